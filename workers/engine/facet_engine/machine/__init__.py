"""What this machine has: memory, processor features."""
