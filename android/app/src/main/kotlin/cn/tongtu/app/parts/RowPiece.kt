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
 * end goes under. Only what a row has is made: a list has two hundred of them.
 */
internal class RowPiece(private val kit: Kit) : Piece {
    private val look = kit.look
    private val texts = KeyedColumn(look.context).apply { layoutParams = params(0, weight = 1f) }
    private val end = KeyedColumn(look.context).apply {
        layoutParams = params(WRAP_CONTENT, WRAP_CONTENT)
        gravity = if (look.stacked) Gravity.START else Gravity.END
    }
    private var photo: Photo? = null
    private var row: Row? = null

    override val view: KeyedColumn = object : KeyedColumn(look.context) {
        override fun getAccessibilityClassName(): CharSequence =
            if (row?.chosen != null) CheckBox::class.java.name
            else super.getAccessibilityClassName()

        override fun onInitializeAccessibilityNodeInfo(info: AccessibilityNodeInfo) {
            super.onInitializeAccessibilityNodeInfo(info)
            info.isCheckable = row?.chosen != null
            info.isChecked = row?.chosen == true
        }
    }.apply {
        orientation = LinearLayout.HORIZONTAL
        gravity = if (look.stacked) Gravity.TOP else Gravity.CENTER_VERTICAL
        minimumHeight = look.row
        setPadding(look.dp(15), look.dp(8), look.dp(12), look.dp(8))
        setOnClickListener { row?.let { kit.say(Action.Open(it.id)) } }
    }

    /** Main thread. */
    fun show(row: Row) {
        if (row == this.row) {
            photo?.show(row.picture)
            return
        }
        this.row = row
        val tone = row.mark?.takeIf { speaksLast(row, it) }
        // Beside three lines of text the icon and the figures stand with the first of them.
        val word = if (tone?.label.isNullOrEmpty()) 0 else 1
        val beside = if (row.lines.size + word > 1) Gravity.TOP else Gravity.CENTER
        end(row, tone)
        texts(row, tone)
        view.update {
            row.chosen?.let { keep("tick") { TickPiece(look) }.show(it) }
            lead(row, tone, beside)
            keep("texts") { Plain(texts) }
            if (!look.stacked && end.childCount > 0) {
                keep("end", look.dp(12)) { Plain(end) }.view.stand(beside)
            }
            // Figures at the end stand where the chevron would.
            if (row.opens && row.chosen == null && row.under == null && !look.stacked) {
                keep("chevron", look.dp(12)) { Plain(chevron()) }
            }
        }
        ground(row)
        view.element("row", row.id, states("opens" to row.opens, "chosen" to (row.chosen == true)))
    }

    private fun KeyedColumn.lead(row: Row, tone: Mark?, beside: Int) {
        val drawable = row.icon?.let(::drawableOf) ?: tone?.let { outlineOf(it.tone, it.open) }
        if (drawable != null) {
            // Without a word the outline alone says it.
            val alone = tone?.takeIf { it.label.isEmpty() }
            val picture = keep(if (alone == null) "icon" else "tone") { Plain(leading()) }.view
            picture.icon(drawable, tone?.let { look.ink(it.tone) } ?: look.brand)
            if (!look.stacked) picture.stand(beside)
            alone?.let { picture.element("mark", "", markState(it)) }
        }
        photo = row.picture?.let { picture ->
            keep("photo") { Plain(thumbnail()) }.view.also { it.show(picture) }
        }
    }

    private fun texts(row: Row, tone: Mark?) = texts.update {
        // Under a plate the head only says what kind of vehicle it is.
        val role = if (row.plate == null) TextRole.HEAD else TextRole.LABEL
        row.plate?.let { keep("plate") { Plain(plate()) }.view.show(it) }
        words("head.$role", role, Slice.LABEL, row.head)
        row.lines.forEachIndexed { at, text -> words("$at", TextRole.LABEL, Slice.LINE, text) }
        tone?.takeIf { it.label.isNotEmpty() }?.let { mark ->
            words("state", TextRole.LABEL, Slice.LABEL, mark.label)?.bold(row.icon == null)
                ?.tint(look.ink(mark.tone))?.element("mark", "", markState(mark))
        }
        if (below(row) && tone == null) {
            row.mark?.let { keep("mark", look.dp(2)) { MarkPiece(look) }.show(it) }
        }
        row.progress?.let { keep("lane", look.dp(8)) { Plain(lane()) }.view.show(it) }
        if (look.stacked && end.childCount > 0) keep("end") { Plain(end) }
        if (row.presses.isNotEmpty()) presses(row)
    }

    private fun KeyedColumn.presses(row: Row) =
        keep("presses", look.dp(8)) { Plain(Flow(look.context, look.dp(8))) }.view.update {
            for (press in row.presses) {
                keep(press.id) { PressPiece(kit, role = TextRole.LABEL) }.show(press)
                if (press.notYet != null) keep("why.${press.id}") { WhyPiece(look) }.show(press)
            }
        }

