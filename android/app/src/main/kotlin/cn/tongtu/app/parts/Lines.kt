package cn.tongtu.app.parts

import android.content.ClipData
import android.content.ClipboardManager
import android.content.Context
import android.util.TypedValue
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
import cn.tongtu.app.look.Look
import cn.tongtu.app.look.TextRole
import cn.tongtu.app.look.Words
import cn.tongtu.app.slice
import cn.tongtu.app.states
import uniffi.tongtu.Line
import uniffi.tongtu.Lines
import uniffi.tongtu.Rank
import uniffi.tongtu.Refusal
import uniffi.tongtu.Step
import uniffi.tongtu.Tone

/** Label at the left and value at the right; a long value goes under its label. */
internal class LinePiece(private val kit: Kit, under: Boolean = false) : Piece {
    private val look = kit.look
    private val label = Words(look, TextRole.BODY).tint(look.ink2).slice(Slice.LABEL)
    private val value = Words(look, TextRole.BODY).slice(Slice.VALUE)
    private val copy = icon(look, R.drawable.ic_copy, look.brand)
    private val reveal = PressPiece(kit, Place.BAR)
    private var line: Line? = null
    private val ends = if (under) {
        column(look).apply {
            addView(label)
            addView(value)
        }
    } else {
        Ends(look.context, label, value, look.dp(16), stacked = look.stacked)
    }
    private val whole = line(look).apply {
        addView(ends, params(0, weight = 1f))
        addView(copy, square(look.smallIcon, start = look.dp(8)))
    }
    override val view: LinearLayout = (if (look.stacked) column(look) else line(look)).apply {
        if (look.stacked) {
            addView(whole)
            addView(reveal.view, params(WRAP_CONTENT, WRAP_CONTENT, start = -look.dp(8)))
        } else {
            addView(whole, params(0, weight = 1f))
            val beside = params(WRAP_CONTENT, WRAP_CONTENT, start = look.dp(4), end = -look.dp(8))
            addView(reveal.view, beside)
        }
        setOnClickListener { line?.let(::copyOut) }
    }

    init {
        if (under) label.setTextSize(TypedValue.COMPLEX_UNIT_PX, look.textPx(TextRole.LABEL))
    }

    fun show(line: Line) {
        if (line == this.line) return
        this.line = line
        label.show(line.label)
        value.show(line.value)
        copy.visibility = if (line.canCopy) View.VISIBLE else View.GONE
        reveal.view.visibility = if (line.reveal == null) View.GONE else View.VISIBLE
        line.reveal?.let { reveal.show(it, Rank.BAR) }
        view.isClickable = line.canCopy
        view.isFocusable = line.canCopy
        view.background = if (line.canCopy) look.drawable(R.drawable.press_row) else null
        view.minimumHeight = if (line.canCopy) look.tap else 0
        view.element("line", line.id, states("copies" to line.canCopy))
    }

    private fun copyOut(line: Line) {
        val clipboard =
            look.context.getSystemService(Context.CLIPBOARD_SERVICE) as? ClipboardManager
        clipboard?.setPrimaryClip(ClipData.newPlainText(line.label, line.value))
    }
}

/** A card of label and value. */
internal class LinesPiece(private val kit: Kit) : Piece {
    private val look = kit.look
    private val head = GroupHead(kit)
    private val lines = card(look, divided = false).apply {
        setPadding(look.dp(16), look.dp(12), look.dp(16), look.dp(12))
    }
    override val view: LinearLayout = column(look).apply {
        addView(head.view, params(bottom = look.dp(8)))
        addView(lines)
    }

    fun show(group: Lines) {
        head.show(group.title, null)
        lines.update {
            group.lines.forEachIndexed { at, line ->
                keep(line.id, if (at == 0) 0 else look.dp(8)) { LinePiece(kit) }.show(line)
            }
        }
        view.element("group", group.id)
    }
}

/** The history of a case: the road behind is solid, the road ahead dashed. */
internal class TimelinePiece(private val kit: Kit) : Piece {
    override val view = card(kit.look, divided = false).apply {
        setPadding(kit.look.dp(16), kit.look.dp(16), kit.look.dp(16), kit.look.dp(16))
    }

