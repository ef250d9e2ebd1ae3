/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <time.h>

#include "document/pursuit-pdf.h"

/* Five pages within this much CPU time, as the least of ten runs: what issue 2 promises. */
#define LIMIT_MS 100.0
#define RUNS 10
#define PAGES 5

static double
read_cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

/* A proposal of some length: prose, lists, a quote, and a price table of 45 rows. */
static char *
make_proposal (void)
{
  GString *text
      = g_string_new ("# Condition monitoring for line 3\n\nPrepared for **Anna Keller**\n");

  for (guint section = 1; section <= 9; section++)
    {
      g_string_append_printf (text, "\n## Section %u\n\n", section);
      for (guint i = 0; i < 3; i++)
        g_string_append (
            text,
            "Line 3 has stopped three times since *June*; the last stop took **nine hours**. "
            "Fourteen pumps are checked on paper rounds every four hours, and a failing bearing "
            "shows on average [19 days](https://example.org/study) before the pump stops.\n\n");
      g_string_append (text, "- Installed in five days, in the January shutdown\n"
                             "- Readings stay inside your plant network\n"
                             "  1. Alerts reach the shift phone within a minute\n\n"
                             "> Downtime costs us more than the whole system.\n");
    }
  g_string_append (text,
                   "\n## Price\n\n| Item | Qty | Unit, EUR | Sum, EUR |\n|:--|--:|--:|--:|\n");
  for (guint i = 1; i <= 45; i++)
    g_string_append_printf (text, "| Sensor S%u, vibration | %u | 145.00 | %u.00 |\n", i, i,
                            i * 145);

  return g_string_free (text, FALSE);
}

static guint
render (const char *markdown, double *cpu_ms, gsize *bytes)
{
  double start = read_cpu_ms ();
  const PursuitPdfMetadata metadata = { .date = 1 };
  g_autoptr (PursuitDocument) document = pursuit_document_new (markdown, -1, NULL);
  g_autoptr (PursuitPageLayout) layout = pursuit_page_layout_new (document, NULL, NULL);
  g_autoptr (GBytes) pdf = pursuit_pdf_write (layout, &metadata, NULL);

  *cpu_ms = read_cpu_ms () - start;
  *bytes = g_bytes_get_size (pdf);

  return pursuit_page_layout_get_n_pages (layout);
}

int
main (void)
{
  g_autofree char *markdown = make_proposal ();
  double first = 0.0;
  double least = G_MAXDOUBLE;
  double limit;
  guint pages = 0;
  gsize bytes = 0;

  for (guint run = 0; run < RUNS; run++)
    {
      double cpu_ms;

      pages = render (markdown, &cpu_ms, &bytes);
      first = run == 0 ? cpu_ms : first;
      least = MIN (least, cpu_ms);
    }

  /* The first run also starts fontconfig, which a process pays for once. */
  limit = LIMIT_MS * pages / PAGES;
  g_print ("pdf: %u pages, %" G_GSIZE_FORMAT
           " bytes: least of %d runs %.1f ms CPU = %.2f of the limit of %.0f ms "
           "(first run with fontconfig %.1f ms)\n",
           pages, bytes, RUNS, least, least / limit, limit, first);

  return least <= limit ? 0 : 1;
}
