"""`python -m tests.load [--quick]`; see bench.py."""

import sys
from pathlib import Path

# The tests import each other as `load` and `support`, as pytest does.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from load.bench import main

if __name__ == "__main__":
    sys.exit(main())
