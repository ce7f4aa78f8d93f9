### 罚款, 缴款 and 行政复议

## Titles and buttons
title-fines = 罰款
title-fines-pay = 選擇要繳的罰款
title-decision = 處罰決定
title-payment = 繳款單
title-decision-instalment = 申請延期或分期
title-decision-reconsideration = 行政覆議
press-fines-pay = 前往繳款
press-fines-pay-submit = 開繳款單，{ $amount }
press-decision-pay = 繳款 { $amount }
press-decision-order = 查看繳款結果
press-payment-ask = 查詢結果
press-payment-page = 打開銀行繳款頁面
press-payment-again = 重新繳款
press-payment-save = 保存憑證
press-payment-share = 分享憑證
press-decision-instalment-submit = 提交申請
press-decision-reconsideration-submit = 提交覆議申請

## Where a fine stands
decision-revoked = 已撤銷
decision-warning = 警告，毋須繳款
payment-paid = 已繳清
payment-unpaid = 待繳款
payment-overdue = 已逾期
payment-resting = 覆議中，暫停加處
payment-ordering = 已開單，待繳款
payment-redirected = 已打開銀行頁面
payment-pending = 銀行處理中
payment-unclear = 結果待查
payment-failed = 未能繳款
fine-due = 最遲{ $day }繳清，尚有 { $days } 天
fine-due-today = 今天（{ $day }）是最後一天，明天起加處罰款
fine-resting = 覆議期間不加處罰款
fine-resting-added = 覆議期間不再增加，已加處 { $amount }
fine-late = { $day }到期，已逾期 { $late } 天，每天都在加處罰款
fine-late-full = { $day }到期，已逾期 { $late } 天，加處罰款已到上限
fine-term = 罰款
surcharge-term = 加處罰款
owed-term = 應繳
paid-term = 已繳

## The list
fines-count = { $count } 筆
fines-due = 要繳的
fines-under-way = 繳款中
fines-rest = 毋須再繳的
fines-nothing-due = 沒有要繳的罰款
fines-owed = { $count } 筆要繳，共 { $amount }
fines-rule = 收到決定後 15 天內繳清。逾期每天加處 3%，加到和罰款一樣多為止。依據：《行政處罰法》第67條、第72條
fines-empty = 沒有處罰決定
fines-empty-text = 處理違法以後，決定和罰款會出現在這裏。尚未處理的在「違法處理」內
row-fines-violations = 前往違法處理
row-fines-back = 返回罰款列表

## Choosing
fines-choose-first = 請先選一筆
fines-offline = 沒有網絡。繳款要即場聯網辦理，沒有扣款
fines-ordered = 繳款單已開，在「進度」內
fines-amount-now = 應繳金額變成 { $amount }，沒有扣款。請看過再繳
fines-chosen = 已選 { $count } 筆，共 { $amount }
fines-pay-note = 開單後在銀行的頁面付款，通途不經手您的錢和卡號。同一筆決定不會收兩次
fines-with-surcharge = 罰款 { $fine }，加處 { $surcharge }
fines-nothing-text = 選好的已經繳清，或正在另一張繳款單內

## An order
payment-no-page = 繳款頁面的網址不安全，沒有打開，沒有扣款。請到窗口或銀行繳款
payment-no-browser = 這部手機打不開網頁，沒有扣款。可以到銀行櫃檯繳款
payment-unseen = 未查到結果之前，請不要再繳一次
payment-lead-unasked = 沒有問到最新結果。未有結果之前，請不要再繳一次
payment-lead-expired = 繳款頁面已過期，沒有扣款。正在關單，關閉後可以重新繳
payment-lead-ordering = 繳款單已開。請在銀行的頁面付款
payment-lead-redirected = 銀行頁面已打開，尚未付款。付完回到這裏，結果會自動顯示
payment-lead-pending = 銀行正在處理，一般一兩分鐘。請等結果，不要再繳一次
payment-lead-unclear = 銀行沒有回音，可能已經扣款。正在查詢，請不要再繳一次
payment-lead-paid = 已經繳清
payment-lead-failed = 銀行沒有收款，可以重新繳
refusal-payment-unclear = 銀行沒有回音，尚未知道是否繳成
    .unchanged = 罰款仍在，記分沒有變
    .why = 錢可能已經扣了，只是結果沒有傳回來。通途會一直查到有結果為止，毋須守候
    .source = 規定：一筆決定只收一次，結果未查清之前不再開單
    .closed = 現在不能再繳一次，以免重複扣款
row-payment-bank = 查銀行的扣款記錄
    .line = 看有沒有這筆扣款，也可致電卡背的號碼
row-payment-window = 三天仍未有結果，到窗口
    .line = 帶身份證件和銀行的扣款記錄
line-payment-amount = 金額
line-payment-created = 開單時間
line-payment-expires = 頁面有效至
line-payment-paid_at = 繳款時間
line-payment-receipt_no = 憑證號
payment-paid-title = 已繳 { $amount }
payment-paid-text = 憑證可以隨時再下載
payment-paid-points = 罰款繳清了，這些記分會隨本週期結束清除
receipt-saved = 憑證已保存
receipt-no-app = 這部手機沒有能接收檔案的應用程式，憑證仍在這裏
receipt-file = 繳款憑證-{ $number }.pdf

