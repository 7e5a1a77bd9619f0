# Runs test runners one after another and sums what they say. A runner that crashed, or ended without a word, is a failure.
# shellcheck shell=bash disable=SC2154 # root and its folders come from common.sh

passed=0 failed=0 skipped=0 broken=0

# run_runner NAME COMMAND...: leaves its output in $runner_log and its exit code in $runner_exit.
run_runner() {
  runner_log="$logs/test-$1.log"
  runner_exit=0
  printf '\n== %s\n' "$1"
  shift
  "$@" 2>&1 </dev/null | tee "$runner_log" || runner_exit="${PIPESTATUS[0]}"
}

# add PASSED FAILED SKIPPED of a runner that spoke; its exit code must agree with its words.
add() {
  passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3))
  if [ "$runner_exit" -ne 0 ] && [ "$2" -eq 0 ]; then break_down "ended with $runner_exit"; fi
}

break_down() {
  printf '%s\n' "✗ runner $1: $runner_log"
  broken=$((broken + 1))
}

# number BEFORE AFTER: the last number in the log between two patterns; 0 when there is none.
number() { sed -nE "s/.*$1([0-9]+)$2.*/\1/p" "$runner_log" | tail -n 1 | grep . || printf '0\n'; }

test_dotnet() {
  local project="$1"
  shift
  run_runner "$project" dotnet test --project "$root/tests/$project" --no-build --configuration Release --no-progress "$@"
  if ! grep -qE '^ *total: [0-9]+' "$runner_log"; then
    break_down "$project printed no summary (ended with $runner_exit)"
    return
  fi
  # 8: no test, or none that the filter lets through.
  if [ "$runner_exit" -eq 8 ]; then runner_exit=0; fi
  add "$(number '^ *succeeded: ' '')" "$(number '^ *failed: ' '')" "$(number '^ *skipped: ' '')"
}

test_console() {
  has_console && grep -q '"test":' "$console/package.json" || return 0
  run_runner console npm test --prefix "$console" -- --run --passWithNoTests
  if [ "$runner_exit" -eq 0 ] && grep -q 'No test files found' "$runner_log"; then return; fi
  if ! grep -qE '^ *Tests +[0-9]' "$runner_log"; then
    break_down "console printed no summary (ended with $runner_exit)"
    return
  fi
  add "$(number '^ *Tests .*\b' ' passed')" "$(number '^ *Tests .*\b' ' failed')" "$(number '^ *Tests .*\b' ' skipped')"
}

# The last line of all; a run that ran nothing proves nothing.
conclude() {
  if [ "$skipped" -gt 0 ]; then printf '%s\n' "skipped: $skipped"; fi
  if [ "$passed" -eq 0 ] && [ "$failed" -eq 0 ] && [ "$broken" -eq 0 ]; then broken=1; fi
  printf '%s passed, %s failed\n' "$passed" "$((failed + broken))"
  [ "$((failed + broken))" -eq 0 ]
}
