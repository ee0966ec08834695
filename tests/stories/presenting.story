# Filter 2: the table, de-identified.

story   the table hears no names before filter three
actors  chair@city:chair   constable@police   nurse@health   teacher@schools
constable  opens S1 with housing_no_access_to_appropriate_housing, missing_school_truancy
constable  identifies S1
constable  presents S1
nurse      reads S1               -> sees housing_no_access_to_appropriate_housing, missing_school_truancy, number: S-0001
nurse      reads names of S1      -> refused not_found
nurse      reads contact of S1    -> refused not_found
chair      reads names of S1      -> refused not_found
teacher    reads names of S1      -> refused not_found
constable  reads names of S1      -> sees Ada, Quill, 1990-05-01
constable  reads contact of S1    -> sees 12 Mill Street, 705-555-0114
keys       S1                     -> names: police, everything: police
audit      S1                     -> 6 entries, log intact, none by nurse, none by chair, none by teacher

story   only the originating agency presents, and only with a picture
actors  chair@city:chair   constable@police   nurse@health
constable  screens S1
constable  presents S1                      -> refused invalid age_band risk_factors required
constable  describes S1 with gambling_chronic, age_band: nobody, sex: nobody
constable  presents S1                      -> refused invalid age_band required
constable  describes S1 with gambling_chronic
nurse      presents S1                      -> refused not_found
chair      presents S1                      -> refused not_found
constable  presents S1                      -> sees stage: discussion, number: S-0001
constable  presents S1                      -> refused step_not_open

story   a place is presented without naming who is affected
actors  chair@city:chair   warden@housing   nurse@health
warden  screens S1 with subject: dwelling
warden  describes S1 with housing_no_access_to_appropriate_housing, age_band: nobody, sex: nobody
warden  presents S1
nurse   reads S1    -> sees subject.code: dwelling, housing_no_access_to_appropriate_housing

story   numbers are the table's own, in the order of presentation
actors  chair@city:chair   constable@police   nurse@health   stranger@health/north
constable  opens S1 with gambling_chronic
nurse      opens S2 with gambling_chronic
stranger   opens S3 with gambling_chronic
nurse      presents S2       -> sees number: S-0001
constable  presents S1       -> sees number: S-0002
stranger   presents S3       -> sees number: S-0001
chair      lists with number: S-0002         -> sees 1 situations, S1, not S2

story   the picture may still be corrected at the table, by the agency that brought it
actors  chair@city:chair   constable@police   nurse@health
constable  opens S1 with gambling_chronic
constable  presents S1
nurse      describes S1 with unemployment_chronic     -> refused not_permitted
constable  describes S1 with no_such_factor           -> refused invalid risk_factors
chair      describes S1 with gambling_harms_self      -> refused not_permitted
constable  describes S1 with study_flags: hoarding    -> refused invalid risk_factors required
constable  describes S1 with gambling_harms_self
nurse      reads S1    -> sees gambling_harms_self, not gambling_chronic

story   another table's seat sees nothing, whatever it knows
actors  chair@city:chair   constable@police   nurse@health   twin@health/north   cousin@police/north   lady@city:chair/north
constable  opens S1 with gambling_chronic
constable  identifies S1
constable  presents S1
nurse      reads S1                          -> sees gambling_chronic
twin       reads S1                          -> refused not_found
cousin     reads S1                          -> refused not_found     # even of the agency that brought it
cousin     reads names of S1                 -> refused not_found
cousin     describes S1 with gambling_chronic    -> refused not_found
lady       reads S1                          -> refused not_found
lady       accepts S1                        -> refused not_found
lady       rejects S1 with already_connected -> refused not_found
twin       lists                             -> sees 0 situations
cousin     lists                             -> sees 0 situations
lady       lists                             -> sees 0 situations
audit      S1                                -> none by twin, none by cousin, none by lady

story   planner, evaluator, officers and administrators see no situation at any filter
actors  chair@city:chair   constable@police   nurse@health   planner@police:planner   evaluator@college:evaluator   officer@police:privacy_officer   clerk@police:agency_administrator   root@city:administrator
constable  opens S1 with gambling_chronic
constable  identifies S1
planner    reads S1             -> refused not_found
officer    reads S1             -> refused not_found
constable  presents S1
planner    reads S1             -> refused not_found
evaluator  reads S1             -> refused not_found
officer    reads S1             -> refused not_found
clerk      reads S1             -> refused not_found
root       reads S1             -> refused not_found
chair      accepts S1 with likely: health
constable  discloses S1
planner    reads names of S1    -> refused not_found
evaluator  reads names of S1    -> refused not_found
officer    reads names of S1    -> refused not_found
clerk      reads names of S1    -> refused not_found
root       reads names of S1    -> refused not_found
nurse      answers S1 with involved
chair      assigns S1 with lead: health
officer    reads contact of S1  -> refused not_found
root       reads contact of S1  -> refused not_found
officer    rejects S1 with already_connected    -> refused not_found
planner    lists                -> refused not_permitted
evaluator  lists                -> refused not_permitted
officer    lists                -> refused not_permitted
clerk      lists                -> refused not_permitted
root       lists                -> refused not_permitted
audit      S1                   -> none by planner, none by evaluator, none by officer, none by clerk, none by root

story   figures are for the chair, planners and evaluators, and small ones are withheld
actors  chair@city:chair   constable@police   planner@police:planner   evaluator@college:evaluator   officer@police:privacy_officer
constable  opens S1 with gambling_chronic
constable  presents S1
chair      reads figures     -> sees marking: internal, no total
planner    reads figures     -> sees marking: internal, no total
evaluator  reads figures     -> sees marking: internal
constable  reads figures     -> refused not_permitted
officer    reads figures     -> refused not_permitted
