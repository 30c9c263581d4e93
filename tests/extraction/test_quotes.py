from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tui.extraction.analysis import Named
from tui.extraction.pipeline import extract
from tui.extraction.speech import quotes
from tui.extraction.speech.quotation import marked, overlapping
from tui.model import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.extraction.analysis import Analysis, Cast
    from tui.extraction.dictionaries import Dictionaries
    from tui.model import Appearance, Quote

    Quoting = Callable[[str], list[tuple[str | None, str, str]]]
    Finding = Callable[[str], tuple[Quote, ...]]


@pytest.fixture(scope="session")
def find(
    read: Callable[[str], Analysis],
    cast: Callable[[Analysis], tuple[dict[str, Appearance], Cast]],
    dictionaries: Dictionaries,
) -> Finding:
    def find(text: str) -> tuple[Quote, ...]:
        analysis = read(text)
        found, mentions = cast(analysis)
        return quotes.find(analysis, Named(mentions, tuple(found.values())), dictionaries)

    return find


@pytest.fixture(scope="session")
def quoting(
    read: Callable[[str], Analysis],
    cast: Callable[[Analysis], tuple[dict[str, Appearance], Cast]],
    dictionaries: Dictionaries,
) -> Quoting:
    """The quotes of a text as speaker's name, mode and words."""

    def quoting(text: str) -> list[tuple[str | None, str, str]]:
        analysis = read(text)
        found, mentions = cast(analysis)
        names = {one.actor: one.name for one in found.values()}
        said = quotes.find(analysis, Named(mentions, tuple(found.values())), dictionaries)
        return [(names.get(one.speaker or "", one.speaker_text), one.mode, one.text) for one in said]

    return quoting


def test_two_offices_before_a_name_are_one_speaker(quoting: Quoting):
    text = "“It is over,” Karsa Group CEO and Chairman Ana Ruiz said in a statement."
    assert quoting(text) == [("Ana Ruiz", "direct", "It is over")]


@pytest.mark.parametrize(
    "text",
    [
        "“The harbour will open in May,” said Foreign Minister Ana Ruiz at a press conference in Lisbon on Monday.",
        '"The harbour will open in May," Ana Ruiz told reporters.',
        "Ana Ruiz said: “The harbour will open in May.”",
        "Ana Ruiz told the newspaper, “The harbour will open in May.”",
        "‘The harbour will open in May,’ said Ana Ruiz, head of the port.",
        "Ana Ruiz spoke. “The harbour will open in May,” the agency quoted Ruiz as saying.",
        "Bo Tamm spoke. “The harbour will open in May,” the state news agency quoted Ana Ruiz as saying.",
        '‘We are "tired" of it,’ Ana Ruiz said. ‘The harbour will open in May,’ she said.',
        "Ana Ruiz arrived late. “The harbour will open in May,” she said.",
        "Mayor Ana Ruiz: “The harbour will open in May.”",
        "“The harbour will open in May,” – Ana Ruiz, mayor.",
        "Ana Ruiz paid tribute to all, saying “the harbour will open”. “The harbour will open in May,” she enthused.",
        "“If not, the harbour will open in May,” Ana Ruiz said. “The harbour will open in May,” she said.",
        "Ana Ruiz told Paul Brandt that it was late. “The harbour will open in May,” she said.",
        "Ana Ruiz, 34, built it for years.\n“The harbour will open in May.”",
        "Ana Ruiz spoke at last. The Austrian said: “The harbour will open in May.”",
        "Ana Ruiz spoke at last. “The harbour will open in May,” the 41-year-old midfielder said.",
        "Ana Ruiz spoke at last. “The harbour will open in May,” the mother of two said.",
        "Ana Ruiz, a spokeswoman for Karsa, is 40. “The harbour will open in May,” the spokeswoman said.",
    ],
)
def test_direct_speech_stands_before_or_behind_its_verb(quoting: Quoting, text: str) -> None:
    quote = [one for one in quoting(text) if one[1] == "direct"][-1]

    assert quote[0] == "Ana Ruiz"
    assert quote[2].rstrip(".") == "The harbour will open in May"


def test_a_name_may_stand_right_behind_that_of_a_body(quoting: Quoting) -> None:
    (quote,) = quoting("UN High Commissioner for Refugees Aila Virtanen said that the camps were full.")
    assert quote[1:] == ("indirect", "the camps were full")


