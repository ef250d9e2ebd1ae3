/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-proposal-cover.h"

#include "core/pursuit-lead.h"
#include "core/pursuit-proposal.h"
#include "core/pursuit-user.h"
#include "engines/pursuit-language-private.h"

static void
add (PursuitPageCover *cover,
     const PursuitLanguage *language,
     PursuitLanguageLabel label,
     const char *value)
{
  pursuit_page_cover_add (cover, pursuit_language_get_label (language, label), value);
}

static void
add_day (PursuitPageCover *cover,
         const PursuitLanguage *language,
         PursuitLanguageLabel label,
         const char *day)
{
  g_autofree char *text = day != NULL ? pursuit_language_format_day (language, day) : NULL;

  add (cover, language, label, text);
}

static const char *
get_text (PursuitRecord *record, guint field)
{
  return record != NULL ? pursuit_record_get_text (record, field) : NULL;
}

static const char *
get_sender (const PursuitProposalInput *input)
{
  const char *owner = get_text (input->owner, PURSUIT_USER_NAME);

  return owner != NULL ? owner : input->organization_name;
}

static char *
dup_title (const PursuitProposalInput *input, const PursuitLanguage *language)
{
  const char *title = get_text (input->proposal, PURSUIT_PROPOSAL_TITLE);
  const char *client = get_text (input->lead, PURSUIT_LEAD_COMPANY_NAME);

  if (title == NULL && client != NULL)
    return pursuit_language_format_title (language, client);

  return g_strdup (title);
}

PursuitPageCover *
pursuit_proposal_cover_new (const PursuitProposalInput *input, guint version)
{
  PursuitPageCover *cover = pursuit_page_cover_new ();
  const PursuitLanguage *language;
  g_autofree char *number = version > 0 ? g_strdup_printf ("%u", version) : NULL;

  g_return_val_if_fail (input != NULL, cover);

  language = pursuit_language_find (input->language != NULL
                                        ? input->language
                                        : get_text (input->proposal, PURSUIT_PROPOSAL_LANGUAGE));
  cover->title = dup_title (input, language);
  cover->client = g_strdup (get_text (input->lead, PURSUIT_LEAD_COMPANY_NAME));
  add (cover, language, PURSUIT_LANGUAGE_PREPARED_FOR,
       get_text (input->lead, PURSUIT_LEAD_CONTACT_NAME));
  add (cover, language, PURSUIT_LANGUAGE_PREPARED_BY, get_sender (input));
  add_day (cover, language, PURSUIT_LANGUAGE_DATE, input->today);
  add_day (cover, language, PURSUIT_LANGUAGE_VALID_UNTIL,
           get_text (input->proposal, PURSUIT_PROPOSAL_VALID_UNTIL));
  add (cover, language, PURSUIT_LANGUAGE_VERSION, number);

  return cover;
}
