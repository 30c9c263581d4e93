"""Mastheads: the lines over an article's text, with its title, byline, date, outlet and section."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tui.extraction.articles.credits import NAME, NAMES, cased, is_desk, name_source, sign
from tui.extraction.articles.datelines import find_dateline
from tui.extraction.articles.headers import GLUED, is_header, is_post, read_dates, source_names
from tui.extraction.text.headings import ends_sentence
from tui.extraction.time.clock import Clock
from tui.extraction.time.dates import read
from tui.model import Dropped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.extraction.articles.credits import Credits
    from tui.extraction.articles.outlets import Outlets
    from tui.extraction.articles.signatures import Signers
    from tui.model import Block

HEAD: Final = 9
"""Blocks among which the lines of the head are looked for."""
LONGEST_CREDIT: Final = 30
"""Words."""
_PARTS: Final = 3
"""Names between commas that say where a report is from."""
_LONGEST_TAG: Final = 4
"""Words."""

_BY = re.compile(
    r"(?:(?:Written|Reported|Words|Text|Story|Report|Post(?:ed)?|Submitted|Compiled|Analysis|Review|Article)\s+)?(?:\b[Bb]y|\bBY)\b\s*:?\s+"
    rf"(?P<names>{NAMES})|\A[Ff]rom (?P<sent>{NAME})(?=(?: (?:at|in)|,) [A-Z])"
    rf"|\b(?:Author|Reporter|Writer|Byline|Journalist|Correspondent|Penulis)s?\s*:\s*(?P<named>{NAMES})"
)
_HANDLED = re.compile(rf"(?P<names>{NAME})\s*(?:\(@\w+\)|@\w+)\s*,?")
"""A name with its handle: "Ana Ruiz (@anaruiz)", "Ana Ruiz @anaruiz"."""
_AFTER_BYLINE = re.compile(
    r"\s*(?:\Z|[,/(@]|(?:in|at)\s+[A-Z]|for\s+[A-Z]|at\s+[A-Z]|(?:and|with)\s+agencies|on\s+(?:\w+[,.]?\s+)?\d|\d|(?:Published|Updated|Posted|Last)\b"
    r"|(?:Senior|Staff|Chief|Special|Our|Political|Foreign|Diplomatic|Business|Sports?|Science|Health|Deputy|Associate)\b)"
)
_KEY = re.compile(
    r"(?P<key>title|headline|subject|date|published|publication date|author|byline|by|source|outlet|publication"
    r"|publisher|newspaper|agency|section|category|location|url|link|language|tags|keywords|layout|slug)\s*:\s*"
    r"(?P<value>\S.*?)\s*(?:-{3,})?\Z",
    re.I | re.S,
)
_PLACE_AND_DAY = re.compile(
    r"[A-ZÀ-ÖØ-Þ][\w.'’-]+(?: [A-ZÀ-ÖØ-Þ][\w.'’-]+){0,2}(?:, (?!Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"[A-ZÀ-ÖØ-Þ][\w.’ -]+?)?(?:,|:| [–—-])"
    r" (?P<day>[^!?]{6,40})\Z"
)
_SLUG = re.compile(r"[A-Z]{2,}(?:-[A-Z0-9/&]+)+(?:,?\s+\d[\w-]*)*\Z|[A-Z]{1,5}(?:/[A-Z0-9.]+)*/\d[\w./-]*\Z")
_SECTION = re.compile(r"[A-Z][\w'’-]*(?: [\w'’-]+)?(?: ?[/&>] ?[\w'’-]+(?: [\w'’-]+)?)+\Z")
"""What a page is filed under, with a mark between its parts: "Asia / Pacific"."""
_ENTRY = re.compile(r"(?i)\W*(?:(?:19|20)\d\d|\d{1,2}\s+[a-z]{3,9}\.?|[a-z]{3,9}\.?\s+\d{1,2})\W*\Z")
"""A year or a day without one, as they stand over the entries of a chronicle."""
_INTRODUCED = re.compile(r"(?:The (?:writer|author)|He|She)\s+(?:is|was|teaches|works|writes)\b")
_BELOW = re.compile(rf"\n[Bb]y (?P<names>{NAMES})\Z")
"""The byline that follows an item in the next line, as wires have it below their points."""
_FROM = re.compile(r"(?: in| at|,) [A-ZÀ-ÖØ-Þ][\w.’'-]+(?:,? [A-ZÀ-ÖØ-Þ][\w.’'-]+){0,2}\Z")
"""Behind an author's name: from where the report is."""
_OFFICE = re.compile(
    r"\b(?:MINISTRY|DEPARTMENT|OFFICE|EMBASSY|AGENCY|COMMISSION|COUNCIL|AUTHORITY|SECRETARIAT|DIRECTORATE|COMMAND)\b"
)
_MONTH = re.compile(r"(?:\A|\s+)(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\Z")
"""Behind a name: the month of a day that follows it without a comma."""
_PAGE = re.compile(r"[Pp]age [A-Z]?\d{1,3}")
_BRACKETED = re.compile(r"\(([^()]{3,40})\)")
_PIECES = re.compile(r"\s*[|·•]\s*|\s+[–—-]\s+")


