"""Comparison of outlets: measures of sourcing, profiles with intervals, permutation tests."""
