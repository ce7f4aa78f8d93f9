package cn.tongtu.app.platform

import android.app.Activity
import android.content.Intent
import android.view.View
import java.io.File
import uniffi.tongtu.Ask
import uniffi.tongtu.AskKind
import uniffi.tongtu.LogSink
import uniffi.tongtu.Outcome
import uniffi.tongtu.Reminder
import uniffi.tongtu.Vault

/**
 * Everything the shell takes from the phone. Tests bring their own; see [PhonePlatform] for the
 * real one.
 */
internal interface Platform {
    /** Where the back end is, for example `https://tongtu.example`. */
    val server: String

    /** The app's own folder for the core's two files and for pictures under way. */
    val folder: File

    /** One more root of TLS (DER), as a sandbox has; null elsewhere. */
    val extraRoot: ByteArray?
    val vault: Vault
    val log: LogSink
    val asks: Asks
    val eye: CameraEye

    /**
     * The process has begun, the core has not: what a kill left behind is put right. Slow: never on
     * the main thread.
     */
    fun awake()

    /** The phone's trusted roots (DER). Slow: never on the main thread. */
    fun roots(): List<ByteArray>

    /** Calls [online] now and whenever it changes, from any thread. */
    fun watchConnectivity(online: (Boolean) -> Unit)

    /** Replaces all reminders of the system's. */
    fun remind(all: List<Reminder>)
}

/** The one place that carries out what the core asks of the phone. Main thread only. */
internal interface Asks {
    /**
     * Starts [ask] and answers it at most once, on the main thread. Called once for each ask id
     * while the process lives, also if the activity is rebuilt meanwhile: [answer] holds no
     * activity. The camera's asks ([AskKind.Camera], [AskKind.ScanCode]) do not come here where the
     * capture template stands, which answers them through [CameraEye].
     */
    fun carryOut(ask: Ask, from: Activity, files: Files, answer: (Outcome) -> Unit)

    /** What `onActivityResult` got. */
    fun returned(request: Int, result: Int, data: Intent?)

    /** What `onRequestPermissionsResult` got. */
    fun permitted(from: Activity, request: Int, permissions: Array<out String>, grants: IntArray)
}

/** The core's files, by the name it gave them in an ask. Main thread only. */
internal fun interface Files {
    /** Gives all bytes of [file] as soon as they are there, or null where they never come. */
    fun fetch(file: String, then: (ByteArray?) -> Unit)
}

/**
 * The camera's own preview inside the app. The system's camera app is used nowhere. Main thread
 * only.
 */
internal interface CameraEye {
    /**
     * Opens the camera that [ask] wants and gives its preview, or null where there is none or no
     * leave for it; then the capture template shows its sheet alone. [ready] says when that changes
     * (leave was given).
     */
    fun open(activity: Activity, ask: AskKind.Camera, ready: () -> Unit): View?

    /**
     * Opens the rear camera to read a square code and gives its preview, or null; [ready] as above.
     * [answer] gets a frame some three times a second, the next one only after it has returned, and
     * at last perhaps why there will be none. A frame's bytes are good until [answer] returns.
     */
    fun read(activity: Activity, ready: () -> Unit, answer: (Outcome) -> Unit): View?

    /**
     * Takes as many pictures as the ask wanted for which the camera is open, a moment apart, and
     * answers each on the main thread; or once, why not.
     */
    fun take(answer: (Outcome) -> Unit)

    /** The template left the screen, or the app did. */
    fun close()
}

/** A phone without a camera. */
internal object UnavailableEye : CameraEye {
    override fun open(activity: Activity, ask: AskKind.Camera, ready: () -> Unit): View? = null

    override fun read(activity: Activity, ready: () -> Unit, answer: (Outcome) -> Unit): View? {
        answer(Outcome.Impossible("no camera"))
        return null
    }

    override fun take(answer: (Outcome) -> Unit) = answer(Outcome.Impossible("no camera"))

    override fun close() = Unit
}
