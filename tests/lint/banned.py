#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Calls and habits that have no place in this code, each with what to use instead."""

import re
import sys

from lint import Finding, Rule, Sample, calls, code_of, functions, line_of, run, without_comments

SPDX = "/* SPDX-License-Identifier: GPL-3.0-or-later */"

INSTEAD = {
    "strcpy": "g_strlcpy", "strcat": "GString", "strncpy": "g_strlcpy", "strncat": "GString",
    "stpcpy": "GString", "sprintf": "g_snprintf", "vsprintf": "g_vsnprintf", "gets": "GInputStream",
    "strtok": "g_strsplit", "system": "GSubprocess", "popen": "GSubprocess", "alloca": "g_malloc",
    "g_alloca": "g_malloc", "g_newa": "g_new", "atoi": "g_ascii_string_to_signed", "atol":
    "g_ascii_string_to_signed", "atof": "g_ascii_strtod", "tmpnam": "g_file_open_tmp",
    "mktemp": "g_file_open_tmp", "rand": "GRand", "setjmp": "GError", "longjmp": "GError",
    "strerror": "g_strerror", "localtime": "GDateTime", "gmtime": "GDateTime", "asctime": "GDateTime",
    "ngettext": "g_dngettext, which knows whose words they are",
}

MACHINE_PATH = re.compile(r"(?<![\w./~$}-])/(?:home|root|Users|mnt|srv)/\w")


def spdx_first(tree):
    for path, text in tree.sources("(src|tests)"):
        if not text.startswith(SPDX + "\n"):
            yield Finding(path, 1, f"the first line is not {SPDX}")


def pragma_once(tree):
    for path, text in tree.matching(r"(src|tests)/.*\.h"):
        if not re.search(r"^#pragma once$", text, re.MULTILINE):
            yield Finding(path, 1, "a header without #pragma once")


def include_with_folder(tree):
    for path, text in tree.sources("(src|tests)"):
        for match in re.finditer(r'^\s*#\s*include\s+"([^"]+)"', without_comments(text), re.MULTILINE):
            if "/" not in match[1] and match[1] != "config.h" or match[1].startswith("."):
                yield Finding(path, line_of(text, match.start(1)), f'"{match[1]}" has no folder')


def include_order(tree):
    headers = {path[len("src/"):] for path, _ in tree.matching(r"src/.*\.h")}
    for path, text in tree.matching(r"src/.*\.c"):
        included = re.findall(r'^\s*#\s*include\s+(\S+)', without_comments(text), re.MULTILINE)
        if not included or included[0] != '"config.h"':
            yield Finding(path, 1, 'the first include is not "config.h"')
        own = path[len("src/"):-1] + "h"
        accepted = (f'"{own}"', f'"{own[:-2]}-private.h"')
        if own in headers and (len(included) < 2 or included[1] not in accepted):
            yield Finding(path, 1, f'the second include is not its own "{own}"')


def unsafe_calls(tree):
    for path, text in tree.sources("(src|tests)"):
        code = code_of(text)
        for match in re.finditer(r"(?<![\w.>])(" + "|".join(INSTEAD) + r")\s*\(", code):
            yield Finding(path, line_of(code, match.start()),
                          f"{match[1]}(): use {INSTEAD[match[1]]}")


def exec_literal(tree):
    for path, text in tree.sources("(src|tests)"):
        code = code_of(text)
        for position, arguments in calls(code, "sqlite3_exec"):
            if len(arguments) < 2 or not re.match(r'"|[A-Z][A-Z0-9_]*$', arguments[1]):
                yield Finding(path, line_of(code, position),
                              "sqlite3_exec with text that is no literal: bind values")


def print_in_main_only(tree):
    for path, text in tree.sources():
        if path.startswith("src/cli/") or path.endswith("/main.c"):
            continue
        code = code_of(text)
        for position, _ in calls(code, "g_print|g_printerr|printf|puts|putchar"):
            yield Finding(path, line_of(code, position), "prints: return a value or log instead")


def task_source_tag(tree):
    for path, text in tree.matching(r"src/.*\.c"):
        for function in functions(text):
            tasks = len(re.findall(r"\bg_task_new\s*\(", function.body))
            if tasks > len(re.findall(r"\bg_task_set_source_tag\s*\(", function.body)):
                yield Finding(path, function.line, f"{function.name}: a GTask without source tag")


