#!/bin/sh
# Installs what the tests need beside Go and make: a C compiler for the race
# detector, Chromium with Chinese fonts and the PDF tools for the browser tests,
# and LibreOffice's spreadsheet for the round trips. Chromium's headless shell is
# preferred: the same engine without a window, and the browser tests take half
# the time. Without LibreOffice the tests still run and say that it was not tried.
# What is there already is left alone; on anything but Debian it only says
# what is missing.
set -eu

missing=""
want() { # want PACKAGE: remember it
	missing="$missing $1"
}
has() { command -v "$1" >/dev/null 2>&1; }
browser() { has chromium-headless-shell || has chromium || has chromium-browser || has google-chrome; }

has gcc || want gcc
[ -e /usr/include/stdlib.h ] || want libc6-dev
has pdftotext && has pdftoppm && has pdfinfo || want poppler-utils
fonts=$(find /usr/share/fonts /usr/local/share/fonts "$HOME/.fonts" -iname '*Noto*CJK*' 2>/dev/null | head -n 1)
[ -n "$fonts" ] || want fonts-noto-cjk

better="" # what the tests can do without
has chromium-headless-shell || better="$better chromium-headless-shell"
has soffice || better="$better libreoffice-calc"

if [ -z "$missing$better" ]; then
	echo "setup: everything the tests need is installed"
	exit 0
fi
as=""
if [ "$(id -u)" -ne 0 ]; then
	as="sudo"
fi
if ! has apt-get || { [ -n "$as" ] && ! has sudo; }; then
	browser || want chromium
	if [ -n "$missing" ]; then
		echo "setup: root on Debian is needed to install:$missing; or install what these packages hold, then try again" >&2
		exit 1
	fi
	echo "setup: everything needed is here; the tests would also use:$better"
	exit 0
fi
echo "setup: installing$missing$better"
export DEBIAN_FRONTEND=noninteractive
$as apt-get update -q
install() { $as apt-get install -q -y --no-install-recommends "$@"; }
for package in $better; do
	install "$package" || echo "setup: $package could not be installed; the tests do without it"
done
browser || want chromium
if [ -n "$missing" ]; then
	# shellcheck disable=SC2086 # a list of words
	install $missing
fi
