"""Reports as Arrow columns, for engines that run over many machines (docs/clusters.md). Needs the extra `arrow`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pyarrow as pa

from . import batch
from .errors import InputError

if TYPE_CHECKING:
    from .reframer import Reframer

_SUGGESTION = pa.struct(
    [("text", pa.string()), ("move", pa.string()), ("start", pa.int32()), ("end", pa.int32()), ("say", pa.string())]
)
_FINDING = pa.struct(
    [
        ("start", pa.int32()), ("end", pa.int32()), ("quote", pa.string()), ("kind", pa.string()), ("entry", pa.string()),
        ("severity", pa.int32()), ("hears", pa.list_(pa.string())), ("why", pa.string()), ("suggestions", pa.list_(_SUGGESTION)),
    ]
)  # fmt: skip
_NOTE = pa.struct(
    [
        ("kind", pa.string()), ("action", pa.string()), ("text", pa.string()), ("start", pa.int32()), ("end", pa.int32()),
        ("quote", pa.string()),
    ]
)  # fmt: skip
# The columns of a report, with the names and shapes of its JSON.
COLUMNS = pa.schema([("findings", pa.list_(_FINDING)), ("care", pa.list_(_NOTE)), ("rewritten", pa.string())])


def check_batches(
    batches: Iterable[pa.RecordBatch], column: str = "text", reframer: Reframer | None = None
) -> Iterator[pa.RecordBatch]:
    """The batches with the columns of the report behind their own, one batch for each, in flat memory.

    column: where the drafts stand; one that is null has a report of nulls. reframer: one with settings of its own.
    Raises InputError where there is no such column of text, PhraseError when the library cannot be read.
    """
    if reframer is None:
        from .reframer import Reframer

        reframer = Reframer()
    for given in batches:
        yield _checked(given, column, reframer)


def _checked(given: pa.RecordBatch, column: str, reframer: Reframer) -> pa.RecordBatch:
    texts = _texts(given, column)
    reports = batch((text for text in texts if text is not None), reframer)
    rows = [None if text is None else next(reports).as_dict() for text in texts]
    made = [pa.array([row and row[field.name] for row in rows], field.type) for field in COLUMNS]
    return pa.RecordBatch.from_arrays([*given.columns, *made], schema=schema(given.schema))


def schema(given: pa.Schema) -> pa.Schema:
    """The schema of what `check_batches` makes of batches of this one. Raises InputError for a name that is taken."""
    taken = sorted(set(given.names) & set(COLUMNS.names))
    if taken:
        raise InputError(f"there is a column “{taken[0]}” already", todo="give it another name")
    return pa.schema([*given, *COLUMNS])


def _texts(given: pa.RecordBatch, column: str) -> list[str | None]:
    at = given.schema.get_field_index(column)
    kind = given.schema.field(at).type if at >= 0 else None
    if kind is None or not (pa.types.is_string(kind) or pa.types.is_large_string(kind)):
        raise InputError(f"there is no column “{column}” that holds text", todo=f"it has {', '.join(given.schema.names)}")
    texts: list[str | None] = given.column(at).to_pylist()
    return texts
