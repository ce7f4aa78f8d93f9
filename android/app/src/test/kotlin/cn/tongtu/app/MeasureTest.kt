package cn.tongtu.app

import android.graphics.Rect
import android.view.View
import android.view.ViewGroup
import android.widget.EditText
import android.widget.HorizontalScrollView
import android.widget.ScrollView
import android.widget.TextView
import org.junit.Assert.assertEquals
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RuntimeEnvironment
import org.robolectric.annotation.Config
import uniffi.tongtu.Screen

/**
 * Every fixture's drawn tree: targets large enough for a finger, no text cut, nothing outside its
 * place.
 */
@RunWith(AppTestRunner::class)
@Config(application = FixtureApp::class, qualifiers = "zh-rCN-w411dp-h914dp-mdpi")
class MeasureTest {
    private val phone = Phone()

    private fun eachDrawn(
        elder: Boolean = false, check: (name: String, screen: Screen) -> List<String>,
    ) {
        val found = ArrayList<String>()
        phone.eachFixture(elder = elder) { name, screen ->
            found += check(name, screen).map { "$name: $it" }
        }
        assertEquals("", found.joinToString("\n"))
    }

    private fun targets(leastDp: Int): List<String> {
        val least = (leastDp * phone.activity.resources.displayMetrics.density).toInt()
        return phone.views()
            .filter { it.isClickable && it.isShown }
            .filter { it !is ScrollView && it !is HorizontalScrollView }
            .filter { it.width < least || it.height < least }
            .map { "${describe(it)} is ${it.width} x ${it.height}" }
            .toList()
    }

    private fun describe(view: View): String =
        view.drawn?.let { "${it.role} ${it.id}" }
            ?: "${view.javaClass.simpleName} ${view.contentDescription ?: ""}"

    private fun cuts(): List<String> = phone.views().filterIsInstance<TextView>()
        .filter { it.isShown && it.text.isNotEmpty() }
        .flatMap { cut(it) }
        .toList()

    private fun cut(view: TextView): List<String> {
        val layout = view.layout ?: return listOf("“${view.text}” was not laid out")
        val found = ArrayList<String>()
        val room = view.height - view.paddingTop - view.paddingBottom
        if (layout.height > room + 1) {
            found += "“${view.text}” needs ${layout.height} of $room in height"
        }
        val wide = view.width - view.paddingLeft - view.paddingRight
        for (line in 0 until layout.lineCount) {
            if (layout.getEllipsisCount(line) > 0) found += "“${view.text}” ends in an ellipsis"
            if (view is EditText) continue
            if (layout.getLineMax(line) > wide + 1) {
                found += "“${view.text}” is wider than its place"
            }
            val end = layout.getLineEnd(line)
            if (line < layout.lineCount - 1 && inside(view.text, end)) {
                found += "“${view.text}” breaks inside a word at $end"
            }
        }
        outside(view)?.let { found += "“${view.text}” stands outside of $it" }
        return found
    }

    /** Whether [at] is between two letters of a word, or inside a date. */
    private fun inside(text: CharSequence, at: Int): Boolean =
        WHOLE.findAll(text).any { at > it.range.first && at <= it.range.last }

    /**
     * The first ancestor that would clip [view]; what scrolls may be outside in the direction of
     * the scroll.
     */
    private fun outside(view: View): String? {
        val own = Rect(0, 0, view.width, view.height)
        var child = view
        while (true) {
            val parent = child.parent as? ViewGroup ?: return null
            own.offset(child.left - parent.scrollX, child.top - parent.scrollY)
            if (parent is HorizontalScrollView) return null
            if (parent !is ScrollView && (own.top < -1 || own.bottom > parent.height + 1)) {
                return describe(parent)
            }
            if (own.left < -1 || own.right > parent.width + 1) return describe(parent)
            if (parent is ScrollView) own.top = own.top.coerceIn(
                0, parent.height,
            ).also { own.bottom = it }
            child = parent
        }
    }

    @Test
    fun `every target is at least 48 dp`() = eachDrawn { _, _ -> targets(48) }

    @Test
    fun `every target is at least 60 dp in elder mode`() =
        eachDrawn(elder = true) { _, _ -> targets(60) }

    @Test
    fun `no text is cut at its own size`() = eachDrawn { _, _ -> cuts() }

    @Test
    fun `no text is cut in elder mode`() = eachDrawn(elder = true) { _, _ -> cuts() }

    @Test
    fun `no text is cut at twice the size`() {
        RuntimeEnvironment.setFontScale(2f)
        eachDrawn { _, _ -> cuts() + targets(48) }
    }

    @Test
    fun `no text is cut at twice the size on a narrow phone`() {
        RuntimeEnvironment.setQualifiers("w320dp-h640dp")
        RuntimeEnvironment.setFontScale(2f)
        eachDrawn { _, _ -> cuts() }
    }

    @Test
    fun `no text is cut on a narrow phone`() {
        RuntimeEnvironment.setQualifiers("w320dp-h640dp")
        eachDrawn { _, _ -> cuts() + targets(48) }
    }

    @Test
    fun `no text is cut on a phone on its side`() {
        RuntimeEnvironment.setQualifiers("w760dp-h360dp-land")
        eachDrawn { _, _ -> cuts() + targets(48) }
    }

    @Test
    fun `no text is cut on a tablet`() {
        RuntimeEnvironment.setQualifiers("w800dp-h1280dp")
        eachDrawn { _, _ -> cuts() }
    }

    private companion object {
        val WHOLE = Regex("[A-Za-z]{2,16}|\\d{1,2}月\\d{1,2}日")
    }
}
