package cn.tongtu.app.parts

import android.view.Gravity
import android.view.View
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.LinearLayout
import cn.tongtu.app.KeyedColumn
import cn.tongtu.app.Kit
import cn.tongtu.app.Piece
import cn.tongtu.app.Plain
import cn.tongtu.app.R
import cn.tongtu.app.Slice
import cn.tongtu.app.element
import cn.tongtu.app.free
import cn.tongtu.app.look.Look
import cn.tongtu.app.look.TextRole
import cn.tongtu.app.look.Words
import cn.tongtu.app.slice
import cn.tongtu.app.states
import uniffi.tongtu.Line
import uniffi.tongtu.Mark
import uniffi.tongtu.Progress
import uniffi.tongtu.Row
import uniffi.tongtu.Sum
import uniffi.tongtu.Term
import uniffi.tongtu.Tone

/** What a summary card says, in its order; what is not there takes no room. */
internal class Figures(
    val about: Row? = null,
    val mark: Mark? = null,
    val lead: String? = null,
    val sum: Sum? = null,
    val progress: Progress? = null,
    val lines: List<Line> = emptyList(),
) {
    /** A plate with its day and place heads the screen; with a head of its own it is the card's. */
    val above: Row? get() = about?.takeIf { it.head.isEmpty() }

    val within: Row? get() = about?.takeIf { it.head.isNotEmpty() }

    /** Whether anything stands under what the screen is about. */
    val under: Boolean get() =
        mark != null || lead != null || sum != null || progress != null || lines.isNotEmpty()

    fun isEmpty(): Boolean = within == null && !under
}

/** The card on top: what it is about, state, the one sentence that matters, the figures. */
internal class FiguresPiece(private val kit: Kit) : Piece {
    private val look = kit.look
    override val view = card(look, divided = false).apply {
        setPadding(look.dp(16), look.dp(16), look.dp(16), look.dp(16))
    }

    fun show(figures: Figures) = view.update {
        figures.within?.let { about ->
            keep("about") { AboutPiece(kit, headed = true) }.show(about)
            if (figures.under) keep("hairline", look.dp(16)) { Plain(hairline(look)) }
        }
        figures.mark?.let { keep("mark", gap(12)) { MarkPiece(look) }.show(it) }
        figures.lead?.let { text ->
            keep("lead", gap(10)) { Plain(Words(look, TextRole.TITLE).free().heading()) }
                .view.show(text)
        }
        figures.sum?.let { keep("sum", gap(12)) { SumPiece(look) }.show(it) }
        figures.progress?.let { progress ->
            val lane = keep("lane", gap(12)) { Plain(LaneView(look)) }.view
            lane.show(progress, figures.sum?.tone ?: Tone.CALM)
        }
        for (line in figures.lines) {
            keep("line.${line.id}", gap(12)) { LinePiece(kit) }.show(line)
        }
    }

    private fun KeyedColumn.gap(dp: Int): Int = if (isEmpty()) 0 else look.dp(dp)
}

private fun hairline(look: Look) = View(look.context).apply {
    background = look.drawable(R.drawable.divider)
    layoutParams = params(MATCH_PARENT, look.px(R.dimen.hairline))
}

/**
 * What a screen is about: its head with the plate at the end, when and where under it. Not
 * [headed], when and where stand beside the plate.
 */
internal class AboutPiece(kit: Kit, headed: Boolean) : Piece {
    private val look = kit.look
    private val head = Words(look, TextRole.HEAD).slice(Slice.LABEL).heading()
    private val plate = PlateWords(look)
    private val lines = KeyedColumn(look.context)
    private val value = Words(look, TextRole.HEAD).slice(Slice.VALUE)
    private val under = Words(look, TextRole.LABEL).slice(Slice.UNDER)
    private val mark = MarkPiece(look)
    override val view: LinearLayout = column(look).apply {
        if (headed) {
            addView(Ends(look.context, head, plate, look.dp(12), look.dp(4), look.stacked))
            val ends = Ends(look.context, lines, value, look.dp(12), look.dp(4), look.stacked)
            addView(ends, params(top = look.dp(4)))
        } else {
            val both = Flow(look.context, look.dp(8))
            both.addView(plate)
            both.addView(lines, params(WRAP_CONTENT, WRAP_CONTENT))
            addView(both)
            addView(value)
        }
        addView(under)
        addView(mark.view, params(WRAP_CONTENT, WRAP_CONTENT, top = look.dp(8)))
    }

    private var shown: Row? = null

