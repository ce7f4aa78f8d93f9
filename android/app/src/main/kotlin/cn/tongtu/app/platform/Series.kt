package cn.tongtu.app.platform

import android.os.Handler
import uniffi.tongtu.Outcome

/**
 * Several pictures a moment apart, as a face check (人脸核验) wants them: before each the person has
 * time to hear and do what is asked. Main thread only.
 */
internal class Series(private val main: Handler, private val pauseMs: Long = PAUSE_MS) {
    private var left = 0
    private var take: (((Outcome) -> Unit) -> Unit)? = null
    private var answer: ((Outcome) -> Unit)? = null
    private val next = Runnable { one() }

    /**
     * Takes [count] pictures, the first at once, each by [take], and passes each on to [answer].
     * What is no picture ends it. A second series does not begin while one is under way.
     */
    fun begin(count: Int, take: ((Outcome) -> Unit) -> Unit, answer: (Outcome) -> Unit) {
        if (this.answer != null) return
        left = count
        this.take = take
        this.answer = answer
        one()
    }

    private fun one() {
        take?.invoke { outcome ->
            val then = answer ?: return@invoke
            left--
            val goesOn = outcome is Outcome.Photo && left > 0
            if (!goesOn) end()
            then(outcome)
            // The answer may have ended it: the core took its ask away.
            if (goesOn && answer != null) main.postDelayed(next, pauseMs)
        }
    }

    /** No further picture: the camera is closed. */
    fun end() {
        main.removeCallbacks(next)
        take = null
        answer = null
        left = 0
    }

    private companion object {
        /** As long as a short sentence is spoken. */
        const val PAUSE_MS = 1_500L
    }
}
