# Filter 3: limited identifiers, to find out who has a role.

story   only agencies that the chair marked as likely to have a role hear the name
actors  chair@city:chair   constable@police   nurse@health   teacher@schools   warden@housing
constable  opens S1 with gambling_chronic
constable  identifies S1
constable  presents S1
chair      accepts S1 with likely: health + schools
nurse      reads names of S1      -> refused not_found        # no authority yet
constable  discloses S1
keys       S1                     -> names: police + health + schools, everything: police
nurse      reads S1               -> sees may_see_names: yes, may_see_contact: no, agencies
nurse      reads names of S1      -> sees Ada, Quill
teacher    reads names of S1      -> sees Ada
warden     reads names of S1      -> refused not_found
chair      reads names of S1      -> refused not_found
nurse      reads contact of S1    -> refused not_found        # that is for filter 4
constable  reads contact of S1    -> sees 12 Mill Street
warden     reads S1               -> sees stage: identification, no picture, not gambling_chronic, no agencies
audit      S1                     -> 1 people.see_names by nurse, 1 people.see_names by teacher, 1 people.see_contact by constable, none by warden, log intact

story   likely agencies sit at the table, and only the chair marks them
actors  chair@city:chair   constable@police   nurse@health   teacher@schools   stranger@shelter/north
constable  opens S1 with gambling_chronic
constable  presents S1
chair      accepts S1 with likely: shelter          -> refused invalid likely_agencies agency_not_at_table
chair      accepts S1
constable  marks S1 with health                     -> refused not_permitted
nurse      marks S1 with health                     -> refused not_permitted
chair      marks S1 with shelter                    -> refused invalid likely_agencies agency_not_at_table
nurse      answers S1 with involved                 -> refused not_permitted
chair      marks S1 with likely_agencies: health + schools
nurse      reads S1                                 -> sees gambling_chronic, situations.answer
chair      marks S1 with likely_agencies: schools
nurse      reads S1                                 -> sees no picture, not situations.answer
nurse      answers S1 with involved                 -> refused not_permitted
chair      marks S1 with likely_agencies: nobody
teacher    reads S1                                 -> sees no picture

story   names are opened by the agency that brought them, on an authority, with an identity to open
actors  chair@city:chair   constable@police   nurse@health
constable  opens S1 with gambling_chronic
constable  discloses S1                             -> refused step_not_open
constable  identifies S1
constable  discloses S1                             -> refused step_not_open
constable  presents S1
constable  discloses S1                             -> refused step_not_open
chair      accepts S1 with likely: health
chair      discloses S1                             -> refused not_permitted
nurse      discloses S1                             -> refused not_permitted
constable  discloses S1 with because                -> refused invalid authority
constable  discloses S1 with given_on: tomorrow     -> refused invalid given_on date_in_future
constable  discloses S1 with expires: yesterday     -> refused invalid expires date_in_past
constable  discloses S1 with covers_intervention: perhaps    -> refused invalid covers_intervention
constable  discloses S1 with mfippa_32_h, covers_intervention: no, expires: in 3 days
nurse      reads S1    -> sees disclosure.authority.code: mfippa_32_h, disclosure.notice_due: yes, disclosure.covers_intervention: no
audit      S1                                       -> last situations.disclose by constable, log intact

story   without a kept identity there is nothing to open
actors  chair@city:chair   constable@police   nurse@health
constable  opens S1 with gambling_chronic
constable  presents S1
chair      accepts S1 with likely: health
nurse      discloses S1                             -> refused not_permitted
constable  discloses S1                             -> refused step_not_open no_identity_kept
constable  identifies S1 with family_name: Quill
constable  discloses S1
nurse      reads names of S1                        -> sees Quill, not Ada

