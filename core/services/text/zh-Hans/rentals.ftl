### 租赁汽车: contracts, whose a record is, taking over, and the appeal

## Titles and buttons
title-rentals = 租赁汽车
title-rental = 租车合同
title-rental-appeal = 转移结果申诉
press-rental-take = 转到我名下处理
press-rental-take-cancel = 先不转
press-rental-take-confirm = 申请转到我名下
press-rental-appeal = 不是我开的，申诉
press-rental-appeal-submit = 提交申诉
row-rental-call = 打电话给租赁公司
row-rental-back = 返回租赁汽车
row-rental-handle = 去处理这条违法
row-rental-firm = 请租赁公司更正
    .line = 合同或时间登记错了，由公司到窗口更正
row-rentals-violations = 去违法处理

## Contracts
rentals-now = 在租和未开始的
rentals-before = 已还的
rentals-rule = 租期内的违法由承租人处理。合同结束 30 天后还没有处理的，租赁公司可以申请转移
rentals-empty = 没有租车合同
rentals-empty-text = 租赁公司要在 24 小时内登记合同，登记后会出现在这里
rentals-empty-ask = 超过一天还没有，请租赁公司补登记
rentals-empty-document = 请核对登记的证件号码和您账号的一样
rentals-empty-records = 没有登记的合同，租期内的违法会算在公司名下
rental-term = { $from } 至 { $until }
rental-waiting = { $count } 条违法要您处理
rental-to-do = 要处理
rental-contract = 还没有开始
rental-active = 租用中
rental-ended = 已结束
rental-closed = 已了结
rental-contract-lead = { $day }开始，从那天起的违法由您处理
rental-active-lead = 租到{ $day }。租期内的违法由您处理
rental-ended-lead = 已还车。{ $day }起，没有处理的违法公司可以申请转给您
rental-transferable-lead = 已还车。公司已可以申请转移
rental-closed-lead = 已了结，没有要处理的违法
rental-gone = 没有这份合同
rental-gone-text = 可能登记在别的证件下，请问租赁公司
rental-no-call = 这台手机打不了电话。号码在上面
line-rental-from = 租期开始
line-rental-until = 租期结束
line-rental-transfer_from = 可申请转移
line-rental-number = 合同编号

## Records between firm and renter
rental-record-when = { $when }，记 { $points } 分
rental-record-firm = 公司名下
rental-record-firm-line = 在租期内。可以转到您名下，在网上处理
rental-record-outside = 不在租期内
rental-record-outside-line = 不是您租车时的违法，由租赁公司处理
rental-record-renter = 由您处理
rental-record-renter-line = 在租期内，请按期处理
rental-record-asked = 转移中
rental-record-asked-line = 已申请，转好后由您处理
rental-record-transferred = 已转给您
rental-record-transferred-line = 租赁公司申请转给了您。不是您开的可以申诉，最晚{ $day }
rental-record-too-late-line = 申诉到{ $day }为止，已过。请按期处理
rental-record-appealed = 申诉中
rental-record-appealed-line = 最晚{ $day }答复。这期间不用处理
rental-record-upheld = 申诉成立
rental-record-upheld-line = 不算在您名下
rental-record-dismissed = 申诉不成立
rental-record-dismissed-line = 由您处理，打开看怎么办
rental-record-handled = 已处理
rental-record-handled-line = 已由您处理

## Taking over
rental-take-title = 转到您名下处理吗
rental-take-text = 这条违法记 { $points } 分，罚款 { $amount }。转移后由您处理
rental-take-then = 转好以后才由您处理，现在还不记分
rental-news-asked = 转移申请已收到

## The appeal
rental-appeal-note = 您的租期是 { $term }
rental-appeal-footnote = 五个工作日内答复，成立的不再转给您
rental-news-appealed = 申诉已收到，五个工作日内答复
field-appeal_text = 为什么不是您
    .help = 至少 10 个字。写还车的时间，谁在开，有什么证明
refusal-rental-too_late = 已过申诉的期限
    .unchanged = 这条违法还没有记分
    .why = 转移后五个工作日内可以申诉，到{ $day }为止
    .source = 规定：转移后五个工作日内申诉
