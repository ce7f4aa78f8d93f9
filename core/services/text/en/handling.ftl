### 违法处理: the notice, what will follow, the decision, and the server's no.

## Titles and buttons
title-violation-notice = Notice before the penalty
title-violation-confirm = Confirm
press-handling-read = I have read this
press-handling-accept = I accept, on to the face check
handling-accept-known = I accept, go on
press-handling-object = I disagree and object
press-handling-confirm = Handle it, { $points } given
handling-confirm-no-points = Handle it, no points
press-handling-record = Back to the record
press-handling-sheet-close = Got it
handling-offline = No network. Handling is decided on the spot: connect first

## The notice
handling-notice-head = Please read this first
handling-notice-facts-title = Facts
handling-notice-facts = { $when }, { $plate }, { $place }: { $act }
handling-notice-ground-title = Ground
handling-notice-penalty-title = Intended penalty
handling-notice-penalty = Kind, points and fine stand at the top. Once you accept and confirm, the decision is made at once
handling-notice-rights-title = Your rights
handling-notice-speak = You may state your case and object. What is right is taken up, and no penalty grows because you object
handling-notice-reconsider = Against the decision you may ask for reconsideration within 60 days of receiving it
handling-notice-court = Against the reconsideration you may go to court within 15 days
handling-notice-source = Basis: Administrative Penalty Law, articles 41, 44 and 45; Rules on Handling Road Traffic Violations, article 44

## The confirmation
handling-know = Know before you confirm
handling-pay-by = Within 15 days of receiving the decision
line-handling-pay_by = To be paid
field-handling_mine = I was driving, and I accept these facts
fault-handling-mine = Tick that you were driving to confirm
    .short = Not ticked yet
row-handling-facts = Facts and ground
    .line = { $count ->
        [one] 1 picture
       *[other] { $count } pictures
    }, { $rule }
row-handling-speak = You may state your case
    .line = No penalty grows because of it
row-handling-reconsider = Reconsideration is possible afterwards
    .line = Within 60 days of receiving the decision

## What came of it
handling-decided = Handled, { $n ->
    [0] no points
   *[other] { $points } given
}. Decision no. { $number }
handling-already = This one was handled already; here is the result
handling-refused = Not handled
handling-refused-lead = The police system did not agree. No points, no fine
handling-points-differ = Your points have changed in the police system. See the new sum and confirm again
handling-face-again = The face check ran out; please do it again
handling-manual-passed = The photo was accepted; you can go on
handling-manual-rejected = The photo was not accepted; the reason is below
handling-manual-sent = Photo handed in; answer within one working day
handling-manual-in-review = In manual review
handling-manual-lead = The photo is being checked, answer by { $when } at the latest. Then you can go on
handling-manual-not_the_applicant = The last photo did not show the licence holder, or not the document
handling-manual-photo_unreadable = The last photo was not clear
handling-manual-false_material = The last photo was not genuine
