### 记分: the cycle, entry by entry, and what happens at how many points

## Titles and rows
title-points = Points
row-points-open = See the points of this cycle
row-points-study = Full study
    .line = Not here yet. Sign up at the window of the vehicle office
row-points-reduction = Reduction by study
    .line = Not here yet. Ask at the window; at most 6 points a cycle
row-points-fines = Fines not paid
    .line = Overdue, their points do not go with the cycle
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
points-clears = { $day }, if below { $limit } and fines are paid
points-law-label = { $points } points
points-law-nine = You get a message. Records can still be handled online as long as the sum stays below { $limit }
points-law-eleven = Another message. Records with points go to the window
points-law-full = The licence is held and you may not drive. Study 7 days (30 for heavy classes), pass the theory test and pay the fines to get it back
points-law-refusing = Whoever does not come within 30 days has the licence declared out of use
line-points-law-refusing = Not coming
points-law-source = Basis: Ministry of Public Security Order 163, articles 15, 17, 18 and 29
line-points-law-source = Source
points-given = Given on { $day }, fine paid
points-given-unpaid = Given on { $day }, fine not paid: the points stay
points-unpaid = Unpaid
refusal-points-full = { $limit } points: you may not drive now
    .unchanged = Other services stay open
    .why = The licence is held; study and an exam follow. Without them for 30 days it is declared out of use
    .source = Basis: Ministry of Public Security Order 163, articles 17, 18 and 29
    .closed = The end of the cycle does not clear them; study comes first
