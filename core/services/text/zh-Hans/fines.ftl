### 罚款, 缴款 and 行政复议

## Titles and buttons
title-fines = 罚款
title-fines-pay = 选择要缴的罚款
title-decision = 处罚决定
title-payment = 缴款单
title-decision-instalment = 申请延期或分期
title-decision-reconsideration = 行政复议
press-fines-pay = 去缴款
press-fines-pay-submit = 开缴款单，{ $amount }
press-decision-pay = 缴款 { $amount }
press-decision-order = 查看缴款结果
press-payment-ask = 查询结果
press-payment-page = 打开银行缴款页面
press-payment-again = 重新缴款
press-payment-save = 保存凭证
press-payment-share = 分享凭证
press-decision-instalment-submit = 提交申请
press-decision-reconsideration-submit = 提交复议申请

## Where a fine stands
decision-revoked = 已撤销
decision-warning = 警告，不用缴款
payment-paid = 已缴清
payment-unpaid = 待缴款
payment-overdue = 已逾期
payment-resting = 复议中，暂停加处
payment-ordering = 已开单，待缴款
payment-redirected = 已打开银行页面
payment-pending = 银行处理中
payment-unclear = 结果待查
payment-failed = 没有缴成
fine-due = 最晚{ $day }缴清，还有 { $days } 天
fine-due-today = 今天（{ $day }）是最后一天，明天起加处罚款
fine-resting = 复议期间不加处罚款
fine-resting-added = 复议期间不再增加，已加处 { $amount }
fine-late = { $day }到期，已逾期 { $late } 天，每天都在加处罚款
fine-late-full = { $day }到期，已逾期 { $late } 天，加处罚款已到上限
fine-term = 罚款
surcharge-term = 加处罚款
owed-term = 应缴
paid-term = 已缴

## The list
fines-count = { $count } 笔
fines-due = 要缴的
fines-under-way = 缴款中
fines-rest = 不用再缴的
fines-nothing-due = 没有要缴的罚款
fines-owed = { $count } 笔要缴，共 { $amount }
fines-rule = 收到决定后 15 天内缴清。逾期每天加处 3%，加到和罚款一样多为止。依据：《行政处罚法》第67条、第72条
fines-empty = 没有处罚决定
fines-empty-text = 处理违法以后，决定和罚款会出现在这里。还没有处理的在“违法处理”里
row-fines-violations = 去违法处理
row-fines-back = 返回罚款列表

## Choosing
fines-choose-first = 请先选一笔
fines-offline = 没有网络。缴款要当场联网办，没有扣款
fines-ordered = 缴款单已开，在“进度”里
fines-amount-now = 应缴金额变成 { $amount }，没有扣款。请看过再缴
fines-chosen = 已选 { $count } 笔，共 { $amount }
fines-pay-note = 开单后在银行的页面付款，通途不经手您的钱和卡号。同一笔决定不会收两次
fines-with-surcharge = 罚款 { $fine }，加处 { $surcharge }
fines-nothing-text = 选好的已经缴清，或正在另一张缴款单里

## An order
payment-no-page = 缴款页面的地址不安全，没有打开，没有扣款。请到窗口或银行缴款
payment-no-browser = 这台手机打不开网页，没有扣款。可以到银行柜台缴款
payment-unseen = 没有查到结果以前，请不要再缴一次
payment-lead-unasked = 没有问到最新结果。没有结果以前，请不要再缴一次
payment-lead-expired = 缴款页面已过期，没有扣款。正在关单，关了就可以重新缴
payment-lead-ordering = 缴款单已开。请在银行的页面付款
payment-lead-redirected = 银行页面已打开，还没有付款。付完回到这里，结果会自己出来
payment-lead-pending = 银行正在处理，一般一两分钟。请等结果，不要再缴一次
payment-lead-unclear = 银行没有回音，可能已经扣款。正在查询，请不要再缴一次
payment-lead-paid = 已经缴清
payment-lead-failed = 银行没有收款，可以重新缴
refusal-payment-unclear = 银行没有回音，还不知道缴成没有
    .unchanged = 罚款还在，记分没有变
    .why = 钱可能已经扣了，只是结果没有传回来。通途会一直查到有结果为止，不用守着
    .source = 规定：一笔决定只收一次，结果没有查清以前不再开单
    .closed = 现在不能再缴一次，以免重复扣款
row-payment-bank = 查银行的扣款记录
    .line = 看有没有这笔扣款，也可以打卡背面的电话
row-payment-window = 三天还没有结果，到窗口
    .line = 带身份证件和银行的扣款记录
line-payment-amount = 金额
line-payment-created = 开单时间
line-payment-expires = 页面有效至
line-payment-paid_at = 缴款时间
line-payment-receipt_no = 凭证号
payment-paid-title = 已缴 { $amount }
payment-paid-text = 凭证可以随时再下载
payment-paid-points = 罚款缴清了，这些记分会随本周期结束清除
receipt-saved = 凭证已保存
receipt-no-app = 这台手机没有能接收文件的应用，凭证还在这里
receipt-file = 缴款凭证-{ $number }.pdf

