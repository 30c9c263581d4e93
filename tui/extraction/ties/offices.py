"""Offices: what the titles of persons say that they lead, represent or belong to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.extraction.cast.lexicon import fold, lexicon
from tui.extraction.geography.gazetteer import gazetteer
from tui.extraction.ties import office_forms as forms
from tui.extraction.ties.branches import of_a_branch
from tui.extraction.ties.owners import Owners
from tui.extraction.ties.posts import of_body, of_state, only_wanted
from tui.extraction.ties.rulers import ruled
from tui.extraction.ties.telling import relation
from tui.extraction.ties.tie import BODIES, is_party

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.extraction.analysis import Analysis, Named, Sentence
    from tui.extraction.dictionaries import Dictionaries
    from tui.extraction.ties.words import RelationTerms
    from tui.model import Appearance, Predicate, Relation, Role


class Offices:
    """Reads the titles of one document."""

    def __init__(
        self,
        analysis: Analysis,
        named: Named,
        known: Mapping[str, str],
        terms: RelationTerms,
        dictionaries: Dictionaries,
    ) -> None:
        self._analysis = analysis
        self._cast = named.cast
        self._appearances = named.appearances
        self._country_of = lexicon(dictionaries).country_of
        self._terms = terms
        self._kinds = {one.actor: one.kind for one in named.appearances}
        self._names = {one.actor: one.name for one in named.appearances}
        self._gazetteer = gazetteer(dictionaries)
        self._parties = {one.actor for one in named.appearances if is_party(one)}
        self._owners = Owners(analysis, named, known, terms, dictionaries)

    def find(self) -> Iterator[Relation]:
        """What each title says, in the order of the persons who bear them."""
        for appearance in self._appearances:
            if appearance.kind != "person":
                continue
            told = any(role.of for role in appearance.roles)
            for role in appearance.roles:
                sentence = self._analysis.sentence_at(role.start)
                if (
                    sentence is None
                    or self._anothers(role, appearance)
                    or forms.ABOUT.search(role.title)
                    or (self._terms.post(role.title) is None and self._employed(role) is None)
                ):
                    continue
                of, certainty = self._owners.of(role, appearance, told)
                predicate = self._sense(role, of)
                if self._by_party(role, of):
                    yield from self._nationally(role, appearance, sentence)
                    predicate = "member_of"
                if of is None and role.of is None:
                    yield from self._of_a_place(role, appearance, sentence)
                    continue
                if predicate is None or of == appearance.actor:
                    continue
                yield relation(
                    self._analysis,
                    sentence,
                    appearance.actor,
                    predicate,
                    of,
                    detail=role.words,
                    hedged=role.title.split()[0].lower() in self._terms.words.unproven,
                    rule="title",
                    certainty=certainty,
                )

    def _by_party(self, role: Role, of: str | None) -> bool:
        """Whether a title says only of which party somebody is: "Republican President", "President Ruiz of the NDC"."""
        post = self._terms.post(role.title)
        if of is None or of not in self._parties or post is None or post.office in forms.OF_PARTIES:
            return False
        label = next((one for one in self._cast.within(role.start - forms.CLOSE, role.end) if one.actor == of), None)
        if label is None:
            return self._terms.is_national(forms.FORMER.sub("", role.title)) and self._owners.behind(role) == of
        form = self._analysis.text[label.start : label.end]
        return " " not in form and not form.isupper() and fold(form) in fold(self._names[of]).split()[:-1]

    def _nationally(self, role: Role, holder: Appearance, sentence: Sentence) -> Iterator[Relation]:
        """What an officer is of the state, whom a title calls by his party: "Republican | President Ana Ruiz"."""
        home = self._owners.home(role, holder)
        predicate = self._sense(role, home) if home is not None else None
        if home is not None and predicate is not None:
            yield relation(
                self._analysis,
                sentence,
                holder.actor,
                predicate,
                home,
                detail=role.title,
                rule="title",
                certainty=0.7,
            )

    def _of_a_place(self, role: Role, holder: Appearance, sentence: Sentence) -> Iterator[Relation]:
        """Whom a title makes the head of a town or a province, which is no actor: "Ana Ruiz, mayor of Sarn"."""
        post = self._terms.post(role.title)
        if post is None or post.office not in self._terms.words.rulers or {"deputy", "vice"} & set(post.before):
            return
        found = ruled(self._analysis.text, role, sentence.start, self._gazetteer)
        if found is not None:
            detail = self._analysis.text[slice(*found)]
            yield relation(
                self._analysis, sentence, holder.actor, "leads", None, detail=detail, rule="ruler", certainty=0.8
            )

    def _anothers(self, role: Role, holder: Appearance) -> bool:
        """Whether an office is of who is named right before it: "| Ana Ruiz |, secretary to the governor, Ivo Paz,"."""
        comma = forms.SET_OFF.search(self._analysis.text, max(0, role.start - forms.CLOSE), role.start)
        before = self._cast.at(comma.start() - 1) if comma is not None else None
        if before is None or before.actor == holder.actor or self._kinds.get(before.actor) != "person":
            return False
        behind = self._cast.within(role.end, role.end + forms.LONGEST_GAP)
        next_ = self._analysis.text.startswith(", ", role.end) and any(one.actor == holder.actor for one in behind)
        return next_ or before.actor in self._owners.sharing(role)

    def _sense(self, role: Role, of: str | None) -> Predicate | None:
        """What an office says of whom it is of."""
        kind = self._kinds.get(of or "")
        if kind == "state" or (of is None and fold(role.of or "") in self._country_of):
            found = of_state(role.title, self._country_of, self._terms)
            return self._of_member(role, found) if found == "member_of" else found
        found = of_body(role.title, self._names.get(of or "", ""), kind or "", self._terms)
        found = found or self._employed(role)
        if found == "leads" and (self._of_its_own(role, of) or self._of_a_branch(role, of)):
            return "member_of"
        post = self._terms.post(role.title)
        return found if kind != "person" or (post is not None and post.office in self._terms.words.agents) else None

    def _employed(self, role: Role) -> Predicate | None:
        """What an office without a sense of its own says of a body: that who holds it is one of its people."""
        of = self._owners.called(role.of) if role.of else None
        head = forms.BEHIND_HEAD.split(role.title.lower(), maxsplit=1)[0].split()
        kind = self._kinds.get(of or "")
        kin = not head or head[-1] in self._terms.words.kin
        wants = bool(head) and only_wanted(head[-1], kind, self._terms)
        return "member_of" if kind in BODIES and not kin and not wants else None

    def _of_its_own(self, role: Role, of: str | None) -> bool:
        """Whether an office is of something that a body has: "head of the Red Cross mission"."""
        own = next((one for one in self._cast.within(role.start, role.end) if one.actor == of), None)
        behind = self._analysis.text[own.end : role.end].lower().split()[:2] if own is not None else []
        return any(word in self._terms.words.sections for word in behind)

    def _of_a_branch(self, role: Role, of: str | None) -> bool:
        """Whether an office is of a party in one place: "Selangor | PAS | chief"."""
        own = next((one for one in self._cast.within(role.start - forms.CLOSE, role.end) if one.actor == of), None)
        return of in self._parties and of_a_branch(self._analysis.text, role, own, self._gazetteer)

    def _of_member(self, role: Role, predicate: Predicate) -> Predicate | None:
        """What an office says of a state: a deputy stands for it, and no countryman is a member of it by his trade."""
        title = role.title.lower()
        if "vice" in title or "deputy" in title:
            return "represents" if role.of is not None else None
        near = self._analysis.text[max(0, role.start - forms.CLOSE) : role.end]
        elected = title.split()[-1] in self._terms.words.elected
        outright = role.of is not None and re.search(rf"\b{re.escape(role.of)}\b", near) is not None
        return predicate if elected or outright else None
