# A table at work: who plans, who follows, who is out, and minutes that write themselves.

story   a meeting from its plan to its signed minutes
actors  chair@city:chair   constable@police   nurse@health   teacher@schools
constable  opens S1 with gambling_chronic, urgency: immediate_48h
constable  identifies S1
constable  presents S1
teacher    opens S2 with missing_school_truancy
teacher    presents S2
chair      plans M1 with 13:30, place: Town hall     -> sees state: planned, place: Town hall
chair      reads M1                   -> sees agenda.1.number: S-0001, agenda.2.number: S-0002
nurse      reads M1                   -> sees follows: no, no agenda
nurse      joins M1 with acknowledged: no      -> refused invalid reminder_not_acknowledged
chair      starts M1
nurse      joins M1
constable  joins M1
teacher    joins M1
nurse      reads M1                   -> sees state: in_session, agenda.1.state: waiting, no on_table, no version
chair      advances M1
nurse      reads M1                   -> sees on_table.situation.number: S-0001, gambling_chronic
chair      reads seats of M1          -> sees nurse, no then
chair      looks-at-accepting M1 with likely: health    -> sees then, sees_names_once_opened, health
chair      accepts S1 with likely: health
teacher    reads M1                   -> sees agenda.1.stage: identification, not gambling_chronic
nurse      reads M1                   -> sees gambling_chronic
chair      puts M1 with S2
chair      rejects S2 with single_agency_can_address
chair      clears M1
nurse      leaves M1
chair      closes M1
chair      reads minutes of M1        -> sees situations.1.number: S-0001, threshold_met, rejected
nurse      reads minutes of M1        -> sees situations.2.number: S-0002, no digest
nurse      signs M1                   -> refused not_permitted
chair      signs M1
chair      reads verify of M1         -> sees intact: yes
chair      signs M1                   -> refused step_not_open meeting_not_closed
chair      starts M1                  -> refused step_not_open meeting_not_planned

story   only a chair plans and runs a meeting
actors  chair@city:chair   constable@police   nurse@health   planner@police:planner
constable  opens S1 with gambling_chronic
constable  presents S1
nurse      plans M9                   -> refused not_permitted
chair      plans M1
nurse      amends M1 with 15:00       -> refused not_permitted
nurse      cancels M1                 -> refused not_permitted
nurse      updates M1                 -> refused not_permitted
nurse      adds M1 with S1            -> refused not_permitted
nurse      drops M1 with S1           -> refused not_permitted
nurse      moves M1 with S1, position: 1     -> refused not_permitted
nurse      starts M1                  -> refused not_permitted
chair      starts M1
nurse      puts M1 with S1            -> refused not_permitted
nurse      advances M1                -> refused not_permitted
nurse      clears M1                  -> refused not_permitted
nurse      closes M1                  -> refused not_permitted
nurse      reads seats of M1          -> refused not_permitted
nurse      reads sheets of M1         -> refused not_permitted
nurse      reads actions of M1        -> refused not_permitted
nurse      reads not-on-agenda of M1  -> refused not_permitted
nurse      settles rules              -> refused not_permitted
nurse      dismisses M1 with chair    -> refused not_permitted
chair      advances M1
nurse      sends-out M1 with S1, agency: police     -> refused not_permitted
planner    reads M1                   -> refused not_permitted
planner    reads meetings             -> refused not_permitted

story   a meeting of another table does not exist
actors  chair@city:chair   constable@police   lady@city:chair/north   stranger@health/north
constable  opens S1 with gambling_chronic
constable  presents S1
chair      plans M1
lady       reads M1                   -> refused not_found
lady       starts M1                  -> refused not_found
lady       cancels M1                 -> refused not_found
lady       reads seats of M1          -> refused not_found
stranger   reads M1                   -> refused not_found
stranger   joins M1                   -> refused not_found
stranger   leaves M1                  -> refused not_found
stranger   steps-out M1 with S1       -> refused not_found
stranger   reads meetings             -> sees not M1

story   the plan is changed while it is planned, and whoever saw an older one is told
actors  chair@city:chair   second@city:chair   constable@police
constable  opens S1 with gambling_chronic
constable  presents S1
constable  opens S2 with gambling_harms_self
constable  presents S2
chair      plans M1 with 25:00        -> refused invalid time
chair      plans M1 with 13:30, link: http://not-safe    -> refused invalid link
chair      plans M1
second     moves M1 with S2, position: 1
chair      moves M1 with S1, direction: down from version 1    -> refused stale
chair      reads M1                   -> sees agenda.1.number: S-0002
chair      moves M1 with S1, position: 7       -> refused invalid position
chair      drops M1 with S1
chair      drops M1 with S1           -> refused not_found
chair      reads not-on-agenda of M1  -> sees S-0001
chair      adds M1 with S1, first: yes
chair      reads M1                   -> sees agenda.1.number: S-0001
chair      adds M1 with S1            -> refused invalid situation
second     amends M1 with 15:00, place: Library
chair      amends M1 with 16:00 from version 1    -> refused stale
chair      cancels M1
chair      starts M1                  -> refused step_not_open meeting_not_planned
chair      amends M1 with 15:00       -> refused step_not_open meeting_not_planned

