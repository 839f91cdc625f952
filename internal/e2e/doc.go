// Package e2e drives the real binary with a real browser, as the people who use
// it do: a clerk sends a workbook, an administrator publishes it, a leader
// reads, follows a number to its cell and prints. It knows addresses and the
// words on the pages, never the code behind them, and holds tests only.
//
// The tests need Chromium, a Chinese font and poppler's tools; without them
// they fail and say so (make test installs them).
package e2e
