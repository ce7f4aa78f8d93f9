package cn.tongtu.app

import android.animation.ValueAnimator
import android.annotation.SuppressLint
import android.graphics.Rect
import android.os.Build
import android.os.Bundle
import android.view.Gravity
import android.view.View
import android.view.ViewGroup
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.view.WindowInsets
import android.view.WindowInsetsController
import android.view.accessibility.AccessibilityNodeInfo
import android.view.inputmethod.InputMethodManager
import android.widget.EditText
import android.widget.FrameLayout
import android.widget.LinearLayout
import android.widget.ScrollView
import cn.tongtu.app.look.TextRole
import cn.tongtu.app.look.Words
import cn.tongtu.app.parts.SceneView
import cn.tongtu.app.parts.params
import cn.tongtu.app.templates.CaptureTemplate
import cn.tongtu.app.templates.CardTemplate
import cn.tongtu.app.templates.DetailTemplate
import cn.tongtu.app.templates.FormTemplate
import cn.tongtu.app.templates.HomeTemplate
import cn.tongtu.app.templates.PagePiece
import cn.tongtu.app.templates.PageTemplate
import cn.tongtu.app.templates.PatternTemplate
import cn.tongtu.app.templates.QuizTemplate
import cn.tongtu.app.templates.RowsTemplate
import cn.tongtu.app.templates.Template
import cn.tongtu.app.templates.sceneAbove
import uniffi.tongtu.Action
import uniffi.tongtu.Body
import uniffi.tongtu.Page
import uniffi.tongtu.Scene
import uniffi.tongtu.Screen

/**
 * Every screen: bar, body, dock, tabs and the sheet above them, with the insets of bars, cut-out
 * and keyboard applied here and nowhere else. Main thread only.
 */
@SuppressLint("ViewConstructor")
internal class Frame(private val kit: Kit) : FrameLayout(kit.context) {
    private val look = kit.look
    private val scene = SceneView(look).apply {
        bleeds = true
        visibility = GONE
    }
    private val bar = Bar(kit)
    private val body = FrameLayout(context)
    private val dock = DockView(kit)
    private val tabs = TabsView(kit)
    private val main = LinearLayout(context).apply { orientation = LinearLayout.VERTICAL }
    private val whole = LinearLayout(context)
    private val sheet = Sheet(kit) { screen?.let { kit.say(Action.Back(it.route)) } }

    /** Remembers which row was opened: beside its detail it is the marked one. */
    private val opening = Kit(kit.activity, look, kit.pictures, kit.eye) { action ->
        if (action is Action.Open) list?.opened = action.row
        kit.say(action)
    }
    private val list: ListPane? = if (look.split) ListPane(opening) else null
    private var screen: Screen? = null
    private var template: Template? = null
    private var safe = Safe(0, 0, 0, 0, keyboard = false)
    private var focused: ULong? = null
    private val scrolls = HashMap<String, Int>()

    init {
        setBackgroundColor(look.paper)
        main.addView(scene)
        main.addView(bar.view)
        main.addView(body, params(MATCH_PARENT, 0, 1f))
        if (look.low) {
            whole.addView(main, params(0, MATCH_PARENT, 1f))
            whole.addView(dock.view, params(look.px(R.dimen.dock_side), MATCH_PARENT))
        } else {
            main.addView(dock.view)
            whole.addView(main, params(0, MATCH_PARENT, 1f))
        }
        if (look.wide || look.low) {
            whole.addView(tabs.view, 0, params(look.px(R.dimen.rail), MATCH_PARENT))
        } else {
            main.addView(tabs.view)
        }
        list?.let { whole.addView(it.view, whole.indexOfChild(main), it.params()) }
        addView(whole)
        addView(sheet.view)
    }

