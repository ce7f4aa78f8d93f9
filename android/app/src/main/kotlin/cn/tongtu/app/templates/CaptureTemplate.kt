package cn.tongtu.app.templates

import android.view.Gravity
import android.view.View
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.Button
import android.widget.FrameLayout
import android.widget.ImageView
import android.widget.LinearLayout
import android.widget.ScrollView
import cn.tongtu.app.KeyedColumn
import cn.tongtu.app.Kit
import cn.tongtu.app.Piece
import cn.tongtu.app.Plain
import cn.tongtu.app.R
import cn.tongtu.app.Slice
import cn.tongtu.app.element
import cn.tongtu.app.free
import cn.tongtu.app.look.Look
import cn.tongtu.app.look.TextRole
import cn.tongtu.app.look.Words
import cn.tongtu.app.look.drawableOf
import cn.tongtu.app.look.icon
import cn.tongtu.app.look.outlineOf
import cn.tongtu.app.parts.Dashes
import cn.tongtu.app.parts.GuideFrame
import cn.tongtu.app.parts.NoticePiece
import cn.tongtu.app.parts.PressPiece
import cn.tongtu.app.parts.WhyPiece
import cn.tongtu.app.parts.RowPiece
import cn.tongtu.app.parts.card
import cn.tongtu.app.parts.column
import cn.tongtu.app.parts.icon
import cn.tongtu.app.parts.line
import cn.tongtu.app.parts.markState
import cn.tongtu.app.parts.pressState
import cn.tongtu.app.parts.params
import cn.tongtu.app.parts.square
import cn.tongtu.app.slice
import uniffi.tongtu.Action
import uniffi.tongtu.Ask
import uniffi.tongtu.AskKind
import uniffi.tongtu.Body
import uniffi.tongtu.Capture
import uniffi.tongtu.Mark
import uniffi.tongtu.Press
import uniffi.tongtu.Rank
import uniffi.tongtu.Screen
import uniffi.tongtu.Tone
import uniffi.tongtu.Verdict

/**
 * Draws a [Body.Capture]: the camera's preview with its guide frame, and the sheet with the last
 * picture's verdict. Without a camera, or without leave for it, the sheet stands alone.
 */
internal class CaptureTemplate(private val kit: Kit) : Template {
    private val look = kit.look
    private val finder = FrameLayout(look.context)
    private val guide = GuideFrame(look)
    private val advice = Words(look, TextRole.BODY).bold().tint(look.onCamera).free().apply {
        background = look.drawable(R.drawable.shape_advice)
        gravity = Gravity.CENTER
        setPadding(look.dp(14), look.dp(8), look.dp(14), look.dp(8))
        accessibilityLiveRegion = View.ACCESSIBILITY_LIVE_REGION_POLITE
        addOnLayoutChangeListener { _, _, _, _, bottom, _, _, _, _ ->
            guide.above = bottom + look.dp(16)
        }
    }
    private val sheet = KeyedColumn(look.context).apply {
        setPadding(look.edge, look.dp(16), look.edge, look.dp(12))
    }
    private val scroll = object : ScrollView(look.context) {
        override fun onMeasure(widthSpec: Int, heightSpec: Int) {
            // The finder and the shutter stay in sight, however much is said between them.
            val window = look.dp(look.context.resources.configuration.screenHeightDp)
            val most = if (looking && !look.low) window / 3 else MeasureSpec.getSize(heightSpec)
            val mode = MeasureSpec.getMode(heightSpec)
            val room = MeasureSpec.getSize(heightSpec)
            val bound = if (mode == MeasureSpec.AT_MOST) minOf(most, room) else most
            val spec = if (mode == MeasureSpec.EXACTLY) heightSpec else MeasureSpec.makeMeasureSpec(
                bound, MeasureSpec.AT_MOST,
            )
            super.onMeasure(widthSpec, spec)
        }
    }.apply { addView(sheet) }
    private val keys = KeyedColumn(look.context)
    private val lower = column(look).apply {
        background = look.drawable(R.drawable.shape_sheet)
        addView(scroll, params(MATCH_PARENT, WRAP_CONTENT))
        addView(keys)
    }
    override val view: LinearLayout = (if (look.low) line(look) else column(look)).apply {
        setBackgroundColor(look.cameraGround)
        if (look.low) {
            addView(finder, params(0, MATCH_PARENT, 1f))
            addView(lower, params(look.px(R.dimen.dock_side), MATCH_PARENT))
            scroll.layoutParams = params(MATCH_PARENT, 0, 1f)
        } else {
            addView(finder, params(MATCH_PARENT, 0, 1f))
            addView(lower, params())
        }
    }
    private var opened: String? = null
    private var preview: View? = null
    private var ask: Ask? = null

