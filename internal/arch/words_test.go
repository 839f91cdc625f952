package arch

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// keys reads the keys of every text of the board.
func keys(t *testing.T) map[string]bool {
	t.Helper()
	found := make(map[string]bool)
	for _, name := range files(t) {
		if !strings.HasPrefix(name, "internal/locale/text/") {
			continue
		}
		var entries map[string]yaml.Node
		if err := yaml.Unmarshal([]byte(read(t, name)), &entries); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for key := range entries {
			found[key] = true
		}
	}
	return found
}

// literals lists the quoted strings of the code that is no test, with the file
// each stands in.
func literals(t *testing.T) map[string]string {
	t.Helper()
	quoted := regexp.MustCompile(`"([^"\\\n]*)"`)
	found := make(map[string]string)
	for _, name := range files(t) {
		code := strings.HasSuffix(name, ".go") || strings.HasSuffix(name, ".templ")
		if !code || strings.HasSuffix(name, "_test.go") || strings.HasSuffix(name, "_templ.go") {
			continue
		}
		for _, match := range quoted.FindAllStringSubmatch(read(t, name), -1) {
			found[match[1]] = name
			if start, _, ok := strings.Cut(match[1], "%"); ok { // fmt.Sprintf("trouble.%d", …)
				found[start] = name
			}
		}
	}
	return found
}

// A key in code is a text. Keys are told from file names by their ending.
func TestATextThatTheCodeNamesExists(t *testing.T) {
	texts := keys(t)
	rooms := make(map[string]bool)
	for key := range texts {
		room, _, _ := strings.Cut(key, ".")
		rooms[room] = true
	}
	shape := regexp.MustCompile(`^[a-z]+(\.[a-z0-9_]+)+$`)
	ending := regexp.MustCompile(`\.(css|js|svg|go|xlsx|xls|csv|json|yaml|txt|pdf|sql|db|lock|html)$`)
	for text, name := range literals(t) {
		room, _, _ := strings.Cut(text, ".")
		if shape.MatchString(text) && rooms[room] && !ending.MatchString(text) && !texts[text] {
			t.Errorf("%s names the text %s, which does not exist", name, text)
		}
	}
}

// Every refusal has its sentence: park.Invalidf("key", …) is error.key.
func TestARefusalHasItsSentence(t *testing.T) {
	texts := keys(t)
	refusal := regexp.MustCompile(`\b(?:Invalidf|NotFoundf|Conflictf|Forbiddenf)\(\s*"([a-z0-9_]+)"`)
	for _, s := range sources(t) {
		if s.test {
			continue
		}
		for _, match := range refusal.FindAllStringSubmatch(s.text, -1) {
			if !texts["error."+match[1]] {
				t.Errorf("%s refuses with %s; there is no text error.%s", s.path, match[1], match[1])
			}
		}
	}
}

// A text is used when the code names it, or puts its key together from a
// beginning that stands in the code: "missing." + reason.
func TestNoTextIsUnused(t *testing.T) {
	used := literals(t)
	refusals := regexp.MustCompile(`^error\.`)
	for _, key := range slices.Sorted(maps.Keys(keys(t))) {
		if _, named := used[key]; named {
			continue
		}
		if _, named := used[strings.TrimPrefix(key, "error.")]; named && refusals.MatchString(key) {
			continue
		}
		put := slices.ContainsFunc(beginnings(key), func(part string) bool {
			_, named := used[part]
			return named
		})
		if !put || refusals.MatchString(key) {
			t.Errorf("nothing uses the text %s", key)
		}
	}
}

// beginnings lists what a key may be put together from: a.b. and a. for a.b.c.
func beginnings(key string) []string {
	var parts []string
	for i, r := range key {
		if r == '.' {
			parts = append(parts, key[:i+1])
		}
	}
	return parts
}

// Every flaw has its sentence, and every such sentence is a flaw's.
func TestAFlawHasItsSentence(t *testing.T) {
	texts := keys(t)
	flaw := regexp.MustCompile(`\bf\.(?:add|warn)\([^"\n]*(?:"[^"\n]*"[^"\n]*)??, "([a-z0-9_]+)"|\bstop\("[a-z]+", "([a-z0-9_]+)"|\bpark\.Flaw\{Key: "([a-z0-9_]+)"`)
	known := make(map[string]bool)
	for _, s := range sources(t) {
		if s.test {
			continue
		}
		for _, match := range flaw.FindAllStringSubmatch(s.text, -1) {
			key := match[1] + match[2] + match[3]
			known[key] = true
			if !texts["flaw."+key] {
				t.Errorf("%s finds %s; there is no text flaw.%s", s.path, key, key)
			}
		}
	}
	for key := range texts {
		if name, ok := strings.CutPrefix(key, "flaw."); ok && !known[name] {
			t.Errorf("nothing finds flaw.%s", name)
		}
	}
}
