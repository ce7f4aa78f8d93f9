package cn.tongtu.app.platform

import android.content.Context
import android.util.Log
import cn.tongtu.app.R
import java.io.File
import uniffi.tongtu.ForeignException
import uniffi.tongtu.LogSink
import uniffi.tongtu.Reminder
import uniffi.tongtu.Vault

/** The phone this app runs on. */
internal class PhonePlatform(private val context: Context) : Platform {
    override val server: String get() = context.getString(R.string.server)
    override val folder: File get() = context.noBackupFilesDir
    override val extraRoot: ByteArray? get() = null
    override val vault: Vault = object : Vault {
        override fun read(name: String): ByteArray = throw ForeignException.Absent()
        override fun write(name: String, secret: ByteArray) = throw ForeignException.Failed("no key store")
        override fun delete(name: String) = Unit
    }
    override val log: LogSink = object : LogSink {
        override fun write(level: UByte, line: String) {
            Log.i("tongtu", line)
        }
    }
    override val asks: Asks = UnavailableAsks
    override val eye: CameraEye = UnavailableEye

    override fun roots(): List<ByteArray> = emptyList()

    override fun watchConnectivity(online: (Boolean) -> Unit) = online(true)

    override fun remind(all: List<Reminder>) = Unit
}
