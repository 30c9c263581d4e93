"""``python -m tui`` and the command ``dateline``."""

import sys

from tui.terminal import last_frame


def main() -> None:
    """Show the dossier as it was left, if that is wanted, then run the command line."""
    last_frame.paint(sys.argv[1:])
    try:
        from tui.cli import main as run

        sys.exit(run())
    finally:
        last_frame.withdraw()


if __name__ == "__main__":
    main()
