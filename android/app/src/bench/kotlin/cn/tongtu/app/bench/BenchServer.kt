package cn.tongtu.app.bench

import cn.tongtu.app.platform.typeOf
import cn.tongtu.app.walks.Owner
import cn.tongtu.app.walks.Tenant
import com.sun.net.httpserver.HttpExchange
import com.sun.net.httpserver.HttpServer
import java.io.File
import java.io.IOException
import java.net.BindException
import java.net.InetAddress
import java.net.InetSocketAddress
import java.net.URI
import java.net.URLDecoder
import java.net.URLEncoder
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.time.Duration
import java.util.concurrent.ExecutionException
import java.util.concurrent.Executors

/** The newest picture with its number; a page waits for the next one. */
internal class Frames {
    private val lock = Object()
    private var bytes = ByteArray(0)
    private var state = "{}"
    private var captureMs = 0.0
    private var number = 0L

    class Frame(val bytes: ByteArray, val number: Long, val captureMs: Double, val state: String)

    /** A picture that shows nothing new is none. */
    fun offer(next: ByteArray, took: Double, told: String) = synchronized(lock) {
        captureMs = took
        if (!next.contentEquals(bytes) || told != state) {
            bytes = next
            state = told
            number++
            lock.notifyAll()
        }
    }

    fun after(seen: Long): Frame = synchronized(lock) {
        val end = System.currentTimeMillis() + LONGEST_WAIT_MS
        while (number <= seen) {
            val left = end - System.currentTimeMillis()
            if (left <= 0) break
            lock.wait(left)
        }
        Frame(bytes, number, captureMs, state)
    }

    private companion object {
        const val LONGEST_WAIT_MS = 10_000L
    }
}

/** Does something on Android's main thread and gives what comes of it. */
internal interface OnMain {
    operator fun <T> invoke(work: () -> T): T
}

/**
 * The page and its way to the phone, on this machine only. What is not the page's own is passed on
 * to the sandbox: its console below `/_sandbox`, and the pages that the app opens outside.
 */
