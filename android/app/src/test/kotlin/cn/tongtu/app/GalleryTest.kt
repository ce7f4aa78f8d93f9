package cn.tongtu.app

import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.annotation.Config

/** Every fixture as a picture, for people to look at. */
@RunWith(AppTestRunner::class)
@Config(application = FixtureApp::class)
class GalleryTest {
    private val phone = Phone()

    @Test
    fun `every state is drawn`() {
        phone.systemBars()
        for ((name, screen) in Fixtures.all) {
            Still.reset(screen)
            phone.launch(MainActivity::class.java)
            phone.settle(400)
            phone.save("light/$name")
            phone.destroy()
        }
    }
}
