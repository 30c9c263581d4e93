"""Office forms: how the words around the title of a person say what it is of."""

from __future__ import annotations

import re

PUBLIC = frozenset({"government_body", "intergovernmental"})
PORTFOLIO = re.compile(r"(?i)minister|\bsecretary for\b")
MINISTERS = frozenset(
    {"minister", "permanent", "secretary", "of", "for", "the", "prime", "deputy", "acting", "and", "affairs"}
)
OWNED = re.compile(r"(?i)\b(?:(?P<whose>its|their|his|her|whose)|the (?P<sort>[a-z]+)['’]s?)\s+\Z")
ANEW = re.compile(r"\b(?:after|as|when|while|because|since|before|once) \Z")
"""Before "its candidate": a clause goes on of whom the sentence began with."""
OF_SORT = re.compile(r"\b(?:of|for|at) the (?P<sort>[a-z]+)(?= in | and |\Z)")
"""What an office is of, by its sort: "spokesman of the party"."""
OF_HOLDER = re.compile(r"(?:\b(?:for|of|to) the (?P<office>[a-z][a-z -]+)|\A(?P<whose>[a-z][a-z -]+)['’]s? [a-z ]+)\Z")
"""What an office is of, by the office of another: "spokesman for the secretary-general"."""
WHOSE = re.compile(r"['’]s? (?:[a-z]+ ){0,2}\Z")
"""Between a body and an office in it."""
WHOSE_SEAT = re.compile(r"['’]s? (?:[A-Z][\w-]+ ){1,3}\Z")
"""The same, with the seat that one was elected for: "the DAP's | Segambut | MP"."""
OF_ANOTHER = re.compile(r"\A[A-Z]\w+['’]s? ")
"""In a title: of what it is that is no actor: "| Kerala's | minister for forests"."""
BEHIND_HEAD = re.compile(r"\b(?:of|for|at|in|with|from|on)\b")
"""Before what an office is of: "an engineer | with the Karsa group"."""
BEHIND_NAME = re.compile(r"\s+of\s+(?:the\s+)?(?=[A-Z])")
ABOUT = re.compile(r"(?i)\b(?:expert|specialist|authority|writer|historian|analyst|correspondent)s? on\b")
"""In a title: what somebody knows of, and is not of."""
LONGEST_GAP = 3
"""Characters between a title and the name behind it."""
SENT = re.compile(r"['’]s? (?:special )?(?P<state>[A-Z]\w+) (?:special )?(?:envoy|negotiator|mediator)")
"""Behind a name: whom it sends where."""
FORMER = re.compile(r"(?:(?:former|late|then)\s|ex-?)", re.I)
SET_OFF = re.compile(r",\s+(?:(?:the|an?)\s+)?\Z")
"""Before an office of who is named before it."""
AND = re.compile(r",? and (?:the |his |her )?\Z|, \Z")
"""Between an officer and the next one."""
BESIDE_A_GUEST = re.compile(
    r"(?i)\b(?:visiting|between)\b[^.;:]*\b(?:president|premier|minister|chancellor|king)\b[^.;:]*"
    r" and (?:the |his |her )?\Z"
)
"""Before an officer who is of another state than the one named before him."""
OF_UNREAD = re.compile(r"(?:[A-Z][\w&.-]+ (?![A-Z]\w+day )[A-Z][\w&.-]+|\b[A-Z]{3,}) \Z")
"""Before a title: a name that it is of, though nobody is known by it: "| Karsa Global Audio | President Ana Ruiz"."""
OF_PARTIES = (
    "leader",
    "chairman",
    "chairwoman",
    "chair",
    "chief",
    "head",
    "boss",
    "secretary",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "secretary-general",
    "secretary general",
    "general secretary",
    "chairperson",
    "co-chair",
    "co-leader",
    "director",
)
"""Offices that a party has itself."""
REALM = frozenset({"country", "nation", "state", "republic", "kingdom"})
"""What a state is called: "the country's defence minister"."""
RULING = frozenset({"ruling", "governing", "opposition", "rival"})
"""Before a party that may not be the one named last: "the | ruling | party's candidate"."""
CLOSE = 30
"""Characters before a title in which its sender or the officer before it is named."""
BEFORE = 60
"""Characters before a title in which the words stand that say whose it is."""
