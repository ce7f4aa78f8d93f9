package cn.tongtu.app.parts

import android.graphics.Color
import android.text.TextUtils
import android.view.Gravity
import android.view.View
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.view.accessibility.AccessibilityNodeInfo
import android.widget.CheckBox
import android.widget.FrameLayout
import android.widget.ImageView
import android.widget.LinearLayout
import cn.tongtu.app.KeyedColumn
import cn.tongtu.app.Kit
import cn.tongtu.app.Piece
import cn.tongtu.app.Plain
import cn.tongtu.app.R
import cn.tongtu.app.Slice
import cn.tongtu.app.element
import cn.tongtu.app.look.Look
import cn.tongtu.app.look.TextRole
import cn.tongtu.app.look.Words
import cn.tongtu.app.look.drawableOf
import cn.tongtu.app.look.icon
import cn.tongtu.app.look.outlineOf
import cn.tongtu.app.slice
import cn.tongtu.app.states
import uniffi.tongtu.Action
import uniffi.tongtu.Group
import uniffi.tongtu.Mark
import uniffi.tongtu.Row

/**
 * One line of a list: what leads, two lines of text, what stands at the end. With large type the
 * end goes under.
 */
internal class RowPiece(private val kit: Kit) : Piece {
    private val look = kit.look
    private val picture = icon(look, R.drawable.ic_info, look.brand)
    private val photo = Photo(kit, look.dp(48)).apply {
        scaleType = ImageView.ScaleType.CENTER_CROP
    }
    private val plate = PlateWords(kit.look)
    private val head = Words(look, TextRole.HEAD).slice(Slice.LABEL)
    private val kind = Words(look, TextRole.LABEL).slice(Slice.LABEL)
    private val lines = KeyedColumn(look.context)
    private val state = Words(look, TextRole.LABEL).bold().slice(Slice.LABEL)
    private val value = Words(look, TextRole.LABEL).slice(Slice.VALUE)

    /** The value where another figure stands under it. */
    private val figure = Words(look, TextRole.HEAD).slice(Slice.VALUE)
    private val under = Words(look, TextRole.LABEL).slice(Slice.UNDER)
    private val mark = MarkPiece(look)
    private val markUnder = MarkPiece(look)
    private val lane = LaneView(look)
    private val presses = Flow(look.context, look.dp(8))
    private val chevron = icon(look, R.drawable.ic_chevron, look.ink2)
    private val end = column(look).apply { gravity = Gravity.END }
    private val tick = ImageView(look.context).apply { scaleType = ImageView.ScaleType.CENTER }
    private var row: Row? = null

    override val view: LinearLayout = object : LinearLayout(look.context) {
        override fun getAccessibilityClassName(): CharSequence =
            if (row?.chosen != null) CheckBox::class.java.name
            else super.getAccessibilityClassName()

        override fun onInitializeAccessibilityNodeInfo(info: AccessibilityNodeInfo) {
            super.onInitializeAccessibilityNodeInfo(info)
            info.isCheckable = row?.chosen != null
            info.isChecked = row?.chosen == true
        }
    }.apply {
        gravity = Gravity.CENTER_VERTICAL
        isBaselineAligned = false
        minimumHeight = look.row
        setPadding(look.dp(15), look.dp(8), look.dp(12), look.dp(8))
        addView(tick, square(look.px(R.dimen.tick), end = look.dp(12)))
        addView(picture, square(look.icon, end = look.dp(12)))
        addView(photo, square(look.dp(48), end = look.dp(12)))
        val two = column(look)
        two.addView(plate, params(WRAP_CONTENT, WRAP_CONTENT, bottom = look.dp(2)))
        two.addView(head)
        two.addView(kind)
        two.addView(lines)
        two.addView(state)
        two.addView(markUnder.view, params(WRAP_CONTENT, WRAP_CONTENT, top = look.dp(2)))
        two.addView(lane, params(top = look.dp(8), bottom = look.dp(4)))
        addView(two, params(0, weight = 1f))
        end.addView(value, params(WRAP_CONTENT, WRAP_CONTENT))
        end.addView(figure, params(WRAP_CONTENT, WRAP_CONTENT))
        end.addView(under, params(WRAP_CONTENT, WRAP_CONTENT))
        end.addView(mark.view, params(WRAP_CONTENT, WRAP_CONTENT))
        if (look.stacked) {
            end.gravity = Gravity.START
            two.addView(end, params(WRAP_CONTENT, WRAP_CONTENT))
            gravity = Gravity.TOP
        } else {
            addView(end, params(WRAP_CONTENT, WRAP_CONTENT, start = look.dp(12)))
        }
        two.addView(presses, params(top = look.dp(8)))
        addView(chevron, square(look.smallIcon, start = look.dp(12)))
        setOnClickListener { row?.let { kit.say(Action.Open(it.id)) } }
    }

