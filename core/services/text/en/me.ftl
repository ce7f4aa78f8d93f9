### Me: profile, account and security, gesture lock, settings, logging out, deleting

elder-offer-title = Switch to large type?
elder-offer-text = Larger type and larger buttons, with nothing left out. You can switch back in Settings.
elder-offer-no = No, keep it as it is

reminders-offer-title = Remind you before a term ends?
reminders-offer-text = This phone can remind you when the last day for a violation, a fine or a cross-border stay comes near, without names or plates. You can change this in Settings.
press-reminders-on = Remind me
press-reminders-off = No reminders
reminders-why = To remind you before a term ends; without names or plates
reminders-granted = You will be reminded. To stop it, turn off Tongtu’s notifications in the phone’s settings.
reminders-refused = You will not be reminded for now. You can turn it on in Settings.
reminders-blocked = The phone does not let Tongtu remind you. Please turn on Tongtu’s notifications in the phone’s settings.
reminders-on = On
    .line = This phone reminds you when a last day comes near
reminders-off = Off
    .line = Let this phone remind you when a last day comes near
reminders-blocked-mark = Not allowed
    .line = Turn on Tongtu’s notifications in the phone’s settings, then press here

title-me = Me
row-me-profile = Personal details
row-me-security = Account and security
    .line = Gesture lock, password, deleting the account
row-me-settings = Settings
    .line = Large type, privacy policy, withdrawing consent
row-me-help = Help
row-me-log_out = Log out

## Personal details
title-me-profile = Personal details
profile-document = Document
profile-account = Account
profile-name = Name
profile-kind = Kind of document
profile-number = Document number
profile-phone = Mobile number
profile-city = City of registration
profile-since = Registered on
profile-show = Show
profile-hide = Hide
profile-kind-resident_id = Mainland resident ID card
profile-kind-hk_mo_tw_residence_permit = Residence permit for Hong Kong, Macau and Taiwan residents
profile-kind-hk_id = Hong Kong identity card
profile-kind-macau_id = Macau identity card
profile-kind-home_return_permit = Home return permit
profile-kind-taiwan_permit = Mainland travel permit for Taiwan residents
profile-kind-passport = Passport
profile-kind-foreign_permanent_resident_id = Foreign permanent resident ID card

## Account and security
title-me-security = Account and security
security-lock = Gesture lock
security-account = Account
security-lock-on = Set
security-lock-off = Not set
row-security-set = Set a gesture lock
    .line = After 5 minutes away your pattern opens your data
row-security-change = Change the gesture
    .line = First the present one, then the new one
row-lock-close = Lock now
    .line = Opening again asks for the pattern
row-security-remove = Remove the gesture lock
row-security-password = Change the password
    .line = Confirmed by an SMS code; other phones are logged out
row-security-log_out_others = Log out other phones
    .line = Only this phone stays logged in
row-security-log_out = Log out
row-security-delete = Delete the account
    .line = Removes the account and everything on this phone
security-others-out = Every other phone is logged out and has to log in again.
security-remove-title = Remove the gesture lock?
security-remove-text = Without it, whoever holds this phone can see your data. The next step asks for your present pattern once.
press-security-remove_sure = Remove the gesture lock
press-security-remove_cancel = Keep it

## Gesture lock
title-locked = Unlock
title-me-security-pattern = Gesture lock
lock-who = Hello
lock-who-name = Hello, { $name }
lock-asks = Draw your pattern
lock-wrong = { $tries ->
    [one] That was not it. One try left. After that you log in by password; nothing is lost.
   *[other] That was not it. { $tries } tries left. After that you log in by password; nothing is lost.
}
lock-last = This is the last try. After another wrong one you log in by password.
lock-tries = { $tries ->
    [one] One try left. After that you log in by password; nothing is lost.
   *[other] { $tries } tries left. After that you log in by password; nothing is lost.
}
lock-wiped = The pattern was wrong 5 times and no longer works. Please log in by password; nothing is lost.
row-lock-password = Use the password
    .line = Log out and in again; the pattern is set anew
row-lock-accident = Accident: call 122
    .line = Works without unlocking
