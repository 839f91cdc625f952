// Package arch holds tests on the code itself: who imports whom and why, which
// room owns which library, who reads the clock, how long files and functions
// are, and whether what comments and texts point at exists. It is never
// imported, and refuses rules without a reason.
package arch
