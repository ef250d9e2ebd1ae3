# SPDX-License-Identifier: GPL-3.0-or-later
"""Every screen is walked: whatever can have the focus has a name and a role."""

from gi.repository import Atspi

from journey import BUTTONS, App, Failed, containing, profile, run

CLASS_NAMES = ("Gtk", "Adw", "Pursuit")
# Moves what is in it and is no control.
NO_CONTROLS = {"scroll pane", "viewport", "frame", "dialog"}
NO_ROLES = {"unknown", "invalid", "filler", "redundant object"}


class Names:
    def __init__(self):
        self.app = None

    def check(self, screen):
        nameless = []
        for node in self.app.nodes():
            states = node.get_state_set()
            if not states.contains(Atspi.StateType.FOCUSABLE) \
                    or not states.contains(Atspi.StateType.SENSITIVE):
                continue
            name, role = node.get_name() or "", node.get_role_name()
            if role in NO_CONTROLS:
                continue
            if not name.strip() or name.startswith(CLASS_NAMES) or role in NO_ROLES:
                nameless.append(f"{role} “{name}” in {self.path(node)}")
        if nameless:
            raise Failed(f"{screen}: {len(nameless)} without name or role: " + "; ".join(nameless[:12]))

    def path(self, node):
        names = []
        while node is not None and len(names) < 7:
            names.append(f"{node.get_role_name()}:{node.get_name() or ''}")
            node = node.get_parent()
        return " < ".join(names)

    def first_start(self):
        self.app = App("--profile", profile())
        self.app.find("Leads in, a Proposal Out")
        self.check("first start")

    def leads(self):
        self.app.click(self.app.find("Look around first in a demo workspace"))
        self.app.find(containing("Leads, "))
        row = self.app.wait(self.first_row, "a lead in the list")
        self.app.click(row)
        self.app.find("Draft proposal")
        self.check("a lead")

    def first_row(self):
        rows = self.app.look("Leads", {"list"})
        for node in self.app.nodes(rows) if rows else []:
            if node.get_role_name() == "list item" and node.get_name():
                return node
        return None

    def dialogs(self):
        self.app.key("ctrl+n")
        self.app.find("Save", BUTTONS)
        self.app.center("New Lead")
        self.check("new lead")
        self.app.key("Escape")
        self.app.gone("Save", BUTTONS)
        self.app.point(640, 797)
        self.app.key("ctrl+f")
        self.app.find("Search everything", {"entry", "text"})
        self.app.center("Search")
        self.app.type("a")
        self.app.find(containing(" result"))
        self.check("search")
        self.app.key("Escape")
        self.app.point(640, 797)

    def places(self):
        for key, name in ("2", "proposals"), ("3", "battle cards"), ("4", "conversations"):
            self.app.key("ctrl+" + key)
            self.app.wait(lambda: True, name)
            self.check(name)

    def end(self):
        self.app.close()


def main():
    journey = Names()
    run(("the first start", journey.first_start),
        ("the list and the page of leads", journey.leads),
        ("the dialogs", journey.dialogs),
        ("the other places", journey.places),
        ("it ends cleanly", journey.end))


main()
