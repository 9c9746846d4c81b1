"""A generation child for safetensors folders: commands as JSON lines in, replies out."""
