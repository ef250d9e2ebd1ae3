#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tools that judge the tests are tested themselves."""

import contextlib
import importlib.util
import io
import json
import os
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SCRIPTS = ["run", "check", ".ci/run", "tools/packages.sh", "tools/steps.sh", "tests/support/headless"]


def load_tally():
    spec = importlib.util.spec_from_file_location("tally", os.path.join(TOP, "tools", "tally.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


tally = load_tally()


def statuses(stdout, result="OK", returncode=0):
    entry = {"name": "t", "stdout": stdout, "result": result, "returncode": returncode}
    return [status for status, _, _ in tally.read_test("label", entry)]


def summed(lines):
    with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf-8") as results:
        results.write("".join(line + "\n" for line in lines))
        results.flush()
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            status = tally.total(results.name)
    return status, output.getvalue().splitlines()


def shell(script, **files):
    """What a script says that has tools/packages.sh and a list of packages, word by word."""
    with tempfile.TemporaryDirectory() as top:
        for name, text in files.items():
            with open(os.path.join(top, name), "w", encoding="utf-8") as file:
                file.write(text)
        run = subprocess.run(["/bin/bash", "-c", f'top=$1; . "$2/tools/packages.sh"; {script}', "-", top, TOP],
                             capture_output=True, text=True, check=False, timeout=60)
    return run.stdout.split()


def each_tap_line_counts():
    assert statuses("1..3\nok 1 /a\nok 2 /b\nnot ok 3 /c\n", "FAIL", 1) == ["pass", "pass", "fail"]


def nested_tests_count_once():
    nested = "ok 1 /a\n# Subtest: b\n    ok 1 /b/x\n    ok 2 /b/y\n    1..2\nok 2 b\nok 3 /c\n1..3\n"
    assert statuses(nested) == ["pass"] * 4, statuses(nested)


def crash_after_good_lines_is_a_failure():
    assert statuses("1..2\nok 1 /a\n", "ERROR", -11) == ["pass", "fail"]


def silent_programs_count_once():
    assert statuses("", "OK") == ["pass"]
    assert statuses("", "TIMEOUT", -15) == ["fail"]


def skips_keep_their_reason():
    lines = tally.read_tap("ok 1 /a # SKIP no test data at x\n")
    assert lines == [("skip", "/a", "no test data at x")], lines


def names_are_kept():
    assert tally.read_tap("ok 1 - plain words - and more\n")[0][1] == "plain words - and more"


def last_line_is_the_sum():
    status, lines = summed(["pass\ta\t", "pass\tb\t", "skip\tc\tno data"])
    assert status == 0 and lines[-1] == "2 passed, 0 failed, 1 skipped", lines
    assert "  no data" in lines


def failures_fail():
    status, lines = summed(["pass\ta\t", "fail\tb\tcrashed"])
    assert status == 1 and lines[-1] == "1 passed, 1 failed"
    assert "  b (crashed)" in lines


def nothing_at_all_fails():
    status, lines = summed([])
    assert status == 1 and lines[-1] == "0 passed, 0 failed"


def unreadable_log_is_a_failure():
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        tally.read("label", "/nonexistent/log.json")
    assert output.getvalue().startswith("fail\tlabel\t")


def log_is_read_from_json():
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as log:
        log.write(json.dumps({"name": "t", "stdout": "1..1\nok 1 /a\n", "result": "OK"}) + "\n")
        log.flush()
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            tally.read("gcc", log.name)
    assert output.getvalue() == "pass\tgcc t /a\t\n", output.getvalue()


def failures_are_shown():
    told = tally.said({"stdout": "1..2\nok 1 /a\nnot ok 2 /b\n# why\n", "stderr": "ERROR: x == y"})
    assert told == ["not ok 2 /b", "# why", "ERROR: x == y"], told


def packages_come_from_their_section():
    packages = "# words\n#: build\ngcc\nmeson  # builds\n#: test\nxvfb?\n"
    assert shell("packages_listed build", packages=packages) == ["gcc", "meson"]
    assert shell("packages_listed test build", packages=packages) == ["gcc", "meson", "xvfb?"]


def other_systems_get_the_list():
    said = " ".join(shell("""
      mkdir "$top/bin"
      for program in awk sed fmt; do ln -s "$(command -v $program)" "$top/bin/"; done
      PATH=$top/bin packages_ensure build 2>&1
      echo "status $?"
    """, packages="#: build\ngcc\nmeson?\n#: test\nxvfb\n"))
    assert "not Debian or Ubuntu" in said and said.endswith("--no-install: gcc meson status 1"), said


def changed_configuration_stays():
    said = " ".join(shell('packages_as_root () { echo "$@"; }; packages_apt install x'))
    assert "-o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold install x" in said, said


def failed_packages_are_named():
    log = """Setting up libfoo (1.2) ...
*** foo.conf (Y/I/N/O/D/Z) [default=N] ? dpkg: error processing package libfoo (--configure):
 end of file on stdin at conffile prompt
Setting up bar (3) ...
Errors were encountered while processing:
 libfoo
E: Sub-process /usr/bin/dpkg returned an error code (1)
"""
    said = " ".join(shell('packages_log=$top/log packages_failed Sorry. 2>&1', log=log))
    assert said == ("Sorry. What apt-get said: dpkg: error processing package libfoo (--configure): "
                    "end of file on stdin at conffile prompt Errors were encountered while processing: "
                    "libfoo E: Sub-process /usr/bin/dpkg returned an error code (1)"), said
    said = " ".join(shell('packages_log=$top/log packages_failed Sorry. 2>&1', log="no\nway\n"))
    assert said == "Sorry. What apt-get said: no way", said


def what_is_installed_needs_nothing():
    if shell("command -v dpkg-query apt-get") and shell("packages_installed bash && echo yes") == ["yes"]:
        assert shell("packages_ensure build; echo $?", packages="#: build\nbash\n") == ["0"]


def scripts_are_valid():
    for script in SCRIPTS:
        subprocess.run(["/bin/bash", "-n", os.path.join(TOP, script)], check=True, timeout=60)


TESTS = [each_tap_line_counts, nested_tests_count_once, crash_after_good_lines_is_a_failure,
         silent_programs_count_once, skips_keep_their_reason, names_are_kept, last_line_is_the_sum,
         failures_fail, nothing_at_all_fails, unreadable_log_is_a_failure, log_is_read_from_json, failures_are_shown,
         packages_come_from_their_section, other_systems_get_the_list, changed_configuration_stays,
         failed_packages_are_named, what_is_installed_needs_nothing, scripts_are_valid]


def main():
    failed = 0
    print(f"1..{len(TESTS)}")
    for number, test in enumerate(TESTS, 1):
        name = test.__name__.replace("_", " ")
        try:
            test()
            print(f"ok {number} - {name}")
        except (AssertionError, OSError, subprocess.SubprocessError) as error:
            failed += 1
            print(f"not ok {number} - {name}", flush=True)
            print(f"{name}: {type(error).__name__}: {error}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