## A decision
decision-decided = { $day }决定
decision-numbered = 决定书 { $number }
decision-gone = 没有这份决定
decision-gone-text = 可能已经撤销，或不在这个账号下
decision-revoked-lead = 决定已撤销，记分和罚款都取消。缴过的罚款会退回
decision-paid-lead = 罚款已缴清
decision-warning-lead = 这次只警告，没有罚款
decision-under-way-lead = 有一张缴款单在办，请先看它的结果
group-decision-due = 缴款期限和加处罚款
line-decision-number = 决定书编号
line-decision-points = 记分
line-decision-fine = 罚款
line-decision-decided_on = 决定日期
line-decision-received_on = 收到日期
line-decision-due_on = 缴款期限
line-decision-late = 已逾期
line-decision-rate = 逾期以后
line-decision-stops_on = 加到这天为止
line-decision-suspended = 不计的天数
decision-late-days = { $late } 天
decision-rate = 每天加处 { $each }（3%），最多加 { $most }
decision-suspended = { $count } 天，复议或诉讼期间
row-decision-payment = 缴款单
row-decision-violation = 违法记录
    .line = 时间、地点、照片
row-decision-instalment = 延期或分期缴款
    .line = 一时缴不出可以申请，批准后不再加处罚款
row-decision-reconsideration = 不服决定，申请复议
row-decision-back = 缴纳罚款
row-decision-court = 向人民法院起诉
    .line = 到决定机关所在地的基层人民法院，带决定书和身份证件
row-decision-window = 到决定机关窗口问
    .line = 因不可抗力耽误的，窗口可以说明怎样补办

## Later or in parts
instalment-delay = 延期缴款
    .help = 到期一次缴清
instalment-parts = 分期缴款
    .help = 每月缴一部分
instalment-months = { $months } 个月
instalment-lead = 经济确有困难，可以申请暂缓或分期缴纳。提交后会告诉您最晚什么时候答复
instalment-note = 没有批准以前，原来的期限照算
instalment-footnote = 依据：《行政处罚法》第66条
instalment-nothing = 这份决定现在不用申请延期或分期
instalment-in_review = 审核中
instalment-granted = 已批准
instalment-refused = 没有批准
instalment-in_review-lead = 最晚{ $when } 有结果。原来的期限照算
instalment-granted-lead = 最晚{ $day }缴清，这以前不加处罚款
instalment-next-lead = 下一期 { $amount }，最晚{ $day }缴
instalment-part = 第 { $n } 期
instalment-part-due = { $amount }，最晚 { $day }
instalment-refused-lead = 上次的申请没有批准，原来的期限照算。可以补充理由再申请
instalment-news-in_review = 申请已收到，正在审核
field-instalment_kind = 怎么缴
field-instalment_months = 多长时间
field-instalment_reason = 困难的情况
    .help = 至少 10 个字。写收入、支出和什么时候能缴
line-instalment-kind = 申请
line-instalment-months = 时间

## 行政复议
reconsider-until = 最晚{ $day }申请，收到决定起 60 天
reconsider-too-late = { $day }已过，不能再申请
reconsideration-right = 不服处罚决定，收到后 60 天内可以申请行政复议
reconsideration-rest = 复议期间不加处罚款，记分暂时保留
reconsideration-court = 当场处罚的，要先复议才能起诉。复议维持的，15 天内可以向法院起诉
reconsideration-footnote = 依据：《行政复议法》第20条、第23条、第53条
reconsideration-in_review = 复议中
reconsideration-revoked = 已撤销
reconsideration-maintained = 维持原决定
reconsideration-in_review-lead = 最晚{ $day }有结果。这期间不加处罚款
reconsideration-maintained-lead = 复议维持原决定。不服可以起诉，最晚{ $day }
reconsideration-news-in_review = 复议申请已收到，加处罚款暂停计算
refusal-reconsideration-maintained = 复议维持了原决定
    .unchanged = 记分和罚款照原决定
    .why = 复议机关认为事实清楚，处罚合法
    .source = 依据：公安部令第157号第67条
refusal-reconsideration-too-late = 已过申请复议的期限
    .unchanged = 决定没有变
    .why = 收到决定起 60 天内可以申请，到{ $day }为止
    .source = 依据：《行政复议法》第20条
field-reconsideration_text = 事实和理由
    .help = 至少 10 个字。写当时的情况，哪里不对，请求怎样改
line-reconsideration-submitted = 申请日期
line-reconsideration-due = 答复期限
line-reconsideration-answered = 答复日期
line-reconsideration-court_until = 起诉期限

## Requests
request-sent = 已提交，马上发送
request-kept = 已保存，连上网络后自动发送
request-made = 填好
request-sending = 发送
request-answer = 答复
fault-request-too_short = 请至少写 { $min } 个字
    .short = 字数不够
