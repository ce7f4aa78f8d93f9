package cn.tongtu.app

import android.view.View
import android.view.accessibility.AccessibilityNodeInfo

/**
 * What a drawn view stands for in the core's words; the same for accessibility, tests and walks.
 */
internal class Element(val role: String, val id: String) {
    /**
     * What else is to be known of it: `busy`, `not_yet`, `chosen`, `open`, `required`, …; several
     * by a space.
     */
    var state: String = ""
}

/** What a text inside an element is; the names are those of the goldens of `tests/walks`. */
internal enum class Slice {
    LABEL, VALUE, HINT, HELP, LOCKED, PROBLEM, PLATE, LINE, UNCHANGED, WHY, SOURCE, CLOSED, COUNT,
    UNDER,
}

/** Marks this view as the element [id] of the core; what has no id has an empty one. */
internal fun <V : View> V.element(role: String, id: String, state: String = ""): V {
    val kept = drawn?.takeIf { it.role == role && it.id == id }
    val element = kept ?: Element(role, id).also {
        setTag(R.id.element, it)
        if (id.isNotEmpty()) {
            setId(viewIdOf(id))
            accessibilityDelegate = NamedByCore
        }
    }
    element.state = state
    return this
}

/** A text that stands for itself. */
internal fun <V : View> V.free(): V = element("text", "").slice(Slice.LABEL)

/** The words of [states] that hold, for [Element.state]. */
internal fun states(vararg states: Pair<String, Boolean>): String =
    states.filter { it.second }.joinToString(" ") { it.first }

/** Marks this view as a part of the element around it. */
internal fun <V : View> V.slice(slice: Slice): V = apply { setTag(R.id.part, slice) }

internal val View.drawn: Element? get() = getTag(R.id.element) as? Element

internal val View.slice: Slice? get() = getTag(R.id.part) as? Slice

/** One number for each id for as long as the process lives: saved state finds its views again. */
private fun viewIdOf(id: String): Int = viewIds.getOrPut(id) { View.generateViewId() }

private val viewIds = HashMap<String, Int>()

/** The core's ids go to accessibility unchanged, as if they were resource names. */
private object NamedByCore : View.AccessibilityDelegate() {
    override fun onInitializeAccessibilityNodeInfo(host: View, info: AccessibilityNodeInfo) {
        super.onInitializeAccessibilityNodeInfo(host, info)
        host.drawn?.let { info.viewIdResourceName = "${host.context.packageName}:id/${it.id}" }
    }
}
