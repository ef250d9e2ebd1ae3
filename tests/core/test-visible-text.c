/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-visible-text.h"

static void
takes_out_what_steers (void)
{
  static const char *const cases[][2] = {
    { "plain\ttext\n", "plain\ttext\n" },
    { "\033[31mred\033[0m", "[31mred[0m" },
    { "\302\233"
      "31m and \302\205",
      "31m and " },
    { "over\rwritten\r\nline", "overwritten\nline" },
    { "bell\a, back\b, del\177, nul-like\001", "bell, back, del, nul-like" },
    { "evil\342\200\256gpj.exe\342\200\254", "evilgpj.exe" },
    { "\342\201\246isolated\342\201\251", "isolated" },
    { "\363\240\201\247\363\240\201\256 tags", " tags" },
    /* What scripts and emoji need. */
    { "نمی\342\200\214خواهم", "نمی\342\200\214خواهم" },
    { "\360\237\221\251\342\200\215\360\237\222\273 é ä",
      "\360\237\221\251\342\200\215\360\237\222\273 é ä" },
    { "bad\377byte", "bad\357\277\275byte" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = pursuit_visible_text_dup (cases[i][0], "");
      g_autofree char *again = pursuit_visible_text_dup (text, "");

      g_assert_cmpstr (text, ==, cases[i][1]);
      g_assert_cmpstr (again, ==, text);
    }
  g_assert_null (pursuit_visible_text_dup (NULL, ""));
}

static void
shows_where_something_was (void)
{
  g_autofree char *text = pursuit_visible_text_dup ("a\033]0;title\a\r\nb", "\357\277\275");

  g_assert_cmpstr (text, ==, "a\357\277\275]0;title\357\277\275\nb");
}

/* Every character: only what is on the list goes, and it goes alone. */
static void
leaves_all_others (void)
{
  guint n_gone = 0;

  for (gunichar c = 1; c <= 0x10ffff; c++)
    {
      g_autofree char *shown = NULL;
      char text[16] = "a";
      int length;

      if (!g_unichar_validate (c))
        continue;
      length = g_unichar_to_utf8 (c, text + 1);
      text[1 + length] = 'z';
      shown = pursuit_visible_text_dup (text, "");
      if (pursuit_visible_text_steers (c))
        {
          n_gone++;
          g_assert_cmpstr (shown, ==, "az");
        }
      else
        g_assert_cmpstr (shown, ==, text);
    }
  /* C0 without tab, line feed and zero; delete and C1; 5 + 4 of direction; the block of tags */
  g_assert_cmpuint (n_gone, ==, 29 + 33 + 5 + 4 + 128);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/visible-text/takes-out-what-steers", takes_out_what_steers);
  g_test_add_func ("/core/visible-text/shows-where-something-was", shows_where_something_was);
  g_test_add_func ("/core/visible-text/leaves-all-others", leaves_all_others);

  return g_test_run ();
}
