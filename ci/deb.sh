#!/usr/bin/env bash
# Makes the Debian package of a built binary: deb.sh BINARY ARCHITECTURE FOLDER [DEPENDS] writes kamerlint_VERSION_ARCHITECTURE.deb and
# its SHA-256. The binary writes its own man pages and completions, so it must run here. DEPENDS is empty for the static binary of a
# release; for another it is what that needs, such as "libc6 (>= 2.35), libgcc-s1".
set -euo pipefail
binary=$(realpath "$1") architecture=$2 folder=$3 depends=${4:-}
cd "$(dirname "$0")/.."
field() { sed -n "s/^$1 = \"\(.*\)\"\$/\1/p" Cargo.toml | head -1; }
version=$(field version)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root share=$work/root/usr/share
umask 022
mkdir -p "$root/usr/bin" "$root/DEBIAN" "$share/man/man1" "$share/doc/kamerlint" "$share/bash-completion/completions" \
  "$share/zsh/vendor-completions" "$share/fish/vendor_completions.d" "$folder"
install -m 755 "$binary" "$root/usr/bin/kamerlint"
"$binary" man --output "$share/man/man1" >/dev/null
gzip -9n "$share"/man/man1/*.1
"$binary" completions bash >"$share/bash-completion/completions/kamerlint"
"$binary" completions zsh >"$share/zsh/vendor-completions/_kamerlint"
"$binary" completions fish >"$share/fish/vendor_completions.d/kamerlint.fish"
cp README.md LEESMIJ.md SECURITY.md "$share/doc/kamerlint/"
gzip -9nc CHANGELOG.md >"$share/doc/kamerlint/changelog.gz"
{
  echo "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/"
  printf 'Upstream-Name: kamerlint\nSource: %s\n\nFiles: *\nCopyright: the kamerlint contributors\nLicense: EUPL-1.2\n' "$(field repository)"
  sed 's/^[[:space:]]*$/./; s/^/ /' LICENSE
} >"$share/doc/kamerlint/copyright"
cat >"$root/DEBIAN/control" <<EOF
Package: kamerlint
Version: $version
Architecture: $architecture
Maintainer: the kamerlint contributors <noreply@kamerlint.example>
Installed-Size: $(du -sk "$root/usr" | cut -f1)
${depends:+Depends: $depends
}Section: text
Priority: optional
Homepage: $(field homepage)
Description: checks drafts of answers to Dutch parliamentary questions
 kamerlint reads the draft of an answer to written questions of the Tweede Kamer
 and says what is wrong with it: a question without an answer, a note that cites
 a paper that cannot exist, an office or a name written in two ways, a date that
 does not exist, a placeholder that was left. It is a command and a language
 server for editors, works offline and sends no draft anywhere.
EOF
folder=$(realpath "$folder")
package=kamerlint_${version}_$architecture.deb
dpkg-deb --root-owner-group -Zxz --build "$root" "$folder/$package" >/dev/null
(cd "$folder" && sha256sum "$package" >"$package.sha256")
echo "$folder/$package"
