### 駕駛證 and 備案駕駛證; the words for statuses, classes, points and validity, for every screen.

title-licence = 駕駛證
title-licence-filing = 備案駕駛證
press-licence-file = 備案駕駛證
press-licence-filing-submit = 提交備案
press-licence-reveal-number = 顯示號碼
press-licence-reveal-file_number = 顯示號碼
press-licence-reveal = 顯示 30 秒
press-licence-hide = 收起號碼
list-comma = 、
state-unknown = 交管系統給出的狀態是「{ $raw }」，這個版本還不認識。更新通途後再看

## Groups and lines
group-licence-points-group = 本周期記分
group-licence-validity-group = 有效期
group-licence-status-group = 狀態
group-licence-printed-group = 證件內容
line-licence-points = 累積記分
line-licence-pending = 尚未處理
line-licence-cycle = 記分周期
line-licence-valid_from = 有效起始日期
line-licence-valid_until = 有效期至
line-licence-renewal = 期滿換證
line-licence-name = 姓名
line-licence-sex = 性別
line-licence-born_on = 出生日期
line-licence-number = 證號
line-licence-classes = 准駕車型
line-licence-first_issued_on = 首次領證
line-licence-file_number = 檔案編號
line-licence-issuer = 發證機關
licence-elicence-line = 向民警出示，與紙本駕駛證效力相同
licence-holder = { $sex }，{ $year }年{ $month }出生
sex-male = 男
sex-female = 女

## Points and validity
points-count = { $points } 分
licence-points-value = { $points } 分，滿 { $limit } 分
licence-points-spoken = 已記 { $points } 分，滿 { $limit } 分
licence-points-spoken-pending = 已記 { $points } 分，另有 { $pending } 分尚未處理，滿 { $limit } 分
licence-cycle-days = { $from } 至 { $to }
licence-valid-until = 有效期至 { $day }
licence-valid-long = 長期有效
licence-long-term = 長期
licence-renewal-not-yet = { $opens }起可以換證
licence-renewal-open = 可以換證了，{ $until }到期。請到窗口換證
licence-renewal-overdue = { $until }已到期，現在不能開車。請到窗口換證，到期一年內都可以換
licence-renewal-recoverable = 到期超過一年，駕駛證已註銷。到期三年內考過科目一可以恢復
licence-renewal-cancelled = 到期超過三年，不能再恢復，要重新申請
licence-renewal-not-needed-heavy = 長期有效，毋須換證。{ $age } 歲起降為 C1 或 C2，70 歲起每年交一次體檢證明
licence-renewal-not-needed = 長期有效，毋須換證。70 歲起每年交一次體檢證明

## Statuses
licence-status-a = 正常
    .means = 可以開車，可以在網上辦事
licence-status-b = 超分
    .means = 本周期記滿 12 分，不能開車。先參加學習和考試
licence-status-c = 轉出
    .means = 檔案轉到別處，網上暫時不能處理。請問轉入地的車管所
licence-status-d = 暫扣
    .means = 暫扣期間不能開車。期滿後到作出處罰的單位領回
licence-status-e = 撤銷
    .means = 駕駛證許可已撤銷，不能開車。原因請問作出決定的車管所
licence-status-f = 吊銷
    .means = 駕駛證已吊銷，不能開車。可以重新申請的日期寫在處罰決定書上
licence-status-g = 註銷
    .means = 駕駛證已註銷，不能開車。要重新申請
licence-status-h = 違法未處理
    .means = 有違法沒有處理，可以開車。請盡快處理
licence-status-i = 事故未處理
    .means = 有事故沒有處理完，可以開車。請聯絡辦案民警
licence-status-j = 停止使用
    .means = 駕駛證已公告停止使用，不能開車。先參加滿分學習
licence-status-k = 扣押
    .means = 駕駛證被扣押，不能開車。請聯絡辦案單位
licence-status-l = 鎖定
    .means = 駕駛證被鎖定，網上不能辦事。請到車管所問明原因
licence-status-m = 逾期未換證
    .means = 有效期已過，不能開車。請到窗口換證
licence-status-n = 延期換證
    .means = 已批准延期換證，延期期間不能開車
licence-status-p = 延期體檢
    .means = 已批准延期提交體檢證明
