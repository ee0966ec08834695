# After the table: asked again with consent, never without; the report back to who brought it.

story   nobody is asked again without a consent
actors  chair@city:chair   constable@police   nurse@health   teacher@schools   worker@shelter
constable  opens S1 with gambling_chronic:3, missing_school_truancy:2
constable  identifies S1
constable  presents S1
chair      accepts S1 with likely: health + schools
constable  discloses S1
chair      assigns S1 with lead: health, assisting: schools
nurse      reads follow-ups of S1                       -> refused step_not_open
nurse      consents S1                                  -> refused step_not_open
nurse      concludes S1 with relocated
nurse      reads follow-ups of S1                       -> sees no consents.0, not 30
nurse      follows S1 with 30, not_reached              -> refused invalid follow_up no_such_follow_up
constable  reads follow-ups of S1                       -> refused not_permitted
worker     reads follow-ups of S1                       -> refused not_permitted
constable  consents S1                                  -> refused not_permitted
chair      consents S1                                  -> refused not_permitted
nurse      consents S1 with mfippa_32_h                 -> refused invalid ground not_a_consent
nurse      consents S1 with given_on: tomorrow          -> refused invalid given_on date_in_future
nurse      consents S1 with owner: police               -> refused invalid owner_agency agency_does_not_intervene
nurse      consents S1                                  -> sees 30, 90, 180, planned
nurse      consents S1                                  -> refused step_not_open consent_is_recorded
chair      reads follow-ups of S1                       -> sees consent_express_verbal
nurse      reads waiting-after                          -> sees not 30

story   asked at thirty days, declined at ninety, and then nobody asks any more
actors  chair@city:chair   constable@police   nurse@health   teacher@schools
constable  opens S1 with gambling_chronic:3, missing_school_truancy:2
constable  identifies S1
constable  presents S1
chair      accepts S1 with likely: health + schools
constable  discloses S1
chair      assigns S1 with lead: health, assisting: schools
nurse      concludes S1 with connected_to_services, gambling_chronic:1, missing_school_truancy:2
nurse      consents S1 with owner: schools
after 552 hours
teacher    reads waiting-after                          -> sees 30, S1, follow_up
nurse      reads waiting-after                          -> sees not 30
chair      reads waiting-after                          -> sees schools, 30
teacher    follows S1 with 30, assessed, gambling_chronic:1            -> refused invalid risk_now assess_every_factor
teacher    follows S1 with 30, not_reached, asked_on: tomorrow         -> refused invalid asked_on date_in_future
teacher    follows S1 with 30, declined, help_received: all_of_it      -> refused invalid help_received only_with_an_assessment
teacher    follows S1 with 90, not_reached                             -> refused invalid asked_on outside_the_window
chair      follows S1 with 30, not_reached                             -> refused not_permitted
constable  follows S1 with 30, not_reached                             -> refused not_permitted
teacher    follows S1 with 30, assessed, gambling_chronic:0, missing_school_truancy:1, help_received: some_of_it, situation_now: much_better -> sees some_of_it, much_better, assessed
teacher    follows S1 with 30, not_reached                             -> refused step_not_open follow_up_is_settled
teacher    reads waiting-after                          -> sees not S1
teacher    follows S1 with 90, declined from version 1  -> refused stale
nurse      follows S1 with 90, declined                 -> sees declined, cancelled, not planned
nurse      ends S1                                      -> refused step_not_open no_consent
after 4000 hours
chair      reads waiting-after                          -> sees not 180
chair      reads follow-up-figures                      -> sees withheld_below: 11
nurse      reads follow-up-figures                      -> refused not_permitted

story   a consent is withdrawn at any time
actors  chair@city:chair   constable@police   nurse@health   teacher@schools
constable  opens S1 with gambling_chronic:3
constable  identifies S1
constable  presents S1
chair      accepts S1 with likely: health + schools
constable  discloses S1
chair      assigns S1 with lead: health, assisting: schools
nurse      concludes S1 with relocated
nurse      ends S1                                      -> refused step_not_open no_consent
nurse      consents S1
teacher    ends S1                                      -> refused not_permitted
constable  ends S1                                      -> refused not_permitted
nurse      ends S1                                      -> sees withdrawn, cancelled, not planned
nurse      consents S1 with given_on: yesterday         -> refused invalid given_on before_the_consent_ended
nurse      consents S1                                  -> sees planned

story   who brought it hears the end, and more only with consent
actors  chair@city:chair   constable@police   nurse@health   teacher@schools   worker@shelter
constable  opens S1 with gambling_chronic:3
constable  identifies S1
constable  presents S1
chair      accepts S1 with likely: health + schools
constable  discloses S1
chair      assigns S1 with lead: health, assisting: schools
nurse      mobilizes S1 with housing, mobilization: connected
constable  reads report of S1                           -> refused step_not_open
nurse      concludes S1 with connected_to_services, gambling_chronic:1
constable  reads S1                                     -> sees gambling_chronic, not connected, not first_visit
constable  reads report of S1                           -> sees owed: yes, no report
worker     reads report of S1                           -> refused not_permitted
teacher    reports S1                                   -> refused not_permitted
chair      reports S1                                   -> refused not_permitted
nurse      reads waiting-after                          -> sees report, S1
after 200 hours
chair      reads waiting-after                          -> sees report
nurse      reports S1 with cspa_80                      -> refused invalid ground not_a_consent
nurse      reports S1 with protective_now: stable_employment -> refused invalid only_with_consent
nurse      reports S1
nurse      reports S1                                   -> refused step_not_open already_reported
constable  reads report of S1                           -> sees owed: no, connected_to_services, no report.update, not gambling_chronic, not connected
constable  reads S1                                     -> sees not connected
constable  opens S2 with gambling_chronic:3
constable  identifies S2
constable  presents S2
chair      accepts S2 with likely: health
constable  discloses S2
chair      assigns S2 with lead: health
nurse      mobilizes S2 with housing, mobilization: connected
nurse      concludes S2 with connected_to_services, gambling_chronic:1
nurse      reports S2 with consent_express_written
constable  reads report of S2                           -> sees consent_express_written, gambling_chronic, connected, housing, health

story   who intervenes already knows
actors  chair@city:chair   constable@police   nurse@health
constable  opens S1 with gambling_chronic:3
constable  identifies S1
constable  presents S1
chair      accepts S1 with likely: health
constable  discloses S1
chair      assigns S1 with lead: health, assisting: police
nurse      concludes S1 with relocated
constable  reads report of S1                           -> sees owed: no, no report
nurse      reports S1                                   -> refused step_not_open no_report_owed
nurse      reads waiting-after                          -> sees not S1
