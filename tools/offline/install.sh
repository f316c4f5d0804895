#!/bin/sh
# Installs fazhi from this folder, without a network: sh install.sh [folder]
here=$(cd "$(dirname "$0")" && pwd) || exit 2
for python in "$here/python/bin/python3" python@PYTHON@ python3 python; do
  if "$python" -c 'import sys; sys.exit(not sys.version.startswith("@PYTHON@."))' 2>/dev/null; then
    exec "$python" "$here/install.py" "$@"
  fi
done
echo "没有找到 Python @PYTHON@：先安装，或者把它放进这里的 python 文件夹" >&2
exit 2
