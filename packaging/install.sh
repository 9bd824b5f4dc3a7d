#!/bin/sh
# 安装 shishi:不联网,不要管理员权限。装在 ~/.local/share/shishi,命令在 ~/.local/bin。再运行一次就是升级,台账不动。
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
release=$(cat "$here/release.txt")
if [ "$release" = any ]; then
  found="python3 python3.14 python3.13 python3.12 python3.11"
else
  found="python$release python3"
fi
python=
for one in $found; do
  if command -v "$one" >/dev/null 2>&1 && "$one" - "$release" <<'PYTHON'
import sys
wanted = sys.argv[1]
have = "%d.%d" % sys.version_info[:2]
sys.exit(0 if sys.version_info >= (3, 11) and wanted in (have, "any") else 1)
PYTHON
  then
    python=$one
    break
  fi
done
if [ -z "$python" ]; then
  if [ "$release" = any ]; then need="3.11 或更高"; else need=$release; fi
  echo "没有找到 Python $need,请先安装,再运行本脚本。" >&2
  exit 1
fi
if ! (cd "$here" && sha256sum --quiet -c 校验.txt); then
  echo "文件不完整(校验不符),请重新复制离线包。" >&2
  exit 1
fi
home="${XDG_DATA_HOME:-$HOME/.local/share}/shishi"
mkdir -p "$home" "$HOME/.local/bin"
[ -x "$home/venv/bin/python" ] && "$home/venv/bin/python" -c "" 2>/dev/null || "$python" -m venv --clear "$home/venv"
"$home/venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-index \
  --find-links "$here/wheels" --upgrade shishi-cli
ln -sf "$home/venv/bin/shishi" "$HOME/.local/bin/shishi"
"$home/venv/bin/shishi" --version
echo "装好了。如果提示找不到 shishi,请重新打开终端,或运行 $HOME/.local/bin/shishi"
echo "开始: shishi import $here/样例/2023-03.csv"
