"""Base against tuned on held-out rows: answers, grades, and what the difference is worth."""
