"""`reportgen serve`: a preview of the site on this machine, which follows every edit."""
