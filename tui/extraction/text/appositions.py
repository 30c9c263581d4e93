"""Mending of what a parse makes of the words beside a name: an office and a comma, an address, how many children.

In "Jo Tan of Mill Road, Perth denies theft" it sees Perth deny it, in "Chief Magistrate, Jo Tan refused" two people
who refuse, and in "a mother of two who died" two who died.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Token

NAMES: Final = frozenset(["NNP", "NNPS"])
SUBJECTS: Final = frozenset(["nsubj", "nsubjpass"])
_BEFORE: Final = SUBJECTS | {"npadvmod"}
_SHORTEST: Final = 4
"""Words of a name with a place of living, before the comma."""
_BEHIND: Final = 2
"""Tokens from an office to the name behind its comma."""
_OFFICES: Final = frozenset(
    """magistrate judge justice commissioner minister president chairman chairperson secretary director spokesman
    spokesperson spokeswoman officer superintendent inspector commander chief governor prosecutor attorney counsel
    registrar coordinator leader ambassador general speaker mayor""".split()  # noqa: SIM905
)
"""Offices behind which, and a comma, some papers name who holds them."""
_PARENTS: Final = frozenset(["mother", "father", "parent", "mum", "mom", "dad", "grandmother", "grandfather"])


def beside_name(name: Token) -> None:
    """Mend the place of a name behind an address or behind an office."""
    if name.dep_ in SUBJECTS and name.head.i > name.i:
        _address(name)
    elif name.dep_ == "conj" and name.head.lower_ in _OFFICES:
        _bearer(name, name.head)


def of_parent(clause: Token, parent: Token) -> None:
    """Tell of a parent what the parse tells of the children: "a mother of two | who died"."""
    if parent.lower_ in _PARENTS:
        clause.head = parent


def _address(town: Token) -> None:
    """Leave a verb to whom it tells of, and not to where that person lives: "Jo Tan of Mill Road, | Perth denies"."""
    edge = town.left_edge.i
    if edge < _SHORTEST or town.doc[edge - 1].text != ",":
        return
    bearer = next((child for child in town.head.lefts if child.dep_ in _BEFORE and child.tag_ in NAMES), town)
    between = town.doc[bearer.i + 1 : edge]
    lives = any(word.lower_ in ("of", "from") for word in between)
    if bearer.i < edge and lives and not any(word.tag_[0] == "V" and word.lower_ != "aged" for word in between):
        bearer.dep_ = town.dep_
        town.head, town.dep_ = bearer, "appos"


def _bearer(name: Token, office: Token) -> None:
    """Make one of an office and its bearer behind a comma: "Chief Magistrate, Jo Tan refused them bail"."""
    alone = not any(child.dep_ == "cc" or (child.dep_ == "conj" and child != name) for child in office.rights)
    listed = any(child.dep_ in ("conj", "cc") for child in name.rights)
    if alone and not listed and office.nbor(1).text == "," and name.left_edge.i == office.i + _BEHIND:
        name.dep_ = "appos"
