# Filter 1: inside the originating agency.

story   a screening is known to the agency that makes it and to nobody else
actors  chair@city:chair   constable@police   sergeant@police   nurse@health
constable  screens S1
constable  reads S1                  -> sees stage: screening, no number, situations.present, situations.withdraw
sergeant   reads S1                  -> sees stage: screening      # a colleague of the same agency
nurse      reads S1                  -> refused not_found
chair      reads S1                  -> refused not_found
constable  lists                     -> sees 1 situations, S1
nurse      lists                     -> sees 0 situations, not S1
chair      lists                     -> sees 0 situations, not S1
audit      S1                        -> 1 entries, last situations.screen by constable, log intact
keys       S1                        -> names: police, everything: police

story   a screening that says no cannot be presented, whichever question says it
actors  chair@city:chair   constable@police
constable  screens S1 with acutely_elevated: no
constable  describes S1 with gambling_chronic
constable  presents S1               -> refused step_not_open screening_says_no
constable  screens S2 with beyond_mandate: no
constable  describes S2 with gambling_chronic
constable  presents S2               -> refused step_not_open screening_says_no
constable  screens S3 with options_exhausted: no
constable  describes S3 with gambling_chronic
constable  presents S3               -> refused step_not_open screening_says_no
row        S3                        -> stage: screening

story   a screening names a subject and answers three questions
actors  chair@city:chair   constable@police
constable  screens S1 with subject: ghost               -> refused invalid subject
constable  screens S1 with acutely_elevated: perhaps    -> refused invalid acutely_elevated
constable  screens S1 with name: Ada                    -> refused invalid unknown_field
constable  screens S1 with subject: family, relevant_agencies: health
constable  reads S1    -> sees subject.code: family, screening.beyond_mandate: yes

story   only those who speak for an agency screen
actors  chair@city:chair   planner@police:planner   evaluator@college:evaluator   officer@police:privacy_officer   clerk@police:agency_administrator   root@city:administrator
chair      screens S1    -> refused not_permitted
planner    screens S1    -> refused not_permitted
evaluator  screens S1    -> refused not_permitted
officer    screens S1    -> refused not_permitted
clerk      screens S1    -> refused not_permitted
root       screens S1    -> refused not_permitted

story   what the agency handles by itself it withdraws, and nothing is kept
actors  chair@city:chair   constable@police   nurse@health
constable  opens S1 with gambling_chronic
constable  identifies S1
box        S1                         -> there
nurse      withdraws S1               -> refused not_found
chair      withdraws S1               -> refused not_found
constable  withdraws S1 from version 1    -> refused stale
constable  withdraws S1
row        S1                         -> gone
box        S1                         -> gone
keys       S1                         -> names: nobody, everything: nobody
constable  reads S1                   -> refused not_found
constable  reads names of S1          -> refused not_found
constable  withdraws S1               -> refused not_found
constable  presents S1                -> refused not_found
audit      S1                         -> 4 entries, last situations.withdraw by constable, log intact

story   what the table has heard of cannot be withdrawn
actors  chair@city:chair   constable@police
constable  opens S1 with gambling_chronic
constable  presents S1
constable  withdraws S1               -> refused step_not_open
row        S1                         -> stage: discussion

story   a picture is coded: codes of the lists, a grade a factor, an age and a sex a person
actors  chair@city:chair   constable@police   nurse@health
constable  screens S1
constable  describes S1 with no_such_factor                             -> refused invalid risk_factors
constable  describes S1 with gambling_chronic:4                         -> refused invalid risk_factors
constable  describes S1 with gambling_chronic:1, gambling_chronic:2     -> refused invalid risk_factors repeated
constable  describes S1 with gambling_chronic, age_band: 30_39 + 40_59, sex: male    -> refused invalid sex one_for_each_person
constable  describes S1 with gambling_chronic, note: he drinks at noon  -> refused invalid unknown_field
constable  describes S1 with study_flags: gambling_chronic              -> refused invalid study_flags
nurse      describes S1 with gambling_chronic                           -> refused not_found
chair      describes S1 with gambling_chronic                           -> refused not_found
constable  describes S1 with gambling_chronic:3, study_flags: homelessness, urgency: immediate_48h
constable  reads S1    -> sees gambling_chronic, homelessness, picture.urgency.code: immediate_48h

story   the answers of a screening can be corrected until the table hears of it, by the agency that gave them
actors  chair@city:chair   constable@police   sergeant@police   nurse@health   desk@police:agency_administrator
constable  screens S1 with beyond_mandate: no
constable  describes S1 with gambling_chronic
constable  presents S1                                -> refused step_not_open screening_says_no
nurse      rescreens S1                               -> refused not_found
desk       rescreens S1                               -> refused not_found
chair      rescreens S1                               -> refused not_found
sergeant   rescreens S1 with subject: family          -> sees subject.code: family
constable  rescreens S1 with subject: person from version 2    -> refused stale
constable  rescreens S1 with acutely_elevated: perhaps         -> refused invalid acutely_elevated
audit      S1                                         -> 3 entries, last situations.amend by sergeant, log intact
constable  presents S1
constable  rescreens S1                               -> refused step_not_open
keys       S1                                         -> names: police, everything: police
