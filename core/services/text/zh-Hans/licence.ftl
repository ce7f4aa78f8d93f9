### 驾驶证 and 备案驾驶证; the words for statuses, classes, points and validity, for every screen.

title-licence = 驾驶证
title-licence-filing = 备案驾驶证
press-licence-file = 备案驾驶证
press-licence-filing-submit = 提交备案
press-licence-reveal-number = 显示号码
press-licence-reveal-file_number = 显示号码
press-licence-reveal = 显示 30 秒
press-licence-hide = 收起号码
list-comma = 、
state-unknown = 交管系统给出的状态是“{ $raw }”，这个版本还不认识。更新通途后再看

## Groups and lines
group-licence-points-group = 本周期记分
group-licence-validity-group = 有效期
group-licence-status-group = 状态
group-licence-printed-group = 证件内容
line-licence-points = 累积记分
line-licence-pending = 还没有处理
line-licence-cycle = 记分周期
line-licence-valid_from = 有效起始日期
line-licence-valid_until = 有效期至
line-licence-renewal = 期满换证
line-licence-name = 姓名
line-licence-sex = 性别
line-licence-born_on = 出生日期
line-licence-number = 证号
line-licence-classes = 准驾车型
line-licence-first_issued_on = 初次领证
line-licence-file_number = 档案编号
line-licence-issuer = 发证机关
licence-elicence-line = 向民警出示，与纸质驾驶证效力相同
licence-holder = { $sex }，{ $year }年{ $month }出生
sex-male = 男
sex-female = 女

## Points and validity
points-count = { $points } 分
licence-points-value = { $points } 分，满 { $limit } 分
licence-points-spoken = 已记 { $points } 分，满 { $limit } 分
licence-points-spoken-pending = 已记 { $points } 分，另有 { $pending } 分还没有处理，满 { $limit } 分
licence-cycle-days = { $from } 至 { $to }
licence-valid-until = 有效期至 { $day }
licence-valid-long = 长期有效
licence-long-term = 长期
licence-renewal-not-yet = { $opens }起可以换证
licence-renewal-open = 可以换证了，{ $until }到期。请到窗口换证
licence-renewal-overdue = { $until }已到期，现在不能开车。请到窗口换证，到期一年内都可以换
licence-renewal-recoverable = 到期超过一年，驾驶证已注销。到期三年内考过科目一可以恢复
licence-renewal-cancelled = 到期超过三年，不能再恢复，要重新申请
licence-renewal-not-needed-heavy = 长期有效，不用换证。{ $age } 岁起降为 C1 或 C2，70 岁起每年交一次体检证明
licence-renewal-not-needed = 长期有效，不用换证。70 岁起每年交一次体检证明

## Statuses
licence-status-a = 正常
    .means = 可以开车，可以在网上办事
licence-status-b = 超分
    .means = 本周期记满 12 分，不能开车。先参加学习和考试
licence-status-c = 转出
    .means = 档案转到别处，网上暂时不能处理。请问转入地的车管所
licence-status-d = 暂扣
    .means = 暂扣期间不能开车。期满后到作出处罚的单位领回
licence-status-e = 撤销
    .means = 驾驶证许可已撤销，不能开车。原因请问作出决定的车管所
licence-status-f = 吊销
    .means = 驾驶证已吊销，不能开车。可以重新申请的日期写在处罚决定书上
licence-status-g = 注销
    .means = 驾驶证已注销，不能开车。要重新申请
licence-status-h = 违法未处理
    .means = 有违法没有处理，可以开车。请尽快处理
licence-status-i = 事故未处理
    .means = 有事故没有处理完，可以开车。请联系办案民警
licence-status-j = 停止使用
    .means = 驾驶证已公告停止使用，不能开车。先参加满分学习
licence-status-k = 扣押
    .means = 驾驶证被扣押，不能开车。请联系办案单位
licence-status-l = 锁定
    .means = 驾驶证被锁定，网上不能办事。请到车管所问明原因
licence-status-m = 逾期未换证
    .means = 有效期已过，不能开车。请到窗口换证
licence-status-n = 延期换证
    .means = 已批准延期换证，延期期间不能开车
