package static

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// blocks are the three media of tokens.css, by the text that opens them.
var blocks = map[string]string{
	"light": ":root {",
	"dark":  "@media (prefers-color-scheme: dark) {",
	"paper": "@media print {",
}

// luminance is the relative luminance of a colour, as WCAG 2.2 defines it.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	h := strings.TrimPrefix(hex, "#")
	if len(h) == 3 {
		h = string([]byte{h[0], h[0], h[1], h[1], h[2], h[2]})
	}
	var parts [3]float64
	for i := range parts {
		v, err := strconv.ParseUint(h[2*i:2*i+2], 16, 8)
		if err != nil {
			t.Fatalf("%s: %v", hex, err)
		}
		c := float64(v) / 255
		if parts[i] = c / 12.92; c > .04045 {
			parts[i] = math.Pow((c+.055)/1.055, 2.4)
		}
	}
	return .2126*parts[0] + .7152*parts[1] + .0722*parts[2]
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (math.Max(x, y) + .05) / (math.Min(x, y) + .05)
}

func TestEveryPairOfTextAndGroundCanBeRead(t *testing.T) {
	pairs := []struct {
		marks, ground string
		least         float64
	}{
		{"--ink --ink-2 --ink-3 --link --honour --fall --alarm --ask --note", "--paper --wash", 4.5},
		{"--ink --ink-2 --link", "--note-wash --ask-wash --alarm-wash", 4.5},
		{"--ink-3", "--note-wash", 4.5},
		{"--on-now", "--now", 4.5},
		{"--on-now-2", "--now-2", 4.5},
		{"--on-now-3", "--now-3", 4.5},
		{"--on-seal", "--alarm", 4.5},
		{"--now --past --tier --forecast-line --rule-3 --focus", "--paper", 3},
	}
	for name, block := range blocks {
		token := custom(t, block)
		for _, p := range pairs {
			for _, mark := range strings.Fields(p.marks) {
				for _, ground := range strings.Fields(p.ground) {
					if got := contrast(t, token[mark], token[ground]); got < p.least {
						t.Errorf("%s: %s on %s is %.2f, want %.1f", name, mark, ground, got, p.least)
					}
				}
			}
		}
	}
}

func TestMarksOnPaperDifferInLightnessNotInHue(t *testing.T) {
	token := custom(t, blocks["paper"])
	order := []string{"--ink", "--now", "--past", "--track", "--paper"}
	for i, name := range order {
		h := token[name]
		if len(h) == 7 && (h[1:3] != h[3:5] || h[3:5] != h[5:7]) {
			t.Errorf("%s is %s: not grey", name, h)
		}
		if i == 0 {
			continue
		}
		if a, b := luminance(t, token[order[i-1]]), luminance(t, h); math.Cbrt(b)-math.Cbrt(a) < .04 {
			t.Errorf("%s and %s are too close on a photocopy", order[i-1], name)
		}
	}
}

func TestDarkAndPaperNameEveryColourThatLightNames(t *testing.T) {
	light := custom(t, blocks["light"])
	for _, name := range []string{"dark", "paper"} {
		other := custom(t, blocks[name])
		for token := range light {
			if other[token] == "" {
				t.Errorf("%s: %s has no value", name, token)
			}
		}
	}
}

func TestEveryCustomPropertyInUseHasAValue(t *testing.T) {
	used := regexp.MustCompile(`var\((--[\w-]+)\)|colour\("(--[\w-]+)"\)|\bc\("(--[\w-]+)"\)`)
	for _, name := range []string{"board.css", "brief.css", "chart.js"} {
		a, _ := Lookup(Path(name))
		declared := string(a.Content)
		if name == "chart.js" {
			board, _ := Lookup(Path("board.css"))
			declared = string(board.Content)
		}
		for _, m := range used.FindAllStringSubmatch(string(a.Content), -1) {
			token := m[1] + m[2] + m[3]
			if token != "--name" && !strings.Contains(declared, token+":") {
				t.Errorf("%s uses %s, which no token sets", name, token)
			}
		}
	}
}
