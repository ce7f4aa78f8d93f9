package cn.tongtu.app

import android.view.View
import android.view.accessibility.AccessibilityNodeInfo

/** What a drawn view stands for in the core's words; the same for accessibility, tests and walks. */
internal class Element(val role: String, val id: String)

/** What a text inside an element is. */
internal enum class Slice { LABEL, VALUE, LINE, HINT, HELP, PROBLEM, STATE }

/** Marks this view as the element [id] of the core. */
internal fun <V : View> V.element(role: String, id: String): V {
    if (drawn?.let { it.role == role && it.id == id } != true) {
        setTag(R.id.element, Element(role, id))
        setId(viewIdOf(id))
        accessibilityDelegate = NamedByCore
    }
    return this
}

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
