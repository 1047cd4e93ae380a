"""Characters: what they fold to, where sentences end, which of them are damage."""