    /** Main thread. */
    fun show(row: Row) {
        photo.show(row.picture)
        if (row == this.row) return
        this.row = row
        // Without an icon of its own the outline of its tone leads, and its word becomes the last
        // line.
        val leads = row.icon == null && row.picture == null
        lead(row, row.mark?.takeIf { leads })
        plate.show(row.plate)
        // Under a plate the head only says what kind of vehicle it is.
        head.show(row.head.takeIf { row.plate == null })
        kind.show(row.head.takeIf { row.plate != null })
        lines.update {
            row.lines.forEachIndexed { at, text ->
                keep("$at") { Plain(Words(look, TextRole.LABEL).slice(Slice.LINE)) }.view.show(text)
            }
        }
        val counts = row.under != null || row.chosen != null
        value.show(row.value.takeUnless { counts })
        figure.show(row.value.takeIf { counts })
        under.show(row.under)
        tick(row.chosen)
        // A plate is never cut: with large letters the tag makes room for it.
        val below = row.plate != null && look.elder && !look.stacked
        mark.show(row.mark.takeUnless { leads || below })
        markUnder.show(row.mark.takeIf { below && !leads })
        end.visibility =
            if (row.value == null && mark.view.visibility == View.GONE) View.GONE else View.VISIBLE
        lane.show(row.progress)
        presses.visibility = if (row.presses.isEmpty()) View.GONE else View.VISIBLE
        presses.update {
            for (press in row.presses) {
                keep(press.id) { PressPiece(kit, role = TextRole.LABEL) }.show(press)
                if (press.notYet != null) keep("why.${press.id}") { WhyPiece(look) }.show(press)
            }
        }
        if (!look.stacked) {
            // Beside three lines of text the icon and the figures stand with the first of them.
            val word = if (leads && !row.mark?.label.isNullOrEmpty()) 1 else 0
            val tall = row.lines.size + word > 1
            for (side in listOf(picture, end)) side.stand(if (tall) Gravity.TOP else Gravity.CENTER)
        }
        val picks = row.chosen != null
        val leadsOn = row.opens && !picks && !look.stacked
        chevron.visibility = if (leadsOn) View.VISIBLE else View.GONE
        view.isClickable = row.opens || picks
        view.isFocusable = row.opens || picks
        view.background = when {
            row.chosen == true -> look.drawable(R.drawable.row_chosen)
            row.opens || picks -> look.drawable(R.drawable.press_row)
            else -> null
        }
        view.element("row", row.id, states("opens" to row.opens, "chosen" to (row.chosen == true)))
    }

    private fun View.stand(gravity: Int) {
        val params = layoutParams as? LinearLayout.LayoutParams ?: return
        if (params.gravity == gravity) return
        params.gravity = gravity
        layoutParams = params
    }

    private fun tick(chosen: Boolean?) {
        tick.visibility = if (chosen == null) View.GONE else View.VISIBLE
        tick.background =
            look.drawable(if (chosen == true) R.drawable.tick_on else R.drawable.tick_off)
        tick.icon(R.drawable.ic_check, if (chosen == true) look.onBrand else Color.TRANSPARENT)
    }

    private fun lead(row: Row, tone: Mark?) {
        val drawable = row.icon?.let(::drawableOf) ?: tone?.let { outlineOf(it.tone, it.open) }
        picture.visibility = if (drawable == null) View.GONE else View.VISIBLE
        drawable?.let { picture.icon(it, tone?.let { mark -> look.ink(mark.tone) } ?: look.brand) }
        state.show(tone?.label)
        // Without a word the outline alone says it.
        tone?.let { state.tint(look.ink(it.tone)).element("mark", "", markState(it)) }
    }
}


/** A number plate, drawn as one; never cut and never broken over two lines. */
internal class PlateWords(look: Look) : FrameLayout(look.context) {
    private val words = Words(look, TextRole.HEAD).slice(Slice.PLATE).apply {
        letterSpacing = 0.04f
        maxLines = 1
        ellipsize = TextUtils.TruncateAt.END
        background = look.drawable(R.drawable.shape_plate)
        setPadding(look.dp(7), 0, look.dp(7), 0)
    }

