"""A tuned model as files for other programs, and the proof that each answers like the original."""
