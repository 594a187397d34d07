"""What is counted, and outlets compared: measures, profiles with intervals, permutation tests."""
