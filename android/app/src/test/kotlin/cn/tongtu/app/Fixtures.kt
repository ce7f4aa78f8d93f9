package cn.tongtu.app

import uniffi.tongtu.Age
import uniffi.tongtu.AgeState
import uniffi.tongtu.Ask
import uniffi.tongtu.AskKind
import uniffi.tongtu.Body
import uniffi.tongtu.Capture
import uniffi.tongtu.Card
import uniffi.tongtu.Choice
import uniffi.tongtu.Code
import uniffi.tongtu.Content
import uniffi.tongtu.Countdown
import uniffi.tongtu.Detail
import uniffi.tongtu.Field
import uniffi.tongtu.Form
import uniffi.tongtu.Group
import uniffi.tongtu.Guide
import uniffi.tongtu.Home
import uniffi.tongtu.Icon
import uniffi.tongtu.Input
import uniffi.tongtu.Lens
import uniffi.tongtu.Line
import uniffi.tongtu.Lines
import uniffi.tongtu.Mark
import uniffi.tongtu.Notice
import uniffi.tongtu.Page
import uniffi.tongtu.Panel
import uniffi.tongtu.Paragraph
import uniffi.tongtu.ParagraphKind
import uniffi.tongtu.Pattern
import uniffi.tongtu.Picture
import uniffi.tongtu.Press
import uniffi.tongtu.Problem
import uniffi.tongtu.Progress
import uniffi.tongtu.Quiz
import uniffi.tongtu.QuizChoice
import uniffi.tongtu.Rank
import uniffi.tongtu.Refusal
import uniffi.tongtu.Row
import uniffi.tongtu.Rows
import uniffi.tongtu.Scene
import uniffi.tongtu.Screen
import uniffi.tongtu.Section
import uniffi.tongtu.Slot
import uniffi.tongtu.Span
import uniffi.tongtu.Step
import uniffi.tongtu.Sum
import uniffi.tongtu.Tab
import uniffi.tongtu.Term
import uniffi.tongtu.Tone
import uniffi.tongtu.Verdict

