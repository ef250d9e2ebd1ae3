#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The wrapper of the window tests: what it gives, and that it leaves nothing behind."""

import os
import signal
import subprocess
import sys
import tempfile
import time

HEADLESS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "headless")
PATIENCE = 20.0


def environment(temporary):
    kept = {name: value for name, value in os.environ.items() if name != "PURSUIT_HEADLESS"}
    return {**kept, "TMPDIR": temporary}


def run(temporary, *command):
    return subprocess.run([HEADLESS, *command], env=environment(temporary), capture_output=True,
                          text=True, check=False, timeout=60)


def wait_until(condition, what):
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, f"{what} did not happen within {PATIENCE:.0f} s"
        time.sleep(0.02)


def is_running(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def start_and_stop(temporary, number):
    """Starts a long command that tells its number, and sends a signal to the wrapper alone."""
    told = os.path.join(temporary, "pid")
    with subprocess.Popen([HEADLESS, "sh", "-c", f"echo $$ >{told}.new; mv {told}.new {told}; exec sleep 600"],
                          env=environment(temporary), stderr=subprocess.DEVNULL) as wrapper:
        wait_until(lambda: os.path.exists(told), "the start")
        with open(told, encoding="utf-8") as file:
            pid = int(file.read())
        os.unlink(told)
        wrapper.send_signal(number)
        status = wrapper.wait(timeout=PATIENCE)
    return pid, status


def gives_what_the_command_says(temporary):
    done = run(temporary, "sh", "-c", "echo words; exit 7")
    assert (done.returncode, done.stdout) == (7, "words\n"), done


def gives_a_place_of_its_own(temporary):
    names = ["DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME"]
    done = run(temporary, "sh", "-c", "".join(f"echo ${name};" for name in names))
    display, bus, home, runtime, data = done.stdout.split("\n")[:5]
    assert display.startswith(":") and bus, done
    for folder in (home, runtime, data):
        assert folder.startswith(temporary + "/"), folder


def starts_once_when_nested(temporary):
    done = run(temporary, "sh", "-c", "echo $DISPLAY; \"$1\" sh -c 'echo $DISPLAY'", "-", HEADLESS)
    outer, inner = done.stdout.split()
    assert outer == inner, done


def leaves_no_folder(temporary):
    run(temporary, "true")
    assert os.listdir(temporary) == [], os.listdir(temporary)


def ends_what_the_command_left(temporary):
    done = run(temporary, "sh", "-c", "sleep 600 >/dev/null 2>&1 & echo $!")
    assert not is_running(int(done.stdout))


def cleans_up_when_asked_to_stop(temporary):
    pid, status = start_and_stop(temporary, signal.SIGTERM)
    assert status == 128 + signal.SIGTERM, status
    assert not is_running(pid)
    assert os.listdir(temporary) == [], os.listdir(temporary)


def cleans_up_when_killed(temporary):
    pid, _ = start_and_stop(temporary, signal.SIGKILL)
    wait_until(lambda: not is_running(pid), "the end of the command")
    wait_until(lambda: os.listdir(temporary) == [], "the removal of the folder")


TESTS = [gives_what_the_command_says, gives_a_place_of_its_own, starts_once_when_nested, leaves_no_folder,
         ends_what_the_command_left, cleans_up_when_asked_to_stop, cleans_up_when_killed]


def main():
    failed = 0
    print(f"1..{len(TESTS)}")
    for number, test in enumerate(TESTS, 1):
        name = test.__name__.replace("_", " ")
        try:
            with tempfile.TemporaryDirectory() as temporary:
                test(temporary)
            print(f"ok {number} - {name}", flush=True)
        except (AssertionError, OSError, ValueError, subprocess.SubprocessError) as error:
            failed += 1
            print(f"not ok {number} - {name}", flush=True)
            print(f"{name}: {type(error).__name__}: {error}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
