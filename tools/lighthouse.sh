#!/bin/sh
# Asks Lighthouse about pages of the sample city, desktop preset, signed in, and
# prints the median of five runs for each: performance, accessibility, best
# practices. Not part of CI. Wants bin/parkboard, curl, jq, Chromium, and
# Lighthouse from npm: LIGHTHOUSE=path/to/node_modules/.bin/lighthouse
set -eu
: "${LIGHTHOUSE:=lighthouse}" "${RUNS:=5}" "${ADDR:=127.0.0.1:8790}"
CHROME_PATH=${CHROME_PATH:-/usr/bin/chromium}
export CHROME_PATH
work=$(mktemp -d)
bin/parkboard serve --sample --data "$work/data" --addr "$ADDR" >"$work/out" 2>"$work/log" &
board=$!
trap 'kill $board; rm -rf "$work"' EXIT
until curl -sf "http://$ADDR/readyz" >"$work/ready"; do sleep 1; done
curl -s -c "$work/jar" -o "$work/page" -d name=leader -d password=sample "http://$ADDR/signin"
cookie=$(awk '$6 == "parkboard" {print "parkboard=" $7}' "$work/jar")
for path in / /rankings /parks/rare-earth; do
	for n in $(seq "$RUNS"); do
		"$LIGHTHOUSE" "http://$ADDR$path" --preset=desktop --quiet --output=json --output-path="$work/$n.json" \
			--only-categories=performance,accessibility,best-practices --extra-headers="{\"Cookie\":\"$cookie\"}" \
			--chrome-flags="--headless=new --no-sandbox --disable-gpu --disable-quic"
	done
	jq -s -r --arg path "$path" 'def median: sort | .[length / 2 | floor];
		"| `\($path)` | \(map(.categories.performance.score) | median) | \(map(.categories.accessibility.score) | median) | \(map(.categories["best-practices"].score) | median) |"' "$work"/[0-9].json
done
