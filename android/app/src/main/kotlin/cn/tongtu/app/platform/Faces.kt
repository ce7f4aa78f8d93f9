package cn.tongtu.app.platform

import android.graphics.Bitmap
import android.graphics.BitmapFactory
import android.graphics.PointF
import android.media.FaceDetector
import uniffi.tongtu.Face

/**
 * Faces in a picture by the framework's own finder, in thousandths of its width and height. It
 * finds eyes; head and chin are reckoned from their distance. Slow: never on the main thread.
 */
internal fun facesIn(jpeg: ByteArray): List<Face> {
    val bounds = BitmapFactory.Options().apply { inJustDecodeBounds = true }
    BitmapFactory.decodeByteArray(jpeg, 0, jpeg.size, bounds)
    val options = BitmapFactory.Options().apply {
        inPreferredConfig = Bitmap.Config.RGB_565 // the finder reads nothing else
        inSampleSize = 1
        while (bounds.outWidth / inSampleSize > WIDE_ENOUGH) inSampleSize *= 2
    }
    val decoded = BitmapFactory.decodeByteArray(jpeg, 0, jpeg.size, options) ?: return emptyList()
    val even = decoded.width - decoded.width % 2 // nor any odd width
    if (even < 2) return emptyList()
    val picture = Bitmap.createBitmap(decoded, 0, 0, even, decoded.height)
    val found = arrayOfNulls<FaceDetector.Face>(MOST)
    val count = FaceDetector(picture.width, picture.height, MOST).findFaces(picture, found)
    return found.take(count).filterNotNull().map { face ->
        val middle = PointF().also(face::getMidPoint)
        faceAround(middle.x, middle.y, face.eyesDistance(), picture.width, picture.height)
    }
}

/**
 * From the point between the eyes: a face is some two and a half eye distances wide and three and a
 * half high.
 */
internal fun faceAround(x: Float, y: Float, eyes: Float, width: Int, height: Int): Face {
    fun part(value: Float, of: Int): Int = (value * 1000 / of).toInt().coerceIn(0, 1000)
    val left = part(x - 1.25f * eyes, width)
    val top = part(y - 1.4f * eyes, height)
    val right = part(x + 1.25f * eyes, width)
    val bottom = part(y + 2.1f * eyes, height)
    return Face(left.toUInt(), top.toUInt(), (right - left).toUInt(), (bottom - top).toUInt())
}

private const val WIDE_ENOUGH = 1200
private const val MOST = 4
