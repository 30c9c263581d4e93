"""Dictionaries: read, extended by the user, and refused with the place of the fault."""

from __future__ import annotations

import pickle
import re
import tomllib
from typing import TYPE_CHECKING

import pytest

from tui import locations
from tui.errors import DictionaryError
from tui.extraction.cast.given import Given
from tui.extraction.cast.kinds import KindWords
from tui.extraction.cast.lexicon import Lexicon, fold, lexicon, normal
from tui.extraction.cast.records import Actors, National, States
from tui.extraction.cast.titles import TitleWords
from tui.extraction.dictionaries import Dictionaries
from tui.extraction.geography.gazetteer import Places, gazetteer
from tui.extraction.happenings.happenings import vocabulary

if TYPE_CHECKING:
    from pathlib import Path

SHAPES = {
    "states": States,
    "actors": Actors,
    "national": National,
    "places": Places,
    "titles": TitleWords,
    "kinds": KindWords,
    "given": Given,
}


@pytest.mark.parametrize("name", SHAPES)
def test_the_packaged_dictionaries_have_their_shape_and_say_what_their_keys_are(name: str, dictionaries: Dictionaries):
    assert dictionaries.read(name, SHAPES[name])
    assert (locations.dictionaries() / f"{name}.toml").read_text("utf-8").startswith("# ")


def test_no_id_is_given_twice(dictionaries: Dictionaries):
    ids = [entry.id for entry in dictionaries.read("actors", Actors).actor]
    ids += [entry.id for entry in dictionaries.read("states", States).state]
    assert len(ids) == len(set(ids))


def test_every_actor_has_a_name_a_kind_and_a_country_that_is_a_state(dictionaries: Dictionaries):
    states = {state.name for state in dictionaries.read("states", States).state}
    for actor in dictionaries.read("actors", Actors).actor:
        assert actor.name
        assert actor.kind
        assert actor.country is None or actor.country in states, actor.id


def test_every_party_and_body_of_a_state_is_told_once_or_extends_an_actor(dictionaries: Dictionaries):
    states = {state.name for state in dictionaries.read("states", States).state}
    national = dictionaries.read("national", National)
    actors = {entry.id for entry in dictionaries.read("actors", Actors).actor}
    own = list(national.known())
    assert set(national.country) <= states
    assert len({one.id for one in own}) == len(own)
    assert all((one.id in actors) != bool(one.name) for one in own)


def test_every_town_is_in_a_state(dictionaries: Dictionaries):
    states = {state.name for state in dictionaries.read("states", States).state}
    places = dictionaries.read("places", Places)
    assert set(places.cities) <= states
    assert set(places.regions) <= states
    assert set(places.preferred.values()) <= states


def test_every_capital_is_known_as_a_place(dictionaries: Dictionaries):
    known = gazetteer(dictionaries)
    for state in dictionaries.read("states", States).state:
        assert not state.capital or any(spot.capital for spot in known.named(state.capital)), state.name


def test_a_file_of_the_user_extends_the_packaged_one(tmp_path: Path):
    (tmp_path / "actors.toml").write_text(
        '[[actor]]\nid = "front"\nname = "Harbour Front"\nkind = "armed_group"\nacronyms = ["HBF"]\n'
        '[[actor]]\nid = "un"\naliases = ["the world body"]\n'
    )
    extended = lexicon(Dictionaries([tmp_path]))
    found = [(hit.entry.name, hit.sense) for hit in extended.find("The HBF told the world body and the United Nations")]
    assert found == [("Harbour Front", "acronym"), ("United Nations", "name"), ("United Nations", "name")]


@pytest.mark.parametrize(
    ("content", "line", "column", "says"),
    [
        ('[[actor]]\nid = "a"\nname = = "b"\n', 3, 8, "Invalid value"),
        (
            '[[actor]]\nid = "a"\nkind = "person"\n\n[[actor]]\nid = "b"\n  kind = "club"\n',
            7,
            3,
            "Invalid enum value 'club'",
        ),
        ('[[actor]]\nid = "a"\n[[actor]]\nid = "b"\nnames = "c"\n', 5, 1, "unknown field `names`"),
        ('[[actor]]\nid = "a"\naliases = ["b", 3]\n', 3, 1, "Expected `str`, got `int`"),
        ('[[actor]]\nid = "a"\n[[actor]]\nname = "b"\n', 3, 1, "missing required field `id`"),
        ('actor = [{id = "a", kind = 3}]\n', 1, 21, "got `int`"),
    ],
)
def test_a_broken_file_is_refused_with_its_line_and_column(
    tmp_path: Path, content: str, line: int, column: int, says: str
):
    path = tmp_path / "actors.toml"
    path.write_text(content)
    with pytest.raises(DictionaryError) as caught:
        Dictionaries([tmp_path]).read("actors", Actors)
    assert f"{path}: line {line}, column {column}: " in caught.value.problem
    assert says in caught.value.problem
    assert caught.value.remedy


def test_a_file_in_another_encoding_is_refused_with_its_line(tmp_path: Path):
    (tmp_path / "titles.toml").write_bytes(b'heads = ["Chief"]\nofficials = ["caf\xe9"]\n')
    with pytest.raises(DictionaryError, match="line 2, column 18: not UTF-8"):
        Dictionaries([tmp_path]).read("titles", TitleWords)


