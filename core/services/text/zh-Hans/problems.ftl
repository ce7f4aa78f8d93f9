### What went wrong, by code, and what the server refuses, by its word.

n101-offline = 没有网络。连上网络后请再试一次。
n102-no-answer = 交管系统没有及时回答。请稍等一会再试。
n103-bad-answer = 交管系统的回答看不懂，没有改动您的内容。请再试一次。
n104-server-fault = 交管系统出了故障，没有改动您的内容。请稍后再试。
n105-maintenance = 系统正在维护，预计恢复时间：{ $until }
n106-too-old = 这个版本太旧，不能再联网办事。请更新通途。
n107-untrusted = 不能确认对方就是通途的服务器，已停止连接。请换一个网络，或看帮助。
n108-no-way = 没有可以信任的连接方式，什么都没有发出。请看帮助。
n109-too-many = 试的次数太多。再试时间：{ $until }
n110-refused = 交管系统没有接受这次申请。
n111-slow = 交管系统还没有回答。可以先返回，内容到了会自己出现。
a201-session-ended = 登录已到期，或在另一部手机上被退出。请重新登录，填过的内容还在。
a202-wrong-login = 号码或密码不对。
s301-cache-rebuilt = 本机保存的内容读不出来，已重新获取。您填写的内容不受影响。
s302-queue-aside = 本机待发送的内容读不出来，已另外保存，没有删除。请看帮助。
s303-disk-full = 手机存储空间满了，这一步没有保存。请腾出空间再试。
s304-disk = 没能写入手机存储，这一步没有保存。请再试一次。
s305-snapshot = 上次停留的位置读不出来，从首页开始。填写的内容还在。
s306-type-again = 为了安全，密码和验证码不会保存，请再输入一次。其他内容还在。
v401-key-store = 手机的密钥库出错。请再试一次，不行就重启手机。
v402-key-store-locked = 手机还没有解锁过。请先解锁手机，再试一次。
v403-keys-lost = 手机的密钥没有了，需要重新登录。官方记录不受影响。
p501-not-a-photo = 这个文件不是照片，或已损坏。请另选一张。
p502-too-small = 照片太小，看不清楚。请用更大的照片。
p503-too-large = 照片太大，打不开。请用普通拍照模式重拍。
p504-front-camera = 这是前置镜头拍的。请用后置镜头，由别人帮您拍。
p505-too-old = 照片是六个月以前拍的。请现在拍一张。
p506-no-date = 看不出照片是哪天拍的。请现在拍一张。
p507-no-camera = 现在用不了相机。您可以从相册选一张。
x901-fault = 通途出了差错，没有丢失您的内容。请再试一次。

## What the server refuses
refused-bad_request = 交管系统没有看懂这次申请。填写的内容还在，请再试一次。
refused-idempotency_key_missing = 这次申请没有发完整，请再试一次。
refused-unauthorized = 需要先登录。
refused-token_expired = 登录已到期，请重新登录。
refused-session_revoked = 这台手机上的登录已被停用，请重新登录。
refused-wrong_password = { $tries_left ->
        [0] 号码或密码不对。忘了密码可以重设。
       *[other] 号码或密码不对，还可以试 { $tries_left } 次。忘了密码可以重设。
    }
refused-forbidden = 这个登录不能办这件事。
refused-registration_in_review = 注册还在审核，通过后才能登录。
refused-not_found = 交管系统上没有这项记录。
refused-account_unknown = 这个手机号码还没有注册。
refused-method_not_allowed = 交管系统不接受这种操作，请更新通途。
refused-phone_taken = 这个手机号码已经注册过。可以直接登录，或重设密码。
refused-document_taken = 这个证件已经注册过。可以直接登录，或重设密码。
refused-idempotency_in_flight = 同一份申请正在处理，请稍等。
refused-wrong_state = 现在这一步不能办，请更新后看最新进度。
refused-photo_too_soon = 还不到可以更换照片的日子。
refused-window_only = 照片多次没有通过，请到车管所窗口办理。
refused-status_blocks = 驾驶证的状态暂时不能申领电子驾驶证。
refused-no_licence = 还没有备案驾驶证，请先备案。
refused-offset_mismatch = 上传中断过，请再试一次，会从断开的地方继续。
refused-upload_gone = 上传的照片已过期，请重新上传。
refused-tus_version = 上传方式不匹配，请更新通途。
refused-too_large = 文件太大，交管系统不收。请用更小的照片。
refused-unsupported_type = 交管系统不收这种文件，请用照片。
refused-idempotency_reused = 这份申请的内容有变，请再提交一次。
refused-invalid_fields = 有几处交管系统没有接受，请看标出的地方。
refused-wrong_code = { $tries_left ->
        [0] 验证码不对，请看最新一条短信。
       *[other] 验证码不对，还可以试 { $tries_left } 次。请看最新一条短信。
    }
refused-code_expired = 验证码已失效，请重新发送。
refused-name_number_mismatch = 姓名和证件号码对不上，请照证件核对。
refused-document_not_accounts = 这个手机号码注册时用的不是这个证件。
refused-consent_outdated = 隐私政策有新版本。请更新通途，看过并同意后再办。
refused-consent_missing = 要先同意才能继续。
refused-upload_incomplete = 照片还没有传完，请再试一次。
refused-photo_refused = 这张照片不能用，请另拍一张。
refused-client_too_old = 这个版本太旧，请更新通途。
refused-resend_too_early = 验证码刚发过，还没到再发的时候。再试时间：{ $until }
refused-codes_used_up = 今天的验证码已发完，请明天再试。
refused-password_resting = 密码错了多次，密码登录暂停。恢复时间：{ $until }。验证码登录还可以用。
refused-checksum_mismatch = 照片在路上传坏了，请再试一次。
refused-internal = 交管系统出了故障，没有改动您的内容。请稍后再试。
refused-maintenance = 系统正在维护，预计恢复时间：{ $until }
refused-filing_limit = 现在不能备案，原因在下面。
refused-vehicle_mismatch = 号牌、车辆种类或发动机号和登记的对不上。请照行驶证逐项核对。
refused-handling_refused = 这条违法记录现在不能在网上处理，请看下面的原因。
refused-points_differ = 记分和您刚才看到的不一样，还没有处理。请看新的记分再确认。
refused-payment_open = 这笔罚款已有一张缴款单在办，没有重复扣款。请先看那一张的结果。
refused-amount_differs = 应缴金额已有变化，没有扣款。请看新的金额再缴。
refused-already_paid = 这笔罚款已经缴清，没有重复扣款。
refused-term_passed = 办理的期限已过，请到窗口办理。
refused-owner_unreachable = 车主没有通途账号，也没有登记手机号码，验证码发不出去。请车主到窗口更新手机号码。
refused-owner_code_invalid = 车主的备案码不对、用过或已过期。请车主再出示一个新的。
refused-face_needed = 要先通过人脸识别，才能继续。
refused-notice_unread = 要先看完处罚前告知，才能继续。
refused-payment_closed = 银行夜间结算，现在不能缴款。恢复时间：{ $until }
