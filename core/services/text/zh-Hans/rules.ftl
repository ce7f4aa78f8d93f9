### The rules: what no form of the app says yet, and what to do now about every code (`tongtu check`).

## Plates
fault-plate-empty = 请填写号牌号码。
    .short = 还没有填
fault-plate-too_long = 号牌号码最多 8 位。
    .short = 超过 8 位
fault-plate-province = 第一个字不是内地省份的简称。
    .short = 省份简称不对
fault-plate-city = 省份后面不是发牌机关的字母，字母里没有 I 和 O。
    .short = 第二位不对
fault-plate-forbidden_letter = 号牌里没有字母“{ $found }”。
    .short = 有不用的字母
fault-plate-serial = 后面几位不合任何一种号牌。
    .short = 后几位不对
fault-plate-army = 这是军队或武警的号牌，不归交管管理。
    .short = 军队或武警号牌
fault-plate-temporary = 这是纸质的临时行驶车号牌，不能备案。
    .short = 临时号牌

## Vehicle identification numbers
fault-vin-empty = 请填写车辆识别代号。
    .short = 还没有填
fault-vin-length = 车辆识别代号是 17 位。
    .short = 不是 17 位
fault-vin-forbidden_letter = 车辆识别代号里没有字母“{ $found }”。
    .short = 有不用的字母
fault-vin-charset = 车辆识别代号里没有“{ $found }”。
    .short = 有不该有的字
fault-vin-check_digit = 有一位写错了，第 9 位校验不上。
    .short = 有一位写错了

## Engine numbers
fault-engine-empty = 请填写发动机号的后 6 位。
    .short = 还没有填
fault-engine-length = 这里只要发动机号的后 6 位。
    .short = 不是 6 位
fault-engine-charset = 发动机号里没有“{ $found }”。
    .short = 有不该有的字

## What cannot be read at all
fault-input-encoding = 这一行不是 UTF-8 文字，读不出来。
    .short = 读不出来

## What to do now, for each code
way-document-empty = 照证件填写号码。
way-document-length = 照证件数一遍：缺的补上，多的去掉。
way-document-charset = 删去“{ $found }”，或换成证件上印的那一位。
way-document-format = 先看证件种类选对没有，再照证件重填。
way-document-region = 照证件核对开头几位。
way-document-country = 照证件核对国家代码那三位。
way-document-date = 照证件核对出生日期那几位。
way-document-future_date = 照证件核对出生日期那几位；都对的话，看看手机的日期对不对。
way-document-check_digit = 照证件逐位核对；都对仍通不过的，请带证件到车管所窗口。
way-document-legacy_booklet = 用卡式台胞证的 8 位号码；还没有卡的，先换证。
way-document-legacy_number = 用第二代身份证的 18 位号码；还没有的，先到派出所换领。
way-document-centenarian = 请带证件到车管所窗口办理。
way-name-empty = 照证件填写姓名。
way-name-too_long = 照证件只填姓名，不加别的字。
way-name-charset = 删去“{ $found }”，只留证件上的字。
way-name-private_use = 用输入法重新打这个字。
way-name-traditional = 改成简体“{ $form }”；证件上就是繁体的，由人工核对。
way-name-ambiguous = 看证件上是“{ $first }”还是“{ $second }”，照着写。
way-phone-empty = 填写 11 位的内地手机号码。
way-phone-charset = 删去“{ $found }”，只留数字。
way-phone-length = 数一遍，填满 11 位。
way-phone-format = 填手机号码，不填固定电话。
way-phone-not_mainland = 换一个内地手机号码；还没有的，可以带证件到营业厅办一个。
way-plate-empty = 照号牌或行驶证填写。
way-plate-too_long = 只填号牌上的字，不加别的。
way-plate-province = 从“粤”“京”这样的省份简称写起。
way-plate-city = 照号牌核对第二位的字母。
way-plate-forbidden_letter = 看着像 I 的是 1，像 O 的是 0。
way-plate-serial = 照号牌核对后面几位：一般 5 位，新能源 6 位。
way-plate-army = 军队和武警的车辆，请找所属部队的车管部门。
way-plate-temporary = 等正式号牌发下来，再用正式号牌。
way-vin-empty = 照行驶证上的“车辆识别代号”填写。
way-vin-length = 照行驶证数一遍，填满 17 位。
way-vin-forbidden_letter = 看着像 I 的是 1，像 O 或 Q 的是 0。
way-vin-charset = 删去“{ $found }”，只留字母和数字。
way-vin-check_digit = 照行驶证逐位核对。
way-file_number-empty = 照驾驶证副页第三行右边填写。
way-file_number-charset = 删去“{ $found }”，只留数字。
way-file_number-length = 照副页数一遍，填满 12 位。
way-file_number-looks_like_id = 翻到副页，填第三行右边的 12 位数字。
way-file_number-format = 照副页重填。
way-engine-empty = 照行驶证上的“发动机号码”填写后 6 位。
way-engine-length = 从右往左数 6 位。
way-engine-charset = 删去“{ $found }”，只留字母和数字。
way-password-empty = 想一个 6 位以上的密码。
way-password-too_short = 再加几位，8 位以上更安全。
way-password-too_long = 缩短到 64 位以内。
way-password-common = 换几个只有您想得到的词。
way-password-contains_birth_date = 把生日换成别的。
way-password-contains_phone = 把手机号码换成别的。
way-password-mismatch = 两次都重新输入一遍。
way-code-empty = 打开短信，照填 6 位数字。
way-code-charset = 删去“{ $found }”，只留数字。
way-code-length = 照短信填满 6 位；找不到短信的，再要一次。
way-input-encoding = 把文件另存为 UTF-8，再试一次。
way-use-text = 改成“{ $text }”就对了。
way-use-kind = 这是{ $right }的号码，选这一种就对了。
