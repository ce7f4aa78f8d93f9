package cn.tongtu.app.templates

import android.graphics.Rect
import android.view.Gravity
import android.view.View
import android.view.ViewGroup
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.view.accessibility.AccessibilityNodeInfo
import android.widget.HorizontalScrollView
import android.widget.LinearLayout
import android.widget.RadioButton
import cn.tongtu.app.KeyedColumn
import cn.tongtu.app.Kit
import cn.tongtu.app.Piece
import cn.tongtu.app.Plain
import cn.tongtu.app.R
import cn.tongtu.app.Slice
import cn.tongtu.app.drawn
import cn.tongtu.app.element
import cn.tongtu.app.look.TextRole
import cn.tongtu.app.look.Words
import cn.tongtu.app.parts.Flow
import cn.tongtu.app.parts.Outlines
import cn.tongtu.app.parts.PressPiece
import cn.tongtu.app.parts.Typed
import cn.tongtu.app.parts.icon
import cn.tongtu.app.parts.line
import cn.tongtu.app.parts.params
import cn.tongtu.app.parts.square
import cn.tongtu.app.slice
import cn.tongtu.app.states
import uniffi.tongtu.Action
import uniffi.tongtu.Body
import uniffi.tongtu.Choice
import uniffi.tongtu.Content
import uniffi.tongtu.Press
import uniffi.tongtu.Rank
import uniffi.tongtu.Rows
import uniffi.tongtu.Screen

/**
 * Draws a [Body.Rows]: search, chips, groups of rows, or what it means that there are none. Decides
 * nothing.
 */
internal class RowsTemplate(kit: Kit) : Scrolling(kit) {
    override val pulls = true
    private var asked: Pair<String?, String?>? = null

    /** The first row in sight, unless the person has just asked for other rows. */
    override fun anchor(screen: Screen): View? {
        val rows = (screen.body as? Body.Rows)?.rows
        val asks = rows?.chosen to rows?.search
        val same = asks == asked
        asked = asks
        return if (same && view.scrollY > 0) firstRow(view) else null
    }

    private fun firstRow(within: ViewGroup): View? {
        for (i in 0 until within.childCount) {
            val child = within.getChildAt(i)
            val found = when {
                child.drawn?.role == "row" -> child.takeIf { it.getGlobalVisibleRect(seen) }
                child is ViewGroup -> firstRow(child)
                else -> null
            }
            if (found != null) return found
        }
        return null
    }

    private val seen = Rect()

    override fun KeyedColumn.draw(screen: Screen) {
        val rows = (screen.body as? Body.Rows)?.rows ?: return
        if (rows == NOTHING) keep("outlines", gap()) { Plain(Outlines(look, rows = true)) }
        rows.search?.let { keep("search", gap()) { SearchPiece(kit) }.show(it) }
        if (rows.filters.isNotEmpty()) keep("filters", gap()) { ChipsPiece(kit) }.show(rows)
        words("counted", TextRole.LABEL, rows.counted, gap(8))
        for (group in rows.groups) group(group)
        rows.more?.let { more ->
            keep("more", gap()) { MorePiece(kit) }.show(more)
        }
        words("fine", TextRole.LABEL, rows.fine, gap(16)) { gravity = Gravity.CENTER }
        rows.empty?.let { page ->
            keep("above") { filler(kit) }
            keep("empty", gap(16)) { PagePiece(kit, PagePlace.LIST) }.show(page)
            keep("below") { filler(kit) }
        }
    }
}

/** What the core sends while nothing is here and something is on its way. */
private val NOTHING = Rows(
    filters = emptyList(), chosen = null, search = null, counted = null, groups = emptyList(),
    more = null, fine = null, empty = null,
)

/** The search line of a list. */
private class SearchPiece(private val kit: Kit) : Piece {
    private val look = kit.look
    private val typed = Typed(look, edited = { kit.say(Action.Search(it)) }, leave = {})
    override val view: LinearLayout = line(look).apply {
        minimumHeight = look.field
        background = look.drawable(R.drawable.shape_field)
        setPadding(look.dp(14), look.dp(2), look.dp(14), look.dp(2))
        addView(icon(look, R.drawable.ic_search, look.ink2), square(look.icon, end = look.dp(8)))
        addView(typed, params(0, WRAP_CONTENT, 1f))
    }

    fun show(text: String) {
        typed.kind(Content.NAME, null)
        typed.take(text)
        typed.element("search", "search")
    }
}

/**
 * Chips in a line that scrolls sideways; with large type they stand in as many lines as they need.
 */
private class ChipsPiece(private val kit: Kit) : Piece {
    private val look = kit.look
    private val chips: KeyedColumn = if (look.stacked) {
        Flow(look.context, look.dp(8))
    } else {
        KeyedColumn(look.context).apply { orientation = LinearLayout.HORIZONTAL }
    }
    override val view: View = if (look.stacked) {
        chips
    } else {
        HorizontalScrollView(look.context).apply {
            isHorizontalScrollBarEnabled = false
            addView(chips)
        }
    }

    fun show(rows: Rows) = chips.update {
        rows.filters.forEachIndexed { at, option ->
            keep(option.id, if (at == 0) 0 else look.dp(8)) { ChipPiece(kit) }
                .show(option, option.id == rows.chosen)
        }
    }
}

private class ChipPiece(private val kit: Kit) : Piece {
    private val look = kit.look
    private val tick = icon(look, R.drawable.ic_check, look.onBrand)
    private val label = Words(look, TextRole.SMALL).slice(Slice.LABEL)
    private var name = ""
    private var chosen = false
    override val view: LinearLayout = object : LinearLayout(look.context) {
        override fun getAccessibilityClassName(): CharSequence = RadioButton::class.java.name

        override fun onInitializeAccessibilityNodeInfo(info: AccessibilityNodeInfo) {
            super.onInitializeAccessibilityNodeInfo(info)
            info.isCheckable = true
            info.isChecked = chosen
        }
    }.apply {
        layoutParams = params(WRAP_CONTENT, WRAP_CONTENT)
        gravity = Gravity.CENTER
        minimumHeight = look.tap
        minimumWidth = look.tap
        isFocusable = true
        setPadding(look.dp(14), look.dp(4), look.dp(14), look.dp(4))
        addView(tick, square(look.smallIcon, end = look.dp(6)))
        addView(label, params(WRAP_CONTENT, WRAP_CONTENT))
        setOnClickListener { kit.say(Action.Filter(name)) }
    }

    private var shown: Pair<Choice, Boolean>? = null

    fun show(option: Choice, chosen: Boolean) {
        if (shown == option to chosen) return
        shown = option to chosen
        name = option.id
        this.chosen = chosen
        label.bold(chosen).tint(if (chosen) look.onBrand else look.ink).show(option.label)
        tick.visibility = if (chosen) View.VISIBLE else View.GONE
        view.background = look.drawable(if (chosen) R.drawable.chip_chosen else R.drawable.chip)
        view.element("option", option.id, states("chosen" to chosen))
    }
}

/** The last row: fifty more. */
private class MorePiece(kit: Kit) : Piece {
    private val button = PressPiece(kit)
    override val view = button.view.apply {
        layoutParams = params(MATCH_PARENT, WRAP_CONTENT)
        setOnClickListener { kit.say(Action.LoadMore) }
    }

    fun show(text: String) {
        button.show(Press("more", text, null, Rank.SECOND, false, null))
        view.element("button", "more")
    }
}
