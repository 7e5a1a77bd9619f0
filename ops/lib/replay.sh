# A drill world for ops/run --replay: docs/adr/0016-drill-world.md.
# shellcheck shell=bash disable=SC2154 # the options come from ops/run, root and its folders from common.sh

replays="$root/ops/sites/ganzi/replay"
instant='^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?([+-][0-9]{2}:[0-9]{2})?$'

# Refuses what cannot be meant, before anything is built; then sets what the server reads.
prepare_replay() {
  local known
  script="$replays/$replay.json"
  known="$(find "$replays" -name '*.json' -printf '%f\n' | sed 's/\.json$//' | sort | paste -sd ' ')"
  if ! [[ "$replay" =~ ^[a-z0-9-]+$ ]] || [ ! -f "$script" ]; then
    die "没有重演 $replay，现有：$known / there is no replay $replay; there are: $known"
  fi
  if [ "$private" = 0 ]; then
    die "演练世界用自己的数据库，不能用 --connection / a drill world has a cluster of its own: leave --connection (or ConnectionStrings__DutyWatch) out"
  fi
  speed="${speed:-60}"
  if ! [[ "$speed" =~ ^[0-9]{1,4}$ ]] || [ "$((10#$speed))" -lt 1 ] || [ "$((10#$speed))" -gt 3600 ]; then
    die "--speed 要 1 至 3600 的整数，不能是 $speed / --speed is a whole number from 1 to 3600, not $speed"
  fi
  if [ -n "$until" ] && ! [[ "$until" =~ $instant ]]; then
    die "--until 要写成 2022-09-05T18:00，不能是 $until / --until is written like 2022-09-05T18:00, not $until"
  fi
  data="${data:-$root/var-drill/$replay}"
  export DutyWatch__Drill__Speed="$((10#$speed))"
  DutyWatch__Drill__Start="$(sed -nE 's/^ *"start": *"([^"]+)".*/\1/p' "$script" | head -n 1)"
  export DutyWatch__Drill__Start DutyWatch__Drill__WaitsForPlayer=true
}

# Runs beside the server, which takes the place of this shell ($$). One that was killed is started again and goes on where it was.
start_player() {
  local exit=1
  local -a words=("$script" --server "http://127.0.0.1:$port" --data "$data" --with "$$")
  trap - INT TERM
  if [ -n "$until" ]; then words+=(--until "$until"); fi
  if [ -n "$skip_idle" ]; then words+=(--skip-idle); fi
  while kill -0 "$$" 2>/dev/null; do
    exit=0
    dotnet "$replay_dll" "${words[@]}" || exit="$?"
    # 2: it cannot be played, however often it is tried.
    case "$exit" in 0 | 2) return "$exit" ;; esac
    sleep 1
  done
}
