/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-attachment.h"

#include <glib/gi18n-lib.h>

static const PursuitField fields[] = {
  PURSUIT_COMMON_FIELDS,
  [PURSUIT_ATTACHMENT_RECORD_KIND] = { .key = "record_kind",
                                       .label = N_ ("Kind of record"),
                                       .type = PURSUIT_FIELD_TEXT,
                                       .max_length = 40 },
  [PURSUIT_ATTACHMENT_RECORD_ID]
  = { .key = "record_id", .label = N_ ("Record"), .type = PURSUIT_FIELD_ID },
  [PURSUIT_ATTACHMENT_NAME]
  = { .key = "name",
      .label = N_ ("File name"),
      .type = PURSUIT_FIELD_TEXT,
      .flags = PURSUIT_FIELD_REQUIRED | PURSUIT_FIELD_TITLE | PURSUIT_FIELD_SEARCHED,
      .max_length = 255 },
  [PURSUIT_ATTACHMENT_MEDIA_TYPE] = { .key = "media_type",
                                      .label = N_ ("Media type"),
                                      .type = PURSUIT_FIELD_TEXT,
                                      .max_length = 255 },
  [PURSUIT_ATTACHMENT_SIZE]
  = { .key = "size", .label = N_ ("Bytes"), .type = PURSUIT_FIELD_INTEGER },
  [PURSUIT_ATTACHMENT_SHA256]
  = { .key = "sha256", .label = N_ ("Hash"), .type = PURSUIT_FIELD_TEXT, .max_length = 64 },
};

PURSUIT_DEFINE_RECORD (PursuitAttachment, pursuit_attachment, PURSUIT_KIND_ATTACHMENT, fields, NULL)
