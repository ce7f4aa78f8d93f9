### 我的：个人信息、账号与安全、手势密码、设置、退出、删除账号

elder-offer-title = 要不要换成长辈版
elder-offer-text = 字更大，按钮更大，功能一样不少。以后可以在“设置”里换回来。
elder-offer-no = 不用，保持现在的大小

title-me = 我的
row-me-profile = 个人信息
row-me-security = 账号与安全
    .line = 手势密码、登录密码、删除账号
row-me-settings = 设置
    .line = 长辈版、隐私政策、撤回同意
row-me-help = 帮助
row-me-log_out = 退出登录

## 个人信息
title-me-profile = 个人信息
profile-document = 证件
profile-account = 账号
profile-name = 姓名
profile-kind = 证件类型
profile-number = 证件号码
profile-phone = 手机号码
profile-city = 注册城市
profile-since = 注册日期
profile-show = 显示
profile-hide = 隐藏
press-profile-show_number = 显示证件号码
press-profile-show_phone = 显示手机号码
profile-kind-resident_id = 居民身份证
profile-kind-hk_mo_tw_residence_permit = 港澳台居民居住证
profile-kind-hk_id = 香港居民身份证
profile-kind-macau_id = 澳门居民身份证
profile-kind-home_return_permit = 港澳居民来往内地通行证
profile-kind-taiwan_permit = 台湾居民来往大陆通行证
profile-kind-passport = 护照
profile-kind-foreign_permanent_resident_id = 外国人永久居留身份证

## 账号与安全
title-me-security = 账号与安全
security-lock = 手势密码
security-account = 账号
security-lock-on = 已设置
security-lock-off = 未设置
row-security-set = 设置手势密码
    .line = 离开 5 分钟后，要画手势才能看您的资料
row-security-change = 修改手势密码
    .line = 先画现在的，再画新的
row-lock-close = 现在锁上
    .line = 再打开时要画手势
row-security-remove = 关闭手势密码
row-security-password = 修改登录密码
    .line = 要用短信验证码确认
row-security-log_out = 退出登录
row-security-delete = 删除账号
    .line = 账号和这台手机上的资料都会删除
security-remove-title = 要关闭手势密码吗
security-remove-text = 关闭后，拿到这台手机的人不用画手势就能看到您的资料。下一步要画一次现在的手势。
press-security-remove_sure = 关闭手势密码
press-security-remove_cancel = 不关闭

## 手势密码
title-locked = 解锁
title-me-security-pattern = 手势密码
lock-who = 您好
lock-who-name = { $name }，您好
lock-asks = 请画手势密码
lock-wrong = 刚才画的不对，还可以试 { $tries } 次。用完后改用密码登录，资料不会丢失。
lock-last = 只剩最后一次。再画错就要用密码登录。
lock-tries = 还可以试 { $tries } 次。用完后改用密码登录，资料不会丢失。
lock-wiped = 手势密码错了 5 次，已经失效。请用密码登录，资料不会丢失。
row-lock-password = 用登录密码
    .line = 退出后重新登录，手势密码要重新设置
row-lock-accident = 发生事故，拨打 122
    .line = 不解锁也能报警
row-lock-help = 帮助
gesture-asks-old = 请画现在的手势密码
gesture-asks-remove = 请画现在的手势密码，画对就关闭
gesture-asks-first = 请画新的手势密码，至少连 4 个点
gesture-asks-again = 请再画一次，两次要一样
gesture-common = 这个图案很多人用，容易被猜到。可以重新画一个，也可以再画一次就用它。
gesture-mismatch = 两次画的不一样。请从头再画。
gesture-too-short = 至少要连 4 个点，请再画一次
gesture-unreadable = 没有看清，请再画一次
gesture-set = 手势密码设好了。离开 5 分钟后会自动锁上。
gesture-removed = 手势密码已关闭。
row-pattern-anew = 重新画一个
    .line = 从第一遍开始

## 退出登录
leave-title = 要退出登录吗
leave-title-locked = 改用登录密码
leave-title-waiting = 还有 { $count } 件没有发出，要退出吗
leave-goes = 会删除：这台手机上的登录状态、手势密码和看过的资料
leave-stays = 会保留：您的账号，还有在交管系统办理的一切
leave-waiting = 没有发出的内容可以留在这台手机上，加密保存，同一账号再登录后继续发送
press-leave-send = 现在发送，先不退出
press-leave-keep = 退出登录
leave-keep-waiting = 留着待发送的，退出登录
press-leave-discard = 不发了，删掉并退出
press-leave-cancel = 不退出
leave-sending = 正在发送。发完后就可以退出。
leave-password = 已退出。请用密码登录。
leave-done = 已退出登录。

## 设置
title-me-settings = 设置
settings-reading = 阅读
settings-reminders = 提醒
settings-privacy = 隐私
settings-about = 关于
settings-elder-on = 已打开
settings-elder-off = 未打开
row-settings-elder = 长辈版
    .line = 字更大，按钮更大，功能一样不少
row-settings-reminders = 到期和审核结果的提醒
    .line = 看这台手机能不能提醒，不能时可以打开
row-settings-privacy = 隐私政策
row-settings-terms = 服务协议
row-settings-withdraw = 撤回同意
    .line = 删除这台手机上的资料，只浏览帮助
row-settings-version = 版本
withdraw-title = 要撤回对隐私政策的同意吗
withdraw-goes = 会删除：这台手机上的登录状态、资料、草稿和手势密码
withdraw-stays = 会保留：您的账号。要删除账号，请先到“账号与安全”办理
withdraw-then = 之后不再联网，只能看帮助和试号码；想用时可以再同意
withdraw-waiting = 还有 { $count } 件没有发出，也会删掉
press-settings-keep = 不撤回
press-settings-withdraw_sure = 撤回同意并删除资料

## 删除账号
title-me-delete = 删除账号
title-me-delete-code = 确认删除账号
delete-step = 第 { $step } 步，共 2 步
delete-goes-title = 会删除
delete-goes = 账号、驾驶证备案、电子驾驶证申请、草稿、手势密码，还有这台手机上的全部资料。删除后不能恢复，手机号码马上可以重新注册。
delete-waiting = 还有 { $count } 件没有发出，也会删掉。
delete-stays-title = 会保留
delete-stays = 公安机关依法保存的记录，例如驾驶证、记分和违法记录。它们不在这个账号里。
delete-reason-title = 请选一个原因
field-delete_reason = 原因
    .help = 只用来改进服务，不影响删除
delete-reason-wrong_document = 注册时证件选错了
    .help = 删除后可以马上用另一种证件注册
delete-reason-new_phone = 换了手机号码
delete-reason-no_longer_needed = 不再需要
delete-reason-privacy = 担心隐私
delete-reason-unsaid = 不想说
field-delete_code = 短信验证码
delete-code-to = 验证码会发到 { $phone }
delete-code-note = 填好验证码，点“删除账号”就会马上删除，并退出登录。
delete-blocked = 现在还不能删除账号：有没交完的款项。账号没有变化。请先交清，再来删除。
delete-done = 删除账号成功
press-delete-next = 下一步，用验证码确认
press-delete-keep = 保留账号
press-delete-submit = 删除账号
press-delete-no_phone = 这个号码不能用了怎么办
