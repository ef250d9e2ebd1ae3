#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns what Meson logged into one line for each test, and such lines into a sum.

tally.py read LABEL TESTLOG.json    prints "status<TAB>name<TAB>reason" lines
tally.py show TESTLOG.json          prints what the failed tests said
tally.py sum RESULTS                prints the skips with their reasons and the last line
"""

import json
import re
import sys

RESULT_LINE = re.compile(r"^(?P<indent> *)(?P<bad>not )?ok\b *\d* *-? *(?P<name>[^#]*)"
                         r"(?:# *(?P<mark>SKIP|TODO)\S*\s*(?P<reason>.*))?", re.IGNORECASE)
PASSED = {"OK", "EXPECTEDFAIL"}
LINES_SHOWN = 150


def read_tap(output):
    """The tests a TAP stream tells of: (status, name, reason). The line that closes a nested
    subtest only repeats what its inner lines said, so it is left out."""
    tests = []
    seen_below = {}
    for line in output.splitlines():
        match = RESULT_LINE.match(line)
        if not match:
            continue
        depth = len(match["indent"])
        closes = any(below > depth for below in seen_below)
        seen_below = {d: True for d in seen_below if d < depth}
        seen_below[depth] = True
        if closes:
            continue
        status = "fail" if match["bad"] else "pass"
        if match["mark"]:
            if match["mark"].upper() == "SKIP":
                status = "skip"
            elif status == "fail":
                status = "skip"
        tests.append((status, match["name"].strip() or "(no name)", (match["reason"] or "").strip()))
    return tests


def read_test(label, entry):
    """All lines for one Meson test."""
    result = entry["result"]
    prefix = f"{label} {entry['name']}"
    output = entry.get("stdout") or ""
    tests = read_tap(output)

    if not tests:
        if result == "SKIP":
            return [("skip", prefix, first_words(output) or "the test said no reason")]
        good = result in PASSED
        return [("pass" if good else "fail", prefix, "" if good else result.lower())]

    lines = [(status, f"{prefix} {name}", reason) for status, name, reason in tests]
    if result not in PASSED | {"SKIP"} and not any(status == "fail" for status, _, _ in tests):
        # It crashed, hung or stopped half-way: no line of its own says so.
        code = entry.get("returncode")
        lines.append(("fail", prefix, f"{result.lower()}, status {code}"))
    return lines


def first_words(output):
    match = re.search(r"1\.\.0 *# *(?:SKIP)? *(.*)", output, re.IGNORECASE)
    if match:
        return match[1].strip()
    return output.strip().splitlines()[-1][:160] if output.strip() else ""


def read(label, path):
    try:
        with open(path, encoding="utf-8") as log:
            entries = [json.loads(line) for line in log if line.strip()]
    except (OSError, ValueError) as error:
        print(f"fail\t{label}\tthe log of the tests cannot be read: {error}")
        return
    for entry in entries:
        for line in read_test(label, entry):
            print("\t".join(field.replace("\t", " ").replace("\n", " ") for field in line))


def said(entry):
    """What a test told, without the lines of what passed."""
    kept = [line for line in (entry.get("stdout") or "").splitlines()
            if not re.match(r" *(ok\b|# (Start|End) of|\d+\.\.\d+$|TAP version)", line)]
    kept += (entry.get("stderr") or "").splitlines()
    if len(kept) > LINES_SHOWN:
        kept[LINES_SHOWN // 3:-LINES_SHOWN * 2 // 3] = ["…"]
    return kept


def show(path):
    with open(path, encoding="utf-8") as log:
        entries = [json.loads(line) for line in log if line.strip()]
    for entry in entries:
        if entry["result"] not in PASSED | {"SKIP"}:
            print(f"-- {entry['name']}: {entry['result'].lower()}")
            for line in said(entry):
                print(f"  {line}")


def total(path):
    counts = {"pass": 0, "fail": 0, "skip": 0}
    skips = {}
    fails = []
    with open(path, encoding="utf-8") as results:
        for line in results:
            status, name, reason = (line.rstrip("\n").split("\t") + ["", ""])[:3]
            counts[status] += 1
            if status == "skip":
                skips.setdefault(reason or "no reason given", []).append(name)
            elif status == "fail":
                fails.append((name, reason))

    if skips:
        print("Skipped:")
        for reason, names in skips.items():
            print(f"  {reason}")
            for name in names:
                print(f"    {name}")
    if fails:
        print("Failed:")
        for name, reason in fails:
            print(f"  {name}" + (f" ({reason})" if reason else ""))

    last = f"{counts['pass']} passed, {counts['fail']} failed"
    if counts["skip"]:
        last += f", {counts['skip']} skipped"
    print(last, flush=True)
    return 0 if counts["fail"] == 0 and counts["pass"] > 0 else 1


def main(arguments):
    if len(arguments) == 3 and arguments[0] == "read":
        read(arguments[1], arguments[2])
        return 0
    if len(arguments) == 2 and arguments[0] == "show":
        show(arguments[1])
        return 0
    if len(arguments) == 2 and arguments[0] == "sum":
        return total(arguments[1])
    print(__doc__.strip(), file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
