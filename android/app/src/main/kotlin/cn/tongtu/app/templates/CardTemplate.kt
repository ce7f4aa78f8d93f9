package cn.tongtu.app.templates

import android.graphics.Canvas
import android.graphics.DashPathEffect
import android.graphics.Paint
import android.graphics.drawable.ColorDrawable
import android.view.Gravity
import android.view.View
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.FrameLayout
import android.widget.ImageView
import android.widget.LinearLayout
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
import cn.tongtu.app.look.icon
import cn.tongtu.app.look.outlineOf
import cn.tongtu.app.parts.CodeView
import cn.tongtu.app.parts.Ends
import cn.tongtu.app.parts.LinePiece
import cn.tongtu.app.parts.PressPiece
import cn.tongtu.app.parts.Ticker
import cn.tongtu.app.parts.card
import cn.tongtu.app.parts.column
import cn.tongtu.app.parts.icon
import cn.tongtu.app.parts.line
import cn.tongtu.app.parts.markState
import cn.tongtu.app.parts.params
import cn.tongtu.app.parts.square
import cn.tongtu.app.slice
import cn.tongtu.app.states
import uniffi.tongtu.Action
import uniffi.tongtu.Body
import uniffi.tongtu.Card
import uniffi.tongtu.Code
import uniffi.tongtu.Line
import uniffi.tongtu.Press
import uniffi.tongtu.Screen

/**
 * Draws a [Body.Card]: a document to hold out to somebody, grey and dashed when nobody vouches for
 * it.
 */
internal class CardTemplate(kit: Kit) : Scrolling(kit) {
    override val pulls = true

    override fun KeyedColumn.draw(screen: Screen) {
        val card = (screen.body as? Body.Card)?.card ?: return
        keep("card", gap()) { DocumentPiece(kit) }.show(card)
        rows("rows", card.rows)
        words("fine", TextRole.LABEL, card.fine, gap(12))
    }
}

/** The document itself. */
private class DocumentPiece(private val kit: Kit) : Piece {
    private val look = kit.look
    private val title = Words(look, TextRole.HEAD).slice(Slice.LABEL).heading()
    private val outline = icon(look, R.drawable.ic_good, look.lamp)
    private val state = Words(look, TextRole.HEAD).slice(Slice.LABEL)
    private val mark = line(look).apply {
        addView(outline, square(look.icon, end = look.dp(6)))
        addView(state, params(WRAP_CONTENT, WRAP_CONTENT))
    }
    private val settled = SettledLine(look)
    private val head: LinearLayout
    private val portrait = ImageView(look.context).apply {
        scaleType = ImageView.ScaleType.CENTER_CROP
        background = look.drawable(R.drawable.shape_portrait)
        foreground = look.drawable(R.drawable.edge_picture)
        clipToOutline = true
    }
    private val name = Words(look, TextRole.TITLE).free()
    private val summary = KeyedColumn(look.context)
    private val fields = KeyedColumn(look.context)
    private val below = KeyedColumn(look.context)
    override val view: KeyedColumn = card(look, divided = true)

    init {
        head = column(look).apply {
            setPadding(look.dp(16), look.dp(14), look.dp(16), 0)
            addView(
                Ends(look.context, title, mark, look.dp(12), look.dp(4), look.stacked),
                params(bottom = look.dp(11)),
            )
            addView(settled, params(MATCH_PARENT, look.dp(3)))
        }
        val above = look.stacked && look.narrow
        val who = (if (above) column(look) else line(look, Gravity.TOP)).apply {
            addView(
                portrait,
                params(
                    look.px(R.dimen.portrait_width),
                    look.px(R.dimen.portrait_height),
                    end = look.dp(16),
                ),
            )
            val texts = column(look)
            texts.addView(name)
            texts.addView(summary, params(top = look.dp(2)))
            addView(texts, if (above) params(top = look.dp(8)) else params(0, weight = 1f))
        }
        val page = column(look).apply {
            setPadding(look.dp(16), look.dp(16), look.dp(16), look.dp(16))
            addView(who)
            addView(fields, params(top = look.dp(16)))
        }
        view.addView(head)
        view.addView(page)
        view.addView(below)
    }

    fun show(card: Card) {
        view.background = look.drawable(
            if (card.current) R.drawable.shape_card else R.drawable.shape_card_open,
        )
        val on = if (card.current) look.onPlate else look.onOfflineHead
        head.background = ColorDrawable(if (card.current) look.plate else look.offlineHead)
        title.tint(on).show(card.head)
        outline.icon(outlineOf(card.mark.tone, card.mark.open), if (card.current) look.lamp else on)
        state.tint(on).show(card.mark.label)
        mark.element("mark", "", markState(card.mark))
        settled.show(card.current)
        kit.pictures.show(
            card.portrait, portrait, look.px(R.dimen.portrait_width), grey = !card.current,
        )
        portrait.element("picture", "")
        portrait.visibility = if (card.portrait == null) View.GONE else View.VISIBLE
        portrait.imageAlpha = if (card.dimmed) DIMMED else OPAQUE
        name.show(card.name)
        summary.visibility = if (card.summary.isEmpty()) View.GONE else View.VISIBLE
        summary.update {
            card.summary.forEachIndexed { at, line ->
                keep(
                    line.id, if (at == 0) 0 else look.dp(6),
                ) { LinePiece(kit, under = true) }.show(line)
            }
        }
        fields(card.fields)
        below(card)
        view.element("card", "", states("current" to card.current, "dimmed" to card.dimmed))
    }