    /** Draws [next]; views of ids that stay are kept. */
    fun show(next: Screen) {
        val before = screen
        screen = next
        kit.revision = next.revision
        val changed = before?.route != next.route || before.body.javaClass != next.body.javaClass
        top(sceneAbove(next, look))
        if (changed) replace(before, next)
        list?.follow(next, scrolls)
        bar.show(next, back = next.canGoBack && list?.isShown != true)
        dock.show(next)
        tabs.show(next)
        template?.show(next)
        sheet.show(next.over)
        whole.importantForAccessibility =
            if (next.over == null) IMPORTANT_FOR_ACCESSIBILITY_AUTO
            else IMPORTANT_FOR_ACCESSIBILITY_NO_HIDE_DESCENDANTS
        bar.onCamera((template as? CaptureTemplate)?.looking == true)
        pad()
        if (changed) arrive(next)
        focus(next)
    }

    /** The picture behind the status bar, whose icons are then white in both modes. */
    private fun top(picture: Scene?) {
        val visible = if (picture == null) GONE else VISIBLE
        picture?.let(scene::show)
        if (scene.visibility == visible) return
        scene.visibility = visible
        val dark = picture == null && resources.getBoolean(R.bool.light_bars)
        if (Build.VERSION.SDK_INT >= 30) {
            val light = WindowInsetsController.APPEARANCE_LIGHT_STATUS_BARS
            val window = kit.activity.window.decorView.windowInsetsController
            window?.setSystemBarsAppearance(if (dark) light else 0, light)
        } else {
            val decor = kit.activity.window.decorView
            @Suppress("DEPRECATION") val light = SYSTEM_UI_FLAG_LIGHT_STATUS_BAR
            @Suppress("DEPRECATION") val flags = decor.systemUiVisibility
            @Suppress("DEPRECATION")
            decor.systemUiVisibility = if (dark) flags or light else flags and light.inv()
        }
    }

    private fun replace(before: Screen?, next: Screen) {
        template?.let {
            val scroll = it.view as? ScrollView
            if (scroll != null && before != null) scrolls[before.route] = scroll.scrollY
            it.close()
            body.removeView(it.view)
        }
        if (!next.canGoBack) scrolls.clear()
        val made = make(next.body)
        template = made
        body.addView(made.view, LayoutParams(MATCH_PARENT, MATCH_PARENT))
    }

    private fun make(body: Body): Template = when (body) {
        is Body.Form -> FormTemplate(kit, ::lead)
        is Body.Rows -> RowsTemplate(opening)
        is Body.Detail -> DetailTemplate(kit)
        is Body.Capture -> CaptureTemplate(kit)
        is Body.Quiz -> QuizTemplate(kit)
        is Body.Card -> CardTemplate(kit)
        is Body.Pattern -> PatternTemplate(kit)
        is Body.Home -> HomeTemplate(kit)
        is Body.Page -> PageTemplate(kit)
    }

    private fun arrive(next: Screen) {
        val view = template?.view ?: return
        if (Build.VERSION.SDK_INT >= 28) view.accessibilityPaneTitle = next.title
        // What is new stands at the top: a screen that comes back with a notice shows it. Only a
        // long list keeps its place.
        scrolls.remove(next.route)?.takeIf { next.notice == null || next.body is Body.Rows }
            ?.let { y -> view.post { (view as? ScrollView)?.scrollTo(0, y) } }
        if (ValueAnimator.areAnimatorsEnabled() && isLaidOut) {
            view.alpha = 0f
            view.animate().alpha(1f).setDuration(CHANGE_MS).start()
        }
    }

    // ───────────── focus ─────────────

    /** The caret and the screen reader move once a revision. */
    private fun focus(next: Screen) {
        val id = next.focus ?: return
        if (focused == next.revision) return
        focused = next.revision
        val form = (next.body as? Body.Form)?.form
        if (form?.problems?.any { it.field == id } == true) summary(id) else lead(id)
    }

