### 人脸识别 and its manual way.

title-face-consent = 人脸识别
title-face-capture = 人脸识别
title-face-manual = 手持证件照
press-face-next = 同意，去拍摄
press-face-decline = 不同意，返回
press-face-shutter = 开始拍摄
press-face-manual = 改为人工审核
press-face-manual-shutter = 拍照
press-face-manual-album = 从相册选
press-face-manual-again = 重新拍
press-face-manual-submit = 提交，等待审核

## Consent
face-purpose-filing = 备案他人的车，要确认是您本人在申请
face-purpose-handling = 处理违法可能记分，要确认是驾驶证本人在办理
face-consent-what-title = 拍什么
face-consent-what = 前置镜头连拍三张脸部照片，只用于这一次核对
face-consent-keep-title = 留下什么
face-consent-keep = 只留“通过”或“不通过”。照片核对后马上删除，手机上也不留
face-consent-else-title = 不同意怎么办
face-consent-else = 可以到窗口办理。拍两次没有认出来，可以改为手持证件照，由人工审核，审核后删除
face-consent-footnote = 下一步才打开相机，现在什么都没有发出
field-face_consent = 我同意为这一次办理核对我的脸部照片
fault-face-consent = 勾选同意后才能继续。
    .short = 还没有勾选

## The camera
face-camera-why = 用来拍脸部照片，只在您拍摄时使用
face-advice = 正对手机，脸放进圆圈，看着镜头
face-advice-still = 请保持不动
face-advice-checking = 正在核对，请稍等
face-advice-no-camera = 用不了相机，做不了人脸识别
face-no-camera = 用不了前置相机
face-camera-refused = 没有相机权限，拍不了。可以再允许一次，或到窗口办理
face-camera-missing = 这台手机用不了前置相机。请换一台手机，或到窗口办理
face-want-light = 光线均匀，不背光
face-want-alone = 只有您一个人
face-want-bare = 摘下口罩、帽子和墨镜
face-want-level = 手机与脸同高
face-failed = 没有认出来
    .text = 请到亮一点的地方，摘下眼镜和口罩，正对镜头再拍一次
face-failed-twice = 两次没有认出来
    .text = 可以改为人工审核，也可以再拍一次
face-not-sent = 这次没有送到
    .text = 不算次数，照片已从手机删除。请再拍一次
face-offline = 没有网络。人脸识别要当场核对，连上网络再拍
row-face-allow = 允许使用相机
    .line = 系统会再问一次
row-face-window = 到窗口办理
    .line = 带上身份证件和驾驶证

## By hand
face-manual-advice = 手持身份证件或驾驶证，和脸一起拍
face-manual-want-both = 脸和证件都完整
face-manual-want-readable = 证件上的字看得清
face-manual-want-hand = 手指不挡住字
face-manual-alt = 您手持证件的照片
face-manual-look = 请核对
    .text = 脸和证件上的字都清楚，就可以提交
face-manual-offline = 没有网络，照片没有送出。它还在手机上，连上网络再提交
face-manual-no-camera = 用不了相机，请从相册选
face-no-album = 打不开相册，请直接拍
row-face-manual-allow = 允许使用相机
    .line = 系统会再问一次
