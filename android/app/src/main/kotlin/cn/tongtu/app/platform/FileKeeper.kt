package cn.tongtu.app.platform

import android.content.ContentResolver
import android.content.Intent
import android.net.Uri
import android.os.Handler
import android.os.Looper
import android.provider.DocumentsContract
import java.io.FileNotFoundException
import java.io.IOException
import java.util.concurrent.Executor
import uniffi.tongtu.Outcome

/**
 * Keeps a file of the core's where the person wants it (保存), by the system's own dialog: no
 * permission, and no other copy of it anywhere.
 */
internal class FileKeeper(
    private val resolver: ContentResolver,
    private val background: Executor,
) {
    private val main = Handler(Looper.getMainLooper())

    /** What to start for a result. */
    fun intent(name: String): Intent = Intent(Intent.ACTION_CREATE_DOCUMENT)
        .addCategory(Intent.CATEGORY_OPENABLE)
        .setType(typeOf(name))
        .putExtra(Intent.EXTRA_TITLE, name)

    /** Writes [bytes] to the document that the dialog made; answers on the main thread. */
    fun keep(chosen: Uri, bytes: ByteArray, answer: (Outcome) -> Unit) = background.execute {
        val why = write(chosen, bytes)
        // Half a receipt is worse than none.
        if (why != null) discard(chosen)
        main.post { answer(if (why == null) Outcome.Done else Outcome.Impossible("save: $why")) }
    }

    private fun write(chosen: Uri, bytes: ByteArray): String? = try {
        val to = resolver.openOutputStream(chosen, "wt") ?: throw FileNotFoundException("no stream")
        to.use { it.write(bytes) }
        null
    } catch (e: IOException) {
        e.javaClass.simpleName
    } catch (_: SecurityException) { // the provider withdrew its leave meanwhile
        "no leave"
    }

    private fun discard(chosen: Uri) {
        try {
            DocumentsContract.deleteDocument(resolver, chosen)
        } catch (_: IOException) {
            // The person sees an empty document where they chose to have it, and knows why.
        } catch (_: SecurityException) {
        } catch (_: IllegalArgumentException) { // a provider that deletes nothing
        } catch (_: UnsupportedOperationException) {
        }
    }
}

/** What a file is, by the end of its name. */
internal fun typeOf(name: String): String = when (name.substringAfterLast('.', "").lowercase()) {
    "pdf" -> "application/pdf"
    "jpg", "jpeg" -> "image/jpeg"
    "png" -> "image/png"
    else -> "application/octet-stream"
}
