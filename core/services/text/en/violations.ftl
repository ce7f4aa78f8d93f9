### 交通违法: the list, the record, and every reason why one cannot be handled on the phone.

## Titles and buttons
title-violations = Violations
title-violation = Violation
violations-of-car = Violations of { $plate }
press-violation-handle = Handle this record
press-violation-object = I disagree and object
press-violation-pay = Pay the fine
press-violation-order = See the payment’s result
press-violation-decision = See the decision
press-violation-objection = See the objection
press-violation-done = See closed ones
press-violation-again = Ask for the points again
press-violation-file_licence = Add your licence
press-violation-file_vehicle = File this car
press-violation-licence = See the licence status
press-violation-manual = Photo with document, for review
press-violation-extend-confirm = Ask for time until { $day }
press-violation-extend-cancel = Not now

## The list
violations-chip-todo = Open { $count }
violations-chip-objected = Objected { $count }
violations-chip-to-pay = To pay { $count }
violations-chip-done = Closed
violations-chip-all = All
violations-counted-todo = { $count ->
    [one] 1 record
   *[other] { $count } records
}, { $points ->
    [one] 1 point
   *[other] { $points } points
}, { $sum } in all. { $synced }
violations-counted-some-wait = { $count } records, { $n } for you to handle: { $points ->
    [one] 1 point
   *[other] { $points } points
}, { $sum }. { $synced }
violations-counted-none-waits = { $count ->
    [one] 1 record
   *[other] { $count } records
}, nothing for you to handle now. { $synced }
violations-counted-to-pay = { $count ->
    [one] 1 record
   *[other] { $count } records
}, { $sum } to pay{ $late ->
    [0] {""}
   *[other] , { $surcharge } of it surcharge
}{ $paying ->
    [0] {""}
   *[other] , not counting { $paying } being paid
}. { $synced }
violations-counted = { $count ->
    [one] 1 record
   *[other] { $count } records
}. { $synced }
violations-synced = Last synchronised: { $when }
violations-side = { $kind } · { $holding }
violations-more = Show { $count } more
violations-fine = Camera records mostly appear within 5 working days
violations-none-todo = Nothing to handle
violations-none-todo-text = { $count ->
    [one] Your car has none.
   *[other] Your { $count } cars have none.
} Camera records mostly appear within 5 working days; you are told of new ones.
violations-none-objected = No objection in review
violations-none-objected-text = A record you object to stands here while it is in review.
violations-none-no-car = No car is on your account yet. Your own appear by themselves; those of family and friends can be filed.
violations-none-to-pay = No fines to pay
violations-none-to-pay-text = Fines appear here once you have handled a record.
violations-none-done = Nothing closed yet
violations-none-done-text = Records that were paid, revoked or deleted stay here for you to look up.
violations-none = No records
violations-none-text = Camera records mostly appear within 5 working days; you are told of new ones.
row-violation-newer = Back to the { $count } before
row-violation-older = See the next { $count }
row-violation-vehicles = See my cars
    .line = And why one may be missing

## What a record is called
violation-when-where = { $when }, { $place }
violation-time = { $day } { $time }
violation-holding-own = Your own
violation-holding-cross-border = Your own, from Hong Kong or Macau
violation-holding-filed = Filed by you
violation-holding-rental = Hired
violation-holding-driver = Someone else’s, and you were driving
violation-filed-since = { $day }; points count from that day

