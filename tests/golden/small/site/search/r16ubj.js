REPORTGEN_SEARCH.got("r16ubj",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,["decision","","The lamp stays lit while it is repaired.","","items/decision-2025-05-05-1.html"]]);
