# Shared by the commands in ops/. Sourced, never run.
# shellcheck shell=bash

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)"
stamps="$root/artifacts/stamps"
logs="$root/artifacts/logs"
mkdir -p "$stamps" "$logs"

# Our scripts read what these tools print, and leave no server of theirs behind.
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en DOTNET_GENERATE_ASPNET_CERTIFICATE=false
export DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0
export NO_COLOR=1 npm_config_fund=false npm_config_audit=false npm_config_update_notifier=false

say() { printf '%s\n' "· $*" >&2; }
die() { printf '%s\n' "✗ $*" >&2; exit 1; }
is_root() { [ "$(id -u)" = 0 ]; }
has() { command -v "$1" >/dev/null 2>&1; }

need_toolchain() {
  has dotnet || die "缺少 .NET 10 SDK，请先安装 / the .NET 10 SDK is missing: install it first"
  if ! has npm || ! has node; then die "缺少 Node.js 20（含 npm），请先安装 / Node.js 20 with npm is missing: install it first"; fi
}

# quietly NAME COMMAND...: the output goes to a log and is shown only when the command fails.
quietly() {
  local log="$logs/$1.log"
  shift
  if ! "$@" >"$log" 2>&1 </dev/null; then
    tail -n 40 "$log" >&2
    printf '%s\n' "✗ failed: $* (all of it: $log)" >&2
    return 1
  fi
}

# fingerprint PATH...: changes when a file below comes, goes or is written.
fingerprint() {
  find "$@" \( -name node_modules -o -name dist -o -name obj -o -name bin \) -prune -o -type f -printf '%p %s %T@\n' 2>/dev/null |
    LC_ALL=C sort | sha256sum | cut -d ' ' -f 1
}

is_fresh() { [ -f "$stamps/$1" ] && [ "$(cat "$stamps/$1")" = "$2" ]; }
mark_fresh() { printf '%s\n' "$2" >"$stamps/$1"; }

# apt_install PACKAGE...: false when this machine or this user cannot.
apt_install() {
  is_root && has apt-get || return 1
  say "apt-get install $* (once)"
  quietly apt-update apt-get update || say "apt-get update failed, trying with the lists at hand"
  quietly "apt-$1" env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "$@"
}

# wait_all PID...: all are waited for, and one that failed fails the whole.
wait_all() {
  local pid failed=0
  for pid in "$@"; do wait "$pid" || failed=1; done
  return "$failed"
}
