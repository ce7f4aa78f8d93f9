package cn.tongtu.app.parts

import android.annotation.SuppressLint
import android.graphics.Canvas
import android.graphics.DashPathEffect
import android.graphics.Paint
import android.graphics.Path
import android.graphics.RectF
import android.graphics.drawable.Drawable
import android.view.View
import cn.tongtu.app.R
import cn.tongtu.app.element
import cn.tongtu.app.look.Look
import cn.tongtu.app.states
import kotlin.math.min
import uniffi.tongtu.Code
import uniffi.tongtu.Guide
import uniffi.tongtu.Step
import uniffi.tongtu.Tone

/** One stretch of the road of a case, with its dot. */
@SuppressLint("ViewConstructor")
internal class RoadView(private val look: Look) : View(look.context) {
    private val paint = Paint(Paint.ANTI_ALIAS_FLAG)
    private var step: Step? = null
    private var last = false
    private var picture: Drawable? = null

    init {
        importantForAccessibility = IMPORTANT_FOR_ACCESSIBILITY_NO
    }

    fun show(step: Step, last: Boolean) {
        this.step = step
        this.last = last
        val danger = step.mark.tone == Tone.DANGER
        val drawable = when {
            danger -> R.drawable.ic_close
            step.present && step.mark.open -> R.drawable.ic_clock
            step.mark.open -> null
            else -> R.drawable.ic_check
        }
        picture = drawable?.let { look.drawable(it).mutate() }
        picture?.setTint(
            if (step.present) ink(step) else if (step.mark.open) look.ink2 else look.onBrand,
        )
        invalidate()
    }

    private fun ink(step: Step) = if (step.mark.tone == Tone.DANGER) look.danger else look.brand

    override fun onDraw(canvas: Canvas) {
        val step = step ?: return
        val dot = width.toFloat()
        val middle = dot / 2
        val ahead = step.present || step.mark.open
        if (!last) road(canvas, middle, dot, ahead)
        val colour = ink(step)
        when {
            step.present -> ring(canvas, middle, look.dp(3).toFloat(), colour, dashed = false)
            step.mark.open -> ring(
                canvas, middle, look.dp(2).toFloat(), look.outline, dashed = true,
            )
            else -> {
                paint.style = Paint.Style.FILL
                paint.color = colour
                canvas.drawCircle(middle, middle, middle, paint)
            }
        }
        val side = look.dp(18)
        val from = (width - side) / 2
        picture?.setBounds(from, from, from + side, from + side)
        picture?.draw(canvas)
    }

    private fun dashes(long: Int, gap: Int) =
        DashPathEffect(floatArrayOf(look.dp(long).toFloat(), look.dp(gap).toFloat()), 0f)

    private fun road(canvas: Canvas, middle: Float, dot: Float, ahead: Boolean) {
        paint.style = Paint.Style.STROKE
        paint.strokeWidth = look.dp(3).toFloat()
        paint.color = if (ahead) look.outline else look.brand
        paint.pathEffect = if (ahead) dashes(6, 3) else null
        canvas.drawLine(middle, dot, middle, height.toFloat(), paint)
        paint.pathEffect = null
    }

    private fun ring(canvas: Canvas, middle: Float, wide: Float, color: Int, dashed: Boolean) {
        paint.style = Paint.Style.STROKE
        paint.strokeWidth = wide
        paint.color = color
        paint.pathEffect = if (dashed) dashes(5, 4) else null
        canvas.drawCircle(middle, middle, middle - wide / 2, paint)
        paint.pathEffect = null
    }
}

/** A square code in its quiet zone, dark on white by day and by night. */
@SuppressLint("ViewConstructor")
internal class CodeView(private val look: Look) : View(look.context) {
    private val paint = Paint()
    private var code: Code? = null
    var side: Int = look.px(R.dimen.code)

    fun show(code: Code) {
        contentDescription = code.text
        if (code == this.code) return
        this.code = code
        element("qr", "", states("alarm" to code.alarm, "large" to code.large))
        invalidate()
    }

    override fun onMeasure(widthSpec: Int, heightSpec: Int) {
        val bounded = MeasureSpec.getMode(widthSpec) != MeasureSpec.UNSPECIFIED
        val own = if (bounded) min(side, MeasureSpec.getSize(widthSpec)) else side
        setMeasuredDimension(own, own)
    }

