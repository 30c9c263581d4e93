"""The pieces of a query's text, each with where it stands: words, phrases, conditions, parentheses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from tui.errors import QueryError

_FIELD = re.compile(r"([^\W\d_]+):")

TokenKind = Literal["(", ")", "-", "word", "phrase", "field", "end"]


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query's text; ``text`` is without quotation marks, ``name`` the field's."""

    kind: TokenKind
    start: int
    end: int
    text: str = ""
    name: str = ""
    quoted: bool = False
    value_start: int = 0


def tokenize(text: str) -> list[Token]:
    """The tokens of a query's text, the last of kind ``end``.

    Raises:
        QueryError: if a phrase is not closed, or a character cannot be part of a text.
    """
    tokens: list[Token] = []
    at = 0
    while at < len(text):
        character = text[at]
        if character.isspace():
            at += 1
        elif character in "()":
            tokens.append(Token("(" if character == "(" else ")", at, at + 1, character))
            at += 1
        elif character == "-" and at + 1 < len(text) and not text[at + 1].isspace():
            tokens.append(Token("-", at, at + 1, character))
            at += 1
        elif character == '"':
            value, end = _phrase(text, at)
            tokens.append(Token("phrase", at, end, value, quoted=True))
            at = end
        elif match := _FIELD.match(text, at):
            start, inner = match.end(), match.end()
            if text.startswith('"', inner):
                value, end = _phrase(text, inner)
            else:
                value, end = _run(text, inner)
            name = match[1].casefold()
            tokens.append(Token("field", at, end, value, name, text.startswith('"', start), start))
            at = end
        else:
            value, end = _run(text, at)
            tokens.append(Token("word", at, end, value))
            at = end
    tokens.append(Token("end", len(text), len(text)))
    return tokens


def _run(text: str, start: int) -> tuple[str, int]:
    """The characters up to a space, a parenthesis or a quotation mark, and where they end."""
    end = start
    while end < len(text) and not text[end].isspace() and text[end] not in '()"':
        _refuse_control(text[end], end)
        end += 1
    return text[start:end], end


def _phrase(text: str, start: int) -> tuple[str, int]:
    """What stands between quotation marks, and where it ends."""
    characters: list[str] = []
    at = start + 1
    while at < len(text):
        character = text[at]
        if character == '"':
            return "".join(characters), at + 1
        if character == "\\" and at + 1 < len(text):
            at += 1
            character = text[at]
        _refuse_control(character, at)
        characters.append(character)
        at += 1
    raise QueryError("a quotation mark is not closed", start, 'a closing "')


def _refuse_control(character: str, position: int) -> None:
    if (character < " " and not character.isspace()) or "\ud800" <= character <= "\udfff":
        raise QueryError("a query cannot hold a control character", position, "text")
