"""The safetensors child keeps the protocol, and its answers are those of plain Transformers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from facet_engine.models.load import attach_adapter, load_model, load_tokenizer
from tests.serve.child import GREEDY, Child
from tests.tiny_adapter import save_adapter

PROMPTS = [
    "<|im_start|>user\nturn on the kitchen light<|im_end|>\n<|im_start|>assistant\n",
    "<|im_start|>user\nturn on the kitchen fan<|im_end|>\n<|im_start|>assistant\n",
    "naïve 日本語 🚀",
]


@pytest.fixture(scope="module")
def child(tiny_model: Path) -> Iterator[Child]:
    started = Child()
    _, reply = started.ask(op="load", path=str(tiny_model), threads=1)
    assert reply["type"] == "ready"
    info = reply["info"]
    assert (info["bosTokenId"], info["eosTokenId"], info["contextLength"]) == (1, 2, 256)
    assert "assistant" in info["chatTemplate"]
    assert info["engine"].startswith("transformers ")
    yield started
    assert started.leave() == 0


def plain(folder: Path, prompt: str, adapter: Path | None = None) -> str:
    import torch

    model = load_model(folder, "float32")
    adapted = attach_adapter(model, adapter) if adapter else model
    tokenizer = load_tokenizer(folder)
    ids = tokenizer(prompt, add_special_tokens=False, return_tensors="pt")["input_ids"]
    with torch.inference_mode():
        made = adapted.generate(
            input_ids=ids, do_sample=False, max_new_tokens=12, eos_token_id=[0, 2], pad_token_id=2
        )
    return str(tokenizer.decode(made[0, ids.shape[1] :], skip_special_tokens=True))


@pytest.mark.parametrize("at", [0, 1, 2, 0, 1])
def test_greedy_text_is_that_of_plain_transformers_whatever_came_before(
    child: Child, tiny_model: Path, at: int
) -> None:
    text, end = child.ask(**GREEDY, prompt=PROMPTS[at])
    assert text == plain(tiny_model, PROMPTS[at])
    assert end["type"] == "end"
    assert end["reason"] == "length"
    assert end["usage"]["completionTokens"] == 12
    assert end["seconds"] > 0


def test_an_adapter_answers_as_it_was_trained(tiny_model: Path, tmp_path: Path) -> None:
    adapter = save_adapter(tiny_model, tmp_path / "adapter")
    child = Child()
    child.ask(op="load", path=str(tiny_model), adapter=str(adapter), threads=1)
    text, _ = child.ask(**GREEDY, prompt=PROMPTS[0])
    assert text == plain(tiny_model, PROMPTS[0], adapter)
    assert text != plain(tiny_model, PROMPTS[0])
    assert child.leave() == 0


def test_a_stop_text_ends_an_answer(child: Child) -> None:
    whole, _ = child.ask(**GREEDY, prompt=PROMPTS[0])
    stop = whole[4:8]
    text, end = child.ask(**{**GREEDY, "stop": ["never said", stop]}, prompt=PROMPTS[0])
    assert text == whole[: whole.index(stop)]
    assert end["reason"] == "stop"


def test_a_seed_repeats_an_answer_and_another_changes_it(child: Child) -> None:
    def draw(seed: int) -> str:
        sampled = {**GREEDY, "temperature": 1.0, "topP": 0.95, "topK": 50, "seed": seed}
        return child.ask(**sampled, prompt=PROMPTS[0])[0]

    assert draw(1) == draw(1)
    assert len({draw(seed) for seed in range(4)}) > 1


def test_one_token_left_is_the_greedy_one(child: Child) -> None:
    greedy, _ = child.ask(**GREEDY, prompt=PROMPTS[0])
    for left in ({"topK": 1}, {"topP": 0}):
        assert child.ask(**{**GREEDY, "temperature": 2.0, **left}, prompt=PROMPTS[0])[0] == greedy


def test_a_running_answer_is_cancelled_and_a_waiting_one_too(child: Child) -> None:
    long = {**GREEDY, "maxTokens": 200, "temperature": 3.0}
    running = child.send(**long, prompt=PROMPTS[0])
    first = child.reply()
    waiting = child.send(**long, prompt=PROMPTS[1])
    child.send(op="cancel", target=waiting)
    child.send(op="cancel", target=running)
    assert first["id"] == running
    ends = {}
    while len(ends) < 2:
        reply = child.reply()
        if reply["type"] == "end":
            ends[reply["id"]] = reply
    assert ends[running]["reason"] == ends[waiting]["reason"] == "cancelled"
    assert ends[running]["usage"]["completionTokens"] < 200
    assert ends[waiting]["usage"]["completionTokens"] == 0


def test_the_end_of_the_context_ends_an_answer(child: Child) -> None:
    tokens = child.ask(op="tokenize", text="light " * 60)[1]["tokens"]
    assert len(tokens) < 256
    _, end = child.ask(**{**GREEDY, "maxTokens": 5000}, prompt="light " * 60)
    assert end["usage"]["promptTokens"] == len(tokens)
    assert sum(end["usage"].values()) <= 256


def test_scores_are_those_of_plain_transformers(
    child: Child, tiny_model: Path, tmp_path: Path
) -> None:
    import torch

    tokens = child.ask(op="tokenize", text=PROMPTS[0] + "kitchen")[1]["tokens"]
    out = tmp_path / "scores.f32"
    command = {"op": "score", "tokens": tokens, "from": 3, "out": str(out)}
    assert child.ask(**command)[1]["rows"] == len(tokens) - 3
    found = np.fromfile(out, dtype="<f4").reshape(-1, 512)
    with torch.inference_mode():
        logits = load_model(tiny_model, "float32")(torch.tensor([tokens])).logits[0]
    wanted = logits.log_softmax(-1)[2:-1].numpy()
    assert np.abs(found - wanted).max() < 1e-4


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ({"op": "fly"}, "invalid_request"),
        ({"op": "generate", "prompt": "x"}, "invalid_request"),
        ({**GREEDY, "prompt": "x", "topP": 2}, "invalid_request"),
        ({**GREEDY, "prompt": ""}, "invalid_request"),
        ({**GREEDY, "prompt": "light " * 400}, "invalid_request"),
        ({"op": "load", "path": "/tmp", "threads": 1}, "conflict"),
        ({"op": "load", "path": "/no/such/folder", "threads": 1}, "invalid_request"),
        ({"op": "score", "tokens": [1, 9999, 3], "from": 1, "out": "/dev/null"}, "invalid_request"),
        ({"op": "score", "tokens": [1], "from": 1, "out": "/dev/null"}, "invalid_request"),
    ],
)
def test_what_is_wrong_is_named(child: Child, command: dict[str, object], code: str) -> None:
    _, reply = child.ask(**command)
    assert (reply["type"], reply["code"]) == ("error", code)
    assert reply["message"]


def test_a_line_that_is_no_command_is_refused(child: Child) -> None:
    for line in ("{nonsense", "[]", '"text"'):
        child.send_line(line)
        assert child.reply() == {
            "id": "",
            "type": "error",
            "code": "invalid_json",
            "message": "A command is one JSON object.",
        }


def test_a_request_before_a_model_and_a_folder_without_one(tmp_path: Path) -> None:
    child = Child()
    assert child.ask(**GREEDY, prompt="x")[1]["code"] == "model_not_found"
    assert child.ask(op="load", path=str(tmp_path), threads=1)[1]["code"] == "tokenizer_missing"
    assert child.leave() == 0


def test_it_leaves_in_the_middle_of_an_answer_when_stdin_ends(tiny_model: Path) -> None:
    child = Child()
    child.ask(op="load", path=str(tiny_model), threads=1)
    child.send(**{**GREEDY, "maxTokens": 240, "temperature": 3.0}, prompt=PROMPTS[0])
    child.reply()
    assert child.leave() == 0
