package cn.tongtu.app.platform

import android.content.Context
import android.util.AtomicFile
import java.io.ByteArrayOutputStream
import java.io.DataInputStream
import java.io.DataOutputStream
import java.io.File
import java.io.IOException
import uniffi.tongtu.Reminder

/** A reminder, and whether it has come due. */
internal class Kept(val reminder: Reminder, val shown: Boolean)

/** The set of reminders as it was last told. Holds nothing that names a person; not backed up. */
internal class RemindersFile(context: Context) {
    private val file = AtomicFile(File(context.noBackupFilesDir, "reminders"))

    /** Empty where there is none, or none that can be read: the core tells the set again. */
    fun read(): List<Kept> = try {
        DataInputStream(file.openRead().buffered()).use { from ->
            if (from.readByte() != FORMAT) throw IOException("another format")
            List(from.readUnsignedShort()) { one(from) }
        }
    } catch (_: IOException) {
        emptyList()
    }

    private fun one(from: DataInputStream): Kept {
        val id = from.readUTF()
        val atMs = from.readLong()
        val (title, text, link) = List(3) { from.readUTF() }
        return Kept(Reminder(id, atMs, title, text, link), from.readBoolean())
    }

    fun write(all: List<Kept>) {
        val bytes = ByteArrayOutputStream()
        DataOutputStream(bytes).run {
            writeByte(FORMAT.toInt())
            writeShort(all.size)
            for (kept in all) {
                val one = kept.reminder
                writeUTF(one.id)
                writeLong(one.atMs)
                for (words in listOf(one.title, one.text, one.link)) writeUTF(words)
                writeBoolean(kept.shown)
            }
        }
        try {
            val to = file.startWrite()
            try {
                to.write(bytes.toByteArray())
                file.finishWrite(to)
            } catch (e: IOException) {
                file.failWrite(to)
                throw e
            }
        } catch (_: IOException) {
            // A full disk: the alarms are set; only a restart of the phone would lose them.
        }
    }

    private companion object {
        const val FORMAT: Byte = 1
    }
}
