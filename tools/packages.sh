# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Installs what is missing from the list `packages`. Sourced by ./run and ./check, which set
# `top` to the folder of the project.

# The names in the sections given as arguments, marks and placeholders included.
packages_listed () {
  awk -v wanted=" $* " '
    /^#:/ { use = index (wanted, " " $2 " ") > 0; next }
    { sub (/#.*/, ""); gsub (/[ \t]/, "") }
    use && length ($0) > 0
  ' "$top/packages"
}

packages_installed () {
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

packages_have_candidate () {
  LC_ALL=C apt-cache policy "$1" 2>/dev/null | grep -q 'Candidate: [^(]'
}

# The number of the clang that the system's package `clang` stands for.
packages_clang_number () {
  local number

  number=$(dpkg-query -W -f '${Depends}' clang 2>/dev/null | grep -o 'clang-[0-9]*' | head -n 1)
  if [ -z "$number" ]; then
    number=$(apt-cache depends clang 2>/dev/null | grep -o 'Depends: clang-[0-9]*' | head -n 1)
  fi
  echo "${number##*-}"
}

# Sets `missing` to the names that are to be installed, and `unknown` to those of them that
# apt has never heard of.
packages_find_missing () {
  local name optional clang=

  missing=()
  unknown=()
  for name in $(packages_listed "$@"); do
    optional=
    if [ "${name%\?}" != "$name" ]; then
      optional=1
      name=${name%\?}
    fi
    if [ "${name/\{clang\}/}" != "$name" ]; then
      [ -n "$clang" ] || clang=$(packages_clang_number)
      name=${name/\{clang\}/$clang}
    fi

    if packages_installed "$name"; then
      continue
    elif packages_have_candidate "$name"; then
      missing+=("$name")
    elif [ -z "$optional" ]; then
      missing+=("$name")
      unknown+=("$name")
    elif [ -n "${lists_are_fresh:-}" ]; then
      echo "Left out: $name, which this system's archive does not have."
    else
      unknown+=("$name")
    fi
  done
}

packages_as_root () {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif [ -t 0 ]; then
    sudo "$@"
  else
    sudo -n "$@"
  fi
}

# What it says is read below, so it is said in English. Nobody is there to answer when dpkg asks
# about a configuration file that was changed by hand: it stays as it is.
packages_apt () {
  packages_as_root env LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
    apt-get -q -o DPkg::Lock::Timeout=600 -o Acquire::Retries=2 \
    -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold "$@"
}

packages_refresh () {
  echo 'Reading the lists of packages…'
  if ! packages_apt update >"$packages_log" 2>&1 || grep -q '^W: Failed to fetch' "$packages_log"; then
    packages_failed 'The lists of packages could not be fetched: is there a network?'
    return 1
  fi
  lists_are_fresh=1
}

packages_failed () {
  echo "$1" >&2
  echo 'What apt-get said:' >&2
  { packages_complaints || cat "$packages_log"; } | tail -n 12 | sed 's/^/  /' >&2
}

# The last line of apt-get only says that dpkg failed; dpkg itself names the package, maybe behind
# a question on the same line, says why on the next, and lists all such packages at the end.
packages_complaints () {
  awk '
    /^(E|W|Err)[: ]|sudo:/ { print; said = 1; next }
    sub (/^.*dpkg: error /, "dpkg: error ") { print; said = reason = 1; next }
    /^Errors were encountered while processing:/ { print; said = list = 1; next }
    reason || (list && /^ /) { print; reason = 0; next }
    { list = 0 }
    END { exit !said }
  ' "$packages_log"
}

packages_explain () {
  echo "$1" >&2
  echo 'Install these, or what stands for them here, then start again with --no-install:' >&2
  packages_listed "${@:2}" | sed -e 's/?$//' -e 's/{clang}/<version of clang>/' | fmt -w 78 | sed 's/^/  /' >&2
}

# packages_ensure SECTION...: returns 0 when everything in the sections is there.
packages_ensure () {
  local missing unknown lists_are_fresh= packages_log

  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    packages_explain 'This system is not Debian or Ubuntu, so nothing was installed.' "$@"
    return 1
  fi

  packages_find_missing "$@"
  if [ ${#missing[@]} -eq 0 ] && [ ${#unknown[@]} -eq 0 ]; then
    return 0
  fi
  if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
    packages_explain 'Installing needs root, and there is no sudo here.' "$@"
    return 1
  fi

  packages_log=$(mktemp) || return 1
  packages_install "$@"
  local status=$?
  rm -f "$packages_log"
  return $status
}

packages_install () {
  if [ ${#unknown[@]} -gt 0 ]; then
    if [ ${#missing[@]} -eq 0 ] && packages_lists_exist; then
      return 0
    fi
    packages_refresh || return 1
    packages_find_missing "$@"
  fi
  [ ${#missing[@]} -gt 0 ] || return 0

  echo "Installing ${#missing[@]} packages: $(echo "${missing[@]}" | fmt -w 2000)"
  if packages_apt install -y --no-install-recommends "${missing[@]}" >"$packages_log" 2>&1; then
    return 0
  fi
  # Lists that are older than the archive name files which are gone.
  if [ -z "$lists_are_fresh" ]; then
    packages_refresh || return 1
    if packages_apt install -y --no-install-recommends "${missing[@]}" >"$packages_log" 2>&1; then
      return 0
    fi
  fi
  packages_failed 'Some packages could not be installed.'
  return 1
}

packages_lists_exist () {
  packages_have_candidate libc6
}
