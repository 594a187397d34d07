"""The Label Studio of our own: install, start, stop, back up, restore."""
