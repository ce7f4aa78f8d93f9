package cn.tongtu.app

import java.io.File
import java.nio.file.Files
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicInteger
import java.util.concurrent.atomic.AtomicReference
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Assert.fail
import org.junit.Test
import uniffi.tongtu.Action
import uniffi.tongtu.App
import uniffi.tongtu.Config
import uniffi.tongtu.ForeignException
import uniffi.tongtu.LogSink
import uniffi.tongtu.Reminder
import uniffi.tongtu.Screen
import uniffi.tongtu.Shell
import uniffi.tongtu.StartException
import uniffi.tongtu.Vault

/**
 * The nine calls from this side of the door: what a shell brings along may throw what it likes,
 * hang or call back, and the core goes on. `bindings/tests/foreign.rs` does the same from the other
 * side.
 */
class DoorTest {
    private val folder: File = Files.createTempDirectory("door").toFile()
    private val apps = mutableListOf<App>()

    @After fun close() {
        apps.forEach { it.shutDown(); it.close() }
        folder.deleteRecursively()
    }

    @Test fun `a vault that throws what nobody declared leads to a screen with a code`() {
        val vault = Told { throw IllegalStateException("an exception of this language") }
        begin(vault)
        // Who agreed before may be logged in: now the vault is asked, and cannot say.
        val app = start(vault)
        assertEquals("V401", await(app, "the notice") { it.notice != null }.notice?.code)
    }

    @Test fun `a vault that hangs holds up neither the start nor a press`() {
        val release = CountDownLatch(1)
        val vault = Told {
            release.await(PATIENCE_S, TimeUnit.SECONDS)
            throw ForeignException.Absent()
        }
        begin(vault)
        val app = start(vault)
        assertEquals("help", app.dispatch(Action.Press("help.open")).route)
        release.countDown()
        await(app, "the end of the work") { it.busy == null }
    }

    @Test fun `a shell that dispatches from inside changed does not deadlock`() {
        val own = AtomicReference<App>()
        val calls = AtomicInteger()
        val app = start(
            shell = Watch {
                own.get()?.let { core ->
                    core.dispatch(Action.CloseNotice)
                    core.screen()
                    calls.incrementAndGet()
                }
            },
        )
        own.set(app)
        agree(app)
        await(app, "a call back") { calls.get() > 0 }
    }

    @Test fun `a shell and a log that throw do not take the core down`() {
        val app = start(
            shell = Watch { error("the shell is broken") },
            log = object : LogSink {
                override fun write(level: UByte, line: String) = error("the log is broken")
            },
        )
        agree(app)
        await(app, "what follows consent") { it.route != "consent" }
    }

    @Test fun `a folder that is a file is refused with a reason`() {
        val file = File(folder, "taken").apply { writeText("") }
        try {
            start(data = file)
            fail("it started")
        } catch (refused: StartException.Folder) {
            assertTrue(refused.reason.isNotEmpty())
        }
    }

    private fun start(
        vault: Vault = Told { throw ForeignException.Absent() },
        shell: Shell = Watch {},
        log: LogSink = object : LogSink {
            override fun write(level: UByte, line: String) = Unit
        },
        data: File = File(folder, "data"),
    ): App = App.start(
        Config(
            dataFolder = data.path, server = "http://127.0.0.1:9", client = "test/0",
            locale = "zh-Hans", largeText = false, roots = emptyList(), extraRoot = null,
            restore = null,
        ),
        vault, shell, log,
    ).also { apps += it }

    /** A first life: the policy is agreed to, and the process ends. */
    private fun begin(vault: Vault) {
        val app = start(vault)
        assertEquals("consent", app.screen().route)
        agree(app)
        await(app, "what follows consent") { it.route != "consent" }
        app.shutDown()
    }

    private fun agree(app: App) {
        app.dispatch(Action.Choose("consent", "yes"))
        app.dispatch(Action.Press("consent.agree"))
    }

    /** Waits for a screen, not for a time. */
    private fun await(app: App, what: String, isIt: (Screen) -> Boolean): Screen {
        val end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S)
        while (System.nanoTime() < end) {
            app.screen().let { if (isIt(it)) return it }
            Thread.onSpinWait()
        }
        throw AssertionError("$what never came; the screen is ${app.screen().route}")
    }

    /** A vault that does what the test says. */
    private class Told(private val answer: () -> Nothing) : Vault {
        override fun read(name: String): ByteArray = answer()
        override fun write(name: String, secret: ByteArray) = answer()
        override fun delete(name: String) = answer()
    }

    private class Watch(private val said: () -> Unit) : Shell {
        override fun changed(revision: ULong) = said()
        override fun keepAwake(on: Boolean) = Unit
        override fun remind(all: List<Reminder>) = Unit
    }

    private companion object {
        /** Long enough for a loaded machine; a test that waits so long has failed. */
        const val PATIENCE_S = 30L
    }
}
