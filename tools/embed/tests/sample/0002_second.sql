create table t (a text); -- "quoted" \ back ?? = trigraph
