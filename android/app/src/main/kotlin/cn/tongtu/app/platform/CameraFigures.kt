package cn.tongtu.app.platform

import android.graphics.Matrix
import android.graphics.RectF
import android.util.Size
import uniffi.tongtu.Lens

/** The largest size of 4:3 up to [most] pixels; of any shape where there is none. */
internal fun bestSize(sizes: List<Size>?, most: Long): Size? {
    fun pixels(size: Size) = size.width.toLong() * size.height
    val possible = sizes.orEmpty().filter { pixels(it) <= most }
    return possible.filter { it.width * 3 == it.height * 4 }.maxByOrNull(::pixels)
        ?: possible.maxByOrNull(::pixels)
        ?: sizes.orEmpty().minByOrNull(::pixels)
}

/** How far the picture must be turned clockwise to stand upright. */
internal fun pictureTurn(sensor: Int, phone: Int, lens: Lens): Int = when (lens) {
    Lens.REAR -> (sensor - phone + 360) % 360
    Lens.FRONT -> (sensor + phone) % 360
}

/**
 * Fills the view with the preview in its own proportions, upright. The texture comes stretched to
 * the view.
 */
internal fun fillMatrix(preview: Size, width: Int, height: Int, phoneTurn: Int): Matrix {
    val view = RectF(0f, 0f, width.toFloat(), height.toFloat())
    val upright = phoneTurn % 180 == 0
    val wide = (if (upright) preview.height else preview.width).toFloat()
    val high = (if (upright) preview.width else preview.height).toFloat()
    val scale = maxOf(width / wide, height / high)
    return Matrix().apply {
        setScale(wide * scale / width, high * scale / height, view.centerX(), view.centerY())
        if (!upright) {
            // A phone on its side: the texture is turned with the sensor, and stretched the other
            // way.
            val lying = RectF(0f, 0f, preview.height.toFloat(), preview.width.toFloat())
            lying.offset(view.centerX() - lying.centerX(), view.centerY() - lying.centerY())
            setRectToRect(view, lying, Matrix.ScaleToFit.FILL)
            val grow = maxOf(height.toFloat() / preview.height, width.toFloat() / preview.width)
            postScale(grow, grow, view.centerX(), view.centerY())
            postRotate((phoneTurn + 180f) % 360f, view.centerX(), view.centerY())
        } else if (phoneTurn == 180) {
            postRotate(180f, view.centerX(), view.centerY())
        }
    }
}
