### 首页 and 进度, and what waits to be sent, wherever it is shown.

## The licence at a glance
home-who = { $name } · 准駕 { $classes }
home-show = 出示電子駕駛證
home-see-application = 查看申領進度
home-see-review = 查看審核進度
home-apply = 申領電子駕駛證
home-apply-again = 重新拍照申領
home-see-licence = 查看駕駛證
press-home-licence = 查看駕駛證
press-home-file = 備案駕駛證
press-home-show = 出示電子駕駛證
press-home-elicence = 查看電子駕駛證
home-none = 填一次副頁上的檔案編號，就能看記分、申領電子駕駛證
home-not-yet = 駕駛證剛領，尚未入庫。請{ $day }再來看
home-unseen = 沒有讀到
home-reading = 正在讀取
home-reading-line = 駕駛證和記分馬上就到

## What needs action
home-todo = 要辦的事
home-todo-count = { $count } 項
home-todo-none = 沒有要辦的事
tone-danger = 要處理
tone-attention = 待辦
todo-status = 駕駛證狀態：{ $status }
todo-renewal = { $days } 天後駕駛證到期
todo-renewal-today = 駕駛證今天到期
todo-renewal-overdue = 駕駛證已到期
todo-filing = 備案駕駛證
    .line = 填副頁上的 12 位檔案編號
todo-elicence = 申領電子駕駛證
    .line = 拍一張相片，一個工作天內審核
todo-elicence-rejected = 電子駕駛證相片未通過
    .line = 看原因，重新拍一張
todo-elicence-window = 電子駕駛證要到窗口辦理
    .line = 相片多次未通過，網上不能再申領
home-services = 服務
home-security = 帳號與安全

## Progress
progress-offline = 沒有網絡。連上後按順序自動發送，毋須重填
progress-outbox = 待發送
progress-cases = 辦理進度
progress-last = 最近一步：{ $when }
progress-empty = 沒有正在辦的事
progress-empty-text = 提交的申請會出現在這裏，每一步都看得到。沒有網絡時提交的也在這裏等候發送
filing-filed = 已備案

## What waits to be sent
outbox-waiting = 待發送
outbox-sending = 正在發送
outbox-attention = 請您看一下
outbox-licence-filing = 備案駕駛證
outbox-elicence-application = 申領電子駕駛證
outbox-vehicle-unbinding = 解除備案
outbox-vehicle-user-unbinding = 解除他人備案
outbox-violation-extension = 申請延期
outbox-objection = 提交異議
outbox-objection-withdrawal = 撤回異議
outbox-decision-instalment = 申請延期或分期繳款
outbox-decision-reconsideration = 申請行政覆議
outbox-rental-transfer = 申請轉移違法
outbox-rental-appeal = 轉移結果申訴
outbox-lead-turn = 已保存，輪到就自動發送
outbox-lead-offline = 沒有網絡，連上後自動發送，毋須重填
outbox-lead-sending = 正在發送，中斷了會接着傳
outbox-made = { $when } 填寫
outbox-progress = 已傳 { $percent }%
press-outbox-retry = 重試
press-outbox-discard = 放棄
press-outbox-discard-keep = 保留
press-outbox-discard-confirm = 放棄，刪除填寫的內容
outbox-discard-title = 放棄這次提交嗎？
outbox-discard-text = 「{ $what }」填寫的內容和相片會從這部手機刪除，不會發送
