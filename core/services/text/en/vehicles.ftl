### 本人机动车, 港车北上 and 澳车北上; the words for kinds, statuses, dates and relations, for every screen.

## Titles and buttons
title-vehicles = Vehicles
title-vehicle = Vehicle
title-vehicle-code = Owner’s code
title-vehicle-cross_border = Cars from Hong Kong or Macau
press-vehicle-code = Show a code, so that another may file it
press-vehicle-code-renew = Another code
vehicle-code-make = Make a code
press-vehicle-unbind = End the filing
press-vehicle-unbind-no = Keep it
press-vehicle-unbind-yes = End the filing
press-vehicle-user-unbind = End this person’s filing
press-vehicle-cross_border-log_in = Log out and in again
press-vehicles-open = See the vehicles

## The list
group-vehicles-own = Own vehicles
group-vehicles-cross_border = From Hong Kong or Macau
group-vehicles-filed = Cars of others that I filed
vehicles-count = { $count ->
    [one] 1 car
   *[other] { $count } cars
}
vehicle-users-count = { $count ->
    [one] 1 other person uses it
   *[other] { $count } other people use it
}
vehicle-filed-since = Filed on { $day }
vehicle-mark-soon = Due soon
vehicle-mark-past = Expired
vehicles-none-own = Your own car is missing? A new one takes up to two weeks; a used one appears once the transfer is done
vehicles-empty-title = No vehicle in your name yet
vehicles-empty-lead = Cars registered on your document appear by themselves. If yours is missing, it is most likely one of these
vehicles-empty-1 = A new car: up to two weeks after it got its plate
vehicles-empty-2 = A used car: until the transfer is done, it stays with the former owner
vehicles-empty-3 = Registered in another city than the one you signed up with: the data of that place come later
vehicles-empty-4 = Registered on another document: take both to the vehicle office and have them joined
row-filing-open = File somebody else’s car
    .line = A friend’s or your employer’s, with the owner’s consent
row-vehicles-open = See the vehicles
    .line = Your own and those you filed
row-vehicle-open = About this car
    .line = Status, inspection and insurance

## One car
group-vehicle-filing = Filing
group-vehicle-dates = Inspection and insurance
group-vehicle-status = Status
group-vehicle-printed = Vehicle licence
line-vehicle-filed_since = Filed on
line-vehicle-owner = Owner
line-vehicle-relation = Relation to the owner
line-vehicle-counts_from = What you may handle
vehicle-counts-from = Violations from { $day } on. Earlier ones with points are the owner’s; earlier ones without points you may handle
line-vehicle-inspection = Inspection until
line-vehicle-insurance = Insurance until
vehicle-date-none = Not on record
vehicle-date-soon = { $day }, due soon
vehicle-date-past = { $day }, expired
line-vehicle-plate = Plate
line-vehicle-kind = Kind of plate
line-vehicle-use = Use
line-vehicle-vin_tail = Last 6 of the VIN
line-vehicle-issuer = Issued by
vehicle-issuer-guangdong = Guangdong province ({ $prefix })
line-vehicle-registered_on = First registered
line-vehicle-model = Model
vehicle-due-inspection-far = Inspection until { $day }
vehicle-due-inspection-soon = Inspection ends on { $day }; please arrange the next
vehicle-due-inspection-past = Inspection ended on { $day }; do not drive
vehicle-due-insurance-far = Insurance until { $day }
vehicle-due-insurance-soon = Insurance ends on { $day }; please renew it
vehicle-due-insurance-past = Insurance ended on { $day }; do not drive
row-vehicle-records = Violations of this car
    .line = Only the records of this car
vehicle-records-count = { $count ->
    [one] 1 record
   *[other] { $count } records
}
row-vehicle-inspect = Have it inspected
    .line = Not done here yet: at an inspection station or the vehicle office
row-vehicle-no_code = Others cannot file this car
vehicle-not-lent-now = Nobody else can file it for now
vehicle-not-lent-kind = Only small cars in private use can be filed
vehicle-not-lent-left = A car that was moved out, cancelled or revoked, or whose papers are void, cannot be filed
vehicle-not-lent-full = { $limit } people have filed it, which is the most; end one filing first
row-vehicle-cross_border = Cars from Hong Kong or Macau
    .line = Days of stay and the term
vehicle-user = In use
vehicle-user-line = { $relation }, since { $day }
vehicle-gone = This car is no longer on your list
vehicle-gone-text = It may have been sold, or the filing has ended. Violations already handled stay on record

## Unbinding
vehicle-unbind-own-title = End your filing of { $plate }?
vehicle-unbind-own-1 = You can no longer handle violations of this car
vehicle-unbind-own-2 = Filing it again takes the owner’s consent, and the date starts anew
vehicle-unbind-own-3 = What was handled and paid stays; the owner is told
vehicle-unbind-user-title = End the filing of { $plate } by { $name }?
vehicle-unbind-user-1 = They can no longer handle violations of this car
vehicle-unbind-user-2 = What is not handled stays with you
vehicle-unbind-user-3 = They are told; filing it again takes your consent
vehicle-unbind-sent = On its way; it shows here when it is done
vehicle-unbind-kept = Saved; it is sent when there is a network
vehicle-unbind-done = The filing has ended
vehicle-unbind-user-done = The other person’s filing has ended

