package cn.tongtu.app

import android.content.res.ColorStateList
import android.view.Gravity
import android.view.View
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.view.accessibility.AccessibilityNodeInfo
import android.widget.Button
import android.widget.FrameLayout
import android.widget.ImageView
import android.widget.LinearLayout
import cn.tongtu.app.look.TextRole
import cn.tongtu.app.look.Words
import cn.tongtu.app.look.drawableOf
import cn.tongtu.app.look.icon
import cn.tongtu.app.parts.Place
import cn.tongtu.app.parts.PressPiece
import cn.tongtu.app.parts.WhyPiece
import cn.tongtu.app.parts.column
import cn.tongtu.app.parts.icon
import cn.tongtu.app.parts.line
import cn.tongtu.app.parts.params
import cn.tongtu.app.parts.square
import cn.tongtu.app.templates.Dock
import uniffi.tongtu.Action
import uniffi.tongtu.Body
import uniffi.tongtu.Press
import uniffi.tongtu.Rank
import uniffi.tongtu.Screen
import uniffi.tongtu.Tab

/** Back or close, the title at its side, at most one action with icon and word. */
internal class Bar(private val kit: Kit) {
    private val look = kit.look
    private val go = ImageView(kit.context).apply {
        scaleType = ImageView.ScaleType.FIT_CENTER
        background = look.drawable(R.drawable.btn_plain)
        val room = (look.tap - look.icon).coerceAtLeast(0) / 2
        setPadding(room, room, room, room)
        isFocusable = true
        setOnClickListener { route?.let { kit.say(Action.Back(it)) } }
    }
    private val small = Words(look, TextRole.BAR).slice(Slice.LABEL).heading()
    private val large = Words(look, TextRole.TITLE).slice(Slice.LABEL).heading()
    private val step = Words(look, TextRole.LABEL).free()
    private val action = PressPiece(kit, Place.BAR)
    private val onCamera = PressPiece(kit, Place.CAMERA)
    private val under = look.stacked || look.narrow

    /** Beside an action a long title would be broken within its words. */
    private val below = look.stacked && look.narrow
    private val row = line(look).apply {
        minimumHeight = look.px(if (look.low) R.dimen.bar_low else R.dimen.bar)
        addView(go, square(look.tap))
        addView(small, params(0, WRAP_CONTENT, 1f))
        addView(large, params(0, WRAP_CONTENT, 1f))
        if (!under) {
            addView(step, params(WRAP_CONTENT, WRAP_CONTENT, start = look.dp(8), end = look.dp(8)))
        }
        if (!below) {
            addView(action.view, params(WRAP_CONTENT, WRAP_CONTENT))
            addView(onCamera.view, params(WRAP_CONTENT, WRAP_CONTENT))
        }
    }
    private var route: String? = null
    private var closes: Boolean? = null
    private var overCamera: Boolean? = null
    val view: LinearLayout = column(look).apply {
        addView(row)
        if (under) addView(step, params(start = look.edge, end = look.edge, bottom = look.dp(4)))
        if (below) for (press in listOf(action, onCamera)) {
            val room = look.edge - look.dp(8)
            addView(press.view, params(WRAP_CONTENT, WRAP_CONTENT, start = room, end = room))
        }
    }

    /** The way back leads from [from]; without [back] it stands above the list beside this. */
    fun show(screen: Screen, from: String = screen.route, back: Boolean = screen.canGoBack) {
        route = from
        val root = !screen.canGoBack
        go.visibility = if (back) View.VISIBLE else View.GONE
        row.setPadding(if (back) look.dp(4) else look.edge, look.dp(4), look.dp(8), look.dp(4))
        val closes = screen.body is Body.Capture || screen.body is Body.Quiz
        if (closes != this.closes) {
            this.closes = closes
            go.contentDescription = kit.context.getString(
                if (closes) R.string.close else R.string.back,
            )
            go.setImageResource(if (closes) R.drawable.ic_close else R.drawable.ic_back)
        }
        go.element("button", "back")
        small.show(screen.title.takeUnless { root })
        large.show(screen.title.takeIf { root })
        (if (root) large else small).element(
            "title", screen.route, states("secret" to screen.secret, "elder" to screen.elder),
        )
        // An empty title still holds the action at the end.
        (if (root) large else small).visibility = View.VISIBLE
        step.show((screen.body as? Body.Form)?.form?.step)
        val press = Dock.inBar(screen.actions)
        action.view.visibility = if (press == null) View.GONE else View.VISIBLE
        onCamera.view.visibility = View.GONE
        press?.let { action.show(it) }
        press?.let { onCamera.show(it) }
    }

