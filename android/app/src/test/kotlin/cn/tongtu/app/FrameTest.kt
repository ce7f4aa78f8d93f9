package cn.tongtu.app

import android.content.res.Configuration
import android.graphics.Rect
import android.provider.Settings
import android.view.View
import android.view.WindowManager
import android.view.accessibility.AccessibilityNodeInfo
import android.view.inputmethod.BaseInputConnection
import android.widget.EditText
import android.widget.ScrollView
import cn.tongtu.app.look.Look
import cn.tongtu.app.parts.SceneView
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNotSame
import org.junit.Assert.assertSame
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RuntimeEnvironment
import org.robolectric.annotation.Config
import uniffi.tongtu.Action
import uniffi.tongtu.Body
import uniffi.tongtu.Content
import uniffi.tongtu.Countdown
import uniffi.tongtu.Form
import uniffi.tongtu.Input
import uniffi.tongtu.Rank
import uniffi.tongtu.Screen
import uniffi.tongtu.Section

/**
 * What the frame promises of every screen: edges, what survives a refresh, what is said and when.
 */
@RunWith(AppTestRunner::class)
@Config(application = FixtureApp::class, qualifiers = "zh-rCN-w411dp-h914dp-mdpi")
class FrameTest {
    private val phone = Phone()

    private fun place(view: View) = Rect().also { rect ->
        val at = IntArray(2).also(view::getLocationInWindow)
        rect.set(at[0], at[1], at[0] + view.width, at[1] + view.height)
    }

    private fun field(id: String): EditText = phone.element(id) as EditText

    private fun form(vararg fields: uniffi.tongtu.Field) = Fixtures.screen(
        "form", "表单",
        Body.Form(
            Form(
                null, null, null, emptyList(), listOf(Section("s", null, fields.toList(), null)),
                null,
            ),
        ),
    ).copy(canGoBack = true, actions = listOf(Fixtures.press("next", "下一步")))

    private fun text(id: String, value: String, content: Content = Content.NAME) =
        Fixtures.field(id, "姓名", Input.Text(value, content, 30u, null))

    // ───────────── edges ─────────────

    @Test
    fun `the main action stands above bars, cut-out and keyboard, and the title below`() {
        phone.launch(Fixtures.register)
        for ((bars, cutout, keyboard) in listOf(
            Triple(Rect(0, 24, 0, 24), Rect(), 0), Triple(Rect(0, 24, 0, 48), Rect(0, 60, 0, 0), 0),
            Triple(Rect(0, 24, 0, 24), Rect(), 320), Triple(
                Rect(0, 24, 40, 0), Rect(30, 0, 0, 0), 0,
            ),
        )) {
            phone.insets(bars, cutout, keyboard)
            val button = place(phone.element("register.next"))
            val below = maxOf(bars.bottom, keyboard)
            assertTrue("$button above $below", button.bottom <= 914 - below - 12)
            assertTrue("$button", button.left >= maxOf(bars.left, cutout.left))
            assertTrue("$button", button.right <= 411 - maxOf(bars.right, cutout.right))
            assertTrue(place(phone.element("register.identity")).top >= maxOf(bars.top, cutout.top))
        }
    }

    @Test
    fun `tabs make room for the keyboard and come back`() {
        phone.launch(Fixtures.home)
        phone.insets(Rect(0, 24, 0, 24))
        assertTrue(place(phone.element("tab.home")).bottom <= 914 - 24)
        phone.insets(Rect(0, 24, 0, 24), keyboard = 320)
        assertEquals(null, phone.find("tab.home"))
        phone.insets(Rect(0, 24, 0, 24))
        assertNotNull(phone.find("tab.home"))
    }

    @Test
    fun `what was opened from a root screen leads to the others only where a rail has room`() {
        val opened = Fixtures.register.copy(rail = Fixtures.home.tabs)
        phone.launch(opened)
        assertEquals(null, phone.find("tab.home"))
        phone.destroy()
        RuntimeEnvironment.setQualifiers("w800dp-h1280dp")
        phone.launch(opened)
        assertTrue(place(phone.element("tab.home")).right <= place(phone.element("name")).left)
        phone.tap("tab.inbox")
        assertTrue(Action.Tab("tab.inbox") in Still.said)
    }