/** Screens as the core would make them, one for each template and state that is drawn. */
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
        "delete" to delete,
        "parts" to parts, "english" to english, "licence_large" to licenceLarge,
        "searched" to searched, "fines" to fines, "loading" to loading,
        "loading_rows" to loadingRows, "handling" to handling, "violation" to violation,
        "objection" to objection, "capture_face" to captureFace, "capture_code" to captureCode,
    )

    val consent get() = screen(
        "consent", "先说清楚，再开始",
        Body.Form(
            Form(
                null,
                page("consent.lead", "").copy(
                    scene = Scene.QUIET_ROAD,
                    paragraphs = listOf(
                        item("在您同意之前，通途不联网，也不读取这部手机上的任何信息。", Icon.LOCK),
                        item("注册要用姓名、证件号码、手机号码，用来核对您就是驾驶证的持有人。", Icon.LICENCE),
                        item("相机、位置、人脸在用到时单独问您。不同意，也有别的办法。", Icon.CAMERA),
                    ),
                    ways = listOf(
                        row("terms", null, "服务协议"), row("privacy", null, "隐私政策"),
                        row("collected", null, "收集信息清单"),
                    ),
                ),
                null, emptyList(),
                listOf(
                    Section(
                        "agree", null,
                        listOf(
                            field(
                                "consent", "我已阅读并同意服务协议和隐私政策",
                                Input.Consent(false, emptyList()),
                            ),
                        ),
                        null,
                    ),
                ),
                "不同意也能看帮助和事故处理",
            ),
        ),
    ).copy(
        actions = listOf(
            press("consent.agree", "同意并开始"),
            press("consent.decline", "不同意，只看公开内容", Rank.SECOND),
            press("elder", "长辈版", Rank.BAR, Icon.LARGER),
        ),
    )

    val register get() = screen("register.identity", "注册", Body.Form(form(fields()))).copy(
        canGoBack = true,
        actions = listOf(
            press("register.next", "下一步：拍摄证件"), press("help", "帮助", Rank.BAR, Icon.HELP),
        ),
    )

    val registerProblem get() = screen(
        "register.identity", "注册",
        Body.Form(
            form(
                fields().map {
                    if (it.id == "name") {
                        it.copy(
                            problem = "系统里是简体“陈”，写“陳”核对不上。", wrong = Span(0u, 1u),
                            repairs = listOf(
                                press("name.simplify", "改为“陈家朗”", Rank.SOFT, Icon.CHECK),
                                press("name.keep", "证件上就是“陳”", Rank.LINK),
                            ),
                        )
                    } else {
                        it
                    }
                },
            ).copy(summary = "有 1 处要改，改好才能提交", problems = listOf(Problem("name", "姓名：有一个繁体字"))),
        ),
    ).copy(
        canGoBack = true,
        actions = listOf(
            press("register.next", "下一步：拍摄证件"), press("help", "帮助", Rank.BAR, Icon.HELP),
        ),
    )

    private fun form(fields: List<Field>) = Form(
        step = "第 2 步，共 4 步", lead = null, summary = null, problems = emptyList(),
        sections = listOf(Section("identity", null, fields, null)),
        footnote = "人工核对，一般半个到一个工作日。填写内容已自动保存",
    )

    private fun fields() = listOf(
        field("document_type", "证件类型", Input.Pick("港澳居民来往内地通行证")),
        field("document", "证件号码", Input.Text("H12345678", Content.DOCUMENT, 18u, null))
            .copy(help = "已去掉末两位换证次数，只留 9 位"),
        field("name", "姓名", Input.Text("陳家朗", Content.NAME, 30u, null)).copy(hint = "与证件上的简体一致"),
        field("phone", "手机号码", Input.Text("13800000163", Content.PHONE, 11u, "+86")),
        field("city", "注册城市", Input.Pick("广东省 珠海市")),
    )

    val code get() = screen(
        "register.code", "验证手机号码",
        Body.Form(
            Form(
                "第 4 步，共 4 步", null, null, emptyList(),
                listOf(
                    Section(
                        "code", null,
                        listOf(
                            field(
                                "code", "短信验证码",
                                Input.Code(
                                    "28", 6u, press("code.send", "重新发送", Rank.SOFT),
                                    Countdown("code.again", 52_000u, "{s} 秒后可重发", "code.ready"),
                                ),
                            ).copy(help = "验证码已发到 138••••0163"),
                            field(
                                "password", "设置密码", Input.Secret(false, Content.NEW_PASSWORD, true),
                            )
                                .copy(hint = "8 到 16 位，字母和数字都要有"),
                            field(
                                "birth",
                                "出生日期",
                                Input.Day("1988-03-12", "1988年3月12日", null, "2008-11-20"),
                            ),
                            field(
                                "kind", "您的驾驶证是哪一种",
                                Input.Choice(
                                    listOf(
                                        Choice("a", "居民身份证", "驾驶证号是 18 位身份证号"),
                                        Choice("f", "境外人员身份证明", "驾驶证号以字母或数字开头，和身份证不同"),
                                    ),
                                    "f",
                                ),
                            ),
                            field(
                                "locked",
                                "档案编号",
                                Input.Text("440300123456", Content.NUMBER, 12u, null),
                            )
                                .copy(locked = "审核期间不能改，可以先撤回申请"),
                            field(
                                "agree", "我已阅读并同意",
                                Input.Consent(
                                    false,
                                    listOf(
                                        press("terms", "服务协议", Rank.LINK),
                                        press("privacy", "隐私政策", Rank.LINK),
                                    ),
                                ),
                            ),
                        ),
                        null,
                    ),
                ),
                null,
            ),
        ),
    ).copy(
        canGoBack = true,
        notice = Notice("I110", Tone.INFO, "验证码已发到 138••••0163", null, true),
        actions = listOf(press("register.submit", "完成注册").copy(busy = true)),
    )

    val photos get() = screen(
        "register.photos", "证件照片",
        Body.Form(
            Form(
                "第 3 步，共 4 步", null, null, emptyList(),
                listOf(
                    Section(
                        "photos", "港澳居民来往内地通行证",
                        listOf(
                            field(
                                "photos", "照片",
                                Input.Photos(
                                    listOf(
                                        Slot("front", "有照片的一面", null, null, null),
                                        Slot(
                                            "back", "有说明的一面", Picture("back", "通行证背面"),
                                            Mark(Tone.INFO, true, "正在上传"), Progress(
                                                40u, 0u, 100u, "已上传 40%",
                                            ),
                                        ),
                                    ),
                                ),
                            ).copy(problem = "还差有照片的一面。"),
                        ),
                        "照片只给审核人员看，审核完就删除。",
                    ),
                ),
                null,
            ),
        ),
    ).copy(
        canGoBack = true,
        actions = listOf(press("photos.submit", "提交审核").copy(notYet = "再拍一面就能提交")),
    )

    val review get() = screen(
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

    val home get() = screen(
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

    val homeSignedOut get() = screen(
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

    val licence get() = screen("licence.card", "电子驾驶证", Body.Card(card())).copy(
        canGoBack = true, secret = true,
        actions = listOf(
            press("card.refresh", "更新", Rank.SECOND, Icon.REFRESH),
            press("card.reveal", "显示号码", Rank.BAR, Icon.EYE),
        ),
    )

    val licenceLarge get() = screen(
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

    private fun card() = Card(
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
    private fun modules(side: Int): List<Boolean> = List(side * side) { at ->
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

    val licenceOffline get() = screen(
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

    val violations get() = screen(
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

    val empty get() = screen(
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
    val searched get() = screen(
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

    /** Two of three fines are picked to be paid at once. */
    val fines get() = screen(
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

    private fun fine(id: String, head: String, value: String, chosen: Boolean) =
        row(id, null, head, value = value).copy(chosen = chosen, opens = false)

    /** Nothing is here yet, in the shape of a list and of a thing. */
    val loadingRows get() = screen(
        "violations", "违法记录",
        Body.Rows(Rows(emptyList(), null, null, null, emptyList(), null, null, null)),
    ).copy(canGoBack = true, busy = "正在更新")

    val loading get() = screen(
        "licence", "驾驶证",
        Body.Detail(
            Detail(
                null, null, null, emptyList(), null, null, emptyList(), emptyList(), emptyList(),
                emptyList(),
            ),
        ),
    ).copy(canGoBack = true, busy = "正在更新")

    val handling get() = screen(
        "violation.handle", "确认处理",
        Body.Form(
            Form(
                "第 3 步，共 4 步",
                page("handle", "").copy(
                    about = row(
                        "about", null, "驾驶时手持电话", listOf("11月16日 08:12，北环大道新洲立交"),
                    ).copy(plate = "粤B·7K2M5", opens = false),
                    sum = Sum(
                        listOf(Term("3", "已记分"), Term("3", "这一条")), Term("6", "处理后"), Tone.CALM,
                    ),
                    progress = Progress(3u, 3u, 12u, "已记 3 分，再加 3 分，满 12 分"),
                    lines = listOf(
                        line("fine", "罚款", "200.00 元"),
                        line("due", "缴款期限", "收到决定书后 15 天内"),
                    ),
                    paragraphs = listOf(
                        Paragraph(ParagraphKind.HEADING, null, "确认之前，请知道"),
                    ),
                    ways = listOf(
                        row(
                            "facts", Icon.VIOLATION, "事实和依据", listOf("照片 3 张，实施条例第六十二条"),
                        ),
                        row("plead", Icon.OBJECTION, "您有权陈述和申辩", listOf("不会因此加重处罚")),
                        row("review", Icon.CLOCK, "决定作出后也能申请复议", listOf("收到决定书之日起 60 天内")),
                    ),
                ),
                null, emptyList(),
                listOf(
                    Section(
                        "agree", null,
                        listOf(
                            field(
                                "driver", "当时是我本人驾驶，我认可以上事实",
                                Input.Consent(true, emptyList()),
                            ),
                        ),
                        null,
                    ),
                ),
                null,
            ),
        ),
    ).copy(
        canGoBack = true,
        actions = listOf(
            press("handle.confirm", "确认处理，记 3 分"),
            press("handle.plead", "不认可，我要申辩", Rank.SECOND),
        ),
    )

    /** The detail of a record, with its evidence. */
    val violation get() = screen(
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

    val objection get() = screen(
        "violation.plead", "陈述和申辩",
        Body.Form(
            Form(
                null, null, null, emptyList(),
                listOf(
                    Section(
                        "plea", null,
                        listOf(
                            field(
                                "reason", "理由",
                                Input.Prose(
                                    "当时手里拿的是保温杯，不是电话。", 20u, 500u, "还差 {n} 字",
                                    "还可以写 {n} 字",
                                ),
                            ).copy(hint = "20 到 500 字", help = "写清时间、地点和您认为不对的地方"),
                            field(
                                "evidence", "证据",
                                Input.Photos(
                                    listOf(
                                        Slot(
                                            "photo0", "照片 1", Picture("back", "照片 1"), null, null,
                                        ),
                                        Slot("photo1", "添加照片", null, null, null),
                                    ),
                                ),
                            ).copy(required = false, hint = "最多 5 张"),
                        ),
                        null,
                    ),
                ),
                "没有网络时先存在手机上，有网络就发出",
            ),
        ),
    ).copy(canGoBack = true, actions = listOf(press("plead.submit", "提交申辩")))

    val refused get() = screen(
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

    val pattern get() = screen(
        "lock", "",
        Body.Pattern(
            Pattern(
                "林先生，您好", "请画手势密码", "刚才画的不对，还可以试 3 次", true,
                listOf(
                    row("finger", Icon.FINGER, "用指纹或面容解锁"), row("password", Icon.LOCK, "用登录密码"),
                    row("accident", Icon.ACCIDENT, "出了事故，不解锁也能报警"),
                ),
            ),
        ),
    ).copy(actions = listOf(press("elder", "长辈版", Rank.BAR, Icon.LARGER)))

    val maintenance get() = screen(
        "pay", "缴纳罚款",
        Body.Page(
            page("maintenance", "缴款服务 04:00 恢复").copy(
                scene = Scene.ROAD_WORKS, mark = Mark(Tone.ATTENTION, false, "系统维护"),
                paragraphs = listOf(prose("银行每天 02:00 至 04:00 维护，与您的手机无关。没有扣款。罚款期限是 12月1日，来得及。")),
                ways = listOf(
                    row("remind", Icon.BELL, "恢复后提醒我"),
                    row("fine", Icon.VIOLATION, "先看看这笔罚款", listOf("200.00 元，昨天 22:40 的内容")),
                    row("call", Icon.PHONE, "打电话问 12123"),
                ),
                fine = listOf("代码 S503-M，编号 7Q2K-41F8。打电话时报这个编号"),
            ),
        ),
    ).copy(canGoBack = true, actions = listOf(press("retry", "再试一次", Rank.SECOND, Icon.RETRY)))

    val help get() = screen(
        "help.number", "驾驶证号在哪里看",
        Body.Page(
            page("help", "驾驶证号在哪里看").copy(
                paragraphs = listOf(
                    Paragraph(ParagraphKind.HEADING, null, "先看正面"),
                    prose("“证号”在照片左边，一共 18 位。它决定您用哪一种证件注册，和您手里现在拿的是什么证件没有关系。"),
                    item("以 1 到 6 开头的 18 位数字：居民身份证。"),
                    item("以 H 或 M 开头：港澳居民来往内地通行证，只写前 9 位。"),
                    Paragraph(ParagraphKind.HEADING, null, "看不清怎么办"),
                    prose("到窗口用原证件补一张，当天可以取。"),
                ),
            ),
        ),
    ).copy(canGoBack = true)

    val capture get() = screen(
        "elicence.photo", "驾驶证照片",
        Body.Capture(
            Capture(
                "请别人用后置镜头拍，头部对准虚线", Guide.PORTRAIT,
                listOf(
                    Mark(Tone.DANGER, false, "背景要白色"), Mark(Tone.GOOD, false, "头部端正"),
                    Mark(Tone.GOOD, false, "清晰不糊"), Mark(Tone.GOOD, false, "没有反光"),
                ),
                Verdict(
                    Picture("last", "上一张照片"),
                    Mark(Tone.DANGER, false, "上一张不能用"),
                    "背景不是白色。请站到白墙前再拍。",
                ),
                press("photo.take", "拍照"), press(
                    "photo.album", "从相册选", Rank.SECOND, Icon.PHOTO,
                ), emptyList(),
            ),
        ),
    ).copy(
        canGoBack = true, ask = Ask("photo-1", AskKind.Camera(Lens.REAR, 1u, 520u, 756u)),
        actions = listOf(press("photo.wants", "拍照要求", Rank.SOFT, Icon.HELP)),
    )

    val captureFace get() = screen(
        "handle.face", "人脸核验",
        Body.Capture(
            Capture(
                "脸放在圆圈里，看着屏幕不要动", Guide.FACE,
                listOf(
                    Mark(Tone.CALM, false, "光线要够"), Mark(Tone.CALM, false, "摘下口罩和墨镜"),
                ),
                null, press("face.start", "开始核验"), null, emptyList(),
            ),
        ),
    ).copy(
        canGoBack = true, ask = Ask("face-1", AskKind.Camera(Lens.FRONT, 3u, 480u, 640u)),
        actions = listOf(press("face.why", "为什么要核验", Rank.SOFT, Icon.HELP)),
    )

    val captureCode get() = screen(
        "filing.scan", "扫车主的码",
        Body.Capture(
            Capture(
                "把方框对准车主手机上的码", Guide.CODE, emptyList(), null,
                press("scan.start", "开始扫码"), null,
                listOf(row("scan.type", Icon.EDIT, "扫不了码，输入 12 位车主码")),
            ),
        ),
    ).copy(canGoBack = true, ask = Ask("scan-1", AskKind.Camera(Lens.REAR, 1u, 640u, 480u)))

    val captureNoCamera get() =
        capture.copy(ask = Ask("photo-2", AskKind.Camera(Lens.REAR, 2u, 520u, 756u)))

    val quiz get() = screen(
        "learn.quiz", "学法减分考试",
        Body.Quiz(
            Quiz(
                Progress(7u, 0u, 20u, "第 8 题，共 20 题"), Countdown(
                    "quiz.time", 42_000u, "还剩 {s} 秒", "quiz.over",
                ),
                "驶近没有信号灯的人行横道，看到行人正要通过，应当怎么做？", null,
                listOf(
                    QuizChoice("a", "A", "鸣喇叭提醒行人，照常通过", false, null),
                    QuizChoice("b", "B", "减速，在停止线前停车让行", true, Mark(Tone.GOOD, false, "答对了")),
                    QuizChoice("c", "C", "加速，抢在行人前面通过", false, null),
                    QuizChoice("d", "D", "从行人身后绕过去", false, null),
                ),
                "每题 60 秒，时间到算答错。答对 18 题通过。",
            ),
        ),
    ).copy(canGoBack = true, actions = listOf(press("quiz.confirm", "确定选 B")))

    val delete get() = screen(
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
    val parts get() = screen(
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

    val english get() = screen(
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

    private val tabs = listOf(
        Tab("tab.home", "首页", Icon.HOME, true, 0u), Tab(
            "tab.cases", "进度", Icon.PROGRESS, false, 0u,
        ),
        Tab("tab.inbox", "消息", Icon.BELL, false, 2u), Tab("tab.me", "我的", Icon.PERSON, false, 0u),
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

    private fun line(id: String, label: String, value: String) =
        Line(id, label, value, canCopy = false, reveal = null)

    private fun step(id: String, head: String, line: String, open: Boolean =
        false, present: Boolean = false) =
        Step(id, head, line, Mark(Tone.INFO, open, ""), present)

    private fun item(text: String, icon: Icon? = null) = Paragraph(ParagraphKind.ITEM, icon, text)

    private fun prose(text: String) = Paragraph(ParagraphKind.PROSE, null, text)
}
