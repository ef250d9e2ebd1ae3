# SPDX-License-Identifier: GPL-3.0-or-later
"""killed.py [SEED]: the program is killed at random moments while somebody types, and started again.

Each time the file must open and be whole, its audit log must hold, and what the form showed half a
second before the end must be offered again. An import that was killed is there or is not.
With PURSUIT_TEST_LONG=1 a hundred times, else once in each sort of form.
"""

import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time

from journey import BUTTONS, Failed, containing, run
from screens import DRAFT, Screens

LONG = os.environ.get("PURSUIT_TEST_LONG") == "1"
KILLS = 100
# What may be lost, in seconds. A machine that does other things meanwhile writes later: there the
# short run only tells what is never written from what is.
LIMIT = 0.5 if LONG else 3.0
WORDS = "alpha bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike".split()
ROWS = 1500
OVERRIDE_REASON = "Reason: what does the score not know?"
# The wait before a kill: long enough that an entry of the journal is being written at some of them.
LONGEST_PAUSE = 0.6


def after(token, text):
    """A token and the words that follow it, up to what is no word or the token of another time."""
    found = re.search(token + "(?:(?!zq)[a-z ])*", text)
    return found.group(0).rstrip() if found else ""


class Broken(Failed):
    """What must never be, and is no matter of a busy machine."""


