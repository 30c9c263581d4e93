"""Bodies: of which state they are, where they are, and by what else they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.extraction.analysis import Analysis, Cast
    from tui.model import Appearance

    Casting = Callable[[Analysis], tuple[dict[str, Appearance], Cast]]
    Read = Callable[..., Analysis]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The US Embassy in Baghdad burned. The American embassy had no comment.", {"American Embassy in Iraq"}),
        (
            "Pakistan's embassy in Kabul and Pakistan's embassy in Tunis closed.",
            {"Pakistani Embassy in Afghanistan", "Pakistani Embassy in Tunisia"},
        ),
        ("The US embassy closed early.", {"American Embassy"}),
    ],
)
def test_an_embassy_is_told_by_where_it_is(read: Read, cast: Casting, text: str, names: set[str]) -> None:
    found = cast(read(text))[0]
    assert {name for name in found if "Embassy" in name} == names


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        (
            "She joined the Democratic Choice of Karsa (DVK) movement. The DVK was banned.",
            "Democratic Choice of Karsa",
            2,
        ),
        ("The Convention for the Renewal of the Ondal (CRO) party won.", "Convention for the Renewal of the Ondal", 1),
        ("Talks with Ennahda failed. Members of the Ennahda party left.", "Ennahda", 2),
        ("The National Front of Karsa (NFK) met. The NFK party won.", "National Front of Karsa", 2),
    ],
)
def test_a_party_is_one_by_all_its_names(read: Read, cast: Casting, text: str, name: str, mentions: int) -> None:
    found = cast(read(text))[0]
    assert {one: sum(dict(seen.forms).values()) for one, seen in found.items()} == {name: mentions}


def test_what_many_states_have_is_that_of_the_state_in_the_text(read: Read, cast: Casting) -> None:
    found = cast(read("Indonesia waited. The House of Representatives and the Supreme Court met in Jakarta."))[0]
    assert not [name for name in found if "US" in name or "American" in name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("OSLO - Labour won, and the Conservatives lost.", {"Norwegian Labour Party", "Conservative Party of Norway"}),
        ("CANBERRA - Labor won, and the Liberals lost.", {"Australian Labor Party", "Liberal Party of Australia"}),
        ("OTTAWA - The Liberals won in Halifax.", {"Liberal Party of Canada"}),
        ("LONDON - Labour won in Leeds.", {"Labour Party"}),
        ("Labor, the Nationals and the Libs fell out.", {"Australian Labor Party", "National Party of Australia"}),
        ("Ministers of the ANC met. The South African Police Service waited.", {"African National Congress"}),
        ("NAIROBI - The rivals, Jubilee and Wiper, met.", {"Jubilee Party", "Wiper Democratic Movement"}),
    ],
)
def test_the_short_name_of_a_party_is_that_of_the_state_a_text_is_about(
    read: Read, cast: Casting, text: str, names: set[str]
) -> None:
    assert names <= set(cast(read(text))[0])


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("LIMA - The Liberals won in Cusco and Puno. Canada sent observers.", "Liberal Party of Canada"),
        ("Labor was cheap in Cusco, Peru.", "Australian Labor Party"),
        ("SYDNEY - A liberal senator spoke of Liberal values.", "Liberal Party of Australia"),
        ("OSLO - Swedish voters like the Social Democrats, Oslo papers say.", "Social Democratic Party of Germany"),
    ],
)
def test_a_party_of_another_state_is_not_meant_by_its_short_name(
    read: Read, cast: Casting, text: str, absent: str
) -> None:
    assert absent not in cast(read(text))[0]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("JAKARTA - After a visit to Haiti, the National Police spoke in Bandung.", {"Indonesian National Police"}),
        ("The Supreme Court ruled in Accra. Kumasi and Tamale waited, and Nigeria did.", {"Ghanaian Supreme Court"}),
        (
            "Zambia waited. Zambia and Zambian miners hoped. In Malawi, the National Assembly met.",
            {"Malawian National Assembly"},
        ),
        (
            "Zambia waited. Zambia and Zambian miners hoped. After talks with Malawi, the National Assembly met.",
            {"Zambian National Assembly"},
        ),
    ],
)
def test_a_body_that_every_state_has_is_that_of_the_texts_own_state(
    read: Read, cast: Casting, text: str, names: set[str]
) -> None:
    words = ("Police", "Court", "Assembly")
    assert {name for name in cast(read(text))[0] if name.endswith(words)} == names


@pytest.mark.parametrize(
    "text",
    [
        "Communications and Information Technology (MCIT) Minister Ana Ruiz spoke. MCIT was late.",
        "Foreign Affairs Cabinet Secretary Amina Talvar spoke.",
    ],
)
def test_a_portfolio_is_no_body(read: Read, cast: Casting, text: str) -> None:
    assert [one.kind for one in cast(read(text))[0].values()] == ["person"]


def test_the_end_of_a_longer_name_is_no_agency(read: Read, cast: Casting) -> None:
    found = cast(read("An analyst at Norcore ISI kept the rating. Workers of the ISI were in Pakistan for a day."))[0]
    assert "Pakistan" in found
    assert "Inter-Services Intelligence" not in cast(read("An analyst at Norcore ISI kept the rating."))[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Karsan Office of Taxes (Kot) met. Kot left.", {"Karsan Office of Taxes": 2}),
        ("The Independent Harbour Directorate (Ihd) met. The Ihd left.", {"Independent Harbour Directorate": 2}),
        ("The Karsan Revenue Service (Karsa) met. Karsa is a town.", {"Karsan Revenue Service": 1}),
        ("The Karsan Revenue Service (pictured) met. It left.", {"Karsan Revenue Service": 1}),
    ],
)
def test_initials_that_are_said_as_a_word(read: Read, cast: Casting, text: str, expected: dict[str, int]) -> None:
    found = cast(read(text))[0]
    assert {one: sum(dict(seen.forms).values()) for one, seen in found.items()} == expected


def test_the_initials_of_a_person_are_no_bodys(read: Read, cast: Casting) -> None:
    found = cast(read("Paula Anne Tomson (PAT) met the mayor. Tomson left."))[0]
    assert {seen.kind for seen in found.values()} == {"person"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Karsan Wildlife Trust met. KWT staff counted owls.", {"Karsan Wildlife Trust": 2}),
        ("The Karsan Ministry of Health met. The MoH was late, MOH staff said.", {"Karsan Ministry of Health": 3}),
        ("The Karsan Wildlife Trust met the Karsan Water Trust. KWT staff counted owls.", {}),
        ("KWT BOMB KILLS TWO\n\nThe Karsan Wildlife Trust met.", {"Karsan Wildlife Trust": 1}),
        ("The Karsan Wildlife Trust met. The AKWTO left.", {"Karsan Wildlife Trust": 1}),
    ],
)
def test_capitals_alone_stand_for_the_one_body_that_has_them_as_initials(
    read: Read, cast: Casting, text: str, expected: dict[str, int]
) -> None:
    found = cast(read(text))[0]
    counts = {one: sum(dict(seen.forms).values()) for one, seen in found.items()}
    assert {one: counts[one] for one in expected} == expected
    assert all("KWT" not in dict(seen.forms) for one, seen in found.items() if one not in expected or expected[one] < 2)


def test_capitals_alone_stand_for_a_state(read: Read, cast: Casting) -> None:
    found = cast(read("The Central African Republic closed its border. CAR’s army left, and CAR waited."))[0]
    assert dict(found["Central African Republic"].forms)["CAR"] == 2


def test_a_capital_does_not_make_the_article_a_part_of_a_name(read: Read, cast: Casting) -> None:
    found = cast(
        read("They fled, The International Committee of the Red Cross said, and The Karsan Water Council fled.")
    )
    assert {"International Committee of the Red Cross", "Karsan Water Council"} <= set(found[0])


def test_a_firms_name_may_begin_small(read: Read, cast: Casting) -> None:
    found, _ = cast(read("On Monday iKarsa announced that it would sell eOndal. The board of iKarsa met."))
    assert "iKarsa" in found


def test_the_exchange_of_a_ticker_is_no_actor(read: Read, cast: Casting) -> None:
    found, _ = cast(read("Karsa Foods Ltd (NYSE: KRF) met Sarn Mills Ltd (LSE:SRN) at the New York Stock Exchange."))
    mentions = [form for form, _ in found["New York Stock Exchange"].forms]
    assert mentions == ["New York Stock Exchange"]
