#!/usr/bin/env bash
# Puts kamerlint into a folder: install.sh RELEASES VERSION FOLDER. RELEASES is the address under which the archives of releases stand,
# as ADDRESS/releases/download; VERSION is a tag such as v0.1.0. An archive that does not agree with its SHA-256 is refused. Where there is
# no archive (a branch, another system) cargo builds the program from this repository. What is there already from a tag is used again.
set -euo pipefail
releases=$1 version=$2 folder=$3
root=$(cd "$(dirname "$0")/.." && pwd)
name=kamerlint kind=tar.gz
case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) target=x86_64-unknown-linux-musl ;;
  Linux-aarch64) target=aarch64-unknown-linux-musl ;;
  Darwin-arm64) target=aarch64-apple-darwin ;;
  Darwin-x86_64) target=x86_64-apple-darwin ;;
  MINGW*-x86_64 | MSYS*-x86_64) target=x86_64-pc-windows-msvc name=kamerlint.exe kind=zip ;;
  *) target= ;;
esac
case $version in
  v[0-9]*) if [ -x "$folder/$name" ] && "$folder/$name" --version; then exit 0; fi ;;
esac
mkdir -p "$folder"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
archive=kamerlint-$target.$kind
address=$releases/$version/$archive
if [ -n "$target" ] && [ -n "$version" ] && curl -fsSL -o "$work/$archive" "$address"; then
  curl -fsSL -o "$work/$archive.sha256" "$address.sha256"
  (
    cd "$work"
    if command -v sha256sum >/dev/null; then sha256sum -c --quiet "$archive.sha256"; else shasum -a 256 -c "$archive.sha256" >/dev/null; fi
  ) || { echo "install.sh: $address does not agree with its SHA-256" >&2; exit 1; }
  case $kind in
    zip) unzip -q "$work/$archive" -d "$work" ;;
    *) tar -C "$work" -xzf "$work/$archive" ;;
  esac
  cp "$work/kamerlint-$target/$name" "$folder/"
else
  echo "no archive at $address: building from source" >&2
  cargo install --quiet --locked --path "$root" --root "$work/built"
  cp "$work/built/bin/$name" "$folder/"
fi
"$folder/$name" --version
