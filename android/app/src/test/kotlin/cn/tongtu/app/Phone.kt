package cn.tongtu.app

import android.app.Activity
import android.content.Intent
import android.graphics.Bitmap
import android.graphics.Canvas
import android.graphics.Color
import android.graphics.Insets
import android.graphics.Rect
import android.net.Uri
import android.os.Build
import android.os.Bundle
import android.os.Looper
import android.os.SystemClock
import android.view.InputDevice
import android.view.KeyCharacterMap
import android.view.KeyEvent
import android.view.MotionEvent
import android.view.View
import android.view.ViewGroup
import android.view.WindowInsets
import android.view.WindowManager
import android.view.accessibility.AccessibilityNodeInfo
import android.view.inputmethod.EditorInfo
import android.view.inputmethod.InputConnection
import java.io.File
import java.time.Duration
import java.util.WeakHashMap
import org.robolectric.Robolectric
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.android.controller.ActivityController
import org.robolectric.shadows.ShadowApplication
import org.robolectric.shadows.ShadowUiAutomation

/**
 * A phone in the JVM: the activity, touches, text, back, configuration, picture, accessibility
 * tree. All of it on the test's own thread, which is Android's main thread here. Hidden API by
 * reflection, so that this file also compiles against the public SDK.
 */
class Phone {
    private var controller: ActivityController<out Activity>? = null
    val activity: Activity get() = checkNotNull(controller) { "nothing was launched" }.get()

    /** Whether the app is still in front; false after back on its first screen. */
    val alive: Boolean get() = controller != null

    // ───────────── life ─────────────

    /** 24 dp status bar and gesture bar as insets. Before [launch]. */
    fun systemBars() {
        val ui = Class.forName("org.robolectric.shadows.SystemUi")
        fun field(name: String) = ui.getDeclaredField(name).apply { isAccessible = true }.get(null)
        val display = ui.getDeclaredMethod(
            "systemUiForDefaultDisplay",
        ).apply { isAccessible = true }.invoke(null)
        ui.declaredMethods.first { it.name == "setBehavior" }.apply { isAccessible = true }
            .invoke(display, field("STANDARD_STATUS_BAR"), field("GESTURAL_NAVIGATION"))
    }

    fun launch(type: Class<out Activity>, intent: Intent? = null, saved: Bundle? = null) {
        if (Build.VERSION.SDK_INT >= 34) ShadowApplication.setEnableOnBackInvokedCallback(true)
        val made = Robolectric.buildActivity(type, intent)
        controller = made
        (if (saved == null) made.setup() else made.setup(saved)).topActivityResumed(true)
        settle()
    }

    /**
     * The person goes to another app: the activity stops, its state is returned as the system would
     * keep it.
     */
    fun leave(): Bundle {
        val state = Bundle()
        controller?.pause()?.stop()?.saveInstanceState(state)
        settle()
        return state
    }

    /** A link comes in from outside: a tapped notification, a page that leads back. */
    fun arrive(link: String) {
        controller?.newIntent(Intent(Intent.ACTION_VIEW, Uri.parse(link)))
        settle()
    }

    /** Back from another app. */
    fun comeBack() {
        controller?.restart()?.start()?.resume()?.visible()?.topActivityResumed(true)
        controller?.windowFocusChanged(true)
        settle()
    }

    /** Ends the activity without asking it, as after [leave] the system may. */
    fun destroy() {
        controller?.close()
        controller = null
        settle()
    }

    /** Lets [ms] of the app's time pass and runs what is due. */
    fun settle(ms: Long = 0) {
        val looper = shadowOf(Looper.getMainLooper())
        if (ms > 0) looper.idleFor(Duration.ofMillis(ms)) else looper.idle()
        if (controller?.get()?.isFinishing == true) {
            controller?.pause()?.stop()?.destroy()
            controller = null
            looper.idle()
        }
    }

    // ───────────── configuration ─────────────

    /** For example `+night`, `+land`, `+en-rUS`. */
    fun qualifiers(change: String) {
        RuntimeEnvironment.setQualifiers(change)
        reconfigure()
    }

    fun fontScale(scale: Float) {
        RuntimeEnvironment.setFontScale(scale)
        reconfigure()
    }

