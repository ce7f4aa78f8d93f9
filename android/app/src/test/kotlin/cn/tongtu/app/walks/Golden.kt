package cn.tongtu.app.walks

import android.view.View
import android.view.ViewGroup
import android.widget.EditText
import android.widget.TextView
import cn.tongtu.app.Element
import cn.tongtu.app.Slice
import cn.tongtu.app.drawn
import cn.tongtu.app.slice

/**
 * What a person perceives, from the views that are really drawn: one line an element, and one line
 * a part of it. The words are those of the goldens; the order is the drawing's, which puts bar and
 * dock where they stand.
 */
internal class Golden(private val roots: List<View>) {
    private val lines = ArrayList<String>()
    private var titled: String? = null

    fun lines(): List<String> {
        roots.forEach(::look)
        titled?.let(lines::remove)
        return lines
    }

    private fun look(view: View) {
        if (view.visibility != View.VISIBLE) return
        val element = view.drawn
        if (element != null) say(view, element)
        if (element?.role in CLOSED_ROLES) return
        children(view).forEach(::look)
    }

    private fun say(view: View, element: Element) {
        val label = own(view, Slice.LABEL).joinToString("")
        when (element.role) {
            "back", "busy", "countdown", "page", "search", "pattern" -> Unit
            "button" -> if (element.id !in OF_THE_SHELL) line(view, element, label)
            "age" -> if (element.state == "offline") add("age", "", label, "", "offline")
            "link" -> add("link", element.id.removePrefix("problem."), label, "", "")
            "why" -> part("why", textOf(view))
            "text", "prose", "secret", "code", "pick", "day", "choice", "photos" ->
                field(view, element)
            "consent" -> {
                val given = view.createAccessibilityNodeInfo().isChecked
                add("consent", element.id, label, if (given) "yes" else "", element.state)
                fieldParts(view)
            }
            "sum" -> if (within(view, LANED)) Unit
            else add("sum", "", view.contentDescription.orEmpty(), "", element.state)
            "mark" -> if (within(view, MARKED)) Unit else line(view, element, label)
            "lane" -> if (within(view, LANED)) Unit
            else add("lane", "", view.contentDescription.orEmpty(), "", "")
            "picture" -> add("picture", "", view.contentDescription.orEmpty(), "", "")
            "slot" -> {
                val mark = marks(view).firstOrNull()?.first.orEmpty()
                add("slot", element.id, label, mark, element.state)
            }
            "group" -> if (label.isNotEmpty()) line(view, element, label)
            "sheet" -> {
                // It is drawn with its title once, which names it.
                val title = view.accessibilityPaneTitle.orEmpty()
                add("sheet", element.id, title, "", "")
                titled = "text |  | ${said(title)}"
            }
            else -> line(view, element, label)
        }
        when (element.role) {
            "row" -> rowParts(view)
            "step" -> own(view, Slice.LINE).forEach { part("line", it) }
            "option" -> own(view, Slice.HELP).forEach { part("help", it) }
            "refusal" -> refusalParts(view)
        }
    }

    private fun line(view: View, element: Element, label: String) {
        val named = if (element.role == "button") view.contentDescription.orEmpty() else ""
        val said = label.ifEmpty { textOf(view) }.ifEmpty { named }
        add(element.role, element.id, said, own(view, Slice.VALUE).joinToString(""), element.state)
    }

    // ───────────── fields ─────────────

    /** A field's label and help stand around its input, in the piece that holds both. */
    private fun field(view: View, element: Element) {
        if (element.role == "text" && element.id.isEmpty()) {
            return add("text", "", textOf(view), "", "")
        }
        val label = around(view)?.let { own(it, Slice.LABEL) }?.firstOrNull().orEmpty()
        val value = when {
            view is EditText && element.role == "secret" ->
                if (view.text.isEmpty() && view.hint == null) "" else "filled"
            // A code is another one each time.
            element.role == "code" && view is EditText -> "·".repeat(view.text.length)
            view is EditText -> view.text.toString()
            element.role == "choice" -> chosen(view)
            else -> own(view, Slice.VALUE).joinToString("")
        }
        add(element.role, element.id, label, value, element.state)
        fieldParts(view)
    }

    private fun fieldParts(view: View) {
        val piece = around(view) ?: return
        val inside = view.parent as? View
        own(piece, Slice.HINT, except = inside).forEach { part("hint", it) }
        own(piece, Slice.COUNT).forEach { part("count", it) }
        own(piece, Slice.LOCKED).forEach { part("locked", it) }
        own(piece, Slice.PROBLEM).forEach { part("problem", it) }
        own(piece, Slice.HELP).forEach { part("help", it) }
    }

    private fun around(view: View): View? =
        generateSequence(view.parent as? View) { it.parent as? View }
            .firstOrNull { piece -> any(piece) { it !== view && it.slice == Slice.PROBLEM } }

    private fun any(view: View, what: (View) -> Boolean): Boolean =
        what(view) || children(view).any { any(it, what) }

    private fun chosen(view: View): String = below(view)
        .firstOrNull { it.drawn?.role == "option" && it.drawn?.state?.contains("chosen") == true }
        ?.let { own(it, Slice.LABEL).joinToString("") }.orEmpty()

    // ───────────── rows, refusals ─────────────