    override fun show(screen: Screen) {
        val capture = (screen.body as? Body.Capture)?.capture ?: return
        ask = screen.ask?.takeIf { it.kind is AskKind.Camera || it.kind is AskKind.ScanCode }
        camera()
        advice.show(capture.advice)
        guide.show(capture.guide)
        sheet.update { sheet(screen, capture) }
        keys.update {
            if (preview == null) return@update
            if (ask?.kind is AskKind.ScanCode) return@update anew(capture.shutter)
            val side = screen.actions.firstOrNull { it.rank != Rank.BAR }
            keep("keys") { KeysPiece(kit, ::shoot) }.show(capture, side)
        }
    }

    private fun camera() {
        val now = ask
        if (now?.id == opened) return
        close()
        opened = now?.id
        if (now == null) {
            finder.visibility = View.GONE
            return fillWithoutFinder()
        }
        val kind = now.kind
        preview = if (kind is AskKind.Camera) {
            kit.eye.open(kit.activity, kind) { again() }
        } else {
            kit.eye.read(kit.activity, { again() }) { kit.say(Action.Answered(now.id, it)) }
        }
        preview?.let { finder.addView(it, FrameLayout.LayoutParams(MATCH_PARENT, MATCH_PARENT)) }
        finder.addView(guide, FrameLayout.LayoutParams(MATCH_PARENT, MATCH_PARENT))
        val top = FrameLayout.LayoutParams(
            WRAP_CONTENT, WRAP_CONTENT, Gravity.CENTER_HORIZONTAL or Gravity.TOP,
        )
        top.setMargins(look.edge, look.dp(14), look.edge, 0)
        finder.addView(advice, top)
        finder.visibility = if (preview == null) View.GONE else View.VISIBLE
        fillWithoutFinder()
    }

    /** Leave for the camera was given, or it came back. */
    private fun again() {
        opened = null
        camera()
    }

    private fun fillWithoutFinder() {
        if (look.low) return
        val alone = finder.visibility == View.GONE
        lower.layoutParams = if (alone) params(MATCH_PARENT, 0, 1f) else params()
        lower.background = look.drawable(
            if (alone) R.drawable.shape_paper else R.drawable.shape_sheet,
        )
    }

    /** Whether the camera is looked through now. */
    val looking: Boolean get() = preview != null

    override fun pad(bottom: Int) {
        val under = look.dp(12) + bottom
        sheet.setPadding(look.edge, look.dp(16), look.edge, if (looking) look.dp(8) else under)
        keys.setPadding(look.edge, 0, look.edge, if (looking) under else 0)
    }

    override fun close() {
        if (opened != null) kit.eye.close()
        finder.removeAllViews()
        preview = null
        opened = null
    }

