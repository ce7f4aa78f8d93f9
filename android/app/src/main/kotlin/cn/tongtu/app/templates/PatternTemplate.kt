package cn.tongtu.app.templates

import android.view.Gravity
import android.view.View
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.FrameLayout
import android.widget.LinearLayout
import cn.tongtu.app.KeyedColumn
import cn.tongtu.app.Kit
import cn.tongtu.app.Piece
import cn.tongtu.app.R
import cn.tongtu.app.free
import cn.tongtu.app.look.TextRole
import cn.tongtu.app.look.Words
import cn.tongtu.app.parts.PatternView
import cn.tongtu.app.parts.RowPiece
import cn.tongtu.app.parts.card
import cn.tongtu.app.parts.column
import cn.tongtu.app.parts.icon
import cn.tongtu.app.parts.line
import cn.tongtu.app.parts.params
import cn.tongtu.app.parts.square
import uniffi.tongtu.Action
import uniffi.tongtu.Body
import uniffi.tongtu.Pattern
import uniffi.tongtu.Screen
import uniffi.tongtu.Tone

/**
 * Draws a [Body.Pattern]: what is asked, the nine dots, other ways in. Decides nothing, keeps no
 * dot.
 */
internal class PatternTemplate(kit: Kit) : Scrolling(kit) {
    override fun KeyedColumn.draw(screen: Screen) {
        val pattern = (screen.body as? Body.Pattern)?.pattern ?: return
        if (look.low) return beside(pattern)
        words("asks", TextRole.TITLE, pattern.asks, gap(8)) {
            heading()
            gravity = Gravity.CENTER
        }
        words("who", TextRole.LABEL, pattern.who, gap(2)) { gravity = Gravity.CENTER }
        pattern.triesLeft?.let { keep("tries", gap(12)) { TriesPiece(kit) }.show(it) }
        keep("above") { filler(kit) }
        keep("dots", look.dp(8)) { DotsPiece(kit) }.show(pattern.trace)
        keep("below") { filler(kit) }
        rows("ways", pattern.ways, look.dp(12))
    }

    /** On its side: the dots at the left, all else beside them. */
    private fun KeyedColumn.beside(pattern: Pattern) {
        keep("beside") { BesidePiece(kit) }.show(pattern)
    }
}

private class BesidePiece(private val kit: Kit) : Piece {
    private val look = kit.look
    private val dots = DotsPiece(kit)
    private val asks = Words(look, TextRole.TITLE).free().heading()
    private val who = Words(look, TextRole.LABEL).free()
    private val tries = TriesPiece(kit)
    private val ways = card(look, divided = true)
    override val view: LinearLayout = line(look).apply {
        addView(dots.view, params(look.px(R.dimen.pattern), WRAP_CONTENT, end = look.dp(24)))
        val texts = column(look)
        texts.addView(asks)
        texts.addView(who)
        texts.addView(tries.view, params(top = look.dp(8)))
        texts.addView(ways, params(top = look.dp(12)))
        addView(texts, params(0, WRAP_CONTENT, 1f))
    }

    fun show(pattern: Pattern) {
        dots.show(pattern.trace)
        asks.show(pattern.asks)
        who.show(pattern.who)
        tries.view.visibility = if (pattern.triesLeft == null) View.GONE else View.VISIBLE
        pattern.triesLeft?.let(tries::show)
        ways.update { for (way in pattern.ways) keep(way.id) { RowPiece(kit) }.show(way) }
    }
}

/** The tries that are left, as a notice that is no news of the core. */
private class TriesPiece(kit: Kit) : Piece {
    private val look = kit.look
    private val words = Words(look, TextRole.BODY).bold().free()
    override val view: LinearLayout = line(look).apply {
        background = look.drawable(R.drawable.shape_notice_attention)
        setPadding(look.dp(14), look.dp(12), look.dp(14), look.dp(12))
        addView(
            icon(look, R.drawable.ic_attention, look.ink(Tone.ATTENTION)),
            square(look.icon, end = look.dp(12)),
        )
        addView(words, params(0, WRAP_CONTENT, 1f))
        accessibilityLiveRegion = View.ACCESSIBILITY_LIVE_REGION_POLITE
    }

    fun show(text: String) = words.show(text)
}

private class DotsPiece(kit: Kit) : Piece {
    private val dots = PatternView(kit.look) { order ->
        kit.say(Action.Pattern(order.map { it.toByte() }.toByteArray()))
    }
    override val view = FrameLayout(kit.context).apply {
        addView(dots, FrameLayout.LayoutParams(MATCH_PARENT, WRAP_CONTENT, Gravity.CENTER))
        dots.layoutParams = FrameLayout.LayoutParams(
            kit.look.px(R.dimen.pattern), WRAP_CONTENT, Gravity.CENTER,
        )
    }

    fun show(trace: Boolean) {
        dots.trace = trace
    }
}
