#!/usr/bin/env bash
# Makes the wheel for PyPI of the program as cargo has built it: wheel.sh MATURIN FOLDER [OPTIONS OF maturin build]. maturin writes down
# of which crates the program is made (CycloneDX); that list is put beside the wheel, and the SHA-256 of both.
set -euo pipefail
maturin=$1 folder=$2
shift 2
case $maturin in */*) maturin=$(cd "$(dirname "$maturin")" && pwd)/$(basename "$maturin") ;; esac
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$maturin" build --quiet --release --locked --out "$work" "$@"
wheel=$(basename "$work"/*.whl)
cp "$work/$wheel" "$folder/"
list=${wheel%.whl}.cyclonedx.json
# A wheel is a zip file; whoever has maturin has Python, not always unzip.
"$(command -v python3 || command -v python)" - "$folder/$wheel" "$folder/$list" <<'EOF'
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as wheel, open(sys.argv[2], "wb") as out:
    out.write(wheel.read(next(name for name in wheel.namelist() if name.endswith(".cyclonedx.json"))))
EOF
cd "$folder"
for file in "$wheel" "$list"; do
  if command -v sha256sum >/dev/null; then sha256sum "$file"; else shasum -a 256 "$file"; fi >"$file.sha256"
done
echo "$folder/$wheel"