def threads_by_our_task(tree):
    for path, text in tree.matching(r"src/.*\.c"):
        code = code_of(text)
        for position, _ in calls(code, "g_task_run_in_thread"):
            if path != "src/core/pursuit-task.c":
                yield Finding(path, line_of(code, position),
                              "g_task_run_in_thread lets the thread free the task last: use pursuit_task_run_in_thread")


def nothing_blocks_views(tree):
    blocking = r"\w+_sync|g_usleep|sleep|usleep|nanosleep|g_main_context_iteration|g_main_loop_run|" \
               r"g_spawn_sync|g_file_get_contents|g_file_set_contents|g_file_load_contents"
    for path, text in tree.sources("src/app"):
        code = code_of(text)
        for position, _ in calls(code, blocking):
            name = re.match(r"\w+", code[position:])[0]
            yield Finding(path, line_of(code, position), f"{name} blocks the window: use its async twin")


def notify_by_pspec(tree):
    for path, text in tree.sources():
        code = code_of(text)
        for position, _ in calls(code, "g_object_notify"):
            yield Finding(path, line_of(code, position), "g_object_notify: use g_object_notify_by_pspec")


def properties_are_explicit(tree):
    for path, text in tree.matching(r"src/.*\.c"):
        code = code_of(text)
        for position, arguments in calls(code, r"g_param_spec_(?!get|pool|ref|unref|sink|set|steal)\w+"):
            flags = arguments[-1] if arguments else ""
            if re.search(r"flags\b", flags):
                continue
            line = line_of(code, position)
            if "G_PARAM_STATIC_STRINGS" not in flags:
                yield Finding(path, line, "a property without G_PARAM_STATIC_STRINGS")
            if re.search(r"G_PARAM_(READWRITE|WRITABLE)", flags) \
                    and not re.search("G_PARAM_(EXPLICIT_NOTIFY|CONSTRUCT_ONLY)", flags):
                yield Finding(path, line, "a writable property without G_PARAM_EXPLICIT_NOTIFY")


def members_are_cleared(tree):
    release = r"g_(?:free|(?:object|bytes|hash_table|ptr_array|array|date_time|variant)_unref)"
    for path, text in tree.matching(r"src/.*\.c"):
        for function in functions(text):
            if re.search(r"(finalize|free|unref|clear)$", function.name):
                continue
            if re.search(r"\b" + release + r"\s*\(self->\w+\)", function.body):
                yield Finding(path, function.line,
                              f"{function.name} releases a member: use g_clear_pointer or g_clear_object")


def no_machine_paths(tree):
    for path, text in tree.matching(r"(src|tests|data|resources|tools|po)/.*|[^/]+"):
        if path.startswith("tests/lint/") or path.startswith("tests/fixtures/") or path == "COPYING":
            continue
        for match in MACHINE_PATH.finditer(text):
            yield Finding(path, line_of(text, match.start()), f"a path of one machine: {match[0]}…")


def no_loose_ends(tree):
    for path, text in tree.sources("(src|tests)"):
        for match in re.finditer(r"\b(TODO|FIXME|XXX|HACK)\b", text):
            yield Finding(path, line_of(text, match.start()), f"{match[1]}: do it, or open an issue")


RULES = [
    Rule("spdx-first", spdx_first),
    Rule("pragma-once", pragma_once),
    Rule("include-with-folder", include_with_folder),
    Rule("include-order", include_order),
    Rule("unsafe-calls", unsafe_calls),
    Rule("exec-literal", exec_literal),
    Rule("print-in-main-only", print_in_main_only),
    Rule("task-source-tag", task_source_tag),
    Rule("threads-by-our-task", threads_by_our_task),
    Rule("nothing-blocks-views", nothing_blocks_views),
    Rule("notify-by-pspec", notify_by_pspec),
    Rule("properties-are-explicit", properties_are_explicit),
    Rule("members-are-cleared", members_are_cleared),
    Rule("no-machine-paths", no_machine_paths),
    Rule("no-loose-ends", no_loose_ends),
]

TASK = "void\nrun_async (int a)\n{\n  task = g_task_new (a, NULL, NULL, NULL);\n%s}\n"