    /**
     * The first wrong field together with the summary above it; where both have no room, the
     * summary: its links lead on.
     */
    private fun summary(id: String) {
        val scroll = template?.view as? ScrollView ?: return lead(id)
        val view = findElement(id) ?: return
        post {
            scroll.scrollTo(0, 0)
            val top = IntArray(2).also(scroll::getLocationInWindow)
            val at = IntArray(2).also(view::getLocationInWindow)
            if (at[1] - top[1] + view.height <= scroll.height) lead(id)
        }
    }

    /** Moves the caret, or else the screen reader, to the element [id] and brings it into sight. */
    private fun lead(id: String) {
        val view = findElement(id) ?: return
        post {
            view.requestRectangleOnScreen(
                Rect(0, -look.dp(40), view.width, view.height), true,
            )
            if (view is EditText) {
                view.requestFocus()
                val keyboard = context.getSystemService(InputMethodManager::class.java)
                keyboard?.showSoftInput(view, 0)
            }
            view.performAccessibilityAction(AccessibilityNodeInfo.ACTION_ACCESSIBILITY_FOCUS, null)
        }
    }

    private fun findElement(id: String, within: View = this): View? {
        if (within.drawn?.id == id) return within
        if (within !is ViewGroup) return null
        for (i in 0 until within.childCount) {
            findElement(id, within.getChildAt(i))?.let { return it }
        }
        return null
    }

    // ───────────── what survives a rebuild of the activity ─────────────

    fun saveTo(state: Bundle) {
        val now = screen ?: return
        state.putString(ROUTE, now.route)
        (template?.view as? ScrollView)?.let { state.putInt(SCROLL, it.scrollY) }
        val caret = body.findFocus() as? EditText ?: return
        state.putString(CARET, caret.drawn?.id)
        state.putInt(CARET_FROM, caret.selectionStart)
        state.putInt(CARET_TO, caret.selectionEnd)
    }

    fun restoreFrom(state: Bundle) {
        if (state.getString(ROUTE) != screen?.route) return
        val y = state.getInt(SCROLL)
        template?.view?.let { view -> view.post { (view as? ScrollView)?.scrollTo(0, y) } }
        val caret = state.getString(CARET)?.let { findElement(it) } as? EditText ?: return
        caret.requestFocus()
        val end = caret.text.length
        caret.setSelection(
            state.getInt(CARET_FROM).coerceIn(0, end), state.getInt(CARET_TO).coerceIn(0, end),
        )
    }

    // ───────────── insets ─────────────

    private class Safe(
        val left: Int, val top: Int, val right: Int, val bottom: Int, val keyboard: Boolean,
    )

    override fun onApplyWindowInsets(insets: WindowInsets): WindowInsets {
        safe = if (Build.VERSION.SDK_INT >= 30) {
            val bars = insets.getInsets(
                WindowInsets.Type.systemBars() or WindowInsets.Type.displayCutout(),
            )
            val keyboard = insets.getInsets(WindowInsets.Type.ime()).bottom
            Safe(
                bars.left,
                bars.top,
                bars.right,
                maxOf(bars.bottom, keyboard),
                keyboard > bars.bottom,
            )
        } else {
            @Suppress("DEPRECATION")
            Safe(
                insets.systemWindowInsetLeft, insets.systemWindowInsetTop,
                insets.systemWindowInsetRight, insets.systemWindowInsetBottom,
                insets.systemWindowInsetBottom > look.dp(KEYBOARD_DP),
            )
        }
        pad()
        return insets
    }