    /** Black ground and white title over the camera, in both modes. */
    fun onCamera(on: Boolean) {
        if (on != overCamera) {
            overCamera = on
            view.setBackgroundColor(if (on) look.cameraGround else look.paper)
            small.tint(if (on) look.onCamera else look.ink)
            go.imageTintList = ColorStateList.valueOf(if (on) look.onCamera else look.ink)
        }
        if (on && action.view.visibility == View.VISIBLE) {
            action.view.visibility = View.GONE
            onCamera.view.visibility = View.VISIBLE
        }
    }
}

/** The main action, always in sight and above the keyboard, with what it is about. */
internal class DockView(private val kit: Kit) {
    private val look = kit.look
    private val buttons = object : KeyedColumn(kit.context) {
        // Beside a list there may be less room than the buttons' widths together: they share it.
        override fun onMeasure(widthSpec: Int, heightSpec: Int) {
            val most = childCount * (look.px(R.dimen.button_width) + look.dp(GAP)) - look.dp(GAP)
            val room = MeasureSpec.getSize(widthSpec)
            val narrow = look.wide && !look.low && most in 1..<room
            super.onMeasure(
                if (narrow) MeasureSpec.makeMeasureSpec(most, MeasureSpec.EXACTLY) else widthSpec,
                heightSpec,
            )
        }
    }
    private val reasons = KeyedColumn(kit.context)
    val view: LinearLayout = column(look).apply {
        background = look.drawable(if (look.low) R.drawable.shape_side else R.drawable.shape_dock)
        if (look.low) gravity = Gravity.BOTTOM
        if (look.wide && !look.low) gravity = Gravity.END
        addView(buttons, params(MATCH_PARENT, WRAP_CONTENT))
        addView(reasons, params(top = look.dp(8)))
    }

    fun show(screen: Screen) {
        val held = if (screen.body is Body.Capture) emptyList() else Dock.held(screen.actions)
        view.visibility = if (held.isEmpty()) View.GONE else View.VISIBLE
        val abreast =
            held.size == 2 && !look.low && (look.wide || !look.stacked && held.all(::short))
        buttons.orientation =
            if (abreast || look.wide && !look.low) LinearLayout.HORIZONTAL
            else LinearLayout.VERTICAL
        buttons.gravity = if (look.wide && !look.low) Gravity.END else Gravity.FILL_HORIZONTAL
        val across = buttons.orientation == LinearLayout.HORIZONTAL
        // Side by side the main one stands at the right, under the thumb; stacked it stands on top.
        val ordered =
            if (across) held.sortedBy { it.rank == Rank.MAIN }
            else held.sortedBy { it.rank != Rank.MAIN }
        buttons.update {
            ordered.forEachIndexed { at, press ->
                val piece = keep(
                    "$across.${press.id}", if (at == 0) 0 else look.dp(if (across) GAP else 8),
                ) {
                    PressPiece(kit).also { if (across) it.view.layoutParams = shared() }
                }
                piece.show(press)
            }
        }
        val footnote = Dock.footnote(screen).takeUnless { look.bareDock }
        val waiting = if (look.bareDock) emptyList() else Dock.waiting(held)
        reasons.visibility = if (waiting.isEmpty() && footnote == null) View.GONE else View.VISIBLE
        reasons.update {
            for (press in waiting) {
                keep("why.${press.id}") { ReasonPiece(kit, WhyPiece(look).view) }.show(press)
            }
            footnote?.let {
                keep("footnote") { ReasonPiece(kit, Words(look, TextRole.LABEL).free()) }.show(it)
            }
        }
    }

    private fun shared() = params(0, MATCH_PARENT, 1f)

    private fun short(press: Press): Boolean =
        press.label.length + press.label.count { it.code > LAST_LATIN } <= MOST_LETTERS

    fun pad(top: Int, bottom: Int) {
        val side = look.edge
        view.setPadding(side, look.dp(13) + top, side, look.dp(12) + bottom)
    }

    private companion object {
        /** Between two buttons side by side, dp. */
        const val GAP = 12
        const val MOST_LETTERS = 12
        const val LAST_LATIN = 0x2E7F
    }
}

