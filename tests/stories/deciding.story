# The table's decision at filter 2, and rejections at any filter.

story   accepting needs a reason for each of the four tests
actors  chair@city:chair   constable@police   nurse@health
constable  opens S1 with gambling_chronic
constable  presents S1
chair      accepts S1 with harm_occurred_before, risk_to_life, needs_cross_sectors                    -> refused invalid threshold_reasons threshold_test_missing
chair      accepts S1 with repeated_emergency_response, risk_to_life, needs_cross_sectors             -> refused invalid threshold_reasons threshold_test_missing
chair      accepts S1 with repeated_emergency_response, harm_occurred_before, needs_cross_sectors     -> refused invalid threshold_reasons threshold_test_missing
chair      accepts S1 with repeated_emergency_response, harm_occurred_before, risk_to_life            -> refused invalid threshold_reasons threshold_test_missing
chair      accepts S1 with repeated_emergency_response, community_wellness_affected                   -> refused invalid threshold_reasons threshold_test_missing
chair      accepts S1 with no_such_reason                                                             -> refused invalid threshold_reasons
row        S1                                 -> stage: discussion
chair      accepts S1 with repeated_emergency_response, harm_occurred_before, risk_to_life, needs_cross_sectors
chair      reads S1    -> sees stage: identification, risk_to_life
chair      accepts S1                         -> refused step_not_open

story   only the chair decides, and only on what the table has heard
actors  chair@city:chair   constable@police   nurse@health
constable  opens S1 with gambling_chronic
chair      accepts S1                                -> refused not_found
chair      rejects S1 with already_connected         -> refused not_found
constable  presents S1
constable  accepts S1                                -> refused not_permitted
nurse      accepts S1                                -> refused not_permitted
nurse      rejects S1 with already_connected         -> refused not_permitted
constable  rejects S1 with already_connected         -> refused not_permitted
chair      rejects S1 with connected_to_services     -> refused invalid reason not_a_reason_to_reject
chair      rejects S1 with because                   -> refused invalid reason

story   rejected at filter 2: only the header stays
actors  chair@city:chair   constable@police   nurse@health
constable  opens S1 with gambling_chronic, study_flags: homelessness
constable  identifies S1
constable  presents S1
chair      rejects S1 with single_agency_can_address
row        S1                     -> header only
box        S1                     -> gone
keys       S1                     -> names: nobody, everything: nobody
chair      reads S1               -> sees stage: rejected, number: S-0001, ending.reason.code: single_agency_can_address, ending.stopped_at: discussion, no picture, no screening, not gambling_chronic, not homelessness
constable  reads S1               -> sees stage: rejected, no picture, no screening, not gambling_chronic
nurse      reads S1               -> sees stage: rejected, no picture
constable  reads names of S1      -> refused not_found
constable  reads contact of S1    -> refused not_found
constable  identifies S1          -> refused not_found
constable  describes S1 with gambling_chronic    -> refused step_not_open
constable  presents S1            -> refused step_not_open
chair      accepts S1             -> refused step_not_open
chair      rejects S1 with already_connected     -> refused step_not_open
chair      lists                  -> sees 1 situations, S1
chair      lists with open: yes   -> sees 0 situations
audit      S1                     -> 5 entries, last situations.reject by chair, log intact

story   rejected at filter 3: names that were open are closed for good
actors  chair@city:chair   constable@police   nurse@health
constable  opens S1 with gambling_chronic
constable  identifies S1
constable  presents S1
chair      accepts S1 with likely: health
constable  discloses S1
nurse      reads names of S1      -> sees Ada
chair      rejects S1 with already_connected
row        S1                     -> header only
box        S1                     -> gone
keys       S1                     -> names: nobody, everything: nobody
nurse      reads names of S1      -> refused not_found
constable  reads names of S1      -> refused not_found
nurse      reads S1               -> sees stage: rejected, ending.stopped_at: identification, no picture, no threshold, no disclosure, no agencies
restart
keys       S1                     -> names: nobody, everything: nobody
constable  reads names of S1      -> refused not_found

story   rejected at filter 4: what was done there goes as well
actors  chair@city:chair   constable@police   nurse@health
constable  opens S1 with gambling_chronic
constable  identifies S1
constable  presents S1
chair      accepts S1 with likely: health
constable  discloses S1
chair      assigns S1 with lead: health
nurse      mobilizes S1 with counselling, mobilization: connected
chair      rejects S1 with not_acutely_elevated
row        S1                     -> header only
box        S1                     -> gone
keys       S1                     -> names: nobody, everything: nobody
nurse      reads S1               -> sees stage: rejected, ending.stopped_at: intervention, no picture, no mobilized, no lead_agency
nurse      reads contact of S1    -> refused not_found
nurse      contacts S1 with connected    -> refused not_permitted
