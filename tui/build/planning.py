"""What a build has to do: which documents are new, changed or gone since the last one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tui.build.workers import Job
from tui.errors import UnreadableDocument
from tui.model import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tui.documents import Source


class Known(NamedTuple):
    """A document that the dossier is made of: its article, its content's hash, and its file's signature then."""

    article: str
    sha256: str
    signature: str = ""


@dataclass(slots=True)
class Plan:
    """What there is to do."""

    to_read: dict[str, Job] = field(default_factory=dict)
    """What is new or has changed, by path; once it is read, as it was read."""
    changed: set[str] = field(default_factory=set)
    """The paths of those of them that the dossier knows."""
    unchanged: int = 0
    stale: list[str] = field(default_factory=list)
    """Ids of articles whose content changed or is gone."""
    removed: int = 0
    """How many of them are gone."""
    signed: dict[str, str] = field(default_factory=dict)
    """The signatures of files that are as they were but had another signature, by path."""
    problems: list[Problem] = field(default_factory=list)


def plan(
    sources: Iterable[Source | Problem],
    signatures: dict[str, str],
    known: Callable[[str], Known],
    unreadable: Mapping[str, Problem],
    *,
    same: bool,
    found_one: Callable[[], object],
) -> Plan:
    """Compare what the sources hold with what the dossier is made of.

    Args:
        sources: what is found; a file that still has its signature may be taken out of ``signatures`` instead.
        signatures: of what the dossier is made of, by path; it is used up.
        known: what else is known of one of these paths.
        unreadable: what could not be read the last time, by path.
        same: whether the facts are by the same extractor; if not, everything is read again.
        found_one: is called for each document that is to be read.
    """
    found = Plan()
    before = len(signatures)
    for source in sources:
        if isinstance(source, Problem):
            found.problems.append(source)
            continue
        signature = signatures.get(source.path)
        if same and signature and source.signature == signature:
            del signatures[source.path]
            continue
        sha = _hash(source)
        if isinstance(sha, Problem):
            found.problems.append(sha)
            continue
        old = None
        if signature is not None:
            old = known(source.path)
            del signatures[source.path]
        if same and old and old.sha256 == sha:
            if signature != source.signature:
                found.signed[source.path] = source.signature
            continue
        problem = unreadable.get(source.path)
        if same and problem and problem.sha256 == sha:
            found.problems.append(problem)
            continue
        found_one()
        found.to_read[source.path] = Job(source, sha)
        if old:
            found.stale.append(old.article)
            found.changed.add(source.path)
    found.removed = len(signatures)
    found.unchanged = before - len(found.changed) - found.removed
    found.stale += (known(path).article for path in signatures)
    return found


def _hash(source: Source) -> str | Problem:
    """What tells a document's content from every other one's, or why it cannot be read."""
    try:
        return hashlib.sha256(source.load()).hexdigest()
    except UnreadableDocument as error:
        return Problem(source.path, error.problem, error.remedy)