SAMPLES = [
    Sample("spdx-first", {"src/core/x.c": "int x;\n" + SPDX}, "the first line is not"),
    Sample("pragma-once", {"src/core/x.h": "#ifndef X\n"}, "without #pragma once"),
    Sample("include-with-folder", {"src/core/x.c": '#include "config.h"\n#include "x.h"\n'},
           '"x.h" has no folder'),
    Sample("include-order", {"src/core/x.c": "#include <glib.h>\n"}, "the first include"),
    Sample("include-order", {"src/core/x.c": '#include "config.h"\n#include <glib.h>\n',
                             "src/core/x.h": ""}, "the second include"),
    Sample("include-order", {"src/core/x.c": '#include "config.h"\n#include "core/x.h"\n',
                             "src/core/x.h": ""}, None),
    Sample("unsafe-calls", {"src/core/x.c": "  strcpy (a, b);\n"}, "strcpy()"),
    Sample("unsafe-calls", {"src/core/x.c": "  sprintf(a, b);\n"}, "sprintf()"),
    Sample("unsafe-calls", {"src/core/x.c": "  return system (line);\n"}, "system()"),
    Sample("unsafe-calls", {"src/core/x.c": '/* strcpy (a, b) */ g_strlcpy ("gets (x)", b, 1);\n'
                            "  self->gets (x); my_strcat (y);\n"}, None),
    Sample("exec-literal", {"src/store/x.c": "sqlite3_exec (db, sql, NULL, NULL, NULL);"},
           "no literal"),
    Sample("exec-literal", {"src/store/x.c": 'sqlite3_exec (f (a, b), "BEGIN", NULL, NULL, NULL);'
                            "sqlite3_exec (db, SCHEMA_SQL, NULL, NULL, NULL);"}, None),
    Sample("exec-literal", {"src/store/x.c": "/* lint: allow exec-literal: our own file */\n"
                            "sqlite3_exec (db, migration, NULL, NULL, NULL);"}, None),
    Sample("print-in-main-only", {"src/store/x.c": '  g_print ("x");\n'}, "prints"),
    Sample("print-in-main-only", {"src/cli/x.c": '  g_print ("x");\n',
                                  "src/app/main.c": '  g_printerr ("x");\n'}, None),
    Sample("task-source-tag", {"src/store/x.c": TASK % ""}, "run_async: a GTask without"),
    Sample("task-source-tag", {"src/store/x.c": TASK % "  g_task_set_source_tag (task, run_async);\n"},
           None),
    Sample("threads-by-our-task", {"src/store/x.c": "  g_task_run_in_thread (task, run);\n"}, "free the task last"),
    Sample("threads-by-our-task", {"src/core/pursuit-task.c": "  g_task_run_in_thread (task, run);\n",
                                   "src/store/x.c": "  pursuit_task_run_in_thread (task, run);\n"}, None),
    Sample("nothing-blocks-views", {"src/app/x.c": "  x = pursuit_store_load_sync (store);\n"},
           "pursuit_store_load_sync blocks"),
    Sample("notify-by-pspec", {"src/core/x.c": '  g_object_notify (object, "name");\n'}, "by_pspec"),
    Sample("properties-are-explicit",
           {"src/core/x.c": 'g_param_spec_string ("a", NULL, NULL, NULL, G_PARAM_READABLE);'},
           "without G_PARAM_STATIC_STRINGS"),
    Sample("properties-are-explicit",
           {"src/core/x.c": 'g_param_spec_string ("a", NULL, NULL, NULL, (G_PARAM_READWRITE\n'
            "| G_PARAM_STATIC_STRINGS));"}, "without G_PARAM_EXPLICIT_NOTIFY"),
    Sample("members-are-cleared", {"src/core/x.c": "static void\nreset (X *self)\n{\n"
                                   "  g_free (self->name);\n}\n"}, "reset releases a member"),
    Sample("members-are-cleared", {"src/core/x.c": "static void\nx_free (X *self)\n{\n"
                                   "  g_free (self->name);\n}\n"}, None),
    Sample("no-machine-paths", {"src/core/x.c": '"/home/ana/data"'}, "a path of one machine"),
    Sample("no-machine-paths", {"src/core/x.c": '"/usr/share/x" "/document/root/x" "~/srv/y"'}, None),
    Sample("no-loose-ends", {"src/core/x.c": "/* FIXME later */"}, "FIXME"),
]

if __name__ == "__main__":
    sys.exit(run(RULES, SAMPLES))
