### 人脸识别 and its manual way.

title-face-consent = 人臉識別
title-face-capture = 人臉識別
title-face-manual = 手持證件照
press-face-next = 同意，去拍攝
press-face-decline = 不同意，返回
press-face-shutter = 開始拍攝
press-face-manual = 改為人工審核
press-face-manual-shutter = 拍照
press-face-manual-album = 從相簿選
press-face-manual-again = 重新拍
press-face-manual-submit = 提交，等待審核

## Consent
face-purpose-filing = 備案他人的車，要確認是您本人在申請
face-purpose-handling = 處理違法可能記分，要確認是駕駛證持有人在辦理
face-consent-what-title = 拍甚麼
face-consent-what = 前置鏡頭連拍三張臉部相片，只用於這一次核對
face-consent-keep-title = 留下甚麼
face-consent-keep = 只留「通過」或「不通過」。相片核對後馬上刪除，手機上也不留
face-consent-else-title = 不同意怎麼辦
face-consent-else = 可以到窗口辦理。拍兩次沒有認出來，可以改為手持證件照，由人工審核，審核後刪除
face-consent-footnote = 下一步才打開相機，現在甚麼都沒有發出
field-face_consent = 我同意為這一次辦理核對我的臉部相片
fault-face-consent = 勾選同意後才能繼續。
    .short = 還沒有勾選

## The camera
face-camera-why = 用來拍臉部相片，只在您拍攝時使用
face-advice = 正對手機，臉放進圓圈，看着鏡頭
face-advice-still = 請保持不動
face-advice-checking = 正在核對，請稍等
face-advice-no-camera = 用不了相機，做不了人臉識別
face-no-camera = 用不了前置相機
face-camera-refused = 沒有相機權限，拍不了。可以再允許一次，或到窗口辦理
face-camera-missing = 這部手機用不了前置相機。請換一部手機，或到窗口辦理
face-want-light = 光線均勻，不背光
face-want-alone = 只有您一個人
face-want-bare = 除下口罩、帽子和墨鏡
face-want-level = 手機與臉同高
face-failed = 沒有認出來
    .text = 請到亮一點的地方，除下眼鏡和口罩，正對鏡頭再拍一次
face-failed-twice = 兩次沒有認出來
    .text = 可以改為人工審核，也可以再拍一次
face-not-sent = 這次沒有送到
    .text = 不算次數，相片已從手機刪除。請再拍一次
face-offline = 沒有網絡。人臉識別要即場核對，連上網絡再拍
row-face-allow = 允許使用相機
    .line = 系統會再問一次
row-face-window = 到窗口辦理
    .line = 帶上身份證件和駕駛證

## By hand
face-manual-advice = 手持身份證件或駕駛證，和臉一起拍
face-manual-want-both = 臉和證件都完整
face-manual-want-readable = 證件上的字看得清
face-manual-want-hand = 手指不擋住字
face-manual-alt = 您手持證件的相片
face-manual-look = 請核對
    .text = 臉和證件上的字都清楚，就可以提交
face-manual-offline = 沒有網絡，相片沒有送出。它還在手機上，連上網絡再提交
face-manual-no-camera = 用不了相機，請從相簿選
face-no-album = 打不開相簿，請直接拍
row-face-manual-allow = 允許使用相機
    .line = 系統會再問一次
