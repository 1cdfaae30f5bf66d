"""Measure everything that can be measured here: ``make bench``. Each script also runs by itself.

What takes hours, or wants the whole machine, is not among it; it is listed at the end, and run by hand.
"""

import ast
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
BY_HAND = {
    "python -m bench.scale": HERE / "scale" / "__main__.py",
    "python bench/stored_copies.py": HERE / "stored_copies.py",
    "python bench/rewritten.py": HERE / "rewritten.py",
    "python bench/ingest.py": HERE / "ingest.py",
    "python -m bench.storm": HERE / "storm" / "__main__.py",
}


def main() -> int:
    worst = 0
    for script in sorted((HERE / "measures").glob("*.py")):
        print(f"\n== {script.stem} ==", flush=True)
        worst = max(worst, subprocess.run([sys.executable, str(script)], check=False).returncode)
    print("\nRun by hand, because it takes long:")
    for command, script in BY_HAND.items():
        about = ast.get_docstring(ast.parse(script.read_text(encoding="utf-8"))) or ""
        print(f"  {command:31} {about.partition(chr(10))[0]}")
    return worst


if __name__ == "__main__":
    sys.exit(main())
