### 租赁汽车: contracts, whose a record is, taking over, and the appeal

## Titles and buttons
title-rentals = 租賃汽車
title-rental = 租車合約
title-rental-appeal = 轉移結果申訴
press-rental-take = 轉到我名下處理
press-rental-take-cancel = 先不轉
press-rental-take-confirm = 申請轉到我名下
press-rental-appeal = 不是我駕駛的，申訴
press-rental-appeal-submit = 提交申訴
row-rental-call = 致電租賃公司
row-rental-back = 返回租賃汽車
row-rental-handle = 前往處理這條違法
row-rental-firm = 請租賃公司更正
    .line = 合約或時間登記錯誤，由公司到窗口更正
row-rentals-violations = 前往違法處理

## Contracts
rentals-now = 租用中和未開始的
rentals-before = 已歸還的
rentals-rule = 租期內的違法由承租人處理。合約結束 30 天後仍未處理的，租賃公司可以申請轉移
rentals-empty = 沒有租車合約
rentals-empty-text = 租賃公司要在 24 小時內登記合約，登記後會出現在這裏
rentals-empty-ask = 超過一天仍沒有，請租賃公司補登記
rentals-empty-document = 請核對登記的證件號碼和您帳號的一樣
rentals-empty-records = 沒有登記的合約，租期內的違法會算在公司名下
rental-term = { $from } 至 { $until }
rental-waiting = { $count } 條違法要您處理
rental-to-do = 要處理
rental-contract = 尚未開始
rental-active = 租用中
rental-ended = 已結束
rental-closed = 已了結
rental-contract-lead = { $day }開始，從那天起的違法由您處理
rental-active-lead = 租到{ $day }。租期內的違法由您處理
rental-ended-lead = 已還車。{ $day }起，未處理的違法公司可以申請轉給您
rental-transferable-lead = 已還車。公司已可申請轉移
rental-closed-lead = 已了結，沒有要處理的違法
rental-gone = 沒有這份合約
rental-gone-text = 可能登記在其他證件下，請問租賃公司
rental-no-call = 這部手機不能致電。號碼在上面
line-rental-from = 租期開始
line-rental-until = 租期結束
line-rental-transfer_from = 可申請轉移
line-rental-number = 合約編號

## Records between firm and renter
rental-record-when = { $when }，記 { $points } 分
rental-record-firm = 公司名下
rental-record-firm-line = 在租期內。可以轉到您名下，在網上處理
rental-record-outside = 不在租期內
rental-record-outside-line = 不是您租車時的違法，由租賃公司處理
rental-record-renter = 由您處理
rental-record-renter-line = 在租期內，請按期處理
rental-record-asked = 轉移中
rental-record-asked-line = 已申請，轉好後由您處理
rental-record-transferred = 已轉給您
rental-record-transferred-line = 租賃公司申請轉給了您。不是您駕駛的可以申訴，最遲{ $day }
rental-record-too-late-line = 申訴到{ $day }為止，已過。請按期處理
rental-record-appealed = 申訴中
rental-record-appealed-line = 最遲{ $day }答覆。這期間毋須處理
rental-record-upheld = 申訴成立
rental-record-upheld-line = 不算在您名下
rental-record-dismissed = 申訴不成立
rental-record-dismissed-line = 由您處理，打開看怎樣辦
rental-record-handled = 已處理
rental-record-handled-line = 已由您處理

## Taking over
rental-take-title = 轉到您名下處理嗎
rental-take-text = 這條違法記 { $points } 分，罰款 { $amount }。轉移後由您處理
rental-take-then = 轉好以後才由您處理，現在尚未記分
rental-news-asked = 轉移申請已收到

## The appeal
rental-appeal-note = 您的租期是 { $term }
rental-appeal-footnote = 五個工作天內答覆，成立的不再轉給您
rental-news-appealed = 申訴已收到，五個工作天內答覆
field-appeal_text = 為甚麼不是您
    .help = 至少 10 個字。寫還車的時間，誰在駕駛，有甚麼證明
refusal-rental-too_late = 已過申訴的期限
    .unchanged = 這條違法尚未記分
    .why = 轉移後五個工作天內可以申訴，到{ $day }為止
    .source = 規定：轉移後五個工作天內申訴
