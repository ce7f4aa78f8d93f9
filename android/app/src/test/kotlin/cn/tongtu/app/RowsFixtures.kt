package cn.tongtu.app

import uniffi.tongtu.Age
import uniffi.tongtu.AgeState
import uniffi.tongtu.Body
import uniffi.tongtu.Choice
import uniffi.tongtu.Group
import uniffi.tongtu.Icon
import uniffi.tongtu.Mark
import uniffi.tongtu.Notice
import uniffi.tongtu.Progress
import uniffi.tongtu.Rank
import uniffi.tongtu.Rows
import uniffi.tongtu.Scene
import uniffi.tongtu.Tab
import uniffi.tongtu.Tone

// Lists: with filters and without, chosen from, empty, still on their way.

internal val Fixtures.violations get() = screen(
    "violations", "违法记录",
    Body.Rows(
        Rows(
            listOf(
                Choice("open", "未处理 4", null), Choice("unpaid", "待缴款 1", null),
                Choice("done", "已办结", null), Choice("all", "全部", null),
            ),
            "open", null, "4 条，共 5 分、550 元",
            listOf(
                Group(
                    "7K2M5", "粤B·7K2M5", "小型汽车，本人",
                    listOf(
                        row("v1", null, "违反禁止标线", listOf("10月25日 17:40，滨河路"), "1 分")
                            .copy(
                                under = "100 元",
                                mark = Mark(Tone.ATTENTION, false, "还剩 6 天，可以在手机上处理"),
                            ),
                        row(
                            "v2",
                            Icon.VIOLATION,
                            "驾驶时手持电话",
                            listOf("11月16日 08:12，北环大道"),
                            "3 分",
                        ).copy(
                            under = "200 元",
                            mark = Mark(Tone.CALM, false, "还剩 27 天，可以在手机上处理"),
                        ),
                        row("v3", null, "违法停车", listOf("10月31日 20:05，莲花路"), "0 分")
                            .copy(
                                under = "200 元",
                                mark = Mark(Tone.CALM, true, "申辩审核中，11月24日前答复"),
                            ),
                    ),
                ),
                Group(
                    "D90162", "粤B·D90162", "新能源汽车，备案",
                    listOf(
                        row("v4", null, "违反禁令标志", listOf("8月2日 13:26，宝安大道"), "1 分")
                            .copy(
                                under = "50 元",
                                mark = Mark(Tone.DANGER, false, "早于备案，要到窗口处理"),
                            ),
                    ),
                ),
            ),
            "再看 50 条", "电子眼记录一般在 5 个工作日内出现", null,
        ),
    ),
).copy(
    canGoBack = true, age = Age("3 小时前的内容，正在更新", AgeState.REFRESHING),
    actions = listOf(press("violations.choose", "选择要处理的记录")),
)

internal val Fixtures.empty get() = screen(
    "violations", "违法记录",
    Body.Rows(
        Rows(
            listOf(
                Choice("open", "未处理 0", null), Choice("unpaid", "待缴款 0", null),
                Choice("done", "已办结", null), Choice("all", "全部", null),
            ),
            "open", null, null, emptyList(), null, null,
            page("empty", "没有要处理的违法").copy(
                scene = Scene.QUIET_ROAD,
                paragraphs = listOf(
                    prose("您的 2 辆车都没有。电子眼记录一般在 5 个工作日内出现，有新的会通知您。"),
                ),
            ),
        ),
    ),
).copy(
    canGoBack = true, age = Age("今天 09:38 更新", AgeState.FRESH),
    actions = listOf(
        press("violations.done", "看已办结的", Rank.SECOND),
        press("refresh", "更新", Rank.SECOND, Icon.REFRESH),
    ),
)

/** A list with a search: nothing was found. */
internal val Fixtures.searched get() = screen(
    "cities", "注册城市",
    Body.Rows(
        Rows(
            emptyList(), null, "珠海市", null, emptyList(), null, null,
            page("empty", "没有找到这个城市").copy(
                paragraphs = listOf(prose("只写城市的名字，例如珠海。")),
            ),
        ),
    ),
).copy(canGoBack = true)

/** Nothing is here yet, in the shape of a list and of a thing. */
internal val Fixtures.loadingRows get() = screen(
    "violations", "违法记录",
    Body.Rows(Rows(emptyList(), null, null, null, emptyList(), null, null, null)),
).copy(canGoBack = true, busy = "正在更新")

