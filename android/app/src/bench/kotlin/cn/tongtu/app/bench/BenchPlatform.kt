package cn.tongtu.app.bench

import android.app.Activity
import android.content.Intent
import android.graphics.BitmapFactory
import android.graphics.Color
import android.os.Handler
import android.os.Looper
import android.view.Gravity
import android.view.View
import android.widget.FrameLayout
import android.widget.ImageView
import android.widget.TextView
import cn.tongtu.app.platform.Asks
import cn.tongtu.app.platform.CameraEye
import cn.tongtu.app.platform.KeystoreVault
import cn.tongtu.app.platform.Platform
import java.io.File
import java.util.UUID
import javax.crypto.spec.SecretKeySpec
import uniffi.tongtu.Ask
import uniffi.tongtu.AskKind
import uniffi.tongtu.Lens
import uniffi.tongtu.LogSink
import uniffi.tongtu.Outcome
import uniffi.tongtu.Reminder
import uniffi.tongtu.Source
import uniffi.tongtu.Vault

/** The phone of the bench: everything of the real shell but the parts that a computer has not. */
internal class BenchPlatform(override val folder: File, private val told: (String) -> Unit) : Platform {
    override val server: String get() = Setting.sandbox
    override val extraRoot: ByteArray? get() = null

    /** The real vault with a key that lies beside it: there is no key store here to guard it. */
    override val vault: Vault = KeystoreVault(File(folder, "vault"), { true }) {
        SecretKeySpec("the bench keeps no real secret ".padEnd(32).toByteArray(), "AES")
    }
    override val log: LogSink = object : LogSink {
        override fun write(level: UByte, line: String) = told("log ${"EWID".getOrElse(level.toInt()) { 'D' }} $line")
    }
    val roll = Roll(File(folder, "pictures"))
    override val asks = BenchAsks(roll, told)
    override val eye = BenchEye(roll)

    @Volatile private var listener: ((Boolean) -> Unit)? = null

    /** What QA's switch says. */
    @Volatile var online = true
        set(value) {
            field = value
            listener?.invoke(value)
        }

    override fun roots(): List<ByteArray> = emptyList()

    override fun watchConnectivity(online: (Boolean) -> Unit) {
        listener = online
        online(this.online)
    }

    override fun remind(all: List<Reminder>) {
        for (one in all) told("reminder ${one.title}")
    }
}

/** The picture that QA has laid before the camera, or chosen from the album. Main thread. */
internal class Roll(private val folder: File) {
    class Shot(val name: String, val bytes: ByteArray)

    /** What lies before the camera. */
    var shot: Shot? = null
        private set

    /** Which side QA takes it from; null as the app asks. */
    var lens: Lens? = null

    /** When it was taken; null as the phone would say: now for the camera, nothing for the album. */
    var takenAtMs: Long? = null

    /** The sandbox's clock, which is the only one that the app believes. */
    var nowMs: () -> Long? = { null }
    val changed = ArrayList<() -> Unit>()

    fun lay(next: Shot?) {
        shot = next
        changed.toList().forEach { it() }
    }

    /** The picture as a file of its own, since the core deletes what it was given. */
    fun photo(source: Source, asked: Lens?): Outcome {
        val now = shot ?: return Outcome.Cancelled
        folder.mkdirs()
        val file = File(folder, UUID.randomUUID().toString()).apply { writeBytes(now.bytes) }
        return when (source) {
            Source.CAMERA -> Outcome.Photo(file.path, lens ?: asked, source, takenAtMs ?: nowMs(), emptyList())
            Source.ALBUM -> Outcome.Photo(file.path, null, source, takenAtMs, emptyList())
        }
    }
}

/** The camera (相机) of the bench: sees the picture that QA has laid before it. */
internal class BenchEye(private val roll: Roll) : CameraEye {
    private var asked: Lens? = null
    private var shows: (() -> Unit)? = null

    override fun open(activity: Activity, ask: AskKind.Camera, ready: () -> Unit): View {
        close()
        asked = ask.lens
        val picture = ImageView(activity).apply { scaleType = ImageView.ScaleType.CENTER_CROP }
        val hint = TextView(activity).apply {
            text = "请在右侧放一张照片"
            setTextColor(Color.WHITE)
            gravity = Gravity.CENTER
        }
        val show = {
            val bytes = roll.shot?.bytes
            picture.setImageBitmap(bytes?.let { BitmapFactory.decodeByteArray(it, 0, it.size) })
            hint.visibility = if (bytes == null) View.VISIBLE else View.GONE
        }
        show()
        shows = show
        roll.changed += show
        return FrameLayout(activity).apply {
            setBackgroundColor(Color.BLACK)
            addView(picture)
            addView(hint)
        }
    }

    override fun take(answer: (Outcome) -> Unit) {
        if (roll.shot != null) answer(roll.photo(Source.CAMERA, asked))
    }

    override fun close() {
        shows?.let(roll.changed::remove)
        shows = null
    }
}

/** What the app asks of its phone, answered by QA in the page. Main thread. */
internal class BenchAsks(private val roll: Roll, private val told: (String) -> Unit) : Asks {
    class Open(val kind: String, val answer: (Outcome) -> Unit)

    /** What waits for QA. */
    var open: Open? = null
        private set

    override fun carryOut(ask: Ask, from: Activity, answer: (Outcome) -> Unit) {
        when (val kind = ask.kind) {
            is AskKind.Album -> open = Open("album", answer)
            is AskKind.Permission -> open = Open("permission " + kind.which.name.lowercase(), answer)
            is AskKind.ScanCode -> open = Open("scan_code", answer)
            is AskKind.Open -> done("opens ${kind.link}", answer)
            is AskKind.Dial -> done("dials ${kind.number}", answer)
            is AskKind.Share -> done("shares ${kind.name}", answer)
            is AskKind.Save -> done("saves ${kind.name}", answer)
            is AskKind.Biometric, is AskKind.Locate, is AskKind.Camera ->
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
        val outcome = when (word) {
            "photo" -> roll.photo(Source.ALBUM, null)
            "yes" -> Outcome.Granted
            "no" -> if (waiting.kind.startsWith("permission")) Outcome.Refused(false) else Outcome.Cancelled
            else -> Outcome.Impossible("said by QA")
        }
        open = null
        waiting.answer(outcome)
    }

    override fun returned(request: Int, result: Int, data: Intent?) = Unit

    override fun permitted(request: Int, permissions: Array<out String>, grants: IntArray) = Unit
}

/** The app of the bench keeps its files where QA said, so that the next start finds them. */
internal class BenchApp : cn.tongtu.app.TongtuApp() {
    /** The last things the phone did, newest last: links, calls, reminders, the core's log. */
    val told = java.util.concurrent.ConcurrentLinkedDeque<String>()
    val bench get() = platform as BenchPlatform

    override fun makePlatform(): Platform = BenchPlatform(noBackupFilesDir) { line ->
        told.addLast(line)
        while (told.size > 200) told.pollFirst()
    }

    override fun getNoBackupFilesDir(): File = File(Setting.data, "phone").apply { mkdirs() }
}