    private fun below(card: Card) {
        val code = card.code
        val side = look.dp(if (code?.large == true) 0 else 16)
        below.setPadding(side, side, side, look.dp(16))
        below.visibility = if (code == null && card.instead == null) View.GONE else View.VISIBLE
        below.update {
            if (code != null) {
                keep("code.${code.large}") { CodePiece(kit, code.large) }.show(code)
            } else {
                card.instead?.let { keep("instead") { InsteadPiece(look) }.show(it) }
            }
        }
    }

    private fun fields(lines: List<Line>) {
        fields.visibility = if (lines.isEmpty()) View.GONE else View.VISIBLE
        val abreast = if (look.stacked) 1 else 2
        fields.update {
            lines.chunked(abreast).forEachIndexed { at, pair ->
                keep("$abreast.$at", if (at == 0) 0 else look.dp(8)) {
                    Plain(KeyedColumn(look.context).apply { orientation = LinearLayout.HORIZONTAL })
                }.view.update {
                    pair.forEachIndexed { i, line ->
                        val piece = keep(line.id, if (i == 0) 0 else look.dp(12)) {
                            LinePiece(
                                kit, under = true,
                            ).also { it.view.layoutParams = params(0, WRAP_CONTENT, 1f) }
                        }
                        piece.show(line)
                    }
                    if (pair.size < abreast) {
                        keep("rest", look.dp(12)) {
                            Plain(View(look.context).apply { layoutParams = params(0, 1, 1f) })
                        }
                    }
                }
            }
        }
    }

    private companion object {
        const val DIMMED = 110
        const val OPAQUE = 255
    }
}

/** Solid in the colour of the lamp while the server vouches for the document, else dashed. */
private class SettledLine(private val look: Look) : View(look.context) {
    private val paint = Paint(Paint.ANTI_ALIAS_FLAG)
    private var current = true

    fun show(current: Boolean) {
        this.current = current
        invalidate()
    }

    override fun onDraw(canvas: Canvas) {
        paint.color = if (current) look.lamp else look.onPlate2
        paint.strokeWidth = height.toFloat()
        paint.pathEffect = if (current) null else DashPathEffect(
            floatArrayOf(look.dp(6).toFloat(), look.dp(4).toFloat()), 0f,
        )
        canvas.drawLine(0f, height / 2f, width.toFloat(), height / 2f, paint)
    }
}

/**
 * The square code, with when it was made and how long it holds. [large]: as wide as there is room,
 * to be read from across a table.
 */
private class CodePiece(private val kit: Kit, private val large: Boolean) : Piece {
    private val look = kit.look
    private val code = CodeView(look).apply { if (large) side = largest() }
    private val enlarge = PressPiece(kit, role = TextRole.BODY)
    private val label = Words(look, TextRole.LABEL)
    private val made = Words(look, TextRole.BAR).apply { fontFeatureSettings = "tnum" }
    private val day = Words(look, TextRole.LABEL)
    private val time = Words(look, TextRole.LABEL)
    private val ticker = Ticker(kit, time)
    private val under = large || look.stacked || look.narrow
    override val view: LinearLayout = if (under) column(look) else line(look)

    init {
        val beside = column(look).apply {
            addView(label)
            addView(made)
            addView(day)
            addView(time, params(top = look.dp(4)))
            addView(enlarge.view, params(WRAP_CONTENT, WRAP_CONTENT, top = look.dp(8)))
            if (large) setPadding(look.dp(16), 0, look.dp(16), 0)
        }
        // The quiet zone is white too: it may take the room of the padding.
        val room = if (large) 0 else -look.dp(8)
        if (large) view.gravity = Gravity.CENTER_HORIZONTAL
        view.addView(
            code, params(WRAP_CONTENT, WRAP_CONTENT, start = room, top = room, bottom = room),
        )
        view.addView(
            beside,
            if (under) params(top = look.dp(12)) else params(
                0, WRAP_CONTENT, 1f, start = look.dp(12),
            ),
        )
    }

    /** All of it stays in sight, also on a phone on its side. */
    private fun largest(): Int {
        val high = look.context.resources.configuration.screenHeightDp - AROUND_DP
        return maxOf(look.px(R.dimen.code), look.dp(high))
    }

    fun show(next: Code) {
        code.show(next)
        label.show(next.made.label)
        made.show(next.made.value)
        day.show(next.madeOn)
        ticker.show(next.renews)
        enlarge.view.visibility = if (next.enlarge == null) View.GONE else View.VISIBLE
        next.enlarge?.let(enlarge::show)
        code.setOnClickListener(next.enlarge?.let { press -> pressed(press) })
        code.isClickable = next.enlarge != null
    }

    private fun pressed(press: Press) = View.OnClickListener { kit.say(Action.Press(press.id)) }

    private companion object {
        /** Bar, head of the card and name. */
        const val AROUND_DP = 200
    }
}

/** Where the code would be, and why it is not. */
private class InsteadPiece(look: Look) : Piece {
    private val words = Words(look, TextRole.BODY).free()
    override val view: LinearLayout = line(look).apply {
        val empty = FrameLayout(look.context).apply {
            background = look.drawable(R.drawable.shape_open)
            addView(
                icon(look, R.drawable.ic_offline, look.ink2),
                FrameLayout.LayoutParams(look.dp(32), look.dp(32), Gravity.CENTER),
            )
        }
        addView(empty, square(look.dp(96), end = look.dp(16)))
        addView(words, params(0, WRAP_CONTENT, 1f))
    }

    fun show(text: String) = words.show(text)
}