    private fun KeyedColumn.sheet(screen: Screen, capture: Capture) {
        screen.notice?.let { keep("notice") { NoticePiece(kit) }.show(it) }
        if (preview == null) {
            keep("advice", gap()) { Plain(Words(look, TextRole.HEAD).free().heading()) }
                .view.show(capture.advice)
        }
        capture.last?.let {
            val large = preview == null
            keep("last.$large", gap()) { VerdictPiece(kit, large) }.show(it)
        }
        if (capture.wants.isNotEmpty()) keep("wants", gap()) { WantsPiece(kit) }.show(capture.wants)
        if (capture.rows.isNotEmpty()) {
            keep("rows", gap()) { Plain(card(look, divided = true)) }.view.update {
                for (row in capture.rows) keep(row.id) { RowPiece(kit) }.show(row)
            }
        }
        if (preview == null) {
            capture.album?.let { album ->
                keep("album", gap()) { PressPiece(kit) }.show(album, Rank.MAIN)
            }
            keep("shutter", gap()) { PressPiece(kit) }.show(capture.shutter, Rank.SECOND)
            if (capture.shutter.notYet != null) {
                keep("why.shutter", look.dp(4)) { WhyPiece(look) }.show(capture.shutter)
            }
            for (press in screen.actions.filter { it.rank != Rank.BAR }) {
                keep(press.id, gap()) { PressPiece(kit) }.show(press)
            }
        }
    }

    private fun KeyedColumn.gap() = if (isEmpty()) 0 else look.dp(12)

    /** While a code is looked for nothing is taken: what would be the shutter begins anew. */
    private fun KeyedColumn.anew(press: Press) {
        keep("anew", look.dp(12)) { PressPiece(kit) }.show(press, Rank.SECOND)
        if (press.notYet != null) keep("why", look.dp(4)) { WhyPiece(look) }.show(press)
    }

    /**
     * The picture goes to the ask that stands; where none stands, or one that needs no shutter, the
     * core is told of the press.
     */
    private fun shoot(shutter: Press) {
        val now = ask?.takeIf { it.kind is AskKind.Camera }
            ?: return kit.say(Action.Press(shutter.id))
        kit.eye.take { kit.say(Action.Answered(now.id, it)) }
    }
}

/**
 * What became of the last picture, and what to do. [large] where nothing is seen through the
 * camera: the person is asked to look at the picture, all of it.
 */
private class VerdictPiece(private val kit: Kit, large: Boolean) : Piece {
    private val look = kit.look
    private val photo = ImageView(look.context).apply {
        scaleType = if (large) ImageView.ScaleType.FIT_CENTER else ImageView.ScaleType.CENTER_CROP
        if (!large) { // a whole picture seldom fills its place, and would stand on bars of white
            background = look.drawable(R.drawable.shape_portrait)
            foreground = look.drawable(R.drawable.edge_picture)
        }
        clipToOutline = true
    }
    private val outline = icon(look, R.drawable.ic_good, look.brand)
    private val head = Words(look, TextRole.HEAD).slice(Slice.LABEL)
    private val text = Words(look, TextRole.BODY).free()
    override val view: LinearLayout = (if (large) column(look) else line(look)).apply {
        if (large) {
            val high = look.px(if (look.low) R.dimen.scene_low else R.dimen.scene)
            addView(photo, params(MATCH_PARENT, high, bottom = look.dp(12)))
        } else {
            addView(photo, params(look.dp(64), look.dp(86), end = look.dp(14)))
        }
        val texts = column(look)
        texts.addView(
            line(look).apply {
                addView(outline, square(look.icon, end = look.dp(8)))
                addView(head, params(0, WRAP_CONTENT, 1f))
            },
        )
        texts.addView(text)
        addView(texts, if (large) params() else params(0, weight = 1f))
        accessibilityLiveRegion = View.ACCESSIBILITY_LIVE_REGION_POLITE
    }

    fun show(verdict: Verdict) {
        kit.pictures.show(verdict.picture, photo, look.dp(96))
        photo.visibility = if (verdict.picture == null) View.GONE else View.VISIBLE
        outline.icon(outlineOf(verdict.mark.tone, verdict.mark.open), look.ink(verdict.mark.tone))
        photo.element("picture", "")
        head.show(verdict.mark.label)
        head.element("mark", "", markState(verdict.mark))
        text.show(verdict.text)
    }
}

/** What to look for, two abreast. */
private class WantsPiece(kit: Kit) : Piece {
    private val look = kit.look
    override val view = KeyedColumn(look.context)

