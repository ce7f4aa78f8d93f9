### 交通违法: the list, the record, and every reason why one cannot be handled on the phone.

## Titles and buttons
title-violations = 違法記錄
title-violation = 違法詳情
violations-of-car = { $plate } 的違法
press-violation-handle = 處理這一條
press-violation-object = 不認可，我要申辯
press-violation-pay = 去繳款
press-violation-order = 查看繳款結果
press-violation-decision = 查看處罰決定
press-violation-objection = 查看異議
press-violation-done = 看已辦結的
press-violation-again = 再查一次記分
press-violation-file_licence = 備案駕駛證
press-violation-file_vehicle = 備案這輛車
press-violation-licence = 查看駕駛證狀態
press-violation-manual = 拍手持證件照，人工審核
press-violation-extend-confirm = 申請延期到{ $day }
press-violation-extend-cancel = 先不延期

## The list
violations-chip-todo = 未處理 { $count }
violations-chip-objected = 異議中 { $count }
violations-chip-to-pay = 待繳款 { $count }
violations-chip-done = 已辦結
violations-chip-all = 全部
violations-counted-todo = { $count } 條，共 { $points } 分、{ $sum }。{ $synced }
violations-counted-some-wait = { $count } 條，等您處理的 { $n } 條共 { $points } 分、{ $sum }。{ $synced }
violations-counted-none-waits = { $count } 條，現在都不用您處理。{ $synced }
violations-counted-to-pay = { $count } 條，應繳 { $sum }{ $late ->
    [0] {""}
   *[other] ，其中加處罰款 { $surcharge }
}{ $paying ->
    [0] {""}
   *[other] ，不含在繳的 { $paying } 條
}。{ $synced }
violations-counted = { $count } 條。{ $synced }
violations-synced = 最近同步：{ $when }
violations-side = { $kind }，{ $holding }
violations-more = 再看 { $count } 條
violations-fine = 電子眼記錄一般在 5 個工作天內出現
violations-none-todo = 沒有要處理的違法
violations-none-todo-text = 您的 { $count } 輛車都沒有。電子眼記錄一般在 5 個工作天內出現，有新的會通知您。
violations-none-objected = 沒有在審核的異議
violations-none-objected-text = 對記錄提出異議以後，審核期間它會出現在這裏。
violations-none-no-car = 您的帳號下還沒有車。名下的車會自己出現，家人、朋友的車可以備案。
violations-none-to-pay = 沒有要繳的罰款
violations-none-to-pay-text = 處理違法以後，要繳的罰款會出現在這裏。
violations-none-done = 還沒有辦結的記錄
violations-none-done-text = 繳清、撤銷或刪除的記錄會留在這裏，方便您查。
violations-none = 沒有違法記錄
violations-none-text = 電子眼記錄一般在 5 個工作天內出現，有新的會通知您。
row-violation-newer = 回到前面 { $count } 條
row-violation-older = 看後面 { $count } 條
row-violation-vehicles = 看我的車
    .line = 車沒有出現時，看是甚麼原因

## What a record is called
violation-when-where = { $when }，{ $place }
violation-time = { $day } { $time }
violation-holding-own = 本人的車
violation-holding-cross-border = 本人的車，港澳車北上
violation-holding-filed = 備案的車
violation-holding-rental = 租賃的車
violation-holding-driver = 別人的車，當時您在駕駛
violation-filed-since = { $day }，記分從這一天起算

## Where it stands, in a line
violation-captured = 已採集，等民警審核
violation-reviewed = 已審核，等待告知
violation-may = 最遲{ $day }處理，可以在手機上辦
violation-by = 最遲{ $day }處理
violation-overdue = { $day }已過，請盡快處理
violation-overdue-refused = { $day }已過，手機上不能處理
violation-announced = 已公告，最遲{ $day }還能來處理
violation-announced-over = 公告期{ $day }已過，請馬上處理
violation-under-objection = 異議審核中
violation-under-objection-until = 異議審核中，最遲{ $day }答覆
violation-handled = 已辦結
violation-to-pay = 待繳款，最遲{ $day }繳清
violation-deleted = 已刪除，不用處理
violation-transferred = 已轉給承租人
violation-short-already_handled = 已經處理過
violation-short-scene_record = 現場記錄，等民警作出決定
violation-short-under_objection = 異議審核中
violation-short-points_too_high = 記分多，要到窗口處理
violation-short-general_procedure = 罰款多，要到窗口處理
violation-short-would_reach_twelve = 會記滿 12 分，手機上不能處理
violation-short-exceeds_twelve = 會超過 12 分，手機上不能處理
violation-short-data_unavailable = 查不到記分，暫時不能處理
violation-short-not_filed = 車沒有備案，不能處理
violation-short-before_filing = 早於備案，要到窗口處理
violation-short-no_licence = 先備案駕駛證才能處理
violation-short-licence_status = 駕駛證狀態不允許處理
violation-short-class_mismatch = 准駕車型不符，您不能處理
violation-short-suspect_risk = 涉嫌代人處理，要到窗口
violation-short-key_person = 只能處理本人的車，要到窗口
violation-short-full_rounds = 只能處理本人的車，要到窗口
violation-short-face_needed = 人臉沒有認出，可以人工審核

