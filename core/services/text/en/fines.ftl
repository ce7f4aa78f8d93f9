### 罚款, 缴款 and 行政复议

## Titles and buttons
title-fines = Fines
title-fines-pay = Choose what to pay
title-decision = Decision
title-payment = Payment order
title-decision-instalment = Pay later or in parts
title-decision-reconsideration = Reconsideration
press-fines-pay = Pay
press-fines-pay-submit = Make an order for { $amount }
press-decision-pay = Pay { $amount }
press-decision-order = See the payment order
press-payment-ask = Check the result
press-payment-page = Open the bank’s page
press-payment-again = Pay again
press-payment-save = Save the receipt
press-payment-share = Share the receipt
press-decision-instalment-submit = Submit the request
press-decision-reconsideration-submit = Submit the request

## Where a fine stands
decision-revoked = Revoked
decision-warning = Warning, nothing to pay
payment-paid = Paid
payment-paid-part = This part is paid
payment-unpaid = To pay
payment-overdue = Overdue
payment-resting = In review, surcharge rests
payment-ordering = Order made, to be paid
payment-redirected = Bank’s page opened
payment-pending = Bank at work
payment-unclear = Result not known
payment-failed = Not paid
fine-due = { $days -> 
        [one] Pay by { $day }, tomorrow
       *[other] Pay by { $day }, in { $days } days
    }
fine-due-today = Today ({ $day }) is the last day without a surcharge
fine-resting = No surcharge during the reconsideration
fine-resting-added = No more is added during the reconsideration; { $amount } was added before
fine-late = { $late -> 
        [one] Due on { $day }, one day late; a surcharge is added each day
       *[other] Due on { $day }, { $late } days late; a surcharge is added each day
    }
fine-late-full = Due on { $day }, { $late } days late; the surcharge is as much as the fine and stops there
fine-rested = { $rested -> 
        [one] { $due } (one day of reconsideration not counted)
       *[other] { $due } ({ $rested } days of reconsideration not counted)
    }
fine-part = Part { $n }. { $due }
fine-term = Fine
surcharge-term = Surcharge
owed-term = To pay
paid-term = Paid

## The list
fines-count = { $count -> 
        [one] one fine
       *[other] { $count } fines
    }
fines-due = To pay
fines-under-way = Being paid
fines-rest = Nothing more to pay
fines-nothing-due = No fine to pay
fines-owed = { $count } to pay, { $amount } in all
fines-rule = Pay within 15 days of receiving the decision. After that 3% is added each day, up to the fine itself. Basis: Administrative Penalty Law, articles 67 and 72
fines-empty = No decision
fines-empty-text = Decisions and fines appear here once a record is handled. Those nobody has handled yet are under Violations
row-fines-violations = Go to violations
row-fines-back = Back to the fines

## Choosing
fines-choose-first = Choose at least one
fines-offline = No network. Paying needs it now; nothing was taken
fines-ordered = The order is made; it is under Progress
fines-amount-now = The amount is now { $amount }; nothing was taken. Have a look, then pay
fines-chosen = { $count } chosen, { $amount } in all
fines-pay-note = You pay on the bank’s own page; Tongtu sees neither money nor card. No decision is paid twice
fines-with-surcharge = Fine { $fine }, surcharge { $surcharge }
fines-part = Part { $n } of { $count }
fines-nothing-text = What you chose is paid, revoked, or part of another order

## An order
payment-no-page = The address of the bank’s page is not safe; it was not opened and nothing was taken. Pay at the window or a bank
payment-no-browser = This phone cannot open web pages; nothing was taken. You can pay at a bank
payment-gone = No such payment order
payment-gone-text = It may belong to another account. If money was taken, ask at the window
payment-unseen = Do not pay again before the result is known
payment-lead-unasked = The latest result could not be asked for. Do not pay again before it is known
payment-lead-expired = The bank’s page has run out; nothing was taken. The order is being closed, then you can pay again
payment-lead-ordering = The order is made. Pay on the bank’s page
payment-lead-redirected = The bank’s page is open and nothing is paid yet. Come back here when done; the result appears by itself
payment-lead-pending = The bank is at work, mostly a minute or two. Wait for the result and do not pay again
payment-lead-unclear = The bank has not answered; the money may be taken. Being asked; do not pay again
payment-lead-paid = Paid in full. The receipt needs a network
payment-lead-failed = The bank took nothing. You can pay again
refusal-payment-unclear = The bank has not answered; it is not known whether you paid
    .unchanged = The fine and the points are as they were
    .why = The money may be taken and only the answer lost. Tongtu asks until it is known; no need to wait here
    .source = Rule: a decision is paid once; no new order before the result is known
    .closed = You cannot pay again now, so that nothing is taken twice
row-payment-bank = Look at your bank’s records
    .line = For this amount, or call the number on the card
row-payment-window = After three days, go to the window
    .line = Bring your document and the bank’s record
line-payment-amount = Amount
line-payment-created = Made
line-payment-expires = Page good until
line-payment-paid_at = Paid
line-payment-receipt_no = Receipt no.
payment-paid-title = { $amount } paid
payment-paid-text = You can get the receipt again at any time
payment-paid-points = Now that the fine is paid, these points go with the end of the cycle
receipt-saved = Receipt saved
receipt-no-app = No app on this phone takes files; the receipt stays here
receipt-file = receipt-{ $number }.pdf

