### 异议: writing one, its pictures, its answer.

## Titles and buttons
title-objection = Objection
title-objection-form = Object to a record
title-objection-photo = Evidence photo
press-objection-submit = Hand in the objection
press-objection-shutter = Take the photo
press-objection-album = From album
press-objection-remove = Take this one away
press-objection-keep = Keep it
press-objection-to_record = Back to the record
press-objection-record = See the record
press-objection-handle = Handle this record
press-objection-withdraw = Withdraw the objection
press-objection-withdraw-keep = Do not withdraw
press-objection-withdraw-confirm = Withdraw it

## The form
objection-rights-answer = The police of the place answer within 5 working days
objection-rights-rests = Until then there is nothing to handle or to pay
objection-rights-no-worse = What is right is taken up, and no penalty grows because you object
field-objection_ground = Ground
field-objection_text = What happened
    .help = When, where, how, and what was recorded wrongly
field-objection_photos = Photos
    .hint = Optional
    .help = Up to { $pictures }: dashcam, the place, papers
fault-objection-text_too_short = At least { $min } characters, { $missing } more to go
    .short = { $missing } characters missing
fault-objection-too_many_pictures = No more than { $pictures } photos
    .short = Too many photos
fault-objection-file_too_large = One photo is too large; take another
    .short = Photo too large
objection-footnote = It can be handed in without a network and is sent by itself later
objection-ground-emergency_vehicle = On an emergency call
    .help = Police, fire, ambulance or rescue vehicle
objection-ground-stolen = Stolen, or plates copied
    .help = The car was not with you, or another one wore your plate
objection-ground-rescue = Saving somebody, or avoiding danger
    .help = Otherwise there would have been greater danger
objection-ground-already_punished = Already dealt with at the scene
    .help = Nothing is punished twice
objection-ground-contradictory_signals = Lights, signs or lines contradict
    .help = Whoever follows one breaks the other
objection-ground-unclear_picture = The picture is unclear
    .help = It does not show which car, or what it did
objection-ground-plate_misread = The plate was misread
    .help = The plate on the picture is not yours
objection-ground-other = Other
    .help = A ground not listed above
objection-closed-mark = No longer possible
objection-closed = This record is not open to an objection
objection-closed-text = It was handled, answered or is in review. Once it is handled, you may ask for reconsideration.

## Pictures
objection-photo = No. { $n }
objection-photo-add = Add a photo
objection-photo-alt = Your evidence photo no. { $n }
objection-photo-title = Take photo no. { $n } away?
objection-photo-advice = Show clearly what it proves; { $count } of { $pictures } so far
objection-camera-why = To take evidence photos, only when you press the button
objection-no-camera = No camera now; choose from the album
objection-no-album = The album does not open. You can take a photo
objection-no-pictures = Neither camera nor album works. It can be handed in without photos
row-objection-allow = Allow the camera
    .line = The system will ask once more

## The case
objection-in-review = In review
objection-upheld = Upheld, record deleted
objection-dismissed = Not accepted
objection-withdrawn = Withdrawn
objection-lead-in-review = The answer comes by { $day }. Until then there is nothing to handle or to pay
objection-lead-upheld = No points, no fine, nothing more to do
objection-lead-dismissed = The record stands. You can handle it, and ask for reconsideration afterwards
objection-lead-withdrawn = The record stands; handle it within its term
objection-gone = This objection is gone
objection-gone-text = It may no longer be kept. Update and look again.
objection-written = What you wrote
line-objection-ground = Ground
line-objection-text = What happened
line-objection-pictures = Photos
objection-pictures = { $count ->
    [one] 1 photo
   *[other] { $count } photos
}
objection-step-submitted = Handed in
objection-step-review = Looked at by the police of the place
objection-step-by = Answer by { $day }
objection-step-upheld = Upheld, record deleted
objection-step-dismissed = Not accepted
objection-step-withdrawn = Withdrawn
row-objection-record = The record
    .line = Facts, pictures and term
row-objection-reconsider = Reconsideration after handling
    .line = Within 60 days of receiving the decision, from its page
row-objection-window = Explain it at the office
    .line = Bring your evidence
row-objection-progress = See it under Progress
    .line = What waits can be tried again or given up there
objection-withdraw-title = Withdraw the objection?
objection-withdraw-text = It is no longer looked at, and the record has to be handled within its term. What you wrote stays here
objection-news-in-review = Objection received, answer by { $day }
objection-news-upheld = Objection upheld, the record is deleted
objection-news-dismissed = The objection was not accepted
objection-news-withdrawn = The objection is withdrawn
objection-news-not_withdrawn = Not withdrawn: the objection was answered before
refusal-objection-not_taken = The objection was not taken
    .unchanged = What you wrote is still here, and the record is what it was
    .source = Basis: the police system’s answer
refusal-objection-dismissed = The objection was not accepted
    .unchanged = No penalty grew because you objected
    .source = Basis: Rules on Handling Road Traffic Violations, articles 5 and 22
refusal-objection-withdrawal-late = The objection was not withdrawn
    .unchanged = The answer holds
    .why = The police of the place answered before the withdrawal came
refusal-objection-withdrawal = It was not withdrawn
    .unchanged = The objection is looked at and answered as usual
    .source = Basis: the police system’s answer
