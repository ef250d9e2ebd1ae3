#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long things may grow. A file that reaches its limit usually holds two types.

sizes.py --proportion holds the length of the tests against that of the code, room by room; ./check
asks for it, and not the tests of one room, since it is a matter of the whole.
"""

import re
import sys

from lint import Finding, Rule, Sample, Tree, functions, run

SOURCE_LINES = 700
HEADER_LINES = 400
FUNCTION_LINES = 80
PARAMETERS = 6
INTERFACE_LINES = 300
TESTS_TO_CODE = 0.5
# What GLib's own conventions add to a function is not counted.
CONVENTIONAL = re.compile(r"GCancellable \*|GError \*\*|GAsyncReadyCallback |gpointer user_data$")


def longer_than(tree, pattern, limit):
    for path, text in tree.matching(pattern):
        lines = text.count("\n")
        if lines > limit:
            yield Finding(path, 1, f"{lines} lines, {limit} are the limit")


def source_lines(tree):
    return longer_than(tree, r"(src|tests)/.*\.(c|py)", SOURCE_LINES)


def header_lines(tree):
    return longer_than(tree, r"(src|tests)/.*\.h", HEADER_LINES)


def interface_lines(tree):
    return longer_than(tree, r"resources/.*\.ui", INTERFACE_LINES)


def function_lines(tree):
    for path, text in tree.matching(r"(src|tests)/.*\.c"):
        for function in functions(text):
            lines = function.end - function.line + 1
            if lines > FUNCTION_LINES:
                yield Finding(path, function.line,
                              f"{function.name}: {lines} lines, {FUNCTION_LINES} are the limit")


def parameters(tree):
    for path, text in tree.matching(r"src/.*\.c"):
        for function in functions(text):
            if any(item.startswith("GtkOrientation ") for item in function.parameters):
                continue  # measuring a widget: the signature is GTK's
            own = [item for item in function.parameters if not CONVENTIONAL.match(item)]
            if len(own) > PARAMETERS:
                yield Finding(path, function.line, f"{function.name}: {len(own)} "
                              f"parameters, {PARAMETERS} are the limit: pass a struct")


def lines_by_room(tree, pattern):
    lines = {}
    for path, text in tree.matching(pattern):
        room = path.split("/")[1]
        lines[room] = lines.get(room, 0) + text.count("\n")
    return lines


def proportion(tree):
    """Prints code and test lines of each room; the status is 1 when the whole has too few tests."""
    # Headers are mostly the description of functions: what can be wrong is in the .c files.
    code = lines_by_room(tree, r"src/[a-z]+/.*\.c")
    tests = lines_by_room(tree, r"tests/[a-z]+/.*\.(c|h|py)")
    for room in sorted(set(code) | set(tests)):
        print(f"{room:12} {code.get(room, 0):6} code {tests.get(room, 0):6} tests")
    rooms = set(code) | {"journeys", "fuzz", "support"}
    counted = sum(lines for room, lines in tests.items() if room in rooms)
    print(f"{'all rooms':12} {sum(code.values()):6} code {counted:6} tests, {TESTS_TO_CODE} is the least")
    return 0 if counted >= TESTS_TO_CODE * sum(code.values()) else 1


RULES = [
    Rule("source-lines", source_lines),
    Rule("header-lines", header_lines),
    Rule("interface-lines", interface_lines),
    Rule("function-lines", function_lines),
    Rule("parameters", parameters),
]

LONG = "static int\nlong_one (int a)\n{\n" + "  a++;\n" * 79 + "}\n"

SAMPLES = [
    Sample("source-lines", {"src/core/x.c": "\n" * 701}, "701 lines, 700 are the limit"),
    Sample("source-lines", {"src/core/x.c": "\n" * 700}, None),
    Sample("header-lines", {"src/core/x.h": "\n" * 401}, "401 lines"),
    Sample("interface-lines", {"resources/app/x.ui": "\n" * 301}, "301 lines"),
    Sample("function-lines", {"src/core/x.c": LONG}, "long_one: 82 lines"),
    Sample("function-lines", {"src/core/x.c": LONG.replace("  a++;\n", "", 2)}, None),
    Sample("parameters", {"src/core/x.c": "void\nmany (int a, int b, int c, int d, int e, int f, "
                          "void (*g) (int, int))\n{\n}\n"}, "many: 7 parameters"),
    Sample("parameters", {"src/core/x.c": "void\nfew (int a, int b, int c, int d, int e, "
                          "void (*f) (int, int))\n{\n}\n"}, None),
    Sample("parameters", {"src/core/x.c": "void\nrun_async (int a, int b, int c, int d, int e, int f, "
                          "GCancellable *c, GAsyncReadyCallback g, gpointer user_data)\n{\n}\n"}, None),
    Sample("parameters", {"src/app/x.c": "static void\nx_measure (GtkWidget *w, GtkOrientation o, int f, "
                          "int *a, int *b, int *c, int *d)\n{\n}\n"}, None),
]

if __name__ == "__main__":
    if sys.argv[1:] == ["--proportion"]:
        sys.exit(proportion(Tree.of_project()))
    sys.exit(run(RULES, SAMPLES))
