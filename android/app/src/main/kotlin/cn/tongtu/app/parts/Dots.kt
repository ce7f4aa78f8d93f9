package cn.tongtu.app.parts

import android.annotation.SuppressLint
import android.graphics.Canvas
import android.graphics.Paint
import android.graphics.Path
import android.graphics.Rect
import android.os.Bundle
import android.view.MotionEvent
import android.view.View
import android.view.accessibility.AccessibilityEvent
import android.view.accessibility.AccessibilityManager
import android.view.accessibility.AccessibilityNodeInfo
import android.view.accessibility.AccessibilityNodeInfo.AccessibilityAction
import android.view.accessibility.AccessibilityNodeProvider
import android.widget.Button
import cn.tongtu.app.R
import cn.tongtu.app.element
import cn.tongtu.app.look.Look
import kotlin.math.hypot
import kotlin.math.min

/**
 * The nine dots. Says the dots in the order in which they were touched, when the finger is lifted.
 */
@SuppressLint("ViewConstructor")
internal class PatternView(
    private val look: Look, private val drawn: (List<Int>) -> Unit,
) : View(look.context) {
    /** Whether the line is shown; somebody may be looking. */
    var trace = true

    private val paint = Paint(Paint.ANTI_ALIAS_FLAG).apply { strokeCap = Paint.Cap.ROUND }
    private val dots = ArrayList<Int>()
    private val nodes = DotNodes(this, dots, ::press, ::finish)
    private var x = 0f
    private var y = 0f

    init {
        contentDescription = look.context.getString(R.string.dots)
        importantForAccessibility = IMPORTANT_FOR_ACCESSIBILITY_YES
        element("pattern", "pattern")
    }

    override fun getAccessibilityNodeProvider(): AccessibilityNodeProvider = nodes

    override fun dispatchHoverEvent(event: MotionEvent): Boolean =
        nodes.hover(event) || super.dispatchHoverEvent(event)

    /** Middle of dot [at], in this view. */
    fun centre(at: Int): Pair<Float, Float> {
        val cell = width / SIDE.toFloat()
        return (at % SIDE + 0.5f) * cell to (at / SIDE + 0.5f) * cell
    }

    override fun onMeasure(widthSpec: Int, heightSpec: Int) {
        val side = min(look.px(R.dimen.pattern), MeasureSpec.getSize(widthSpec))
        setMeasuredDimension(side, side)
    }

    // The dots are pressed one by one through their nodes.
    @SuppressLint("ClickableViewAccessibility")
    override fun onTouchEvent(event: MotionEvent): Boolean {
        x = event.x
        y = event.y
        when (event.actionMasked) {
            MotionEvent.ACTION_DOWN -> {
                parent?.requestDisallowInterceptTouchEvent(true)
                dots.clear()
                touched()
            }
            MotionEvent.ACTION_MOVE -> {
                for (i in 0 until event.historySize) {
                    x = event.getHistoricalX(i)
                    y = event.getHistoricalY(i)
                    touched()
                }
                x = event.x
                y = event.y
                touched()
            }
            MotionEvent.ACTION_UP -> finish()
            MotionEvent.ACTION_CANCEL -> dots.clear()
        }
        invalidate()
        return true
    }

    private fun touched() {
        for (at in 0 until SIDE * SIDE) {
            val (cx, cy) = centre(at)
            if (at in dots || hypot(x - cx, y - cy) > look.dp(44)) continue
            add(at)
        }
    }

    private fun add(at: Int) {
        // A line over a dot takes that dot with it.
        dots.lastOrNull()?.let { between(it, at) }?.takeIf { it !in dots }?.let(dots::add)
        dots += at
        invalidate()
    }

    /** Without a finger on it the line ends at its last dot. */
    private fun press(at: Int) {
        add(at)
        val (cx, cy) = centre(at)
        x = cx
        y = cy
    }

    private fun finish() {
        val whole = dots.toList()
        dots.clear()
        invalidate()
        if (whole.isNotEmpty()) drawn(whole)
    }

    private fun between(from: Int, to: Int): Int? {
        val column = from % SIDE + to % SIDE
        val row = from / SIDE + to / SIDE
        return if (column % 2 == 0 && row % 2 == 0) row / 2 * SIDE + column / 2 else null
    }

    override fun onDraw(canvas: Canvas) {
        val shown: List<Int> = if (trace) dots else emptyList()
        for (at in 0 until SIDE * SIDE) {
            val (cx, cy) = centre(at)
            paint.style = Paint.Style.FILL
            if (at in shown) {
                paint.color = look.brandSoft
                canvas.drawCircle(cx, cy, look.dp(32).toFloat(), paint)
            }
            paint.color = if (at in shown) look.brand else look.ink
            canvas.drawCircle(cx, cy, look.dp(if (at in shown) 13 else 8).toFloat(), paint)
        }
        if (shown.isEmpty()) return
        val path = Path()
        shown.forEachIndexed { i, at ->
            val (cx, cy) = centre(at)
            if (i == 0) path.moveTo(cx, cy) else path.lineTo(cx, cy)
        }
        path.lineTo(x, y)
        paint.style = Paint.Style.STROKE
        paint.strokeWidth = look.dp(6).toFloat()
        paint.color = look.brand
        canvas.drawPath(path, paint)
    }

    private companion object {
        const val SIDE = 3
    }
}

/**
 * The nine dots for a screen reader: each is a button of its own, found by a finger that explores
 * or by swiping. A press adds the dot to the pattern; a second press on the last one, or the action
 * "finish" on any, says it.
 */
