REPORTGEN_SEARCH.got("r26nsw",[["page","","About the lighthouse","","pages/about.html"]]);
