"""The generation child for safetensors folders."""
