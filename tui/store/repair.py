"""Mending a dossier whose files contradict themselves. What cannot be read goes to lost+found.jsonl, never away."""

from __future__ import annotations

import base64
import contextlib
import json
import os
from typing import TYPE_CHECKING, Any

import msgspec

from tui.errors import DossierBroken, DossierTooOld
from tui.model import Body
from tui.store import schema
from tui.store.check import LOST, examine
from tui.store.derived import discard
from tui.store.draft import Draft
from tui.store.folder import disk, existing, missing
from tui.store.head import FOOTER, HEAD, Head, TableHead, data_name, decode, index_name, load, owned, parsed, save
from tui.store.lock import Lock
from tui.store.reading import info, read
from tui.store.records import TABLES, identity, slots
from tui.store.recovery import recover
from tui.store.rows import GONE, Rows, lines, opening, parse
from tui.store.snapshot import take
from tui.store.writing import Writer

if TYPE_CHECKING:
    from pathlib import Path

    from tui.store.folder import File, Folder


class Repaired(msgspec.Struct, frozen=True):
    """What a repair did, in words; how many lines it quarantined; how many committed records are gone.

    ``incomplete`` says that records are gone, or that nothing tells which there were.
    """

    mended: tuple[str, ...]
    quarantined: int
    missing: int
    incomplete: bool


def repair(path: Path) -> Repaired:
    """Mend a dossier, in one commit; one that is sound is left as it is.

    Raises:
        DossierMissing: if there is none.
        DossierLocked: if another process writes it.
        DossierTooNew: if a newer format wrote it.
    """
    folder = existing(path)
    if not any(name == HEAD or owned(name) for name in folder.names()):
        raise missing(path)  # some other folder, whose files are nobody's to mend or to close to others
    with disk(path), Lock(folder):
        done = _Repair(folder).run()
    if done.incomplete:
        _stand_in(path)
    return done


def _stand_in(path: Path) -> None:
    """Give an article whose text is lost an empty one, so that all else that is told of it can be read."""
    with contextlib.suppress(DossierTooOld), Writer.open(path) as writer:
        there = {identity(body) for body in writer.all("texts")}
        articles = (identity(article) for article in writer.all("articles"))
        writer.put("texts", [Body(article, "") for article in articles if article not in there])
        writer.commit()