private class DotNodes(
    private val view: PatternView,
    private val drawn: List<Int>,
    private val add: (Int) -> Unit,
    private val finish: () -> Unit,
) : AccessibilityNodeProvider() {
    private val manager = view.context.getSystemService(AccessibilityManager::class.java)
    private var focused = NONE
    private var hovered = NONE

    override fun createAccessibilityNodeInfo(id: Int): AccessibilityNodeInfo? = when (id) {
        View.NO_ID -> whole()
        in 0 until DOTS -> dot(id)
        else -> null
    }

    @Suppress("DEPRECATION") // The constructors that replace obtain are of API 30.
    private fun whole() = AccessibilityNodeInfo.obtain(view).apply {
        view.onInitializeAccessibilityNodeInfo(this)
        for (at in 0 until DOTS) addChild(view, at)
    }

    @Suppress("DEPRECATION")
    private fun dot(at: Int) = AccessibilityNodeInfo.obtain(view, at).apply {
        setParent(view)
        packageName = view.context.packageName
        className = Button::class.java.name
        contentDescription = said(at)
        viewIdResourceName = "${view.context.packageName}:id/pattern.$at"
        isEnabled = true
        isVisibleToUser = view.isShown
        isClickable = true
        isCheckable = true
        isChecked = at in drawn
        isFocusable = true
        isAccessibilityFocused = at == focused
        val bounds = boundsOf(at)
        setBoundsInParent(bounds)
        val corner = IntArray(2).also(view::getLocationOnScreen)
        bounds.offset(corner[0], corner[1])
        setBoundsInScreen(bounds)
        addAction(AccessibilityAction.ACTION_CLICK)
        addAction(
            if (at == focused) AccessibilityAction.ACTION_CLEAR_ACCESSIBILITY_FOCUS
            else AccessibilityAction.ACTION_ACCESSIBILITY_FOCUS,
        )
        if (drawn.isNotEmpty()) {
            val done = view.context.getString(R.string.dots_done)
            addAction(AccessibilityAction(R.id.dots_done, done))
        }
    }

    /** People count from one. */
    private fun said(at: Int): String {
        val turn = drawn.indexOf(at)
        return if (turn < 0) view.context.getString(R.string.dot, at + 1)
        else view.context.getString(R.string.dot_drawn, at + 1, turn + 1)
    }

    private fun boundsOf(at: Int): Rect {
        val (x, y) = view.centre(at)
        val half = view.width / SIDE / 2
        return Rect(x.toInt() - half, y.toInt() - half, x.toInt() + half, y.toInt() + half)
    }

    override fun performAction(id: Int, action: Int, arguments: Bundle?): Boolean = when {
        id !in 0 until DOTS -> view.performAccessibilityAction(action, arguments)
        action == AccessibilityNodeInfo.ACTION_CLICK -> press(id)
        action == R.id.dots_done -> drawn.isNotEmpty().also { if (it) finish() }
        action == AccessibilityNodeInfo.ACTION_ACCESSIBILITY_FOCUS -> focus(id)
        action == AccessibilityNodeInfo.ACTION_CLEAR_ACCESSIBILITY_FOCUS -> blur(id)
        else -> false
    }

    private fun press(at: Int): Boolean {
        when (at) {
            !in drawn -> add(at)
            drawn.last() -> finish()
            else -> return false
        }
        tell(at, AccessibilityEvent.TYPE_VIEW_CLICKED)
        tell(at, AccessibilityEvent.TYPE_WINDOW_CONTENT_CHANGED)
        return true
    }

    private fun focus(at: Int): Boolean {
        if (at == focused) return false
        if (focused != NONE) blur(focused)
        focused = at
        view.invalidate()
        tell(at, AccessibilityEvent.TYPE_VIEW_ACCESSIBILITY_FOCUSED)
        return true
    }

    private fun blur(at: Int): Boolean {
        if (at != focused) return false
        focused = NONE
        view.invalidate()
        tell(at, AccessibilityEvent.TYPE_VIEW_ACCESSIBILITY_FOCUS_CLEARED)
        return true
    }

    /** A finger that explores: the dot under it is said. */
    fun hover(event: MotionEvent): Boolean {
        if (manager?.isTouchExplorationEnabled != true) return false
        val leaves = event.actionMasked == MotionEvent.ACTION_HOVER_EXIT
        val under = if (leaves) NONE else dotAt(event.x, event.y)
        if (under == hovered) return under != NONE
        if (hovered != NONE) tell(hovered, AccessibilityEvent.TYPE_VIEW_HOVER_EXIT)
        hovered = under
        if (under != NONE) tell(under, AccessibilityEvent.TYPE_VIEW_HOVER_ENTER)
        return true
    }

    private fun dotAt(x: Float, y: Float): Int =
        (0 until DOTS).firstOrNull { boundsOf(it).contains(x.toInt(), y.toInt()) } ?: NONE

    @Suppress("DEPRECATION")
    private fun tell(at: Int, type: Int) {
        if (manager?.isEnabled != true) return
        val event = AccessibilityEvent.obtain(type)
        event.packageName = view.context.packageName
        event.className = Button::class.java.name
        event.contentDescription = said(at)
        event.setSource(view, at)
        view.parent?.requestSendAccessibilityEvent(view, event)
    }

    private companion object {
        const val NONE = -2
        const val SIDE = 3
        const val DOTS = SIDE * SIDE
    }
}
