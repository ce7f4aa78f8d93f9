### 违法处理: the notice, what will follow, the decision, and the server's no.

## Titles and buttons
title-violation-notice = 处罚前告知
title-violation-confirm = 确认处理
press-handling-read = 我已阅读
press-handling-accept = 我认可，去人脸识别
handling-accept-known = 我认可，继续确认
press-handling-object = 不认可，我要申辩
press-handling-confirm = 确认处理，记 { $points }
handling-confirm-no-points = 确认处理，不记分
press-handling-record = 回到这条记录
press-handling-sheet-close = 知道了
handling-offline = 没有网络。处理要当场核对，请连上网络再办

## The notice
handling-notice-head = 处理以前，请看清楚
handling-notice-facts-title = 事实
handling-notice-facts = { $when }，{ $plate } 在{ $place }：{ $act }
handling-notice-ground-title = 依据
handling-notice-penalty-title = 拟作出的处罚
handling-notice-penalty = 处罚种类、记分和罚款写在最上面。您认可并确认后，当场作出决定
handling-notice-rights-title = 您的权利
handling-notice-speak = 您有权陈述和申辩。说得对就会采纳，不会因为申辩加重处罚
handling-notice-reconsider = 对决定不服，收到决定书之日起 60 天内可以申请行政复议
handling-notice-court = 对复议不服，可以在 15 天内向法院起诉
handling-notice-source = 依据：《行政处罚法》第41条、第44条、第45条，《道路交通安全违法行为处理程序规定》第44条

## The confirmation
handling-know = 确认之前，请知道
handling-pay-by = 收到决定书后 15 天内缴清
line-handling-pay_by = 缴款期限
field-handling_mine = 当时是我本人驾驶，我认可以上事实
fault-handling-mine = 勾选“当时是我本人驾驶”后才能确认
    .short = 还没有勾选
row-handling-facts = 事实和依据
    .line = 照片 { $count } 张，{ $rule }
row-handling-speak = 您有权陈述和申辩
    .line = 不会因此加重处罚
row-handling-reconsider = 决定作出后也能申请复议
    .line = 收到决定书之日起 60 天内

## What came of it
handling-decided = 已处理，{ $n ->
    [0] 不记分
   *[other] 记 { $points }
}。决定书编号 { $number }
handling-already = 这条已经处理过，结果在这里
handling-refused = 没有处理
handling-refused-lead = 交管系统没有同意。没有记分，没有罚款
handling-points-differ = 交管系统上的记分有变。请看新的算式，再确认一次
handling-face-again = 人脸识别已过期，请再做一次
handling-manual-passed = 人工审核通过，可以接着处理
handling-manual-rejected = 人工审核没有通过，原因在下面
handling-manual-sent = 照片已提交，一个工作日内审核
handling-manual-in-review = 人工审核中
handling-manual-lead = 正在核对手持证件照，最晚{ $when } 有结果。通过后接着处理
handling-manual-not_the_applicant = 上次的照片不是驾驶证本人，或看不清证件
handling-manual-photo_unreadable = 上次的照片看不清楚
handling-manual-false_material = 上次的照片不真实
