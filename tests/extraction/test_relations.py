from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.model import PREDICATES, Row, Table

if TYPE_CHECKING:
    from tests.extraction.conftest import Related, Relating


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway supports Peru in its reforms.", {("Norway", "supports", "Peru")}),
        ("Norway backs Peru's efforts to end the strike.", {("Norway", "supports", "Peru")}),
        ("Norway voiced its solidarity with Peru.", {("Norway", "supports", "Peru")}),
        ("Al-Qaeda's presence in Mali worries Norway.", {("Al-Qaeda", "operates_from", "Mali")}),
        (
            "Norway has raised the existence of groups such as Al-Qaeda and the Haqqani network on Kenyan territory; "
            "Kenya denies it.",
            {("Al-Qaeda", "operates_from", "Kenya"), ("Haqqani network", "operates_from", "Kenya")},
        ),
        ("Norway's presence in Mali is small.", set()),
        ("Norway has been accused of providing safe havens for rebels.", {("Norway", "harbours?", None)}),
        ("Peru, under President Ana Lima's leadership, has kept the peace.", {("Ana Lima", "leads", "Peru")}),
        ("Norway will continue to support Peru.", {("Norway", "supports", "Peru")}),
        ("Peru is supported by Norway.", {("Norway", "supports", "Peru")}),
        ("Norway promised to supply Peru with medicine.", {("Norway", "provides?", "Peru")}),
        ("Norway accused Peru of dumping waste.", {("Norway", "accuses", "Peru")}),
        ("Norway blamed the attack on Al-Qaeda.", {("Norway", "accuses", "Al-Qaeda")}),
        ("Norway opposes the European Union's plan.", {("Norway", "opposes", "European Union")}),
        (
            "Peru is a country that borders Chile and Brazil.",
            {("Peru", "borders", "Chile"), ("Peru", "borders", "Brazil")},
        ),
        ("Peru shares a long border with Chile.", {("Peru", "borders", "Chile")}),
        ("Norway continues to invest in Peru.", {("Norway", "invests_in", "Peru")}),
        ("Norway and Peru cooperate with Chile.", {(a, "cooperates_with", "Chile") for a in ("Norway", "Peru")}),
        (
            "Norway secured backing from several states, including Peru and Chile.",
            {("Peru", "supports", "Norway"), ("Chile", "supports", "Norway")},
        ),
        ("Al-Qaeda continues to use Kenyan territory, and Kenya knows it.", {("Al-Qaeda", "operates_from", "Kenya")}),
    ],
)
def test_verbs_and_nouns_tie_actors(relating: Relating, text: str, expected: set[tuple[str, str, str]]) -> None:
    assert relating(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Norway should support Peru.",
        "Norway does not support Peru.",
        "Does Norway support Peru?",
        "If Norway supports Peru, Chile will object.",
        "Norway urged Chile to support Peru.",
        "Norway and Peru lie far apart.",
    ],
)
def test_demands_denials_and_questions_are_no_relations(relating: Relating, text: str) -> None:
    assert relating(text) == set()


def test_what_may_be_is_hedged(relating: Relating) -> None:
    assert relating("Norway may support Peru.") == {("Norway", "supports?", "Peru")}
    assert relating("Norway has been accused of attacking Peru.") == {("Norway", "targets?", "Peru")}


def test_a_happening_can_be_condemned_without_an_actor_behind_it(related: Related) -> None:
    _, (relation,) = related("Norway condemned the attack on the market.")

    assert (relation.predicate, relation.object) == ("condemns", None)
    assert "attack" in relation.detail


def test_who_carried_out_what_is_condemned(relating: Relating) -> None:
    assert relating("Norway condemned the attacks carried out by Al-Qaeda.") == {("Norway", "condemns", "Al-Qaeda")}


def test_a_collective_stands_for_its_members(relating: Relating) -> None:
    found = relating("The foreign ministers of Norway, Peru and Chile met. The ministers condemned Al-Qaeda.")

    assert found == {(one, "condemns", "Al-Qaeda") for one in ("Norway", "Peru", "Chile")}


