"""`python -m facet_engine.bench reference|overhead-script --request F --json F [--steps N]`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from facet_engine.__main__ import QUIET


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m facet_engine.bench")
    parser.add_argument("what", choices=["reference", "overhead-script"])
    parser.add_argument("--request", type=Path, required=True, help="request file of a train job")
    parser.add_argument("--json", type=Path, required=True, help="where the figures go")
    parser.add_argument("--steps", type=int, default=None)
    options = parser.parse_args(arguments)
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    request = json.loads(options.request.read_text("utf-8"))
    if options.what == "reference":
        from facet_engine.bench.reference import compare_with_reference

        figures = compare_with_reference(request, options.steps or 20)
    else:
        from facet_engine.bench.overhead import train_as_script

        figures = train_as_script(request, options.steps)
    options.json.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
