package cn.tongtu.app.parts

import android.view.Gravity
import android.view.View
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.LinearLayout
import cn.tongtu.app.Kit
import cn.tongtu.app.Piece
import cn.tongtu.app.R
import cn.tongtu.app.Slice
import cn.tongtu.app.element
import cn.tongtu.app.look.Look
import cn.tongtu.app.look.TextRole
import cn.tongtu.app.look.Words
import cn.tongtu.app.look.icon
import cn.tongtu.app.look.noticeGround
import cn.tongtu.app.look.outlineOf
import cn.tongtu.app.look.tagGround
import cn.tongtu.app.slice
import cn.tongtu.app.states
import uniffi.tongtu.Action
import uniffi.tongtu.Age
import uniffi.tongtu.AgeState
import uniffi.tongtu.Mark
import uniffi.tongtu.Notice
import uniffi.tongtu.Rank
import uniffi.tongtu.Tone

/** A tag: outline, word and colour say the same; dashed while it is open. */
internal class MarkPiece(private val look: Look) : Piece {
    private val picture = icon(look, R.drawable.ic_calm, look.ink2)
    private val words = Words(look, TextRole.LABEL).bold().slice(Slice.LABEL)
    override val view: LinearLayout = line(look, Gravity.TOP).apply {
        // Where the word has two lines the outline stands beside the first.
        val beside = (look.linePx(TextRole.LABEL) - look.tagIcon) / 2
        addView(picture, square(look.tagIcon, end = look.dp(4)).apply { topMargin = beside })
        addView(words, params(WRAP_CONTENT, WRAP_CONTENT))
        setPadding(look.dp(6), look.dp(1), look.dp(8), look.dp(1))
        layoutParams = params(WRAP_CONTENT, WRAP_CONTENT)
    }

    private var shown: Mark? = null

    fun show(mark: Mark?) {
        view.visibility = if (mark == null) View.GONE else View.VISIBLE
        if (mark == null || mark == shown) return
        shown = mark
        val ink = look.ink(mark.tone)
        view.background = look.drawable(tagGround(mark.tone, mark.open))
        picture.icon(outlineOf(mark.tone, mark.open), ink)
        words.tint(ink).show(mark.label)
        view.element("mark", "", markState(mark))
    }
}

internal fun markState(mark: Mark): String =
    states(mark.tone.name.lowercase() to true, "open" to mark.open)

/** News in the flow: pushes the body down and stays until it is untrue or closed. */
internal class NoticePiece(private val kit: Kit) : Piece {
    private val look = kit.look
    private val picture = icon(look, R.drawable.ic_info, look.ink)
    private val words = Words(look, TextRole.BODY).bold().slice(Slice.LABEL)
    private val way = PressPiece(kit, role = TextRole.BODY)
    private val close = icon(look, R.drawable.ic_close, look.ink2).apply {
        contentDescription = look.context.getString(R.string.close)
        importantForAccessibility = View.IMPORTANT_FOR_ACCESSIBILITY_YES
        background = look.drawable(R.drawable.btn_plain)
        val room = (look.tap - look.smallIcon) / 2
        setPadding(room, room, room, room)
        setOnClickListener { kit.say(Action.CloseNotice) }
    }
    private val said = column(look)
    override val view: LinearLayout = line(look, Gravity.TOP).apply {
        addView(picture, square(look.icon, end = look.dp(12)).apply { topMargin = look.dp(13) })
        said.addView(words, params(top = look.dp(12), bottom = look.dp(12)))
        said.addView(way.view, params(WRAP_CONTENT, WRAP_CONTENT, top = -look.dp(10)))
        addView(said, params(0, weight = 1f))
        addView(close, square(look.tap).apply { topMargin = look.dp(1) })
        setPadding(look.dp(14), 0, look.dp(2), look.dp(2))
    }

    private var shown: Notice? = null

    fun show(notice: Notice) {
        if (notice == shown) return
        shown = notice
        val ink = look.ink(notice.tone)
        view.background = look.drawable(noticeGround(notice.tone))
        picture.icon(outlineOf(notice.tone, false), ink)
        words.show(notice.text)
        way.view.visibility = if (notice.wayOut == null) View.GONE else View.VISIBLE
        notice.wayOut?.let { way.show(it, Rank.LINK, ink) }
        close.visibility = if (notice.canClose) View.VISIBLE else View.GONE
        if (notice.canClose) close.element("button", "notice.close")
        view.element("notice", notice.code, notice.tone.name.lowercase())
        view.accessibilityLiveRegion =
            if (notice.tone == Tone.DANGER) View.ACCESSIBILITY_LIVE_REGION_ASSERTIVE
            else View.ACCESSIBILITY_LIVE_REGION_POLITE
    }
}

/** How old what follows is; dashed when it is not fresh. The same place on every screen. */
internal class AgePiece(private val look: Look) : Piece {
    private val picture = icon(look, R.drawable.ic_offline, look.ink2)
    private val words = Words(look, TextRole.LABEL).tint(look.ink).slice(Slice.LABEL)
    private val dashes = Dashes(look, look.brand)
    override val view: LinearLayout = line(look).apply {
        addView(picture, square(look.smallIcon, end = look.dp(10)))
        addView(words, params(0, weight = 1f))
        addView(dashes, params(WRAP_CONTENT, WRAP_CONTENT, start = look.dp(10)))
    }

    private var shown: Age? = null

    fun show(age: Age) {
        if (age == shown) return
        shown = age
        val fresh = age.state == AgeState.FRESH
        val side = if (fresh) 0 else look.dp(14)
        val above = if (fresh) 0 else look.dp(9)
        view.setPadding(side, above, side, above)
        view.background = if (fresh) null else look.drawable(R.drawable.shape_open)
        words.show(age.text)
        words.tint(if (fresh) look.ink2 else look.ink)
        picture.visibility = if (fresh) View.GONE else View.VISIBLE
        picture.icon(
            if (age.state == AgeState.OFFLINE) R.drawable.ic_offline else R.drawable.ic_refresh,
            look.ink2,
        )
        dashes.visibility = if (age.state == AgeState.REFRESHING) View.VISIBLE else View.GONE
        view.element("age", "age", age.state.name.lowercase())
    }
}

/** What is at work, where no button says it. */
internal class BusyPiece(private val look: Look) : Piece {
    private val words = Words(look, TextRole.LABEL).slice(Slice.LABEL)
    override val view: LinearLayout = line(look).apply {
        addView(Dashes(look, look.brand), params(WRAP_CONTENT, WRAP_CONTENT, end = look.dp(10)))
        addView(words, params(0, weight = 1f))
        minimumHeight = look.dp(32)
        accessibilityLiveRegion = View.ACCESSIBILITY_LIVE_REGION_POLITE
    }

    fun show(busy: String) {
        words.show(busy)
        view.element("busy", "busy")
    }
}
