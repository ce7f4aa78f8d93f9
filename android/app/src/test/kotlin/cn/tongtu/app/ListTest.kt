package cn.tongtu.app

import android.view.View
import android.view.WindowManager
import android.widget.CheckBox
import android.widget.ScrollView
import android.widget.TextView
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Assert.assertSame
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.annotation.Config
import uniffi.tongtu.Action
import uniffi.tongtu.Body
import uniffi.tongtu.Choice
import uniffi.tongtu.Group
import uniffi.tongtu.Icon
import uniffi.tongtu.Input
import uniffi.tongtu.Mark
import uniffi.tongtu.Picture
import uniffi.tongtu.Rank
import uniffi.tongtu.Row
import uniffi.tongtu.Rows
import uniffi.tongtu.Screen
import uniffi.tongtu.Tone

/**
 * Long lists: what is under the eye stays there, pictures come when they are looked at, and where
 * there is room the list stays beside what was opened from it.
 */
@RunWith(AppTestRunner::class)
@Config(application = FixtureApp::class, qualifiers = "zh-rCN-w411dp-h914dp-mdpi")
class ListTest {
    private val phone = Phone()

    private fun show(next: Screen) = phone.refresh { next }

    private fun scroll() = phone.views().first { it is ScrollView } as ScrollView

    private fun topOf(view: View) = IntArray(2).also(view::getLocationInWindow)[1]

    private fun record(n: Int): Row = Fixtures.row(
        "v$n", null, "违法停车", listOf("10月31日 20:05，莲花路"), "3 分",
    ).copy(
        picture = Picture("thumb$n", "现场照片"), plate = "粤B·${10_000 + n}", under = "200 元",
        mark = Mark(Tone.ATTENTION, false, "还没有处理"),
    )

    private fun list(rows: List<Row>, chosen: String = "open", more: String? = null) =
        Fixtures.screen(
            "violations", "违法记录",
            Body.Rows(
                Rows(
                    listOf(Choice("open", "未处理", null), Choice("all", "全部", null)), chosen,
                    null, "${rows.size} 条", listOf(Group("all", null, null, rows)), more, null,
                    null,
                ),
            ),
        ).copy(canGoBack = true)

    // ───────────── a long list ─────────────

    @Test
    fun `what is under the eye stays there when rows come above it`() {
        phone.launch(list((1..200).map(::record)))
        scroll().scrollTo(0, topOf(phone.element("v120")) - topOf(scroll()))
        phone.settle()
        val row = phone.element("v120")
        val before = topOf(row)
        row.isFocusableInTouchMode = true
        assertTrue(row.requestFocus())
        show(list((0..199).map(::record)))
        assertSame("its view is the same", row, phone.element("v120"))
        assertEquals(before, topOf(row))
        assertTrue(row.isFocused)
        show(list((1..200).map(::record)).copy(notice = Fixtures.code.notice))
        assertEquals("news above moves nothing either", before, topOf(row))
    }

    @Test
    fun `a row under the eye that is gone leaves the list where it is`() {
        phone.launch(list((1..200).map(::record)))
        scroll().scrollTo(0, topOf(phone.element("v120")) - topOf(scroll()))
        phone.settle()
        val at = scroll().scrollY
        show(list((1..200).filter { it !in 115..125 }.map(::record)))
        assertNull(phone.find("v120"))
        assertEquals(at, scroll().scrollY)
    }

    @Test
    fun `fifty more rows leave the list where it is`() {
        phone.launch(list((1..50).map(::record), more = "再看 50 条"))
        phone.tap("more")
        assertEquals(listOf<Action>(Action.LoadMore), Still.said)
        val at = scroll().scrollY
        show(list((1..100).map(::record), more = "再看 50 条"))
        assertTrue("the last row is far down", at > 2_000)
        assertEquals(at, scroll().scrollY)
        assertNotNull(phone.find("v100"))
    }

    @Test
    fun `other rows begin at the top of what the person asked for`() {
        phone.launch(list((1..60).map(::record)))
        scroll().scrollTo(0, 40)
        phone.tap("all")
        assertEquals(listOf<Action>(Action.Filter("all")), Still.said)
        show(list((100..160).map(::record) + record(1), chosen = "all"))
        val at = scroll().scrollY
        assertTrue("no old row is followed to the end of the new list, $at", at <= 40)
    }

    @Test
    fun `a picture is asked for when it comes into sight, and not before`() {
        phone.launch(list((1..200).map(::record)))
        phone.picture()
        val first = Still.asked.toSet()
        assertTrue("thumb1" in first)
        assertFalse("thumb60" in first)
        assertTrue("${first.size} of 200", first.size < 15)
        scroll().scrollTo(0, topOf(phone.element("v60")) - topOf(scroll()))
        phone.settle(100)
        phone.picture()
        assertTrue("thumb60" in Still.asked)
        assertFalse("thumb120" in Still.asked)
    }