story   an authority that has run out opens nothing any more
actors  chair@city:chair   constable@police   nurse@health
constable  opens S1 with gambling_chronic
constable  identifies S1
constable  presents S1
chair      accepts S1 with likely: health
constable  discloses S1 with expires: tomorrow
nurse      reads names of S1                        -> sees Ada
after 1 day
nurse      reads names of S1                        -> sees Ada           # its last day
after 1 day
nurse      reads names of S1                        -> refused not_found
nurse      reads S1                                 -> sees may_see_names: no
constable  reads names of S1                        -> sees Ada
chair      assigns S1 with lead: health             -> refused step_not_open no_authority_for_intervention
constable  discloses S1
nurse      reads names of S1                        -> sees Ada
chair      assigns S1 with lead: health

story   an agency that declines loses the name at once
actors  chair@city:chair   constable@police   nurse@health   teacher@schools
constable  opens S1 with gambling_chronic
constable  identifies S1
constable  presents S1
chair      accepts S1 with likely: health + schools
constable  discloses S1
nurse      reads names of S1                        -> sees Ada
nurse      answers S1 with maybe                    -> refused invalid answer
nurse      answers S1 with not_involved
nurse      reads names of S1                        -> refused not_found
nurse      reads S1                                 -> sees no picture, may_see_names: no
keys       S1                                       -> names: police + schools, everything: police
teacher    reads names of S1                        -> sees Ada
chair      assigns S1 with lead: health             -> refused invalid lead_agency agency_has_no_role

story   preset kenora: filter 3 stays de-identified
policy  kenora
actors  chair@city:chair   constable@police   nurse@health   teacher@schools
constable  opens S1 with gambling_chronic
constable  identifies S1
constable  presents S1
chair      accepts S1 with likely: health + schools
constable  discloses S1
nurse      reads S1               -> sees gambling_chronic, may_see_names: no
nurse      reads names of S1      -> refused not_found
keys       S1                     -> names: police, everything: police
nurse      answers S1 with involved
chair      assigns S1 with lead: health
nurse      reads names of S1      -> sees Ada
teacher    reads names of S1      -> refused not_found

story   preset massachusetts: name and birth date to every agency at the table, and no more
policy  massachusetts
actors  chair@city:chair   constable@police   nurse@health   teacher@schools   stranger@shelter/north
constable  opens S1 with gambling_chronic
constable  identifies S1
constable  presents S1
teacher    reads names of S1      -> refused not_found
chair      accepts S1 with likely: health
teacher    reads names of S1      -> refused not_found        # an authority is needed here too
constable  discloses S1
teacher    reads names of S1      -> sees Ada
nurse      reads names of S1      -> sees Ada
chair      reads names of S1      -> refused not_found
stranger   reads names of S1      -> refused not_found
teacher    reads contact of S1    -> refused not_found
teacher    reads S1               -> sees no picture
keys       S1                     -> names: police + health + schools, everything: police
chair      assigns S1 with lead: health
teacher    reads names of S1      -> refused not_found
keys       S1                     -> names: police + health, everything: police + health

story   who it is about is written down by the agency that brought it, up to filter 3
actors  chair@city:chair   constable@police   nurse@health
constable  opens S1 with gambling_chronic
nurse      identifies S1                                      -> refused not_found
constable  identifies S1 with telephone: 705-555-0114       -> refused invalid family_name required
constable  identifies S1 with given_name: Ada, birth_date: 2031-01-01    -> refused invalid birth_date date_in_future
constable  identifies S1 with given_name: Ada, spoken_language: klingon  -> refused invalid spoken_language
constable  reads names of S1                                  -> refused not_found    # nothing was kept
constable  identifies S1 with given_name: Ada
constable  presents S1
constable  identifies S1 with given_name: Adele, family_name: Quill
nurse      identifies S1                                      -> refused not_found
chair      identifies S1                                      -> refused not_found
constable  reads names of S1                                  -> sees Adele
chair      accepts S1 with likely: health
constable  discloses S1
constable  identifies S1 with given_name: Adele, family_name: Quill-Roy
nurse      reads names of S1                                  -> sees Quill-Roy
chair      assigns S1 with lead: health
constable  identifies S1                                      -> refused not_found
