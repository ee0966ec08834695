# Youth justice: what is said of criminal involvement of somebody who may be 12 to 17.

story   a statement about a young person's criminal involvement names its source
actors  chair@city:chair   constable@police   nurse@health
constable  screens S1
constable  describes S1 with criminal_involvement_theft, age_band: 12_17    -> refused invalid youth_source youth_source_required
constable  describes S1 with criminal_involvement_theft, age_band: unknown  -> refused invalid youth_source youth_source_required
constable  describes S1 with gambling_chronic, study_flags: recidivism, age_band: 40_59 + 12_17    -> refused invalid youth_source youth_source_required
constable  describes S1 with criminal_involvement_theft, age_band: 18_24
constable  describes S1 with criminal_involvement_theft, gambling_chronic, age_band: 12_17, youth_source: family_account
constable  presents S1
nurse      reads S1    -> sees gambling_chronic, not criminal_involvement_theft      # what the API gives could be printed

story   a place may have young people in it
actors  chair@city:chair   warden@housing
warden  screens S1 with subject: neighbourhood
warden  describes S1 with criminal_involvement_arson, age_band: nobody, sex: nobody    -> refused invalid youth_source youth_source_required
warden  describes S1 with criminal_involvement_arson, age_band: nobody, sex: nobody, youth_source: witness_of_behaviour

story   a youth justice record needs its authority and an end, and ends at midnight
actors  chair@city:chair   constable@police   nurse@health
constable  screens S1
constable  describes S1 with criminal_involvement_theft, age_band: 12_17, youth_source: youth_justice_record    -> refused invalid youth_authority youth_until youth_authority_required youth_until_required
constable  describes S1 with criminal_involvement_theft, age_band: 12_17, youth_source: youth_justice_record, youth_authority: ycja_125_6, youth_until: today    -> refused invalid youth_until youth_until_required
constable  describes S1 with criminal_involvement_theft, gambling_chronic, age_band: 12_17, youth_source: youth_justice_record, youth_authority: ycja_125_6, youth_until: tomorrow
constable  presents S1
nurse      reads S1               -> sees gambling_chronic, not criminal_involvement_theft, not ycja_125_6
after 1 day
nurse      reads S1               -> sees gambling_chronic, not criminal_involvement_theft
constable  describes S1 with criminal_involvement_theft, age_band: 12_17, youth_source: youth_justice_record, youth_authority: ycja_125_6, youth_until: today    -> refused invalid youth_until
