package cn.tongtu.app.platform

import android.content.ContentResolver
import android.content.Intent
import android.database.Cursor
import android.net.Uri
import android.os.Build
import android.os.Handler
import android.os.Looper
import android.provider.MediaStore
import java.io.File
import java.io.FileNotFoundException
import java.io.IOException
import java.util.UUID
import java.util.concurrent.Executor
import uniffi.tongtu.Outcome
import uniffi.tongtu.Source

/**
 * One picture out of the person's album (相册) by the system's own picker, which needs no permission.
 * The picture is copied into [folder] as it is, for the core to read and delete.
 */
internal class PhotoPicker(
    private val resolver: ContentResolver,
    private val folder: File,
    private val background: Executor,
) {
    private val main = Handler(Looper.getMainLooper())

    /** What to start for a result. */
    fun intent(): Intent =
        if (Build.VERSION.SDK_INT >= 33) {
            Intent(MediaStore.ACTION_PICK_IMAGES).setType("image/*")
        } else {
            Intent(Intent.ACTION_OPEN_DOCUMENT)
                .addCategory(Intent.CATEGORY_OPENABLE).setType("image/*")
        }

    /** Copies what the picker gave; answers on the main thread. */
    fun take(picked: Uri, answer: (Outcome) -> Unit) = background.execute {
        val outcome = try {
            Outcome.Photo(copy(picked).path, null, Source.ALBUM, takenAt(picked), emptyList())
        } catch (e: IOException) {
            Outcome.Impossible("copy: ${e.javaClass.simpleName}")
        } catch (_: SecurityException) { // the provider withdrew its leave meanwhile
            Outcome.Impossible("copy: no leave")
        }
        main.post { answer(outcome) }
    }

    private fun copy(picked: Uri): File {
        if (!folder.isDirectory && !folder.mkdirs()) throw IOException("no folder")
        val file = File(folder, UUID.randomUUID().toString())
        try {
            val from = resolver.openInputStream(picked) ?: throw FileNotFoundException("no stream")
            from.use { file.outputStream().use { to -> copyAtMost(it::read, to::write) } }
        } catch (e: IOException) {
            file.delete()
            throw e
        }
        return file
    }

    /** A stream may be endless; a picture is not. */
    private fun copyAtMost(read: (ByteArray) -> Int, write: (ByteArray, Int, Int) -> Unit) {
        val buffer = ByteArray(64 * 1024)
        var left = MOST_BYTES
        while (true) {
            val got = read(buffer)
            if (got < 0) return
            left -= got
            if (left < 0) throw IOException("larger than a picture")
            write(buffer, 0, got)
        }
    }

    /** As the album knows it; the core looks into the file itself first. */
    private fun takenAt(picked: Uri): Long? = try {
        resolver.query(picked, arrayOf(DATE_TAKEN), null, null, null)?.use(::firstDate)
    } catch (_: IllegalArgumentException) { // a provider that does not know the column
        null
    } catch (_: UnsupportedOperationException) {
        null
    }

    private fun firstDate(row: Cursor): Long? {
        val column = row.getColumnIndex(DATE_TAKEN)
        if (column < 0 || !row.moveToFirst() || row.isNull(column)) return null
        return row.getLong(column).takeIf { it > 0 }
    }

    private companion object {
        /**
         * `MediaStore.MediaColumns.DATE_TAKEN`, a constant of API 29 for a column that is older.
         */
        const val DATE_TAKEN = "datetaken"
        const val MOST_BYTES = 48L * 1024 * 1024
    }
}
