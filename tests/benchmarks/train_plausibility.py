"""Train the models of violent happenings on annotated newswire.

    python -m tests.benchmarks.train_plausibility FOLDER

FOLDER is that of the MUC-4 data, with ``muc4_keys.py``, ``muc4_score.py`` and ``training/``: the models see its
training texts alone. They say which happenings of a text are one (``sameness``) and which are happenings at all
(``plausibility``). The weights go to ``data/models/plausibility.json``.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

import numpy as np

from tui import locations
from tui.extraction import parsing
from tui.extraction.analysis import Named
from tui.extraction.articles import article
from tui.extraction.cast import actors
from tui.extraction.dictionaries import Dictionaries
from tui.extraction.geography import places
from tui.extraction.happenings import events
from tui.extraction.happenings.models.candidates import BODIES
from tui.extraction.happenings.models.plausibility import JUDGED, of_parties, of_story, probability
from tui.extraction.happenings.models.sameness import Among, comparable, of_pair
from tui.extraction.text import cleaning
from tui.extraction.time import dates
from tui.model import Document

RARE = 4
"""Features seen less often are left out."""
FOLDS = 5
SURE = 1.5
"""The agreement from which on a happening is surely that of a key."""
DICTIONARIES = Dictionaries()
SLOTS = {"victim": "victim", "target": "target", "perpetrator": "perp", "claimant": "perp"}


class Told(NamedTuple):
    """A happening as the program reads it, as plain data."""

    kind: str
    parts: list[tuple[str, str]]
    """Slots of the keys with what fills them."""
    date: str | None
    place: str | None
    features: list[str]


def analysed(record):
    """What the steps before happenings make of a text, and the kinds of its actors."""
    document = Document(record["id"], "text", "0" * 64, record["text"])
    facts, cleaned = article.facts(document, cleaning.clean(document, DICTIONARIES), DICTIONARIES)
    analysis = parsing.analyse(document, cleaned, facts, record["id"], parsing.model())
    when, where = dates.find(analysis), places.find(analysis, DICTIONARIES)
    appearances, cast = actors.find(analysis, where, DICTIONARIES)
    return (analysis, Named(cast, appearances, where, when), DICTIONARIES), {one.actor: one for one in appearances}


def read_pairs(record):
    """The violent happenings of a text before any are merged, and the features of each pair that may be one."""
    arguments, kinds = analysed(record)
    stories = [story for story in events.joined(*arguments)[0] if story.type in JUDGED]
    among = Among(stories) if stories else None
    agency = arguments[0].facts.dateline_place is not None
    pairs = [
        (first, second, of_pair(one, other, among))
        for first, one in enumerate(stories)
        for second, other in enumerate(stories[first + 1 :], first + 1)
        if comparable(one, other, agency=agency)
    ]
    return record["id"], [told(story, kinds, []) for story in stories], pairs


def read(job):
    """The violent happenings of a text with their features, merged by a model that has not seen the text."""
    record, same = job
    arguments, kinds = analysed(record)
    analysis = arguments[0]
    stories = [story for story in events.stories(*arguments, {"same": same})[0] if story.type in JUDGED]
    sorts = {name: one.kind for name, one in kinds.items()}
    found = [
        told(story, kinds, [*of_story(story, stories, analysis), *of_parties(story, stories, analysis, sorts)])
        for story in stories
    ]
    return record["id"], found


def told(story, kinds, features):
    """A happening as plain data."""
    parts = [slot_of(filler, kinds) for telling in story.tellings for filler in telling.fillers]
    when = story.when()
    date = when and when.start and (when.start if when.end in (None, when.start) else f"{when.start}/{when.end}")
    place = next((telling.places[0].place.name for telling in story.tellings if telling.places), None)
    kind = "KIDNAPPING" if story.type == "kidnapping" else (story.subtype or "ATTACK").upper()
    return Told(kind, parts, date, place, features)


def slot_of(filler, kinds):
    """The slot of the keys that a participant belongs in, and how it is called there."""
    slot = SLOTS.get(filler.role, filler.role)
    if slot != "perp":
        return slot, filler.text
    actor = kinds.get(filler.actor)
    group = actor is not None and actor.kind in BODIES
    return ("perp_org", actor.name) if group else ("perp_ind", filler.text)


class Keys:
    """The keys of the training texts, and how the scorer compares with them."""

    def __init__(self, folder):
        sys.path.insert(0, str(folder))
        from muc4_keys import parse_keys
        from muc4_score import date_score, gold_events, loc_score, same

        self.gold = gold_events(parse_keys(folder / "training" / "keys.dev"))
        self.date, self.place, self.same = date_score, loc_score, same

    def of(self, name, told):
        """Which of a text's keys a happening is of; None if nothing tells which of several."""
        scores = {}
        keys = self.gold.get(name, [])
        for index, key in enumerate(keys):
            attack = told.kind != "KIDNAPPING" and "KIDNAPPING" not in key["type"]
            plain = "ATTACK" in key["type"] or told.kind not in ("BOMBING", "ARSON", "ROBBERY", "HIJACKING")
            if told.kind in key["type"] or (attack and plain):
                scores[index] = self._agreement(told, key)
        if not scores:
            return set()
        best = max(scores.values())
        if best >= SURE:
            return {index for index, score in scores.items() if score >= best - 0.01}
        if best <= -1 or any(slot in ("victim", "target") for slot, _ in told.parts):
            return set()
        return set(scores) if len(scores) == 1 else None

    def _agreement(self, told, key):
        score = 0.0
        for slot, text in set(told.parts):
            if slot in key and self.is_in(text, key[slot]):
                score += 2 if slot in ("victim", "target") else 1
        if told.date is not None:
            score += {1.0: 1, 0.5: 0.3, 0.0: -2 if key["date"] else 0}[self.date(told.date, key["date"])]
        if told.place is not None:
            score += 0.8 if self.place(told.place, key["location"]) else -0.5
        return score

    def is_in(self, text, entities):
        """Whether a phrase names one of a key's entities."""
        return any(self.same(text, entity["alts"]) for entity in entities)


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


