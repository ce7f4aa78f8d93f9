### 我的：個人資料、帳號與安全、手勢密碼、設定、登出、刪除帳號

elder-offer-title = 要不要換成長者版
elder-offer-text = 字更大，按鈕更大，功能一樣不少。以後可以在「設定」換回來。
elder-offer-no = 不用，保持現在的大小

title-me = 我的
row-me-profile = 個人資料
row-me-security = 帳號與安全
    .line = 手勢密碼、登入密碼、刪除帳號
row-me-settings = 設定
    .line = 長者版、私隱政策、撤回同意
row-me-help = 幫助
row-me-log_out = 登出

## 個人資料
title-me-profile = 個人資料
profile-document = 證件
profile-account = 帳號
profile-name = 姓名
profile-kind = 證件類型
profile-number = 證件號碼
profile-phone = 手機號碼
profile-city = 註冊城市
profile-since = 註冊日期
profile-show = 顯示
profile-hide = 隱藏
press-profile-show_number = 顯示證件號碼
press-profile-show_phone = 顯示手機號碼
profile-kind-resident_id = 居民身份證
profile-kind-hk_mo_tw_residence_permit = 港澳台居民居住證
profile-kind-hk_id = 香港居民身份證
profile-kind-macau_id = 澳門居民身份證
profile-kind-home_return_permit = 港澳居民來往內地通行證
profile-kind-taiwan_permit = 台灣居民來往大陸通行證
profile-kind-passport = 護照
profile-kind-foreign_permanent_resident_id = 外國人永久居留身份證

## 帳號與安全
title-me-security = 帳號與安全
security-lock = 手勢密碼
security-account = 帳號
security-lock-on = 已設定
security-lock-off = 未設定
row-security-set = 設定手勢密碼
    .line = 離開 5 分鐘後，要畫手勢才能看您的資料
row-security-change = 更改手勢密碼
    .line = 先畫現在的，再畫新的
row-lock-close = 現在鎖上
    .line = 再打開時要畫手勢
row-security-remove = 關閉手勢密碼
row-security-password = 更改登入密碼
    .line = 要用短訊驗證碼確認
row-security-log_out = 登出
row-security-delete = 刪除帳號
    .line = 帳號和這部手機上的資料都會刪除
security-remove-title = 要關閉手勢密碼嗎
security-remove-text = 關閉後，拿到這部手機的人不用畫手勢就能看到您的資料。下一步要畫一次現在的手勢。
press-security-remove_sure = 關閉手勢密碼
press-security-remove_cancel = 不關閉

## 手勢密碼
title-locked = 解鎖
title-me-security-pattern = 手勢密碼
lock-who = 您好
lock-who-name = { $name }，您好
lock-asks = 請畫手勢密碼
lock-wrong = 剛才畫的不對，還可以試 { $tries } 次。用完後改用密碼登入，資料不會遺失。
lock-last = 只剩最後一次。再畫錯就要用密碼登入。
lock-tries = 還可以試 { $tries } 次。用完後改用密碼登入，資料不會遺失。
lock-wiped = 手勢密碼錯了 5 次，已經失效。請用密碼登入，資料不會遺失。
row-lock-password = 用登入密碼
    .line = 登出後重新登入，手勢密碼要重新設定
row-lock-accident = 發生事故，致電 122
    .line = 不解鎖也能報警
row-lock-help = 幫助
gesture-asks-old = 請畫現在的手勢密碼
gesture-asks-remove = 請畫現在的手勢密碼，畫對就關閉
gesture-asks-first = 請畫新的手勢密碼，至少連 4 個點
gesture-asks-again = 請再畫一次，兩次要一樣
gesture-common = 這個圖案很多人用，容易被猜到。可以重新畫一個，也可以再畫一次就用它。
gesture-mismatch = 兩次畫的不一樣。請從頭再畫。
gesture-too-short = 至少要連 4 個點，請再畫一次
gesture-unreadable = 沒有看清，請再畫一次
gesture-set = 手勢密碼設好了。離開 5 分鐘後會自動鎖上。
gesture-removed = 手勢密碼已關閉。
row-pattern-anew = 重新畫一個
    .line = 從第一遍開始

