package cn.tongtu.app.parts

import android.annotation.SuppressLint
import android.graphics.Canvas
import android.graphics.Outline
import android.graphics.Paint
import android.graphics.Path
import android.view.View
import android.view.ViewOutlineProvider
import cn.tongtu.app.R
import cn.tongtu.app.look.Look
import uniffi.tongtu.Scene

/**
 * The picture of a page: one road on the plate, and one thing. Says nothing that the words do not.
 */
@SuppressLint("ViewConstructor")
internal class SceneView(private val look: Look) : View(look.context) {
    private val paint = Paint(Paint.ANTI_ALIAS_FLAG)
    private val path = Path()
    private var scene = Scene.QUIET_ROAD

    /** Lower than on a page of its own: what is to be filled in below must be in sight. */
    var low = look.low

    /** Fills the top of the screen to its edges. */
    var bleeds = false
        set(value) {
            field = value
            clipToOutline = !value
        }

    /** Two lines and the dashes between, without a ground: there is nothing here. */
    var quiet = false

    init {
        importantForAccessibility = IMPORTANT_FOR_ACCESSIBILITY_NO
        outlineProvider = object : ViewOutlineProvider() {
            override fun getOutline(view: View, outline: Outline) =
                outline.setRoundRect(
                    0, 0, view.width, view.height, look.px(R.dimen.radius_card).toFloat(),
                )
        }
        clipToOutline = true
    }

    fun show(scene: Scene) {
        this.scene = scene
        invalidate()
    }

    override fun onMeasure(widthSpec: Int, heightSpec: Int) {
        val exact = MeasureSpec.getMode(heightSpec) == MeasureSpec.EXACTLY
        val high = when {
            exact -> MeasureSpec.getSize(heightSpec)
            quiet -> look.dp(QUIET_DP)
            else -> look.px(if (low) R.dimen.scene_low else R.dimen.scene)
        }
        setMeasuredDimension(MeasureSpec.getSize(widthSpec), high)
    }

    override fun onDraw(canvas: Canvas) {
        if (quiet) return outline(canvas)
        val wide = width.toFloat()
        val high = height.toFloat()
        val horizon = high * 0.35f
        paint.style = Paint.Style.FILL
        paint.color = look.plate
        canvas.drawRect(0f, 0f, wide, high, paint)
        hills(canvas, wide, high, horizon)
        val road = Road(
            top = horizon, bottom = high, middle = wide * 0.5f, foot = wide * 0.5f,
            narrow = look.dp(14).toFloat(), broad = wide * 0.19f,
        )
        road(canvas, road)
        when (scene) {
            Scene.QUIET_ROAD -> Unit
            Scene.ROAD_WORKS -> {
                moon(canvas, wide * 0.85f, high * 0.2f)
                barrier(canvas, road, horizon + (high - horizon) * 0.4f)
            }
            Scene.TUNNEL -> tunnel(canvas, road)
            Scene.ARRIVED -> tick(canvas, wide * 0.5f, high * 0.42f)
            Scene.CROSSING -> zebra(canvas, road)
        }
    }

    private fun outline(canvas: Canvas) {
        val top = look.dp(4).toFloat()
        val bottom = height - look.dp(4).toFloat()
        val middle = width / 2f
        val narrow = look.dp(16).toFloat()
        val broad = look.dp(90).toFloat()
        stroke(look.outline, look.dp(2).toFloat())
        paint.strokeCap = Paint.Cap.ROUND
        path.reset()
        path.moveTo(middle - broad, bottom)
        path.lineTo(middle - narrow, top)
        path.lineTo(middle + narrow, top)
        path.lineTo(middle + broad, bottom)
        canvas.drawPath(path, paint)
        fill(look.lamp)
        val half = look.dp(3).toFloat()
        var y = top + look.dp(8)
        for (long in intArrayOf(6, 10, 14, 20)) {
            canvas.drawRect(middle - half, y, middle + half, y + look.dp(long), paint)
            y += look.dp(long + 8)
        }
    }

    private class Road(
        val top: Float, val bottom: Float, val middle: Float, val foot: Float,
        val narrow: Float, val broad: Float,
    ) {
        fun centre(y: Float): Float = middle + (foot - middle) * at(y)

        fun half(y: Float): Float = narrow + (broad - narrow) * at(y)

        private fun at(y: Float): Float = (y - top) / (bottom - top)
    }

    private fun hills(canvas: Canvas, wide: Float, high: Float, horizon: Float) {
        paint.color = look.plateDeep
        paint.alpha = 150
        path.reset()
        path.moveTo(0f, horizon)
        val peaks = floatArrayOf(
            0f,
            0.02f,
            0.11f,
            0.08f,
            0.27f,
            0.02f,
            0.41f,
            0.13f,
            0.6f,
            0.015f,
            0.75f,
            0.085f,
            0.93f,
            0.02f,
            1f,
            0.07f,
        )
        for (i in peaks.indices step 2) path.lineTo(peaks[i] * wide, horizon - peaks[i + 1] * high)
        path.lineTo(wide, horizon)
        path.close()
        canvas.drawPath(path, paint)
        paint.alpha = 255
        stroke(look.plateLine, look.dp(1).toFloat())
        canvas.drawLine(0f, horizon, wide, horizon, paint)
    }

    private fun stroke(color: Int, wide: Float) {
        paint.style = Paint.Style.STROKE
        paint.strokeWidth = wide
        paint.color = color
        paint.strokeCap = Paint.Cap.BUTT
    }

