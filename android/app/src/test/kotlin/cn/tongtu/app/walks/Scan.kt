package cn.tongtu.app.walks

import android.graphics.Bitmap
import com.google.zxing.BinaryBitmap
import com.google.zxing.DecodeHintType
import com.google.zxing.ReaderException
import com.google.zxing.RGBLuminanceSource
import com.google.zxing.common.HybridBinarizer
import com.google.zxing.qrcode.QRCodeReader

/**
 * The text of the square code in a picture of the screen, as an officer's device reads it; null
 * without one.
 */
internal fun scan(screen: Bitmap): String? {
    val pixels = IntArray(screen.width * screen.height)
    screen.getPixels(pixels, 0, screen.width, 0, 0, screen.width, screen.height)
    val source = RGBLuminanceSource(screen.width, screen.height, pixels)
    return try {
        val hints = mapOf(DecodeHintType.TRY_HARDER to true)
        QRCodeReader().decode(BinaryBitmap(HybridBinarizer(source)), hints).text
    } catch (_: ReaderException) { // none there, or none that can be read
        null
    }
}
