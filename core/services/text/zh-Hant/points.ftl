### 记分: the cycle, entry by entry, and what happens at how many points

## Titles and rows
title-points = 記分
row-points-open = 查看本週期記分
row-points-study = 滿分教育
    .line = 這裏未能辦理。請到公安交管部門窗口報名
points-study-later = 記滿 12 分以後才要參加，這裏未能辦理
row-points-reduction = 學法減分
    .line = 這裏未能辦理。請到公安交管部門窗口查詢，一週期最多減 6 分
row-points-fines = 查看未繳的罰款
    .line = 看繳款或覆議到哪一步
row-points-violations = 尚未處理的違法
row-points-licence = 備案駕駛證

## Where it stands
points-none = 本週期沒有記分
points-low = 本週期記了 { $points } 分，離滿分還有 { $left } 分
points-nine = 已記 { $points } 分，離滿分還有 { $left } 分。再記一次 3 分便可能滿分
points-eleven = 已記 { $points } 分，只差 { $left } 分便滿分
points-full = 已滿分
points-near = 接近滿分
points-in-order = 未滿分
points-unknown = 沒有查到記分
points-unknown-lead = 登記庫暫時沒有回答。記分以登記庫為準，通途不會自行估計
points-no-licence = 備案駕駛證以後才看得到記分
group-points-cycle = 本週期
group-points-law = 記到多少分會怎樣
line-points-cycle = 記分週期
line-points-accumulated = 累積記分
line-points-pending = 尚未處理
line-points-reduced = 學法減分
line-points-clears = 清零日期
points-clears = { $day }，未滿 { $limit } 分，罰款沒有逾期
points-law-label = { $points } 分
points-law-nine = 通途發訊息提醒。仍可在網上處理違法，合計不能滿 { $limit } 分
points-law-eleven = 再發一次訊息。記分的違法要到窗口處理
points-law-full = 扣留駕駛證，不能駕駛。去學習 7 天（大車 30 天），考過科目一、繳清罰款後發還
points-law-again = 一個週期內每再滿一次，多學 7 天，最多 60 天（大車多 30 天，最多 120 天）。第二次或記到 24 分，加考科目三；第三次或記到 36 分，再加科目二
line-points-law-again = 再次滿分
points-law-refusing = 收到通知後 30 天內不去學習的，公告駕駛證停止使用
line-points-law-refusing = 不去學習
points-law-source = 依據：《道路交通安全違法行為記分管理辦法》第15條、第17條、第18條、第22條、第29條
line-points-law-source = 出處
points-given = { $day }記分，罰款已繳
points-given-unpaid = { $day }記分，罰款未繳。逾期不繳的分會轉到下個週期
points-carried = { $day }記分，罰款逾期未繳，分從上個週期轉來
refusal-points-full = 記滿 { $limit } 分，現在不能駕駛
    .unchanged = 繳款、異議和查詢照常辦理
    .why = 滿分後駕駛證被扣留，要參加學習和考試。收到通知後 30 天內不參加，會公告駕駛證停止使用
    .source = 依據：《道路交通安全違法行為記分管理辦法》第17條至第19條、第22條、第29條
    .closed = 週期結束也不會清零，要先學習
points-course-theory = 您要學習 { $days } 天：現場和網上至少 { $credited } 天，其中現場至少 { $on_site } 天。學完考科目一
points-course-road = 您要學習 { $days } 天：現場和網上至少 { $credited } 天，其中現場至少 { $on_site } 天。學完考科目一和科目三
points-course-all = 您要學習 { $days } 天：現場和網上至少 { $credited } 天，其中現場至少 { $on_site } 天。學完考科目一、科目二和科目三
