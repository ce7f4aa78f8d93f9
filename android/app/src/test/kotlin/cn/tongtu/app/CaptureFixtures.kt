package cn.tongtu.app

import uniffi.tongtu.Ask
import uniffi.tongtu.AskKind
import uniffi.tongtu.Body
import uniffi.tongtu.Capture
import uniffi.tongtu.Guide
import uniffi.tongtu.Icon
import uniffi.tongtu.Lens
import uniffi.tongtu.Mark
import uniffi.tongtu.Picture
import uniffi.tongtu.Rank
import uniffi.tongtu.Tone
import uniffi.tongtu.Verdict

// What a camera is open for.

internal val Fixtures.capture get() = screen(
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

internal val Fixtures.captureFace get() = screen(
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

internal val Fixtures.captureCode get() = screen(
    "filing.scan", "扫车主的码",
    Body.Capture(
        Capture(
            "把方框对准车主手机上的码", Guide.CODE, emptyList(), null,
            press("scan.start", "开始扫码"), null,
            listOf(row("scan.type", Icon.EDIT, "扫不了码，输入 12 位车主码")),
        ),
    ),
).copy(canGoBack = true, ask = Ask("scan-1", AskKind.Camera(Lens.REAR, 1u, 640u, 480u)))

internal val Fixtures.captureNoCamera get() =
    capture.copy(ask = Ask("photo-2", AskKind.Camera(Lens.REAR, 2u, 520u, 756u)))
