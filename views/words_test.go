package views

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// wordsOf says under which prefix the constants of a type have their words.
var wordsOf = map[string]map[string][]string{
	"../internal/board": {
		"Reason": {"missing."}, "Mark": {"mark."}, "Word": {"word."}, "Formula": {"formula."},
		"Role": {"term."}, "Slip": {"slip."}, "Standing": {"standing."}, "Window": {"window."}, "Of": {"of."},
	},
	"../internal/park": {
		"Role": {"role."}, "State": {"state."}, "Severity": {"severity."}, "Basis": {"basis."}, "Verb": {"verb."},
		"GrowthKind": {"growth."}, "Measure": {"measure."},
	},
	"../store": {"Verb": {"verb."}},
}

func TestEveryConstantOfTheDomainHasItsWords(t *testing.T) {
	found := 0
	for dir, types := range wordsOf {
		for _, c := range constants(t, dir) {
			for _, prefix := range types[c.typed] {
				found++
				if !locale.Has(prefix + c.value) {
					t.Errorf("%s %s: no words for %s%s", dir, c.typed, prefix, c.value)
				}
				if prefix == "mark." && !locale.Has(prefix+c.value+".note") {
					t.Errorf("%s%s.note: a mark must say what it means", prefix, c.value)
				}
			}
		}
	}
	if found < 100 {
		t.Errorf("only %d constants were found", found)
	}
	for _, u := range park.Units {
		if !locale.Has("unit."+u.Name) && u.EN == "" {
			t.Errorf("unit %s has no English", u.Name)
		}
	}
}

type constant struct{ typed, value string }

// constants reads the string constants of a package with the names of their
// types.
func constants(t *testing.T, dir string) []constant {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var all []constant
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || len(spec.Values) != 1 {
				return true
			}
			typed, isName := spec.Type.(*ast.Ident)
			lit, isText := spec.Values[0].(*ast.BasicLit)
			if isName && isText && lit.Kind == token.STRING {
				if value, err := strconv.Unquote(lit.Value); err == nil {
					all = append(all, constant{typed.Name, value})
				}
			}
			return true
		})
	}
	return all
}
