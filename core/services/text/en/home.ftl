### 首页 and 进度, and what waits to be sent, wherever it is shown.

## The licence at a glance
home-who = { $name } · class { $classes }
home-show = Show electronic licence
home-see-application = See your application
home-see-review = See the review
home-apply = Apply for the electronic licence
home-apply-again = Apply with a new photo
home-see-licence = See the licence
press-home-licence = See the licence
press-home-file = Add your licence
press-home-show = Show electronic licence
home-none = Type the file number from its second page once to see points and get the electronic licence
home-not-yet = The licence is new and not in the register yet. Come back on { $day }
home-unseen = Not read
home-reading = Reading
home-reading-line = Licence and points are on their way

## What needs action
home-todo = Needs action
home-todo-count = { $count }
home-todo-none = Nothing to do
todo-status = Licence status: { $status }
todo-renewal = { $days ->
    [one] Licence runs out tomorrow
   *[other] Licence runs out in { $days } days
}
todo-renewal-today = Licence runs out today
todo-renewal-overdue = The licence has run out
todo-filing = Add your licence
    .line = Type the 12-digit file number
todo-elicence = Apply for the electronic licence
    .line = One photo, reviewed within one working day
todo-elicence-rejected = Your photo was not accepted
    .line = See why and take another
todo-elicence-window = Electronic licence: at the office only
    .line = Too many photos were refused online
home-todo-some = { $count -> 
    [one] One thing to do
   *[other] { $count } things to do
}
home-todo-none-text = What your papers, cars, records and fines need is listed here
todo-violations = { $count -> 
    [one] One violation to handle
   *[other] { $count } violations to handle
}
todo-violations-left = { $days -> 
    [one] The most urgent: one day left
   *[other] The most urgent: { $days } days left
}
todo-violations-today = The most urgent is due today
todo-violations-late = Some are past their date
todo-fines = { $count -> 
    [one] One fine to pay
   *[other] { $count } fines to pay
}
todo-fines-due = { $amount } in all, due by { $day }
todo-fines-late = { $amount } in all, some overdue
todo-plate = Vehicle { $plate }
todo-vehicle-filing = Filing: your face is still to be checked
    .line = { $plate }, good until { $when }
home-vehicles = Vehicles
row-home-vehicles = All vehicles
home-services-all = All services
service-violations = Violations
service-fines = Pay a fine
service-vehicles = Vehicles
service-vehicle-filing = File another’s car
service-cross-border = Cross-border car
home-services = Services
home-security = Account and security

## Progress
progress-offline = No network. Everything is sent in order once you are online; nothing to retype
progress-outbox = Waiting to be sent
progress-cases = Cases
progress-ended = Done
progress-last = Last step: { $when }
progress-empty = Nothing under way
progress-empty-text = What you hand in appears here with every step. Without a network it waits here to be sent
filing-filed = Added

## Cases
case-by = Answer by { $day }
case-on = Answered on { $day }
case-ended-on = Ended on { $day }
case-vehicle-filing = Filing { $plate }
case-face = Have your face checked by { $when }
case-filing-face = Face to be checked
case-filing-manual = In manual review
case-filing-filed = Filed
case-filing-since = Filed as of { $day }
case-filing-rejected = Refused
case-filing-again = See why, mend it and apply again
case-filing-anew = You can apply again
case-filing-unbound = Ended
case-filing-cancelled = Cancelled
case-manual = Manual check, { $plate }
case-manual-passed = Passed
case-manual-passed-line = You can go on handling the record
case-manual-rejected = Not accepted
case-manual-rejected-line = Take another photo, or go to the office
case-objection = Objection, { $plate }
case-objection-bare = Objection
case-objection-dismissed = The violation is to be handled by its day
case-payment = Payment of { $amount }
case-payment-unclear = Do not pay again before the result is known
case-payment-open = Not paid yet; you can go on
case-payment-failed = Nothing was taken. You can pay again
case-instalment = Paying later, { $plate }
case-instalment-refused = The old day holds. You can ask again with more reasons
case-reconsideration = Reconsideration, { $plate }
case-rental = Hired car, { $plate }
case-rental-upheld = Upheld: not yours to handle
case-rental-dismissed = Not upheld: yours to handle

## What waits to be sent
outbox-waiting = Waiting
outbox-sending = Sending
outbox-attention = Needs you
outbox-licence-filing = Adding your licence
outbox-elicence-application = Electronic licence application
outbox-vehicle-unbinding = Ending a filing
outbox-vehicle-user-unbinding = Ending somebody’s filing
outbox-violation-extension = Request for more time
outbox-objection = Objection
outbox-objection-withdrawal = Taking an objection back
outbox-decision-instalment = Request to pay later
outbox-decision-reconsideration = Request for reconsideration
outbox-rental-transfer = Taking a record over
outbox-rental-appeal = Appeal against a transfer
outbox-lead-turn = Kept, and sent in its turn
outbox-lead-offline = No network. It is sent by itself once you are online
outbox-lead-sending = Being sent; if it breaks off, it goes on from there
outbox-made = Filled in { $when }
outbox-progress = { $percent }% sent
press-outbox-retry = Try again
press-outbox-discard = Give up
press-outbox-discard-keep = Keep it
press-outbox-discard-confirm = Give up and delete it
outbox-discard-title = Give this up?
outbox-discard-text = “{ $what }” is deleted from this phone and not sent
