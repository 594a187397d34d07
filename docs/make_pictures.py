"""Make the pictures in docs/pictures that a terminal shows: what `annotator run --sample` and `annotator show` print.

They are taken from a real terminal on a screen that nobody sees. Debian: apt install xvfb xterm xfce4-terminal tmux
imagemagick dbus-x11 fonts-noto-core; and the project installed:

    python docs/make_pictures.py
    python docs/make_pictures.py --check DIR     each at 80, 110 and 140 columns in xterm, VTE and tmux, and `annotator
                                                 compare` too, to be looked at; --white does it on white
"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

from click.testing import CliRunner

from annotator.cli.main import cli

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "pictures"
DISPLAY = ":97"
#: Columns of the pictures; a terminal of Linux has 80 when it opens.
SHOWN, CHECKED = 110, (80, 110, 140)
ROWS = 66

#: Background and letters.
DARK, WHITE = ("#1e2127", "#dee2e8"), ("#ffffff", "#1e2127")

#: What a terminal is called with, before the shell's line. VTE is what the terminals of GNOME and Xfce draw with.
TERMINALS = {
    "xterm": "xterm -u8 -fa Monospace -fs 11 -bg {ground} -fg {letters} -geometry {size} -e",
    "vte": "dbus-launch --exit-with-session xfce4-terminal --disable-server --hide-menubar --hide-scrollbar "
    "--hide-borders --font=Monospace\\ 11 --color-bg={ground} --color-text={letters} --geometry={size} -x",
    "tmux": "xterm -u8 -fa Monospace -fs 11 -bg {ground} -fg {letters} -geometry {size} -e "
    "tmux -u -L pictures -f /dev/null new",
}
NEEDED = ("Xvfb", "xterm", "xfce4-terminal", "tmux", "import", "convert", "dbus-launch")


def main() -> None:
    """Take the pictures of the documentation, or all that are to be looked at."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", type=Path, metavar="DIR")
    parser.add_argument("--white", action="store_true")
    options = parser.parse_args()
    check, colours = options.check, WHITE if options.white else DARK
    if missing := [name for name in NEEDED if shutil.which(name) is None]:
        raise SystemExit(f"make_pictures: no {', '.join(missing)} here; the head of this file says what to install")
    with tempfile.TemporaryDirectory() as folder, screen():
        database = f"{folder}/annotator.db"
        sample = ["run", "--sample", "--out", folder, "--database", database, "--rows", "0"]
        CliRunner().invoke(cli, sample, catch_exceptions=False)
        lines = {
            "show": f"annotator show embankment-haor --database {database}",
            "run": "annotator run --sample --rows 14",
        }
        if check is None:
            for name, line in lines.items():
                take("vte", SHOWN, line, FOLDER / f"{name}.png", where=ROOT if name == "show" else None)
            return
        check.mkdir(exist_ok=True)
        lines["compare"] = f"annotator compare --database {database}"
        for (name, line), terminal, columns in product(lines.items(), TERMINALS, CHECKED):
            take(terminal, columns, line, check / f"{name}-{terminal}-{columns}.png", colours)


@contextmanager
def screen() -> Iterator[None]:
    """Have a screen that nobody sees."""
    server = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", "1600x1600x24"], stderr=subprocess.DEVNULL)
    time.sleep(2)
    try:
        yield
    finally:
        server.terminate()
        server.wait()


def take(
    terminal: str, columns: int, line: str, file: Path, colours: tuple[str, str] = DARK, where: Path | None = None
) -> None:
    """Run a line in a terminal, and take the screen's picture when it has ended.

    Args:
        terminal: a key of ``TERMINALS``.
        colours: of background and letters.
        where: the folder it is run in, from which paths below are seen; a new one where it is left out.
    """
    ground, letters = colours
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder, "home")  # new each time, so that nothing is there yet
        home.mkdir()
        done, going = Path(folder, "done"), Path(folder, "going")
        going.touch()
        wait = f"touch {done}; while [ -e {going} ]; do sleep .2; done"
        shell = (
            f"cd {shlex.quote(str(where or home))}; clear; {shlex.quote(sys.executable)} -m {line} 2>/dev/null; {wait}"
        )
        command = [
            *shlex.split(TERMINALS[terminal].format(size=f"{columns}x{ROWS}", ground=ground, letters=letters)),
            "bash",
            "-c",
            shell,
        ]
        environment = {**os.environ, "DISPLAY": DISPLAY, "COLORTERM": "truecolor"}
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while not done.exists():
            time.sleep(0.2)
        time.sleep(1)  # until it is drawn
        seen = Path(folder, "screen.png")
        subprocess.run(["import", "-display", DISPLAY, "-window", "root", str(seen)], check=True)
        edges = ["-trim", "+repage", "-trim", "+repage", "-bordercolor", ground, "-border", "14"]
        subprocess.run(["convert", str(seen), *edges, str(file)], check=True)
        going.unlink()
        process.wait(30)
    print(file)


if __name__ == "__main__":
    main()
