#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the rooms of docs/architecture.md against what the files include.

A room that needs one more library joins its row here and there, in the same commit, with why.
"""

import re
import sys
from collections import namedtuple

from lint import Finding, Rule, Sample, line_of, run, without_comments

Room = namedtuple("Room", "floor rooms libraries")

ROOMS = {
    "core": Room(0, "", "glib gio json-glib"),
    "archive": Room(0, "", "glib gio libarchive"),
    "store": Room(1, "core", "glib gio json-glib nettle sqlite"),
    "insight": Room(1, "core", "glib gio json-glib liblinear libstemmer"),
    "document": Room(1, "core archive", "glib gio json-glib cmark-gfm pango cairo gdk-pixbuf"),
    "exchange": Room(1, "core archive", "glib gio json-glib gmime libical"),
    "ai": Room(1, "core", "glib gio json-glib libsoup"),
    "keyring": Room(1, "core", "glib gio libsecret"),
    "engines": Room(2, "core ai insight document", "glib gio json-glib"),
    "auth": Room(2, "core keyring", "glib gio json-glib libsoup"),
    "sync": Room(2, "core", "glib json-glib"),
    "workspace": Room(3, "core archive store insight document exchange ai keyring engines auth sync",
                      "glib gio json-glib libsoup"),
    "cli": Room(4, "core workspace", "glib gio json-glib"),
    "app": Room(4, "core workspace document", "glib gio json-glib pango cairo gdk-pixbuf gtk "
                "libadwaita gtksourceview enchant libportal evolution-data-server"),
    "server": Room(4, "core archive insight document exchange ai engines", "glib gio json-glib "
                   "libsoup libmicrohttpd libpq hiredis libjose openssl"),
}

# The start of an include in <> tells the library; what matches none must join this table.
LIBRARIES = [
    (r"(assert|ctype|dlfcn|errno|fcntl|fenv|float|inttypes|iso646|langinfo|limits|locale|math|poll|pwd|"
     r"signal|stdalign|stdarg|stdatomic|stdbool|stddef|stdint|stdio|stdlib|string|strings|termios|"
     r"time|unistd|wchar|wctype)\.h|sys/\w+\.h|linux/\w+\.h", None),
    (r"glib(-object|-unix)?\.h|glib/.*|gmodule\.h|gobject/.*", "glib"),
    (r"gio/.*", "gio"),
    (r"json-glib/.*", "json-glib"),
    (r"nettle/.*", "nettle"),
    (r"sqlite3\.h", "sqlite"),
    (r"archive(_entry)?\.h", "libarchive"),
    (r"linear\.h", "liblinear"),
    (r"libstemmer\.h", "libstemmer"),
    (r"cmark-gfm.*", "cmark-gfm"),
    (r"pango/.*", "pango"),
    (r"cairo.*", "cairo"),
    (r"gdk-pixbuf/.*", "gdk-pixbuf"),
    (r"gmime/.*", "gmime"),
    (r"libical/.*", "libical"),
    (r"libsoup/.*", "libsoup"),
    (r"libsecret/.*", "libsecret"),
    (r"(gtk|gdk|gsk)/.*", "gtk"),
    (r"adwaita\.h", "libadwaita"),
    (r"gtksourceview/.*", "gtksourceview"),
    (r"enchant.*", "enchant"),
    (r"libportal.*", "libportal"),
    (r"(libebook|libecal|libedataserver).*", "evolution-data-server"),
    (r"microhttpd\.h", "libmicrohttpd"),
    (r"libpq-fe\.h|postgres_ext\.h", "libpq"),
    (r"hiredis/.*", "hiredis"),
    (r"jose/.*", "libjose"),
    (r"openssl/.*", "openssl"),
]

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)


def includes(text):
    """(line, quoted name or None, angled name or None)"""
    for match in INCLUDE.finditer(without_comments(text)):
        yield line_of(text, match.start()), match[1], match[2]


def room_of(path):
    parts = path.split("/")
    return parts[1] if len(parts) > 2 else None


def known_rooms(tree):
    for path, _ in tree.sources():
        room = room_of(path)
        if room is not None and room not in ROOMS:
            yield Finding(path, 1, f"room '{room}' is not in the table of the floors")


def rooms_below(tree):
    for path, text in tree.sources():
        room = room_of(path)
        if room not in ROOMS:
            continue
        may = set(ROOMS[room].rooms.split()) | {room}
        for line, quoted, _ in includes(text):
            other = quoted.split("/")[0] if quoted and "/" in quoted else None
            if other in ROOMS and other not in may:
                kind = "a room of its own floor" if ROOMS[other].floor == ROOMS[room].floor \
                    else "a room that its row does not name"
                yield Finding(path, line, f"{room} includes {other}, {kind}")


def library_of(header):
    for pattern, library in LIBRARIES:
        if re.fullmatch(pattern, header):
            return library
    return "unknown"


def libraries_of_row(tree):
    for path, text in tree.sources():
        room = room_of(path)
        if room not in ROOMS:
            continue
        may = set(ROOMS[room].libraries.split()) | {None}
        for line, _, header in includes(text):
            if header and library_of(header) not in may:
                yield Finding(path, line, f"{room} includes <{header}>, which its row does not name")


def private_headers_stay(tree):
    for path, text in tree.sources("(src|tests)"):
        for line, quoted, _ in includes(text):
            if not quoted or not quoted.endswith("-private.h") or "/" not in quoted:
                continue
            if quoted.split("/")[0] != room_of(path):
                yield Finding(path, line, f"{quoted} is private to its room and its tests")


def dependencies_of_row(tree):
    for path, text in tree.matching(r"src/[^/]+/meson\.build"):
        room = room_of(path)
        if room not in ROOMS:
            continue
        may = set(ROOMS[room].rooms.split()) | {room}
        for match in re.finditer(r"\b(\w+)_dep\b", re.sub(r"#[^\n]*", "", text)):
            if match[1] in ROOMS and match[1] not in may:
                yield Finding(path, line_of(text, match.start()),
                              f"{room} is linked with {match[1]}, which its row does not name")


def table_goes_down(tree):
    """The table itself: a room stands only on lower floors."""
    for name, room in ROOMS.items():
        for other in room.rooms.split():
            if ROOMS[other].floor >= room.floor:
                yield Finding("tests/lint/layers.py", 1, f"{name} stands on {other}, not below it")
    for path, text in tree.matching(r"src/meson\.build"):
        order = [name for name in re.findall(r"'([a-z]+)'", text) if name in ROOMS]
        floors = [ROOMS[name].floor for name in order]
        if floors != sorted(floors):
            yield Finding(path, 1, "the rooms are not read from the ground up")


def table_is_documented(tree):
    rows = {}
    for path, text in tree.matching(r"docs/architecture\.md"):
        for match in re.finditer(r"^\| *(\d+) *\| *`src/(\w+)/` *\|.*\| *(.*?) *\|$", text, re.MULTILINE):
            rows[match[2]] = (int(match[1]), set(re.findall(r"[\w-]+", match[3])) & set(ROOMS))
    built = {room_of(path) for path, _ in tree.sources()} & set(ROOMS)
    for room in sorted(built):
        expected = (ROOMS[room].floor, set(ROOMS[room].rooms.split()))
        if room not in rows:
            yield Finding("docs/architecture.md", 1, f"no row for src/{room}/")
        elif rows[room][0] != expected[0] or not rows[room][1] <= expected[1]:
            yield Finding("docs/architecture.md", 1,
                          f"the row of src/{room}/ differs from the table of the floors")


RULES = [
    Rule("known-rooms", known_rooms),
    Rule("rooms-below", rooms_below),
    Rule("libraries-of-row", libraries_of_row),
    Rule("private-headers-stay", private_headers_stay),
    Rule("dependencies-of-row", dependencies_of_row),
    Rule("table-goes-down", table_goes_down),
    Rule("table-is-documented", table_is_documented),
]

SAMPLES = [
    Sample("known-rooms", {"src/attic/pursuit-x.c": ""}, "room 'attic' is not in the table"),
    Sample("rooms-below", {"src/core/pursuit-x.c": '#include "store/pursuit-store.h"\n'},
           "core includes store, a room that its row does not name"),
    Sample("rooms-below", {"src/store/pursuit-x.c": '#include "document/pursuit-x.h"\n'},
           "store includes document, a room of its own floor"),
    Sample("rooms-below", {"src/app/pursuit-x.c": '#  include "store/pursuit-x.h"\n'},
           "app includes store"),
    Sample("rooms-below", {"src/app/pursuit-x.c": '#include "document/pursuit-x.h"\n'
                           '/* #include "store/pursuit-x.h" */\n'}, None),
    Sample("libraries-of-row", {"src/core/pursuit-x.c": "#include <gtk/gtk.h>\n"},
           "core includes <gtk/gtk.h>"),
    Sample("libraries-of-row", {"src/workspace/pursuit-x.c": "#include <sqlite3.h>\n"},
           "workspace includes <sqlite3.h>"),
    Sample("libraries-of-row", {"src/store/pursuit-x.c": "#include <curl/curl.h>\n"},
           "store includes <curl/curl.h>"),
    Sample("libraries-of-row", {"src/store/pursuit-x.c": "#include <sqlite3.h>\n#include <math.h>\n"},
           None),
    Sample("private-headers-stay",
           {"tests/store/test-x.c": '#include "core/pursuit-x-private.h"\n'}, "is private to its room"),
    Sample("private-headers-stay",
           {"tests/core/test-x.c": '#include "core/pursuit-x-private.h"\n'}, None),
    Sample("dependencies-of-row", {"src/document/meson.build": "dependencies: [core_dep, store_dep]\n"},
           "document is linked with store"),
    Sample("table-goes-down", {"src/meson.build": "'store', 'core'"}, "not read from the ground up"),
    Sample("table-is-documented", {"src/core/pursuit-x.c": ""}, "no row for src/core/"),
    Sample("table-is-documented", {"src/store/pursuit-x.c": "", "docs/architecture.md":
                                   "| 1 | `src/store/` | rows | core, document, sqlite3 |\n"},
           "differs from the table"),
    Sample("table-is-documented", {"src/store/pursuit-x.c": "", "docs/architecture.md":
                                   "| 1 | `src/store/` | rows | core, sqlite3 |\n"}, None),
]

if __name__ == "__main__":
    sys.exit(run(RULES, SAMPLES))
