#!/bin/sh
# Install a bundle in a folder with Chinese and spaces, with the network cut off, and use it: twice,
# since the second time is an upgrade that must leave the ledger as it is. What was installed first is
# made to tell an older version before.
set -eu
zip=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
place="$work/督查室 王 科长/离线 包"
mkdir -p "$place"
"${PYTHON:-python3}" -m zipfile -e "$zip" "$place"
export HOME="$work/主 目录" SHISHI_DB="$work/台账 文件.db"
unset XDG_DATA_HOME
mkdir -p "$HOME"
alone="unshare -n"
$alone true 2>/dev/null || alone=
[ -n "$alone" ] || echo "no unshare here: tried with the network" >&2
version=$(basename "$zip" | cut -d- -f3)
for round in 1 2; do
  $alone sh "$place/install.sh"
  shishi="$HOME/.local/bin/shishi"
  [ "$round" = 2 ] || $alone "$shishi" import "$place/样例/2023-03.csv" --yes
  [ "$("$shishi" --version)" = "shishi $version" ]
  $alone "$shishi" status --json >"$work/$round.json"
  sed -i 's/^__version__ = .*/__version__ = "0.0.0"/' "$HOME"/.local/share/shishi/venv*/lib/*/site-packages/shishi_cli/__init__.py
done
cmp "$work/1.json" "$work/2.json"
$alone "$shishi" report bulletin -o "$work/通报.html" --final
[ -s "$place/手册.html" ] && [ -s "$place/授权.txt" ] && [ -s "$work/通报.html" ]
echo "tried: $(basename "$zip")"