def read_head(
    text: str,
    blocks: Sequence[Block],
    outlets: Outlets,
    credits: Credits,
    known: Signers,
    repeated: frozenset[str] = frozenset(),
) -> int:
    """Read the lines over the text; returns the index of the first block of the text itself.

    ``repeated`` are the lines that the page shows twice, its title among them.
    """
    body = 0
    again = any(text[block.content : block.end] in repeated for block in blocks[:HEAD])
    for index, block in enumerate(blocks[:HEAD]):
        words = text[block.content : block.end]
        long = len(words.split()) > (12 if index else LONGEST_CREDIT)
        if block.kind in ("table", "turn") or (block.kind == "paragraph" and long and ends_sentence(words)):
            if credits.title and body == index and _is_signed_below(text, blocks, index):
                continue
            return index
        why: str | None
        start = block.start
        if block.kind == "item" and (signed := _BELOW.search(words)):
            sign(credits, signed["names"], outlets)
            why, start = "byline", block.content + signed.start()
        else:
            why = _over_text(text, blocks, index, outlets, credits, known)
            if why is None and again and credits.title is None and _is_tag(words, block, repeated):
                why = "section label"
        if why:
            credits.stretches.append(Dropped(start, block.end, why))
        elif credits.title is None and block.kind == "heading":
            _entitle(" ".join(words.strip("*_# ").split()), outlets, credits)
        elif block.kind == "paragraph" and (find_dateline(words) or (not credits.title and ends_sentence(words))):
            return index
        else:
            continue
        body = index + 1
    return body


def _is_signed_below(text: str, blocks: Sequence[Block], index: int) -> bool:
    """Whether a paragraph is the standfirst between a title and the byline: a line of nothing but that follows it."""
    below = text[blocks[index + 1].content : blocks[index + 1].end] if index + 1 < len(blocks) else ""
    signed = _BY.match(below)
    return signed is not None and _AFTER_BYLINE.match(below, signed.end()) is not None and not ends_sentence(below)


def _over_text(
    text: str, blocks: Sequence[Block], index: int, outlets: Outlets, credits: Credits, known: Signers
) -> str | None:
    """The reason for which a line of the head is left out of the text, with what it says kept; None if it is not."""
    block, after = blocks[index], blocks[index + 1] if index + 1 < len(blocks) else None
    words = text[block.content : block.end]
    following = text[after.content : after.end] if after else ""
    first = index == 0 or (index == 1 and _is_dated(text[blocks[0].content : blocks[0].end], outlets))
    if first and not credits.title and _is_masthead(text, blocks[index:], outlets):
        credits.outlet = cased(outlets.outlet(words) or words)
        return "masthead"
    if _is_signature(text, words, following, outlets, credits, known):
        sign(credits, _FROM.sub("", words), outlets)
        return "byline"
    if (credits.title or index) and not _BY.search(words) and (author := _author_with_day(words, outlets, known)):
        sign(credits, author, outlets)
        read_dates(words, credits)
        for name in source_names(words):
            name_source(name, outlets, credits)
        return "byline"
    if block.kind == "heading" and _is_sent_from(words, outlets, known, credits):
        return "dateline"
    if not credits.title and _is_over_title(words, block, after, following):
        return "masthead"
    if index == 0 and (page := _page_title(words, following, outlets)):
        credits.outlet = page
        return "masthead"
    if index == 0 and _is_prefixed(words, following):
        return "masthead"
    return _head_line(words, index, outlets, credits, known)