    init {
        addView(words, LayoutParams(WRAP_CONTENT, WRAP_CONTENT))
    }

    fun show(plate: String?) {
        words.show(plate)
        visibility = if (plate == null) GONE else VISIBLE
    }
}

/** Rows in one card under their head. */
internal class GroupPiece(private val kit: Kit) : Piece {
    private val look = kit.look
    private val head = GroupHead(kit)
    private val rows = card(look, divided = true)
    override val view: LinearLayout = column(look).apply {
        addView(head.view, params(bottom = look.dp(8)))
        addView(rows)
    }

    fun show(group: Group) {
        head.show(group.title, group.side)
        rows.visibility = if (group.rows.isEmpty()) View.GONE else View.VISIBLE
        rows.update { for (row in group.rows) keep(row.id) { RowPiece(kit) }.show(row) }
        view.element("group", group.id)
    }
}

/** Head of a group, with a word at its end. */
internal class GroupHead(kit: Kit) : Piece {
    private val title = Words(kit.look, TextRole.HEAD).slice(Slice.LABEL).heading()
    private val side = Words(kit.look, TextRole.LABEL).slice(Slice.VALUE)
    override val view = Ends(kit.context, title, side, kit.look.dp(12), stacked = false)

    fun show(head: String?, end: String?) {
        title.show(head)
        side.show(end)
        view.visibility = if (head == null && end == null) View.GONE else View.VISIBLE
    }
}

/** Services two abreast; one under the other where the words or the type are long. */
internal class GridPiece(private val kit: Kit) : Piece {
    private val look = kit.look
    private val head = GroupHead(kit)
    private val lines = card(look, divided = true)
    override val view: LinearLayout = column(look).apply {
        addView(head.view, params(bottom = look.dp(8)))
        addView(lines)
    }

    fun show(group: Group) {
        head.show(group.title, group.side)
        val abreast = if (look.stacked || group.rows.any { it.head.length > MOST_LETTERS }) 1 else 2
        lines.update {
            group.rows.chunked(abreast).forEachIndexed { at, cells ->
                keep("$abreast.$at") { GridLine(kit, abreast) }.show(cells)
            }
        }
        view.element("group", group.id)
    }

    private companion object {
        /** What half of a 411 dp screen holds beside an icon. */
        const val MOST_LETTERS = 14
    }
}

private class GridLine(private val kit: Kit, private val abreast: Int) : Piece {
    private val look = kit.look
    override val view = KeyedColumn(kit.context).apply {
        orientation = LinearLayout.HORIZONTAL
        showDividers = LinearLayout.SHOW_DIVIDER_MIDDLE
        dividerDrawable = look.drawable(R.drawable.divider)
    }

    fun show(cells: List<Row>) = view.update {
        for (row in cells) keep(row.id) { GridCell(kit) }.show(row)
        if (cells.size < abreast) {
            keep("rest") {
                Plain(View(kit.context).apply { layoutParams = params(0, MATCH_PARENT, 1f) })
            }
        }
    }
}

private class GridCell(private val kit: Kit) : Piece {
    private val look = kit.look
    private val picture = icon(look, R.drawable.ic_services, look.brand)
    private val head = Words(look, TextRole.HEAD).slice(Slice.LABEL)
    private val line = Words(look, TextRole.LABEL).slice(Slice.LINE)
    private var row: Row? = null
    override val view: LinearLayout = line(look).apply {
        layoutParams = params(0, MATCH_PARENT, 1f)
        background = look.drawable(R.drawable.press_row)
        minimumHeight = maxOf(look.row, look.dp(56))
        isFocusable = true
        setPadding(look.dp(15), look.dp(8), look.dp(8), look.dp(8))
        addView(picture, square(look.icon, end = look.dp(12)))
        val two = column(look)
        two.addView(head)
        two.addView(line)
        addView(two, params(0, weight = 1f))
        setOnClickListener { row?.let { kit.say(Action.Open(it.id)) } }
    }

    fun show(row: Row) {
        this.row = row
        val ink = row.mark?.let { look.ink(it.tone) } ?: look.brand
        row.icon?.let { picture.icon(drawableOf(it), ink) }
        picture.visibility = if (row.icon == null) View.GONE else View.VISIBLE
        head.show(row.head)
        line.show(row.lines.firstOrNull() ?: row.mark?.label)
        view.element("row", row.id, states("opens" to row.opens))
    }
}
