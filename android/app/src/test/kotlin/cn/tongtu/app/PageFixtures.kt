package cn.tongtu.app

import uniffi.tongtu.Body
import uniffi.tongtu.Countdown
import uniffi.tongtu.Icon
import uniffi.tongtu.Mark
import uniffi.tongtu.Page
import uniffi.tongtu.Paragraph
import uniffi.tongtu.ParagraphKind
import uniffi.tongtu.Pattern
import uniffi.tongtu.Progress
import uniffi.tongtu.Quiz
import uniffi.tongtu.QuizChoice
import uniffi.tongtu.Rank
import uniffi.tongtu.Scene
import uniffi.tongtu.Tone

// Pages to read, the nine dots and a question: bodies with one state or two.

internal val Fixtures.maintenance get() = screen(
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

internal val Fixtures.help get() = screen(
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

internal val Fixtures.pattern get() = screen(
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

internal val Fixtures.quiz get() = screen(
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
