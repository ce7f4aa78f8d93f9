### 交通违法: the list, the record, and every reason why one cannot be handled on the phone.

## Titles and buttons
title-violations = 违法记录
title-violation = 违法详情
violations-of-car = { $plate } 的违法
press-violation-handle = 处理这一条
press-violation-object = 不认可，我要申辩
press-violation-pay = 去缴款
press-violation-order = 查看缴款结果
press-violation-decision = 查看处罚决定
press-violation-objection = 查看异议
press-violation-done = 看已办结的
press-violation-again = 再查一次记分
press-violation-file_licence = 备案驾驶证
press-violation-file_vehicle = 备案这辆车
press-violation-licence = 查看驾驶证状态
press-violation-manual = 拍手持证件照，人工审核
press-violation-extend-confirm = 申请延期到{ $day }
press-violation-extend-cancel = 先不延期

## The list
violations-chip-todo = 未处理 { $count }
violations-chip-objected = 异议中 { $count }
violations-chip-to-pay = 待缴款 { $count }
violations-chip-done = 已办结
violations-chip-all = 全部
violations-counted-todo = { $count } 条，共 { $points } 分、{ $sum }。{ $synced }
violations-counted-some-wait = { $count } 条，等您处理的 { $n } 条共 { $points } 分、{ $sum }。{ $synced }
violations-counted-none-waits = { $count } 条，现在都不用您处理。{ $synced }
violations-counted-to-pay = { $count } 条，应缴 { $sum }{ $late ->
    [0] {""}
   *[other] ，其中加处罚款 { $surcharge }
}{ $paying ->
    [0] {""}
   *[other] ，不含在缴的 { $paying } 条
}。{ $synced }
violations-counted = { $count } 条。{ $synced }
violations-synced = 最近同步：{ $when }
violations-side = { $kind }，{ $holding }
violations-more = 再看 { $count } 条
violations-fine = 电子眼记录一般在 5 个工作日内出现
violations-none-todo = 没有要处理的违法
violations-none-todo-text = 您的 { $count } 辆车都没有。电子眼记录一般在 5 个工作日内出现，有新的会通知您。
violations-none-objected = 没有在审核的异议
violations-none-objected-text = 对记录提出异议以后，审核期间它会出现在这里。
violations-none-no-car = 您的账号下还没有车。名下的车会自己出现，家人、朋友的车可以备案。
violations-none-to-pay = 没有要缴的罚款
violations-none-to-pay-text = 处理违法以后，要缴的罚款会出现在这里。
violations-none-done = 还没有办结的记录
violations-none-done-text = 缴清、撤销或删除的记录会留在这里，方便您查。
violations-none = 没有违法记录
violations-none-text = 电子眼记录一般在 5 个工作日内出现，有新的会通知您。
row-violation-newer = 回到前面 { $count } 条
row-violation-older = 看后面 { $count } 条
row-violation-vehicles = 看我的车
    .line = 车没有出现时，看是什么原因

## What a record is called
violation-when-where = { $when }，{ $place }
violation-time = { $day } { $time }
violation-holding-own = 本人的车
violation-holding-cross-border = 本人的车，港澳车北上
violation-holding-filed = 备案的车
violation-holding-rental = 租赁的车
violation-holding-driver = 别人的车，当时您在驾驶
violation-filed-since = { $day }，记分从这一天起算

## Where it stands, in a line
violation-captured = 已采集，等民警审核
violation-reviewed = 已审核，等待告知
violation-may = 最晚{ $day }处理，可以在手机上办
violation-by = 最晚{ $day }处理
violation-overdue = { $day }已过，请尽快处理
violation-overdue-refused = { $day }已过，手机上不能处理
violation-announced = 已公告，最晚{ $day }还能来处理
violation-announced-over = 公告期{ $day }已过，请马上处理
violation-under-objection = 异议审核中
violation-under-objection-until = 异议审核中，最晚{ $day }答复
violation-handled = 已办结
violation-to-pay = 待缴款，最晚{ $day }缴清
violation-deleted = 已删除，不用处理
violation-transferred = 已转给承租人
violation-short-already_handled = 已经处理过
violation-short-scene_record = 现场记录，等民警作出决定
violation-short-under_objection = 异议审核中
violation-short-points_too_high = 记分多，要到窗口处理
violation-short-general_procedure = 罚款多，要到窗口处理
violation-short-would_reach_twelve = 会记满 12 分，手机上不能处理
violation-short-exceeds_twelve = 会超过 12 分，手机上不能处理
violation-short-data_unavailable = 查不到记分，暂时不能处理
violation-short-not_filed = 车没有备案，不能处理
violation-short-before_filing = 早于备案，要到窗口处理
violation-short-no_licence = 先备案驾驶证才能处理
violation-short-licence_status = 驾驶证状态不允许处理
violation-short-class_mismatch = 准驾车型不符，您不能处理
violation-short-suspect_risk = 涉嫌代人处理，要到窗口
violation-short-key_person = 只能处理本人的车，要到窗口
violation-short-full_rounds = 只能处理本人的车，要到窗口
violation-short-face_needed = 人脸没有认出，可以人工审核

