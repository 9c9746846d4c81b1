"""Measurements that rest on the engine's own trainer: how exact it is, what a job adds to it."""
