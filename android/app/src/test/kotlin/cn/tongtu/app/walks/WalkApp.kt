package cn.tongtu.app.walks

import android.app.Activity
import android.content.Intent
import android.os.Handler
import android.os.Looper
import android.view.View
import cn.tongtu.app.Session
import cn.tongtu.app.TongtuApp
import cn.tongtu.app.platform.Asks
import cn.tongtu.app.platform.CameraEye
import cn.tongtu.app.platform.Files
import cn.tongtu.app.platform.Platform
import cn.tongtu.app.platform.Series
import java.io.File
import java.util.concurrent.ConcurrentHashMap
import uniffi.tongtu.Ask
import uniffi.tongtu.AskKind
import uniffi.tongtu.ForeignException
import uniffi.tongtu.LogSink
import uniffi.tongtu.Outcome
import uniffi.tongtu.Reminder
import uniffi.tongtu.Vault

/**
 * The app with its real core and a phone that a walk holds in its hand. Starts when the walk says
 * so.
 */
internal class WalkApp : TongtuApp() {
    var phone: WalkPlatform? = null

    /** The core of the process before: [whenReady] still gives it until the new one is there. */
    var before: Session? = null

    /** As the walk updates it; null while it is as it was built. */
    var updated: String? = null

    override val version: String get() = updated ?: super.version

    override fun begin() {
        if (phone != null) super.begin()
    }

    override fun makePlatform(): Platform = throw IllegalStateException("a walk brings its own")

    override val platform: Platform get() = checkNotNull(phone) { "no walk has begun" }

    override fun getNoBackupFilesDir(): File = phone?.folder ?: super.getNoBackupFilesDir()
}

/** Camera, album and network as the walk wants them; everything else as on a phone. */
internal class WalkPlatform(override val server: String, override val folder: File) : Platform {
    override val extraRoot: ByteArray? get() = null
    override val vault: Vault = MemoryVault()
    override val log: LogSink = object : LogSink {
        override fun write(level: UByte, line: String) = Unit
    }
    override val asks = WalkAsks()
    override val eye = WalkEye()

    @Volatile private var listener: ((Boolean) -> Unit)? = null

    @Volatile var online = true
        set(value) {
            field = value
            listener?.invoke(value)
        }

    override fun awake() = Unit

    override fun roots(): List<ByteArray> = emptyList()

    override fun watchConnectivity(online: (Boolean) -> Unit) {
        listener = online
        online(this.online)
    }

    /** The set as it was last told. */
    @Volatile var reminders: List<Reminder> = emptyList()
        private set

    override fun remind(all: List<Reminder>) {
        reminders = all
    }
}

/** Outlives a kill of the app, as a phone's key store does. */
internal class MemoryVault : Vault {
    private val secrets = ConcurrentHashMap<String, ByteArray>()

    override fun read(name: String): ByteArray =
        secrets[name]?.copyOf() ?: throw ForeignException.Absent()

    override fun write(name: String, secret: ByteArray) {
        secrets[name] = secret.copyOf()
    }

    override fun delete(name: String) {
        secrets.remove(name)
    }
}

/** Waits with each ask until the walk answers it. */
internal class WalkAsks : Asks {
    private var answer: ((Outcome) -> Unit)? = null

    override fun carryOut(ask: Ask, from: Activity, files: Files, answer: (Outcome) -> Unit) {
        this.answer = answer
    }

    fun answer(outcome: Outcome) {
        val waiting = checkNotNull(answer) { "nothing is asked" }
        answer = null
        waiting(outcome)
    }

    override fun returned(request: Int, result: Int, data: Intent?) = Unit

    override fun permitted(
        from: Activity, request: Int, permissions: Array<out String>, grants: IntArray,
    ) = Unit
}

/** Sees what the walk lays before it. */
internal class WalkEye : CameraEye {
    private val series = Series(Handler(Looper.getMainLooper()), pauseMs = 100)
    private var asked: AskKind.Camera? = null

    /** One for each picture that is asked for. */
    val next = ArrayDeque<Outcome>()
    val looking: Boolean get() = asked != null

    /** Takes what is seen while codes are read. */
    var reader: ((Outcome) -> Unit)? = null
        private set

    override fun open(activity: Activity, ask: AskKind.Camera, ready: () -> Unit): View {
        close()
        asked = ask
        return View(activity)
    }

    override fun read(activity: Activity, ready: () -> Unit, answer: (Outcome) -> Unit): View {
        close()
        reader = answer
        return View(activity)
    }

    override fun take(answer: (Outcome) -> Unit) {
        val frames = checkNotNull(asked) { "the camera is not open" }.frames.toInt()
        val one = { then: (Outcome) -> Unit ->
            then(checkNotNull(next.removeFirstOrNull()) { "nothing lies before the camera" })
        }
        series.begin(frames.coerceAtLeast(1), one, answer)
    }

    override fun close() {
        series.end()
        asked = null
        reader = null
    }
}
