package cn.tongtu.app.platform

import java.nio.ByteBuffer

/**
 * The grey of a camera's picture, packed row by row for the core to read codes (扫码) in. One array
 * for as long as the camera is open: a frame is said and taken before the next one is packed.
 */
internal class Luma(sourceWidth: Int, sourceHeight: Int) {
    /** Each so many pixels one is taken; a camera that is not large enough to need it has 1. */
    private val step: Int = generateSequence(1) { it + 1 }
        .first { (sourceWidth / it).toLong() * (sourceHeight / it) <= MOST_PIXELS }
    val width: Int = sourceWidth / step
    val height: Int = sourceHeight / step
    val bytes = ByteArray(width * height)

    /** Packs the Y plane [from], whose rows begin each [rowStride] bytes and may be padded. */
    fun pack(from: ByteBuffer, rowStride: Int, pixelStride: Int) {
        for (row in 0 until height) {
            val begin = row * step * rowStride
            if (step == 1 && pixelStride == 1) {
                from.position(begin)
                from.get(bytes, row * width, width)
            } else {
                for (column in 0 until width) {
                    bytes[row * width + column] = from.get(begin + column * step * pixelStride)
                }
            }
        }
    }

    companion object {
        const val MOST_PIXELS = 640L * 480
    }
}

/**
 * Lets a frame through at most every [leastMs], and none before the one before it was taken. The
 * camera's thread asks, the main thread takes.
 */
internal class Pace(private val leastMs: Long, private val nowMs: () -> Long) {
    private var last: Long? = null
    private var under = false

    @Synchronized
    fun admits(): Boolean {
        val now = nowMs()
        val before = last
        if (under || before != null && now - before < leastMs) return false
        last = now
        under = true
        return true
    }

    @Synchronized
    fun taken() {
        under = false
    }
}
