from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.conftest import Related, Relating


@pytest.mark.parametrize(
    ("text", "holder", "predicate"),
    [
        ("Uruguayan President Ana Lima opened the fair.", "Ana Lima", "leads"),
        ("The Uruguayan foreign minister, Ana Lima, flew home.", "Ana Lima", "represents"),
        ("The envoys met the Uruguayan ambassador to Togo, Ana Lima, on Friday.", "Ana Lima", "represents"),
    ],
)
def test_an_adjective_before_an_office_names_its_state(
    relating: Relating, text: str, holder: str, predicate: str
) -> None:
    assert (holder, predicate, "Uruguay") in relating(text)


@pytest.mark.parametrize("text", ["Uruguayan striker Ana Lima scored.", "Uruguayan wine was served to Ana Lima."])
def test_an_adjective_elsewhere_names_nobody(related: Related, text: str) -> None:
    assert "Uruguay" not in related(text)[0].values()


@pytest.mark.parametrize(
    "text",
    [
        "Mercosur, which brings together Peru, Chile and Bolivia, meets today.",
        "The Mercosur countries (Peru, Chile and Bolivia) met.",
        "Mercosur members Peru, Chile and Bolivia met.",
        "The three members of Mercosur are Peru, Chile and Bolivia.",
        "Peru, Chile and Bolivia are all founding members of Mercosur.",
        "Mercosur is made up of Peru, Chile, and Bolivia.",
        "The Mercosur bloc (Peru, Chile and Bolivia) met.",
        "Peru, Chile and Bolivia, Mercosur members since May, met.",
    ],
)
def test_who_makes_up_a_bloc_is_a_member_of_it(relating: Relating, text: str) -> None:
    assert {(state, "member_of", "Mercosur") for state in ("Peru", "Chile", "Bolivia")} <= relating(text)


@pytest.mark.parametrize(
    "text",
    [
        "Peru, Chile and Bolivia are not members of Mercosur.",
        "Mercosur, Peru and Chile discussed the tariffs.",
        "Candidates for membership of Mercosur include Peru and Chile.",
        "Mercosur members discussed Peru and Chile.",
    ],
)
def test_a_list_beside_a_bloc_is_not_yet_its_members(relating: Relating, text: str) -> None:
    assert not any(predicate == "member_of" for _, predicate, _ in relating(text))


def test_brackets_tell_of_what_somebody_is(relating: Relating) -> None:
    assert ("Ana Lima", "member_of", "Orange Party") in relating("Senator Ana Lima (Orange Party) voted no.")