    private fun reconfigure() {
        // Without visible() the rebuilt activity has no window and the picture is blank.
        controller?.configurationChange()?.visible()
        controller?.windowFocusChanged(true)
        settle()
    }

    /** Bars, cut-out and keyboard as the system reports them; in pixels. API 30 and up. */
    fun insets(bars: Rect = Rect(), cutout: Rect = Rect(), keyboard: Int = 0) {
        fun of(r: Rect) = Insets.of(r.left, r.top, r.right, r.bottom)
        val all = WindowInsets.Builder()
            .setInsets(WindowInsets.Type.systemBars(), of(bars))
            .setInsets(WindowInsets.Type.displayCutout(), of(cutout))
            .setInsets(WindowInsets.Type.ime(), Insets.of(0, 0, 0, keyboard))
            .build()
        roots().first().dispatchApplyWindowInsets(all)
        settle()
    }

    // ───────────── input ─────────────

    private var downAt = 0L
    private var target: View? = null

    /** As the system does: the window under the finger at DOWN keeps the whole gesture. */
    fun touch(action: Int, x: Float, y: Float) {
        val now = SystemClock.uptimeMillis()
        if (action == MotionEvent.ACTION_DOWN) {
            downAt = now
            target = roots().asReversed().firstOrNull { !isHandle(it) && takes(it, now, x, y) }
        }
        target?.takeIf { it.isAttachedToWindow }?.let { send(it, now, action, x, y) }
    }

    /**
     * The handle below a caret opens a magnifier when it is touched, which the JVM has not and dies
     * of; nobody aims at one here.
     */
    private fun isHandle(window: View): Boolean =
        window is ViewGroup && below(window).any { it.javaClass.name.endsWith("HandleView") }

    private fun takes(window: View, now: Long, x: Float, y: Float): Boolean {
        val flags = (window.layoutParams as WindowManager.LayoutParams).flags
        val at = IntArray(2).also(window::getLocationOnScreen)
        val inside =
            x >= at[0] && x < at[0] + window.width && y >= at[1] && y < at[1] + window.height
        val modal = WindowManager.LayoutParams.FLAG_NOT_TOUCH_MODAL or
            WindowManager.LayoutParams.FLAG_NOT_FOCUSABLE
        val takes = inside || flags and modal == 0
        if (!takes && flags and WindowManager.LayoutParams.FLAG_WATCH_OUTSIDE_TOUCH != 0) {
            send(window, now, MotionEvent.ACTION_OUTSIDE, x, y)
        }
        return flags and WindowManager.LayoutParams.FLAG_NOT_TOUCHABLE == 0 && takes
    }

    private fun send(window: View, now: Long, action: Int, x: Float, y: Float) {
        val at = IntArray(2).also(window::getLocationOnScreen)
        val event = MotionEvent.obtain(downAt, now, action, x - at[0], y - at[1], 0)
        event.source = InputDevice.SOURCE_TOUCHSCREEN
        window.dispatchTouchEvent(event)
        event.recycle()
    }

    fun tap(x: Float, y: Float, hold: Long = 40) {
        touch(MotionEvent.ACTION_DOWN, x, y)
        settle(hold)
        touch(MotionEvent.ACTION_UP, x, y)
        settle()
    }

    /** Scrolls [view] into sight as a finger would have, then touches its middle. */
    fun tap(view: View) {
        reveal(view)
        val at = IntArray(2).also(view::getLocationOnScreen)
        tap(at[0] + view.width / 2f, at[1] + view.height / 2f)
    }

    /** Touches the element that the core named [id]. */
    fun tap(id: String) = tap(checkNotNull(find(id)) { "no element $id in\n${tree()}" })

    fun drag(x0: Float, y0: Float, x1: Float, y1: Float, steps: Int = 10) {
        touch(MotionEvent.ACTION_DOWN, x0, y0)
        for (i in 1..steps) {
            settle(16)
            touch(MotionEvent.ACTION_MOVE, x0 + (x1 - x0) * i / steps, y0 + (y1 - y0) * i / steps)
        }
        settle(16)
        touch(MotionEvent.ACTION_UP, x1, y1)
        settle()
    }

