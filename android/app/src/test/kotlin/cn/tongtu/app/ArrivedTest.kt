package cn.tongtu.app

import android.content.Intent
import android.net.Uri
import cn.tongtu.app.platform.PhonePlatform
import cn.tongtu.app.platform.Platform
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RuntimeEnvironment
import org.robolectric.annotation.Config
import uniffi.tongtu.Action
import uniffi.tongtu.Ask
import uniffi.tongtu.AskKind
import uniffi.tongtu.Outcome

/** What comes to the core from outside the screen: links, frames of the camera, files. */
@RunWith(AppTestRunner::class)
@Config(application = FixtureApp::class)
class ArrivedTest {
    private val phone = Phone()

    @Before
    fun still() = Still.reset(Fixtures.blank)

    private fun links() = Still.said.filterIsInstance<Action.Arrived>().map { it.link }

    private fun link(to: String) = Intent(Intent.ACTION_VIEW, Uri.parse(to))

    @Test
    fun `a link that opens the app arrives once, also if the activity is rebuilt`() {
        phone.launch(MainActivity::class.java, link("tongtu://payment/return"))
        assertEquals(listOf("tongtu://payment/return"), links())
        phone.qualifiers("+land")
        val saved = phone.leave()
        phone.destroy()
        // The system gives a restored activity the intent that it was once started with.
        phone.launch(MainActivity::class.java, link("tongtu://payment/return"), saved)
        assertEquals(listOf("tongtu://payment/return"), links())
    }

    @Test
    fun `a link comes while the app is open`() {
        phone.launch(MainActivity::class.java)
        phone.arrive("tongtu://violations")
        assertEquals(listOf("tongtu://violations"), links())
    }

    @Test
    fun `only the app's own scheme is a way in`() {
        phone.launch(MainActivity::class.java, link("https://evil.example/"))
        for (other in listOf("file:///etc/hosts", "content://x/y", "TONGTU2://x", "javascript:1")) {
            phone.arrive(other)
        }
        assertEquals(emptyList<String>(), links())
    }

    @Test
    @Config(application = LateApp::class)
    fun `a link that comes before the core is there is not lost`() {
        val app = RuntimeEnvironment.getApplication() as LateApp
        val made = Robolectric.buildActivity(MainActivity::class.java).setup()
        made.newIntent(link("tongtu://violations"))
        assertEquals(emptyList<String>(), links())
        app.ready(Session(Still))
        assertEquals(listOf("tongtu://violations"), links())
        made.close()
    }

    @Test
    fun `while a code is read each frame is said, and the camera is not opened again for it`() {
        val before = PaintedEye.readings
        Still.shown = Fixtures.capture.copy(ask = Ask("ask-7", AskKind.ScanCode))
        phone.launch(MainActivity::class.java)
        val reader = checkNotNull(PaintedEye.reader)
        repeat(3) { reader(Outcome.Frame(2u, 1u, byteArrayOf(0, it.toByte()))) }
        val frames = Still.said.filterIsInstance<Action.Answered>()
        assertEquals(listOf("ask-7", "ask-7", "ask-7"), frames.map { it.ask })
        assertEquals(3, frames.map { it.outcome }.filterIsInstance<Outcome.Frame>().size)
        assertEquals(before + 1, PaintedEye.readings)
    }

    @Test
    fun `the camera is closed as soon as the core takes the ask away`() {
        Still.shown = Fixtures.capture.copy(ask = Ask("ask-8", AskKind.ScanCode))
        Still.answer = {
            if (it is Action.Answered) Still.shown = Fixtures.capture.copy(ask = null)
        }
        phone.launch(MainActivity::class.java)
        checkNotNull(PaintedEye.reader)(Outcome.Frame(1u, 1u, byteArrayOf(0)))
        assertNull(PaintedEye.reader)
    }

    @Test
    fun `a code that no camera can be shown for is impossible`() {
        Still.shown = Fixtures.blank.copy(ask = Ask("ask-9", AskKind.ScanCode))
        phone.launch(MainActivity::class.java)
        val said = Still.said.filterIsInstance<Action.Answered>().single()
        assertEquals("ask-9", said.ask)
        assertEquals(Outcome.Impossible::class, said.outcome::class)
    }

    @Test
    fun `a file that has to be opened first comes with the core's news`() {
        val session = Session(Still)
        var got: ByteArray? = null
        session.fetch("file/1") { got = it }
        session.pull()
        assertNull(got)
        Still.pictures["file/1"] = byteArrayOf(7)
        session.pull()
        assertEquals(listOf<Byte>(7), got?.toList())
    }

    @Test
    fun `a file that never comes is given up`() {
        var answers = 0
        Session(Still).fetch("file/2") {
            assertNull(it)
            answers++
        }
        phone.settle(60_000)
        assertEquals(1, answers)
    }
}

/** The core takes its time; the test brings it. */
internal class LateApp : TongtuApp() {
    override fun begin() = Unit

    override fun makePlatform(): Platform = object : Platform by PhonePlatform(this) {
        override fun watchConnectivity(online: (Boolean) -> Unit) = Unit
    }
}
