package cn.tongtu.app.walks

import cn.tongtu.app.Phone
import org.robolectric.RuntimeEnvironment

/**
 * How a walk's screens look: in its language, and as whoever wants to see them says. With
 * `-Dwalk.pictures=dark` each golden's screen is a picture in the gallery's folder `dark`;
 * `-Dwalk.look=+w320dp-h1600dp-night` and `-Dwalk.locale=en` say how it is drawn.
 */
internal object Looks {
    private val qualifiers =
        mapOf("zh-Hans" to "+zh-rCN", "zh-Hant" to "+zh-rHK", "en" to "+en-rUS")
    private val pictures: String? = System.getProperty("walk.pictures")
    val locale: String? = System.getProperty("walk.locale")

    fun set(locale: String) {
        RuntimeEnvironment.setQualifiers(qualifiers.getValue(locale))
        System.getProperty("walk.look")?.let(RuntimeEnvironment::setQualifiers)
    }

    fun save(phone: Phone, name: String) {
        if (pictures != null) phone.save("$pictures/$name")
    }
}
