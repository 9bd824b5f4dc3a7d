#!/usr/bin/env bash
# The suite under every supported Python that this machine has, but for the one of .venv, which
# `make test` is for. A Python is looked for on the PATH and where pyenv keeps its own.
set -euo pipefail
cd "$(dirname "$0")/.."
own=$(.venv/bin/python -c 'import sys; print("%d.%d" % sys.version_info[:2])')
tried=$own
for release in 3.11 3.12 3.13 3.14; do
  [ "$release" != "$own" ] || continue
  python=
  for one in "python$release" "${PYENV_ROOT:-$HOME/.pyenv}/versions/$release".*/bin/python; do
    "$one" -c "" 2>/dev/null && python=$one
  done
  [ -n "$python" ] || continue
  place=.venv-$release
  [ -x "$place/bin/python" ] || "$python" -m venv "$place"
  "$place/bin/python" -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
  "$place/bin/python" -m pip install --quiet --disable-pip-version-check --group dev -e .
  echo "Python $release"
  "$place/bin/python" -m pytest -n auto -p no:cacheprovider
  tried="$tried $release"
done
echo "passed under Python: $tried"
