"""The one writer: output as values until here, then onto disk, all at once."""

from __future__ import annotations

from reportgen.beside import MANIFEST
from reportgen.files.entry import File, Long, Same, Written
from reportgen.files.part import Part, Target
from reportgen.files.place import check_output
from reportgen.files.site import Site, open_site, write_files

__all__ = ["MANIFEST", "File", "Long", "Part", "Same", "Site", "Target", "Written", "check_output", "open_site", "write_files"]
