"""Counties, principals, care levels, units and groups, their hierarchy and their succession."""
