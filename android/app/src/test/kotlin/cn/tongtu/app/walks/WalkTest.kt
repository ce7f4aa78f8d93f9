package cn.tongtu.app.walks

import android.view.MotionEvent
import android.view.View
import android.view.inputmethod.EditorInfo
import cn.tongtu.app.AppTestRunner
import cn.tongtu.app.MainActivity
import cn.tongtu.app.Phone
import cn.tongtu.app.Session
import cn.tongtu.app.drawn
import cn.tongtu.app.parts.PatternView
import java.io.File
import java.nio.file.Files
import java.util.concurrent.TimeUnit
import java.util.concurrent.locks.LockSupport
import org.junit.AfterClass
import org.junit.Assert.assertTrue
import org.junit.Assert.fail
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RuntimeEnvironment
import org.robolectric.annotation.Config
import uniffi.tongtu.Action
import uniffi.tongtu.AskKind
import uniffi.tongtu.Body
import uniffi.tongtu.Lens
import uniffi.tongtu.Outcome
import uniffi.tongtu.Source

/**
 * Every walk of `tests/walks` through the Android shell: real touches and typed text, found by id, through the real
 * core, against the real sandbox; what is drawn equals the golden.
 */
@RunWith(AppTestRunner::class)
@Config(application = WalkApp::class)
class WalkTest {
    @Test
    fun `every walk leads through the shell`() = all(Walk.all())

    @Test
    @Config(sdk = [28])
    fun `the journey leads through the shell on the oldest tested phone`() =
        all(Walk.all().filter { it.name.startsWith("journey/") })

    private fun all(walks: List<Walk>) {
        assertTrue("no walks in ${Walk.folder.absolutePath}", walks.isNotEmpty())
        val only = System.getProperty("walk")
        val wrong = walks.filter { only == null || only in it.name }.mapNotNull { walk ->
            val began = System.nanoTime()
            val run = WalkRun(walk)
            val why = try {
                run.all()
                null
            } catch (e: Throwable) { // each walk says its own; the others go on
                e
            } finally {
                run.end()
            }
            val took = (System.nanoTime() - began) / 1_000_000
            println("walk ${walk.name}: ${run.steps} steps, ${run.goldens} goldens, $took ms" + if (why == null) "" else ": FAILED")
            why?.let { "${walk.name}.walk:${run.at}: ${it.message ?: it}\n" + if (it is AssertionError || it is IllegalStateException) "" else it.stackTraceToString() }
        }
        if (wrong.isNotEmpty()) fail(wrong.joinToString("\n\n", "${wrong.size} of ${walks.size} walks fail\n\n"))
    }

    companion object {
        @AfterClass
        @JvmStatic
        fun sayWhatIsNotRun() {
            println(
                """
                |NOT RUN on this machine, because the JVM has no such part (a phone is needed):
                |  AndroidKeyStore (the vault's key) · AndroidCAStore (trusted roots) · Camera2 and its preview ·
                |  FaceDetector · the system's photo picker · alarms and notifications as shown · JobScheduler's timing ·
                |  a soft keyboard · TalkBack
                """.trimMargin(),
            )
        }
    }
}

/** One walk, one phone, one tenant. */
internal class WalkRun(private val walk: Walk, private val locale: String = "zh-Hans") {
    private val phone = Phone()
    private val app = RuntimeEnvironment.getApplication() as WalkApp
    private val tenant = Town.tenant()
    private val folder: File = Files.createTempDirectory("walk").toFile()
    private val platform = WalkPlatform(tenant.base, folder)
    private var session: Session? = null
    private var code = ""
    var at = 0
        private set
    var steps = 0
        private set
    var goldens = 0
        private set

    private val now get() = checkNotNull(session) { "no session" }

    fun all() {
        app.phone = platform
        start()
        for (line in walk.lines) {
            at = line.number
            try {
                step(line)
                settle()
            } catch (e: Throwable) {
                throw AssertionError("${line.verb} ${line.rest}: ${e.message ?: e}\n" + drawnNow(), e)
            }
            steps++
        }
    }

    fun end() {
        if (phone.alive) phone.destroy()
        session?.core?.shutDown()
        app.phone = null
        folder.deleteRecursively()
    }

    private fun drawnNow(): String =
        if (phone.alive) Golden(phone.roots()).lines().joinToString("\n") { "    $it" } else "    (the app was left)"

    // ───────────── the app ─────────────