    @Test
    fun `a secret screen is shown in no screenshot, the next one is`() {
        phone.launch(Fixtures.licence)
        fun secure() =
            phone.activity.window.attributes.flags and WindowManager.LayoutParams.FLAG_SECURE != 0
        assertTrue(secure())
        phone.refresh { Fixtures.home }
        assertFalse(secure())
    }

    // ───────────── what survives a refresh ─────────────

    @Test
    @Config(qualifiers = "zh-rCN-w411dp-h640dp-mdpi")
    fun `caret and scroll survive a refresh`() {
        phone.launch(Fixtures.registerProblem)
        phone.tap("phone")
        val field = field("phone")
        // The framework itself drops a selection that no gesture made; the caret is what can be
        // compared.
        field.setSelection(3)
        val scroll = phone.views().first { it is ScrollView } as ScrollView
        scroll.scrollTo(0, 40)
        phone.refresh { it.copy(notice = Fixtures.code.notice) }
        assertSame(field, field("phone"))
        assertTrue(field.isFocused)
        assertEquals(3 to 3, field.selectionStart to field.selectionEnd)
        assertSame(scroll, phone.views().first { it is ScrollView })
        assertEquals(40, scroll.scrollY)
    }

    @Test
    fun `a value that the core changed replaces the text, one it did not leaves it alone`() {
        phone.launch(form(text("name", "")))
        echo { form(text("name", it)) }
        phone.fill("name", "陳")
        assertEquals(listOf("陳"), edits())
        val field = field("name")
        phone.refresh { form(text("name", "陳")) }
        assertEquals("陳", field.text.toString())
        phone.refresh { form(text("name", "陈")) }
        assertEquals("陈", field.text.toString())
        assertEquals("the core's own value is not said back", listOf("陳"), edits())
    }

    /** The core keeps what is typed, as the real one does. */
    private fun echo(screen: (String) -> Screen) {
        Still.answer = { if (it is Action.Edit) Still.shown = screen(it.value) }
    }

    private fun edits() = Still.said.filterIsInstance<Action.Edit>().map { it.value }

    // ───────────── text ─────────────

    @Test
    fun `what an input method is still composing is not said`() {
        phone.launch(form(text("name", "")))
        echo { form(text("name", it)) }
        phone.tap("name")
        val keyboard = checkNotNull(phone.keyboard())
        keyboard.setComposingText("chen", 1)
        phone.settle()
        assertEquals(emptyList<String>(), edits())
        assertTrue(BaseInputConnection.getComposingSpanStart(field("name").text) >= 0)
        keyboard.commitText("陈", 1)
        phone.settle()
        assertEquals(listOf("陈"), edits())
        keyboard.setComposingText("jia", 1)
        keyboard.finishComposingText()
        phone.settle()
        assertEquals(listOf("陈", "陈jia"), edits())
    }

    @Test
    fun `leaving a field is said after its text`() {
        phone.launch(form(text("name", ""), text("other", "")))
        phone.tap("name")
        checkNotNull(phone.keyboard()).setComposingText("陈", 1)
        phone.tap("other")
        assertEquals(
            listOf(
                Action.Edit("name", "陈", 1u), Action.Leave("name"),
            ), Still.said.filter { it !is Action.Press },
        )
    }

    @Test
    fun `a secret that the core has dropped is dropped from the view`() {
        fun secret(filled: Boolean) = form(
            Fixtures.field("password", "密码", Input.Secret(filled, Content.PASSWORD, true)),
        )
        phone.launch(secret(false))
        echo { secret(true) }
        phone.fill("password", "Abc12345")
        phone.refresh { secret(true) }
        assertEquals("Abc12345", field("password").text.toString())
        phone.refresh { secret(false) }
        assertEquals("", field("password").text.toString())
        assertFalse(
            "nothing of it goes into the system's saved state", field("password").isSaveEnabled,
        )
    }

    // ───────────── said once, and where ─────────────

    @Test
    fun `focus moves once a revision`() {
        phone.launch(form(text("name", ""), text("other", "")))
        phone.refresh { it.copy(focus = "other") }
        assertTrue(field("other").isFocused)
        phone.tap("name")
        phone.session().pull()
        phone.settle()
        assertTrue("the same revision again moves nothing", field("name").isFocused)
    }

    @Test
    fun `a problem of the summary leads to its field`() {
        phone.launch(Fixtures.registerProblem)
        phone.tap("problem.name")
        phone.settle()
        assertTrue(field("name").isFocused)
    }

