"""Makes the tool-call examples: requests to a smart home and the JSON call each one means.

    python make.py            writes this folder          (the time is copied as it was said)
    python make.py --hard     writes ../tool-calls-24h    (the time is turned into 24-hour form)
    python make.py --check    writes nothing, exits 1 if the files differ or the two sets overlap

`--seed` and `--out` draw other rows into another folder. The room-device pairs kept for the
held-out rows do not depend on the seed: held-out rows of any seed are new to training rows of any
other. Plain Python >= 3.11, nothing to install.
"""

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))

from held_out_wordings import HELD_OUT  # noqa: E402
from home import DEVICES_BY_ACTION, ROOMS, VALUES_BY_ACTION, is_held_out  # noqa: E402
from overlaps import overlaps  # noqa: E402
from row import Call, Question, Row  # noqa: E402
from say import say_request, say_time  # noqa: E402
from training_wordings import TRAINING  # noqa: E402
from wordings import Wordings  # noqa: E402

from pick import pick  # noqa: E402
from regenerate import regenerate  # noqa: E402

SYSTEM = (
    "You turn a request into one JSON tool call with the keys room, device, action, value, time."
)
LONGEST_REQUEST = 95  # characters; keeps a row under about 100 tokens, so that a step stays short
SHARE_WITH_TIME = 0.55
ASKED_BY_THE_DEMO = (("turn_on", True), ("set_temperature", True), ("lock", False))


@dataclass(frozen=True)
class Variant:
    """One of the two data sets this script makes."""

    folder: Path
    training_rows: int
    held_out_rows: int
    seed: int
    in_24_hours: bool


EASY = Variant(HERE, training_rows=640, held_out_rows=200, seed=1, in_24_hours=False)
HARD = Variant(
    HERE.parent / "tool-calls-24h",
    training_rows=1500,
    held_out_rows=200,
    seed=2,
    in_24_hours=True,
)


def make_rows(
    random: Random, wordings: Wordings, count: int, *, held_out: bool, in_24_hours: bool
) -> list[Row]:
    """`count` chat rows with different requests, in random order.

    Actions take turns, so that none is rare; those with a value come twice as often, because
    copying a number is the part that needs most examples.
    """
    rows: dict[str, Row] = {}
    actions = [*DEVICES_BY_ACTION, *VALUES_BY_ACTION]
    while len(rows) < count:
        action = actions[len(rows) % len(actions)]
        pairs = [
            (room, device)
            for room in ROOMS
            for device in DEVICES_BY_ACTION[action]
            if is_held_out(room, device) == held_out
        ]
        room, device = pick(random, pairs)
        value = pick(random, VALUES_BY_ACTION[action]) if action in VALUES_BY_ACTION else None
        spoken, clock = say_time(random) if random.random() < SHARE_WITH_TIME else (None, None)
        time = clock if in_24_hours else spoken
        call = Call(room=room, device=device, action=action, value=value, time=time)
        request = say_request(random, wordings, call, spoken)
        if len(request) > LONGEST_REQUEST:
            continue
        rows[request] = {
            "messages": [
                {"role": "system", "content": SYSTEM},
                {"role": "user", "content": request},
                {"role": "assistant", "content": json.dumps(call, separators=(",", ":"))},
            ]
        }
    return sorted(rows.values(), key=lambda _: random.random())


def pick_questions(rows: Iterable[Row]) -> list[Question]:
    """Three rows of different kinds, the answer taken apart from the question."""
    questions: dict[tuple[str, bool], Question] = {}
    for row in rows:
        *prompt, answer = row["messages"]
        call = json.loads(answer["content"])
        kind = (call["action"], call["time"] is not None)
        questions.setdefault(kind, {"messages": prompt, "expected": answer["content"]})
    return [questions[kind] for kind in ASKED_BY_THE_DEMO]


def as_json_lines(rows: Iterable[Row]) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def make(variant: Variant, *, check: bool) -> int:
    """Write or check the files of one variant. Returns a process exit code."""
    random = Random(variant.seed)
    training = make_rows(
        random, TRAINING, variant.training_rows, held_out=False, in_24_hours=variant.in_24_hours
    )
    held_out = make_rows(
        random, HELD_OUT, variant.held_out_rows, held_out=True, in_24_hours=variant.in_24_hours
    )
    shared = overlaps(training, held_out)
    for overlap in shared:
        print(f"held-out rows are not new: {overlap}")
    if shared:
        return 1
    files = {
        "train.jsonl": as_json_lines(training),
        "held-out.jsonl": as_json_lines(held_out),
        "questions.json": (json.dumps(pick_questions(held_out), indent=2) + "\n").encode(),
    }
    return regenerate(variant.folder, files, check=check)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--hard", action="store_true", help="the variant with 24-hour times")
    parser.add_argument(
        "--check", action="store_true", help="compare with the files, write nothing"
    )
    parser.add_argument("--seed", type=int, help="draw other rows (needs --out)")
    parser.add_argument("--out", type=Path, help="folder to use instead of the example's own")
    given = parser.parse_args()
    if given.seed is not None and given.out is None:
        parser.error("--seed needs --out: the example's own files keep their seed")
    variant = HARD if given.hard else EASY
    if given.out is not None:
        variant = replace(variant, folder=given.out)
    if given.seed is not None:
        variant = replace(variant, seed=given.seed)
    return make(variant, check=given.check)


if __name__ == "__main__":
    sys.exit(main())
