### 登入：歡迎頁、密碼登入、驗證碼登入、重設密碼

title-welcome = 通途
welcome-head = 登入後查看您的駕駛證
welcome-what = 駕駛證、電子駕駛證、記分和辦理進度都在這裏。
welcome-whom = 內地居民、港澳台居民和外國人都可以註冊。
welcome-before = 還沒有帳號
welcome-always = 隨時可用
press-welcome-log_in = 登入
press-welcome-register = 註冊新帳號
row-welcome-review = 查看註冊進度
    .line = 這部手機上有一份還沒有辦完的註冊申請
row-welcome-which_document = 該用哪種證件註冊
    .line = 看一看駕駛證上的證號就知道
row-welcome-accident = 發生事故，致電 122
    .line = 先確認人身安全，再打電話
row-welcome-help = 幫助
    .line = 沒有網絡也能看
row-welcome-settings = 設定
    .line = 長者版、私隱政策、撤回同意
accident-dial-yourself = 這部裝置不能撥號。請用電話致電 122。

title-login = 登入
field-login = 手機號碼或證件號碼
field-login_password = 登入密碼
fault-login-empty = 請填寫手機號碼或證件號碼
    .short = 沒有填寫
fault-login-unreadable = 內容太長，不是手機號碼也不是證件號碼
    .short = 太長
fault-login-password_empty = 請填寫登入密碼
    .short = 沒有填寫
press-login-submit = 登入
press-login-by_code = 用短訊驗證碼登入
press-login-reset = 忘記密碼，重新設定
press-login-register = 還沒有帳號，去註冊
login-wrong = 帳號或密碼不對，沒有登入。請再核對一次。
login-wrong-tries = { $tries ->
    [0] 帳號或密碼不對，沒有登入。密碼登入要暫停一會，短訊驗證碼登入不受影響。
   *[other] 帳號或密碼不對，沒有登入。還可以試 { $tries } 次。
}
login-resting = 密碼錯誤次數太多，密碼登入暫停到{ $until }。短訊驗證碼登入不受影響。
login-in-review = 您的註冊還沒有辦完，所以還不能登入。進度在這裏。

title-login-code = 短訊驗證碼登入
field-login_phone = 手機號碼
    .hint = 註冊時用的號碼
field-login_code = 短訊驗證碼
press-login_code-submit = 登入
press-login_code-register = 還沒有帳號，去註冊
press-login_code-causes = 收不到驗證碼怎麼辦

title-reset = 重設登入密碼
reset-who = 確認是您本人
reset-new = 新密碼
field-reset_phone = 手機號碼
    .hint = 註冊時用的號碼
field-reset_document = 證件號碼
    .hint = 全部，或最後 4 位
    .help = 只填最後 4 位時，不算括號
field-reset_code = 短訊驗證碼
field-reset_password = 新的登入密碼
    .hint = 至少 6 個字元
    .help = 建議 8 個字元以上，不要用生日和手機號碼
field-reset_password_again = 再填一次新密碼
fault-reset-document = 請填寫證件號碼，或它的最後 4 位
    .short = 至少 4 位
press-reset-submit = 設為新密碼
press-reset-causes = 收不到驗證碼怎麼辦
reset-done = 新密碼設好了。請用新密碼登入。
reset-changed = 登入密碼改好了，其他手機都已登出。

sms-send = 獲取驗證碼
sms-again = 再發一次
sms-wait = { $s } 秒後可以再發
sms-not-yet = { $s } 秒後可以再發
sms-early = 剛發過一次，請等倒數結束再發。
sms-sent = 已發到 { $phone }，{ $until } 前有效
sms-sent-before = 驗證碼剛才已經發過，請查看短訊
sms-causes = 還沒收到時，看看是不是這四種情況：被當作垃圾短訊攔截；雙卡手機看錯了卡；收件匣已滿；號碼欠費或剛剛轉台。
sms-wrong = { $tries ->
    [0] 驗證碼不對，次數已用完。請再獲取一個。
   *[other] 驗證碼不對。還可以試 { $tries } 次。
}
