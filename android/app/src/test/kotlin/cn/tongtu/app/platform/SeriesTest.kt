package cn.tongtu.app.platform

import android.os.Handler
import android.os.Looper
import cn.tongtu.app.AppTestRunner
import java.time.Duration
import org.junit.Assert.assertEquals
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import uniffi.tongtu.Lens
import uniffi.tongtu.Outcome
import uniffi.tongtu.Source

/** The pictures of a face check, one after the other. */
@RunWith(AppTestRunner::class)
@Config(application = android.app.Application::class)
class SeriesTest {
    private val series = Series(Handler(Looper.getMainLooper()), pauseMs = 1_000)
    private val answers = ArrayList<Outcome>()
    private var shots = 0
    private var next: (Int) -> Outcome = ::photo

    private fun photo(number: Int): Outcome =
        Outcome.Photo("$number", Lens.FRONT, Source.CAMERA, null, emptyList())

    private fun begin(count: Int, answer: (Outcome) -> Unit = { answers += it }) =
        series.begin(count, { it(next(++shots)) }, answer)

    private fun pass(ms: Long) = shadowOf(Looper.getMainLooper()).idleFor(Duration.ofMillis(ms))

    @Test
    fun `three pictures come, the first at once and each after a pause`() {
        begin(3)
        assertEquals(1, answers.size)
        pass(999)
        assertEquals(1, answers.size)
        pass(1)
        assertEquals(2, answers.size)
        pass(5_000)
        assertEquals(listOf("1", "2", "3"), answers.map { (it as Outcome.Photo).path })
    }

    @Test
    fun `one picture is one picture`() {
        begin(1)
        pass(5_000)
        assertEquals(1, shots)
    }

    @Test
    fun `what is no picture ends it`() {
        next = { if (it == 2) Outcome.Impossible("camera lost") else photo(it) }
        begin(3)
        pass(5_000)
        assertEquals(2, answers.size)
        begin(1)
        assertEquals("a new one may begin", 3, answers.size)
    }

    @Test
    fun `a camera that is closed between two pictures takes no other`() {
        begin(3)
        series.end()
        pass(5_000)
        assertEquals(1, shots)
    }

    @Test
    fun `an answer that closes the camera ends it`() {
        begin(3) { series.end() }
        pass(5_000)
        assertEquals(1, shots)
    }

    @Test
    fun `a second touch of the shutter does not begin a second series`() {
        begin(2)
        begin(2)
        pass(5_000)
        assertEquals(2, answers.size)
    }
}
