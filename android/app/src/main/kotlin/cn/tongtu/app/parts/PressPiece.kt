package cn.tongtu.app.parts

import android.text.Layout
import android.view.Gravity
import android.view.View
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.view.accessibility.AccessibilityNodeInfo
import android.widget.Button
import android.widget.LinearLayout
import cn.tongtu.app.Kit
import cn.tongtu.app.Piece
import cn.tongtu.app.R
import cn.tongtu.app.Slice
import cn.tongtu.app.element
import cn.tongtu.app.look.Look
import cn.tongtu.app.look.TextRole
import cn.tongtu.app.look.Words
import cn.tongtu.app.look.drawableOf
import cn.tongtu.app.look.icon
import cn.tongtu.app.slice
import cn.tongtu.app.states
import uniffi.tongtu.Action
import uniffi.tongtu.Press
import uniffi.tongtu.Rank

/** Where a press stands; its rank means the same everywhere, its ground follows the place. */
internal enum class Place { BODY, BAR, PLATE, CAMERA }

/**
 * One thing to press. It is never grey without a word: not-yet is dashed, and says why beside it.
 */
internal class PressPiece(
    private val kit: Kit,
    private val place: Place = Place.BODY,
    private val role: TextRole =
        if (place == Place.BAR || place == Place.CAMERA) TextRole.LABEL else TextRole.HEAD,
) : Piece {
    private val look = kit.look
    private val picture = icon(look, R.drawable.ic_check, look.brand)
    private val dashes = Dashes(look, look.brand)
    private val words = Words(look, role).bold().slice(Slice.LABEL).apply {
        breakStrategy = Layout.BREAK_STRATEGY_BALANCED
    }
    private var press: Press? = null

    override val view: LinearLayout = object : LinearLayout(look.context) {
        override fun getAccessibilityClassName(): CharSequence = Button::class.java.name

        override fun onInitializeAccessibilityNodeInfo(info: AccessibilityNodeInfo) {
            super.onInitializeAccessibilityNodeInfo(info)
            info.text = press?.label
        }
    }.apply {
        gravity = Gravity.CENTER
        isClickable = true
        isFocusable = true
        minimumWidth = look.tap
        addView(dashes, params(WRAP_CONTENT, WRAP_CONTENT, end = look.dp(10)))
        addView(
            picture,
            square(if (place == Place.BAR) look.smallIcon else look.icon, end = look.dp(8)),
        )
        addView(words, params(WRAP_CONTENT, WRAP_CONTENT))
        setOnClickListener { press?.let { kit.say(Action.Press(it.id)) } }
    }

    /**
     * Main thread. Drawn as [rank] where the place asks for it; [tint] replaces the colour of the
     * words.
     */
    fun show(press: Press, rank: Rank = press.rank, tint: Int? = null) {
        if (press == this.press) return
        this.press = press
        words.show(press.label, link = rank == Rank.LINK)
        words.gravity = if (rank == Rank.LINK) Gravity.START else Gravity.CENTER
        val ink = ground(press, rank).let { tint ?: it }
        words.tint(ink)
        picture.visibility = if (press.icon == null || press.busy) View.GONE else View.VISIBLE
        press.icon?.let { picture.icon(drawableOf(it), ink) }
        dashes.visibility = if (press.busy) View.VISIBLE else View.GONE
        dashes.tint(ink)
        view.element("button", press.id, pressState(press))
    }

    /** Sets the ground; gives the colour of what stands on it. */
    private fun ground(press: Press, rank: Rank): Int {
        val (drawable, ink) = when (place) {
            Place.BODY -> when (rank) {
                Rank.MAIN -> R.drawable.btn_main to look.onBrand
                Rank.SECOND -> R.drawable.btn_second to look.brand
                Rank.SOFT -> R.drawable.btn_soft to look.brand
                Rank.GRAVE -> R.drawable.btn_grave to look.danger
                Rank.LINK, Rank.BAR -> R.drawable.btn_plain to look.brand
            }
            Place.BAR -> R.drawable.btn_plain to look.brand
            Place.CAMERA -> R.drawable.btn_plain to look.lamp
            Place.PLATE -> when (rank) {
                Rank.MAIN, Rank.SOFT -> R.drawable.btn_lamp to look.onLamp
                Rank.SECOND, Rank.GRAVE, Rank.LINK, Rank.BAR ->
                    R.drawable.btn_on_plate to look.onPlate
            }
        }
        val waits = press.notYet != null && !press.busy && place == Place.BODY && rank != Rank.LINK
        view.background = look.drawable(if (waits) R.drawable.btn_not_yet else drawable)
        val flat = place == Place.BAR || place == Place.CAMERA || rank == Rank.LINK
        view.minimumHeight = if (flat) look.tap else look.button
        val side = look.dp(if (flat) (if (rank == Rank.LINK) 0 else 8) else 16)
        view.setPadding(side, look.dp(4), side, look.dp(4))
        return if (waits) look.ink2 else ink
    }
}

internal fun pressState(press: Press): String = states(
    press.rank.name.lowercase() to true, "busy" to press.busy, "not_yet" to (press.notYet != null),
)

/**
 * Why [press] cannot be pressed with effect yet; stands beside it, or in the dock under all
 * buttons.
 */
internal class WhyPiece(look: Look) : Piece {
    override val view = Words(look, TextRole.LABEL).slice(Slice.WHY)

    fun show(press: Press) {
        view.show(press.notYet)
        view.element("why", press.id)
    }
}