def test_a_quotation_goes_on_behind_its_verb_and_in_the_next_paragraph(quoting: Quoting) -> None:
    found = quoting(
        "“We checked it twice,” Ana Ruiz said on Friday. “It is safe.”\n"
        "“Nobody needs to leave.\n“We shall watch the river.”"
    )

    assert [one[0] for one in found] == ["Ana Ruiz"] * 4
    assert [one[2] for one in found][1:3] == ["It is safe.", "Nobody needs to leave."]


@pytest.mark.parametrize("second", ["We also thank the crew.”", "“We also thank the crew.”", "We also thank the crew."])
def test_a_quotation_left_open_goes_on_however_the_next_paragraph_begins(quoting: Quoting, second: str) -> None:
    found = quoting(f"Ana Ruiz said: “It was a good day.\n{second}")

    assert [(who, words) for who, _, words in found] == [
        ("Ana Ruiz", "It was a good day."),
        ("Ana Ruiz", "We also thank the crew."),
    ]


def test_nothing_is_said_before_a_mark_that_closes_at_once(quoting: Quoting) -> None:
    assert all(words for _, _, words in quoting("“ Ana Ruiz \n ” Ana Ruiz said"))


def test_what_follows_an_open_quotation_may_be_no_speech(quoting: Quoting) -> None:
    assert len(quoting("Ana Ruiz said: “It was a good day.\nThe crew came home on Monday.")) == 1


def test_he_is_nobody_whom_the_text_calls_she(quoting: Quoting) -> None:
    text = "Ana Ruiz said that she had left.\nTamm, who has a boat, stayed. “I do not believe it,” he said."
    assert quoting(text)[-1] == ("Tamm", "direct", "I do not believe it")


def test_a_number_is_nobody_and_him_is_he(quoting: Quoting) -> None:
    text = "Paul Brandt said that the number of guests was low. According to him, the road was safe."
    assert quoting(text)[-1] == ("Paul Brandt", "indirect", "the road was safe")


def test_two_who_speak_together_are_both_named(find: Finding) -> None:
    (quote,) = find("Ana Ruiz and Paul Brandt said that the road was closed.")
    assert quote.speaker_text == "Ana Ruiz and Paul Brandt"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We heard a bang,” a witness, who declined to be named, told reporters.", "a witness"),
        ("According to one of the residents, the road was closed.", "one of the residents"),
        ("“If not, the road will stay closed,” the petition said.", "the petition"),
        ("His family met the mayor on Monday. They said that the road was closed.", "His family"),
        ("The investigator, PC Bo Tamm, said that the road was closed.", "PC Bo Tamm"),
        ("Deputies marched to the Old Palace insisting that the road was closed.", "Deputies"),
        ("Deputies met at the Grand Assembly saying that the road was closed.", "Deputies"),
    ],
)
def test_who_has_no_entry_speaks_in_his_own_words(find: Finding, text: str, speaker: str) -> None:
    assert [quote.speaker_text for quote in find(text)] == [speaker]


def test_titles_in_a_row_are_not_said(quoting: Quoting) -> None:
    text = "According to Ana Ruiz, expect to hear songs including “Long Road Home,” “Last Boat Out” and “Salt River.”"
    assert not [words for _, mode, words in quoting(text) if mode == "direct"]


def test_a_single_mark_closes_before_a_stop(quoting: Quoting) -> None:
    assert quoting("Ana Ruiz said it was 'a sad day for the whole of the town'.") == [
        ("Ana Ruiz", "direct", "a sad day for the whole of the town")
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("“Is this a joke?” asked Ana Ruiz.", "Ana Ruiz", "Is this a joke?"),
        ("“Never again!” shouted the crowd.", "the crowd", "Never again!"),
        ("“Is this a joke?” asked the judge.", "the judge", "Is this a joke?"),
        ("“We are ready,” said another.", "another", "We are ready"),
        ("\"We are ready,'' said a guard.", "a guard", "We are ready"),
        ("The actress said she was “over the moon”.", "The actress", "over the moon"),
        ("“Nobody never told me!” Ana Ruiz said.", "Ana Ruiz", "Nobody never told me!"),
    ],
)
def test_who_asks_or_shouts_stands_behind_the_verb(find: Finding, text: str, speaker: str, words: str) -> None:
    assert [(one.speaker_text, one.text) for one in find(text)] == [(speaker, words)]


