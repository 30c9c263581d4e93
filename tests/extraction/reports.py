"""What tests ask of the reports of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.model import Report

    Reported = Callable[[str], tuple[Report, ...]]


def only(reports: tuple[Report, ...], kind: str) -> Report:
    """The one report of a kind, but for what is told in general."""
    found = [report for report in reports if report.type == kind and report.modality != "generic"]
    found = found or [report for report in reports if report.type == kind]
    assert len(found) == 1, [report.title for report in reports]
    return found[0]


def roles(report: Report) -> set[tuple[str, str]]:
    return {(participant.role, participant.text) for participant in report.participants}