## The one sentence that matters
violation-lead-captured = 民警 5 個工作天內審核。審核沒有通過的不算違法，記錄會刪除
violation-lead-reviewed = 民警已審核通過，5 個工作天內告知您。告知後可以處理或申辯
violation-lead-notified = 最遲{ $day }處理或申辯。同一輛車滿 5 條一直不處理的，再次通知、公告以後會缺席決定
violation-lead-extended = 已延期，最遲{ $day }處理或申辯。只能延期一次
violation-lead-overdue = { $day }的期限已過，現在處理還來得及
violation-lead-announced = 通知後一直沒有處理，已經公告。{ $day }以後會不經您到場就作出決定
violation-lead-announced-over = 公告期{ $day }已過，隨時會不經您到場作出決定。請馬上處理
violation-lead-under-objection = 審核期間不用處理，也不用繳款
violation-lead-anothers-objection = 有人對這條提出了異議，審核期間不用處理
violation-lead-to-pay = { $n ->
    [0] 不記分
   *[other] 已記 { $points }
}，應繳 { $sum }。{ $due }
violation-lead-paying = { $n ->
    [0] 不記分
   *[other] 已記 { $points }
}。有一張繳款單在辦，請先看它的結果，不要再繳
violation-lead-done = { $n ->
    [0] 沒有記分
   *[other] 已記 { $points }
}，沒有要再辦的事
violation-lead-anothers = 已由其他駕駛人處理，記分和罰款由處理的人承擔，您沒有要辦的事
violation-lead-refused = 最遲{ $day }處理或申辯。這條要用下面的辦法
violation-lead-refused-overdue = { $day }的期限已過，請盡快用下面的辦法
violation-lead-scene = 等現場的民警作出決定，決定作出後在這裏繳款
violation-lead-deleted = 異議成立，記錄已刪除，不記分，不罰款
violation-lead-transferred = 這條已轉給租車時的駕駛人，您不用處理
violation-gone = 這條記錄不在了
violation-gone-text = 可能已經刪除，或這輛車不再備案在您的帳號下。
row-violation-list = 回到違法記錄
    .line = 看其他記錄

## Groups and lines
violation-facts = 事實
violation-penalty = 處罰
violation-penalty-was = 原來的處罰，不再執行
violation-car = 車輛
line-violation-time = 時間
line-violation-place = 地點
line-violation-act_code = 違法行為代碼
line-violation-rule = 依據
line-violation-measured = 實測值
line-violation-limit = 標準值
line-violation-origin = 來源
line-violation-found_by = 發現機關
line-violation-points = 記分
line-violation-fine = 罰款
line-violation-penalties = 處罰種類
line-violation-decision_no = 決定書編號
line-violation-decided_by = 決定機關
line-violation-due_on = 繳款期限
line-violation-holding = 誰的車
line-violation-filed_since = 備案日期
violation-origin-scene = 現場。民警當面查到，知道駕駛人是誰
violation-origin-camera = 非現場。電子眼拍到車，要有人來認可
violation-picture = 第 { $n } 張證據相片，共 { $of } 張：{ $what }
penalty-warning = 警告
penalty-fine = 罰款
penalty-suspension = 暫扣駕駛證
penalty-revocation = 吊銷駕駛證
penalty-detention = 拘留
violation-step-captured = 電子眼記錄
violation-step-reviewed = 民警審核
    .line = 5 個工作天內
violation-step-notice = 告知您
    .line = 5 個工作天內
violation-step-handle = 等您處理
violation-step-objection = 異議審核
violation-step-handled = 已處理
violation-step-pay = 繳款
    .line = 收到決定書後 15 天內
violation-step-by = 最遲{ $day }處理或申辯
violation-step-answer = 最遲{ $day }答覆
violation-step-pay-by = 最遲{ $day }繳清

