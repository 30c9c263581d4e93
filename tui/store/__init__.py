r"""The store: TinyDB over one folder, through TinyDB's own ``Storage`` and ``Table``.

::

    NAME.dossier/
      HEAD.json             the last commit: of each table file generation, committed end, CRC32, count, highest id …
      LOCK                  held by the one writer, and who that is
      articles.g1.json      a standard TinyDB JSON file, a record a line: stock TinyDB opens it
      articles.g1.idx       where each record stands, 16 bytes each
      texts.g1.json …       the bodies, apart from the rows that lists show
      lost+found.jsonl      what a repair could make nothing of
      cache/index.sqlite    what questions are answered from; says which commit it stands for

Its properties, each of which the tests hold it to:

1.  The truth is the JSON files and HEAD. Indexes and ``cache/`` may be deleted: they come back.
2.  A commit covers all tables and is one rename. Before it, records with the footers behind them, the entries of the
    indexes, and HEAD under another name are written and then synced, in this order; after it, the folder. Bytes
    behind a committed end do not exist for a reader. Whatever happens at any moment, the next one to open it finds the
    old state or the new one.
3.  Committed bytes are never written over, but for the closing ``\n}}\n``, and no file name is used twice: the number
    in it is that of the commit that made the file. A record written again is appended, the later one counting, as
    JSON has it. A removal writes the table anew, as a new generation, so that its file stays just what stock TinyDB is
    to see; only a file of more than 1 MB gets a mark (``{ }``, an empty document to stock TinyDB) in the place of the
    record, so that one document fewer among many costs no more than among few. When more than half of a file no
    longer counts, or by ``compact``, it is written anew too.
4.  A reader holds one HEAD for an operation, a ``Dossier`` one until ``refresh``; its files stay open, so what it sees
    does not change. HEAD is compared byte by byte, not by its time. TinyDB's query cache and next id go by the commit's
    number, so another process's change is seen, and an id is chosen under the lock.
5.  One writer: a lock that does not wait, and a message that names who holds it. Readers take no lock.
6.  A writer clears away what a killed one left: tables are cut to their committed end and closed, files that HEAD does
    not name are removed. ``repair`` mends what was damaged otherwise; lines that are no record go to
    ``lost+found.jsonl``. Nothing is dropped silently.
7.  No work at opening grows with the dossier. Files are read by ``pread``, never mapped; a record is found in its
    index by interpolation, reading a few kilobytes at any size.
8.  The format and the records of each table are numbered. Newer ones are refused by name, older ones are read through
    pure functions and must be lifted by ``migrate`` before they are written.
9.  The cache follows each commit, and replays what it has missed before it is asked; if it cannot, it is made anew.
10. The folder is 0700 and its files are 0600.
11. A dossier is data, wherever it comes from. Names are resolved within the folder and never through a link; what HEAD
    and the indexes say is bounded by the files' real length before it is read; JSON is decoded into typed records;
    whatever does not fit is refused as ``DossierBroken``. Nothing is evaluated or unpickled.
12. A record's TinyDB id is made from its own id (``ev-1f3a9c02d4b7``), not from a position: it is found by one look
    into the index, and stays the same across rebuilds. What was built in any order is read in the same order.

From the bottom up: ``folder`` (files by name), ``head`` (what is committed), ``index``, ``rows`` (a table's records),
``snapshot`` (a commit as readers see it), ``draft`` and ``transaction`` (a commit to be), ``storage`` and ``table``
(TinyDB's side), ``records`` and ``schema`` (what is in them), ``dossier`` (what the program uses: ``Dossier`` and
``Writer``), ``derived`` and ``cache`` (the SQLite side), ``check``, ``repair``, ``compact``, ``migrate``, ``exchange``.
"""
