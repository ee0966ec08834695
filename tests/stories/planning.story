# The plan: who does what by when, and what came of it.

story   the door knock is planned as roles are assigned
actors  chair@city:chair   constable@police   nurse@health   teacher@schools   worker@shelter
constable  opens S1 with gambling_chronic
constable  identifies S1
constable  presents S1
nurse      plans S1 with call                    -> refused not_permitted
chair      accepts S1 with likely: health + schools
constable  discloses S1
nurse      plans S1 with call                    -> refused not_permitted
chair      assigns S1 with lead: health, assisting: schools
nurse      reads S1                              -> sees first_visit, planned
chair      reads S1                              -> sees first_visit
constable  reads S1                              -> sees gambling_chronic, not first_visit   # who brought it keeps the picture
worker     reads S1                              -> sees no plan
nurse      reads waiting                         -> sees first_visit, first_contact, health
teacher    reads waiting                         -> sees first_contact, not first_visit
worker     reads waiting                         -> sees not S1
chair      reads waiting                         -> sees first_visit, health, schools

story   an intervening agency plans, the owner or the lead says what came of it
actors  chair@city:chair   constable@police   nurse@health   teacher@schools   worker@shelter   clerk@housing
constable  opens S1 with gambling_chronic
constable  identifies S1
constable  presents S1
chair      accepts S1 with likely: health + schools + housing
constable  discloses S1
chair      assigns S1 with lead: health, assisting: schools + housing
teacher    plans S1 with notify_school           -> sees notify_school, planned
teacher    plans S1 with Ask Ada Quill           -> refused invalid what not_in_list
teacher    plans S1 with call, owner: shelter    -> refused invalid owner_agency agency_does_not_intervene
teacher    plans S1 with call, owner: police     -> refused invalid owner_agency
teacher    plans S1 with call, due: in 0 hours   -> refused invalid due_in_past
teacher    plans S1 with call, due: in 9000 hours -> refused invalid due_too_far
teacher    plans S1 with call, due: tomorrow     -> refused invalid not_an_instant
constable  plans S1 with call                    -> refused not_permitted
chair      plans S1 with call                    -> refused not_permitted
worker     plans S1 with call                    -> refused not_permitted
clerk      completes S1 with notify_school, service_reached  -> refused not_permitted    # neither owner nor lead
chair      completes S1 with notify_school, service_reached  -> refused not_permitted
teacher    completes S1 with notify_school, replaced         -> refused invalid outcome not_an_outcome
teacher    cancels S1 with notify_school, service_reached    -> refused invalid outcome not_a_reason_to_cancel
teacher    completes S1 with call, person_reached            -> refused invalid task
teacher    completes S1 with notify_school, service_reached  -> sees service_reached, done
teacher    completes S1 with notify_school, service_reached  -> refused step_not_open task_is_settled
nurse      cancels S1 with notify_school, replaced           -> refused step_not_open task_is_settled
nurse      completes S1 with first_visit, person_moved       -> sees not_possible_circumstances_changed
audit      S1                                    -> 10 entries, log intact

story   the chair hands a task on, and does nothing else to the plan
actors  chair@city:chair   constable@police   nurse@health   teacher@schools
constable  opens S1 with gambling_chronic
constable  identifies S1
constable  presents S1
chair      accepts S1 with likely: health + schools
constable  discloses S1
chair      assigns S1 with lead: health, assisting: schools
chair      amends S1 with first_visit, owner: schools
teacher    reads waiting                         -> sees first_visit
nurse      reads waiting                         -> sees not first_visit
chair      amends S1 with first_visit, owner: police -> refused invalid owner_agency
constable  amends S1 with first_visit, owner: health -> refused not_permitted
chair      cancels S1 with first_visit, replaced -> refused not_permitted
teacher    amends S1 with first_visit, due: in 20 hours
teacher    amends S1 with first_visit, due: in 22 hours from version 2 -> refused stale
teacher    completes S1 with first_visit, person_met from version 2 -> refused stale

story   what is left of a plan
actors  chair@city:chair   constable@police   nurse@health
constable  opens S1 with gambling_chronic
constable  identifies S1
constable  presents S1
chair      accepts S1 with likely: health
constable  discloses S1
chair      assigns S1 with lead: health
nurse      plans S1 with call
nurse      completes S1 with call, nobody_reached
nurse      concludes S1 with relocated           -> sees situation_concluded, cancelled, nobody_reached, not_done
nurse      plans S1 with call                    -> refused step_not_open
nurse      completes S1 with call, person_met    -> refused step_not_open
chair      reads waiting                         -> sees not S1
constable  opens S2 with gambling_chronic
constable  identifies S2
constable  presents S2
chair      accepts S2 with likely: health
constable  discloses S2
chair      assigns S2 with lead: health
chair      rejects S2 with already_connected     -> sees no plan
row        S2                                    -> header only

story   the door knock and the first contact are one thing
actors  chair@city:chair   constable@police   nurse@health
constable  opens S1 with gambling_chronic
constable  identifies S1
constable  presents S1
chair      accepts S1 with likely: health
constable  discloses S1
chair      assigns S1 with lead: health
after 3 hours
nurse      completes S1 with first_visit, person_met -> sees clock.minutes_to_first_contact: 180, person_met
nurse      contacts S1 with first_contact            -> refused step_not_open already_recorded
constable  opens S2 with gambling_chronic
constable  identifies S2
constable  presents S2
chair      accepts S2 with likely: health
constable  discloses S2
chair      assigns S2 with lead: health
nurse      contacts S2 with first_contact            -> sees done, person_met, not planned
nurse      completes S2 with first_visit, person_met -> refused step_not_open task_is_settled
