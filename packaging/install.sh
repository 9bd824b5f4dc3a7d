#!/bin/sh
# 安装 shishi:不联网,不要管理员权限。装在 ~/.local/share/shishi,命令在 ~/.local/bin。再运行一次就是升级,台账不动。
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
if ! (cd "$here" && sha256sum --quiet -c 校验.txt); then
  echo "文件不完整(校验不符),请重新复制离线包。" >&2
  exit 1
fi
read -r release machine <"$here/release.txt"
if [ "$machine" != any ] && [ "$machine" != "$(uname -m)" ]; then
  echo "这个离线包是给 $machine 的,这台电脑是 $(uname -m)。请换用名字以 $(uname -m) 结尾的离线包;没有的,用以 any 结尾的。" >&2
  exit 1
fi
fits() {
  "$1" - "$release" 2>/dev/null <<'PYTHON'
import sys
wanted = sys.argv[1]
have = "%d.%d" % sys.version_info[:2]
sys.exit(0 if sys.version_info >= (3, 11) and wanted in (have, "any") else 1)
PYTHON
}
if [ "$release" = any ]; then
  found="python3 python3.14 python3.13 python3.12 python3.11"
else
  found="python$release python3"
fi
python=
for one in $found; do
  if fits "$one"; then
    python=$one
    break
  fi
done
if [ -z "$python" ]; then
  if [ "$release" = any ]; then
    echo "没有找到 Python 3.11 或更高版本,请先安装,再运行本脚本。" >&2
  else
    echo "没有找到 Python $release。请先安装,再运行本脚本;有 3.11 以上的别的版本的,可以换用名字以 any 结尾的离线包。" >&2
  fi
  exit 1
fi
# Each time into a folder of its own: what was installed stays as it is until the new one can be used.
new=
ended() {
  [ "$1" != 0 ] || return 0
  [ -z "$new" ] || rm -rf "$new"
  echo "安装没有完成,见上面的提示。原来装好的没有动,台账没有改动。" >&2
}
trap 'ended $?' EXIT
trap 'exit 130' INT HUP TERM
home="${XDG_DATA_HOME:-$HOME/.local/share}/shishi"
mkdir -p "$home" "$HOME/.local/bin"
new=$(mktemp -d "$home/venv-XXXXXX")
# Debian, UOS and Kylin leave out what puts pip into a new environment, so it comes with us.
"$python" -m venv --without-pip "$new"
cd "$here"
for pip in wheels/pip-*.whl; do :; done # the latest, where an older bundle was unpacked here before
"$new/bin/python" "$pip/pip" install --isolated --quiet --disable-pip-version-check \
  --no-index --no-deps -r wheels.txt
"$new/bin/shishi" --version
ln -sf "$new/bin/shishi" "$HOME/.local/bin/shishi"
for old in "$home"/venv*; do
  [ "$old" = "$new" ] || rm -rf "$old"
done
echo "装好了。如果提示找不到 shishi,请重新打开终端,或运行 \"$HOME/.local/bin/shishi\""
echo "开始: shishi import \"$here/样例/2023-03.csv\""
