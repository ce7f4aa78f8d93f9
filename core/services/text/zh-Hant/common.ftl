### What every screen shares: bar, tabs, age, days, forms, and the sentences of the rules.

app-name = 通途
busy = 正在處理
unreachable-title = 暫時看不到這一頁
code-line = 代碼 { $code }

## Bar, tabs, notices
press-refresh = 更新
press-notice-retry = 再試一次
press-notice-log_in = 重新登入
press-notice-help = 查看幫助
press-help-open = 幫助
press-back = 返回
press-cancel = 取消
press-elder-on = 長者版
press-elder-off = 普通版
tab-home = 首頁
tab-progress = 進度
tab-me = 我的

## Age
age-fresh = { $when } 更新
age-refreshing = { $when } 的內容，正在更新
age-offline = 沒有更新到。下面是{ $when } 的內容

## Days and moments
a-while = 稍後
moment-today = 今天 { $time }
moment-tomorrow = 明天 { $time }
moment-yesterday = 昨天 { $time }
moment-other = { $day } { $time }
day-this-year = { $month-name }{ $day }日
day-other-year = { $year }年{ $month-name }{ $day }日
money-yuan = { $yuan } 元
month-1 = 1月
month-2 = 2月
month-3 = 3月
month-4 = 4月
month-5 = 5月
month-6 = 6月
month-7 = 7月
month-8 = 8月
month-9 = 9月
month-10 = 10月
month-11 = 11月
month-12 = 12月

## Forms
form-summary = 有 { $count } 處要改，改好才能提交
prose-wanting = 還差 {"{n}"} 字
prose-left = 還可以寫 {"{n}"} 字
form-problem = { $field }：{ $problem }
fault-required = 這一項要填。
    .short = 還沒有填
fault-choose = 請選一項。
    .short = 還沒有選
fault-consent = 要您同意才能繼續。
    .short = 還沒有勾選

field-phone = 手機號碼
    .hint = 內地號碼
field-number = 證件號碼
field-name = 姓名
    .hint = 與證件上的簡體一致
field-password = 登入密碼
field-new_password = 登入密碼
    .hint = 6 至 64 位
    .help = 8 位以上更安全，中文、字母、數字都可以
field-new_password_again = 再輸一次密碼
field-code = 短訊驗證碼
    .hint = 6 位數字

## Phone
fault-phone-empty = 請填寫手機號碼。
    .short = 還沒有填
fault-phone-charset = 「{ $found }」不是數字。
    .short = 有不是數字的字
fault-phone-length = 內地手機號碼是 11 位。
    .short = 不是 11 位
fault-phone-format = 這不是手機號碼。手機號碼以 13 至 19 開頭。
    .short = 不是手機號碼
fault-phone-not_mainland = 這裏要用內地手機號碼，境外號碼收不到驗證碼。
    .short = 不是內地號碼

## SMS code
fault-code-empty = 請填寫短訊裏的驗證碼。
    .short = 還沒有填
fault-code-charset = 「{ $found }」不是數字。
    .short = 有不是數字的字
fault-code-length = 驗證碼是 6 位數字。
    .short = 不是 6 位

## Password
fault-password-empty = 請設一個密碼。
    .short = 還沒有填
fault-password-too_short = 密碼至少要 6 位。
    .short = 少於 6 位
fault-password-too_long = 密碼最多 64 位。
    .short = 超過 64 位
fault-password-common = 這個密碼太常見，別人一猜就中。請換一個。
    .short = 太常見
fault-password-contains_birth_date = 密碼裏有您的出生日期，看到證件的人就能猜到。
    .short = 含出生日期
fault-password-contains_phone = 密碼裏有您的手機號碼，容易被猜到。
    .short = 含手機號碼
fault-password-mismatch = 兩次輸入的密碼不一樣。
    .short = 兩次不一樣

## Document number
fault-document-empty = 請填寫證件號碼。
    .short = 還沒有填
fault-document-length = 位數不對，請照證件逐位核對。
    .short = 位數不對
fault-document-charset = 這種號碼裏沒有「{ $found }」。
    .short = 有不該有的字
fault-document-format = 這不是{ $kind }號碼的寫法，請照證件核對。
    .short = 寫法不對
fault-document-region = 開頭幾位沒有對應的地區，請核對。
    .short = 開頭幾位不對
fault-document-country = 沒有這個國家代碼，請核對。
    .short = 國家代碼不對
fault-document-date = 號碼裏的出生日期不存在，請核對。
    .short = 出生日期不對
fault-document-future_date = 號碼裏的出生日期在今天以後，請核對。
    .short = 出生日期在今天以後
fault-document-check_digit = 有一位寫錯了，最後一位校驗不上。請照證件逐位核對。
    .short = 有一位寫錯了
fault-document-legacy_booklet = 這是舊版本式台胞證的號碼，2020 年起已失效。請用卡式台胞證的 8 位號碼。
    .short = 舊版號碼已失效
fault-document-legacy_number = 這是第一代身份證的 15 位號碼，2013 年起已失效。請用 18 位號碼。
    .short = 舊版號碼已失效
fault-document-centenarian = 這個號碼不能確定出生年份，請到車管所窗口辦理。
    .short = 不能確定出生年份
fault-document-wrong_kind = 這是{ $right }的號碼，上面選的是{ $kind }。
    .short = 與所選證件不符

notice-document-brackets_added = 已補上括號，駕駛證號裏也有
notice-document-reissue_count_stripped = 已去掉末兩位換證次數，只留 9 位

## Name
fault-name-empty = 請填寫姓名。
    .short = 還沒有填
fault-name-too_long = 姓名最多 50 個字。
    .short = 超過 50 個字
fault-name-charset = 姓名裏不能有「{ $found }」。
    .short = 有不該有的字
fault-name-private_use = 有一個字只有個別舊系統認得。請改用輸入法裏的標準字。
    .short = 有一個字不能用
fault-name-traditional = 系統裏是簡體「{ $form }」，寫「{ $found }」核對不上。
    .short = 有繁體字
fault-name-ambiguous = 「{ $found }」有兩種簡體，請看證件上是哪一個。
    .short = 有一個字要您選
notice-name-soft = 「{ $found }」不在規範漢字表裏，請對照證件看一遍。
notice-name-mainland = 「{ $found }」是繁體。證件上若是簡體，請改過來。
notice-name-insisted = 按證件寫「{ $found }」，改由人工核對。

## Kinds of documents
kind-resident_id = 居民身份證
kind-hk_mo_tw_residence_permit = 港澳台居民居住證
kind-hk_id = 香港身份證
kind-macau_id = 澳門居民身份證
kind-home_return_permit = 港澳居民來往內地通行證
kind-taiwan_permit = 台灣居民來往大陸通行證
kind-passport = 護照
kind-foreign_permanent_resident_id = 外國人永久居留身份證
kind-unknown = 其他證件
