"""Train the model of ``tui.extraction.happenings.roles`` on annotated newswire.

    python tests/benchmarks/train_roles.py FOLDER

FOLDER is that of the MUC-4 data, with ``muc4_keys.py``, ``muc4_score.py`` and ``training/``: the model sees its
training texts alone. The weights go to ``data/models/roles.json``. Train plausibility first: how sure a happening is
is a feature here.
"""

from __future__ import annotations

import json
import re
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.benchmarks.train_plausibility import DICTIONARIES, FOLDS, fillers, fit, labelled
from tui import locations
from tui.extraction import parsing
from tui.extraction.articles import article
from tui.extraction.cast import actors
from tui.extraction.cast.lexicon import Actors, lexicon
from tui.extraction.geography import places
from tui.extraction.happenings import events, reports, roles
from tui.extraction.happenings.plausibility import DOUBTFUL, JUDGED, firm, of_story, probability
from tui.extraction.text import cleaning
from tui.extraction.time import dates
from tui.model import Document

STRENGTH = 5.0
NAMES = set(lexicon(DICTIONARIES).country_of) | {
    form.lower() for known in DICTIONARIES.read("actors", Actors).actor for form in known.acronyms
}
"""Words that belong to one country or group, whose features are left out."""
SLOTS = {"individual": "perp_ind", "group": "perp_org", "victim": "victim", "target": "target", "weapon": "weapon"}


def read(record):
    """A document's violent happenings as plain data: kind, features, fillers, if firm, if told, and candidates."""
    document = Document(record["id"], "text", "0" * 64, record["text"])
    facts, cleaned = article.facts(document, cleaning.clean(document, DICTIONARIES), DICTIONARIES)
    analysis = parsing.analyse(document, cleaned, facts, record["id"], parsing.model())
    when, where = dates.find(analysis), places.find(analysis, DICTIONARIES)
    appearances, cast = actors.find(analysis, where, when, DICTIONARIES)
    known = {appearance.actor: appearance for appearance in appearances}
    told, finder = events.stories(analysis, cast, appearances, where, when, DICTIONARIES)
    violent = [story for story in told if story.type in JUDGED]
    found = []
    for story, candidates, features in roles.judged(told, finder, analysis, DICTIONARIES):
        likely = reports.write(story, analysis).modality in ("asserted", "claimed", "alleged")
        entries = []
        for one, of in zip(candidates, features, strict=True):
            actor = known.get(one.key)
            named = one.slot == "group" and actor is not None
            entries.append((one.slot, actor.name if named else one.best.text, of, one.tied))
        kind = "KIDNAPPING" if story.type == "kidnapping" else (story.subtype or "ATTACK").upper()
        found.append((kind, of_story(story, violent, analysis), fillers(story, known), firm(story), likely, entries))
    return record["id"], found


def rows(documents, gold, same):
    """Every candidate with its fold, document, slot, text, features, whether it is right, tied and told.

    How sure its happening is comes from a model that has not seen its document.
    """
    stories = []
    for position, (name, found) in enumerate(documents):
        answers = labelled([story[:3] for story in found], gold.get(name, []), same)
        stories += [
            (position % FOLDS, name, features, right, *story[3:])
            for story, (features, right) in zip(found, answers, strict=True)
        ]
    result = []
    for fold in range(FOLDS):
        rest = [story for story in stories if story[0] != fold]
        model = fit([story[2] for story in rest], [story[3] for story in rest], 2.0)
        for number, (_, name, features, _, sure, likely, entries) in enumerate(s for s in stories if s[0] == fold):
            certainty = probability(model, features)
            told = likely and (sure or certainty >= DOUBTFUL)
            for slot, text, of, tied in entries:
                right = any(same(text, entity["alts"]) for key in gold.get(name, []) for entity in key[SLOTS[slot]])
                of = [f for f in of if " certainty=" not in f and not NAMES & set(re.split(r"[ =]", f))]
                of.append(f"{slot} certainty={int(certainty * 10)}")
                result.append((fold, name, slot, text, of, right, tied, told, number))
    return result


def main(folder):
    """Train the model and write it."""
    sys.path.insert(0, str(folder))
    from muc4_keys import parse_keys
    from muc4_score import gold_events, same

    records = [json.loads(line) for line in (folder / "training" / "documents.jsonl").read_text().splitlines()]
    gold = gold_events(parse_keys(folder / "training" / "keys.dev"))
    with ProcessPoolExecutor(2) as workers:
        documents = sorted(workers.map(read, records, chunksize=20))
    found = rows(documents, gold, same)
    print(f"{len(found)} candidates, {sum(row[5] for row in found)} of them right")
    chances = {}
    for fold in range(FOLDS):
        rest = [row for row in found if row[0] != fold]
        model = fit([row[4] for row in rest], [row[5] for row in rest], STRENGTH)
        chances |= {index: probability(model, row[4]) for index, row in enumerate(found) if row[0] == fold}
    report(found, chances)
    model = fit([row[4] for row in found], [row[5] for row in found], STRENGTH)
    path = locations.dictionaries().parent / "models" / "roles.json"
    path.write_text(json.dumps(model, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print(len(model), "weights")


def report(found, chances):
    """Print precision and recall among the candidates out of fold at some thresholds, by slot."""
    for slot in SLOTS:
        mine = [(chances[index], row[5]) for index, row in enumerate(found) if row[2] == slot]
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
