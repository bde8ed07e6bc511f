"""From gap to activity to cost to decision to progress to the next round."""