    @Test
    fun `a picture that came late is asked for again, and only where it was wanted`() {
        phone.launch(list((1..200).map(::record)))
        phone.picture()
        Still.asked.clear()
        show(list((1..200).map(::record)))
        assertTrue("thumb1" in Still.asked)
        assertFalse("thumb60" in Still.asked)
    }

    // ───────────── rows that are picked ─────────────

    @Test
    fun `a row that can be picked is a box to the screen reader and says which row`() {
        phone.launch(Fixtures.fines)
        val picked = phone.element("f1").createAccessibilityNodeInfo()
        assertEquals(CheckBox::class.java.name, picked.className)
        assertTrue(picked.isCheckable && picked.isChecked)
        assertFalse(phone.element("f3").createAccessibilityNodeInfo().isChecked)
        phone.tap("f3")
        assertEquals(listOf<Action>(Action.Open("f3")), Still.said)
    }

    @Test
    fun `a tag stands beside a short text, and under one that it would squeeze`() {
        fun row(head: String) = Fixtures.row(head, Icon.CAR, head)
            .copy(mark = Mark(Tone.ATTENTION, false, "要您办"))
        phone.launch(list(listOf(row("备案驾驶证"), row("租车 11月7日的违法转给了您，不是您开的可以申诉"))))
        fun below(row: View): Boolean {
            val inside = phone.views().filter { view ->
                generateSequence(view.parent) { it.parent }.any { it === row }
            }.toList()
            val tag = inside.first { it.drawn?.role == "mark" }
            val text = inside.first { it is TextView && "${it.text}" == row.drawn?.id }
            return topOf(tag) >= topOf(text) + text.height
        }
        val rows = phone.views().filter { it.drawn?.role == "row" }.toList()
        assertEquals(listOf(false, true), rows.map(::below))
    }

    @Test
    fun `beside figures the word of a row's state is its last line and takes no width`() {
        phone.launch(Fixtures.violations)
        val width = phone.element("v2").width
        assertTrue("the row has three lines", phone.element("v2").height < 110)
        val words = phone.views().filterIsInstance<TextView>()
            .first { it.text.toString() == "驾驶时手持电话" }
        assertTrue("the text has most of the row: ${words.width}", words.width > width / 2)
    }

    // ───────────── coming back ─────────────

    @Test
    fun `a screen that comes back with a notice shows it, and without one keeps its place`() {
        val record = Fixtures.violation.copy(canGoBack = true)
        phone.launch(record)
        scroll().scrollTo(0, 200)
        val at = scroll().scrollY
        assertTrue("there is something to scroll", at > 0)
        show(Fixtures.handling.copy(canGoBack = true))
        show(record)
        assertEquals(at, scroll().scrollY)
        show(Fixtures.handling.copy(canGoBack = true))
        show(record.copy(notice = Fixtures.code.notice))
        assertEquals(0, scroll().scrollY)
    }

    // ───────────── beside its detail ─────────────

    @Test
    @Config(qualifiers = "zh-rCN-w900dp-h1200dp-mdpi")
    fun `beside a list two buttons share what room there is`() {
        phone.launch(Fixtures.violations)
        val two = listOf(
            Fixtures.press("a", "处理这一条"), Fixtures.press("b", "不认可", Rank.SECOND),
        )
        show(Fixtures.violation.copy(actions = two))
        val (first, second) = phone.element("b") to phone.element("a")
        val places = listOf(first, second).map { IntArray(2).also(it::getLocationInWindow)[0] }
        assertEquals(first.width, second.width)
        assertTrue("none is cut by the list: $places", places[0] > 400 + 16)
        assertTrue(places[0] + first.width < places[1])
        assertTrue("the window holds both", places[1] + second.width < 900)
    }

    @Test
    @Config(qualifiers = "zh-rCN-w1280dp-h900dp-land-mdpi")
    fun `the list stays beside the detail that one of its rows opened`() {
        phone.launch(Fixtures.violations)
        Still.answer = {
            if (it is Action.Open) Still.shown = Fixtures.violation.copy(revision = 2u)
        }
        phone.tap("v2")
        phone.settle(300)
        val row = phone.element("v2")
        assertTrue("it is marked", row.isSelected)
        assertTrue(phone.element("violation.handle").isShown)
        assertEquals(400, listWidth(row))
        phone.tap("v3")
        assertEquals(listOf<Action>(Action.Open("v2"), Action.Open("v3")), Still.said)
        phone.settle(300)
        assertTrue(phone.element("v3").isSelected)
        assertFalse(phone.element("v2").isSelected)
    }

    private fun listWidth(row: View): Int = (scrollOf(row).parent.parent as View).width