def test_a_few_words_end_what_was_interrupted(quoting: Quoting) -> None:
    found = quoting("“The port,” Ana Ruiz said, “is shut.” The bar “is open”.")
    assert [words for _, _, words in found] == ["The port", "is shut"]


@pytest.mark.parametrize(
    ("text", "between"),
    [
        ("She heard that ‘mercy comes first’ even in such cases.", ["mercy comes first"]),
        ("It was done with ‘impunity’ there, and ‘it does not care’.", ["impunity", "it does not care"]),
        ("‘It's \"new\" here, and we won't go,’ she said. ‘No.’", ["It's \"new\" here, and we won't go,", "No."]),
        ("The boys' room was 'dirty and cold' in the '90s.", ["dirty and cold"]),
        ("'We saw the boys' room,' she said.", ["We saw the boys' room,"]),
        ("“The ‘old’ way is gone,” she said of ‘it’.", ["The ‘old’ way is gone,"]),
    ],
)
def test_single_marks_close_behind_a_word_that_is_no_possessive(text: str, between: list[str]) -> None:
    assert [text[one.start : one.end] for one in marked(text, 0, len(text))] == between


@pytest.mark.parametrize("marks", ["‘‘’’", "''''"])
def test_two_single_marks_are_a_double_one(quoting: Quoting, marks: str) -> None:
    text = f"{marks[:2]}It is not over. We are risking our lives,{marks[2:]} Ana Ruiz said."
    assert quoting(text) == [("Ana Ruiz", "direct", "It is not over. We are risking our lives")]


def test_a_closing_mark_may_open_a_paragraph(quoting: Quoting) -> None:
    text = "Ana Ruiz spoke in Lima.\n\n”We thank the crew.\n\n”They saved the mill,” she said."
    assert quoting(text) == [
        ("Ana Ruiz", "direct", "We thank the crew."),
        ("Ana Ruiz", "direct", "They saved the mill"),
    ]


def test_two_speakers_keep_their_own_words(quoting: Quoting) -> None:
    found = quoting("“It was a penalty,” said Ana Ruiz. Her rival Paul Brandt disagreed. “It was a dive,” he said.")

    assert [(one[0], one[2]) for one in found if one[1] == "direct"] == [
        ("Ana Ruiz", "It was a penalty"),
        ("Paul Brandt", "It was a dive"),
    ]


def test_names_and_scare_quotes_are_no_speech(quoting: Quoting) -> None:
    assert (
        quoting("Rebels attacked the “Santa Rosa” farm in what neighbours know as the “dry corner” of the valley.")
        == []
    )