def _is_sent_from(words: str, outlets: Outlets, known: Signers, credits: Credits) -> bool:
    """Whether a line only says from where a report is, and maybe whose: "AP, LIMA, Peru", "Lima, Peru:"."""
    parts = words.rstrip(":").split(", ")
    agency = outlets.agency(parts[0]) if len(parts) > 1 else None
    if agency:
        parts = parts[1:]
    if not (agency or words.endswith(":")) or len(parts) > _PARTS or not known.is_town(parts[0].title()):
        return False
    credits.agency = credits.agency or agency
    credits.place = ", ".join(part.title() if part.isupper() else part for part in parts)
    return True


def _is_masthead(text: str, blocks: Sequence[Block], outlets: Outlets) -> bool:
    """Whether the first line is an outlet's name and a title follows."""
    words = text[blocks[0].content : blocks[0].end]
    if outlets.outlet(words) is None or outlets.is_label(words):
        return False
    heads = [text[block.content : block.end] for block in blocks[1:5] if block.kind == "heading"]
    return not heads or any(not is_header(words, outlets) for words in heads)


def _page_title(words: str, following: str, outlets: Outlets) -> str | None:
    """The outlet that a page's title adds to the title of the article, which follows: "Dam fails | Sarn Herald"."""
    title, mark, outlet = words.rpartition(" | ") if " | " in words else words.rpartition(" - ")
    return outlets.outlet(outlet) if mark and title.strip() == following.strip() else None


def _is_prefixed(words: str, following: str) -> bool:
    """Whether a line is the next one behind a few words of the page's: "Sarn Metro | Dam fails in heavy rain"."""
    title = " ".join(following.split())
    prefix = " ".join(words.split()).removesuffix(title)
    return len(title.split()) >= _LONGEST_TAG and 0 < len(prefix.split()) <= _LONGEST_TAG and words.strip() != prefix


def _is_over_title(words: str, block: Block, after: Block | None, following: str) -> bool:
    """Whether a heading is a paper's or an office's own name, under which the title stands: "THE HERALD"."""
    if block.kind != "heading" or after is None or words.startswith(("#", "*")):
        return False
    label = words.isalpha() or _SECTION.match(words) is not None
    lone = label and after.kind == "heading" and len(following.split()) >= _LONGEST_TAG
    office = words.isupper() and _OFFICE.search(words) is not None and not following.isupper()
    return lone or (office and not ends_sentence(following))


def _is_tag(words: str, block: Block, repeated: frozenset[str]) -> bool:
    """Whether a short heading over a title that the page shows twice is what the page is filed under."""
    return block.kind == "heading" and words not in repeated and len(words.split()) <= _LONGEST_TAG


def _is_signature(text: str, words: str, following: str, outlets: Outlets, credits: Credits, known: Signers) -> bool:
    """Whether a line is the author's name: one that a line behind it bears out, or one that stands nowhere else."""
    if credits.title and (sent := _FROM.search(words)) and known.is_person(words[: sent.start()]):
        return not credits.byline and _is_dated(following, outlets)
    if not credits.title or not known.is_person(words):
        return False
    return _signs(following, outlets) or (
        not credits.byline and known.is_surely(words) and text.count(words.split()[-1]) == 1
    )


def _author_with_day(words: str, outlets: Outlets, known: Signers) -> str | None:
    """The author whose name stands in one line with the day, and maybe with the outlet: "Ana Ruiz May 5, 2014"."""
    days = [mention for mention in read(words, Clock()) if mention.when.precision == "day" and mention.when.start]
    if not days or len(words.split()) > LONGEST_CREDIT or ends_sentence(words):
        return None
    names = source_names(GLUED.sub(" ", words))
    authors = [name for name in names if not (outlets.outlet(name) or outlets.agency(name) or is_post(name))]
    return authors[0] if len(authors) == 1 and known.is_person(authors[0]) else None


def _is_dated(words: str, outlets: Outlets) -> bool:
    return is_header(words, outlets) and bool(read(words, Clock()))


def _signs(following: str, outlets: Outlets) -> bool:
    """Whether the line behind a name shows that it is the author's: a day, an outlet with a place, or who they are."""
    at = following.split(",")
    posted = len(at) == 2 and len(following.split()) <= 6 and outlets.outlet(at[0]) is not None
    opens = following.strip(" #*_:").lower() in ("introduction", "abstract", "summary", "executive summary", "overview")
    return posted or opens or _is_dated(following, outlets) or bool(_INTRODUCED.match(following))


