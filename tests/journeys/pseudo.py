# SPDX-License-Identifier: GPL-3.0-or-later
"""With every word of the program translated into a pseudo language, no screen and no line of the
command line shows English: what does was never marked for translation."""

import os
import re
import sqlite3
import subprocess
import tempfile

from journey import Failed, run, text_of
from screens import LEADS, PSEUDO, Language, Screens

import catalog

from gi.repository import GLib

# The toolkit's own words, which it finds in its own translations, the keys of the keyboard, and
# names of programs, languages and formats.
TOOLKIT = {"Close", "Minimize", "Maximize", "Back", "Apply", "Clear", "Menu", "Search", "Shortcuts",
           "Ctrl", "Shift", "Alt", "Escape", "Left", "Up", "Down", "Delete", "Details", "Credits",
           "Legal", "Code by", "Copyright", "Website", "Report an Issue", "Troubleshooting",
           "What's New", "What’s New", "Release Notes", "GNU General Public License",
           "version 3 only", "version 3 or later", "Edit", "Insert Emoji", "Search Results",
           "Previous", "Next", "Version", "About", "Minimize the window", "Maximize the window",
           "Close the window", "Save As", "Copy Text", "Debugging Information",
           "Show Text", "Hide Text"}
# "workspace" is what the folder of a journey is called, "script" the model of the scripted provider.
NAMES = {"workspace", "script", "Pursuit", "HubSpot", "Salesforce", "Pipedrive", "Zoho", "CSV", "PDF", "UTF", "UTF-8", "SHA",
         "Windows", "kB", "MB", "GB", "TB", "EUR", "USD", "GBP", "CHF", "SEK", "JSON", "DNS", "Markdown", "GPL"}
# What a locale without a language of its own gives.
DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Jan", "Feb", "Mar", "Apr", "May", "Jun",
        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}
TRANSLATED = set(catalog.ACCENTED + catalog.LEFT + catalog.RIGHT + "ö")
LETTERS = r"[^\W\d_][\w’'.-]*"
RUN = re.compile(f"{LETTERS}(?: {LETTERS})*")
# Addresses, paths and ids are nobody's words, what is quoted is somebody's, and what has no name is
# called by its class.
NO_WORDS = re.compile(r"“[^‹›”]*”|\S+@\S+|\S*/\S*|\b[0-9a-f]{8}-[0-9a-f-]+|\b[0-9a-fF]+\d\w*|leads\.csv|\b(?:Gtk|Adw|Pursuit)[A-Z]\w+")
WORD = re.compile(r"\S+")


def untranslated(text):
    """The runs of plain words that are left when the translated ones are taken out."""
    text = NO_WORDS.sub("|", text)
    rest = WORD.sub(lambda match: "|" if TRANSLATED & set(match[0]) else match[0], text)
    return [found for found in RUN.findall(rest) if len(found.strip("./'’-_")) > 1]


