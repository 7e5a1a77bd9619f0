# Fetching and building, each only when something changed.
# shellcheck shell=bash disable=SC2154 # root and its folders come from common.sh

console="$root/src/console"
published="$root/artifacts/publish/DutyWatch.Server/release"
server_dll="$published/dutywatch.dll"
replay_dll="$root/artifacts/publish/DutyWatch.Replay/release/dutywatch-replay.dll"

has_console() { [ -f "$console/package.json" ]; }

fetch_console() {
  has_console || return 0
  local lock
  lock="$(sha256sum "$console/package-lock.json" | cut -d ' ' -f 1)"
  if is_fresh console-packages "$lock" && [ -d "$console/node_modules" ]; then return 0; fi
  say "npm ci: the console's packages"
  quietly console-packages npm ci --prefix "$console" || return 1
  mark_fresh console-packages "$lock"
}

# Twilio's own library and the reader of API descriptions, for the explicit tests of `ops/test --long`.
fetch_judges() {
  local judges="$root/tests/twilio" lock
  lock="$(sha256sum "$judges/package-lock.json" | cut -d ' ' -f 1)"
  if is_fresh judges "$lock" && [ -d "$judges/node_modules" ]; then return 0; fi
  say "npm ci: the judges of what we send"
  quietly judges npm ci --prefix "$judges" || return 1
  mark_fresh judges "$lock"
}

# The server's own folder is where ASP.NET looks for static files, when it builds and when it runs.
build_console() {
  has_console || return 0
  local now wwwroot="$root/src/DutyWatch.Server/wwwroot"
  now="$(fingerprint "$console")"
  if is_fresh console "$now" && [ -d "$wwwroot" ]; then return 0; fi
  say "building the console"
  quietly console npm run build --prefix "$console" || return 1
  rm -rf "$wwwroot"
  cp -a "$console/dist" "$wwwroot"
  mark_fresh console "$now"
}

fetch_nuget() {
  local now
  now="$(cat "$root"/Directory.*.props "$root"/*/*/*.csproj "$root"/*/*/packages.lock.json 2>/dev/null | sha256sum | cut -d ' ' -f 1)"
  if is_fresh nuget "$now" && [ -d "${NUGET_PACKAGES:-$HOME/.nuget/packages}" ]; then return 0; fi
  say "dotnet restore"
  quietly restore dotnet restore "$root/DutyWatch.sln" || return 1
  mark_fresh nuget "$now"
}

server_sources() {
  fingerprint "$root"/src/DutyWatch.* "$root/alerts" "$root/ops/db" "$root/ops/sites" "$root"/Directory.*.props "$root/global.json"
}

build_server() {
  local now
  now="$(server_sources)"
  if is_fresh server "$now" && [ -f "$server_dll" ]; then return 0; fi
  say "building the server"
  # Static files of an earlier console would stay: publish only adds.
  rm -rf "$published"
  quietly publish dotnet publish "$root/src/DutyWatch.Server" --configuration Release || return 1
  mark_fresh server "$now"
}

build_replay() {
  local now
  now="$(server_sources)"
  if is_fresh replay "$now" && [ -f "$replay_dll" ]; then return 0; fi
  say "building the player"
  quietly publish-replay dotnet publish "$root/src/DutyWatch.Replay" --configuration Release || return 1
  mark_fresh replay "$now"
}

# Where a started server finds its static files, and the site packs of this checkout.
export_server_places() {
  export ASPNETCORE_CONTENTROOT="$published"
  export DUTYWATCH_HOME="$root"
}
