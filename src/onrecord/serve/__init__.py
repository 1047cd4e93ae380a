"""A casebook -> the desk: pages on which a person works through a story, served to their own browser."""
