"""Prints how right extraction is: ``python tests/benchmarks/extraction_quality.py EVALUATION``.

EVALUATION is a folder with ``score_dossier.py``, ``gold`` (whose documents are in ``../corpus``) and ``muc4``:
annotated documents and newswire with answer keys, which do not belong to this project. Everything goes through the
command line, as a user's documents do.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

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


def main() -> int:
    """Build, export, score; print what the scorers say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("evaluation", type=Path)
    parser.add_argument("--misses", action="store_true", help="name what was missed and what was wrong")
    arguments = parser.parse_args()
    evaluation: Path = arguments.evaluation.resolve()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        corpus = evaluation.parent / "corpus"
        scorer = [sys.executable, evaluation / "score_dossier.py", dossier_of(corpus, folder)]
        where = ["--gold", evaluation / "gold", "--documents", corpus, *(["--misses"] if arguments.misses else [])]
        print(subprocess.run([*scorer, *where], check=True, capture_output=True, text=True).stdout)
        muc = evaluation / "muc4"
        export = dossier_of(muc / "documents", folder)
        predicted = folder / "predicted.jsonl"
        with predicted.open("w") as output:
            subprocess.run([sys.executable, "muc4_from_export.py", export], check=True, cwd=muc, stdout=output)
        keys = ["--gold", "key-tst1.v7", "key-tst2.v4", "--pred", predicted]
        scored = subprocess.run(
            [sys.executable, "muc4_score.py", *keys], check=True, cwd=muc, capture_output=True, text=True
        )
        print("\n".join(line for line in scored.stdout.splitlines() if line.startswith(MUC_LINES) or arguments.misses))
    return 0


if __name__ == "__main__":
    sys.exit(main())