## A decision
decision-decided = Decided on { $day }
decision-numbered = Decision { $number }
decision-gone = No such decision
decision-gone-text = It may have been revoked, or belong to another account
decision-revoked-lead = Revoked: points and fine are gone. What was paid comes back
decision-paid-lead = The fine is paid
decision-warning-lead = A warning only; there is no fine
decision-under-way-lead = An order is under way; see its result first
group-decision-due = Due date and surcharge
line-decision-number = Number
line-decision-points = Points
line-decision-fine = Fine
line-decision-decided_on = Decided on
line-decision-received_on = Received on
line-decision-due_on = Pay by
line-decision-parts = In parts
line-decision-late = Late
line-decision-rate = After that
line-decision-stops_on = Stops on
line-decision-suspended = Days not counted
decision-parts = { $paid } of { $count } paid
decision-late-days = { $late -> 
        [one] one day
       *[other] { $late } days
    }
decision-rate = { $each } (3%) a day, at most { $most }
decision-suspended = { $count -> 
        [one] one day, during reconsideration or in court
       *[other] { $count } days, during reconsideration or in court
    }
row-decision-payment = Payment order
row-decision-violation = The record
    .line = When, where, pictures
row-decision-instalment = Pay later or in parts
    .line = If you cannot pay now; no surcharge within the time that is granted
row-decision-reconsideration = Ask for reconsideration
row-decision-back = Pay the fine
row-decision-court = Go to court
    .line = The local court where the decision was made; bring the decision and your document
row-decision-court_directly = Go to court directly
    .line = Unless it was decided on the spot: within 6 months of receipt, at the local court where it was made
row-decision-window = Ask at the window of the authority
    .line = If something beyond you held you up, they can say what is left

## Later or in parts
instalment-delay = Pay later
    .help = All at once, at the end
instalment-parts = Pay in parts
    .help = A part each month
instalment-months = { $months -> 
        [one] One month
       *[other] { $months } months
    }
fault-instalment-one_part = Parts take at least 2 months. For one month choose to pay later
    .short = At least 2 months
instalment-lead = In hardship you may ask to pay later or in parts. Once it is in, you are told by when it is answered
instalment-note = Until it is granted the old date holds
instalment-footnote = Basis: Administrative Penalty Law, article 66
instalment-nothing = This decision cannot be paid later or in parts now
instalment-in_review = In review
instalment-granted = Granted
instalment-refused = Not granted
instalment-in_review-lead = Answer by { $when } at the latest. The old date holds until then
instalment-granted-lead = Pay by { $day }; no surcharge until then
instalment-next-lead = Next part: { $amount } by { $day }
instalment-part = Part { $n }
instalment-part-due = { $amount } by { $day }
instalment-part-added = { $amount } and { $surcharge } surcharge by { $day }
instalment-part-late = { $amount }, surcharge { $surcharge }, was due on { $day }
instalment-part-paid = { $amount }, paid
instalment-refused-lead = The last request was not granted; the old date holds. You may ask again with more reasons
instalment-news-in_review = Request received, now in review
field-instalment_kind = How
field-instalment_months = How long
field-instalment_reason = Your situation
    .help = At least 10 characters: income, expenses, and when you can pay
line-instalment-kind = Asked for
line-instalment-months = How long

## 行政复议
reconsider-until = You may ask until { $day }, 60 days from receipt
reconsider-too-late = Only until { $day }; that has passed
reconsideration-right = If you do not accept a decision, you may ask for reconsideration within 60 days
reconsideration-rest = The surcharge rests meanwhile; the points stay for now
reconsideration-court = A penalty on the spot must be reconsidered before court. If it is upheld, the court is open for 15 days
reconsideration-footnote = Basis: Administrative Reconsideration Law, articles 20, 23 and 53
reconsideration-in_review = In review
reconsideration-revoked = Revoked
reconsideration-maintained = Decision stands
reconsideration-in_review-lead = Answer by { $day }. No surcharge is added meanwhile
reconsideration-maintained-lead = The decision stands. The court is open until { $day }
reconsideration-news-in_review = Request received; the surcharge rests
refusal-reconsideration-maintained = The reconsideration left the decision as it was
    .unchanged = Points and fine are as decided
    .why = The facts were found clear and the penalty lawful
    .source = Basis: Rules on Handling Road Traffic Violations, article 67
refusal-reconsideration-too-late = It is too late to ask for reconsideration
    .unchanged = The decision is as it was
    .why = You had 60 days from receipt, until { $day }
    .source = Basis: Administrative Reconsideration Law, articles 20 and 23; Administrative Litigation Law, article 46
    .closed = What was decided on the spot cannot go to court without a reconsideration
field-reconsideration_text = Facts and reasons
    .help = At least 10 characters: what happened, what is wrong, what you ask for
line-reconsideration-submitted = Asked for on
line-reconsideration-due = Answer by
line-reconsideration-answered = Answered on
line-reconsideration-court_until = Court open until

## Requests
request-sent = Handed in, being sent
request-kept = Kept, and sent by itself once you are online
request-made = Filled in
request-sending = Sent
request-answer = Answered
fault-request-too_short = Please write at least { $min } characters
    .short = Too short
