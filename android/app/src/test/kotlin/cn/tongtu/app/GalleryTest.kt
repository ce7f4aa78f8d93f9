package cn.tongtu.app

import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RuntimeEnvironment
import org.robolectric.annotation.Config

/** Every fixture as a picture, for people to look at. */
@RunWith(AppTestRunner::class)
@Config(application = FixtureApp::class)
class GalleryTest {
    private val phone = Phone()

    private fun draw(folder: String, names: Collection<String> = Fixtures.all.keys, elder: Boolean = false) {
        for ((name, screen) in Fixtures.all.filterKeys { it in names }) {
            Still.reset(screen.copy(elder = elder))
            phone.launch(MainActivity::class.java)
            phone.settle(400)
            phone.save("$folder/$name")
            phone.destroy()
        }
    }

    @Test
    fun `by day`() {
        phone.systemBars()
        draw("light")
    }

    @Test
    fun `by night`() {
        RuntimeEnvironment.setQualifiers("+night")
        draw("dark")
    }

    @Test
    fun `at twice the text size`() {
        RuntimeEnvironment.setFontScale(2f)
        draw("large")
    }

    @Test
    fun `in elder mode`() = draw("elder", elder = true)

    @Test
    fun `on a narrow phone at twice the text size`() {
        RuntimeEnvironment.setQualifiers("w320dp-h700dp")
        RuntimeEnvironment.setFontScale(2f)
        draw("narrow", listOf("register_problem", "code", "home", "licence", "refused"))
    }

    @Test
    fun `on its side`() {
        RuntimeEnvironment.setQualifiers("w914dp-h411dp-land")
        draw("low", listOf("register", "home", "licence", "pattern", "capture"))
    }

    @Test
    fun `on a tablet`() {
        RuntimeEnvironment.setQualifiers("w800dp-h1280dp-mdpi")
        draw("wide", listOf("register", "home", "licence", "delete", "review"))
    }
}
