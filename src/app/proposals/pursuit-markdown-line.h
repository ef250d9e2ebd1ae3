/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PURSUIT_MARKDOWN_LINE_MAX:
 *
 * So many bytes of a line are looked at: 16 KiB.
 */
#define PURSUIT_MARKDOWN_LINE_MAX (16u * 1024)

/**
 * PURSUIT_MARKDOWN_LINE_START:
 *
 * The state before the first line of a text.
 */
#define PURSUIT_MARKDOWN_LINE_START ((guint8) 0)

/**
 * PursuitMarkdownPart:
 * @PURSUIT_MARKDOWN_PART_MARK: markup that no reader sees
 * @PURSUIT_MARKDOWN_PART_HEADING: a heading, its marks included
 * @PURSUIT_MARKDOWN_PART_STRONG: `**strong**`
 * @PURSUIT_MARKDOWN_PART_EMPHASIS: `*emphasis*`
 * @PURSUIT_MARKDOWN_PART_STRIKE: `~~strike~~`
 * @PURSUIT_MARKDOWN_PART_CODE: code in a line, or a line of a fenced block
 * @PURSUIT_MARKDOWN_PART_LINK: a link with its target
 * @PURSUIT_MARKDOWN_PART_VARIABLE: `{{variable}}`
 * @PURSUIT_MARKDOWN_N_PARTS: how many there are
 *
 * What a part of a line is; a later one lies above an earlier one.
 */
typedef enum
{
  PURSUIT_MARKDOWN_PART_HEADING,
  PURSUIT_MARKDOWN_PART_STRONG,
  PURSUIT_MARKDOWN_PART_EMPHASIS,
  PURSUIT_MARKDOWN_PART_STRIKE,
  PURSUIT_MARKDOWN_PART_LINK,
  PURSUIT_MARKDOWN_PART_CODE,
  PURSUIT_MARKDOWN_PART_MARK,
  PURSUIT_MARKDOWN_PART_VARIABLE,
  PURSUIT_MARKDOWN_N_PARTS,
} PursuitMarkdownPart;

/**
 * PursuitMarkdownSpan:
 * @part: what it is
 * @start: its first byte in the line
 * @end: the byte behind it
 */
typedef struct
{
  PursuitMarkdownPart part;
  guint start;
  guint end;
} PursuitMarkdownSpan;

/**
 * pursuit_markdown_line_read:
 * @line: a line of UTF-8 without its end
 * @state: how the line before ended, %PURSUIT_MARKDOWN_LINE_START for none
 * @spans: (element-type PursuitMarkdownSpan): what it is made of is appended here
 *
 * Tells the parts of one line for an editor that colours while somebody types. Knows a line and
 * whether it stands in fenced code, nothing else: what the text really says is what the parser
 * of #PursuitDocument finds. Takes time that grows with the line's length only.
 *
 * Returns: how it ends, for the line after it
 */
guint8 pursuit_markdown_line_read (const char *line, guint8 state, GArray *spans);

G_END_DECLS
