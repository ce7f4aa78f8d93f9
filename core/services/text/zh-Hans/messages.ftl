### 消息: the list, and what each kind of message tells

## The list
tab-messages = 消息
messages-all = 全部
messages-unread = 未读
messages-archived = 已收起
messages-count = { $count } 条
messages-counted = { $count } 条，{ $unread } 条未读
messages-offline = 没有网络。打开过的，联网后才记为已读
messages-archive-offline = 没有网络，连上后再收起
messages-more = 再看 { $count } 条
messages-empty = 没有消息
messages-empty-text = 备案、违法、缴款、异议有了变化，会在这里告诉您
messages-empty-unread = 没有未读
messages-empty-unread-text = 看过的和不提醒的在“全部”里
messages-empty-archived = 没有收起的消息
messages-empty-archived-text = 看过的消息可以收起，以后在这里找
press-messages-read_all = 全部已读
press-messages-kinds = 提醒哪些
press-message-archive = 收起
message-unread = 未读
message-muted = 不提醒
message-action = 要您办
message-due = 最晚{ $day }办
message-due-appeal = 最晚{ $day }申诉
message-due-court = 不服的，最晚{ $day }起诉
message-done = 这件事已经不用办了
message-was-due = 期限是{ $day }，已过

## Which kinds are told
title-messages-kinds = 提醒哪些消息
messages-kind-on = 提醒
messages-kind-off = 不提醒
messages-kind-violations = 违法与处理
    .line = 新记录、到期、处理结果、人工审核、异议
messages-kind-fines = 罚款
    .line = 到期、缴款结果、延期或分期、行政复议
messages-kind-vehicles = 车辆与备案
    .line = 备案的申请和结果、解除、跨境车有效期
messages-kind-rentals = 租车
    .line = 转移给您的违法、申诉结果
messages-kind-points = 记分
    .line = 本周期的记分接近 12 分
messages-kinds-fine = 不提醒的，不计入未读，也不列入“要办的事”，在“全部”里还能看到。违法和罚款的期限不变，到期前仍在“要办的事”里。

## What a message tells, by its kind
message-filing_asked = { $name_masked } 申请备案您的车 { $plate }
message-vehicle_filed = { $name_masked } 已备案您的车 { $plate }，您随时可以解除
message-filing_done = { $plate } 已备案，{ $day }起的违法可以处理
message-filing_rejected = { $plate } 的备案没有通过，看原因
message-filing_unbound = { $plate } 的备案已解除
message-cross_border_found = 已关联您的车 { $plate }
message-cross_border_term = { $plate } 的有效期到{ $day }
message-violation_new = { $plate } 有一条新的违法记录
message-violation_due = { $plate } 有违法没有处理，{ $day }到期
message-decision_made = { $plate } 的违法已处理，记 { $points } 分，罚款 { $amount }
message-fine_due = 罚款 { $amount }，最晚{ $day }缴清
message-payment_done = 已缴 { $amount }，可以保存凭证
message-payment_failed = { $amount }没有缴成，没有扣款
message-instalment_answered = { $plate } { $day }那条违法的延期或分期缴款有答复了
message-objection_upheld = { $plate } 的异议成立，违法记录已删除
message-objection_dismissed = { $plate } 的异议没有被采纳，看理由
message-reconsideration_answered = { $plate } { $day }那条违法的行政复议有结果了
message-rental_transferred = 租车 { $plate } { $day }的违法转给了您，不是您开的可以申诉
message-rental_appeal_answered = 租车 { $plate } { $day }那条违法的申诉有结果了
message-manual_check_answered = { $plate } { $day }那条违法的人工审核有结果了
message-points_high = 本周期已记 { $points } 分，看会怎样
