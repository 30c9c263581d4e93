"""``python -m tui`` and the command ``dateline``."""

import sys


def main() -> None:
    """Run the command line."""
    from tui.cli import main as run

    sys.exit(run())


if __name__ == "__main__":
    main()
