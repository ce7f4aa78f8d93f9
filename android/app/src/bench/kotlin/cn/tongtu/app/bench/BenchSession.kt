package cn.tongtu.app.bench

import android.content.Intent
import android.graphics.Bitmap
import android.net.Uri
import android.view.KeyEvent
import android.view.MotionEvent
import android.view.View
import cn.tongtu.app.AppTestRunner
import cn.tongtu.app.MainActivity
import cn.tongtu.app.Phone
import cn.tongtu.app.Session
import cn.tongtu.app.drawn
import cn.tongtu.app.walks.scan
import java.io.ByteArrayOutputStream
import java.io.File
import java.net.URI
import java.net.URLDecoder
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.time.Duration
import java.util.WeakHashMap
import java.util.concurrent.CompletableFuture
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RuntimeEnvironment
import org.robolectric.annotation.Config
import org.robolectric.shadows.ShadowChoreographer
import uniffi.tongtu.AskKind
import uniffi.tongtu.Lens

/**
 * One long session: this test's thread is Android's main thread. It carries out what the page
 * sends, lets the app's time follow the real one, and takes a picture whenever something was drawn.
 */
@RunWith(AppTestRunner::class)
@Config(application = BenchApp::class)
internal class BenchSession {
    private val phone = Phone()
    private val jobs = LinkedBlockingQueue<() -> Unit>()
    private val watched = WeakHashMap<View, Boolean>()
    private val jpeg = ByteArrayOutputStream(256 * 1024)
    private val app get() = RuntimeEnvironment.getApplication() as BenchApp
    private val frames = Frames()
    private var dirty = true
    private var session: Session? = null
    private var steps = 0L
    private var night = false
    private var lying = false
    private var font = 1f
    private var language = "zh-Hans"
    private var size = "411x914"

    /** Another app stands in front. */
    private var left = false

    @Test
    fun run() {
        val began = System.nanoTime()
        val http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()
        val server = BenchServer(
            frames, http, onMain, ::command, ::state, { phone.tree() }, ::lay,
            scan = { scan(phone.picture()).orEmpty() }, given = { app.bench.asks.open?.file },
        )
        // Taken before the app is opened: a port in use is said at once.
        val address = server.start()
        ShadowChoreographer.setFrameDelay(Duration.ofMillis(FRAME_MS))
        app.bench.roll.nowMs = { sandboxNow(http) }
        // Opened while a screen is drawn: the app leaves the front after that.
        app.bench.asks.opened = { jobs.add { leave() } }
        phone.systemBars()
        open()
        val took = (System.nanoTime() - began) / 1_000_000
        println("bench: open $address (sandbox at ${Setting.sandbox}; started in $took ms)")
        try {
            loop()
        } finally {
            server.stop()
            session?.core?.shutDown()
        }
    }

    private fun loop() {
        var last = System.nanoTime()
        var shot = 0L
        while (!Setting.stop) {
            val first = jobs.poll(FRAME_MS, TimeUnit.MILLISECONDS)
            val now = System.nanoTime()
            phone.settle(maxOf(1, (now - last) / 1_000_000))
            last = now
            var job = first
            while (job != null) {
                job()
                dirty = true
                job = jobs.poll()
            }
            for (window in phone.roots()) {
                if (watched.put(window, true) == null) {
                    dirty = true
                    window.viewTreeObserver.addOnPreDrawListener {
                        dirty = true
                        true
                    }
                }
            }
            // Once a second in any case: what draws without asking (a ripple's end) is not lost.
            if (dirty || now - shot > 1_000_000_000L) {
                dirty = false
                shoot()
                shot = System.nanoTime()
            }
        }
    }

    private fun shoot() {
        val began = System.nanoTime()
        if (phone.alive) {
            jpeg.reset()
            phone.picture().compress(Bitmap.CompressFormat.JPEG, QUALITY, jpeg)
        }
        frames.offer(jpeg.toByteArray(), (System.nanoTime() - began) / 1e6, state())
    }

    private val onMain = object : OnMain {
        override fun <T> invoke(work: () -> T): T {
            val done = CompletableFuture<T>()
            jobs.add {
                try {
                    done.complete(work())
                } catch (e: Throwable) { // whatever it is belongs to the one who asked
                    done.completeExceptionally(e)
                }
            }
            return done.get(20, TimeUnit.SECONDS)
        }
    }