licence-status-r = 註銷可恢復
    .means = 駕駛證已註銷，不能開車。考過科目一可以恢復
licence-status-s = 逾期未審驗
    .means = 沒有按期審驗，不能開車。請先參加審驗
licence-status-t = 延期審驗
    .means = 已批准延期審驗，延期期間不能開車
licence-status-u = 扣留
    .means = 駕駛證被扣留，不能開車。請到扣留的單位處理
licence-status-unknown = 其他狀態（{ $code }）
    .means = 這個版本還不認識這個狀態。請更新通途，或到車管所問明

## Classes
class-a1 = 大型客車
class-a2 = 重型牽引掛車
class-a3 = 城市公交車
class-b1 = 中型客車
class-b2 = 大型貨車
class-c1 = 小型汽車
class-c2 = 小型自動擋汽車
class-c3 = 低速載貨汽車
class-c4 = 三輪汽車
class-c5 = 殘疾人專用小型自動擋載客汽車
class-c6 = 輕型牽引掛車
class-d = 普通三輪電單車
class-e = 普通兩輪電單車
class-f = 輕便電單車
class-m = 輪式專用機械車
class-n = 無軌電車
class-p = 有軌電車

## Not on the account, or not yet
filing-none = 未備案
filing-not-yet = 尚未入庫
filing-refused = 備案未獲通過
licence-none = 證件號碼和駕駛證號不一樣的，要用檔案編號備案一次，之後就能看記分、申領電子駕駛證
licence-not-yet = 剛領的駕駛證要幾天才能查到。請{ $day }再來看，毋須重新填寫
refusal-filing-mismatch = 檔案編號是別人的，沒有備案
    .unchanged = 您的駕駛證不受影響
    .why = 這個檔案編號下登記的姓名和您註冊的姓名不同
    .source = 依據：《機動車駕駛證申領和使用規定》第12條，駕駛證記載本人的身份證明號碼
refusal-filing-not_found = 沒有查到這個檔案編號，沒有備案
    .unchanged = 您的駕駛證不受影響
    .why = 可能寫錯了一位，或駕駛證剛領兩三天，尚未入庫
    .source = 依據：全國駕駛證登記庫的查詢結果
way-file-again = 核對後再填一次
    .line = 檔案編號在副頁第三行右邊，12 位數字
way-filing-help = 看說明
    .line = 找不到副頁，或姓名寫法不同時怎麼辦

## The form
field-file_number = 檔案編號
    .hint = 12 位數字
licence-filing-where = 翻到駕駛證的副頁，第三行右邊寫着檔案編號。它和駕駛證號不是同一個號碼
licence-filing-footnote = 沒有網絡也可以提交，連上後自動發送，毋須重填
licence-filing-on-its-way = 上一次提交的還在路上，請等結果
licence-filing-sent = 已提交，馬上核對
licence-filing-kept = 已保存，連上網絡後自動發送
licence-filing-filed = 駕駛證已備案
licence-filing-not-yet = 駕駛證尚未入庫，請{ $day }再來看
licence-filing-mismatch = 檔案編號與您的姓名不符，沒有備案
licence-filing-not-found = 沒有查到這個檔案編號，沒有備案
fault-file_number-empty = 請填寫檔案編號
    .short = 還沒有填
fault-file_number-charset = 檔案編號只有數字，沒有「{ $found }」
    .short = 有不是數字的字
fault-file_number-length = 檔案編號是 12 位數字，請照副頁核對
    .short = 不是 12 位
fault-file_number-looks_like_id = 這是駕駛證號。檔案編號在副頁第三行右邊，12 位數字
    .short = 填成了駕駛證號
fault-file_number-format = 12 位都一樣，不是檔案編號。請照副頁核對
    .short = 不是檔案編號

## Taking it off again
row-licence-unfile = 取消備案
    .line = 這個帳號下不再有這本駕駛證
unfile-title = 要取消駕駛證備案嗎
unfile-goes = 會沒有：這裏的駕駛證、記分和電子駕駛證，審核中的申請也會撤回
unfile-stays = 會保留：駕駛證和記分本身。以後可以用檔案編號再備案
press-licence-unfile_keep = 不取消
press-licence-unfile_sure = 取消備案
licence-unfiled = 駕駛證備案已取消。需要時可以再備案。
