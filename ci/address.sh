#!/usr/bin/env bash
# Says where the project lives: the `repository` of Cargo.toml, the one place in which its address stands. With --public it fails and
# names the places as long as that address, or the name OWNER in the examples, is a placeholder: no release goes out with one.
#   address.sh [--public]
set -euo pipefail
cd "$(dirname "$0")/.."
address=$(sed -n 's/^repository = "\(.*\)"$/\1/p' Cargo.toml)
if [ "${1:-}" = --public ]; then
  # The files that people and programs read; the rest speaks of the placeholder, as this line does.
  files=(Cargo.toml publiccode.yml README.md LEESMIJ.md action.yml ci/gitlab.yml ci/deb.sh docs editors/*/README.md editors/vscode/package.json)
  if git grep -nI -e 'kamerlint\.example' -e '\bOWNER/' -- "${files[@]}" >&2; then
    echo "address.sh: these addresses are placeholders; put the public one into Cargo.toml and here" >&2
    exit 1
  fi
fi
echo "$address"
