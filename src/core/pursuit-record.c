/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-record.h"

#include "core/pursuit-core-error.h"
#include "core/pursuit-util.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The value of one field. */
typedef struct
{
  char *text;    /* (owned) (nullable) text-like fields */
  gint64 number; /* number fields */
} Slot;

typedef struct
{
  Slot *slots;         /* (owned) one for each field of the class's table */
  PursuitFieldSet set; /* which of them have a value */
} PursuitRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PursuitRecord, pursuit_record, G_TYPE_OBJECT)

static guint notify_signal;

static Slot *
get_slot (PursuitRecord *self, guint field)
{
  PursuitRecordPrivate *priv = pursuit_record_get_instance_private (self);

  g_assert (field < PURSUIT_RECORD_GET_CLASS (self)->fields->n_fields);

  /* Not in init: there the instance still wears its parent's class, which has no table. */
  if (priv->slots == NULL)
    priv->slots = g_new0 (Slot, PURSUIT_RECORD_GET_CLASS (self)->fields->n_fields);

  return &priv->slots[field];
}

static const PursuitField *
get_field (PursuitRecord *self, guint field)
{
  const PursuitFieldTable *fields = PURSUIT_RECORD_GET_CLASS (self)->fields;

  g_assert (field < fields->n_fields);

  return &fields->fields[field];
}

/* Most records are filled before anybody looks at them, and telling nobody of each value costs
 * more than the value. */
static void
notify_field (PursuitRecord *self, guint field)
{
  if (g_signal_handler_find (self, G_SIGNAL_MATCH_ID, notify_signal, 0, NULL, NULL, NULL) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), PURSUIT_RECORD_GET_CLASS (self)->pspecs[field]);
}

/* The one place that says a field has a value or has none. */
static void
mark_set (PursuitRecord *self, guint field, gboolean is_set)
{
  PursuitRecordPrivate *priv = pursuit_record_get_instance_private (self);

  if (is_set)
    priv->set |= PURSUIT_FIELD_BIT (field);
  else
    priv->set &= ~PURSUIT_FIELD_BIT (field);
  notify_field (self, field);
}

static gboolean
is_marked_set (PursuitRecord *self, guint field)
{
  PursuitRecordPrivate *priv = pursuit_record_get_instance_private (self);

  return (priv->set & PURSUIT_FIELD_BIT (field)) != 0;
}

static void
pursuit_record_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PursuitRecord *self = PURSUIT_RECORD (object);
  const Slot *slot = get_slot (self, prop_id - 1);

  if (G_VALUE_HOLDS_STRING (value))
    g_value_set_string (value, slot->text);
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    g_value_set_boolean (value, slot->number != 0);
  else
    g_value_set_int64 (value, slot->number);
}

static void
pursuit_record_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  PursuitRecord *self = PURSUIT_RECORD (object);

  if (G_VALUE_HOLDS_STRING (value))
    pursuit_record_set_text (self, prop_id - 1, g_value_get_string (value));
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    pursuit_record_set_integer (self, prop_id - 1, g_value_get_boolean (value));
  else
    pursuit_record_set_integer (self, prop_id - 1, g_value_get_int64 (value));
}

static void
pursuit_record_finalize (GObject *object)
{
  PursuitRecord *self = PURSUIT_RECORD (object);
  PursuitRecordPrivate *priv = pursuit_record_get_instance_private (self);
  guint n_fields = PURSUIT_RECORD_GET_CLASS (self)->fields->n_fields;

  for (guint i = 0; priv->slots != NULL && i < n_fields; i++)
    g_free (priv->slots[i].text);
  g_free (priv->slots);

  G_OBJECT_CLASS (pursuit_record_parent_class)->finalize (object);
}

static void
pursuit_record_class_init (PursuitRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = pursuit_record_finalize;
  notify_signal = g_signal_lookup ("notify", G_TYPE_OBJECT);
}

static void
pursuit_record_init (PursuitRecord *self)
{
}

static const char *
get_property_name (const PursuitField *field)
{
  g_autofree char *name = g_strdelimit (g_strdup (field->key), "_", '-');

  return g_intern_string (name);
}

static GParamSpec *
new_pspec (const PursuitField *field)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const char *name = get_property_name (field);

  if (field->type == PURSUIT_FIELD_BOOLEAN)
    return g_param_spec_boolean (name, NULL, NULL, FALSE, flags);
  if (pursuit_field_is_number (field))
    return g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);

  return g_param_spec_string (name, NULL, NULL, NULL, flags);
}

