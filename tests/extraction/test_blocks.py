"""Blocks: the structure of plain text and Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.extraction.text.blocks import find_blocks
from tui.extraction.text.turns import spoken
from tui.model import Block


def read(text: str) -> list[tuple[str, str]]:
    blocks, _ = find_blocks(text)
    return [(block.kind, text[block.content : block.end]) for block in blocks]


def kinds(text: str) -> list[str]:
    return [kind for kind, _ in read(text)]


PROSE = "The council met on Tuesday and voted for the new bridge across the river after a debate of four hours."


def test_one_paragraph_a_line() -> None:
    assert read(f"{PROSE}\n{PROSE}\n\n{PROSE}") == [("paragraph", PROSE)] * 3


def test_wrapped_lines_are_one_paragraph() -> None:
    first = (
        "The council of the northern district met late on Monday evening to\n"
        "vote on the budget, which had been delayed for several weeks by a\n"
        "dispute over the cost of the new bridge."
    )
    second = "Nobody voted against it, and the session ended before midnight with\na song."
    assert read(f"{first}\n\n{second}") == [("paragraph", first), ("paragraph", second)]
    assert read(f"    {first}\n    {second}") == [("paragraph", first), ("paragraph", second)]


@pytest.mark.parametrize(
    "line",
    [
        "What the Vote Means",
        "What happens next",
        "A bridge, at last:",
        "Conclusion: Building for the Next Flood",
        "strategic Partners: the Aims of a Pact",
    ],
)
def test_headings_without_marks(line: str) -> None:
    assert read(f"{PROSE}\n{line}\n{PROSE}") == [("paragraph", PROSE), ("heading", line), ("paragraph", PROSE)]


@pytest.mark.parametrize(
    "line",
    [
        "He left.",
        "“Nobody asked us.”",
        "The mayor said:",
        "Arsenal 2, Chelsea 1",
        "https://example.org/a/b",
        "and then nothing more",
    ],
)
def test_short_lines_that_are_no_headings(line: str) -> None:
    assert kinds(f"{PROSE}\n{line}\n{PROSE}") == ["paragraph"] * 3


def test_a_short_line_that_nothing_follows_is_no_heading() -> None:
    assert kinds(f"{PROSE}\n\nThe Long Road Home") == ["paragraph", "paragraph"]


def test_marked_headings_and_their_levels() -> None:
    text = f"# One\n\n{PROSE}\n\n### Two\n\n{PROSE}\n\n**Three**\n\nFour\n====\n\n{PROSE}"
    blocks, _ = find_blocks(text)
    headings = [(block.level, text[block.content : block.end]) for block in blocks if block.kind == "heading"]
    assert headings == [(1, "One"), (3, "Two"), (2, "Three**"), (1, "Four\n====")]


def test_the_title_is_the_highest_heading() -> None:
    blocks, _ = find_blocks(f"Bridge opens after ten years\n\n{PROSE}\n\nWho paid for it\n\n{PROSE}")
    assert [block.level for block in blocks if block.kind == "heading"] == [1, 2]


def test_list_items_with_depth_and_continuation() -> None:
    text = f"{PROSE}\n- One thing that matters,\n  and goes on.\n  * An inner thing.\n- Another.\n"
    text += "\n1. First.\n2) Second.\n(c) third;"
    blocks, _ = find_blocks(text)
    items = [(block.level, text[block.content : block.end]) for block in blocks if block.kind == "item"]
    assert items == [
        (0, "One thing that matters,\n  and goes on."),
        (1, "An inner thing."),
        (0, "Another."),
        (0, "First."),
        (0, "Second."),
        (0, "third;"),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "Country | Support |\n---|---|\nNorland | Grain, salt |\nSudria | Money |",
        "| Country | Support |\n|:---|---:|\n| Norland | Grain, salt |\n| Sudria | Money |",
        "Country\tSupport\nNorland\tGrain, salt\nSudria\tMoney",
    ],
)
def test_tables(table: str) -> None:
    text = f"Who helps is shown here. The partners give different things:\n{table}\n{PROSE}"
    blocks, tables = find_blocks(text)
    assert [block.kind for block in blocks] == ["paragraph", "table", "paragraph"]
    assert tables[0].heading == "The partners give different things:"
    assert tables[0].columns == ("Country", "Support")
    assert [row.cells for row in tables[0].rows] == [("Norland", "Grain, salt"), ("Sudria", "Money")]
    assert [text[row.start : row.end] for row in tables[0].rows] == table.split("\n")[-2:]


def test_short_rows_are_padded() -> None:
    _, tables = find_blocks("A | B | C\n--|--|--\n1 | 2\n")
    assert tables[0].rows[0].cells == ("1", "2", "")


def test_turns_with_bold_names() -> None:
    text = f"{PROSE}\n\n**Editor**: Why now?\n\n**Dr. Ada Obi**: It was time.\n\nIt really was.\n"
    text += "\n**Editor:** And then?\n\n**Dr. Obi**: Nothing."
    blocks, _ = find_blocks(text)
    assert [(block.speaker, text[block.content : block.end]) for block in blocks if block.kind == "turn"] == [
        ("Editor", "Why now?"),
        ("Dr. Ada Obi", "It was time."),
        ("Dr. Ada Obi", "It really was."),
        ("Editor", "And then?"),
        ("Dr. Obi", "Nothing."),
    ]


def test_turns_with_plain_names_and_letters() -> None:
    assert kinds("Q: When?\nA: In May.\nQ: Why?\nA: Nobody knows.") == ["turn"] * 4
    assert kinds("HOST: Welcome.\nMS. OBI: Thank you.\nHOST: When?\nMS. OBI: Soon.") == ["turn"] * 4


@pytest.mark.parametrize(
    "text",
    [
        "Place: Lahore\nTime: noon\nCause: fire",
        "Analysis: what it means\nAnalysis: what it costs\nAnalysis: who pays",
        "Karsa: Obi missed a third game.\nPuno: Ruiz left early.\nKarsa: Host Puno.\nPuno: Visit Karsa on Friday.",
    ],
)
def test_keys_are_no_speakers(text: str) -> None:
    assert "turn" not in kinds(text)


def partitions(text: str, blocks: tuple[Block, ...]) -> None:
    end = 0
    for block in blocks:
        assert not text[end : block.start].strip()
        assert end <= block.start <= block.content <= block.end
        assert block.start < block.end
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        end = block.end
    assert not text[end:].strip()


LINES = st.sampled_from(
    [
        PROSE,
        "A Short Line",
        "- an item",
        "  * deeper",
        "a | b",
        "---|---",
        "# Head",
        "",
        "**Bold**",
        "**A**: yes",
        "Q: why",
        "A: so",
        "===",
        "> said",
        "\t",
        "x\ty",
        "lower case goes on",
        "1. one",
        "é\u2028ü",
        "\x0c",
    ]
)


@given(st.lists(LINES, max_size=14))
def test_blocks_partition_structured_text(lines: list[str]) -> None:
    text = "\n".join(lines)
    blocks, tables = find_blocks(text)
    partitions(text, blocks)
    assert [block.table for block in blocks if block.kind == "table"] == list(range(len(tables)))
    for block in blocks:
        if block.table is not None:
            for row in tables[block.table].rows:
                assert block.start <= row.start < row.end <= block.end
                assert all(cell in text[row.start : row.end].replace("\\|", "|") for cell in row.cells)


@given(st.text(max_size=300))
def test_blocks_partition_any_text(text: str) -> None:
    partitions(text, find_blocks(text)[0])


def test_who_asks_once_between_two_turns_of_others_has_a_turn() -> None:
    text = (
        "AFP: When?\nAna Ruiz: Soon.\nReuters: Norland denies it. Why?\nAna Ruiz: Ask them.\nAFP: So?\nAna Ruiz: Yes."
    )
    assert [block.speaker for block in find_blocks(text)[0]] == [
        "AFP",
        "Ana Ruiz",
        "Reuters",
        "Ana Ruiz",
        "AFP",
        "Ana Ruiz",
    ]


def test_numbered_headings_between_paragraphs() -> None:
    assert kinds(f"{PROSE}\n\n1. Court strikes down law\n\n{PROSE}\n\n2. Strike at the port\n\n{PROSE}") == [
        "paragraph",
        "heading",
        "paragraph",
        "heading",
        "paragraph",
    ]


DIALOGUE = (
    ("What went wrong at the dam?", "The wall gave way at midnight."),
    ("Who is to blame for it?", "I do not look for culprits."),
    ("Will you resign over this?", "No, I was elected to serve."),
)


@pytest.mark.parametrize(
    ("opening", "question", "answer"),
    [
        ("Q&A with Ada Obi", "Q: {}", "A: {}"),
        ("Interview: Ada Obi, governor of Sarn", "Question: {}", "Answer: {}"),
        ("In conversation with Ada Obi", "**{}**", "{}"),
        ("In an interview with the Sarn Herald, Ada Obi talks about the dam.", "{}", "{}"),
    ],
)
def test_who_answers_in_an_interview_without_names(opening: str, question: str, answer: str) -> None:
    lines = [form.format(words) for pair in DIALOGUE for form, words in zip((question, answer), pair, strict=True)]
    blocks, _ = find_blocks("\n\n".join([opening, *lines]))
    assert [block.speaker for block in blocks if block.kind == "turn"] == ["Interviewer", "Ada Obi"] * 3


def test_labels_of_the_first_two_turns_are_those_of_all() -> None:
    first, *rest = DIALOGUE
    lines = [f"HERALD: {first[0]}", f"OBI: {first[1]}", *(line for pair in rest for line in pair)]
    text = "\n\n".join(lines)
    turns = [block for block in find_blocks(text)[0] if block.kind == "turn"]
    assert [block.speaker for block in turns] == ["HERALD", "OBI"] * 3
    assert text[turns[1].content : turns[1].end] == first[1]


@pytest.mark.parametrize("answers", ["It depends on the law of each county.", "The county pays, not the state."])
def test_questions_that_nobody_answers_for_himself_are_no_interview(answers: str) -> None:
    questions = ("Who pays for your dam?", "Can you appeal against it?", "Will you have to move?")
    text = "What the dam law says\n\n" + "\n\n".join(f"{one}\n\n{answers}" for one in questions)
    assert not [block for block in find_blocks(text)[0] if block.kind == "turn"]


def test_what_somebody_wrote_on_x_is_no_heading() -> None:
    text = "Dam opens\n\n“It holds,” Ada Obi wrote on X.\n\nNobody else in the valley was heard on the matter that day."
    assert [block.kind for block in find_blocks(text)[0]] == ["heading", "paragraph", "paragraph"]


def test_turns_that_a_format_marks_as_paragraphs() -> None:
    lines = [f"{name}: {words}" for pair in DIALOGUE for name, words in zip("QA", pair, strict=True)]
    text = "\n\n".join(lines)
    marked = [Block("paragraph", text.index(line), text.index(line) + len(line), text.index(line)) for line in lines]
    found = spoken(text, marked)
    assert [(block.speaker, text[block.content : block.end]) for block in found[:2]] == [
        ("Q", DIALOGUE[0][0]),
        ("A", DIALOGUE[0][1]),
    ]


@pytest.mark.parametrize(
    ("asks", "answers", "speakers"),
    [
        ("Bo Tamm:", "Ada Obi:", ["Bo Tamm", "Ada Obi"]),
        ("JOURNALIST:", "MINISTER:", ["JOURNALIST", "MINISTER"]),
    ],
)
def test_turns_whose_labels_stand_alone_over_them(asks: str, answers: str, speakers: list[str]) -> None:
    lines = [
        part for pair in DIALOGUE for name, words in zip((asks, answers), pair, strict=True) for part in (name, words)
    ]
    blocks, _ = find_blocks("\n\n".join(lines))
    assert [block.speaker for block in blocks if block.kind == "turn"] == speakers * 3
    assert "heading" not in {block.kind for block in blocks}


def test_letters_without_a_stop_behind_them_are_labels() -> None:
    lines = [f"{name} {words}" for pair in DIALOGUE for name, words in zip("QA", pair, strict=True)]
    assert kinds("\n\n".join(lines)) == ["turn"] * 6
    assert kinds("A German ship sank.\n\nA French ship did not.\n\nQ was there.") == ["paragraph"] * 3