    private fun pad() {
        // With the keyboard open the tabs would only take the room of what is being typed.
        tabs.view.visibility =
            if (tabs.isEmpty || safe.keyboard && !look.wide) View.GONE
            else View.VISIBLE
        whole.setPadding(safe.left, 0, safe.right, 0)
        val pictured = scene.visibility == VISIBLE
        val high = look.px(R.dimen.scene_low) + safe.top
        if (pictured && scene.layoutParams.height != high) {
            scene.layoutParams = params(MATCH_PARENT, high)
        }
        bar.view.setPadding(0, if (pictured) 0 else safe.top, 0, 0)
        list?.pad(safe.top, safe.bottom)
        val below = when {
            !look.low && !look.wide && tabs.view.visibility == View.VISIBLE -> tabs.view
            !look.low && dock.view.visibility == View.VISIBLE -> dock.view
            else -> body
        }
        if (look.low) dock.pad(safe.top, safe.bottom)
        tabs.pad(
            if (look.low || look.wide) safe.top else 0,
            if (below === tabs.view || look.low || look.wide) safe.bottom else 0,
        )
        if (!look.low) dock.pad(0, if (below === dock.view) safe.bottom else 0)
        template?.pad(if (below === body) safe.bottom else 0)
        sheet.pad(safe.left, safe.top, safe.right, safe.bottom)
    }

    private companion object {
        const val CHANGE_MS = 150L
        const val KEYBOARD_DP = 120
        const val ROUTE = "route"
        const val SCROLL = "scroll"
        const val CARET = "caret"
        const val CARET_FROM = "caret_from"
        const val CARET_TO = "caret_to"
    }
}

/** What stands above the screen: one page with its presses, over a scrim that leads back. */
private class Sheet(private val kit: Kit, back: () -> Unit) {
    private val look = kit.look
    private val page = PagePiece(kit)
    private val scroll = ScrollView(kit.context).apply {
        background = look.drawable(R.drawable.shape_sheet)
        isClickable = true
        addView(page.view)
    }
    val view: FrameLayout = object : FrameLayout(kit.context) {
        override fun onMeasure(widthSpec: Int, heightSpec: Int) {
            // A strip of the screen stays in sight: it is still there.
            val most = MeasureSpec.getSize(heightSpec) * 9 / 10
            val params = scroll.layoutParams as LayoutParams
            scroll.measure(
                MeasureSpec.makeMeasureSpec(
                    minOf(MeasureSpec.getSize(widthSpec), look.px(R.dimen.body_width)),
                    MeasureSpec.EXACTLY,
                ),
                MeasureSpec.makeMeasureSpec(most, MeasureSpec.AT_MOST),
            )
            params.width = scroll.measuredWidth
            params.height = scroll.measuredHeight
            super.onMeasure(widthSpec, heightSpec)
        }
    }.apply {
        setBackgroundColor(look.scrim)
        visibility = View.GONE
        isClickable = true
        setOnClickListener { back() }
        importantForAccessibility = View.IMPORTANT_FOR_ACCESSIBILITY_NO
        val below = Gravity.BOTTOM or Gravity.CENTER_HORIZONTAL
        addView(scroll, FrameLayout.LayoutParams(MATCH_PARENT, WRAP_CONTENT, below))
    }

    fun show(over: Page?) {
        view.visibility = if (over == null) View.GONE else View.VISIBLE
        if (over == null) return
        page.show(over)
        if (Build.VERSION.SDK_INT >= 28) scroll.accessibilityPaneTitle = over.title
        scroll.element("sheet", over.id)
    }

    fun pad(left: Int, top: Int, right: Int, bottom: Int) {
        view.setPadding(left, top, right, 0)
        page.view.setPadding(look.edge, look.dp(20), look.edge, look.dp(16) + bottom)
    }
}

/** Shown instead of a screen when the core could not start: there is nobody else to say it. */
internal fun sorry(kit: Kit, title: String, reason: String): View =
    LinearLayout(kit.context).apply {
        orientation = LinearLayout.VERTICAL
        gravity = Gravity.CENTER
        setBackgroundColor(kit.look.paper)
        setPadding(kit.look.dp(32), kit.look.dp(32), kit.look.dp(32), kit.look.dp(32))
        addView(Words(kit.look, TextRole.TITLE).apply { show(title) })
        val why = Words(kit.look, TextRole.BODY).apply { show(reason) }
        addView(why, params(top = kit.look.dp(12)))
    }