    private fun fill(color: Int) {
        paint.style = Paint.Style.FILL
        paint.color = color
    }

    private fun road(canvas: Canvas, road: Road) {
        fill(look.plateDeep)
        path.reset()
        path.moveTo(road.middle - road.narrow, road.top)
        path.lineTo(road.middle + road.narrow, road.top)
        path.lineTo(road.foot + road.broad, road.bottom)
        path.lineTo(road.foot - road.broad, road.bottom)
        path.close()
        canvas.drawPath(path, paint)
        stroke(look.onPlate2, look.dp(2).toFloat())
        canvas.drawLine(
            road.middle - road.narrow, road.top, road.foot - road.broad, road.bottom, paint,
        )
        canvas.drawLine(
            road.middle + road.narrow, road.top, road.foot + road.broad, road.bottom, paint,
        )
        fill(look.lamp)
        // Dashes grow towards the eye.
        var y = road.top + look.dp(6)
        var long = look.dp(5).toFloat()
        while (y < road.bottom) {
            val to = (y + long).coerceAtMost(road.bottom - look.dp(6))
            if (to <= y) break
            val half = road.half((y + to) / 2) * 0.045f + look.dp(1)
            path.reset()
            path.moveTo(road.centre(y) - half * 0.9f, y)
            path.lineTo(road.centre(y) + half * 0.9f, y)
            path.lineTo(road.centre(to) + half * 1.1f, to)
            path.lineTo(road.centre(to) - half * 1.1f, to)
            path.close()
            canvas.drawPath(path, paint)
            y = to + long * 1.1f
            long *= 1.5f
        }
    }

    private fun moon(canvas: Canvas, x: Float, y: Float) {
        val radius = look.dp(15).toFloat()
        path.reset()
        path.addCircle(x, y, radius, Path.Direction.CW)
        val bite = Path()
        bite.addCircle(x + radius * 0.55f, y - radius * 0.45f, radius * 0.8f, Path.Direction.CW)
        path.op(bite, Path.Op.DIFFERENCE)
        fill(look.onPlate2)
        canvas.drawPath(path, paint)
    }

    private fun barrier(canvas: Canvas, road: Road, y: Float) {
        val half = look.dp(68).toFloat()
        val post = look.dp(46).toFloat()
        val x = road.centre(y)
        fill(look.onPlate)
        for (side in floatArrayOf(-post, post)) {
            canvas.drawRoundRect(
                x + side - look.dp(2), y, x + side + look.dp(3), y + look.dp(38),
                look.dp(2).toFloat(), look.dp(2).toFloat(), paint,
            )
        }
        canvas.drawRoundRect(
            x - half, y - look.dp(2), x + half, y + look.dp(13),
            look.dp(7).toFloat(), look.dp(7).toFloat(), paint,
        )
        fill(look.lamp)
        for (i in 0 until 4) {
            val left = x - half + look.dp(15 + i * 28)
            canvas.drawRect(left, y + look.dp(1), left + look.dp(14), y + look.dp(10), paint)
        }
        for (side in floatArrayOf(-post, post)) canvas.drawCircle(
            x + side, y - look.dp(9), look.dp(7).toFloat(), paint,
        )
    }

    private fun tunnel(canvas: Canvas, road: Road) {
        val half = look.dp(78).toFloat()
        val top = road.top - look.dp(34)
        fill(look.plateDeep)
        path.reset()
        path.moveTo(road.middle - half, road.top + look.dp(48))
        path.lineTo(road.middle - half, road.top)
        path.cubicTo(
            road.middle - half, top - look.dp(20), road.middle + half, top - look.dp(20),
            road.middle + half, road.top,
        )
        path.lineTo(road.middle + half, road.top + look.dp(48))
        canvas.drawPath(path, paint)
        stroke(look.onPlate2, look.dp(3).toFloat())
        canvas.drawPath(path, paint)
        val mouth = road.top + look.dp(28)
        road(canvas, Road(mouth, road.bottom, road.middle, road.foot, road.half(mouth), road.broad))
    }

    private fun tick(canvas: Canvas, x: Float, y: Float) {
        val radius = look.dp(36).toFloat()
        fill(look.lamp)
        canvas.drawCircle(x, y, radius, paint)
        stroke(look.onLamp, look.dp(5).toFloat())
        paint.strokeCap = Paint.Cap.ROUND
        paint.strokeJoin = Paint.Join.ROUND
        path.reset()
        path.moveTo(x - radius * 0.42f, y + radius * 0.02f)
        path.lineTo(x - radius * 0.1f, y + radius * 0.34f)
        path.lineTo(x + radius * 0.44f, y - radius * 0.3f)
        canvas.drawPath(path, paint)
    }

    private fun zebra(canvas: Canvas, road: Road) {
        val y = road.top + (road.bottom - road.top) * 0.52f
        val to = y + look.dp(22)
        fill(look.onPlate)
        val bars = 7
        for (i in 0 until bars) {
            fun x(part: Float, at: Float) = road.centre(at) + road.half(at) * 0.92f * (part * 2 - 1)
            path.reset()
            path.moveTo(x((i + 0.15f) / bars, y), y)
            path.lineTo(x((i + 0.75f) / bars, y), y)
            path.lineTo(x((i + 0.75f) / bars, to), to)
            path.lineTo(x((i + 0.15f) / bars, to), to)
            path.close()
            canvas.drawPath(path, paint)
        }
    }

    private companion object {
        const val QUIET_DP = 104
    }
}
