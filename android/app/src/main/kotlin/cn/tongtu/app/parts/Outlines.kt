package cn.tongtu.app.parts

import android.annotation.SuppressLint
import android.graphics.Canvas
import android.graphics.DashPathEffect
import android.graphics.Paint
import android.view.View
import cn.tongtu.app.R
import cn.tongtu.app.look.Look
import cn.tongtu.app.look.TextRole

/**
 * What comes, while nothing of it is here: dashed outlines in its shape. They stand still, and say
 * nothing: the line above does.
 */
@SuppressLint("ViewConstructor")
internal class Outlines(private val look: Look, private val rows: Boolean) : View(look.context) {
    private val paint = Paint(Paint.ANTI_ALIAS_FLAG).apply {
        style = Paint.Style.STROKE
        color = look.outline
        strokeWidth = look.px(R.dimen.edge_thin).toFloat()
        val dash = look.px(R.dimen.dash).toFloat()
        pathEffect = DashPathEffect(floatArrayOf(dash, dash), 0f)
    }

    init {
        importantForAccessibility = IMPORTANT_FOR_ACCESSIBILITY_NO
    }

    override fun onMeasure(widthSpec: Int, heightSpec: Int) {
        val above = if (rows) chip() else SUMMARY * unit()
        val below = if (rows) ROWS * look.row else cardOf(LINES)
        setMeasuredDimension(MeasureSpec.getSize(widthSpec), above + gap() + below)
    }

    override fun onDraw(canvas: Canvas) = if (rows) list(canvas) else detail(canvas)

    /** Chips, then a card of rows: what leads, a head, a line. */
    private fun list(canvas: Canvas) {
        var left = 0
        for (wide in CHIPS) {
            box(canvas, left, 0, look.dp(wide), chip(), R.dimen.radius_button)
            left += look.dp(wide + 8)
        }
        val top = chip() + gap()
        box(canvas, 0, top, width, ROWS * look.row, R.dimen.radius_card)
        for (row in 0 until ROWS) {
            val at = top + row * look.row
            if (row > 0) line(canvas, at)
            val icon = look.icon
            val text = look.dp(16) + icon + look.dp(12)
            box(canvas, look.dp(16), at + (look.row - icon) / 2, icon, icon, R.dimen.radius_tag)
            box(canvas, text, at + look.row / 4, width * 2 / 5, unit() / 2, R.dimen.radius_plate)
            box(canvas, text, at + look.row * 5 / 8, width / 4, unit() / 3, R.dimen.radius_plate)
        }
    }

    /** A summary, then a card of label and value. */
    private fun detail(canvas: Canvas) {
        val side = look.dp(16)
        box(canvas, 0, 0, width, SUMMARY * unit(), R.dimen.radius_card)
        val text = unit() * 2 / 3
        box(canvas, side, side, width / 4, text, R.dimen.radius_tag)
        box(canvas, side, side + unit() * 3 / 2, width * 3 / 5, text, R.dimen.radius_plate)
        val top = SUMMARY * unit() + gap()
        box(canvas, 0, top, width, cardOf(LINES), R.dimen.radius_card)
        for (at in 0 until LINES) {
            val y = top + side + at * (unit() + look.dp(8))
            val value = width / 3 - at * look.dp(16)
            box(canvas, side, y, width / 5, text, R.dimen.radius_plate)
            box(canvas, width - side - value, y, value, text, R.dimen.radius_plate)
        }
    }

    private fun box(canvas: Canvas, left: Int, top: Int, wide: Int, high: Int, radius: Int) {
        val half = paint.strokeWidth / 2
        val round = look.px(radius).toFloat()
        canvas.drawRoundRect(
            left + half, top + half, left + wide - half, top + high - half, round, round, paint,
        )
    }

    private fun line(canvas: Canvas, y: Int) =
        canvas.drawLine(0f, y.toFloat(), width.toFloat(), y.toFloat(), paint)

    private fun chip() = look.tap

    private fun gap() = look.dp(16)

    /** The height of a line of text. */
    private fun unit() = look.linePx(TextRole.BODY)

    private fun cardOf(lines: Int) = look.dp(24) + lines * (unit() + look.dp(8))

    private companion object {
        const val ROWS = 5
        const val LINES = 5
        const val SUMMARY = 4
        val CHIPS = intArrayOf(104, 88, 72)
    }
}
