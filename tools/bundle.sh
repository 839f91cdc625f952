#!/bin/sh
# Is the committed ECharts bundle what its sources make? Always by checksum;
# where npm is installed and its registry answers, also by building it again.
set -eu
cd "$(dirname "$0")/../static"

sha256sum --check --quiet bundle/bundle.sum || {
	echo "the bundle and its sources differ from bundle.sum: run make assets"
	exit 1
}
if ! command -v npm >/dev/null 2>&1 || ! timeout 30 npm view echarts version >/dev/null 2>&1; then
	echo "bundle: held by its checksums (no npm registry here to build it again)"
	exit 0
fi
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
mkdir "$copy/static"
cp -R bundle "$copy/static/bundle"
mkdir -p "$copy/static/licenses"
(cd "$copy/static/bundle" && go run .)
for file in echarts.min.js echarts.min.js.gz echarts.min.js.br licenses; do
	diff -rq "$file" "$copy/static/$file" || {
		echo "run: make assets"
		exit 1
	}
done
