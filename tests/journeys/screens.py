# SPDX-License-Identifier: GPL-3.0-or-later
"""screens.py DIR [LANGUAGE]: every screen, dialog and menu of the window, one after the other.

Other journeys look at each of them; by itself it leaves a picture of each in DIR. LANGUAGE is a
code of po/LINGUAS, or “pseudo”. What a picture is taken with comes from the environment:
    PURSUIT_SIZE=360x720  ADW_DEBUG_COLOR_SCHEME=prefer-dark
    ADW_DEBUG_HIGH_CONTRAST=1  PURSUIT_TEXT=2, for text of twice the size
"""

import ctypes
import os
import re
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import catalog  # noqa: E402
from journey import BUTTONS, SHADOW, App, Failed, any_of, profile, run  # noqa: E402

PSEUDO = "pseudo"
# A language that no toolkit has: what is not ours stays English, and is known by that.
PSEUDO_CODE = "xx"
NARROW = 700
# What the toolkit draws around a menu on both sides, beyond what it draws around a window.
SHADOW_OF_A_MENU = 2 * (24 - SHADOW)
# The demo's proposal that was not sent yet.
DRAFT = "Monitoring of the water plant"
NEWS = "delivers within two weeks now"
LEADS = ("Record ID,Company name,First name,Last name,Email,Amount,Close date,Machine park\n"
         "9001,Muster Werke,Anna,Keller,a.keller@werk.example,1200,2026-12-24,7 pumps\n"
         "9002,,,,not an address,,2026-02-31,\n")


class Language:
    """What the words of the sources are on the screen."""

    def __init__(self, code=None, folder=None):
        self.code = code
        self.folder = folder or tempfile.mkdtemp(prefix="pursuit-words-")
        self.words = {}
        if code == PSEUDO:
            catalog.write_pseudo(self.folder, PSEUDO_CODE)
        elif code:
            self._translation(code)

    def _translation(self, code):
        po = os.path.join(catalog.TOP, "po", code + ".po")
        messages = os.path.join(self.folder, code, "LC_MESSAGES")
        os.makedirs(messages, exist_ok=True)
        catalog.compile_catalog(po, os.path.join(messages, "pursuit.mo"))
        self.words = {entry["msgid"]: entry.get("msgstr", entry.get("msgstr[0]"))
                      for entry in catalog.entries(po)}

    def environment(self):
        if not self.code:
            return {}
        return {"PURSUIT_LOCALE_DIR": self.folder,
                "LANGUAGE": PSEUDO_CODE if self.code == PSEUDO else self.code}

    def text(self, text):
        """The words, or the beginning of them, without the mark of a mnemonic."""
        if self.code == PSEUDO:
            text = "".join(match if catalog.KEPT.fullmatch(match)
                           else "".join(catalog.ACCENT.get(letter, letter) for letter in match)
                           for match in re.split(f"({catalog.KEPT.pattern})", text) if match)
        return self.words.get(text, text).replace("_", "")

    def __call__(self, text):
        """Matches names that hold these words, with any values at their places."""
        parts = catalog.KEPT.split(self.text(text))

        def matches(name):
            return all(part in name.replace("_", "") for part in parts)
        matches.what = "…".join(parts)
        return matches


