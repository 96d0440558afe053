#!/usr/bin/env bash
# Makes the installer for Windows of a built kamerlint.exe: msi.sh BINARY FOLDER writes kamerlint-VERSION-x64.msi and its SHA-256. It needs
# wixl and msibuild (Debian's packages wixl and msitools), so it is made on Linux; tests/run makes one and looks into it. It has been installed on no Windows yet.
set -euo pipefail
binary=$(realpath "$1") folder=$2
cd "$(dirname "$0")/.."
field() { sed -n "s/^$1 = \"\(.*\)\"\$/\1/p" Cargo.toml | head -1; }
version=$(field version)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$binary" "$work/kamerlint.exe"
cp README.md LEESMIJ.md SECURITY.md CHANGELOG.md LICENSE ci/kamerlint.wxs "$work/"
mkdir -p "$folder"
folder=$(realpath "$folder")
installer=kamerlint-$version-x64.msi
# What stands behind a hyphen in a version is no part of one on Windows.
variables=(-D "Version=${version%%-*}" -D "Homepage=$(field homepage)")
# The PATH of the machine: set with the program (=), taken back with it (-), for all users (*), behind what is there ([~]).
printf 'Environment\tName\tValue\tComponent_\ns72\tl255\tL255\ts72\nEnvironment\tEnvironment\nPath\t=-*PATH\t[~];[INSTALLDIR]\tProgram\n' >"$work/Environment.idt"
(
  cd "$work"
  wixl --arch x64 "${variables[@]}" --output made.msi kamerlint.wxs
  msibuild made.msi -i Environment.idt
  for action in 'RemoveEnvironmentStrings 3300' 'WriteEnvironmentStrings 5200'; do
    msibuild made.msi -q "INSERT INTO \`InstallExecuteSequence\` (\`Action\`, \`Sequence\`) VALUES ('${action% *}', ${action#* })"
  done
  cp made.msi "$folder/$installer"
)
(cd "$folder" && sha256sum "$installer" >"$installer.sha256")
echo "$folder/$installer"
