package cn.tongtu.app

import android.view.View
import android.view.ViewGroup
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.widget.LinearLayout
import cn.tongtu.app.parts.column
import cn.tongtu.app.parts.line
import cn.tongtu.app.parts.params
import cn.tongtu.app.templates.RowsTemplate
import uniffi.tongtu.Body
import uniffi.tongtu.Screen

/**
 * The last list that was drawn, beside the detail that one of its rows opened. Its rows, chips and
 * way back are said as ever; the core knows that the detail stands above that list.
 */
internal class ListPane(private val kit: Kit) {
    private val look = kit.look
    private val bar = Bar(kit)
    private val rows = RowsTemplate(kit)
    private var listed: Screen? = null
    private var marked: View? = null

    /** The row whose detail stands beside the list. */
    var opened: String? = null

    val view: LinearLayout = line(look).apply {
        val whole = column(look)
        whole.addView(bar.view)
        whole.addView(rows.view, params(MATCH_PARENT, 0, 1f))
        addView(whole, params(0, MATCH_PARENT, 1f))
        val edge = View(look.context).apply { setBackgroundColor(look.line) }
        addView(edge, params(look.px(R.dimen.hairline), MATCH_PARENT))
        visibility = View.GONE
    }

    val isShown: Boolean get() = view.visibility == View.VISIBLE

    fun params() = params(look.px(R.dimen.list_pane), MATCH_PARENT)

    /** [next] is drawn now; [scrolls] is where each screen was left, and is kept true. */
    fun follow(next: Screen, scrolls: MutableMap<String, Int>) {
        if (isShown) listed?.let { scrolls[it.route] = rows.view.scrollY }
        if (next.body is Body.Rows) {
            listed = next
        } else if (!next.canGoBack) {
            // A root screen: there is no way back to the list.
            listed = null
        }
        val list = listed?.takeIf { next.body is Body.Detail && (next.secret || !it.secret) }
        val arrives = list != null && !isShown
        view.visibility = if (list == null) View.GONE else View.VISIBLE
        if (list == null) return
        bar.show(list.copy(canGoBack = true, actions = emptyList()), from = next.route)
        rows.show(list.copy(actions = emptyList(), notice = null, busy = null))
        mark()
        val y = scrolls[list.route]
        if (arrives && y != null) rows.view.post { rows.view.scrollTo(0, y) }
    }

    fun pad(top: Int, bottom: Int) {
        bar.view.setPadding(0, top, 0, 0)
        rows.pad(bottom)
    }

    private fun mark() {
        val row = find(rows.view)
        marked?.takeIf { it !== row }?.let {
            it.isSelected = false
            it.background = look.drawable(R.drawable.press_row)
        }
        marked = row
        row?.isSelected = true
        row?.background = look.drawable(R.drawable.row_chosen)
    }

    private fun find(within: View): View? {
        if (within.drawn?.let { it.role == "row" && it.id == opened } == true) return within
        if (within !is ViewGroup) return null
        return (0 until within.childCount).firstNotNullOfOrNull { find(within.getChildAt(it)) }
    }
}
