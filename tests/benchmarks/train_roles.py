"""Train the model of ``tui.extraction.happenings.models.roles`` on annotated newswire.

    python -m tests.benchmarks.train_roles FOLDER

FOLDER is that of the MUC-4 data, with ``muc4_keys.py``, ``muc4_score.py`` and ``training/``: the model sees its
training texts alone. The weights go to ``data/models/roles.json``. Models of plausibility are learned on the way, each
without the texts that it then judges: how sure a happening is is a feature here.
"""

from __future__ import annotations

import json
import re
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.benchmarks.train_plausibility import DICTIONARIES, Keys, analysed, fit, held_out, learn
from tui import locations
from tui.extraction.cast.lexicon import lexicon
from tui.extraction.cast.records import Actors
from tui.extraction.happenings import events
from tui.extraction.happenings.models import plausibility, roles
from tui.extraction.happenings.models.plausibility import probability

STRENGTH = 5.0
NAMES = set(lexicon(DICTIONARIES).country_of) | {
    form.lower() for known in DICTIONARIES.read("actors", Actors).actor for form in known.acronyms
}
"""Words that belong to one country or group, whose features are left out."""
SLOTS = {"individual": "perp_ind", "group": "perp_org", "victim": "victim", "target": "target", "weapon": "weapon"}


def read(job):
    """The candidates of a document, each as slot, text and features, judged by models that have not seen it."""
    record, models = job
    arguments, known = analysed(record)
    analysis, kinds = arguments[0], {name: one.kind for name, one in known.items()}
    told, finder = events.stories(*arguments, models)
    plausibility.weigh(told, analysis, kinds, models)
    found = []
    for _, candidates, features in roles.judged(told, finder, analysis, DICTIONARIES):
        for one, of in zip(candidates, features, strict=True):
            actor = known.get(one.key) if one.slot == "group" else None
            kept = [feature for feature in of if not NAMES & set(re.split(r"[ =]", feature))]
            found.append((one.slot, actor.name if actor else one.best.text, kept))
    return record["id"], found


def main(folder):
    """Train the model and write it."""
    records = [json.loads(line) for line in (folder / "training" / "documents.jsonl").read_text().splitlines()]
    keys = Keys(folder)
    with ProcessPoolExecutor(2) as workers:
        _, unseen, fold = learn(folder, workers)
        jobs = [(record, unseen[fold[record["id"]]]) for record in records]
        documents = list(workers.map(read, jobs, chunksize=20))
    rows, slots = [], []
    for name, found in documents:
        for slot, text, features in found:
            right = any(keys.is_in(text, key[SLOTS[slot]]) for key in keys.gold.get(name, []))
            rows.append((fold[name], features, right))
            slots.append(slot)
    print(f"{len(rows)} candidates, {sum(right for _, _, right in rows)} of them right")
    models = held_out(rows, STRENGTH)
    report([(slot, probability(models[at], row), right) for slot, (at, row, right) in zip(slots, rows, strict=True)])
    model = fit([row for _, row, _ in rows], [right for _, _, right in rows], STRENGTH)
    path = locations.dictionaries().parent / "models" / "roles.json"
    path.write_text(json.dumps(model, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print(len(model), "weights")


def report(found):
    """Print precision and recall among the candidates out of fold at some thresholds, by slot."""
    for slot in SLOTS:
        mine = [(chance, right) for of, chance, right in found if of == slot]
        total = sum(right for _, right in mine)
        shown = []
        for threshold in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5):
            taken = [right for chance, right in mine if chance >= threshold]
            precision, recall = sum(taken) / max(1, len(taken)), sum(taken) / max(1, total)
            mean = 2 * precision * recall / max(0.01, precision + recall)
            shown.append(f"{threshold}: {precision:.2f} {recall:.2f} {mean:.3f}")
        print(f"{slot:10} {total:5} of {len(mine):6}  ", "  ".join(shown))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
