#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the build asks for stands in the list `packages`, and in a section that ./run installs."""

import re
import sys

from lint import Finding, Rule, Sample, line_of, run

# What Meson asks for, and the Debian package that has it. A new library joins here.
PACKAGES = {
    "cairo": "libcairo2-dev", "cairo-pdf": "libcairo2-dev", "cmark-gfm-extensions":
    "libcmark-gfm-extensions-dev", "enchant-2": "libenchant-2-dev", "fontconfig": "libfontconfig-dev",
    "gdk-pixbuf-2.0": "libgdk-pixbuf-2.0-dev", "gio-2.0": "libglib2.0-dev", "gio-unix-2.0":
    "libglib2.0-dev", "glib-2.0": "libglib2.0-dev", "gmime-3.0": "libgmime-3.0-dev", "gobject-2.0":
    "libglib2.0-dev", "gmodule-2.0": "libglib2.0-dev", "gtk4": "libgtk-4-dev", "gtksourceview-5":
    "libgtksourceview-5-dev", "json-glib-1.0": "libjson-glib-dev", "libadwaita-1": "libadwaita-1-dev",
    "libarchive": "libarchive-dev", "libcmark-gfm": "libcmark-gfm-dev", "libical": "libical-dev",
    "liblinear": "liblinear-dev", "linear": "liblinear-dev", "libsecret-1": "libsecret-1-dev",
    "libsoup-3.0": "libsoup-3.0-dev", "libstemmer": "libstemmer-dev", "stemmer": "libstemmer-dev",
    "pango": "libpango1.0-dev", "pangocairo": "libpango1.0-dev", "pangoft2": "libpango1.0-dev",
    "nettle": "nettle-dev", "poppler-glib": "libpoppler-glib-dev", "sqlite3": "libsqlite3-dev",
    "appstreamcli": "appstream", "bash": None, "cmark-gfm": "cmark-gfm", "desktop-file-validate":
    "desktop-file-utils", "git": "git", "glib-compile-resources": "libglib2.0-dev-bin",
    "glib-compile-schemas": "libglib2.0-bin", "m": None, "msgfmt": "gettext", "pdffonts":
    "poppler-utils", "pdfinfo": "poppler-utils", "pdftoppm": "poppler-utils", "pdftotext":
    "poppler-utils", "python3": "python3", "sqlite3-shell": "sqlite3", "update-desktop-database": "desktop-file-utils", "xmllint": "libxml2-utils",
}
# Programs that a library of ours brings along.
BROUGHT = {"libglib2.0-dev-bin": "libglib2.0-dev"}
REQUEST = re.compile(r"\b(dependency|find_library|find_program)\s*\(\s*'([^']+)'([^)]*)")


def listed(tree):
    """Package names by section."""
    sections, section = {}, None
    for line in tree.files.get("packages", "").split("\n"):
        if line.startswith("#:"):
            section = line[2:].strip()
        name = line.split("#")[0].strip().rstrip("?")
        if name:
            sections.setdefault(section, []).append(name)
    return sections


def requests(tree):
    for path, text in tree.matching(r"(?:.*/)?meson\.build"):
        for match in REQUEST.finditer(re.sub(r"#[^\n]*", "", text)):
            if "/" not in match[2]:
                yield path, line_of(text, match.start()), match[1], match[2]


def requests_are_listed(tree):
    sections = listed(tree)
    for path, line, kind, name in requests(tree):
        if name == "sqlite3" and kind == "find_program":
            name = "sqlite3-shell"
        if name not in PACKAGES:
            yield Finding(path, line, f"'{name}' is not in the table of tests/lint/packages.py")
            continue
        package = BROUGHT.get(PACKAGES[name], PACKAGES[name])
        wanted = ["build"] if path.startswith("src/") or kind == "dependency" else list(sections)
        if package and not any(package in sections.get(section, []) for section in wanted):
            yield Finding(path, line, f"{package}, which has '{name}', is not in the list of packages")


def list_is_clean(tree):
    seen = set()
    for section, names in listed(tree).items():
        if section not in ("build", "run", "window", "test"):
            yield Finding("packages", 1, f"a section that nothing installs: {section}")
        for name in names:
            if not re.fullmatch(r"[a-z0-9][a-z0-9.+{}-]*", name):
                yield Finding("packages", 1, f"not the name of a package: {name}")
            if name in seen:
                yield Finding("packages", 1, f"{name} stands there twice")
            seen.add(name)


RULES = [
    Rule("requests-are-listed", requests_are_listed),
    Rule("list-is-clean", list_is_clean),
]

SAMPLES = [
    Sample("requests-are-listed", {"meson.build": "dependency('sqlite3')", "packages": "#: build\ngcc\n"},
           "libsqlite3-dev, which has 'sqlite3', is not in the list"),
    Sample("requests-are-listed", {"src/x/meson.build": "dependency('sqlite3')",
                                   "packages": "#: test\nlibsqlite3-dev\n"}, "is not in the list"),
    Sample("requests-are-listed", {"meson.build": "dependency('left-pad')"}, "'left-pad' is not in the table"),
    Sample("requests-are-listed", {"meson.build": "dependency('sqlite3', version: '>= 3.40')",
                                   "packages": "#: build\nlibsqlite3-dev\n"}, None),
    Sample("list-is-clean", {"packages": "#: build\ngcc\n#: test\ngcc\n"}, "gcc stands there twice"),
    Sample("list-is-clean", {"packages": "#: odd\ngcc\n"}, "a section that nothing installs"),
    Sample("list-is-clean", {"packages": "#: build\ngcc and more\n"}, "not the name of a package"),
]

if __name__ == "__main__":
    sys.exit(run(RULES, SAMPLES))
