REPORTGEN_SEARCH.got("r1i2v3",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,["metric","","Turns a minute","6.1","items/metric-2025-05-05-1.html"]]);
