### 登录：欢迎页、密码登录、验证码登录、重设密码

title-welcome = 通途
welcome-head = 登录后查看您的驾驶证
welcome-what = 驾驶证、电子驾驶证、记分和办理进度都在这里。
welcome-whom = 内地居民、港澳台居民和外国人都可以注册。
welcome-before = 还没有账号
welcome-always = 随时可用
press-welcome-log_in = 登录
press-welcome-register = 注册新账号
row-welcome-review = 查看注册进度
    .line = 这台手机上有一份还没有办完的注册申请
row-welcome-which_document = 该用哪种证件注册
    .line = 看一眼驾驶证上的证号就知道
row-welcome-accident = 发生事故，拨打 122
    .line = 先确认人身安全，再打电话
row-welcome-help = 帮助
    .line = 没有网络也能看
row-welcome-settings = 设置
    .line = 长辈版、隐私政策、撤回同意
accident-dial-yourself = 这台设备不能拨号。请用电话拨打 122。

title-login = 登录
field-login = 手机号码或证件号码
field-login_password = 登录密码
fault-login-empty = 请填写手机号码或证件号码
    .short = 没有填写
fault-login-unreadable = 内容太长，不是手机号码也不是证件号码
    .short = 太长
fault-login-password_empty = 请填写登录密码
    .short = 没有填写
press-login-submit = 登录
press-login-by_code = 用短信验证码登录
press-login-reset = 忘记密码，重新设置
press-login-register = 还没有账号，去注册
login-wrong = 账号或密码不对，没有登录。请再核对一次。
login-wrong-tries = { $tries ->
    [0] 账号或密码不对，没有登录。密码登录要暂停一会儿，短信验证码登录不受影响。
   *[other] 账号或密码不对，没有登录。还可以试 { $tries } 次。
}
login-resting = 密码错误次数太多，密码登录暂停到{ $until }。短信验证码登录不受影响。
login-in-review = 您的注册还没有办完，所以还不能登录。进度在这里。

title-login-code = 短信验证码登录
field-login_phone = 手机号码
    .hint = 注册时用的号码
field-login_code = 短信验证码
press-login_code-submit = 登录
press-login_code-register = 还没有账号，去注册
press-login_code-causes = 收不到验证码怎么办

title-reset = 重设登录密码
reset-who = 确认是您本人
reset-new = 新密码
field-reset_phone = 手机号码
    .hint = 注册时用的号码
field-reset_document = 证件号码
    .hint = 全部，或最后 4 位
    .help = 只填最后 4 位时，不算括号
field-reset_code = 短信验证码
field-reset_password = 新的登录密码
    .hint = 至少 6 个字符
    .help = 建议 8 个字符以上，不要用生日和手机号码
field-reset_password_again = 再填一次新密码
fault-reset-document = 请填写证件号码，或它的最后 4 位
    .short = 至少 4 位
press-reset-submit = 设为新密码
press-reset-causes = 收不到验证码怎么办
reset-done = 新密码设好了。请用新密码登录。
reset-changed = 登录密码改好了，其他手机都已退出。

sms-send = 获取验证码
sms-again = 再发一次
sms-wait = { $s } 秒后可以再发
sms-not-yet = { $s } 秒后可以再发
sms-early = 刚发过一次，请等倒计时结束再发。
sms-sent = 已发到 { $phone }，{ $until } 前有效
sms-sent-before = 验证码刚才已经发过，请查看短信
sms-causes = 还没收到时，看看是不是这四种情况：被当作垃圾短信拦截；双卡手机看错了卡；收件箱已满；号码欠费或刚刚转网。
sms-wrong = { $tries ->
    [0] 验证码不对，次数已用完。请再获取一个。
   *[other] 验证码不对。还可以试 { $tries } 次。
}
