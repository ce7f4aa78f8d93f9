package cn.tongtu.app

import android.graphics.Paint
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.annotation.Config

/**
 * The ground the other tests stand on: the app starts on both ends of the API range, with Chinese
 * glyphs.
 */
@RunWith(AppTestRunner::class)
@Config(sdk = [28, 35], application = FixtureApp::class)
class PhoneTest {
    private val phone = Phone()

    @Test
    fun `the app starts and draws the title it was given`() {
        Still.reset(Fixtures.blank)
        phone.launch(MainActivity::class.java)
        assertTrue(Paint().hasGlyph("标"))
        assertTrue(phone.tree(), phone.tree().contains("text=\"通途\""))
    }
}