## The figures
sum-points-before = 已記分
sum-points-this = 這一條
sum-points-after = 處理後
sum-points-full = 記滿
sum-points-over = 超過
sum-points-spoken = 已記 { $points } 分，加 { $adding } 分是 { $after } 分，滿 { $limit } 分

## What to mind before it is accepted
violation-mind = 請留意
violation-near_full = 處理後離滿分只差 1 分
    .line = 再有一次記分就滿 12 分：扣留駕駛證，先學習再考試
violation-plates_near = 這是 { $months } 個月裏第 { $count } 輛別人的車
    .line = 處理後再有一輛，就要到窗口說明是不是代人處理
violation-drivers_near = 您是 { $months } 個月裏處理這輛車的第 { $count } 個人
    .line = 處理後再換一個人，就要到窗口說明是不是代人處理
violation-unknown_status = 駕駛證有一個不認識的狀態
    .line = 能不能處理，以交管系統的核對為準
violation-unknown_classes = 准駕車型裏有不認識的字母
    .line = 能不能處理，以交管系統的核對為準
violation-filing_day = 備案當天的違法
    .line = 由交管系統決定能不能在手機上處理

## What one can go to
row-violation-objection = 異議
    .line = 看寫了甚麼、審核到哪一步
row-violation-decision = 處罰決定
    .line = 編號、繳款、覆議
row-violation-extend = 申請延期
    .line = 可以延到{ $day }，只能一次
row-violation-rental = 租車合約
    .line = 看租期，或認為不該由您處理時申訴
row-violation-vehicle = 看這輛車
    .line = 狀態、檢驗、其他違法
row-violation-window = 去窗口處理
    .line = 帶身份證件、駕駛證和行駛證，任何一個城市都可以
row-violation-object_again = 改好再提交
    .line = 寫過的內容還在
row-violation-progress = 到「進度」裏看
    .line = 待發送的在那裏重試或放棄
row-violation-owner = 請車主本人處理
    .line = 車主用自己的帳號或到窗口都可以
row-violation-driver = 請當時的駕駛人處理
    .line = 帶自己的駕駛證到窗口，或用自己的帳號
row-violation-scene = 等民警作出決定
    .line = 決定作出後在這裏繳款
row-violation-again = 再查一次記分
    .line = 登記系統一般很快恢復
row-violation-refetch = 更新後看決定和繳款
    .line = 記錄可能剛被處理
row-violation-file_vehicle = 備案這輛車
    .line = 車主同意後，備案之後的違法可以處理
row-violation-file_licence = 備案駕駛證
    .line = 填一次副頁上的檔案編號
row-violation-licence = 看這種狀態要怎麼辦
    .line = 換證、審驗、學習或到窗口
row-violation-manual = 拍手持證件照，人工審核
    .line = 一個工作天內有結果，通過後接着處理
row-violation-wait = 等到{ $day }再處理
row-violation-wait-extend = 先申請延期，{ $day }再處理
violation-wait = { $end }週期結束，罰款沒有逾期的分清零；處理期限是{ $by }，來得及
violation-wait-owing = { $end }週期結束，罰款逾期未繳的分不清零，請先繳清；處理期限是{ $by }，來得及
violation-wait-extend = { $end }週期結束，罰款沒有逾期的分清零；處理期限{ $by }可以延三個月
violation-window-full = { $days ->
    [0] 會滿 12 分：扣留駕駛證，學習後考試
   *[other] 會滿 12 分：扣留駕駛證，學習 { $days } 天後考試
}
violation-window-scene = 民警要您到交警隊處理的，帶身份證件和駕駛證

## More time
violation-extend-title = 延期到{ $day }嗎？
violation-extend-text = 一條記錄只能延期一次，最多三個月。延期後還可以申辯。沒有網絡也可以提交，連上後自動發送
violation-extend-sent = 已提交，正在發送
violation-extend-kept = 已儲存，連上網絡後自動發送
violation-extended = 已延期，最遲{ $day }處理
violation-extend-late = 申請送到時期限已過，不能再延。記錄現在仍可以處理
violation-give-up = 可以在那裏放棄這次申請
refusal-extension-not_taken = 延期沒有被接受
    .unchanged = 原來的期限沒有變
    .source = 依據：《道路交通安全違法行為處理程序規定》第53條

## Why not
refusal-violation-unchanged = 記錄還在，沒有任何變化
refusal-violation-other = 交管系統沒有同意處理
    .source = 依據：交管系統的答覆
