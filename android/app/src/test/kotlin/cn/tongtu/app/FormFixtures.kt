package cn.tongtu.app

import uniffi.tongtu.Body
import uniffi.tongtu.Choice
import uniffi.tongtu.Code
import uniffi.tongtu.Content
import uniffi.tongtu.Countdown
import uniffi.tongtu.Field
import uniffi.tongtu.Form
import uniffi.tongtu.Icon
import uniffi.tongtu.Input
import uniffi.tongtu.Mark
import uniffi.tongtu.Notice
import uniffi.tongtu.Paragraph
import uniffi.tongtu.ParagraphKind
import uniffi.tongtu.Picture
import uniffi.tongtu.Problem
import uniffi.tongtu.Progress
import uniffi.tongtu.Rank
import uniffi.tongtu.Scene
import uniffi.tongtu.Section
import uniffi.tongtu.Slot
import uniffi.tongtu.Span
import uniffi.tongtu.Sum
import uniffi.tongtu.Term
import uniffi.tongtu.Tone

// Forms: what is asked of a person, and what is wrong with it.

internal val Fixtures.consent get() = screen(
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

internal val Fixtures.register get() = screen(
    "register.identity", "注册", Body.Form(form(fields())),
).copy(
    canGoBack = true,
    actions = listOf(
        press("register.next", "下一步：拍摄证件"), press("help", "帮助", Rank.BAR, Icon.HELP),
    ),
)

internal val Fixtures.registerProblem get() = screen(
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

private fun Fixtures.form(fields: List<Field>) = Form(
    step = "第 2 步，共 4 步", lead = null, summary = null, problems = emptyList(),
    sections = listOf(Section("identity", null, fields, null)),
    footnote = "人工核对，一般半个到一个工作日。填写内容已自动保存",
)

private fun Fixtures.fields() = listOf(
    field("document_type", "证件类型", Input.Pick("港澳居民来往内地通行证")),
    field("document", "证件号码", Input.Text("H12345678", Content.DOCUMENT, 18u, null))
        .copy(help = "已去掉末两位换证次数，只留 9 位"),
    field("name", "姓名", Input.Text("陳家朗", Content.NAME, 30u, null)).copy(hint = "与证件上的简体一致"),
    field("phone", "手机号码", Input.Text("13800000163", Content.PHONE, 11u, "+86")),
    field("city", "注册城市", Input.Pick("广东省 珠海市")),
)

internal val Fixtures.code get() = screen(
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

internal val Fixtures.photos get() = screen(
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

internal val Fixtures.handling get() = screen(
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

internal val Fixtures.objection get() = screen(
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
