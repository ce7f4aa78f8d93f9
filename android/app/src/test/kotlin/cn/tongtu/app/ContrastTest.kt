package cn.tongtu.app

import java.io.File
import javax.xml.parsers.DocumentBuilderFactory
import kotlin.math.pow
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.w3c.dom.Element as Xml

/**
 * Every pair of colours that is drawn on each other, computed from the two colour files by the
 * formula of WCAG 2. Text keeps 6 : 1 because of the sun, icons on the plate 5.5 : 1, edges of
 * controls 3 : 1.
 */
class ContrastTest {
    private val day = colours("values")
    private val night = day + colours("values-night")

    private fun colours(folder: String): Map<String, Int> {
        val file =
            File(System.getProperty("android.dir", "."), "app/src/main/res/$folder/colors.xml")
        val document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file)
        val nodes = document.getElementsByTagName("color")
        return (0 until nodes.length).map { nodes.item(it) as Xml }.associate {
            it.getAttribute("name") to it.textContent.removePrefix("#").takeLast(6).toInt(16)
        }
    }

    private fun light(colour: Int): Double {
        fun part(shift: Int): Double {
            val value = (colour shr shift and 0xFF) / 255.0
            return if (value <= 0.03928) value / 12.92 else ((value + 0.055) / 1.055).pow(2.4)
        }
        return 0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
    }

    private fun Map<String, Int>.contrast(one: String, other: String): Double {
        val lights = listOf(light(getValue(one)), light(getValue(other)))
        return (lights.max() + 0.05) / (lights.min() + 0.05)
    }

    private val text = buildList {
        for (ground in listOf("paper", "surface", "sunken")) {
            add("ink" to ground)
            add("ink2" to ground)
        }
        for (ground in listOf("paper", "surface", "brand_soft")) add("brand" to ground)
        add("on_brand" to "brand")
        add("on_plate" to "plate")
        add("on_plate2" to "plate")
        add("on_lamp" to "lamp")
        for (tone in listOf("good", "attention", "danger", "info")) {
            for (ground in listOf("paper", "surface", "${tone}_soft")) add(tone to ground)
            add("ink" to "${tone}_soft")
            add("ink2" to "${tone}_soft")
        }
        add("surface" to "danger")
        add("on_offline_head" to "offline_head")
        add("on_camera" to "camera_ground")
        add("code_ink" to "code_ground")
        add("code_alarm" to "code_ground")
    }

    @Test
    fun `text can be read in the sun by day and by night`() {
        for ((name, colours) in listOf("day" to day, "night" to night)) {
            for ((ink, ground) in text) {
                val ratio = colours.contrast(ink, ground)
                assertTrue("$ink on $ground by $name is %.2f".format(ratio), ratio >= 5.995)
            }
        }
    }

    @Test
    fun `edges of controls and icons on the plate stand out`() {
        for (colours in listOf(day, night)) {
            for (ground in listOf("paper", "surface")) assertTrue(
                colours.contrast("outline", ground) >= 3,
            )
            assertTrue(colours.contrast("lamp", "plate") >= 5.5)
        }
    }

    /**
     * Figures of the table in the look's own page: whoever changes a colour changes the page too.
     */
    @Test
    fun `the figures are those of the published table`() {
        val expected = mapOf(
            ("ink" to "paper") to (14.8 to 15.7), ("ink2" to "sunken") to (6.5 to 9.9),
            ("brand" to "brand_soft") to (7.8 to 6.9), ("on_brand" to "brand") to (9.8 to 9.0),
            ("on_plate2" to "plate") to (7.0 to 7.9), ("lamp" to "plate") to (5.9 to 7.1),
            ("danger" to "danger_soft") to (6.3 to 8.3), ("outline" to "paper") to (3.6 to 5.2),
        )
        for ((pair, figures) in expected) {
            assertEquals("$pair by day", figures.first, day.contrast(pair.first, pair.second), 0.06)
            assertEquals(
                "$pair by night", figures.second, night.contrast(pair.first, pair.second), 0.06,
            )
        }
    }
}
