#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""po/POTFILES.in lists exactly the files that hold words for people.

translatable.py --write brings the list up to date.
"""

import os
import re
import sys

from lint import Finding, Rule, Sample, Tree, closing, code_of, line_of, run

LIST = "po/POTFILES.in"
MARKED_C = re.compile(r"(?<!\w)(?:_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2?|gettext)\s*\(")
MARKED_XML = re.compile(r'translatable="(?:yes|true)"')
HEADER = re.compile(r"#\s*include\s*<glib/gi18n(?:-lib)?\.h>")


def with_words(tree):
    found = [path for path, text in tree.sources() if MARKED_C.search(code_of(text))]
    found += [path for path, text in tree.matching(r"resources/.*\.ui") if MARKED_XML.search(text)]
    found += [path for path, _ in tree.matching(r"data/.*\.(desktop\.in|metainfo\.xml\.in|gschema\.xml)")]
    return sorted(found)


def listed(tree):
    return [line.strip() for line in tree.files.get(LIST, "").split("\n")
            if line.strip() and not line.startswith("#")]


def list_is_whole(tree):
    for path in sorted(set(with_words(tree)) - set(listed(tree))):
        yield Finding(LIST, 1, f"{path} is missing: run tests/lint/translatable.py --write")


def list_is_true(tree):
    for path in sorted(set(listed(tree)) - set(with_words(tree))):
        yield Finding(LIST, 1, f"{path} has no words to translate: run tests/lint/translatable.py --write")


def words_include_gettext(tree):
    for path, text in tree.matching(r"src/.*\.c"):
        if MARKED_C.search(code_of(text)) and not HEADER.search(text):
            yield Finding(path, 1, "marks words without <glib/gi18n-lib.h>")


def words_are_whole(tree):
    """A macro ends the text for the tool that collects it, unless it is one of <inttypes.h>."""
    for path, text in tree.matching(r"src/.*\.c"):
        code = code_of(text)
        for match in MARKED_C.finditer(code):
            inside = code[match.end():closing(code, match.end() - 1)]
            macro = re.search(r"\bG_\w+_FORMAT\b", inside)
            if macro:
                yield Finding(path, line_of(code, match.start()),
                              f"{macro[0]} cuts the words off: take PRId64, PRIu64 or %zu")


def write():
    top = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    with open(os.path.join(top, LIST), "w", encoding="utf-8") as file:
        file.write("# Kept by tests/lint/translatable.py --write\n")
        file.writelines(path + "\n" for path in with_words(Tree.of_project()))


RULES = [
    Rule("list-is-whole", list_is_whole),
    Rule("list-is-true", list_is_true),
    Rule("words-include-gettext", words_include_gettext),
    Rule("words-are-whole", words_are_whole),
]

MARKED = '#include <glib/gi18n-lib.h>\nconst char *x = _("word");\n'

SAMPLES = [
    Sample("list-is-whole", {"src/core/x.c": MARKED}, "src/core/x.c is missing"),
    Sample("list-is-whole", {"resources/app/x.ui": '<p translatable="yes">'}, "x.ui is missing"),
    Sample("list-is-whole", {"src/core/x.c": MARKED, LIST: "src/core/x.c\n"}, None),
    Sample("list-is-whole", {"src/core/x.c": '/* _("word") */ f_ ("x");'}, None),
    Sample("list-is-true", {LIST: "src/core/gone.c\n"}, "src/core/gone.c has no words"),
    Sample("words-include-gettext", {"src/core/x.c": 'f (_("word"));'}, "marks words without"),
    Sample("words-are-whole", {"src/core/x.c": 'f (_ ("line %" G_GUINT64_FORMAT ": x"), n);'},
           "G_GUINT64_FORMAT cuts"),
    Sample("words-are-whole", {"src/core/x.c": 'f (_ ("line %" PRIu64 ": x"), g ("%" G_GSIZE_FORMAT));'}, None),
]

if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        write()
    else:
        sys.exit(run(RULES, SAMPLES))
