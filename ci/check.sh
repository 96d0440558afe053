#!/usr/bin/env bash
# The check of the GitHub action. It is told in variables, which hold what others wrote and are never read as shell: KAMERLINT, FOLDER, PATHS
# and ARGS (one a line), FAIL_ON, SARIF, HTML. It annotates the lines, writes the summary of the step and says where the reports are.
set -euo pipefail
cd "$FOLDER"
paths=() options=()
while IFS= read -r line; do [ -z "$line" ] || paths+=("$line"); done <<<"$PATHS"
while IFS= read -r line; do [ -z "$line" ] || options+=("$line"); done <<<"$ARGS"
options+=(--fail-on "$FAIL_ON" --output-format github --output-file "sarif=$SARIF")
[ -z "$HTML" ] || options+=(--output-file "html=$HTML")
lines=$(mktemp)
trap 'rm -f "$lines"' EXIT
status=0
"$KAMERLINT" check "${options[@]}" --output-file "markdown=$lines" -- "${paths[@]}" || status=$?
# Where a report is, from the folder in which the next steps run.
from_here() { case $1 in /* | ?:*) echo "$1" ;; *) echo "$FOLDER/$1" ;; esac; }
{
  echo "status=$status"
  [ ! -f "$SARIF" ] || echo "sarif=$(from_here "$SARIF")"
  [ -z "$HTML" ] || [ ! -f "$HTML" ] || echo "html=$(from_here "$HTML")"
} >>"$GITHUB_OUTPUT"
# A table in which nothing of a draft is markup. GitHub takes a megabyte; the rest stands in the reports.
if [ -s "$lines" ]; then
  head -n 1000 "$lines" >>"$GITHUB_STEP_SUMMARY"
fi
exit "$status"
