"""Answers of a loaded model: prompts to ids, batched greedy answers, one streamed answer."""
