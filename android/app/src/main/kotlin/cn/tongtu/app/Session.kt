package cn.tongtu.app

import android.os.Handler
import android.os.Looper
import java.util.concurrent.atomic.AtomicBoolean
import uniffi.tongtu.Action
import uniffi.tongtu.AppInterface
import uniffi.tongtu.Screen

/** The core while the process lives: says actions, holds the screen that is true now. Main thread, except [changed]. */
internal class Session(val core: AppInterface) {
    private val main = Handler(Looper.getMainLooper())
    private val asked = AtomicBoolean()
    private val waiting = ArrayDeque<Action>()
    private var speaking = false

    var screen: Screen = core.screen()
        private set

    /** Draws; set by the activity that is in front. */
    var draw: ((Screen) -> Unit)? = null

    /**
     * Says what the person did and draws what follows. An action that arises while drawing (a field that is
     * taken away loses its focus) is said after it, not inside it.
     */
    fun say(action: Action) {
        waiting.addLast(action)
        if (speaking) return
        speaking = true
        try {
            while (true) {
                val next = waiting.removeFirstOrNull() ?: break
                show(core.dispatch(next))
            }
        } finally {
            speaking = false
        }
    }

    /** The core's news, from its own thread; many calls before the main thread comes to it are one. */
    fun changed() {
        if (asked.compareAndSet(false, true)) {
            main.post {
                asked.set(false)
                pull()
            }
        }
    }

    /** Draws what is true now. */
    fun pull() {
        val before = speaking
        speaking = true
        try {
            show(core.screen())
        } finally {
            speaking = before
        }
        if (!before) waiting.removeFirstOrNull()?.let(::say)
    }

    private fun show(next: Screen) {
        screen = next
        draw?.invoke(next)
    }
}
