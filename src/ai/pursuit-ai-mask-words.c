/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-mask-private.h"

#include <stdlib.h>
#include <string.h>

/* Names that are words of English or German, too, and the small words within names: with a small
 * letter they mostly mean the word. In small letters, without marks, sorted. */
static const char *const words[] = {
  "abbot",     "abend",     "abu",       "acker",     "als",      "alt",      "alte",
  "amber",     "and",       "angel",     "apfel",     "april",    "archer",   "art",
  "ash",       "auf",       "august",    "aus",       "autumn",   "bach",     "back",
  "baker",     "bald",      "ball",      "bank",      "banks",    "barber",   "baron",
  "basil",     "bauer",     "baum",      "becker",    "bei",      "bell",     "bello",
  "bells",     "berg",      "berlin",    "berry",     "best",     "bill",     "bin",
  "birke",     "birne",     "bis",       "bishop",    "black",    "blanc",    "blanco",
  "blank",     "blau",      "bob",       "body",      "bone",     "braun",    "brewer",
  "bridge",    "bright",    "brot",      "brown",     "bruder",   "brunner",  "bruno",
  "bueno",     "burg",      "busch",     "bush",      "but",      "butler",   "butter",
  "can",       "carol",     "carpenter", "carter",    "case",     "cash",     "chad",
  "chance",    "chase",     "china",     "christian", "church",   "clara",    "con",
  "constable", "constance", "cook",      "cooper",    "copper",   "cost",     "costs",
  "cross",     "crystal",   "daisy",     "das",       "dawn",     "day",      "dean",
  "dec",       "del",       "dem",       "den",       "der",      "des",      "did",
  "die",       "dolores",   "don",       "door",      "dort",     "drew",     "driver",
  "drum",      "duke",      "earl",      "east",      "ehrlich",  "eiche",    "eis",
  "eisen",     "elm",       "engel",     "english",   "ernst",    "ernte",    "esche",
  "eva",       "eve",       "ewig",      "fair",      "faith",    "fall",     "farmer",
  "fast",      "feind",     "feld",      "feuer",     "field",    "fields",   "fisher",
  "foot",      "for",       "ford",      "forest",    "france",   "franco",   "frank",
  "frau",      "free",      "freed",     "frei",      "french",   "freund",   "friday",
  "frisch",    "froehlich", "froh",      "fromm",     "front",    "frost",    "fuchs",
  "fuller",    "gar",       "gardener",  "gate",      "gates",    "geld",     "gene",
  "gentle",    "german",    "gestern",   "ginger",    "glas",     "glover",   "gold",
  "good",      "grace",     "graf",      "grand",     "grant",    "grau",     "gray",
  "green",     "grey",      "gross",     "gut",       "had",      "hafer",    "hahn",
  "hall",      "hand",      "hands",     "harmony",   "harp",     "harper",   "hart",
  "has",       "head",      "heart",     "heather",   "heil",     "her",      "herbst",
  "herr",      "herren",    "heute",     "hier",      "high",     "hill",     "hin",
  "his",       "hof",       "holland",   "holly",     "holz",     "home",     "honig",
  "hope",      "horn",      "house",     "hunter",    "ibn",      "immer",    "insel",
  "iris",      "irish",     "iron",      "israel",    "ist",      "ivy",      "jack",
  "jade",      "jan",       "jasmine",   "jordan",    "joy",      "judge",    "jun",
  "june",      "jung",      "kaiser",    "kann",      "kauf",     "key",      "keys",
  "kind",      "king",      "kirsch",    "klein",     "klug",     "kluge",    "koch",
  "koenig",    "korn",      "kraus",     "krause",    "kuehn",    "kupfer",   "kurt",
  "kurz",      "lake",      "lane",      "lang",      "large",    "las",      "law",
  "lemon",     "leon",      "les",       "licht",     "lieb",     "light",    "lights",
  "lilie",     "lily",      "linde",     "little",    "lock",     "london",   "long",
  "los",       "loss",      "lost",      "loud",      "love",     "low",      "luna",
  "lustig",    "luz",       "mai",       "major",     "mal",      "mann",     "mar",
  "marchand",  "mark",      "markt",     "marsh",     "marshall", "mason",    "max",
  "may",       "mayor",     "meer",      "melody",    "mensch",   "mercedes", "mercy",
  "miles",     "miller",    "minor",     "mit",       "monday",   "moody",    "moon",
  "morgen",    "moss",      "muss",      "mutter",    "nacht",    "nebel",    "negro",
  "nelke",     "neu",       "neumann",   "nie",       "noble",    "noch",     "noel",
  "noir",      "norm",      "north",     "not",       "nun",      "nur",      "nuss",
  "oak",       "ocean",     "olive",     "our",       "out",      "page",     "paris",
  "park",      "parker",    "parks",     "pat",       "patience", "pearl",    "pepper",
  "per",       "petit",     "pilar",     "pine",      "player",   "pope",     "por",
  "porter",    "post",      "potter",    "power",     "preis",    "price",    "prices",
  "prince",    "pro",       "que",       "quick",     "rain",     "ray",      "redlich",
  "reed",      "regen",     "reich",     "rice",      "rich",     "rider",    "river",
  "rivers",    "rob",       "roggen",    "rojo",      "root",     "rosa",     "rose",
  "rosemary",  "rosen",     "rot",       "roth",      "roy",      "ruby",     "runner",
  "sailor",    "sale",      "sales",     "salz",      "sand",     "savage",   "schnee",
  "schneider", "schwarz",   "schwester", "scott",     "sea",      "see",      "sehr",
  "selig",     "sharp",     "she",       "sheriff",   "short",    "side",     "silber",
  "silver",    "sin",       "singer",    "sky",       "small",    "smith",    "snow",
  "sohn",      "sol",       "soll",      "sommer",    "son",      "south",    "spring",
  "stahl",     "star",      "stark",     "stars",     "steel",    "stein",    "sterling",
  "stone",     "storm",     "strand",    "street",    "strong",   "sturm",    "sue",
  "summer",    "sun",       "sunday",    "swift",     "tag",      "tal",      "tall",
  "tanne",     "tanner",    "taylor",    "ter",       "the",      "top",      "traurig",
  "turner",    "una",       "une",       "uno",       "van",      "vater",    "veilchen",
  "verity",    "via",       "victor",    "violet",    "vogel",    "vom",      "von",
  "wald",      "walker",    "wall",      "war",       "ward",     "was",      "weaver",
  "week",      "weich",     "weiss",     "weizen",    "wells",    "welsh",    "welt",
  "wen",       "wer",       "wert",      "west",      "white",    "wie",      "wild",
  "will",      "win",       "wind",      "wins",      "winter",   "wird",     "wise",
  "wolf",      "won",       "wood",      "woods",     "you",      "young",    "zeit",
  "zucker",    "zum",       "zur",
};

static int
compare (const void *a, const void *b)
{
  return strcmp (a, *(const char *const *) b);
}

gboolean
pursuit_ai_mask_is_ordinary (const char *word)
{
  return bsearch (word, words, G_N_ELEMENTS (words), sizeof *words, compare) != NULL;
}
