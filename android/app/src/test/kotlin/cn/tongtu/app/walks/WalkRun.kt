package cn.tongtu.app.walks

import cn.tongtu.app.MainActivity
import cn.tongtu.app.Phone
import cn.tongtu.app.Session
import cn.tongtu.app.drawn
import java.io.File
import java.nio.file.Files
import java.time.Duration
import java.util.concurrent.TimeUnit
import java.util.concurrent.locks.LockSupport
import org.robolectric.RuntimeEnvironment
import org.robolectric.shadows.ShadowChoreographer
import uniffi.tongtu.Action
import uniffi.tongtu.AskKind
import uniffi.tongtu.Body
import uniffi.tongtu.Lens
import uniffi.tongtu.Outcome
import uniffi.tongtu.Source

/** One walk, one phone, one tenant, one language. */
internal class WalkRun(private val walk: Walk) {
    private val locale = walk.locale
    private val phone = Phone()
    private val hands = Hands(phone)
    private val app = RuntimeEnvironment.getApplication() as WalkApp
    private val tenant = Town.tenant()
    private val owner = Owner(tenant)
    private val folder: File = Files.createTempDirectory("walk").toFile()
    private val platform = WalkPlatform(tenant.base, folder)
    private var session: Session? = null
    private var code = ""

    /** The page that was opened last, outside. */
    private var opened: String? = null

    /** The square code that was read last from the screen. */
    private var read: List<Boolean>? = null

    /** Whether the sandbox is told to fail. */
    private var faulty = false

    /** The gesture that was set, to be drawn again where a new start is locked. */
    private var gesture: List<Int>? = null
    var at = 0
        private set
    var steps = 0
        private set
    var goldens = 0
        private set

    private val now get() = checkNotNull(session) { "no session" }

    fun all() {
        // As a phone draws, not a thousand times a second.
        ShadowChoreographer.setFrameDelay(Duration.ofMillis(FRAME_MS))
        Looks.set(locale)
        app.phone = platform
        start()
        for (line in walk.lines) {
            at = line.number
            try {
                step(line)
                settle()
                remember(line)
            } catch (e: Throwable) {
                val what = "${line.verb} ${line.rest}: ${e.message ?: e}"
                throw AssertionError("$what\n${drawnNow()}", e)
            }
            steps++
        }
    }

    fun end() {
        if (phone.alive) phone.destroy()
        session?.core?.shutDown()
        app.phone = null
        app.updated = null
        folder.deleteRecursively()
    }