class Values:
    """What people wrote into a workspace: it stays as it is in every language."""

    def __init__(self, workspace):
        self.whole, self.long = set(), []
        for cell in re.split(r"[,\n]", LEADS):
            self._add(cell)
        path = os.path.join(workspace, "workspace.db")
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
            self.tables = [row[0] for row in database.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%'")]
            for table in self.tables:
                for row in database.execute(f'SELECT * FROM "{table}"'):
                    for value in row:
                        self._add(value)

    def _add(self, value):
        if isinstance(value, str) and value:
            self.long.append(value)
            if len(value.split()) <= 8:
                self.whole.update([value, *value.split(), *re.split(r"[^\w]+", value)])

    def hold(self, words):
        words = words.strip(" .'’-")
        if words in self.whole or all(word in self.whole for word in words.split()):
            return True
        # A single word has to head a line, as who speaks does, or to fill a cell of a table.
        places = [words] if len(words.split()) > 1 else [words + ":", f"| {words} |", f" {words} |"]
        return any(place in value for value in self.long for place in places)


class Pseudo:
    def __init__(self):
        self.screens = Screens(self.look, Language(PSEUDO))
        self.found = {}

    def look(self, screen):
        try:
            values = Values(self.workspace())
        except sqlite3.Error:  # there is none yet, or it is the damaged one
            values = None
        for node in self.screens.app.nodes():
            try:
                role, texts = node.get_role_name(), list(self.texts(node))
            except GLib.Error:  # nodes vanish while one walks
                continue
            for text in texts:
                for words in untranslated(text):
                    if not self.known(words, values):
                        self.found.setdefault(words, f"{screen}: “{text[:80]}” ({role})")

    def workspace(self):
        words = self.screens.app.process.args
        folder = words[words.index("--profile") + 1]
        demo = os.path.join(os.environ["XDG_DATA_HOME"], "pursuit", "demo")
        return demo if os.path.exists(os.path.join(demo, "workspace.db")) \
            and not os.path.exists(os.path.join(folder, "workspace.db")) else folder

    def texts(self, node):
        if node.get_role_name() == "table row":  # of a proposal: what somebody wrote, read aloud
            return
        yield node.get_name() or ""
        yield node.get_description() or ""
        if node.get_role_name() in ("label", "static", "heading"):
            yield text_of(node)

    @staticmethod
    def known(words, values):
        parts = [part for part in re.split(r"[ ./-]", words) if part and not part.isdigit()]
        if words in TOOLKIT or all(part in NAMES | DAYS | TOOLKIT for part in parts):
            return True
        return values is not None and values.hold(words)

    def verdict(self):
        self.screens.app = None
        if self.found:
            raise Failed(f"{len(self.found)} texts are not translated: "
                         + "; ".join(f"“{words}” in {where}" for words, where in self.found.items()))


class CommandLine:
    """The same for pursuitctl: help of every verb, results, errors."""

    # The option parser's own words and the head of its lines; names of verbs, fields and values.
    PARSER = re.compile(r"^(Usage:|Help Options:|Application Options:| +pursuitctl \[.*|  -h, --help .*)$",
                        re.MULTILINE)
    NAMED = re.compile(r"(?<!\w)--?[\w-]+(?:=\S+)?|pursuitctl [\w]*|“[^”]*”|\[[^\]]*\]|/\S+|\b\w+=\S*")

    def __init__(self, language):
        self.environment = {**os.environ, **language.environment(), "PURSUIT_PROFILE": ""}
        self.program = os.path.join(os.environ["PURSUIT_BUILD"], "src", "cli", "pursuitctl")
        self.folder = os.path.join(tempfile.mkdtemp(prefix="pursuit-pseudo-"), "workspace")

    def say(self, *words):
        done = subprocess.run([self.program, "--profile", self.folder, *words], check=False, text=True,
                              capture_output=True, env=self.environment)
        return done.stdout + done.stderr

    def verbs(self):
        return re.findall(r"^  ([a-z-]+) ", self.say("help"), re.MULTILINE)

    def check(self, said, words, values=None):
        text = self.NAMED.sub("|", self.PARSER.sub("", said).replace("pursuitctl: ", ""))
        left = [found for found in untranslated(text)
                if not Pseudo.known(found, values) and found not in self.verbs_known]
        if left:
            raise Failed(f"“pursuitctl {' '.join(words)}” is not translated: {left[:8]} in {said[:600]}")

    def run(self):
        # Names that are the same for scripts in every language: of verbs, kinds, modes and outcomes.
        self.verbs_known = set(self.verbs()) | {"single-user", "not-enough"}
        if len(self.verbs_known) < 15:
            raise Failed(f"help lists only {sorted(self.verbs_known)}")
        for verb in sorted(self.verbs_known):
            self.check(self.say(verb, "--help"), [verb, "--help"])
        self.say("init", "--demo")
        values = Values(self.folder)
        self.verbs_known |= set(values.tables)
        # Its first columns are names for scripts.
        doctor = re.sub(r"^\w+ +\w+ +(?:Pursuit.*)?", "", self.say("doctor"), flags=re.MULTILINE)
        self.check(doctor, ["doctor"], values)
        for words in (["help"], ["nothing"], ["status"], ["audit"], ["undo", "x"],
                      ["list", "nothing"], ["set"], ["delete"], ["show", "x"], ["draft"], ["score"],
                      ["import", "/does/not/exist.csv"], ["export"], ["search"], ["model", "show"]):
            self.check(self.say(*words), words, values)


def main():
    pseudo = Pseudo()
    run(*pseudo.screens.steps(),
        ("no text of the window is untranslated", pseudo.verdict),
        ("nor one of the command line", CommandLine(pseudo.screens.word).run))


main()
