"""Owners: of which state, body or person the office of somebody is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.extraction.cast.lexicon import fold
from tui.extraction.cast.persons.offices import holders
from tui.extraction.cast.titles import sent
from tui.extraction.ties import office_forms as forms
from tui.extraction.ties.foremost import foremost_firm
from tui.extraction.ties.homes import Homes
from tui.extraction.ties.tie import BODIES, is_party

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.extraction.analysis import Analysis, Named
    from tui.extraction.dictionaries import Dictionaries
    from tui.extraction.ties.words import RelationTerms
    from tui.model import Appearance, Mention, Role


class Owners:
    """Tells of whom the titles of one document are."""

    def __init__(
        self,
        analysis: Analysis,
        named: Named,
        known: Mapping[str, str],
        terms: RelationTerms,
        dictionaries: Dictionaries,
    ) -> None:
        self._analysis = analysis
        appearances = named.appearances
        self._cast = named.cast
        self._appearances = appearances
        self._known = known
        self._ids = frozenset(known.values())
        self._terms = terms
        self._kinds = {one.actor: one.kind for one in appearances}
        self._names = {one.actor: one.name for one in appearances}
        self._forms = {form: one.actor for one in appearances for form, _ in one.forms} | {
            one.name: one.actor for one in appearances
        }
        self._homes = Homes(analysis, named, known, dictionaries)
        self._ministries = [
            (one.actor, name)
            for one in appearances
            if one.kind == "government_body" and "ministry" in (name := set(fold(one.name).split()))
        ]
        self._holders = holders(appearances)
        self._by_sort: dict[str, dict[str, int]] = {}
        """Where the bodies that are called by a word ("Karsa Bank", "Bank of Karsa") are first named, by that word."""
        parties = {one.actor for one in appearances if is_party(one)}
        for mention in reversed(named.cast.mentions):
            if self._kinds.get(mention.actor) in BODIES:
                words = fold(self._names[mention.actor]).split()
                party = ("party",) if mention.actor in parties else ()
                for sort in {*words[-1:], *party, *(words[:1] if " of " in self._names[mention.actor] else ())}:
                    self._by_sort.setdefault(sort, {})[mention.actor] = mention.start

    def called(self, name: str) -> str | None:
        """The actor that a text calls by a name."""
        return self._forms.get(name)

    def of(self, role: Role, holder: Appearance, told: bool) -> tuple[str | None, float]:
        """The actor that an office is of, and how sure that is; ``told`` of another office of its holder or of this."""
        if (of := self._named(role)) is not None or role.of is not None:
            return of, 0.9
        if (of := self.behind(role) or self._shared(role) or self._possessed(role)) is not None:
            return of, 0.8
        if (of := self._owned(role, holder) or self._served(role, holder) or self._bodily(role)) is not None or told:
            return of, 0.8
        return self.home(role, holder) or self._firm(role), 0.7

    def _named(self, role: Role) -> str | None:
        """The actor that an office is of: named with the role, within its words, or by an adjective in them."""
        if (sender := self._sender(role)) is not None:
            return sender
        if role.of is not None:
            return self._forms.get(role.of) or self._known.get(fold(role.of))
        end = role.start + sent(self._analysis.text[role.start : role.end])
        words = self._analysis.text
        mentions = [
            one.actor
            for one in self._cast.within(role.start, end)
            if not words[role.start : one.start].rstrip().endswith((" against", " on", " about", " over"))
        ]
        if mentions:
            return next((one for one in mentions if self._kinds.get(one) in BODIES), mentions[0])
        return next(
            (self._known[fold(word)] for word in words[role.start : end].split() if fold(word) in self._known), None
        )

    def _sender(self, role: Role) -> str | None:
        """Whose envoy somebody is that is sent to a state: "the Union's Peru envoy", "President Ruiz's Peru envoy"."""
        match = forms.SENT.search(self._analysis.text, max(0, role.start - forms.CLOSE), role.end)
        to = self._cast.at(match.start("state")) if match is not None else None
        if match is None or to is None or self._kinds.get(to.actor) != "state":
            return None
        sender = self._cast.at(match.start() - 1)
        return sender.actor if sender is not None else None

    def behind(self, role: Role) -> str | None:
        """Of whom an office before a name is, where that stands behind the name: "President Ana Ruiz of Peru"."""
        holder = next(iter(self._cast.within(role.end, role.end + forms.LONGEST_GAP)), None)
        match = forms.BEHIND_NAME.match(self._analysis.text, holder.end) if holder is not None else None
        of = self._cast.at(match.end()) if match is not None else None
        return of.actor if of is not None and self._kinds.get(of.actor) in {"state", *BODIES} else None

    def _possessed(self, role: Role) -> str | None:
        """Whose an office is, also with words between: "the bank's | newly named | head", "Paz's press secretary"."""
        start = max(0, role.start - forms.BEFORE)
        match = forms.WHOSE.search(self._analysis.text, start, role.start)
        if match is None and role.title.split()[-1].lower() in self._terms.words.elected:
            match = forms.WHOSE_SEAT.search(self._analysis.text, start, role.start)
        owner = self._cast.at(match.start() - 1) if match is not None else None
        if owner is None:
            return None
        post = self._terms.post(role.title)
        served = (
            self._kinds.get(owner.actor) == "person" and post is not None and post.office in self._terms.words.agents
        )
        return owner.actor if served or self._kinds.get(owner.actor) in BODIES else None

    def _shared(self, role: Role) -> str | None:
        """The state of the officer named right before: "Peruvian Foreign Minister Ana Ruiz and | Defence Minister"."""
        match = forms.AND.search(self._analysis.text, max(0, role.start - forms.CLOSE), role.start)
        shared = match is not None and self._terms.is_national(role.title) and not self._received(role)
        before = self._cast.at(match.start() - 1) if match is not None and shared else None
        colleague = next((one for one in self._appearances if before is not None and one.actor == before.actor), None)
        near = (
            [one for one in colleague.roles if one.end <= before.start <= one.end + forms.LONGEST_GAP]
            if colleague and before
            else []
        )
        of = self._named(near[-1]) if near else None
        return of if of in self._ids else None

    def _received(self, role: Role) -> bool:
        """Whether an officer stands beside a guest or the other side: "Visiting President Paz and | Prime Minister"."""
        sentence = self._analysis.sentence_at(role.start)
        before = self._analysis.text[sentence.start : role.start] if sentence is not None else ""
        return forms.BESIDE_A_GUEST.search(before) is not None

    def _owned(self, role: Role, holder: Appearance) -> str | None:
        """Whose "its president", "the club's coach" or "his spokesman" is: the body or the person last named before."""
        match = forms.OWNED.search(self._analysis.text, max(0, role.start - forms.BEFORE), role.start)
        if match is None:
            return None
        if match["sort"]:
            return self._sorted(match["sort"].lower(), role)
        person = match["whose"].lower() in ("his", "her")
        before = [
            one.actor
            for one in self._before(role, holder)
            if (self._kinds.get(one.actor) == "person") == person and self._kinds.get(one.actor) != "population"
        ]
        if not before or match["whose"].lower() == "whose":
            return before[-1] if before else None
        inside = (
            self._cast.within(sentence.start, role.start)
            if (sentence := self._analysis.sentence_at(role.start))
            else ()
        )
        if any(one.actor == before[-1] for one in inside):
            first = next(one.actor for one in inside if one.actor in before)
            return (
                first
                if forms.ANEW.search(self._analysis.text, role.start - forms.BEFORE, match.start())
                else before[-1]
            )
        return before[0]

    def _served(self, role: Role, holder: Appearance) -> str | None:
        """The only person who holds the office for which an agent speaks: "spokesman for the Secretary-General"."""
        match = forms.OF_HOLDER.search(role.title.lower())
        post = self._terms.post(role.title) if match else None
        if match is None or post is None or post.office not in self._terms.words.agents:
            return None
        beside = {one for one in self.sharing(role) if one != holder.actor}
        served = beside or self._holders.get((match["office"] or match["whose"]).split()[-1], set()) - {holder.actor}
        return next(iter(served)) if len(served) == 1 else None

    def sharing(self, role: Role) -> list[str]:
        """Those whom one title of the text may be of."""
        return [
            one.actor
            for one in self._appearances
            if any(own.start == role.start for own in one.roles) and one.kind == "person"
        ]

    def _sorted(self, sort: str, role: Role) -> str | None:
        """The body last named before a role that a noun such as "bank" or "club" stands for."""
        if sort in forms.REALM:
            return self._homes.main
        named = {
            actor: first
            for actor, first in self._by_sort.get(sort, {}).items()
            if sort != "union" or self._kinds.get(actor) != "intergovernmental"
        }
        before = [one.actor for one in self._cast.within(0, role.start)]
        called = [actor for actor in before if actor in named] or [
            actor
            for actor in before
            if (
                sort in self._terms.words.bodies - self._terms.words.bearing
                and self._kinds.get(actor) == "organisation"
            )
            or (sort in self._terms.words.public and self._kinds.get(actor) in forms.PUBLIC)
        ]
        return called[-1] if called else next(iter(named)) if len(named) == 1 else None

    def _before(self, role: Role, holder: Appearance) -> Sequence[Mention]:
        """Who is named before a role in its sentence, but its holder; where nobody is, those of the sentence before."""
        sentence = self._analysis.sentence_at(role.start)
        if sentence is None:
            return ()
        own = [one for one in self._cast.within(sentence.start, role.start) if one.actor != holder.actor]
        if own or not sentence.index:
            return own
        last = self._analysis.sentences[sentence.index - 1]
        return [one for one in self._cast.within(last.start, last.end) if one.actor != holder.actor]

    def _bodily(self, role: Role) -> str | None:
        """The body that a title names by its sort ("commission chairwoman", "leader of the party") or by its field."""
        if match := forms.OF_SORT.search(role.title):
            return self._sorted(match["sort"].lower(), role)
        words = self._analysis.text[role.start : role.end].split()
        if (portfolio := {fold(word) for word in words} - forms.MINISTERS) and forms.PORTFOLIO.search(role.title):
            ministries = [actor for actor, name in self._ministries if portfolio <= name]
            return ministries[0] if len(ministries) == 1 else None
        if not forms.RULING.isdisjoint(words):
            return None
        sentence = self._analysis.sentence_at(role.start)
        opens = sentence is not None and sentence.start == role.start
        sorts = {word.lower() for at, word in enumerate(words[:-1]) if word.islower() or (opens and not at)}
        named = {actor: first for sort in sorts for actor, first in self._by_sort.get(sort, {}).items()}
        found = [actor for actor, first in named.items() if first < role.start] or list(named)
        if len(found) > 1 and sentence is not None:
            beside = {one.actor for one in self._cast.within(sentence.start, role.start)}
            found = [actor for actor in found if actor in beside]
        return found[0] if len(found) == 1 else None

    def home(self, role: Role, holder: Appearance) -> str | None:
        """The state whose a bare "President" is: one known by heart, or the one of its passage."""
        former = forms.FORMER.match(role.title)
        title = role.title[former.end() :] if former else role.title
        if not self._terms.is_national(title) or role.title == "president" or self._received(role):
            return None
        if forms.OF_ANOTHER.search(role.title) or self._of_unread(role):
            return None
        renowned = self._terms.states_of.get(fold(holder.name).split()[-1].removeprefix("al-"))
        if renowned is not None:
            return self._known.get(fold(renowned))
        return self._homes.at(role.start) if former is None else None

    def _of_unread(self, role: Role) -> bool:
        """Whether a title stands right behind a name that is of nobody known."""
        sentence = self._analysis.sentence_at(role.start)
        if sentence is None or sentence.block.kind == "heading":
            return False
        match = forms.OF_UNREAD.search(self._analysis.text, sentence.start, role.start)
        return match is not None and self._cast.at(role.start - 2) is None

    def _firm(self, role: Role) -> str | None:
        """The firm that a text is about, whose a bare "Chief Executive" is: by far the most named of all bodies."""
        return foremost_firm(self._cast, self._kinds) if self._terms.is_corporate(role.title) else None
