"""What `serve` answers is what the model says, greedy or sampled."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from facet_engine.models.load import load_model, load_tokenizer
from facet_engine.serve.answer import Answerer, Sampling

GREEDY = Sampling(max_tokens=12, temperature=0, top_p=1, top_k=0, seed=0, stop=())
PROMPT = "<|im_start|>user\nhello<|im_end|>\n<|im_start|>assistant\n"


def ask(answerer: Answerer, sampling: Sampling) -> tuple[str, dict[str, object]]:
    parts: list[str] = []
    end = answerer.generate(PROMPT, sampling, parts.append, lambda: False)
    return "".join(parts), end


def test_greedy_text_is_that_of_plain_transformers(tiny_model: Path) -> None:
    import torch

    answerer = Answerer.load(tiny_model, None, 1)
    text, end = ask(answerer, GREEDY)
    model, tokenizer = load_model(tiny_model, "float32"), load_tokenizer(tiny_model)
    ids = torch.tensor([answerer.tokenize(PROMPT)])
    with torch.inference_mode():
        wanted = model.generate(ids, max_new_tokens=12, do_sample=False)[0, ids.shape[1] :]
    assert text == tokenizer.decode(wanted, skip_special_tokens=True)
    assert end["usage"] == {"promptTokens": ids.shape[1], "completionTokens": 12}
    assert end["reason"] == "length"


def test_a_seed_repeats_an_answer_and_another_changes_it(tiny_model: Path) -> None:
    answerer = Answerer.load(tiny_model, None, 1)

    def draw(seed: int) -> str:
        return ask(answerer, Sampling(12, 1.0, 0.95, 50, seed, ()))[0]

    assert draw(1) == draw(1)
    assert len({draw(seed) for seed in range(5)}) > 1


def test_a_cancelled_answer_says_so(tiny_model: Path) -> None:
    answerer = Answerer.load(tiny_model, None, 1)
    assert answerer.generate(PROMPT, GREEDY, lambda _: None, lambda: True)["reason"] == "cancelled"


@pytest.mark.parametrize("command", [{"op": "generate"}, {"op": "fly"}])
def test_a_command_without_a_model_is_refused(command: dict[str, str], tiny_model: Path) -> None:
    lines = json.dumps({"id": "a", **command}) + "\n"
    done = subprocess.run(
        [sys.executable, "-m", "facet_engine", "serve"],
        input=lines,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert json.loads(done.stdout)["code"] == "invalid_request"
