"""Where things are: what ships with the program, and what belongs to the user."""

import hashlib
import os
import re
from functools import cache
from pathlib import Path

from platformdirs import user_cache_path, user_config_path, user_data_path, user_state_path

APP = "dateline"
DOSSIER_SUFFIX = ".dossier"


@cache
def resources() -> Path:
    """The folder that holds ``data`` and ``styles``: the packaged copy, else the checkout."""
    packaged = Path(__file__).parent / "_resources"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent


def sample_documents() -> Path:
    """The folder of documents that the sample dossier is built from."""
    return resources() / "data" / "sample"


def dictionaries() -> Path:
    """The folder of dictionaries that ship with the program."""
    return resources() / "data" / "dictionaries"


def styles() -> Path:
    """The folder of style sheets."""
    return resources() / "styles"


def settings_file() -> Path:
    """The user's settings file, which need not exist. ``DATELINE_CONFIG`` names another."""
    named = os.environ.get("DATELINE_CONFIG")
    return Path(named) if named else user_config_path(APP) / "settings.toml"


def state_folder() -> Path:
    """Where sessions are remembered. ``DATELINE_STATE`` names another folder."""
    named = os.environ.get("DATELINE_STATE")
    return Path(named) if named else user_state_path(APP)


def caches() -> Path:
    """Where the caches go of dossiers in which nothing can be written; they may be deleted."""
    return user_cache_path(APP)


def dossiers() -> Path:
    """Where dossiers go that were given no place of their own. ``DATELINE_DATA`` names another folder."""
    named = os.environ.get("DATELINE_DATA")
    return Path(named) if named else user_data_path(APP)


def sample_dossier() -> Path:
    """Where the sample dossier is built."""
    return dossiers() / f"sample{DOSSIER_SUFFIX}"


def whole(path: Path) -> Path:
    """A path from the root of the file system, behind any links; one that cannot be followed is kept as it is."""
    return Path(os.path.realpath(os.path.expanduser(path)))  # noqa: PTH111 - pathlib raises where a user is not known


def spelled(path: str | Path) -> str:
    r"""A path as text that can be written anywhere: bytes in it that are no UTF-8 become ``\xff``."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def name_of(documents: Path) -> str:
    """What people call documents: the name of their folder, or of the file without its suffix."""
    path = whole(documents)
    return spelled(path.stem if path.is_file() else path.name) or "documents"


def is_dossier(path: Path) -> bool:
    """Whether a path is a dossier rather than documents."""
    return (path / "HEAD.json").is_file() or (path.suffix == DOSSIER_SUFFIX and path.is_dir())


def dossier_for(documents: Path) -> Path:
    """The dossier that ``dateline open DOCUMENTS`` builds: a folder named after them, apart by their full path."""
    name = re.sub(r"[^\w.-]+", "-", name_of(documents)).strip("-.") or "documents"
    digest = hashlib.sha256(os.fsencode(whole(documents))).hexdigest()
    return dossiers() / f"{name}-{digest[:8]}{DOSSIER_SUFFIX}"
