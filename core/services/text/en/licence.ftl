### Driving licence and its filing; the words for statuses, classes, points and validity.

title-licence = Driving licence
title-licence-filing = Add your licence
press-licence-file = Add your licence
press-licence-filing-submit = Send the file number
press-licence-reveal-number = Show number
press-licence-reveal-file_number = Show number
press-licence-reveal = Show for 30 s
press-licence-hide = Hide number
list-comma = {", "}
state-unknown = The police system says “{ $raw }”, which this version does not know. Update Tongtu and look again

## Groups and lines
group-licence-points-group = Points this cycle
group-licence-validity-group = Validity
group-licence-status-group = Status
group-licence-printed-group = On the licence
line-licence-points = Points
line-licence-pending = Not yet decided
line-licence-cycle = Cycle
line-licence-valid_from = Valid from
line-licence-valid_until = Valid until
line-licence-renewal = Renewal
line-licence-name = Name
line-licence-sex = Sex
line-licence-born_on = Date of birth
line-licence-number = Licence number
line-licence-classes = Class
line-licence-first_issued_on = First issued
line-licence-file_number = File number
line-licence-issuer = Issued by
licence-elicence-line = Show it to an officer; as good as the paper one
licence-holder = { $sex }, born { $month } { $year }
sex-male = Male
sex-female = Female

## Points and validity
points-count = { $points ->
    [one] 1 point
   *[other] { $points } points
}
licence-points-value = { $points } of { $limit }
licence-points-spoken = { $points } of { $limit } points
licence-points-spoken-pending = { $points } of { $limit } points, { $pending } more not yet decided
licence-cycle-days = { $from } to { $to }
licence-valid-until = Valid until { $day }
licence-valid-long = Valid for good
licence-long-term = No end date
licence-renewal-not-yet = You can renew from { $opens }
licence-renewal-open = You can renew now at a vehicle office. Valid until { $until }
licence-renewal-overdue = Ran out on { $until }. You must not drive. Renew at a vehicle office within a year of that day
licence-renewal-recoverable = Cancelled: ran out more than a year ago. Passing the theory test within three years restores it
licence-renewal-cancelled = Cancelled: ran out more than three years ago. You need a new application
licence-renewal-not-needed-heavy = Valid for good, no renewal needed. At { $age } it becomes C1 or C2; from the age of 70 a medical is due each year
licence-renewal-not-needed = Valid for good, no renewal needed. From the age of 70 a medical is due each year

## Statuses
licence-status-a = Normal
    .means = You may drive and use all online services
licence-status-b = Points full
    .means = 12 points reached in this cycle. You must not drive; study and test come first
licence-status-c = Moved out
    .means = The file is moving elsewhere. Ask the vehicle office that receives it
licence-status-d = Suspended
    .means = You must not drive. Collect it afterwards where the penalty was decided
licence-status-e = Revoked
    .means = The permit is void. You must not drive; ask the vehicle office that decided it
licence-status-f = Withdrawn
    .means = You must not drive. The decision says when you may apply again
licence-status-g = Cancelled
    .means = You must not drive. A new application is needed
licence-status-h = Violations open
    .means = Violations wait to be handled. You may drive; please handle them soon
licence-status-i = Accident open
    .means = An accident is not settled. You may drive; please call the officer in charge
licence-status-j = Out of use
    .means = Declared out of use. You must not drive; full-points study comes first
licence-status-k = Seized
    .means = You must not drive. Call the office that holds it
licence-status-l = Locked
    .means = No online services. Ask the vehicle office for the reason
licence-status-m = Renewal overdue
    .means = It has run out. You must not drive; renew it at a vehicle office
licence-status-n = Renewal extended
    .means = A later renewal was granted. You must not drive until then
licence-status-p = Medical extended
    .means = A later medical was granted
licence-status-r = Cancelled, can be restored
    .means = You must not drive. Passing the theory test restores it
licence-status-s = Review overdue
    .means = The review was missed. You must not drive; attend the review first
licence-status-t = Review extended
    .means = A later review was granted. You must not drive until then
licence-status-u = Held
    .means = You must not drive. Settle it at the office that holds the licence
licence-status-unknown = Other status ({ $code })
    .means = This version does not know it. Update Tongtu or ask the vehicle office

## Classes
class-a1 = Large bus
class-a2 = Heavy tractor-trailer
class-a3 = City bus
class-b1 = Medium bus
class-b2 = Large goods vehicle
class-c1 = Small car
class-c2 = Small automatic car
class-c3 = Low-speed goods vehicle
class-c4 = Three-wheeler
class-c5 = Automatic car for disabled drivers
class-c6 = Light trailer combination
class-d = Three-wheel motorcycle
class-e = Two-wheel motorcycle
class-f = Moped
class-m = Wheeled machine
class-n = Trolleybus
class-p = Tram

## Not on the account, or not yet
filing-none = Not added
filing-not-yet = Not in the register yet
filing-refused = Not accepted
licence-none = If your licence number is not your document number, add it once by its file number. Then you see points here and can apply for the electronic licence
licence-not-yet = A new licence takes a few days to appear. Come back on { $day }; nothing has to be typed again
refusal-filing-mismatch = Not added: this file number is somebody else’s
    .unchanged = Your licence is not affected
    .why = The name under this file number differs from the name you registered with
    .source = Basis: Provisions on Driving Licences, article 12: a licence carries its holder’s document number
refusal-filing-not_found = Not added: no licence has this file number
    .unchanged = Your licence is not affected
    .why = A digit may be wrong, or the licence is only two or three days old and not in the register yet
    .source = Basis: answer of the national licence register
way-file-again = Check it and type it again
    .line = 12 digits, on the second page, right of the third line
way-filing-help = Read the help
    .line = If the second page is lost, or the name is spelt differently

## The form
field-file_number = File number (档案编号)
    .hint = 12 digits
licence-filing-where = Open the second page (副页) of your licence: the file number stands right of the third line. It is not the licence number
licence-filing-footnote = This also works without a network: it is sent by itself once you are online
licence-filing-on-its-way = The last one is still on its way. Please wait for the answer
licence-filing-sent = Sent, being checked now
licence-filing-kept = Kept. It is sent by itself once you are online
licence-filing-filed = Your licence is added
licence-filing-not-yet = The licence is not in the register yet. Come back on { $day }
licence-filing-mismatch = Not added: the file number does not go with your name
licence-filing-not-found = Not added: no licence has this file number
fault-file_number-empty = Type the file number
    .short = empty
fault-file_number-charset = A file number has digits only, no “{ $found }”
    .short = not only digits
fault-file_number-length = A file number has 12 digits. Compare it with the second page
    .short = not 12 digits
fault-file_number-looks_like_id = This is the licence number. The file number has 12 digits and stands on the second page, right of the third line
    .short = licence number instead
fault-file_number-format = All digits are the same; that is no file number. Compare it with the second page
    .short = no file number

## Taking it off again
row-licence-unfile = Take the licence off this account
    .line = It is not shown here any more
unfile-title = Take the licence off this account?
unfile-goes = Gone: the licence, points and electronic licence here, and an application in review
unfile-stays = Kept: the licence and its points themselves. You can add it again by its file number
press-licence-unfile_keep = Keep it
press-licence-unfile_sure = Take it off
licence-unfiled = The licence is off this account. You can add it again.
