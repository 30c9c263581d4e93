"""Prints how right extraction is: ``python tests/benchmarks/extraction_quality.py EVALUATION``.

EVALUATION is a folder with ``score_dossier.py``, ``gold`` (whose documents are in ``../corpus``) and ``muc4``:
annotated documents and newswire with answer keys, which do not belong to this project. The second block scores
``annotated``, which does, with the scorer of EVALUATION. No bar is set on that one: it is for comparing two versions
on other news, not for reaching a figure. Everything goes through the command line, as a user's documents do.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

ANNOTATED = Path(__file__).parent / "annotated"
MUC_LINES = ("ROLE  micro", "TMPL  all", "TMPL  date", "CASUALTY killed")


def dossier_of(documents: Path, folder: Path) -> Path:
    """Build a dossier and export it; returns the export."""
    dossier, export = folder / f"{documents.name}.dossier", folder / f"{documents.name}.json"
    dateline = [sys.executable, "-m", "tui"]
    built = subprocess.run(
        [*dateline, "build", documents, "--dossier", dossier], check=True, capture_output=True, text=True
    )
    print(built.stdout.strip())
    with export.open("w") as output:
        subprocess.run([*dateline, "export", "--dossier", dossier, "--format", "json"], check=True, stdout=output)
    return export


def score(scorer: Path, documents: Path, gold: Path, misses: bool) -> str:
    """What the scorer says of an annotated set."""
    with tempfile.TemporaryDirectory() as temporary:
        export = dossier_of(documents, Path(temporary))
        where = ["--gold", gold, "--documents", documents, *(["--misses"] if misses else [])]
        scored = subprocess.run([sys.executable, scorer, export, *where], check=True, capture_output=True, text=True)
    return scored.stdout


def score_newswire(muc: Path, everything: bool) -> str:
    """What the newswire's scorer says: the lines that count, or everything."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        export, predicted = dossier_of(muc / "documents", folder), folder / "predicted.jsonl"
        with predicted.open("w") as output:
            subprocess.run([sys.executable, "muc4_from_export.py", export], check=True, cwd=muc, stdout=output)
        keys = ["--gold", "key-tst1.v7", "key-tst2.v4", "--pred", predicted]
        scored = subprocess.run(
            [sys.executable, "muc4_score.py", *keys], check=True, cwd=muc, capture_output=True, text=True
        )
    return "\n".join(line for line in scored.stdout.splitlines() if line.startswith(MUC_LINES) or everything)


def main() -> int:
    """Build, export, score; print what the scorers say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("evaluation", type=Path)
    parser.add_argument("--misses", action="store_true", help="name what was missed and what was wrong")
    arguments = parser.parse_args()
    evaluation: Path = arguments.evaluation.resolve()
    scorer = evaluation / "score_dossier.py"
    print(score(scorer, evaluation.parent / "corpus", evaluation / "gold", arguments.misses))
    print("tests/benchmarks/annotated")
    print(score(scorer, ANNOTATED / "documents", ANNOTATED / "gold", arguments.misses))
    print(score_newswire(evaluation / "muc4", arguments.misses))
    return 0


if __name__ == "__main__":
    sys.exit(main())
