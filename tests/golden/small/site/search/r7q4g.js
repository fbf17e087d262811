REPORTGEN_SEARCH.got("r7q4g",[["action","AI-2","Paint the door","In progress · Ben","items/ai-2.html"],["action","AI-3","Thank the mail boat","No status · Ada, Ben","items/ai-3.html"]]);