def test_dictionaries_travel_to_other_processes(tmp_path: Path):
    (tmp_path / "given.toml").write_text('names = ["Ximena"]\n')
    copy = pickle.loads(pickle.dumps(Dictionaries([tmp_path])))
    assert "Ximena" in copy.read("given", Given).names


def test_folding_keeps_every_offset():
    for text in ("Café İstanbul", "’‘–—\u00a0\t", "Łódź ﬁ ½ ß", "한국 اردو"):
        assert len(fold(text)) == len(text)
    assert fold("Côte d’Ivoire") == "cote d'ivoire"
    assert normal("Pakistan’s  Army,") == "pakistan army"


def finds(known: Lexicon, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in known.find(text) if hit.sense in ("name", "acronym")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They told us that the US left", ["US"]),
        ("the U.S. and the U.K.", ["U.S.", "U.K."]),
        ("pakistan and Pakistan’s allies", ["pakistan", "Pakistan"]),
        ("a turkey for China's table", ["China"]),
        ("Papua New Guinea, not Guinea", ["Papua New Guinea", "Guinea"]),
        ("the United Nations General Assembly", ["United Nations General Assembly"]),
        ("Indiana and Omani", []),
        ("Al Qaeda, al-Qaida and Al-Qaeda", ["Al Qaeda", "al-Qaida", "Al-Qaeda"]),
        ("the M-19 and the m-19", ["M-19", "m-19"]),
    ],
)
def test_names_are_found_as_whole_words_and_as_written(dictionaries: Dictionaries, text: str, names: list[str]):
    assert [name for name in finds(lexicon(dictionaries), text) if name != "turkey"] == names


WORDS = """
[class]
hatch = ["ban", "air lock"]
calling_off = ["lift", "call off"]

[happening.guild]
type = "policy"
verbs = ["@calling_off|ease @hatch|fee", "shun"]
nouns = ["@hatch row"]
objects = ["@hatch"]
"""


def test_a_class_stands_for_each_of_its_words_in_a_phrase(tmp_path: Path):
    (tmp_path / "events.toml").write_text(WORDS)
    guild = vocabulary(Dictionaries([tmp_path])).kinds["guild"]
    assert guild.verbs == (
        "lift ban", "lift air lock", "lift fee", "call off ban", "call off air lock", "call off fee", "ease ban",
        "ease air lock", "ease fee", "shun",
    )  # fmt: skip
    assert guild.nouns == ("ban row", "air lock row")
    assert guild.objects == {"ban", "air lock"}


def test_a_file_of_the_user_adds_words_to_a_class(tmp_path: Path):
    (tmp_path / "events.toml").write_text('[class]\nbarrier = ["visa freeze"]\n')
    verb = vocabulary(Dictionaries([tmp_path])).verb("lift")
    assert verb is not None
    assert "lift visa freeze" in {" ".join(entry.words) for entry in verb.entries}
    assert "lift ban" in {" ".join(entry.words) for entry in verb.entries}


def test_a_file_of_the_user_adds_words_to_a_step_of_a_case(tmp_path: Path):
    (tmp_path / "events.toml").write_text(
        '[step]\nfiled = ["shun|appeal"]\n[happening.trial]\ntype = "trial"\nverbs = ["shun"]\n'
    )
    verbs = [vocabulary(Dictionaries([tmp_path])).verb(word) for word in ("shun", "appeal", "sentence")]
    told = [entry.steps for verb in verbs if verb is not None for entry in verb.entries if len(entry.words) == 1]
    assert told == [{"filed"}, {"filed"}, {"decided"}]


def test_a_class_that_there_is_not_is_refused_with_its_line_and_column(tmp_path: Path):
    path = tmp_path / "events.toml"
    path.write_text('[happening.guild]\ntype = "policy"\nverbs = ["ease ban", "lift @barriers"]\n')
    with pytest.raises(DictionaryError) as caught:
        vocabulary(Dictionaries([tmp_path]))
    assert f"{path}: line 3, column 28: no class of words is called `barriers`" in caught.value.problem
    assert caught.value.remedy


def test_a_verb_gives_the_phrases_that_stand_beside_it_the_longest_first(tmp_path: Path):
    (tmp_path / "events.toml").write_text('[happening.guild]\ntype = "policy"\nverbs = ["shun", "shun fee of guild"]\n')
    verb = vocabulary(Dictionaries([tmp_path])).verb("shun")
    assert verb is not None
    assert [entry.words for entry in verb.beside({"fee", "guild"})] == [("shun", "fee", "of", "guild"), ("shun",)]
    assert [entry.words for entry in verb.beside({"guild"})] == [("shun",)]


def test_every_class_is_named_by_a_phrase_and_has_each_of_its_words_once():
    written = (locations.dictionaries() / "events.toml").read_text("utf-8")
    phrases = written.partition("[step]")[2]
    for name, words in tomllib.loads(written)["class"].items():
        assert re.search(rf"@{name}\b", phrases), name
        assert len(words) == len(set(words)), name
