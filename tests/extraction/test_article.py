"""Facts about the article itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.extraction.articles.article import facts
from tui.extraction.articles.datelines import find_dateline
from tui.extraction.articles.outlets import Outlets
from tui.extraction.dictionaries import Dictionaries
from tui.extraction.text.cleaning import clean
from tui.extraction.text.languages import Languages, detect
from tui.model import Document, Metadata

if TYPE_CHECKING:
    from tui.extraction.analysis import ArticleFacts, Cleaned

DICTIONARIES = Dictionaries()
PROSE = "The dam at Karsa failed on Thursday night and eleven people died, the governor of the province said on Friday."
MORE = "Engineers had warned of cracks in its wall since spring, but the province had no money to mend them."


def read(text: str, **metadata: str) -> tuple[ArticleFacts, Cleaned]:
    document = Document("in/a.txt", "text", "0", text, metadata=Metadata(**metadata))
    return facts(document, clean(document, DICTIONARIES), DICTIONARIES)


def about(text: str, **metadata: str) -> ArticleFacts:
    return read(text, **metadata)[0]


def published(text: str, **metadata: str) -> str | None:
    when = about(text, **metadata).published
    return when.start if when else None


@pytest.mark.parametrize(
    ("path", "text", "day"),
    [
        ("press/2024-11-20-dam.txt", PROSE, "2024-11-20"),
        ("20241120_dam.txt", PROSE, "2024-11-20"),
        ("2024-11-20/dam.txt", PROSE, None),
        ("2024-13-20-dam.txt", PROSE, None),
        ("2024-11-20-to-2024-11-22.txt", PROSE, None),
        ("20-11-2024.txt", PROSE, None),
        ("2024-11-20-dam.txt", "Published: 14 March 2021\n\n" + PROSE, "2021-03-14"),
        ("2024-11-20-dam.txt", "KARSA, Nov 19 (Sarn Wire) - " + PROSE, "2024-11-20"),
        ("2024-11-20-dam.txt", "KARSA, March 2 (Sarn Wire) - " + PROSE, None),
    ],
)
def test_the_files_name_gives_the_day_where_the_text_does_not(path: str, text: str, day: str | None) -> None:
    document = Document(path, "text", "0", text)
    when = facts(document, clean(document, DICTIONARIES), DICTIONARIES)[0].published
    assert (when.start if when else None) == day
    assert when is None or day != "2024-11-20" or (when.rule, when.certainty) == ("file name", 0.7)


@pytest.mark.parametrize(
    ("text", "title", "rule"),
    [
        (f"Dam fails in Karsa\n\n{PROSE}", "Dam fails in Karsa", "heading"),
        (f"# Dam fails\n\n{PROSE}", "Dam fails", "heading"),
        (f"THE SARN HERALD\n3 May 2021\n\nDam fails in Karsa\n\n{PROSE}", "Dam fails in Karsa", "heading"),
        (f"Opinion\n\nThe dam that nobody wanted\n\n{PROSE}", "The dam that nobody wanted", "heading"),
        (f"Title: Dam fails\nDate: 2021-05-03\n\n{PROSE}", "Dam fails", "heading"),
        (f"UPDATE 3-Dam fails in Karsa\n\n{PROSE}", "Dam fails in Karsa", "heading"),
        (f"Dam fails in Karsa - The Sarn Herald\n\n{PROSE}", "Dam fails in Karsa", "heading"),
        ("Eleven people died. Nobody knows why.", "Eleven people died", "first sentence"),
        ("", "a.txt", "path"),
    ],
)
def test_title(text: str, title: str, rule: str) -> None:
    found = about(text)
    assert (found.title, found.title_rule) == (title, rule)


def test_a_title_made_from_a_long_sentence_is_its_main_clause() -> None:
    text = (
        "In what many saw as a turning point after years of delay and quarrel, the northern district has won approval"
        " for a bridge across the Sarn, which engineers have wanted since the flood of 1987."
    )
    assert about(text).title == "The northern district has won approval for a bridge across the Sarn"


def test_a_title_does_not_end_with_a_firms_abbreviation() -> None:
    assert about("Karsa Steel Corp. (NYSE: KSC) sold its mill. Nobody knows why.").title.endswith("sold its mill")


def test_the_title_of_the_metadata_comes_first() -> None:
    assert about(f"Dam fails\n\n{PROSE}", title="Karsa mourns").title == "Karsa mourns"


@pytest.mark.parametrize(
    ("lines", "byline"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("BY JANE DOE, Staff Writer", "Jane Doe"),
        (" date 2024-11-21 By Omar de la Cruz", "Omar de la Cruz"),
        ("By Jane Doe and Ana Ruiz in Karsa", "Jane Doe and Ana Ruiz"),
        ("Written by Jane Doe | 3 May 2021", "Jane Doe"),
        ("ANALYSIS | By Jane Doe | The Sarn Herald | May 3, 2021", "Jane Doe"),
        ("Jane Doe\n3 May 2021", "Jane Doe"),
        ("*By Jane Doe* | Opinion | 3 May 2021", "Jane Doe"),
        ("**By Jane Doe** — Published: 3 May 2021, 16:05", "Jane Doe"),
        ("From Jane Doe at the Sarn dam, Karsa", None),
        ("From Jane Doe at Sarn Bridge, Karsa", "Jane Doe"),
        ("Jane Doe in Karsa\nSun 3 May 2021 23.40 CEST", "Jane Doe"),
        ("By Agencies in Sarn (The Karsa Herald) Updated: 2021-05-03", None),
        ("Author: Jane Doe | 3 May 2021", "Jane Doe"),
        ("By The Sarn Herald", None),
        ("By The West Karsan", None),
        ("By Staff Reporter", None),
        ("By Reuters", None),
        ("By the river it was quiet.", None),
    ],
)
def test_byline(lines: str, byline: str | None) -> None:
    assert about(f"Dam fails in Karsa\n\n{lines}\n\n{PROSE}").byline == byline


def test_what_a_paper_reported_is_no_byline() -> None:
    found, cleaned = read(f"{PROSE}\n\nAs reported by The Karsa Herald, a judge, Ana Ruiz, was sent to another court.")
    assert found.byline is None
    assert not cleaned.dropped


def test_a_byline_at_the_foot() -> None:
    found, cleaned = read(f"{PROSE}\n\n(Reporting by Jane Doe in Karsa and Ana Ruiz in Oslo; editing by Liam Hart)")
    assert found.byline == "Jane Doe and Ana Ruiz"
    assert [drop.reason for drop in cleaned.dropped] == ["credit"]


@pytest.mark.parametrize(
    ("foot", "byline", "agency"),
    [
        ("Associated Press writer Ada Obi in Karsa contributed to this report.", "Ada Obi", "AP"),
        ("Ada Obi contributed to this report.", "Ada Obi", None),
        ("Contributing: Ada Obi, Associated Press", "Ada Obi", "AP"),
        ("By Ada Obi of Harbour Media", "Ada Obi", None),
        ("ao-rk/lh", None, None),
        ("Enditem", None, None),
        ("Source: Sarn Observer Daily", None, None),
        ("This article appeared in the May 3, 2021 edition of The Sarn Herald", None, None),
    ],
)
def test_other_lines_at_the_foot(foot: str, byline: str | None, agency: str | None) -> None:
    text = f"Dam fails\n\n{PROSE}\n\n{MORE}\n\n{foot}"
    found, cleaned = read(text)
    assert (found.byline, found.agency) == (byline, agency)
    assert [text[drop.start : drop.end] for drop in cleaned.dropped] == [foot]


def test_a_label_before_a_bar_is_no_part_of_the_title() -> None:
    introduced = "The writer is a fellow at the Karsa Institute."
    found = about(f"OPINION | After the dam, a reckoning\nAda Obi\n{introduced}\nMay 3, 2021\n\n{PROSE}")
    assert (found.title, found.byline) == ("After the dam, a reckoning", "Ada Obi")
    assert found.kinds[0] == "op-ed"
    assert found.published is not None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("The dam failed on Monday. It was built on 4 June 2020.", "2021-05-03"),
        ("The dam failed on Thursday. It was built on 4 June 2020.", "2020-05-03"),
    ],
)
def test_the_year_of_a_dateline_by_the_weekday(words: str, day: str) -> None:
    anchor = about(f"KARSA, May 3 (Reuters) - {words}").anchor
    assert anchor is not None
    assert anchor.start == day


def test_an_author_introduced_at_the_foot_of_an_opinion_piece() -> None:
    text = f"Opinion\n\nThe dam that nobody wanted\n\n{PROSE}\n\nAda Obi is a professor of law at Karsa University."
    assert about(text).byline == "Ada Obi"
    assert about(f"{PROSE}\n\nAda Obi is a professor of law at Karsa University.").byline is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        (f"Dam fails\n\nPublished: 3 May 2021, 04:31 pm | Updated: 4 May 2021\n\n{PROSE}", "2021-05-03"),
        (f"Dam fails\n\nMonday, May 3, 2021\n\n{PROSE}", "2021-05-03"),
        (f"Dam fails\n\nsource: Harbour News\n23.06.2021 6:23:02 P\n\n{PROSE}", "2021-06-23"),
        (f"Dam fails\n\nKARSA, Peru — May 3, 2021\n\n{PROSE}", "2021-05-03"),
        (f"Dam fails\n\nHarbourSport staff03-May-2021\n\n{PROSE}", "2021-05-03"),
        (f"Dam fails\n\n{PROSE}\n\nMay 3, 2021 9:54 AM\n\nCategories: Law", "2021-05-03"),
        (f"KARSA, 3 MAY 89 (DPA) -- {PROSE}", "1989-05-03"),
        (f"Karsa, May 3, 2021 (AFP) - {PROSE}", "2021-05-03"),
        (f"KARSA, May 3 (Reuters) - {PROSE}", None),
        (f"{PROSE}\n\nPublished in The Sarn Herald, May 3rd, 2021", "2021-05-03"),
        (f"{PROSE}\n\nKarsa, 3 May 2021 (Harbour Wire)", "2021-05-03"),
        (PROSE, None),
        ("The dam failed on 3 May 2021. Eleven people died.", None),
    ],
)
def test_publication_date(text: str, iso: str | None) -> None:
    assert published(text) == iso


@pytest.mark.parametrize(
    ("text", "iso", "dropped"),
    [
        (f" date 2021-05-07 {PROSE}", "2021-05-07", "date 2021-05-07"),
        (f"date 2021-05 By Ana Ruiz\n\n{PROSE}", "2021-05", "date 2021-05"),
        (f"Dam fails\n\n{PROSE}\n\nPublished : May 7, 2021", "2021-05-07", "Published : May 7, 2021"),
        (f"Dam fails\n\n{PROSE}\nFirst published on May 7, 2021 / 5:00 AM", "2021-05-07", "First published on"),
        (
            f"Dam fails\nEleven people died, and many fled.\nLast Modified: 07 May 2021 13:36\n{PROSE}",
            "2021-05-07",
            "Last",
        ),
        (f"Dam fails\nPublished: May 7, 2021 at 9:10 AM EDT|Updated: moments ago\n{PROSE}", "2021-05-07", "Published"),
        (f"date 2021-13-45 {PROSE}", None, None),
        (f"Dates 2021-05-07 {PROSE}", None, None),
        (f"Dam fails\n\n{PROSE} The report was published on 7 May 2021.", None, None),
    ],
)
def test_stamps(text: str, iso: str | None, dropped: str | None) -> None:
    found, cleaned = read(text)
    assert (found.published.start if found.published else None) == iso
    headers = [text[drop.start : drop.end] for drop in cleaned.dropped if drop.reason == "header"]
    assert headers[:1] == [] if dropped is None else headers[0].startswith(dropped)


def test_what_follows_an_opening_stamp_is_read_as_if_it_were_first() -> None:
    found, _ = read(f"date 2021-05-07 Dam fails in Karsa - The Sarn Herald\n\nDam fails in Karsa\n\n{PROSE}")
    assert (found.title, found.title_rule, found.outlet) == ("Dam fails in Karsa", "heading", "The Sarn Herald")


def test_the_date_of_the_metadata_comes_first() -> None:
    assert published(f"Dam fails\n\nMay 3, 2021\n\n{PROSE}", published="2021-05-04T08:00:00Z") == "2021-05-04"
    assert published(PROSE, published="2021-13-40") is None


@pytest.mark.parametrize(
    ("text", "agency", "outlet"),
    [
        (f"KARSA (AP) — {PROSE}", "AP", None),
        (f"KARSA, 3 MAY 89 (ACAN-EFE) -- {PROSE}", "ACAN-EFE", None),
        (f"KARSA, 3 MAY 89 (RADIO SARN) -- {PROSE}", None, "Radio Sarn"),
        (f"Karsa, May 3, 2021 (Harbour Wire) - {PROSE}", "Harbour Wire", None),
        (f"{PROSE} (Ant/Z-6)", "ANTARA", None),
        (f"{PROSE}\n\n-- AFP", "AFP", None),
        (f"{PROSE} AFP KL RS", "AFP", None),
        (f"{PROSE}\n\n{MORE}\n\nReuters", "Reuters", None),
        (f"{PROSE}\n\n(Xinhua News Agency May 3, 2021)", "Xinhua", None),
        (f"Dam fails\n\nFrom the Associated Press\nMay 3, 2021\n\n{PROSE}", "AP", None),
        (f"Dam fails\n\nBy: Sarn News Service | Updated: May 3, 2021 12:12 pm\n\n{PROSE}", None, "Sarn News Service"),
        (f"{PROSE}\n\n(With inputs from PTI)", "PTI", None),
        (f"Dam fails\n\nThe Sarn Herald, 3 May 2021\n\n{PROSE}", None, "The Sarn Herald"),
        (f"Dam fails | The Sarn Herald\n\n{PROSE}", None, "The Sarn Herald"),
        (
            f"Dam fails\n\nBy Agencies in Sarn (The Karsa Herald) Updated: 2021-05-03\n\n{PROSE}",
            None,
            "The Karsa Herald",
        ),
        (f"{PROSE} He spoke to AFP.", None, None),
        (f"{PROSE}\n\nPhoto: Jane Doe/AFP", None, None),
    ],
)
def test_agency_and_outlet(text: str, agency: str | None, outlet: str | None) -> None:
    found = about(text)
    assert (found.agency, found.outlet) == (agency, outlet)


@pytest.mark.parametrize(
    ("words", "place", "day", "rest"),
    [
        ("SAN JOSE (COSTA RICA), 4 FEB 90 (EFE) -- Two men", "San Jose", "1990-02-04", "Two men"),
        ("MANAGUA, NO DATE (RADIO SANDINO) -- In the", "Managua", None, "In the"),
        ("NO CITY, NO DATE -- [x] Mr.", None, None, "[x] Mr."),
        ("KARSA: The dam", "Karsa", None, "The dam"),
        ("KARSA • The dam", "Karsa", None, "The dam"),
        ("GENEVA/NEW YORK, 4 September 2015 – The members", "Geneva/New York", "2015-09-04", "The members"),
        ("Jakarta (ANTARA) - The", "Jakarta", None, "The"),
        ("Sarnbridge, March 20, 2023. There", "Sarnbridge", "2023-03-20", "There"),
        ("2021-05-03 (AFP) - The", None, "2021-05-03", "The"),
        ("2021-05-03 (Sarn Wire) On Monday", None, "2021-05-03", "On Monday"),
        ("2021-05-03 Karsa: The dam", "Karsa", "2021-05-03", "The dam"),
        ("Karsa, May 03, 2021, The Sarn News: The dam", "Karsa", "2021-05-03", "The dam"),
        ("Karsa -- The dam", "Karsa", None, "The dam"),
        ("KARSA (May 3, 2021): The dam", "Karsa", "2021-05-03", "The dam"),
        ("Sarn News/ The dam", None, None, "The dam"),
    ],
)
def test_datelines(words: str, place: str | None, day: str | None, rest: str) -> None:
    found = find_dateline(words)
    assert found is not None
    assert (found.place, found.when.start if found.when else None, words[found.end :]) == (place, day, rest)


@pytest.mark.parametrize(
    "words",
    [
        "Opinion -- The dam failed.",
        "BREAKING: The dam failed.",
        "The dam - built in 1987 - failed.",
        "Karsa (population 4,000) is small.",
        "NATO said - again - no.",
        "On May 3, 2021, it rained.",
    ],
)
def test_no_datelines(words: str) -> None:
    assert find_dateline(words) is None


def test_the_dateline_is_dropped_and_kept_as_a_fact() -> None:
    text = f"KARSA, 3 MAY 89 (DPA) -- {PROSE}"
    found, cleaned = read(text)
    assert found.dateline_place == "Karsa"
    assert [(drop.reason, text[drop.start : drop.end]) for drop in cleaned.dropped] == [
        ("dateline", text[: text.index(PROSE)])
    ]
    assert found.credits == ((0, text.index(PROSE)),)


ADVICE = (
    "The council must act, and it should act now. Leaders need to find the money. It is essential that nobody waits. "
)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (PROSE, ("news",)),
        (f"The dam that nobody wanted – OpEd\n\n{PROSE}", ("op-ed",)),
        (f"Editorial\n\nThe dam that nobody wanted\n\n{PROSE}", ("op-ed",)),
        (f"The dam\n\nBy Jane Doe\n\n{ADVICE * 3}", ("op-ed", "analysis")),
        (f"The dam\n\n{ADVICE * 3}", ("op-ed", "analysis")),
        (f"The dam\n\nBy Jane Doe\n\n{PROSE}\n\n*Jane Doe is a former engineer.*", ("op-ed",)),
        (f"ANALYSIS | By Jane Doe\n\nThe dam that nobody wanted\n\n{PROSE}", ("analysis",)),
        ("Dam talk\n\nQ: When?\nA: In May.\nQ: Why?\nA: Nobody knows.", ("interview",)),
        (f"FOR IMMEDIATE RELEASE\n\nDam opens in Karsa\n\n{PROSE}", ("press release",)),
        (f"Joint statement of the four ministers\n\n{PROSE}", ("news", "statement")),
        ("Results\n\n- North: Ana Ruiz\n- South: Petr Novak\n- East: Ana Ruiz\n- West: Ana Ruiz", ("news", "list")),
    ],
)
def test_kinds(text: str, kinds: tuple[str, ...]) -> None:
    assert about(text).kinds == kinds


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (PROSE, "en"),
        (
            "El presidente visitó el lunes la zona del terremoto que causó la muerte de 12 personas, según la radio.",
            "es",
        ),
        (
            "Der Minister hat am Montag erklärt, dass die Brücke nicht vor dem Winter für den Verkehr geöffnet wird.",
            "de",
        ),
        ("Pemerintah tidak akan menaikkan harga beras pada tahun ini, kata menteri yang berada di Jakarta itu.", "id"),
        ("राष्ट्रपति ने शुक्रवार को नई योजना की घोषणा की।", "hi"),
        ("وزیر اعظم نے ہفتے کے روز لاہور کا دورہ کیا اور متاثرین سے ملاقات کی۔", "ur"),
        ("Президент посетил регион в пятницу и встретился с жителями.", "ru"),
        ("大统领星期五访问了灾区。", "zh"),
        ("12 34 56", None),
        ("A storm hit La Ceiba and La Paz, then went on as a weaker storm.", "en"),
        ("President visits La Ceiba, La Lima, El Progreso", None),
        ("La policía detuvo el lunes a tres personas por el robo, y una más fue herida en La Ceiba.", "es"),
        ("A guvernul a anunțat că prețul pâinii nu va crește în această lună, a spus ministrul.", "ro"),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert detect(text, DICTIONARIES.read("languages", Languages)) == language


@pytest.mark.parametrize(
    ("words", "agency", "outlet"),
    [
        ("Ant/Z-6", "ANTARA", None),
        ("agence france-presse", "AFP", None),
        ("The Sarn Herald", None, "The Sarn Herald"),
        ("dawn.com", None, "Dawn"),
        ("the river", None, None),
        ("Karsa", None, None),
    ],
)
def test_names_of_outlets(words: str, agency: str | None, outlet: str | None) -> None:
    known = DICTIONARIES.read("outlets", Outlets)
    assert (known.agency(words), known.outlet(words)) == (agency, outlet)


@pytest.mark.parametrize(
    ("text", "anchor", "rule"),
    [
        (f"Dam fails\n\nSaturday, May 29, 2021\n\nKARSA, May 28 (AFP) - {PROSE}", "2021-05-28", "dateline"),
        (f"Press conference of May 3, 2021\n\n{PROSE}", "2021-05-03", "day in the title"),
        (f"Dam fails\n\nMay 3, 2021\n\n{PROSE}", "2021-05-03", "publication date"),
        (f"{PROSE} It had been built by May 1962.", "1962", "year of the latest date in the text"),
        (PROSE, None, None),
    ],
)
def test_the_anchor_of_the_text(text: str, anchor: str | None, rule: str | None) -> None:
    found = about(text).anchor
    assert (found.start, found.rule) == (anchor, rule) if found else (anchor, rule) == (None, None)


@pytest.mark.parametrize(
    ("line", "day", "source"),
    [
        ("3 May 2021, 4:24pm", "2021-05-03", None),
        ("2021-05-03 09:12 Xinhua", "2021-05-03", "Xinhua"),
        ("Source: Xinhua| 2021-05-03 17:04:37|Editor: Ada Obi", "2021-05-03", "Xinhua"),
        ("Posted on May 3, 2021 by admin", "2021-05-03", None),
        ("The Sarn Herald | @sarnherald | 03 May 2021, 07:56 pm Print", "2021-05-03", "The Sarn Herald"),
        ("KARSA, Sept. 3, 2021", "2021-09-03", None),
        ("May 3 2021 10:20AM", "2021-05-03", None),
        ("May 3, 2021, 11:45 AM EST / CBS News", "2021-05-03", "CBS News"),
    ],
)
def test_header_lines_with_times_and_names(line: str, day: str, source: str | None) -> None:
    found, cleaned = read(f"Dam fails after a week of rain\n\n{line}\n\n{PROSE}\n\n{MORE}")
    assert found.published is not None
    assert (found.published.start, found.agency or found.outlet) == (day, source)
    assert [drop.reason for drop in cleaned.dropped] == ["header"]


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("KARSA, May 3 (APP):", "APP"),
        ("Karsa, May 3 (EFE).- ", "EFE"),
        ("Karsa [Peru], May 3 (ANI): ", "ANI"),
        ("Moscow, May 3. /TASS/. ", "TASS"),
        ("Lima, Peru (CNN) ", None),
        ("Lima: ", None),
    ],
)
def test_datelines_with_other_marks(opening: str, agency: str | None) -> None:
    text = f"Dam fails after a week of rain\n\n{opening}{PROSE}\n\n{MORE}"
    found, cleaned = read(text)
    assert [text[drop.start : drop.end] for drop in cleaned.dropped] == [opening]
    assert found.agency == agency
    assert (found.dateline_place or "").startswith(("Karsa", "Lima", "Moscow"))


@pytest.mark.parametrize("opening", ["Warning: ", "Obi: ", "Tehreek-e-Taliban Pakistan (TTP) "])
def test_a_name_with_a_colon_is_no_dateline_unless_it_is_a_place(opening: str) -> None:
    found, cleaned = read(f"Dam fails after a week of rain\n\n{opening}{PROSE}")
    assert found.dateline_place is None
    assert not cleaned.dropped


@pytest.mark.parametrize("line", ["AB/CD/2217", "Left Menu", "File photo: Men of the guard at the dam in 2012."])
def test_what_stands_over_the_title_and_is_none(line: str) -> None:
    assert about(f"{line}\n\nDam fails after a week of rain\n\n{PROSE}").title == "Dam fails after a week of rain"


@pytest.mark.parametrize(
    ("closing", "byline"),
    [
        ("ADA OBI\n\nLAHORE", "Ada Obi"),
        ("R. K.\nLima", "R. K."),
        ("Ada Obi\n\nFormer ambassador\n\nLima\n\nPublished in The Sarn Herald, May 3rd, 2021", "Ada Obi"),
        ("The Dam\n\nWho knew", None),
    ],
)
def test_a_letter_is_signed_with_a_name_and_a_town(closing: str, byline: str | None) -> None:
    found = about(f"The dam\n\n{PROSE}\n\n{closing}")
    assert (found.byline, "op-ed" in found.kinds) == (byline, byline is not None)


def test_a_note_on_the_author_is_dropped() -> None:
    note = "The writer is a former engineer and lives in Karsa."
    found, cleaned = read(f"The dam\n\n{PROSE}\n\n{MORE}\n\n{note}\n\nTwitter: @adaobi")
    assert "op-ed" in found.kinds
    assert [drop.reason for drop in cleaned.dropped] == ["author's note", "author's note"]


@pytest.mark.parametrize(
    ("head", "title", "byline", "iso"),
    [
        ("Dam fails | The Sarn Herald\n\nDam fails", "Dam fails", None, None),
        ("Senate\n\nDam fails in Karsa again\n\nJohn Dole\n\nDam fails in Karsa again", None, "John Dole", None),
        ("Sunday May 05, 2024\n\nDam fails\n\nApril 17, 2018", "Dam fails", None, "2018-04-17"),
        ("Publish dateThursday 12 January 2023 - 13:54\n\nDam fails", "Dam fails", None, "2023-01-12"),
        ("Breaking News\n\nDam fails\n\nJournalist: Jane Dole", "Dam fails", "Jane Dole", None),
        ("The Sarn Herald | World | Dam fails in Karsa", "Dam fails in Karsa", None, None),
        ("HomeNewsWorld NewsDam fails\n\nDam fails in Karsa", "Dam fails in Karsa", None, None),
        ("HERALD\n\nDam fails in Karsa again", "Dam fails in Karsa again", None, None),
        ("Banks\nSupport\nBusiness Law\nWeather\nThe Wider Image\nGames\n\nDam fails in Karsa again", None, None, None),
        (
            "MINISTRY OF DAMS OF PERU\nPress office\n\nJoint report on the Karsa dam",
            "Joint report on the Karsa dam",
            None,
            None,
        ),
        ("* Dam fails in Karsa\n* Eleven dead\nBy Jane Dole", "Dam fails in Karsa", "Jane Dole", None),
        *(
            (f"Dam fails in Karsa again\n{line}", None, byline, "2024-11-22")
            for line, byline in (
                ("Friday, 22 Nov 2024 4:55 PM MYT", None),
                ("Published 1:07 am CST, Friday, November 22, 2024", None),
                ("Post By : Nov 22, 2024", None),
                ("by Jane Dole — November 22, 2024", "Jane Dole"),
                ("By Jane Dole - Staff Writer 22 November 2024", "Jane Dole"),
                ("By Jane Dole | jdole@herald.com | Herald Staff Writer\nNovember 22, 2024", "Jane Dole"),
                ("Jane Dole, Herald Sports Writer Updated 1:55 am CST, Friday, November 22, 2024", "Jane Dole"),
                ("Written by Jane Dole | Lagos | Updated: November 22, 2024 5:30:12 pm", "Jane Dole"),
                ("Submitted by Jane Dole on Fri, 11/22/2024 - 17:30", "Jane Dole"),
                ("Posted in Sports on November 22, 2024 by Jane Dole", "Jane Dole"),
                ("TNN | Updated: Nov 22, 2024, 17:30 IST", None),
            )
        ),
        (
            "Reservoir over the town of Karsa fails again\nby Jane Dole  @janedole  Nov 22, 2024 • 2 min read",
            "Reservoir over the town of Karsa fails again",
            "Jane Dole",
            "2024-11-22",
        ),
        (
            "Dam fails in Karsa again\nThe wall over the old town gave way for the second time in as many years.\n"
            "By JANE DOLE\nPUBLISHED: 13:32, Fri, Nov 22, 2024",
            None,
            "Jane Dole",
            "2024-11-22",
        ),
    ],
)
def test_heads_of_pages(head: str, title: str | None, byline: str | None, iso: str | None) -> None:
    found = about(f"{head}\n\n{PROSE}")
    assert (found.title, found.byline) == (title or "Dam fails in Karsa again", byline)
    assert (found.published.start if found.published else None) == iso


def test_a_leading_article_without_a_label() -> None:
    text = (
        "THE dam at Karsa gave way last week, and with it the belief that the province knows what it builds. For years"
        " its engineers had pointed to the cracks; for years there was no money. The wall will be built anew, no doubt,"
        " and the minister will cut a ribbon once more before the next winter."
    )
    assert "op-ed" in about(f"The dam\n\n{text}").kinds
    assert about(f"The dam\n\n{text.replace('THE', 'The')}").kinds == ("news",)


def test_a_headline_that_ends_as_a_paper_does_is_a_title() -> None:
    assert about(f"Karsa minister quits over dam in his post\n\n{PROSE}").outlet is None
    found = about(f"Karsa Minister Resigns From Post\n\n{PROSE}\n\n{MORE}")
    assert (found.title, found.outlet) == ("Karsa Minister Resigns From Post", None)


def test_a_page_name_before_the_title_is_dropped() -> None:
    title = "Dam at Karsa fails after heavy rain"
    found, cleaned = read(f"Harbour Metro Plus {title}\n\n{title}\n\n{PROSE}\n\n{MORE}")
    assert found.title == title
    assert "masthead" in [drop.reason for drop in cleaned.dropped]


def test_a_name_with_its_handle_is_a_byline() -> None:
    line = "Ana Ruiz (@anaruiz) Published January 30, 2023 | 06:24 PM"
    found = about(f"Dam at Karsa fails after heavy rain\n\n{line}\n\n{PROSE}\n\n{MORE}")
    assert found.byline == "Ana Ruiz"
    assert published(f"Dam at Karsa fails\n\n{line}\n\n{PROSE}") == "2023-01-30"


def test_a_day_in_the_brackets_of_a_dateline_dates_the_article() -> None:
    assert published(f"Dam at Karsa fails\n\nKARSA, (Harbour Wire - 31st Jan, 2023 ) :{PROSE}") == "2023-01-31"


def test_an_agency_behind_a_slash_sends_the_article() -> None:
    assert about(f"Dam at Karsa fails\n\nKLM/VNA – {PROSE}").agency == "VNA"


@pytest.mark.parametrize(
    ("text", "title", "byline", "outlet"),
    [
        ("10 June 2019\n\nHarbour FM (Karsa)\n\nDam fails at Karsa", "Dam fails at Karsa", None, "Harbour FM"),
        (f"Dam fails at Karsa\n\nRelated Topics\n\nBy Ana Ruiz\n\n{PROSE}", "Dam fails at Karsa", "Ana Ruiz", None),
        (f"728x90\n\nDam fails at Karsa\n\n{PROSE}", "Dam fails at Karsa", None, None),
        ("Asia / pacific\n\nDam fails at Karsa\n\nText by NEWS WIRES", "Dam fails at Karsa", None, None),
        (
            "Dam fails at Karsa\n\nAna Ruiz, USA TODAY 8:42 a.m. EDT May 3, 2014",
            "Dam fails at Karsa",
            "Ana Ruiz",
            "USA TODAY",
        ),
        ("Dam fails at Karsa\n\nMay 3, 2014, 2:00 am IST Ana Ruiz", "Dam fails at Karsa", "Ana Ruiz", None),
        ("Dam fails at Karsa\n\nFrom Ana Ruiz, Lima", "Dam fails at Karsa", "Ana Ruiz", None),
        ("Dam fails at Karsa\n\nBy Ana Ruiz   May 3, 2014 | 12:01 am PT", "Dam fails at Karsa", "Ana Ruiz", None),
    ],
)
def test_what_pages_show_around_the_title(text: str, title: str, byline: str | None, outlet: str | None) -> None:
    found = about(f"{text}\n\n{PROSE}\n\n{MORE}")
    assert (found.title, found.byline, found.outlet) == (title, byline, outlet)


def test_a_heading_that_goes_on_with_by_is_one() -> None:
    words = "Karsa wall pulled down in the dark and built up once more\nby Governor Jane Dole — against all advice"
    assert about(f"{words}\n\n{PROSE}").byline is None


def test_a_group_in_brackets_sends_nothing() -> None:
    more = "\n\n".join(f"The {part} of the wall was built anew in spring." for part in ("foot", "crest", "gate"))
    found, cleaned = read(f"Dam fails at Karsa\n\n{PROSE}\n\n{MORE}\n\n{more}\n\nKarsa (Group A): 10th dam")
    assert found.outlet is None
    assert "dateline" not in [drop.reason for drop in cleaned.dropped]


def test_a_place_in_the_brackets_of_a_dateline_is_no_outlet() -> None:
    found = about(f"Dam fails at Karsa\n\nMay 3, 2021 (LIMA) – {PROSE}")
    assert (found.outlet, found.dateline_place) == (None, "LIMA")


@pytest.mark.parametrize(
    ("line", "agency", "place"),
    [
        ("AP, LIMA, Peru", "AP", "Lima, Peru"),
        ("Lima, Peru:", None, "Lima, Peru"),
    ],
)
def test_from_where_a_report_is_in_a_line_of_its_own(line: str, agency: str | None, place: str) -> None:
    found = about(f"Dam fails at Karsa\n\n{line}\n\n{PROSE}")
    assert (found.agency, found.dateline_place) == (agency, place)


def test_a_reporter_in_brackets_at_the_foot() -> None:
    assert about(f"{PROSE}\n\n{MORE} (Reporter: Ana Ruiz, Editor: Bo Tamm)").byline == "Ana Ruiz"


def test_the_agency_that_reports_it() -> None:
    assert about(f"{PROSE.rstrip('.')}, reports BSS.\n\n{MORE}").agency == "BSS"
    assert about(f"{PROSE.rstrip('.')}, reports Ana Ruiz.\n\n{MORE}").agency is None


def test_the_hour_and_the_day_at_the_foot() -> None:
    assert published(f"{PROSE}\n\n{MORE}\n\nBDST: 1407 HRS, MAY 3, 2018") == "2018-05-03"


def test_questions_to_somebody_make_an_interview() -> None:
    asked = ["Is it your dream?", "Where did you work then?", "What have you learned?"]
    over = "\n\n".join(f"## {words}\n\n{PROSE}" for words in asked)
    assert "interview" in about(f"# Ana Ruiz of Karsa\n\n{over}").kinds
    assert "interview" not in about(f"# The dam of Karsa\n\n{over.replace('you', 'it')}").kinds
