"""Training: TRL's trainers with the platform's settings, checkpoints, events and proofs."""
