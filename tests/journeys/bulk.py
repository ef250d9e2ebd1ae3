# SPDX-License-Identifier: GPL-3.0-or-later
"""Several leads are selected, changed and taken back by keyboard alone."""

from journey import App, Failed, any_of, containing, profile, run

MOST_TABS = 60


class Bulk:
    def __init__(self):
        self.app = None

    def start(self):
        self.app = App("--profile", profile())
        self.app.click(self.app.find(any_of("Look around first in a demo workspace",
                                            "Look Around First")))
        self.app.find("18", seconds=60)
        self.app.click(self.rows()[2])
        self.app.find("More actions")

    def rows(self):
        return [node for node in self.app.nodes(self.app.find("Leads", {"list"}))
                if node.get_role_name() == "list item" and node.get_name()]

    def tab_to(self, part):
        for _ in range(MOST_TABS):
            node = self.app.focused()
            if node is not None and part in (node.get_name() or ""):
                return
            self.app.key("Tab")
        raise Failed(f"Tab does not reach “{part}”")

    def select(self):
        self.app.key("shift+Down", "shift+Down")
        self.app.find("3 leads selected")
        # Control goes by without selecting, and Space adds one more.
        self.app.key("ctrl+Down", "ctrl+Down", "ctrl+space")
        self.app.find("4 leads selected")
        self.app.key("ctrl+space")
        self.app.find("3 leads selected")

    def all_and_one(self):
        self.app.key("ctrl+a")
        self.app.find("18 leads selected")
        self.app.key("Escape")
        self.app.find("More actions")

    def change(self):
        self.app.key("shift+Up")
        self.app.find("2 leads selected")
        # The entry of a row has no name of its own.
        self.tab_to("Field")
        self.app.key("Tab")
        self.app.type("Call again")
        self.app.key("Return")
        self.app.find(containing("2 leads changed"))

    def take_back(self):
        # Where somebody writes, the key would mean the text.
        self.tab_to("Delete All")
        self.app.key("ctrl+z")
        self.app.find(containing("Taken back: 2 leads changed"))

    def end(self):
        self.app.close()


def main():
    journey = Bulk()
    run(("the demo is begun", journey.start),
        ("Shift and Control select several", journey.select),
        ("all are selected, and one again", journey.all_and_one),
        ("several are changed", journey.change),
        ("the change is taken back", journey.take_back),
        ("it ends cleanly", journey.end))


main()