## The owner's code
vehicle-code-head = Owner’s code
vehicle-code-good = Ready to use
vehicle-code-asking = Being made
vehicle-code-none = No code
vehicle-code-text = Owner’s code { $code }
vehicle-code-left = Ends in { $s } s
vehicle-code-left-both = Ends in { $m } min { $s } s
vehicle-code-left-minutes = Ends in { $m } min
line-vehicle-code = Or read it out
vehicle-code-fine = Showing it means that you agree to the filing. Never give it to a stranger
row-vehicle-code-what-1 = Good once, for ten minutes
    .line = Making another ends this one
row-vehicle-code-what-2 = The other person shows their face too
    .line = Then they may handle violations of this car
row-vehicle-code-what-3 = You may end it at any time
    .line = On the page of this car
vehicle-code-ran-out = The code has run out; nobody can use it any more. Make another when you need it
vehicle-code-offline = No network. The traffic police system has to make the code now; try again once you are connected
vehicle-code-failed = No code came. Please try again
vehicle-code-not-lent = Others cannot file this car. { $why }
vehicle-code-not-own = Only the owner can show a code

## Across the border
cross-border-not-applicable = Does not apply
cross-border-not-applicable-lead = Your document is not one of a Hong Kong or Macau resident; there is no such car to look for
cross-border-update = Update needed
cross-border-login = Log in again
cross-border-searching = Searching
cross-border-associated = Found
cross-border-none = Not found
cross-border-ending = Ends soon
cross-border-ended = Ended
cross-border-over = Exceeded
cross-border-soon = Nearly full
cross-border-stayed-over = Stayed too long
cross-border-lead-year-used = The { $year } days of this year are used up; no entry before 1 January
cross-border-term-until = Term until { $day }
cross-border-stay-day = Day { $day } of this stay
cross-border-searching-lead = Since you logged in we are looking for your car. It takes a few minutes
cross-border-step-login = Logged in
cross-border-step-search = Looking by your document
cross-border-step-filed = Filed by itself
    .line = No application, and it uses up no filing
cross-border-lead-ended = The term ended on { $until }; the car cannot enter. Renew it first
cross-border-lead-ended-here = The term ended on { $until } and the car is still here. Leave now and speak to the border office
cross-border-lead-over = You have stayed too long. Leave now and speak to the border office
cross-border-lead-stay = Leave by { $day }; that day counts too
cross-border-lead-stay-ending = Leave by { $day }. The term ends on { $until }; please renew it soon
cross-border-lead-ending = The term ends on { $until }; please renew it soon
cross-border-lead-away = The car is not on the mainland. { $left } days are left this year, at most { $limit } at a time
cross-border-scheme-hong-kong = Hong Kong cars northbound
cross-border-scheme-macau = Macau cars northbound
group-cross_border-stay = This stay
group-cross_border-term = Term
line-cross_border-scheme = Scheme
line-cross_border-home_plate = Plate at home
line-cross_border-term_from = From
line-cross_border-term_until = Until
line-cross_border-drivers = Named drivers
cross-border-drivers-hong-kong = { $count } at most, not to be changed within the term
cross-border-drivers-macau = { $count } at most
line-cross_border-entered_on = Entered on
line-cross_border-leave_by = Leave by
row-cross_border-stay_days = This stay
row-cross_border-stay_days-value = { $days } of { $limit } days
row-cross_border-stay_days-spoken = { $days } days of this stay, { $limit } at most
row-cross_border-year_days = This year
row-cross_border-year_days-value = { $days } of { $limit } days
row-cross_border-year_days-spoken = { $days } days this year, { $limit } at most
row-vehicle-cross_border-remind = Remind me in time
    .line = On day { $stay } of a stay, and at { $year } days of the year
row-vehicle-cross_border-reminded = You will be reminded in time
    .line = On day { $stay } of a stay, and at { $year } days of the year. Notifications must be allowed in the system’s settings
row-vehicle-cross_border-update = Update Tongtu
    .line = In the app store, to the version named above
row-vehicle-cross_border-then_log_in = Then log in again
    .line = The login looks for your car
row-vehicle-cross_border-log_in = Log out and in again
    .line = The login looks for your car
row-vehicle-cross_border-renew = Renew where you applied
    .line = Then log in again; the new term appears by itself
row-vehicle-cross_border-check-1 = Is the permit ready?
    .line = After approval it takes up to two days
row-vehicle-cross_border-check-2 = The same Home Return Permit?
    .line = If it was replaced, have it updated
row-vehicle-cross_border-check-3 = The same name?
    .line = As registered, in simplified characters
row-vehicle-cross_border-check-4 = Are you the registered owner?
    .line = It is found for the owner only. As a named driver, handle violations at the window
