package catalog

import (
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"parkboard/internal/park"
)

// references checks what one entry says of another.
func (r *reader) references(c *park.Catalogue, f fields) {
	for i, n := range f.list("parks") {
		if code := c.Parks[i].Tier; code != "" {
			if _, ok := c.Tier(code); !ok {
				r.wrong(at(n, "tier"), "tier %q of %s; expected the code of a tier: %s", code, entry("park", n), tierCodes(c))
			}
		}
	}
	for i, n := range f.list("indicators") {
		r.below(c, n, c.Indicators[i])
	}
	for i, n := range f.list("ratios") {
		r.quotient(c, n, c.Ratios[i])
	}
	if _, ok := c.Indicator("output"); !ok && len(c.Tiers) > 0 && len(c.Indicators) > 0 {
		r.wrong(f.nodes["tiers"], "tiers are set for the indicator output, which is not among the indicators")
	}
}

func (r *reader) below(c *park.Catalogue, n *node, one park.Indicator) {
	if one.Below == "" {
		return
	}
	other, ok := c.Indicator(one.Below)
	switch {
	case !ok || one.Below == one.Code:
		r.wrong(at(n, "below"), "below %q of %s; expected the code of another indicator", one.Below, entry("indicator", n))
	case other.Unit != one.Unit || other.Nature != one.Nature:
		r.wrong(at(n, "below"), "below %q of %s; expected an indicator of the same unit and nature", one.Below, entry("indicator", n))
	}
}

// quotient checks that both sides of a ratio exist and that its unit is theirs.
func (r *reader) quotient(c *park.Catalogue, n *node, q park.Ratio) {
	what := entry("ratio", n)
	num, numOK := c.Indicator(q.Numerator)
	if !numOK && q.Numerator != "" {
		r.wrong(at(n, "numerator"), "numerator %q of %s; expected the code of an indicator", q.Numerator, what)
	}
	den, denOK := c.Indicator(q.Denominator)
	switch {
	case q.PerMu:
		den, denOK = park.Indicator{Unit: "亩", Nature: park.Stock}, true
	case !denOK && q.Denominator != "":
		r.wrong(at(n, "denominator"), "denominator %q of %s; expected the code of an indicator", q.Denominator, what)
	}
	if q.MeanStock && (q.PerMu || denOK && den.Nature != park.Stock) {
		r.wrong(at(n, "mean_stock"), "mean_stock of %s; expected a denominator that is a stock", what)
	}
	if !numOK || !denOK || q.Unit == "" {
		return
	}
	want := num.Unit + "/" + den.Unit
	if q.Percent {
		want = "%"
	}
	if q.Unit != want {
		r.wrong(at(n, "unit"), "unit %q of %s; expected %s", q.Unit, what, want)
	}
	if q.Percent && num.Unit != den.Unit {
		r.wrong(at(n, "percent"), "percent of %s; expected %s and %s to have one unit", what, q.Numerator, q.Denominator)
	}
}

// unique checks that no code and no name stands for two things. Indicators and
// ratios share their codes: addresses name both as subjects.
func (r *reader) unique(f fields) {
	tiers, parks, subjects := map[string]*node{}, map[string]*node{}, map[string]*node{}
	for _, n := range f.list("tiers") {
		r.codeOnce(tiers, n, "tier")
	}
	for _, n := range f.list("parks") {
		r.codeOnce(parks, n, "park")
	}
	for _, n := range f.list("indicators") {
		r.codeOnce(subjects, n, "indicator")
	}
	for _, n := range f.list("ratios") {
		r.codeOnce(subjects, n, "ratio")
	}
	r.namesOnce(f.list("parks"), "park")
	r.namesOnce(f.list("indicators"), "indicator")
}

func (r *reader) codeOnce(seen map[string]*node, n *node, kind string) {
	code := at(n, "code")
	if code == n || code.Value == "" {
		return
	}
	if first := seen[code.Value]; first != nil {
		r.wrong(code, "code %q is taken on line %d; expected another code for this %s", code.Value, first.Line, kind)
		return
	}
	seen[code.Value] = code
}

// namesOnce checks that each name met in workbooks leads to one entry, after
// the folding the intake does. The same entry may repeat its own name in
// another spelling.
func (r *reader) namesOnce(list []*node, kind string) {
	type owner struct{ name, entry *node }
	seen := map[string]owner{}
	for _, n := range list {
		for _, name := range names(n) {
			key := fold(name.Value)
			first, taken := seen[key]
			switch {
			case key == "":
			case !taken:
				seen[key] = owner{name, n}
			case first.entry != n:
				r.wrong(name, "the name %q of %s already belongs to %s on line %d; expected each name to lead to one %s",
					name.Value, entry(kind, n), entry(kind, first.entry), first.name.Line, kind)
			}
		}
	}
}

// names are the wordings of an entry that a workbook may use.
func names(n *node) []*node {
	var all []*node
	for _, key := range []string{"name", "full", "short"} {
		if of := at(n, key); of != n {
			for _, lang := range []string{"zh", "en"} {
				if text := at(of, lang); text != of {
					all = append(all, text)
				}
			}
		}
	}
	if list := at(n, "aliases"); list.Kind == yaml.SequenceNode {
		all = append(all, list.Content...)
	}
	return all
}

// fold makes spellings of one name equal: compatibility forms, case, spaces and
// line breaks.
func fold(name string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) {
			return -1
		}
		return unicode.ToLower(c)
	}, norm.NFKC.String(name))
}

// at is the value of a field of a mapping, or the mapping where it has none.
func at(n *node, key string) *node {
	if n.Kind == yaml.MappingNode {
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == key {
				return n.Content[i+1]
			}
		}
	}
	return n
}

func tierCodes(c *park.Catalogue) string {
	s := make([]string, len(c.Tiers))
	for i, t := range c.Tiers {
		s[i] = t.Code
	}
	return strings.Join(s, ", ")
}
