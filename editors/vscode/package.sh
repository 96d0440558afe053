#!/usr/bin/env bash
# Makes the extension: target/vscode/kamerlint.vsix, which uses the kamerlint on the PATH, or with a target of VS Code (linux-x64,
# win32-x64, darwin-arm64 …) and the binary for it target/vscode/kamerlint-TARGET.vsix, which needs nothing else.
#   editors/vscode/package.sh [TARGET BINARY]
set -euo pipefail
target=${1:-}
binary=${2:+$(realpath "$2")}
cd "$(dirname "$0")"
root=$(realpath ../..)
out=$root/target/vscode

if ! cmp -s package-lock.json node_modules/.lock; then
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
  cp package-lock.json node_modules/.lock
fi
node_modules/.bin/tsc
node build.mjs

# Packed from a folder of its own, so that exactly this is in it.
stage=$out/stage${target:+-$target}
rm -rf "$stage"
mkdir -p "$stage"
cp -r package.json package.nls.json README.md THIRD-PARTY.md language-configuration.json dist syntaxes images "$stage/"
rm -f "$stage/dist/THIRD-PARTY.md"
cp "$root/LICENSE" "$root/CHANGELOG.md" "$stage/"
if [ -n "$target" ]; then
  name=kamerlint
  case $target in win32-*) name=kamerlint.exe ;; esac
  mkdir "$stage/bin"
  cp "$binary" "$stage/bin/$name"
  chmod 755 "$stage/bin/$name"
fi
vsix=$out/kamerlint${target:+-$target}.vsix
# Without a repository address nothing in the README can be pointed at; the pictures are in the package.
(cd "$stage" && "$root/editors/vscode/node_modules/.bin/vsce" package --no-dependencies --allow-missing-repository \
  --no-rewrite-relative-links ${target:+--target "$target"} --out "$vsix" >"$out/vsce.log" 2>&1) || { cat "$out/vsce.log"; exit 1; }
echo "$vsix"
