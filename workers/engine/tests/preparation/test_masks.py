"""Which tokens are learned: the assistant's, its end-of-turn token with them, nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from facet_engine.preparation.encoder import Encoder
from facet_engine.preparation.row import PreparedRow, Settings, prepare_row
from facet_engine.preparation.spans import RewritesEarlierTurns
from facet_engine.preparation.template import TemplateRefusal
from facet_engine.protocol.errors import EngineError
from tests import tiny

TWO_TURNS = {
    "messages": [
        {"role": "user", "content": "Hello there"},
        {"role": "assistant", "content": "First answer."},
        {"role": "user", "content": "More?"},
        {"role": "assistant", "content": "Second answer, done."},
    ]
}
MakeEncoder = Callable[..., Encoder]


@pytest.fixture
def encoder_of(tmp_path: Path) -> MakeEncoder:
    def make(template: str | None, added: list[str] | None = None) -> Encoder:
        from tokenizers import AddedToken

        tokenizer = tiny.build_tokenizer(template)
        tokenizer.add_tokens([AddedToken(text, special=True) for text in added or []])
        folder = tmp_path / f"tokenizer-{len(list(tmp_path.iterdir()))}"
        tokenizer.save_pretrained(str(folder))
        return Encoder(folder)

    return make


def prepare(
    encoder: Encoder, content: Any, train_on: str, kind: str = "chat", max_length: int = 4096
) -> PreparedRow:
    return prepare_row(encoder, kind, content, Settings(max_length, train_on, "keep_start"))


def learned(encoder: Encoder, row: PreparedRow) -> list[str]:
    """The texts of the runs of learned tokens."""
    runs: list[list[int]] = [[]]
    for token, label in zip(row.ids, row.labels, strict=True):
        assert label in (token, -100)
        if label >= 0:
            runs[-1].append(token)
        elif runs[-1]:
            runs.append([])
    return [encoder.tokenizer.decode(run) for run in runs if run]


@pytest.mark.parametrize("template", [tiny.PLAIN_TEMPLATE, tiny.MARKED_TEMPLATE])
def test_assistant_turns_are_learned_with_their_end(encoder_of: MakeEncoder, template: str) -> None:
    encoder = encoder_of(template)
    last = prepare(encoder, TWO_TURNS, "last-assistant")
    assert learned(encoder, last) == ["Second answer, done.<|im_end|>"]
    every = prepare(encoder, TWO_TURNS, "all-assistant")
    assert learned(encoder, every) == ["First answer.<|im_end|>", "Second answer, done.<|im_end|>"]
    assert every.ids == last.ids


def test_marks_that_leave_the_end_of_turn_out_are_mended(encoder_of: MakeEncoder) -> None:
    template = tiny.MARKED_TEMPLATE.replace(
        "<|im_end|>{% endgeneration %}", "{% endgeneration %}<|im_end|>"
    )
    encoder = encoder_of(template)
    row = prepare(encoder, TWO_TURNS, "all-assistant")
    assert learned(encoder, row) == ["First answer.<|im_end|>", "Second answer, done.<|im_end|>"]
    assert row.notes == ["end_of_turn_outside_marks"] * 2


def test_everything_is_learned_but_the_first_token_which_nothing_predicts(
    encoder_of: MakeEncoder,
) -> None:
    encoder = encoder_of(tiny.PLAIN_TEMPLATE)
    row = prepare(encoder, TWO_TURNS, "all")
    assert row.labels == [-100, *row.ids[1:]]


def test_what_follows_the_last_answer_is_left_out_and_noted(encoder_of: MakeEncoder) -> None:
    encoder = encoder_of(tiny.PLAIN_TEMPLATE)
    longer = {"messages": [*TWO_TURNS["messages"], {"role": "user", "content": "Thanks"}]}
    row = prepare(encoder, longer, "last-assistant")
    assert row.ids == prepare(encoder, TWO_TURNS, "last-assistant").ids
    assert row.notes == ["trailing_messages"]
    assert prepare(encoder, {"messages": TWO_TURNS["messages"][:1]}, "last-assistant").dropped == (
        "no_assistant_turn"
    )


def test_completions_end_with_a_learned_eos_though_pad_is_the_same_token(
    encoder_of: MakeEncoder,
) -> None:
    encoder = encoder_of(None)
    assert encoder.tokenizer.pad_token_id == encoder.eos_id
    row = prepare(
        encoder, {"prompt": "Say it: ", "completion": "done"}, "completion", "prompt-completion"
    )
    assert learned(encoder, row) == ["done<|im_end|>"]
    assert row.notes == []
    text = prepare(encoder, {"text": "Just text."}, "all", "text")
    assert text.ids[-1] == text.labels[-1] == encoder.eos_id
    assert "".join(learned(encoder, text)) == encoder.tokenizer.decode(text.ids[1:])


def test_a_token_across_the_border_of_a_completion_is_learned_and_noted(
    encoder_of: MakeEncoder,
) -> None:
    encoder = encoder_of(None)
    whole = encoder.encode("bedroom", add_special_tokens=False)
    assert len(whole.ids) < 7
    start = whole.offsets[0][1] - 1
    content = {"prompt": "bedroom"[:start], "completion": "bedroom"[start:]}
    row = prepare(encoder, content, "completion", "prompt-completion")
    # The border token is the very first here, and a first token is never predicted.
    assert row.notes == ["border_inside_token"]
    assert row.labels[1:] == row.ids[1:]


def test_a_template_without_an_end_token_gets_the_eos_appended(encoder_of: MakeEncoder) -> None:
    encoder = encoder_of(
        "{% for m in messages %}### {{ m.role }}: {{ m.content }}\n{% endfor %}"
        "{% if add_generation_prompt %}### assistant: {% endif %}"
    )
    row = prepare(encoder, TWO_TURNS, "last-assistant")
    assert learned(encoder, row) == ["Second answer, done.\n<|im_end|>"]


def test_a_template_that_drops_thinking_from_earlier_turns_is_refused_for_all_turns(
    encoder_of: MakeEncoder,
) -> None:
    template = (
        "{% for m in messages %}<|im_start|>{{ m.role }}\n"
        "{{ m.content if loop.last else m.content.split('</think>')[-1] }}<|im_end|>\n{% endfor %}"
        "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
    )
    encoder = encoder_of(template)
    thinking = {
        "messages": [
            {**m, "content": "<think>hm</think>" + m["content"]} if m["role"] == "assistant" else m
            for m in TWO_TURNS["messages"]
        ]
    }
    with pytest.raises(RewritesEarlierTurns):
        prepare(encoder, thinking, "all-assistant")
    row = prepare(encoder, thinking, "last-assistant")
    assert learned(encoder, row) == ["<think>hm</think>Second answer, done.<|im_end|>"]
    assert prepare(encoder, TWO_TURNS, "all-assistant").dropped is None


def test_a_prompt_that_opens_with_more_than_the_turn_keeps_is_noted(
    encoder_of: MakeEncoder,
) -> None:
    encoder = encoder_of(
        tiny.PLAIN_TEMPLATE.replace(
            "<|im_start|>assistant\n{% endif %}", "<|im_start|>assistant\n<think>{% endif %}"
        )
    )
    row = prepare(encoder, TWO_TURNS, "last-assistant")
    assert learned(encoder, row) == ["Second answer, done.<|im_end|>"]
    assert row.notes == ["prompt_not_kept"]


def test_tool_calls_are_printed_as_objects_or_refused(encoder_of: MakeEncoder) -> None:
    call = {"type": "function", "function": {"name": "dim", "arguments": '{"value": 3}'}}
    tools = [{"type": "function", "function": {"name": "dim", "parameters": {}}}]
    content = {
        "messages": [
            {"role": "user", "content": "Dim it"},
            {"role": "assistant", "content": None, "tool_calls": [call]},
        ],
        "tools": tools,
    }
    with pytest.raises(TemplateRefusal, match="'dim'"):
        prepare(encoder_of(tiny.PLAIN_TEMPLATE), content, "last-assistant")
    calling = tiny.PLAIN_TEMPLATE.replace(
        "{{ m.content }}",
        "{{ m.content }}{% for c in m.tool_calls or [] %}"
        "{{ c.function.name }}({{ c.function.arguments | tojson }}){% endfor %}",
    )
    encoder = encoder_of(calling)
    row = prepare(encoder, content, "last-assistant")
    assert learned(encoder, row) == ['dim({"value": 3})<|im_end|>']
    assert row.notes == ["tools_not_shown"]


def test_chat_needs_a_template(encoder_of: MakeEncoder) -> None:
    with pytest.raises(EngineError) as raised:
        prepare(encoder_of(None), TWO_TURNS, "last-assistant")
    assert raised.value.code == "template_missing"


def test_cuts_are_counted_and_an_answer_cut_off_drops_the_row(encoder_of: MakeEncoder) -> None:
    encoder = encoder_of(tiny.PLAIN_TEMPLATE)
    whole = prepare(encoder, TWO_TURNS, "last-assistant")
    row = prepare(encoder, TWO_TURNS, "last-assistant", max_length=whole.length - 4)
    assert (len(row.ids), row.cut, row.dropped) == (whole.length - 4, 4, None)
    assert row.trained < whole.trained
    gone = prepare(encoder, TWO_TURNS, "last-assistant", max_length=8)
    assert (gone.dropped, gone.ids, gone.labels) == ("answer_cut_off", [], [])


TEMPLATES = Path(find_spec("trl").origin or "").parent / "chat_templates"
# Their training versions mark the same turns that we find without marks (but for the white space
# after a turn). Left out: templates that open a turn with more than they keep, or rewrite turns.
AGREEING = [
    "cohere",
    "cohere2",
    "gemma",
    "gemma3",
    "lfm2",
    "lfm2_v2",
    "llama3",
    "phi3",
    "phi3_5",
    "qwen2_5",
    "qwen3_instruct_2507",
]


@pytest.mark.parametrize("name", AGREEING)
@pytest.mark.parametrize("train_on", ["last-assistant", "all-assistant"])
def test_real_templates_without_marks_give_the_spans_of_those_with_marks(
    encoder_of: MakeEncoder, name: str, train_on: str
) -> None:
    texts = []
    for suffix in ("", "_training"):
        template = (TEMPLATES / f"{name}{suffix}.jinja").read_text("utf-8")
        special = sorted(set(re.findall(r"<\|?[a-z_]{3,30}\|?>", template, re.IGNORECASE)))
        encoder = encoder_of(template, special)
        row = prepare(encoder, TWO_TURNS, train_on)
        texts.append([text.strip() for text in learned(encoder, row)])
    assert texts[0] == texts[1]
    assert all("answer" in text for text in texts[0])
