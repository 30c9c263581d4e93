"""One actor over many articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.build.newsroom import actors
from tui.model import Appearance, Role

if TYPE_CHECKING:
    import random

APPEARANCES = [
    Appearance(
        "ac-1", "Tehreek-e-Taliban Pakistan", "armed_group", (("TTP", 3),), dictionary="ttp", country="Pakistan"
    ),
    Appearance(
        "ac-1", "Tehreek-e-Taliban Pakistan", "armed_group", (("TTP", 1), ("Pakistani Taliban", 2)), dictionary="ttp"
    ),
    Appearance(
        "ac-2", "Amara Diallo", "person", (("Diallo", 2),), (Role("Minister", "Kenya", "2024-01", "ar-1", 0, 8),)
    ),
    Appearance(
        "ac-2", "Amara N. Diallo", "person", (("Diallo", 5),), (Role("President", "Kenya", "2025", "ar-2", 0, 9),)
    ),
    Appearance("ac-3", "Harbour Front", "organisation", (("Front", 1),)),
    Appearance("ac-3", "Harbour Front", "armed_group", (("Front", 1),)),
]


def test_counts_add_up_and_the_reason_is_kept():
    group, person, _ = actors(APPEARANCES)
    assert group.aliases == (("TTP", 4), ("Pakistani Taliban", 2))
    assert (group.mentions, group.articles, group.country) == (6, 2, "Pakistan")
    assert [(merge.reason, merge.articles) for merge in group.merges] == [("dictionary ttp", 2)]
    assert [merge.reason for merge in person.merges] == ["full name"]
    assert person.name == "Amara N. Diallo"
    assert person.role == "President, Kenya"


def test_of_each_title_the_first_and_the_latest_evidence_is_kept():
    dates = ("2023-05", "2024-01", "2022", "2024-01")
    told = [
        Appearance("ac-4", "Kofi Bansah", "person", (), (Role("Governor", "Volta", date, f"ar-{n}", 0, 8),))
        for n, date in enumerate(dates)
    ]
    [governor] = actors(told)
    assert [(role.date, role.article) for role in governor.roles] == [("2022", "ar-2"), ("2024-01", "ar-1")]
    assert governor.role == "Governor, Volta"


def test_an_actor_of_one_article_is_merged_with_nobody():
    [alone] = actors(APPEARANCES[:1])
    assert alone.merges == ()


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_articles_does_not_matter(chance: random.Random):
    shuffled = list(APPEARANCES)
    chance.shuffle(shuffled)
    assert actors(shuffled) == actors(APPEARANCES)
