# SPDX-License-Identifier: GPL-3.0-or-later
"""fresh.py [DIR]: from the first start to a lead that AI has scored, with a picture of each step in DIR.

A person with no account, no server and nothing set up begins alone, writes down a lead, enters a key
(first a wrong one) and asks for a score. The keyring is a real one, the provider a server on this
machine that speaks as Anthropic does. What the README promises is held here: it takes less than
three minutes, nobody but that provider is talked to, the key is in no file, and what tells who the
people are stays here.
"""

import atexit
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

from journey import BUTTONS, App, Failed, any_of, containing, run  # noqa: E402
from messages_peer import MODEL, MessagesPeer  # noqa: E402
from sockets import Sockets  # noqa: E402

PROMISED = 180  # seconds
RIGHT = "sk-ant-api03-journey-right-8c1f52"
WRONG = "sk-ant-api03-journey-wrong-77ab04"
PASSWORD = "a password of the keyring"
SECRETS = "org.freedesktop.secrets"
LEAD = ("Klinikum Aurach", "Eva Sommer", "eva.sommer@aurach.example", "+49 171 5550199")
NOTE = ("Rang Eva Sommer on +49 171 5550199. The pumps of line 3 stopped three times since June. "
        "48,600 EUR are approved. Ms Sommer decides herself. It has to run by March. "
        "Write to eva.sommer@aurach.example.")
# Parts of them, so that no other way of writing gets through either.
PERSONAL = ("Eva", "Sommer", "eva.sommer", "aurach.example", "5550199", "171 555")
SAID = "48,600 EUR are approved."


def mnemonic(text):
    """The name of a button by itself is its label, with the mark of the mnemonic."""
    def matches(name):
        return name.removeprefix("_").startswith(text)
    matches.what = text
    return matches


def check_masked(text):
    for part in PERSONAL:
        if part in text:
            raise Failed(f"“{part}” would leave the machine, or did")


def files_with(folder, words):
    """Paths of all files below a folder that hold some bytes."""
    for top, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(top, name)
            if os.path.isfile(path) and not os.path.islink(path):
                with open(path, "rb") as file:
                    if words.encode() in file.read():
                        yield path


