# SPDX-License-Identifier: GPL-3.0-or-later
"""Every screen, dialog and menu in a window of 360 by 720: each is reached, and none is larger."""

from journey import run
from screens import Screens


def main():
    run(*Screens(lambda name: None, size=(360, 720)).steps())


main()
