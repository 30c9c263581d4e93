"""Bringing the extracts of all articles together, and again when one article is added, changed or removed.

What joins articles (near-copies, actors, happenings told by several) is looked up in an index of its own,
``cache/joining.sqlite``, so that a change costs what depends on it and never the whole dossier. That the outcome is
nevertheless what a build of everything at once would give rests on these properties, to which the tests hold it:

1.  A full build is the same steps from an empty index. There is one way to join articles, not two.
2.  A step asks only for what is the same in whatever order articles came: records, sums, sets, and orders that their
    content gives. Identifiers are made from content; ties are broken by them.
3.  **Copies.** Whether an article is a copy, and of which, depends on older originals alone. Articles are judged in the
    order of their age, and again when an older article that shares a hash of their sketch has become an original or
    ceased to be one (``copying``).
4.  **Actors** are made from sums over their appearances, to which an article is added and from which it is taken away
    again (``tallying``).
5.  **Which reports are compared** depends on the two and on who leads: of the reports of one topic (a kind of happening
    and a place or actor) and one time, all are compared with the forty that say the most. So a crowded topic costs its
    size and not its square. When the leaders of a topic change, those that came or went as leaders are looked at as if
    they were new (``reports``).
6.  **Cores** are groups within a component of linked reports of one time: a day, a month, or none known. A report that
    is new is grouped with its component; one that goes leaves its core to be grouped again, and what was not in that
    core is as it was, for links that were not followed change nothing (``cores``).
7.  **Ties.** A core has one mate at most in the time before or after, and follows one core at most that knows the time
    better. Both are the likest of those that it is linked with, so they are looked at again when one of these is new or
    gone. Ties end at the second step, so a war that is told of every day does not chain its days together (``ties``).
8.  **Events** are put together from tied cores whenever one of these is new or tied otherwise, when an article that
    tells them becomes a copy or an original, and when a report leaves an event or joins it; and then together with
    whatever was one event with them before (``happenings``, ``joining``).
9.  The index is derived. It says for which commit it stands, byte by byte as HEAD has it, and is changed in one
    transaction. That ends when all of the dossier's commit is written but for the rename that makes it count, and
    SQLite's rollback journal is kept until then. So whatever stops a build, the next one finds an index that stands for
    the last commit, or one that is a step ahead and is taken back by the journal. An index that stands for anything
    else is not believed: it is made anew from the dossier, and everything is joined again. One that defines anything
    but its own tables is from elsewhere, and is made anew as well.
10. **Decisions by hand** are a function of an article's path and the ids that extraction gave its actors. An article is
    added with its actors as they say, and what was extracted is kept beside (``editing``). When they say something else
    of an article, it is taken out and put in again as it was extracted, as if its document had changed (``decided``).
11. Memory grows with the dossier by about 0.9 KB an article, whatever its reports: where each record of the commit
    stands (20 bytes a record), the paths and signatures of the files, and 8 bytes a report and core that is joined
    anew. Everything else that is remembered of each report, core, actor and event waits on the disk (``marks``).
"""

from tui.build.joining.index import Index
from tui.build.joining.joining import Joining

__all__ = ["Index", "Joining"]
