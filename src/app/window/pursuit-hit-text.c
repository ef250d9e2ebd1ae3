/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-hit-text.h"

#include "workspace/records/pursuit-records.h"

#include <string.h>

static const struct
{
  PursuitKind kind;
  const char *icon_name;
} icons[] = {
  { PURSUIT_KIND_LEAD, "pursuit-leads-symbolic" },
  { PURSUIT_KIND_PERSON, "avatar-default-symbolic" },
  { PURSUIT_KIND_PROPOSAL, "pursuit-proposals-symbolic" },
  { PURSUIT_KIND_BATTLE_CARD, "pursuit-cards-symbolic" },
  { PURSUIT_KIND_CONVERSATION, "pursuit-conversations-symbolic" },
  { PURSUIT_KIND_ACTIVITY, "document-edit-symbolic" },
};

const char *
pursuit_hit_text_get_icon (PursuitKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    if (icons[i].kind == kind)
      return icons[i].icon_name;

  return "text-x-generic-symbolic";
}

/* Splits at the marks, so that what a record says is escaped and only our own tags are tags. */
static void
append_marked (GString *markup, const char *snippet)
{
  for (const char *c = snippet; *c != '\0';)
    {
      gsize plain = strcspn (c, "\x02\x03\n");
      g_autofree char *escaped = g_markup_escape_text (c, (gssize) plain);

      g_string_append (markup, escaped);
      c += plain;
      if (*c == PURSUIT_SEARCH_MATCH_START)
        g_string_append (markup, "<b><u>");
      else if (*c == PURSUIT_SEARCH_MATCH_END)
        g_string_append (markup, "</u></b>");
      else if (*c == '\n')
        g_string_append_c (markup, ' ');
      if (*c != '\0')
        c++;
    }
}

/* A snippet that begins or ends between two marks is shown as it is, without them. */
void
pursuit_hit_text_set_snippet (GtkLabel *label, const char *title, const char *snippet)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  g_autofree char *escaped = NULL;
  g_autofree char *plain = NULL;

  g_return_if_fail (GTK_IS_LABEL (label));

  if (title != NULL)
    {
      escaped = g_markup_escape_text (title, -1);
      g_string_append (markup, escaped);
      if (snippet != NULL && *snippet != '\0')
        g_string_append (markup, " · ");
    }
  plain = g_strconcat (title != NULL ? title : "", title != NULL ? " · " : "",
                       snippet != NULL ? snippet : "", NULL);
  append_marked (markup, snippet != NULL ? snippet : "");
  if (pango_parse_markup (markup->str, -1, 0, NULL, NULL, NULL, NULL))
    gtk_label_set_markup (label, markup->str);
  else
    gtk_label_set_label (label, g_strdelimit (plain, "\x02\x03\n", ' '));
}
