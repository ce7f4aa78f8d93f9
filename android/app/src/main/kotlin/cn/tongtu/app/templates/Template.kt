package cn.tongtu.app.templates

import android.graphics.Rect
import android.view.MotionEvent
import android.view.View
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.view.ViewTreeObserver
import android.widget.FrameLayout
import android.widget.ScrollView
import cn.tongtu.app.KeyedColumn
import cn.tongtu.app.Kit
import cn.tongtu.app.Plain
import cn.tongtu.app.R
import cn.tongtu.app.free
import cn.tongtu.app.look.Look
import cn.tongtu.app.look.TextRole
import cn.tongtu.app.look.Words
import cn.tongtu.app.parts.AboutPiece
import cn.tongtu.app.parts.AgePiece
import cn.tongtu.app.parts.BusyPiece
import cn.tongtu.app.parts.Figures
import cn.tongtu.app.parts.FiguresPiece
import cn.tongtu.app.parts.GroupPiece
import cn.tongtu.app.parts.NoticePiece
import cn.tongtu.app.parts.PressPiece
import cn.tongtu.app.parts.RowPiece
import cn.tongtu.app.parts.WhyPiece
import cn.tongtu.app.parts.card
import cn.tongtu.app.parts.params
import uniffi.tongtu.Action
import uniffi.tongtu.Body
import uniffi.tongtu.Group
import uniffi.tongtu.Press
import uniffi.tongtu.Rank
import uniffi.tongtu.Row
import uniffi.tongtu.Scene
import uniffi.tongtu.Screen

/**
 * Draws one kind of body. Kept while the route and the kind stay, so that a refresh changes only
 * what differs.
 */
internal interface Template {
    val view: View

    /** Main thread. */
    fun show(screen: Screen)

    /** Keeps its last thing [bottom] pixels above the edge, where nothing stands below it. */
    fun pad(bottom: Int)

    /** The template leaves the window for good. */
    fun close() = Unit
}

/**
 * A body that scrolls: age line and notice first, then what the template draws, then what the dock
 * does not hold.
 */
internal abstract class Scrolling(protected val kit: Kit) : Template {
    protected val look = kit.look
    private val column = KeyedColumn(kit.context).apply {
        val side = look.edge
        setPadding(side, look.dp(4), side, look.dp(16))
        // A field keeps the caret only where something else can take it.
        isFocusableInTouchMode = true
    }
    override val view: ScrollView = object : ScrollView(kit.context) {
        override fun requestChildFocus(child: View?, focused: View?) {
            // Filling a screen anew must not scroll to the column, which only catches the focus.
            if (focused !== column) super.requestChildFocus(child, focused)
        }

        private var from: Float? = null
        private var far = 0f

        override fun dispatchTouchEvent(event: MotionEvent): Boolean {
            when (event.actionMasked) {
                MotionEvent.ACTION_DOWN -> {
                    from = event.y.takeIf { pulls && scrollY == 0 }
                    far = 0f
                }
                MotionEvent.ACTION_MOVE -> from?.let { start ->
                    far = if (scrollY == 0) event.y - start else 0f
                    column.translationY = (far / 3).coerceIn(0f, look.dp(PULLED).toFloat())
                }
                MotionEvent.ACTION_UP, MotionEvent.ACTION_CANCEL -> {
                    column.translationY = 0f
                    if (event.actionMasked == MotionEvent.ACTION_UP && far > look.dp(PULL)) kit.say(
                        Action.Refresh,
                    )
                    from = null
                    far = 0f
                }
            }
            return super.dispatchTouchEvent(event)
        }
    }.apply {
        isFillViewport = true
        clipToPadding = false
        defaultFocusHighlightEnabled = false
        addView(body(column))
    }

    /** Whether pulling the top down asks for what is new. */
    protected open val pulls: Boolean = false

    private fun body(column: KeyedColumn): View {
        if (!look.wide) return column
        // At most 640 dp, in the middle of what is there.
        return object : FrameLayout(kit.context) {
            override fun onMeasure(widthSpec: Int, heightSpec: Int) {
                val all = MeasureSpec.getSize(widthSpec)
                val side = ((all - look.px(R.dimen.body_width)) / 2).coerceAtLeast(0)
                setPadding(side, 0, side, 0)
                super.onMeasure(widthSpec, heightSpec)
            }
        }.apply { addView(column, FrameLayout.LayoutParams(MATCH_PARENT, WRAP_CONTENT)) }
    }

    final override fun pad(bottom: Int) =
        column.setPadding(look.edge, look.dp(4), look.edge, look.dp(16) + bottom)

    final override fun show(screen: Screen) {
        release()
        val anchor = anchor(screen)
        val stood = anchor?.let(::topOf) ?: 0
        column.update {
            screen.age?.let { keep("age", 0) { AgePiece(look) }.show(it) }
            screen.busy?.takeUnless { screen.actions.any(Press::busy) }
                ?.let { keep("busy", gap()) { BusyPiece(look) }.show(it) }
            screen.notice?.let { keep("notice", gap()) { NoticePiece(kit) }.show(it) }
            draw(screen)
            rest(screen)
        }
        // A row that is gone holds nothing.
        anchor?.takeIf(View::isAttachedToWindow)?.let { hold(it, stood) }
    }

