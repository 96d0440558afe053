#!/usr/bin/env bash
# Packs a built binary for a release: package.sh BINARY TARGET FOLDER writes kamerlint-TARGET.tar.gz (.zip for Windows) and its
# SHA-256 beside it.
set -euo pipefail
binary=$1 target=$2 folder=$3
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/kamerlint-$target" "$folder"
cp "$binary" "$root/README.md" "$root/LEESMIJ.md" "$root/SECURITY.md" "$root/LICENSE" "$root/CHANGELOG.md" "$work/kamerlint-$target/"
folder=$(cd "$folder" && pwd)
case $target in
  *windows*)
    archive=kamerlint-$target.zip
    (cd "$work" && 7z a -bso0 "$folder/$archive" "kamerlint-$target")
    ;;
  *)
    archive=kamerlint-$target.tar.gz
    tar -C "$work" -czf "$folder/$archive" "kamerlint-$target"
    ;;
esac
cd "$folder"
if command -v sha256sum >/dev/null; then sha256sum "$archive"; else shasum -a 256 "$archive"; fi >"$archive.sha256"
echo "$folder/$archive"