class _Repair:
    """One repair, under the lock."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._mended: list[str] = []
        self._lost: list[dict[str, Any]] = []
        self._missing = 0

    def run(self) -> Repaired:
        head, sound = self._head()
        number = head.commit + 1
        tables = {table: self._table(table, said, number, sound) for table, said in head.tables.items()}
        kept = {table: said for table, said in tables.items() if said}
        self._keep()
        incomplete = not sound or self._missing > 0
        about = {**head.about, "incomplete": True} if incomplete else head.about
        if not sound or kept != head.tables:
            self._folder.sync()
            save(self._folder, msgspec.structs.replace(head, commit=number, tables=kept, about=about))
        recover(self._folder, take(self._folder))
        self._close_to_others()
        if discard(self._folder):
            self._mended.append("the cache was unusable: it comes back by itself")
        return Repaired(tuple(self._mended), len(self._lost), self._missing, incomplete)

    def _head(self) -> tuple[Head, bool]:
        """HEAD, and whether it is as it was written; if it is not, what the files themselves say."""
        data = b""
        try:
            data = load(self._folder)
            head = decode(data, self._folder.path)
            schema.refuse_newer(self._folder.path, head)
            info(self._folder.path, head)
        except FileNotFoundError:
            reason = f"{HEAD} was missing"
        except DossierBroken as error:
            reason = error.problem.removeprefix(f"{self._folder.path}/")
            self._quarantine(HEAD, 0, reason, data)
        else:
            return head, True
        self._mended.append(f"{reason}: it has been made anew from the tables")
        return Head(commit=self._last_number(), tables=self._found(), about=self._about(data)), False

    def _last_number(self) -> int:
        return max((said.number for said in map(parsed, self._folder.names()) if said), default=0)

    def _found(self) -> dict[str, TableHead]:
        """The newest complete file of every table, else the newest; the others are set aside under another name."""
        files: dict[str, list[tuple[bool, int, str]]] = {}
        for name in self._folder.names():
            said = parsed(name)
            if said and said.kind == "json":
                file = self._folder.open(name)
                size = file.size()
                complete = size >= len(FOOTER) and file.read(len(FOOTER), size - len(FOOTER)) == FOOTER
                files.setdefault(said.table, []).append((complete, said.number, name))
        tables = {}
        for table, candidates in files.items():
            *others, (complete, number, name) = sorted(candidates)
            for _, _, other in others:
                self._folder.rename(other, f"lost+found.{other}.kept")
            end = self._folder.open(name).size() - (len(FOOTER) if complete else 0)
            tables[table] = TableHead(number, end, 0, 0, 0, 0, 0, 0, 0, schema.current(table))
        return tables

    def _about(self, data: bytes) -> dict[str, Any]:
        """What the dossier says of itself, if that part of HEAD can be read."""
        try:
            about = json.loads(data)["about"]
            info(self._folder.path, Head(about=about))
        except (ValueError, LookupError, TypeError, RecursionError, DossierBroken):
            return {"name": self._folder.path.stem}
        return dict(about)

    def _table(self, table: str, said: TableHead, number: int, sound: bool) -> TableHead | None:
        found = list(examine(self._folder, table, said)) if sound else []
        wrong = {finding.kind for finding in found} if sound else {"file"}
        if not wrong:
            return said
        if wrong == {"derived"}:
            rows = Rows(self._folder, table, said)
            if rows.indexed:
                return said
            self._mended.append(f"the index of {table} was missing")
            return self._write(Draft(self._folder, table, number, rows, said.schema))
        try:
            file = self._folder.open(data_name(table, said))
        except (FileNotFoundError, DossierBroken):
            self._mended.append(f"the {table} are gone: {data_name(table, said)} is no file")
            self._missing += said.count
            return None
        index = index_name(table, said)
        fault = f"{index} did not say where the records are" if {one.where for one in found} == {index} else ""
        return self._anew(table, said, number, file, fault or ("" if sound else f"{file.name} has been read through"))

    def _anew(self, table: str, said: TableHead, number: int, file: File, fault: str) -> TableHead:
        """Write a new generation of what can be read of a table; unless told another fault, its file is not sound."""
        end = min(said.end, file.size())
        good: dict[int, tuple[int, int]] = {}
        for offset, line in lines(file, 0, end):
            if line in (opening(table), b"}}", b""):
                continue
            found = parse(line)
            if found is None:
                self._quarantine(file.name, offset, "no record", line)
            elif found[1] == GONE:
                good.pop(found[0], None)
            else:
                slot, reason = _place(table, *found, said.schema, good)
                if reason:
                    self._quarantine(file.name, offset, reason, line)
                else:
                    good[slot] = offset, len(line)
        draft = Draft(self._folder, table, number, None, said.schema)
        draft.highest = said.highest
        for slot, (offset, length) in sorted(good.items()):
            found = parse(file.read(length, offset))
            assert found is not None
            draft.put(slot, found[1])
        self._missing += max(0, said.count - len(good))
        fault = fault or f"{file.name} was not as it was written"
        self._mended.append(f"{fault}: {len(good):,} records have been kept")
        return self._write(draft)

    def _write(self, draft: Draft) -> TableHead:
        head = draft.write()
        draft.sync()
        return head

    def _quarantine(self, name: str, offset: int, reason: str, data: bytes) -> None:
        try:
            content = {"text": data.decode()}
        except UnicodeDecodeError:
            content = {"base64": base64.b64encode(data).decode()}
        self._lost.append({"file": name, "offset": offset, "reason": reason, **content})

    def _keep(self) -> None:
        """Write what was quarantined before anything takes its place."""
        if self._lost:
            file = self._folder.ensure(LOST)
            file.write(b"".join(json.dumps(one).encode() + b"\n" for one in self._lost), file.size())
            file.sync()
            self._folder.sync()

    def _close_to_others(self) -> None:
        self._folder.path.chmod(0o700)
        for name in self._folder.names():
            if (self._folder.path / name).is_file() and not (self._folder.path / name).is_symlink():
                file = self._folder.open(name)
                os.fchmod(file.descriptor, 0o600)


def _place(table: str, slot: int, value: bytes, version: int, taken: dict[int, Any]) -> tuple[int, str]:
    """Where a record belongs, and why it cannot be kept, if it cannot."""
    try:
        if table not in TABLES:
            json.loads(value)
            return slot, ""
        possible = slots(identity(read(table, value, version)))
    except (ValueError, RecursionError) as error:
        return slot, str(error)
    except DossierBroken as error:
        return slot, error.problem
    return slot if slot in possible else next((one for one in possible if one not in taken), possible[0]), ""
