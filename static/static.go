// Package static holds what a browser is sent beside the pages: style sheets,
// two small scripts, the chart library and its licences, the product's mark. A
// path carries a hash of the content, so that an answer may be kept for ever.
// It knows bytes only; sending them, with their headers, is the handlers' work.
// Nothing in here may load from another host.
package static

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"path"
	"strings"
	"sync"
)

//go:embed css/*.css app.js chart.js echarts.min.js echarts.min.js.gz echarts.min.js.br favicon.svg licenses/*.txt
var files embed.FS

// Prefix is where the assets live on the server.
const Prefix = "/static/"

// Asset is one file as it is sent.
type Asset struct {
	Name      string // board.css
	Type      string // text/css; charset=utf-8
	Content   []byte
	Gzip      []byte // the same bytes compressed; nil when that does not pay
	Brotli    []byte // nil when there is none
	Immutable bool   // the path asked for carries the hash: may be kept for ever
}

// sheets says which parts, in which order, make a style sheet. A page links
// one of the two: board.css on a screen, brief.css for a sheet of paper.
var sheets = map[string][]string{
	"board.css": {"tokens", "base", "shell", "then", "figure", "marks", "form", "list", "upload", "ahead", "park", "compare", "admin", "overview", "chart", "ranks", "movement", "assess", "stages", "measure", "schemes", "enterprises", "score", "projects", "designations", "changes", "near", "search", "objectives", "adapt", "paper"},
	"brief.css": {"tokens", "marks", "brief", "measures", "projects", "reprint"},
}

var types = map[string]string{
	".css": "text/css; charset=utf-8",
	".js":  "text/javascript; charset=utf-8",
	".svg": "image/svg+xml",
	".txt": "text/plain; charset=utf-8",
}

type shelf struct {
	assets map[string]Asset  // by path below Prefix, hashed and plain
	paths  map[string]string // by name
}

var all = sync.OnceValue(func() shelf {
	s, err := load()
	if err != nil {
		panic(err) // embedded files, checked by the package's test
	}
	return s
})

// Path is where an asset is found: Path("board.css") is
// /static/board.3f2a9c1b44.css. A name that does not exist panics: it is a
// mistake in a template, not in a request.
func Path(name string) string {
	p, ok := all().paths[name]
	if !ok {
		panic("static: no asset " + name)
	}
	return p
}

// Lookup finds an asset by the path of a request, with its hash or without; a
// wrong hash finds nothing.
func Lookup(path string) (Asset, bool) {
	name, ok := strings.CutPrefix(path, Prefix)
	if !ok {
		return Asset{}, false
	}
	a, ok := all().assets[name]
	return a, ok
}

// Licenses lists the paths of the licence texts of what ships.
func Licenses() []string {
	entries, err := files.ReadDir("licenses")
	if err != nil {
		panic(err) // embedded
	}
	var paths []string
	for _, e := range entries {
		paths = append(paths, Path("licenses/"+e.Name()))
	}
	return paths
}

func load() (shelf, error) {
	s := shelf{map[string]Asset{}, map[string]string{}}
	for name, parts := range sheets {
		var content []byte
		for _, part := range parts {
			text, err := files.ReadFile("css/" + part + ".css")
			if err != nil {
				return s, fmt.Errorf("%s: %w", name, err)
			}
			content = append(append(content, text...), '\n')
		}
		if err := s.put(Asset{Name: name, Content: content}); err != nil {
			return s, err
		}
	}
	names := []string{"app.js", "chart.js", "echarts.min.js", "favicon.svg"}
	licenses, err := files.ReadDir("licenses")
	if err != nil {
		return s, fmt.Errorf("licences: %w", err)
	}
	for _, l := range licenses {
		names = append(names, "licenses/"+l.Name())
	}
	for _, name := range names {
		if err := s.put(Asset{Name: name}); err != nil {
			return s, err
		}
	}
	return s, nil
}

// put completes an asset — content, type, compressed forms — and shelves it
// under its hashed and its plain path.
func (s shelf) put(a Asset) error {
	var err error
	if a.Content == nil {
		if a.Content, err = files.ReadFile(a.Name); err != nil {
			return fmt.Errorf("%s: %w", a.Name, err)
		}
	}
	ext := path.Ext(a.Name)
	a.Type = types[ext]
	if a.Gzip, err = files.ReadFile(a.Name + ".gz"); err != nil {
		if a.Gzip, err = squeeze(a.Content); err != nil {
			return fmt.Errorf("%s: %w", a.Name, err)
		}
	}
	if br, err := files.ReadFile(a.Name + ".br"); err == nil {
		a.Brotli = br
	}
	sum := sha256.Sum256(a.Content)
	hashed := strings.TrimSuffix(a.Name, ext) + "." + hex.EncodeToString(sum[:5]) + ext
	s.paths[a.Name] = Prefix + hashed
	s.assets[a.Name] = a
	a.Immutable = true
	s.assets[hashed] = a
	return nil
}

// squeeze compresses content; nil when little would be saved.
func squeeze(content []byte) ([]byte, error) {
	var small bytes.Buffer
	w, err := gzip.NewWriterLevel(&small, gzip.BestCompression)
	if err != nil {
		return nil, fmt.Errorf("gzip: %w", err)
	}
	if _, err := w.Write(content); err != nil {
		return nil, fmt.Errorf("gzip: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("gzip: %w", err)
	}
	if small.Len() > len(content)*9/10 {
		return nil, nil
	}
	return small.Bytes(), nil
}
