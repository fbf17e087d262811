REPORTGEN_SEARCH.got("r94ov",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,["action","AI-1","Grease the bearing","Done · Ada","items/ai-1.html"]]);