    @Test
    @Config(qualifiers = "zh-rCN-w1280dp-h900dp-land-mdpi")
    fun `the list keeps its place when it moves aside, and when it comes back`() {
        val records = list((1..60).map(::record))
        phone.launch(records)
        scroll().scrollTo(0, 1_500)
        show(Fixtures.violation)
        assertEquals(1_500, scrollOf(phone.element("v20")).scrollY)
        scrollOf(phone.element("v20")).scrollTo(0, 900)
        show(records)
        assertEquals(900, scroll().scrollY)
    }

    private fun scrollOf(row: View) =
        generateSequence(row) { it.parent as? View }.first { it is ScrollView } as ScrollView

    @Test
    @Config(qualifiers = "zh-rCN-w1280dp-h900dp-land-mdpi")
    fun `the way back above the list leads out of the detail`() {
        phone.launch(Fixtures.violations)
        show(Fixtures.violation)
        assertEquals(1, phone.views().count { it.drawn?.id == "back" })
        phone.tap("back")
        assertEquals(listOf<Action>(Action.Back("violation")), Still.said)
    }

    @Test
    @Config(qualifiers = "zh-rCN-w1280dp-h900dp-land-mdpi")
    fun `a form has the whole width, and after a root screen no list is left`() {
        phone.launch(Fixtures.violations)
        show(Fixtures.handling)
        assertNull(phone.find("v2"))
        show(Fixtures.violation)
        assertNotNull(phone.find("v2"))
        show(Fixtures.home)
        show(Fixtures.violation)
        assertNull(phone.find("v2"))
    }

    @Test
    @Config(qualifiers = "zh-rCN-w1280dp-h900dp-land-mdpi")
    fun `a secret list is not drawn beside what is none`() {
        phone.launch(Fixtures.violations.copy(secret = true))
        show(Fixtures.violation)
        assertNull(phone.find("v2"))
        show(Fixtures.violation.copy(secret = true))
        assertNotNull(phone.find("v2"))
    }

    @Test
    fun `a phone has no room for both`() {
        phone.launch(Fixtures.violations)
        show(Fixtures.violation)
        assertNull(phone.find("v2"))
    }

    // ───────────── evidence ─────────────

    @Test
    fun `a picture is looked at larger, and the way back leads to its record`() {
        phone.launch(Fixtures.violation.copy(secret = true))
        val small = phone.views().first { it.contentDescription == "号牌" }
        phone.reveal(small)
        small.performClick()
        phone.settle(300)
        val large = phone.views().last { it.contentDescription == "号牌" }
        assertTrue("${large.width} and ${small.width}", large.width > 2 * small.width)
        val secure = WindowManager.LayoutParams.FLAG_SECURE
        val window = large.rootView.layoutParams as WindowManager.LayoutParams
        assertTrue("no screenshot of it either", window.flags and secure != 0)
        phone.back()
        assertEquals(1, phone.roots().size)
        assertEquals("the core hears nothing of it", emptyList<Action>(), Still.said)
    }

    @Test
    fun `a picture that is looked at does not outlive its screen`() {
        phone.launch(Fixtures.violation)
        phone.views().first { it.contentDescription == "号牌" }.performClick()
        phone.settle(300)
        assertEquals(2, phone.roots().size)
        show(Fixtures.home)
        assertEquals(1, phone.roots().size)
    }

    // ───────────── free text ─────────────

    /** The core keeps what is typed, as the real one does. */
    private fun objection(text: String): Screen {
        val screen = Fixtures.objection
        val form = (screen.body as Body.Form).form
        val fields = form.sections.single().fields.map { field ->
            val input = field.input
            if (input is Input.Prose) field.copy(input = input.copy(value = text)) else field
        }
        val sections = listOf(form.sections.single().copy(fields = fields))
        return screen.copy(
            revision = Still.shown.revision + 1u, body = Body.Form(form.copy(sections = sections)),
        )
    }

    @Test
    fun `free text counts what is wanting, then what may still be written`() {
        phone.launch(Fixtures.objection)
        Still.answer = { if (it is Action.Edit) Still.shown = objection(it.value) }
        fun count() = phone.views().filterIsInstance<TextView>()
            .first { it.slice == Slice.COUNT }.text.toString()
        assertEquals("还差 4 字", count())
        phone.fill("reason", "甲".repeat(19) + "𠮷")
        assertEquals("a character of two units counts once", "还可以写 480 字", count())
        val said = Still.said.filterIsInstance<Action.Edit>().last()
        assertEquals("reason", said.field)
        checkNotNull(phone.keyboard()).setComposingText("yi", 1)
        phone.settle()
        assertEquals("what is being composed is seen, so it counts", "还可以写 478 字", count())
    }
}