    fun show(row: Row) {
        if (row == shown) return
        shown = row
        head.show(row.head)
        plate.show(row.plate)
        lines.update {
            row.lines.forEachIndexed { at, text ->
                keep("$at") { Plain(Words(look, TextRole.LABEL).slice(Slice.LINE)) }.view.show(text)
            }
        }
        value.show(row.value)
        under.show(row.under)
        mark.show(row.mark)
        view.element("row", row.id, states("opens" to row.opens))
    }
}

/** Terms and their total; read aloud as one sum. */
internal class SumPiece(private val look: Look) : Piece {
    override val view = KeyedColumn(look.context).apply {
        importantForAccessibility = View.IMPORTANT_FOR_ACCESSIBILITY_YES
    }

    fun show(sum: Sum?) {
        view.visibility = if (sum == null) View.GONE else View.VISIBLE
        if (sum == null) return
        val billed = look.stacked || sum.total.value.length > MOST_FIGURES
        view.orientation = if (billed) LinearLayout.VERTICAL else LinearLayout.HORIZONTAL
        view.contentDescription =
            sum.terms.joinToString(" + ", transform = ::said) + " = " + said(sum.total)
        view.update { if (billed) bill(sum) else figures(sum) }
        view.element("sum", "", sum.tone.name.lowercase())
    }

    private fun KeyedColumn.figures(sum: Sum) {
        sum.terms.forEachIndexed { at, term ->
            if (at > 0) keep("plus$at") { sign("+") }
            keep("term$at") { TermPiece(look) }.show(term, look.ink, look.ink2)
        }
        keep("equals") { sign("=") }
        keep("total") { TermPiece(look) }.show(
            sum.total, total(sum.tone, look.ink), total(sum.tone, look.ink2),
        )
    }

    /** Money and large figures have no room side by side: one under the other, and a line. */
    private fun KeyedColumn.bill(sum: Sum) {
        sum.terms.forEachIndexed { at, term ->
            val piece = keep("bill$at", if (at == 0) 0 else look.dp(8)) { BillPiece(look, false) }
            piece.show(term, look.ink)
        }
        keep("hairline", look.dp(8)) { Plain(hairline(look)) }
        keep("due", look.dp(8)) { BillPiece(look, true) }
            .show(sum.total, total(sum.tone, look.ink))
    }

    private fun said(term: Term) = "${term.value} ${term.label}"

    /** A total that means nothing is a figure like the others. */
    private fun total(tone: Tone, calm: Int) = if (tone == Tone.CALM) calm else look.ink(tone)

    private fun sign(text: String) = Plain(
        Words(look, TextRole.TITLE).bold(false).tint(look.ink2).apply {
            show(text)
            gravity = Gravity.CENTER_HORIZONTAL
            importantForAccessibility = View.IMPORTANT_FOR_ACCESSIBILITY_NO
            setPadding(0, look.dp(4), 0, 0)
            layoutParams = params(0, weight = 1f)
        },
    )

    private companion object {
        /** Points have two figures at most; what has more is money. */
        const val MOST_FIGURES = 3
    }
}

/** A line of a bill; the [total] is larger. */
private class BillPiece(look: Look, total: Boolean) : Piece {
    private val label = Words(look, if (total) TextRole.HEAD else TextRole.BODY)
        .tint(look.ink2).slice(Slice.LABEL)
    private val value = Words(look, if (total) TextRole.DISPLAY else TextRole.BODY)
        .slice(Slice.VALUE)
    override val view = Ends(look.context, label, value, look.dp(16)).apply {
        layoutParams = params()
        importantForAccessibility = View.IMPORTANT_FOR_ACCESSIBILITY_NO_HIDE_DESCENDANTS
    }

    fun show(term: Term, figure: Int) {
        label.show(term.label)
        value.tint(figure).show(term.value)
    }
}

private class TermPiece(look: Look) : Piece {
    private val value =
        Words(look, TextRole.DISPLAY).slice(Slice.VALUE).apply { gravity = Gravity.CENTER }
    private val label =
        Words(look, TextRole.LABEL).slice(Slice.LABEL).apply { gravity = Gravity.CENTER }
    override val view: LinearLayout = column(look).apply {
        addView(value)
        addView(label)
        layoutParams = params(WRAP_CONTENT, WRAP_CONTENT)
        importantForAccessibility = View.IMPORTANT_FOR_ACCESSIBILITY_NO_HIDE_DESCENDANTS
    }

    fun show(term: Term, figure: Int, word: Int) {
        value.tint(figure).show(term.value)
        label.tint(word).show(term.label)
    }
}