class Killed(Screens):
    def __init__(self, seed):
        # High enough for the facts below a score with all its reasons.
        super().__init__(lambda name: None, size=(1280, 880))
        self.random = random.Random(seed)
        self.losses = []
        self.imports = []

    # The terminal's view

    def ask(self, *words):
        command = [os.path.join(os.environ["PURSUIT_BUILD"], "src", "cli", "pursuitctl"),
                   "--profile", self.profile, "--json", *words]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        if result.returncode:
            raise Broken(f"{' '.join(words)} ended with {result.returncode}: {result.stdout}{result.stderr}")
        return json.loads(result.stdout)

    def kept(self, token):
        """A token and what the journal or a record has after it; "" if it has not even that."""
        texts = [entry["text"] or "" for entry in self.ask("list", "draft", "--limit", "500")["items"]]
        texts += [proposal["content"] or "" for proposal in self.ask("list", "proposal")["items"]]
        return max((after(token, text) for text in texts), key=len)

    def check_whole(self):
        answer = self.ask("doctor")
        for check in answer["checks"]:
            if check["name"] in ("schema", "integrity", "search", "audit") and not check["ok"]:
                raise Broken(f"after the kill: {check['text']}")

    # Typing

    def sentence(self):
        return " ".join(self.random.choice(WORDS) for _ in range(8))

    def type_for_a_while(self, entry, token, text):
        """Types bit by bit, and tells what the form showed when."""
        self.app.type(token)
        self.app.wait(lambda: token in self.app.text(entry), f"“{token}” in the form")
        seen = [(time.monotonic(), token)]
        stop = self.random.randint(1, len(text))
        for at in range(0, stop, 4):
            self.app.type(text[at:min(at + 4, stop)])
            seen.append((time.monotonic(), after(token, self.app.text(entry))))
        time.sleep(self.random.uniform(0, LONGEST_PAUSE))
        return seen

    def kill(self):
        self.app.process.kill()
        end = time.monotonic()
        self.app.process.wait()
        self.app.log.close()
        return end

    def type_and_kill(self, entry):
        token = "zq" + "".join(self.random.choice("bcdfghjklmnp") for _ in range(6))
        seen = self.type_for_a_while(entry(), token, " " + self.sentence())
        end = self.kill()
        self.check_whole()
        kept = self.kept(token)
        lost = max([end - when for when, text in seen if not kept.startswith(text)], default=0.0)
        self.losses.append(lost)
        print(f"# kept “{kept}” of “{seen[-1][1]}”, {lost:.2f} s lost", flush=True)
        if lost > LIMIT:
            raise Broken(f"what was typed {lost:.2f} s before the end is lost: “{kept}”, not “{seen[-1][1]}”")
        self.start()
        self.app.wait(lambda: self.first_row("Leads"), "a lead", 60)
        return kept

    def entry(self, name, roles=("text", "entry")):
        return lambda: self.app.find(name, set(roles))

    def offered(self, entry, words):
        """What was kept is offered in the same form, and stands there again."""
        self.app.press("Take the unsaved words")
        self.app.wait(lambda: words in self.app.text(entry()), f"“{words}” to come back")

    def looks_again(self):
        """Whether to see with one's own eyes that it is offered: a hundred times takes too long."""
        return not LONG or self.random.random() < 0.25

    def leave(self):
        self.app.key("Escape")
        self.app.wait(lambda: len(self.top_levels()) == 1, "a dialog to close")
        self.rest()

    # The forms

    def in_dialog(self, open_form, label):
        open_form()
        words = self.type_and_kill(self.entry(label))
        if not words or not self.looks_again():
            return
        open_form()
        self.offered(self.entry(label), words)
        self.leave()

    def by_palette(self, words, label):
        def open_form():
            self.lead()
            self.app.insist(["ctrl+k"], lambda: self.app.look("Actions and records"), "the palette")
            self.front()
            self.app.type(words)
            self.app.find(containing(words))
            self.app.key("Return")
            self.app.find("Save", BUTTONS)
            self.front()
            self.app.find(label, {"text", "entry"})
        return lambda: self.in_dialog(open_form, label)

    def lead(self):
        self.rest()
        for seconds in (8, 8, 20):
            self.choose_row("Leads")
            try:
                self.app.find("More actions", seconds=seconds)
                return
            except Failed:
                if seconds == 20:
                    raise

    def new_lead(self):
        def open_form():
            self.app.insist(["ctrl+n"], lambda: self.app.look("Save", BUTTONS), "the form")
            self.front()
        self.in_dialog(open_form, "Company")

    def note(self):
        def open_form():
            self.lead()
            self.app.insist(["ctrl+l"], lambda: self.app.look("Save", BUTTONS), "the form")
            self.front()
        self.in_dialog(open_form, "Subject")

    def fact(self):
        def open_fact():
            self.lead()
            self.app.click(self.app.find(containing("Value: ")))
            self.app.find("Value", {"text", "entry"})
        open_fact()
        entry = self.entry("Value")
        words = self.type_and_kill(entry)
        if not words or not self.looks_again():
            return
        self.lead()
        self.offered(entry, words)
        self.app.key("Escape")

    def preferences(self):
        def open_form():
            self.app.insist(["ctrl+comma"], lambda: self.app.look("Company", {"text", "entry"}), "the preferences")
            self.front()
            self.app.click(self.app.find("Company", {"text", "entry"}))
            self.app.key("ctrl+a")
        self.in_dialog(open_form, "Company")

    def open_studio(self):
        self.app.insist(["ctrl+2"], lambda: self.app.look("Search proposals"), "proposals")
        self.choose_row("Proposals", DRAFT)
        self.app.press("Edit")
        return self.app.find("Text of the proposal, in markdown", seconds=30)

    def studio(self):
        self.app.click(self.open_studio())
        entry = self.entry("Text of the proposal, in markdown", ("text", "entry"))
        self.app.key("ctrl+Home")
        words = self.type_and_kill(entry)
        if not words or not self.looks_again():
            return
        self.open_studio()
        self.app.wait(lambda: words in self.app.text(entry()), f"“{words}” to come back")
        self.leave_studio()

    def quitting(self):
        """Leaving is saving, however soon after the last key."""
        self.app.click(self.open_studio())
        self.app.key("ctrl+Home")
        words = "zq" + "".join(self.random.choice("bcdfghjklmnp") for _ in range(6)) + " " + self.sentence()
        self.app.type(words)
        self.app.key("ctrl+q")
        self.app.process.wait(60)
        self.app.log.close()
        self.check_whole()
        if not any(words in (proposal["content"] or "") for proposal in self.ask("list", "proposal")["items"]):
            raise Broken(f"“{words}” was not saved on leaving; kept is “{self.kept(words.split()[0])}”")
        self.start()
        self.app.wait(lambda: self.first_row("Leads"), "a lead", 60)

    def studio_fact(self):
        entry = self.entry("Term")
        self.open_studio()

        def has_focus():
            # What stands above may still move while the studio opens.
            self.app.click(entry())
            node = self.app.focused()
            return node and node.get_name() == "Term"
        self.app.wait(has_focus, "the term to have the focus")
        self.app.key("ctrl+a")
        words = self.type_and_kill(entry)
        if not words or not self.looks_again():
            return
        self.open_studio()
        self.offered(entry, words)
        self.app.key("Escape")
        self.leave_studio()

    def override(self):
        def open_form():
            self.lead()
            self.app.insist(["ctrl+k"], lambda: self.app.look("Actions and records"), "the palette")
            self.front()
            self.app.type("Disagree with")
            self.app.find(containing("Disagree with"))
            self.app.key("Return")
            self.app.find("Set", BUTTONS)
            self.front()
            self.app.click(self.app.find(OVERRIDE_REASON, {"text", "entry"}))
        self.in_dialog(open_form, OVERRIDE_REASON)

    def prices(self):
        def open_form():
            self.open_studio()
            self.app.press("Prices")
            self.app.find("Add Line", BUTTONS)
            self.front()
        open_form()
        self.app.press("Add Line")
        self.app.wait(self.last_item, "a line")
        words = self.type_and_kill(self.app.focused)
        if not words or not self.looks_again():
            return
        open_form()
        self.app.press("Take the unsaved words")
        self.app.wait(lambda: any(words in self.app.text(node) for node in self.app.nodes()
                                  if node.get_role_name() in ("text", "entry")), f"“{words}” to come back")
        self.leave()
        self.leave_studio()

    def leave_studio(self):
        self.app.press("Back")
        self.app.gone("Text of the proposal, in markdown")
        self.app.insist(["ctrl+1"], lambda: self.app.look("Search leads"), "leads")

    def last_item(self):
        node = self.app.focused()
        return node if node is not None and node.get_role_name() in ("text", "entry") \
            and node.get_name() == "Item" else None

    def importing(self):
        before = self.ask("list", "lead", "--limit", "1")["total"]
        folder = tempfile.mkdtemp(prefix="pursuit-killed-")
        path = os.path.join(folder, "leads.csv")
        mark = self.random.randrange(10 ** 9)
        with open(path, "w", encoding="utf-8") as file:
            file.write("Record ID,Company name,Email\n")
            for row in range(ROWS):
                file.write(f"{mark}{row:04},Werk {mark} {row},w{row}@w{mark}.example\n")
        subprocess.run([self.app.process.args[0], "--profile", self.profile, path], check=True,
                       env={**os.environ, **self.environment})
        self.app.find(containing("nothing is written yet"), seconds=60)
        self.app.press(containing("Import 1"))
        # The press arrives a quarter of a second later, and the rows take about a second.
        time.sleep(self.random.uniform(0.2, 1.2))
        self.kill()
        self.check_whole()
        after = self.ask("list", "lead", "--limit", "1")["total"]
        print(f"# {after - before} of {ROWS} rows are there", flush=True)
        if after - before not in (0, ROWS):
            raise Broken(f"half an import: {after - before} of {ROWS} rows")
        self.imports.append(after > before)
        self.start()
        self.app.wait(lambda: self.first_row("Leads"), "a lead", 60)

    # The run

    def forms(self):
        return {"a new lead": self.new_lead, "a note": self.note,
                "a task": self.by_palette("Add Task", "Subject"),
                "a person": self.by_palette("Add Person", "Name"),
                "a fact in place": self.fact, "the preferences": self.preferences,
                "a score by hand": self.override, "a fact in the studio": self.studio_fact,
                "the studio": self.studio, "price lines": self.prices, "an import": self.importing,
                "no way: it is left": self.quitting}

    def patient(self, step):
        """A click that a busy machine lost is clicked again, in a window that was opened anew."""
        def tried():
            try:
                step()
            except Broken:
                raise
            except Failed as error:
                print(f"# once more: {error}", flush=True)
                if self.app.process.poll() is None:
                    self.kill()
                self.check_whole()
                self.start()
                self.app.wait(lambda: self.first_row("Leads"), "a lead", 60)
                step()
        return tried

    def chosen(self):
        forms = list(self.forms().items())
        times = -(-KILLS // len(forms)) if LONG else 1
        steps = (forms * times)[:KILLS if LONG else len(forms)]
        self.random.shuffle(steps)
        return steps

    def tell(self):
        ordered = sorted(self.losses)
        print(f"# {len(self.losses) + len(self.imports)} kills; of the typing at most {ordered[-1]:.2f} s lost,"
              f" in the middle {ordered[len(ordered) // 2]:.2f} s; {sum(self.imports)} of {len(self.imports)}"
              " imports were through", flush=True)
        self.app.close()


def main():
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else random.randrange(10 ** 6)
    print(f"# seed {seed}", flush=True)
    killed = Killed(seed)
    steps = [(f"killed in {name}", killed.patient(step)) for name, step in killed.chosen()]
    run(("the demo opens", killed.first_start), *steps, ("all is told", killed.tell))


if __name__ == "__main__":
    main()
