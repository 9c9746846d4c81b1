"""`python -m facet_engine <request.json>` or `python -m facet_engine preview|serve`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from facet_engine.tasks import COMMANDS, load_command

USAGE = "usage: python -m facet_engine <request.json> | " + " | ".join(COMMANDS)


# For libraries that are imported later: no calls home, no bars in the log, no spinning threads
# (on a shared machine they cost more than they bring).
QUIET = {
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "TRL_EXPERIMENTAL_SILENCE": "1",
    "TQDM_DISABLE": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "OMP_WAIT_POLICY": "PASSIVE",
    "GOMP_SPINCOUNT": "0",
}


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0] in ("-h", "--help"):
        print(USAGE, file=sys.stderr)
        return 2
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    if arguments[0] in COMMANDS:
        return load_command(arguments[0])(arguments[1:])
    from facet_engine.protocol.session import run_request

    return run_request(Path(arguments[0]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