def test_a_seat_is_in_the_state_of_its_place(relating: Relating) -> None:
    found = relating("Norway paid. The money went to the Harbour Institute, an Oslo-based body.")

    assert ("Harbour Institute", "based_in", "Norway") in found


def test_offices_tell_who_leads_and_who_represents(relating: Relating) -> None:
    found = relating("Ana Ruiz, the president of Peru, met Paul Brandt, a spokesman for the European Union.")

    assert found == {("Ana Ruiz", "leads", "Peru"), ("Paul Brandt", "represents", "European Union")}


def test_rows_of_a_table_say_who_provides_what(related: Related) -> None:
    text = "Help for Kenya comes from many sides.\nDonor | Type of aid\nNorway | Boats, fuel\nPeru | Maize\n"
    at = [text.index("Norway"), text.index("Peru"), len(text) - 1]
    rows = (Row(at[0], at[1] - 1, ("Norway", "Boats, fuel")), Row(at[1], at[2], ("Peru", "Maize")))
    names, found = related(text, Table("Help for Kenya", ("Donor", "Type of aid"), rows))

    said = [(names[one.subject], one.predicate, names[one.object or ""], one.detail, one.hedged) for one in found]
    assert said == [("Norway", "provides", "Kenya", "Boats, fuel", True), ("Peru", "provides", "Kenya", "Maize", True)]
    assert [text[one.start : one.end] for one in found] == ["Norway | Boats, fuel", "Peru | Maize"]


WORDS = st.sampled_from(
    [
        "Norway",
        "Peru",
        "Al-Qaeda",
        "Ana Ruiz",
        "supports",
        "was",
        "attacked",
        "by",
        "and",
        "the president of",
        ",",
        "which",
        ".",
        "\n",
        "its",
        "efforts",
        "they",
        "accused",
    ]
)


@given(st.lists(WORDS, max_size=30).map(" ".join))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_relations_lie_in_the_text_and_tie_two(related: Related, text: str) -> None:
    names, found = related(text)
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert one.predicate in PREDICATES
        assert one.subject in names
        assert one.object is None or (one.object in names and one.object != one.subject)


def test_a_faction_is_part_of_what_it_is_of(relating: Relating) -> None:
    text = "The Islamic State, an offshoot of al-Qaeda, has claimed the attack."
    assert {("Islamic State", "part_of", "Al-Qaeda"), ("Islamic State", "claims_responsibility", None)} <= relating(
        text
    )


def test_two_offices_of_one_body_are_one_title(relating: Relating) -> None:
    text = "“We did well,” said Nordwerk AG president and chief executive Ana Ruiz."
    assert ("Ana Ruiz", "leads", "Nordwerk AG") in relating(text)


