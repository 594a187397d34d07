"""``python -m annotator``: the command line."""

from annotator.cli.main import main

main()