def test_a_fragment_belongs_to_who_is_reported(quoting: Quoting) -> None:
    found = quoting("Ana Ruiz said the verdict was “a victory for every family that waited”.")

    assert found == [("Ana Ruiz", "direct", "a victory for every family that waited")]


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("Ana Ruiz said the talks with the union had been “moved to a later date by both sides”.", True),
        ("Ana Ruiz said all the ferries had been sent “to bring the islanders home” before the storm.", True),
        ("Ana Ruiz said the council “must not close the only school that the islanders have left”.", False),
    ],
)
def test_a_clause_that_is_quoted_in_part_is_reported_as_a_whole(quoting: Quoting, text: str, reported: bool) -> None:
    words = text.removeprefix("Ana Ruiz said ").removesuffix(".")
    assert (("Ana Ruiz", "indirect", words) in quoting(text)) == reported


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ana Ruiz also said that the two banks were close partners.", "the two banks were close partners"),
        ("Ana Ruiz said on Monday it would rain.", "it would rain"),
        ("The bridge, Ana Ruiz said, will stay closed for a year.", "The bridge will stay closed for a year"),
        ("The bridge will stay closed for a year, Ana Ruiz said.", "The bridge will stay closed for a year"),
        ("The bridge will stay closed, according to Ana Ruiz.", "The bridge will stay closed"),
        ("Ana Ruiz called for restraint on both sides.", "called for restraint on both sides"),
        ("Ana Ruiz urged the strikers to return to work.", "urged the strikers to return to work"),
        ("Ana Ruiz stressed the importance of free elections.", "stressed the importance of free elections"),
        ("Ana Ruiz condemned the killings and called for calm.", "condemned the killings and called for calm"),
        ("Ana Ruiz expressed concern over the rising prices.", "expressed concern over the rising prices"),
        ("Ana Ruiz denied that she had taken money.", "denied that she had taken money"),
        ("The court heard claims by Ana Ruiz that the votes were bought.", "the votes were bought"),
        ("Ana Ruiz described the plan as a waste of money.", "described the plan as a waste of money"),
        ("Ana Ruiz called the attack a cowardly act.", "called the attack a cowardly act"),
        ("Ana Ruiz labelled the report unfair.", "labelled the report unfair"),
        ("Ana Ruiz took to Twitter to say that the road was safe.", "the road was safe"),
        ("The road was safe for all, Ana Ruiz told reporters.", "The road was safe for all"),
        ("Ana Ruiz pledged 5 million euros and Chile sent two boats.", "pledged 5 million euros"),
        ("Ana Ruiz dismissed the claim as a joke.", "dismissed the claim as a joke"),
        ("Ana Ruiz expects a cold winter in the hills.", "expects a cold winter in the hills"),
        ("According to Ana Ruiz, a nurse based in Lima, the road was safe.", "the road was safe"),
        ("The road was safe, warned Ana Ruiz.", "The road was safe"),
        ("The road, warned Ana Ruiz, was safe.", "The road was safe"),
        (
            "Ana Ruiz described the men as thieves living off the road.",
            "described the men as thieves living off the road",
        ),
        ("As Ana Ruiz put it, the road was safe.", "the road was safe"),
        ("Ana Ruiz made it clear that the road was safe.", "the road was safe"),
        ("Ana Ruiz told the broadcaster she was resting at home.", "she was resting at home"),
        ("Ana Ruiz urged restraint.", "urged restraint"),
        ("Ana Ruiz expects sales to rise.", "expects sales to rise"),
        ("Ana Ruiz described hearing a loud bang.", "described hearing a loud bang"),
        ("Ana Ruiz made clear that the road was safe.", "the road was safe"),
        ("Ana Ruiz went on to say that the road was safe.", "the road was safe"),
        ("Ana Ruiz was criticised for saying the road was safe.", "the road was safe"),
        ("Ana Ruiz signalled that the road was safe.", "the road was safe"),
        ("Ana Ruiz told drivers to leave.", "told drivers to leave"),
        ("Ana Ruiz ruled out a strike.", "ruled out a strike"),
        ("Ana Ruiz played down the danger.", "played down the danger"),
        ("Ana Ruiz defended her decision to leave.", "defended her decision to leave"),
        ("Ana Ruiz admitted stealing the car.", "admitted stealing the car"),
        ("Ana Ruiz renewed her call for a vote.", "renewed her call for a vote"),
        ("Ana Ruiz branded the plan a disgrace.", "branded the plan a disgrace"),
        ("Ana Ruiz argued for lower taxes.", "argued for lower taxes"),
        ("Ana Ruiz said it will be “deeply missed”.", "it will be “deeply missed”"),
        (
            "Ana Ruiz said that with 99.2 percent of boxes opened, Bo Tamm won a majority in the vote.",
            "with 99.2 percent of boxes opened, Bo Tamm won a majority in the vote",
        ),
        ("Nine new cases were found, Chief Health Officer Dr. Ana Ruiz says.", "Nine new cases were found"),
        ("Nine in ten had voted, Ana Ruiz, chair of the council, said in a statement.", "Nine in ten had voted"),
        ("The head of the league, Ana Ruiz, announced before noon that the road was safe.", "the road was safe"),
        ("The road was safe, the interior minister, Ana Ruiz, said on Monday.", "The road was safe"),
        (
            "Oslo and Bergen will buy 12 trams, the transport minister, Ana Ruiz, warned.",
            "Oslo and Bergen will buy 12 trams",
        ),
        ("Ana Ruiz said the road had been safe “for years.”", "the road had been safe “for years”"),
        ("Ana Ruiz said on Thursday Karsa Group will close the mill.", "Karsa Group will close the mill"),
        ("Ana Ruiz said on Monday prices rose by 3 percent last year.", "prices rose by 3 percent last year"),
    ],
)
def test_reported_speech(quoting: Quoting, text: str, words: str) -> None:
    assert quoting(text) == [("Ana Ruiz", "indirect", words)]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        (
            "After the men fled, he was rushed to hospital but declared dead on arrival, police and medics said.",
            "police",
            "After the men fled, he was rushed to hospital but declared dead on arrival",
        ),
        (
            "The airline finalized a deal to purchase 30 jets, executives of both firms announced Wednesday.",
            "executives of both firms",
            "The airline finalized a deal to purchase 30 jets",
        ),
        (
            "The number of guests rose to 598 million, the Quito based tourism body said in a statement.",
            "the Quito based tourism body",
            "The number of guests rose to 598 million",
        ),
        (
            "The group has ties to Harbour in the Northern Delta and Old Sarn, Western officers and diplomats say.",
            "Western officers",
            "The group has ties to Harbour in the Northern Delta and Old Sarn",
        ),
        (
            "The mill has the “full support of the town”, the army said.",
            "the army",
            "The mill has the “full support of the town”",
        ),
        (
            "Rents rose, according to provisional data from the county.",
            "provisional data from the county",
            "Rents rose",
        ),
    ],
)
def test_who_said_it_may_close_the_sentence(find: Finding, text: str, speaker: str, words: str) -> None:
    assert [(one.speaker_text, one.text) for one in find(text)] == [(speaker, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz did not say that the bridge was closed.",
        "If Ana Ruiz says that the bridge is closed, trains will stop.",
        "Ana Ruiz could announce the plan next week.",
        "The figures underline the need for rain.",
        "It is said that the lake has no bottom.",
        "According to plan, the train left at noon.",
        "The soldiers fled, suggesting that they had no orders.",
        "Ana Ruiz called an election for June.",
        "The “Arden night watch” told nobody.",
        "Ana Ruiz dismissed the goalkeeper for dissent.",
        "Ana Ruiz closed the mill, which she described as old.",
        "Ana Ruiz made a film about “the longest night of all time”.",
        "Ana Ruiz called for an ambulance.",
        "The court rejected the claim, and voters dismissed the plan.",
        "The mill was closed by a ban, after Ana Ruiz ruled against it.",
        "Ana Ruiz questioned the driver.",
        "Ana Ruiz defended her title.",
        "Ana Ruiz slammed the door and hailed a taxi.",
        "Ana Ruiz found that the door was open.",
        "The court found him guilty of having sold the mill.",
        "The court affirmed the ban on sales.",
        "Ana Ruiz admitted three guests.",
        "The mill closed in May, a move the town reported.",
        "Ana Ruiz called her son Bob, and called the police a second time.",
    ],
)
def test_what_nobody_said_is_no_quote(quoting: Quoting, text: str) -> None:
    assert quoting(text) == []