## The one sentence that matters
violation-lead-captured = 民警 5 个工作日内审核。审核没有通过的不算违法，记录会删除
violation-lead-reviewed = 民警已审核通过，5 个工作日内告知您。告知后可以处理或申辩
violation-lead-notified = 最晚{ $day }处理或申辩。同一辆车满 5 条一直不处理的，再次通知、公告以后会缺席决定
violation-lead-extended = 已延期，最晚{ $day }处理或申辩。只能延期一次
violation-lead-overdue = { $day }的期限已过，现在处理还来得及
violation-lead-announced = 通知后一直没有处理，已经公告。{ $day }以后会不经您到场就作出决定
violation-lead-announced-over = 公告期{ $day }已过，随时会不经您到场作出决定。请马上处理
violation-lead-under-objection = 审核期间不用处理，也不用缴款
violation-lead-anothers-objection = 有人对这条提出了异议，审核期间不用处理
violation-lead-to-pay = { $n ->
    [0] 不记分
   *[other] 已记 { $points }
}，应缴 { $sum }。{ $due }
violation-lead-paying = { $n ->
    [0] 不记分
   *[other] 已记 { $points }
}。有一张缴款单在办，请先看它的结果，不要再缴
violation-lead-done = { $n ->
    [0] 没有记分
   *[other] 已记 { $points }
}，没有要再办的事
violation-lead-anothers = 已由其他驾驶人处理，记分和罚款由处理的人承担，您没有要办的事
violation-lead-refused = 最晚{ $day }处理或申辩。这条要用下面的办法
violation-lead-refused-overdue = { $day }的期限已过，请尽快用下面的办法
violation-lead-scene = 等现场的民警作出决定，决定作出后在这里缴款
violation-lead-deleted = 异议成立，记录已删除，不记分，不罚款
violation-lead-transferred = 这条已转给租车时的驾驶人，您不用处理
violation-gone = 这条记录不在了
violation-gone-text = 可能已经删除，或这辆车不再备案在您的账号下。
row-violation-list = 回到违法记录
    .line = 看其他记录

## Groups and lines
violation-facts = 事实
violation-penalty = 处罚
violation-penalty-was = 原来的处罚，不再执行
violation-car = 车辆
line-violation-time = 时间
line-violation-place = 地点
line-violation-act_code = 违法行为代码
line-violation-rule = 依据
line-violation-measured = 实测值
line-violation-limit = 标准值
line-violation-origin = 来源
line-violation-found_by = 发现机关
line-violation-points = 记分
line-violation-fine = 罚款
line-violation-penalties = 处罚种类
line-violation-decision_no = 决定书编号
line-violation-decided_by = 决定机关
line-violation-due_on = 缴款期限
line-violation-holding = 谁的车
line-violation-filed_since = 备案日期
violation-origin-scene = 现场。民警当面查到，知道驾驶人是谁
violation-origin-camera = 非现场。电子眼拍到车，要有人来认可
violation-picture = 第 { $n } 张证据照片，共 { $of } 张：{ $what }
penalty-warning = 警告
penalty-fine = 罚款
penalty-suspension = 暂扣驾驶证
penalty-revocation = 吊销驾驶证
penalty-detention = 拘留
violation-step-captured = 电子眼记录
violation-step-reviewed = 民警审核
    .line = 5 个工作日内
violation-step-notice = 告知您
    .line = 5 个工作日内
violation-step-handle = 等您处理
violation-step-objection = 异议审核
violation-step-handled = 已处理
violation-step-pay = 缴款
    .line = 收到决定书后 15 天内
violation-step-by = 最晚{ $day }处理或申辩
violation-step-answer = 最晚{ $day }答复
violation-step-pay-by = 最晚{ $day }缴清

