package views

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/a-h/templ"
)

var update = flag.Bool("update", false, "write testdata/*.html anew")

// golden renders a component and compares it with testdata/NAME.html; -update
// writes the file. Tags start new lines there, so that a diff can be read.
func golden(t *testing.T, name string, c templ.Component) {
	t.Helper()
	got := lines(rendered(t, c))
	path := filepath.Join("testdata", name+".html")
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (run go test ./views -update and read what it wrote)", err)
	}
	if !bytes.Equal(want, []byte(got)) {
		t.Errorf("%s differs from %s:\n%s", name, path, firstDifference(string(want), got))
	}
}

// rendered is the HTML of a component.
func rendered(t *testing.T, c templ.Component) string {
	t.Helper()
	var b bytes.Buffer
	if err := c.Render(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// assetHash is left out of the files: a new style sheet changes no page.
var assetHash = regexp.MustCompile(`(/static/[\w./-]+)\.[0-9a-f]{10}\.`)

func lines(html string) string {
	html = assetHash.ReplaceAllString(html, "$1.")
	return string(bytes.ReplaceAll([]byte(html), []byte("><"), []byte(">\n<"))) + "\n"
}

func firstDifference(want, got string) string {
	n := 0
	for n < len(want) && n < len(got) && want[n] == got[n] {
		n++
	}
	return "want …" + around(want, n) + "…\n got …" + around(got, n) + "…"
}

func around(s string, n int) string {
	return s[max(0, n-80):min(len(s), n+120)]
}