def test_pronouns_find_their_speaker(quoting: Quoting) -> None:
    found = quoting(
        "The ministers met in Oslo. They urged both armies to stop.\n"
        "Ana Ruiz said that the talks had gone well. She added that a second round would follow."
    )

    assert [one[0] for one in found] == ["The ministers", "Ana Ruiz", "Ana Ruiz"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The study found that prices had risen.", "The study"),
        ("Researchers found that prices had risen.", "Researchers"),
        ("The poll shows that prices had risen.", "The poll"),
    ],
)
def test_what_a_report_found_is_what_it_says(find: Finding, text: str, speaker: str) -> None:
    assert [(one.speaker_text, one.text) for one in find(text)] == [(speaker, "prices had risen")]


def test_reports_are_dismissed_and_goalkeepers_are_not_said(quoting: Quoting) -> None:
    assert quoting("Ana Ruiz dismissed reports that she had left.") == [
        ("Ana Ruiz", "indirect", "dismissed reports that she had left")
    ]


def test_a_report_speaks_for_whom_it_is_by(quoting: Quoting) -> None:
    found = quoting("Rents rose faster than wages, according to a report by the European Union.")

    assert found == [("European Union", "indirect", "Rents rose faster than wages")]


def test_an_answer_is_a_quote_and_a_question_is_not(find: Finding) -> None:
    text = (
        "**Editor**: Thank you for coming. Will the river rise again?\n"
        "**Dr. Ruiz**: Thank you for having me. It will rise. The dykes are old.\n"
        "**Editor**: Thank you.\n**Dr. Ruiz**: Thank you for having me, and good night."
    )

    (quote,) = find(text)

    assert (quote.speaker_text, quote.mode, quote.text) == ("Dr. Ruiz", "direct", "It will rise. The dykes are old.")
    assert text[quote.start : quote.end] == quote.text


