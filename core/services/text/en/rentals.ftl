### 租赁汽车: contracts, whose a record is, taking over, and the appeal

## Titles and buttons
title-rentals = Hired cars
title-rental = Rental contract
title-rental-appeal = Appeal against a transfer
press-rental-take = Take it over
press-rental-take-cancel = Not now
press-rental-take-confirm = Take it over
press-rental-appeal = Not me, appeal
press-rental-appeal-submit = Submit the appeal
row-rental-call = Call the firm
row-rental-back = Back to hired cars
row-rental-handle = Handle the record
row-rental-firm = Ask the firm to correct it
    .line = If contract or times are wrong, the firm corrects them at the window
row-rentals-violations = Go to violations

## Contracts
rentals-now = Running and to come
rentals-before = Ended
rentals-rule = Records of the term are the renter’s. From 30 days after its end the firm may have the rest transferred
rentals-empty = No contract
rentals-empty-text = The firm enters a contract within 24 hours; then it appears here
rentals-empty-ask = Not here after a day: ask the firm to enter it
rentals-empty-document = Check that they used the document number of your account
rentals-empty-records = Without it, records of the term stay with the firm
rental-term = { $from } to { $until }
rental-waiting = { $count -> 
        [one] One record for you
       *[other] { $count } records for you
    }
rental-to-do = To handle
rental-contract = Not begun
rental-active = Running
rental-ended = Ended
rental-closed = Settled
rental-contract-lead = From { $day } on its records are yours
rental-active-lead = Until { $day }. Records of the term are yours
rental-ended-lead = Returned. From { $day } the firm may have open records transferred to you
rental-transferable-lead = Returned. The firm may ask for transfers now
rental-closed-lead = Settled, nothing is left to handle
rental-gone = No such contract
rental-gone-text = It may stand on another document; ask the firm
rental-no-call = This phone cannot call. The number is on the screen
line-rental-from = From
line-rental-until = Until
line-rental-transfer_from = Transfer from
line-rental-number = Contract no.

## Records between firm and renter
rental-record-when = { $when }, points: { $points }
rental-record-firm = The firm’s
rental-record-firm-line = Of your term. You may take it over and handle it online
rental-record-outside = Outside the term
rental-record-outside-line = Not of your term; the firm handles it
rental-record-renter = Yours
rental-record-renter-line = Of your term; handle it in time
rental-record-asked = Being transferred
rental-record-asked-line = Asked for; yours to handle once it is done
rental-record-transferred = Transferred to you
rental-record-transferred-line = Transferred by the firm. If it was not you, appeal by { $day }
rental-record-too-late-line = Appeals were possible until { $day }. Handle it in time
rental-record-appealed = Appealed
rental-record-appealed-line = Answered by { $day }. Nothing to handle meanwhile
rental-record-upheld = Appeal upheld
rental-record-upheld-line = Not yours
rental-record-dismissed = Appeal dismissed
rental-record-dismissed-line = Yours to handle; open it to see how
rental-record-handled = Handled
rental-record-handled-line = Handled by you

## Taking over
rental-take-title = Take this record over?
rental-take-text = Points: { $points }, fine: { $amount }. Once transferred it is yours to handle
rental-take-then = It is yours once it is transferred. No points are given yet
rental-news-asked = Request received

## The appeal
rental-appeal-note = Your term is { $term }
rental-appeal-footnote = Answered within five working days; upheld, it is not transferred to you
rental-news-appealed = Appeal received; answered within five working days
field-appeal_text = Why it was not you
    .help = At least 10 characters: when you returned it, who drove, what shows it
refusal-rental-too_late = It is too late to appeal
    .unchanged = No points were given yet
    .why = You had five working days after the transfer, until { $day }
    .source = Rule: appeals within five working days of the transfer
