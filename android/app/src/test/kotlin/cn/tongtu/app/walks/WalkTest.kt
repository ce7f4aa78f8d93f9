package cn.tongtu.app.walks

import cn.tongtu.app.AppTestRunner
import org.junit.AfterClass
import org.junit.Assert.assertTrue
import org.junit.Assert.fail
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.annotation.Config

/**
 * Every walk of `tests/walks` through the Android shell: real touches and typed text, found by id,
 * through the real core, against the real sandbox; what is drawn equals the golden.
 *
 * Each walk is walked once, in one language, as [Walk.locale] says: where all its goldens are in
 * three languages, zh-Hant or en by the hash of its name, else zh-Hans. In Rust every walk is
 * walked in every language.
 *
 * Two classes with every second walk each, because two of them run side by side on two cores.
 */
@RunWith(AppTestRunner::class)
@Config(application = WalkApp::class)
abstract class Walks {
    internal fun all(walks: List<Walk>) {
        assertTrue("no walks in ${Walk.folder.absolutePath}", walks.isNotEmpty())
        // `-Dwalk=fines,handling/own` runs what has one of these in its name.
        val only = System.getProperty("walk", "").split(',')
        val wrong = walks.filter { only.any(it.name::contains) }.mapNotNull { walk ->
            val began = System.nanoTime()
            val run = WalkRun(walk)
            // Each walk says its own; the others go on.
            val failed = runCatching(run::all).exceptionOrNull()
            val why = failed ?: runCatching(run::end).exceptionOrNull()
            if (failed != null) runCatching(run::end)
            val took = (System.nanoTime() - began) / 1_000_000
            val counted = "${run.steps} steps, ${run.goldens} goldens, $took ms"
            val end = if (why == null) "" else ": FAILED"
            println("walk ${walk.name} ${walk.locale}: $counted$end")
            why?.let { "${walk.name}.walk:${run.at}: ${it.message ?: it}\n${trace(it)}" }
        }
        val many = "${wrong.size} of ${walks.size} walks fail\n\n"
        if (wrong.isNotEmpty()) fail(wrong.joinToString("\n\n", many))
    }

    internal fun every(second: Boolean): List<Walk> =
        Walk.all().filterIndexed { at, _ -> (at % 2 == 1) == second }

    /** What a walk says of itself needs no trace; a fault of the runner does. */
    private fun trace(why: Throwable): String {
        val root = why.cause ?: why
        val said = root is AssertionError || root is IllegalStateException
        return if (said) "" else root.stackTraceToString()
    }
}

/** The first, the third, the fifth of all walks; and one on an old phone. */
class WalkTest : Walks() {
    @Test
    fun `every other walk leads through the shell`() = all(every(second = false))

    @Test
    @Config(sdk = [28])
    fun `the journey leads through the shell on the oldest tested phone`() =
        all(Walk.all().filter { it.name.startsWith("journey/") })

    companion object {
        @AfterClass
        @JvmStatic
        fun sayWhatIsNotRun() {
            println(
                """
                |NOT RUN on this machine, because the JVM has no such part (a phone is needed):
                |  AndroidKeyStore (the vault's key) · AndroidCAStore (trusted roots) · Camera2,
                |  its preview and the grey frames it gives · FaceDetector · the system's photo
                |  picker, its dialog for saving and its choice of apps to share with · another
                |  app reading what is lent to it · alarms and notifications as shown ·
                |  JobScheduler's timing · a soft keyboard · TalkBack
                """.trimMargin(),
            )
        }
    }
}

/** The walks in between. */
class SecondWalkTest : Walks() {
    @Test
    fun `every walk in between leads through the shell`() = all(every(second = true))
}
