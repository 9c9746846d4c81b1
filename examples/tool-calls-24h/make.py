"""Makes this folder's rows: the tool calls of ../tool-calls with the time turned into 24-hour form.

    python make.py            writes this folder
    python make.py --check    writes nothing, exits 1 if the files differ or the two sets overlap

The wordings and the home are those of ../tool-calls/make.py, which this runs. Plain Python >= 3.11.
"""

import subprocess
import sys
from pathlib import Path

MAKER = Path(__file__).resolve().parent.parent / "tool-calls" / "make.py"

if __name__ == "__main__":
    command = [sys.executable, str(MAKER), "--hard", *sys.argv[1:]]
    sys.exit(subprocess.run(command, check=False).returncode)
