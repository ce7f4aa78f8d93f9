### 记分: the cycle, entry by entry, and what happens at how many points

## Titles and rows
title-points = Points
row-points-open = See the points of this cycle
row-points-study = Full-marks study
    .line = Not here yet. Sign up at the traffic police office
points-study-later = Only once 12 points are reached; not here yet
row-points-reduction = Reduction by study
    .line = Not here yet. Ask at the traffic police office; at most 6 points a cycle
row-points-fines = See the unpaid fines
    .line = Where payment or reconsideration stands
row-points-violations = Records not handled
row-points-licence = Add your licence

## Where it stands
points-none = No points in this cycle
points-low = { $points } this cycle, { $left } short of the limit
points-nine = { $points } points, { $left } short of the limit. One more record of 3 may reach it
points-eleven = { $points } points, only { $left } short of the limit
points-full = Limit reached
points-near = Near the limit
points-in-order = Below the limit
points-unknown = Points not known
points-unknown-lead = The register does not answer now. Points are what it says; Tongtu does not guess
points-no-licence = Points are shown once your licence is added
group-points-cycle = This cycle
group-points-law = What happens at how many points
line-points-cycle = Cycle
line-points-accumulated = Accumulated
line-points-pending = Not handled yet
line-points-reduced = Reduced by study
line-points-clears = Cleared on
points-clears = { $day }, if below { $limit } and no fine is overdue
points-law-label = { $points } points
points-law-nine = You get a message. Records can still be handled online as long as the sum stays below { $limit }
points-law-eleven = Another message. Records with points go to the office
points-law-full = The licence is held and you may not drive. Study 7 days (30 for heavy classes), pass the theory test and pay the fines to get it back
points-law-again = Each further time in a cycle adds 7 days, 60 at most (heavy classes 30 and 120). The second time, or at 24 points, subject 3 is tested too; the third time, or at 36, also subject 2
line-points-law-again = Full again
points-law-refusing = Whoever does not come within 30 days of the notice has the licence declared out of use
line-points-law-refusing = Not coming
points-law-source = Basis: Measures on Traffic Violation Points, articles 15, 17, 18, 22 and 29
line-points-law-source = Source
points-given = Given on { $day }, fine paid
points-given-unpaid = Given on { $day }, fine not paid. If it becomes overdue, its points go on into the next cycle
points-carried = Given on { $day }; its fine was overdue, so the points came over from the last cycle
refusal-points-full = { $limit } points or more: you may not drive now
    .unchanged = Paying, objecting and looking things up stay open
    .why = The licence is held; study and an exam follow. Without them for 30 days after the notice it is declared out of use
    .source = Basis: Measures on Traffic Violation Points, articles 17 to 19, 22 and 29
    .closed = The end of the cycle does not clear them; study comes first
points-course-theory = You have to study { $days } days: at least { $credited } on site and online, { $on_site } of them on site. Then the theory test (subject 1)
points-course-road = You have to study { $days } days: at least { $credited } on site and online, { $on_site } of them on site. Then the tests of subjects 1 and 3
points-course-all = You have to study { $days } days: at least { $credited } on site and online, { $on_site } of them on site. Then the tests of subjects 1, 2 and 3
