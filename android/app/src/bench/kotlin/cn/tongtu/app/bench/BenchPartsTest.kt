package cn.tongtu.app.bench

import android.app.Activity
import android.graphics.Bitmap
import android.graphics.Color
import android.os.Looper
import cn.tongtu.app.AppTestRunner
import cn.tongtu.app.platform.Luma
import com.google.zxing.BinaryBitmap
import com.google.zxing.PlanarYUVLuminanceSource
import com.google.zxing.common.HybridBinarizer
import com.google.zxing.qrcode.QRCodeReader
import java.io.ByteArrayOutputStream
import java.io.File
import java.nio.file.Files
import java.time.Duration
import org.junit.After
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import uniffi.tongtu.Ask
import uniffi.tongtu.AskKind
import uniffi.tongtu.Lens
import uniffi.tongtu.Outcome
import uniffi.tongtu.Permission

/** The parts of a phone that the bench has in its own way. */
@RunWith(AppTestRunner::class)
@Config(application = android.app.Application::class)
class BenchPartsTest {
    private val folder: File = Files.createTempDirectory("bench").toFile()
    private val roll = Roll(folder)
    private val eye = BenchEye(roll)
    private val told = ArrayList<String>()
    private val asks = BenchAsks(roll, told::add)
    private val answers = ArrayList<Outcome>()
    private val activity: Activity = Robolectric.setupActivity(Activity::class.java)

    @After
    fun clean() {
        folder.deleteRecursively()
        Setting.sandbox = ""
    }

    private fun pass(ms: Long = 0) =
        shadowOf(Looper.getMainLooper()).idleFor(Duration.ofMillis(ms))

    private fun ask(kind: AskKind) =
        asks.carryOut(Ask("1", kind), activity, { file, then -> then(FILES[file]) }) {
            answers += it
        }

    private fun textIn(frame: Outcome.Frame): String {
        val (width, height) = frame.width.toInt() to frame.height.toInt()
        val seen = PlanarYUVLuminanceSource(frame.luma, width, height, 0, 0, width, height, false)
        return QRCodeReader().decode(BinaryBitmap(HybridBinarizer(seen))).text
    }

    private fun png(width: Int, height: Int, color: Int): ByteArray {
        val bitmap = Bitmap.createBitmap(width, height, Bitmap.Config.ARGB_8888)
        bitmap.eraseColor(color)
        val bytes = ByteArrayOutputStream()
        bitmap.compress(Bitmap.CompressFormat.PNG, 100, bytes)
        return bytes.toByteArray()
    }

    @Test
    fun `a code made of a text can be read from the frame that the camera gives`() {
        assertEquals("TTV1.ABC-粤", textIn(checkNotNull(grey(codeOf("TTV1.ABC-粤")))))
    }

    @Test
    fun `a frame is as small as a phone's, and what is no picture gives none`() {
        val frame = checkNotNull(grey(png(3000, 1000, Color.WHITE)))
        assertEquals(640u to 213u, frame.width to frame.height)
        assertEquals(640 * 213, frame.luma.size)
        assertTrue(frame.luma.size <= Luma.MOST_PIXELS)
        assertNull(grey(byteArrayOf(1, 2, 3)))
    }

    @Test
    fun `what is transparent lies on white`() {
        val clear = checkNotNull(grey(png(4, 4, Color.TRANSPARENT)))
        assertEquals(setOf(255.toByte()), clear.luma.toSet())
        val dark = checkNotNull(grey(png(4, 4, Color.BLACK)))
        assertEquals(setOf(0.toByte()), dark.luma.toSet())
    }

    @Test
    fun `a picture is read once each time it is laid down, and not after the camera was closed`() {
        roll.lay(Roll.Shot("code", codeOf("one")))
        repeat(2) {
            eye.read(activity, {}) { answers += it }
            pass()
        }
        assertEquals(1, answers.size)
        roll.lay(Roll.Shot("code", codeOf("two")))
        pass()
        assertEquals("two", textIn(answers.last() as Outcome.Frame))
        eye.close()
        roll.lay(Roll.Shot("code", codeOf("three")))
        pass()
        assertEquals(2, answers.size)
    }

    @Test
    fun `one picture stands for the three of a face check, each a file of its own`() {
        roll.lay(Roll.Shot("face", byteArrayOf(7)))
        eye.open(activity, AskKind.Camera(Lens.FRONT, 3u, 640u, 640u)) {}
        eye.take { answers += it }
        pass(10_000)
        val photos = answers.map { it as Outcome.Photo }
        assertEquals(3, photos.map { it.path }.toSet().size)
        assertEquals(setOf(Lens.FRONT), photos.map { it.lens }.toSet())
        for (photo in photos) assertArrayEquals(byteArrayOf(7), File(photo.path).readBytes())
    }

    @Test
    fun `only the sandbox's own pages stand before the app`() {
        Setting.sandbox = "http://127.0.0.1:8101"
        var leaves = 0
        asks.opened = { leaves++ }
        ask(AskKind.Open("https://gab.122.gov.cn/"))
        ask(AskKind.Open("http://127.0.0.1:81010/pay/1"))
        assertNull(asks.outside)
        ask(AskKind.Open("http://127.0.0.1:8101/pay/1/secret"))
        pass()
        assertEquals("http://127.0.0.1:8101/pay/1/secret", asks.outside)
        assertEquals(1, leaves)
        assertEquals(List<Outcome>(3) { Outcome.Done }, answers)
    }

    @Test
    fun `a file waits for QA to keep it, or to turn away`() {
        ask(AskKind.Save("file/1", "凭证.pdf"))
        assertArrayEquals(FILES["file/1"], asks.open?.file?.bytes)
        asks.reply("no")
        assertEquals(listOf<Outcome>(Outcome.Cancelled), answers)
        ask(AskKind.Save("file/1", "凭证.pdf"))
        asks.reply("yes")
        assertEquals(Outcome.Done, answers.last())
        assertEquals(listOf("phone saved 凭证.pdf (2 bytes)"), told)
        ask(AskKind.Save("file/none", "凭证.pdf"))
        assertTrue(answers.last() is Outcome.Impossible)
    }

    @Test
    fun `what is shared is told, and leave may be refused for good`() {
        ask(AskKind.Share("file/1", "凭证.pdf"))
        pass()
        assertEquals(listOf("phone shares 凭证.pdf (2 bytes)"), told)
        ask(AskKind.Permission(Permission.NOTIFICATIONS, "提醒"))
        asks.reply("never")
        assertEquals(Outcome.Refused(true), answers.last())
    }

    private companion object {
        val FILES = mapOf("file/1" to byteArrayOf(4, 5))
    }
}
