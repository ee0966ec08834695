# What an agency tells in plain words, behind the guard against re-identification.

story   what names nobody the whole table reads
actors  chair@city:chair   constable@police   nurse@health   teacher@schools
constable  opens S1 with gambling_chronic
constable  tells S1 with The mother says that she can no longer manage.    -> sees account.state: clear
nurse      reads S1                   -> refused not_found
constable  presents S1
nurse      reads S1                   -> sees account.text: The mother says that she can no longer manage., no account.found, no account_version
chair      reads S1                   -> sees account.state: clear
nurse      tells S1 with It was me.   -> refused not_permitted
chair      tells S1 with It was me.   -> refused not_permitted
constable  tells S1 with Nobody has opened the door since Monday.
teacher    reads S1                   -> sees account.text: Nobody has opened the door since Monday.
constable  tells S1 with nobody       -> sees no account
teacher    reads S1                   -> sees no account

story   a name is held back until the words are changed
actors  chair@city:chair   constable@police   nurse@health
constable  opens S1 with gambling_chronic
constable  presents S1
constable  tells S1 with We spoke with Marie Tremblay on Monday.   -> sees account.state: held, account.text: We spoke with Marie Tremblay on Monday.
nurse      reads S1                   -> sees account.state: held, no account.text, not We spoke with Marie Tremblay on Monday.
chair      reads S1                   -> sees account.state: held, no account.text, no account.found
constable  overrides S1               -> refused step_not_open refusal.own_account
constable  tells S1 with We spoke with the mother on Monday.
nurse      reads S1                   -> sees account.state: clear, account.text: We spoke with the mother on Monday.
audit      S1                         -> 2 situations.write_account by constable, none by nurse, log intact

story   a second person of the agency answers for the words, and the table hears only that
actors  chair@city:chair   constable@police   sergeant@police   nurse@health   cousin@police/north
constable  opens S1 with gambling_chronic
constable  presents S1
constable  tells S1 with He stays near the Grace Featherstone house.    -> sees account.state: held
sergeant   reads waiting              -> sees second_look
constable  reads waiting              -> sees not second_look
nurse      reads waiting              -> sees not second_look
sergeant   reads S1                   -> sees account.state: held, no account.text, no account.found
constable  reads held-account of S1   -> sees account.text: He stays near the Grace Featherstone house.
nurse      reads held-account of S1   -> refused not_permitted
chair      reads held-account of S1   -> refused not_permitted
cousin     reads held-account of S1   -> refused not_found
audit      S1                         -> none by sergeant, log intact
sergeant   reads held-account of S1   -> sees account.text: He stays near the Grace Featherstone house.
audit      S1                         -> 1 situations.read_held_account by sergeant, log intact
nurse      overrides S1               -> refused not_permitted
chair      overrides S1               -> refused not_permitted
cousin     overrides S1               -> refused not_found
sergeant   overrides S1 with no_such_reason                        -> refused invalid reason
sergeant   overrides S1 with public_place_or_office                -> sees account.state: overridden
nurse      reads S1                   -> sees account.state: overridden, account.text: He stays near the Grace Featherstone house., no account.found, no account.override_reason
sergeant   overrides S1               -> refused step_not_open refusal.nothing_is_held
constable  tells S1 with He stays near the Wilhelmina Featherstone house.    -> sees account.state: held
nurse      reads S1                   -> sees account.state: held, no account.text
audit      S1                         -> 1 situations.override_guard by sergeant, log intact

story   a text that was still held as the table decided is never read
actors  chair@city:chair   constable@police   sergeant@police   nurse@health
constable  opens S1 with gambling_chronic
constable  tells S1 with We spoke with Marie Tremblay on Monday.   -> sees account.state: held
constable  presents S1
chair      accepts S1 with likely: health
constable  reads S1                   -> sees no account
nurse      reads S1                   -> sees no account
constable  tells S1 with Nobody opened.    -> refused step_not_open
sergeant   overrides S1               -> refused step_not_open

story   the words go with the end
actors  chair@city:chair   constable@police   nurse@health
constable  opens S1 with gambling_chronic
constable  tells S1 with The mother says that she can no longer manage.
constable  presents S1
chair      accepts S1 with likely: health
nurse      reads S1                   -> sees account.state: clear
constable  identifies S1
constable  discloses S1
nurse      answers S1 with involved
chair      assigns S1 with lead: health
nurse      reads S1                   -> sees account.state: clear
nurse      concludes S1 with relocated
nurse      reads S1                   -> sees no account
constable  reads S1                   -> sees no account
