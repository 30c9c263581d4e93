"""How something was extracted: rule, certainty, anchor, offsets."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Vertical

from tui import locations
from tui.model import Actor, Article, Event, Quote, Relation
from tui.screens.base import DatelineDialog
from tui.widgets.amounts import amount
from tui.widgets.choices import Choice, Choices
from tui.widgets.key_bar import KeyBar
from tui.widgets.lens_bar import counted
from tui.widgets.title_line import TitleLine
from tui.widgets.virtual_list import VirtualList
from tui.widgets.wrapped import Wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.model import Figure, Mention, When
    from tui.screens.facts import Fact

Lines = list[Choice[None]]


class Explain(DatelineDialog[None]):
    """What is known of how a record came to be, a line a fact."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,i,enter", "widen", "close", show=False),
        Binding("down,j", "focused.move(1)", show=False),
        Binding("up,k", "focused.move(-1)", show=False),
        Binding("pagedown,space", "focused.page(1)", show=False),
        Binding("pageup", "focused.page(-1)", show=False),
    ]

    def __init__(self, heading: str, lines: Sequence[Choice[None]]) -> None:
        super().__init__()
        self.heading = heading
        self.lines = lines

    def compose(self) -> ComposeResult:
        """The heading and the lines."""
        glyphs = self.dateline.glyphs
        with Vertical(classes="dialog"):
            yield TitleLine(glyphs, self.heading, id="heading")
            yield Choices[None](glyphs, id="choices", empty="Nothing was extracted here.")
            yield Wrapped(glyphs, id="whole")
            yield KeyBar(id="keys")

    def footer(self) -> list[tuple[str, str]]:
        """The keys of the dialog."""
        return [("j k", "move"), ("Esc", "close")]

    def on_mount(self) -> None:
        """Show the lines."""
        choices = self.query_one(Choices)
        choices.offer(self.lines)
        choices.focus()

    @on(VirtualList.Came)
    @on(VirtualList.Moved)
    def _moved(self) -> None:
        choice = self.query_one(Choices).current
        self.query_one(Wrapped).show(choice.words if choice is not None else "")


def of(record: object, names: Mapping[str, str] | None = None) -> Lines:
    """The lines for any record; ``names`` are those of actors, by id."""
    if isinstance(record, Article):
        return _article(record)
    if isinstance(record, Event):
        return _event(record)
    if isinstance(record, Actor):
        return _actor(record)
    return of_facts([record], names)  # type: ignore[list-item]


def corrected_by(dossier: Path, join: str, part: str, build: str) -> Lines:
    """How a person corrects an actor: by keys, or for names and kind in the dossier's own dictionary.

    Args:
        dossier: the dossier.
        join: the key that joins actors.
        part: the key that parts them.
        build: the key that builds again.
    """
    own = dossier.with_name(f"{dossier.stem}.dictionaries") / "actors.toml"
    return [
        _line("to correct", f"{join} joins it with another one; {part} parts it, or takes back"),
        _line("  names, kind", "an entry in the dossier's dictionary, as the program's has:"),
        _line("  its own", own),
        _line("  the program's", locations.dictionaries() / "actors.toml"),
        _line("  then", f"{build} reads all again"),
    ]


def of_facts(found: Iterable[Fact], names: Mapping[str, str] | None = None) -> Lines:
    """The lines for the facts of a sentence; ``names`` are those of actors, by id."""
    lines: Lines = []
    named = names or {}
    for fact in found:
        if isinstance(fact, Event):
            lines += _event(fact)
        elif isinstance(fact, Quote):
            lines += [_line("quote", f"{fact.speaker_text}: {fact.text}"), *_common(fact)]
        elif isinstance(fact, Relation):
            subject, object_ = (named.get(one, one) for one in (fact.subject, fact.object or ""))
            words = f"{subject} {fact.predicate.replace('_', ' ')} {object_}".strip()
            lines += [_line("relation", f"{words}: {fact.detail}" if fact.detail else words), *_common(fact)]
        else:
            lines += [_line("figure", " ".join(amount(fact))), *_when(fact.period), *_common(fact)]
        lines.append(_line("", ""))
    return lines


def of_mentions(mentions: Iterable[Mention], names: dict[str, Actor]) -> Lines:
    """The lines for names."""
    return [
        _line(
            "mention",
            f"{names[one.actor].name if one.actor in names else one.actor}  by {one.rule}  {one.start}–{one.end}",
        )
        for one in mentions
    ]


def _line(label: str, words: object) -> Choice[None]:
    return Choice(str(words), None, label)


def _common(fact: Quote | Relation | Figure) -> Lines:
    return [
        _line("id", fact.id),
        _line("rule", fact.rule or "–"),
        _line("certainty", f"{fact.certainty:.2f}"),
        _line("offsets", f"{fact.article}  {fact.start}–{fact.end}"),
    ]


def _when(when: When) -> Lines:
    if when.start is None:
        return [_line("date", "not given")]
    span = when.start
    if when.end and when.end != when.start:
        span += f" to {when.end}"
    lines = [_line("date", f"{span}  ({when.precision})"), _line("date's rule", when.rule)]
    if when.text:
        lines.append(_line("date's words", when.text))
    if when.anchor:
        lines.append(_line("date's anchor", when.anchor))
    return lines


def _event(event: Event) -> Lines:
    lines = [
        _line("event", event.title),
        _line("id", event.id),
        _line("type", f"{event.type}{f', {event.subtype}' if event.subtype else ''}, {event.status}"),
        *_when(event.when),
        _line("certainty", f"{event.certainty:.2f}"),
    ]
    place = event.place.chain
    if place:
        lines.append(_line("place", place))
    lines += [_line(one.role, f"{one.text}{' (hedged)' if one.hedged else ''}") for one in event.participants]
    if event.merge_reason:
        lines.append(_line("merged because", event.merge_reason))
    for report in event.reports:
        lines += [
            _line("report", report.quote),
            _line("  rule", f"{report.rule}, trigger “{report.trigger}”, {report.modality}"),
            _line("  date", f"{report.when.start}, {report.when.rule}" if report.when.start else "not given"),
            _line("  certainty", f"{report.certainty:.2f}"),
            _line("  offsets", f"{report.article}  {report.start}–{report.end}"),
        ]
    return lines


def _actor(actor: Actor) -> Lines:
    return [
        _line("actor", actor.name),
        _line("id", actor.id),
        _line("kind", actor.kind.replace("_", " ")),
        _line("certainty", f"{actor.certainty:.2f}"),
        *([_line("dictionary", actor.dictionary)] if actor.dictionary else []),
        *(_line("merged because", f"{one.reason}, {counted(one.articles, 'articles')}") for one in actor.merges),
        *(_line("named as", f"{form}  {count}") for form, count in actor.aliases),
    ]


def _article(article: Article) -> Lines:
    facts = (
        ("byline", article.byline),
        ("outlet", article.outlet),
        ("agency", article.agency),
        ("copy of", article.duplicate_of),
    )
    return [
        _line("article", article.title),
        _line("id", article.id),
        _line("path", article.path),
        _line("format", article.format),
        _line("sha256", article.sha256),
        _line("title's rule", article.title_rule),
        *(_when(article.published) if article.published else [_line("date", "not given")]),
        *(_line(label, words) for label, words in facts if words),
        _line("kinds", ", ".join(article.kinds) or "–"),
        _line("words", f"{article.words:,}"),
    ]