/** A line under the buttons: why not yet, or what happens next. */
private class ReasonPiece(kit: Kit, private val words: Words) : Piece {
    private val look = kit.look
    override val view: LinearLayout = line(look, Gravity.TOP).apply {
        addView(
            icon(look, R.drawable.ic_clock, look.ink2), square(look.smallIcon, end = look.dp(8)),
        )
        addView(words, params(0, WRAP_CONTENT, 1f))
    }

    fun show(text: String) = words.show(text)

    fun show(press: Press) {
        words.show(press.notYet)
        words.element("why", press.id)
    }
}

/** The root screens: at the bottom, or a rail at the left where the window is wide or low. */
internal class TabsView(private val kit: Kit) {
    private val look = kit.look
    private val rail = look.wide || look.low
    private val tabs = KeyedColumn(kit.context).apply {
        orientation = if (rail) LinearLayout.VERTICAL else LinearLayout.HORIZONTAL
    }
    val view: FrameLayout = FrameLayout(kit.context).apply {
        background = look.drawable(if (rail) R.drawable.shape_rail else R.drawable.shape_dock)
        addView(tabs)
    }

    /** Whether there is anything to go to from here. */
    var isEmpty = true
        private set

    fun show(screen: Screen) {
        val shown = screen.tabs.ifEmpty { if (look.wide && !look.low) screen.rail else emptyList() }
        isEmpty = shown.isEmpty()
        tabs.update {
            for (tab in shown) {
                keep(tab.id, if (rail) look.dp(8) else 0) { TabPiece(kit, rail) }.show(tab)
            }
        }
    }

    fun pad(top: Int, bottom: Int) = view.setPadding(0, look.dp(5) + top, 0, bottom)
}

private class TabPiece(private val kit: Kit, rail: Boolean) : Piece {
    private val look = kit.look
    private val picture = icon(look, R.drawable.ic_home, look.ink2)
    private val count = Words(look, TextRole.FINE)
        .bold().tint(look.surface).slice(Slice.VALUE).apply {
        gravity = Gravity.CENTER
        background = look.drawable(R.drawable.badge)
        minWidth = look.dp(18)
        setPadding(look.dp(5), 0, look.dp(5), 0)
    }
    private val label =
        Words(look, TextRole.FINE).slice(Slice.LABEL).apply { gravity = Gravity.CENTER }
    private val mark = FrameLayout(look.context)
    private var name = ""
    private var chosen = false
    override val view: LinearLayout = object : LinearLayout(look.context) {
        override fun getAccessibilityClassName(): CharSequence = Button::class.java.name

        override fun onInitializeAccessibilityNodeInfo(info: AccessibilityNodeInfo) {
            super.onInitializeAccessibilityNodeInfo(info)
            info.isSelected = chosen
        }
    }.apply {
        orientation = LinearLayout.VERTICAL
        gravity = Gravity.CENTER
        layoutParams = if (rail) params() else params(0, WRAP_CONTENT, 1f)
        minimumHeight = look.tab
        isFocusable = true
        background = look.drawable(R.drawable.btn_plain)
        val ground = look.icon + look.dp(32)
        mark.addView(picture, FrameLayout.LayoutParams(look.icon, look.icon, Gravity.CENTER))
        mark.addView(
            count,
            FrameLayout.LayoutParams(
                WRAP_CONTENT, WRAP_CONTENT, Gravity.TOP or Gravity.START,
            ).apply {
                marginStart = ground / 2 + look.dp(4)
            },
        )
        addView(mark, params(ground, look.icon + look.dp(8)))
        addView(label, params(MATCH_PARENT, WRAP_CONTENT, top = look.dp(1)))
        setOnClickListener { kit.say(Action.Tab(name)) }
    }

    private var shown: Tab? = null

    fun show(tab: Tab) {
        if (tab == shown) return
        shown = tab
        name = tab.id
        chosen = tab.chosen
        val ink = if (tab.chosen) look.brand else look.ink2
        picture.icon(drawableOf(tab.icon), ink)
        mark.background = if (tab.chosen) look.drawable(R.drawable.tab_chosen) else null
        count.show(tab.count.toString().takeIf { tab.count > 0u })
        label.bold(tab.chosen).tint(ink).show(tab.label)
        view.element("tab", tab.id, states("chosen" to tab.chosen))
    }
}
