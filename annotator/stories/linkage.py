"""Clusters from pairs, joined only where whole clusters fit: pairs never chain into one big cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterable

Edge = tuple[float, int, int]
"""The similarity of two things, and their numbers."""


def link(size: int, edges: Iterable[Edge], fits: Callable[[list[int], list[int]], bool]) -> list[list[int]]:
    """Join things pair by pair, the most similar first, wherever the clusters they are in fit each other by then.

    Args:
        size: how many things there are, numbered from 0.
        edges: the pairs that may be joined. Their order is free: equals go by their numbers.
        fits: whether two clusters may become one.

    Returns:
        The clusters, every thing in exactly one; members and clusters in ascending order.
    """
    clusters = {number: [number] for number in range(size)}
    home = list(range(size))
    for _, one, other in sorted(edges, key=lambda edge: (-edge[0], edge[1], edge[2])):
        first, second = sorted((home[one], home[other]))
        if first == second or not fits(clusters[first], clusters[second]):
            continue
        joined = clusters.pop(second)
        clusters[first] = sorted(clusters[first] + joined)
        for member in joined:
            home[member] = first
    return sorted(clusters.values())
