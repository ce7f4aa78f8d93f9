package cn.tongtu.app

import uniffi.tongtu.Body
import uniffi.tongtu.Choice
import uniffi.tongtu.Detail
import uniffi.tongtu.Field
import uniffi.tongtu.Group
import uniffi.tongtu.Icon
import uniffi.tongtu.Input
import uniffi.tongtu.Line
import uniffi.tongtu.Lines
import uniffi.tongtu.Mark
import uniffi.tongtu.Page
import uniffi.tongtu.Paragraph
import uniffi.tongtu.ParagraphKind
import uniffi.tongtu.Press
import uniffi.tongtu.Progress
import uniffi.tongtu.Rank
import uniffi.tongtu.Refusal
import uniffi.tongtu.Row
import uniffi.tongtu.Rows
import uniffi.tongtu.Screen
import uniffi.tongtu.Step
import uniffi.tongtu.Sum
import uniffi.tongtu.Tone

/**
 * Screens as the core would make them, one for each template and state that is drawn. They stand in
 * a file for each template; here are their list and what they are made of.
 */
internal object Fixtures {
    val blank = screen("start", "通途", Body.Page(page("start", "通途")))

    /** Every fixture by name; the gallery and the measuring tests run over all of them. */
    val all: Map<String, Screen> get() = mapOf(
        "consent" to consent, "register" to register, "register_problem" to registerProblem,
        "code" to code, "photos" to photos, "review" to review, "home" to home,
        "home_signed_out" to homeSignedOut, "licence" to licence,
        "licence_offline" to licenceOffline, "violations" to violations, "empty" to empty,
        "refused" to refused, "pattern" to pattern, "maintenance" to maintenance, "help" to help,
        "capture" to capture, "capture_no_camera" to captureNoCamera, "quiz" to quiz,
        "delete" to delete, "parts" to parts, "english" to english,
        "licence_large" to licenceLarge, "searched" to searched, "fines" to fines,
        "loading" to loading, "loading_rows" to loadingRows, "handling" to handling,
        "violation" to violation, "objection" to objection, "capture_face" to captureFace,
        "capture_code" to captureCode, "filing_refused" to filingRefused,
        "cross_border" to crossBorder, "decision" to decision, "unclear" to unclear,
        "rental" to rental, "points" to points, "violations_english" to violationsEnglish,
        "fines_due" to finesDue, "messages" to messages, "progress" to progress,
        "owners_code" to ownersCode,
    )

    /** The language of those that do not speak that of the phone they are drawn on. */
    val languages = mapOf(
        "review" to "+zh-rHK", "cross_border" to "+zh-rHK", "unclear" to "+zh-rHK",
        "english" to "+en-rUS", "rental" to "+en-rUS", "violations_english" to "+en-rUS",
    )

    fun screen(route: String, title: String, body: Body) = Screen(
        route =
            route, revision = 1u, title = title, canGoBack = false, tabs = emptyList(), busy = null,
        age = null, notice = null, focus = null, secret = false, elder = false, ask = null,
        body = body, actions = emptyList(), over = null,
    )

    fun page(id: String, title: String) = Page(
        id = id, scene = null, mark = null, title = title, about = null, sum = null,
        progress = null, lines = emptyList(), paragraphs = emptyList(), ways = emptyList(),
        fine = emptyList(), presses = emptyList(),
    )

    fun press(id: String, label: String, rank: Rank = Rank.MAIN, icon: Icon? = null) =
        Press(id, label, icon, rank, busy = false, notYet = null)

    fun row(
        id: String,
        icon: Icon?,
        head: String,
        lines: List<String> = emptyList(),
        value: String? = null,
    ) = Row(
        id, icon, null, null, head, lines, value, under = null, mark = null, chosen = null,
        progress = null, opens = true, presses = emptyList(),
    )

    fun field(id: String, label: String, input: Input) = Field(
        id, label, null, null, required = true, locked = null, problem = null, wrong = null,
        repairs = emptyList(), input = input,
    )

    fun detail(
        about: Row? = null, mark: Mark? = null, lead: String? = null,
        refusals: List<Refusal> = emptyList(), sum: Sum? = null, progress: Progress? = null,
        groups: List<Lines> = emptyList(), rows: List<Row> = emptyList(),
    ) = Detail(
        about, mark, lead, refusals, sum, progress, groups, timeline = emptyList(),
        pictures = emptyList(), rows,
    )

    fun rows(
        filters: List<Choice> = emptyList(), chosen: String? = null, counted: String? = null,
        groups: List<Group> = emptyList(), more: String? = null, fine: String? = null,
    ) = Rows(filters, chosen, search = null, counted, groups, more, fine, empty = null)

    fun line(id: String, label: String, value: String) =
        Line(id, label, value, canCopy = false, reveal = null)

    fun step(
        id: String, head: String, line: String, open: Boolean = false, present: Boolean = false,
    ) = Step(id, head, line, Mark(Tone.INFO, open, ""), present)

    fun item(text: String, icon: Icon? = null) = Paragraph(ParagraphKind.ITEM, icon, text)

    fun prose(text: String) = Paragraph(ParagraphKind.PROSE, null, text)
}
