package cn.tongtu.app

import uniffi.tongtu.Age
import uniffi.tongtu.AgeState
import uniffi.tongtu.Body
import uniffi.tongtu.Detail
import uniffi.tongtu.Group
import uniffi.tongtu.Icon
import uniffi.tongtu.Lines
import uniffi.tongtu.Mark
import uniffi.tongtu.Rank
import uniffi.tongtu.Refusal
import uniffi.tongtu.Rows
import uniffi.tongtu.Sum
import uniffi.tongtu.Term
import uniffi.tongtu.Tone

// Fines: chosen from, listed, decided, and paid without an answer.

/** Two of three fines are picked to be paid at once. */
internal val Fixtures.fines get() = screen(
    "fines", "缴纳罚款",
    Body.Rows(
        Rows(
            emptyList(), null, null, "已选 2 笔，共 312.00 元",
            listOf(
                Group(
                    "due", "待缴款", "3 笔",
                    listOf(
                        fine("f1", "违反禁止标线", "100.00 元", true)
                            .copy(plate = "粤B·7K2M5", lines = listOf("12月1日前缴清")),
                        fine("f2", "违法停车", "212.00 元", true).copy(
                            under = "含加处 12.00 元",
                            lines = listOf("11月18日已到期"),
                            mark = Mark(Tone.DANGER, false, "每天加处 3%"),
                        ),
                        fine("f3", "驾驶时手持电话", "200.00 元", false)
                            .copy(lines = listOf("12月9日前缴清")),
                    ),
                ),
            ),
            null, "加处罚款不超过罚款本身", null,
        ),
    ),
).copy(canGoBack = true, actions = listOf(press("fines.pay", "缴款 312.00 元")))

private fun Fixtures.fine(id: String, head: String, value: String, chosen: Boolean) =
    row(id, null, head, value = value).copy(chosen = chosen, opens = false)

/** What is to be paid, by what is most urgent. */
internal val Fixtures.finesDue get() = screen(
    "fines",
    "罚款",
    Body.Rows(
        rows(
            counted = "2\u00a0笔要缴，共 460.00\u00a0元",
            groups = listOf(
                Group(
                    "fines.due",
                    "要缴的",
                    "2\u00a0笔",
                    listOf(
                        row(
                            "decision/d-000001",
                            Icon.PAY,
                            "机动车违反禁令标志指示",
                            listOf("11月27日到期，已逾期 10\u00a0天，每天都在加处罚款"),
                            "260.00\u00a0元",
                        ).copy(plate = "粤B·2E5S7", mark = Mark(Tone.DANGER, false, "已逾期")),
                        row(
                            "decision/d-000002",
                            Icon.PAY,
                            "机动车违反规定停放、临时停车，妨碍其他车辆、行人通行",
                            listOf("今天（12月7日）是最后一天，明天起加处罚款"),
                            "200.00\u00a0元",
                        ).copy(plate = "粤B·2E5S7", mark = Mark(Tone.ATTENTION, false, "待缴款")),
                    ),
                ),
                Group(
                    "fines.rest",
                    "不用再缴的",
                    "1\u00a0笔",
                    listOf(
                        row(
                            "decision/d-000003",
                            Icon.PAY,
                            "机动车违反规定停放、临时停车，妨碍其他车辆、行人通行",
                            listOf("10月13日决定"),
                            "200.00\u00a0元",
                        ).copy(plate = "粤B·2E5S7", mark = Mark(Tone.GOOD, false, "已缴清")),
                    ),
                ),
            ),
            fine = "收到决定后 15\u00a0天内缴清。逾期每天加处 3%，加到和罚款一样多为止。依据：《行政处罚法》第67条、第72条",
        ),
    ),
).copy(
    canGoBack = true,
    age = Age("今天 09:30 更新", AgeState.FRESH),
    actions = listOf(press("fines.pay", "去缴款", icon = Icon.PAY)),
)