refusal-violation-already_handled = 這條已經處理過了
    .why = 決定已經作出，剩下的只有繳款。不服的可以申請覆議
    .source = 依據：《道路交通安全違法行為處理程序規定》第5條
refusal-violation-scene_record = 現場記錄不在這裏處理
    .why = 民警當面查到的，由民警作出決定，不用您認可
    .source = 依據：《道路交通安全違法行為處理程序規定》第43條至第49條
refusal-violation-under_objection = 異議審核期間不能處理
    .why = 異議有結果以前，處理和繳款都停下來
    .source = 依據：《道路交通安全違法行為處理程序規定》第5條
refusal-violation-points_too_high = 記分太多，不能在手機上處理
    .why = 這條記 { $points } 分。手機上一條最多處理 { $limit } 分
    .source = 規定：手機處理的記分上限，各地公安交管部門設定
refusal-violation-general_procedure = 罰款太多，不能在手機上處理
    .why = 這條罰款 { $fine }，超過 { $fine_limit }的要走一般程序，由民警當面調查
    .source = 依據：《道路交通安全違法行為處理程序規定》第52條
refusal-violation-would_reach_twelve = 這條不能在手機上處理
    .why = 處理後會記滿 12 分，手機上最多到 11 分
    .source = 依據：《道路交通安全違法行為記分管理辦法》第14條、第17條
    .closed = 學法減分要先處理完全部違法，現在還不能辦
refusal-violation-exceeds_twelve = 這條不能在手機上處理
    .why = 處理後會超過 12 分，手機上最多到 11 分
    .source = 依據：《道路交通安全違法行為記分管理辦法》第14條、第17條
    .closed = 學法減分要先處理完全部違法，現在還不能辦
refusal-violation-data_unavailable = 還不能判斷能不能處理
    .why = 查不到您這個週期的記分。不知道已記多少，就不能替您算
    .source = 規定：處理後的記分要先算清
refusal-violation-not_filed = 這輛車沒有備案，不能處理
    .why = { $plate } 不在您名下，也沒有備案在您的帳號下
    .source = 規定：手機上只處理本人的和備案的車
refusal-violation-before_filing = 違法早於備案，不能在手機上處理
    .why = 違法在{ $occurred }，這輛車{ $since }才備案。有記分的，只能處理備案以後的
    .source = 規定：備案非本人機動車，記分從備案日起算
    .closed = 解除後重新備案也沒有用：備案日期只會更晚
refusal-violation-no_licence = 帳號下沒有駕駛證，不能處理
    .why = 記分要記在駕駛證上。證件號碼和駕駛證號不同的，要先備案一次
    .source = 規定：處理人要有備案的駕駛證
refusal-violation-licence_status = 駕駛證狀態是{ $status }，不能處理
    .source = 規定：駕駛證狀態正常才能在手機上處理
refusal-violation-class_mismatch = 准駕車型不符，不能處理
    .why = 您的准駕車型是 { $classes }，不能開這種車，所以當時開車的不會是您
    .source = 規定：處理人的准駕車型要與車輛相符
refusal-violation-suspect_risk = 涉嫌代人處理，不能在手機上處理
    .source = 規定：{ $months } 個月內處理別人的車，或一輛車由不同的人處理，都有次數限制
    .closed = 換人或換車再試，也會計入次數
refusal-violation-key_person = 您只能在手機上處理本人的車
    .why = 您在涉嫌代替接受處理的重點人員名單上。到窗口說明以後可以移出
    .source = 規定：重點人員只能處理本人的車
refusal-violation-full_rounds = 您只能在手機上處理本人的車
    .why = 這個週期參加滿分學習已達 { $rounds } 次，別人的車要到窗口處理
    .source = 規定：滿分學習 { $rounds } 次以上只能處理本人的車
refusal-violation-face_needed = 人臉兩次沒有認出
    .why = 可以拍一張手持證件照，由人工審核代替人臉識別
    .source = 規定：處理前要確認是駕駛證本人
violation-status-unseen = 交管系統上的狀態和這部手機上的不一樣，以交管系統為準
violation-suspect-plates = { $months } 個月裏您已經處理過 { $count } 輛別人的車
violation-suspect-drivers = { $months } 個月裏已有 { $count } 個別的人處理過這輛車
violation-suspect-unseen = 交管系統查到的次數比這部手機上的多
violation-filing-unseen = 交管系統上的備案日期和這部手機上的不一樣，以交管系統為準
