"""Values as JSON and back, guided by their types: `decode(type, encode(type, x)) == x`.

A dataclass is an object with the fields that differ from their defaults; one whose fields are all numbers (a
box, a frame) is a list of them; a member of a union of dataclasses says which it is under "is".
"""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints


class Undecodable(ValueError):
    """What was stored does not fit the type: written by another version, or by hand."""


def encode(kind: Any, value: Any) -> Any:
    """Return `value`, of type `kind`, as what the json module writes."""
    if value is None or kind in (str, int, bool):
        return value
    if kind is float:
        # A whole number comes back as a float, and must have the same digest before.
        return float(value)
    if isinstance(value, Enum):
        return value.value
    origin = get_origin(kind)
    if origin is tuple:
        return [encode(member, item) for member, item in zip(_members(kind, len(value)), value, strict=True)]
    if origin in (Union, UnionType):
        return _encode_union(kind, value)
    if isinstance(kind, type) and is_dataclass(kind):
        return _encode_fields(kind, value)
    raise TypeError(f"no way to store a {kind}")


def decode(kind: Any, stored: Any) -> Any:
    """Return the value of type `kind` that was stored; Undecodable if it is none."""
    try:
        return _decode(kind, stored)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise Undecodable(f"this is no {getattr(kind, '__name__', kind)}: {error}") from error


def _decode(kind: Any, stored: Any) -> Any:
    if kind is float:
        return float(stored)
    if kind in (str, int, bool, NoneType):
        return _plain(kind, stored)
    origin = get_origin(kind)
    if origin is tuple:
        return tuple(_decode(member, item) for member, item in zip(_members(kind, len(stored)), stored, strict=True))
    if origin in (Union, UnionType):
        return _decode_union(kind, stored)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(stored)
    return _decode_fields(kind, stored)


def _plain(kind: type, stored: Any) -> Any:
    if type(stored) is not kind:
        raise TypeError(f"{stored!r} is no {kind.__name__}")
    return stored


def _members(kind: Any, length: int) -> tuple[Any, ...]:
    """Return the type of each member of a tuple type, `tuple[X, ...]` stretched to `length`."""
    arguments = get_args(kind)
    return (arguments[0],) * length if len(arguments) == 2 and arguments[1] is Ellipsis else arguments


def _encode_union(kind: Any, value: Any) -> Any:
    classes = _classes(kind)
    if len(classes) > 1:
        return {"is": type(value).__name__, **_encode_fields(type(value), value)}
    return encode(_only(kind), value)


def _decode_union(kind: Any, stored: Any) -> Any:
    if stored is None:
        return None
    classes = _classes(kind)
    if len(classes) > 1:
        named = {each.__name__: each for each in classes}
        return _decode_fields(named[stored["is"]], {key: item for key, item in stored.items() if key != "is"})
    return _decode(_only(kind), stored)


def _classes(kind: Any) -> list[type]:
    return [each for each in get_args(kind) if is_dataclass(each) and isinstance(each, type)]


def _only(kind: Any) -> Any:
    """Return X of `X | None`."""
    (only,) = [each for each in get_args(kind) if each is not NoneType]
    return only


@cache
def _shape(kind: type) -> tuple[tuple[Field[Any], Any], ...]:
    """Return the fields of a dataclass, each with its type."""
    hints = get_type_hints(kind)
    return tuple((field, hints[field.name]) for field in fields(kind))


@cache
def _numeric(kind: type) -> bool:
    return all(hint in (int, float) for _, hint in _shape(kind))


def _encode_fields(kind: type, value: Any) -> Any:
    if _numeric(kind):
        return [encode(hint, getattr(value, field.name)) for field, hint in _shape(kind)]
    return {
        field.name: encode(hint, getattr(value, field.name))
        for field, hint in _shape(kind)
        if getattr(value, field.name) != _default(field)
    }


def _default(field: Field[Any]) -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default


def _decode_fields(kind: type, stored: Any) -> Any:
    shape = _shape(kind)
    if _numeric(kind):
        return kind(*(_decode(hint, item) for (_, hint), item in zip(shape, stored, strict=True)))
    hints: Mapping[str, Any] = {field.name: hint for field, hint in shape}
    return kind(**{name: _decode(hints[name], item) for name, item in stored.items()})
