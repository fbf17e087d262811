REPORTGEN_SEARCH.got("top",{"rows":30,"total":13,"kinds":[["action",0],["story",3],["risk",4],["decision",5],["metric",6],["report",7],["person",10],["page",12]],"first":["#"]});
