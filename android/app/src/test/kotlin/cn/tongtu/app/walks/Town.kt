package cn.tongtu.app.walks

import java.io.File
import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.time.Duration
import java.time.LocalDateTime
import java.time.ZoneOffset
import java.util.UUID
import org.junit.Assert.assertTrue

/**
 * The sandbox's own process, once for this JVM; it ends with it, since it hangs on its standard
 * input.
 */
internal object Town {
    private val process: Process by lazy {
        val program = File(System.getProperty("sandbox", "../target/debug/tongtu-sandbox"))
        assertTrue("build it first: cargo build -p tongtu-sandbox", program.canExecute())
        ProcessBuilder(program.path, "--listen", "127.0.0.1:0", "--with-parent")
            .redirectError(ProcessBuilder.Redirect.INHERIT).start()
    }
    private val address: String by lazy {
        val first = process.inputReader().readLine().orEmpty()
        assertTrue("the sandbox says: $first", first.startsWith("listening on "))
        first.removePrefix("listening on ").trim()
    }

    /** A place of its own for one walk: clock, people, text messages. */
    fun tenant() = Tenant("$address/t/" + UUID.randomUUID())
}

/** The console's side of one tenant. */
internal class Tenant(val base: String) {
    private val http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()

    fun seed(name: String) = call("POST", "seeds/$name", "{}")

    /**
     * `2026-12-07T09:30` of +08:00, or `+4h`. A clock that was set stands still between the steps.
     */
    fun clock(to: String) {
        val turn = if (to.startsWith("+")) """{"advance_ms":${millis(to)}}"""
        else """{"to_ms":${instant(to)},"hold":true}"""
        call("POST", "clock", turn)
    }

    private fun millis(span: String): Long {
        val (number, unit) = checkNotNull(SPAN.matchEntire(span)) { "no span: $span" }.destructured
        return number.toLong() * UNITS.getValue(unit)
    }

    /** The code in the newest text message to [phone]. */
    fun code(phone: String): String {
        val inbox = call("GET", "sms?to=$phone")
        return checkNotNull(CODE.find(inbox)) { "no code for $phone in $inbox" }.groupValues[1]
    }

    fun decide(verdict: String) {
        val desk = call("GET", "desk")
        val case = checkNotNull(CASE.find(desk)) { "no open case: $desk" }.groupValues[1]
        call("POST", "desk/$case", verdict)
    }

    fun fault(kind: String, path: String, count: String) {
        val status = kind.removePrefix("status_").toIntOrNull()
        val what = if (status == null) "\"kind\":\"$kind\""
        else "\"kind\":\"status\",\"status\":$status"
        call("POST", "faults", """{$what,"path":"$path","count":$count}""")
    }

    /** No request of an app comes through any more. */
    fun unreachable() = call("POST", "faults", """{"kind":"drop_before","path":"/v1"}""")

    fun maintenance(span: String) {
        val now = checkNotNull(NOW.find(call("GET", "clock"))).groupValues[1].toLong()
        call("POST", "server", """{"maintenance_until_ms":${now + millis(span)}}""")
    }

    fun minimumClient(version: String) = call("POST", "server", """{"minimum_client":"$version"}""")

    fun asUsual() = call("POST", "server", "{}")

    /** How often the ledger holds [effect]. */
    fun times(effect: String): Int =
        Regex.fromLiteral("\"effect\":\"$effect\"").findAll(call("GET", "ledger")).count()

    /** What the next checks of a face will say: `pass` or `fail`. */
    fun faces(next: List<String>) =
        call("POST", "faces", next.joinToString(",", """{"next":[""", "]}") { "\"$it\"" })

    /** `police` or `records`, as the console has them. */
    fun plant(what: String, json: String) = call("POST", what, json)

    /** What another person's app asks for or changes; a key of its own each time. */
    fun app(method: String, path: String, body: String?, token: String?): String {
        val request = HttpRequest.newBuilder(URI(base + path)).timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .header("Tongtu-Client", "owner/9.9.9")
            .method(method, published(body))
        if (body != null) request.header("Idempotency-Key", UUID.randomUUID().toString())
        token?.let { request.header("Authorization", "Bearer $it") }
        return send(request.build())
    }

    fun clearFaults() = call("DELETE", "faults")

    fun officer(text: String): String {
        val quoted = text.replace("\\", "\\\\").replace("\"", "\\\"")
        val said = call("POST", "officer", """{"text":"$quoted"}""")
        return checkNotNull(VERDICT.find(said)) { "the officer says $said" }.groupValues[1]
    }

    private fun call(method: String, path: String, body: String? = null): String {
        val request = HttpRequest.newBuilder(URI("$base/_sandbox/$path"))
            .timeout(Duration.ofSeconds(20)).header("Content-Type", "application/json")
            .method(method, published(body))
        return send(request.build())
    }

    private fun published(body: String?) =
        body?.let(HttpRequest.BodyPublishers::ofString) ?: HttpRequest.BodyPublishers.noBody()

    private fun send(request: HttpRequest): String {
        val answer = http.send(request, HttpResponse.BodyHandlers.ofString())
        check(answer.statusCode() in 200..299) {
            "${request.method()} ${request.uri()}: ${answer.statusCode()} ${answer.body()}"
        }
        return answer.body()
    }

    companion object {
        private val SPAN = Regex("\\+(\\d+)([smhd])")
        private val UNITS =
            mapOf("s" to 1_000L, "m" to 60_000L, "h" to 3_600_000L, "d" to 86_400_000L)
        private val NOW = Regex("\"now_ms\":(\\d+)")
        private val CODE = Regex("\"code\":\"(\\d+)\"")
        private val CASE = Regex("\"case_id\":(\\d+)")
        private val VERDICT = Regex("\"verdict\":\"(\\w+)\"")

        fun instant(text: String): Long =
            LocalDateTime.parse(text).toInstant(ZoneOffset.ofHours(8)).toEpochMilli()
    }
}
