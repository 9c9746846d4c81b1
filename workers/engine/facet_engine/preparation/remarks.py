"""What preparing says about a data set: warnings for its oddities, errors when nothing is left."""

from __future__ import annotations

from facet_engine.preparation.encoder import Encoder
from facet_engine.preparation.row import (
    ANSWER_CUT,
    NO_ASSISTANT,
    NOTHING_TRAINED,
    TOO_LONG,
    Settings,
)
from facet_engine.preparation.stats import SplitStats
from facet_engine.protocol.errors import EngineError

_NOTES = {
    "trailing_messages": "{n} rows go on after the assistant's last turn; what follows it is left out.",
    "tools_not_shown": "{n} rows define tools that the chat template does not print, so the model never sees them.",
    "prompt_not_kept": "In {n} rows the chat template opens the assistant's turn otherwise than when it asks for an answer; learning begins where the two part.",
    "end_of_turn_outside_marks": "The chat template's generation marks leave out the end-of-turn token; it is learned all the same, so that the model learns to stop.",
    "completion_trimmed": "In {n} rows white space around the completion is left out: the chat template sets prompt and answer apart.",
    "border_inside_token": "In {n} rows the end of the prompt and the start of the completion share a token; end the prompt with a space or a line break.",
    "no_eos": "The tokenizer names no end token, so the model cannot learn where to stop.",
}
_REASONS = {
    TOO_LONG: "longer than max_length",
    NO_ASSISTANT: "without an assistant turn",
    NOTHING_TRAINED: "without any token to learn",
    ANSWER_CUT: "whose answer begins after max_length",
}


def warnings_of(encoder: Encoder, splits: dict[str, SplitStats], kinds: set[str]) -> list[str]:
    """Sentences for the result, in a fixed order."""
    found = []
    for code, sentence in _NOTES.items():
        count = sum(stats.notes[code] for stats in splits.values())
        if count:
            found.append(sentence.format(n=count))
    if encoder.template is not None and encoder.template.prints_date:
        found.append("The chat template prints today's date; training always sees 26 July 2024.")
    if "text" in kinds:
        found.append("Plain text rows have no answer apart, so all of their tokens are learned.")
    validation = splits["validation"]
    if validation.rows and not validation.kept:
        found.append("No validation row is left, so there will be no evaluation loss.")
    return found


def check_something_left(train: SplitStats, settings: Settings) -> None:
    """Raise the error that fits if no training row is left or nothing in them is learned."""
    if train.rows == 0:
        raise EngineError(
            "no_usable_rows",
            "user",
            "The training split has no rows.",
            "train",
            "Import more rows, or give the training split a larger share.",
        )
    if train.kept:
        return
    reasons = dict(train.reasons)
    told = ", ".join(f"{n} {_REASONS[code]}" for code, n in sorted(reasons.items()))
    if set(reasons) <= {TOO_LONG, ANSWER_CUT} and TOO_LONG in reasons:
        raise EngineError(
            "rows_too_long",
            "user",
            f"All {train.rows} training rows are longer than max_length {settings.max_length}; "
            f"the shortest has {train.shortest} tokens, the longest {train.longest}.",
            "max_length",
            f"Raise max_length to at least {train.shortest}, shorten the rows, or cut them "
            "with truncation keep_start.",
            {
                "shortest": train.shortest,
                "longest": train.longest,
                "fixKnobs": {"max_length": max(16, train.longest)},
            },
        )
    raise EngineError(
        "zero_trainable_tokens",
        "user",
        f"No token would be learned from the {train.rows} training rows ({told}).",
        "train_on",
        _fix(reasons, settings),
        {"reasons": reasons},
    )


def _fix(reasons: dict[str, int], settings: Settings) -> str:
    most = max(reasons, key=lambda code: reasons[code])
    if most == NO_ASSISTANT:
        return "Give the rows assistant answers, or set train_on to `all`."
    if most == ANSWER_CUT:
        return f"Raise max_length above {settings.max_length}, or shorten the prompts."
    return "Give the rows answers that are not empty."
