# SPDX-License-Identifier: GPL-3.0-or-later
"""A lead is added, changed, found, deleted and brought back by keyboard alone."""

from journey import BUTTONS, App, Failed, any_of, containing, profile, run

MOST_TABS = 60


class Keyboard:
    def __init__(self):
        self.app = None

    def tab_to(self, wanted):
        """Goes on with Tab until the focus is on something of such a name."""
        for _ in range(MOST_TABS):
            node = self.app.focused()
            if node is not None and wanted(node.get_name() or ""):
                return
            self.app.key("Tab")
        raise Failed(f"Tab does not reach “{wanted.what}”")

    def start(self):
        self.app = App("--profile", profile())
        self.app.find(any_of("Start empty", "Start Empty"))
        self.tab_to(any_of(containing("Look around first"), "Look Around First"))
        self.app.key("Down", "Down", "Return")
        self.app.find("No Leads Yet")

    def add(self):
        self.app.key("ctrl+n")
        self.app.find("Save", BUTTONS)
        self.app.center("New Lead")
        self.app.type("Klinikum Aurach")
        self.app.key("Tab")
        self.app.type("Eva Sommer")
        self.app.key("Return")
        self.app.find("Klinikum Aurach", {"list item"})
        self.app.gone("Save", BUTTONS)

    def change(self):
        self.app.point(640, 797)
        self.tab_to(containing("Value: "))
        self.app.key("Return")
        self.app.type("48600 EUR")
        self.app.key("Return")
        self.app.find("Value: 48600 EUR")

    def take_back(self):
        self.app.key("ctrl+z")
        self.app.find("Value: None yet")

    def find(self):
        self.app.key("ctrl+f")
        self.app.find("Search everything", {"entry", "text"})
        self.app.center("Search")
        self.app.type("aurach")
        self.app.find(containing("Klinikum Aurach, Lead"))
        self.app.key("Return")
        self.app.gone("Search everything", {"entry", "text"})

    def menu(self):
        self.app.point(640, 797)
        self.app.key("F10")
        self.app.find(containing("Keyboard Shortcuts"))
        self.app.key("Escape")
        self.app.gone(containing("Keyboard Shortcuts"))

    def delete(self):
        self.tab_to(containing("Search leads"))
        for _ in range(MOST_TABS):
            node = self.app.focused()
            if node is not None and node.get_role_name() == "list item" \
                    and "Klinikum" in (node.get_name() or ""):
                break
            self.app.key("Tab")
        else:
            raise Failed("Tab does not reach the list")
        self.app.key("Delete")
        self.app.find("No Leads Yet")
        self.app.key("ctrl+z")
        self.app.find("Klinikum Aurach", {"list item"})

    def end(self):
        self.app.close()


def main():
    journey = Keyboard()
    run(("an empty workspace is begun", journey.start),
        ("a lead is added", journey.add),
        ("a fact is changed in place", journey.change),
        ("the change is taken back", journey.take_back),
        ("search opens it", journey.find),
        ("the menu opens and closes", journey.menu),
        ("it is deleted and brought back", journey.delete),
        ("it ends cleanly", journey.end))


main()