## 登出
leave-title = 要登出嗎
leave-title-locked = 改用登入密碼
leave-title-waiting = 還有 { $count } 件沒有發出，要登出嗎
leave-goes = 會刪除：這部手機上的登入狀態、手勢密碼和看過的資料
leave-stays = 會保留：您的帳號，還有在交管系統辦理的一切
leave-waiting = 沒有發出的內容可以留在這部手機上，加密保存，同一帳號再登入後繼續發送
press-leave-send = 現在發送，先不登出
press-leave-keep = 登出
leave-keep-waiting = 留着待發送的，登出
press-leave-discard = 不發了，刪掉並登出
press-leave-cancel = 不登出
leave-sending = 正在發送。發完後就可以登出。
leave-password = 已登出。請用密碼登入。
leave-done = 已登出。

## 設定
title-me-settings = 設定
settings-reading = 閱讀
settings-reminders = 提醒
settings-privacy = 私隱
settings-about = 關於
settings-elder-on = 已打開
settings-elder-off = 未打開
row-settings-elder = 長者版
    .line = 字更大，按鈕更大，功能一樣不少
row-settings-reminders = 到期和審核結果的提醒
    .line = 看這部手機能否提醒，不能時可以打開
row-settings-privacy = 私隱政策
row-settings-terms = 服務協議
row-settings-withdraw = 撤回同意
    .line = 刪除這部手機上的資料，只瀏覽幫助
row-settings-version = 版本
withdraw-title = 要撤回對私隱政策的同意嗎
withdraw-goes = 會刪除：這部手機上的登入狀態、資料、草稿和手勢密碼
withdraw-stays = 會保留：您的帳號。要刪除帳號，請先到「帳號與安全」辦理
withdraw-then = 之後不再上網，只能看幫助和試號碼；想用時可以再同意
withdraw-waiting = 還有 { $count } 件沒有發出，也會刪掉
press-settings-keep = 不撤回
press-settings-withdraw_sure = 撤回同意並刪除資料

## 刪除帳號
title-me-delete = 刪除帳號
title-me-delete-code = 確認刪除帳號
delete-step = 第 { $step } 步，共 2 步
delete-goes-title = 會刪除
delete-goes = 帳號、駕駛證備案、電子駕駛證申請、草稿、手勢密碼，還有這部手機上的全部資料。刪除後不能恢復，手機號碼馬上可以重新註冊。
delete-waiting = 還有 { $count } 件沒有發出，也會刪掉。
delete-stays-title = 會保留
delete-stays = 公安機關依法保存的記錄，例如駕駛證、記分和違法記錄。它們不在這個帳號裏。
delete-reason-title = 請選一個原因
field-delete_reason = 原因
    .help = 只用來改進服務，不影響刪除
delete-reason-wrong_document = 註冊時證件選錯了
    .help = 刪除後可以馬上用另一種證件註冊
delete-reason-new_phone = 換了手機號碼
delete-reason-no_longer_needed = 不再需要
delete-reason-privacy = 擔心私隱
delete-reason-unsaid = 不想說
field-delete_code = 短訊驗證碼
delete-code-to = 驗證碼會發到 { $phone }
delete-code-note = 填好驗證碼，按「刪除帳號」就會馬上刪除，並登出。
delete-blocked = 現在還不能刪除帳號：有沒交完的款項。帳號沒有變化。請先交清，再來刪除。
delete-done = 刪除帳號成功
press-delete-next = 下一步，用驗證碼確認
press-delete-keep = 保留帳號
press-delete-submit = 刪除帳號
press-delete-no_phone = 這個號碼不能用了怎麼辦