    // ───────────── the phone ─────────────

    private fun open() {
        if (phone.alive) return
        left = false
        phone.launch(MainActivity::class.java)
        awaitSession(null)
    }

    private fun leave() {
        if (!phone.alive || left) return
        phone.leave()
        left = true
    }

    /** Whatever stood before the app is closed. */
    private fun comeBack() {
        app.bench.asks.outside = null
        if (!phone.alive || !left) return
        left = false
        phone.comeBack()
    }

    /** As the system does it: the link first, then the app comes to the front. */
    private fun arrive(link: String) {
        if (phone.alive) phone.arrive(link)
        else phone.launch(MainActivity::class.java, linkTo(link))
        comeBack()
    }

    private fun linkTo(link: String) = Intent(Intent.ACTION_VIEW, Uri.parse(link))

    /** The core starts on a thread of its own; its news come through the main looper. */
    private fun awaitSession(before: Session?) {
        val end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20)
        var why: String? = null
        while (true) {
            var now: Session? = null
            app.whenReady({ now = it }, { why = it.message })
            phone.settle(1)
            if (now != null && now !== before) {
                session = now
                return
            }
            why?.let { throw BenchRefused("the app does not start: $it") }
            if (System.nanoTime() > end) throw BenchRefused("the app does not start")
            Thread.yield()
        }
    }

    /**
     * The process dies and is started again where the person was; with [wiped] as if newly
     * installed.
     */
    private fun kill(wiped: Boolean) {
        if (phone.alive) {
            leave()
            phone.destroy()
        }
        left = false
        app.bench.asks.outside = null
        val before = session
        before?.core?.shutDown()
        if (wiped) {
            app.remember(null)
            File(Setting.data, "phone").deleteRecursively()
        }
        app.begin()
        awaitSession(before)
        phone.launch(MainActivity::class.java)
    }

    private fun command(line: String) {
        val word = line.substringBefore(' ')
        val rest = line.substringAfter(' ', "")
        val part = rest.split(' ')
        fun at(index: Int) = part.getOrNull(index)?.toFloatOrNull()
            ?: throw BenchRefused("no figure in: $line")
        steps++
        when (word) {
            "open" -> open()
            "kill" -> kill(wiped = false)
            "wipe" -> kill(wiped = true)
            "version" -> {
                app.updated = rest.ifEmpty { null }
                kill(wiped = false)
            }
            "leave" -> leave()
            "return" -> comeBack()
            "arrived" -> arrive(URLDecoder.decode(rest, "UTF-8"))
            "online" -> app.bench.online = rest == "yes"
            "answer" -> app.bench.asks.reply(rest)
            "lens" -> app.bench.roll.lens =
                Lens.entries.firstOrNull { it.name.equals(rest, ignoreCase = true) }
            "taken" -> app.bench.roll.takenAtMs = rest.toLongOrNull()
            "night" -> configure("+" + if (rest == "yes") "night" else "notnight") {
                night = rest == "yes"
            }
            "turn" -> configure(if (rest == "land") "+land" else "+port") { lying = rest == "land" }
            "language" -> {
                val chosen = LANGUAGES[rest] ?: throw BenchRefused("no language $rest")
                configure(chosen) { language = rest }
            }
            "size" -> configure(sized(rest)) { size = rest }
            "font" -> {
                font = at(0)
                phone.fontScale(font)
            }
            else -> if (phone.alive) touch(word, rest, part, ::at) else return
        }
        phone.settle()
    }

    private fun touch(word: String, rest: String, part: List<String>, at: (Int) -> Float) {
        when (word) {
            "down" -> phone.touch(MotionEvent.ACTION_DOWN, at(0), at(1))
            "move" -> phone.touch(MotionEvent.ACTION_MOVE, at(0), at(1))
            "up" -> phone.touch(MotionEvent.ACTION_UP, at(0), at(1))
            "wheel" -> phone.wheel(at(0), at(1), at(2))
            "text" -> phone.type(URLDecoder.decode(rest, "UTF-8"))
            "compose" -> phone.keyboard()?.setComposingText(URLDecoder.decode(rest, "UTF-8"), 1)
            "key" -> phone.key(KeyEvent.keyCodeFromString("KEYCODE_" + part[0]))
            "back" -> phone.back()
            "reveal" -> phone.views()
                .lastOrNull { it.drawn?.id == rest && it.drawn?.role !in NOT_TOUCHED }
                ?.let(phone::reveal)
            else -> throw BenchRefused("no such command: $word")
        }
    }

    private fun configure(qualifiers: String, note: () -> Unit) {
        note()
        if (phone.alive) phone.qualifiers(qualifiers)
        else RuntimeEnvironment.setQualifiers(qualifiers)
    }

    /** The narrow side is the width of a phone that stands. */
    private fun sized(text: String): String {
        val (width, height) = text.split('x').mapNotNull(String::toIntOrNull)
            .takeIf { it.size == 2 && it.all { n -> n in 200..1600 } }
            ?: throw BenchRefused("no size $text")
        return if (lying) "+w${height}dp-h${width}dp" else "+w${width}dp-h${height}dp"
    }

    private fun lay(name: String, bytes: ByteArray) {
        app.bench.roll.lay(Roll.Shot(name, bytes))
        // The album's question is answered by laying something there.
        if (app.bench.asks.open?.kind == "album") app.bench.asks.reply("photo")
    }

    private fun sandboxNow(http: HttpClient): Long? = try {
        val request = HttpRequest.newBuilder(URI(Setting.sandbox + "/_sandbox/clock"))
            .timeout(Duration.ofSeconds(2)).build()
        val said = http.send(request, HttpResponse.BodyHandlers.ofString()).body()
        Regex("\"now_ms\":(\\d+)").find(said)?.groupValues?.get(1)?.toLong()
    } catch (_: java.io.IOException) { // then the core goes by the file and by the server
        null
    }

    // ───────────── what the page is told ─────────────

    private fun state(): String {
        val screen = session?.screen
        return json(
            "alive" to phone.alive, "route" to screen?.route, "title" to screen?.title,
            "busy" to screen?.busy,
            "secret" to (screen?.secret == true), "elder" to (screen?.elder == true),
            "ask" to askWord(), "night" to night, "lying" to lying, "font" to font,
            "language" to language, "size" to size, "version" to app.updated.orEmpty(),
            "online" to app.bench.online, "shot" to app.bench.roll.shot?.name,
            "lens" to app.bench.roll.lens?.name?.lowercase(), "steps" to steps,
            "left" to left, "outside" to app.bench.asks.outside, "reminders" to reminders(),
            "told" to app.told.toList().takeLast(30),
        )
    }

    /** Each as one text, since that is all that the state's lists hold. */
    private fun reminders(): List<String> = app.bench.reminders.sortedBy { it.atMs }.map {
        json("at_ms" to it.atMs, "title" to it.title, "text" to it.text, "link" to it.link)
    }

    private fun askWord(): String? = app.bench.asks.open?.kind
        ?: when (val kind = session?.screen?.ask?.kind) {
            is AskKind.Camera -> "camera ${kind.lens.name.lowercase()} ${kind.frames}"
            is AskKind.ScanCode -> "scan_code"
            else -> null
        }

    private companion object {
        const val FRAME_MS = 12L
        const val QUALITY = 85

        /** A screen may be named as a field on it. */
        val NOT_TOUCHED = setOf("title", "page", "group")
        val LANGUAGES = mapOf("zh-Hans" to "+zh-rCN", "zh-Hant" to "+zh-rHK", "en" to "+en-rUS")
    }
}

/** An object as JSON: text, figures, yes and no, lists of text, nothing. */
internal fun json(vararg members: Pair<String, Any?>): String =
    members.joinToString(",", "{", "}") { (name, value) -> "\"$name\":" + word(value) }

private fun word(value: Any?): String = when (value) {
    null -> "null"
    is Boolean, is Number -> value.toString()
    is List<*> -> value.joinToString(",", "[", "]", transform = ::word)
    else -> value.toString().map(::escaped).joinToString("", "\"", "\"")
}

private fun escaped(char: Char): String = when {
    char == '"' || char == '\\' -> "\\$char"
    char < ' ' || char > '~' -> "\\u" + char.code.toString(16).padStart(4, '0')
    else -> char.toString()
}
