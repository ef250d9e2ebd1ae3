# SPDX-License-Identifier: GPL-3.0-or-later
"""drafting.py [DIR]: a proposal is written by AI before one's eyes, with a picture of each step in DIR.

The provider is a server on this machine that speaks as Anthropic does, and slowly. All is done by
keyboard, as far as a screen without a window manager allows.
"""

import os
import subprocess
import sys
import tempfile
import time

from journey import BUTTONS, App, Failed, containing, profile, run
from messages_peer import MessagesPeer

KEY = "sk-ant-api03-journey-drafting-5d1e"
LEAD = "Nordhav Fisk AS"
EDITOR = "Text of the proposal, in markdown"


class Drafting:
    def __init__(self, folder):
        self.folder = folder or tempfile.mkdtemp(prefix="pursuit-drafting-")
        os.makedirs(self.folder, exist_ok=True)
        self.number = 0
        self.profile = profile()
        self.peer = MessagesPeer(KEY)
        self.app = None

    def shot(self, name):
        self.number += 1
        self.app.shot(os.path.join(self.folder, f"{self.number:02d}-{name}.png"))

    def start(self):
        """With the key for this session only: nobody has started a keyring here."""
        command = os.path.join(os.environ["PURSUIT_BUILD"], "src", "cli", "pursuitctl")
        subprocess.run([command, "--profile", self.profile, "init", "--demo"], check=True,
                       stdout=subprocess.DEVNULL)
        self.app = App("--profile", self.profile)
        self.app.find(LEAD, {"list item"}, seconds=60)
        self.app.insist(["ctrl+comma"], lambda: self.app.look("Brand", {"page tab"}), "Preferences")
        self.app.center("Preferences")
        self.app.find("AI", {"page tab"}).get_action_iface().do_action(0)
        self.app.find("No provider is set up")
        self.app.press("Add a provider of AI")
        session = self.app.find("Only until Pursuit is closed")
        self.app.center("Add a Provider")
        self.app.click(session)
        for name, text in (("Address of your gateway; empty for the provider’s", self.peer.url), ("Key", KEY)):
            self.app.click(self.app.find(name, {"text", "entry", "password text"}))
            self.app.key("ctrl+a")
            self.app.type(text)
        self.app.press("Add and Test")
        self.app.gone("Add a Provider", {"frame", "dialog", "window"})
        self.app.center("Preferences")
        self.app.key("Escape")
        self.app.gone("Preferences", {"frame", "dialog", "window"})

    def ask(self):
        self.app.point(640, 797)
        self.app.click(self.app.find(LEAD, {"list item"}))
        self.app.insist(["ctrl+k"], lambda: self.app.look("Actions and records"), "the palette")
        self.app.type("draft a proposal with ai")
        self.app.find(containing("Draft a Proposal with AI"), {"list item"})
        self.app.key("Return")
        self.app.find(containing("would be asked"))
        self.app.center("Draft with AI")
        self.shot("what-leaves")

    def send(self):
        self.peer.pause = 0.15
        self.app.find(containing("likely"), BUTTONS)
        self.app.key("alt+s")
        self.app.find(containing("Drafting with AI"))

    def written(self):
        return self.app.text(self.app.find(EDITOR))

    def watch(self):
        """Text is there, and more of it later, while the answer still comes."""
        self.app.wait(lambda: "line 3" in self.written(), "the first words")
        self.shot("writing")
        first = self.written()
        self.app.wait(lambda: len(self.written()) > len(first), "more words")
        if "{{source" in self.written() or "Next step" in first:
            raise Failed("what stands there is not the beginning of a draft")
        self.shot("writing-on")

    def whole(self):
        self.peer.pause = 0
        self.app.find(containing("Drafted by AI"), seconds=60)
        self.app.wait(lambda: "[the day of the call]" in self.written(), "the end of the draft")
        self.shot("written")
        self.app.key("alt+Left")
        self.app.gone(EDITOR)

    def stop(self):
        """Escape leaves what came, and says so in the text."""
        self.app.insist(["ctrl+1"], lambda: self.app.look(LEAD, {"list item"}), "the leads")
        self.ask()
        self.send()
        self.app.wait(lambda: "line 3" in self.written(), "the first words")
        self.app.key("Escape")
        began = time.monotonic()
        self.app.find(containing("Kept as far as it came"))
        if time.monotonic() - began > 10:
            raise Failed("it went on")
        self.app.wait(lambda: "line 3" in self.written() and "Next step" not in self.written(), "the part")
        self.shot("stopped")

    def end(self):
        self.app.close()
        self.peer.close()


def main():
    journey = Drafting(sys.argv[1] if len(sys.argv) > 1 else None)
    run(("a provider is set up for this session", journey.start),
        ("what leaves is seen first", journey.ask),
        ("it is sent by keyboard", journey.send),
        ("the draft grows before one’s eyes", journey.watch),
        ("and is a proposal in the end", journey.whole),
        ("another is stopped, and kept as far as it came", journey.stop),
        ("it ends cleanly", journey.end))


main()
