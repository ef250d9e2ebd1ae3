#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long things may grow. A file that reaches its limit usually holds two types."""

import re
import sys

from lint import Finding, Rule, Sample, functions, run

SOURCE_LINES = 700
HEADER_LINES = 400
FUNCTION_LINES = 80
PARAMETERS = 6
INTERFACE_LINES = 300
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
    sys.exit(run(RULES, SAMPLES))
