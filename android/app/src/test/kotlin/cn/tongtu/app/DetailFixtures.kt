package cn.tongtu.app

import uniffi.tongtu.Age
import uniffi.tongtu.AgeState
import uniffi.tongtu.Body
import uniffi.tongtu.Detail
import uniffi.tongtu.Icon
import uniffi.tongtu.Lines
import uniffi.tongtu.Mark
import uniffi.tongtu.Picture
import uniffi.tongtu.Progress
import uniffi.tongtu.Rank
import uniffi.tongtu.Refusal
import uniffi.tongtu.Sum
import uniffi.tongtu.Term
import uniffi.tongtu.Tone

// One thing each: a case under review, a record, a refusal, the points.

internal val Fixtures.review get() = screen(
    "register.review", "註冊審核",
    Body.Detail(
        Detail(
            about = null, mark = Mark(Tone.INFO, true, "人工審核中"),
            lead = "最遲明天 18:00 前有結果", refusals = emptyList(), sum = null, progress = null,
            groups = listOf(
                Lines(
                    "data", "提交的資料",
                    listOf(
                        line("name", "姓名", "陈家朗"), line("document", "證件", "港澳居民來往內地通行證"),
                        line("number", "證件號碼", "H12••••78")
                            .copy(reveal = press("reveal", "顯示", Rank.BAR, Icon.EYE)),
                        line("case", "辦理編號", "7Q2K-41F8").copy(canCopy = true),
                    ),
                ),
            ),
            timeline = listOf(
                step("filled", "已填寫資料", "11月20日 09:26"), step(
                    "phone", "已核實手機號碼", "11月20日 09:27",
                ),
                step("photo", "已收到證件相片", "11月20日 09:31"),
                step("review", "正在人工審核", "核對證件與姓名，前面約有 40 宗", open = true, present = true),
                step("open", "開通帳戶", "通過後可備案駕駛證", open = true),
            ),
            pictures = emptyList(), rows = emptyList(),
        ),
    ),
).copy(
    canGoBack = true,
    actions = listOf(
        press("review.mend", "更正資料", Rank.SECOND, Icon.EDIT),
        press("review.call", "致電查詢", Rank.SECOND, Icon.PHONE),
        press("refresh", "更新", Rank.BAR, Icon.REFRESH),
    ),
)

/** The detail of a record, with its evidence. */
internal val Fixtures.violation get() = screen(
    "violation", "违法详情",
    Body.Detail(
        Detail(
            row("about", null, "驾驶时手持电话", listOf("违法行为代码 1223，非现场记录"))
                .copy(plate = "粤B·7K2M5", opens = false),
            Mark(Tone.ATTENTION, false, "还没有处理"), "12月17日前处理或申辩", emptyList(), null, null,
            listOf(
                Lines(
                    "facts", null,
                    listOf(
                        line("at", "时间", "2026-11-16 08:12"),
                        line("place", "地点", "北环大道新洲立交，由西向东"),
                        line("points", "记分", "3 分，处理后共 6 分"),
                        line("fine", "罚款", "200.00 元"),
                    ),
                ),
            ),
            listOf(
                step("seen", "电子眼记录", "11月16日"), step("checked", "民警审核通过", "11月17日"),
                step("yours", "等您处理", "12月17日前处理或申辩", open = true, present = true),
            ),
            listOf(
                Picture("evidence1", "路口远景"), Picture("evidence2", "车辆近景"),
                Picture("evidence3", "号牌"),
            ),
            emptyList(),
        ),
    ),
).copy(
    canGoBack = true,
    actions = listOf(
        press("violation.handle", "处理这一条"),
        press("violation.plead", "不认可，我要申辩", Rank.SECOND),
    ),
)

internal val Fixtures.refused get() = screen(
    "violation", "违反禁止标线",
    Body.Detail(
        Detail(
            row("about", null, "", listOf("11月16日 17:40，东莞大道"))
                .copy(plate = "粤S·6H3T9", opens = false),
            null, null,
            listOf(
                Refusal(
                    "L412", "这条不能在手机上处理", "记录还在，没有任何变化",
                    listOf("处理后会记满 12 分，手机上最多到 11 分。"),
                    Sum(
                        listOf(Term("11", "已记分"), Term("1", "这一条")),
                        Term("12", "记满"),
                        Tone.DANGER,
                    ),
                    Progress(11u, 1u, 12u, "已记 11 分，再加 1 分，满 12 分"),
                    "依据：《道路交通安全违法行为记分管理办法》第十四条、第十七条",
                    listOf(
                        row(
                            "wait",
                            Icon.CALENDAR,
                            "等到 12月3日再处理",
                            listOf("12月2日周期结束，缴清罚款的分清零；处理期限是 12月16日，来得及"),
                        ),
                        row("window", Icon.PLACE, "去窗口处理", listOf("会记满 12 分，要学习 7 天再考试")),
                        row("object", Icon.OBJECTION, "认为记录有误，提出申辩", listOf("申辩期间不用处理")),
                    ),
                    "学法减分要先处理完全部违法，现在还不能办。",
                ),
            ),
            null, null, emptyList(), emptyList(), emptyList(), emptyList(),
        ),
    ),
).copy(canGoBack = true, actions = listOf(press("remind", "12月3日提醒我")))

