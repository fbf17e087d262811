REPORTGEN_SEARCH.got("rkd8f",[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,["story","ST-1","The lamp turns evenly","Done · Ada","items/st-1.html"]]);