    private fun start() {
        app.begin()
        waitFor("the app to start") {
            phone.settle()
            var why: String? = null
            var started: Session? = null
            app.whenReady({ started = it }, { why = it.message })
            why?.let { throw AssertionError("the app does not start: $it") }
            started?.takeIf { it !== app.before }
        }.also {
            session = it
            app.before = it
        }
        phone.launch(MainActivity::class.java)
        settle()
    }

    /** The process dies and is started again where the person was. */
    private fun kill() {
        phone.leave()
        phone.destroy()
        now.core.shutDown()
        start()
    }

    /** Until nothing but timers is at work and what is true is drawn. */
    private fun settle() {
        waitFor("the core to be idle") {
            phone.settle(1)
            val truth = now.core.screen()
            (truth.busy == null && truth.revision == now.screen.revision).takeIf { it }
        }
        // What moves on the screen comes to rest.
        phone.settle(400)
    }

    private fun <T : Any> waitFor(what: String, look: () -> T?): T {
        val end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60)
        while (true) {
            look()?.let { return it }
            check(System.nanoTime() < end) { "waited 60 s for $what" }
            LockSupport.parkNanos(200_000)
        }
    }

    // ───────────── steps ─────────────

    private fun step(line: Walk.Line) {
        when (line.verb) {
            "sandbox" -> sandbox(line)
            "press" -> press(line.word(0))
            "open" -> tap(line.word(0), setOf("row"))
            "tab" -> tap(line.word(0), setOf("tab"))
            "close" -> tap("notice.close", setOf("button"))
            "type" -> type(line.word(0), line.rest.removePrefix(line.word(0)).trimStart().replace("{code}", code))
            "search" -> type("search", line.rest)
            "choose" -> choose(line.word(0), line.word(1))
            "draw" -> draw(line.word(0).split(',').map(String::toInt))
            "back" -> {
                check(now.screen.canGoBack || now.screen.over != null) { "there is no way back" }
                phone.back()
            }
            "refresh" -> refresh()
            "photo" -> photo(line)
            "answer" -> answer(
                when (line.word(0)) {
                    "cancelled" -> Outcome.Cancelled
                    "refused" -> Outcome.Refused(false)
                    "impossible" -> Outcome.Impossible("a walk says so")
                    else -> throw AssertionError("no such answer")
                },
            )
            "offline" -> {
                platform.online = false
                tenant.unreachable()
            }
            "online" -> {
                tenant.clearFaults()
                platform.online = true
            }
            "kill" -> kill()
            "on" -> check(now.screen.route == line.word(0)) { "the screen is ${now.screen.route}" }
            "sees" -> sees(line.word(0))
            else -> throw AssertionError("no such step")
        }
    }

    private fun sandbox(line: Walk.Line) {
        when (line.word(0)) {
            "seed" -> tenant.seed(line.word(1))
            "clock" -> tenant.clock(line.word(1))
            "sms" -> code = tenant.code(line.word(1))
            "approve" -> tenant.decide("""{"approve":true}""")
            "refuse" -> tenant.decide("""{"refuse":"${line.word(1)}"}""")
            "fault" -> tenant.fault(line.word(1), line.word(2), line.words.getOrElse(3) { "1" })
            "clear" -> tenant.clearFaults()
            "maintenance" -> tenant.maintenance(line.word(1))
            "minimum-client" -> tenant.minimumClient(line.word(1))
            "as-usual" -> tenant.asUsual()
            "did" -> tenant.times(line.word(1)).let { check(it == line.word(2).toInt()) { "$it times" } }
            "officer" -> {
                // From the screen as it is drawn, not from what is behind it.
                phone.views().firstOrNull { it.drawn?.role == "qr" }?.let(phone::reveal)
                val text = checkNotNull(scan(phone.picture())) { "there is no code to read" }
                val said = tenant.officer(text)
                check(said == line.word(1)) { "the officer says $said" }
            }
            else -> throw AssertionError("no such step of the sandbox")
        }
    }

    /** By the button where there is one. Where a screen is only pulled down, there is nothing drawn to touch. */
    private fun refresh() {
        val button = phone.views().firstOrNull { it.drawn?.role == "button" && it.drawn?.id == "refresh" }
        if (button == null) now.say(Action.Refresh) else phone.tap(button)
    }

    /** A shutter that is pressed for the camera to open is not touched again while the camera is open. */
    private fun press(id: String) {
        val shutter = (now.screen.body as? Body.Capture)?.capture?.shutter?.id
        val button = find(id, PRESSED)
        if (id == shutter && platform.eye.looking && platform.eye.next.isEmpty()) return
        phone.tap(button)
    }

    private fun find(id: String, roles: Set<String>): View {
        val found = phone.views().filter { it.drawn?.role in roles && named(it, id) }.toList()
        // A sheet stands above the screen: what is on top is meant.
        return checkNotNull(found.lastOrNull()) { "there is no $id" }
    }

    /** What waits to be sent has another id each time, behind a slash. */
    private fun named(view: View, id: String) = view.drawn?.id?.let { it == id || it.startsWith("$id/") } == true

    private fun tap(id: String, roles: Set<String>) = phone.tap(find(id, roles))

    private fun type(id: String, text: String) {
        val field = find(id, setOf("text", "secret", "code", "search"))
        phone.tap(field)
        check(field.isFocused) { "$id does not take the caret" }
        field.onCreateInputConnection(EditorInfo())?.run {
            beginBatchEdit()
            performContextMenuAction(android.R.id.selectAll)
            commitText(text, 1)
            endBatchEdit()
        }
        phone.settle()
        // The keyboard is put away; the field is left.
        if (field.isAttachedToWindow) field.clearFocus()
        phone.settle()
    }

    private fun choose(id: String, option: String) {
        val consent = phone.views().firstOrNull { it.drawn?.role == "consent" && it.drawn?.id == id }
        if (consent != null) {
            if (consent.createAccessibilityNodeInfo().isChecked != (option == "yes")) phone.tap(consent)
            return
        }
        val field = find(id, setOf("choice"))
        val choice = phone.views().firstOrNull { view ->
            view.drawn?.role == "option" && view.drawn?.id == option &&
                generateSequence(view.parent) { it.parent }.any { it === field }
        }
        phone.tap(checkNotNull(choice) { "$id has no $option" })
    }

    private fun draw(dots: List<Int>) {
        val pattern = find("pattern", setOf("pattern")) as PatternView
        phone.reveal(pattern)
        val at = IntArray(2).also(pattern::getLocationOnScreen)
        dots.forEachIndexed { index, dot ->
            val (x, y) = pattern.centre(dot)
            phone.touch(if (index == 0) MotionEvent.ACTION_DOWN else MotionEvent.ACTION_MOVE, at[0] + x, at[1] + y)
            phone.settle(16)
            if (index == dots.lastIndex) phone.touch(MotionEvent.ACTION_UP, at[0] + x, at[1] + y)
        }
    }

    private fun photo(line: Walk.Line) {
        val copy = File(folder, "photo-$steps").also { File(Walk.folder, "photos/${line.word(0)}").copyTo(it) }
        val taken = line.words.indexOf("taken").takeIf { it > 0 }?.let { Tenant.instant(line.word(it + 1) + "T12:00") }
        val (source, lens) = when (line.words.getOrNull(1)) {
            "front" -> Source.CAMERA to Lens.FRONT
            "album" -> Source.ALBUM to null
            else -> Source.CAMERA to Lens.REAR
        }
        answer(Outcome.Photo(copy.path, lens, source, taken, emptyList()))
    }

    /** Through the shutter where the camera is asked for, through the phone's own part otherwise. */
    private fun answer(outcome: Outcome) {
        val ask = checkNotNull(now.screen.ask) { "nothing is asked" }
        if (ask.kind !is AskKind.Camera) return platform.asks.answer(outcome)
        check(platform.eye.looking) { "the camera is not open" }
        platform.eye.next.clear()
        platform.eye.next += outcome
        val capture = (now.screen.body as? Body.Capture)?.capture
        tap(checkNotNull(capture) { "this is no camera" }.shutter.id, setOf("button"))
    }

    private fun sees(name: String) {
        val expected = checkNotNull(walk.golden(name, locale)) { "there is no golden $name.$locale.txt" }
        var difference = Golden.difference(expected, Golden(phone.roots()).lines())
        // What is being sent goes on behind an idle screen; its end is waited for, not its beginning.
        val end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10)
        while (difference.isNotEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(5_000_000)
            phone.settle(5)
            difference = Golden.difference(expected, Golden(phone.roots()).lines())
        }
        check(difference.isEmpty()) { "drawn otherwise:\n$difference" }
        goldens++
    }

    private companion object {
        val PRESSED = setOf("button", "slot", "pick", "day", "text")
    }
}