internal val Fixtures.loading get() = screen(
    "licence", "驾驶证",
    Body.Detail(
        Detail(
            null, null, null, emptyList(), null, null, emptyList(), emptyList(), emptyList(),
            emptyList(),
        ),
    ),
).copy(canGoBack = true, busy = "正在更新")

/** Eleven points of twelve. */
internal val Fixtures.points get() = screen(
    "points",
    "记分",
    Body.Detail(
        detail(
            mark = Mark(Tone.DANGER, false, "接近满分"),
            lead = "已记 11\u00a0分，只差 1\u00a0分就满分",
            progress = Progress(11u, 4u, 12u, "已记 11\u00a0分，另有 4\u00a0分还没有处理，满 12\u00a0分"),
            groups = listOf(
                Lines(
                    "points.cycle",
                    "本周期",
                    listOf(
                        line("points.cycle", "记分周期", "2026-06-15 至 2027-06-14"),
                        line("points.accumulated", "累积记分", "11\u00a0分"),
                        line("points.pending", "还没有处理", "4\u00a0分"),
                        line("points.clears", "清零日期", "2027-06-15，未满 12\u00a0分且罚款已缴清"),
                    ),
                ),
                Lines(
                    "points.law",
                    "记到多少分会怎样",
                    listOf(
                        line("points.law.9", "9\u00a0分", "通途发消息提醒。还可以在网上处理违法，加起来不能满 12\u00a0分"),
                        line("points.law.11", "11\u00a0分", "再发一次消息。记分的违法要到窗口处理"),
                        line(
                            "points.law.12",
                            "12\u00a0分",
                            "扣留驾驶证，不能开车。去学习 7\u00a0天（大车 30\u00a0天），考过科目一、缴清罚款后归还",
                        ),
                        line(
                            "points.law.again",
                            "再次满分",
                            "一个周期里每再满一次，多学 7\u00a0天，最多 60\u00a0天" +
                                "（大车多 30\u00a0天，最多 120\u00a0天）；还要考科目三，第三次再加科目二",
                        ),
                        line("points.law.refusing", "不去学习", "收到通知后 30\u00a0天内不去学习的，公告驾驶证停止使用"),
                        line("points.law.source", "出处", "依据：公安部令第163号第15条、第17条、第18条、第22条、第29条"),
                    ),
                ),
            ),
            rows = listOf(
                row(
                    "decision/d-000004",
                    Icon.POINTS,
                    "机动车违反禁令标志指示",
                    listOf("10月18日记分，罚款已缴"),
                    "1\u00a0分",
                ).copy(plate = "粤B·1P1S2"),
                row(
                    "decision/d-000003",
                    Icon.POINTS,
                    "机动车违反禁令标志指示",
                    listOf("10月3日记分，罚款已缴"),
                    "1\u00a0分",
                ).copy(plate = "粤B·1P1S2"),
                row(
                    "decision/d-000002",
                    Icon.POINTS,
                    "遇行人正在通过人行横道时未停车让行",
                    listOf("9月13日记分，罚款已缴"),
                    "3\u00a0分",
                ).copy(plate = "粤B·1P1S2"),
                row(
                    "decision/d-000001",
                    Icon.POINTS,
                    "驾驶机动车违反道路交通信号灯通行",
                    listOf("8月14日记分，罚款已缴"),
                    "6\u00a0分",
                ).copy(plate = "粤B·1P1S2"),
                row("points.violations", Icon.VIOLATION, "还没有处理的违法", value = "4\u00a0分"),
                row(
                    "points.reduction",
                    Icon.LEARN,
                    "学法减分",
                    listOf("这里还办不了。请到车管所窗口问，一周期最多减 6\u00a0分"),
                ).copy(opens = false),
                row("points.study", Icon.LEARN, "满分教育", listOf("这里还办不了。请到车管所窗口报名")).copy(
                    opens = false,
                ),
            ),
        ),
    ),
).copy(canGoBack = true, age = Age("今天 09:30 更新", AgeState.FRESH))
