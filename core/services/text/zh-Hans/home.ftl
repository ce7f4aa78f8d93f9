### 首页 and 进度, and what waits to be sent, wherever it is shown.

## The licence at a glance
home-who = { $name } · 准驾 { $classes }
home-show = 出示电子驾驶证
home-see-application = 查看申领进度
home-see-review = 查看审核进度
home-apply = 申领电子驾驶证
home-apply-again = 重新拍照申领
home-see-licence = 查看驾驶证
press-home-licence = 查看驾驶证
press-home-file = 备案驾驶证
press-home-show = 出示电子驾驶证
press-home-elicence = 查看电子驾驶证
home-none = 填一次副页上的档案编号，就能看记分、申领电子驾驶证
home-not-yet = 驾驶证刚领，还没有入库。请{ $day }再来看
home-unseen = 没有读到
home-reading = 正在读取
home-reading-line = 驾驶证和记分马上就到

## What needs action
home-todo = 要办的事
home-todo-count = { $count } 件
home-todo-none = 没有要办的事
tone-danger = 要处理
tone-attention = 待办
todo-status = 驾驶证状态：{ $status }
todo-renewal = { $days } 天后驾驶证到期
todo-renewal-today = 驾驶证今天到期
todo-renewal-overdue = 驾驶证已到期
todo-filing = 备案驾驶证
    .line = 填副页上的 12 位档案编号
todo-elicence = 申领电子驾驶证
    .line = 拍一张照片，一个工作日内审核
todo-elicence-rejected = 电子驾驶证照片没有通过
    .line = 看原因，重新拍一张
todo-elicence-window = 电子驾驶证要到窗口办理
    .line = 照片多次没有通过，网上不能再申领
home-services = 服务
home-security = 账号与安全

## Progress
progress-offline = 没有网络。连上后按顺序自动发送，不用重填
progress-outbox = 待发送
progress-cases = 办理进度
progress-last = 最近一步：{ $when }
progress-empty = 没有正在办的事
progress-empty-text = 提交的申请会出现在这里，每一步都看得到。没有网络时提交的也在这里等着发送
filing-filed = 已备案

## What waits to be sent
outbox-waiting = 待发送
outbox-sending = 正在发送
outbox-attention = 要您看一下
outbox-licence-filing = 备案驾驶证
outbox-elicence-application = 申领电子驾驶证
outbox-vehicle-unbinding = 解除备案
outbox-vehicle-user-unbinding = 解除他人备案
outbox-violation-extension = 申请延期
outbox-objection = 提交异议
outbox-objection-withdrawal = 撤回异议
outbox-decision-instalment = 申请延期或分期缴款
outbox-decision-reconsideration = 申请行政复议
outbox-rental-transfer = 申请转移违法
outbox-rental-appeal = 转移结果申诉
outbox-lead-turn = 已保存，轮到就自动发送
outbox-lead-offline = 没有网络，连上后自动发送，不用重填
outbox-lead-sending = 正在发送，中断了会接着传
outbox-made = { $when } 填写
outbox-progress = 已传 { $percent }%
press-outbox-retry = 重试
press-outbox-discard = 放弃
press-outbox-discard-keep = 留着
press-outbox-discard-confirm = 放弃，删除填写的内容
outbox-discard-title = 放弃这次提交吗？
outbox-discard-text = “{ $what }”填写的内容和照片会从这台手机删除，不会发送
