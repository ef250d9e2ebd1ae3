# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the program for people: the template of them all, the translations, and a
pseudo translation that makes every word visible which nobody marked for translation."""

import os
import re
import subprocess

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# What Meson's preset 'glib' gives to xgettext, as far as the sources use it.
KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "g_dcgettext:2", "g_dngettext:2,3", "g_dpgettext2:2c,3"]
FORMATS = ["N_:1:pass-c-format", "g_strdup_printf:1:c-format", "g_print:1:c-format",
           "g_printerr:1:c-format", "g_set_error:4:c-format", "g_prefix_error:2:c-format"]

# Only letters that the interface's font, Cantarell, holds with an accent: GTK 4.8 stops at a row whose
# title mixes in a wider font, as it may then be narrower than one of its letters.
PLAIN = "acdefghijklnopqrstuwyzACDEGHIJKLNOPQRSTUWYZ"
ACCENTED = "áçđéƒĝĥíĵķļńóþǫŕšţúŵýžÁÇĐÉĜĤÍĴĶĻŃÓÞǪŔŠŢÚŴÝŽ"
ACCENT = dict(zip(PLAIN, ACCENTED))
# Brackets show where a text begins and ends, and so what was cut or glued together.
LEFT, RIGHT = "‹", "›"
GROWTH = 0.35
# What a program reads in a text: places for values, days and times, markup, variables, escapes.
KEPT = re.compile(r"%[-+#0' ]*<\w+>|%[-+#0' ]*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh|h|ll|l|z)?[a-zA-Z%]"
                  r"|</?\w+>|&\w+;|\{\{.*?\}\}|\{\w+\}|\\.")


def template(path):
    """Writes the template of all words, as the build does, to `path`."""
    command = ["xgettext", "--files-from=po/POTFILES.in", "--from-code=UTF-8", "--add-comments",
               "--package-name=pursuit", "--add-location=file", "--output=" + path]
    command += ["--keyword=" + word for word in KEYWORDS] + ["--flag=" + flag for flag in FORMATS]
    subprocess.run(command, cwd=TOP, check=True, stderr=subprocess.DEVNULL)


def languages():
    with open(os.path.join(TOP, "po", "LINGUAS"), encoding="utf-8") as file:
        return [line.strip() for line in file if line.strip() and not line.startswith("#")]


def entries(path):
    """The entries of a template or translation as dictionaries of their fields, still escaped."""
    with open(path, encoding="utf-8") as file:
        blocks = re.split(r"\n\s*\n", file.read())
    for block in blocks:
        entry, field = {"flags": ""}, None
        for line in block.split("\n"):
            begins = re.match(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)\s+"(.*)"$', line)
            if line.startswith("#,"):
                entry["flags"] += line[2:]
            elif begins:
                field = begins[1]
                entry[field] = begins[2]
            elif line.startswith('"') and field:
                entry[field] += line[1:-1]
        if entry.get("msgid"):
            yield entry


def pseudo(text):
    """The text with every letter accented, a third longer, in brackets."""
    ends = re.match(r"((?:\\n|\s)*)(.*?)((?:\\n|\s)*)$", text, re.DOTALL)
    parts, place, letters = [], 0, 0
    for match in list(KEPT.finditer(ends[2])) + [None]:
        words = ends[2][place:match.start() if match else None]
        letters += sum(letter in ACCENT for letter in words)
        parts.append("".join(ACCENT.get(letter, letter) for letter in words))
        if match:
            parts.append(match[0])
            place = match.end()
    grown = max(round(letters * GROWTH) - 2, 1)
    return f"{ends[1]}{LEFT}{''.join(parts)} {'ö' * grown}{RIGHT}{ends[3]}"


def write_pseudo(folder, code):
    """Makes folder/<code>/LC_MESSAGES/pursuit.mo of a pseudo translation into `code`."""
    messages = os.path.join(folder, code, "LC_MESSAGES")
    os.makedirs(messages, exist_ok=True)
    pot, po = os.path.join(folder, "pursuit.pot"), os.path.join(folder, "pursuit.po")
    template(pot)
    with open(po, "w", encoding="utf-8") as file:
        file.write('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
                   '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n')
        for entry in entries(pot):
            file.write("#," + entry["flags"] + "\n" if entry["flags"] else "")
            for field in "msgctxt", "msgid", "msgid_plural":
                if field in entry:
                    file.write(f'{field} "{entry[field]}"\n')
            if "msgid_plural" in entry:
                file.write(f'msgstr[0] "{pseudo(entry["msgid"])}"\n'
                           f'msgstr[1] "{pseudo(entry["msgid_plural"])}"\n\n')
            else:
                file.write(f'msgstr "{pseudo(entry["msgid"])}"\n\n')
    compile_catalog(po, os.path.join(messages, "pursuit.mo"))


def compile_catalog(po, mo):
    subprocess.run(["msgfmt", "--check-format", "--output-file=" + mo, po], check=True)


def is_pseudo(text):
    return any(letter in ACCENTED or letter in LEFT + RIGHT for letter in text)
