package cn.tongtu.app.walks

/**
 * Where what is drawn stands in another order than the golden says; empty where nothing does. Only
 * what a body holds has an order of the core's: bar, notice, dock and tabs are where the frame of
 * this shell puts them. A case's road stands above its particulars here, and the nine dots say what
 * is asked before who is asked ([dots]): those are held apart.
 */
internal fun disorder(expected: String, drawn: List<String>, dots: Boolean): String {
    val wanted = expected.lines().map(String::trimEnd)
    return listOf(setOf("step"), if (dots) BODY - "text" else BODY)
        .firstNotNullOfOrNull { roles -> apart(of(wanted, roles), of(drawn, roles)) }.orEmpty()
}

private fun of(lines: List<String>, roles: Set<String>) =
    lines.filter { it.substringBefore(" | ") in roles }

private fun apart(wanted: List<String>, drawn: List<String>): String? =
    wanted.zip(drawn).firstOrNull { (one, other) -> one != other }
        ?.let { (one, other) -> "  - $one\n  + $other\n  in this place" }

private val BODY = setOf(
    "text", "secret", "prose", "choice", "pick", "day", "consent", "code", "photos", "slot",
    "option", "group", "row", "line", "refusal", "picture", "qr", "card", "panel",
)
