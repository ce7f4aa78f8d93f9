package cn.tongtu.app.walks

import java.io.File

/** A person's way through a service, read from `tests/walks`; the language is in its README. */
internal class Walk(val name: String, private val file: File, val lines: List<Line>) {
    class Line(val number: Int, val verb: String, val rest: String) {
        val words = rest.split(' ').filter(String::isNotEmpty)

        fun word(at: Int): String = words.getOrNull(at)
            ?: throw AssertionError("line $number lacks a word: $verb $rest")
    }

    /**
     * The language it is walked in here: always the same one. Where each of its goldens is in all
     * three, the hash of its name says zh-Hant or en, about a fifth of all in each; the others are
     * walked in zh-Hans, so that no golden is passed by.
     */
    val locale: String by lazy {
        val others = LOCALES.drop(1)
        val seen = lines.filter { it.verb == "sees" }
        val everywhere = seen.isNotEmpty() && seen.all { it.words.getOrNull(1) == "all" }
        Looks.locale
            ?: if (everywhere) others[Math.floorMod(name.hashCode(), others.size)]
            else LOCALES.first()
    }

    /**
     * What is perceived at the step [golden], as the file beside the walk says; null while there is
     * none.
     */
    fun golden(golden: String, locale: String): String? =
        File(file.path.removeSuffix(".walk"), "$golden.$locale.txt")
            .takeIf(File::isFile)?.readText()

    companion object {
        /** The goldens' own language, then those that `all` adds. */
        val LOCALES = listOf("zh-Hans", "zh-Hant", "en")
        val folder = File(System.getProperty("walks.dir", "../tests/walks"))

        fun all(): List<Walk> = folder.walk().filter { it.isFile && it.extension == "walk" }
            .sorted().map(::read).toList()

        private fun read(file: File): Walk {
            val lines = file.readLines().mapIndexedNotNull { at, text ->
                // A remark may follow a step: two blanks and a hash.
                // `then` only says that nobody is killed between two steps; here nobody is.
                val said = text.substringBefore("  #").trim().removePrefix("then ")
                if (said.isEmpty() || said.startsWith("#")) {
                    null
                } else {
                    Line(at + 1, said.substringBefore(' '), said.substringAfter(' ', "").trim())
                }
            }
            return Walk(file.relativeTo(folder).path.removeSuffix(".walk"), file, lines)
        }
    }
}
