"""By hand: what a person decides against what was extracted."""

from typing import ClassVar

from tui.commands.command import Command, Where


class Deciding(Command):
    """Decide otherwise than extraction did."""

    group = "By hand"
    where: ClassVar[frozenset[Where]] = frozenset({"dossier"})


class Join(Deciding):
    """Join the actor or event with one that is the same. It is kept beside the dossier."""

    id, keys, label, action = "join", ("M",), "join with another", "join"
    also = "merge combine same duplicate"


class Part(Deciding):
    """Part the actor or event where it is another one; or take back what was decided by hand."""

    id, keys, label, action = "part", ("x",), "part, or take back", "part"
    also = "split separate undo unmerge"