internal class BenchServer(
    private val frames: Frames,
    private val http: HttpClient,
    private val onMain: OnMain,
    private val command: (String) -> Unit,
    private val state: () -> String,
    private val tree: () -> String,
    private val lay: (String, ByteArray) -> Unit,
    private val scan: () -> String,
    private val given: () -> BenchAsks.Saved?,
) {
    private lateinit var server: HttpServer
    private val page = File(System.getProperty("bench.page", "../tests/bench/page"))
    private val samples = File(System.getProperty("bench.samples", "../tests/walks/photos"))

    fun start(): String {
        val at = InetSocketAddress(InetAddress.getLoopbackAddress(), Setting.port)
        server = try {
            HttpServer.create(at, 50)
        } catch (_: BindException) {
            throw BenchRefused("port ${Setting.port} is in use; choose another")
        }
        server.executor = Executors.newCachedThreadPool { Thread(it).apply { isDaemon = true } }
        server.createContext("/", ::handle)
        server.start()
        return "http://127.0.0.1:${server.address.port}/"
    }

    fun stop() = server.stop(0)

    private fun handle(exchange: HttpExchange) {
        try {
            if (!fromHere(exchange)) {
                return send(exchange, 403, TEXT, "only from the bench's own page".toByteArray())
            }
            val path = exchange.requestURI.path
            when {
                path.startsWith("/_sandbox/") -> pass(exchange)
                path == "/frame" -> frame(exchange)
                path == "/in" -> input(exchange)
                path == "/photo" -> photo(exchange)
                path == "/code" -> code(exchange)
                path == "/owner" -> owner(exchange)
                path == "/file" -> saved(exchange)
                path == "/samples" -> send(exchange, 200, JSON, "{${sampleNames()}}".toByteArray())
                path.startsWith("/samples/") ->
                    file(exchange, samples, path.removePrefix("/samples/"))
                path == "/tree" -> send(exchange, 200, TEXT, onMain(tree).toByteArray())
                path == "/scan" -> send(exchange, 200, TEXT, onMain(scan).toByteArray())
                path == "/state" -> send(exchange, 200, JSON, onMain(state).toByteArray())
                path == "/memory" -> send(exchange, 200, JSON, memory().toByteArray())
                path == "/stop" && exchange.requestMethod == "POST" -> {
                    send(exchange, 200, TEXT, "bye".toByteArray())
                    Setting.stop = true
                }
                inside(page, nameOf(path)) == null -> pass(exchange)
                else -> file(exchange, page, nameOf(path))
            }
        } catch (e: ExecutionException) {
            val why = (e.cause as? BenchRefused)?.message ?: e.stackTraceToString()
            answer(exchange, if (e.cause is BenchRefused) 400 else 500, why)
        } catch (e: IOException) {
            answer(exchange, 502, e.toString())
        } catch (e: RuntimeException) {
            // A fault of the bench itself: said in the page, the session goes on.
            answer(exchange, 500, e.stackTraceToString())
        }
    }

    private fun answer(exchange: HttpExchange, code: Int, why: String) = try {
        send(exchange, code, TEXT, why.toByteArray())
    } catch (_: IOException) {
        exchange.close() // the page has gone; nobody is left to be told
    }

    /**
     * Another site's page in the same browser must not be able to reach the phone, by name or by
     * form.
     */
    private fun fromHere(exchange: HttpExchange): Boolean {
        val host = exchange.requestHeaders.getFirst("Host").orEmpty()
        val origin = exchange.requestHeaders.getFirst("Origin")
        return host.substringBeforeLast(':') in HERE && (origin == null || origin == "http://$host")
    }

    private fun frame(exchange: HttpExchange) {
        val frame = frames.after(query(exchange)["after"]?.toLongOrNull() ?: -1)
        exchange.responseHeaders.add("X-Number", frame.number.toString())
        exchange.responseHeaders.add("X-Capture-Ms", frame.captureMs.toString())
        exchange.responseHeaders.add("X-State", frame.state)
        send(exchange, 200, "image/jpeg", frame.bytes)
    }

    private fun input(exchange: HttpExchange) {
        val lines = exchange.requestBody.readBytes().decodeToString().lines()
            .filter(String::isNotBlank)
        onMain { lines.forEach(command) }
        send(exchange, 200, TEXT, "ok".toByteArray())
    }

    private fun photo(exchange: HttpExchange) {
        val asked = query(exchange)
        val sample = asked["sample"]
        val bytes = if (sample == null) exchange.requestBody.readNBytes(MOST_BYTES)
        else inside(samples, sample)?.readBytes()
        if (bytes == null) return send(exchange, 404, TEXT, "no such sample".toByteArray())
        onMain { lay(sample ?: asked["name"] ?: "picture", bytes) }
        send(exchange, 200, TEXT, "ok".toByteArray())
    }

    /** A square code of the text that was sent is laid before the camera. */
    private fun code(exchange: HttpExchange) {
        val text = exchange.requestBody.readBytes().decodeToString().trim()
        if (text.isEmpty()) return send(exchange, 400, TEXT, "a code of what?".toByteArray())
        val picture = codeOf(text)
        onMain { lay("code", picture) }
        send(exchange, 200, TEXT, "ok".toByteArray())
    }

    /**
     * The owner of a car makes a code in their own app, which is another phone: it lies before the
     * camera.
     */
    private fun owner(exchange: HttpExchange) {
        val asked = query(exchange)
        val owner = Owner(Tenant(Setting.sandbox))
        try {
            owner.makeCode(asked["phone"].orEmpty(), asked["plate"]?.takeIf(String::isNotBlank))
        } catch (e: IllegalStateException) { // nobody has this phone, or no such car
            return send(exchange, 400, TEXT, e.message.orEmpty().toByteArray())
        }
        val picture = codeOf(owner.text)
        onMain { lay("owner's code", picture) }
        send(exchange, 200, TEXT, owner.text.toByteArray())
    }

    /** The file that the app wants kept, as a download of the browser's. */
    private fun saved(exchange: HttpExchange) {
        val saved = onMain(given)
            ?: return send(exchange, 404, TEXT, "no file".toByteArray())
        val name = URLEncoder.encode(saved.name, "UTF-8").replace("+", "%20")
        exchange.responseHeaders.add("Content-Disposition", "attachment; filename*=UTF-8''$name")
        send(exchange, 200, typeOf(saved.name), saved.bytes)
    }

    private fun sampleNames(): String {
        val names = samples.list().orEmpty().sorted()
            .filter { it.substringAfterLast('.') in PICTURES }
        return "\"samples\":" + names.joinToString(",", "[", "]") { "\"$it\"" }
    }

    private fun pass(exchange: HttpExchange) {
        val body = HttpRequest.BodyPublishers.ofByteArray(exchange.requestBody.readBytes())
        val request = HttpRequest.newBuilder(URI(Setting.sandbox + exchange.requestURI.toString()))
            .timeout(Duration.ofSeconds(30)).method(exchange.requestMethod, body)
        exchange.requestHeaders.getFirst("Content-Type")?.let { request.header("Content-Type", it) }
        val answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray())
        val to = answer.headers().firstValue("location").orElse(null)
        if (to != null && to.startsWith("tongtu:")) {
            // A browser has no app for this link: the bench's page hands it to the phone.
            return send(exchange, 200, TYPES.getValue("html"), wayBack(to).toByteArray())
        }
        to?.let { exchange.responseHeaders.add("Location", it.removePrefix(Setting.sandbox)) }
        val type = answer.headers().firstValue("content-type").orElse(JSON)
        send(exchange, answer.statusCode(), type, answer.body())
    }

    private fun wayBack(link: String): String {
        val told = json("arrived" to link).replace("<", "\\u003c")
        return "<!doctype html><script>parent.postMessage($told, location.origin)</script>"
    }

    private fun memory(): String {
        val resident = File("/proc/self/status").useLines { lines ->
            lines.firstOrNull { it.startsWith("VmRSS") }?.filter(Char::isDigit)?.toLongOrNull() ?: 0
        }
        System.gc()
        val heap = Runtime.getRuntime().run { totalMemory() - freeMemory() } / 1024
        return json("resident_kib" to resident, "heap_kib" to heap)
    }

    private fun file(exchange: HttpExchange, folder: File, name: String) {
        val file =
            inside(folder, name) ?: return send(exchange, 404, TEXT, "not here".toByteArray())
        send(exchange, 200, TYPES[file.extension] ?: "application/octet-stream", file.readBytes())
    }

    private fun nameOf(path: String): String = path.removePrefix("/").ifEmpty { "index.html" }

    private fun inside(folder: File, name: String): File? =
        File(folder, name)
            .takeIf { it.isFile && it.canonicalFile.parentFile == folder.canonicalFile }

    private fun query(exchange: HttpExchange): Map<String, String> =
        exchange.requestURI.rawQuery.orEmpty().split('&').filter { '=' in it }
            .associate {
                it.substringBefore('=') to URLDecoder.decode(it.substringAfter('='), "UTF-8")
            }

    private fun send(exchange: HttpExchange, code: Int, type: String, body: ByteArray) {
        exchange.responseHeaders.add("Content-Type", type)
        exchange.responseHeaders.add("Cache-Control", "no-store")
        val empty = body.isEmpty() || code == 204
        exchange.sendResponseHeaders(code, if (empty) -1 else body.size.toLong())
        if (!empty) exchange.responseBody.use { it.write(body) }
        exchange.close()
    }

    private companion object {
        const val TEXT = "text/plain; charset=utf-8"
        const val JSON = "application/json"
        const val MOST_BYTES = 64 * 1024 * 1024
        val HERE = setOf("127.0.0.1", "localhost", "[::1]")
        val PICTURES = setOf("jpg", "jpeg", "png")
        val TYPES = mapOf(
            "html" to "text/html; charset=utf-8", "css" to "text/css; charset=utf-8",
            "js" to "text/javascript; charset=utf-8", "svg" to "image/svg+xml",
            "jpg" to "image/jpeg", "png" to "image/png",
        )
    }
}
