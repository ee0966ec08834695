# Filter 4: the intervening agencies, the 24 to 48 hours, and the end.

story   only the intervening agencies hear where the person lives
actors  chair@city:chair   constable@police   nurse@health   teacher@schools   warden@housing
constable  opens S1 with gambling_chronic
constable  identifies S1
constable  presents S1
chair      accepts S1 with likely: health + schools + housing
constable  discloses S1
nurse      answers S1 with involved
teacher    answers S1 with already_serving
chair      assigns S1 with lead: health, assisting: schools
nurse      reads contact of S1    -> sees 12 Mill Street
teacher    reads contact of S1    -> sees 12 Mill Street
constable  reads contact of S1    -> sees 12 Mill Street
warden     reads contact of S1    -> refused not_found
warden     reads names of S1      -> refused not_found
chair      reads contact of S1    -> refused not_found
chair      reads names of S1      -> refused not_found
keys       S1                     -> names: police + health + schools, everything: police + health + schools
chair      reads S1               -> sees lead_agency: health, stage: intervention
audit      S1                     -> 1 people.see_contact by nurse, 1 people.see_contact by teacher, none by warden, log intact

story   filter 4 needs an authority that covers it, a lead and a role for each
actors  chair@city:chair   constable@police   nurse@health   teacher@schools   warden@housing
constable  opens S1 with gambling_chronic
constable  identifies S1
constable  presents S1
chair      accepts S1 with likely: health + schools
chair      assigns S1 with lead: health                       -> refused step_not_open no_authority_for_intervention
constable  discloses S1 with covers_intervention: no
chair      assigns S1 with lead: health                       -> refused step_not_open no_authority_for_intervention
constable  discloses S1 with covers_intervention: yes
nurse      assigns S1 with lead: health                       -> refused not_permitted
constable  assigns S1 with lead: health                       -> refused not_permitted
chair      assigns S1                                         -> refused invalid lead_agency required
chair      assigns S1 with lead: housing                      -> refused invalid lead_agency agency_has_no_role
chair      assigns S1 with lead: health, assisting: housing   -> refused invalid assisting_agencies agency_has_no_role
chair      assigns S1 with lead: health, assisting: health    -> refused invalid assisting_agencies lead_cannot_assist
chair      assigns S1 with lead: police, assisting: health + schools
chair      assigns S1 with lead: health                       -> refused step_not_open
nurse      answers S1 with not_involved                       -> refused step_not_open
constable  discloses S1                                       -> refused step_not_open
chair      marks S1 with housing                              -> refused step_not_open

story   the clock of 24 to 48 hours runs from the threshold
actors  chair@city:chair   constable@police   nurse@health
constable  opens S1 with gambling_chronic
constable  identifies S1
constable  presents S1
chair      reads S1               -> sees clock.state: not_started, no clock.due_by
after 5 hours
chair      accepts S1 with likely: health
constable  discloses S1
after 2 hours
chair      assigns S1 with lead: health
chair      reads S1               -> sees clock.state: on_time, clock.minutes_to_lead: 120
after 21 hours
chair      reads S1               -> sees clock.state: on_time
after 1 hour
chair      reads S1               -> sees clock.state: due_soon
after 24 hours
chair      reads S1               -> sees clock.state: due_soon
after 1 minute
chair      reads S1               -> sees clock.state: overdue
nurse      contacts S1 with first_contact
nurse      reads S1               -> sees clock.state: met_late, clock.minutes_to_first_contact: 2881

story   a contact in time stops the clock
actors  chair@city:chair   constable@police   nurse@health   teacher@schools
constable  opens S1 with gambling_chronic
constable  identifies S1
constable  presents S1
chair      accepts S1 with likely: health + schools
constable  discloses S1
chair      assigns S1 with lead: health
nurse      contacts S1 with phoned               -> refused invalid contact
teacher    contacts S1 with first_contact        -> refused not_permitted
constable  contacts S1 with first_contact        -> refused not_permitted
chair      contacts S1 with first_contact        -> refused not_permitted
after 30 hours
nurse      contacts S1 with first_contact
nurse      contacts S1 with first_contact        -> refused step_not_open already_recorded
after 25 hours
nurse      contacts S1 with connected
nurse      contacts S1 with connected            -> refused step_not_open already_recorded
chair      reads S1    -> sees clock.state: met_in_time, clock.minutes_to_first_contact: 1800, clock.minutes_to_connected: 3300

story   services are mobilized by those who intervene
actors  chair@city:chair   constable@police   nurse@health   teacher@schools
constable  opens S1 with gambling_chronic
constable  identifies S1
constable  presents S1
chair      accepts S1 with likely: health
nurse      mobilizes S1 with counselling, mobilization: engaged      -> refused not_permitted
constable  discloses S1
chair      assigns S1 with lead: health
constable  mobilizes S1 with counselling, mobilization: engaged      -> refused not_permitted
teacher    mobilizes S1 with counselling, mobilization: engaged      -> refused not_permitted
nurse      mobilizes S1 with counselling                             -> refused invalid mobilization required
nurse      mobilizes S1 with magic, mobilization: engaged            -> refused invalid service_type
nurse      mobilizes S1 with counselling, mobilization: refused
nurse      reads S1    -> sees clock.state: on_time, counselling, refused
nurse      mobilizes S1 with housing, mobilization: connected
nurse      reads S1    -> sees clock.state: met_in_time, housing, connected
teacher    reads S1    -> sees no mobilized, not counselling

story   a conclusion says by how much the risk was reduced
actors  chair@city:chair   constable@police   nurse@health   teacher@schools
constable  opens S1 with gambling_chronic:3, housing_no_access_to_appropriate_housing:2
constable  identifies S1
constable  presents S1
chair      accepts S1 with likely: health + schools
constable  discloses S1
chair      concludes S1 with relocated           -> refused step_not_open
chair      assigns S1 with lead: health, assisting: schools
teacher    concludes S1 with relocated           -> refused not_permitted
constable  concludes S1 with relocated           -> refused not_permitted
nurse      concludes S1 with already_connected   -> refused invalid reason not_a_reason_to_conclude
nurse      concludes S1 with connected_to_services                       -> refused invalid risk_after assess_every_factor
nurse      concludes S1 with connected_to_services, gambling_chronic:0   -> refused invalid risk_after assess_every_factor
nurse      concludes S1 with relocated, unemployment_chronic:1           -> refused invalid risk_after factor_was_not_recorded
nurse      concludes S1 with relocated, gambling_chronic:1, gambling_chronic:2    -> refused invalid risk_after repeated
nurse      concludes S1 with connected_to_services, gambling_chronic:0, housing_no_access_to_appropriate_housing:2
nurse      reads S1               -> sees stage: concluded, ending.reason.code: connected_to_services, gambling_chronic
nurse      concludes S1 with relocated           -> refused step_not_open
nurse      contacts S1 with connected            -> refused step_not_open
chair      rejects S1 with already_connected     -> refused step_not_open
nurse      reads contact of S1                   -> refused not_found
nurse      reads names of S1                     -> refused not_found
constable  reads names of S1                     -> refused not_found
audit      S1                                    -> last situations.conclude by nurse, log intact

story   the chair may conclude where the lead does not
actors  chair@city:chair   constable@police   nurse@health
constable  opens S1 with gambling_chronic
constable  identifies S1
constable  presents S1
chair      accepts S1 with likely: health
constable  discloses S1
chair      assigns S1 with lead: health
chair      concludes S1 with unable_to_locate
chair      lists with open: yes                  -> sees 0 situations
chair      lists with stage: concluded           -> sees 1 situations, S1