refusal-cross_border-update = This version does not find the car by itself
    .why = From version { $version } on, the login finds it
    .unchanged = Your permit and your days are as they were
    .source = Rule: cars from Hong Kong and Macau are found with a login
refusal-cross_border-login = Your car was not looked for yet
    .why = The last login was by an older version; log in once more
    .unchanged = Your permit and your days are as they were
    .source = Rule: cars from Hong Kong and Macau are found with a login
refusal-cross_border-none = Your car was not found
    .why = No valid permit belongs to your document. Please check each point
    .unchanged = Your permit is as it was and may be used
    .source = Rule: the car is found by the owner’s document
refusal-cross_border-ended = The term has ended
    .why = The car cannot enter any more; one that is still here has to leave now
    .unchanged = Earlier violations can be seen and handled
    .source = Source: rules for cars from Hong Kong and Macau

## Reminders
remind-cross-border-stay = Your car has been here for { $days } days
    .text = Leave by { $day }
remind-cross-border-year = Your car has been here for { $days } days this year
    .text = { $limit } days a year at most; please plan to leave
remind-violations = A violation is due soon
    .text = Handle it by { $day }
remind-fines = A fine is due soon
    .text = Pay it by { $day }

## Kinds of plates
plate-kind-01 = Large vehicle
plate-kind-02 = Small car
plate-kind-03 = Embassy car
plate-kind-04 = Consulate car
plate-kind-05 = Car from outside the mainland
plate-kind-06 = Foreign-owned car
plate-kind-07 = Motorcycle
plate-kind-08 = Moped
plate-kind-09 = Embassy motorcycle
plate-kind-10 = Consulate motorcycle
plate-kind-11 = Motorcycle from outside the mainland
plate-kind-12 = Foreign-owned motorcycle
plate-kind-13 = Low-speed vehicle
plate-kind-14 = Tractor
plate-kind-15 = Trailer
plate-kind-16 = Learner car
plate-kind-17 = Learner motorcycle
plate-kind-18 = Trial car
plate-kind-19 = Trial motorcycle
plate-kind-20 = Car on a temporary entry
plate-kind-21 = Motorcycle on a temporary entry
plate-kind-22 = Temporary plate
plate-kind-23 = Police car
plate-kind-24 = Police motorcycle
plate-kind-25 = Former farm plate
plate-kind-26 = Hong Kong cross-border car
plate-kind-27 = Macau cross-border car
plate-kind-51 = Large new-energy vehicle
plate-kind-52 = Small new-energy car
plate-kind-other = Another kind ({ $code })

## Use
vehicle-use-a = Private
vehicle-use-b = Coach
vehicle-use-c = Bus
vehicle-use-d = Taxi
vehicle-use-e = Tour coach
vehicle-use-f = Goods
vehicle-use-g = Rental
vehicle-use-h = Police
vehicle-use-i = Fire brigade
vehicle-use-j = Ambulance
vehicle-use-k = Rescue
vehicle-use-l = Formerly operating
vehicle-use-m = Formerly a taxi
vehicle-use-unknown = Another ({ $code })

## Relations
relation-spouse = Spouse
relation-parent = Parent
relation-child = Child
relation-relative = Other relative
relation-friend = Friend
relation-employer = Employer
relation-other = Other

## Statuses
vehicle-status-a = In order
    .means = The registration is in order; everything can be done online
vehicle-status-b = Moved away
    .means = The file went elsewhere; finish the registration there
vehicle-status-c = Stolen
    .means = Registered as stolen. Once found, the vehicle office restores it
vehicle-status-d = Off the road
    .means = You took it off the road; the office puts it back
vehicle-status-e = Cancelled
    .means = The registration is cancelled; do not drive. Ask the vehicle office if in doubt
vehicle-status-f = Revoked
    .means = The registration was revoked; do not drive. You may ask for reconsideration
vehicle-status-g = Violations open
    .means = Handle them first; then inspection and transfer are possible
vehicle-status-h = Under customs
    .means = Cannot be transferred yet; may be driven
vehicle-status-i = Accident open
    .means = Settle it first; then inspection and transfer are possible
vehicle-status-j = Under suspicion
    .means = Take the car and its papers to the vehicle office
vehicle-status-k = Sealed
    .means = Sealed by a court or another office; ask them
vehicle-status-l = Held
    .means = The car is being held. Go where the note says
vehicle-status-m = Due for scrapping
    .means = Do not drive; scrap it in time
vehicle-status-n = Hit and run
    .means = Part of a hit-and-run case; go to the police at once
vehicle-status-o = Locked
    .means = Nothing can be done for now; ask the vehicle office
vehicle-status-p = Papers void
    .means = The papers are void; do not drive. Have it cancelled at the vehicle office
vehicle-status-q = Inspection overdue
    .means = Do not drive; have it inspected first
vehicle-status-unknown = Another status ({ $code })
    .means = This version does not know it. Update Tongtu, or ask the vehicle office
