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
 * Carries out what the core asks of the phone, one thing at a time. What this phone has no part for
 * is answered with [Outcome.Impossible], and the core shows the other way. Main thread only.
 */
internal class PhoneAsks(
    private val picker: PhotoPicker,
    private val keeper: FileKeeper,
    private val lender: FileLender,
    private val leaves: Leaves,
    /** Of the back end: the only one whose pages may be opened without TLS, on this machine. */
    private val server: String,
    /** The person decided about the camera. */
    private val cameraLeave: (Activity) -> Unit,
) : Asks {
    private var pending: Pending? = null

    /**
     * A result for an ask that this process has not seen: it was killed behind the system's part.
     */
    private var early: Early? = null

    /** Started for a result, which is a [request]'s; [then] takes it, null for turning away. */
    private class Pending(
        val ask: String,
        val request: Int,
        val answer: (Outcome) -> Unit,
        val permission: String? = null,
        val then: (Uri?) -> Unit = {},
    )

    private class Early(val request: Int, val picked: Uri?)

    override fun carryOut(ask: Ask, from: Activity, files: Files, answer: (Outcome) -> Unit) {
        if (pending?.ask == ask.id) return
        when (val kind = ask.kind) {
            is AskKind.Album -> album(ask.id, from, answer)
            is AskKind.Open -> answer(open(from, kind.link))
            is AskKind.Dial -> {
                val number = Uri.fromParts("tel", kind.number, null)
                answer(start(from, Intent(Intent.ACTION_DIAL, number)))
            }
            is AskKind.Permission -> permission(ask.id, kind.which, from, answer)
            is AskKind.Save -> files.fetch(kind.file) { bytes ->
                if (bytes == null) answer(NO_FILE)
                else save(ask.id, kind.name, bytes, from, answer)
            }
            is AskKind.Share -> files.fetch(kind.file) { bytes ->
                if (bytes == null) answer(NO_FILE)
                else share(ask.id, kind.name, bytes, from, answer)
            }
            is AskKind.Camera, is AskKind.ScanCode ->
                answer(Outcome.Impossible("the capture template owns the camera"))
            is AskKind.Biometric -> answer(Outcome.Impossible("no secret behind a finger"))
            is AskKind.Locate -> answer(Outcome.Impossible("no place"))
        }
    }

    override fun returned(request: Int, result: Int, data: Intent?) {
        if (request !in RESULTS) return
        val picked = data?.data?.takeIf { result == Activity.RESULT_OK }
        val waiting = pending ?: run {
            early = Early(request, picked)
            return
        }
        if (waiting.request != request) return
        pending = null
        waiting.then(picked)
    }

    override fun permitted(
        from: Activity, request: Int, permissions: Array<out String>, grants: IntArray,
    ) {
        if (request == CAMERA_LEAVE) cameraLeave(from)
        val waiting = pending?.takeIf { request == LEAVE && it.request == LEAVE } ?: return
        val permission = waiting.permission ?: return
        pending = null
        waiting.answer(leaves.decided(from, permission) ?: Outcome.Granted)
    }

    /**
     * Starts [intent] for a result, unless the process before this one did, and was killed while
     * the person was there: then what came of it is here already. False where nothing answers to
     * it.
     */
    private fun forResult(
        ask: String, request: Int, from: Activity, intent: Intent, answer: (Outcome) -> Unit,
        then: (Uri?) -> Unit,
    ): Boolean {
        val come = early?.takeIf { it.request == request }
        early = null
        if (come != null) {
            then(come.picked)
            return true
        }
        return try {
            from.startActivityForResult(intent, request)
            pending = Pending(ask, request, answer, then = then)
            true
        } catch (_: ActivityNotFoundException) {
            answer(Outcome.Impossible("no app for it"))
            false
        }
    }

    private fun album(ask: String, from: Activity, answer: (Outcome) -> Unit) {
        forResult(ask, ALBUM, from, picker.intent(), answer) { picked ->
            if (picked == null) answer(Outcome.Cancelled) else picker.take(picked, answer)
        }
    }

    private fun save(
        ask: String, name: String, bytes: ByteArray, from: Activity, answer: (Outcome) -> Unit,
    ) {
        forResult(ask, SAVE, from, keeper.intent(name), answer) { chosen ->
            if (chosen == null) answer(Outcome.Cancelled) else keeper.keep(chosen, bytes, answer)
        }
    }

    /**
     * Whoever chose an app and whoever turned away come back alike; then nobody may read it more.
     */
    private fun share(
        ask: String, name: String, bytes: ByteArray, from: Activity, answer: (Outcome) -> Unit,
    ) {
        val lent = lender.lend(name, bytes)
        val started = forResult(ask, SHARE, from, lender.intent(lent, name), answer) {
            lender.takeBack(lent)
            answer(Outcome.Done)
        }
        if (!started) lender.takeBack(lent)
    }

    /** The core has an allow-list; this is the belt to its braces. */
    private fun open(from: Activity, link: String): Outcome {
        val address = Uri.parse(link)
        if (address.scheme != "https" && !ofThisMachine(address)) {
            return Outcome.Impossible("not https")
        }
        return start(
            from, Intent(Intent.ACTION_VIEW, address).addCategory(Intent.CATEGORY_BROWSABLE),
        )
    }

    private fun ofThisMachine(address: Uri): Boolean {
        val own = Uri.parse(server)
        return address.scheme == "http" && own.scheme == "http" && own.host in LOOPBACK &&
            address.encodedAuthority == own.encodedAuthority
    }

    private fun start(from: Activity, intent: Intent): Outcome = try {
        from.startActivity(intent)
        Outcome.Done
    } catch (_: ActivityNotFoundException) {
        Outcome.Impossible("no app for it")
    }

    private fun permission(
        ask: String, which: Permission, from: Activity, answer: (Outcome) -> Unit,
    ) {
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
        pending = Pending(ask, LEAVE, answer, permission = name)
        from.requestPermissions(arrayOf(name), LEAVE)
    }

    companion object {
        const val CAMERA_LEAVE = 0x71
        private const val ALBUM = 0x72
        private const val LEAVE = 0x73
        private const val SAVE = 0x74
        private const val SHARE = 0x75
        private val RESULTS = setOf(ALBUM, SAVE, SHARE)
        private val LOOPBACK = setOf("127.0.0.1", "localhost", "::1", "[::1]")
        private val NO_FILE = Outcome.Impossible("no such file")
    }
}