    @Test
    fun `back is said with the route it came from, and leaves the app where there is none`() {
        phone.launch(Fixtures.register)
        phone.back()
        assertEquals(listOf<Action>(Action.Back("register.identity")), Still.said)
        phone.tap("back")
        assertEquals(2, Still.said.size)
        phone.refresh { Fixtures.home }
        phone.back()
        assertFalse(phone.alive)
    }

    @Test
    fun `a sheet takes back and hides what is under it from the screen reader`() {
        phone.launch(Fixtures.delete)
        val under = phone.element("gesture")
        assertFalse(under.isImportantForAccessibility)
        phone.tap("account.delete.sure")
        phone.back()
        assertEquals(
            listOf(Action.Press("account.delete.sure"), Action.Back("account")), Still.said,
        )
    }

    @Test
    fun `an action that arises while drawing is said after it`() {
        phone.launch(form(text("name", "")))
        phone.tap("name")
        Still.answer = { if (it is Action.Press) Still.shown = Fixtures.blank.copy(revision = 9u) }
        phone.tap("next")
        phone.settle(300)
        assertEquals(listOf(Action.Press("next"), Action.Leave("name")), Still.said.takeLast(2))
    }

    @Test
    fun `a countdown is painted each second and says once that it has run out`() {
        phone.launch(
            form(
                Fixtures.field(
                    "code", "验证码",
                    Input.Code(
                        "", 6u, Fixtures.press("send", "重新发送", Rank.SOFT),
                        Countdown("again", 2_500u, "{s} 秒后可重发", "ready"),
                    ),
                ),
            ),
        )
        fun shown() = (phone.element("again") as android.widget.TextView).text.toString()
        assertEquals("3 秒后可重发", shown())
        phone.settle(1_000)
        assertEquals("2 秒后可重发", shown())
        phone.settle(5_000)
        assertEquals(listOf<Action>(Action.Press("ready")), Still.said)
    }

    @Test
    fun `a pattern is said when the finger is lifted, with the dots it ran over`() {
        phone.launch(Fixtures.pattern)
        val dots = phone.element("pattern")
        phone.reveal(dots)
        val at = place(dots)
        val cell = dots.width / 3f
        phone.drag(
            at.left + cell / 2,
            at.top + cell / 2,
            at.left + cell * 2.5f,
            at.top + cell / 2,
            steps = 4,
        )
        val said = Still.said.filterIsInstance<Action.Pattern>().single()
        assertEquals(listOf(0, 1, 2), said.dots.map { it.toInt() })
    }

    @Test
    fun `each dot is a button of its own to the screen reader`() {
        phone.launch(Fixtures.pattern)
        val dots = phone.element("pattern")
        val nodes = checkNotNull(dots.accessibilityNodeProvider)
        val whole = checkNotNull(nodes.createAccessibilityNodeInfo(View.NO_ID))
        assertEquals(9, whole.childCount)
        val click = AccessibilityNodeInfo.ACTION_CLICK
        fun said(at: Int) =
            checkNotNull(nodes.createAccessibilityNodeInfo(at)).contentDescription.toString()
        assertEquals("点 1", said(0))
        assertTrue(nodes.performAction(0, click, null))
        assertTrue("the line takes dot 2 with it", nodes.performAction(2, click, null))
        assertEquals("点 3，第 3 个", said(2))
        assertTrue(checkNotNull(nodes.createAccessibilityNodeInfo(1)).isChecked)
        assertFalse("a dot is touched once", nodes.performAction(0, click, null))
        assertTrue(nodes.performAction(5, click, null))
        assertEquals(emptyList<Action>(), Still.said)
        assertTrue("the last dot again ends it", nodes.performAction(5, click, null))
        val pattern = Still.said.filterIsInstance<Action.Pattern>().single()
        assertEquals(listOf(0, 1, 2, 5), pattern.dots.map { it.toInt() })
        assertEquals("nothing of it is left", "点 3", said(2))
    }

