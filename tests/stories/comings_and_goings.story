# Two at once, restarts, sessions that lock and members who are stopped.

story   whoever edits an older version is told so, and nothing is lost
actors  chair@city:chair   constable@police   sergeant@police   nurse@health   teacher@schools
constable  opens S1 with gambling_chronic
constable  describes S1 with gambling_harms_self from version 2
sergeant   describes S1 with gambling_harms_others from version 2     -> refused stale
constable  reads S1                                -> sees gambling_harms_self, not gambling_harms_others
sergeant   presents S1 from version 2              -> refused stale
sergeant   presents S1 from version 99             -> refused stale
constable  identifies S1
constable  presents S1
chair      accepts S1 with likely: health + schools from version 3    -> refused stale
chair      rejects S1 with already_connected from version 3           -> refused stale
chair      accepts S1 with likely: health + schools
constable  discloses S1 from version 1             -> refused stale
constable  discloses S1
nurse      answers S1 with involved from version 6
teacher    answers S1 with involved from version 6 -> refused stale
teacher    answers S1 with involved
chair      marks S1 with health from version 7     -> refused stale
chair      assigns S1 with lead: health from version 7    -> refused stale
chair      assigns S1 with lead: health
nurse      contacts S1 with first_contact from version 8  -> refused stale
nurse      mobilizes S1 with counselling, mobilization: engaged from version 8    -> refused stale
nurse      concludes S1 with relocated from version 8     -> refused stale
nurse      concludes S1 with relocated

story   over HTTP an edit says what it edits
ways    http
actors  chair@city:chair   constable@police
constable  opens S1 with gambling_chronic
constable  presents S1 without version    -> refused stale if_match_needed
constable  withdraws S1 without version   -> refused stale if_match_needed
constable  presents S1

story   a restart forgets nothing and opens nothing
actors  chair@city:chair   constable@police   nurse@health
constable  opens S1 with gambling_chronic
constable  identifies S1
restart
constable  reads names of S1      -> sees Ada
constable  presents S1
restart
nurse      reads names of S1      -> refused not_found
chair      accepts S1 with likely: health
constable  discloses S1
restart
nurse      reads names of S1      -> sees Ada
nurse      reads contact of S1    -> refused not_found
chair      assigns S1 with lead: health
restart
nurse      reads contact of S1    -> sees 12 Mill Street
audit      S1                     -> log intact

story   a session locks when nothing is heard, and a password opens it again
ways    http
actors  chair@city:chair   constable@police   nurse@health
constable  signs in
constable  opens S1 with gambling_chronic
constable  identifies S1
after 14 minutes
constable  reads S1               -> sees stage: screening
after 14 minutes
constable  reads names of S1      -> sees Ada
after 20 minutes
constable  reads S1               -> refused not_signed_in
constable  reads names of S1      -> refused not_signed_in
constable  presents S1            -> refused not_signed_in
constable  lists                  -> refused not_signed_in
constable  unlocks with not my password    -> refused invalid password
constable  reads S1               -> refused not_signed_in
constable  unlocks
constable  presents S1
constable  signs out
constable  reads S1               -> refused not_signed_in

story   after twelve hours a session ends, however busy
ways    http
actors  chair@city:chair   constable@police
constable  signs in with not my password    -> refused not_signed_in
constable  lists                  -> refused not_signed_in
constable  signs in
constable  lists                  -> sees 0 situations
after 13 hours
constable  lists                  -> refused not_signed_in
constable  signs in
constable  lists                  -> sees 0 situations

story   a member who is suspended midway acts no more, at once
ways    http
actors  chair@city:chair   constable@police   sergeant@police   nurse@health
constable  signs in
constable  opens S1 with gambling_chronic
constable  identifies S1
admin      suspends constable
constable  reads S1               -> refused not_signed_in
constable  reads names of S1      -> refused not_signed_in
constable  presents S1            -> refused not_signed_in
constable  signs in               -> refused not_signed_in
sergeant   presents S1                                      # the agency goes on
admin      restores constable
constable  signs in
constable  reads S1               -> sees stage: discussion

story   a seat that is suspended midway opens nothing
ways    http
actors  chair@city:chair   constable@police   nurse@health
constable  opens S1 with gambling_chronic
constable  identifies S1
constable  presents S1
chair      accepts S1 with likely: health
constable  discloses S1
nurse      signs in
nurse      reads names of S1      -> sees Ada
admin      suspends the seat of nurse
nurse      reads names of S1      -> refused not_signed_in
nurse      reads S1               -> refused not_signed_in
admin      restores the seat of nurse
nurse      reads names of S1      -> refused not_signed_in     # what has ended stays ended
nurse      signs in
nurse      reads names of S1      -> sees Ada

story   a table may become stricter before names are opened, and the stricter rule holds at once
actors  chair@city:chair   constable@police   nurse@health
constable  opens S1 with gambling_chronic
constable  identifies S1
constable  presents S1
chair      accepts S1 with likely: health
admin      sets policy with kenora
constable  discloses S1
nurse      reads names of S1      -> refused not_found
keys       S1                     -> names: police, everything: police

story   a table becomes stricter, wider and its own again while names are open, and the keys follow each time
actors  chair@city:chair   constable@police   nurse@health   teacher@schools
constable  opens S1 with gambling_chronic
constable  identifies S1
constable  presents S1
chair      accepts S1 with likely: health
constable  discloses S1
nurse      reads names of S1      -> sees Ada
keys       S1                     -> names: police + health, everything: police
admin      sets policy with kenora
keys       S1                     -> names: police, everything: police
nurse      reads names of S1      -> refused not_found
admin      sets policy with massachusetts
keys       S1                     -> names: police + health + schools, everything: police
teacher    reads names of S1      -> sees Ada
admin      suspends the seat of teacher
keys       S1                     -> names: police + health, everything: police
admin      restores the seat of teacher
teacher    reads names of S1      -> sees Ada
admin      sets policy with ontario
teacher    reads names of S1      -> refused not_found
keys       S1                     -> names: police + health, everything: police
restart
keys       S1                     -> names: police + health, everything: police

story   what stands before filter 3 or behind it does not change with the table's policy
actors  chair@city:chair   constable@police   nurse@health
constable  opens S1 with gambling_chronic
constable  identifies S1
constable  presents S1
admin      sets policy with massachusetts
keys       S1                     -> names: police, everything: police
chair      accepts S1 with likely: health
constable  discloses S1
chair      assigns S1 with lead: health
admin      sets policy with kenora
keys       S1                     -> names: police + health, everything: police + health
nurse      reads contact of S1    -> sees 12 Mill Street
