"""Text conditions as one full-text expression."""

from __future__ import annotations

from tui.lens.language import All, Either, Not, Phrase, Query, Word


def is_textual(query: Query) -> bool:
    """Whether only words and phrases are in it, in a form that one expression can say."""
    match query:
        case Word() | Phrase():
            return True
        case Either(parts):
            return all(map(is_textual, parts))
        case All(parts):
            return any(map(is_textual, parts)) and all(
                is_textual(part.part if isinstance(part, Not) else part) for part in parts
            )
    return False


def expression(query: Query) -> str:
    """The FTS5 expression that says the same as a textual query."""
    match query:
        case Word(text, prefix):
            return term(text) + " *" * prefix
        case Phrase(text):
            return term(text)
        case Either(parts):
            return f"({' OR '.join(map(expression, parts))})"
        case All(parts):
            wanted = " AND ".join(expression(part) for part in parts if not isinstance(part, Not))
            unwanted = "".join(f" NOT {expression(part.part)}" for part in parts if isinstance(part, Not))
            return f"(({wanted}){unwanted})"
    raise TypeError(query)


def term(text: str) -> str:
    """Words that follow each other, whatever characters they hold."""
    escaped = text.replace('"', '""')
    return f'"{escaped}"'
