package cn.tongtu.app.bench

import cn.tongtu.app.platform.KeystoreVault
import cn.tongtu.app.platform.Platform
import java.io.File
import java.util.UUID
import javax.crypto.spec.SecretKeySpec
import uniffi.tongtu.Lens
import uniffi.tongtu.LogSink
import uniffi.tongtu.Outcome
import uniffi.tongtu.Reminder
import uniffi.tongtu.Source
import uniffi.tongtu.Vault

/** The phone of the bench: everything of the real shell but the parts that a computer has not. */
internal class BenchPlatform(override val folder: File, private val told: (String) -> Unit) :
    Platform {
    override val server: String get() = Setting.sandbox
    override val extraRoot: ByteArray? get() = null

    /** The real vault with a key that lies beside it: there is no key store here to guard it. */
    override val vault: Vault = KeystoreVault(File(folder, "vault"), { true }) {
        SecretKeySpec("the bench keeps no real secret ".padEnd(32).toByteArray(), "AES")
    }
    override val log: LogSink = object : LogSink {
        override fun write(level: UByte, line: String) =
            told("log ${"EWID".getOrElse(level.toInt()) { 'D' }} $line")
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

    override fun awake() = Unit

    override fun roots(): List<ByteArray> = emptyList()

    override fun watchConnectivity(online: (Boolean) -> Unit) {
        listener = online
        online(this.online)
    }

    /** The set as it was last told; QA taps one in the page. */
    @Volatile var reminders: List<Reminder> = emptyList()
        private set

    override fun remind(all: List<Reminder>) {
        reminders = all
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

    /**
     * When it was taken; null as the phone would say: now for the camera, nothing for the album.
     */
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
            Source.CAMERA ->
                Outcome.Photo(file.path, lens ?: asked, source, takenAtMs ?: nowMs(), emptyList())
            Source.ALBUM -> Outcome.Photo(file.path, null, source, takenAtMs, emptyList())
        }
    }
}

/** The app of the bench keeps its files where QA said, so that the next start finds them. */
internal class BenchApp : cn.tongtu.app.TongtuApp() {
    /** The last things the phone did, newest last: links, calls, reminders, the core's log. */
    val told = java.util.concurrent.ConcurrentLinkedDeque<String>()
    val bench get() = platform as BenchPlatform

    /** As QA updates it; null as it was built. */
    var updated: String? = null

    override val version: String get() = updated ?: super.version

    override fun makePlatform(): Platform = BenchPlatform(noBackupFilesDir) { line ->
        told.addLast(line)
        while (told.size > 200) told.pollFirst()
    }

    override fun getNoBackupFilesDir(): File = File(Setting.data, "phone").apply { mkdirs() }
}