WORDS = st.sampled_from(
    [
        "Ana Ruiz",
        "said",
        "that",
        "the river",
        "“",
        "”",
        '"',
        "‘",
        "’",
        ",",
        ".",
        "?",
        ":",
        "\n",
        "they",
        "added",
        "`",
        "''",
        "it was",
    ]
)


@given(st.lists(WORDS, max_size=40).map(" ".join))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_quotes_lie_in_the_text_and_direct_words_stand_there(find: Finding, text: str) -> None:
    for quote in find(text):
        assert 0 <= quote.start < quote.end <= len(text)
        assert quote.text.strip()
        if quote.mode == "direct":
            assert quote.text in text


@given(st.text(alphabet="ab “”\"‘’'«»`„.,\n", max_size=60))
@example(text="'“a”“.'`a")
def test_marked_stretches_are_in_order_and_apart(text: str) -> None:
    found = marked(text, 0, len(text))

    for one in found:
        assert 0 <= one.outer_start <= one.start < one.end <= one.outer_end <= len(text)
    assert all(one.outer_end <= other.outer_start for one, other in pairwise(found))


def test_an_agency_that_closes_a_sentence_reports_all_of_it(quoting: Quoting) -> None:
    text = (
        "The leaders of Chad and Mali, Idriss Tan and Ali Ndo, have come to an agreement on trade following three "
        "rounds of talks, Chad’s ATPE news agency reported on Saturday."
    )
    assert [words for _, mode, words in quoting(text) if mode == "indirect" and words.endswith("rounds of talks")]


def test_who_rejects_an_appeal_says_nothing(quoting: Quoting) -> None:
    assert quoting("The high court on Monday rejected the appeal from Jorge Tapia.") == []


def test_what_is_added_is_said_by_who_spoke(find: Finding) -> None:
    text = (
        "Ambassador Ana Ruiz said on Friday that cooperation between Peru and Chile is critical to trade, adding that "
        "any quarrel is not in their interest.\n\n“Both have one aim,” she said in an interview."
    )
    assert [quote.speaker is not None for quote in find(text)] == [True, True, True]


def test_who_adds_is_who_speaks_whatever_was_said(quoting: Quoting) -> None:
    text = "However, Ana Ruiz said the rises were not acceptable to all, adding that Chile had demanded an answer."
    assert [who for who, _, _ in quoting(text)] == ["Ana Ruiz", "Ana Ruiz"]


def test_who_has_only_seen_a_report_does_not_give_it(find: Finding) -> None:
    for done in ("a police report seen by", "a study led by"):
        (quote,) = find(f"According to {done} Reuters, twelve men had fled.")
        assert quote.speaker is None


def test_to_whom_a_broadcaster_speaks_answers(quoting: Quoting) -> None:
    assert quoting("Xinhua spoke to Ana Ruiz on Monday. She said she was resting.") == [
        ("Ana Ruiz", "indirect", "she was resting")
    ]


def test_the_agency_is_the_one_spoken_of_last_though_it_has_no_name(find: Finding) -> None:
    text = (
        "It was calm, the Xinhua News Agency reported. Peru's weather agency said that rain was near. "
        "The agency said that it would be heavy."
    )
    assert [one.speaker_text for one in find(text)][1:] == ["Peru's weather agency", "Peru's weather agency"]


def test_who_is_set_off_by_what_he_is_speaks(quoting: Quoting) -> None:
    text = "At least 30 passengers were hurt when the train left the tracks, Ravi Tapia, a senior police official said."
    assert [name for name, _, _ in quoting(text)] == ["Ravi Tapia"]


def test_the_bank_is_the_one_whose_name_ends_so(find: Finding) -> None:
    found = find("The World Bank met in Lima with the United Nations. It will pay for two roads, the bank said Sunday.")
    assert [one.speaker is not None for one in found] == [True]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Norwegian Army released a statement about it. “Six men fled,” the statement said.", "Norwegian Army"),
        ("The guards said in a statement that it was over. The statement said that six men had fled.", "The guards"),
        ("The guards released a statement saying that six men had fled.", "The guards"),
        ("A statement issued by the guards said that six men had fled.", "the guards"),
        ("Secretary-General Ana Ruiz was there. The Secretary-General said that six men had fled.", "Ana Ruiz"),
    ],
)
def test_who_made_a_statement_says_what_it_says(quoting: Quoting, text: str, speaker: str) -> None:
    said = {name for name, _, words in quoting(text) if "fled" in words}
    assert said == {speaker}


