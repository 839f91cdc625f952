#!/bin/sh
# Installs what the tests need beside Go and make: a C compiler for the race
# detector, Chromium with Chinese fonts and the PDF tools for the browser tests,
# and LibreOffice's spreadsheet for the round trips. Without the last the tests
# still run and say that it was not tried.
# What is there already is left alone; on anything but Debian it only says
# what is missing.
set -eu

missing=""
want() { # want PACKAGE: remember it
	missing="$missing $1"
}
has() { command -v "$1" >/dev/null 2>&1; }

has gcc || want gcc
[ -e /usr/include/stdlib.h ] || want libc6-dev
has chromium || has chromium-browser || has google-chrome || want chromium
has pdftotext && has pdftoppm && has pdfinfo || want poppler-utils
fonts=$(find /usr/share/fonts /usr/local/share/fonts "$HOME/.fonts" -iname '*Noto*CJK*' 2>/dev/null | head -n 1)
[ -n "$fonts" ] || want fonts-noto-cjk

office=""
has soffice || office="libreoffice-calc"

if [ -z "$missing$office" ]; then
	echo "setup: everything the tests need is installed"
	exit 0
fi
if [ -z "$missing" ] && { ! has apt-get || { [ "$(id -u)" -ne 0 ] && ! has sudo; }; }; then
	echo "setup: LibreOffice is not here and cannot be installed; its round trips will not be tried"
	exit 0
fi
if ! has apt-get; then
	echo "setup: please install what these Debian packages hold, then try again:$missing" >&2
	exit 1
fi
as=""
if [ "$(id -u)" -ne 0 ]; then
	if ! has sudo; then
		echo "setup: root is needed to install:$missing" >&2
		exit 1
	fi
	as="sudo"
fi
echo "setup: installing$missing $office"
export DEBIAN_FRONTEND=noninteractive
$as apt-get update -q
if [ -n "$missing" ]; then
	# shellcheck disable=SC2086 # a list of words
	$as apt-get install -q -y --no-install-recommends $missing
fi
if [ -n "$office" ] && ! $as apt-get install -q -y --no-install-recommends "$office"; then
	echo "setup: LibreOffice could not be installed; its round trips will not be tried"
fi