    /** A mouse's ACTION_SCROLL moves nothing here, so the wheel is a slow drag without a fling. */
    fun wheel(x: Float, y: Float, clicks: Float) {
        val far = clicks * 80 * RuntimeEnvironment.getApplication().resources.displayMetrics.density
        touch(MotionEvent.ACTION_DOWN, x, y)
        for (i in 1..6) {
            settle(8)
            touch(MotionEvent.ACTION_MOVE, x, y + far * i / 6)
        }
        settle(200)
        touch(MotionEvent.ACTION_MOVE, x, y + far)
        settle(16)
        touch(MotionEvent.ACTION_UP, x, y + far)
        settle()
    }

    /** Brings [view] into sight if it is scrolled away. */
    fun reveal(view: View) {
        view.requestRectangleOnScreen(Rect(0, 0, view.width, view.height), true)
        settle()
    }

    fun key(code: Int) {
        val now = SystemClock.uptimeMillis()
        for (action in intArrayOf(KeyEvent.ACTION_DOWN, KeyEvent.ACTION_UP)) {
            ShadowUiAutomation.injectInputEvent(
                KeyEvent(
                    now, now, action, code, 0, 0, KeyCharacterMap.VIRTUAL_KEYBOARD, 0, 0,
                    InputDevice.SOURCE_KEYBOARD,
                ),
            )
        }
        settle()
    }

    /** The top window's callback, as Android 13 and up calls it; without one, the back key. */
    fun back() {
        if (Build.VERSION.SDK_INT < 34) return key(KeyEvent.KEYCODE_BACK)
        var callback = topBack() ?: return key(KeyEvent.KEYCODE_BACK)
        // A bar over selected text takes the first way back, as on a phone; a person goes back
        // again.
        while (callback.javaClass.name.startsWith("android.widget.")) {
            callback.onBackInvoked()
            settle()
            val next = topBack() ?: return key(KeyEvent.KEYCODE_BACK)
            check(next !== callback) { "the way back is stuck at ${callback.javaClass.name}" }
            callback = next
        }
        // The activity's own default ends in a system service that is a dummy here.
        val own = Activity::class.java.getDeclaredField(
            "mDefaultBackCallback",
        ).apply { isAccessible = true }
        @Suppress("DEPRECATION")
        if (callback === own.get(activity)) activity.onBackPressed() else callback.onBackInvoked()
        settle()
    }

    private fun topBack(): android.window.OnBackInvokedCallback? {
        val root = View::class.java.getMethod("getViewRootImpl").invoke(front())
        val dispatcher = root.javaClass.getMethod("getOnBackInvokedDispatcher").invoke(root)
        val top = dispatcher.javaClass.getMethod("getTopCallback").invoke(dispatcher)
        return top as android.window.OnBackInvokedCallback?
    }

    /** The input method's end of the focused field; null where nothing takes text. */
    fun keyboard(): InputConnection? = front().findFocus()?.onCreateInputConnection(EditorInfo())

    /** The window that keys go to; the handles of a selection are windows too, and take none. */
    private fun front(): View = roots().last {
        val flags = (it.layoutParams as WindowManager.LayoutParams).flags
        flags and WindowManager.LayoutParams.FLAG_NOT_FOCUSABLE == 0
    }

    /** Types as an input method does. */
    fun type(text: String): Boolean {
        val connection = keyboard() ?: return false
        connection.beginBatchEdit()
        connection.commitText(text, 1)
        connection.endBatchEdit()
        settle()
        return true
    }

    /** Touches the field [id], empties it and types [text]. */
    fun fill(id: String, text: String) {
        tap(id)
        keyboard()?.run {
            beginBatchEdit()
            performContextMenuAction(android.R.id.selectAll)
            commitText(text, 1)
            endBatchEdit()
        }
        settle()
    }

    // ───────────── what is drawn ─────────────

    /** The view that stands for the core's element [id]. */
    fun find(id: String): View? = views().firstOrNull { it.drawn?.id == id }

    /** Every visible view, top to bottom as drawn. */
    fun views(): Sequence<View> = roots().asSequence().flatMap(::below)

