### 消息: the list, and what each kind of message tells

## The list
tab-messages = 訊息
messages-all = 全部
messages-unread = 未讀
messages-archived = 已收起
messages-count = { $count } 則
messages-counted = { $count } 則，{ $unread } 則未讀
messages-offline = 沒有網絡。打開過的，聯網後才記為已讀
messages-archive-offline = 沒有網絡，連上後再收起
messages-more = 再看 { $count } 則
messages-empty = 沒有訊息
messages-empty-text = 備案、違法、繳款、異議有了變化，會在這裏告訴您
messages-empty-unread = 沒有未讀
messages-empty-unread-text = 看過的和不提醒的在「全部」內
messages-empty-archived = 沒有收起的訊息
messages-empty-archived-text = 看過的訊息可以收起，日後在這裏找
press-messages-read_all = 全部已讀
press-messages-kinds = 提醒哪些
press-message-archive = 收起
message-unread = 未讀
message-muted = 不提醒
message-action = 要您辦
message-due = 最遲{ $day }辦
message-due-appeal = 最遲{ $day }申訴
message-due-court = 不服的，最遲{ $day }起訴
message-done = 這件事已經不用辦了
message-was-due = 期限是{ $day }，已過

## Which kinds are told
title-messages-kinds = 提醒哪些訊息
messages-kind-on = 提醒
messages-kind-off = 不提醒
messages-kind-violations = 違法與處理
    .line = 新記錄、到期、處理結果、人工審核、異議
messages-kind-fines = 罰款
    .line = 到期、繳款結果、延期或分期、行政覆議
messages-kind-vehicles = 車輛與備案
    .line = 備案的申請和結果、解除、跨境車有效期
messages-kind-rentals = 租車
    .line = 轉移給您的違法、申訴結果
messages-kind-points = 記分
    .line = 本週期的記分接近 12 分
messages-kinds-fine = 不提醒的，不計入未讀，也不列入「要辦的事」，在「全部」內仍可看到。違法和罰款的期限不變，到期前仍在「要辦的事」內。

## What a message tells, by its kind
message-filing_asked = { $name_masked } 申請備案您的車 { $plate }
message-vehicle_filed = { $name_masked } 已備案您的車 { $plate }，您隨時可以解除
message-filing_done = { $plate } 已備案，{ $day }起的違法可以處理
message-filing_rejected = { $plate } 的備案未通過，看原因
message-filing_unbound = { $plate } 的備案已解除
message-cross_border_found = 已關聯您的車 { $plate }
message-cross_border_term = { $plate } 的有效期到{ $day }
message-violation_new = { $plate } 有一條新的違法記錄
message-violation_due = { $plate } 有違法尚未處理，{ $day }到期
message-decision_made = { $plate } 的違法已處理，記 { $points } 分，罰款 { $amount }
message-fine_due = 罰款 { $amount }，最遲{ $day }繳清
message-payment_done = 已繳 { $amount }，可以儲存憑證
message-payment_failed = { $amount }未能繳款，沒有扣款
message-instalment_answered = { $plate } { $day }那條違法的延期或分期繳款有答覆了
message-objection_upheld = { $plate } 的異議成立，違法記錄已刪除
message-objection_dismissed = { $plate } 的異議沒有被採納，看理由
message-reconsideration_answered = { $plate } { $day }那條違法的行政覆議有結果了
message-rental_transferred = 租車 { $plate } { $day }的違法轉給了您，不是您駕駛的可以申訴
message-rental_appeal_answered = 租車 { $plate } { $day }那條違法的申訴有結果了
message-manual_check_answered = { $plate } { $day }那條違法的人工審核有結果了
message-points_high = 本週期已記 { $points } 分，看會怎樣
