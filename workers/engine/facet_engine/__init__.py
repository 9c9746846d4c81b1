"""Facet's Python engine: one child process a task, spoken to by a request file and JSON lines."""

ENGINE_VERSION = "1.0.0"
PROTOCOL_VERSION = 1
