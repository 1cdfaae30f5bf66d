"""Measure everything that can be measured here: ``make bench``. Each script also runs by itself."""

import subprocess
import sys
from pathlib import Path

MEASURES = Path(__file__).parent / "measures"


def main() -> int:
    worst = 0
    for script in sorted(MEASURES.glob("*.py")):
        print(f"\n== {script.stem} ==", flush=True)
        worst = max(worst, subprocess.run([sys.executable, str(script)], check=False).returncode)
    return worst


if __name__ == "__main__":
    sys.exit(main())
