/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_ATTACHMENT (pursuit_attachment_get_type ())

/**
 * PursuitAttachment:
 *
 * A file that belongs to a record; its bytes are a blob named by its hash.
 */
G_DECLARE_FINAL_TYPE (PursuitAttachment, pursuit_attachment, PURSUIT, ATTACHMENT, PursuitRecord)

/**
 * PursuitAttachmentField:
 *
 * The numbers of the fields of a attachment; what each holds is said in its table.
 */
typedef enum
{
  PURSUIT_ATTACHMENT_RECORD_KIND = PURSUIT_N_COMMON_FIELDS,
  PURSUIT_ATTACHMENT_RECORD_ID,
  PURSUIT_ATTACHMENT_NAME,
  PURSUIT_ATTACHMENT_MEDIA_TYPE,
  PURSUIT_ATTACHMENT_SIZE,
  PURSUIT_ATTACHMENT_SHA256,
  PURSUIT_ATTACHMENT_N_FIELDS,
} PursuitAttachmentField;

G_END_DECLS
