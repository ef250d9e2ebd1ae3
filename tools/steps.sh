# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Quiet steps with one line each. Sourced by ./run and ./check.

say () {
  printf '%s\n' "$*"
}

# quietly LOG COMMAND...: keeps the output in LOG, and shows it only when the command fails.
quietly () {
  local log=$1
  shift

  if "$@" >"$log" 2>&1; then
    return 0
  fi
  # What was found is no part of why something failed.
  sed -e '/: YES\b/d' -e '/^[0-9]* warnings\? generated\.$/d' -e 's/^/  /' "$log" | tail -n 60 >&2
  return 1
}

# build_folder FOLDER OPTION...: configures a build folder once, and again when the project was
# moved or the options changed. A folder that somebody configured by hand is taken as it is.
build_folder () {
  local folder=$1 mark
  shift

  mark="$top ${CC:-cc} $*"
  if [ -f "$folder/build.ninja" ]; then
    if [ ! -f "$folder/.configured" ] || [ "$(cat "$folder/.configured")" = "$mark" ]; then
      # Tests that were added since are known only after this.
      build_targets "$folder" build.ninja
      return
    fi
  fi

  rm -rf -- "$folder"
  quietly_configured "$folder" "$@" || return 1
  printf '%s' "$mark" >"$folder/.configured"
}

quietly_configured () {
  local folder=$1 log status
  shift

  log=$(mktemp) || return 1
  quietly "$log" meson setup "$folder" "$top" "$@"
  status=$?
  rm -f -- "$log"
  return $status
}

build_targets () {
  local folder=$1 log status
  shift

  log=$(mktemp) || return 1
  quietly "$log" ninja --quiet -C "$folder" "$@"
  status=$?
  rm -f -- "$log"
  return $status
}
