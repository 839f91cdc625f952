package arch

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// root is the module's directory as the tests of this package see it.
const root = "../.."

// source is one Go file of the module.
type source struct {
	path      string // from the root, with slashes: internal/park/park.go
	room      string // the package's directory: internal/park
	test      bool   // *_test.go
	generated bool
	file      *ast.File
	set       *token.FileSet
	text      string
}

// line is where in its file a node starts.
func (s source) line(n ast.Node) int { return s.set.Position(n.Pos()).Line }

// lines is how many lines a node spans.
func (s source) lines(n ast.Node) int { return s.set.Position(n.End()).Line - s.line(n) + 1 }

// imports lists the import paths of a file.
func (s source) imports() []string {
	var paths []string
	for _, spec := range s.file.Imports {
		paths = append(paths, strings.Trim(spec.Path.Value, `"`))
	}
	return paths
}

// ours lists the rooms of this module that a file imports.
func (s source) ours() []string {
	var rooms []string
	for _, imported := range s.imports() {
		if room, ok := strings.CutPrefix(imported, "parkboard/"); ok {
			rooms = append(rooms, room)
		}
	}
	return rooms
}

// files walks what belongs to the repository and names every file from the
// root. Directories of Git, of builds and of data are passed over.
func files(t *testing.T) []string {
	t.Helper()
	var found []string
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name = filepath.ToSlash(strings.TrimPrefix(filepath.ToSlash(name), root+"/"))
		if d.IsDir() {
			if slices.Contains([]string{".git", "bin", ".sample", "data", "node_modules"}, name) {
				return filepath.SkipDir
			}
			return nil
		}
		found = append(found, name)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// sources parses every Go file of the module; directories with a go.mod of
// their own are other modules.
func sources(t *testing.T) []source {
	t.Helper()
	all := files(t)
	var others []string
	for _, name := range all {
		if path.Base(name) == "go.mod" && name != "go.mod" {
			others = append(others, path.Dir(name)+"/")
		}
	}
	var parsed []source
	for _, name := range all {
		foreign := slices.ContainsFunc(others, func(dir string) bool { return strings.HasPrefix(name, dir) })
		if foreign || path.Ext(name) != ".go" || strings.Contains(name, "testdata/") {
			continue
		}
		parsed = append(parsed, parse(t, name))
	}
	if len(parsed) < 20 {
		t.Fatalf("found %d Go files; is the root right?", len(parsed))
	}
	return parsed
}

func parse(t *testing.T, name string) source {
	t.Helper()
	set := token.NewFileSet()
	text := read(t, name)
	file, err := parser.ParseFile(set, name, text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	return source{
		path: name, room: path.Dir(name), test: strings.HasSuffix(name, "_test.go"),
		generated: ast.IsGenerated(file), file: file, set: set, text: text,
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}