def test_initials_stand_for_who_has_the_turn(dictionaries: Dictionaries) -> None:
    text = (
        "AR: Dr. Ana Ruiz\n\nBT: Dr. Bo Tamm\n\nAR: What has changed in Norway since then?\n\n"
        "BT: A great deal has changed in Norway.\n\nAR: Will it last?\n\nBT: It will not last for long."
    )
    found = extract(Document("a.txt", "text", "0" * 64, text), dictionaries)
    names = {one.actor: one.name for one in found.body.appearances}
    said = {(names.get(one.speaker or ""), one.text) for one in found.quotes}
    assert ("Bo Tamm", "It will not last for long.") in said
    assert not {words for _, words in said if words.startswith("Dr.")}


def test_an_interview_without_labels_is_answered_by_who_is_named_over_it(dictionaries: Dictionaries) -> None:
    text = (
        "‘Norway will not wait’\n\nFormer ambassador Ana Ruiz spoke to the paper about the strait.\n\n"
        "What has changed since the strike?\n\nA great deal has changed. Nobody waits.\n\n"
        "Will Norway recognise the council?\n\nIt will not do so alone.\n\n"
        "Is Peru worried about its ships?\n\nPeru has been worried for years."
    )
    found = extract(Document("a.txt", "text", "0" * 64, text), dictionaries)
    assert found.article.kinds == ("interview",)
    assert {one.text for one in found.quotes if one.speaker_text == "Ana Ruiz"} == {
        "A great deal has changed. Nobody waits.",
        "It will not do so alone.",
        "Peru has been worried for years.",
    }


def test_an_interview_is_answered_by_whom_its_opening_speaks_of(dictionaries: Dictionaries) -> None:
    text = (
        "Ana Ruiz, the new harbour master\n\nBo Tamm\n\nHow do you feel about the new job?\n\n"
        "I am glad of it. Nobody waits for me.\n\nWas it your dream?\n\nIt was mine, and my father had it.\n\n"
        "What will change this year?\n\nWe shall dredge the channel."
    )
    found = extract(Document("a.txt", "text", "0" * 64, text), dictionaries)
    assert {one.text for one in found.quotes if one.speaker_text == "Ana Ruiz"} == {
        "I am glad of it. Nobody waits for me.",
        "It was mine, and my father had it.",
        "We shall dredge the channel.",
    }


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Peru said in a statement that Chile had closed the border.", "Peru"),
        ("The daily Harbour quoted Ana Ruiz as saying that the dam was safe.", "Ana Ruiz"),
        ("Ana Ruiz was tired. Prime Minister Ruiz's office said that the dam was safe.", "Ana Ruiz"),
        ("Norway's ambassador to the UN, Ana Ruiz, told reporters that the dam was safe.", "Ana Ruiz"),
    ],
)
def test_who_is_named_beside_an_office_or_quoted_by_others_speaks(quoting: Quoting, text: str, speaker: str) -> None:
    assert [who for who, _, _ in quoting(text)] == [speaker]


def test_he_and_she_are_the_last_man_and_the_last_woman(quoting: Quoting) -> None:
    text = (
        "Paul Arden, the mayor, met Ana Ruiz, a lawyer, on Monday. She said that the dam was safe. "
        "He said that nobody had asked."
    )
    assert quoting(text) == [
        ("Ana Ruiz", "indirect", "the dam was safe"),
        ("Paul Arden", "indirect", "nobody had asked"),
    ]


def test_the_judge_is_the_justice(quoting: Quoting) -> None:
    text = "Mr Justice Arden heard the case on Monday. The judge said that it was cruel."
    assert ("Arden", "indirect", "it was cruel") in quoting(text)


def test_a_quotation_that_runs_on_is_of_who_closes_it(quoting: Quoting) -> None:
    text = "“We march at noon to the gate of the mill.\n\n“It is for our children,” Ana Ruiz said."
    assert quoting(text) == [
        ("Ana Ruiz", "direct", "We march at noon to the gate of the mill."),
        ("Ana Ruiz", "direct", "It is for our children"),
    ]


