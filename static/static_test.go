package static

import (
	"bytes"
	"compress/gzip"
	"io"
	"regexp"
	"strings"
	"testing"
)

// everyName is what pages and sheets link.
var everyName = []string{"board.css", "brief.css", "app.js", "chart.js", "echarts.min.js", "favicon.svg"}

func TestAPathCarriesTheHashOfItsContent(t *testing.T) {
	hashed := regexp.MustCompile(`^/static/[a-z.]+\.[0-9a-f]{10}\.(css|js|svg)$`)
	for _, name := range everyName {
		p := Path(name)
		if !hashed.MatchString(p) {
			t.Errorf("%s: path %s carries no hash", name, p)
		}
		a, ok := Lookup(p)
		if !ok || !a.Immutable || len(a.Content) == 0 || a.Type == "" {
			t.Errorf("%s: found %v, immutable %v, %d bytes, type %q", p, ok, a.Immutable, len(a.Content), a.Type)
		}
	}
}

func TestAPathWithoutHashIsNotKeptForEver(t *testing.T) {
	a, ok := Lookup("/static/favicon.svg")
	if !ok || a.Immutable {
		t.Errorf("found %v, immutable %v", ok, a.Immutable)
	}
}

func TestAWrongPathFindsNothing(t *testing.T) {
	for _, p := range []string{"/static/board.0000000000.css", "/static/", "/static/../static.go", "/static/css/tokens.css", "board.css", "/static/echarts.min.js.gz"} {
		if _, ok := Lookup(p); ok {
			t.Errorf("%s is answered", p)
		}
	}
}

func TestCompressedFormsHoldTheSameBytes(t *testing.T) {
	for _, name := range everyName {
		a, _ := Lookup(Path(name))
		if a.Gzip == nil {
			if len(a.Content) > 1024 {
				t.Errorf("%s: %d bytes go out uncompressed", name, len(a.Content))
			}
			continue
		}
		r, err := gzip.NewReader(bytes.NewReader(a.Gzip))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		plain, err := io.ReadAll(r)
		if err != nil || !bytes.Equal(plain, a.Content) {
			t.Errorf("%s: gzip holds other bytes (%v)", name, err)
		}
	}
	if a, _ := Lookup(Path("echarts.min.js")); len(a.Brotli) == 0 || len(a.Brotli) >= len(a.Gzip) {
		t.Errorf("brotli form of the chart library: %d bytes, gzip %d", len(a.Brotli), len(a.Gzip))
	}
}

func TestNothingLoadsFromAnotherHost(t *testing.T) {
	outside := regexp.MustCompile(`(?i)url\(|@import|https?://|//[a-z0-9-]+\.[a-z]`)
	for _, name := range []string{"board.css", "brief.css", "app.js", "chart.js"} {
		a, _ := Lookup(Path(name))
		for _, found := range outside.FindAll(a.Content, -1) {
			t.Errorf("%s: %s", name, found)
		}
	}
}

func TestOurScriptsNeedNoInlineStyleAndNoEval(t *testing.T) {
	for _, name := range []string{"app.js", "chart.js"} {
		a, _ := Lookup(Path(name))
		for _, forbidden := range []string{"innerHTML", "eval(", "new Function", "insertAdjacentHTML", "document.write", `"style"`} {
			if bytes.Contains(a.Content, []byte(forbidden)) {
				t.Errorf("%s uses %s", name, forbidden)
			}
		}
	}
}

func TestTheLicencesOfTheChartLibraryShip(t *testing.T) {
	all := ""
	for _, p := range Licenses() {
		a, ok := Lookup(p)
		if !ok {
			t.Fatalf("%s is not found", p)
		}
		all += string(a.Content)
	}
	for _, want := range []string{"Apache License", "Apache ECharts", "Baidu", "Microsoft"} {
		if !strings.Contains(all, want) {
			t.Errorf("no licence text names %s", want)
		}
	}
}

// custom reads the custom properties of one block of tokens.css.
func custom(t *testing.T, block string) map[string]string {
	t.Helper()
	raw, err := files.ReadFile("css/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(raw), block)
	if !ok {
		t.Fatalf("no block %q", block)
	}
	body, _, _ := strings.Cut(rest, "}")
	values := map[string]string{}
	for _, m := range regexp.MustCompile(`(--[\w-]+): (#[0-9a-f]{3,6});`).FindAllStringSubmatch(body, -1) {
		values[m[1]] = m[2]
	}
	return values
}
