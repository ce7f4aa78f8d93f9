package cn.tongtu.app.bench

import android.app.Activity
import android.content.Intent
import android.os.Handler
import android.os.Looper
import cn.tongtu.app.platform.Asks
import cn.tongtu.app.platform.Files
import uniffi.tongtu.Ask
import uniffi.tongtu.AskKind
import uniffi.tongtu.Outcome
import uniffi.tongtu.Source

/** What the app asks of its phone, answered by QA in the page. Main thread. */
internal class BenchAsks(private val roll: Roll, private val told: (String) -> Unit) : Asks {
    class Open(val kind: String, val file: Saved?, val answer: (Outcome) -> Unit)

    /** A file that the app gave away; the browser keeps it as a download. */
    class Saved(val name: String, val bytes: ByteArray)

    /** What waits for QA. */
    var open: Open? = null
        private set

    /** The page outside that stands before the app; null while the app is in front. */
    var outside: String? = null

    /** A page outside comes to the front. */
    var opened: () -> Unit = {}

    override fun carryOut(ask: Ask, from: Activity, files: Files, answer: (Outcome) -> Unit) {
        when (val kind = ask.kind) {
            is AskKind.Album -> open = Open("album", null, answer)
            is AskKind.Permission ->
                open = Open("permission " + kind.which.name.lowercase(), null, answer)
            is AskKind.Open -> {
                done("opens ${kind.link}", answer)
                // Only the sandbox's own pages are shown here; others are just told of.
                if (kind.link.startsWith(Setting.sandbox + "/")) {
                    outside = kind.link
                    opened()
                }
            }
            is AskKind.Dial -> done("dials ${kind.number}", answer)
            is AskKind.Share -> files.fetch(kind.file) { bytes ->
                if (bytes == null) answer(NO_FILE)
                else done("shares ${kind.name} (${bytes.size} bytes)", answer)
            }
            is AskKind.Save -> files.fetch(kind.file) { bytes ->
                if (bytes == null) answer(NO_FILE)
                else open = Open("save ${kind.name}", Saved(kind.name, bytes), answer)
            }
            is AskKind.Biometric, is AskKind.Locate, is AskKind.Camera, is AskKind.ScanCode ->
                answer(Outcome.Impossible("the bench has no such part"))
        }
    }

    private fun done(what: String, answer: (Outcome) -> Unit) {
        told("phone $what")
        // After the drawing that asked for it, as on a phone.
        Handler(Looper.getMainLooper()).post { answer(Outcome.Done) }
    }

    /** QA's answer: the picture that lies there, yes, no, or something else. */
    fun reply(word: String) {
        val waiting = open ?: return
        val permission = waiting.kind.startsWith("permission")
        val outcome = when (word) {
            "photo" -> roll.photo(Source.ALBUM, null)
            "yes" -> if (permission) Outcome.Granted else Outcome.Done
            "no" -> if (permission) Outcome.Refused(false) else Outcome.Cancelled
            "never" -> Outcome.Refused(true)
            else -> Outcome.Impossible("said by QA")
        }
        open = null
        waiting.file?.takeIf { outcome == Outcome.Done }
            ?.let { told("phone saved ${it.name} (${it.bytes.size} bytes)") }
        waiting.answer(outcome)
    }

    override fun returned(request: Int, result: Int, data: Intent?) = Unit

    override fun permitted(
        from: Activity, request: Int, permissions: Array<out String>, grants: IntArray,
    ) = Unit

    private companion object {
        val NO_FILE = Outcome.Impossible("no such file")
    }
}