    private fun drawnNow(): String =
        if (phone.alive) Golden(phone.roots()).lines().joinToString("\n") { "    $it" }
        else "    (the app was left)"

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
        val typed = hands.typedCodes()
        val ticked = hands.ticked()
        phone.leave()
        phone.destroy()
        now.core.shutDown()
        start()
        hands.again(typed, ticked)
        settle()
    }

    /** The app is updated, and a new start is locked where there is a gesture. */
    private fun update(version: String) {
        app.updated = version
        val before = now.screen.route
        kill()
        if (before != "locked" && now.screen.route == "locked") gesture?.let(hands::draw)
    }

    /**
     * An older app wrote the decision, with the policy of its day; this one finds it at its start.
     */
    private fun agreed(version: String) {
        File(platform.folder, "core/consent.json")
            .writeText("""{"format":1,"policy_version":"$version"}""")
        kill()
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

    private fun <T : Any> waitFor(what: String, seconds: Long = 60, look: () -> T?): T {
        val end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds)
        while (true) {
            look()?.let { return it }
            check(System.nanoTime() < end) { "waited $seconds s for $what" }
            LockSupport.parkNanos(200_000)
        }
    }

    /** What later steps need of a screen: the page to be opened, the code to be scanned. */
    private fun remember(line: Walk.Line) {
        val screen = now.screen
        (screen.ask?.kind as? AskKind.Open)?.let { opened = it.link }
        if (line.verb == "draw" && screen.route == "me.security") gesture = dots(line)
        val shown = (screen.body as? Body.Card)?.card?.code?.modules ?: return
        if (shown == read) return
        read = shown
        owner.showed(readScreen() ?: return)
    }

    // ───────────── steps ─────────────

    private fun step(line: Walk.Line) {
        when (line.verb) {
            "sandbox" -> sandbox(line)
            "faces" -> tenant.faces(line.words)
            "press" -> press(line.word(0))
            "open" -> hands.tap(line.word(0), setOf("row"))
            "filter" -> filter(line.words.firstOrNull())
            "more" -> hands.tap("more", setOf("button"))
            "tab" -> hands.tap(line.word(0), setOf("tab"))
            "close" -> hands.tap("notice.close", setOf("button"))
            "type" -> hands.type(line.word(0), typed(line))
            "search" -> hands.type("search", line.rest)
            "choose" -> hands.choose(line.word(0), line.word(1))
            "draw" -> hands.draw(dots(line))
            "back" -> {
                check(now.screen.canGoBack || now.screen.over != null) { "there is no way back" }
                phone.back()
            }
            "refresh" -> refresh()
            "photo" -> photo(line)
            "frames" -> frames()
            "scan" -> scan(line.rest)
            "answer" -> answer(
                when (line.word(0)) {
                    "granted" -> Outcome.Granted
                    "done" -> Outcome.Done
                    "cancelled" -> Outcome.Cancelled
                    "refused" -> Outcome.Refused(line.rest.endsWith(" forever"))
                    "impossible" -> Outcome.Impossible("a walk says so")
                    else -> throw AssertionError("no such answer")
                },
            )
            "arrived" -> phone.arrive(line.word(0))
            "reminders" -> reminders(line.word(0).toInt())
            "offline" -> {
                platform.online = false
                tenant.unreachable()
            }
            "online" -> {
                tenant.clearFaults()
                platform.online = true
            }
            "kill" -> kill()
            "app-version" -> update(line.word(0))
            "agreed" -> agreed(line.word(0))
            "on" -> on(line.word(0))
            "sees" -> sees(line.word(0), line.words.getOrNull(1) == "all")
            else -> throw AssertionError("no such step")
        }
    }

    /**
     * What was handed in is at the sandbox before anything else happens there. What waits is the
     * number at the tab; what is held up on purpose is not waited for.
     */
    private fun arrive() {
        val end = System.nanoTime() + TimeUnit.SECONDS.toNanos(3)
        while (platform.online && !faulty && System.nanoTime() < end) {
            val screen = now.core.screen()
            if ((screen.tabs + screen.rail).none { it.id == "progress" && it.count > 0u }) return
            LockSupport.parkNanos(2_000_000)
            phone.settle(1)
        }
    }

    private fun sandbox(line: Walk.Line) {
        arrive()
        when (line.word(0)) {
            "fault", "maintenance", "minimum-client" -> faulty = true
            "clear", "as-usual" -> faulty = false
        }
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
            "did" -> did(line.word(1), line.word(2).toInt())
            "police", "records", "vehicles" ->
                tenant.plant(line.word(0), line.rest.substringAfter(' '))
            "owner" -> when (line.word(2)) {
                "code" -> owner.makeCode(line.word(1), line.words.getOrNull(3))
                "unbind" -> owner.unbind(line.word(1))
                "log-out-others" -> owner.logOutOthers(line.word(1))
                else -> throw AssertionError("the owner does no such thing")
            }
            "pay" -> pay(line.word(1), line.word(2))
            "officer" -> {
                // From the screen as it is drawn, not from what is behind it.
                val said = tenant.officer(checkNotNull(readScreen()) { "there is no code to read" })
                check(said == line.word(1)) { "the officer says $said" }
            }
            else -> throw AssertionError("no such step of the sandbox")
        }
    }

    private fun typed(line: Walk.Line): String = line.rest.removePrefix(line.word(0)).trimStart()
        .replace("{code}", code).replace("{owner}", owner.code)

    private fun dots(line: Walk.Line): List<Int> = line.word(0).split(',').map(String::toInt)

    private fun readScreen(): String? {
        hands.views("qr").firstOrNull()?.let(phone::reveal)
        return scan(phone.picture())
    }

    /** At the bank's page, in a browser; its way back is a link that arrives. */
    private fun pay(order: String, action: String) {
        val page = if (order == "last") checkNotNull(opened) { "no page was opened" } else order
        Bank.press(page, action)?.let(phone::arrive)
    }

    /** What a camera sees is read behind an idle screen: where that leads to is waited for. */
    private fun on(route: String) = try {
        waitFor(route, seconds = 10) {
            phone.settle(1)
            isAt(route).takeIf { it }
        }
    } catch (_: IllegalStateException) {
        throw AssertionError("the screen is ${now.screen.route}")
    }

    /** Also one of many, where only the beginning of its route is the story's. */
    private fun isAt(route: String): Boolean {
        val here = now.screen.route
        return if (route.endsWith("/*")) here.startsWith(route.dropLast(1)) else here == route
    }

    /** What waits is sent behind an idle screen, also after a refresh is answered. */
    private fun did(effect: String, times: Int) = try {
        waitFor("the ledger", seconds = 5) {
            phone.settle(1)
            (tenant.times(effect) == times).takeIf { it }
        }
    } catch (_: IllegalStateException) {
        throw AssertionError("${tenant.times(effect)} times")
    }

    private fun reminders(count: Int) = try {
        // They are told from a thread of the core's own.
        waitFor("the reminders", seconds = 5) { (platform.reminders.size == count).takeIf { it } }
    } catch (_: IllegalStateException) {
        throw AssertionError("${platform.reminders.size} are set: ${platform.reminders}")
    }

    /**
     * By the button where there is one. Where a screen is only pulled down, there is nothing drawn
     * to touch.
     */
    private fun refresh() {
        val button = hands.views("button").firstOrNull { it.drawn?.id == "refresh" }
        if (button == null) now.say(Action.Refresh) else phone.tap(button)
    }

    /** By its chip; where no chip stands for all, there is nothing drawn to touch. */
    private fun filter(option: String?) =
        if (option == null) now.say(Action.Filter(null)) else hands.tap(option, setOf("option"))

    /** A shutter that is pressed for the camera to open is not touched again while it is open. */
    private fun press(id: String) {
        val shutter = (now.screen.body as? Body.Capture)?.capture?.shutter?.id
        val button = hands.find(id, PRESSED)
        if (id == shutter && platform.eye.looking && platform.eye.next.isEmpty()) return
        phone.tap(button)
    }

    private fun photo(line: Walk.Line) {
        val taken = line.words.indexOf("taken").takeIf { it > 0 }
            ?.let { Tenant.instant(line.word(it + 1) + "T12:00") }
        val (source, lens) = when (line.words.getOrNull(1)) {
            "front" -> Source.CAMERA to Lens.FRONT
            "album" -> Source.ALBUM to null
            else -> Source.CAMERA to Lens.REAR
        }
        val copy = copyOf(line.word(0), "photo-$steps")
        answer(Outcome.Photo(copy.path, lens, source, taken, emptyList()))
    }

    /** The core deletes what it was given. */
    private fun copyOf(photo: String, name: String): File =
        File(folder, name).also { File(Walk.folder, "photos/$photo").copyTo(it) }

    /** One touch of the shutter, and three pictures of a face a moment apart. */
    private fun frames() {
        val shutter = openCamera()
        val eye = platform.eye
        eye.next.clear()
        for (number in 1..FRAMES) {
            val copy = copyOf("face-$number.jpg", "face-$steps-$number")
            eye.next += Outcome.Photo(copy.path, Lens.FRONT, Source.CAMERA, null, emptyList())
        }
        hands.tap(shutter, setOf("button"))
        waitFor("three pictures") {
            phone.settle(20)
            eye.next.isEmpty().takeIf { it }
        }
    }

    /** What a camera sees that is held before a square code: the picture itself, not its text. */
    private fun scan(text: String) {
        val frame = greyOf(if (text == "owner") owner.text else text)
        val reader = platform.eye.reader
        if (reader != null) reader(frame) else answer(frame)
    }

    /**
     * Through the shutter where the camera is asked for, through the phone's own part otherwise.
     */
    private fun answer(outcome: Outcome) {
        val ask = checkNotNull(now.screen.ask) { "nothing is asked" }
        val reader = platform.eye.reader
        if (ask.kind is AskKind.ScanCode && reader != null) return reader(outcome)
        if (ask.kind !is AskKind.Camera) return platform.asks.answer(outcome)
        val shutter = openCamera()
        platform.eye.next.clear()
        platform.eye.next += outcome
        hands.tap(shutter, setOf("button"))
    }

    private fun openCamera(): String {
        check(platform.eye.looking) { "the camera is not open" }
        val capture = (now.screen.body as? Body.Capture)?.capture
        return checkNotNull(capture) { "this is no camera" }.shutter.id
    }

    private fun sees(name: String, everywhere: Boolean) {
        // Only where somebody wants to see a walk in a language that it is not walked in.
        if (!everywhere && locale != Walk.LOCALES.first()) return
        val expected =
            checkNotNull(walk.golden(name, locale)) { "there is no golden $name.$locale.txt" }
        var difference = differenceNow(expected)
        // What is being sent goes on behind an idle screen; its end is waited for, not its
        // beginning.
        val end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10)
        while (difference.isNotEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(5_000_000)
            phone.settle(5)
            difference = differenceNow(expected)
        }
        check(difference.isEmpty()) { "drawn otherwise:\n$difference" }
        Looks.save(phone, "${walk.name}-$name")
        goldens++
    }

    private fun differenceNow(expected: String): String {
        val drawn = Golden(phone.roots()).lines()
        return Golden.difference(expected, drawn)
            .ifEmpty { disorder(expected, drawn, dots = hands.views("pattern").any()) }
    }

    private companion object {
        const val FRAME_MS = 16L

        /** How many pictures a check of the face takes. */
        const val FRAMES = 3
        val PRESSED = setOf("button", "slot", "pick", "day", "text")
    }
}
