#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every translation has every word: nothing left out, nothing guessed, formats that fit.

translated.py --write merges the present words into po/<code>.po; what is new comes untranslated.
"""

import os
import subprocess
import sys
import tempfile

from lint import Finding, Rule, Sample, Tree, run

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import catalog  # noqa: E402

PO = r"po/(\w+)\.po"
# Samples bring their words along; the tree's are read from the sources.
SAMPLE_POT = "po/sample.pot"


def words(tree, folder):
    path = os.path.join(folder, "pursuit.pot")
    if SAMPLE_POT in tree.files:
        with open(path, "w", encoding="utf-8") as file:
            file.write(tree.files[SAMPLE_POT])
    elif "meson.build" in tree.files:
        catalog.template(path)
    else:
        return {}
    return {key(entry): entry for entry in catalog.entries(path)}


def key(entry):
    return entry.get("msgctxt"), entry["msgid"], entry.get("msgid_plural")


def translations(tree, folder):
    """(path, entries) of each translation, as written to a folder."""
    for path, text in tree.matching(PO):
        copy = os.path.join(folder, os.path.basename(path))
        with open(copy, "w", encoding="utf-8") as file:
            file.write(text)
        yield path, copy, list(catalog.entries(copy))


def translated(entry):
    return all(text for field, text in entry.items() if field.startswith("msgstr"))


def line_of_entry(tree, path, entry):
    """Where an entry begins, as far as its first words say."""
    first = 'msgid "' + entry["msgid"][:40]
    place = tree.files[path].find(first)
    return tree.files[path].count("\n", 0, place) + 1 if place >= 0 else 1


def every_word_is_there(tree):
    with tempfile.TemporaryDirectory() as folder:
        wanted = words(tree, folder)
        for path, _, entries in translations(tree, folder):
            done = {key(entry) for entry in entries if translated(entry) and "fuzzy" not in entry["flags"]}
            for missing in sorted(set(wanted) - done, key=str):
                yield Finding(path, 1, f"not translated: “{missing[1]}”")


def no_word_is_guessed(tree):
    with tempfile.TemporaryDirectory() as folder:
        for path, _, entries in translations(tree, folder):
            for entry in entries:
                if "fuzzy" in entry["flags"]:
                    yield Finding(path, line_of_entry(tree, path, entry),
                                  f"guessed, read and free it: “{entry['msgid']}”")


def formats_fit(tree):
    with tempfile.TemporaryDirectory() as folder:
        for path, copy, _ in translations(tree, folder):
            check = subprocess.run(["msgfmt", "--check", "--check-accelerators=_", "-o", os.devnull, copy],
                                   capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C"})
            if check.returncode != 0:
                for line in check.stderr.strip().split("\n"):
                    yield Finding(path, 1, line.replace(copy + ":", ""))


def german_marks(tree):
    """„…“ and no English or straight marks around words."""
    with tempfile.TemporaryDirectory() as folder:
        for path, _, entries in translations(tree, folder):
            if not path.endswith("/de.po"):
                continue
            for entry in entries:
                for field, text in entry.items():
                    if field.startswith("msgstr") and "”" in text:
                        yield Finding(path, line_of_entry(tree, path, entry),
                                      f"English quotation marks: “{text}”")


def every_language_is_built(tree):
    listed = tree.files.get("po/LINGUAS", "").split("\n")
    for path, _ in tree.matching(PO):
        if os.path.basename(path)[:-3] not in listed:
            yield Finding(path, 1, "is not named in po/LINGUAS")


def write():
    with tempfile.TemporaryDirectory() as folder:
        pot = os.path.join(folder, "pursuit.pot")
        catalog.template(pot)
        for code in catalog.languages():
            po = os.path.join(catalog.TOP, "po", code + ".po")
            subprocess.run(["msgmerge", "--quiet", "--update", "--backup=none", "--no-fuzzy-matching",
                            "--add-location=file", "--sort-by-file", po, pot], check=True)
            subprocess.run(["msgattrib", "--no-obsolete", "--add-location=file", "-o", po, po], check=True)


RULES = [
    Rule("every-word-is-there", every_word_is_there),
    Rule("no-word-is-guessed", no_word_is_guessed),
    Rule("formats-fit", formats_fit),
    Rule("german-marks", german_marks),
    Rule("every-language-is-built", every_language_is_built),
]

HEAD = ('msgid ""\nmsgstr ""\n"Project-Id-Version: x\\n"\n"Language: de\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        '"PO-Revision-Date: 2026-11-25 12:00+0000\\n"\n"Last-Translator: x\\n"\n"Language-Team: x\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n')
WORD = 'msgid "New lead"\nmsgstr ""\n'
DONE = HEAD + 'msgid "New lead"\nmsgstr "Neuer Lead"\n'

SAMPLES = [
    Sample("every-word-is-there", {SAMPLE_POT: HEAD + WORD, "po/de.po": HEAD}, "not translated: “New lead”"),
    Sample("every-word-is-there", {SAMPLE_POT: HEAD + WORD, "po/de.po": HEAD + WORD}, "not translated: “New lead”"),
    Sample("every-word-is-there", {SAMPLE_POT: HEAD + WORD, "po/de.po": DONE}, None),
    Sample("every-word-is-there",
           {SAMPLE_POT: HEAD + 'msgid "%u a"\nmsgid_plural "%u as"\nmsgstr[0] ""\nmsgstr[1] ""\n',
            "po/de.po": HEAD + 'msgid "%u a"\nmsgid_plural "%u as"\nmsgstr[0] "%u b"\nmsgstr[1] ""\n'},
           "not translated: “%u a”"),
    Sample("no-word-is-guessed", {"po/de.po": HEAD + '#, fuzzy\nmsgid "a"\nmsgstr "b"\n'}, "guessed"),
    Sample("no-word-is-guessed", {"po/de.po": DONE}, None),
    Sample("formats-fit", {"po/de.po": HEAD + '#, c-format\nmsgid "%d a"\nmsgstr "%s a"\n'}, "format specifications"),
    Sample("formats-fit", {"po/de.po": HEAD + 'msgid "_Open"\nmsgstr "Oeffnen"\n'}, "lacks the keyboard accelerator"),
    Sample("formats-fit", {"po/de.po": DONE}, None),
    Sample("german-marks", {"po/de.po": HEAD + 'msgid "“a”"\nmsgstr "“b”"\n'}, "English quotation marks"),
    Sample("german-marks", {"po/de.po": HEAD + 'msgid "“a”"\nmsgstr "„b“"\n'}, None),
    Sample("every-language-is-built", {"po/de.po": DONE, "po/LINGUAS": "fr\n"}, "is not named"),
    Sample("every-language-is-built", {"po/de.po": DONE, "po/LINGUAS": "de\n"}, None),
]

if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        write()
    else:
        sys.exit(run(RULES, SAMPLES))
