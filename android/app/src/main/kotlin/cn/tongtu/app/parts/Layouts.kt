package cn.tongtu.app.parts

import android.annotation.SuppressLint
import android.content.Context
import android.view.Gravity
import android.view.View
import android.view.ViewGroup
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.ImageView
import android.widget.LinearLayout
import cn.tongtu.app.KeyedColumn
import cn.tongtu.app.R
import cn.tongtu.app.look.Look
import cn.tongtu.app.look.icon

/** [start] at the left and [end] at the right, or, where both do not fit, [end] under [start]. */
@SuppressLint("ViewConstructor")
internal class Ends(
    context: Context,
    private val start: View,
    private val end: View,
    private val gap: Int,
    private val under: Int = 0,
    private val stacked: Boolean = false,
) : ViewGroup(context) {
    private var below = false

    init {
        addView(start)
        addView(end)
    }

    override fun onMeasure(widthSpec: Int, heightSpec: Int) {
        val width = MeasureSpec.getSize(widthSpec)
        val free = MeasureSpec.makeMeasureSpec(0, MeasureSpec.UNSPECIFIED)
        val most = MeasureSpec.makeMeasureSpec(width, MeasureSpec.AT_MOST)
        val hasStart = start.visibility != View.GONE
        val hasEnd = end.visibility != View.GONE
        if (hasStart) start.measure(free, free)
        if (hasEnd) end.measure(free, free)
        val startWants = if (hasStart) start.measuredWidth + gap else 0
        val wants = startWants + if (hasEnd) end.measuredWidth else 0
        below = hasEnd && hasStart && (stacked || wants > width)
        if (hasStart) start.measure(most, free)
        if (hasEnd) end.measure(most, free)
        val startHeight = if (hasStart) start.measuredHeight else 0
        val endHeight = if (hasEnd) end.measuredHeight else 0
        val height = if (below) startHeight + under + endHeight else maxOf(startHeight, endHeight)
        val own = if (MeasureSpec.getMode(widthSpec) == MeasureSpec.EXACTLY) width else minOf(
            wants, width,
        )
        setMeasuredDimension(own, maxOf(height, suggestedMinimumHeight))
    }

    override fun onLayout(changed: Boolean, l: Int, t: Int, r: Int, b: Int) {
        val height = b - t
        fun middle(view: View) = (height - view.measuredHeight) / 2
        if (below) {
            start.layout(0, 0, start.measuredWidth, start.measuredHeight)
            val top = start.measuredHeight + under
            end.layout(0, top, end.measuredWidth, top + end.measuredHeight)
        } else {
            start.layout(
                0, middle(start), start.measuredWidth, middle(start) + start.measuredHeight,
            )
            end.layout(
                r - l - end.measuredWidth, middle(end), r - l, middle(end) + end.measuredHeight,
            )
        }
    }

    override fun shouldDelayChildPressedState(): Boolean = false
}

/** Children left to right, in as many lines as they need. */
@SuppressLint("ViewConstructor")
internal class Flow(context: Context, private val gap: Int) : KeyedColumn(context) {
    init {
        orientation = HORIZONTAL
    }

    override fun onMeasure(widthSpec: Int, heightSpec: Int) {
        val width = MeasureSpec.getSize(widthSpec)
        var x = 0
        var y = 0
        var line = 0
        for (i in 0 until childCount) {
            val child = getChildAt(i)
            child.measure(
                MeasureSpec.makeMeasureSpec(width, MeasureSpec.AT_MOST),
                MeasureSpec.makeMeasureSpec(0, MeasureSpec.UNSPECIFIED),
            )
            if (x > 0 && x + child.measuredWidth > width) {
                x = 0
                y += line + gap
                line = 0
            }
            x += child.measuredWidth + gap
            line = maxOf(line, child.measuredHeight)
        }
        setMeasuredDimension(width, y + line)
    }

    override fun onLayout(changed: Boolean, l: Int, t: Int, r: Int, b: Int) {
        var first = 0
        var y = 0
        while (first < childCount) {
            // One line: as many as fit, each in the middle of its height.
            var next = first
            var x = 0
            var line = 0
            while (next < childCount) {
                val child = getChildAt(next)
                if (x > 0 && x + child.measuredWidth > r - l) break
                x += child.measuredWidth + gap
                line = maxOf(line, child.measuredHeight)
                next++
            }
            x = 0
            for (i in first until next) {
                val child = getChildAt(i)
                val top = y + (line - child.measuredHeight) / 2
                child.layout(x, top, x + child.measuredWidth, top + child.measuredHeight)
                x += child.measuredWidth + gap
            }
            y += line + gap
            first = next
        }
    }
}

/** A card: one view for each id, hairlines between where [divided]. */
internal fun card(look: Look, divided: Boolean, ground: Int = R.drawable.shape_card): KeyedColumn =
    KeyedColumn(look.context).apply {
        background = look.drawable(ground)
        clipToOutline = true
        if (divided) {
            showDividers = LinearLayout.SHOW_DIVIDER_MIDDLE
            dividerDrawable = look.drawable(R.drawable.divider)
        }
        val hairline = look.px(R.dimen.hairline)
        setPadding(hairline, hairline, hairline, hairline)
    }

internal fun column(look: Look): LinearLayout =
    LinearLayout(look.context).apply { orientation = LinearLayout.VERTICAL }

internal fun line(look: Look, gravity: Int = Gravity.CENTER_VERTICAL): LinearLayout =
    LinearLayout(look.context).apply {
        orientation = LinearLayout.HORIZONTAL
        this.gravity = gravity
        isBaselineAligned = false
    }

internal fun icon(look: Look, id: Int, tint: Int): ImageView =
    ImageView(look.context).apply { icon(id, tint) }

internal fun params(
    width: Int = MATCH_PARENT, height: Int = WRAP_CONTENT, weight: Float = 0f,
    start: Int = 0, top: Int = 0, end: Int = 0, bottom: Int = 0,
): LinearLayout.LayoutParams = LinearLayout.LayoutParams(width, height, weight).apply {
    marginStart = start
    topMargin = top
    marginEnd = end
    bottomMargin = bottom
}

internal fun square(side: Int, start: Int = 0, end: Int = 0): LinearLayout.LayoutParams =
    params(side, side, start = start, end = end)
