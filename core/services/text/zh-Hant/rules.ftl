### The rules: what no form of the app says yet, and what to do now about every code (`tongtu check`).

## Plates
fault-plate-empty = 請填寫號牌號碼。
    .short = 還沒有填
fault-plate-too_long = 號牌號碼最多 8 位。
    .short = 超過 8 位
fault-plate-province = 第一個字不是內地省份的簡稱。
    .short = 省份簡稱不對
fault-plate-city = 省份後面不是發牌機關的字母，字母裏沒有 I 和 O。
    .short = 第二位不對
fault-plate-forbidden_letter = 號牌裏沒有字母「{ $found }」。
    .short = 有不用的字母
fault-plate-serial = 後面幾位不合任何一種號牌。
    .short = 後幾位不對
fault-plate-army = 這是軍隊或武警的號牌，不歸交管管理。
    .short = 軍隊或武警號牌
fault-plate-temporary = 這是紙質的臨時行駛車號牌，不能備案。
    .short = 臨時號牌

## Vehicle identification numbers
fault-vin-empty = 請填寫車輛識別代號。
    .short = 還沒有填
fault-vin-length = 車輛識別代號是 17 位。
    .short = 不是 17 位
fault-vin-forbidden_letter = 車輛識別代號裏沒有字母「{ $found }」。
    .short = 有不用的字母
fault-vin-charset = 車輛識別代號裏沒有「{ $found }」。
    .short = 有不該有的字
fault-vin-check_digit = 有一位寫錯了，第 9 位校驗不上。
    .short = 有一位寫錯了

## Engine numbers
fault-engine-empty = 請填寫發動機號的後 6 位。
    .short = 還沒有填
fault-engine-length = 這裏只要發動機號的後 6 位。
    .short = 不是 6 位
fault-engine-charset = 發動機號裏沒有「{ $found }」。
    .short = 有不該有的字

## What cannot be read at all
fault-input-encoding = 這一行不是 UTF-8 文字，讀不出來。
    .short = 讀不出來

## What to do now, for each code
way-document-empty = 照證件填寫號碼。
way-document-length = 照證件數一遍：缺的補上，多的去掉。
way-document-charset = 刪去「{ $found }」，或換成證件上印的那一位。
way-document-format = 先看證件種類選對沒有，再照證件重填。
way-document-region = 照證件核對開頭幾位。
way-document-country = 照證件核對國家代碼那三位。
way-document-date = 照證件核對出生日期那幾位。
way-document-future_date = 照證件核對出生日期那幾位；都對的話，看看手機的日期對不對。
way-document-check_digit = 照證件逐位核對；都對仍通不過的，請帶證件到車管所窗口。
way-document-legacy_booklet = 用卡式台胞證的 8 位號碼；還沒有卡的，先換證。
way-document-legacy_number = 用第二代身份證的 18 位號碼；還沒有的，先到派出所換領。
way-document-centenarian = 請帶證件到車管所窗口辦理。
way-name-empty = 照證件填寫姓名。
way-name-too_long = 照證件只填姓名，不加別的字。
way-name-charset = 刪去「{ $found }」，只留證件上的字。
way-name-private_use = 用輸入法重新打這個字。
way-name-traditional = 改成簡體「{ $form }」；證件上就是繁體的，由人工核對。
way-name-ambiguous = 看證件上是「{ $first }」還是「{ $second }」，照着寫。
way-phone-empty = 填寫 11 位的內地手機號碼。
way-phone-charset = 刪去「{ $found }」，只留數字。
way-phone-length = 數一遍，填滿 11 位。
way-phone-format = 填手機號碼，不填固定電話。
way-phone-not_mainland = 換一個內地手機號碼；還沒有的，可以帶證件到營業廳辦一個。
way-plate-empty = 照號牌或行駛證填寫。
way-plate-too_long = 只填號牌上的字，不加別的。
way-plate-province = 從「粵」「京」這樣的省份簡稱寫起。
way-plate-city = 照號牌核對第二位的字母。
way-plate-forbidden_letter = 看着像 I 的是 1，像 O 的是 0。
way-plate-serial = 照號牌核對後面幾位：一般 5 位，新能源 6 位。
way-plate-army = 軍隊和武警的車輛，請找所屬部隊的車管部門。
way-plate-temporary = 等正式號牌發下來，再用正式號牌。
way-vin-empty = 照行駛證上的「車輛識別代號」填寫。
way-vin-length = 照行駛證數一遍，填滿 17 位。
way-vin-forbidden_letter = 看着像 I 的是 1，像 O 或 Q 的是 0。
way-vin-charset = 刪去「{ $found }」，只留字母和數字。
way-vin-check_digit = 照行駛證逐位核對。
way-file_number-empty = 照駕駛證副頁第三行右邊填寫。
way-file_number-charset = 刪去「{ $found }」，只留數字。
way-file_number-length = 照副頁數一遍，填滿 12 位。
way-file_number-looks_like_id = 翻到副頁，填第三行右邊的 12 位數字。
way-file_number-format = 照副頁重填。
way-engine-empty = 照行駛證上的「發動機號碼」填寫後 6 位。
way-engine-length = 從右往左數 6 位。
way-engine-charset = 刪去「{ $found }」，只留字母和數字。
way-password-empty = 想一個 6 位以上的密碼。
way-password-too_short = 再加幾位，8 位以上更安全。
way-password-too_long = 縮短到 64 位以內。
way-password-common = 換幾個只有您想得到的詞。
way-password-contains_birth_date = 把生日換成別的。
way-password-contains_phone = 把手機號碼換成別的。
way-password-mismatch = 兩次都重新輸入一遍。
way-code-empty = 打開短訊，照填 6 位數字。
way-code-charset = 刪去「{ $found }」，只留數字。
way-code-length = 照短訊填滿 6 位；找不到短訊的，再要一次。
way-input-encoding = 把檔案另存為 UTF-8，再試一次。
way-use-text = 改成「{ $text }」就對了。
way-use-kind = 這是{ $right }的號碼，選這一種就對了。
