# SPDX-License-Identifier: GPL-3.0-or-later
"""german.py [DIR]: a German reads German words, numbers, sums and days, and writes them so; what
leaves the program keeps the forms that every other program reads."""

import csv
import os
import re
import subprocess
import sys
import tempfile

from journey import Failed, containing, run
from screens import Language, Screens

LOCALE = "de_DE.UTF-8"


def locale_environment():
    """The German locale, made where the system has none. None where it cannot be made."""
    listed = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=True).stdout
    environment = {"LC_ALL": LOCALE}
    if "de_DE.utf8" not in listed.split("\n"):
        folder = tempfile.mkdtemp(prefix="pursuit-locale-")
        made = subprocess.run(["localedef", "--no-archive", "-i", "de_DE", "-f", "UTF-8",
                               os.path.join(folder, LOCALE)], capture_output=True, check=False)
        if not os.path.exists(os.path.join(folder, LOCALE, "LC_NUMERIC")):
            print(f"1..0 # SKIP there is no German locale: {made.stderr.decode()[:200]}")
            sys.exit(0)
        # The folder replaces the system's: everything has to be in it.
        environment["LOCPATH"] = folder
    return environment


class German:
    def __init__(self, pictures):
        self.pictures = pictures
        self.screens = Screens(self.look, Language("de"), environment=locale_environment())
        self.number = 0

    @property
    def app(self):
        return self.screens.app

    def look(self, name):
        if self.pictures:
            os.makedirs(self.pictures, exist_ok=True)
            self.app.shot(os.path.join(self.pictures, name + ".png"))

    def ctl(self, *words):
        program = os.path.join(os.environ["PURSUIT_BUILD"], "src", "cli", "pursuitctl")
        return subprocess.run([program, "--profile", self.demo(), *words], check=True, text=True,
                              capture_output=True,
                              env={**os.environ, **self.screens.environment}).stdout

    def demo(self):
        words = self.app.process.args
        return words[words.index("--profile") + 1]

    def begin(self):
        self.screens.first_start()
        self.app.find(containing("Leads, "))
        self.app.find("Neuer Lead")

    def numbers(self):
        """48,600 EUR stands as 48.600 EUR, and a day as 18. Dez 2026."""
        self.screens.leads()
        names = [node.get_name() or "" for node in self.app.nodes()]
        if not any(re.search(r"\b\d{1,3}\.\d{3}\b", name) for name in names):
            raise Failed("no sum is written with a dot for thousands")
        wrong = [name for name in names if re.search(r"\b\d{1,3},\d{3}\b", name)]
        if wrong:
            raise Failed(f"written the English way: {wrong[:3]}")
        if not any(re.search(r"\b\d{1,2}\. (Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)", name)
                   for name in names):
            raise Failed("no day is written the German way")

    def write(self):
        """1.234,50 is what a German types for 1234.50."""
        self.app.point(640, 797)
        value = self.app.find(containing("Wert: "))
        self.app.click(value)
        self.app.key("ctrl+a")
        self.app.type("1.234,50 EUR")
        self.app.key("Return")
        self.app.find(containing("1.234,50"))

    def exports(self):
        path = os.path.join(tempfile.mkdtemp(prefix="pursuit-german-"), "leads.csv")
        self.ctl("export", "--format", "csv", "--kind", "lead", path)
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        cells = [cell for row in rows for cell in row.values() if cell]
        if not any(cell.startswith("1234.50") for cell in cells):
            raise Failed("what was typed as 1.234,50 is not 1234.50 in the table")
        if not any(re.fullmatch(r"\d{4}-\d\d-\d\d", cell) for cell in cells):
            raise Failed("no day of the table is like 2026-12-18")

    def end(self):
        self.app.close()


def main():
    german = German(sys.argv[1] if len(sys.argv) > 1 else None)
    run(("the first start is German", german.begin),
        ("numbers, sums and days have the German form", german.numbers),
        ("and may be typed so", german.write),
        ("a table for other programs has theirs", german.exports),
        ("it ends cleanly", german.end))


main()
