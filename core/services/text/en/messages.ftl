### 消息: the list, and what each kind of message tells

## The list
tab-messages = Messages
messages-all = All
messages-unread = Unread
messages-archived = Archived
messages-count = { $count ->
        [one] One message
       *[other] { $count } messages
    }
messages-counted = { $count ->
        [one] One message
       *[other] { $count } messages
    }, { $unread } unread
messages-offline = No network. What you open counts as read once you are online
messages-archive-offline = No network. Archive it once you are online
messages-more = { $count } more
messages-empty = No messages
messages-empty-text = Changes to filings, records, payments and objections are told here
messages-empty-unread = Nothing unread
messages-empty-unread-text = What you have read, and what is muted, is under All
messages-empty-archived = Nothing archived
messages-empty-archived-text = Messages you have read can be archived and found here later
press-messages-read_all = Mark all read
press-messages-kinds = Alerts
press-message-archive = Archive
message-unread = Unread
message-muted = Muted
message-action = For you to do
message-due = To do by { $day }
message-due-appeal = Appeal by { $day }
message-due-court = If you disagree, go to court by { $day }
message-done = Nothing is left to do about it
message-was-due = Was to be done by { $day }

## Which kinds are told
title-messages-kinds = Which messages alert you
messages-kind-on = On
messages-kind-off = Off
messages-kind-violations = Violations and handling
    .line = New records, terms, decisions, manual checks, objections
messages-kind-fines = Fines
    .line = Terms, payments, paying later, reconsideration
messages-kind-vehicles = Cars and filings
    .line = Filings asked for, answered or ended, cross-border terms
messages-kind-rentals = Hired cars
    .line = Records transferred to you, appeals
messages-kind-points = Points
    .line = The points of this cycle come near 12
messages-kinds-fine = A message that is off is neither counted as unread nor listed under Needs action; it stays under All. The days by which records and fines are due do not change and stay under Needs action.

## What a message tells, by its kind
message-filing_asked = { $name_masked } asks to file your car { $plate }
message-vehicle_filed = { $name_masked } has filed your car { $plate }. You can end it at any time
message-filing_done = { $plate } is filed. Records from { $day } on can be handled
message-filing_rejected = Filing { $plate } was refused. See why
message-filing_unbound = The filing of { $plate } has ended
message-cross_border_found = Your car { $plate } was found
message-cross_border_term = The term of { $plate } ends on { $day }
message-violation_new = A new record of { $plate }
message-violation_due = A record of { $plate } is to be handled by { $day }
message-decision_made = { $plate }: decided, { $points } points, fine { $amount }
message-fine_due = Pay { $amount } by { $day }
message-payment_done = { $amount } paid. You can save the receipt
message-payment_failed = { $amount } was not paid; nothing was taken
message-instalment_answered = { $plate }, record of { $day }: your request to pay later was answered
message-objection_upheld = Objection upheld: the record of { $plate } is deleted
message-objection_dismissed = Objection about { $plate } dismissed. See why
message-reconsideration_answered = { $plate }, record of { $day }: the reconsideration was answered
message-rental_transferred = A record of the hired car { $plate } of { $day } was transferred to you. You may appeal
message-rental_appeal_answered = The appeal about the hired car { $plate }, record of { $day }, was answered
message-manual_check_answered = { $plate }, record of { $day }: the manual check was answered
message-points_high = { $points } points this cycle. See what it means
