package cn.tongtu.app.parts

import android.annotation.SuppressLint
import android.graphics.Canvas
import android.graphics.Paint
import android.view.View
import cn.tongtu.app.R
import cn.tongtu.app.element
import cn.tongtu.app.look.Look
import uniffi.tongtu.Progress
import uniffi.tongtu.Tone

/**
 * Points, questions, minutes: the dashes of a lane, filled, about to be filled (hatched) and free.
 * More than [MOST_DASHES] of them are one bar.
 */
@SuppressLint("ViewConstructor")
internal class LaneView(
    private val look: Look, private val onPlate: Boolean = false,
) : View(look.context) {
    private val fill = Paint(Paint.ANTI_ALIAS_FLAG)
    private val edge = Paint(Paint.ANTI_ALIAS_FLAG).apply { style = Paint.Style.STROKE }
    private var progress: Progress? = null
    private var tone = Tone.CALM

    fun show(progress: Progress?, tone: Tone = Tone.CALM) {
        visibility = if (progress == null) GONE else VISIBLE
        contentDescription = progress?.spoken
        element("lane", "")
        this.progress = progress
        this.tone = tone
        invalidate()
    }

    override fun onMeasure(widthSpec: Int, heightSpec: Int) =
        setMeasuredDimension(MeasureSpec.getSize(widthSpec), look.px(R.dimen.lane))

    override fun onDraw(canvas: Canvas) {
        val progress = progress ?: return
        val of = progress.of.toInt().coerceAtLeast(1)
        val full = if (onPlate) look.lamp else look.brand
        val adding = if (tone == Tone.DANGER) look.danger else full
        edge.strokeWidth = look.px(R.dimen.edge_thin).toFloat()
        if (of > MOST_DASHES) return bar(canvas, progress, full)
        val gap = look.px(R.dimen.lane_gap) * (if (of > 12) 0.6f else 1f)
        val wide = (width - gap * (of - 1)) / of
        for (i in 0 until of) {
            val left = i * (wide + gap)
            when {
                i < progress.done.toInt() -> dash(canvas, left, wide, full, Fill.SOLID)
                i < (progress.done + progress.adding).toInt() -> dash(
                    canvas, left, wide, adding, Fill.HATCHED,
                )
                else -> dash(
                    canvas, left, wide, if (onPlate) look.onPlate2 else look.outline, Fill.NONE,
                )
            }
        }
    }

    private enum class Fill { SOLID, HATCHED, NONE }

    private fun dash(canvas: Canvas, left: Float, wide: Float, color: Int, how: Fill) {
        val radius = look.px(R.dimen.lane_radius).toFloat()
        fill.color = color
        edge.color = color
        if (how == Fill.SOLID) return canvas.drawRoundRect(
            left, 0f, left + wide, height.toFloat(), radius, radius, fill,
        )
        val half = edge.strokeWidth / 2
        canvas.drawRoundRect(
            left + half, half, left + wide - half, height - half, radius, radius, edge,
        )
        if (how == Fill.NONE) return
        canvas.save()
        canvas.clipRect(left + half, half, left + wide - half, height - half)
        var x = left - height
        while (x < left + wide) {
            canvas.drawLine(x, height.toFloat(), x + height * 0.6f, 0f, edge)
            x += look.dp(5)
        }
        canvas.restore()
    }

    private fun bar(canvas: Canvas, progress: Progress, color: Int) {
        val radius = look.px(R.dimen.lane_radius).toFloat()
        val half = edge.strokeWidth / 2
        edge.color = if (onPlate) look.onPlate2 else look.outline
        canvas.drawRoundRect(half, half, width - half, height - half, radius, radius, edge)
        fill.color = color
        val part = progress.done.toFloat() / progress.of.toFloat()
        if (part > 0) {
            canvas.drawRoundRect(
                0f, 0f, width * part.coerceAtMost(1f), height.toFloat(), radius, radius, fill,
            )
        }
    }

    private companion object {
        const val MOST_DASHES = 24
    }
}
