package cn.tongtu.app

import android.os.Handler
import android.os.Looper
import cn.tongtu.app.platform.Files
import java.util.concurrent.atomic.AtomicBoolean
import uniffi.tongtu.Action
import uniffi.tongtu.AppInterface
import uniffi.tongtu.Ask
import uniffi.tongtu.Screen

/**
 * The core while the process lives: says actions, holds the screen that is true now. Main thread,
 * except [changed].
 */
internal class Session(val core: AppInterface) : Files {
    private val main = Handler(Looper.getMainLooper())
    private val asked = AtomicBoolean()
    private val waiting = ArrayDeque<Action>()
    private var speaking = false

    var screen: Screen = core.screen()
        private set

    private var told: Action.Environment? = null
    private val taken = HashSet<String>()
    private val fetching = ArrayList<Fetching>()

    private class Fetching(val file: String, val then: (ByteArray?) -> Unit)

    /** Draws; set by the activity that is in front. */
    var draw: ((Screen) -> Unit)? = null

    /**
     * Says what the person did and draws what follows. An action that arises while drawing (a field
     * that is taken away loses its focus) is said after it, not inside it.
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

    /**
     * The core's news, from its own thread; many calls before the main thread comes to it are one.
     */
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

    /** Tells language and text size, where they differ from what the core was told before. */
    fun tell(environment: Action.Environment) {
        if (environment == told) return
        told = environment
        say(environment)
    }

    /** Whether [ask] is new in this process; each is carried out once. */
    fun takes(ask: Ask): Boolean = taken.add(ask.id)

    /**
     * The core gives a file as it gives a picture: nothing at first, and news when it is there. Its
     * bytes stay in memory and go nowhere else.
     */
    override fun fetch(file: String, then: (ByteArray?) -> Unit) {
        core.picture(file, 0u)?.let { return then(it) }
        val waiting = Fetching(file, then)
        fetching += waiting
        main.postDelayed({ if (fetching.remove(waiting)) then(null) }, FILE_PATIENCE_MS)
    }

    private fun deliver() {
        for (waiting in fetching.toList()) {
            val bytes = core.picture(waiting.file, 0u) ?: continue
            if (fetching.remove(waiting)) waiting.then(bytes)
        }
    }

    private fun show(next: Screen) {
        screen = next
        draw?.invoke(next)
        if (fetching.isNotEmpty()) deliver()
    }

    private companion object {
        /**
         * The core asks for a file to be handed on only once it has it; it may have to be opened.
         */
        const val FILE_PATIENCE_MS = 20_000L
    }
}

/** What stands in for the core where it could not start: it has no pictures. */
internal object NoCore : AppInterface {
    override fun screen(): Screen = error("there is no core")

    override fun dispatch(action: Action): Screen = error("there is no core")

    override fun picture(id: String, widthPx: UInt): ByteArray? = null

    override fun connectivityChanged(online: Boolean) = Unit

    override fun suspend() = Unit

    override fun resume(budgetMs: ULong?) = Unit

    override fun snapshot(): String = ""

    override fun shutDown() = Unit
}
