# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds, reads, presses and types in a window by its accessible names, as a person would."""

import os
import subprocess
import sys
import tempfile
import time
import traceback

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

BUTTONS = {"push button", "button", "toggle button", "menu item", "radio menu item"}
WINDOWS = {"frame", "dialog", "window", "alert"}
WAIT = 60  # a busy machine is slow; only what never comes takes so long
SHADOW = 5  # what the toolkit draws around a window on a screen without a manager


class Failed(Exception):
    pass


def children(node):
    try:
        return [c for c in (node.get_child_at_index(i) for i in range(node.get_child_count())) if c]
    except Exception:  # nodes vanish while one walks
        return []


def showing(node):
    """The toolkit of 4.8 marks only windows as showing; what is hidden has no size."""
    try:
        component = node.get_component_iface()
        if component is None:
            return True
        box = component.get_extents(Atspi.CoordType.WINDOW)
        return box.width > 0 and box.height > 0
    except Exception:
        return False


class App:
    latest = None

    def __init__(self, *arguments, size=(1280, 800), program="pursuit", environment=None):
        self.size = size
        # What the toolkit may complain about: that of 4.18 of sizes it measures for by itself, that
        # of 4.8 of a scroll bar that comes while a frame is made, and is painted in the next one.
        self.tolerated = ("Trying to measure Gtk", "Trying to snapshot GtkGizmo")
        build = os.environ["PURSUIT_BUILD"]
        values = dict(os.environ, GSETTINGS_SCHEMA_DIR=os.path.join(build, "data"),
                      **(environment or {}))
        # A file takes as much as it says with all debugging on; a pipe would stop it.
        self.log = tempfile.TemporaryFile("w+", errors="replace")
        self.process = subprocess.Popen(
            [os.path.join(build, "src", "app", program), *arguments], env=values,
            stdout=self.log, stderr=subprocess.STDOUT, text=True)
        App.latest = self
        self.root = self.wait(self._application, "the application")
        self.window = self.wait(lambda: self._windows()[:1], "a window")[0]
        # What it has inside of its shadow is as large, and begins where the screen begins.
        xdo("windowsize", "--sync", self.window, *(length + 2 * SHADOW for length in size))
        xdo("windowmove", "--", self.window, -SHADOW, -SHADOW)
        self.point(size[0] // 2, size[1] - 3)

    def _application(self):
        desktop = Atspi.get_desktop(0)
        for application in children(desktop):
            if application.get_process_id() == self.process.pid and application.get_child_count():
                return application
        return None

    def _windows(self):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                               capture_output=True, text=True, check=False).stdout.split()
        return found

    # Looking

    def wait(self, function, what, seconds=WAIT):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if hasattr(self, "process") and self.process.poll() is not None:
                raise Failed(f"the program ended with {self.process.returncode} before {what}")
            try:
                result = function()
                if result:
                    return result
            except Failed:
                raise
            except Exception:  # nodes vanish while one walks
                pass
            time.sleep(0.05)
        raise Failed(f"waited {seconds} s in vain for {what}")

    def nodes(self, root=None):
        """Everything that is on the screen, windows in front first, top down."""
        tops = [root] if root else list(reversed(children(self.root)))
        for top in tops:
            queue = [top]
            while queue:
                node = queue.pop(0)
                if node is not top and not showing(node):
                    continue
                yield node
                queue[0:0] = children(node)

    def look(self, name, roles=None, root=None):
        wanted = name if callable(name) else (lambda text: text == name or text.startswith(name + " "))
        for node in self.nodes(root):
            if wanted(node.get_name() or "") and (not roles or node.get_role_name() in roles):
                return node
        return None

    def find(self, name, roles=None, root=None, seconds=WAIT):
        return self.wait(lambda: self.look(name, roles, root),
                         f"“{getattr(name, 'what', name)}” on the screen", seconds)

    def gone(self, name, roles=None):
        self.wait(lambda: self.look(name, roles) is None, f"“{getattr(name, 'what', name)}” to go away")

    # Doing

    def press(self, name, root=None):
        """Presses a button. The press arrives a moment later: wait for what it does."""
        def pressed():  # a button that vanishes is looked for again
            node = self.look(name, BUTTONS, root)
            action = node.get_action_iface()
            if action is None or action.get_n_actions() == 0:
                self.click(node)
            else:
                action.do_action(0)
            return True
        self.wait(pressed, f"“{getattr(name, 'what', name)}” to press")

    def click(self, node, button=1, count=1):
        """For what has no action: rows, check boxes, drop-downs."""
        box = self.wait(lambda: self.at_rest(node), f"“{node.get_name()}” to come to rest")
        left, top = self.corner(node)
        self.point(left + SHADOW + box.x + box.width // 2,
                   top + SHADOW + box.y + min(box.height // 2, 30))
        xdo("click", "--repeat", count, "--delay", 80, button)

    def at_rest(self, node):
        """Where a node is in its window, if it stays there: pages slide, and a click at one that
        moves meets what is still in front of it."""
        def places():
            box = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
            return box.x, box.y, box.width, box.height
        before = places()
        time.sleep(0.15)
        return node.get_component_iface().get_extents(Atspi.CoordType.WINDOW) \
            if places() == before else None

    def top(self, node):
        """Where a node begins in its window."""
        return node.get_component_iface().get_extents(Atspi.CoordType.WINDOW).y

    def scroll(self, n_notches):
        """Turns the wheel where the pointer is."""
        xdo("click", "--repeat", n_notches, "--delay", 20, 5)
        time.sleep(0.5)

    def corner(self, node):
        """Where the window of a node begins on the screen."""
        top = node
        while top.get_role_name() not in WINDOWS and top.get_parent() is not None:
            top = top.get_parent()
        number = self.window
        for window in self._windows():
            title = subprocess.run(["xdotool", "getwindowname", window], capture_output=True,
                                   text=True, check=False).stdout.strip()
            if title == top.get_name() and (window != self.window or title == "Pursuit"):
                number = window
        x, y, _, _ = geometry(number)
        return x, y

    def extents(self):
        """How wide and high the windows are inside of their shadows; one may close meanwhile."""
        found = filter(None, map(geometry, self._windows()))
        return [(width - 2 * SHADOW, height - 2 * SHADOW) for _, _, width, height in found]

    def point(self, x, y):
        xdo("mousemove", x, y)

    def center(self, title):
        """Moves a dialog to the middle, where a window manager would put it."""
        window = self.wait(lambda: [w for w in self._windows() if w != self.window], title)[-1]
        _, _, width, height = geometry(window)
        x = max((self.size[0] - width) // 2, -SHADOW)
        y = max((self.size[1] - height) // 3, -SHADOW)
        xdo("windowmove", "--sync", "--", window, x, y)
        self.point(x + width // 2, y + 20)

    def key(self, *keys):
        for key in keys:
            xdo("key", "--clearmodifiers", key)
            time.sleep(0.15)

    def insist(self, keys, function, what, seconds=60):
        """Presses keys again from time to time until they have their effect: a machine that is
        busy with other things can lose one."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.key(*keys)
            try:
                return self.wait(function, what, 5)
            except Failed:
                if self.process.poll() is not None:
                    raise
        raise Failed(f"pressed {' '.join(keys)} for {seconds} s in vain for {what}")

    def type(self, text):
        xdo("type", "--clearmodifiers", "--delay", 12, text)

    def set_text(self, node, text):
        node.get_editable_text_iface().set_text_contents(text)

    def text(self, node):
        return text_of(node)

    def focused(self):
        for node in self.nodes():
            if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                return node
        return None

    def shot(self, path):
        time.sleep(0.7)  # what moves comes to rest
        subprocess.run(["import", "-window", "root", path], check=True)

    def logged(self):
        """All that it has said so far."""
        self.log.seek(0)
        return self.log.read()

    def close(self):
        """Ends it as a person does, so that it may store what is open."""
        if self.process.poll() is None:
            self.key("ctrl+q")
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                raise Failed("the program did not end by Ctrl+Q") from None
        noise = [line for line in self.logged().split("\n")
                 if ("CRITICAL" in line or "WARNING" in line)
                 and not any(words in line for words in self.tolerated)]
        if noise:
            raise Failed("the program complained: " + noise[0])


def geometry(window):
    """Where a window is and how large, with its shadow; None if it has gone."""
    text = subprocess.run(["xdotool", "getwindowgeometry", "--shell", window],
                          capture_output=True, text=True, check=False).stdout
    values = dict(line.split("=") for line in text.split())
    return tuple(int(values[name]) for name in ("X", "Y", "WIDTH", "HEIGHT")) if values else None


def xdo(*words):
    subprocess.run(["xdotool", *map(str, words)], check=True, stdout=subprocess.DEVNULL)


def containing(part):
    """A name with these words in it."""
    def matches(text):
        return part in text
    matches.what = part
    return matches


def any_of(*names):
    """One of these: libadwaita 1.7 calls a row by its title, also where it has another name."""
    wanted = [name if callable(name) else name.__eq__ for name in names]

    def matches(text):
        return any(match(text) for match in wanted)
    matches.what = "” or “".join(getattr(name, "what", name) for name in names)
    return matches


def text_of(node):
    """What a node says. With newer bindings a method of the node hides that of its text."""
    text = node.get_text_iface()
    return Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text)) if text else ""


def data(*parts):
    """A folder of the real data, or None."""
    top = os.environ.get("PURSUIT_TEST_DATA") or os.environ.get("PURSUIT_TEST_DATA_DEFAULT") \
        or os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "shared", "data")
    path = os.path.join(top, *parts)
    return path if os.path.exists(path) else None


def profile():
    return os.path.join(tempfile.mkdtemp(prefix="pursuit-journey-"), "workspace")


def explain(error):
    """Where a step failed, and what the program said and became."""
    here = os.path.dirname(os.path.abspath(__file__))
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename.startswith(here) and frame.name not in ("run", "wait"):
            print(f"#   {os.path.basename(frame.filename)}:{frame.lineno} {frame.line}")
    if App.latest:
        status = App.latest.process.poll()
        print("#   the program", "runs" if status is None else f"ended with {status}")
        for line in App.latest.logged().rstrip().split("\n")[-5:]:
            print(f"#   {line}")


def run(*steps):
    """Runs (name, function) one after the other as TAP; the first that fails ends the journey."""
    print(f"1..{len(steps)}", flush=True)
    for number, (name, function) in enumerate(steps, 1):
        try:
            function()
        except Exception as error:
            print(f"not ok {number} - {name}\n# {error}")
            explain(error)
            for rest in range(number + 1, len(steps) + 1):
                print(f"not ok {rest} - {steps[rest - 1][0]} # not reached", flush=True)
            sys.exit(1)
        print(f"ok {number} - {name}", flush=True)