@pytest.mark.parametrize(
    "text",
    [
        "The Oslo-based Karsa Group sells boats.",
        "Karsa Group, a builder headquartered in Oslo, sells boats.",
        "Karsa Group sells boats. Shares of the Oslo company rose.",
    ],
)
def test_a_firm_has_its_seat_in_its_town(related: Related, text: str) -> None:
    (seat,) = [one.detail for one in related(text)[1] if one.predicate == "based_in"]
    assert "Oslo" in seat


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru's ties with Chile have deepened.", ("Peru", "cooperates_with", "Chile")),
        ("Condemnation of Chile by Peru was swift.", ("Peru", "condemns", "Chile")),
        ("Peru has not cut its support for Chile.", ("Peru", "supports", "Chile")),
        ("Peru's role in supporting Chile was debated.", ("Peru", "supports", "Chile")),
        ("The ministers of Peru and Bolivia condemned Chile.", ("Bolivia", "condemns", "Chile")),
        ("Hezbollah fired rockets at Israel.", ("Hezbollah", "targets", "Israel")),
        ("Peru has sheltered Hezbollah leaders.", ("Peru", "harbours", "Hezbollah")),
        ("Peru and Chile held joint naval exercises.", ("Peru", "cooperates_with", "Chile")),
        ("Peru enjoys friendly relations with Chile.", ("Peru", "cooperates_with", "Chile")),
        ("Peru drew condemnation from Chile.", ("Chile", "condemns", "Peru")),
        ("Peru filed a complaint against Chile.", ("Peru", "accuses", "Chile")),
        ("Peru objected to Chile's entry.", ("Peru", "opposes", "Chile")),
        ("Hezbollah has found refuge in Peru.", ("Hezbollah", "operates_from", "Peru")),
        ("Peru said so: Chile blamed Lima for the delay.", ("Chile", "accuses", "Peru")),
        ("Hezbollah, which the army says is backed by Peru, moved in.", ("Peru", "supports", "Hezbollah")),
    ],
)
def test_nouns_and_voices_tell_of_deeds(relating: Relating, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in relating(text)


@pytest.mark.parametrize(
    "text",
    [
        "There was no support from Peru for Chile.",
        "Fears of an Israeli attack on Iran grew; Israel denied it.",
        "The minister called for cooperation between Peru and Chile.",
        "Peru has no agreement with Chile.",
        "Relations between Peru and Chile are at a low.",
        "Peru held exercises beside Chile.",
    ],
)
def test_what_is_over_or_not_yet_so_is_no_deed(relating: Relating, text: str) -> None:
    assert relating(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ana Lima, the UN Secretary-General, left. Tom Ede, the spokesman for the Secretary-General, was there.",
            ("Tom Ede", "represents", "Ana Lima"),
        ),
        ("Ana Lima agreed, said Tom Ede, her spokesman.", ("Tom Ede", "represents", "Ana Lima")),
        (
            "The Roads Agency agreed, according to Tom Ede, a spokesman for the agency.",
            ("Tom Ede", "represents", "Roads Agency"),
        ),
        ("Speaking on behalf of the Roads Agency, Tom Ede thanked them.", ("Tom Ede", "represents", "Roads Agency")),
        ("Tom Ede, speaking for the Roads Agency, thanked them.", ("Tom Ede", "represents", "Roads Agency")),
        ("Karsa Group named Tom Ede chief executive.", ("Tom Ede", "leads", "Karsa Group")),
        ("Peru's Deputy Prime Minister and Foreign Minister Tom Ede left.", ("Tom Ede", "represents", "Peru")),
        ("The Foreign Minister of the Republic of Peru Tom Ede left.", ("Tom Ede", "represents", "Peru")),
        ("Rebel and economist Tom Ede, of the Orange Party, won.", ("Tom Ede", "member_of", "Orange Party")),
        ("The party's leader, Ana Lima, said the Orange Party agreed.", ("Ana Lima", "leads", "Orange Party")),
    ],
)
def test_for_whom_somebody_speaks(relating: Relating, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in relating(text)


@pytest.mark.parametrize(
    "text",
    [
        "Peru, Chile and Bolivia formed an alliance.",
        "Peru, Chile and Bolivia signed six memoranda of understanding.",
        "Peru, Chile and Bolivia have shared intelligence on smugglers.",
        "Cooperation between Peru, Chile and Bolivia has grown.",
        "Peru, Chile and Bolivia have cooperated at sea.",
    ],
)
def test_several_that_act_together_do_so_each_with_each(relating: Relating, text: str) -> None:
    pairs = {frozenset((one, other)) for one, predicate, other in relating(text) if predicate == "cooperates_with"}
    assert pairs == {frozenset(pair) for pair in combinations(("Peru", "Chile", "Bolivia"), 2)}


@pytest.mark.parametrize(
    "text",
    [
        "The camp lies near Kenya's northern border with Uganda.",
        "Trucks queue at the border between Kenya and Uganda.",
    ],
)
def test_a_border_is_of_two_states(relating: Relating, text: str) -> None:
    assert {one for tie in relating(text) if tie[1] == "borders" for one in tie} == {"Kenya", "borders", "Uganda"}


@pytest.mark.parametrize("text", ["The match between Kenya and Uganda was near the border.", "Kenya and Uganda met."])
def test_what_else_is_between_two_states_is_no_border(relating: Relating, text: str) -> None:
    assert not any(predicate == "borders" for _, predicate, _ in relating(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway and Peru reaffirmed their decades-old alliance.", {("Norway", "cooperates_with", "Peru")}),
        ("Norway met Peru in May. Both nations praised the alliance.", {("Norway", "cooperates_with", "Peru")}),
        ("Norway and Peru highlighted closer cooperation.", {("Norway", "cooperates_with", "Peru")}),
        ("Norway and Peru vowed to strengthen their alliance.", {("Norway", "cooperates_with?", "Peru")}),
        ("Norway and Peru work hard.", set()),
        ("Norway has tense ties with Peru.", set()),
        ("Norway and Peru stress the importance of strengthening cooperation.", set()),
        ("Norway and Peru speak of improving their ties.", {("Norway", "cooperates_with", "Peru")}),
        ("Norway met Peru. Talks widened cooperation between Oslo and Lima.", {("Norway", "cooperates_with", "Peru")}),
        (
            "The juntas in Peru, Chile, and Bolivia left. They have joined forces.",
            {(one, "cooperates_with", other) for one, other in combinations(("Peru", "Chile", "Bolivia"), 2)},
        ),
        ("Officials of Norway and Peru will meet to strengthen ties.", {("Norway", "cooperates_with?", "Peru")}),
        ("Norway and Peru criticised the alliance.", set()),
        ("Norway and Peru discussed their partnership with fishermen.", set()),
        ("Norway's role grew with its involvement in Peru's war.", {("Norway", "cooperates_with", "Peru")}),
        (
            "Norway and two neighbours (Sweden and Finland) signed a pact.",
            {(one, "cooperates_with", other) for one, other in combinations(("Norway", "Sweden", "Finland"), 2)},
        ),
    ],
)
def test_several_have_an_alliance_with_each_other(
    relating: Relating, text: str, expected: set[tuple[str, str, str | None]]
) -> None:
    found = relating(text)
    assert len(found) == len(expected)
    assert all((one, how, other) in found or (other, how, one) in found for one, how, other in expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway spoke amid accusations by Peru that Chile was arming rebels.", ("Peru", "accuses", "Chile")),
        ("The ministers heard sharp criticism of Norway by Peru.", ("Peru", "condemns", "Norway")),
        ("Norway renewed its backing for Peru.", ("Norway", "supports", "Peru")),
        ("They watched Norway's potential assistance to Peru.", ("Norway", "provides?", "Peru")),
        ("Norway sent vast quantities of weapons to Peru's war effort.", ("Norway", "provides", "Peru")),
        ("Norway said Peru had invaded Chile.", ("Norway", "accuses", "Peru")),
        ("Boko Haram accuses the government. Peru waits, Peru votes, Peru counts.", ("Boko Haram", "accuses", "Peru")),
        ("Boko Haram fled. Norway said Peru had armed the rebels.", ("Norway", "accuses", "Peru")),
        ("Norway bolstered Boko Haram operations.", ("Norway", "supports", "Boko Haram")),
        (
            "Elements of the Peruvian Army cooperated with Boko Haram.",
            ("Peruvian Army", "cooperates_with", "Boko Haram"),
        ),
        ("Rwanda screens travellers at its border with Uganda.", ("Rwanda", "borders", "Uganda")),
        ("Norway launched attacks on Peruvian naval and air bases. Peru waits.", ("Norway", "targets", "Peru")),
        ("Norway's campaign against Peru goes on.", ("Norway", "targets", "Peru")),
        ("Chile regrets Norway's invasion of Peru.", ("Norway", "targets", "Peru")),
        ("Boko Haram claims to have fired a missile at Norway.", ("Boko Haram", "targets?", "Norway")),
        ("Boko Haram claims to have attacked the port.", ("Boko Haram", "claims_responsibility", None)),
        ("Norway provided 93% of the funding for Boko Haram fighters.", ("Norway", "provides", "Boko Haram")),
        ("Boko Haram, an Iran-aligned group, fired. Iran denies it.", ("Iran", "cooperates_with", "Boko Haram")),
        ("Iran waits. Boko Haram, the Iran-backed militia, fired.", ("Iran", "supports", "Boko Haram")),
        ("Norway has emerged as a strong supporter of Peru.", ("Norway", "supports", "Peru")),
    ],
)
def test_stances_that_nouns_tell_of(relating: Relating, text: str, expected: tuple[str, str, str | None]) -> None:
    assert expected in relating(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway opened talks with its main supporter Peru.", ("Peru", "supports", "Norway")),
        ("Peru's decision hurt its ally Chile.", ("Chile", "cooperates_with", "Peru")),
        ("Norway and Peru are old allies of Chile.", ("Norway", "cooperates_with", "Chile")),
        ("Norway, a key Peruvian ally, waits. Peru waits.", ("Norway", "cooperates_with", "Peru")),
        (
            "The Oslo-based branch of Al-Qaeda, the Haqqani network, fired.",
            ("Haqqani network", "part_of", "Al-Qaeda"),
        ),
        ("Karsa Group is owned by Norway's wealth fund, the Ondal Fund.", ("Karsa Group", "part_of", "Ondal Fund")),
        ("The deal worries the Ondal Group's Karsa Airlines.", ("Karsa Airlines", "part_of", "Ondal Group")),
        ("Karsa Bank is the biggest shareholder of Ondal Corp.", ("Karsa Bank", "invests_in", "Ondal Corp.")),
        ("Karsa Bank holds a 9 percent interest in Ondal Corp.", ("Karsa Bank", "invests_in", "Ondal Corp.")),
        ("Karsa Bank said it had agreed to acquire Ondal Corp.", ("Karsa Bank", "invests_in?", "Ondal Corp.")),
        ("Karsa Group was represented by Ondal Bank.", ("Ondal Bank", "represents", "Karsa Group")),
        ("They toured the Karsa Institute in Oslo.", ("Karsa Institute", "based_in", None)),
    ],
)
def test_what_bodies_are_of_each_other(relating: Relating, text: str, expected: tuple[str, str, str | None]) -> None:
    assert expected in relating(text)


