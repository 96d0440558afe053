#!/usr/bin/env bash
# Makes the packages for npm: npm.sh BINARY SYSTEM FOLDER packs a built binary as @kamerlint/SYSTEM (linux-x64, linux-arm64, darwin-x64,
# darwin-arm64, win32-x64, as Node.js calls them); npm.sh wrapper FOLDER packs `kamerlint`, which asks for those and starts the one that
# npm chose. Prints the name of the file.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
field() { sed -n "s/^$1 = \"\(.*\)\"\$/\1/p" "$root/Cargo.toml" | head -1; }
# What all packages say of themselves; the rest of package.json is on standard input.
manifest() {
  node -e '
    const [version, description, license, homepage, repository] = process.argv.slice(1);
    const own = JSON.parse(require("fs").readFileSync(0, "utf8"));
    for (const name in own.optionalDependencies) own.optionalDependencies[name] = version;
    const all = { ...own, version, description, license, homepage, repository: { type: "git", url: repository } };
    process.stdout.write(JSON.stringify(all, null, 2) + "\n");
  ' "$(field version)" "$(field description)" "$(field license)" "$(field homepage)" "$(field repository)" >"$work/package.json"
}
if [ "$1" = wrapper ]; then
  folder=$2
  manifest <"$root/ci/npm/package.json"
  mkdir "$work/bin"
  cp "$root/ci/npm/kamerlint.js" "$work/bin/"
  cp "$root/README.md" "$root/LEESMIJ.md" "$work/"
else
  binary=$1 system=$2 folder=$3
  name=kamerlint
  case $system in win32-*) name=kamerlint.exe ;; esac
  manifest <<EOF
{ "name": "@kamerlint/$system", "os": ["${system%-*}"], "cpu": ["${system#*-}"], "files": ["bin"], "preferUnplugged": true }
EOF
  mkdir "$work/bin"
  install -m 755 "$binary" "$work/bin/$name"
fi
cp "$root/LICENSE" "$work/"
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
cd "$work"
file=$(npm pack --silent --pack-destination "$folder")
cd "$folder"
if command -v sha256sum >/dev/null; then sha256sum "$file"; else shasum -a 256 "$file"; fi >"$file.sha256"
echo "$folder/$file"
