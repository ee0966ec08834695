# One agency asks another to help, and hears what came of it: ten states, and who may set each.

story   from draft to completed, and what each side hears of it
actors  chair@city:chair   constable@police   nurse@health   teacher@schools   warden@housing
constable  opens S1 with gambling_chronic
constable  identifies S1
constable  presents S1
chair      accepts S1 with likely: health
constable  discloses S1
nurse      refers R1 with S1, counselling, agency: schools      -> refused step_not_open
chair      assigns S1 with lead: health
constable  refers R1 with S1, counselling, agency: schools      -> refused step_not_open
warden     refers R1 with S1, counselling, agency: schools      -> refused step_not_open
nurse      refers R1 with S1, counselling, agency: health       -> refused invalid performer_agency own_agency
nurse      refers R1 with S1, no_such_help, agency: schools     -> refused invalid service_type
nurse      refers R1 with S1, counselling, agency: schools
nurse      reads R1                        -> sees state: draft, side: requester, situation: S1, counselling
teacher    reads R1                        -> refused not_found       # nobody else knows of a draft
chair      reads R1                        -> refused not_found
teacher    takes R1 with cancelled, cancellation_reason: no_longer_needed   -> refused not_found
nurse      sends R1
teacher    reads R1                        -> sees state: requested, side: responder, counselling, no situation
teacher    reads S1                        -> sees no picture
teacher    reads referrals                 -> sees referrals.1.state: requested
chair      reads R1                        -> refused not_found       # states stand on the record
warden     reads R1                        -> refused not_found
warden     reads referrals                 -> sees no referrals.1
nurse      takes R1 with accepted, places: has_place            -> refused step_not_open
teacher    takes R1 with completed, result: service_used        -> refused step_not_open
teacher    takes R1 with accepted                               -> refused invalid places
teacher    takes R1 with accepted, places: waitlist, wait_days: 12
nurse      reads R1                        -> sees state: accepted, capacity.places: waitlist, capacity.wait_days: 12
teacher    takes R1 with in_progress from version 2             -> refused stale
teacher    takes R1 with in_progress
teacher    takes R1 with on_hold                                -> refused invalid hold_reason
teacher    takes R1 with on_hold, hold_reason: waiting_for_person
nurse      takes R1 with in_progress                            -> refused step_not_open
teacher    takes R1 with in_progress
teacher    takes R1 with completed, result: service_used
teacher    takes R1 with in_progress                            -> refused step_not_open
nurse      reads fhir of R1                -> sees status: completed, no for
nurse      takes R1 with entered_in_error
nurse      reads R1                        -> sees state: entered_in_error

story   who is asked may decline, with a reason, and nothing is left to set but that it was a mistake
actors  chair@city:chair   constable@police   nurse@health   teacher@schools
constable  opens S1 with gambling_chronic
constable  identifies S1
constable  presents S1
chair      accepts S1 with likely: health
constable  discloses S1
chair      assigns S1 with lead: health
nurse      refers R1 with S1, counselling, agency: schools
nurse      sends R1
teacher    takes R1 with rejected                               -> refused invalid decline_reason
teacher    takes R1 with rejected, decline_reason: no_such_reason   -> refused invalid decline_reason
teacher    takes R1 with rejected, decline_reason: not_eligible_age
teacher    takes R1 with accepted, places: has_place            -> refused step_not_open
nurse      takes R1 with cancelled, cancellation_reason: no_longer_needed   -> refused step_not_open
nurse      reads R1                        -> sees state: rejected, not_eligible_age

story   a conclusion ends what was asked, and a rejection leaves nothing of it
actors  chair@city:chair   constable@police   nurse@health   teacher@schools
constable  opens S1 with gambling_chronic
constable  identifies S1
constable  presents S1
chair      accepts S1 with likely: health
constable  discloses S1
chair      assigns S1 with lead: health
nurse      refers R1 with S1, counselling, agency: schools
nurse      sends R1
nurse      concludes S1 with relocated
nurse      refers R2 with S1, housing, agency: schools          -> refused step_not_open
teacher    takes R1 with accepted, places: has_place
teacher    reads R1                        -> sees state: accepted
constable  opens S2 with gambling_chronic
constable  identifies S2
constable  presents S2
chair      accepts S2 with likely: health
constable  discloses S2
chair      assigns S2 with lead: health
nurse      refers R3 with S2, counselling, agency: schools
nurse      sends R3
chair      rejects S2 with already_connected
teacher    reads R3                        -> refused not_found
nurse      reads R3                        -> refused not_found
teacher    reads referrals                 -> sees not R3
