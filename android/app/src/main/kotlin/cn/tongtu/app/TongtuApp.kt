package cn.tongtu.app

import android.app.Application
import android.os.Handler
import android.os.Looper
import cn.tongtu.app.platform.PhonePlatform
import cn.tongtu.app.platform.Platform
import java.io.File
import java.io.IOException
import kotlin.concurrent.thread
import uniffi.tongtu.App
import uniffi.tongtu.Config
import uniffi.tongtu.Reminder
import uniffi.tongtu.Shell
import uniffi.tongtu.StartException

/**
 * Owns the core for as long as the process lives, so that a rebuilt activity finds it as it was.
 */
internal open class TongtuApp : Application() {
    private val main = Handler(Looper.getMainLooper())
    private val waiting = ArrayList<Pair<(Session) -> Unit, (StartException) -> Unit>>()
    private var reason: StartException? = null
    private var session: Session? = null

    /** What the shell takes from the phone. */
    open val platform: Platform by lazy { makePlatform() }

    /** Which version of the app this is; the server may ask for a newer one. */
    open val version: String
        get() = packageManager.getPackageInfo(packageName, 0).versionName.orEmpty()

    /** Set by the activity in front: whether the display stays on. */
    var keepAwake: ((Boolean) -> Unit)? = null

    internal open fun makePlatform(): Platform = PhonePlatform(this)

    override fun onCreate() {
        super.onCreate()
        begin()
    }

    /**
     * Starts the core. Its roots of TLS are read from the phone, which takes too long for the main
     * thread.
     */
    internal open fun begin() {
        thread(name = "tongtu-start") {
            try {
                platform.awake()
                val shell = Bell()
                val core = App.start(config(), platform.vault, shell, platform.log)
                main.post { ready(Session(core).also { shell.session = it }) }
            } catch (e: StartException) {
                main.post { fail(e) }
            }
        }
    }

    /** Main thread: the core is there. */
    internal fun ready(started: Session) {
        session = started
        platform.watchConnectivity(started.core::connectivityChanged)
        waiting.toList().also { waiting.clear() }.forEach { (then, _) -> then(started) }
    }

    private fun fail(why: StartException) {
        reason = why
        waiting.toList().also { waiting.clear() }.forEach { (_, sorry) -> sorry(why) }
    }

    /** Main thread. Calls [then] as soon as the core is there, or [sorry] if it cannot start. */
    fun whenReady(then: (Session) -> Unit, sorry: (StartException) -> Unit) {
        val started = session
        val why = reason
        when {
            started != null -> then(started)
            why != null -> sorry(why)
            else -> waiting.add(then to sorry)
        }
    }

    /**
     * The snapshot outlives a kill; written at each stop, forgotten when the person leaves for
     * good.
     */
    fun remember(snapshot: String?) {
        try {
            if (snapshot == null) {
                snapshotFile.delete()
            } else {
                val next = File(snapshotFile.path + ".new")
                next.writeText(snapshot)
                next.renameTo(snapshotFile)
            }
        } catch (_: IOException) {
            // Without it the app starts at its first screen: nothing typed is lost, drafts are the
            // core's.
        }
    }

    private val snapshotFile get() = File(noBackupFilesDir, "snapshot")

    private fun config() = Config(
        dataFolder = File(platform.folder, "core").path,
        server = platform.server,
        client = "android/$version",
        locale = resources.configuration.locales[0].toLanguageTag(),
        largeText = resources.configuration.fontScale >= LARGE_TEXT,
        roots = platform.roots(),
        extraRoot = platform.extraRoot,
        restore = try {
            snapshotFile.readText()
        } catch (_: IOException) {
            null
        },
    )

    /** What the core tells the shell; called from the core's threads. */
    private inner class Bell : Shell {
        @Volatile var session: Session? = null

        override fun changed(revision: ULong) {
            session?.changed()
        }

        override fun keepAwake(on: Boolean) {
            main.post { this@TongtuApp.keepAwake?.invoke(on) }
        }

        override fun remind(all: List<Reminder>) = platform.remind(all)
    }

    companion object {
        /** From here on the core is told that the system's text is large, and lines stack. */
        const val LARGE_TEXT = 1.3f
    }
}
