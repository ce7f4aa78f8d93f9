package cn.tongtu.app.walks

import com.google.zxing.BarcodeFormat
import com.google.zxing.EncodeHintType
import com.google.zxing.qrcode.QRCodeWriter
import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.time.Duration
import org.json.JSONArray
import org.json.JSONObject
import uniffi.tongtu.Outcome

/** The owner of a car in their own app: what another person does, over the same contract. */
internal class Owner(private val tenant: Tenant) {
    /** What the square code says that the owner's app showed last. */
    var text = ""
        private set

    /** The same, for typing. */
    var code = ""
        private set

    /** A code was seen on the screen of this phone. */
    fun showed(read: String) {
        if (!read.startsWith(OWNER_CODE)) return
        text = read
        code = read.removePrefix(OWNER_CODE)
    }

    /** Logs in and makes a code for the car with that [plate], else for the first. */
    fun makeCode(login: String, plate: String?) {
        val token = logIn(login)
        val car =
            cars(token).firstOrNull { plate == null || vehicle(it).getString("plate") == plate }
        val id = vehicle(checkNotNull(car) { "no such car" }).getString("id")
        val made = JSONObject(tenant.app("POST", "/v1/vehicles/$id/owner-codes", "{}", token))
        text = made.getString("text")
        code = made.getString("code")
    }

    /** Logs in and ends the first filing of a car of theirs. */
    fun unbind(login: String) {
        val token = logIn(login)
        val used = cars(token).firstOrNull { it.optJSONArray("users")?.length() ?: 0 > 0 }
        val car = checkNotNull(used) { "nobody uses a car of theirs" }
        val user = car.getJSONArray("users").getJSONObject(0).getString("id")
        val path = "/v1/vehicles/${vehicle(car).getString("id")}/users/$user/unbinding"
        tenant.app("POST", path, "{}", token)
    }

    /** The same person logs in on another phone and ends every other login. */
    fun logOutOthers(login: String) {
        tenant.app("POST", "/v1/sessions/others/ending", "{}", logIn(login))
    }

    private fun cars(token: String): List<JSONObject> {
        val said = JSONObject(tenant.app("GET", "/v1/vehicles", null, token))
        val own: JSONArray = said.getJSONArray("own")
        return (0 until own.length()).map(own::getJSONObject)
    }

    private fun vehicle(car: JSONObject): JSONObject = car.getJSONObject("vehicle")

    private fun logIn(phone: String): String {
        val body = JSONObject().put("login", JSONObject().put("phone", phone))
            .put("password", PASSWORD).put("device_name", "owner")
        return JSONObject(tenant.app("POST", "/v1/sessions", body.toString(), null))
            .getString("access_token")
    }

    private companion object {
        /** Of everybody who comes with a seed. */
        const val PASSWORD = "Tongtu-2026"

        /** How the text of an owner's code begins. */
        const val OWNER_CODE = "TTV1."
    }
}

/**
 * The bank's page, as a person uses it in a browser: its buttons are forms, its way back a link.
 */
internal object Bank {
    private val http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()

    /** Presses a button of the [page] by its name. `return` gives the link that leads back. */
    fun press(page: String, action: String): String? {
        val html = call(HttpRequest.newBuilder(URI(page)))
        if (action == "return") {
            return checkNotNull(BACK.find(html)) { "no way back on the page" }.groupValues[1]
        }
        check("value=\"$action\"" in html) { "no $action on the page: $html" }
        val form = "application/x-www-form-urlencoded"
        call(
            HttpRequest.newBuilder(URI(page)).header("Content-Type", form)
                .POST(HttpRequest.BodyPublishers.ofString("do=$action")),
        )
        return null
    }

    private fun call(request: HttpRequest.Builder): String {
        val made = request.timeout(Duration.ofSeconds(20)).build()
        val answer = http.send(made, HttpResponse.BodyHandlers.ofString())
        check(answer.statusCode() < 400) {
            "${made.uri()}: ${answer.statusCode()} ${answer.body()}"
        }
        return answer.body()
    }

    private val BACK = Regex("href=\"(tongtu://[^\"]*)\"")
}

/** A frame of a camera that is held before the square code of [text]: eight pixels a module. */
internal fun greyOf(text: String): Outcome.Frame {
    val hints = mapOf(EncodeHintType.CHARACTER_SET to "UTF-8", EncodeHintType.MARGIN to 4)
    val modules = QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints)
    val side = modules.width * PIXELS
    val luma = ByteArray(side * side) { at ->
        if (modules.get(at % side / PIXELS, at / side / PIXELS)) 32 else 224.toByte()
    }
    return Outcome.Frame(side.toUInt(), side.toUInt(), luma)
}

private const val PIXELS = 8
