"""Model folders: what they hold, how they come in, how they are loaded."""