## Where it stands, in a line
violation-captured = Captured, to be checked by an officer
violation-reviewed = Checked, notice follows
violation-may = Handle by { $day }, possible here
violation-by = Handle by { $day }
violation-overdue = { $day } has passed, handle it soon
violation-overdue-refused = { $day } has passed, not possible here
violation-announced = Announced, still possible by { $day }
violation-announced-over = Announcement ended on { $day }, act now
violation-under-objection = Objection in review
violation-under-objection-until = Objection in review, answer by { $day }
violation-handled = Closed
violation-to-pay = To be paid by { $day }
violation-deleted = Deleted, nothing to do
violation-transferred = Transferred to the renter
violation-short-already_handled = Handled already
violation-short-scene_record = Stopped by an officer, decision follows
violation-short-under_objection = Objection in review
violation-short-points_too_high = Many points, at the office only
violation-short-general_procedure = High fine, at the office only
violation-short-would_reach_twelve = Would reach 12 points, not here
violation-short-exceeds_twelve = Would exceed 12 points, not here
violation-short-data_unavailable = Points unknown, not possible now
violation-short-not_filed = Car not filed, not possible
violation-short-before_filing = Before the filing, at the office only
violation-short-no_licence = Add your licence first
violation-short-licence_status = Not with this licence status
violation-short-class_mismatch = Class does not match, not by you
violation-short-suspect_risk = May be for others, at the office only
violation-short-key_person = Own cars only, others at the office
violation-short-full_rounds = Own cars only, others at the office
violation-short-face_needed = Face not recognised, review possible

## The one sentence that matters
violation-lead-captured = An officer checks it within 5 working days. What does not pass is no violation and is deleted
violation-lead-reviewed = It passed the check; you are told within 5 working days, then you can handle it or object
violation-lead-notified = Handle it or object by { $day }. Five ignored records of one car are decided without you, after a second notice and an announcement
violation-lead-extended = You have more time: handle it or object by { $day }. Once only
violation-lead-overdue = The term ended on { $day }; it can still be handled
violation-lead-announced = Nobody came after the notices, so it was announced. After { $day } it is decided without you
violation-lead-announced-over = The announcement ended on { $day }; it may be decided without you at any time. Handle it now
violation-lead-under-objection = Nothing to handle or to pay while it is in review
violation-lead-anothers-objection = Somebody objected to it; nothing to handle while it is in review
violation-lead-to-pay = { $n ->
    [0] No points
   *[other] { $points } given
}, { $sum } to pay. { $due }
violation-lead-paying = { $n ->
    [0] No points
   *[other] { $points } given
}. A payment is under way: see its result first, and do not pay again
violation-lead-done = { $n ->
    [0] No points
   *[other] { $points } given
}, nothing more to do
violation-lead-anothers = Another driver handled it. Points and fine are theirs; nothing for you to do
violation-lead-refused = Due by { $day }. It takes one of the ways below
violation-lead-refused-overdue = The term ended on { $day }. Take one of the ways below soon
violation-lead-scene = The officer at the scene decides; then it can be paid here
violation-lead-deleted = The objection was upheld and the record deleted: no points, no fine
violation-lead-transferred = It went to whoever had hired the car; nothing for you to do
violation-gone = This record is gone
violation-gone-text = It may have been deleted, or the car is no longer filed on your account.
row-violation-list = Back to the violations
    .line = See the others

## Groups and lines
violation-facts = Facts
violation-penalty = Penalty
violation-penalty-was = Penalty, no longer in force
violation-car = Car
line-violation-time = Time
line-violation-place = Place
line-violation-act_code = Code of the act
line-violation-rule = Provision
line-violation-measured = Measured
line-violation-limit = Limit
line-violation-origin = Source
line-violation-found_by = Found by
line-violation-points = Points
line-violation-fine = Fine
line-violation-penalties = Kind of penalty
line-violation-decision_no = Decision no.
line-violation-decided_by = Decided by
line-violation-due_on = Pay by
line-violation-holding = Whose car
line-violation-filed_since = Filed since
violation-origin-scene = At the scene: an officer stopped the driver
violation-origin-camera = By camera: the car is known, and somebody has to accept
violation-picture = Evidence picture { $n } of { $of }: { $what }
penalty-warning = Warning
penalty-fine = Fine
penalty-suspension = Licence suspended
penalty-revocation = Licence revoked
penalty-detention = Detention
violation-step-captured = Seen by a camera
violation-step-reviewed = Checked by an officer
    .line = Within 5 working days
