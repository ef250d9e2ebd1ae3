#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each public function has a block of documentation that names it and its parameters."""

import re
import sys

from lint import Finding, Rule, Sample, blank, closing, line_of, run, split_arguments, without_comments

EXEMPT = re.compile(r".*_(get_type|error_quark|quark)$")


def prototypes(text):
    """(name, position of its statement, parameters) of each function a header declares."""
    code = without_comments(text)
    code = re.sub(r"^[ \t]*#(?:\\\n|[^\n])*", blank, code, flags=re.MULTILINE)
    code = re.sub(r"\b(?:struct|union|enum)\b[^;{(]*\{[^}]*\}", blank, code)
    code = re.sub(r"\btypedef\b[^;]*;", blank, code)
    for match in re.finditer(r"\b(pursuit_\w+)\s*(\()", code):
        before = max(code.rfind(mark, 0, match.start()) for mark in ";})")
        start = before + 1 + len(code[before + 1:]) - len(code[before + 1:].lstrip())
        if re.match(r"G_(DECLARE|DEFINE)|.*\bG_BEGIN_DECLS\s+(?=\Z)", code[start:match.start()]):
            continue
        arguments = split_arguments(code[match.end():closing(code, match.start(2))])
        yield match[1], skip_marks(code, start), arguments


def skip_marks(code, start):
    marks = re.match(r"(?:G_BEGIN_DECLS\s+)+", code[start:])
    return start + marks.end() if marks else start


def comment_before(text, position):
    """The comment that ends just above a position, or ''."""
    head = text[:position].rstrip()
    if not head.endswith("*/"):
        return ""
    return head[head.rfind("/*"):]


def parameter_name(parameter):
    pointer = re.search(r"\(\s*\*\s*(\w+)", parameter)
    if pointer:
        return pointer[1]
    names = re.findall(r"\w+", re.sub(r"\[[^]]*\]", "", parameter))
    return names[-1] if len(names) > 1 else ""


def public_prototypes(tree):
    for path, text in tree.matching(r"src/.*\.h"):
        if path.endswith("-private.h"):
            continue
        for name, position, arguments in prototypes(text):
            if not EXEMPT.match(name):
                yield path, line_of(text, position), name, arguments, comment_before(text, position)


def functions_have_blocks(tree):
    for path, line, name, _, comment in public_prototypes(tree):
        if not comment.startswith("/**") or not re.search(rf"^\s*\* {name}:", comment, re.MULTILINE):
            yield Finding(path, line, f"{name} has no documentation block")


def parameters_are_named(tree):
    for path, line, name, arguments, comment in public_prototypes(tree):
        if not comment.startswith("/**"):
            continue
        for argument in arguments:
            parameter = parameter_name(argument)
            if parameter and parameter != "error" and f"@{parameter}:" not in comment:
                yield Finding(path, line, f"{name}: @{parameter} is not described")


RULES = [
    Rule("functions-have-blocks", functions_have_blocks),
    Rule("parameters-are-named", parameters_are_named),
]

GOOD = """G_BEGIN_DECLS
typedef void (*PursuitX) (int a);
G_DECLARE_FINAL_TYPE (PursuitLead, pursuit_lead, PURSUIT, LEAD, GObject)

/**
 * pursuit_lead_get_name:
 * @self: a lead
 *
 * Returns: (transfer none): its name
 */
const char *pursuit_lead_get_name (PursuitLead *self);
"""

SAMPLES = [
    Sample("functions-have-blocks", {"src/core/x.h": GOOD}, None),
    Sample("functions-have-blocks", {"src/core/x.h": GOOD + "void pursuit_lead_run (void);\n"},
           "pursuit_lead_run has no documentation block"),
    Sample("functions-have-blocks", {"src/core/x.h": "/** about something else */\nint pursuit_x (int a);"},
           "pursuit_x has no documentation block"),
    Sample("functions-have-blocks", {"src/core/x-private.h": "int pursuit_x (int a);"}, None),
    Sample("parameters-are-named", {"src/core/x.h": GOOD.replace("* @self: a lead", "*")},
           "@self is not described"),
    Sample("parameters-are-named", {"src/core/x.h": GOOD}, None),
]

if __name__ == "__main__":
    sys.exit(run(RULES, SAMPLES))
