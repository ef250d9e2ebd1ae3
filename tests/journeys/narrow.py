# SPDX-License-Identifier: GPL-3.0-or-later
"""Every screen, dialog and menu in a window of 360 by 720: each is reached, and none is larger."""

import time

from journey import run
from screens import Screens


def look(name):
    """What moves comes to rest, as it does before a picture."""
    time.sleep(0.7)


def main():
    run(*Screens(look, size=(360, 720)).steps())


main()
