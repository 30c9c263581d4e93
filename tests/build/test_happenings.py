"""One happening over several articles: which reports are merged, and what is made of them."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.build.newsroom import events
from tui.model import Participant, Place, Report, Toll, When


def report(
    article: str,
    *,
    when: str | None = None,
    place: str | None = "Quetta",
    killed: int | None = None,
    injured: int | None = None,
    least: bool = False,
    start: int = 0,
    kind: str = "attack",
    participants: tuple[Participant, ...] = (),
) -> Report:
    return Report(
        article=article,
        start=start,
        end=start + 10,
        quote="x" * 10,
        type=kind,
        trigger="attack",
        rule="test",
        title=f"Attack in {place}",
        when=When(when, when, "day", rule="explicit") if when else When(),
        place=Place(place, "Pakistan") if place else Place(),
        killed=Toll(killed, None if least else killed) if killed is not None else Toll(),
        injured=Toll(injured, injured) if injured is not None else Toll(),
        participants=participants,
    )


def day(iso: str) -> When:
    return When(iso, iso, "day", rule="metadata")


def test_undated_report_is_bounded_by_its_publication() -> None:
    reports = [report("ar-1", killed=26, least=True), report("ar-2", when="2024-11-09", killed=26, least=True)]
    (event,) = events(reports, {}, {"ar-1": day("2024-11-21")})
    assert event.when.start == "2024-11-09"
    assert event.sources == 2
    assert event.merge_reason == "same place Quetta, toll"


def test_publication_long_after_does_not_bound_it() -> None:
    reports = [report("ar-1", killed=26), report("ar-2", when="2023-01-09", killed=26)]
    assert len(events(reports, {}, {"ar-1": day("2024-11-21")})) == 2


def on_a(weekday: str, article: str, **told: int) -> Report:
    said = When(text=weekday, rule="no anchor")
    return msgspec.structs.replace(report(article, **told), when=said)  # type: ignore[arg-type]


def test_other_days_of_the_week_are_other_happenings() -> None:
    friday = report("ar-2", when="2024-11-15", killed=12)
    assert len(events([on_a("Tuesday", "ar-1", killed=12), friday], {})) == 2
    assert len(events([on_a("Friday", "ar-1", killed=12), friday], {})) == 1
    assert len(events([on_a("Saturday", "ar-1", killed=12), friday], {})) == 1
    assert len(events([on_a("Friday", "ar-1", killed=12), on_a("Monday", "ar-2", killed=12)], {})) == 2


def test_other_dead_on_no_known_day_are_of_another_attack() -> None:
    reports = [
        report("ar-1", killed=12, injured=30, when="2024-11-19"),
        report("ar-2", killed=9, injured=30),
    ]
    assert len(events(reports, {}, {"ar-2": day("2024-11-21")})) == 2


@pytest.mark.parametrize(
    ("first", "then", "published", "found"),
    [
        (15, 21, "2024-11-21", 1),  # counted further
        (21, 15, "2024-11-21", 2),  # the dead do not become fewer
        (15, 90, "2024-11-21", 2),  # nor so many more
        (15, 21, "2024-12-21", 2),  # nor a month later
    ],
)
def test_the_dead_of_an_attack_are_counted_further_for_some_days(
    first: int, then: int, published: str, found: int
) -> None:
    doer = (Participant("ac-1", "Harbour Front", "perpetrator"),)
    reports = [
        report("ar-1", killed=first, when="2024-11-19", participants=doer),
        report("ar-2", killed=then, participants=doer),
    ]
    held = events(reports, {}, {"ar-1": day("2024-11-20"), "ar-2": day(published)})
    assert len(held) == found
    assert max(event.killed.min or 0 for event in held) == max(first, then)


@pytest.mark.parametrize(
    ("word", "other", "days", "subjects", "found"),
    [
        ("strike", "go on strike", ("19", "19"), ({"ac-firm"}, {"ac-firm", "ac-union"}), 1),
        ("strike", "walkout", ("19", "19"), ({"ac-firm"}, {"ac-port"}), 2),
        ("strike", "walkout", ("19", "25"), ({"ac-firm"}, {"ac-firm"}), 2),
        ("strike", "rally", ("19", "19"), ({"ac-firm"}, {"ac-firm"}), 2),
    ],
)
def test_a_strike_of_one_day_is_told_by_articles_on_one_firm(
    word: str, other: str, days: tuple[str, str], subjects: tuple[set[str], set[str]], found: int
) -> None:
    reports = [
        msgspec.structs.replace(
            report(article, kind="protest", when=f"2024-11-{day}", place=None), trigger=trigger, quote=trigger
        )
        for article, trigger, day in zip(("ar-1", "ar-2"), (word, other), days, strict=True)
    ]
    about = dict(zip(("ar-1", "ar-2"), map(frozenset, subjects), strict=True))
    held = events(reports, {}, subjects=about)
    assert len(held) == found
    assert {event.merge_reason for event in held} == ({"same date 2024-11-19, subject"} if found == 1 else {None})


def test_names_that_two_sentences_share_speak_for_one_happening() -> None:
    crash = [
        msgspec.structs.replace(report(article, kind="disaster", when=when), quote=quote)
        for article, when, quote in (
            ("ar-1", "2024-11-19", "A plane of Tarn Airways that came from Osmund crashed on Tuesday."),
            ("ar-2", None, "The crash of the Tarn Airways plane near Quetta cost many lives."),
            ("ar-3", None, "A crash of a helicopter of the Kessa Guard near Quetta cost many lives."),
        )
    ]
    found = events(crash, {}, {article: day("2024-11-21") for article in ("ar-1", "ar-2", "ar-3")})
    assert sorted((len(event.reports), event.merge_reason) for event in found) == [
        (1, None),
        (2, "same days of the news, names, place Quetta"),
    ]


def test_floods_of_one_river_on_one_day_are_one_flood() -> None:
    def flood(article: str, place: str | None, quote: str, when: str = "2024-11-09") -> Report:
        told = report(article, when=when, place=place, kind="disaster")
        word = quote.split()[4]
        return msgspec.structs.replace(told, quote=quote, trigger=word, place=Place(place, "Norland"))

    first = flood("ar-1", "Velm", "on Saturday the Tarn burst its banks")
    assert len(events([first, flood("ar-2", None, "at dawn the Tarn rose over its dikes")], {})) == 1
    assert len(events([first, flood("ar-2", None, "at dawn the Osmund rose over its dikes")], {})) == 2
    assert len(events([first, flood("ar-2", None, "at dawn the Tarn rose over its dikes", "2024-12-20")], {})) == 2


def test_the_dead_of_a_disaster_grow_in_number() -> None:
    reports = [
        report("ar-1", kind="disaster", killed=113, injured=400, when="2024-11-19"),
        report("ar-2", kind="disaster", killed=150, injured=400),
    ]
    assert len(events(reports, {}, {"ar-2": day("2024-11-21")})) == 1


def test_the_wounded_of_one_are_not_the_dead_of_another() -> None:
    reports = [report("ar-1", place="Karachi", injured=2), report("ar-2", when="2024-10-06", place="Karachi", killed=2)]
    assert len(events(reports, {}, {"ar-1": day("2024-11-21")})) == 2


def test_other_day_or_other_town_is_another_happening() -> None:
    reports = [
        report("ar-1", when="2024-11-09", killed=26),
        report("ar-2", when="2024-11-19", killed=26),
        report("ar-3", when="2024-11-09", place="Lahore", killed=26),
    ]
    assert len(events(reports, {})) == 3


def test_later_toll_is_an_update() -> None:
    reports = [report("ar-1", when="2024-11-09", killed=20), report("ar-2", when="2024-11-09", killed=26)]
    (event,) = events(reports, {}, {"ar-1": day("2024-11-09"), "ar-2": day("2024-11-11")})
    assert event.killed.min == 26
    assert event.disputed == ()
    assert [told.killed.min for told in event.reports] == [26, 20]


def test_tolls_of_one_day_are_a_disagreement() -> None:
    reports = [report("ar-1", when="2024-11-09", killed=20), report("ar-2", when="2024-11-09", killed=26)]
    (event,) = events(reports, {}, {"ar-1": day("2024-11-09"), "ar-2": day("2024-11-09")})
    assert event.disputed == ("killed",)


def test_copies_are_one_source() -> None:
    reports = [report(f"ar-{number}", when="2024-11-09", killed=26) for number in range(3)]
    (event,) = events(reports, {"ar-2": "ar-1"})
    assert len(event.reports) == 3
    assert event.sources == 2


def test_several_incidents_of_one_article_stay_several() -> None:
    reports = [report("ar-1", when="2024-11-09"), report("ar-1", when="2024-11-09", start=50)]
    assert len(events(reports, {})) == 2


def test_a_single_report_needs_no_reason() -> None:
    (event,) = events([report("ar-1")], {})
    assert event.merge_reason is None
    assert event.timeline


_reports = st.lists(
    st.builds(
        report,
        st.sampled_from(["ar-1", "ar-2", "ar-3", "ar-4"]),
        when=st.sampled_from([None, "2024-11-08", "2024-11-09", "2024-11-20"]),
        place=st.sampled_from([None, "Quetta", "Karachi"]),
        killed=st.sampled_from([None, 2, 26, 30]),
        injured=st.sampled_from([None, 2, 40]),
        least=st.booleans(),
        start=st.integers(0, 5),
        kind=st.sampled_from(["attack", "attack", "disaster", "meeting"]),
    ),
    max_size=8,
)


@settings(max_examples=150, deadline=None)
@given(_reports, st.randoms(use_true_random=False))
def test_order_does_not_matter(reports: list[Report], random: object) -> None:
    published = {"ar-1": day("2024-11-21"), "ar-2": day("2024-11-09")}
    shuffled = list(reports)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    first = events(reports, {"ar-4": "ar-3"}, published)
    assert first == events(shuffled, {"ar-4": "ar-3"}, published)
    assert sum(len(event.reports) for event in first) == len(set(map(repr, reports)))


def test_what_is_told_of_every_day_is_no_endless_happening() -> None:
    doer = (Participant("ac-1", "Harbour Front", "perpetrator"),)
    days = [f"2024-11-{number:02}" for number in range(1, 29)]
    found = events([report(f"ar-{iso}", when=iso, killed=26, participants=doer) for iso in days], {})
    assert max(len(event.reports) for event in found) == 2


def test_an_undated_report_goes_to_the_day_that_most_tell_of() -> None:
    reports = [
        report("ar-1", killed=26),
        report("ar-2", when="2024-11-19", killed=26),
        *(report(f"ar-{number}", when="2024-11-09", killed=26) for number in range(3, 6)),
    ]
    found = events(reports, {}, {"ar-1": day("2024-11-21")})
    assert sorted(len(event.reports) for event in found) == [1, 4]


@pytest.mark.parametrize(("again", "found"), [(9, [3]), (None, [3]), (12, [1, 2])])
def test_what_an_article_tells_again_is_one_with_what_others_tell_unless_other_numbers_part_it(
    again: int | None, found: list[int]
) -> None:
    twice = [report("ar-1", when="2024-11-09", killed=9), report("ar-1", when="2024-11-09", killed=again, start=50)]
    held = events([*twice, report("ar-2", when="2024-11-09", killed=9)], {})
    assert sorted(len(event.reports) for event in held) == found


def test_another_one_of_the_same_article_stays_another() -> None:
    second = msgspec.structs.replace(report("ar-1", when="2024-11-09", start=50), quote="A second attack followed.")
    first = [report(article, when="2024-11-09", killed=9) for article in ("ar-1", "ar-2")]
    held = events([*first, second], {})
    assert sorted(len(event.reports) for event in held) == [1, 2]


def at_the_hotel(article: str, kind: str, trigger: str, killed: int, place: Place) -> Report:
    told = report(article, when="2024-11-09", kind=kind, killed=killed)
    return msgspec.structs.replace(told, trigger=trigger, place=place)


def test_an_attack_and_the_siege_that_ends_it_are_one_and_an_attack() -> None:
    hotel = Place("Harbour Hotel, Velm", "Norland", ("Velm",))
    reports = [
        at_the_hotel("ar-1", "attack", "storm", 9, hotel),
        at_the_hotel("ar-2", "military_operation", "siege", 9, Place("hotel, Velm", "Norland", ("Velm",))),
        at_the_hotel("ar-3", "attack", "assault", 9, Place("Harbour hotel", "Norland")),
        at_the_hotel("ar-4", "military_operation", "offensive", 40, hotel),
    ]
    one, other = sorted(events(reports, {}), key=lambda event: -event.sources)
    assert (one.type, one.sources, one.place) == ("attack", 3, hotel)
    assert other.type == "military_operation"


def test_a_hotel_without_its_town_is_not_another_hotel() -> None:
    reports = [
        at_the_hotel("ar-1", "attack", "attack", 9, Place("Harbour Hotel, Velm", "Norland", ("Velm",))),
        at_the_hotel("ar-2", "attack", "attack", 9, Place("Station Hotel", "Norland")),
    ]
    assert len(events(reports, {})) == 2


def test_a_mere_the_attack_is_what_its_article_told_of_before() -> None:
    def told(article: str, place: str, start: int, when: str) -> list[Report]:
        return [
            report(article, when=when, place=place, start=start),
            msgspec.structs.replace(report(article, place=None, start=start + 20), quote="The attack was condemned."),
        ]

    found = events([*told("ar-1", "Quetta", 0, "2024-11-09"), *told("ar-1", "Lahore", 50, "2024-11-19")], {})
    assert sorted((event.place.name, [one.start for one in event.reports]) for event in found) == [
        ("Lahore", [50, 70]),
        ("Quetta", [0, 20]),
    ]


@pytest.mark.parametrize(("said", "found"), [("Saturday, November 9", 1), ("9th of November", 1), ("November 19", 2)])
def test_a_day_without_its_year_is_compared_by_month_and_day(said: str, found: int) -> None:
    yearless = msgspec.structs.replace(report("ar-1"), when=When(text=said, rule="no anchor"))
    assert len(events([yearless, report("ar-2", when="2024-11-09")], {})) == found


def test_what_was_some_time_in_a_year_is_not_what_was_on_a_day_of_it() -> None:
    doer = (Participant("ac-1", "Harbour Front", "perpetrator"),)
    reports = [
        report("ar-1", when="2024", participants=doer),
        report("ar-2", when="2024-11-09", participants=doer),
    ]
    assert len(events(reports, {})) == 2


def test_the_place_is_the_most_exact_that_most_agree_with() -> None:
    town = Place("Velm", "Norland", ("Kessa",))
    hospital = Place("hospital, Velm", "Norland", ("Velm", "Kessa"))
    hotel = Place("Harbour Hotel, Velm", "Norland", ("Velm", "Kessa"))

    def place_of(*places: Place) -> Place:
        told = [at_the_hotel(f"ar-{number}", "attack", "attack", 9, place) for number, place in enumerate(places)]
        (event,) = events(told, {})
        return event.place

    assert place_of(town, hospital) == hospital
    assert place_of(town, hospital, town) == town
    assert place_of(town, hotel, town) == hotel


def test_a_place_that_only_one_of_many_articles_tells_is_not_that_of_all() -> None:
    town, quarter = Place("Velm", "Norland", ("Kessa",)), Place("Quayside", "Norland", ("Velm", "Kessa"))

    def place_of(articles: int) -> str | None:
        places = [quarter, *[town] * (articles - 1)]
        told = [at_the_hotel(f"ar-{number:02}", "attack", "attack", 9, place) for number, place in enumerate(places)]
        (event,) = events(told, {})
        return event.place.name

    assert place_of(4) == "Quayside"
    assert place_of(12) == "Velm"


PERSONS = {"ac-odo": "Tariq Odo", "ac-odos": "Tariq Odo Sellen", "ac-wren": "Mara Wren"}


def death(article: str, actor: str = "ac-odo", *, rule: str = "explicit", **told: object) -> Report:
    """A report of the death of one person, by default of no known time or place."""
    hit = (Participant(actor, PERSONS[actor].split()[-1], "victim"),)
    dead = report(article, killed=1, participants=hit, **{"place": None, **told})  # type: ignore[arg-type]
    return msgspec.structs.replace(dead, when=msgspec.structs.replace(dead.when, rule=rule))


@pytest.mark.parametrize(
    "later",
    [
        death("ar-2"),
        death("ar-2", "ac-odos"),
        death("ar-2", place="Karachi"),
        death("ar-2", when="2025-03-01", rule="day of the dateline"),
        death("ar-2", when="2024-11", place="Lahore"),
    ],
)
def test_nobody_is_killed_twice(later: Report) -> None:
    published = {"ar-1": day("2024-11-09"), "ar-2": day("2025-03-01")}
    (event,) = events([death("ar-1", when="2024-11-09", place="Quetta"), later], {}, published, PERSONS)
    assert (event.when.start, event.sources) == ("2024-11-09", 2)
    assert event.merge_reason == "same person killed"
    assert "date" not in event.disputed


@pytest.mark.parametrize(
    "other",
    [
        death("ar-2", "ac-wren"),
        death("ar-2", "ac-wren", when="2024-11-09", place="Quetta"),
        death("ar-2", when="2024-12-20"),  # another of his name
        death("ar-2", injured=3),  # he may be one of those
    ],
)
def test_others_who_are_killed_are_others(other: Report) -> None:
    published = {"ar-1": day("2024-11-09"), "ar-2": day("2025-03-01")}
    assert len(events([death("ar-1", when="2024-11-09", place="Quetta"), other], {}, published, PERSONS)) == 2


def test_a_death_told_of_before_it_can_have_been_is_another() -> None:
    published = {"ar-1": day("2024-11-09"), "ar-2": day("2024-10-01")}
    assert len(events([death("ar-1", when="2024-11-09"), death("ar-2")], {}, published, PERSONS)) == 2


def test_a_side_of_a_country_is_not_elsewhere_than_its_towns() -> None:
    def found(*names: str) -> int:
        return len(
            events([report(f"ar-{n}", when="2024-11-09", killed=26, place=one) for n, one in enumerate(names)], {})
        )

    assert found("Quetta", "western Pakistan") == 1
    assert found("Quetta", "Lahore") == 2
    assert found("eastern Pakistan", "western Pakistan") == 2


def test_a_meeting_of_the_same_people_about_the_same_attack_is_one() -> None:
    who = (Participant("ac-wren", "Mara Wren", "participant"),)

    def article(name: str, when: str) -> list[Report]:
        met = report(name, place=None, kind="meeting", participants=who, start=50)
        return [report(name, when=when, killed=9), met]

    told = [*article("ar-1", "2024-11-09"), *article("ar-2", "2024-11-09"), *article("ar-3", "2023-03-01")]
    found = [event for event in events(told, {}) if event.type == "meeting"]
    assert sorted(event.sources for event in found) == [1, 2]


def test_the_time_is_that_which_most_articles_tell() -> None:
    days = ["2024-11-08", "2024-11-09", "2024-11-09"]
    reports = [report(f"ar-{n}", when=iso, killed=26) for n, iso in enumerate(days)]
    (event,) = events(reports, {})
    assert (event.when.start, event.disputed) == ("2024-11-09", ("date",))


def test_the_title_is_of_whom_most_articles_name() -> None:
    first = report("ar-0", when="2024-11-09", killed=2, participants=(Participant("ac-wren", "Wren", "victim"),))
    hit = (Participant("ac-odo", "Odo", "victim"),)
    told = [report(f"ar-{n}", when="2024-11-09", killed=2, participants=hit) for n in (1, 2)]
    reports = [msgspec.structs.replace(one, title=one.article) for one in (first, *told)]
    (event,) = events(reports, {})
    assert event.title == "ar-1"


def test_the_toll_of_a_part_is_not_that_of_all() -> None:
    tolls = {"ar-1": (20, "2024-11-09"), "ar-2": (21, "2024-11-10"), "ar-3": (3, "2024-11-11")}
    reports = [report(article, when="2024-11-09", killed=killed) for article, (killed, _) in tolls.items()]
    (event,) = events(reports, {}, {article: day(iso) for article, (_, iso) in tolls.items()})
    assert (event.killed.min, event.disputed) == (21, ())


def test_one_site_is_named_by_its_kind_alone_or_in_full() -> None:
    full = Place("Jinnah Airport, Karachi", "Pakistan", ("Karachi",))
    plain = Place("Karachi airport", "Pakistan", ("Karachi",))
    other = Place("Faisal Base, Karachi", "Pakistan", ("Karachi",))
    reports = [
        msgspec.structs.replace(report(f"ar-{n}", when="2024-10-06", killed=2), place=place)
        for n, place in enumerate([full, plain, other])
    ]
    assert sorted(event.sources for event in events(reports, {})) == [1, 2]


def said(article: str, quote: str) -> Report:
    speaker = Participant("ac-putin", "Vladimir Putin", "speaker")
    words = report(article, place=None, kind="statement", participants=(speaker,))
    return msgspec.structs.replace(words, quote=quote)


def test_a_statement_told_in_much_the_same_words_is_one() -> None:
    reports = [
        said("ar-1", "President Vladimir Putin condemned the attack and asked for justice."),
        said("ar-2", "Russia: President Vladimir Putin condemned the attack."),
        said("ar-3", "Vladimir Putin promised engineers for the northern pipeline."),
    ]
    assert sorted(event.sources for event in events(reports, {})) == [1, 2]


def test_a_claim_told_in_several_articles_is_one_if_the_attack_is() -> None:
    def article(name: str, when: str) -> list[Report]:
        claim = said(name, "Vladimir Putin claimed responsibility.")
        return [report(name, when=when, killed=9), msgspec.structs.replace(claim, trigger="claim", start=50)]

    reports = [*article("ar-1", "2024-11-09"), *article("ar-2", "2024-11-09"), *article("ar-3", "2024-12-24")]
    found = [event for event in events(reports, {}) if event.type == "statement"]
    assert sorted((event.sources, event.merge_reason) for event in found) == [
        (1, None),
        (2, "same occasion, participants"),
    ]


def test_claims_are_one_only_if_more_than_their_stock_words_say_so() -> None:
    claims = [
        msgspec.structs.replace(said(article, quote), trigger="claim responsibility")
        for article, quote in (
            ("ar-1", "Vladimir Putin claimed responsibility for the attack on the northern harbour bridge."),
            ("ar-2", "Responsibility for the attack on the harbour bridge was claimed by Vladimir Putin."),
            ("ar-3", "Vladimir Putin claimed responsibility for the attack."),
            ("ar-4", "Vladimir Putin claimed responsibility."),
        )
    ]
    assert sorted(event.sources for event in events(claims, {})) == [1, 1, 2]
