package cn.tongtu.app.bench

import com.google.zxing.BarcodeFormat
import com.google.zxing.EncodeHintType
import com.google.zxing.qrcode.QRCodeWriter
import java.awt.image.BufferedImage
import java.io.ByteArrayOutputStream
import javax.imageio.ImageIO

/** A picture of a square code, as if somebody held it before the camera. */
internal fun codeOf(text: String): ByteArray {
    val hints = mapOf(EncodeHintType.CHARACTER_SET to "UTF-8", EncodeHintType.MARGIN to 4)
    val code = QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, SIDE, SIDE, hints)
    val picture = BufferedImage(code.width, code.height, BufferedImage.TYPE_BYTE_GRAY)
    for (y in 0 until code.height) for (x in 0 until code.width) {
        picture.setRGB(x, y, if (code.get(x, y)) 0x000000 else 0xffffff)
    }
    return ByteArrayOutputStream().also { ImageIO.write(picture, "png", it) }.toByteArray()
}

private const val SIDE = 480
