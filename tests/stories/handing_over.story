# A situation belongs at another table. What passes is the coded picture; no number, no agency and no name goes with it.

story   offered at one table, taken at the other under a number of its own, and nothing joins the two
actors  chair@city:chair   constable@police   nurse@health   landlord@housing
actors  northchair@schools:chair/north   worker@housing/north
constable   opens S1 with gambling_chronic:3
constable   identifies S1
constable   presents S1
nurse       hands-over S1 with table: north, person_moved         -> refused not_permitted
constable   hands-over S1 with table: north                       -> refused invalid reason
constable   hands-over S1 with table: north, person_moved
nurse       reads S1                        -> sees stage: discussion
worker      reads hand-overs                -> refused not_permitted
chair       reads hand-overs                -> sees not gambling_chronic
northchair  reads hand-overs                -> sees gambling_chronic, not police, not S1
northchair  reads S1                        -> refused not_found
worker      takes-over S2 with of: S1, originating: housing       -> refused not_permitted
chair       takes-over S2 with of: S1, originating: health        -> refused not_found
northchair  takes-over S2 with of: S1, originating: health        -> refused invalid agency_not_at_table
northchair  takes-over S2 with of: S1, originating: housing
northchair  reads S2                        -> sees stage: discussion, gambling_chronic, not police, not S1
northchair  takes-over S3 with of: S1, originating: housing       -> refused not_found
northchair  reads hand-overs                -> sees not gambling_chronic
chair       reads S1                        -> sees stage: concluded, handed_over, not S2
worker      reads names of S2               -> refused not_found
constable   reads S2                        -> refused not_found
box         S2                              -> gone
constable   hands-over S1 with table: north, person_moved         -> refused step_not_open

story   an offer is declined with a reason, or taken back, and the situation stays where it was
actors  chair@city:chair   constable@police   nurse@health
actors  northchair@schools:chair/north   worker@housing/north
constable   opens S1 with gambling_chronic:3
constable   identifies S1
constable   presents S1
constable   hands-over S1 with table: north, outside_area
constable   hands-over S1 with table: north, outside_area         -> refused step_not_open
northchair  declines S1                                           -> refused invalid reason
worker      declines S1 with not_our_area                         -> refused not_permitted
northchair  declines S1 with not_our_area
northchair  reads hand-overs                -> sees not gambling_chronic
northchair  takes-over S2 with of: S1, originating: housing       -> refused not_found
chair       reads S1                        -> sees stage: discussion
constable   hands-over S1 with table: north, outside_area
nurse       takes-back S1                                         -> refused not_permitted
constable   takes-back S1
northchair  reads hand-overs                -> sees not gambling_chronic
constable   takes-back S1                                         -> refused step_not_open
chair       accepts S1 with likely: health