def _entitle(words: str, outlets: Outlets, credits: Credits) -> None:
    """Keep a title, apart from the label that a bar parts off: "OPINION | After the storm"."""
    label, bar, rest = words.partition(" | ")
    if bar and outlets.is_label(label):
        credits.label = credits.label or label
        words = rest
    credits.title = words


def _head_line(words: str, index: int, outlets: Outlets, credits: Credits, known: Signers) -> str | None:
    """What a line of the head says of the article; the reason for which it is left out of the text, or None."""
    if key := _KEY.match(words):
        return _read_key(key["key"].lower(), key["value"].strip(), outlets, credits)
    words = words.strip("*_ ")
    if len(words.split()) > LONGEST_CREDIT:
        return None
    if _SLUG.match(words):
        return "slug"
    pieces = [piece.strip("*_ ") for piece in _PIECES.split(words) if re.search(r"\w", piece)]
    pieces = [piece for piece in pieces if not _PAGE.fullmatch(piece)]
    if not _BY.match(words) and (sent := _PLACE_AND_DAY.match(words)) and _is_dated(sent["day"], outlets):
        pieces = [words]
    kinds = [_piece_kind(piece, outlets) for piece in pieces]
    if "byline" in kinds:  # "Written by Ana Ruiz | Lagos | May 5, 2014"
        kinds = [kind or ("header" if known.is_town(one) else None) for one, kind in zip(pieces, kinds, strict=True)]
    if not pieces or None in kinds or (kinds == ["source"] and index == 0):
        return None
    for piece, kind in zip(pieces, kinds, strict=True):
        if kind == "section label":
            credits.label = credits.label or piece.strip(" :")
        elif kind == "byline":
            match = _BY.search(piece) or _HANDLED.match(piece)
            if match is None:
                continue
            names = next((name for name in match.groups() if name), "")
            if piece[match.end() :].lstrip()[:1].isdigit():
                names = _MONTH.sub("", names)
            sign(credits, names, outlets)
            read_dates(piece, credits)
            for bracketed in _BRACKETED.findall(piece, match.end()):
                name_source(bracketed, outlets, credits)
            name_source(re.split(r"[,/]|\bfor\b", piece[match.end() :])[-1], outlets, credits)
        else:
            read_dates(piece, credits)
            for name in (*piece.split(","), *source_names(piece)):
                name_source(name, outlets, credits)
    return next((why for why in ("byline", "section label") if why in kinds), "header")


def _piece_kind(piece: str, outlets: Outlets) -> str | None:
    """What a piece of a line of the head is: ``section label``, ``byline``, ``header`` (dates), ``source`` or None."""
    if outlets.is_label(piece.strip(" :")):
        return "section label"
    if is_desk(piece.split(",")[0]) and len(piece.split()) <= 6:
        return "byline"
    handled = _HANDLED.match(piece)
    if handled and " " in handled["names"] and is_header(piece[handled.end() :], outlets):
        return "byline"
    byline = _BY.search(piece)
    if byline and _AFTER_BYLINE.match(piece, byline.end()) and is_header(piece[: byline.start()], outlets):
        return "byline"
    if (sent := _PLACE_AND_DAY.match(piece)) and _is_dated(sent["day"], outlets):
        return "header"
    if is_header(piece, outlets) and not _ENTRY.match(piece):
        return "header" if re.search(r"\d", piece) else "source"
    return None


def _read_key(key: str, value: str, outlets: Outlets, credits: Credits) -> str | None:
    if key in ("title", "headline", "subject"):
        credits.title = credits.title or value.strip("\"“”' ")
    elif key in ("date", "published", "publication date"):
        if not read(value, Clock()):
            return None
        read_dates(value, credits)
    elif key in ("author", "byline", "by"):
        names, _, rest = value.partition(" | ")
        sign(credits, names, outlets)
        read_dates(rest, credits)
    elif key in ("source", "outlet", "publication", "publisher", "newspaper", "agency"):
        source, _, rest = value.partition("|")
        agency = outlets.agency(source)
        credits.agency = credits.agency or agency
        credits.outlet = credits.outlet or (None if agency else source.strip())
        read_dates(rest, credits)
    elif key in ("section", "category"):
        credits.label = credits.label or value
    return "header"
