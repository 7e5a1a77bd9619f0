# A browser and Chinese letters for the browser tests.
# shellcheck shell=bash

find_chromium() { command -v chromium || command -v chromium-browser || command -v google-chrome; }

has_chinese_font() { compgen -G '/usr/share/fonts/opentype/noto/NotoSansCJK*' >/dev/null || { has fc-list && [ -n "$(fc-list :lang=zh)" ]; }; }

ensure_browser() {
  local missing=()
  find_chromium >/dev/null || missing+=(chromium)
  has_chinese_font || missing+=(fonts-noto-cjk)
  if [ "${#missing[@]}" -gt 0 ] && ! apt_install "${missing[@]}"; then
    die "测试需要 ${missing[*]}，请以 root 安装 / the tests need ${missing[*]}: as root, apt-get install ${missing[*]}"
  fi
  DUTYWATCH_CHROMIUM="${DUTYWATCH_CHROMIUM:-$(find_chromium)}"
  export DUTYWATCH_CHROMIUM
}