class Screens:
    """Goes through them and shows each to `look (name)`."""

    def __init__(self, look, language=None, size=(1280, 800), environment=None):
        self.picture = look
        self.word = language or Language()
        self.size = size
        self.environment = {**self.word.environment(), **(environment or {})}
        self.profile = profile()
        self.app = None

    def start(self, *files, workspace=None):
        self.app = App("--profile", workspace or self.profile, *files, size=self.size,
                       environment=self.environment)
        if self.word.code == PSEUDO:
            # Of a wrapped label that gets narrower than its longest word, which is far longer here.
            self.app.tolerated += ("reports a minimum width",)

    def look(self, name):
        """No window is larger than the first one: a small screen has no more room."""
        for has in self.app.extents():
            if self.narrow and (has[0] > self.size[0] + SHADOW_OF_A_MENU or has[1] > self.size[1]):
                raise Failed(f"{name}: a window is {has[0]} by {has[1]} large")
        self.picture(name)

    @property
    def narrow(self):
        return self.size[0] < NARROW

    # Reaching

    def exactly(self, text):
        """Of words that longer ones begin with."""
        whole = catalog.pseudo(text) if self.word.code == PSEUDO else self.word.text(text)

        def matches(name):
            return name == whole
        matches.what = text
        return matches

    def press_in_view(self, text):
        """A button of what stands over lists and pages, which come first and have such buttons, too."""
        wanted = self.exactly(text)

        def pressed():
            buttons = [node for node in self.app.nodes() if node.get_role_name() in BUTTONS
                       and wanted(node.get_name()) and node.get_action_iface().get_n_actions()]
            buttons[-1].get_action_iface().do_action(0)
            return True
        self.app.wait(pressed, f"“{text}” to press")

    def choose_row(self, title, holding=""):
        """Opens the first row of the list of that title that holds some words."""
        node = self.app.wait(lambda: self.first_row(title, holding), f"a row of “{title}”", 60)
        self.app.click(node, count=2 if self.narrow else 1)

    def first_row(self, title, holding=""):
        rows = self.app.look(self.word(title), {"list"})
        for node in self.app.nodes(rows) if rows else []:
            if node.get_role_name() == "list item" and node.get_name() and holding in node.get_name() \
                    and self.app.top(node) >= self.app.top(rows):  # not scrolled out
                return node
        return None

    def choose_in_menu(self, button, item):
        """A press can be lost while a page comes to rest."""
        for _ in range(3):
            self.app.press(self.word(button))
            try:
                self.app.find(self.word(item), BUTTONS, seconds=7)
                break
            except Failed:
                pass  # no Escape: it would leave a page that has no menu open
        self.app.press(self.word(item))

    def find_row(self, *names):
        return self.app.find(any_of(*map(self.word, names)))

    def rest(self):
        """The pointer rests where it is over the window, and over nothing in it."""
        self.app.point(self.size[0] // 2, self.size[1] - 3)

    def dialog(self, name, keys, shown, roles=None, leave="Escape", then=None):
        """Opens a dialog by keys, shows it, and leaves it."""
        self.app.insist(keys, lambda: self.app.look(self.word(shown), roles), f"“{name}”")
        self.front()
        if then:
            then()
        self.look(name)
        self.app.key(leave)
        self.app.wait(lambda: len(self.top_levels()) == 1, f"“{name}” to close")
        self.rest()

    def top_levels(self):
        root = self.app.root
        return [root.get_child_at_index(i) for i in range(root.get_child_count())]

    def front(self):
        """A dialog stands where the pointer is, as keys go there on a screen without a manager."""
        if len(self.app._windows()) > 1:
            self.app.center("a dialog")

    def tab(self, name):
        """Tabs stand in the header and at the foot, of which one is hidden; both do the same."""
        self.app.find(self.word(name), {"page tab"}).get_action_iface().do_action(0)

    # The screens

    def first_start(self):
        self.start()
        self.app.find(self.word("Leads in, a Proposal Out"))
        self.look("first-start")
        self.app.click(self.find_row("Look around first in a demo workspace", "_Look Around First"))
        self.app.wait(lambda: self.first_row("Leads"), "a lead", 60)

    def leads(self):
        self.look("leads")
        self.choose_row("Leads")
        self.app.find(self.word("More actions"))
        self.app.find(self.word("Score Again"))
        self.look("lead")

    def several(self):
        """The row that was clicked has the focus. A narrow window shows the list or the page."""
        if self.narrow:
            return
        self.choose_row("Leads")
        self.app.insist(["shift+Down"], lambda: self.app.look(self.word("Another Field")), "several leads")
        self.look("leads-selected")
        self.app.insist(["Escape"], lambda: self.app.look(self.word("More actions")), "one lead")

    def columns(self):
        """The leads in columns, and the menu of the columns, which a narrow window has to scroll to."""
        def shown():
            return self.app.look(self.word("Choose columns"), BUTTONS)

        def several():
            return self.app.look(self.word("Change…"), BUTTONS)
        if not self.narrow:
            self.choose_row("Leads")
        self.app.insist(["ctrl+shift+c"], shown, "the columns")
        self.rest()
        # At first: the focus went along from the row, and a look may take it elsewhere.
        if not self.narrow:
            self.app.insist(["shift+Down"], several, "several leads")
            self.look("leads-columns-selected")
            self.app.insist(["Escape"], lambda: not several(), "one lead")
        self.look("leads-columns")
        if not self.narrow:
            self.app.press(self.word("Choose columns"))
            self.app.find(self.word("Expected close"), {"menu item"})
            self.look("menu-of-the-columns")
            self.app.key("Escape")
            self.app.gone(self.word("Expected close"), {"menu item"})
        self.app.insist(["ctrl+shift+c"], lambda: not shown(), "the rows")
        if self.narrow:
            self.choose_row("Leads")
            time.sleep(1)

    def menus(self):
        self.app.press(self.word("More actions"))
        self.app.find(self.word("De_lete Lead"))
        self.look("menu-of-the-lead")
        self.app.key("Escape")
        self.app.gone(self.word("De_lete Lead"))
        self.app.insist(["F10"], lambda: self.app.look(self.word("_About Pursuit")), "the menu")
        self.look("main-menu")
        self.app.key("Escape")
        self.app.gone(self.word("_About Pursuit"))
        if self.narrow:
            self.app.key("Escape")

    def forms(self):
        self.dialog("new-lead", ["ctrl+n"], "Save", BUTTONS)
        self.dialog("new-note", ["ctrl+l"], "Save", BUTTONS)
        self.dialog("draft", ["ctrl+d"], "The template is filled in with what is known about the lead.")

    def search(self):
        def results():
            self.app.type("klinik")
            self.app.find(self.word("%u result"))

        def nothing():
            self.app.type("qqqq")
            self.app.find(self.word("Nothing Found"))
        self.dialog("search", ["ctrl+f"], "Search everything", {"entry", "text"})
        self.dialog("search-results", ["ctrl+f"], "Search everything", {"entry", "text"}, then=results)
        self.dialog("search-nothing", ["ctrl+f"], "Search everything", {"entry", "text"}, then=nothing)

    def program(self):
        def keyboard():
            self.tab("Keyboard")
            self.app.find(self.word("_Usual Keys for All"))
        self.dialog("preferences", ["ctrl+comma"], "What you add belongs to this name, and proposals are signed with it.")
        def brand():
            self.tab("Brand")
            # It may be scrolled out of a small window.
            cover = self.app.find(self.word("Begin with a cover"), {"switch", "toggle button", "check box"})
            cover.get_action_iface().do_action(0)
            time.sleep(2)
        self.dialog("preferences-brand", ["ctrl+comma"], "Brand", then=brand)
        def providers():
            self.tab("AI")
            self.app.find(self.word("No provider is set up"))

        def provider():
            providers()
            self.app.press(self.exactly("Add a provider of AI"))
            self.app.find(self.word("Only until Pursuit is closed"))
            self.front()
            time.sleep(1)
            self.look("provider")
            self.app.key("Escape")
            self.app.wait(lambda: len(self.top_levels()) == 2, "the provider to close")
        self.dialog("preferences-ai", ["ctrl+comma"], "Brand", then=providers)
        self.dialog("preferences-ai-again", ["ctrl+comma"], "Brand", then=provider)
        self.dialog("preferences-keyboard", ["ctrl+comma"], "Keyboard", then=keyboard)
        self.dialog("workspaces", ["ctrl+shift+o"], "Used Recently")
        self.dialog("shortcuts", ["ctrl+question"], "Go Back")
        self.app.insist(["F10"], lambda: self.app.look(self.word("_About Pursuit")), "the menu")
        self.app.press(self.word("_About Pursuit"))
        self.app.wait(lambda: len(self.top_levels()) == 2, "the About window")
        self.front()
        time.sleep(1)
        self.look("about")
        self.app.key("Escape")
        self.app.wait(lambda: len(self.top_levels()) == 1, "the About window to close")
        self.rest()

    def proposals(self):
        self.app.insist(["ctrl+2"], lambda: self.app.look(self.word("Search proposals")), "proposals")
        self.look("proposals")
        self.app.press(self.word("List menu"))
        self.app.find(self.word("_Export…"))
        self.look("menu-of-the-list")
        self.app.key("Escape")
        self.app.gone(self.word("_Export…"))
        self.choose_row("Proposals", DRAFT)
        self.app.find(self.word("Edit"), BUTTONS)
        self.look("proposal")

    def studio(self):
        self.app.press(self.word("Edit"))
        self.app.find(self.word("Text of the proposal, in markdown"), seconds=30)
        self.look("studio")
        self.pages()
        self.findings()
        self.press_in_view("More")
        self.app.find(self.word("Export as Plain _Text…"))
        self.look("menu-of-the-proposal")
        self.app.press(self.word("_Versions…"))
        self.app.find(self.word("Nothing Sent Yet"))
        self.front()
        self.look("versions")
        self.app.key("Escape")
        self.app.wait(lambda: len(self.top_levels()) == 1, "the versions to close")
        self.rest()

    def pages(self):
        """The pages as they will be printed, and back to the flowing text."""
        self.app.insist(["ctrl+shift+p"], lambda: self.app.look(self.word("Page %u of %u")), "the pages")
        time.sleep(1)
        self.look("studio-pages")
        self.app.insist(["ctrl+shift+p"], lambda: not self.app.look(self.word("Page %u of %u")), "the text")

    def findings(self):
        """Links that lead nowhere are something to look at; their rows say so, one after another."""
        editor = self.app.find(self.word("Text of the proposal, in markdown"))
        self.app.set_text(editor, self.app.text(editor) + "\n[One]()\n\n[Two]()\n")
        self.app.insist(["F8"], lambda: self.app.look(self.word("Before Sending")), "findings")
        self.look("findings")
        self.app.insist(["F8"], lambda: "Two" in self.heard(), "the second finding")
        self.app.key("Escape")
        self.app.gone(self.word("Before Sending"))

    def heard(self):
        """What a screen reader says about where the focus is."""
        node = self.app.focused()
        return node.get_name() or "" if node else ""

    def studio_dialogs(self):
        self.studio_dialog("price-lines", "Prices", "_Price Lines…", "Add Line")
        self.studio_dialog("send", "Send…", "_Send…", "_Mark as Sent")
        self.app.press(self.word("Back"))
        self.app.gone(self.word("Text of the proposal, in markdown"))

    def studio_dialog(self, name, button, item, shown):
        """A narrow header has no room for the button: the menu has it then."""
        if not self.app.look(self.word(button), BUTTONS):
            self.press_in_view("More")
            button = item
        self.app.press(self.word(button))
        self.app.find(self.word(shown))
        self.front()
        self.look(name)
        self.app.key("Escape")
        self.app.wait(lambda: len(self.top_levels()) == 1, f"“{name}” to close")
        self.rest()
        time.sleep(0.5)

    def reading(self):
        for key, name, title, search in (
                ("3", "battle-card", "Battle Cards", "Search battle cards"),
                ("4", "conversation", "Conversations", "Search conversations")):
            self.app.insist(["ctrl+" + key], lambda: self.app.look(self.word(search)), search)
            self.look(name + "s")
            self.choose_row(title)
            time.sleep(1)
            self.look(name)
        self.app.press(self.exactly("Analyse"))
        self.app.find(self.word("Talk share"))
        self.look("conversation-analysed")
        self.dialog("new-conversation", ["ctrl+n"], "New Conversation")

    def usage(self):
        """A workspace that has asked: the scripted provider answers without a network."""
        folder = profile()
        for words in (["init", "--demo"], ["provider", "add", "script", "--kind", "fake"],
                      ["provider", "test", "script"], ["budget", "set", "--month", "5"]):
            subprocess.run([os.path.join(os.environ["PURSUIT_BUILD"], "src", "cli", "pursuitctl"),
                            "--profile", folder, *words], check=True, stdout=subprocess.DEVNULL)
        self.start(workspace=folder)
        self.app.wait(lambda: self.first_row("Leads"), "a lead", 60)
        self.app.insist(["ctrl+5"], lambda: self.app.look(self.word("Months"), {"list"}), "months")
        self.look("usage-months")
        if self.narrow:
            self.choose_row("Months")
        self.app.find(self.word("By Feature"))
        time.sleep(1)
        self.look("usage")
        self.app.press(self.word("More actions" if self.narrow else "Budgets…"))
        if self.narrow:
            self.app.press(self.word("_Budgets…"))
        self.app.find(self.word("Everything Together"))
        self.front()
        self.look("budgets")
        self.app.key("Escape")
        self.app.wait(lambda: len(self.top_levels()) == 1, "the budgets to close")
        self.rest()

        def providers():
            self.tab("AI")
            self.app.press(self.word("Test %s"))
            self.app.find(self.word("Answers: %s, in %d ms"))
        self.dialog("preferences-provider", ["ctrl+comma"], "Brand", then=providers)
        if self.narrow:
            self.app.key("Escape")

    def ask(self, name, sends=True):
        """What a question would send; then sends it, or takes it back."""
        self.app.find(self.word("_Send, %s"))
        self.front()
        self.look(name)
        if sends:
            self.app.press(self.word("_Send, %s"))
        else:
            self.app.key("Escape")
            self.app.wait(lambda: len(self.top_levels()) == 1, f"“{name}” to close")
        self.rest()

    def settle(self, n_windows):
        """Until the question is closed, and what it leaves behind is gone: a walk must not meet it."""
        self.app.wait(lambda: len(self.top_levels()) == n_windows, "the question to close")
        time.sleep(1)

    def scoring(self):
        """In the workspace that may ask: scores of many leads, first of those that are selected."""
        self.app.insist(["ctrl+1"], lambda: self.first_row("Leads"), "the leads")
        time.sleep(1)  # the list slides in
        if not self.narrow:
            self.choose_row("Leads")
            self.app.insist(["shift+Down"], lambda: self.app.look(self.word("Another Field")), "several leads")
            self.look("leads-selected-ai")
            self.app.press(self.word("Ask AI for Scores…"))
            self.ask("scores-ai-selected", sends=False)
            self.app.find(self.word("Another Field"))
        self.app.insist(["F10"], lambda: self.app.look(self.word("_About Pursuit")), "the menu")
        self.app.press(self.word("Ask AI f_or Scores of the List…"))
        self.ask("scores-ai")
        self.settle(1)
        self.look("scores-ai-done")
        if self.narrow:
            self.app.key("Escape")  # the sidebar

    def drafting(self):
        """In the workspace that may ask: a draft, and one of its sections again."""
        self.app.insist(["ctrl+1"], lambda: self.first_row("Leads"), "the leads")
        time.sleep(1)  # the list slides in
        self.choose_row("Leads")
        self.app.find(self.word("Score Again"))
        self.choose_in_menu("More actions", "Draft w_ith AI…")
        self.ask("draft-ai")
        self.app.find(self.word("Text of the proposal, in markdown"), seconds=30)
        self.app.find(self.word("Drafted by a script, no AI (%s)"))
        self.settle(1)
        self.look("draft-ai-written")
        self.claims()
        self.press_in_view("More")
        self.app.press(self.word("Write a Section _Again with AI…"))
        self.app.find(self.word("What shall change"))
        self.ask("section-ai")
        self.app.find(self.word("Wrote “%s” again (%s)"))
        self.settle(1)
        self.look("section-ai-written")
        self.app.press(self.word("Back"))
        self.app.gone(self.word("Text of the proposal, in markdown"))

    def claims(self):
        """What AI wrote without a source waits for a person, who can confirm it here."""
        editor = self.app.find(self.word("Text of the proposal, in markdown"))
        self.app.set_text(editor, self.app.text(editor) + "\nWe are certified to ISO 9001.\n")
        self.app.insist(["F8"], lambda: self.app.look(self.word("Confirm: %s")), "the claim")
        self.look("draft-ai-claims")
        self.app.insist(["ctrl+F8"], lambda: not self.app.look(self.word("Confirm: %s")), "its end")
        if self.app.look(self.word("Before Sending")):
            self.app.key("Escape")

    def assisted(self):
        """The same for conversations and battle cards."""
        self.app.insist(["ctrl+4"], lambda: self.app.look(self.word("Search conversations")), "conversations")
        self.choose_row("Conversations")
        self.choose_in_menu("Analyse in Another Way", "Analyse with _AI…")
        self.ask("analyse-ai")
        self.app.find(self.word("A script, no AI"))
        self.settle(1)
        self.look("conversation-by-ai")
        self.app.insist(["ctrl+3"], lambda: self.app.look(self.word("Search battle cards")), "battle cards")
        self.choose_row("Battle Cards")
        self.app.press(self.word("Update with AI…"))
        self.app.find(self.word("No conversation names %s; give notes that say what is new"))
        self.front()
        self.look("update-card-nothing")
        news = catalog.pseudo(NEWS) if self.word.code == PSEUDO else NEWS
        self.app.set_text(self.app.find(self.word("Notes with what is new")), f"FlowWarden {news}\n")
        self.ask("update-card")
        self.app.find(self.word("_All of them"))
        self.settle(2)
        self.front()
        self.look("card-changes")
        self.app.key("Escape")
        self.app.wait(lambda: len(self.top_levels()) == 1, "the changes to close")
        self.app.close()

    def importing(self):
        folder = tempfile.mkdtemp(prefix="pursuit-screens-")
        path = os.path.join(folder, "leads.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write(LEADS)
        subprocess.run([self.app.process.args[0], "--profile", self.profile, path], check=True,
                       env={**os.environ, **self.environment})
        self.app.find(self.word("nothing is written yet"), seconds=60)
        if self.narrow:
            self.press_in_view("Columns")
        self.look("import-columns")
        if self.narrow:
            self.app.press(self.word("What Will Happen"))
            self.look("import-outcome")
        self.app.press(self.word("Show the rows of “%s”"))
        self.app.wait(lambda: len(self.top_levels()) == 2, "the rows behind a count")
        self.front()
        self.look("import-rows")
        self.app.key("Escape")
        self.app.wait(lambda: len(self.top_levels()) == 1, "the rows to close")
        self.rest()
        if self.narrow:
            self.press_in_view("Import")
        else:
            self.app.press(self.word("Import %s Lead"))
        self.app.gone(self.word("nothing is written yet"))
        self.app.close()

    def empty(self):
        self.start(workspace=profile())
        self.find_row("Start empty", "Start _Empty")
        self.app.scroll(9)  # large text leaves it below the window
        self.app.click(self.find_row("Start empty", "Start _Empty"))
        self.app.find(self.word("No Leads Yet"))
        self.look("no-leads")
        for key, name, text in (("2", "no-proposals", "No Proposals Yet"),
                                ("3", "no-battle-cards", "No Battle Cards Yet"),
                                ("4", "no-conversations", "No Conversations Yet"),
                                ("5", "no-usage", "AI Usage")):
            self.app.key("ctrl+" + key)
            self.app.find(self.word(text))
            self.look(name)
        self.app.key("ctrl+1", "ctrl+o")
        self.app.find(self.word("Bring Your Leads In"))
        self.look("import-empty")
        self.app.close()

    def broken(self):
        folder = profile()
        os.makedirs(folder)
        with open(os.path.join(folder, "workspace.db"), "wb") as file:
            file.write(b"no workspace " * 1000)
        self.start(workspace=folder)
        self.app.find(self.word("Not a Workspace"))
        self.look("not-a-workspace")
        self.app.close()

    def damaged(self):
        """The demo, whose backups are named by nobody, with noise in the place of its beginning."""
        folder = profile()
        command = [os.path.join(os.environ["PURSUIT_BUILD"], "src", "cli", "pursuitctl"), "--profile", folder]
        subprocess.run([*command, "init", "--demo"], check=True, stdout=subprocess.DEVNULL)
        os.mkdir(os.path.join(folder, "backups"))
        subprocess.run([*command, "backup", os.path.join(folder, "backups", "workspace-20261001T080000Z.db")],
                       check=True, stdout=subprocess.DEVNULL)
        with open(os.path.join(folder, "workspace.db"), "r+b") as file:
            file.write(b"\xa5" * 100)
        self.start(workspace=folder)
        self.app.find(self.word("The Workspace Is Damaged"))
        self.app.find(self.word("Restore the Backup: %s"))
        self.look("damaged")
        self.app.click(self.find_row("Save what can be read", "_Save What Can Be Read"))
        self.app.find(self.word("Everything Was Saved"))
        self.look("damaged-saved")
        self.app.press(self.word("Open the workspace"))
        self.app.wait(lambda: self.first_row("Leads"), "a lead", 60)
        self.app.close()

    def steps(self):
        return [("the first start", self.first_start),
                ("the list and the page of leads", self.leads),
                ("several leads", self.several),
                ("leads in columns", self.columns),
                ("the forms", self.forms),
                ("the menus", self.menus),
                ("the search", self.search),
                ("the windows about the program", self.program),
                ("the proposals", self.proposals),
                ("the studio", self.studio),
                ("the dialogs of the studio", self.studio_dialogs),
                ("battle cards and conversations", self.reading),
                ("the import", self.importing),
                ("an empty workspace", self.empty),
                ("the usage of AI", self.usage),
                ("scores of many leads by AI", self.scoring),
                ("a draft by AI", self.drafting),
                ("other questions to AI", self.assisted),
                ("a workspace that does not open", self.broken),
                ("a damaged workspace", self.damaged)]


def enlarge_text(factor):
    """As a desktop does it: by the density of the screen that `headless` made, in its resources."""
    xlib = ctypes.CDLL("libX11.so.6")
    xlib.XOpenDisplay.restype = ctypes.c_void_p
    xlib.XDefaultRootWindow.restype = ctypes.c_ulong
    display = ctypes.c_void_p(xlib.XOpenDisplay(None))
    root = ctypes.c_ulong(xlib.XDefaultRootWindow(display))
    words = f"Xft.dpi:\t{round(96 * factor)}\n".encode()
    resource_manager, string, replace = ctypes.c_ulong(23), ctypes.c_ulong(31), 0
    xlib.XChangeProperty(display, root, resource_manager, string, 8, replace, words, len(words))
    xlib.XCloseDisplay(display)


def main():
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    language = Language(sys.argv[2] if len(sys.argv) > 2 else None)
    size = tuple(map(int, os.environ.get("PURSUIT_SIZE", "1280x800").split("x")))
    if os.environ.get("PURSUIT_TEXT") and os.environ.get("PURSUIT_HEADLESS"):
        enlarge_text(float(os.environ["PURSUIT_TEXT"]))
    screens = Screens(lambda name: screens.app.shot(os.path.join(folder, name + ".png")), language, size)
    run(*screens.steps())


if __name__ == "__main__":
    main()