def test_who_is_named_behind_led_by_leads_the_name_before_it(relating: Relating) -> None:
    text = "Supporters of the Bangladesh Nationalist Party, led by Ana Ruiz, marched through the town."
    assert ("Ana Ruiz", "leads", "Bangladesh Nationalist Party") in relating(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru will vote. Peru is tense. In Peru, all wait. President Ana Ruiz was calm.",
            {("Ana Ruiz", "leads", "Peru")},
        ),
        ("In neighbouring Togo, President Kofi Mensa congratulated her.", {("Kofi Mensa", "leads", "Togo")}),
        ('The Karsa Union condemned it. "No," its leader Ada Lind said.', {("Ada Lind", "leads", "Karsa Union")}),
        ("Ana Ruiz left. Her lawyer, Jens Kolb, was silent.", {("Jens Kolb", "represents", "Ana Ruiz")}),
        (
            "The Sarn Electoral Commission met. It was full, commission chairwoman Ada Lind said.",
            {("Ada Lind", "leads", "Sarn Electoral Commission")},
        ),
        (
            "Estonia's Peter Lindqvist, who hosted the talks, was calm.",
            {("Peter Lindqvist", "represents", "Estonia")},
        ),
        (
            "The al-Qaida-linked group Boko Haram attacked a village.",
            {("Al-Qaeda", "cooperates_with", "Boko Haram")},
        ),
        ("He met Chilean Foreign Minister Alberto Ruiz.", {("Alberto Ruiz", "represents", "Chile")}),
        (
            "The Gulf Cooperation Council is a bloc. It comprises Oman and Kuwait.",
            {("Oman", "member_of", "Gulf Cooperation Council"), ("Kuwait", "member_of", "Gulf Cooperation Council")},
        ),
        ("Ana Ruiz, a lecturer at Karsa University, led the study.", {("Ana Ruiz", "member_of", "Karsa University")}),
        (
            "Jens Kolb, regional organiser for the Ondal Miners Union, was angry.",
            {("Jens Kolb", "member_of", "Ondal Miners Union")},
        ),
        ("Togo Bank Governor Ada Lind shared the plan.", {("Ada Lind", "leads", "Togo Bank")}),
        (
            "India and Peru accused each other of shelling.",
            {("India", "accuses", "Peru"), ("Peru", "accuses", "India")},
        ),
        ("Two died in an attack Turkey blamed on Islamic State.", {("Turkey", "accuses", "Islamic State")}),
        (
            "The Ondal Development Bank waits, the bank's deputy governor Ada Lind said.",
            {("Ada Lind", "member_of", "Ondal Development Bank")},
        ),
    ],
)
def test_an_office_is_of_whom_the_text_speaks(
    relating: Relating, text: str, expected: set[tuple[str, str, str | None]]
) -> None:
    assert expected <= relating(text)


@pytest.mark.parametrize(
    "text",
    [
        "Peru will vote. Peru is tense. In Peru, all wait. President Trump was calm.",
        "Peru will vote. Peru is tense. Peru waits. At an Italian base in Rome he met Foreign Minister Luigi Conti.",
        "Peru and Chile talked. President Ana Ruiz was calm.",
        "Peru will vote. Peru is tense. Peru waits. Former President Ana Ruiz was calm.",
        "Peruvian engineer Ana Ruiz was seen in Lima.",
    ],
)
def test_an_office_that_may_be_of_another_state_is_of_none(relating: Relating, text: str) -> None:
    assert not {one for one in relating(text) if one[1] in ("leads", "represents", "member_of")}


def test_a_bare_office_of_a_firm_is_that_of_the_one_the_text_is_about(relating: Relating) -> None:
    text = (
        "Karsa Foods Inc. earned more. Karsa Foods Inc. sold a plant. Karsa Foods Inc. is old. "
        "“We grew,” said Chief Executive Ana Ruiz."
    )
    assert ("Ana Ruiz", "leads", "Karsa Foods Inc.") in relating(text)