void
pursuit_record_class_install_fields (PursuitRecordClass *klass, const PursuitFieldTable *fields)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  g_return_if_fail (fields != NULL);
  g_return_if_fail (fields->n_fields <= sizeof (PursuitFieldSet) * 8);

  /* A GObject class does not inherit these two from its parent. */
  object_class->get_property = pursuit_record_get_property;
  object_class->set_property = pursuit_record_set_property;
  klass->fields = fields;
  klass->pspecs = g_new0 (GParamSpec *, fields->n_fields);
  for (guint i = 0; i < fields->n_fields; i++)
    {
      /* A hole in the table is a number without its row. */
      g_assert (fields->fields[i].key != NULL);
      if ((fields->fields[i].flags & PURSUIT_FIELD_REQUIRED) != 0)
        klass->required |= PURSUIT_FIELD_BIT (i);
      klass->pspecs[i] = new_pspec (&fields->fields[i]);
      g_object_class_install_property (object_class, i + 1, klass->pspecs[i]);
    }
}

PursuitRecord *
pursuit_record_new (PursuitKind kind)
{
  return g_object_new (pursuit_kind_get_record_type (kind), NULL);
}

PursuitRecord *
pursuit_record_copy (PursuitRecord *self)
{
  PursuitRecord *copy;

  g_return_val_if_fail (PURSUIT_IS_RECORD (self), NULL);

  copy = g_object_new (G_OBJECT_TYPE (self), NULL);
  for (guint i = 0; i < PURSUIT_RECORD_GET_CLASS (self)->fields->n_fields; i++)
    if (is_marked_set (self, i))
      pursuit_record_copy_field (copy, i, self);

  return copy;
}

gboolean
pursuit_record_equal (PursuitRecord *a, PursuitRecord *b)
{
  g_return_val_if_fail (PURSUIT_IS_RECORD (a), FALSE);
  g_return_val_if_fail (PURSUIT_IS_RECORD (b), FALSE);

  if (G_OBJECT_TYPE (a) != G_OBJECT_TYPE (b))
    return FALSE;
  for (guint i = 0; i < PURSUIT_RECORD_GET_CLASS (a)->fields->n_fields; i++)
    if (!pursuit_record_field_equal (a, b, i))
      return FALSE;

  return TRUE;
}

const PursuitFieldTable *
pursuit_kind_get_fields (PursuitKind kind)
{
  /* The class stays for good: its table must outlive every caller. */
  static gsize classes[PURSUIT_N_KINDS];

  g_return_val_if_fail (kind > PURSUIT_KIND_NONE && kind < PURSUIT_N_KINDS, NULL);

  if (g_once_init_enter (&classes[kind]))
    {
      gpointer klass = g_type_class_ref (pursuit_kind_get_record_type (kind));

      g_once_init_leave (&classes[kind], (gsize) klass);
    }

  return PURSUIT_RECORD_CLASS ((gpointer) classes[kind])->fields;
}

/* What reads or sets one field is called a hundred times for each row of a file. It looks for NULL
 * only: asking GObject for the type each time was four hundredths of a whole import. */

const PursuitFieldTable *
pursuit_record_get_fields (PursuitRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return PURSUIT_RECORD_GET_CLASS (self)->fields;
}

PursuitKind
pursuit_record_get_kind (PursuitRecord *self)
{
  g_return_val_if_fail (self != NULL, PURSUIT_KIND_NONE);

  return PURSUIT_RECORD_GET_CLASS (self)->fields->kind;
}

const char *
pursuit_record_get_id (PursuitRecord *self)
{
  return pursuit_record_get_text (self, PURSUIT_FIELD_RECORD_ID);
}

gboolean
pursuit_record_is_set (PursuitRecord *self, guint field)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (field < PURSUIT_RECORD_GET_CLASS (self)->fields->n_fields, FALSE);

  return is_marked_set (self, field);
}

PursuitFieldSet
pursuit_record_get_set_fields (PursuitRecord *self)
{
  PursuitRecordPrivate *priv;

  g_return_val_if_fail (self != NULL, 0);

  priv = pursuit_record_get_instance_private (self);

  return priv->set;
}

const char *
pursuit_record_get_text (PursuitRecord *self, guint field)
{
  g_return_val_if_fail (self != NULL, NULL);

  return get_slot (self, field)->text;
}

gint64
pursuit_record_get_integer (PursuitRecord *self, guint field)
{
  g_return_val_if_fail (self != NULL, 0);

  return get_slot (self, field)->number;
}

void
pursuit_record_set_text (PursuitRecord *self, guint field, const char *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (!pursuit_field_is_number (get_field (self, field)));

  if (text != NULL && *text == '\0')
    text = NULL;
  if (pursuit_set_str (&get_slot (self, field)->text, text))
    mark_set (self, field, text != NULL);
}

void
pursuit_record_take_text (PursuitRecord *self, guint field, char *text)
{
  Slot *slot;

  g_return_if_fail (self != NULL);
  g_return_if_fail (!pursuit_field_is_number (get_field (self, field)));

  if (text != NULL && *text == '\0')
    g_clear_pointer (&text, g_free);
  slot = get_slot (self, field);
  if (g_strcmp0 (slot->text, text) == 0)
    {
      g_free (text);
      return;
    }
  g_free (slot->text);
  slot->text = text;
  mark_set (self, field, text != NULL);
}

