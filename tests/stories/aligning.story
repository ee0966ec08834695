# Free places, the plan of a table with its rules, and the table of needs: who may say and change what, and what others
# see of it.

story   who keeps a service says how much room it has, and the chair plans with it
actors  chair@city:chair   constable@police   nurse@health   worker@shelter   outsider@city:chair/north
constable  opens S1 with housing_no_access_to_appropriate_housing:3
constable  identifies S1
constable  presents S1
chair      reads plan                            -> sees open: 0, not S1      # nothing is decided yet
chair      accepts S1 with likely: health
chair      reads plan                            -> sees S1, shelter_now, place_proposed: 0   # what nobody said is no place
nurse      reads plan                            -> refused not_permitted
constable  reads plan                            -> refused not_permitted
outsider   reads plan                            -> sees open: 0, not S1
nurse      states places with available: 2       -> refused not_permitted
constable  states places with available: 2       -> refused not_permitted
chair      states places with available: 2       -> refused not_permitted
worker     states places with available: -2      -> refused invalid available
worker     states places with available: 1
chair      reads plan                            -> sees place_proposed: 1, services.1.free: 1, services.1.proposed: 1, proven: yes, together.proven: yes
worker     reads plan                            -> refused not_permitted     # it stated places; who they are for it does not hear
worker     states places with available: 0
chair      reads plan                            -> sees place_proposed: 0
worker     states places with available: 3
after 200 hours
chair      reads plan                            -> sees place_proposed: 0    # said too long ago
audit      S1                                    -> 5 entries, log intact, none by worker

story   a table's rules for its plan are its chair's
actors  chair@city:chair   nurse@health   keeper@city:administrator   outsider@city:chair/north
chair      reads plan                            -> sees rules.first_after_days: 0, rules.floor_by: none, no floor
chair      settles plan with first_after_days: 14, ties: longest_wait, floor_by: age_band, floor_percent: 50
chair      reads plan                            -> sees rules.first_after_days: 14, rules.ties: longest_wait, rules.floor_by: age_band, floor.reached: yes
outsider   reads plan                            -> sees rules.first_after_days: 0, rules.floor_by: none      # another table's own
nurse      settles plan with first_after_days: 1 -> refused not_permitted
keeper     settles plan with first_after_days: 1 -> refused not_permitted
chair      settles plan with first_after_days: 400                    -> refused invalid first_after_days
chair      settles plan with floor_by: sex, floor_percent: 50         -> refused invalid floor_by
chair      settles plan with floor_by: indigenous_identity, floor_percent: 50 -> refused invalid floor_by
chair      settles plan with floor_by: age_band                       -> refused invalid floor_percent
chair      settles plan with held_for_acute: 1 from version 0         -> refused stale
chair      reads plan                            -> sees rules.held_for_acute: 0

story   the table of needs is read by all and changed by who keeps the lists
actors  chair@city:chair   nurse@health   keeper@city:administrator
nurse      reads needs                           -> sees version: 2026-11, Detox
keeper     changes needs with relevance: 0.65    -> sees version
nurse      changes needs with relevance: 0.1     -> refused not_permitted
chair      changes needs with relevance: 0.1     -> refused not_permitted
chair      retires needs                         -> refused not_permitted
keeper     changes needs with relevance: 8       -> refused invalid relevance
keeper     changes needs with relevance: 0.5, service_term: Time Travel      -> refused invalid service_term
keeper     changes needs with relevance: 0.5, reason: because                -> refused invalid reason
keeper     changes needs with relevance: 0.5, seen: 2020-01                  -> refused stale
keeper     changes needs with relevance: 0.5, service_term: Mentoring
keeper     retires needs with service_term: Mentoring
keeper     retires needs with service_term: Time Travel, risk_category: alcohol -> refused not_found
nurse      reads needs                           -> sees Mentoring             # switched off, not taken out

story   what was learned waits for its month, and groups for a purpose
actors  chair@city:chair   nurse@health   keeper@city:administrator
chair      reads learning                        -> sees days_in_the_shadow: 30
nurse      reads learning                        -> refused not_permitted
chair      adopts needs with value: 0.7          -> refused invalid value
nurse      adopts needs with value: 0.7          -> refused not_permitted
keeper     adopts needs with value: 0.7          -> refused not_permitted
chair      reads groups                          -> sees purpose: none
nurse      reads groups                          -> refused not_permitted
nurse      states groups with fair_access        -> refused not_permitted
chair      states groups with curiosity          -> refused invalid purpose
chair      states groups with fair_access
chair      states groups with set_floor from version 0 -> refused stale
chair      reads groups                          -> sees purpose: fair_access