@pytest.mark.parametrize(
    "text",
    ["Ondal Group's Karsa Airlines offer rose.", "Norway will hand over command of the fleet to Peru."],
)
def test_what_stands_beside_a_name_ties_nobody(relating: Relating, text: str) -> None:
    assert not relating(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Ruiz, Secretary, Ministry of Fisheries, agreed.", ("Ana Ruiz", "represents", "Ministry of Fisheries")),
        ("Ana Ruiz resigned from her post as head of Karsa Bank.", ("Ana Ruiz", "leads", "Karsa Bank")),
        ("Ana Ruiz, who presides over Karsa Bank, resigned.", ("Ana Ruiz", "leads", "Karsa Bank")),
        (
            "The General Overseer of the Mount Light Church, Obi Edem, spoke.",
            ("Obi Edem", "leads", "Mount Light Church"),
        ),
        ("Ana Ruiz resigned as chairman of the board of Karsa Bank.", ("Ana Ruiz", "leads", "Karsa Bank")),
        ("Karsa Bank's co-founder and co-chairman Ana Ruiz left.", ("Ana Ruiz", "leads", "Karsa Bank")),
        (
            "Karsa Bank grew. Karsa Bank lent. Karsa Bank sued. Ana Ruiz will become chairman of the board.",
            ("Ana Ruiz", "leads", "Karsa Bank"),
        ),
        (
            "They rule out a pact with the Orange Party, whose leader, Ana Ruiz, left.",
            ("Ana Ruiz", "leads", "Orange Party"),
        ),
        ("The Orange Party, whose leader Ana Ruiz left, lost.", ("Ana Ruiz", "leads", "Orange Party")),
        (
            "Ana Ruiz was on a train. The Norwegian engineer heads the Red Cross.",
            ("Ana Ruiz", "leads", "Red Cross"),
        ),
        (
            'Karsa Bank, the biggest shareholder of Ondal Corp, said no. "It costs," said its fund manager Ana Ruiz.',
            ("Ana Ruiz", "member_of", "Karsa Bank"),
        ),
        (
            "The Ministry of Fisheries grew. The Cotton Ministry fell. Norway's Public Works Agency waits. "
            "Ana Ruiz, a spokeswoman for the ministry, agreed.",
            ("Ana Ruiz", "represents", "Cotton Ministry"),
        ),
        (
            "Syria fought. The European Union's Syria envoy Ana Ruiz agreed.",
            ("Ana Ruiz", "represents", "European Union"),
        ),
        (
            "Peruvian Foreign Minister Ana Paz and Defence Minister Ana Ruiz met. Peru waits.",
            ("Ana Ruiz", "represents", "Peru"),
        ),
        ("Germany mourns former Chancellor Helmut Kohl.", ("Helmut Kohl", "leads", "Germany")),
        ("Ana Ruiz left in May to become head of Karsa Bank.", ("Ana Ruiz", "leads", "Karsa Bank")),
        ("Sarn Rovers fired manager Ana Ruiz.", ("Ana Ruiz", "leads", "Sarn Rovers")),
        ("Captain Ana Ruiz scored for Sarn Rovers.", ("Ana Ruiz", "member_of", "Sarn Rovers")),
        (
            "The Karsa Trade Centre grew. Ana Ruiz, Chief Executive Officer of the agency, agreed.",
            ("Ana Ruiz", "leads", "Karsa Trade Centre"),
        ),
        (
            "The MP for Port Sarn and leader of the Orange Party, Ana Ruiz, agreed.",
            ("Ana Ruiz", "leads", "Orange Party"),
        ),
        ("Peru will vote. Peru is tense. In Peru, all wait. PM Ana Ruiz was calm.", ("Ana Ruiz", "leads", "Peru")),
        (
            "Ana Ruiz, an adviser at Peru’s Department of Fisheries (DOF), agreed.",
            ("Ana Ruiz", "member_of", "Department of Fisheries"),
        ),
    ],
)
def test_offices_told_away_from_what_they_are_of(
    relating: Relating, text: str, expected: tuple[str, str, str | None]
) -> None:
    assert expected in relating(text)


def test_an_envoy_is_not_of_where_he_is_sent(relating: Relating) -> None:
    found = relating("The European Union's Syria envoy Ana Ruiz agreed. Syria fought.")
    assert {one for one in found if one[0] == "Ana Ruiz"} == {("Ana Ruiz", "represents", "European Union")}


def test_a_body_that_bears_its_sort_in_its_name_is_no_other(relating: Relating) -> None:
    found = relating("Karsa Bank owns the mine. Ana Ruiz, secretary general of the federation, was held.")
    assert not any(one == "Ana Ruiz" for one, _, _ in found)
