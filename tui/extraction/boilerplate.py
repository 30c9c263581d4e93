# ruff: noqa: E501
"""Boilerplate: what a page carries besides its article, by what it is there for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_FLAGS: Final = re.IGNORECASE
_START = r"\A[\s\[(*_#>•-]*"
_END = r"[\s\])*_.:!…>»]*\Z"

WHOLE: Final = tuple(
    (reason, re.compile(pattern, _FLAGS), words)
    for reason, pattern, words in (
        (
            "advertisement",
            rf"{_START}(?:advertisements?|advertising|ad|sponsored(?: content)?|promoted(?: content)?|paid post){_END}",
            3,
        ),
        (
            "advertisement",
            rf"{_START}(?:story|article)?\s*(?:continues|continue reading) (?:below|after)(?: (?:this |the )?(?:advertisement|ad))?{_END}"
            rf"|{_START}(?:scroll|continue) (?:down )?(?:to|for) (?:continue|more|reading).{{0,40}}\Z|{_START}skip (?:this )?(?:ad|advertisement|past).{{0,40}}\Z",
            9,
        ),
        (
            "comment form",
            rf"{_START}(?:leave|post|add|write|submit|drop)(?: us)? (?:a|your) (?:reply|replay|comments?|response|feedback){_END}"
            rf"|{_START}(?:(?:\d+|no|view|show|hide|load|all|recent)(?: more| all)? )?comments?(?: \(?\d+\)?)?(?: on this (?:story|article))?(?: are closed| off)?{_END}"
            rf"|{_START}join the (?:conversation|discussion){_END}|{_START}be the first to (?:comment|know).{{0,40}}\Z",
            9,
        ),
        (
            "comment form",
            r"\byour e-?mail address will not be published|\brequired fields are marked|\bsave my name,? e-?mail|"
            r"\b(?:you must be |please )?log(?:ged)?[ -]?in to (?:leave|post|add) (?:a )?(?:comment|reply)|\bnotify me of (?:new|follow-up)|"
            r"\bthis site uses akismet|\bcomments (?:are|on this \w+ are) (?:now )?(?:closed|moderated)",
            40,
        ),
        (
            "comment form",
            rf"{_START}(?:name|e-?mail|website|comment|url|cancel reply|submit|post comment)\s*\*?{_END}",
            3,
        ),
        (
            "share buttons",
            rf"{_START}(?:share|tweet|pin|print|e-?mail|copy link|bookmark|save|like|whatsapp|facebook|twitter|x|linkedin|telegram"
            r"|reddit|pinterest|instagram|youtube|tiktok|messenger|threads|bluesky|flipboard|tumblr|line|viber|pocket|rss|more)"
            r"(?:[\s|,/•·:+-]+(?:this|on|via|to|by|with|article|story|post|page|share|tweet|pin(?: it)?|print|e-?mail|copy(?: link)?|link"
            r"|whatsapp|facebook|twitter|x|linkedin|telegram|reddit|pinterest|instagram|youtube|tiktok|messenger|threads|bluesky"
            rf"|flipboard|tumblr|line|viber|pocket|a friend|friends|and|or|more|google|news))*{_END}",
            22,
        ),
        (
            "share buttons",
            rf"{_START}(?:click (?:here )?to (?:share|print|email|tweet)|share (?:this|on|via|the)|follow (?:us|me|@)|like us|find us on|connect with us|"
            r"(?:you can )?follow .{0,40} on (?:x|twitter|facebook|instagram|telegram|whatsapp|google news)|join (?:us|our) (?:on |whatsapp|telegram|channel)).{0,120}\Z",
            24,
        ),
        (
            "newsletter",
            r"\b(?:sign up|subscribe|register|signing up)\b.{0,60}\b(?:newsletters?|e-?mail|alerts?|updates|inbox|briefing|digest|mailing list|channel|podcast|free|today|now)\b|"
            r"\b(?:straight|delivered|direct(?:ly)?) to your inbox|\bget (?:the|our) (?:latest|best|top|daily).{0,60}\b(?:inbox|e-?mail|app|newsletter)|"
            r"\bdownload (?:our|the) .{0,20}\bapp\b|\byou(?:'|’)?(?:ve| have) (?:successfully )?subscribed|\bunsubscribe\b|"
            rf"{_START}(?:newsletters?|subscribe(?: now| here| today)?|sign up(?: now| here)?){_END}",
            45,
        ),
        (
            "cookie note",
            r"\b(?:we|this (?:web)?site|our (?:web)?site|our partners) (?:and our partners )?uses? (?:\w+ )?cookies\b|\b(?:accept|manage|reject|allow) (?:all )?cookies\b"
            r"|\bcookie (?:policy|settings|preferences|notice)\b",
            70,
        ),
        (
            "copyright",
            rf"{_START}(?:©|\(c\)\s|copyright\b|&copy;).{{0,200}}\Z|\ball rights reserved\b|\bmay not be (?:published|reproduced|reprinted|republished|copied)\b"
            r"|\bour standards: the thomson reuters|\brepublish(?:ed)? (?:this article|under a creative commons|with permission)|\bcreative commons\b.{0,60}\blicen[cs]e",
            60,
        ),
        (
            "related links",
            rf"{_START}(?:also|must|more|further|please|click here to|see)[\s-]*(?:read|watch|see|listen|reading|to read|also)\b\s*(?:this|more|here|on this(?: story| topic)?|next)?\s*[:|>»–—-].*\Z"
            rf"|{_START}(?:read|watch|see|listen)(?: also| more| next| this| here| too)?\s*[:|>»]\s*\S.*\Z"
            rf"|{_START}(?:read|watch|see|learn|find out) (?:more|also|the full (?:story|article|report|statement))(?: (?:here|about|on|from|at|in)\b.{{0,80}})?{_END}"
            rf"|{_START}(?:related|recommended|more)(?: (?:articles?|stories|story|news|topics?|posts?|reading|links?|content|coverage|reports?))?\s*[:|>»–—-]\s*\S.*\Z",
            45,
        ),
        (
            "related links",
            rf"{_START}(?:you (?:may|might) (?:also|like).{{0,40}}|recommended(?: for you| stories| articles| reading)?|related(?: articles?| stories| news| topics| posts| links| content| coverage| reading)"
            r"|read (?:more|also|next)|also read|more (?:from|on) (?:this|the) .{0,30}|more (?:stories|news|articles|headlines)|most (?:read|popular|viewed|shared)(?: \w+)?|trending(?: now| news)?|top stories"
            rf"|editor['’]?s['’]? picks?|latest (?:news|stories|headlines|videos?)|don['’]t miss|popular (?:posts|now|stories)|previous (?:article|post|story)|next (?:article|post|story)|in this (?:article|story)){_END}",
            9,
        ),
        (
            "tags",
            rf"{_START}(?:tags?|topics?|filed under|categor(?:y|ies)|keywords|labels?|posted in|tagged(?: as| with)?|more on)\s*:\s*\S.*\Z",
            40,
        ),
        (
            "page furniture",
            rf"{_START}(?:skip to (?:main )?content|menu|search|home|back to (?:top|home)|top|close|loading|login|log in|sign in|register|contact us|about us|privacy policy"
            r"|terms (?:of (?:use|service)|and conditions)|next|previous|prev|page \d+(?: of \d+)?|\d+ of \d+|listen(?: to (?:this )?(?:article|story))?|play(?: video)?|watch(?: live| video)?"
            rf"|(?:\d+|one|two|three|four|five) min(?:ute)?s?(?: of)?[\s-]read(?:ing)?(?: time)?|reading time:? ?\d* ?min\w*|toggle \w+|enlarge(?: this image)?|view (?:gallery|image|full size|caption)"
            rf"|hide caption|toggle caption|image caption|getty images|\d+ (?:views|shares|likes)|font size|a a a|text size|report an error|correct this|click here(?: for more)?|more information){_END}",
            8,
        ),
        ("page furniture", r"\A\s*(?:home|news|world|front page)\s*(?:[>»/›|]\s*[\w &'’-]+\s*){1,5}\Z", 14),
        (
            "notice",
            r"\b(?:this (?:story|article|report|post|copy)|the (?:story|article)) (?:has|have|was|is|may)(?: not| also)? (?:been )?(?:not )?(?:edited|auto[- ]?generated|published|updated|translated|produced|originally|first|corrected|syndicated|created)\b"
            r"(?!.{0,40}\bfound\b)|\bviews? (?:and opinions? )?expressed (?:here(?:in)?|in|by|are|on|above)\b|\bopinions expressed\b|\bdo(?:es)? not (?:necessarily )?(?:reflect|represent) the (?:\w+ )?(?:views?|opinions?|policy|position)"
            r"|\bis not responsible for the (?:content|accuracy)|\bexcept for the headline|\bfor more information,? (?:please )?(?:visit|contact|see)\b|\bplease (?:contact|visit|see|click|read) (?:us|our|here|the (?:rules|guidelines))",
            70,
        ),
        (
            "notice",
            rf"{_START}(?:editor['’]?s['’]? note|disclaimer|disclosure|correction policy|note to (?:editors|readers))\s*[:–—-].*\Z",
            90,
        ),
        (
            "notice",
            rf"{_START}(?:ends?|###|-\s?30\s?-|more to (?:come|follow)|developing(?: story)?|\(?more\)?|for immediate release|embargoed (?:until|for).{{0,60}}){_END}",
            10,
        ),
        (
            "HTML remains",
            r"/>|</?(?:div|span|img|p|a|br|script|style|iframe|figure|figcaption|h[1-6]|li|ul|table|tr|td|strong|em|b|i)\b[^>]{0,300}>|\b(?:src|href|alt|srcset|class|onclick)\s*=\s*[\"”'“]|&(?:nbsp|amp|quot|lt|gt|#\d+);.*&(?:nbsp|amp|quot|lt|gt|#\d+);"
            r"|\A\s*(?:var |function\s*\w*\(|window\.|document\.|\$\(|\{\"@context\"|@media )",
            40,
        ),
    )
)
"""(reason, pattern, most words): a block of no more words in which the pattern is found is boilerplate."""

_AGENCY_SPOT = r"[A-Z][\w. '’&-]{1,30}"
PARTS: Final = tuple(
    (reason, re.compile(pattern, flags))
    for reason, pattern, flags in (
        (
            "photo credit",
            r"\A\s*(?:Illustration|Illustrative (?:image|photo|picture)|Representational? (?:image|photo|picture)|File(?: photo| image| picture)?|Photo(?:graph)?|Image|Picture|Pic|Ilustrasi)"
            r"\s*[.:]?\s*(?:[(\[][^()\[\]]{2,80}[)\]]\s*\.?)?\Z",
            re.I,
        ),
        (
            "photo credit",
            r"\(?\b(?:Photo(?:graph)?s?|Image|Picture|Pic|Video|Illustration|Graphic|File photo|Photo credit|Image credit|Credit|Image source|Photo courtesy)\s*(?:credit|source|courtesy|by|from|via|of)?\s*[:/]\s*[^().\n]{2,90}\)?\s*\.?\Z",
            0,
        ),
        (
            "photo credit",
            r"[(\[](?:Photo(?:graph)?|Image|Picture|File photo|AP Photo|AFP Photo|Reuters Photo)\b[^()\[\]]{0,90}[)\]]",
            0,
        ),
        (
            "photo credit",
            r"(?<=[.!?\"”)] )[\[(]?(?:REUTERS|AFP|AP|EPA|Getty Images|ANTARA|Xinhua|EFE)\s?/\s?[A-Z][^()\n]{2,60}[\])]?\s*\Z",
            0,
        ),
        (
            "photo credit",
            r"\A\s*[(\[]?(?:REUTERS|AFP|AP|EPA|Getty Images|ANTARA(?: FOTO)?|Xinhua|EFE|dpa|NurPhoto|Bloomberg)\s?/\s?[A-Z][^()\n]{2,60}[\])]?\s*\Z",
            0,
        ),
        (
            "related links",
            r"[(\[]\s*(?:also |see also|see |read )+(?:read|more|also|this)?\s*[:–—-]\s*[^()\[\]]{5,200}[)\]]",
            re.I,
        ),
        ("link", r"\(?\bhttps?://\S+\)?|\bwww\.[\w-]+\.\S+|\bpic\.twitter\.com/\S+", 0),
    )
)
"""(reason, pattern): what it matches within a block says nothing about the world."""

_HASHTAG = re.compile(r"#\w+")
_LIST_HEADS: Final = frozenset({"related links"})


def reason(words: str) -> str | None:
    """Why a block with these words is boilerplate, or None if it is not."""
    count = len(words.split())
    hashtags = len(_HASHTAG.findall(words))
    if hashtags and hashtags >= 0.6 * count:
        return "hashtags"
    for why, pattern, most in WHOLE:
        if count <= most and pattern.search(words):
            return why
    return None


def stretches(words: str) -> Iterator[tuple[int, int, str]]:
    """The (start, end, reason) of what is boilerplate within a block."""
    for why, pattern in PARTS:
        for match in pattern.finditer(words):
            yield *match.span(), why


def opens_links(words: str) -> bool:
    """Whether a block is the head of a list of links to other articles."""
    return len(words.split()) <= 9 and any(
        why in _LIST_HEADS and most <= 9 and pattern.search(words) for why, pattern, most in WHOLE
    )
