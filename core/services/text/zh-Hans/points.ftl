### 记分: the cycle, entry by entry, and what happens at how many points

## Titles and rows
title-points = 记分
row-points-open = 查看本周期记分
row-points-study = 满分教育
    .line = 这里还办不了。请到公安交管部门窗口报名
points-study-later = 记满 12 分以后才要参加，这里还办不了
row-points-reduction = 学法减分
    .line = 这里还办不了。请到公安交管部门窗口问，一周期最多减 6 分
row-points-fines = 查看没有缴的罚款
    .line = 看缴款或复议到哪一步
row-points-violations = 还没有处理的违法
row-points-licence = 备案驾驶证

## Where it stands
points-none = 本周期没有记分
points-low = 本周期记了 { $points } 分，离满分还有 { $left } 分
points-nine = 已记 { $points } 分，离满分还有 { $left } 分。再记一次 3 分就可能满分
points-eleven = 已记 { $points } 分，只差 { $left } 分就满分
points-full = 已满分
points-near = 接近满分
points-in-order = 未满分
points-unknown = 没有查到记分
points-unknown-lead = 登记库暂时没有回答。记分以登记库为准，通途不会自己估
points-no-licence = 备案驾驶证以后才看得到记分
group-points-cycle = 本周期
group-points-law = 记到多少分会怎样
line-points-cycle = 记分周期
line-points-accumulated = 累积记分
line-points-pending = 还没有处理
line-points-reduced = 学法减分
line-points-clears = 清零日期
points-clears = { $day }，未满 { $limit } 分，罚款没有逾期
points-law-label = { $points } 分
points-law-nine = 通途发消息提醒。还可以在网上处理违法，加起来不能满 { $limit } 分
points-law-eleven = 再发一次消息。记分的违法要到窗口处理
points-law-full = 扣留驾驶证，不能开车。去学习 7 天（大车 30 天），考过科目一、缴清罚款后归还
points-law-again = 一个周期里每再满一次，多学 7 天，最多 60 天（大车多 30 天，最多 120 天）。第二次或记到 24 分，加考科目三；第三次或记到 36 分，再加科目二
line-points-law-again = 再次满分
points-law-refusing = 收到通知后 30 天内不去学习的，公告驾驶证停止使用
line-points-law-refusing = 不去学习
points-law-source = 依据：《道路交通安全违法行为记分管理办法》第15条、第17条、第18条、第22条、第29条
line-points-law-source = 出处
points-given = { $day }记分，罚款已缴
points-given-unpaid = { $day }记分，罚款没有缴。逾期不缴的分会转到下个周期
points-carried = { $day }记分，罚款逾期没缴，分从上个周期转来
refusal-points-full = 记满 { $limit } 分，现在不能开车
    .unchanged = 缴款、异议和查询照常办
    .why = 满分后驾驶证被扣留，要参加学习和考试。收到通知后 30 天内不参加，会公告驾驶证停止使用
    .source = 依据：《道路交通安全违法行为记分管理办法》第17条至第19条、第22条、第29条
    .closed = 周期结束也不会清零，要先学习
points-course-theory = 您要学习 { $days } 天：现场和网上至少 { $credited } 天，其中现场至少 { $on_site } 天。学完考科目一
points-course-road = 您要学习 { $days } 天：现场和网上至少 { $credited } 天，其中现场至少 { $on_site } 天。学完考科目一和科目三
points-course-all = 您要学习 { $days } 天：现场和网上至少 { $credited } 天，其中现场至少 { $on_site } 天。学完考科目一、科目二和科目三
