### What every screen shares: bar, tabs, age, days, forms, and the sentences of the rules.

app-name = 通途
busy = 正在处理
unreachable-title = 暂时看不到这一页
code-line = 代码 { $code }

## Bar, tabs, notices
press-refresh = 更新
press-notice-retry = 再试一次
press-notice-log_in = 重新登录
press-notice-help = 查看帮助
press-help-open = 帮助
press-back = 返回
press-cancel = 取消
press-elder-on = 长辈版
press-elder-off = 普通版
tab-home = 首页
tab-progress = 进度
tab-me = 我的

## Age
age-fresh = { $when } 更新
age-refreshing = { $when } 的内容，正在更新
age-offline = 没有更新到。下面是{ $when } 的内容

## Days and moments
a-while = 稍后
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
form-summary = 有 { $count } 处要改，改好才能提交
prose-wanting = 还差 {"{n}"} 字
prose-left = 还可以写 {"{n}"} 字
form-problem = { $field }：{ $problem }
fault-required = 这一项要填。
    .short = 还没有填
fault-choose = 请选一项。
    .short = 还没有选
fault-consent = 要您同意才能继续。
    .short = 还没有勾选

field-phone = 手机号码
    .hint = 内地号码
field-number = 证件号码
field-name = 姓名
    .hint = 与证件上的简体一致
field-password = 登录密码
field-new_password = 登录密码
    .hint = 6 至 64 位
    .help = 8 位以上更安全，中文、字母、数字都可以
field-new_password_again = 再输一次密码
field-code = 短信验证码
    .hint = 6 位数字

## Phone
fault-phone-empty = 请填写手机号码。
    .short = 还没有填
fault-phone-charset = “{ $found }”不是数字。
    .short = 有不是数字的字
fault-phone-length = 内地手机号码是 11 位。
    .short = 不是 11 位
fault-phone-format = 这不是手机号码。手机号码以 13 至 19 开头。
    .short = 不是手机号码
fault-phone-not_mainland = 这里要用内地手机号码，境外号码收不到验证码。
    .short = 不是内地号码

## SMS code
fault-code-empty = 请填写短信里的验证码。
    .short = 还没有填
fault-code-charset = “{ $found }”不是数字。
    .short = 有不是数字的字
fault-code-length = 验证码是 6 位数字。
    .short = 不是 6 位

## Password
fault-password-empty = 请设一个密码。
    .short = 还没有填
fault-password-too_short = 密码至少要 6 位。
    .short = 少于 6 位
fault-password-too_long = 密码最多 64 位。
    .short = 超过 64 位
fault-password-common = 这个密码太常见，别人一猜就中。请换一个。
    .short = 太常见
fault-password-contains_birth_date = 密码里有您的出生日期，看到证件的人就能猜到。
    .short = 含出生日期
fault-password-contains_phone = 密码里有您的手机号码，容易被猜到。
    .short = 含手机号码
fault-password-mismatch = 两次输入的密码不一样。
    .short = 两次不一样

## Document number
fault-document-empty = 请填写证件号码。
    .short = 还没有填
fault-document-length = 位数不对，请照证件逐位核对。
    .short = 位数不对
fault-document-charset = 这种号码里没有“{ $found }”。
    .short = 有不该有的字
fault-document-format = 这不是{ $kind }号码的写法，请照证件核对。
    .short = 写法不对
fault-document-region = 开头几位没有对应的地区，请核对。
    .short = 开头几位不对
fault-document-country = 没有这个国家代码，请核对。
    .short = 国家代码不对
fault-document-date = 号码里的出生日期不存在，请核对。
    .short = 出生日期不对
fault-document-future_date = 号码里的出生日期在今天以后，请核对。
    .short = 出生日期在今天以后
fault-document-check_digit = 有一位写错了，最后一位校验不上。请照证件逐位核对。
    .short = 有一位写错了
fault-document-legacy_booklet = 这是旧版本式台胞证的号码，2020 年起已失效。请用卡式台胞证的 8 位号码。
    .short = 旧版号码已失效
fault-document-legacy_number = 这是第一代身份证的 15 位号码，2013 年起已失效。请用 18 位号码。
    .short = 旧版号码已失效
fault-document-centenarian = 这个号码不能确定出生年份，请到车管所窗口办理。
    .short = 不能确定出生年份
fault-document-wrong_kind = 这是{ $right }的号码，上面选的是{ $kind }。
    .short = 与所选证件不符

notice-document-brackets_added = 已补上括号，驾驶证号里也有
notice-document-reissue_count_stripped = 已去掉末两位换证次数，只留 9 位

## Name
fault-name-empty = 请填写姓名。
    .short = 还没有填
fault-name-too_long = 姓名最多 50 个字。
    .short = 超过 50 个字
fault-name-charset = 姓名里不能有“{ $found }”。
    .short = 有不该有的字
fault-name-private_use = 有一个字只有个别旧系统认得。请改用输入法里的标准字。
    .short = 有一个字不能用
fault-name-traditional = 系统里是简体“{ $form }”，写“{ $found }”核对不上。
    .short = 有繁体字
fault-name-ambiguous = “{ $found }”有两种简体，请看证件上是哪一个。
    .short = 有一个字要您选
notice-name-soft = “{ $found }”不在规范汉字表里，请对照证件看一遍。
notice-name-mainland = “{ $found }”是繁体。证件上若是简体，请改过来。
notice-name-insisted = 按证件写“{ $found }”，改由人工核对。

## Kinds of documents
kind-resident_id = 居民身份证
kind-hk_mo_tw_residence_permit = 港澳台居民居住证
kind-hk_id = 香港身份证
kind-macau_id = 澳门居民身份证
kind-home_return_permit = 港澳居民来往内地通行证
kind-taiwan_permit = 台湾居民来往大陆通行证
kind-passport = 护照
kind-foreign_permanent_resident_id = 外国人永久居留身份证
kind-unknown = 其他证件
