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
press-home-elicence = See the electronic licence
home-none = Type the file number from its second page once to see points and get the electronic licence
home-not-yet = The licence is new and not in the register yet. Come back on { $day }
home-unseen = Not read
home-reading = Reading
home-reading-line = Licence and points are on their way

## What needs action
home-todo = Needs action
home-todo-count = { $count }
home-todo-none = Nothing to do
tone-danger = Act now
tone-attention = To do
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
home-services = Services
home-security = Account and security

## Progress
progress-offline = No network. Everything is sent in order once you are online; nothing to retype
progress-outbox = Waiting to be sent
progress-cases = Cases
progress-last = Last step: { $when }
progress-empty = Nothing under way
progress-empty-text = What you hand in appears here with every step. Without a network it waits here to be sent
filing-filed = Added

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
outbox-discard-text = What you filled in for “{ $what }” and its photo are deleted from this phone and not sent