    fun show(steps: List<Step>) = view.update {
        steps.forEachIndexed { at, step ->
            keep(step.id) { StepPiece(kit.look) }.show(step, last = at == steps.lastIndex)
        }
    }
}

private class StepPiece(private val look: Look) : Piece {
    private val road = RoadView(look)
    private val head = Words(look, TextRole.HEAD).slice(Slice.LABEL)
    private val line = Words(look, TextRole.LABEL).slice(Slice.LINE)
    private val texts = column(look)
    override val view: LinearLayout = line(look, Gravity.TOP).apply {
        addView(road, params(look.px(R.dimen.dot), MATCH_PARENT, end = look.dp(12)))
        texts.addView(head)
        texts.addView(line)
        addView(texts, params(0, weight = 1f))
    }

    private var shown: Pair<Step, Boolean>? = null

    fun show(step: Step, last: Boolean) {
        if (shown == step to last) return
        shown = step to last
        road.show(step, last)
        head.show(step.head)
        line.show(step.line)
        texts.setPadding(0, look.dp(1), 0, if (last) 0 else look.dp(14))
        view.contentDescription = listOfNotNull(
            step.head, step.line, step.mark.label.ifEmpty { null },
        ).joinToString("，")
        view.element("step", step.id, states("present" to step.present, "open" to step.mark.open))
    }
}

/** Why not, and what now: what is refused, the figures behind it, the source, the ways. */
internal class RefusalPiece(private val kit: Kit) : Piece {
    private val look = kit.look
    private val what = Words(look, TextRole.HEAD).slice(Slice.LABEL).heading()
    private val unchanged = Words(look, TextRole.LABEL).slice(Slice.UNCHANGED)
    private val why = KeyedColumn(look.context)
    private val sum = SumPiece(look)
    private val lane = LaneView(look)
    private val source = Words(look, TextRole.FINE).slice(Slice.SOURCE)
    private val ways = KeyedColumn(look.context).apply {
        showDividers = LinearLayout.SHOW_DIVIDER_MIDDLE
        dividerDrawable = look.drawable(R.drawable.divider)
    }
    private val closed = Words(look, TextRole.LABEL).slice(Slice.CLOSED)
    override val view: LinearLayout = column(look).apply {
        val card = card(look, divided = true)
        val head = line(look, Gravity.TOP).apply {
            background = look.drawable(R.drawable.shape_refused)
            setPadding(look.dp(15), look.dp(14), look.dp(15), look.dp(12))
            addView(
                icon(look, R.drawable.ic_danger, look.danger), square(look.icon, end = look.dp(12)),
            )
            val said = column(look)
            said.addView(what)
            said.addView(unchanged)
            addView(said, params(0, weight = 1f))
        }
        val reasons = column(look).apply {
            setPadding(look.dp(15), look.dp(14), look.dp(15), look.dp(14))
            addView(why)
            addView(sum.view, params(top = look.dp(8)))
            addView(lane, params(top = look.dp(8)))
            addView(source, params(top = look.dp(8)))
        }
        card.addView(head)
        card.addView(reasons)
        card.addView(ways)
        addView(card)
        addView(closed, params(top = look.dp(12)))
    }

    fun show(refusal: Refusal) {
        what.show(refusal.what)
        unchanged.show(refusal.unchanged)
        why.update {
            refusal.why.forEachIndexed { at, text ->
                keep(
                    "$at", if (at == 0) 0 else look.dp(8),
                ) { Plain(Words(look, TextRole.BODY).slice(Slice.WHY)) }
                    .view.show(text)
            }
        }
        sum.show(refusal.sum)
        lane.show(refusal.progress, Tone.DANGER)
        source.show(refusal.source)
        ways.visibility = if (refusal.ways.isEmpty()) View.GONE else View.VISIBLE
        ways.update { for (way in refusal.ways) keep(way.id) { RowPiece(kit) }.show(way) }
        closed.show(refusal.closed)
        view.element("refusal", refusal.code)
    }
}
