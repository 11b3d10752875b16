"""Things found by what they have in common with a new one: in a big corpus nobody can be compared with everybody."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Index(Generic[T]):
    """Values by keys, each value under any number of them. Always in the order in which the values came."""

    def __init__(self) -> None:
        self._places: dict[T, int] = {}
        self._by_key: dict[Hashable, set[T]] = {}

    def __iter__(self) -> Iterator[T]:
        return iter(self._places)

    def add(self, value: T, keys: Iterable[Hashable]) -> None:
        """The value, new or not, under these keys too."""
        self._places.setdefault(value, len(self._places))
        for key in keys:
            self._by_key.setdefault(key, set()).add(value)

    def having_any(self, keys: Iterable[Hashable]) -> list[T]:
        """The values under at least one of the keys."""
        return self._in_order(set[T]().union(*(self._by_key.get(key, ()) for key in keys)))

    def having_all(self, keys: Iterable[Hashable]) -> list[T]:
        """The values under every one of the keys; none for no keys."""
        found = sorted((self._by_key.get(key, set[T]()) for key in keys), key=len)
        return self._in_order(found[0].intersection(*found[1:])) if found else []

    def _in_order(self, values: Iterable[T]) -> list[T]:
        return sorted(values, key=self._places.__getitem__)