    private fun rowParts(view: View) {
        own(view, Slice.PLATE).forEach { part("plate", it) }
        own(view, Slice.UNDER).forEach { part("under", it) }
        own(view, Slice.LINE).forEach { part("line", it) }
        marks(view).forEach { (label, state) -> part("mark", "$label ($state)") }
        lanes(view).forEach { part("lane", it) }
    }

    private fun refusalParts(view: View) {
        own(view, Slice.UNCHANGED).forEach { part("unchanged", it) }
        own(view, Slice.WHY).forEach { part("why", it) }
        sums(view).forEach { part("sum", it) }
        lanes(view).forEach { part("lane", it) }
        own(view, Slice.SOURCE).forEach { part("source", it) }
        own(view, Slice.CLOSED).forEach { part("closed", it) }
    }

    private fun marks(view: View): List<Pair<String, String>> = below(view)
        .filter { it.drawn?.role == "mark" && holder(it) === view && shown(it, view) }
        .map {
            val label = own(it, Slice.LABEL).joinToString("").ifEmpty { textOf(it) }
            label to it.drawn?.state.orEmpty()
        }.toList()

    private fun lanes(view: View): List<String> = described(view, "lane")

    private fun sums(view: View): List<String> = described(view, "sum")

    private fun described(view: View, role: String): List<String> = below(view)
        .filter { it.drawn?.role == role && holder(it) === view && shown(it, view) }
        .map { it.contentDescription.orEmpty() }.toList()

    /** The element around [view]. */
    private fun holder(view: View): View? =
        generateSequence(view.parent as? View) { it.parent as? View }
            .firstOrNull { it.drawn != null }

    private fun within(view: View, roles: Set<String>): Boolean = holder(view)?.drawn?.role in roles

    private fun shown(view: View, top: View): Boolean =
        generateSequence(view) { if (it === top) null else it.parent as? View }
            .all { it.visibility == View.VISIBLE }

    // ───────────── views ─────────────

    private fun children(view: View): List<View> =
        if (view is ViewGroup) (0 until view.childCount).map(view::getChildAt) else emptyList()

    private fun below(view: View): Sequence<View> = sequence {
        for (child in children(view)) {
            yield(child)
            yieldAll(below(child))
        }
    }

    /** Texts of [slice] that belong to [view] itself, not to an element inside it. */
    private fun own(view: View, slice: Slice, except: View? = null): List<String> {
        val found = ArrayList<String>()
        fun search(at: View) {
            if (at.visibility != View.VISIBLE || at === except) return
            if (at !== view && at.drawn != null) return
            if (at.slice == slice && at is TextView && at.text.isNotEmpty()) {
                found += at.text.toString()
            }
            children(at).forEach(::search)
        }
        search(view)
        return found
    }

    private fun textOf(view: View): String = (view as? TextView)?.text?.toString().orEmpty()

    private fun CharSequence?.orEmpty(): String = this?.toString() ?: ""

    private fun add(role: String, id: String, label: String, value: String, state: String) {
        val columns = listOf(role, plain(id), said(label), said(value), state)
        lines += columns.joinToString(" | ").trimEnd(' ', '|')
    }

    private fun part(name: String, words: String) {
        if (words.isNotEmpty()) lines += "  $name | ${said(words)}"
    }

    companion object {
        /**
         * What waits, and what the server made meanwhile, has another id each time: only its kind
         * and what is done with it are the story's.
         */
        private fun plain(id: String): String =
            if (id.startsWith("outbox")) id.substringBefore('/') else id.replace(MADE, "")

        /** A letter and sixteen characters of base64url, as the sandbox makes ids. */
        private val MADE = Regex("/[a-z]-[A-Za-z0-9_-]{16}$")

        /** Things of the shell's own that no golden knows. */
        private val OF_THE_SHELL = setOf("back", "notice.close")
        private val MARKED = setOf("row", "slot", "step")
        private val LANED = setOf("row", "refusal", "slot")
        private val CLOSED_ROLES = setOf("qr", "pattern")
        private val TIME = Regex("\\d\\d:\\d\\d(:\\d\\d)?")

        private val SECONDS = Regex("(?<!\\d)\\d+(?=[ \u00a0]?秒|[ \u00a0]s(?![\\p{L}\\p{N}]))")

        /** Twelve characters in fours, a letter among them: another one each time. */
        private val OWNER_CODE =
            Regex("[A-Z0-9]{4}\u00a0[A-Z0-9]{4}\u00a0[A-Z0-9]{4}")

        /** One line, and no time of day, no seconds left and no owner's code in it. */
        fun said(words: String): String = words.replace('\n', ' ').replace(TIME, "··:··")
            .replace(OWNER_CODE) { code ->
                if (code.value.any(Char::isLetter)) "···· ···· ····" else code.value
            }
            .replace(SECONDS, "··")

        /**
         * What differs between what was expected and what is drawn, whatever the order; empty where
         * nothing does. An ask is carried out and not drawn, so its line is left to the other
         * shells.
         */
        fun difference(expected: String, drawn: List<String>): String {
            val wanted = expected.lines()
                .filter { it.isNotBlank() && !it.startsWith("ask |") }.map(String::trimEnd)
            val missing = wanted.toMutableList().also { rest -> drawn.forEach(rest::remove) }
            val extra = drawn.toMutableList().also { rest -> wanted.forEach(rest::remove) }
            return (missing.map { "  - $it" } + extra.map { "  + $it" }).joinToString("\n")
        }
    }
}
