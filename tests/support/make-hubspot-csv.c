/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/*
 * Writes a contacts export in the shape of HubSpot's, of any length, the same for the same
 * seed: make-hubspot-csv ROWS [SEED] > contacts.csv
 *
 * Most rows are whole; some lack a company, repeat the mail address of an earlier row, or have
 * quotes, commas and line ends in a cell, as real ones do.
 */

#include <glib.h>
#include <stdio.h>
#include <string.h>

#define BUFFER_BYTES (1024 * 1024)

static const char *const first_names[]
    = { "Anna",   "Pieter", "Giulia", "José",  "Zoë",   "Małgorzata", "Søren", "Amélie", "Jonas",
        "Ingrid", "Luis",   "Chloé",  "Marta", "Håkon", "Elena",      "Tom",   "Sofia",  "Björn" };
static const char *const last_names[] = { "Keller",   "Smit",   "Ferri",     "García", "Novák",
                                          "Wójcik",   "Møller", "Lefèvre",   "Vogt",   "Berg",
                                          "Costa",    "Dubois", "Lindqvist", "Olsen",  "Popescu",
                                          "Harrison", "Romano", "Ström" };
static const char *const companies[]
    = { "Pumpen", "Guss", "Valves", "Logistik", "Foods", "Optik", "Textil", "Robotics", "Papier" };
static const char *const forms[] = { "GmbH", "B.V.", "S.p.A.", "Ltd", "AB", "Sp. z o.o.", "SAS" };
static const char *const industries[]
    = { "Manufacturing", "Hospital", "Retail", "Software", "Energy", "Logistics", "Education" };
static const char *const titles[]
    = { "Head of Operations", "Buyer", "CEO", "Plant Manager", "Scientist, clinical", "CFO",
        "Maintenance Lead" };
static const char *const stages[] = { "subscriber",         "lead",        "marketingqualifiedlead",
                                      "salesqualifiedlead", "opportunity", "customer" };
static const char *const statuses[]
    = { "NEW", "OPEN", "IN_PROGRESS", "OPEN_DEAL", "UNQUALIFIED", "" };
static const char *const sources[]
    = { "Organic Search", "Direct Traffic", "Referrals", "Paid Social", "Offline Sources" };
static const char *const countries[]
    = { "Germany", "Netherlands", "Italy", "Spain", "Poland", "Sweden", "France", "Norway" };
static const char *const owners[] = { "Marta Lindqvist", "Jan de Vries", "Paolo Conti", "Eva Holm",
                                      "Karl Brandt",     "Lucía Romero", "Nils Berg" };

#define PICK(random, list) list[g_rand_int_range (random, 0, G_N_ELEMENTS (list))]

static const char header[]
    = "Record ID,First Name,Last Name,Email,Phone Number,Mobile Phone Number,Job Title,"
      "Company Name,Associated Company IDs,Industry,Number of Employees,Annual Revenue,"
      "Lifecycle Stage,Lead Status,Contact owner,Create Date,Last Activity Date,City,"
      "Country/Region,Website URL,Original Source,Notes,Machine park\r\n";

/* Letters and digits of a name, such as stand in an address. */
static char *
make_slug (const char *name)
{
  g_autofree char *plain = g_str_to_ascii (name, "C");
  GString *slug = g_string_new (NULL);

  for (const char *c = plain; *c != '\0'; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (slug, g_ascii_tolower (*c));

  return g_string_free (slug, FALSE);
}

static const char *
make_note (GRand *random)
{
  static const char *const notes[]
      = { "\"Met at the fair, wants a call\"", "\"Said \"\"not before May\"\"\"",
          "\"First line\nsecond line\"", "Prefers mail" };

  return g_rand_int_range (random, 0, 4) == 0 ? PICK (random, notes) : "";
}

static void
write_company (FILE *out, GRand *random, guint company)
{
  /* The same company every time it comes up, so that contacts share it. */
  guint form = company % G_N_ELEMENTS (forms);
  guint branch = company / 7 % G_N_ELEMENTS (companies);

  fprintf (out, "%s %s %u %s,%u,%s,%u,%u.%02u,", last_names[company % G_N_ELEMENTS (last_names)],
           companies[branch], company, forms[form], 700000 + company,
           industries[company % G_N_ELEMENTS (industries)], 5 + company * 37 % 4000,
           100000 + company * 7919 % 90000000, company % 100);
}

static void
write_row (FILE *out, GRand *random, guint row, guint n_companies)
{
  const char *first = PICK (random, first_names);
  const char *last = PICK (random, last_names);
  g_autofree char *first_slug = make_slug (first);
  g_autofree char *last_slug = make_slug (last);
  guint company = (guint) g_rand_int_range (random, 0, (int) n_companies);
  /* Every fiftieth contact has the address of the one before. */
  guint number = row % 50 == 49 ? row - 1 : row;

  fprintf (out, "%u,%s,%s,", 9000 + row, first, last);
  fprintf (out, "%s.%s.%u@company%u.example,", first_slug, last_slug, number, company);
  fprintf (out, "+49 %d %d,+49 15%d %d,%s%s%s,", g_rand_int_range (random, 30, 999),
           g_rand_int_range (random, 10000, 9999999), g_rand_int_range (random, 0, 9),
           g_rand_int_range (random, 1000000, 9999999), "\"", PICK (random, titles), "\"");
  if (row % 20 == 7)
    fputs (",,,,,", out);
  else
    write_company (out, random, company);
  fprintf (out, "%s,%s,%s,20%02d-%02d-%02d %02d:%02d,20%02d-%02d-%02d %02d:%02d,",
           PICK (random, stages), PICK (random, statuses), PICK (random, owners),
           g_rand_int_range (random, 20, 25), g_rand_int_range (random, 1, 13),
           g_rand_int_range (random, 1, 29), g_rand_int_range (random, 0, 24),
           g_rand_int_range (random, 0, 60), 26, g_rand_int_range (random, 1, 11),
           g_rand_int_range (random, 1, 29), g_rand_int_range (random, 0, 24),
           g_rand_int_range (random, 0, 60));
  fprintf (out, "%s,%s,https://company%u.example,%s,%s,%d Pumpen\r\n", last,
           PICK (random, countries), company, PICK (random, sources), make_note (random),
           g_rand_int_range (random, 0, 40));
}

static guint
take_number (const char *text, guint fallback)
{
  guint64 number;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &number, NULL)
             ? (guint) number
             : fallback;
}

int
main (int argc, char *argv[])
{
  guint n_rows = take_number (argc > 1 ? argv[1] : NULL, 1000);
  g_autoptr (GRand) random = g_rand_new_with_seed (take_number (argc > 2 ? argv[2] : NULL, 1));

  setvbuf (stdout, NULL, _IOFBF, BUFFER_BYTES);
  fputs (header, stdout);
  for (guint row = 0; row < n_rows; row++)
    write_row (stdout, random, row, n_rows / 4 + 1);

  return fflush (stdout) == 0 && ferror (stdout) == 0 ? 0 : 1;
}