void
pursuit_record_set_integer (PursuitRecord *self, guint field, gint64 number)
{
  Slot *slot;

  g_return_if_fail (self != NULL);
  g_return_if_fail (pursuit_field_is_number (get_field (self, field)));

  slot = get_slot (self, field);
  if (slot->number == number && is_marked_set (self, field))
    return;
  slot->number = number;
  mark_set (self, field, TRUE);
}

void
pursuit_record_unset (PursuitRecord *self, guint field)
{
  Slot *slot;

  g_return_if_fail (self != NULL);

  if (!pursuit_record_is_set (self, field))
    return;
  slot = get_slot (self, field);
  g_clear_pointer (&slot->text, g_free);
  slot->number = 0;
  mark_set (self, field, FALSE);
}

void
pursuit_record_copy_field (PursuitRecord *self, guint field, PursuitRecord *source)
{
  g_return_if_fail (PURSUIT_IS_RECORD (self));
  g_return_if_fail (PURSUIT_IS_RECORD (source));
  g_return_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (source));

  if (!pursuit_record_is_set (source, field))
    pursuit_record_unset (self, field);
  else if (pursuit_field_is_number (get_field (self, field)))
    pursuit_record_set_integer (self, field, pursuit_record_get_integer (source, field));
  else
    pursuit_record_set_text (self, field, pursuit_record_get_text (source, field));
}

gboolean
pursuit_record_field_equal (PursuitRecord *a, PursuitRecord *b, guint field)
{
  const Slot *slot_a, *slot_b;

  g_return_val_if_fail (PURSUIT_IS_RECORD (a), FALSE);
  g_return_val_if_fail (PURSUIT_IS_RECORD (b), FALSE);
  g_return_val_if_fail (G_OBJECT_TYPE (a) == G_OBJECT_TYPE (b), FALSE);

  slot_a = get_slot (a, field);
  slot_b = get_slot (b, field);

  return is_marked_set (a, field) == is_marked_set (b, field) && slot_a->number == slot_b->number
         && g_strcmp0 (slot_a->text, slot_b->text) == 0;
}

void
pursuit_record_clear (PursuitRecord *self)
{
  g_return_if_fail (PURSUIT_IS_RECORD (self));

  for (guint i = 0; i < PURSUIT_RECORD_GET_CLASS (self)->fields->n_fields; i++)
    pursuit_record_unset (self, i);
}

static gboolean
check_field (PursuitRecord *self, guint number, GError **error)
{
  const PursuitField *field = get_field (self, number);
  const char *text = pursuit_record_get_text (self, number);

  if (!pursuit_record_is_set (self, number)
      || (!pursuit_field_is_number (field) && pursuit_str_is_blank (text)))
    {
      if ((field->flags & PURSUIT_FIELD_REQUIRED) == 0)
        return TRUE;
      g_set_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_INVALID,
                   _ ("%s: a value is needed"), pursuit_field_get_label (field));
      return FALSE;
    }

  if (pursuit_field_is_number (field))
    return pursuit_field_check_number (field, pursuit_record_get_integer (self, number), error);

  return pursuit_field_check_text (field, text, error);
}

gboolean
pursuit_record_check (PursuitRecord *self, GError **error)
{
  PursuitRecordClass *klass;
  PursuitFieldSet to_check;

  g_return_val_if_fail (PURSUIT_IS_RECORD (self), FALSE);

  klass = PURSUIT_RECORD_GET_CLASS (self);
  to_check = pursuit_record_get_set_fields (self) | klass->required;
  for (guint i = 0; i < klass->fields->n_fields; i++)
    if ((to_check & PURSUIT_FIELD_BIT (i)) != 0 && !check_field (self, i, error))
      return FALSE;

  return klass->check == NULL || klass->check (self, error);
}

/* The value of a title field in one line, shortened for a heading. */
static char *
dup_one_line (const char *text)
{
  g_autofree char *start = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 120));

  return g_strstrip (g_strdelimit (g_steal_pointer (&start), "\r\n\t", ' '));
}

char *
pursuit_record_dup_title (PursuitRecord *self)
{
  const PursuitFieldTable *fields;
  g_auto (GStrv) columns = NULL;

  g_return_val_if_fail (PURSUIT_IS_RECORD (self), NULL);

  fields = PURSUIT_RECORD_GET_CLASS (self)->fields;
  for (guint i = 0; i < fields->n_fields; i++)
    if ((fields->fields[i].flags & PURSUIT_FIELD_TITLE) != 0
        && !pursuit_str_is_blank (pursuit_record_get_text (self, i)))
      return dup_one_line (pursuit_record_get_text (self, i));

  columns = pursuit_record_list_custom (self);
  for (guint i = 0; columns[i] != NULL; i++)
    {
      g_autofree char *text = pursuit_record_dup_custom (self, columns[i]);

      if (!pursuit_str_is_blank (text))
        return dup_one_line (text);
    }

  return g_strdup (pursuit_kind_get_label (fields->kind));
}
