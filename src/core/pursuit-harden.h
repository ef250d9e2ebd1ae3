/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * pursuit_harden_cores:
 *
 * From now on a crash of this process, or of what it starts, writes no core file. To be called
 * first of all in each program that may hold a key.
 */
void pursuit_harden_cores (void);

/**
 * pursuit_harden_process:
 *
 * Besides, nobody but root may trace this process or read its memory, and no program that
 * collects crashes gets an image of it. The first #PursuitSecret of a process does it by itself: a
 * window has then started its toolkit, which asks a portal for the dark style, and portals serve
 * only whom they can look at below /proc. In a Flatpak they are needed all the time, and there
 * nothing more is done than by pursuit_harden_cores().
 */
void pursuit_harden_process (void);

G_END_DECLS
