"""Train the model of ``tui.extraction.happenings.plausibility`` on annotated newswire.

    python tests/benchmarks/train_plausibility.py FOLDER

FOLDER is that of the MUC-4 data, with ``muc4_keys.py``, ``muc4_score.py`` and ``training/``: the model sees its
training texts alone. The weights go to ``data/models/plausibility.json``.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np

from tui import locations
from tui.extraction import parsing
from tui.extraction.articles import article
from tui.extraction.cast import actors
from tui.extraction.dictionaries import Dictionaries
from tui.extraction.geography import places
from tui.extraction.happenings import events
from tui.extraction.happenings.candidates import BODIES
from tui.extraction.happenings.plausibility import JUDGED, of_story, probability
from tui.extraction.text import cleaning
from tui.extraction.time import dates
from tui.model import Document

RARE = 4
"""Features seen less often are left out."""
FOLDS = 5
DICTIONARIES = Dictionaries()


def read(record):
    """A document's violent happenings: each one's kind, features and fillers, as plain data."""
    document = Document(record["id"], "text", "0" * 64, record["text"])
    facts, cleaned = article.facts(document, cleaning.clean(document))
    analysis = parsing.analyse(document, cleaned, facts, record["id"], parsing.model())
    when, where = dates.find(analysis), places.find(analysis, DICTIONARIES)
    appearances, cast = actors.find(analysis, where, when, DICTIONARIES)
    kinds = {appearance.actor: appearance for appearance in appearances}
    told, _ = events.stories(analysis, cast, appearances, where, when, DICTIONARIES)
    stories = [story for story in told if story.type in JUDGED]
    found = []
    for story in stories:
        features = of_story(story, stories, analysis)
        kind = "KIDNAPPING" if story.type == "kidnapping" else (story.subtype or "ATTACK").upper()
        found.append((kind, features, fillers(story, kinds)))
    return record["id"], found


def fillers(story, appearances):
    """The role, the words and whether it is a body, of each participant of a happening."""
    found = []
    for telling in story.tellings:
        for filler in telling.fillers:
            actor = appearances.get(filler.actor)
            group = actor is not None and actor.kind in BODIES
            text = actor.name if group and filler.role in ("perpetrator", "claimant") else filler.text
            found.append((filler.role, text, group))
    return found


def labelled(found, gold, same):
    """Happenings' features with whether the keys have them: one of their fillers, or their kind if they have none."""
    slots = {"victim": "victim", "target": "target", "perpetrator": "perp", "claimant": "perp"}
    for kind, features, taking_part in found:
        marks = []
        for role, text, group in taking_part:
            slot = slots.get(role)
            if slot is not None:
                slot = ("perp_org" if group else "perp_ind") if slot == "perp" else slot
                marks.append(any(same(text, entity["alts"]) for key in gold for entity in key[slot]))
        agreeing = any(kind in key["type"] or ("ATTACK" in key["type"] and kind != "KIDNAPPING") for key in gold)
        yield features, any(marks) or (not marks and agreeing)


def fit(rows, answers, strength=1.0):
    """Logistic regression with an L2 penalty: the weights by feature."""
    seen = Counter(feature for row in rows for feature in set(row))
    names = sorted(feature for feature, count in seen.items() if count >= RARE)
    index = {name: column for column, name in enumerate(names)}
    columns = [[*{index[feature] for feature in row if feature in index}, len(names)] for row in rows]
    lengths = np.array([len(row) for row in columns])
    column = np.concatenate([np.array(row) for row in columns])
    line = np.repeat(np.arange(len(rows)), lengths)
    wanted = np.array(answers, dtype=np.float64)
    weights = np.zeros(len(names) + 1)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, 401):
        scores = np.bincount(line, weights[column], len(rows))
        guess = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
        slope = np.bincount(column, (guess - wanted)[line], len(weights)) / len(rows)
        slope[:-1] += strength * weights[:-1] / len(rows)
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        weights -= 0.05 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    found = {name: round(float(weights[place]), 3) for name, place in index.items()}
    found = {name: weight for name, weight in found.items() if abs(weight) >= 0.02}
    return {"bias": round(float(weights[-1]), 3), **dict(sorted(found.items()))}


def main(folder):
    """Train the model and write it."""
    sys.path.insert(0, str(folder))
    from muc4_keys import parse_keys
    from muc4_score import gold_events, same

    records = [json.loads(line) for line in (folder / "training" / "documents.jsonl").read_text().splitlines()]
    gold = gold_events(parse_keys(folder / "training" / "keys.dev"))
    with ProcessPoolExecutor(2) as workers:
        read_all = dict(workers.map(read, records, chunksize=20))
    stories = [
        (position % FOLDS, *story)
        for position, (name, found) in enumerate(sorted(read_all.items()))
        for story in labelled(found, gold.get(name, []), same)
    ]
    right = 0
    for fold in range(FOLDS):
        rest = [story for story in stories if story[0] != fold]
        model = fit([features for _, features, _ in rest], [answer for _, _, answer in rest], 2.0)
        kept = [story for story in stories if story[0] == fold]
        right += sum((probability(model, features) >= 0.5) == answer for _, features, answer in kept)
    print(f"{len(stories)} happenings, {right / len(stories):.3f} right out of fold")
    models = {"happening": fit([features for _, features, _ in stories], [answer for _, _, answer in stories], 2.0)}
    path = locations.dictionaries().parent / "models" / "plausibility.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(models, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print({name: len(model) for name, model in models.items()})


if __name__ == "__main__":
    main(Path(sys.argv[1]))