row-lock-help = Help
gesture-asks-old = Draw your present pattern
gesture-asks-remove = Draw your present pattern to remove it
gesture-asks-first = Draw a new pattern of at least 4 dots
gesture-asks-again = Draw it once more, just the same
gesture-common = Many people use this shape, so it is easy to guess. Draw another one, or draw it again to keep it.
gesture-mismatch = The two drawings differ. Please start again.
gesture-too-short = At least 4 dots are needed. Please draw again.
gesture-unreadable = That could not be read. Please draw again.
gesture-set = The gesture lock is set. It closes after 5 minutes away.
gesture-removed = The gesture lock is removed.
row-pattern-anew = Draw another one
    .line = From the beginning

## Logging out
leave-title = Log out?
leave-title-locked = Use the password instead
leave-title-waiting = { $count ->
    [one] One item is not sent yet. Log out?
   *[other] { $count } items are not sent yet. Log out?
}
leave-goes = Removed: the login, the gesture lock and what you looked at on this phone
leave-stays = Kept: your account, and everything you did with the police system
leave-waiting = What is not sent can stay on this phone, encrypted; it goes out when the same account logs in again
press-leave-send = Send now, stay logged in
press-leave-keep = Log out
leave-keep-waiting = Keep it and log out
press-leave-discard = Discard it and log out
press-leave-cancel = Stay logged in
leave-sending = Sending now. You can log out when it is done.
leave-password = You are logged out. Please log in by password.
leave-done = You are logged out.

## Settings
title-me-settings = Settings
settings-reading = Reading
settings-reminders = Reminders
settings-privacy = Privacy
settings-about = About
settings-elder-on = On
settings-elder-off = Off
row-settings-elder = Large type
    .line = Larger letters and buttons, with nothing left out
row-settings-reminders = Reminders of last days
row-settings-privacy = Privacy policy
row-settings-terms = Terms of service
row-settings-withdraw = Withdraw consent
    .line = Removes the data on this phone; help stays
row-settings-version = Version
withdraw-title = Withdraw your consent to the privacy policy?
withdraw-goes = Removed: the login, data, drafts and gesture lock on this phone
withdraw-stays = Kept: your account. To delete it, go to Account and security first
withdraw-then = After that the app stays offline, with help and number checks; you can agree again at any time
withdraw-waiting = { $count ->
    [one] One item that is not sent yet is removed too
   *[other] { $count } items that are not sent yet are removed too
}
press-settings-keep = Keep my consent
press-settings-withdraw_sure = Withdraw and remove the data

## Deleting the account
title-me-delete = Delete the account
title-me-delete-code = Confirm the deletion
delete-step = Step { $step } of 2
delete-goes-title = Removed
delete-goes = The account, the filed licence, cars of others that you filed, applications for the electronic licence, drafts, the gesture lock and everything on this phone. It cannot be undone; the phone number can register again at once.
delete-waiting = { $count ->
    [one] One item that is not sent yet is removed too.
   *[other] { $count } items that are not sent yet are removed too.
}
delete-stays-title = Kept
delete-stays = What the police keep by law, such as your licence, points, violations, decisions, payments and objections. It is not part of this account.
delete-reason-title = Please choose a reason
field-delete_reason = Reason
    .help = Only used to improve the service; it does not affect the deletion
delete-reason-wrong_document = Registered with the wrong document
    .help = You can register with another one right after
delete-reason-new_phone = New phone number
delete-reason-no_longer_needed = No longer needed
delete-reason-privacy = Concerned about privacy
delete-reason-unsaid = Rather not say
field-delete_code = SMS code
delete-code-to = The code goes to { $phone }
delete-code-note = With the code filled in, “Delete the account” deletes it at once and logs you out.
delete-blocked = The account cannot be deleted yet: a payment has no result yet. Nothing has changed. Wait for the result, which you can see under “Progress”, and try again.
delete-done = Account deleted
press-delete-next = Next: confirm by code
press-delete-keep = Keep the account
press-delete-submit = Delete the account
press-delete-no_phone = This number no longer works: what to do