licence-status-p = 延期体检
    .means = 已批准延期提交体检证明
licence-status-r = 注销可恢复
    .means = 驾驶证已注销，不能开车。考过科目一可以恢复
licence-status-s = 逾期未审验
    .means = 没有按期审验，不能开车。请先参加审验
licence-status-t = 延期审验
    .means = 已批准延期审验，延期期间不能开车
licence-status-u = 扣留
    .means = 驾驶证被扣留，不能开车。请到扣留的单位处理
licence-status-unknown = 其他状态（{ $code }）
    .means = 这个版本还不认识这个状态。请更新通途，或到车管所问明

## Classes
class-a1 = 大型客车
class-a2 = 重型牵引挂车
class-a3 = 城市公交车
class-b1 = 中型客车
class-b2 = 大型货车
class-c1 = 小型汽车
class-c2 = 小型自动挡汽车
class-c3 = 低速载货汽车
class-c4 = 三轮汽车
class-c5 = 残疾人专用小型自动挡载客汽车
class-c6 = 轻型牵引挂车
class-d = 普通三轮摩托车
class-e = 普通二轮摩托车
class-f = 轻便摩托车
class-m = 轮式专用机械车
class-n = 无轨电车
class-p = 有轨电车

## Not on the account, or not yet
filing-none = 未备案
filing-not-yet = 还没有入库
filing-refused = 备案没有通过
licence-none = 证件号码和驾驶证号不一样的，要用档案编号备案一次，之后就能看记分、申领电子驾驶证
licence-not-yet = 刚领的驾驶证要几天才能查到。请{ $day }再来看，不用重新填
refusal-filing-mismatch = 档案编号是别人的，没有备案
    .unchanged = 您的驾驶证不受影响
    .why = 这个档案编号下登记的姓名和您注册的姓名不同
    .source = 依据：《机动车驾驶证申领和使用规定》第12条，驾驶证记载本人的身份证明号码
refusal-filing-not_found = 没有查到这个档案编号，没有备案
    .unchanged = 您的驾驶证不受影响
    .why = 可能写错了一位，或驾驶证刚领两三天，还没有入库
    .source = 依据：全国驾驶证登记库的查询结果
way-file-again = 核对后再填一次
    .line = 档案编号在副页第三行右边，12 位数字
way-filing-help = 看帮助
    .line = 找不到副页，或姓名写法不同时怎么办

## The form
field-file_number = 档案编号
    .hint = 12 位数字
licence-filing-where = 翻到驾驶证的副页，第三行右边写着档案编号。它和驾驶证号不是同一个号码
licence-filing-footnote = 没有网络也可以提交，连上后自动发送，不用重填
licence-filing-on-its-way = 上一次提交的还在路上，请等结果
licence-filing-sent = 已提交，马上核对
licence-filing-kept = 已保存，连上网络后自动发送
licence-filing-filed = 驾驶证已备案
licence-filing-not-yet = 驾驶证还没有入库，请{ $day }再来看
licence-filing-mismatch = 档案编号对不上您的姓名，没有备案
licence-filing-not-found = 没有查到这个档案编号，没有备案
fault-file_number-empty = 请填写档案编号
    .short = 还没有填
fault-file_number-charset = 档案编号只有数字，没有“{ $found }”
    .short = 有不是数字的字
fault-file_number-length = 档案编号是 12 位数字，请照副页核对
    .short = 不是 12 位
fault-file_number-looks_like_id = 这是驾驶证号。档案编号在副页第三行右边，12 位数字
    .short = 填成了驾驶证号
fault-file_number-format = 12 位都一样，不是档案编号。请照副页核对
    .short = 不是档案编号

## Taking it off again
row-licence-unfile = 取消备案
    .line = 这个账号下不再有这本驾驶证
unfile-title = 要取消驾驶证备案吗
unfile-goes = 会没有：这里的驾驶证、记分和电子驾驶证，审核中的申请也会撤回
unfile-stays = 会保留：驾驶证和记分本身。以后可以用档案编号再备案
press-licence-unfile_keep = 不取消
press-licence-unfile_sure = 取消备案
licence-unfiled = 驾驶证备案已取消。需要时可以再备案。
