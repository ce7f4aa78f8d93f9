package cn.tongtu.app.templates

import android.view.Gravity
import android.view.View
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.view.accessibility.AccessibilityNodeInfo
import android.widget.FrameLayout
import android.widget.ImageView
import android.widget.LinearLayout
import android.widget.RadioButton
import cn.tongtu.app.KeyedColumn
import cn.tongtu.app.Kit
import cn.tongtu.app.Piece
import cn.tongtu.app.Plain
import cn.tongtu.app.R
import cn.tongtu.app.Slice
import cn.tongtu.app.element
import cn.tongtu.app.look.TextRole
import cn.tongtu.app.look.Words
import cn.tongtu.app.parts.Ends
import cn.tongtu.app.parts.LaneView
import cn.tongtu.app.parts.MarkPiece
import cn.tongtu.app.parts.Ticker
import cn.tongtu.app.parts.column
import cn.tongtu.app.parts.params
import cn.tongtu.app.slice
import cn.tongtu.app.states
import uniffi.tongtu.Action
import uniffi.tongtu.Body
import uniffi.tongtu.Countdown
import uniffi.tongtu.Progress
import uniffi.tongtu.QuizChoice
import uniffi.tongtu.Screen

/**
 * Draws a [Body.Quiz]: how far, how long, the question, its answers, the explanation. Decides
 * nothing.
 */
internal class QuizTemplate(kit: Kit) : Scrolling(kit) {
    override fun KeyedColumn.draw(screen: Screen) {
        val quiz = (screen.body as? Body.Quiz)?.quiz ?: return
        keep("far", gap()) { FarPiece(kit) }.show(quiz.progress, quiz.time)
        words("question", TextRole.BAR, quiz.question, gap(16)) { heading() }
        quiz.picture?.let { picture ->
            val view = keep("picture", gap(12)) { Plain(picture()) }.view
            kit.pictures.show(picture, view, look.dp(320))
        }
        for (choice in quiz.choices) {
            keep("choice.${choice.id}", gap(12)) { AnswerPiece(kit) }.show(choice)
        }
        words("explanation", TextRole.BODY, quiz.explanation, gap(12)) {
            accessibilityLiveRegion = View.ACCESSIBILITY_LIVE_REGION_POLITE
        }
    }

    private fun picture() = ImageView(look.context).apply {
        layoutParams = params(MATCH_PARENT, look.px(R.dimen.scene))
        scaleType = ImageView.ScaleType.FIT_CENTER
        background = look.drawable(R.drawable.shape_portrait)
        clipToOutline = true
    }
}

private class FarPiece(kit: Kit) : Piece {
    private val look = kit.look
    private val said = Words(look, TextRole.LABEL).bold().tint(look.ink)
    private val time = Words(look, TextRole.LABEL).bold().tint(look.ink)
    private val ticker = Ticker(kit, time)
    private val lane = LaneView(look)
    override val view: LinearLayout = column(look).apply {
        addView(Ends(look.context, said, time, look.dp(12)))
        addView(lane, params(top = look.dp(8)))
    }

    fun show(progress: Progress, left: Countdown?) {
        said.show(progress.spoken)
        ticker.show(left)
        lane.show(progress)
    }
}

private class AnswerPiece(private val kit: Kit) : Piece {
    private val look = kit.look
    private val letter =
        Words(look, TextRole.LABEL).bold().slice(Slice.VALUE).apply { gravity = Gravity.CENTER }
    private val text = Words(look, TextRole.BODY).slice(Slice.LABEL)
    private val mark = MarkPiece(look)
    private var name = ""
    private var chosen = false
    override val view: LinearLayout = object : LinearLayout(look.context) {
        override fun getAccessibilityClassName(): CharSequence = RadioButton::class.java.name

        override fun onInitializeAccessibilityNodeInfo(info: AccessibilityNodeInfo) {
            super.onInitializeAccessibilityNodeInfo(info)
            info.isCheckable = true
            info.isChecked = chosen
        }
    }.apply {
        gravity = Gravity.CENTER_VERTICAL
        minimumHeight = maxOf(look.tap, look.dp(60))
        isFocusable = true
        setPadding(look.dp(16), look.dp(12), look.dp(16), look.dp(12))
        val side = maxOf(look.px(R.dimen.dot), look.linePx(TextRole.LABEL))
        val round = FrameLayout(look.context)
        round.addView(letter, FrameLayout.LayoutParams(side, side, Gravity.CENTER))
        addView(round, params(WRAP_CONTENT, WRAP_CONTENT, end = look.dp(14)))
        val two = column(look)
        two.addView(text)
        two.addView(mark.view, params(WRAP_CONTENT, WRAP_CONTENT, top = look.dp(6)))
        addView(two, params(0, weight = 1f))
        setOnClickListener { kit.say(Action.Choose("quiz", name)) }
    }

    private var shown: QuizChoice? = null

    fun show(choice: QuizChoice) {
        if (choice == shown) return
        shown = choice
        name = choice.id
        chosen = choice.chosen
        letter.tint(if (chosen) look.onBrand else look.ink).show(choice.letter)
        letter.background = look.drawable(
            if (chosen) R.drawable.letter_on else R.drawable.letter_off,
        )
        text.show(choice.text)
        mark.show(choice.mark)
        view.background = look.drawable(if (chosen) R.drawable.answer_chosen else R.drawable.answer)
        view.element("option", choice.id, states("chosen" to chosen))
    }
}
