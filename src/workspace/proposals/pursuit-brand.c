/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/proposals/pursuit-brand-private.h"

#include "core/pursuit-json.h"
#include "document/pursuit-colour.h"
#include "document/pursuit-font-families.h"
#include "store/pursuit-audit.h"
#include "store/pursuit-keeping.h"
#include "workspace/pursuit-workspace-error.h"

#include <glib/gi18n-lib.h>

void
pursuit_brand_free (PursuitBrand *self)
{
  if (self == NULL)
    return;

  g_free (self->company);
  g_free (self->address);
  g_free (self->colour);
  g_free (self->font);
  g_free (self->heading_font);
  g_clear_pointer (&self->logo, g_bytes_unref);
  g_free (self->logo_sha256);
  g_free (self);
}

static gboolean
is_line (const char *text)
{
  if (!g_utf8_validate (text, -1, NULL) || g_utf8_strlen (text, -1) > PURSUIT_BRAND_MAX_CHARS)
    return FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}

static gboolean
is_address (char **lines)
{
  if (g_strv_length (lines) > PURSUIT_BRAND_MAX_ADDRESS_LINES)
    return FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    if (!is_line (lines[i]))
      return FALSE;

  return TRUE;
}

static char *
read_line (JsonObject *object, const char *name)
{
  const char *text = pursuit_json_get_text (object, name);

  return text != NULL && is_line (text) ? g_strdup (text) : NULL;
}

static char *
read_address (JsonObject *object)
{
  const char *text = pursuit_json_get_text (object, "address");
  g_auto (GStrv) lines = text != NULL ? g_strsplit (text, "\n", -1) : NULL;

  return lines != NULL && is_address (lines) ? g_strdup (text) : NULL;
}

/* A workspace may be a stranger's: what could not have been set is not taken either. */
static void
read_members (PursuitBrand *self, JsonObject *object)
{
  self->company = read_line (object, "company");
  self->address = read_address (object);
  self->colour = read_line (object, "colour");
  self->font = read_line (object, "font");
  self->heading_font = read_line (object, "heading_font");
  self->logo_sha256 = read_line (object, "logo");
  self->cover = pursuit_json_get_integer (object, "cover", 0) != 0;
}

PursuitBrand *
pursuit_brand_read (const char *text, PursuitSession *session)
{
  g_autoptr (JsonNode) node = text != NULL ? pursuit_json_parse (text, -1, NULL) : NULL;
  PursuitBrand *self;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  self = g_new0 (PursuitBrand, 1);
  read_members (self, json_node_get_object (node));
  /* One that is damaged is missing; the checks say so. */
  if (self->logo_sha256 != NULL)
    self->logo = pursuit_session_get_blob (session, self->logo_sha256, NULL);

  return self;
}

PursuitBrand *
pursuit_brand_load (PursuitSession *session)
{
  g_autofree char *text = pursuit_session_get_setting (session, PURSUIT_SETTING_BRAND);

  return pursuit_brand_read (text, session);
}

static void
write_member (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
}

char *
pursuit_brand_to_text (const PursuitBrand *self)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;

  if (self == NULL)
    return NULL;

  node = json_node_new (JSON_NODE_OBJECT);
  object = json_object_new ();
  write_member (object, "company", self->company);
  write_member (object, "address", self->address);
  write_member (object, "colour", self->colour);
  write_member (object, "font", self->font);
  write_member (object, "heading_font", self->heading_font);
  write_member (object, "logo", self->logo_sha256);
  if (self->cover)
    json_object_set_int_member (object, "cover", 1);
  json_node_take_object (node, object);

  return json_object_get_size (json_node_get_object (node)) > 0 ? pursuit_json_to_text (node, FALSE)
                                                                : NULL;
}

gboolean
pursuit_brand_store (PursuitBrand *self, PursuitSession *session, GError **error)
{
  g_autofree char *text = NULL;

  if (self->logo != NULL)
    {
      g_clear_pointer (&self->logo_sha256, g_free);
      if (!pursuit_session_put_blob (session, self->logo, &self->logo_sha256, error))
        return FALSE;
    }
  text = pursuit_brand_to_text (self);

  return pursuit_session_set_setting (session, PURSUIT_SETTING_BRAND, text, error)
         && pursuit_session_audit (session, "brand", PURSUIT_KIND_NONE, NULL, NULL, error);
}

/* (transfer full) (nullable): without blank edges; NULL for nothing */
static char *
dup_trimmed (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  return *trimmed != '\0' ? g_steal_pointer (&trimmed) : NULL;
}

static gboolean
apply_company (PursuitBrand *self, const char *company, GError **error)
{
  if (company == NULL)
    return TRUE;
  if (!is_line (company))
    {
      g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
                   _ ("The company’s name must be one line of %d letters at most; shorten it"),
                   PURSUIT_BRAND_MAX_CHARS);
      return FALSE;
    }
  g_clear_pointer (&self->company, g_free);
  self->company = dup_trimmed (company);

  return TRUE;
}

static gboolean
apply_address (PursuitBrand *self, const char *address, GError **error)
{
  g_autofree char *trimmed = address != NULL ? dup_trimmed (address) : NULL;
  g_auto (GStrv) lines = g_strsplit (trimmed != NULL ? trimmed : "", "\n", -1);

  if (address == NULL)
    return TRUE;
  for (guint i = 0; lines[i] != NULL; i++)
    g_strchomp (lines[i]);
  if (!is_address (lines))
    {
      g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
                   _ ("The address may have %d lines of %d letters; shorten it"),
                   PURSUIT_BRAND_MAX_ADDRESS_LINES, PURSUIT_BRAND_MAX_CHARS);
      return FALSE;
    }
  g_clear_pointer (&self->address, g_free);
  self->address = trimmed != NULL ? g_strjoinv ("\n", lines) : NULL;

  return TRUE;
}

static gboolean
apply_colour (PursuitBrand *self, const char *text, GError **error)
{
  g_autofree char *trimmed = text != NULL ? dup_trimmed (text) : NULL;
  guint32 colour;

  if (text == NULL)
    return TRUE;
  if (trimmed != NULL && !pursuit_colour_parse (trimmed, &colour))
    {
      g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
                   _ ("“%.40s” is no colour; write it like #1a5fb4"), trimmed);
      return FALSE;
    }
  g_clear_pointer (&self->colour, g_free);
  self->colour = trimmed != NULL ? pursuit_colour_to_text (colour) : NULL;

  return TRUE;
}

static void
apply_font (char **font, const char *text)
{
  if (text == NULL)
    return;

  g_clear_pointer (font, g_free);
  *font = dup_trimmed (text);
}

static gboolean
check_font (const char *text, GError **error)
{
  g_autofree char *trimmed = text != NULL ? dup_trimmed (text) : NULL;

  if (trimmed == NULL
      || (pursuit_font_family_is_valid (trimmed) && pursuit_font_family_is_installed (trimmed)))
    return TRUE;

  g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
               _ ("The font “%.80s” is not installed here; install it, or choose another"),
               trimmed);

  return FALSE;
}

gboolean
pursuit_brand_check_fonts (const PursuitBrandChange *change, GError **error)
{
  return check_font (change->font, error) && check_font (change->heading_font, error);
}

gboolean
pursuit_brand_apply (PursuitBrand *self, const PursuitBrandChange *change, GError **error)
{
  if (change->cover >= 0)
    self->cover = change->cover != 0;
  apply_font (&self->font, change->font);
  apply_font (&self->heading_font, change->heading_font);

  return apply_company (self, change->company, error)
         && apply_address (self, change->address, error)
         && apply_colour (self, change->colour, error);
}
