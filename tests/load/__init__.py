"""`make bench`: the service measured beside yardsticks, in one run."""
