### What every screen shares: bar, tabs, age, days, forms, and the sentences of the rules.

app-name = Tongtu
busy = Working
unreachable-title = This page cannot be shown right now
code-line = Code { $code }

## Bar, tabs, notices
press-refresh = Refresh
press-notice-retry = Try again
press-notice-log_in = Log in again
press-notice-help = Read the help
press-help-open = Help
press-back = Go back
press-cancel = Cancel
press-elder-on = Large type
press-elder-off = Normal type
tab-home = Home
tab-progress = Progress
tab-me = Me

## Age
age-fresh = Updated { $when }
age-refreshing = From { $when }, being updated
age-offline = Not up to date. This is from { $when }

## Days and moments
a-while = later
moment-today = { $time } today
moment-tomorrow = { $time } tomorrow
moment-yesterday = { $time } yesterday
moment-other = { $time } on { $day }
day-this-year = { $day } { $month-name }
day-other-year = { $day } { $month-name } { $year }
money-yuan = ¥{ $yuan }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

## Forms
form-summary = Fix { $count } to go on
prose-wanting = Characters still needed: {"{n}"}
prose-left = Characters left: {"{n}"}
form-problem = { $field }: { $problem }
fault-required = This is needed.
    .short = empty
fault-choose = Choose one.
    .short = not chosen
fault-consent = We need your agreement to go on.
    .short = not ticked

field-phone = Mobile number
    .hint = Mainland number
field-number = Document number
field-name = Name
    .hint = In simplified characters, as on the document
field-password = Password
field-new_password = Password
    .hint = 6 to 64 characters
    .help = 8 or more are safer; any script, letters and digits
field-new_password_again = Password again
field-code = SMS code
    .hint = 6 digits

## Phone
fault-phone-empty = Enter your mobile number.
    .short = empty
fault-phone-charset = “{ $found }” is not a digit.
    .short = not only digits
fault-phone-length = A mainland mobile number has 11 digits.
    .short = not 11 digits
fault-phone-format = This is no mobile number. They begin with 13 to 19.
    .short = no mobile number
fault-phone-not_mainland = A mainland number is needed; others cannot get the code.
    .short = not a mainland number

## SMS code
fault-code-empty = Enter the code from the text message.
    .short = empty
fault-code-charset = “{ $found }” is not a digit.
    .short = not only digits
fault-code-length = The code has 6 digits.
    .short = not 6 digits

## Password
fault-password-empty = Choose a password.
    .short = empty
fault-password-too_short = A password needs at least 6 characters.
    .short = too short
fault-password-too_long = A password has at most 64 characters.
    .short = too long
fault-password-common = Everybody tries this one first. Choose another.
    .short = too common
fault-password-contains_birth_date = It holds your birth date, which anybody reads off your document.
    .short = holds your birth date
fault-password-contains_phone = It holds your mobile number, which is easy to guess.
    .short = holds your number
fault-password-mismatch = The two passwords differ.
    .short = they differ

## Document number
fault-document-empty = Enter the document number.
    .short = empty
fault-document-length = The number has the wrong length. Compare it with the document.
    .short = wrong length
fault-document-charset = This kind of number holds no “{ $found }”.
    .short = a wrong character
fault-document-format = This does not look like the number of a { $kind }. Compare it with the document.
    .short = wrong form
fault-document-region = The first digits name no region. Please check them.
    .short = wrong first digits
fault-document-country = There is no country of this code. Please check it.
    .short = wrong country code
fault-document-date = The birth date in the number does not exist. Please check it.
    .short = wrong birth date
fault-document-future_date = The birth date in the number is after today. Please check it.
    .short = birth date in the future
fault-document-check_digit = One character is wrong, as the last one shows. Compare each with the document.
    .short = one character is wrong
fault-document-legacy_booklet = This is the number of an old booklet, void since 2020. Use the 8 digits of the card.
    .short = number of an old booklet
fault-document-legacy_number = These are the 15 digits of a first-generation card, void since 2013. Use the 18 digits.
    .short = number of an old card
fault-document-centenarian = The year of birth cannot be told from this number. The vehicle office can help.
    .short = year of birth unclear
fault-document-wrong_kind = This is the number of a { $right }, but you chose the { $kind }.
    .short = not of the chosen document

notice-document-brackets_added = Brackets were added, as the licence number has them
notice-document-reissue_count_stripped = The two re-issue digits were taken off; 9 characters stay

## Name
fault-name-empty = Enter your name.
    .short = empty
fault-name-too_long = A name has at most 50 characters.
    .short = too long
fault-name-charset = A name cannot hold “{ $found }”.
    .short = a wrong character
fault-name-private_use = One character is known to a few old systems only. Type its standard form.
    .short = an unusable character
fault-name-traditional = The register holds the simplified “{ $form }”; “{ $found }” will not match.
    .short = a traditional character
fault-name-ambiguous = “{ $found }” has two simplified forms. See which one your document has.
    .short = a character to choose
notice-name-soft = “{ $found }” is not in the standard list. Compare it with the document.
notice-name-mainland = “{ $found }” is traditional. If your document has the simplified form, change it.
notice-name-insisted = Kept as “{ $found }”, as on your document; a person will check it.

## Kinds of documents
kind-resident_id = mainland resident ID card
kind-hk_mo_tw_residence_permit = residence permit for Hong Kong, Macau and Taiwan residents
kind-hk_id = Hong Kong identity card
kind-macau_id = Macau identity card
kind-home_return_permit = home return permit
kind-taiwan_permit = mainland travel permit for Taiwan residents
kind-passport = passport
kind-foreign_permanent_resident_id = foreign permanent resident ID card
kind-unknown = another document