violation-step-notice = You are told
    .line = Within 5 working days
violation-step-handle = Waits for you
violation-step-objection = Objection in review
violation-step-handled = Handled
violation-step-pay = Payment
    .line = Within 15 days of receiving the decision
violation-step-by = Handle it or object by { $day }
violation-step-answer = Answer by { $day }
violation-step-pay-by = Pay by { $day }

## The figures
sum-points-before = so far
sum-points-this = this one
sum-points-after = then
sum-points-full = full
sum-points-over = over
sum-points-spoken = { $points } so far and { $adding } more make { $after }; { $limit } is full

## What to mind before it is accepted
violation-mind = Please note
violation-near_full = One point short of the limit after this
    .line = Any more points reach 12: the licence is held, then study and a test
violation-plates_near = Other people’s car no. { $count } in { $months } months
    .line = With one more you have to explain at the office that you are not taking points for others
violation-drivers_near = You are person no. { $count } for this car in { $months } months
    .line = The next person has to explain at the office that nobody is taking points for others
violation-unknown_status = The licence has a status unknown here
    .line = The police system’s check decides
violation-unknown_classes = The licence has a class unknown here
    .line = The police system’s check decides
violation-filing_day = A record of the day the car was filed
    .line = The traffic police system decides whether it can be handled here

## What one can go to
row-violation-objection = Objection
    .line = What was written, and where it stands
row-violation-decision = Decision
    .line = Number, payment, reconsideration
row-violation-extend = Ask for more time
    .line = Until { $day }, once only
row-violation-rental = Rental contract
    .line = The term, and the appeal if it is not yours to handle
row-violation-vehicle = See this car
    .line = Status, inspection, other records
row-violation-window = Handle it at the office
    .line = With ID, driving licence and vehicle licence, in any city
row-violation-object_again = Mend it and send again
    .line = What you wrote is still there
row-violation-progress = See it under Progress
    .line = What waits can be tried again or given up there
row-violation-owner = Ask the owner to handle it
    .line = With their own account, or at the office
row-violation-driver = Ask whoever was driving
    .line = With their own licence, at the office or with their own account
row-violation-scene = Wait for the officer’s decision
    .line = Then you can pay here
row-violation-again = Ask for the points again
    .line = The register is mostly back soon
row-violation-refetch = Update, then see decision and payment
    .line = It may have been handled just now
row-violation-file_vehicle = File this car
    .line = With the owner’s consent; later records can then be handled
row-violation-file_licence = Add your licence
    .line = Type the file number once, from the second page
row-violation-licence = What to do about this status
    .line = Renewal, review, study or the office
row-violation-manual = Photo with document, for review
    .line = Answer within one working day; then you go on here
row-violation-wait = Wait until { $day }
row-violation-wait-extend = Ask for more time, then { $day }
violation-wait = The cycle ends on { $end } and clears points whose fines are not overdue; you have until { $by }
violation-wait-owing = The cycle ends on { $end }; points of overdue fines stay, so pay first. You have until { $by }
violation-wait-extend = The cycle ends on { $end } and clears points whose fines are not overdue; your term, { $by }, can be three months longer
violation-window-full = { $days ->
    [0] At 12 or more: the licence is held, then study and a test
   *[other] At 12 or more: the licence is held, { $days } days of study, then a test
}
violation-window-scene = If the officer told you to come: with ID and driving licence

## More time
violation-extend-title = Ask for time until { $day }?
violation-extend-text = Once for a record, three months at most. You can still object. It can be sent without a network, too
violation-extend-sent = Handed in, being sent
violation-extend-kept = Saved, sent once there is a network
violation-extended = More time: handle it by { $day }
violation-extend-late = It arrived after the term had ended. The record can still be handled
violation-give-up = You can give this request up there
refusal-extension-not_taken = No more time was given
    .unchanged = The term is what it was
    .source = Basis: Rules on Handling Road Traffic Violations, article 53

