"""Makes the support-triage example: a ticket as prompt, its label as completion, in CSV.

    python make.py            writes train.csv and held-out.csv beside this file
    python make.py --check    writes nothing, exits 1 if the files differ or the two sets overlap

`--seed` and `--out` draw other rows into another folder. Plain Python >= 3.11, nothing to install.
"""

import argparse
import csv
import io
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))

import tickets  # noqa: E402

from pick import pick  # noqa: E402
from regenerate import regenerate  # noqa: E402

SEED = 3
TRAINING_ROWS = 640
HELD_OUT_ROWS = 160
QUESTION = f"Sort this ticket into {', '.join(sorted(tickets.TRAINING))}."


def make_rows(
    random: Random,
    sentences: Mapping[str, Sequence[str]],
    openings: Sequence[str],
    closings: Sequence[str],
    count: int,
) -> list[tuple[str, str]]:
    """`count` different (prompt, completion) pairs, every label equally often, in random order.

    The prompt ends in "Label:" and the completion starts with the space that follows it: no token
    then spans the border between what is read and what is learned.
    """
    rows: dict[str, str] = {}
    labels = list(sentences)
    while len(rows) < count:
        label = labels[len(rows) % len(labels)]
        sentence = pick(random, sentences[label]).format(
            product=pick(random, tickets.PRODUCTS),
            order=pick(random, range(10_000, 100_000)),
            days=pick(random, range(2, 15)),
        )
        parts = (
            QUESTION,
            "Ticket:",
            pick(random, openings),
            sentence,
            pick(random, closings),
            "Label:",
        )
        rows[" ".join(part for part in parts if part)] = f" {label}"
    return sorted(rows.items(), key=lambda _: random.random())


def shared_sentences() -> list[str]:
    """Sentences, openings and closings in both sets; empty when every held-out row is new."""
    training = {s for group in tickets.TRAINING.values() for s in group}
    held_out = {s for group in tickets.HELD_OUT.values() for s in group}
    training |= {*tickets.TRAINING_OPENINGS, *tickets.TRAINING_CLOSINGS} - {""}
    held_out |= {*tickets.HELD_OUT_OPENINGS, *tickets.HELD_OUT_CLOSINGS} - {""}
    return sorted(training & held_out)


def as_csv(rows: Sequence[tuple[str, str]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("prompt", "completion"))
    writer.writerows(rows)
    return text.getvalue().encode()


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--check", action="store_true", help="compare with the files instead of writing them"
    )
    parser.add_argument("--seed", type=int, help="draw other rows (needs --out)")
    parser.add_argument("--out", type=Path, help="folder to write instead of the example's own")
    given = parser.parse_args()
    if given.seed is not None and given.out is None:
        parser.error("--seed needs --out: the example's own files keep their seed")
    shared = shared_sentences()
    for sentence in shared:
        print(f"held-out rows are not new: {sentence!r}")
    if shared:
        return 1
    random = Random(SEED if given.seed is None else given.seed)
    files = {
        "train.csv": as_csv(
            make_rows(
                random,
                tickets.TRAINING,
                tickets.TRAINING_OPENINGS,
                tickets.TRAINING_CLOSINGS,
                TRAINING_ROWS,
            )
        ),
        "held-out.csv": as_csv(
            make_rows(
                random,
                tickets.HELD_OUT,
                tickets.HELD_OUT_OPENINGS,
                tickets.HELD_OUT_CLOSINGS,
                HELD_OUT_ROWS,
            )
        ),
    }
    return regenerate(HERE if given.out is None else given.out, files, check=given.check)


if __name__ == "__main__":
    sys.exit(main())
