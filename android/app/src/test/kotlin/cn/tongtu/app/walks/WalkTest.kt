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
 * Two classes, because two of them run side by side on two cores.
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
            println("walk ${walk.name}: $counted" + if (why == null) "" else ": FAILED")
            why?.let { "${walk.name}.walk:${run.at}: ${it.message ?: it}\n${trace(it)}" }
        }
        val many = "${wrong.size} of ${walks.size} walks fail\n\n"
        if (wrong.isNotEmpty()) fail(wrong.joinToString("\n\n", many))
    }

    /** What a walk says of itself needs no trace; a fault of the runner does. */
    private fun trace(why: Throwable): String {
        val root = why.cause ?: why
        val said = root is AssertionError || root is IllegalStateException
        return if (said) "" else root.stackTraceToString()
    }
}

/** From the first start to the licence on the screen, and what goes wrong on the way. */
class WalkTest : Walks() {
    @Test
    fun `every walk of person and licence leads through the shell`() =
        all(Walk.all().filterNot(VehicleWalkTest::has))

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
                |  AndroidKeyStore (the vault's key) · AndroidCAStore (trusted roots) · Camera2, its
                |  preview and the grey frames it gives · FaceDetector · the system's photo picker, its
                |  dialog for saving and its choice of apps to share with · another app reading what is
                |  lent to it · alarms and notifications as shown · JobScheduler's timing · a soft
                |  keyboard · TalkBack
                """.trimMargin(),
            )
        }
    }
}

/** Vehicles, records, fines, and what is told of them. */
class VehicleWalkTest : Walks() {
    @Test
    fun `every walk of vehicles and records leads through the shell`() =
        all(Walk.all().filter(::has))

    companion object {
        private val folders = setOf(
            "vehicles", "filing", "face", "violations", "handling", "objections", "fines", "rentals",
            "points", "messages",
        )

        internal fun has(walk: Walk) = walk.name.substringBefore('/') in folders
    }
}
