# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lints share: a tree of files to look at, C text without its comments, and a runner
that first proves each rule on samples and then holds it against the tree.

A finding can be allowed where it stands, with a reason, on its line or the line above:
    /* lint: allow <rule>: why this place is right */
"""

import os
import re
import sys
from collections import namedtuple

Finding = namedtuple("Finding", "path line message")
Rule = namedtuple("Rule", "name check")
# `finds` is a piece of the message that the rule must give, None where it must be silent.
Sample = namedtuple("Sample", "rule files finds")
Function = namedtuple("Function", "name parameters line end body")

FOLDERS = ("src", "tests", "data", "resources", "po", "docs", "tools")
IGNORED = {"__pycache__", "corpus"}
ALLOWED = re.compile(r"lint: allow ([a-z-]+): \S")


class Tree:
    """Files by their path below the top of the project."""

    def __init__(self, files):
        self.files = files

    @classmethod
    def of_project(cls):
        top = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
        files = {}
        for name in os.listdir(top):
            if not name.startswith(".git") and os.path.isfile(os.path.join(top, name)):
                cls._read(files, top, name)
        for folder in FOLDERS:
            for here, folders, names in os.walk(os.path.join(top, folder)):
                folders[:] = sorted(set(folders) - IGNORED)
                for name in sorted(names):
                    cls._read(files, top, os.path.relpath(os.path.join(here, name), top))
        return cls(files)

    @staticmethod
    def _read(files, top, path):
        try:
            with open(os.path.join(top, path), encoding="utf-8") as file:
                files[path] = file.read()
        except (UnicodeDecodeError, OSError):
            pass

    def matching(self, pattern):
        """(path, text) of the files whose whole path matches a regular expression."""
        found = re.compile(pattern)
        return [(path, text) for path, text in sorted(self.files.items()) if found.fullmatch(path)]

    def sources(self, below="src"):
        return self.matching(below + r"/.*\.[ch]")


def blank(match):
    return re.sub(r"[^\n]", " ", match[0])


def without_comments(text):
    """The same text, same lines and columns, with comments blanked."""
    def choose(match):
        return blank(match) if match[0].startswith("/") else match[0]
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'',
                  choose, text, flags=re.DOTALL)


def code_of(text):
    """The same text, with comments and the content of strings blanked."""
    return re.sub(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'',
                  lambda match: '"' + " " * (len(match[0]) - 2) + '"', without_comments(text))


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def closing(text, opening):
    """The place of the bracket that closes the one at `opening`, or the end of the text."""
    pairs = {"(": ")", "{": "}", "[": "]"}
    depth = 0
    for place in range(opening, len(text)):
        if text[place] == text[opening]:
            depth += 1
        elif text[place] == pairs[text[opening]]:
            depth -= 1
            if depth == 0:
                return place
    return len(text) - 1


def split_arguments(text):
    """`a, f (b, c), d` as ['a', 'f (b, c)', 'd']."""
    arguments, depth, start = [], 0, 0
    for place, letter in enumerate(text):
        if letter in "([{":
            depth += 1
        elif letter in ")]}":
            depth -= 1
        elif letter == "," and depth == 0:
            arguments.append(text[start:place].strip())
            start = place + 1
    last = text[start:].strip()
    return arguments + [last] if last else arguments


def calls(code, name):
    """(position, arguments) of each call of a function whose name matches an expression."""
    for match in re.finditer(r"(?<![\w.>])(?:" + name + r")\s*(\()", code):
        end = closing(code, match.start(match.lastindex))
        yield match.start(), split_arguments(code[match.end():end])


def functions(text):
    """The functions a .c file defines."""
    code = code_of(text)
    found = []
    for match in re.finditer(r"^([a-z_]\w*) (\()", code, re.MULTILINE):
        end = closing(code, match.start(2))
        rest = re.match(r"\)(?:\s*G_GNUC_\w+(?:\s*\([^)]*\))?)*\s*\{", code[end:])
        if not rest:
            continue
        opening = end + rest.end() - 1
        last = closing(code, opening)
        parameters = split_arguments(code[match.end():end])
        found.append(Function(match[1], [] if parameters == ["void"] else parameters,
                              line_of(code, match.start()), line_of(code, last),
                              code[opening:last + 1]))
    return found


def is_allowed(tree, rule, finding):
    lines = tree.files.get(finding.path, "").split("\n")
    near = lines[max(0, finding.line - 2):finding.line]
    return any(match[1] == rule for line in near for match in ALLOWED.finditer(line))


def findings(rule, tree):
    return [finding for finding in rule.check(tree) if not is_allowed(tree, rule.name, finding)]


def judge(sample, rules):
    """None when the rule says what the sample expects, else what went wrong."""
    found = findings(rules[sample.rule], Tree(sample.files))
    said = "; ".join(finding.message for finding in found)
    if sample.finds is None:
        return f"says '{said}' about clean files" if found else None
    if not any(sample.finds in finding.message for finding in found):
        return f"does not find '{sample.finds}', says '{said}'"
    return None


def run(rules, samples):
    """Prints TAP: each sample, then each rule held against the tree. Returns the exit status."""
    by_name = {rule.name: rule for rule in rules}
    unproven = set(by_name) - {sample.rule for sample in samples if sample.finds is not None}
    number = failed = 0

    def tell(good, text, remarks=()):
        nonlocal number, failed
        number += 1
        failed += not good
        print(f"{'ok' if good else 'not ok'} {number} - {text}")
        sys.stdout.flush()
        for remark in remarks:
            # Meson shows what a failed TAP test says on standard error only.
            print(remark, file=sys.stderr, flush=True)

    print(f"1..{len(samples) + len(rules)}")
    for sample in samples:
        wrong = judge(sample, by_name)
        expected = f"finds '{sample.finds}'" if sample.finds else "accepts what is right"
        tell(wrong is None, f"self-test: {sample.rule} {expected}", [wrong] if wrong else [])

    tree = Tree.of_project()
    for rule in rules:
        found = findings(rule, tree)
        remarks = [f"{item.path}:{item.line}: {item.message}" for item in found]
        if rule.name in unproven:
            remarks.append("no sample proves that this rule finds anything")
        tell(not remarks, rule.name, remarks)

    sys.stdout.flush()
    return 1 if failed else 0