/** A fine that is overdue, with what is added to it. */
internal val Fixtures.decision get() = screen(
    "decision/d-000001",
    "处罚决定",
    Body.Detail(
        detail(
            about = row("decision.about", null, "机动车违反禁令标志指示", listOf("深圳市公安局交通警察局机训大队")).copy(
                plate = "粤B·2E5S7",
                opens = false,
            ),
            mark = Mark(Tone.DANGER, false, "已逾期"),
            lead = "11月27日到期，已逾期 10\u00a0天，每天都在加处罚款",
            sum = Sum(
                listOf(Term("200.00\u00a0元", "罚款"), Term("60.00\u00a0元", "加处罚款")),
                Term("260.00\u00a0元", "应缴"),
                Tone.ATTENTION,
            ),
            groups = listOf(
                Lines(
                    "decision.facts",
                    null,
                    listOf(
                        line("decision.number", "决定书编号", "4403261100000001").copy(
                            canCopy = true,
                        ),
                        line("decision.points", "记分", "1\u00a0分"),
                        line("decision.fine", "罚款", "200.00\u00a0元"),
                        line("decision.decided_on", "决定日期", "2026-11-12"),
                        line("decision.received_on", "收到日期", "2026-11-12"),
                    ),
                ),
                Lines(
                    "decision.due",
                    "缴款期限和加处罚款",
                    listOf(
                        line("decision.due_on", "缴款期限", "2026-11-27"),
                        line("decision.late", "已逾期", "10\u00a0天"),
                        line("decision.rate", "逾期以后", "每天加处 6.00\u00a0元（3%），最多加 200.00\u00a0元"),
                        line("decision.stops_on", "加到这天为止", "2026-12-31"),
                    ),
                ),
            ),
            rows = listOf(
                row("violation/v-000005", Icon.VIOLATION, "违法记录", listOf("时间、地点、照片")),
                row(
                    "decision.instalment",
                    Icon.CALENDAR,
                    "延期或分期缴款",
                    listOf("一时缴不出可以申请，批准的期限内不加处罚款"),
                ),
                row(
                    "decision.reconsideration",
                    Icon.OBJECTION,
                    "不服决定，申请复议",
                    listOf("最晚2027年1月11日申请，收到决定起 60\u00a0天"),
                ),
                row("points.open", Icon.POINTS, "查看本周期记分"),
            ),
        ),
    ),
).copy(
    canGoBack = true,
    age = Age("今天 09:30 更新", AgeState.FRESH),
    actions = listOf(press("decision.pay", "缴款 260.00\u00a0元", icon = Icon.PAY)),
)

/** The bank has not answered: nothing is paid twice. */
internal val Fixtures.unclear get() = screen(
    "payment/y-1",
    "繳款單",
    Body.Detail(
        detail(
            mark = Mark(Tone.ATTENTION, true, "結果待查"),
            refusals = listOf(
                Refusal(
                    code = "payment.unclear",
                    what = "銀行沒有回音，尚未知道是否繳成",
                    unchanged = "罰款仍在，記分沒有變",
                    why = listOf("錢可能已經扣了，只是結果沒有傳回來。通途會一直查到有結果為止，毋須守候"),
                    sum = null,
                    progress = null,
                    source = "規定：一筆決定只收一次，結果未查清之前不再開單",
                    ways = listOf(
                        row(
                            "payment.bank",
                            Icon.PHONE,
                            "查銀行的扣款記錄",
                            listOf("看有沒有這筆扣款，也可致電卡背的號碼"),
                        ).copy(opens = false),
                        row(
                            "payment.window",
                            Icon.PLACE,
                            "三天仍未有結果，到窗口",
                            listOf("帶身份證件和銀行的扣款記錄"),
                        ).copy(opens = false),
                    ),
                    closed = "現在不能再繳一次，以免重複扣款",
                ),
            ),
            sum = Sum(
                listOf(Term("400.00\u00a0元", "罰款"), Term("60.00\u00a0元", "加處罰款")),
                Term("460.00\u00a0元", "應繳"),
                Tone.ATTENTION,
            ),
            groups = listOf(
                Lines(
                    "payment.facts",
                    null,
                    listOf(
                        line("payment.amount", "金額", "460.00\u00a0元"),
                        line("payment.created", "開單時間", "今天 09:30"),
                    ),
                ),
            ),
            rows = listOf(
                row(
                    "decision/d-000002",
                    Icon.PAY,
                    "机动车违反规定停放、临时停车，妨碍其他车辆、行人通行",
                    value = "200.00\u00a0元",
                ).copy(plate = "粤B·2E5S7"),
                row("decision/d-000001", Icon.PAY, "机动车违反禁令标志指示", value = "260.00\u00a0元").copy(
                    plate = "粤B·2E5S7",
                ),
            ),
        ),
    ),
).copy(
    canGoBack = true,
    age = Age("今天 09:30 更新", AgeState.FRESH),
    actions = listOf(press("payment.ask", "查詢結果", Rank.SECOND)),
)