    @Test
    fun `a pattern of dots is finished by its own action, and never an empty one`() {
        phone.launch(Fixtures.pattern)
        val nodes = checkNotNull(phone.element("pattern").accessibilityNodeProvider)
        assertFalse(nodes.performAction(4, R.id.dots_done, null))
        for (at in listOf(4, 3)) nodes.performAction(at, AccessibilityNodeInfo.ACTION_CLICK, null)
        assertTrue(nodes.performAction(8, R.id.dots_done, null))
        val pattern = Still.said.filterIsInstance<Action.Pattern>().single()
        assertEquals(listOf(4, 3), pattern.dots.map { it.toInt() })
        val bounds = Rect()
        checkNotNull(nodes.createAccessibilityNodeInfo(8)).getBoundsInScreen(bounds)
        assertTrue("$bounds", bounds.width() >= 48 && bounds.height() >= 48)
    }

    @Test
    fun `an enlarged code is as wide as the card and goes small at a touch`() {
        phone.launch(Fixtures.licenceLarge)
        val code = phone.views().first { it.drawn?.role == "qr" }
        assertTrue("${code.width}", code.width > 360)
        phone.tap("card.shrink")
        assertEquals(listOf<Action>(Action.Press("card.shrink")), Still.said)
    }

    @Test
    fun `the first picture fills the top behind the status bar, and only where there is room`() {
        fun picture() = phone.views().firstOrNull { it is SceneView }
        phone.launch(Fixtures.consent)
        phone.insets(Rect(0, 24, 0, 24))
        phone.settle()
        val scene = checkNotNull(picture())
        assertEquals(Rect(0, 0, 411, scene.height), place(scene))
        assertTrue(place(phone.element("consent")).top >= scene.height)
        phone.destroy()
        phone.fontScale(2f)
        phone.launch(Fixtures.consent)
        assertTrue(place(checkNotNull(picture())).left > 0)
    }

    @Test
    fun `who asked the system for contrast gets edges for hairlines and ink for second lines`() {
        phone.launch(Fixtures.home)
        assertNotEquals(Look(phone.activity).ink, Look(phone.activity).ink2)
        phone.destroy()
        val resolver = RuntimeEnvironment.getApplication().contentResolver
        Settings.Secure.putInt(resolver, "high_text_contrast_enabled", 1)
        phone.launch(Fixtures.home)
        val look = Look(phone.activity)
        assertEquals(look.outline, look.line)
        assertEquals(look.ink, look.ink2)
    }

    @Test
    fun `pulling the top down asks for what is new, where a list or a document stands`() {
        phone.launch(Fixtures.home)
        phone.drag(200f, 200f, 200f, 500f)
        assertEquals(listOf<Action>(Action.Refresh), Still.said)
        phone.refresh { Fixtures.register }
        phone.drag(200f, 200f, 200f, 500f)
        assertEquals(1, Still.said.count { it is Action.Refresh })
    }

    // ───────────── rebuilt ─────────────

    @Test
    @Config(qualifiers = "zh-rCN-w411dp-h640dp-mdpi")
    fun `scroll and caret come back after the activity was rebuilt`() {
        phone.launch(Fixtures.registerProblem)
        phone.tap("phone")
        field("phone").setSelection(2)
        (phone.views().first { it is ScrollView } as ScrollView).scrollTo(0, 60)
        val before = phone.activity
        phone.qualifiers("+night")
        phone.settle(300)
        assertNotSame(before, phone.activity)
        assertEquals(
            Configuration.UI_MODE_NIGHT_YES,
            phone.activity.resources.configuration.uiMode and Configuration.UI_MODE_NIGHT_MASK,
        )
        assertTrue(field("phone").isFocused)
        assertEquals(2, field("phone").selectionStart)
        assertEquals("13800000163", field("phone").text.toString())
        assertEquals(60, (phone.views().first { it is ScrollView } as ScrollView).scrollY)
    }

    @Test
    fun `the core is told of another language and of large text, once each`() {
        phone.launch(Fixtures.home)
        phone.fontScale(2f)
        phone.qualifiers("+en-rUS")
        val told = Still.said.filterIsInstance<Action.Environment>()
        assertEquals(
            listOf(Action.Environment("zh-CN", true), Action.Environment("en-US", true)), told,
        )
    }

    @Test
    fun `elder mode rebuilds the activity with the second set of sizes`() {
        phone.launch(Fixtures.register)
        assertTrue(phone.element("register.next").height < 64)
        Still.shown = Still.shown.copy(elder = true, revision = 2u)
        phone.session().pull()
        phone.settle(300)
        phone.comeBack()
        val high = phone.element("register.next").height
        assertTrue("$high", high >= 64)
    }
}
