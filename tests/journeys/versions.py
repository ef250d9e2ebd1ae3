# SPDX-License-Identifier: GPL-3.0-or-later
"""versions.py [DIR]: a proposal is sent, revised, and compared with what went out; with a picture
of each step in DIR."""

import json
import os
import subprocess
import sys
import tempfile
import time

from journey import App, Failed, containing, profile, run

TITLE = "Monitoring of the water plant, Klinikum Aurach"


class Versions:
    def __init__(self, folder):
        self.folder = folder or tempfile.mkdtemp(prefix="pursuit-versions-")
        os.makedirs(self.folder, exist_ok=True)
        self.number = 0
        self.profile = profile()
        self.hashes = None
        self.app = None

    def shot(self, name):
        self.number += 1
        self.app.shot(os.path.join(self.folder, f"{self.number:02d}-{name}.png"))

    def ask(self, *words):
        program = os.path.join(os.environ["PURSUIT_BUILD"], "src", "cli", "pursuitctl")
        answer = subprocess.run([program, "--profile", self.profile, "--json", *words],
                                capture_output=True, text=True, check=True).stdout
        return json.loads(answer)

    def frozen(self):
        """The hashes of version 1, and of the bytes that the command line writes of it."""
        proposal = [item for item in self.ask("list", "proposal")["items"]
                    if item["title"].startswith(TITLE)][0]
        version = [item for item in self.ask("proposal", "versions", proposal["id"])["items"]
                   if item["number"] == 1][0]
        path = os.path.join(self.folder, "sent.pdf")
        written = self.ask("proposal", "export", proposal["id"], "1", "--to", path)
        if written["sha256"] != version["pdf_sha256"]:
            raise Failed("the copy is not what was frozen")
        return version["sha256"], version["source_sha256"], written["sha256"]

    def open_studio(self):
        self.ask("init", "--demo")
        self.app = App("--profile", self.profile)
        self.app.find(containing("Leads, "))
        self.app.key("ctrl+2")
        self.app.click(self.app.find(containing(TITLE), {"list item"}))
        self.app.press("Edit")
        self.app.find("Text of the proposal, in markdown", seconds=30)
        self.shot("draft")

    def send(self):
        self.app.press("Send…")
        self.app.find(containing("Send “"))
        self.app.center("Send")
        self.shot("send")
        self.app.press(containing("ark as Sent"))
        self.app.find("Marked as Sent")
        self.app.find(containing("kept as it was sent"))
        self.app.find("Versions (1)")
        self.hashes = self.frozen()
        self.shot("sent")

    def revise(self):
        self.app.press("Revise")
        self.app.find("Marked as Draft")
        editor = self.app.find("Text of the proposal, in markdown")
        text = self.app.text(editor)
        for old, new in (("44 vibration sensors on the 22 pumps", "48 vibration sensors on the 24 pumps"),
                         ("without closing a theatre", "at night"),
                         ("- [x] Batteries included for the whole term\n", ""),
                         ("## Next step", "Travel is included.\n\n## Next step")):
            if old not in text:
                raise Failed(f"the demo has no “{old}”")
            text = text.replace(old, new)
        self.app.set_text(editor, text)
        self.app.wait(lambda: self.app.look(containing("Saved")), "the text to be saved")
        time.sleep(2)
        if self.frozen() != self.hashes:
            raise Failed("what was sent is not what it was")

    def compare(self):
        self.app.press("Versions (1)")
        self.app.find(containing("places differ"))
        self.app.center("Versions")
        self.shot("versions")
        self.app.key("alt+Down")
        self.app.find(containing("2 of "))
        self.shot("next-change")
        self.app.key("Escape")
        self.app.gone("Compared with")

    def send_again(self):
        self.app.press("Send…")
        self.app.press(containing("ark as Sent"))
        self.app.find("Versions (2)")
        if self.frozen() != self.hashes:
            raise Failed("what was sent is not what it was")
        self.app.press("Versions (2)")
        self.app.find(containing("Superseded"))
        self.app.center("Versions")
        self.shot("two-versions")
        self.app.key("Escape")
        self.app.close()

    def dark_and_narrow(self):
        self.app = App("--profile", self.profile, size=(640, 720),
                       environment={"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"})
        self.app.key("ctrl+2")
        self.app.find(containing("Search proposals"))
        self.app.click(self.app.find(containing(TITLE), {"list item"}), count=2)
        self.app.press("Versions (2)")
        self.app.find(containing("places differ"))
        self.app.center("Versions")
        self.shot("dark")
        self.app.key("Escape")
        self.app.close()


def main():
    journey = Versions(sys.argv[1] if len(sys.argv) > 1 else None)
    run(("a draft is opened", journey.open_studio),
        ("it is marked as sent", journey.send),
        ("a revision leaves the sent copy alone", journey.revise),
        ("both are compared", journey.compare),
        ("the revision goes out, too", journey.send_again),
        ("it works small and dark", journey.dark_and_narrow))


main()