## Why not
refusal-violation-unchanged = The record is still there, nothing has changed
refusal-violation-other = The police system did not agree
    .source = Basis: the police system’s answer
refusal-violation-already_handled = This one was handled already
    .why = The decision is made; only payment is left, or reconsideration
    .source = Basis: Rules on Handling Road Traffic Violations, article 5
refusal-violation-scene_record = Not handled here: stopped by an officer
    .why = Whoever was stopped by an officer gets the officer’s decision; nothing has to be accepted
    .source = Basis: Rules on Handling Road Traffic Violations, articles 43 to 49
refusal-violation-under_objection = Not while the objection is in review
    .why = Handling and payment rest until it is answered
    .source = Basis: Rules on Handling Road Traffic Violations, article 5
refusal-violation-points_too_high = Too many points to handle on the phone
    .why = It carries { $points }; at most { $limit } can be handled here
    .source = Rule: the limit of points online is set by the traffic police
refusal-violation-general_procedure = Too high a fine to handle on the phone
    .why = The fine is { $fine }; above { $fine_limit } an officer has to look into it in person
    .source = Basis: Rules on Handling Road Traffic Violations, article 52
refusal-violation-would_reach_twelve = Cannot be handled on the phone
    .why = You would reach 12 points; here it goes up to 11
    .source = Basis: Measures on Traffic Violation Points, articles 14 and 17
    .closed = Study for fewer points comes after all records are handled, so not now
refusal-violation-exceeds_twelve = Cannot be handled on the phone
    .why = You would exceed 12 points; here it goes up to 11
    .source = Basis: Measures on Traffic Violation Points, articles 14 and 17
    .closed = Study for fewer points comes after all records are handled, so not now
refusal-violation-data_unavailable = Not known yet whether it can be handled
    .why = Your points this cycle are not known, so the sum cannot be made
    .source = Rule: the points afterwards must be certain
refusal-violation-not_filed = This car is not filed
    .why = { $plate } is neither yours nor filed on your account
    .source = Rule: only your own and filed cars are handled here
refusal-violation-before_filing = From before the filing: not on the phone
    .why = It happened on { $occurred }; the car was filed on { $since }. With points, only later records can be handled
    .source = Rule: for a filed car points count from the day of filing
    .closed = Filing anew does not help: its day would only be later
refusal-violation-no_licence = No licence is on your account
    .why = Points go onto a licence. If your document number is not your licence number, add the licence once
    .source = Rule: whoever handles needs a filed licence
refusal-violation-licence_status = Not with the licence status “{ $status }”
    .source = Rule: the licence must be in order to handle on the phone
refusal-violation-class_mismatch = Your class does not match this car
    .why = Your class is { $classes }, which is not for such a car, so you cannot have driven it
    .source = Rule: the class must match the vehicle
refusal-violation-suspect_risk = Looks like taking points for others
    .source = Rule: other people’s cars, and people for one car, are limited within { $months } months
    .closed = Another person or car counts too
refusal-violation-key_person = On the phone only your own cars
    .why = You are on the list of people suspected of taking points for others. The office can take you off it
    .source = Rule: people on the list handle only their own cars
refusal-violation-full_rounds = On the phone only your own cars
    .why = You had full-marks study { $rounds } times this cycle; other people’s cars go to the office
    .source = Rule: own cars only from { $rounds } rounds of study on
refusal-violation-face_needed = Your face was not recognised twice
    .why = A photo with your document in hand, looked at by a person, can take its place
    .source = Rule: it must be the licence holder who accepts
violation-status-unseen = The police system has another status than this phone, and its word counts
violation-suspect-plates = In { $months } months you handled { $count } cars of other people
violation-suspect-drivers = In { $months } months { $count } other people handled this car
violation-suspect-unseen = The police system counts more than this phone has seen
violation-filing-unseen = The police system has another day of filing than this phone, and its word counts