story   two chairs decide at once: one decides, the other is told; and either takes over
actors  chair@city:chair   second@city:chair   constable@police
constable  opens S1 with gambling_chronic
constable  presents S1
constable  opens S2 with gambling_harms_self
constable  presents S2
chair      plans M1
chair      starts M1 from version 1
second     advances M1 from version 2
chair      advances M1 from version 2     -> refused stale
chair      puts M1 with S2 from version 2    -> refused stale
chair      closes M1 from version 2       -> refused stale
restart
second     advances M1
chair      closes M1
second     signs M1

story   over HTTP a step of the meeting says what it was seen at
ways    http
actors  chair@city:chair   constable@police
constable  opens S1 with gambling_chronic
constable  presents S1
chair      plans M1
chair      starts M1 without version      -> refused stale if_match_needed
chair      starts M1

story   whoever is out of a situation follows the rest of the meeting and nothing of it
actors  chair@city:chair   constable@police   nurse@health   matron@health   teacher@schools
constable  opens S1 with gambling_chronic
constable  presents S1
teacher    opens S2 with missing_school_truancy
teacher    presents S2
chair      plans M1
chair      starts M1
nurse      joins M1
matron     joins M1
teacher    joins M1
chair      puts M1 with S1
nurse      steps-out M1 with S1, professional_tie
nurse      reads M1                   -> sees agenda.1.hidden: yes, no on_table, not S-0001
matron     reads M1                   -> sees on_table.situation.number: S-0001
nurse      reads S1                   -> refused not_found
nurse      calls-back M1 with S1, agency: health, member: nurse    -> refused not_found
chair      reads seats of M1          -> sees professional_tie
chair      calls-back M1 with S1, agency: health, member: nurse
chair      calls-back M1 with S1, agency: health, member: nurse    -> refused step_not_open not_out
nurse      reads M1                   -> sees on_table.situation.number: S-0001
chair      sends-out M1 with S1, agency: schools, own_interest
chair      sends-out M1 with S1, agency: schools       -> refused step_not_open already_out
teacher    reads M1                   -> sees agenda.1.hidden: yes, no on_table
chair      sends-out M1 with S1, agency: nobody-here   -> refused invalid agency
chair      sends-out M1 with S1, agency: health, member: matron, conflict: other
matron     reads M1                   -> sees agenda.1.hidden: yes, no on_table
nurse      reads M1                   -> sees on_table.situation.number: S-0001
chair      closes M1
teacher    reads minutes of M1        -> sees situations.1.hidden: yes, situations.2.number: S-0002
chair      signs M1

story   a chair who is out of a situation does not put it on the table nor sign for it
actors  chair@city:chair   second@city:chair   constable@police
constable  opens S1 with gambling_chronic
constable  presents S1
chair      plans M1
chair      starts M1
second     joins M1
chair      steps-out M1 with S1
chair      puts M1 with S1            -> refused not_found
chair      looks-at-rejecting M1 with already_connected    -> refused step_not_open nothing_on_the_table
second     puts M1 with S1
chair      reads seats of M1          -> sees no situation
second     closes M1
chair      signs M1                   -> refused step_not_open signer_is_out
second     signs M1

story   a table settles its own quorum, and it binds only where the table says so
actors  chair@city:chair   constable@police   nurse@health
constable  opens S1 with gambling_chronic
constable  presents S1
chair      reads rules                -> sees quorum_kind: none, version: 0
chair      settles rules with quorum_kind: number, quorum: 0     -> refused invalid quorum
chair      settles rules with reminder: 1999-01                 -> refused invalid reminder
chair      settles rules with quorum_kind: number, quorum: 2, quorum_binds: yes
chair      settles rules with quorum_kind: none from version 0   -> refused stale
nurse      reads rules                -> sees quorum: 2, quorum_binds: yes
chair      plans M1
chair      starts M1                  -> refused step_not_open no_quorum
nurse      joins M1
chair      starts M1                  -> refused step_not_open no_quorum
constable  joins M1
chair      starts M1
chair      plans M2
nurse      joins M2
constable  joins M2
chair      starts M2                  -> refused conflict another_in_session

story   a print pack says what was not done, apart from what was not possible
actors  chair@city:chair   constable@police   nurse@health
constable  opens S1 with gambling_chronic
constable  identifies S1
constable  presents S1
chair      accepts S1 with likely: health
constable  discloses S1
chair      assigns S1 with lead: health
nurse      plans S1 with call
chair      plans M1
chair      reads actions of M1        -> sees health, planned, call
after 60 hours
chair      reads actions of M1        -> sees overdue
chair      reads sheets of M1         -> sees not S-0001      # no longer at filter 2