def test_a_quotation_that_runs_on_to_the_end_is_of_who_spoke(quoting: Quoting) -> None:
    text = "Ana Ruiz said that it was late. “We march at noon.” “We march to the gate of the mill."
    assert ("Ana Ruiz", "direct", "We march to the gate of the mill.") in quoting(text)


def test_who_announces_a_deal_says_nothing(quoting: Quoting) -> None:
    assert quoting("Karsa Group announced the acquisition of a mill on Monday.") == []


def test_who_responds_to_something_does_not_say_so(quoting: Quoting) -> None:
    assert quoting("The move will hurt buyers in the coming days as banks respond to it.") == []


def test_an_office_stands_for_who_has_the_turn(dictionaries: Dictionaries) -> None:
    text = (
        "The harbour\n\nThe Minister of Fisheries, Ana Ruiz, spoke to reporters in Norway.\n\n"
        "JOURNALIST:\n\nWhen will the dam be built?\n\nMINISTER:\n\nIt will be built in May.\n\n"
        "JOURNALIST:\n\nAnd who will guard it?\n\nMINISTER:\n\nThe army will guard it."
    )
    found = extract(Document("a.txt", "text", "0" * 64, text), dictionaries)
    names = {one.actor: one.name for one in found.body.appearances}
    assert {names.get(one.speaker or "") for one in found.quotes if "guard" in one.text} == {"Ana Ruiz"}


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("“We shall stay,” said Movement for Free Trade spokesman Kofi Mensah.", "Kofi Mensah", "We shall stay"),
        (
            "The plan, hailed by Omar Haddad as “a triumph for all patients”, begins.",
            "Omar Haddad",
            "a triumph for all",
        ),
        (
            "Omar Haddad denied that the Karsa Institute had lost the case, asserting that it would appeal.",
            "Omar Haddad",
            "it would appeal",
        ),
    ],
)
def test_the_person_speaks_and_not_who_is_spoken_of(find: Finding, text: str, speaker: str, words: str) -> None:
    assert [quote.speaker_text for quote in find(text) if quote.text.startswith(words)] == [speaker]


def test_an_answer_behind_its_question_is_no_report(quoting: Quoting) -> None:
    found = quoting("Asked whether he blames the mayor for the unrest, Omar Haddad said, “Yes, I do.”")
    assert [(mode, words) for _, mode, words in found] == [("direct", "Yes, I do.")]


def test_below_another_heading_the_company_is_another(dictionaries: Dictionaries) -> None:
    text = (
        "# Business news\n\nSarn Mills Inc. said that Sarn Mills Inc. was well.\n\nSarn Mills Inc. grew.\n\n"
        "## Jobs lost\n\nTorvale Inc. is in trouble.\n\nThe company said it would cut 500 jobs.\n"
    )
    facts = extract(Document("a.md", "markdown", "0" * 64, text), dictionaries)
    names = {appearance.actor: appearance.name for appearance in facts.body.appearances}
    assert [names.get(quote.speaker or "") for quote in facts.quotes if "500" in quote.text] == ["Torvale Inc."]


def test_who_is_called_by_the_seat_is_who_spoke_last(quoting: Quoting) -> None:
    found = quoting("“We may lose,” said Ahmad Shaari. The Pasir Mas MP also said that the party was late.")
    assert {one[0] for one in found} == {"Ahmad Shaari"}


@pytest.mark.parametrize("who", ["the bank's former lawyer", "his old neighbour", "Sarn's neighbour in Lima and Puno"])
def test_a_short_quotation_is_of_whom_an_apposition_names(quoting: Quoting, who: str) -> None:
    assert quoting(f'"Fine man," {who}, Omar Haddad, said in the story.') == [("Omar Haddad", "direct", "Fine man")]


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [(0, 4, []), (0, 5, ["One"]), (4, 5, ["One"]), (8, 9, ["One"]), (9, 14, []), (8, 15, ["One", "Two"]), (19, 20, [])],
)
def test_a_quotation_overlaps_what_shares_a_character_with_it(start: int, end: int, found: list[str]) -> None:
    text = "Abc “One” and “Two” z"
    marks = marked(text, 0, len(text))
    assert [text[one.start : one.end] for one in overlapping(marks, start, end)] == found


def test_a_bills_name_between_marks_is_no_speech(find: Finding) -> None:
    text = "Deputies accused the chair of fraud over the 'Harbour Dues (Amendment) Bill, 2008'."
    assert [quote.mode for quote in find(text)] == ["indirect"]