## The figures
sum-points-before = 已记分
sum-points-this = 这一条
sum-points-after = 处理后
sum-points-full = 记满
sum-points-over = 超过
sum-points-spoken = 已记 { $points } 分，加 { $adding } 分是 { $after } 分，满 { $limit } 分

## What to mind before it is accepted
violation-mind = 请留意
violation-near_full = 处理后离满分只差 1 分
    .line = 再有一次记分就满 12 分：扣留驾驶证，先学习再考试
violation-plates_near = 这是 { $months } 个月里第 { $count } 辆别人的车
    .line = 处理后再有一辆，就要到窗口说明是不是代人处理
violation-drivers_near = 您是 { $months } 个月里处理这辆车的第 { $count } 个人
    .line = 处理后再换一个人，就要到窗口说明是不是代人处理
violation-unknown_status = 驾驶证有一个不认识的状态
    .line = 能不能处理，以交管系统的核对为准
violation-unknown_classes = 准驾车型里有不认识的字母
    .line = 能不能处理，以交管系统的核对为准
violation-filing_day = 备案当天的违法
    .line = 由交管系统决定能不能在手机上处理

## What one can go to
row-violation-objection = 异议
    .line = 看写了什么、审核到哪一步
row-violation-decision = 处罚决定
    .line = 编号、缴款、复议
row-violation-extend = 申请延期
    .line = 可以延到{ $day }，只能一次
row-violation-rental = 租车合同
    .line = 看租期，或认为不该由您处理时申诉
row-violation-vehicle = 看这辆车
    .line = 状态、检验、其他违法
row-violation-window = 去窗口处理
    .line = 带身份证件、驾驶证和行驶证，任何一个城市都可以
row-violation-object_again = 改好再提交
    .line = 写过的内容还在
row-violation-progress = 到“进度”里看
    .line = 待发送的在那里重试或放弃
row-violation-owner = 请车主本人处理
    .line = 车主用自己的账号或到窗口都可以
row-violation-driver = 请当时的驾驶人处理
    .line = 带自己的驾驶证到窗口，或用自己的账号
row-violation-scene = 等民警作出决定
    .line = 决定作出后在这里缴款
row-violation-again = 再查一次记分
    .line = 登记系统一般很快恢复
row-violation-refetch = 更新后看决定和缴款
    .line = 记录可能刚被处理
row-violation-file_vehicle = 备案这辆车
    .line = 车主同意后，备案之后的违法可以处理
row-violation-file_licence = 备案驾驶证
    .line = 填一次副页上的档案编号
row-violation-licence = 看这种状态要怎么办
    .line = 换证、审验、学习或到窗口
row-violation-manual = 拍手持证件照，人工审核
    .line = 一个工作日内有结果，通过后接着处理
row-violation-wait = 等到{ $day }再处理
row-violation-wait-extend = 先申请延期，{ $day }再处理
violation-wait = { $end }周期结束，罚款没有逾期的分清零；处理期限是{ $by }，来得及
violation-wait-owing = { $end }周期结束，罚款逾期没缴的分不清零，请先缴清；处理期限是{ $by }，来得及
violation-wait-extend = { $end }周期结束，罚款没有逾期的分清零；处理期限{ $by }可以延三个月
violation-window-full = { $days ->
    [0] 会满 12 分：扣留驾驶证，学习后考试
   *[other] 会满 12 分：扣留驾驶证，学习 { $days } 天后考试
}
violation-window-scene = 民警让您到交警队处理的，带身份证件和驾驶证

## More time
violation-extend-title = 延期到{ $day }吗？
violation-extend-text = 一条记录只能延期一次，最多三个月。延期后还可以申辩。没有网络也可以提交，连上后自动发送
violation-extend-sent = 已提交，正在发送
violation-extend-kept = 已保存，连上网络后自动发送
violation-extended = 已延期，最晚{ $day }处理
violation-extend-late = 申请送到时期限已过，不能再延。记录现在仍可以处理
violation-give-up = 可以在那里放弃这次申请
refusal-extension-not_taken = 延期没有被接受
    .unchanged = 原来的期限没有变
    .source = 依据：《道路交通安全违法行为处理程序规定》第53条

## Why not
refusal-violation-unchanged = 记录还在，没有任何变化
refusal-violation-other = 交管系统没有同意处理
    .source = 依据：交管系统的答复