def held_out(rows, strength):
    """A model for each fold, learned from rows (fold, features, answer) of the others."""
    return [
        fit([row for at, row, _ in rows if at != fold], [answer for at, _, answer in rows if at != fold], strength)
        for fold in range(FOLDS)
    ]


def learn(folder, workers):
    """The two models; and for each the models that have not seen a fold, whose figures are printed."""
    records = [json.loads(line) for line in (folder / "training" / "documents.jsonl").read_text().splitlines()]
    keys = Keys(folder)
    fold = {name: at % FOLDS for at, name in enumerate(sorted(record["id"] for record in records))}
    pairs = []
    for name, stories, found in workers.map(read_pairs, records, chunksize=20):
        of = [keys.of(name, story) for story in stories]
        pairs += [
            (fold[name], features, bool(of[one] & of[other]))
            for one, other, features in found
            if of[one] is not None and of[other] is not None and (of[one] or of[other])
        ]
    same = held_out(pairs, 3.0)
    print(f"same: {right(pairs, same):.3f} of {len(pairs)} pairs right out of fold")
    jobs = [(record, same[fold[record["id"]]]) for record in records]
    stories = [
        (fold[name], story.features, keys.of(name, story) != set())
        for name, found in workers.map(read, jobs, chunksize=20)
        for story in found
    ]
    happening = held_out(stories, 16.0)
    print(f"happening: {right(stories, happening):.3f} of {len(stories)} right out of fold")
    models = {
        name: fit([row for _, row, _ in rows], [answer for _, _, answer in rows], strength)
        for name, rows, strength in (("same", pairs, 3.0), ("happening", stories, 16.0))
    }
    unseen = [dict(zip(models, each, strict=True)) for each in zip(same, happening, strict=True)]
    return models, unseen, fold


def right(rows, models):
    """The share of rows that the models which have not seen them answer rightly."""
    return sum((probability(models[at], row) >= 0.5) == answer for at, row, answer in rows) / len(rows)


def main(folder):
    """Train the models and write them."""
    with ProcessPoolExecutor(2) as workers:
        models, _, _ = learn(folder, workers)
    path = locations.dictionaries().parent / "models" / "plausibility.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(models, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print({name: len(model) for name, model in models.items()})


if __name__ == "__main__":
    main(Path(sys.argv[1]))
