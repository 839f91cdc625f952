package static

import (
	"regexp"
	"strings"
	"sync"
)

var (
	token    = regexp.MustCompile(`(?m)^\s*(--[\w-]+):\s*([^;]+);`)
	markRule = regexp.MustCompile(`(?m)^(?:\.(?:k|mark)-[\w-]+(?:, \.(?:k|mark)-[\w-]+)*) \{[^}]*\}$`)
	named    = regexp.MustCompile(`var\((--[\w-]+)\)`)
)

// MarkRules are the rules of the marks for a drawing that leaves the page, in
// the colours of the light theme: concrete values, no custom properties.
var MarkRules = sync.OnceValue(func() string {
	tokens, err := files.ReadFile("css/tokens.css")
	if err != nil {
		panic(err) // embedded
	}
	marks, err := files.ReadFile("css/marks.css")
	if err != nil {
		panic(err) // embedded
	}
	light, _, _ := strings.Cut(string(tokens), "@media")
	values := make(map[string]string)
	for _, found := range token.FindAllStringSubmatch(light, -1) {
		values[found[1]] = strings.Join(strings.Fields(strings.ReplaceAll(found[2], `"`, "'")), " ")
	}
	own := `text { font-family: var(--font-ui); font-size: 12px; fill: var(--ink-2) }
.b { font-weight: 700; fill: var(--ink) }
.dim { fill: var(--ink-3) }
.f-paper { fill: var(--paper) }
.f-title { font-size: 18px; font-weight: 700; fill: var(--ink) }
.f-note { fill: var(--ink-3) }
.f-name { font-size: 13px; fill: var(--ink) }
.f-head { font-size: 14px; font-weight: 700; fill: var(--ink) }
.f-halo { stroke: var(--halo); stroke-width: 4; stroke-linejoin: round; fill: var(--halo) }
`
	rules := own + strings.Join(markRule.FindAllString(string(marks), -1), "\n")
	return named.ReplaceAllStringFunc(rules, func(name string) string {
		return values[named.FindStringSubmatch(name)[1]]
	})
})