    private fun below(view: View): Sequence<View> = sequence {
        if (view.visibility != View.VISIBLE) return@sequence
        yield(view)
        if (view is ViewGroup) for (i in 0 until view.childCount) yieldAll(
            below(view.getChildAt(i)),
        )
    }

    private var screen: Bitmap? = null
    private val windows = WeakHashMap<View, Bitmap>()
    private val render by lazy {
        Class.forName("org.robolectric.shadows.HardwareRenderingScreenshot")
            .getDeclaredMethod("takeScreenshot", View::class.java, Bitmap::class.java)
            .apply { isAccessible = true }
    }

    private fun fit(old: Bitmap?, width: Int, height: Int): Bitmap =
        old?.takeIf { it.width == width && it.height == height }
            ?: Bitmap.createBitmap(width, height, Bitmap.Config.ARGB_8888).also { old?.recycle() }

    /**
     * What `UiAutomation.takeScreenshot` does, with the bitmaps kept (it makes new ones for every
     * window and picture: a gigabyte within minutes) and with the dimming behind dialogs. The
     * bitmap is used again.
     */
    fun picture(): Bitmap {
        val display = RuntimeEnvironment.getApplication().resources.displayMetrics
        val out = fit(screen, display.widthPixels, display.heightPixels).also { screen = it }
        val canvas = Canvas(out)
        canvas.drawColor(Color.BLACK)
        for (window in roots()) {
            if (window.width <= 0 || window.height <= 0 || window.visibility != View.VISIBLE) {
                continue
            }
            val params = window.layoutParams as WindowManager.LayoutParams
            if (params.flags and WindowManager.LayoutParams.FLAG_DIM_BEHIND != 0) {
                canvas.drawColor(Color.argb((params.dimAmount * 255).toInt(), 0, 0, 0))
            }
            val bitmap =
                fit(windows[window], window.width, window.height).also { windows[window] = it }
            render.invoke(null, window, bitmap)
            val at = IntArray(2).also(window::getLocationOnScreen)
            canvas.drawBitmap(bitmap, at[0].toFloat(), at[1].toFloat(), null)
        }
        return out
    }

    /** Writes the picture into the gallery as [name].png. */
    fun save(name: String): File {
        val file = File(System.getProperty("gallery.dir", "target/gallery"), "$name.png")
        file.parentFile?.mkdirs()
        file.outputStream().use { picture().compress(Bitmap.CompressFormat.PNG, 100, it) }
        return file
    }

    /** Windows from bottom to top. */
    fun roots(): List<View> {
        val global = Class.forName("android.view.WindowManagerGlobal")
        val views = global.getDeclaredField("mViews").apply { isAccessible = true }
            .get(global.getMethod("getInstance").invoke(null))
        return (views as List<*>).filterIsInstance<View>().filter(View::isAttachedToWindow)
    }

    /** The accessibility tree as text, one line a node. */
    fun tree(): String = buildString { roots().forEach { dump(it, 0, this) } }

    private fun dump(view: View, depth: Int, out: StringBuilder) {
        if (view.visibility != View.VISIBLE) return
        val node: AccessibilityNodeInfo = view.createAccessibilityNodeInfo()
        val bounds = Rect().also(node::getBoundsInScreen)
        out.append("  ".repeat(depth)).append(node.className.toString().substringAfterLast('.'))
        view.drawn?.let { out.append(" ${it.role} #${it.id}") }
        node.text?.let { out.append(" text=\"$it\"") }
        node.contentDescription?.let { out.append(" desc=\"$it\"") }
        if (node.isClickable) out.append(" clickable")
        if (node.isFocused) out.append(" focused")
        if (node.isChecked) out.append(" checked")
        if (node.isSelected) out.append(" selected")
        if (!node.isEnabled) out.append(" disabled")
        if (Build.VERSION.SDK_INT >= 28 && node.isHeading) out.append(" heading")
        if (node.isScrollable) out.append(" scrollable")
        out.append(" ${bounds.toShortString()}\n")
        if (view is ViewGroup) for (i in 0 until view.childCount) dump(
            view.getChildAt(i), depth + 1, out,
        )
    }
}