    /** The element that must stay where it is while things come and go above it. */
    protected open fun anchor(screen: Screen): View? = null

    private var held: ViewTreeObserver.OnPreDrawListener? = null

    /** [anchor] stands where it [stood], however much was put above it. */
    private fun hold(anchor: View, stood: Int) {
        val listener = ViewTreeObserver.OnPreDrawListener {
            release()
            val moved = if (anchor.isAttachedToWindow) topOf(anchor) - stood else 0
            if (moved != 0) view.scrollBy(0, moved)
            moved == 0
        }
        held = listener
        view.viewTreeObserver.addOnPreDrawListener(listener)
    }

    /** What was held for an earlier screen is not held for the next. */
    private fun release() {
        held?.let(view.viewTreeObserver::removeOnPreDrawListener)
        held = null
    }

    /** In the body, whatever is scrolled. */
    private fun topOf(anchor: View): Int {
        val at = Rect()
        view.offsetDescendantRectToMyCoords(anchor, at)
        return at.top
    }

    protected abstract fun KeyedColumn.draw(screen: Screen)

    /** Between two cards; nothing above the first thing. */
    protected fun KeyedColumn.gap(between: Int = 12): Int = if (isEmpty()) 0 else look.dp(between)

    protected fun KeyedColumn.words(
        key: String, role: TextRole, text: String?, gap: Int = gap(), make: Words.() -> Unit = {},
    ) {
        if (text.isNullOrEmpty()) return
        keep("words.$key", gap) { Plain(Words(look, role).free().apply(make)) }.view.show(text)
    }

    /** What the screen is about, and the card of its figures. */
    protected fun KeyedColumn.figures(figures: Figures) {
        figures.above?.let { keep("about", gap(4)) { AboutPiece(kit, headed = false) }.show(it) }
        if (!figures.isEmpty()) keep("summary", gap()) { FiguresPiece(kit) }.show(figures)
    }

    /** Rows without a head, in one card. */
    protected fun KeyedColumn.rows(key: String, rows: List<Row>, gap: Int = gap()) {
        if (rows.isEmpty()) return
        keep("rows.$key", gap) { Plain(card(look, divided = true)) }.view.update {
            for (row in rows) keep(row.id) { RowPiece(kit) }.show(row)
        }
    }

    protected fun KeyedColumn.group(group: Group) =
        keep("group.${group.id}", gap(16)) { GroupPiece(kit) }.show(group)

    /**
     * Presses of the body: what the dock has no room for, and, at large type, why the dock's cannot
     * be pressed.
     */
    private fun KeyedColumn.rest(screen: Screen) {
        for (press in Dock.leftOver(screen.actions)) {
            val gap = if (press.rank == Rank.LINK) gap(4) else gap()
            keep("press.${press.id}", gap) { PressPiece(kit) }.show(press)
            if (press.notYet != null) keep("why.${press.id}", gap(4)) { WhyPiece(look) }.show(press)
        }
        if (!look.bareDock) return
        for (press in Dock.waiting(screen.actions)) {
            keep("why.${press.id}", gap()) { WhyPiece(look) }.show(press)
        }
        words("footnote", TextRole.LABEL, Dock.footnote(screen))
    }
}

/** The picture that fills the top of a first screen, behind the status bar; where there is room. */
internal fun sceneAbove(screen: Screen, look: Look): Scene? =
    (screen.body as? Body.Form)?.form?.lead?.scene?.takeIf { !screen.canGoBack && look.tall }

/** How far a finger pulls, and how far the body follows, in dp. */
private const val PULL = 120
private const val PULLED = 48

/** Which action stands where. */
internal object Dock {
    /** Filled and outlined ones, at most three; a grave one only where nothing else stands. */
    fun held(actions: List<Press>): List<Press> {
        val strong = actions.filter { it.rank == Rank.MAIN || it.rank == Rank.SECOND }
        return strong.take(MOST).ifEmpty { actions.filter { it.rank == Rank.GRAVE }.take(1) }
    }

    fun inBar(actions: List<Press>): Press? = actions.firstOrNull { it.rank == Rank.BAR }

    fun leftOver(
        actions: List<Press>,
    ): List<Press> = actions - held(actions).toSet() - setOfNotNull(inBar(actions))

    /** Those in the dock that say why not yet. */
    fun waiting(actions: List<Press>): List<Press> = held(actions).filter { it.notYet != null }

    /** What a form says beside its main action. */
    fun footnote(screen: Screen): String? = (screen.body as? Body.Form)?.form?.footnote

    private const val MOST = 3
}

internal fun filler(kit: Kit): Plain<View> =
    Plain(View(kit.context).apply { layoutParams = params(MATCH_PARENT, 0, 1f) })
