package cn.tongtu.app

import uniffi.tongtu.Age
import uniffi.tongtu.AgeState
import uniffi.tongtu.Body
import uniffi.tongtu.Card
import uniffi.tongtu.Code
import uniffi.tongtu.Countdown
import uniffi.tongtu.Icon
import uniffi.tongtu.Mark
import uniffi.tongtu.Picture
import uniffi.tongtu.Rank
import uniffi.tongtu.Term
import uniffi.tongtu.Tone

// The licence as it is held out to somebody.

internal val Fixtures.licence get() = screen("licence.card", "电子驾驶证", Body.Card(card())).copy(
    canGoBack = true, secret = true,
    actions = listOf(
        press("card.refresh", "更新", Rank.SECOND, Icon.REFRESH),
        press("card.reveal", "显示号码", Rank.BAR, Icon.EYE),
    ),
)

internal val Fixtures.licenceLarge get() = screen(
    "licence.card", "电子驾驶证",
    Body.Card(
        card().let { card ->
            card.copy(
                portrait = null, summary = emptyList(), fields = emptyList(),
                rows = emptyList(), fine = null,
                code = card.code?.copy(
                    enlarge = press("card.shrink", "缩小", Rank.SOFT, Icon.CLOSE), large = true,
                ),
            )
        },
    ),
).copy(canGoBack = true, secret = true)

internal val Fixtures.licenceOffline get() = screen(
    "licence.card", "电子驾驶证",
    Body.Card(
        card().copy(
            mark = Mark(Tone.CALM, true, "离线显示"), current = false, dimmed = true, code = null,
            instead = "二维码已过期。超过 24 小时没有更新，旧的二维码不再显示，请民警用证号查询。",
            rows = listOf(
                row("ask", Icon.EYE, "请民警用证号查询", listOf("解锁后显示完整证号 30 秒")),
                row("paper", Icon.LICENCE, "出示纸质驾驶证", listOf("两者效力相同")).copy(opens = false),
            ),
        ),
    ),
).copy(
    canGoBack = true, secret = true, age = Age("没有网络。下面是昨天 09:41 的内容", AgeState.OFFLINE),
    actions = listOf(press("card.refresh", "更新驾驶证", icon = Icon.REFRESH)),
)

private fun Fixtures.card() = Card(
    head = "机动车驾驶证", mark = Mark(Tone.GOOD, false, "正常"), current = true,
    portrait = Picture("portrait", "持证人照片"), dimmed = false, name = "林之远",
    summary = listOf(line("sex", "男", "1988年3月出生"), line("class", "准驾车型", "C1 小型汽车")),
    fields = listOf(
        line("number", "证号", "1101••••••••0010"), line("file", "档案编号", "4403••••••56"),
        line("first", "初次领证", "2021-06-15"), line("until", "有效期至", "2031-06-14"),
    ),
    code = Code(
        29u, modules(29), false, press("card.enlarge", "放大", Rank.SOFT, Icon.LARGER), false,
        "机动车驾驶证，林之远，正常", Term("09:41:26", "生成时间"), "2026-11-20",
        Countdown("card.renews", 45_000u, "{s} 秒后自动更新", "card.refresh"),
    ),
    instead = null,
    rows = listOf(
        row("text", Icon.LARGER, "扫不了码，看文字"),
        row("points", Icon.LICENCE, "副页与记分", value = "记 3 分"),
    ),
    fine = "与纸质驾驶证效力相同。截屏无效，本页已关闭截屏。",
)

/** Finder corners and a fixed pattern between: looks like a code, says nothing. */
private fun Fixtures.modules(side: Int): List<Boolean> = List(side * side) { at ->
    val x = at % side
    val y = at / side
    fun finder(fx: Int, fy: Int): Boolean? {
        val dx = x - fx
        val dy = y - fy
        if (dx !in -1..7 || dy !in -1..7) return null
        if (dx !in 0..6 || dy !in 0..6) return false
        return dx == 0 || dx == 6 || dy == 0 || dy == 6 || (dx in 2..4 && dy in 2..4)
    }
    finder(0, 0) ?: finder(side - 7, 0) ?: finder(0, side - 7)
        ?: ((x * 7 + y * 13 + x * y) % 5 < 2)
}

/** The code that an owner holds out. */
internal val Fixtures.ownersCode get() = screen(
    "vehicle.code/v-own-two-cars-2",
    "备案码",
    Body.Card(
        Card(
            head = "备案码",
            mark = Mark(Tone.INFO, false, "可以使用"),
            current = true,
            portrait = null,
            dimmed = false,
            name = "粤B·D52018",
            summary = listOf(line("vehicle.model", "品牌型号", "比亚迪牌 BYD7009")),
            fields = listOf(line("vehicle.code", "也可以念给对方", "PHJD\u00a0SYJ8\u00a0T4V9")),
            code = Code(
                side = 21u,
                modules = modules(21),
                alarm = false,
                enlarge = press("card.enlarge", "放大", Rank.SOFT, Icon.LARGER),
                large = false,
                text = "备案码 PHJD\u00a0SYJ8\u00a0T4V9",
                made = Term("09:30:00", "生成时间"),
                madeOn = "2026-12-07",
                renews = Countdown(
                    "vehicle.code.left",
                    600_000u,
                    "10\u00a0分钟后失效",
                    "vehicle.code.due",
                ),
            ),
            instead = null,
            rows = listOf(
                row("vehicle.code.what.1", Icon.QR, "只能用一次，十分钟内有效", listOf("换一个，旧的马上失效")).copy(
                    opens = false,
                ),
                row(
                    "vehicle.code.what.2",
                    Icon.PERSON,
                    "对方还要做人脸识别",
                    listOf("备案后可以处理这辆车的违法"),
                ).copy(opens = false),
                row("vehicle.code.what.3", Icon.BIN, "您随时可以解除", listOf("在这辆车的详情里")).copy(
                    opens = false,
                ),
            ),
            fine = "出示就是同意对方备案这辆车。不认识的人要备案码，不要给",
        ),
    ),
).copy(
    canGoBack = true,
    age = Age("今天 09:30 更新", AgeState.FRESH),
    secret = true,
    actions = listOf(press("vehicle.code.renew", "换一个备案码", Rank.SECOND, Icon.REFRESH)),
)
