package cn.tongtu.app.platform

import android.content.Context
import android.net.ConnectivityManager
import android.os.UserManager
import cn.tongtu.app.R
import java.io.File
import java.util.concurrent.Executors
import uniffi.tongtu.LogSink
import uniffi.tongtu.Reminder
import uniffi.tongtu.Vault

/** The phone this app runs on. */
internal class PhonePlatform(private val context: Context) : Platform {
    override val server: String get() = context.getString(R.string.server)

    /** Not in the system's backup: what is sealed by this phone's key store opens on no other. */
    override val folder: File get() = context.noBackupFilesDir
    override val extraRoot: ByteArray? get() = null
    override val vault: Vault =
        KeystoreVault(File(folder, "vault"), ::unlocked, KeystoreVault::phoneKey)
    override val log: LogSink = LogcatSink

    /** Pictures under way: the core deletes each as soon as it has read it. */
    private val pictures = File(folder, "pictures")
    private val background =
        Executors.newSingleThreadExecutor { Thread(it, "tongtu-files") }
    private val leaves = Leaves(context)
    override val eye: Camera2Eye = Camera2Eye(context, pictures, leaves)
    override val asks: Asks = PhoneAsks(
        PhotoPicker(context.contentResolver, pictures, background),
        FileKeeper(context.contentResolver, background),
        FileLender(context), leaves, server, eye::leaveChanged,
    )
    private val reminders by lazy { Reminders(context) }

    override fun awake() {
        sweep(pictures)
        // Whoever was stopped by force in the system's settings has lost its alarms.
        reminders.again()
    }

    override fun roots(): List<ByteArray> = trustRoots()

    override fun watchConnectivity(online: (Boolean) -> Unit) {
        val manager =
            context.getSystemService(ConnectivityManager::class.java) ?: return online(true)
        Connectivity(manager).watch(online)
    }

    override fun remind(all: List<Reminder>) = reminders.replace(all)

    private fun unlocked(): Boolean =
        context.getSystemService(UserManager::class.java)?.isUserUnlocked ?: true
}

/** A kill between shutter and core leaves a picture behind, of a document or of a face. */
internal fun sweep(pictures: File) {
    for (file in pictures.listFiles().orEmpty()) file.delete()
}