internal val Fixtures.delete get() = screen(
    "account", "账号与安全",
    Body.Rows(
        Rows(
            emptyList(), null, null, null,
            listOf(
                Group(
                    "account", null, null,
                    listOf(
                        row(
                            "gesture", Icon.LOCK, "手势密码", value = "已设置",
                        ), row("password", Icon.EDIT, "登录密码"),
                        row("language", Icon.LANGUAGE, "语言", value = "简体中文"),
                    ),
                ),
            ),
            null, null, null,
        ),
    ),
).copy(
    canGoBack = true, actions = listOf(press("account.delete", "删除账号", Rank.GRAVE, Icon.BIN)),
    over = page("delete", "删除账号吗").copy(
        mark = Mark(Tone.DANGER, false, "不能恢复"),
        paragraphs = listOf(prose("备案的驾驶证和未提交的材料会一起删除。手机号码当天就可以重新注册。")),
        presses = listOf(
            press("keep", "留着账号"), press("account.delete.sure", "继续，填写原因", Rank.GRAVE),
        ),
    ),
)

/** Every tone of a notice's neighbours, every rank of a press, in one body. */
internal val Fixtures.parts get() = screen(
    "parts", "部件",
    Body.Rows(
        Rows(
            emptyList(), null, null, null,
            listOf(
                Group(
                    "tones", "状态", "五种",
                    Tone.entries.map {
                        row("tone.$it", Icon.LICENCE, "状态", listOf("形状、文字、颜色说同一件事"))
                            .copy(mark = Mark(it, false, "已定"))
                    } +
                        Tone.entries.map {
                            row("open.$it", Icon.LICENCE, "状态")
                                .copy(mark = Mark(it, true, "待发送"))
                        } +
                        row("plate", Icon.CAR, "大型新能源汽车").copy(
                            plate = "粤B·10002D", mark = Mark(Tone.DANGER, false, "达到报废标准"),
                        ) +
                        row("sending", Icon.UPLOAD, "照片", listOf("已上传 40%")).copy(
                            progress = Progress(40u, 0u, 100u, "已上传 40%"), opens = false,
                            presses = listOf(
                                press("stop", "停下", Rank.SOFT), press("drop", "删除", Rank.LINK),
                            ),
                        ),
                ),
            ),
            null, null, null,
        ),
    ),
).copy(
    canGoBack = true, busy = "正在更新",
    notice = Notice(
        "S305", Tone.DANGER, "照片没有存下来：手机空间已满", press("space", "清出空间", Rank.LINK), false,
    ),
    actions = listOf(
        press("main", "主要操作"), press(
            "second", "次要操作", Rank.SECOND,
        ), press("soft", "改地址", Rank.SOFT),
        press("link", "不认可，我要申辩", Rank.LINK), press("grave", "删除账号", Rank.GRAVE, Icon.BIN),
    ),
)

/** Two messages that want something. */
internal val Fixtures.messages get() = screen(
    "messages",
    "消息",
    Body.Rows(
        rows(
            filters = listOf(
                Choice("all", "全部", null),
                Choice("unread", "未读", null),
                Choice("archived", "已收起", null),
            ),
            chosen = "all",
            counted = "2\u00a0条，2\u00a0条未读",
            groups = listOf(
                Group(
                    "messages.2026-12-06",
                    "12月6日",
                    null,
                    listOf(
                        row(
                            "message/m-YPdDH7dCVqSOe5Yp",
                            Icon.CAR,
                            "租车 粤B·1R3N1 11月7日的违法转给了您，不是您开的可以申诉",
                            listOf("最晚12月11日申诉"),
                        ).copy(mark = Mark(Tone.ATTENTION, false, "要您办")),
                        row(
                            "message/m-w_JKKPeCnByiEnuf",
                            Icon.CAR,
                            "租车 粤B·1R3N1 11月2日的违法转给了您，不是您开的可以申诉",
                            listOf("最晚12月11日申诉"),
                        ).copy(mark = Mark(Tone.ATTENTION, false, "要您办")),
                    ),
                ),
            ),
        ),
    ),
).copy(
    tabs = listOf(
        Tab(id = "home", label = "首页", icon = Icon.HOME, chosen = false, count = 0u),
        Tab(id = "progress", label = "进度", icon = Icon.PROGRESS, chosen = false, count = 0u),
        Tab(id = "messages", label = "消息", icon = Icon.BELL, chosen = true, count = 2u),
        Tab(id = "me", label = "我的", icon = Icon.PERSON, chosen = false, count = 0u),
    ),
    age = Age("今天 09:30 更新", AgeState.FRESH),
    actions = listOf(
        press("messages.kinds", "提醒哪些", Rank.BAR, Icon.BELL),
        press("messages.read_all", "全部已读", Rank.BAR, Icon.CHECK),
    ),
)

