"""Cleaning: what is dropped, for which reason, and what must stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.errors import DictionaryError
from tui.extraction.dictionaries import Dictionaries
from tui.extraction.text.boilerplate import Boilerplate, Rule
from tui.extraction.text.cleaning import clean
from tui.model import Block, Document, Metadata

PROSE = "The dam at Karsa failed on Thursday night and eleven people died, the governor said on Friday."
MORE = "Engineers had warned of cracks in its wall since spring, but the province had no money to mend them."


def document(text: str, **more: object) -> Document:
    return Document("a.txt", "text", "0", text, **more)  # type: ignore[arg-type]


def dropped(text: str, dictionaries: Dictionaries) -> list[tuple[str, str]]:
    return [(drop.reason, text[drop.start : drop.end]) for drop in clean(document(text), dictionaries).dropped]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Advertisement", "advertisement"),
        ("Story continues below this ad", "advertisement"),
        ("Leave a Reply", "comment form"),
        ("Leave a Replay", "comment form"),
        ("23 Comments", "comment form"),
        ("Your email address will not be published. Required fields are marked *", "comment form"),
        ("5347 CONNECT 207 TWEET 24 LINKEDIN 181 COMMENTEMAILMORE", "share buttons"),
        ("Share this: Facebook | Twitter | WhatsApp", "share buttons"),
        ("Follow us on Telegram", "share buttons"),
        ("Sign up for our daily newsletter", "newsletter"),
        ("We use cookies to improve your experience on our site.", "cookie note"),
        ("© 2024 Harbour Media Group", "copyright"),
        ("Copyright 2023 Harbour Media. All rights reserved.", "copyright"),
        ("Also Read: Ferry inquiry opens in Marivelle", "related links"),
        ("READ MORE: Ferry inquiry opens", "related links"),
        ("Tags: Karsa, dams, floods", "tags"),
        ("#Karsa #Flood #Sarn", "hashtags"),
        ("4 min read", "page furniture"),
        ("[Page 3 of the file cannot be read.]", "page that cannot be read"),
        ("[What follows page 12 of the file cannot be read.]", "page that cannot be read"),
        ("Showing posts with label floods. Show all posts", "page furniture"),
        ("(Web editor: Ana Ruiz, Omar Lind)", "page furniture"),
        ("Details shortly…", "page furniture"),
        ("Men of the guard stand at the gate of the dam (Harbour News, file)", "photo credit"),
        ("Home > News > World", "page furniture"),
        ('<div class="ad">x</div>', "HTML remains"),
        ("Dam fails in Karsa”/>", "HTML remains"),
        ("For immediate release", "notice"),
        ("The views expressed in this article are those of the author.", "notice"),
        ("* * *", "rule"),
        ("Illustration. (AGENCY/Jane Doe)", "photo credit"),
        ("Photo: Jane Doe/AFP", "photo credit"),
        ("The minister with Ana Ruiz in Karsa (Jane Doe/AFP)", "photo credit"),
        ("Jane de Doe/Herald", "photo credit"),
        ("Spread the love", "share buttons"),
        ("You need to enable JavaScript to read this page.", "page furniture"),
        ("Today's Paper | May 06, 2024", "page furniture"),
        ("Get the Herald Mobile App: Phone | Tablet", "newsletter"),
        ("To submit your comment online, enter your city below", "comment form"),
        ("Aucun commentaire:", "comment form"),
        ("Related Post", "related links"),
        ("We’re sorry, this feature is currently unavailable. Please try again later.", "page furniture"),
        ("This was published 13 years ago", "page furniture"),
        ("HomeNewsWorldSport", "page furniture"),
        ("[ad_1]", "page furniture"),
        ("Tag Archives: floods", "page furniture"),
        ("By using this website, you accept the terms of our", "page furniture"),
        ("73.2 ° F", "page furniture"),
        ("Match report | Points table | Fixtures", "page furniture"),
        ("Sign in with Facebook or stay a guest", "page furniture"),
        ("All quotes delayed a minimum of 15 minutes.", "page furniture"),
        ("Our Standards: The Harbour Media Trust Principles.", "copyright"),
        ("harbour.example does not necessarily endorse their views", "notice"),
        ("Flag of the guard (credit: Ana Ruiz)", "photo credit"),
        ("They lose at last. — Sarn FC (@SarnFC) November 1, 2018", "embedded post"),
        ("(Adds comment by the minister, updates shares)", "notice"),
        ("(This story has been refiled to correct a name)", "notice"),
        ("For further information: press@karsa.example", "notice"),
        ("The guard at the gate of the dam [Reuters]", "photo credit"),
    ],
)
def test_dropped_with_its_reason(line: str, reason: str, dictionaries: Dictionaries) -> None:
    assert dropped(f"{PROSE}\n\n{line}\n\n{PROSE}", dictionaries) == [(reason, line)]


@pytest.mark.parametrize(
    "line",
    [
        "The newspaper published photos of the dam, and readers left comments.",
        "Read the full text of the agreement, the minister told parliament, before you vote.",
        "Advertisement spending fell by 12 percent in the first quarter, the company said.",
        "The copyright law was passed in 2019.",
        "He was the first to comment on the ruling.",
        "Facebook and Twitter said they had removed the accounts.",
        "Cookies were banned at the school after two children fell ill.",
        "Related attacks killed four people in May.",
        "The tag #JusticeForKarsa was used 40,000 times by protesters who marched on Friday.",
        "More than 300 houses were lost.",
        "The council voted to add a clause (adds to costs) to the plan.",
        "McDonald and MacArthur sold YouTube shares.",
        "The guard opened the gate. He told [Reuters] that all was well, and then he left.",
        "You can reach peace only by talks, she said.",
        "Regulators fined the company over its App Store and told it to open Google Play.",
        "The ministers met in Karsa and Sarn/Ondal on Friday.",
        "Published data show that 40 people died.",
        "The government watched the talks (see the report of the commission) with concern.",
    ],
)
def test_kept(line: str, dictionaries: Dictionaries) -> None:
    assert dropped(f"{PROSE}\n\n{line}\n\n{PROSE}", dictionaries) == []


def test_repeated_titles(dictionaries: Dictionaries) -> None:
    title = "Dam Fails in Karsa"
    assert dropped(f"{title}\n\n{title}\n\n{PROSE}", dictionaries) == [("repeated title", title)]
    text = f"{title}\n\n{PROSE}"
    cleaned = clean(
        document(text, metadata=Metadata(title="Flood"), blocks=(Block("heading", 0, 18, 0, 1),)), dictionaries
    )
    assert cleaned.dropped == ()


def test_links_after_their_head_are_dropped_and_text_after_them_is_not(dictionaries: Dictionaries) -> None:
    text = f"{PROSE}\n\nRelated Stories\n\nThe dam nobody wanted\n\nLetters from Karsa\n\n{PROSE}"
    assert [words for _, words in dropped(text, dictionaries)] == [
        "Related Stories",
        "The dam nobody wanted",
        "Letters from Karsa",
    ]


TEASERS = (
    "A bridge too late\n\nWhere others built in a year, this town has waited for nine.\n\n"
    "Harvest woes\n\nFARMERS in the north have lost a third of their wheat to the drought. The next season..."
)


@pytest.mark.parametrize(
    "end",
    [
        "Published in The Sarn Herald, May 3rd, 2021",
        "Read Comments",
        "Comments (4)",
        "More from Opinion",
        "More For You",
        "Previous articleFerry inquiry opens",
        "Ferry inquiry opens Next Story",
    ],
)
def test_what_follows_the_end_of_an_article_is_dropped(end: str, dictionaries: Dictionaries) -> None:
    kept = "\n\n".join((PROSE, MORE))
    found = dropped(f"{kept}\n\n{end}\n\n{TEASERS}", dictionaries)
    assert [words for why, words in found if why == "related links" and words != end] == TEASERS.split("\n\n")


@pytest.mark.parametrize(
    "rest",
    [
        "Nobody in Karsa had been warned.",
        "The engineers had asked for money to mend the cracks, but none came.",
        "Boats were late.\n\nHelp came at dawn.",
        "It rained for a week before the wall gave way. Those who lived below it had nowhere to go, and many of them"
        " had gone to bed when the water came down the valley at midnight and swept the lower streets away.",
    ],
)
def test_an_article_that_goes_on_behind_links_is_kept(rest: str, dictionaries: Dictionaries) -> None:
    text = f"{PROSE}\n\n{MORE}\n\nRelated Stories\n\nLetters from the coast\n\nIt was dark.\n\n{rest}\n\n{TEASERS}"
    assert [words for _, words in dropped(text, dictionaries)] == ["Related Stories", "Letters from the coast"]


def test_comments_of_readers(dictionaries: Dictionaries) -> None:
    comments = "Comments\n\nAda 2 weeks ago\n\nThe dam at Karsa was always a bad idea, I said so.\n\nReply"
    found = dropped(f"{PROSE}\n\n{MORE}\n\n{comments}", dictionaries)
    assert [words for _, words in found] == comments.split("\n\n")


def test_what_a_page_shows_twice_is_dropped_once(dictionaries: Dictionaries) -> None:
    caption = "Workers carry sandbags to the broken wall of the dam in Karsa"
    pulled = "the province had no money to mend them"
    text = f"Dam fails\n\n{PROSE}\n\n{caption}.\n\n{caption}.\n\nAnd {pulled}\n\n{MORE}"
    assert dropped(text, dictionaries) == [("repeated text", f"{caption}.")]
    text = f"Dam fails\n\n{PROSE}\n\n[pullquote]{MORE[:-10]}[/pullquote]\n\n{MORE}"
    assert [why for why, _ in dropped(text, dictionaries)] == ["pull quote"]


def test_a_trailing_teaser_of_another_outlet(dictionaries: Dictionaries) -> None:
    teaser = "Harvest fails in the south as rains stay away – The Sarn Herald"
    assert dropped(f"{PROSE}\n{MORE}\n{teaser}", dictionaries) == [("teaser of another article", teaser)]
    assert dropped(f"{PROSE}\n{MORE}\nThe south waits - and waits", dictionaries) == []


def test_stretches_within_a_block(dictionaries: Dictionaries) -> None:
    text = f"{PROSE} (Also read: Ferry inquiry opens)\n\nIt is at https://example.org/karsa now, he said."
    assert dropped(text, dictionaries) == [
        ("related links", "(Also read: Ferry inquiry opens)"),
        ("link", "https://example.org/karsa"),
    ]


def test_an_exchange_rate_is_dropped(dictionaries: Dictionaries) -> None:
    text = "Harbour Foods sold its mills for 40 million crowns.\n\n($1 = 10.3 crowns)\n"
    assert dropped(text, dictionaries) == [("exchange rate", "($1 = 10.3 crowns)")]


def test_blocks_of_the_format_are_kept(dictionaries: Dictionaries) -> None:
    text = f"Dam fails\n{PROSE}\nAdvertisement"
    blocks = (
        Block("heading", 0, 9, 0, 1),
        Block("paragraph", 10, 10 + len(PROSE), 10),
        Block("paragraph", 11 + len(PROSE), len(text), 11 + len(PROSE)),
    )
    cleaned = clean(document(text, blocks=blocks), dictionaries)
    assert [block.kind for block in cleaned.blocks] == ["heading", "paragraph", "boilerplate"]


def test_a_pattern_that_is_none_is_a_clear_error() -> None:
    rules = Boilerplate((Rule("odd", whole=("(",)),))
    with pytest.raises(DictionaryError, match="odd"):
        rules.of_block("x")


@given(
    st.lists(
        st.sampled_from(
            [
                PROSE,
                "Advertisement",
                "Also Read: x y",
                "A Title Here",
                "#a #b",
                "[sic] *so* (https://a.b/c)",
                "",
                "a | b",
                "--|--",
                "<p>",
            ]
        ),
        max_size=10,
    )
)
def test_what_is_dropped_is_in_order_and_within_the_text(lines: list[str]) -> None:
    text = "\n".join(lines)
    cleaned = clean(document(text), DICTIONARIES)
    end = 0
    for drop in cleaned.dropped:
        assert end <= drop.start < drop.end <= len(text)
        end = drop.end
    whole = {(block.start, block.end) for block in cleaned.blocks if block.kind == "boilerplate"}
    assert whole <= {(drop.start, drop.end) for drop in cleaned.dropped}


DICTIONARIES = Dictionaries()


def test_headlines_of_videos_and_headlines_that_stand_twice_are_dropped(dictionaries: Dictionaries) -> None:
    tail = "01:14\n\nMarivelle votes on a ferry\n\nFerry inquiry opens at last Ferry inquiry opens at last"
    assert [what for _, what in dropped(f"{PROSE}\n\n{MORE}\n\n{tail}", dictionaries)] == [
        "01:14",
        "Marivelle votes on a ferry",
        "Ferry inquiry opens at last Ferry inquiry opens at last",
    ]
