#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The wrapper of tests with sanitizers: it tries again what only the leak sanitizer broke."""

import os
import signal
import subprocess
import sys
import tempfile
import time

SANITIZED = os.path.join(os.path.dirname(os.path.abspath(__file__)), "sanitized")
FELL = "echo ==7==LeakSanitizer has encountered a fatal error. >&2; exit 134"
LEAKED = "echo ==7==ERROR: LeakSanitizer: detected memory leaks >&2; exit 23"


def run(script):
    """Each time that it runs, the script finds one line more in the file that it is given."""
    with tempfile.TemporaryDirectory() as folder:
        tries = os.path.join(folder, "tries")
        done = subprocess.run([SANITIZED, "sh", "-c", f"echo >>{tries}; n=$(wc -l <{tries}); {script}"],
                              capture_output=True, text=True, check=False, timeout=60)
        with open(tries, encoding="utf-8") as file:
            return done, len(file.readlines())


def what_passes_is_run_once():
    done, tries = run("echo ok $n; echo told >&2")
    assert (done.returncode, done.stdout, done.stderr, tries) == (0, "ok 1\n", "told\n", 1), done


def a_fall_of_the_tracer_is_tried_again():
    done, tries = run(f"echo ok $n; [ $n -gt 1 ] || {{ {FELL}; }}")
    assert (done.returncode, done.stdout, tries) == (0, "ok 2\n", 2), done


def but_only_once():
    done, tries = run(FELL)
    assert (done.returncode, tries) == (134, 2), done


def a_leak_is_a_leak():
    done, tries = run(LEAKED)
    assert (done.returncode, tries) == (23, 1), done


def what_took_too_long_tells_how_far_it_came():
    with subprocess.Popen([SANITIZED, "sh", "-c", "echo ok 1; exec sleep 600"], stdout=subprocess.PIPE,
                          text=True) as wrapper:
        time.sleep(1)
        wrapper.send_signal(signal.SIGTERM)
        said, _ = wrapper.communicate(timeout=20)
    assert (wrapper.returncode, said) == (143, "ok 1\n"), said


def main():
    tests = [what_passes_is_run_once, a_fall_of_the_tracer_is_tried_again, but_only_once, a_leak_is_a_leak,
             what_took_too_long_tells_how_far_it_came]
    failed = 0
    print(f"1..{len(tests)}")
    for number, test in enumerate(tests, 1):
        try:
            test()
            print(f"ok {number} - {test.__name__}")
        except (AssertionError, subprocess.TimeoutExpired) as error:
            failed = 1
            print(f"not ok {number} - {test.__name__}\n# {error}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
