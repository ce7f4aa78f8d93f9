package cn.tongtu.app.parts

import android.animation.ValueAnimator
import android.annotation.SuppressLint
import android.graphics.Canvas
import android.graphics.Paint
import android.os.SystemClock
import android.view.View
import cn.tongtu.app.look.Look

/**
 * Three dashes running: something is at work. They stand still where the system has animations off.
 */
@SuppressLint("ViewConstructor")
internal class Dashes(private val look: Look, color: Int) : View(look.context) {
    private val paint = Paint(Paint.ANTI_ALIAS_FLAG).apply { this.color = color }

    init {
        importantForAccessibility = IMPORTANT_FOR_ACCESSIBILITY_NO
    }

    fun tint(color: Int) {
        paint.color = color
        invalidate()
    }

    override fun onMeasure(widthSpec: Int, heightSpec: Int) =
        setMeasuredDimension(look.dp(44), look.dp(5))

    override fun onDraw(canvas: Canvas) {
        val moving = ValueAnimator.areAnimatorsEnabled()
        val step = if (moving) (SystemClock.uptimeMillis() / STEP_MS % COUNT).toInt() else 0
        val width = look.dp(12).toFloat()
        val full = paint.alpha
        for (i in 0 until COUNT) {
            paint.alpha = full * ALPHAS[(i - step + COUNT) % COUNT] / 100
            val left = i * look.dp(16).toFloat()
            canvas.drawRoundRect(
                left, 0f, left + width, height.toFloat(), height / 2f, height / 2f, paint,
            )
        }
        paint.alpha = full
        if (moving) postInvalidateDelayed(STEP_MS)
    }

    private companion object {
        const val COUNT = 3
        const val STEP_MS = 300L
        val ALPHAS = intArrayOf(100, 65, 35)
    }
}