refusal-violation-already_handled = 这条已经处理过了
    .why = 决定已经作出，剩下的只有缴款。不服的可以申请复议
    .source = 依据：《道路交通安全违法行为处理程序规定》第5条
refusal-violation-scene_record = 现场记录不在这里处理
    .why = 民警当面查到的，由民警作出决定，不用您认可
    .source = 依据：《道路交通安全违法行为处理程序规定》第43条至第49条
refusal-violation-under_objection = 异议审核期间不能处理
    .why = 异议有结果以前，处理和缴款都停下来
    .source = 依据：《道路交通安全违法行为处理程序规定》第5条
refusal-violation-points_too_high = 记分太多，不能在手机上处理
    .why = 这条记 { $points } 分。手机上一条最多处理 { $limit } 分
    .source = 规定：手机处理的记分上限，各地公安交管部门设定
refusal-violation-general_procedure = 罚款太多，不能在手机上处理
    .why = 这条罚款 { $fine }，超过 { $fine_limit }的要走一般程序，由民警当面调查
    .source = 依据：《道路交通安全违法行为处理程序规定》第52条
refusal-violation-would_reach_twelve = 这条不能在手机上处理
    .why = 处理后会记满 12 分，手机上最多到 11 分
    .source = 依据：《道路交通安全违法行为记分管理办法》第14条、第17条
    .closed = 学法减分要先处理完全部违法，现在还不能办
refusal-violation-exceeds_twelve = 这条不能在手机上处理
    .why = 处理后会超过 12 分，手机上最多到 11 分
    .source = 依据：《道路交通安全违法行为记分管理办法》第14条、第17条
    .closed = 学法减分要先处理完全部违法，现在还不能办
refusal-violation-data_unavailable = 还不能判断能不能处理
    .why = 查不到您这个周期的记分。不知道已记多少，就不能替您算
    .source = 规定：处理后的记分要先算清
refusal-violation-not_filed = 这辆车没有备案，不能处理
    .why = { $plate } 不在您名下，也没有备案在您的账号下
    .source = 规定：手机上只处理本人的和备案的车
refusal-violation-before_filing = 违法早于备案，不能在手机上处理
    .why = 违法在{ $occurred }，这辆车{ $since }才备案。有记分的，只能处理备案以后的
    .source = 规定：备案非本人机动车，记分从备案日起算
    .closed = 解除后重新备案也没有用：备案日期只会更晚
refusal-violation-no_licence = 账号下没有驾驶证，不能处理
    .why = 记分要记在驾驶证上。证件号码和驾驶证号不同的，要先备案一次
    .source = 规定：处理人要有备案的驾驶证
refusal-violation-licence_status = 驾驶证状态是{ $status }，不能处理
    .source = 规定：驾驶证状态正常才能在手机上处理
refusal-violation-class_mismatch = 准驾车型不符，不能处理
    .why = 您的准驾车型是 { $classes }，不能开这种车，所以当时开车的不会是您
    .source = 规定：处理人的准驾车型要与车辆相符
refusal-violation-suspect_risk = 涉嫌代人处理，不能在手机上处理
    .source = 规定：{ $months } 个月内处理别人的车，或一辆车由不同的人处理，都有次数限制
    .closed = 换人或换车再试，也会计入次数
refusal-violation-key_person = 您只能在手机上处理本人的车
    .why = 您在涉嫌代替接受处理的重点人员名单上。到窗口说明以后可以移出
    .source = 规定：重点人员只能处理本人的车
refusal-violation-full_rounds = 您只能在手机上处理本人的车
    .why = 这个周期参加满分学习已达 { $rounds } 次，别人的车要到窗口处理
    .source = 规定：满分学习 { $rounds } 次以上只能处理本人的车
refusal-violation-face_needed = 人脸两次没有认出
    .why = 可以拍一张手持证件照，由人工审核代替人脸识别
    .source = 规定：处理前要确认是驾驶证本人
violation-status-unseen = 交管系统上的状态和这台手机上的不一样，以交管系统为准
violation-suspect-plates = { $months } 个月里您已经处理过 { $count } 辆别人的车
violation-suspect-drivers = { $months } 个月里已有 { $count } 个别的人处理过这辆车
violation-suspect-unseen = 交管系统查到的次数比这台手机上的多
violation-filing-unseen = 交管系统上的备案日期和这台手机上的不一样，以交管系统为准
