"""The library as plain data and back, every value checked on the way in."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeVar, get_args, get_origin

from . import model
from .model import Library

T = TypeVar("T")


def to_json(library: Library) -> bytes:
    """The library as JSON."""
    return json.dumps(to_data(library), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def from_json(payload: bytes) -> Library:
    """The library out of JSON. Raises ValueError for any other shape than `to_json` gives."""
    return from_data(json.loads(payload))


def to_data(library: Library) -> dict[str, Any]:
    """The library as plain data: dictionaries, lists, strings, numbers."""
    return {name: _plain(value) for name, value in library._asdict().items()}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return _plain(value._asdict()) if hasattr(value, "_asdict") else [_plain(one) for one in value]
    return value


def from_data(data: Any) -> Library:
    """The library out of plain data. Raises ValueError for any other shape than `to_data` gives."""
    return _value(Library, data)


def _value(kind: type[T], data: Any) -> T:
    readers = _READERS[kind]
    if type(data) is not dict or data.keys() != readers.keys():
        raise ValueError(f"not a {kind.__name__}")
    return kind(**{name: read(data[name]) for name, read in readers.items()})


def _reader(annotation: Any) -> Callable[[Any], Any]:
    """What reads a field with this annotation of model.py."""
    if plain := _PLAIN.get(annotation):
        return plain
    if get_origin(annotation) is tuple:
        inner, _ = get_args(annotation)
        return lambda data: tuple(_value(inner, one) for one in _is(list, data))
    return lambda data: _value(annotation, data)


def _is(kind: type[T], data: Any) -> T:
    if type(data) is not kind:
        raise ValueError(f"not a {kind.__name__}")
    return data


def _texts(data: Any) -> tuple[str, ...]:
    if type(data) is not list or not {*map(type, data)} <= {str}:
        raise ValueError("not a list of strings")
    return tuple(data)


def _pairs(data: Any) -> tuple[tuple[str, ...], ...]:
    pairs = tuple(_texts(one) for one in _is(list, data))
    if any(len(pair) != 2 for pair in pairs):
        raise ValueError("not a list of pairs")
    return pairs


_PLAIN: dict[Any, Callable[[Any], Any]] = {
    str: lambda data: _is(str, data),
    int: lambda data: _is(int, data),
    bool: lambda data: _is(bool, data),
    tuple[str, ...]: _texts,
    tuple[tuple[str, str], ...]: _pairs,
    dict[str, str]: lambda data: {key: _is(str, value) for key, value in _is(dict, data).items()},
    dict[str, tuple[str, ...]]: lambda data: {key: _texts(value) for key, value in _is(dict, data).items()},
}
_MODELS: tuple[type[Any], ...] = (
    Library, model.Entry, model.Invitation, model.Example, model.Words, model.CareClass, model.Reply, model.Kind,
    model.Move,
)
_READERS = {kind: {name: _reader(kind.__annotations__[name]) for name in kind._fields} for kind in _MODELS}
