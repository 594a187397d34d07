"""Make the pictures in docs/pictures: what `annotator run --sample` and `annotator show` print, as PNG.

Needs Chromium and a font with Bangla (Debian: chromium fonts-noto-core), and the project installed:

    python docs/make_pictures.py
"""

from __future__ import annotations

import contextlib
import io
import shutil
import subprocess
import tempfile
from pathlib import Path

from click.testing import CliRunner
from rich.console import Console, RenderableType
from rich.terminal_theme import TerminalTheme

from annotator.cli.main import cli
from annotator.cli.overview import Overview
from annotator.cli.show import drawing
from annotator.samples import pages_folder
from annotator.store import Store

FOLDER = Path(__file__).resolve().parent / "pictures"
SHOWN = "embankment-haor"
COLUMNS = 100
ROWS = 14

CHROMIUM = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-quic", "--hide-scrollbars"),
    "--force-device-scale-factor=1.5",
)

#: Sizes in CSS pixels: a line, the letter "0" of the font, the head of the window, the space around.
LINE, ZERO, HEAD, EDGE = 25, 9.04, 40, 18

#: How much wider Bangla is than a terminal reckons.
SPARE = 1.17

PAGE = """\
<!doctype html><meta charset="utf-8">
<style>
@font-face {{
  font-family: Bangla; size-adjust: 92%;
  src: local("Noto Sans Bengali Regular"), local("NotoSansBengali-Regular");
}}
@font-face {{
  font-family: Bangla; size-adjust: 92%; font-weight: bold;
  src: local("Noto Sans Bengali Bold"), local("NotoSansBengali-Bold");
}}
body {{ margin: 0; background: {background}; color: {foreground}; }}
header {{ font: 14px/40px "DejaVu Sans Mono", monospace; padding: 0 18px; background: #2c313a; color: #9aa3b2; }}
pre {{ font: 15px/25px "DejaVu Sans Mono", Bangla, monospace; margin: 18px; overflow: hidden; }}
span {{ text-underline-offset: 5px; text-decoration-thickness: 1px; border-radius: 3px; }}
span[style*="background-color"] {{ color: #16181d; }}
{stylesheet}
</style>
<header>$ COMMAND</header><pre>{code}</pre>
"""

THEME = TerminalTheme((30, 33, 39), (222, 226, 232), [(222, 226, 232)] * 8)


def main() -> None:
    """Run the main job on the sample, and draw what it prints."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        raise SystemExit("make_pictures: no Chromium here (Debian: apt install chromium)")
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(pages_folder()):
        CliRunner().invoke(cli, ["run", "--sample", "--out", folder], catch_exceptions=False)
        with Store.open(f"{folder}/annotator.db") as store:
            found = store.article(SHOWN)
            article, table = drawing(found, store.annotation(found.key)), Overview.of(store, ROWS).drawing()
        take(browser, article, f"annotator show {SHOWN}", FOLDER / "show.png")
        take(browser, table, "annotator run --sample", FOLDER / "run.png")


def take(browser: str, drawn: RenderableType, command: str, file: Path) -> None:
    """Draw something as in a terminal, and take its picture."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(drawn, highlight=False)
    html = console.export_html(theme=THEME, code_format=PAGE, inline_styles=True, clear=False)
    lines = console.export_text().rstrip().count("\n") + 1
    size = f"{round(COLUMNS * ZERO * SPARE) + 2 * EDGE},{HEAD + 2 * EDGE + lines * LINE}"
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(html.replace("COMMAND", command).rstrip(), encoding="utf-8")
        line = [browser, *CHROMIUM, f"--window-size={size}", f"--screenshot={file}", page.as_uri()]
        subprocess.run(line, check=True, capture_output=True)
    print(file)


if __name__ == "__main__":
    main()
