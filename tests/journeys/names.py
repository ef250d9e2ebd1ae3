# SPDX-License-Identifier: GPL-3.0-or-later
"""Every screen is walked: whatever can have the focus has a name and a role, dialogs give the
focus back, and Tab reaches every button of a page, downwards."""

from journey import Atspi, Failed, run
from screens import Screens

CLASS_NAMES = ("Gtk", "Adw", "Pursuit")
# Moves what is in it and is no control.
NO_CONTROLS = {"scroll pane", "viewport", "frame", "dialog"}
NO_ROLES = {"unknown", "invalid", "filler", "redundant object"}
# What a person presses or writes in, and so has to get to.
CONTROLS = {"push button", "toggle button", "entry", "text", "check box"}
MOST_TABS = 160
# The desktop's own keys move and close a window.
OF_THE_DESKTOP = {"Minimize", "Maximize", "Close"}
# GTK 4.8 gives the search button of its window of shortcuts no name, and nobody else can reach it.
OF_THE_TOOLKIT = {("shortcuts", "push button", "GtkImage"), ("shortcuts", "toggle button", "GtkImage")}


class Names:
    def __init__(self):
        self.screens = Screens(self.check)

    @property
    def app(self):
        return self.screens.app

    def check(self, screen):
        nameless = []
        for node in self.app.nodes():
            states = node.get_state_set()
            if not states.contains(Atspi.StateType.FOCUSABLE) \
                    or not states.contains(Atspi.StateType.SENSITIVE):
                continue
            name, role = node.get_name() or "", node.get_role_name()
            if role in NO_CONTROLS or self.is_in_closed_list(node):
                continue
            if (screen, role, name) in OF_THE_TOOLKIT or self.closes_a_toast(node):
                continue
            if not name.strip() or name.startswith(CLASS_NAMES) or role in NO_ROLES:
                nameless.append(f"{role} “{name}” in {self.path(node)}")
        if nameless:
            raise Failed(f"{screen}: {len(nameless)} without name or role: " + "; ".join(nameless[:12]))

    @staticmethod
    def closes_a_toast(node):
        """libadwaita 1.2 gives the button no name; what a toast says goes away by itself, too."""
        parent = node.get_parent()
        return node.get_name() == "GtkImage" and parent is not None \
            and parent.get_name() == "AdwToastWidget"

    @staticmethod
    def is_in_closed_list(node):
        """The toolkit's drop-downs keep their list, with a size, when it is closed."""
        while node is not None:
            node = node.get_parent()
            if node is not None and node.get_role_name() == "combo box":
                return not node.get_state_set().contains(Atspi.StateType.EXPANDED)
        return False

    def path(self, node):
        names = []
        while node is not None and len(names) < 7:
            names.append(f"{node.get_role_name()}:{node.get_name() or ''}")
            node = node.get_parent()
        return " < ".join(names)

    def tabbed(self):
        """The names that Tab comes by, until it comes round."""
        names = []
        for _ in range(MOST_TABS):
            self.app.key("Tab")
            node = self.app.focused()
            name = node.get_name() if node else ""
            if name and name in names[:1] and len(names) > 3:
                break
            names.append(name)
        return names

    def keys_reach_the_page(self):
        """On the page of a lead, with its list and the sidebar beside it."""
        passed = self.tabbed()
        controls = [node for node in self.app.nodes() if node.get_role_name() in CONTROLS
                    and node.get_state_set().contains(Atspi.StateType.FOCUSABLE)
                    and node.get_state_set().contains(Atspi.StateType.SENSITIVE)]
        if len(controls) < 10:
            raise Failed(f"there are only {len(controls)} controls to reach")
        missed = sorted({node.get_name() for node in controls} - set(passed) - OF_THE_DESKTOP)
        if missed:
            raise Failed(f"Tab does not reach {missed}; it comes by {passed}")

    def steps(self):
        steps = self.screens.steps()
        return steps[:3] + [("Tab reaches every control of a lead", self.keys_reach_the_page)] + steps[3:]


def main():
    run(*Names().steps())


main()
