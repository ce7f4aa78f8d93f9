package cn.tongtu.app.platform

import android.Manifest
import android.app.Activity
import android.content.ActivityNotFoundException
import android.content.Intent
import android.content.pm.PackageManager
import android.net.Uri
import android.os.Build
import uniffi.tongtu.Ask
import uniffi.tongtu.AskKind
import uniffi.tongtu.Outcome
import uniffi.tongtu.Permission

/**
 * Carries out what the core asks of the phone, one thing at a time. What this phone has no part for is answered with
 * [Outcome.Impossible], and the core shows the other way. Main thread only.
 */
internal class PhoneAsks(
    private val picker: PhotoPicker,
    /** The person decided about the camera. */
    private val cameraLeave: () -> Unit,
) : Asks {
    private var pending: Pending? = null

    /** A result for an ask that this process has not seen: it was killed while the picker was in front. */
    private var early: Intent? = null

    private class Pending(val ask: String, val permission: String?, val answer: (Outcome) -> Unit)

    override fun carryOut(ask: Ask, from: Activity, answer: (Outcome) -> Unit) {
        if (pending?.ask == ask.id) return
        when (val kind = ask.kind) {
            is AskKind.Album -> album(ask.id, from, answer)
            is AskKind.Open -> answer(open(from, kind.link))
            is AskKind.Dial -> answer(start(from, Intent(Intent.ACTION_DIAL, Uri.fromParts("tel", kind.number, null))))
            is AskKind.Permission -> permission(ask.id, kind.which, from, answer)
            is AskKind.Camera -> answer(Outcome.Impossible("the capture template owns the camera"))
            is AskKind.ScanCode -> answer(Outcome.Impossible("no reader of codes"))
            is AskKind.Biometric -> answer(Outcome.Impossible("no secret behind a finger"))
            is AskKind.Locate -> answer(Outcome.Impossible("no place"))
            is AskKind.Share, is AskKind.Save -> answer(Outcome.Impossible("no file"))
        }
    }

    override fun returned(request: Int, result: Int, data: Intent?) {
        if (request != ALBUM) return
        val waiting = pending ?: run {
            early = data
            return
        }
        pending = null
        val picked = data?.data?.takeIf { result == Activity.RESULT_OK }
        if (picked == null) waiting.answer(Outcome.Cancelled) else picker.take(picked, waiting.answer)
    }

    override fun permitted(request: Int, permissions: Array<out String>, grants: IntArray) {
        if (request == CAMERA_LEAVE) cameraLeave()
        val waiting = pending?.takeIf { request == LEAVE } ?: return
        pending = null
        val at = permissions.indexOf(waiting.permission)
        val granted = at >= 0 && grants.getOrNull(at) == PackageManager.PERMISSION_GRANTED
        waiting.answer(if (granted) Outcome.Granted else Outcome.Refused(forever = false))
    }

    private fun album(ask: String, from: Activity, answer: (Outcome) -> Unit) {
        val picked = early?.data
        early = null
        if (picked != null) return picker.take(picked, answer)
        try {
            from.startActivityForResult(picker.intent(), ALBUM)
            pending = Pending(ask, null, answer)
        } catch (_: ActivityNotFoundException) {
            answer(Outcome.Impossible("no picker"))
        }
    }

    /** The core has an allow-list; this is the belt to its braces. */
    private fun open(from: Activity, link: String): Outcome {
        val address = Uri.parse(link)
        if (address.scheme != "https") return Outcome.Impossible("not https")
        return start(from, Intent(Intent.ACTION_VIEW, address).addCategory(Intent.CATEGORY_BROWSABLE))
    }

    private fun start(from: Activity, intent: Intent): Outcome = try {
        from.startActivity(intent)
        Outcome.Done
    } catch (_: ActivityNotFoundException) {
        Outcome.Impossible("no app for it")
    }

    private fun permission(ask: String, which: Permission, from: Activity, answer: (Outcome) -> Unit) {
        val name = when (which) {
            Permission.CAMERA -> Manifest.permission.CAMERA
            Permission.LOCATION -> Manifest.permission.ACCESS_FINE_LOCATION
            Permission.MICROPHONE -> Manifest.permission.RECORD_AUDIO
            // Before API 33 nobody is asked about notifications.
            Permission.NOTIFICATIONS ->
                if (Build.VERSION.SDK_INT >= 33) Manifest.permission.POST_NOTIFICATIONS else null
        }
        if (name == null || from.checkSelfPermission(name) == PackageManager.PERMISSION_GRANTED) {
            return answer(Outcome.Granted)
        }
        pending = Pending(ask, name, answer)
        from.requestPermissions(arrayOf(name), LEAVE)
    }

    companion object {
        const val CAMERA_LEAVE = 0x71
        private const val ALBUM = 0x72
        private const val LEAVE = 0x73
    }
}