class Fresh:
    def __init__(self, folder):
        self.folder = folder or tempfile.mkdtemp(prefix="pursuit-fresh-")
        os.makedirs(self.folder, exist_ok=True)
        self.number = 0
        self.app = None
        self.sockets = None
        self.keyring = None
        self.started = None
        self.scored = None  # after how many seconds
        self.cost = None
        self.peer = MessagesPeer(RIGHT, self.on_request)

    def on_request(self, handler):
        """Not answered before the look at the sockets has seen it: so that look is proven, too."""
        end = time.monotonic() + 10
        wanted = ("tcp", "127.0.0.1", self.peer.port)
        while wanted not in self.sockets.partners and time.monotonic() < end:
            time.sleep(0.005)

    def shot(self, name):
        self.number += 1
        self.app.shot(os.path.join(self.folder, f"{self.number:02d}-{name}.png"))

    # What a desktop has

    def start_keyring(self):
        if not os.environ.get("PURSUIT_HEADLESS"):
            raise Failed("start it inside of tests/support/headless: it begins with an empty home")
        self.keyring = subprocess.Popen(
            ["gnome-keyring-daemon", "--foreground", "--components=secrets", "--unlock"],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        atexit.register(self.keyring.terminate)
        self.keyring.stdin.write(PASSWORD.encode())
        self.keyring.stdin.close()
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        end = time.monotonic() + 20
        while not self.has_owner(bus, SECRETS):
            if time.monotonic() > end or self.keyring.poll() is not None:
                raise Failed("the keyring did not start")
            time.sleep(0.05)

    @staticmethod
    def has_owner(bus, name):
        return bus.call_sync("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "NameHasOwner",
                             GLib.Variant("(s)", (name,)), None, Gio.DBusCallFlags.NONE, -1,
                             None).unpack()[0]

    # The way of a person

    def start(self):
        self.started = time.monotonic()
        self.app = App(environment={"G_MESSAGES_DEBUG": "all"})
        self.sockets = Sockets(self.app.process.pid)
        self.app.find("Leads in, a Proposal Out")
        self.shot("first-start")

    def begin_alone(self):
        self.app.click(self.app.find(any_of("Start empty", "Start Empty")))
        self.app.find("No Leads Yet")
        self.app.find("Everything stays on this machine")
        self.shot("empty")

    def add_lead(self):
        self.app.insist(["ctrl+n"], lambda: self.app.look("Save", BUTTONS), "the form of a lead")
        self.app.center("New Lead")
        for text in LEAD:
            self.app.type(text)
            self.app.key("Tab")
        self.shot("new-lead")
        self.app.key("Return")
        self.app.find("Klinikum Aurach", {"list item"})
        self.app.gone("Save", BUTTONS)

    def add_note(self):
        self.app.click(self.app.find("Klinikum Aurach", {"list item"}))
        self.app.insist(["ctrl+l"], lambda: self.app.look("Save", BUTTONS), "the form of a note")
        self.app.center("a note")
        self.shot("note")
        self.app.type(NOTE)
        self.shot("note")
        self.app.press("Save")
        self.app.gone("Save", BUTTONS)
        self.app.find(containing("The pumps of line 3"))

    def open_preferences(self):
        self.app.point(640, 797)
        self.app.insist(["ctrl+comma"], lambda: self.app.look("Brand", {"page tab"}), "Preferences")
        self.app.center("Preferences")
        self.app.find("AI", {"page tab"}).get_action_iface().do_action(0)
        self.app.find("No provider is set up")
        self.shot("preferences")

    def fill(self, name, text):
        """Writes over what an entry holds."""
        self.app.click(self.app.find(name, {"text", "entry", "password text"}))
        self.app.key("ctrl+a")
        self.app.type(text)

    def enter_wrong_key(self):
        self.app.press("Add a provider of AI")
        self.app.find("Only until Pursuit is closed")
        self.app.center("Add a Provider")
        self.fill("Address of your gateway; empty for the provider’s", self.peer.url)
        self.fill("Key", WRONG)
        self.app.press("Add and Test")
        self.app.find(containing("does not answer"))
        self.app.find(containing("not accept the key"))
        self.shot("wrong-key")

    def enter_right_key(self):
        self.fill("Key", RIGHT)
        self.app.press("Try Again")
        self.app.gone("Add a Provider", {"frame", "dialog", "window"})
        self.app.center("Preferences")
        self.app.press("Test anthropic")
        self.app.find(containing(f"Answers: {MODEL}"))
        self.app.find(containing("key in the keyring"))
        self.shot("right-key")
        self.app.key("Escape")
        self.app.gone("Preferences", {"frame", "dialog", "window"})
        self.app.point(640, 797)

    def look_first(self):
        """Nothing is sent by looking at what would be."""
        before = len(self.peer.requests)
        self.app.click(self.app.find("Klinikum Aurach", {"list item"}))
        self.app.insist(["ctrl+k"], lambda: self.app.look("Actions and records"), "the palette")
        self.app.type("ask ai for a score")
        self.app.find(containing("Ask AI for a Score"), {"list item"})
        self.app.key("Return")
        self.app.find(containing("would be asked"))
        self.app.center("Ask AI for a Score")
        self.shot("what-leaves")
        text = self.app.text(self.app.find("What would leave this machine"))
        if SAID not in text:
            raise Failed("what would leave is not shown")
        check_masked(text)
        if len(self.peer.requests) != before:
            raise Failed("the provider was asked before the person said so")

    def send(self):
        self.app.press(mnemonic("Send"))
        told = self.app.find(containing("Scored by AI"), seconds=60).get_name()
        self.scored = time.monotonic() - self.started
        self.cost = float(re.search(r"\(([0-9.]+) USD\)", told).group(1))
        self.app.find(containing(f"AI ({MODEL}) · Today"))
        self.app.find(containing(SAID))
        self.shot("scored")

    def usage(self):
        self.app.point(640, 797)
        self.app.insist(["ctrl+5"], lambda: self.app.look("Months", {"list"}), "the usage of AI")
        listed = self.app.find("What Left This Machine", {"list"})
        self.app.find(containing(f"127.0.0.1:{self.peer.port}"), root=listed)
        self.app.find(containing("masked: names, mail addresses, phone numbers"), root=listed)
        self.app.point(900, 600)
        self.app.scroll(40)
        self.shot("usage")

    def end(self):
        self.app.close()
        self.sockets.close()

    # What is promised

    def in_time(self):
        print(f"# from the start to a scored lead: {self.scored:.1f} s; promised are {PROMISED} s")
        if self.scored > PROMISED:
            raise Failed(f"it took {self.scored:.0f} s")

    def ask(self, *words):
        command = [os.path.join(os.environ["PURSUIT_BUILD"], "src", "cli", "pursuitctl"), "--json", *words]
        return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)

    def stored(self):
        lead = self.ask("list", "lead")["items"][0]
        if lead["score_engine"] != "ai" or not lead["score"]:
            raise Failed(f"the lead is scored {lead['score']} by “{lead['score_engine']}”")
        rows = {row["feature"]: row for row in self.ask("usage", "--by", "feature")["items"]}
        kept = float(rows["score"]["cost"]["amount"])
        # It is told with three digits, as the usage tells it.
        if not 0 < abs(self.cost - kept) + kept <= kept * 1.005:
            raise Failed(f"{self.cost} USD were told, and {kept} USD are kept")

    def nobody_else(self):
        """By what the program lists, by what the kernel saw of it, and by what arrived."""
        with sqlite3.connect(f"file:{self.find_store()}?mode=ro", uri=True) as store:
            listed = store.execute("SELECT host, bytes FROM ai_egress ORDER BY n").fetchall()
        host = f"127.0.0.1:{self.peer.port}"
        if {row[0] for row in listed} != {host} or len(listed) != len(self.peer.requests):
            raise Failed(f"{len(self.peer.requests)} requests arrived, {listed} are listed")
        if self.sockets.partners != {("tcp", "127.0.0.1", self.peer.port)} or self.sockets.listening:
            raise Failed(f"it talked to {self.sockets.partners}, and listens at {self.sockets.listening}")
        print(f"# {self.sockets.looks} looks at its sockets: {host} alone; {len(listed)} requests")

    def find_store(self):
        for path in files_with(os.environ["HOME"], SAID):
            if os.path.basename(path) == "workspace.db":
                return path
        raise Failed("no workspace below the home folder holds the note")

    def key_is_nowhere(self):
        """The search is one that finds what is there: the note is in the workspace."""
        self.find_store()
        for key in RIGHT, WRONG:
            for path in files_with(os.environ["HOME"], key):
                raise Failed(f"a key is in {path}")

    def key_is_in_no_log(self):
        """With all debugging on it tells of its connections, and never the key."""
        log = self.app.logged()
        if "DEBUG" not in log or "Connection successful" not in log:
            raise Failed("it was not told to debug, or told nothing of the requests")
        for key in RIGHT, WRONG:
            if key in log:
                raise Failed("a key is in what the window logged")
        print(f"# {log.count(chr(10))} lines of debugging hold no key")

    def people_stay_here(self):
        """Nor what tells who they are, nor the keys outside of their header."""
        if not any(SAID in body for _, body in self.peer.requests):
            raise Failed("the note never arrived")
        for head, body in self.peer.requests:
            check_masked(head + body)
            if RIGHT in body or WRONG in body:
                raise Failed("a key is in the body of a request")


def main():
    journey = Fresh(sys.argv[1] if len(sys.argv) > 1 else None)
    run(("a keyring runs", journey.start_keyring),
        ("the program starts with nothing", journey.start),
        ("a workspace of one’s own is begun", journey.begin_alone),
        ("a lead is added", journey.add_lead),
        ("and a note of a call", journey.add_note),
        ("the preferences say that nobody is asked", journey.open_preferences),
        ("a wrong key is refused in plain words", journey.enter_wrong_key),
        ("the right key passes its test", journey.enter_right_key),
        ("what leaves is seen first", journey.look_first),
        ("the lead is scored", journey.send),
        ("the usage lists what left", journey.usage),
        ("it ends cleanly", journey.end),
        ("it took less than three minutes", journey.in_time),
        ("the score is kept with its engine and its cost", journey.stored),
        ("nobody but the provider was talked to", journey.nobody_else),
        ("the key is in no file", journey.key_is_nowhere),
        ("nor in what was logged", journey.key_is_in_no_log),
        ("who the people are stayed here", journey.people_stay_here))


main()
