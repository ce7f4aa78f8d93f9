package cn.tongtu.app

import uniffi.tongtu.Age
import uniffi.tongtu.AgeState
import uniffi.tongtu.Body
import uniffi.tongtu.Detail
import uniffi.tongtu.Icon
import uniffi.tongtu.Lines
import uniffi.tongtu.Mark
import uniffi.tongtu.Progress
import uniffi.tongtu.Rank
import uniffi.tongtu.Refusal
import uniffi.tongtu.Tone

// Cars: another's that is filed, one from Hong Kong, one that was hired.

/** Three cars of others are filed already: the limit, what is left of each, and the ways. */
internal val Fixtures.filingRefused get() = screen(
    "filing",
    "备案非本人机动车",
    Body.Detail(
        detail(
            mark = Mark(Tone.DANGER, false, "现在不能申请"),
            refusals = listOf(
                Refusal(
                    code = "filing.per_user",
                    what = "已备案 3\u00a0辆他人的车，不能再加",
                    unchanged = "已备案的车照常使用",
                    why = listOf("同时最多备案 3\u00a0辆，正在申请的也算"),
                    sum = null,
                    progress = Progress(3u, 1u, 3u, "已用 3，最多 3"),
                    source = "规定：备案非本人机动车的数量限制",
                    ways = listOf(
                        row("vehicles.open", Icon.CAR, "查看机动车", listOf("本人的车和已备案的车")),
                        row(
                            "filing.window",
                            Icon.PLACE,
                            "到车管所窗口办理",
                            listOf("带身份证件、驾驶证、行驶证和车主的同意书"),
                        ).copy(opens = false),
                    ),
                    closed = "换一个车主也不能再加",
                ),
            ),
            groups = listOf(
                Lines(
                    "filing.who",
                    "须知",
                    listOf(
                        line("filing.cars", "哪些车", "非营运的小型汽车和小型新能源汽车，也可以是单位的车"),
                        line("filing.owner", "车主", "车主出示备案码，或把短信验证码告诉您。车主随时可以解除"),
                        line("filing.face", "本人", "要做人脸识别，不能替别人申请"),
                        line("filing.counts", "备案日期", "备案日以前记分的违法，不能由您处理"),
                    ),
                ),
            ),
            rows = listOf(
                row("filing.left.at_once", null, "同时备案", value = "3，最多 3").copy(
                    progress = Progress(3u, 0u, 3u, "已用 3，最多 3"),
                    opens = false,
                ),
                row("filing.left.today", null, "今天申请", value = "0，最多 1").copy(
                    progress = Progress(0u, 0u, 1u, "已用 0，最多 1"),
                    opens = false,
                ),
                row("filing.left.this_year", null, "今年申请", value = "3，最多 5").copy(
                    progress = Progress(3u, 0u, 5u, "已用 3，最多 5"),
                    opens = false,
                ),
                row("filing.left.owners", null, "备案过的车主", value = "3，最多 5").copy(
                    progress = Progress(3u, 0u, 5u, "已用 3，最多 5"),
                    opens = false,
                ),
                row("filing.case/b-filing-full-3", null, "小型汽车", listOf("8月9日备案")).copy(
                    plate = "粤B·1L0A3",
                    mark = Mark(Tone.GOOD, false, "已备案"),
                ),
                row("filing.case/b-filing-full-2", null, "小型汽车", listOf("9月18日备案")).copy(
                    plate = "粤B·1L0A2",
                    mark = Mark(Tone.GOOD, false, "已备案"),
                ),
                row("filing.case/b-filing-full-1", null, "小型汽车", listOf("10月28日备案")).copy(
                    plate = "粤B·1L0A1",
                    mark = Mark(Tone.GOOD, false, "已备案"),
                ),
            ),
        ),
    ),
).copy(canGoBack = true, age = Age("今天 09:30 更新", AgeState.FRESH))

