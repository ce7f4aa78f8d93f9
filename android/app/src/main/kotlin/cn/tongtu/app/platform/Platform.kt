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

/** Everything the shell takes from the phone. Tests bring their own; see [PhonePlatform] for the real one. */
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
     * Starts [ask] and answers it at most once, on the main thread. Called once for each ask id while the process
     * lives, also if the activity is rebuilt meanwhile: [answer] holds no activity.
     * [AskKind.Camera] never comes here, the capture template answers it through [CameraEye].
     */
    fun carryOut(ask: Ask, from: Activity, answer: (Outcome) -> Unit)

    /** What `onActivityResult` got. */
    fun returned(request: Int, result: Int, data: Intent?)

    /** What `onRequestPermissionsResult` got. */
    fun permitted(request: Int, permissions: Array<out String>, grants: IntArray)
}

/** The camera's own preview inside the app. The system's camera app is used nowhere. Main thread only. */
internal interface CameraEye {
    /**
     * Opens the camera that [ask] wants and gives its preview, or null where there is none or no leave for it;
     * then the capture template shows its sheet alone. [ready] says when that changes (leave was given).
     */
    fun open(activity: Activity, ask: AskKind.Camera, ready: () -> Unit): View?

    /** Takes one picture; answers once, on the main thread. */
    fun take(answer: (Outcome) -> Unit)

    /** The template left the screen, or the app did. */
    fun close()
}

/** Says honestly that this phone cannot. */
internal object UnavailableAsks : Asks {
    override fun carryOut(ask: Ask, from: Activity, answer: (Outcome) -> Unit) =
        answer(Outcome.Impossible("not on this phone"))

    override fun returned(request: Int, result: Int, data: Intent?) = Unit

    override fun permitted(request: Int, permissions: Array<out String>, grants: IntArray) = Unit
}

/** A phone without a camera. */
internal object UnavailableEye : CameraEye {
    override fun open(activity: Activity, ask: AskKind.Camera, ready: () -> Unit): View? = null

    override fun take(answer: (Outcome) -> Unit) = answer(Outcome.Impossible("no camera"))

    override fun close() = Unit
}

