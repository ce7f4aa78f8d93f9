package cn.tongtu.app.platform

import android.content.ClipData
import android.content.ContentProvider
import android.content.ContentValues
import android.content.Context
import android.content.Intent
import android.database.Cursor
import android.database.MatrixCursor
import android.net.Uri
import android.os.Bundle
import android.os.ParcelFileDescriptor
import android.provider.OpenableColumns
import java.io.FileNotFoundException
import java.io.IOException
import java.util.UUID
import java.util.concurrent.ConcurrentHashMap

/**
 * Lends a file of the core's to the app that the person chooses (分享), and takes it back. Its bytes
 * stay in memory; see [LentFiles] for who can read them.
 */
internal class FileLender(private val context: Context) {
    /** Lends [bytes]; nobody knows the address but whoever is given it. */
    fun lend(name: String, bytes: ByteArray): Uri {
        val id = UUID.randomUUID().toString()
        LentFiles.lent[id] = LentFiles.Lent(name, bytes)
        return Uri.Builder().scheme("content").authority(LentFiles.AUTHORITY).path(id).build()
    }

    /** The system's choice of apps; the one that is chosen may read, and no other. */
    fun intent(lent: Uri, name: String): Intent {
        val send = Intent(Intent.ACTION_SEND)
            .setType(typeOf(name))
            .putExtra(Intent.EXTRA_STREAM, lent)
            .addFlags(Intent.FLAG_GRANT_READ_URI_PERMISSION)
        send.clipData = ClipData.newRawUri(name, lent)
        return Intent.createChooser(send, null)
    }

    /** Nobody can read it from now on; who has it open reads to its end. */
    fun takeBack(lent: Uri) {
        lent.lastPathSegment?.let(LentFiles.lent::remove)
        context.revokeUriPermission(lent, Intent.FLAG_GRANT_READ_URI_PERMISSION)
    }
}

/**
 * Serves what is lent, out of memory, through a pipe. Not exported: the system lets in only whom a
 * grant names, one file and to read. Nothing can be listed, written or deleted. Any thread.
 */
internal class LentFiles : ContentProvider() {
    class Lent(val name: String, val bytes: ByteArray)

    override fun onCreate(): Boolean = true

    override fun getType(uri: Uri): String? = find(uri)?.let { typeOf(it.name) }

    override fun query(
        uri: Uri, projection: Array<out String>?, selection: String?,
        selectionArgs: Array<out String>?, sortOrder: String?,
    ): Cursor? {
        val file = find(uri) ?: return null
        val known = mapOf<String, Any>(
            OpenableColumns.DISPLAY_NAME to file.name,
            OpenableColumns.SIZE to file.bytes.size.toLong(),
        )
        val columns = projection?.filter(known::containsKey) ?: known.keys
        return MatrixCursor(columns.toTypedArray(), 1).apply {
            addRow(columns.map(known::getValue))
        }
    }

    override fun openFile(uri: Uri, mode: String): ParcelFileDescriptor {
        if (mode != "r") throw FileNotFoundException("only to read")
        val file = find(uri) ?: throw FileNotFoundException("not lent")
        return openPipeHelper(uri, typeOf(file.name), null, file.bytes, ::pour)
    }

    @Suppress("UNUSED_PARAMETER") // the shape of the framework's writer
    private fun pour(
        into: ParcelFileDescriptor, uri: Uri, type: String, options: Bundle?, bytes: ByteArray?,
    ) {
        try {
            ParcelFileDescriptor.AutoCloseOutputStream(into).use { it.write(bytes ?: return) }
        } catch (_: IOException) {
            // The other app stopped reading: that is its own affair.
        }
    }

    private fun find(uri: Uri): Lent? =
        uri.takeIf { it.authority == AUTHORITY && it.pathSegments.size == 1 }
            ?.lastPathSegment?.let(lent::get)

    override fun insert(uri: Uri, values: ContentValues?): Uri? = null

    override fun delete(uri: Uri, selection: String?, selectionArgs: Array<out String>?): Int = 0

    override fun update(
        uri: Uri, values: ContentValues?, selection: String?, selectionArgs: Array<out String>?,
    ): Int = 0

    companion object {
        /** The manifest names it too. */
        const val AUTHORITY = "cn.tongtu.app.lent"

        /** What is lent now. The system makes the provider, so both sides meet here. */
        internal val lent = ConcurrentHashMap<String, Lent>()
    }
}