/** A car from Hong Kong on the twenty-fifth of its thirty days. */
internal val Fixtures.crossBorder get() = screen(
    "vehicle.cross_border",
    "港車北上、澳車北上",
    Body.Detail(
        detail(
            about = row("cross_border.about", null, "丰田牌 ALPHARD").copy(
                plate = "粤Z·1A23港",
                opens = false,
            ),
            mark = Mark(Tone.GOOD, false, "已關聯"),
            lead = "最遲12月17日離境，當天也算一天",
            groups = listOf(
                Lines(
                    "cross_border.stay",
                    "本次停留",
                    listOf(
                        line("cross_border.entered_on", "入境日期", "2026-11-18"),
                        line("cross_border.leave_by", "最遲離境", "2026-12-17"),
                    ),
                ),
                Lines(
                    "cross_border.term",
                    "牌證",
                    listOf(
                        line("cross_border.scheme", "計劃", "港車北上"),
                        line("cross_border.home_plate", "當地車牌", "AB 1234"),
                        line("cross_border.term_from", "期限起", "2026-06-26"),
                        line("cross_border.term_until", "期限止", "2027-06-25"),
                        line("cross_border.drivers", "指定司機", "最多 2 位，期限內不能換"),
                    ),
                ),
            ),
            rows = listOf(
                row(
                    "cross_border.stay_days",
                    Icon.CALENDAR,
                    "本次停留",
                    value = "25\u00a0天，滿 30\u00a0天",
                ).copy(
                    mark = Mark(Tone.ATTENTION, false, "快滿了"),
                    progress = Progress(25u, 0u, 30u, "本次已停留 25\u00a0天，最多 30\u00a0天"),
                    opens = false,
                ),
                row(
                    "cross_border.year_days",
                    Icon.CALENDAR,
                    "今年停留",
                    value = "85\u00a0天，滿 180\u00a0天",
                ).copy(
                    progress = Progress(85u, 0u, 180u, "今年已停留 85\u00a0天，最多 180\u00a0天"),
                    opens = false,
                ),
                row(
                    "vehicle.cross_border.remind",
                    Icon.BELL,
                    "到期前提醒我",
                    listOf("停留第 25\u00a0天和今年滿 150\u00a0天時"),
                ),
                row(
                    "vehicle.records",
                    Icon.VIOLATION,
                    "這輛車的違法",
                    listOf("只看這輛車的記錄"),
                    "1\u00a0條",
                ),
                row("vehicle.open", Icon.CAR, "車輛詳情", listOf("狀態、年檢和保險")),
            ),
        ),
    ),
).copy(canGoBack = true, age = Age("今天 09:30 更新", AgeState.FRESH))

/** A contract with two records that the company hands on. */
internal val Fixtures.rental get() = screen(
    "rental/SL30518264",
    "Rental contract",
    Body.Detail(
        detail(
            about = row("rental.about", null, "深圳市示例汽车租赁有限公司").copy(
                plate = "粤B·1R3N1",
                opens = false,
            ),
            mark = Mark(Tone.CALM, true, "Ended"),
            lead = "Returned. The firm may ask for transfers now",
            groups = listOf(
                Lines(
                    "rental.facts",
                    null,
                    listOf(
                        line("rental.from", "From", "2026-10-30"),
                        line("rental.until", "Until", "2026-11-06"),
                        line("rental.transfer_from", "Transfer from", "2026-12-06"),
                        line("rental.number", "Contract no.", "SL30518264").copy(
                            canCopy = true,
                        ),
                    ),
                ),
            ),
            rows = listOf(
                row(
                    "violation/v-000002",
                    Icon.VIOLATION,
                    "机动车违反禁令标志指示",
                    listOf(
                        "08:14 on 7 November, points: 1",
                        "Transferred by the firm. If it was not you, appeal by 11 December",
                    ),
                    "¥200.00",
                ).copy(
                    mark = Mark(Tone.ATTENTION, false, "Transferred to you"),
                    presses = listOf(
                        press("rental.appeal/v-000002", "Not me, appeal", Rank.SOFT),
                    ),
                ),
                row(
                    "violation/v-000001",
                    Icon.VIOLATION,
                    "遇行人正在通过人行横道时未停车让行",
                    listOf(
                        "07:37 on 2 November, points: 3",
                        "Transferred by the firm. If it was not you, appeal by 11 December",
                    ),
                    "¥200.00",
                ).copy(
                    mark = Mark(Tone.ATTENTION, false, "Transferred to you"),
                    presses = listOf(
                        press("rental.appeal/v-000001", "Not me, appeal", Rank.SOFT),
                    ),
                ),
                row("rental.call", Icon.PHONE, "Call the firm", listOf("0755-99990176")),
            ),
        ),
    ),
).copy(canGoBack = true, age = Age("Updated 09:30 today", AgeState.FRESH))
