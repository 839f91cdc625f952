package arch

import (
	"go/ast"
	"strings"
	"testing"
)

// The ceilings. What grows above one of them usually holds a second thing that
// wants a name of its own.
const (
	longestFile     = 400
	longestFunction = 60
	longestTemplate = 200
)

// longer lists what may pass its ceiling: a file by its path, a function as
// path:name. Each says why it is one thing.
var longer = map[string]string{}

func TestAFileFitsItsCeiling(t *testing.T) {
	passed := make(map[string]bool)
	for _, name := range files(t) {
		ceiling := longestFile
		switch {
		case strings.HasSuffix(name, ".templ"):
			ceiling = longestTemplate
		case !strings.HasSuffix(name, ".go"), strings.HasSuffix(name, "_templ.go"), strings.HasSuffix(name, "_test.go"):
			continue
		}
		length := strings.Count(read(t, name), "\n")
		if length <= ceiling {
			continue
		}
		passed[name] = true
		if longer[name] == "" {
			t.Errorf("%s has %d lines, ceiling %d", name, length, ceiling)
		}
	}
	noExceptionIsIdle(t, passed, false)
}

func TestAFunctionFitsItsCeiling(t *testing.T) {
	passed := make(map[string]bool)
	for _, s := range sources(t) {
		if s.test || s.generated {
			continue
		}
		for _, decl := range s.file.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok || s.lines(fn) <= longestFunction {
				continue
			}
			name := s.path + ":" + fn.Name.Name
			passed[name] = true
			if longer[name] == "" {
				t.Errorf("%s has %d lines, ceiling %d", name, s.lines(fn), longestFunction)
			}
		}
	}
	noExceptionIsIdle(t, passed, true)
}

// noExceptionIsIdle fails for an exception that nothing needs any more.
func noExceptionIsIdle(t *testing.T, passed map[string]bool, functions bool) {
	t.Helper()
	for name := range longer {
		if strings.Contains(name, ":") == functions && !passed[name] {
			t.Errorf("the exception for %s is no longer needed", name)
		}
	}
}

func TestEveryPackageSaysWhatItIsFor(t *testing.T) {
	said := make(map[string]bool)
	for _, s := range sources(t) {
		if !s.test {
			said[s.room] = said[s.room] || s.file.Doc != nil && len(s.file.Doc.Text()) > 40
		}
	}
	for room, ok := range said {
		if !ok {
			t.Errorf("%s has no package comment", room)
		}
	}
}