def test_a_president_in_a_neighbouring_state_is_its_own(relating: Relating) -> None:
    found = relating("The unrest came after one in neighbouring Togo that drove President Kofi Mensah Adu into exile.")
    assert ("Kofi Mensah Adu", "leads", "Togo") in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Norway-backed Harbour Front spoke. Norway was silent.", ("Norway", "supports", "Harbour Front")),
        ("Peru and Norway are neighbours. Lima has accused Oslo of a lie.", ("Peru", "accuses", "Norway")),
        ("Peru has become a safe haven for the Taliban.", ("Peru", "harbours", "Taliban")),
        ("Peru has allowed al-Qaeda to operate near the coast.", ("Peru", "harbours", "Al-Qaeda")),
        ("Boko Haram pledged allegiance to al-Qaeda.", ("Boko Haram", "part_of", "Al-Qaeda")),
        ("Boko Haram, an al-Qaeda affiliate, attacked the town.", ("Boko Haram", "part_of", "Al-Qaeda")),
        ("Boko Haram, one of the groups in al-Qaeda, spoke.", ("Boko Haram", "part_of", "Al-Qaeda")),
        ("The Taliban operates from sanctuaries in Peru. Peru denied it.", ("Taliban", "operates_from", "Peru")),
        ("Peru alleges that Norway armed the rebels.", ("Peru", "accuses", "Norway")),
        ("Peru said that Norway is behind the attack.", ("Peru", "accuses", "Norway")),
        (
            "The Norwegian delegation was led by Anna Berg, a minister. Norway spoke.",
            ("Anna Berg", "represents", "Norway"),
        ),
    ],
)
def test_backers_parts_and_hosts(relating: Relating, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in relating(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway aids Peru's enemies.",
        "Norway offered its condolences to Peru.",
        "Ana Ruiz assisted Jens Kolb for the second goal.",
        "Sarn Rovers drew their tie with Ondal Rovers.",
    ],
)
def test_what_helps_nobody_is_no_support(relating: Relating, text: str) -> None:
    assert not relating(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Ruiz is Norway's ambassador to Kenya.", {("Ana Ruiz", "represents", "Norway")}),
        (
            "On Monday the US envoy to Peru, Paul Brandt, left. The US waits.",
            {("Paul Brandt", "represents", "United States")},
        ),
        ("Ana Ruiz, Peru's defence minister, flew to Lima.", {("Ana Ruiz", "represents", "Peru")}),
        (
            "Peru waits. Peru is calm. Peru votes. Ana Ruiz, the country's defence minister, left.",
            {("Ana Ruiz", "represents", "Peru")},
        ),
        ("Norway's prime minister, Ida Berg, told parliament so.", {("Ida Berg", "leads", "Norway")}),
        ("President Ana Ruiz of Peru met nobody.", {("Ana Ruiz", "leads", "Peru")}),
        ("Ana Ruiz was elected president of the Ondal Union.", {("Ana Ruiz", "leads", "Ondal Union")}),
        ("Karsa Bank appointed Ana Ruiz as its chief executive.", {("Ana Ruiz", "leads", "Karsa Bank")}),
        ("Ana Ruiz stepped down as chairman of Karsa Bank.", {("Ana Ruiz", "leads", "Karsa Bank")}),
        ("Ana Ruiz served as Peru's foreign minister for years.", {("Ana Ruiz", "represents", "Peru")}),
        ("Ana Ruiz, head of research at the Karsa Institute, agreed.", {("Ana Ruiz", "member_of", "Karsa Institute")}),
        ("Ana Ruiz, head of the Red Cross mission in Mali, agreed.", {("Ana Ruiz", "member_of", "Red Cross")}),
        ("Ana Ruiz, Africa director at the Red Cross, agreed.", {("Ana Ruiz", "member_of", "Red Cross")}),
        ("Jens Kolb, a Boko Haram commander, was killed.", {("Jens Kolb", "member_of", "Boko Haram")}),
        ("Ana Ruiz, who works for the Red Cross, agreed.", {("Ana Ruiz", "member_of", "Red Cross")}),
        ("The Red Cross's Ana Ruiz agreed.", {("Ana Ruiz", "member_of", "Red Cross")}),
        ("Ruiz's Orange Party lost. Ana Ruiz was calm.", {("Ana Ruiz", "leads", "Orange Party")}),
    ],
)
def test_posts_told_in_other_ways(relating: Relating, text: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert expected == {one for one in relating(text) if one[1] in ("leads", "represents", "member_of")}


@pytest.mark.parametrize(
    "text",
    [
        "Peruvian opposition leader Ana Ruiz left Peru.",
        "Peruvian lawyer Ana Ruiz left Peru.",
        "Ana Ruiz, a Peruvian leader of the Ondal Union of Farmers, left Peru.",
        "Jens Kolb left. His deputy, Ana Ruiz, stayed.",
        "Ana Ruiz led Jens Kolb through the house.",
        "The Orange Party wept. In Sarn ruling party candidate Ana Ruiz won.",
    ],
)
def test_posts_that_are_of_nobody_named(relating: Relating, text: str) -> None:
    assert not {one for one in relating(text) if one[2] != "Ondal Union of Farmers"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway is a member of NATO.", {("Norway", "member_of", "NATO")}),
        ("NATO member Norway sent jets.", {("Norway", "member_of", "NATO")}),
        ("Peru, an ally of Chile, sent jets.", {("Peru", "cooperates_with", "Chile")}),
        ("Peru and Chile are allies.", {("Peru", "cooperates_with", "Chile")}),
        ("Peru and Chile are old rivals.", {("Peru", "opposes", "Chile")}),
        ("Peru and Chile signed a trade treaty.", {("Peru", "cooperates_with", "Chile")}),
        ("Peru and Chile signed a ceasefire agreement.", set()),
        ("Karsa Steel is owned by the Ondal Group.", {("Karsa Steel", "part_of", "Ondal Group")}),
        ("Ondal Group subsidiary Karsa Steel closed.", {("Karsa Steel", "part_of", "Ondal Group")}),
        ("Karsa Steel, part of the Ondal Group, closed.", {("Karsa Steel", "part_of", "Ondal Group")}),
        ("The Ondal Group bought a stake in Karsa Steel.", {("Ondal Group", "invests_in", "Karsa Steel")}),
        ("The Karsa Institute, based in Oslo, closed.", {("Karsa Institute", "based_in", None)}),
        ("Peru rejected Chile's plan.", {("Peru", "opposes", "Chile")}),
        ("Peru rejected Chile's claims.", set()),
        ("Peru opposes Chile joining NATO.", set()),
        ("Peru stands with Chile.", {("Peru", "supports", "Chile")}),
        ("Norway designated Boko Haram as a terrorist organisation.", {("Norway", "opposes", "Boko Haram")}),
        ("Norway condemned the Peruvian airstrikes. Peru is silent.", {("Norway", "condemns", "Peru")}),
        ("Norway deplored the disappearance of Ana Ruiz.", set()),
        ("Norway lent Peru boats. Norway lent Zambia $2 billion.", {("Norway", "provides", "Zambia")}),
        ("Ana Ruiz gave her support to Peru.", {("Ana Ruiz", "supports", "Peru")}),
        ("Peru's paramilitary forces, supported by Norway, advanced.", set()),
    ],
)
def test_parts_allies_and_stances(relating: Relating, text: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert relating(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway's proxy Boko Haram fired. Norway was silent.", {("Norway", "supports", "Boko Haram")}),
        ("Boko Haram, an al-Qaeda-linked group, fired.", {("Boko Haram", "cooperates_with", "Al-Qaeda")}),
        ("Boko Haram has bases in Chad.", {("Boko Haram", "operates_from", "Chad")}),
        ("Boko Haram is active in Chad.", {("Boko Haram", "operates_from", "Chad")}),
        ("Boko Haram said it had carried out the attack.", {("Boko Haram", "claims_responsibility", None)}),
        ("Boko Haram said its fighters were behind the raid.", {("Boko Haram", "claims_responsibility", None)}),
        ("Boko Haram said Norway had carried out the attack.", set()),
        ("Norway holds Peru responsible for the spill.", {("Norway", "accuses", "Peru")}),
        ("Norway pinned the blame on the leadership of Boko Haram.", {("Norway", "accuses", "Boko Haram")}),
        ("Norway and Peru agreed to cooperate on trade.", {("Norway", "cooperates_with?", "Peru")}),
        ("Norway wants Peru to support Chile.", set()),
        ("They met the spokesman of the Ondal Union, Ana Ruiz, in town.", {("Ana Ruiz", "represents", "Ondal Union")}),
        (
            "The Ondal Union lost. Ana Ruiz, a spokesman for the union, left.",
            {("Ana Ruiz", "represents", "Ondal Union")},
        ),
        ("The wife of the head of the Ondal Union, Ana Ruiz, left.", set()),
        ("Ana Ruiz is no longer leader of the Ondal Union.", set()),
        ("Ana Ruiz, flanked by the leader of the Ondal Union, left.", set()),
    ],
)
def test_what_a_text_says_plainly_and_no_more(
    relating: Relating, text: str, expected: set[tuple[str, str, str | None]]
) -> None:
    assert relating(text) == expected
