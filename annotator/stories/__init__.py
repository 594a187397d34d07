"""Stories: articles on one event, wire copies among them, and the sourcing of the claims that they share."""
