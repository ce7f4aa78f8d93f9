package cn.tongtu.app.walks

import android.view.MotionEvent
import android.view.View
import android.view.inputmethod.EditorInfo
import android.widget.EditText
import cn.tongtu.app.Phone
import cn.tongtu.app.drawn
import cn.tongtu.app.parts.PatternView

/** What a person's hands do: touches and typed text, on elements found by the core's ids. */
internal class Hands(private val phone: Phone) {
    /** Secrets by field: they are kept nowhere, and typed again after a kill. */
    private val secrets = HashMap<String, String>()

    fun views(role: String): Sequence<View> = phone.views().filter { it.drawn?.role == role }

    fun find(id: String, roles: Set<String>): View {
        val found = phone.views().filter { it.drawn?.role in roles && named(it, id) }.toList()
        // A sheet stands above the screen: what is on top is meant.
        val meant = if (id.endsWith("/*")) found.firstOrNull() else found.lastOrNull()
        return checkNotNull(meant) { "there is no $id" }
    }

    /** What waits to be sent has another id each time, behind a slash; a star is the first. */
    private fun named(view: View, id: String) =
        view.drawn?.id?.let { it == id || it.startsWith(id.removeSuffix("/*") + "/") } == true

    fun tap(id: String, roles: Set<String>) = phone.tap(find(id, roles))

    fun type(id: String, text: String) {
        val field = find(id, TYPED)
        if (field.drawn?.role == "secret") secrets[id] = text
        phone.tap(field)
        check(field.isFocused) { "$id does not take the caret" }
        field.onCreateInputConnection(EditorInfo())?.run {
            beginBatchEdit()
            performContextMenuAction(android.R.id.selectAll)
            commitText(text, 1)
            endBatchEdit()
        }
        // The keyboard is put away; the field is left.
        if (field.isAttachedToWindow) field.clearFocus()
        phone.settle()
    }

    fun choose(id: String, option: String) {
        val consent = views("consent").firstOrNull { it.drawn?.id == id }
        if (consent != null) {
            if (isTicked(consent) != (option == "yes")) phone.tap(consent)
            return
        }
        val field = find(id, setOf("choice"))
        val choice = views("option").firstOrNull { view ->
            view.drawn?.id == option &&
                generateSequence(view.parent) { it.parent }.any { it === field }
        }
        phone.tap(checkNotNull(choice) { "$id has no $option" })
    }

    fun draw(dots: List<Int>) {
        val pattern = find("pattern", setOf("pattern")) as PatternView
        phone.reveal(pattern)
        val at = IntArray(2).also(pattern::getLocationOnScreen)
        dots.forEachIndexed { index, dot ->
            val (x, y) = pattern.centre(dot)
            val how = if (index == 0) MotionEvent.ACTION_DOWN else MotionEvent.ACTION_MOVE
            phone.touch(how, at[0] + x, at[1] + y)
            phone.settle(16)
            if (index == dots.lastIndex) {
                phone.touch(MotionEvent.ACTION_UP, at[0] + x, at[1] + y)
            }
        }
    }

    // ───────────── what a person does again after a kill ─────────────

    /** Codes are good for minutes and for one use: they are kept nowhere either. */
    fun typedCodes(): Map<String, String> =
        texts("code").filter { it.text.isNotEmpty() }.associate { idOf(it) to it.text.toString() }

    fun ticked(): Set<String> = views("consent").filter(::isTicked).map(::idOf).toSet()

    /** Types and ticks again what is empty now and was not before. */
    fun again(codes: Map<String, String>, ticked: Set<String>) {
        for (field in texts("secret").map(::idOf).toList()) {
            val text = secrets[field] ?: continue
            val box = find(field, setOf("secret")) as EditText
            // A hint stands for what the core has kept.
            if (box.text.isEmpty() && box.hint == null) type(field, text)
        }
        val empty = texts("code").filter { it.text.isEmpty() }.map(::idOf).toList()
        for (field in empty) codes[field]?.let { type(field, it) }
        val boxes = views("consent").filterNot(::isTicked).map(::idOf).toList()
        for (box in boxes) if (box in ticked) choose(box, "yes")
    }

    private fun texts(role: String): Sequence<EditText> = views(role).filterIsInstance<EditText>()

    private fun idOf(view: View): String = view.drawn?.id.orEmpty()

    private fun isTicked(box: View): Boolean = box.createAccessibilityNodeInfo().isChecked

    private companion object {
        val TYPED = setOf("text", "secret", "code", "search", "prose")
    }
}