    private fun end(row: Row, tone: Mark?) = end.update {
        // A value is a figure where another stands under it, or where it is added up.
        val figure = row.under != null || row.chosen != null
        val role = if (figure) TextRole.HEAD else TextRole.LABEL
        words("value.$role", role, Slice.VALUE, row.value)
        words("under", TextRole.LABEL, Slice.UNDER, row.under)
        if (!below(row) && tone == null) row.mark?.let { keep("mark") { MarkPiece(look) }.show(it) }
    }

    /**
     * Without an icon of its own the outline of its tone leads, and its word becomes the last line.
     * So it does where figures stand at the end: beside them a tag would leave the text no room.
     */
    private fun speaksLast(row: Row, mark: Mark) = row.picture == null &&
        (row.icon == null || row.under != null && mark.label.isNotEmpty())

    /** A plate is never cut, and text beside a tag is not squeezed: the tag makes room for both. */
    private fun below(row: Row): Boolean {
        val mark = row.mark ?: return false
        return !look.stacked && (row.plate != null && look.elder || tight(row, mark))
    }

    /** Whether what is to be read would break into more lines for the sake of a tag beside it. */
    private fun tight(row: Row, mark: Mark): Boolean {
        val word = look.wide(mark.label, TextRole.LABEL, bold = true)
        val tag = look.tagIcon + look.dp(18) + word
        val lead = if (row.icon == null && row.picture == null) 0 else look.icon + look.dp(12)
        val chevron = if (row.opens) look.smallIcon + look.dp(12) else 0
        val room = look.body - look.dp(27) - lead - look.dp(12) - tag - chevron
        val head = if (row.plate == null) TextRole.HEAD else TextRole.LABEL
        return (row.plate?.let { PlateWords.wide(look, it) } ?: 0) > room ||
            look.wide(row.head, head) > room ||
            row.lines.any { look.wide(it, TextRole.LABEL) > room }
    }

    private fun ground(row: Row) {
        val presses = row.opens || row.chosen != null
        view.isClickable = presses
        view.isFocusable = presses
        view.background = when {
            row.chosen == true -> look.drawable(R.drawable.row_chosen)
            presses -> look.drawable(R.drawable.press_row)
            else -> null
        }
    }

    private fun KeyedColumn.words(
        key: String, role: TextRole, slice: Slice, text: String?,
    ): Words? {
        if (text.isNullOrEmpty()) return null
        val words = keep(key) { Plain(Words(look, role).slice(slice).wide(this)) }.view
        words.show(text)
        return words
    }

    /** At the end a text is as wide as it is, beside the icon as wide as there is room. */
    private fun Words.wide(within: KeyedColumn): Words = apply {
        if (within === end) layoutParams = params(WRAP_CONTENT, WRAP_CONTENT)
    }

    private fun leading() = icon(look, R.drawable.ic_info, look.brand)
        .apply { layoutParams = square(look.icon, end = look.dp(12)) }

    private fun thumbnail() = Photo(kit, look.dp(48)).apply {
        layoutParams = square(look.dp(48), end = look.dp(12))
        scaleType = ImageView.ScaleType.CENTER_CROP
    }

    private fun plate() = PlateWords(look)
        .apply { layoutParams = params(WRAP_CONTENT, WRAP_CONTENT, bottom = look.dp(2)) }

    private fun lane() = LaneView(look).apply { layoutParams = params(bottom = look.dp(4)) }

    private fun chevron() = icon(look, R.drawable.ic_chevron, look.ink2)
        .apply { layoutParams = square(look.smallIcon) }
}

private fun View.stand(gravity: Int) {
    val params = layoutParams as? LinearLayout.LayoutParams ?: return
    if (params.gravity == gravity) return
    params.gravity = gravity
    layoutParams = params
}

/** Whether a row is picked. */
private class TickPiece(private val look: Look) : Piece {
    override val view = ImageView(look.context).apply {
        scaleType = ImageView.ScaleType.CENTER
        layoutParams = square(look.px(R.dimen.tick), end = look.dp(12))
    }

    fun show(chosen: Boolean) {
        view.background = look.drawable(if (chosen) R.drawable.tick_on else R.drawable.tick_off)
        view.icon(R.drawable.ic_check, if (chosen) look.onBrand else Color.TRANSPARENT)
    }
}

/** A number plate, drawn as one; never cut and never broken over two lines. */
internal class PlateWords(look: Look) : FrameLayout(look.context) {
    private val words = Words(look, TextRole.HEAD).slice(Slice.PLATE).apply {
        letterSpacing = SPACING
        maxLines = 1
        ellipsize = TextUtils.TruncateAt.END
        background = look.drawable(R.drawable.shape_plate)
        setPadding(look.dp(BESIDE), 0, look.dp(BESIDE), 0)
    }

    init {
        addView(words, LayoutParams(WRAP_CONTENT, WRAP_CONTENT))
    }

    fun show(plate: String?) {
        words.show(plate)
        visibility = if (plate == null) GONE else VISIBLE
    }

    companion object {
        private const val SPACING = 0.04f
        private const val BESIDE = 7

        /** How wide [plate] is as it is drawn. */
        fun wide(look: Look, plate: String): Int {
            val letters = look.wide(plate, TextRole.HEAD)
            val between = look.textPx(TextRole.HEAD) * SPACING * plate.length
            return letters + between.toInt() + 2 * look.dp(BESIDE) + 1
        }
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
