/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli-print.h"

#include "core/pursuit-visible-text.h"
#include "workspace/records/pursuit-records.h"

#include <stdio.h>
#include <unistd.h>

/* U+FFFD, so that people see that there was something. */
#define UNSEEN "\357\277\275"

/* What a terminal takes for bold, and for the end of it. */
#define BOLD "\033[1m"
#define NORMAL "\033[22m"
#define CLEAR_LINE "\r\033[K"

static void
put (FILE *file, const char *text)
{
  g_autofree char *shown = pursuit_visible_text_dup (text, UNSEEN);

  fputs (shown, file);
  fflush (file);
}

static void
print (const char *text)
{
  put (stdout, text);
}

static void
print_error (const char *text)
{
  put (stderr, text);
}

void
pursuit_cli_guard_output (void)
{
  g_set_print_handler (print);
  g_set_printerr_handler (print_error);
}

void
pursuit_cli_clear_line (void)
{
  fputs (CLEAR_LINE, stderr);
  fflush (stderr);
}

void
pursuit_cli_print_snippet (const char *snippet)
{
  gboolean is_terminal = isatty (STDOUT_FILENO);
  const char *start = snippet;

  for (const char *p = start; p != NULL; p++)
    {
      gboolean begins = *p == PURSUIT_SEARCH_MATCH_START;

      if (*p != '\0' && !begins && *p != PURSUIT_SEARCH_MATCH_END)
        continue;
      g_print ("%.*s", (int) (p - start), start);
      start = p + 1;
      if (*p == '\0')
        break;
      if (is_terminal)
        fputs (begins ? BOLD : NORMAL, stdout);
    }
}
