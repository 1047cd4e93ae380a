"""The learned part: a story read by the rules -> what a small network makes of its words."""
