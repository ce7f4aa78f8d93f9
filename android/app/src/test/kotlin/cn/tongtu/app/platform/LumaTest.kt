package cn.tongtu.app.platform

import java.nio.ByteBuffer
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test

/**
 * What goes to the core of a camera's picture, and how often. The camera itself is not run here.
 */
class LumaTest {
    /**
     * A plane as a camera gives it: rows are padded, pixels may stand apart, the end is not padded.
     */
    private fun plane(width: Int, height: Int, rowStride: Int, pixelStride: Int): ByteBuffer {
        val size = (height - 1) * rowStride + (width - 1) * pixelStride + 1
        val bytes = ByteArray(size) { -1 }
        for (y in 0 until height) for (x in 0 until width) {
            bytes[y * rowStride + x * pixelStride] = (10 * y + x).toByte()
        }
        return ByteBuffer.wrap(bytes)
    }

    private fun packed(luma: Luma, from: ByteBuffer, rowStride: Int, pixelStride: Int) =
        luma.apply { pack(from, rowStride, pixelStride) }.bytes.toList().map(Byte::toInt)

    @Test
    fun `rows are packed without the camera's padding`() {
        val expected = listOf(0, 1, 2, 10, 11, 12)
        assertEquals(expected, packed(Luma(3, 2), plane(3, 2, 8, 1), 8, 1))
        assertEquals(expected, packed(Luma(3, 2), plane(3, 2, 8, 2), 8, 2))
    }

    @Test
    fun `a second frame takes the place of the first in the same array`() {
        val luma = Luma(2, 1)
        val array = luma.bytes
        luma.pack(ByteBuffer.wrap(byteArrayOf(1, 2)), 2, 1)
        luma.pack(ByteBuffer.wrap(byteArrayOf(3, 4)), 2, 1)
        assertTrue(array === luma.bytes)
        assertArrayEquals(byteArrayOf(3, 4), array)
    }

    @Test
    fun `a camera without a small size is thinned out until it is small enough`() {
        val large = Luma(1920, 1080)
        assertTrue(large.width.toLong() * large.height <= Luma.MOST_PIXELS)
        assertEquals(16.0 / 9, large.width.toDouble() / large.height, 0.01)
        val plane = ByteBuffer.allocate(1920 * 1080)
        val step = 1920 / large.width
        plane.put(step * 1920 + 2 * step, 77)
        large.pack(plane, 1920, 1)
        assertEquals(77.toByte(), large.bytes[large.width + 2])
    }

    @Test
    fun `a camera that offers the size itself is taken pixel by pixel`() {
        val luma = Luma(640, 480)
        assertEquals(640 to 480, luma.width to luma.height)
    }

    @Test
    fun `frames come at most so often, and never before the last was taken`() {
        var now = 1_000L
        val pace = Pace(300) { now }
        assertTrue(pace.admits())
        now += 1_000
        assertFalse("the first was not taken", pace.admits())
        pace.taken()
        assertTrue(pace.admits())
        pace.taken()
        now += 299
        assertFalse("too soon", pace.admits())
        now += 1
        assertTrue(pace.admits())
    }
}
