# SPDX-License-Identifier: GPL-3.0-or-later
"""tour.py DIR [FILE...]: the main job in a real window, with a picture of each step in DIR.

With files, such as a CRM's real export, they are imported into an empty workspace. Without,
the tour goes through the demo workspace, and imports leads that it writes itself.
"""

import os
import subprocess
import sys
import tempfile
import time

from journey import App, Failed, any_of, containing, profile, run, text_of

ADDED = "The pumps of line 3 are watched from January on."
# What nobody has told yet is written by hand, or the proposal would not go out.
KNOWN = {"term": "36 months", "next_step": "A call on 1 December."}
UNKNOWN_TO_FILES = {"need": "Line 3 stopped three times since June.",
                    "signer": "your managing director", "currency": "EUR",
                    "owner_name": "Marta Lindqvist", "organization_name": "Halvard Telemetrics",
                    "price_table": "| Item | Sum, EUR |\n|:--|--:|\n| Monitoring | 48,600.00 |"}


class Tour:
    def __init__(self, folder, files):
        self.folder = folder or tempfile.mkdtemp(prefix="pursuit-tour-")
        self.files = files
        self.demo = not files
        os.makedirs(self.folder, exist_ok=True)
        self.number = 0
        self.profile = profile()
        self.pdf = os.path.join(self.folder, "proposal.pdf")
        self.app = None

    def shot(self, name):
        self.number += 1
        self.app.shot(os.path.join(self.folder, f"{self.number:02d}-{name}.png"))

    def first_start(self):
        self.app = App("--profile", self.profile, *self.files)
        self.app.find("Leads in, a Proposal Out")
        self.shot("first-start")

    def begin(self):
        row = ("Start empty", "Start Empty") if self.files \
            else ("Look around first in a demo workspace", "Look Around First")
        self.app.click(self.app.find(any_of(*row)))
        if not self.files:
            self.app.find(containing("Leads, "))
            self.shot("leads")

    def rehearse(self):
        if not self.files:
            self.files = [self.write_leads()]
            subprocess.run([self.app.process.args[0], "--profile", self.profile, *self.files],
                           check=True)
        self.app.find(containing("nothing is written yet"), seconds=60)
        self.shot("import")

    def write_leads(self):
        """A CSV file of leads as a CRM would write it."""
        path = os.path.join(self.folder, "leads.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write("Record ID,Company name,First name,Last name,Email,Job title,Industry,"
                       "Amount,Close date,Machine park\n")
            for number in range(1, 43):
                file.write(f"90{number:02d},Muster Werke {number},Anna,Keller {number},"
                           f"a.keller{number}@werk{number}.example,Head of Operations,"
                           f"Manufacturing,{number * 1200},2026-12-{number % 28 + 1:02d},"
                           f"{number} pumps\n")
            file.write("9043,,,,not an address,,,,2026-02-31,\n")
        return path

    def bring_in(self):
        self.app.press(containing("Import "))
        self.app.find(containing("Imported "), seconds=60)
        self.shot("imported")

    def score(self):
        self.app.press("Main menu")
        self.app.press(containing("Score All Leads"))
        self.app.wait(self.first_score, "a score in the list", 60)
        self.app.key("Escape")

    def open_lead(self):
        self.app.click(self.hot_lead())
        self.app.find(containing("established"))
        self.app.find("Activity")
        self.shot("lead")

    def hot_lead(self):
        if self.demo:
            self.app.press("Score 60 or more")
            time.sleep(1)
        return self.app.wait(self.first_row, "a lead in the list")

    def first_row(self):
        rows = self.app.look("Leads", {"list"})
        for node in self.app.nodes(rows) if rows else []:
            if node.get_role_name() == "list item" and node.get_name():
                return node
        return None

    def first_score(self):
        """What a row of the list shows once all have been scored."""
        row = self.first_row()
        return row and any((node.get_name() or "").isdigit() for node in self.app.nodes(row))

    def draft(self):
        self.app.press("Draft Proposal")
        self.app.find("Draft a Proposal")
        self.app.center("Draft a Proposal")
        self.app.press(containing("Draft"), self.app.find("Draft a Proposal", {"dialog", "alert"}))
        self.app.find("Text of the proposal, in markdown", seconds=30)
        self.shot("proposal")

    def edit(self):
        editor = self.app.find("Text of the proposal, in markdown")
        text = self.app.text(editor)
        values = KNOWN if self.demo else {**KNOWN, **UNKNOWN_TO_FILES}
        for name, value in values.items():
            text = text.replace("{{" + name + "}}", value)
        self.app.set_text(editor, text)
        self.app.click(editor)
        self.app.key("ctrl+End", "Return", "Return")
        self.app.type(ADDED)
        self.app.wait(lambda: len(list(self.with_text(ADDED))) >= 2, "the sentence on the page")
        self.shot("live-preview")

    def with_text(self, text):
        for node in self.app.nodes():
            if text in text_of(node):
                yield node

    def export(self):
        self.app.press("Export PDF")
        entry = self.app.find("Name:", {"text", "entry"})
        self.app.center("Export Proposal")
        self.app.set_text(entry, self.pdf)
        # The message of it goes away by itself, the file stays.
        self.app.insist(["Return"], lambda: os.path.exists(self.pdf), "the PDF")
        self.shot("exported")
        text = subprocess.run(["pdftotext", self.pdf, "-"], capture_output=True, text=True,
                              check=True).stdout
        if ADDED not in " ".join(text.split()):
            raise Failed("the page does not say what was written")

    def look_around(self):
        self.app.press("Back")
        time.sleep(1)
        for key, name in ("2", "proposals"), ("3", "battle-cards"), ("4", "conversations"):
            self.app.key("ctrl+" + key)
            self.shot(name)
        self.app.insist(["ctrl+f"], lambda: self.app.look("Search everything", {"entry", "text"}),
                        "the search")
        self.app.center("Search")
        self.app.type("kl")
        self.app.find(containing(" result"))
        self.shot("search")
        self.app.key("Escape")

    def small_and_dark(self):
        self.app.close()
        self.app = App("--profile", self.profile, size=(360, 720))
        self.app.click(self.hot_lead(), count=2)
        self.app.find(containing("established"))
        self.shot("narrow")
        self.app.close()
        self.app = App("--profile", self.profile,
                       environment={"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"})
        self.app.click(self.hot_lead())
        self.app.find(containing("established"))
        self.shot("dark")

    def end(self):
        self.app.close()


def main():
    tour = Tour(sys.argv[1] if len(sys.argv) > 1 else None, sys.argv[2:])
    importing = [("the files are rehearsed", tour.rehearse), ("the leads are imported", tour.bring_in)]
    scoring = [("every lead is scored", tour.score)]
    using = [("a lead explains its score", tour.open_lead),
             ("a proposal is drafted from it", tour.draft),
             ("what is written shows on the page", tour.edit),
             ("the page becomes a PDF", tour.export)]
    ending = [("every place shows what it holds", tour.look_around)]
    steps = importing + scoring + using + ending if tour.files else using + ending + importing
    run(("the first start offers three ways", tour.first_start),
        ("one of them is taken", tour.begin),
        *steps,
        ("it works small and dark", tour.small_and_dark),
        ("it ends cleanly", tour.end))


main()
