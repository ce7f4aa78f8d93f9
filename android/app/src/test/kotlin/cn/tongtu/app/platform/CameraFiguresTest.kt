package cn.tongtu.app.platform

import android.util.Size
import cn.tongtu.app.AppTestRunner
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.annotation.Config
import uniffi.tongtu.Face
import uniffi.tongtu.Lens

/** The camera's arithmetic: sizes, turns, faces. The camera itself is not run here. */
@RunWith(AppTestRunner::class)
@Config(application = android.app.Application::class)
class CameraFiguresTest {
    @Test
    fun `the largest size of four to three within the bound is taken`() {
        val sizes = listOf(Size(8000, 6000), Size(3264, 2448), Size(3840, 2160), Size(640, 480))
        assertEquals(Size(3264, 2448), bestSize(sizes, 8_000_000))
    }

    @Test
    fun `without four to three the largest within the bound is taken, else the smallest`() {
        val wide = listOf(Size(1920, 1080), Size(1280, 720))
        assertEquals(Size(1920, 1080), bestSize(wide, 8_000_000))
        val huge = listOf(Size(9000, 7000), Size(8000, 6000))
        assertEquals(Size(8000, 6000), bestSize(huge, 8_000_000))
        assertNull(bestSize(null, 8_000_000))
    }

    @Test
    fun `a picture stands upright however the phone is held`() {
        assertEquals(90, pictureTurn(90, 0, Lens.REAR))
        assertEquals(0, pictureTurn(90, 90, Lens.REAR))
        assertEquals(180, pictureTurn(90, 270, Lens.REAR))
        assertEquals(270, pictureTurn(270, 0, Lens.FRONT))
        assertEquals(0, pictureTurn(270, 90, Lens.FRONT))
    }

    @Test
    fun `the preview fills the view in every position of the phone`() {
        for (turn in listOf(0, 90, 180, 270)) {
            val (width, height) = if (turn % 180 == 0) 800 to 1000 else 1000 to 800
            val (right, bottom) = width.toFloat() to height.toFloat()
            val corners = floatArrayOf(0f, 0f, right, 0f, right, bottom, 0f, bottom)
            fillMatrix(Size(1440, 1080), width, height, turn).mapPoints(corners)
            val across = corners.filterIndexed { at, _ -> at % 2 == 0 }
            val down = corners.filterIndexed { at, _ -> at % 2 == 1 }
            val where = "$turn ${corners.toList()}"
            assertTrue(where, across.min() <= 0.5f && across.max() >= width - 0.5f)
            assertTrue(where, down.min() <= 0.5f && down.max() >= height - 0.5f)
        }
    }

    @Test
    fun `a face is reckoned from its eyes and never leaves the picture`() {
        assertEquals(Face(375u, 460u, 250u, 350u), faceAround(500f, 600f, 100f, 1000, 1000))
        val edge = faceAround(0f, 0f, 100f, 200, 200)
        assertEquals(0u, edge.left)
        assertTrue(edge.left + edge.width <= 1000u && edge.top + edge.height <= 1000u)
    }

    @Test
    fun `what is no picture has no faces`() {
        assertArrayEquals(emptyArray<Face>(), facesIn(byteArrayOf(1, 2, 3)).toTypedArray())
    }
}
