package cn.tongtu.app

import android.graphics.Bitmap
import android.graphics.BitmapFactory
import android.graphics.ColorMatrix
import android.graphics.ColorMatrixColorFilter
import android.util.LruCache
import android.widget.ImageView
import uniffi.tongtu.AppInterface
import uniffi.tongtu.Picture

/** Pictures by the core's id, decoded once and kept within a bound. Main thread only. */
internal class Pictures(private val core: AppInterface) {
    private val kept = object : LruCache<String, Bitmap>(MOST_BYTES) {
        override fun sizeOf(key: String, bitmap: Bitmap): Int = bitmap.byteCount
    }

    /**
     * Draws [picture] into [into]; while the core is still loading it, the ground alone, and
     * `changed` follows.
     */
    fun show(picture: Picture?, into: ImageView, widthPx: Int, grey: Boolean = false) {
        into.contentDescription = picture?.alt
        val bitmap = picture?.let { bitmap(it.id, widthPx) }
        if (into.getTag(R.id.picture) !== bitmap) {
            into.setTag(R.id.picture, bitmap)
            into.setImageBitmap(bitmap)
        }
        val filter = if (grey) GREY else null
        if (into.colorFilter !== filter) into.colorFilter = filter
    }

    private fun bitmap(id: String, widthPx: Int): Bitmap? {
        val key = "$id@$widthPx"
        kept.get(key)?.let { return it }
        val bytes = core.picture(id, widthPx.toUInt()) ?: return null
        return BitmapFactory.decodeByteArray(bytes, 0, bytes.size)?.also { kept.put(key, it) }
    }

    private companion object {
        const val MOST_BYTES = 24 * 1024 * 1024
        val GREY = ColorMatrixColorFilter(ColorMatrix().apply { setSaturation(0f) })
    }
}
