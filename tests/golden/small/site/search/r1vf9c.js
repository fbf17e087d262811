REPORTGEN_SEARCH.got("r1vf9c",[["person","","Ada","","people/ada.html"],["person","","Ben","","people/ben.html"]]);
