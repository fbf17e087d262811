REPORTGEN_SEARCH.got("ru77k",[["risk","R-1","The spare lens has a crack","Red · Ben","items/r-1.html"]]);