    override fun onDraw(canvas: Canvas) {
        val code = code ?: return
        val modules = code.side.toInt()
        // Whole pixels a module: half a pixel of grey is what scanners stumble over.
        val step = (width / (modules + 2 * QUIET)).coerceAtLeast(1)
        val from = (width - step * modules) / 2
        paint.color = look.codeGround
        canvas.drawRect(0f, 0f, width.toFloat(), height.toFloat(), paint)
        paint.color = if (code.alarm) look.codeAlarm else look.codeInk
        code.modules.forEachIndexed { at, dark ->
            if (!dark) return@forEachIndexed
            val left = (from + at % modules * step).toFloat()
            val top = (from + at / modules * step).toFloat()
            canvas.drawRect(left, top, left + step, top + step, paint)
        }
    }

    private companion object {
        const val QUIET = 4
    }
}

/**
 * The frame over the camera's preview: corners in the colour of the lamp, dim outside, an oval for
 * a head.
 */
@SuppressLint("ViewConstructor")
internal class GuideFrame(private val look: Look) : View(look.context) {
    private val paint = Paint(Paint.ANTI_ALIAS_FLAG)
    private val frame = RectF()
    private var guide = Guide.PORTRAIT

    /** Room above the frame: the advice stands there. */
    var above = look.dp(72)
        set(value) {
            field = value
            invalidate()
        }

    init {
        importantForAccessibility = IMPORTANT_FOR_ACCESSIBILITY_NO
    }

    fun show(guide: Guide) {
        this.guide = guide
        invalidate()
    }

    override fun onDraw(canvas: Canvas) {
        val (across, down) = when (guide) {
            Guide.PORTRAIT -> 520f to 756f
            Guide.DOCUMENT -> 856f to 540f
            Guide.FACE, Guide.CODE -> 1f to 1f
        }
        val room = look.dp(48).toFloat()
        val top = above.toFloat()
        val scale =
            min((width - 2 * room) / across, (height - top - look.dp(24)) / down).coerceAtLeast(0f)
        val wide = across * scale
        val high = down * scale
        // What is held out lies in the middle of what is left, a head stands under the advice.
        val spare = ((height - top - high) / 2 - look.dp(24)).coerceAtLeast(0f)
        val lower = if (guide == Guide.PORTRAIT) 0f else spare
        frame.set((width - wide) / 2, top + lower, (width + wide) / 2, top + lower + high)
        paint.style = Paint.Style.FILL
        paint.color = look.scrim
        canvas.save()
        if (guide == Guide.FACE) {
            canvas.clipOutPath(Path().apply { addOval(frame, Path.Direction.CW) })
        } else {
            canvas.clipOutRect(frame)
        }
        canvas.drawRect(0f, 0f, width.toFloat(), height.toFloat(), paint)
        canvas.restore()
        paint.style = Paint.Style.STROKE
        paint.strokeCap = Paint.Cap.ROUND
        paint.strokeWidth = look.dp(6).toFloat()
        paint.color = look.lamp
        when (guide) {
            Guide.PORTRAIT -> {
                corners(canvas)
                oval(canvas)
            }
            Guide.DOCUMENT, Guide.CODE -> corners(canvas)
            Guide.FACE -> canvas.drawOval(frame, paint)
        }
    }

    private fun corners(canvas: Canvas) {
        val arm = min(look.dp(52).toFloat(), frame.width() / 3)
        val bend = look.dp(16).toFloat()
        for (right in booleanArrayOf(false, true)) for (bottom in booleanArrayOf(false, true)) {
            val x = if (right) frame.right else frame.left
            val y = if (bottom) frame.bottom else frame.top
            val h = if (right) -1 else 1
            val v = if (bottom) -1 else 1
            val path = Path()
            path.moveTo(x, y + v * arm)
            path.lineTo(x, y + v * bend)
            path.quadTo(x, y, x + h * bend, y)
            path.lineTo(x + h * arm, y)
            canvas.drawPath(path, paint)
        }
    }

    private fun oval(canvas: Canvas) {
        paint.strokeWidth = look.dp(3).toFloat()
        paint.color = look.onCamera
        paint.pathEffect = DashPathEffect(
            floatArrayOf(look.dp(12).toFloat(), look.dp(10).toFloat()), 0f,
        )
        val wide = frame.width() * 0.58f
        val high = frame.height() * 0.53f
        val top = frame.top + frame.height() * 0.165f
        canvas.drawOval(
            frame.centerX() - wide / 2, top, frame.centerX() + wide / 2, top + high, paint,
        )
        paint.pathEffect = null
    }
}
