package arch

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// A comment, a text or a page that names a page of docs names one that exists,
// with an anchor that stands in it.
func TestWhatPointsIntoTheDocsArrives(t *testing.T) {
	all := files(t)
	anchors := make(map[string][]string)
	for _, name := range all {
		if strings.HasSuffix(name, ".md") {
			anchors[name] = anchorsOf(read(t, name))
		}
	}
	cited := regexp.MustCompile(`docs/[a-z0-9/-]+\.md(#[a-z0-9_-]+)?`)
	for _, name := range all {
		text, ok := textOf(t, name)
		if !ok || strings.HasSuffix(name, "_templ.go") {
			continue
		}
		for _, found := range cited.FindAllString(text, -1) {
			page, anchor, has := strings.Cut(found, "#")
			stands, known := anchors[page]
			switch {
			case !known:
				t.Errorf("%s cites %s, which does not exist", name, page)
			case has && !slices.Contains(stands, anchor):
				t.Errorf("%s cites %s, an anchor that is not there", name, found)
			}
		}
	}
}

func anchorsOf(text string) []string {
	var ids []string
	for _, found := range regexp.MustCompile(`<a id="([a-z0-9_-]+)"></a>`).FindAllStringSubmatch(text, -1) {
		ids = append(ids, found[1])
	}
	return ids
}

// Links between the pages of the documentation, and to files, arrive too.
func TestLinksBetweenPagesArrive(t *testing.T) {
	all := files(t)
	link := regexp.MustCompile(`\]\(([^)\s]+)\)`)
	for _, name := range all {
		if !strings.HasSuffix(name, ".md") {
			continue
		}
		text := read(t, name)
		for _, found := range link.FindAllStringSubmatch(text, -1) {
			target, anchor, has := strings.Cut(found[1], "#")
			if strings.Contains(target, "://") || strings.HasPrefix(target, "mailto:") {
				continue
			}
			file := name
			if target != "" {
				file = path.Join(path.Dir(name), target)
			}
			inside := slices.ContainsFunc(all, func(f string) bool { return f == file || strings.HasPrefix(f, file+"/") })
			if !inside {
				t.Errorf("%s links to %s, which does not exist", name, found[1])
			} else if has && !slices.Contains(anchorsOf(read(t, file)), anchor) {
				t.Errorf("%s links to %s, an anchor that is not there", name, found[1])
			}
		}
	}
}

func TestAnAnchorStandsOnce(t *testing.T) {
	for _, name := range files(t) {
		if !strings.HasSuffix(name, ".md") {
			continue
		}
		ids := anchorsOf(read(t, name))
		slices.Sort(ids)
		if len(slices.Compact(slices.Clone(ids))) != len(ids) {
			t.Errorf("%s has an anchor twice: %v", name, ids)
		}
	}
}

// What is written down is finished, and speaks of no machine it was made on.
// The words are put together here so that this file passes itself.
func TestNothingIsLeftUnfinishedOrTiedToAMachine(t *testing.T) {
	refused := regexp.MustCompile(strings.Join([]string{
		`\bTO` + `DO\b`, `\bFIX` + `ME\b`, `\bXX` + `X\b`, `t\.Sk` + `ip(Now|f)?\(`,
		`(^|[\s"'(=:])/(work|farm|root)/`, `/home/[a-z]+/`, `/tmp/[a-z_-]+/`,
	}, "|"))
	for _, name := range files(t) {
		text, ok := textOf(t, name)
		if !ok || path.Base(name) == "echarts.min.js" || strings.HasSuffix(name, "axe.min.js") {
			continue
		}
		for n, line := range strings.Split(text, "\n") {
			if found := refused.FindString(line); found != "" {
				t.Errorf("%s:%d says %q", name, n+1, found)
			}
		}
	}
}

// textOf reads a file that people write; ok is false for pictures, workbooks
// and other files that are not text.
func textOf(t *testing.T, name string) (text string, ok bool) {
	t.Helper()
	if strings.HasSuffix(name, ".sum") || strings.Contains(name, "testdata/") && path.Ext(name) != ".go" {
		return "", false
	}
	text = read(t, name)
	return text, utf8.ValidString(text) && !strings.Contains(text, "\x00")
}
