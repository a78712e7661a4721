"""The live prompt: a state machine without a terminal (state, hints), and a thin skin over it (prompt)."""
