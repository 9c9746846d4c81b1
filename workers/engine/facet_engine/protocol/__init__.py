"""The engine line: request in, numbered JSON lines out. Standard library only."""
