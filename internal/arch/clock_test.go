package arch

import (
	"go/ast"
	"strings"
	"testing"
)

// Every other package is handed a moment or a clock, so that a page of last
// year can be made again and a test can stand on any day.
func TestTheClockIsReadInCmdOnly(t *testing.T) {
	for _, s := range sources(t) {
		outside := strings.HasPrefix(s.room, "cmd/") || s.room == "internal/e2e" || s.room == "internal/bench"
		if s.test || outside {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			pkg, ok := sel.X.(*ast.Ident)
			if ok && pkg.Name == "time" && (sel.Sel.Name == "Now" || sel.Sel.Name == "Since" || sel.Sel.Name == "Until") {
				t.Errorf("%s:%d reads the clock", s.path, s.line(n))
			}
			return true
		})
	}
}
