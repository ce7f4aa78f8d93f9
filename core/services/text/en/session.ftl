### Login: welcome, by password, by code, a new password

title-welcome = Tongtu
welcome-head = Log in to see your licence
welcome-what = Your licence, the electronic licence, points and every application are here.
welcome-whom = Mainland residents, residents of Hong Kong, Macau and Taiwan, and foreigners can register.
welcome-before = No account yet
welcome-always = Always here
press-welcome-log_in = Log in
press-welcome-register = Register a new account
row-welcome-review = See my registration
    .line = A registration on this phone is not finished yet
row-welcome-which_document = Which document to register with
    .line = A look at the number on your licence tells
row-welcome-accident = Accident: call 122
    .line = Make sure everybody is safe first
row-welcome-help = Help
    .line = Works without a network
row-welcome-settings = Settings
    .line = Large type, privacy policy, withdrawing consent
accident-dial-yourself = This device cannot dial. Please call 122 by phone.

title-login = Log in
field-login = Phone or document number
field-login_password = Password
fault-login-empty = Enter your phone or document number
    .short = empty
fault-login-unreadable = Too long for a phone or document number
    .short = too long
fault-login-password_empty = Enter your password
    .short = empty
press-login-submit = Log in
press-login-by_code = Log in by SMS code
press-login-reset = Forgotten password: make a new one
press-login-register = No account yet: register
login-wrong = Account or password is wrong. You are not logged in. Please check both.
login-wrong-tries = { $tries ->
    [0] Account or password is wrong. Password login now rests for a while; SMS codes still work.
    [one] Account or password is wrong. You are not logged in. You have one try left.
   *[other] Account or password is wrong. You are not logged in. You have { $tries } tries left.
}
login-resting = Too many wrong passwords. Password login rests until { $until }; SMS codes still work.
login-in-review = Your registration is not finished, so you cannot log in yet. This is where it stands.

title-login-code = Log in by SMS code
field-login_phone = Mobile number
    .hint = the one you registered
field-login_code = SMS code
press-login_code-submit = Log in
press-login_code-register = No account yet: register
press-login_code-causes = No code arrives: what to do

title-reset = Make a new password
reset-who = Make sure it is you
reset-new = New password
field-reset_phone = Mobile number
    .hint = the one you registered
field-reset_document = Document number
    .hint = all of it, or the last 4
    .help = Brackets do not count among the last 4
field-reset_code = SMS code
field-reset_password = New password
    .hint = at least 6 characters
    .help = 8 or more are better; no birthday, no phone number
field-reset_password_again = New password once more
fault-reset-document = Enter your document number, or its last 4 characters
    .short = at least 4 characters
press-reset-submit = Set the new password
press-reset-causes = No code arrives: what to do
reset-done = The new password is set. Please log in with it.
reset-changed = The password is changed, and every other phone is logged out.

sms-send = Get a code
sms-again = Send again
sms-wait = Another code can be sent in { $s } s
sms-not-yet = Another code can be sent in { $s } s
sms-early = A code was just sent. Please wait for the countdown.
sms-sent = Sent to { $phone }, valid until { $until }
sms-sent-before = A code was sent a moment ago; please look at your messages
sms-causes = Nothing yet? It is usually one of four: caught as spam; the other SIM of the phone; a full inbox; an unpaid bill or a number just moved to another network.
sms-wrong = { $tries ->
    [0] The code is wrong, and no tries are left. Please get another one.
    [one] The code is wrong. You have one try left.
   *[other] The code is wrong. You have { $tries } tries left.
}
