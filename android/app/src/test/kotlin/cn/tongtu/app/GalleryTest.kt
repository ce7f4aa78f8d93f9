package cn.tongtu.app

import android.graphics.Bitmap
import android.graphics.BitmapFactory
import android.graphics.Canvas
import android.graphics.Color
import android.graphics.Paint
import java.io.ByteArrayOutputStream
import java.io.File
import kotlin.math.abs
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RuntimeEnvironment
import org.robolectric.annotation.Config
import uniffi.tongtu.Action

/**
 * Every fixture as a picture in `target/gallery/index.html`, for people to look at. The main states
 * are compared with small pictures in `src/test/resources/gallery`, block by block and with a
 * tolerance: a moved, missing or wrongly coloured thing fails, a pixel does not.
 * `TONGTU_GALLERY=write` writes them anew: look before committing.
 */
@RunWith(AppTestRunner::class)
@Config(application = FixtureApp::class)
class GalleryTest {
    private val phone = Phone()
    private val differences = ArrayList<String>()

    private val pictures: Map<String, ByteArray> by lazy {
        val evidence = listOf("evidence1", "evidence2", "evidence3")
            .associateWith { portrait(Color.rgb(120, 140, 150)) }
        evidence + mapOf(
            "portrait" to portrait(Color.rgb(255, 255, 255)),
            "last" to portrait(Color.rgb(128, 138, 136)),
            "back" to portrait(Color.rgb(200, 214, 220)),
        )
    }

    private fun draw(
        folder: String, names: Collection<String> = Fixtures.all.keys, elder: Boolean = false,
    ) {
        phone.eachFixture(names, elder, pictures) { name, _ ->
            phone.save("$folder/$name")
            if ("$folder/$name" in COMPARED) compare("$folder-$name")
        }
    }

    /** A head and shoulders: nobody. */
    private fun portrait(ground: Int): ByteArray {
        val bitmap = Bitmap.createBitmap(208, 302, Bitmap.Config.ARGB_8888)
        val canvas = Canvas(bitmap)
        val paint = Paint(Paint.ANTI_ALIAS_FLAG)
        canvas.drawColor(ground)
        paint.color = Color.rgb(51, 80, 92)
        canvas.drawOval(20f, 200f, 188f, 400f, paint)
        paint.color = Color.rgb(216, 178, 151)
        canvas.drawRect(86f, 150f, 122f, 220f, paint)
        canvas.drawOval(56f, 64f, 152f, 184f, paint)
        paint.color = Color.rgb(42, 38, 35)
        canvas.drawArc(52f, 52f, 156f, 150f, 180f, 180f, true, paint)
        val bytes = ByteArrayOutputStream()
        bitmap.compress(Bitmap.CompressFormat.PNG, 100, bytes)
        return bytes.toByteArray()
    }

    private fun compare(name: String) {
        val whole = phone.picture()
        val small =
            Bitmap.createScaledBitmap(whole, SMALL, whole.height * SMALL / whole.width, true)
        val file =
            File(System.getProperty("android.dir", "."), "app/src/test/resources/gallery/$name.png")
        if (System.getenv("TONGTU_GALLERY") == "write") {
            file.parentFile?.mkdirs()
            file.outputStream().use { small.compress(Bitmap.CompressFormat.PNG, 100, it) }
        }
        val kept = BitmapFactory.decodeFile(file.path) ?: run {
            differences += "$name: there is no $file"
            return
        }
        if (kept.width != small.width || kept.height != small.height) {
            differences +=
                "$name: ${small.width} x ${small.height}, kept ${kept.width} x ${kept.height}"
            return
        }
        val lines = 0 until small.height - BLOCK step BLOCK
        for (y in lines) for (x in 0 until small.width - BLOCK step BLOCK) {
            val far = distance(small, kept, x, y)
            val at = "${x * 100 / SMALL} %, ${y * 100 / small.height} %"
            if (far > TOLERANCE) differences += "$name: differs by $far at $at"
        }
    }