## A decision
decision-decided = { $day }決定
decision-numbered = 決定書 { $number }
decision-gone = 沒有這份決定
decision-gone-text = 可能已經撤銷，或不在這個帳號下
decision-revoked-lead = 決定已撤銷，記分和罰款都取消。繳過的罰款會退回
decision-paid-lead = 罰款已繳清
decision-warning-lead = 這次只警告，沒有罰款
decision-under-way-lead = 有一張繳款單在辦，請先看它的結果
group-decision-due = 繳款期限和加處罰款
line-decision-number = 決定書編號
line-decision-points = 記分
line-decision-fine = 罰款
line-decision-decided_on = 決定日期
line-decision-received_on = 收到日期
line-decision-due_on = 繳款期限
line-decision-late = 已逾期
line-decision-rate = 逾期以後
line-decision-stops_on = 加到這天為止
line-decision-suspended = 不計的天數
decision-late-days = { $late } 天
decision-rate = 每天加處 { $each }（3%），最多加 { $most }
decision-suspended = { $count } 天，覆議或訴訟期間
row-decision-payment = 繳款單
row-decision-violation = 違法記錄
    .line = 時間、地點、相片
row-decision-instalment = 延期或分期繳款
    .line = 一時繳不出可以申請，批准後不再加處罰款
row-decision-reconsideration = 不服決定，申請覆議
row-decision-back = 繳納罰款
row-decision-court = 向人民法院起訴
    .line = 到決定機關所在地的基層人民法院，帶決定書和身份證件
row-decision-window = 到決定機關窗口查詢
    .line = 因不可抗力延誤的，窗口可以說明怎樣補辦

## Later or in parts
instalment-delay = 延期繳款
    .help = 到期一次繳清
instalment-parts = 分期繳款
    .help = 每月繳一部分
instalment-months = { $months } 個月
instalment-lead = 經濟確有困難，可以申請暫緩或分期繳納。提交後會告訴您最遲甚麼時候答覆
instalment-note = 未批准之前，原來的期限照計
instalment-footnote = 依據：《行政處罰法》第66條
instalment-nothing = 這份決定現在毋須申請延期或分期
instalment-in_review = 審核中
instalment-granted = 已批准
instalment-refused = 未獲批准
instalment-in_review-lead = 最遲{ $when } 有結果。原來的期限照計
instalment-granted-lead = 最遲{ $day }繳清，在此之前不加處罰款
instalment-next-lead = 下一期 { $amount }，最遲{ $day }繳
instalment-part = 第 { $n } 期
instalment-part-due = { $amount }，最遲 { $day }
instalment-refused-lead = 上次的申請未獲批准，原來的期限照計。可以補充理由再申請
instalment-news-in_review = 申請已收到，正在審核
field-instalment_kind = 怎樣繳
field-instalment_months = 多長時間
field-instalment_reason = 困難的情況
    .help = 至少 10 個字。寫收入、支出和甚麼時候能繳
line-instalment-kind = 申請
line-instalment-months = 時間

## 行政复议
reconsider-until = 最遲{ $day }申請，收到決定起 60 天
reconsider-too-late = { $day }已過，不能再申請
reconsideration-right = 不服處罰決定，收到後 60 天內可以申請行政覆議
reconsideration-rest = 覆議期間不加處罰款，記分暫時保留
reconsideration-court = 當場處罰的，要先覆議才能起訴。覆議維持的，15 天內可以向法院起訴
reconsideration-footnote = 依據：《行政覆議法》第20條、第23條、第53條
reconsideration-in_review = 覆議中
reconsideration-revoked = 已撤銷
reconsideration-maintained = 維持原決定
reconsideration-in_review-lead = 最遲{ $day }有結果。這期間不加處罰款
reconsideration-maintained-lead = 覆議維持原決定。不服可以起訴，最遲{ $day }
reconsideration-news-in_review = 覆議申請已收到，加處罰款暫停計算
refusal-reconsideration-maintained = 覆議維持了原決定
    .unchanged = 記分和罰款照原決定
    .why = 覆議機關認為事實清楚，處罰合法
    .source = 依據：公安部令第157號第67條
refusal-reconsideration-too-late = 已過申請覆議的期限
    .unchanged = 決定沒有變
    .why = 收到決定起 60 天內可以申請，到{ $day }為止
    .source = 依據：《行政覆議法》第20條
field-reconsideration_text = 事實和理由
    .help = 至少 10 個字。寫當時的情況，哪裏不對，請求怎樣改
line-reconsideration-submitted = 申請日期
line-reconsideration-due = 答覆期限
line-reconsideration-answered = 答覆日期
line-reconsideration-court_until = 起訴期限

## Requests
request-sent = 已提交，馬上發送
request-kept = 已保存，連上網絡後自動發送
request-made = 填好
request-sending = 發送
request-answer = 答覆
fault-request-too_short = 請至少寫 { $min } 個字
    .short = 字數不夠
