package cn.tongtu.app.parts

import android.os.SystemClock
import android.view.View
import cn.tongtu.app.Kit
import cn.tongtu.app.Slice
import cn.tongtu.app.element
import cn.tongtu.app.look.Words
import cn.tongtu.app.slice
import uniffi.tongtu.Action
import uniffi.tongtu.Countdown

/**
 * Paints a [Countdown] into [words] once a second, by the clock that also runs while the phone
 * sleeps, and says its `then` once when it has run out. A screen reader hears the text when it
 * comes, not each second.
 */
internal class Ticker(
    private val kit: Kit, private val words: Words,
) : View.OnAttachStateChangeListener {
    private var countdown: Countdown? = null
    private var endsAt = 0L
    private var said = false
    private val tick = Runnable { paint() }

    init {
        words.slice(Slice.VALUE)
        words.addOnAttachStateChangeListener(this)
    }

    /** Main thread. */
    fun show(next: Countdown?) {
        if (next == null) {
            words.removeCallbacks(tick)
            countdown = null
            return words.show(null)
        }
        if (next != countdown) {
            countdown = next
            endsAt = SystemClock.elapsedRealtime() + next.leftMs.toLong()
            said = false
        }
        words.element("countdown", next.id)
        paint()
    }

    private fun paint() {
        val running = countdown ?: return
        words.removeCallbacks(tick)
        val left = (endsAt - SystemClock.elapsedRealtime()).coerceAtLeast(0)
        val seconds = (left + SECOND_MS - 1) / SECOND_MS
        words.show(running.text.replace("{s}", seconds.toString()))
        if (left > 0) {
            words.postDelayed(tick, left - (seconds - 1) * SECOND_MS)
        } else if (!said) {
            said = true
            running.then?.let { kit.say(Action.Press(it)) }
        }
    }

    override fun onViewAttachedToWindow(view: View) = paint()

    override fun onViewDetachedFromWindow(view: View) {
        words.removeCallbacks(tick)
    }

    private companion object {
        const val SECOND_MS = 1000L
    }
}
