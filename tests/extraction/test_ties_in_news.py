"""Relations as news tells them: far from the names that they tie, in the passive, by what a deal implies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.conftest import Relating

FRONT = "Karsa Liberation Front"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The leader of the Orange Party, Ana Ruiz, condemned Norway.", ("Ana Ruiz", "condemns", "Norway")),
        ("Another jailed critic of Peru, Ana Ruiz is on trial.", ("Ana Ruiz", "opposes", "Peru")),
        (
            "Karsa Bank is led by Tom Ede, the former head of Ondal Corp and a fierce critic of Peru.",
            ("Tom Ede", "opposes", "Peru"),
        ),
        (
            "Tom Ede, founder of Karsa Bank and a member of the Orange Party, left.",
            ("Tom Ede", "member_of", "Orange Party"),
        ),
        ("Karsa Bank will hire 50 clerks, spokeswoman Ana Ruiz said.", ("Ana Ruiz", "represents", "Karsa Bank")),
        (
            "It will fall, said Karsa Bank's recently named executive chair Ana Ruiz.",
            ("Ana Ruiz", "leads", "Karsa Bank"),
        ),
        ("Karsa Bank employee Ana Ruiz said so.", ("Ana Ruiz", "member_of", "Karsa Bank")),
        ("Ana Ruiz, an Orange Party stalwart, said so.", ("Ana Ruiz", "member_of", "Orange Party")),
        ("OTTAWA - Conservative Leader Ana Ruiz lost.", ("Ana Ruiz", "leads", "Conservative Party of Canada")),
        ("CANBERRA - Nationals senator Ana Ruiz left.", ("Ana Ruiz", "member_of", "National Party of Australia")),
        ("Labor Prime Minister Ana Ruiz was in Canberra.", ("Ana Ruiz", "member_of", "Australian Labor Party")),
        ("Jubilee Secretary-General Tom Ede was in Nairobi.", ("Tom Ede", "leads", "Jubilee Party")),
        ("Former President Tom Ede of the Orange Party left.", ("Tom Ede", "member_of", "Orange Party")),
        (
            "The Karsa Institute chemist and study co-author Ana Ruiz said so.",
            ("Ana Ruiz", "member_of", "Karsa Institute"),
        ),
        ("Karsa Bank officer in charge of the night desk Tom Ede said so.", ("Tom Ede", "member_of", "Karsa Bank")),
        ("Peru's Lands, Parks, and Natural Resources Minister, Dr Ana Ruiz, left.", ("Ana Ruiz", "represents", "Peru")),
        ("The order came from Tom Ede, press secretary to Governor Ana Ruiz.", ("Tom Ede", "represents", "Ana Ruiz")),
        ("Ana Ruiz, the first woman to lead Karsa Bank, left.", ("Ana Ruiz", "leads", "Karsa Bank")),
        ("Ana Ruiz, who heads the Lima office of Karsa Bank, left.", ("Ana Ruiz", "member_of", "Karsa Bank")),
        ("Ana Ruiz was elected to the US Congress.", ("Ana Ruiz", "member_of", "US Congress")),
        ("Ana Ruiz is one of the first women elected to the US Congress.", ("Ana Ruiz", "member_of", "US Congress")),
        ("Tom Ede resigned from the Orange Party.", ("Tom Ede", "member_of", "Orange Party")),
        ("Tom Ede chose not to speak and was represented by lawyer Ana Ruiz.", ("Ana Ruiz", "represents", "Tom Ede")),
        ("Karsa Bank is acting as financial adviser to Ondal Corp.", ("Karsa Bank", "represents", "Ondal Corp.")),
        (
            "Ana Ruiz of NASA's Jet Propulsion Laboratory said so.",
            ("Jet Propulsion Laboratory", "part_of", "NASA"),
        ),
        ("Paz's press secretary Tom Ede said that Ana Paz had left.", ("Tom Ede", "represents", "Ana Paz")),
        ("Karsa Bank appointed Ana Ruiz as chief commercial officer.", ("Ana Ruiz", "member_of", "Karsa Bank")),
        ("Karsa Bank Chief Executive Officer (CEO) Ana Ruiz left.", ("Ana Ruiz", "leads", "Karsa Bank")),
        ("Peru denies the claim, instead accusing Chile of theft.", ("Peru", "accuses", "Chile")),
        ("Karsa Bank has started legal proceedings against Peru.", ("Karsa Bank", "accuses", "Peru")),
        ("NATO Health Specialist, Dr Ana Ruiz, said so.", ("Ana Ruiz", "member_of", "NATO")),
        ("US Congressman Tom Ede left.", ("Tom Ede", "member_of", "United States")),
        ("Republican Senator Ana Ruiz left.", ("Ana Ruiz", "member_of", "Republican Party")),
        (
            "The United States is large. Republican President Donald Trump left.",
            ("Donald Trump", "member_of", "Republican Party"),
        ),
        (
            "The United States is large. Republican President Donald Trump left.",
            ("Donald Trump", "leads", "United States"),
        ),
        ("Republican leader Ana Ruiz left.", ("Ana Ruiz", "leads", "Republican Party")),
        (
            "Ana Ruiz founded the Karsa Liberation Front (KLF). The war goes on. Ana Ruiz's KLF has lost.",
            ("Ana Ruiz", "leads", FRONT),
        ),
        ("Kenya's central bank raised its rate.", ("Kenyan Central Bank", "part_of", "Kenya")),
        ("Yemen's Houthi rebels have left.", ("Houthis", "operates_from", "Yemen")),
        (
            "The Institute of Fisheries at Karsa University is old.",
            ("Institute of Fisheries", "part_of", "Karsa University"),
        ),
        (
            "Karsa Foods Ltd and Sarn Stores Ltd, the Chilean arm of Ondal Holdings Ltd, met.",
            ("Sarn Stores Ltd", "part_of", "Ondal Holdings Ltd"),
        ),
        ("Eurostat, the statistical office of the European Union, said so.", ("Eurostat", "part_of", "European Union")),
        ("Ana Ruiz plays for Peru.", ("Ana Ruiz", "represents", "Peru")),
        ("Ana Ruiz visited Norway at the invitation of President Tom Ede.", ("Tom Ede", "hosts", "Ana Ruiz")),
        ("Norway hosted talks between Peru and Chile.", ("Norway", "hosts", "Peru")),
        ("France views Boko Haram as a proxy for its archrival Peru.", ("Peru", "opposes", "France")),
        ("Nigeria's Boko Haram said no.", ("Boko Haram", "operates_from", "Nigeria")),
        (f"The {FRONT} fell. Tom Ede, the late leader of the {FRONT}, was shot.", ("Tom Ede", "leads", FRONT)),
        (
            "Peru voted. Peru sang. Peru won. Ana Ruiz, Minister for Fisheries, left.",
            ("Ana Ruiz", "represents", "Peru"),
        ),
        ("Nigeria waits. Nigerian neighbours Chad and Niger met.", ("Chad", "borders", "Nigeria")),
    ],
)
def test_posts_and_places_told_apart_from_their_names(
    relating: Relating, text: str, expected: tuple[str, str, str | None]
) -> None:
    assert expected in relating(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Boko Haram entered Chad and was bombed by France.", ("France", "targets", "Boko Haram")),
        ("France struck nine targets inside Chad.", ("France", "targets", "Chad")),
        ("France hit bases in Boko Haram-held parts of Chad.", ("Boko Haram", "operates_from", "Chad")),
        ("Tom Ede was killed in an ambush carried out by Boko Haram.", ("Boko Haram", "targets", "Tom Ede")),
        ("France carried out a raid that killed a commander of Boko Haram.", ("France", "targets", "Boko Haram")),
        ("Peru's fight against Boko Haram goes on.", ("Peru", "opposes", "Boko Haram")),
        (f"Peru labelled the {FRONT} extremist and banned it.", ("Peru", "opposes", FRONT)),
        ("Boko Haram is considered a terrorist group by Chad.", ("Chad", "opposes", "Boko Haram")),
        ("The Chadian army, with support from France, took the town.", ("France", "supports", "Chadian Army")),
        ("Boko Haram wages this war with the help of Mali.", ("Mali", "provides", "Boko Haram")),
        (f"The {FRONT}, another al-Qaeda outfit, left.", (FRONT, "part_of", "Al-Qaeda")),
        (
            "US and coalition forces conducted nine strikes against Boko Haram.",
            ("United States", "targets", "Boko Haram"),
        ),
        ("France condemned the attacks launched by Boko Haram on Peru.", ("Boko Haram", "targets", "Peru")),
        ("France condemned a wave of raids against Peru by Boko Haram.", ("Boko Haram", "targets", "Peru")),
        ("Chad and Niger released a joint statement.", ("Chad", "cooperates_with", "Niger")),
        ("A joint raid by Chad and Niger failed.", ("Chad", "cooperates_with", "Niger")),
        ("The treaty between Chad and Niger was signed.", ("Chad", "cooperates_with", "Niger")),
        (
            "Karsa Bank sealed a deal to buy 30 of Ondal Corp's ferries.",
            ("Karsa Bank", "cooperates_with", "Ondal Corp"),
        ),
        ("Karsa Bank has accepted an offer from Ondal Corp.", ("Ondal Corp.", "invests_in?", "Karsa Bank")),
        ("Karsa Bank agreed to be acquired by Ondal Corp.", ("Ondal Corp.", "invests_in?", "Karsa Bank")),
    ],
)
def test_what_actors_do_told_by_nouns_deals_and_the_passive(
    relating: Relating, text: str, expected: tuple[str, str, str | None]
) -> None:
    assert expected in relating(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Backed by Egypt and the UAE, as well as Russia, Ana Ruiz says that the war is on.",
            ("Russia", "supports", "Ana Ruiz"),
        ),
        ("Moscow has armed Peru. Russia is far.", ("Russia", "provides", "Peru")),
        ("Norway has reinforced Boko Haram with missiles.", ("Norway", "provides", "Boko Haram")),
        ("The European Union-backed Karsa Bank is new.", ("European Union", "supports", "Karsa Bank")),
        ("Norway sent ships to support Peru's offensive.", ("Norway", "supports", "Peru")),
        ("The plan is run by Karsa Bank with support from NATO.", ("NATO", "supports", "Karsa Bank")),
        ("NATO bought books with funding from Norway.", ("Norway", "provides", "NATO")),
        ("Norway helped Peru.", ("Norway", "supports", "Peru")),
        (
            "It owns a part of Ondal Corp, which the Karsa Group (KG) agreed to buy from Sarn Bank.",
            ("Karsa Group", "invests_in?", "Ondal Corp"),
        ),
    ],
)
def test_who_helps_whom_told_aside(relating: Relating, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in relating(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "Vietnam is long. A court in Vietnam sat. Karsa Global Audio President Pham Van left.",
            ("Pham Van", "leads", "Vietnam"),
        ),
        (
            "She met Tom Ede, the chairman of Karsa Bank, Ana Ruiz, the acting mayor, and others.",
            ("Ana Ruiz", "leads", "Karsa Bank"),
        ),
        ("Iran's Houthi allies left.", ("Houthis", "operates_from", "Iran")),
        ("Peru gave Chile a foothold.", ("Peru", "provides", "Chile")),
        ("Under Ana Ruiz the team won for Peru.", ("Ana Ruiz", "leads", "Peru")),
        ("Kenya's government left.", ("Kenyan government", "part_of", "Kenya")),
        (
            "Aide to the Ministry of Health, Ana Ruiz thanked NATO for assisting the ministry.",
            ("NATO", "supports", "Ana Ruiz"),
        ),
    ],
)
def test_what_is_told_of_another_ties_nobody_beside_it(
    relating: Relating, text: str, wrong: tuple[str, str, str]
) -> None:
    assert wrong not in relating(text)


def test_what_a_clause_says_of_one_is_not_said_of_those_named_behind_it(relating: Relating) -> None:
    told = relating("A quarrel goes on between Ana Ruiz, who blames Peru for the delay, and Tom Ede, who is silent.")
    assert {one for one, predicate, _ in told if predicate == "accuses"} == {"Ana Ruiz"}


@pytest.mark.parametrize(
    "text",
    [
        "Kerala's minister for forests, Ana Ruiz, met us. India waits. India voted. India won.",
        "Karsa Bank pays well. The union's president, Ana Ruiz, left. Karsa Bank lends.",
        "Peru votes. The agency showed the energy-rich nation's ruling emir, Tom Ede. Peru waits. Peru votes.",
    ],
)
def test_an_office_of_what_is_not_named_is_of_nobody(relating: Relating, text: str) -> None:
    assert not relating(text)


@pytest.mark.parametrize(
    "text",
    [
        "Visiting Peruvian President Ana Ruiz and Prime Minister Tom Ede met. Peru waits.",
        "Talks between Peruvian President Ana Ruiz and Prime Minister Tom Ede failed. Peru waits.",
    ],
)
def test_a_guest_s_state_is_not_that_of_the_officer_beside_him(relating: Relating, text: str) -> None:
    assert ("Tom Ede", "leads", "Peru") not in relating(text)


@pytest.mark.parametrize(
    "text",
    [
        "Karsa Bank was searched by the police, spokesman Tom Ede said.",
        "Two boats sank, spokesman Tom Ede said.",
        "The clerk, Ana Ruiz, was jailed, spokesman Tom Ede said.",
        "Ana Ruiz, secretary to the governor, Tom Ede, left.",
        "Ana Ruiz declined to come at the invitation of Tom Ede.",
        "Ana Ruiz wrote to Karsa Bank.",
        "Ana Ruiz left the Karsa Bank building.",
        "Karsa Bank dismissed the claim of Ana Ruiz.",
        "Karsa Bank's Supreme Court case was dropped.",
        "NASA's Boeing contract was cut.",
        "The director of the museum, charged with theft, met Ana Ruiz.",
        "Tom Ede sent me to Peru.",
        "Tom Ede sent his son to Peru.",
        "Norway raised the price of copper in Peru.",
        "Norway and Peru agreed that prices were high.",
        "The ceasefire agreement between Norway and Peru held.",
        "Norway and Peru issued a warning.",
        "The Peruvian army hit militant camps in Peru's north.",
        "Karsa Bank targeted 26 plants in Peru for closure.",
        "Nigeria's Boko Haram report was late.",
        "The rival plan of Norway and Sweden failed.",
        "Norway's fight against hunger goes on in Peru.",
        "Boko Haram is considered strong by Chad.",
    ],
)
def test_what_stands_beside_ties_nobody(relating: Relating, text: str) -> None:
    assert not {one for one in relating(text) if one[1] not in ("part_of", "based_in") or one[0] == "Supreme Court"}


def test_what_many_say_together_ties_no_two_of_them(relating: Relating) -> None:
    assert not relating("Chad, Niger, Mali and Togo released a joint statement.")


def test_a_sentence_whose_verb_the_parse_takes_for_a_participle_has_a_subject(relating: Relating) -> None:
    told = relating("The leader of Hamas, Tom Ede, condemned Friday’s raid, saying it “will not end our work.”")
    assert ("Tom Ede", "condemns", None) in told


def test_a_share_of_a_firm_makes_it_no_part_of_its_holder(relating: Relating) -> None:
    told = relating("Karsa Bank owns 30 percent of Ondal Corp.")
    assert {predicate for _, predicate, _ in told} == {"invests_in"}


def test_who_joins_another_in_a_deed_is_no_member_of_it(relating: Relating) -> None:
    assert not relating("The Orange Party joined the Harbour Union in opposing the bill.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Karsa Bank is the main sponsor of the Harbour Union.", ("Karsa Bank", "supports", "Harbour Union")),
        ("Karsa Steel, a supplier to Ondal Motors, lost money.", ("Karsa Steel", "provides", "Ondal Motors")),
        ("The news came as Foxconn, a major Nokia supplier, lost money.", ("Foxconn", "provides", "Nokia")),
    ],
)
def test_what_a_firm_is_to_those_it_pays_or_sells_to(
    relating: Relating, text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in relating(text)


def test_who_takes_responsibility_is_accused_by_nobody(relating: Relating) -> None:
    told = relating("“Omar Haddad has taken responsibility for using such words,” his lawyer Ana Lima said.")
    assert "accuses" not in {predicate for _, predicate, _ in told}
