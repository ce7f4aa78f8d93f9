### 违法处理: the notice, what will follow, the decision, and the server's no.

## Titles and buttons
title-violation-notice = 處罰前告知
title-violation-confirm = 確認處理
press-handling-read = 我已閱讀
press-handling-accept = 我認可，去人臉識別
handling-accept-known = 我認可，繼續確認
press-handling-object = 不認可，我要申辯
press-handling-confirm = 確認處理，記 { $points }
handling-confirm-no-points = 確認處理，不記分
press-handling-record = 回到這條記錄
press-handling-sheet-close = 知道了
handling-offline = 沒有網絡。處理要即場核對，請連上網絡再辦

## The notice
handling-notice-head = 處理以前，請看清楚
handling-notice-facts-title = 事實
handling-notice-facts = { $when }，{ $plate } 在{ $place }：{ $act }
handling-notice-ground-title = 依據
handling-notice-penalty-title = 擬作出的處罰
handling-notice-penalty = 處罰種類、記分和罰款寫在最上面。您認可並確認後，即場作出決定
handling-notice-rights-title = 您的權利
handling-notice-speak = 您有權陳述和申辯。說得對就會採納，不會因為申辯加重處罰
handling-notice-reconsider = 對決定不服，收到決定書之日起 60 天內可以申請行政覆議
handling-notice-court = 對覆議不服，可以在 15 天內向法院起訴
handling-notice-source = 依據：《行政處罰法》第41條、第44條、第45條，《道路交通安全違法行為處理程序規定》第44條

## The confirmation
handling-know = 確認之前，請知道
handling-pay-by = 收到決定書後 15 天內繳清
line-handling-pay_by = 繳款期限
field-handling_mine = 當時是我本人駕駛，我認可以上事實
fault-handling-mine = 剔選「當時是我本人駕駛」後才能確認
    .short = 還沒有剔選
row-handling-facts = 事實和依據
    .line = 相片 { $count } 張，{ $rule }
row-handling-speak = 您有權陳述和申辯
    .line = 不會因此加重處罰
row-handling-reconsider = 決定作出後也能申請覆議
    .line = 收到決定書之日起 60 天內

## What came of it
handling-decided = 已處理，{ $n ->
    [0] 不記分
   *[other] 記 { $points }
}。決定書編號 { $number }
handling-already = 這條已經處理過，結果在這裏
handling-refused = 沒有處理
handling-refused-lead = 交管系統沒有同意。沒有記分，沒有罰款
handling-points-differ = 交管系統上的記分有變。請看新的算式，再確認一次
handling-face-again = 人臉識別已過期，請再做一次
handling-manual-passed = 人工審核通過，可以接着處理
handling-manual-rejected = 人工審核沒有通過，原因在下面
handling-manual-sent = 相片已提交，一個工作天內審核
handling-manual-in-review = 人工審核中
handling-manual-lead = 正在核對手持證件照，最遲{ $when } 有結果。通過後接着處理
handling-manual-not_the_applicant = 上次的相片不是駕駛證本人，或看不清證件
handling-manual-photo_unreadable = 上次的相片看不清楚
handling-manual-false_material = 上次的相片不真實
