package cn.tongtu.app

import uniffi.tongtu.Age
import uniffi.tongtu.AgeState
import uniffi.tongtu.Body
import uniffi.tongtu.Group
import uniffi.tongtu.Home
import uniffi.tongtu.Icon
import uniffi.tongtu.Mark
import uniffi.tongtu.Notice
import uniffi.tongtu.Panel
import uniffi.tongtu.Progress
import uniffi.tongtu.Rank
import uniffi.tongtu.Tab
import uniffi.tongtu.Tone

// The first screen, by who looks at it.

internal val Fixtures.home get() = screen(
    "home", "通途",
    Body.Home(
        Home(
            Panel(
                "驾驶证", Mark(Tone.GOOD, false, "正常"),
                listOf("林之远 · 准驾 C1", "有效期至 2031-06-14"), "3 分，满 12 分",
                Progress(3u, 0u, 12u, "已记 3 分，满 12 分"),
                listOf(press("licence.show", "出示电子驾驶证", icon = Icon.QR)),
            ),
            listOf(
                Group(
                    "todo", "要办的事", "2 件",
                    listOf(
                        row("inspection", null, "11 天后检验到期", listOf("粤B·7K2M5，可以免上线领标志"))
                            .copy(mark = Mark(Tone.ATTENTION, false, "")),
                        row("violations", null, "4 条违法没有处理", listOf("最急的 1 条还剩 6 天"))
                            .copy(mark = Mark(Tone.ATTENTION, false, "")),
                    ),
                ),
                Group(
                    "cars", "我的车", null,
                    listOf(
                        row("car1", Icon.CAR, "小型汽车").copy(
                            plate = "粤B·7K2M5", mark = Mark(Tone.ATTENTION, false, "检验将到期"),
                        ),
                        row("car2", Icon.CAR, "新能源汽车，备案").copy(
                            plate = "粤B·D90162", mark = Mark(Tone.GOOD, false, "正常"),
                        ),
                    ),
                ),
            ),
            listOf(
                Group(
                    "services", "服务", "全部 18 项",
                    listOf(
                        row("accident", Icon.ACCIDENT, "事故处理"), row("move", Icon.MOVE, "申请挪车"),
                        row("violation", Icon.VIOLATION, "违法处理"), row("pay", Icon.PAY, "缴纳罚款"),
                        row("renew", Icon.RENEW, "期满换证"), row("check", Icon.INSPECTION, "车辆年检"),
                        row("learn", Icon.LEARN, "学法减分"),
                    ),
                ),
            ),
        ),
    ),
).copy(tabs = tabs, actions = listOf(press("elder", "长辈版", Rank.BAR, Icon.LARGER)))

internal val Fixtures.homeSignedOut get() = screen(
    "home", "通途",
    Body.Home(
        Home(
            Panel(
                "登录后在这里出示驾驶证", null, listOf("港澳台和境外人员也可以注册"), null, null,
                listOf(press("login", "登录"), press("register", "注册", Rank.SECOND)),
            ),
            listOf(
                Group(
                    "todo", "要办的事", null,
                    listOf(
                        row("none", Icon.CHECK, "现在没有要办的事", listOf("有了会在这里提醒您"))
                            .copy(opens = false),
                    ),
                ),
            ),
            listOf(
                Group(
                    "services", "不登录也能用", null,
                    listOf(
                        row("accident", Icon.ACCIDENT, "事故处理"), row("help", Icon.HELP, "帮助"),
                    ),
                ),
            ),
        ),
    ),
).copy(
    tabs = tabs, age = Age("没有网络。下面是今天 09:12 的内容", AgeState.OFFLINE),
    notice = Notice(
        "N101", Tone.ATTENTION, "没有网络，登录要等一等", press("retry", "再试一次", Rank.LINK), true,
    ),
)

internal val Fixtures.english get() = screen(
    "home", "Tongtu",
    Body.Home(
        Home(
            Panel(
                "Driving licence", Mark(Tone.GOOD, false, "Valid"),
                listOf("Lin Zhiyuan · class C1", "Valid until 2031-06-14"), "3 of 12 points",
                Progress(3u, 0u, 12u, "3 points of 12"),
                listOf(press("licence.show", "Show electronic licence", icon = Icon.QR)),
            ),
            listOf(
                Group(
                    "todo", "To do", "2",
                    listOf(
                        row(
                            "inspection",
                            null,
                            "Inspection due in 11 days",
                            listOf("粤B·7K2M5, no visit to a station needed"),
                        )
                            .copy(mark = Mark(Tone.ATTENTION, false, "")),
                    ),
                ),
            ),
            listOf(
                Group(
                    "services", "Services", "All 18",
                    listOf(
                        row(
                            "accident", Icon.ACCIDENT, "Accident",
                        ), row("move", Icon.MOVE, "Move a car"),
                        row(
                            "violation", Icon.VIOLATION, "Violations",
                        ), row("pay", Icon.PAY, "Pay a fine"),
                        row("renew", Icon.RENEW, "Renew licence"), row(
                            "check", Icon.INSPECTION, "Inspection",
                        ),
                    ),
                ),
            ),
        ),
    ),
).copy(
    tabs = listOf(
        "Home", "Cases", "Inbox", "Me",
    ).zip(tabs) { label, tab -> tab.copy(label = label) },
    actions = listOf(press("elder", "Simple mode", Rank.BAR, Icon.LARGER)),
)

private val Fixtures.tabs get() = listOf(
    Tab("tab.home", "首页", Icon.HOME, true, 0u), Tab(
        "tab.cases", "进度", Icon.PROGRESS, false, 0u,
    ),
    Tab("tab.inbox", "消息", Icon.BELL, false, 2u), Tab("tab.me", "我的", Icon.PERSON, false, 0u),
)
