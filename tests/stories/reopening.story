# Opened again: the table decides anew, under the old number, with names closed.

story   a concluded situation is opened again under its old number, and names are closed
actors  chair@city:chair   constable@police   nurse@health   teacher@schools   worker@shelter
constable  opens S1 with gambling_chronic:3
constable  identifies S1
constable  presents S1
chair      accepts S1 with likely: health + schools
constable  discloses S1
chair      assigns S1 with lead: health, assisting: schools
constable  reopens S1 with new_incident                -> refused step_not_open
nurse      mobilizes S1 with housing, mobilization: connected
nurse      concludes S1 with connected_to_services, gambling_chronic:1
nurse      consents S1
teacher    reopens S1 with new_incident                -> refused not_permitted
worker     reopens S1 with new_incident                -> refused not_permitted
constable  reopens S1 with tired_of_it                 -> refused invalid reason not_in_list
constable  reopens S1 with new_incident from version 2 -> refused stale
keys       S1 -> names: police + health + schools, everything: police + health + schools
constable  reopens S1 with new_incident                -> sees stage: discussion, new_incident, connected_to_services, not first_visit, no threshold, no disclosure, no lead_agency
row        S1 -> stage: discussion
keys       S1 -> names: police, everything: police
worker     reads S1                                    -> sees gambling_chronic, new_incident, number: S-0001
nurse      reads names of S1                           -> refused not_found
nurse      follows S1 with 30, not_reached             -> refused not_permitted
chair      reads waiting-after                         -> sees not S1
chair      reads waiting                               -> sees S1, decision
after 2 hours
chair      accepts S1 with likely: health
constable  discloses S1
chair      assigns S1 with lead: health
nurse      concludes S1 with relocated                 -> sees new_incident, relocated
nurse      reads follow-ups of S1                      -> sees no consents.0, not consent_express_verbal
chair      reopens S1 with concluded_by_mistake        -> sees new_incident, concluded_by_mistake
audit      S1                                          -> log intact

story   a rejected situation is not opened again
actors  chair@city:chair   constable@police
constable  opens S1 with gambling_chronic
constable  presents S1
chair      rejects S1 with not_acutely_elevated
constable  reopens S1 with new_incident                -> refused step_not_open
chair      reopens S1 with new_incident                -> refused step_not_open

story   what is rejected after it was opened again keeps how it had ended
actors  chair@city:chair   constable@police   nurse@health
constable  opens S1 with gambling_chronic:3
constable  identifies S1
constable  presents S1
chair      accepts S1 with likely: health
constable  discloses S1
chair      assigns S1 with lead: health
nurse      concludes S1 with relocated
nurse      reopens S1 with risk_rose_again
chair      rejects S1 with single_agency_can_address   -> sees risk_rose_again, relocated, no picture
row        S1 -> header only
box        S1 -> gone