    fun show(wants: List<Mark>) {
        val abreast = if (look.stacked) 1 else 2
        view.update {
            wants.chunked(abreast).forEachIndexed { at, pair ->
                keep("$abreast.$at", if (at == 0) 0 else look.dp(4)) {
                    Plain(KeyedColumn(look.context).apply { orientation = LinearLayout.HORIZONTAL })
                }.view.update {
                    pair.forEachIndexed { i, want ->
                        keep("$i", if (i == 0) 0 else look.dp(12)) { WantPiece(look) }.show(want)
                    }
                    if (pair.size < abreast) {
                        keep(
                            "rest", look.dp(12),
                        ) { Plain(View(look.context).apply { layoutParams = params(0, 1, 1f) }) }
                    }
                }
            }
        }
    }
}

private class WantPiece(private val look: Look) : Piece {
    private val outline = icon(look, R.drawable.ic_calm, look.ink2)
    private val words = Words(look, TextRole.SMALL).slice(Slice.LABEL)
    override val view: LinearLayout = line(look, Gravity.TOP).apply {
        layoutParams = params(0, WRAP_CONTENT, 1f)
        // Where the words have two lines the outline stands beside the first.
        val beside = (look.linePx(TextRole.SMALL) - look.smallIcon).coerceAtLeast(0) / 2
        addView(outline, square(look.smallIcon, end = look.dp(8)).apply { topMargin = beside })
        addView(words, params(0, WRAP_CONTENT, 1f))
    }

    fun show(want: Mark) {
        outline.icon(outlineOf(want.tone, want.open), look.ink(want.tone))
        words.bold(want.tone == Tone.DANGER).show(want.label)
        view.element("mark", "", markState(want))
    }
}

/** Album, shutter, requirements. */
private class KeysPiece(private val kit: Kit, shoot: (Press) -> Unit) : Piece {
    private val look = kit.look
    private val album = KeyPiece(kit)
    private val other = KeyPiece(kit)
    private var press: Press? = null
    private val dashes = Dashes(look, look.onBrand)
    private val shutter = object : FrameLayout(look.context) {
        override fun getAccessibilityClassName(): CharSequence = Button::class.java.name
    }.apply {
        background = look.drawable(R.drawable.shutter)
        isFocusable = true
        addView(dashes, FrameLayout.LayoutParams(WRAP_CONTENT, WRAP_CONTENT, Gravity.CENTER))
        setOnClickListener { press?.takeUnless { it.busy }?.let(shoot) }
    }
    override val view: LinearLayout = line(look).apply {
        addView(album.view, params(0, WRAP_CONTENT, 1f))
        addView(shutter, square(look.px(R.dimen.shutter)))
        addView(other.view, params(0, WRAP_CONTENT, 1f))
    }

    fun show(capture: Capture, side: Press?) {
        press = capture.shutter
        shutter.contentDescription = capture.shutter.label
        shutter.element("button", capture.shutter.id, pressState(capture.shutter))
        dashes.visibility = if (capture.shutter.busy) View.VISIBLE else View.GONE
        album.show(capture.album)
        other.show(side)
    }
}

/** A key beside the shutter: an icon over its word. */
private class KeyPiece(private val kit: Kit) : Piece {
    private val look = kit.look
    private val picture = icon(look, R.drawable.ic_photo, look.ink)
    private val words = Words(look, TextRole.LABEL)
        .tint(look.ink).slice(Slice.LABEL).apply { gravity = Gravity.CENTER }
    private var press: Press? = null
    override val view: LinearLayout = column(look).apply {
        gravity = Gravity.CENTER
        minimumHeight = look.tap
        isFocusable = true
        background = look.drawable(R.drawable.btn_plain)
        addView(picture, square(look.icon))
        addView(words, params(MATCH_PARENT, WRAP_CONTENT))
        setOnClickListener { press?.let { kit.say(Action.Press(it.id)) } }
    }

    fun show(press: Press?) {
        this.press = press
        view.visibility = if (press == null) View.INVISIBLE else View.VISIBLE
        if (press == null) return
        picture.visibility = if (press.icon == null) View.GONE else View.VISIBLE
        press.icon?.let { picture.icon(drawableOf(it), look.ink) }
        words.show(press.label)
        view.element("button", press.id, pressState(press))
    }
}
