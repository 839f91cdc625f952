package catalog

import (
	"bytes"
	"fmt"
	"strconv"

	"parkboard/internal/park"
)

// Other is the text of the shipped catalogue with another city and its parks
// in place of Baotou's; tiers, indicators and ratios stay. Aliases are not
// written, nor are the objectives: they quote Baotou's plan.
func Other(code string, name park.Text, parks []park.Park) []byte {
	head, rest, _ := bytes.Cut(baotou, []byte("\nparks:\n"))
	_, tail, _ := bytes.Cut(rest, []byte("\nindicators:\n"))
	tail, _, _ = bytes.Cut(tail, []byte("\n# 目标清单 "))
	_, head, _ = bytes.Cut(head, []byte("\ndue_day:"))
	var out bytes.Buffer
	fmt.Fprintf(&out, "city:\n  code: %s\n  name: %s\n\ndue_day:%s\nparks:\n", code, both(name), head)
	for _, p := range parks {
		fmt.Fprintf(&out, "  - code: %s\n    name: %s\n    full: %s\n    short: %s\n    county: %s\n",
			p.Code, both(p.Name), both(p.Full), both(p.Short), both(p.County))
		if p.Tier != "" {
			fmt.Fprintf(&out, "    tier: %q\n", p.Tier)
		}
	}
	fmt.Fprintf(&out, "\nindicators:\n%s", tail)
	return out.Bytes()
}

func both(t park.Text) string {
	return "{zh: " + strconv.Quote(t.ZH) + ", en: " + strconv.Quote(t.EN) + "}"
}