    /** Mean difference of a block's mean colours, 0 to 255. */
    private fun distance(one: Bitmap, other: Bitmap, left: Int, top: Int): Int {
        val sums = IntArray(6)
        for (y in top until top + BLOCK) for (x in left until left + BLOCK) {
            listOf(one.getPixel(x, y), other.getPixel(x, y)).forEachIndexed { at, pixel ->
                sums[at * 3] += Color.red(pixel)
                sums[at * 3 + 1] += Color.green(pixel)
                sums[at * 3 + 2] += Color.blue(pixel)
            }
        }
        return (0..2).sumOf { abs(sums[it] - sums[it + 3]) } / 3 / (BLOCK * BLOCK)
    }

    @After
    fun `nothing differs, and the index is written`() {
        val gallery = File(System.getProperty("gallery.dir", "target/gallery"))
        val folders = gallery.listFiles()?.filter { it.isDirectory }?.sortedBy { it.name }.orEmpty()
        File(gallery, "index.html").writeText(
            buildString {
                append("<!doctype html><meta charset=utf-8><title>通途</title><style>")
                append("body{font:16px sans-serif;background:#888}")
                append("figure{display:inline-block;margin:8px}")
                append("img{height:640px}figcaption{color:#fff}</style>\n")
                for (folder in folders) {
                    append("<h2>${folder.name}</h2>\n")
                    for (file in folder.listFiles().orEmpty().sorted()) {
                        val name = file.nameWithoutExtension
                        append("<figure><img src=\"${folder.name}/${file.name}\" alt=\"$name\">")
                        append("<figcaption>$name</figcaption></figure>\n")
                    }
                }
            },
        )
        assertEquals("", differences.joinToString("\n"))
    }

    @Test
    fun `by day`() {
        phone.systemBars()
        draw("light")
    }

    @Test
    fun `by night`() {
        RuntimeEnvironment.setQualifiers("+night")
        draw("dark")
    }

    @Test
    fun `at twice the text size`() {
        RuntimeEnvironment.setFontScale(2f)
        draw("large")
    }

    @Test
    fun `in elder mode`() = draw("elder", elder = true)

    @Test
    fun `on a narrow phone at twice the text size`() {
        RuntimeEnvironment.setQualifiers("w320dp-h700dp")
        RuntimeEnvironment.setFontScale(2f)
        draw("narrow", NARROW)
    }

    @Test
    fun `on its side`() {
        RuntimeEnvironment.setQualifiers("w914dp-h411dp-land")
        draw("low", listOf("register", "home", "licence", "pattern", "capture"))
    }

    @Test
    fun `on a tablet`() {
        RuntimeEnvironment.setQualifiers("w800dp-h1280dp-mdpi")
        draw("wide", listOf("register", "home", "licence", "delete", "review"))
    }

    @Test
    fun `list and detail side by side`() {
        RuntimeEnvironment.setQualifiers("w1280dp-h900dp-land-mdpi")
        phone.launch(Fixtures.violations, pictures)
        Still.answer = {
            if (it is Action.Open) Still.shown = Fixtures.violation.copy(revision = 2u)
        }
        phone.tap("v2")
        phone.settle(400)
        phone.save("split/violations")
        phone.destroy()
    }

    @Test
    fun `in English`() {
        draw("english", listOf("english"))
    }

    private companion object {
        const val SMALL = 164
        const val BLOCK = 8
        const val TOLERANCE = 14
        val NARROW = listOf(
            "register_problem", "code", "home", "licence", "refused", "capture", "rental",
        )
        val COMPARED = setOf(
            "light/home", "light/register_problem", "light/licence", "light/refused", "dark/home",
            "dark/licence_offline", "large/home", "large/register_problem", "elder/register",
            "english/english", "light/capture", "light/pattern", "light/consent",
            "light/violations", "light/handling", "light/objection", "light/capture_face",
            "light/licence_large", "dark/fines",
            "light/filing_refused", "light/owners_code", "light/cross_border", "dark/cross_border",
            "light/violations_english", "light/decision", "large/decision", "light/fines_due",
            "dark/unclear", "light/rental", "narrow/rental", "light/points", "light/messages",
            "large/messages", "light/progress",
        )
    }
}