/** What is open, in English. */
internal val Fixtures.violationsEnglish get() = screen(
    "violations",
    "Violations",
    Body.Rows(
        rows(
            filters = listOf(
                Choice("todo", "Open 4", null),
                Choice("to_pay", "To pay 2", null),
                Choice("done", "Closed", null),
                Choice("all", "All", null),
            ),
            chosen = "todo",
            counted = "4\u00a0records, 6\u00a0points, ¥600.00 in all. " +
                "Last synchronised: 09:00 today",
            groups = listOf(
                Group(
                    "car.0",
                    "粤B·2E5S7",
                    "Small car · Your own",
                    listOf(
                        row(
                            "violation/v-000002",
                            null,
                            "机动车违反规定停放、临时停车，妨碍其他车辆、行人通行",
                            listOf("08:14 on 4 November, 滨海大道沙河西立交"),
                            "0\u00a0points",
                        ).copy(
                            under = "¥200.00",
                            mark = Mark(
                                Tone.ATTENTION,
                                false,
                                "Handle by 8 December, possible here",
                            ),
                        ),
                        row(
                            "violation/v-000004",
                            Icon.VIOLATION,
                            "机动车未按规定使用灯光，情节轻微",
                            listOf("09:28 on 22 November, 梅观高速清湖出口"),
                            "0\u00a0points",
                        ).copy(
                            under = "Warning",
                            mark = Mark(
                                Tone.CALM,
                                false,
                                "Handle by 26 December, possible here",
                            ),
                        ),
                        row(
                            "violation/v-000001",
                            Icon.VIOLATION,
                            "遇行人正在通过人行横道时未停车让行",
                            listOf("07:37 on 25 November, 北环大道皇岗立交东行"),
                            "3\u00a0points",
                        ).copy(
                            under = "¥200.00",
                            mark = Mark(
                                Tone.CALM,
                                false,
                                "Handle by 29 December, possible here",
                            ),
                        ),
                        row(
                            "violation/v-000003",
                            null,
                            "驾驶机动车在城市道路上行驶超过规定时速20%以上未达50%",
                            listOf("08:51 on 6 December, 福中三路民田路口"),
                            "3\u00a0points",
                        ).copy(
                            under = "¥200.00",
                            mark = Mark(
                                Tone.CALM,
                                true,
                                "Captured, to be checked by an officer",
                            ),
                        ),
                    ),
                ),
            ),
            fine = "Camera records mostly appear within 5\u00a0working days",
        ),
    ),
).copy(canGoBack = true, age = Age("Updated 09:30 today", AgeState.FRESH))

/** What goes on, what waits to be sent, what is done. */
internal val Fixtures.progress get() = screen(
    "progress",
    "进度",
    Body.Rows(
        rows(
            counted = "没有网络。连上后按顺序自动发送，不用重填",
            groups = listOf(
                Group(
                    "progress.outbox",
                    "待发送",
                    "1\u00a0件",
                    listOf(
                        row(
                            "outbox/1",
                            Icon.OBJECTION,
                            "申请行政复议",
                            listOf("没有网络，连上后自动发送，不用重填", "今天 09:30 填写"),
                        ).copy(
                            mark = Mark(Tone.INFO, true, "待发送"),
                            opens = false,
                            presses = listOf(
                                press(
                                    "outbox.discard/1",
                                    "放弃",
                                    Rank.LINK,
                                    Icon.BIN,
                                ),
                            ),
                        ),
                    ),
                ),
                Group(
                    "progress.cases",
                    "办理进度",
                    "2\u00a0件",
                    listOf(
                        row(
                            "case.payment/y-1-unknown-1",
                            Icon.PAY,
                            "缴款 200.00\u00a0元",
                            listOf("结果没有查清前，请不要再缴一次"),
                        ).copy(mark = Mark(Tone.ATTENTION, true, "结果待查")),
                        row(
                            "case.instalment/d-000001",
                            Icon.CALENDAR,
                            "延期或分期缴款，粤B·6P4U9",
                            listOf("最晚12月14日答复"),
                        ).copy(mark = Mark(Tone.INFO, true, "审核中")),
                    ),
                ),
                Group(
                    "progress.ended",
                    "已办完",
                    "1\u00a0件",
                    listOf(
                        row("case.filing", Icon.FILING, "备案驾驶证").copy(
                            mark = Mark(Tone.GOOD, false, "已备案"),
                        ),
                    ),
                ),
            ),
        ),
    ),
).copy(
    tabs = listOf(
        Tab(id = "home", label = "首页", icon = Icon.HOME, chosen = false, count = 0u),
        Tab(id = "progress", label = "进度", icon = Icon.PROGRESS, chosen = true, count = 1u),
        Tab(id = "messages", label = "消息", icon = Icon.BELL, chosen = false, count = 0u),
        Tab(id = "me", label = "我的", icon = Icon.PERSON, chosen = false, count = 0u),
    ),
    age = Age("今天 09:30 更新", AgeState.FRESH),
)
