#!/bin/sh
# Regenerates every template in a copy of the tree and compares: works in a
# dirty tree as in a clean one.
set -eu

templ=$(go tool -modfile=tools/templ.mod -n templ)
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
find . -name '*.templ' -not -path './bin/*' | while read -r file; do
	mkdir -p "$copy/$(dirname "$file")"
	cp "$file" "$copy/$file"
done
(cd "$copy" && "$templ" generate) >"$copy/log" 2>&1 || {
	cat "$copy/log"
	exit 1
}

stale=0
for file in $( (find . -name '*_templ.go' -not -path './bin/*'; cd "$copy" && find . -name '*_templ.go') | sort -u); do
	cmp -s "$file" "$copy/$file" || {
		echo "stale: $file"
		stale=1
	}
done
[ "$stale" -eq 0 ] || {
	echo "run: make generate"
	exit 1
}
