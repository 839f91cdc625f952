package catalog

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"parkboard/internal/park"
)

//go:embed schemes.yaml
var schemes []byte

// Schemes reads the shipped schemes against a catalogue (docs/domain.md#schemes).
// A city whose catalogue lacks an indicator they score gets an error; it starts
// without them. The schemes are the caller's own.
func Schemes(c *park.Catalogue) ([]park.Scheme, error) {
	return ReadSchemes("schemes.yaml", schemes, c)
}

// SchemesSource is the text of the shipped schemes with its comments.
func SchemesSource() []byte { return bytes.Clone(schemes) }

// ReadSchemes reads schemes from src. Like Read it fills in only the defaults
// that the file's comment names, refuses a file with any mistake, and names
// every mistake with its line. What (*park.Scheme).Check finds is a mistake too.
func ReadSchemes(name string, src []byte, c *park.Catalogue) ([]park.Scheme, error) {
	r := &reader{file: name}
	var all []park.Scheme
	if root := r.document(src); root != nil {
		f := r.fields(root, "the file", []string{"schemes"}, nil)
		seen := map[string]*node{}
		for _, n := range f.filled("schemes") {
			r.codeOnce(seen, n, "scheme")
			before := len(r.mistakes)
			s := r.scheme(n)
			for _, flaw := range s.Check(c, park.FewForQuota) {
				if !flaw.Warning && len(r.mistakes) == before {
					r.wrong(n, "%s, at %s: %s %v", entry("scheme", n), flaw.Field, flaw.Key, flaw.Args)
				}
			}
			all = append(all, s)
		}
	}
	if len(r.mistakes) == 0 {
		return all, nil
	}
	slices.SortStableFunc(r.mistakes, func(a, b *Mistake) int { return a.Line - b.Line })
	errs := make([]error, len(r.mistakes))
	for i, m := range r.mistakes {
		errs[i] = m
	}
	return nil, errors.Join(errs...)
}

func (r *reader) scheme(n *node) park.Scheme {
	f := r.fields(n, entry("scheme", n),
		[]string{"code", "year", "name", "window", "basis", "missing", "items", "bands_by", "bands"},
		[]string{"note", "deductions", "vetoes", "exempt", "tie_break"})
	s := park.Scheme{
		Code: f.code(), Year: f.whole("year", 1949, 9999), Version: 1, Name: f.text("name"), Note: f.text("note"),
		Window:  word(f, "window", park.SpanYear, park.SpanTTM),
		Basis:   word(f, "basis", park.Bases...),
		Missing: word(f, "missing", park.Rescale, park.MeanItem, park.ZeroItem),
		BandsBy: word(f, "bands_by", park.ByScore, park.ByQuota),
		Exempt:  f.text("exempt"), TieBreak: f.texts("tie_break"),
	}
	for _, one := range f.filled("items") {
		s.Items = append(s.Items, r.item(one))
	}
	for _, one := range f.list("deductions") {
		p := r.fields(one, entry("deduction", one), []string{"code", "name", "points"}, nil)
		s.Deductions = append(s.Deductions, park.Penalty{Code: p.code(), Name: p.text("name"), Points: p.quantity("points", 0)})
	}
	for _, one := range f.list("vetoes") {
		p := r.fields(one, entry("veto", one), []string{"code", "name"}, nil)
		s.Vetoes = append(s.Vetoes, park.Penalty{Code: p.code(), Name: p.text("name")})
	}
	for _, one := range f.filled("bands") {
		s.Bands = append(s.Bands, r.band(one))
	}
	return s
}

func (r *reader) item(n *node) park.Item {
	f := r.fields(n, entry("item", n), []string{"code", "weight"},
		[]string{"name", "method", "benchmark", "cap", "floor", "lower", "excluded"})
	i := park.Item{
		Code: f.code(), Name: f.text("name"), Weight: f.quantity("weight", 0),
		Method: word(f, "method", park.Proportion, park.MinMax, park.OwnGrowth),
		Lower:  f.flag("lower"), Excluded: f.flag("excluded"),
	}
	if i.Method == "" {
		i.Method = park.Proportion
	}
	if i.Method == park.MinMax {
		i.Floor = f.quantity("floor", 2_000)
		return i
	}
	i.Cap, i.Floor = f.quantity("cap", park.DefaultCap), f.quantity("floor", 0)
	i.Benchmark = f.benchmark()
	return i
}

// benchmark reads pooled, or a number kept exactly as written.
func (f fields) benchmark() park.Benchmark {
	const expected = "pooled, or a number above zero"
	s, n := f.scalar("benchmark", expected)
	if n == nil || s == string(park.Pooled) {
		return park.Benchmark{Kind: park.Pooled}
	}
	value, ok := new(big.Rat).SetString(s)
	if !ok || strings.Trim(s, ".0123456789") != "" || value.Sign() <= 0 {
		f.r.wrong(n, "benchmark %q of %s; expected %s", s, f.what, expected)
		return park.Benchmark{}
	}
	return park.Benchmark{Kind: park.Fixed, Value: value}
}

// quantity is a number with at most four decimals, or what it is when left out.
func (f fields) quantity(key string, absent park.Quantity) park.Quantity {
	s, n := f.scalar(key, "a number")
	if n == nil {
		return absent
	}
	q, err := park.ParseQuantity(s)
	if err != nil {
		f.r.wrong(n, "%s %q of %s; expected a number", key, s, f.what)
	}
	return q
}

func (r *reader) band(n *node) park.Band {
	f := r.fields(n, "one band", []string{"code", "name"}, []string{"from", "quota", "measures"})
	b := park.Band{Name: f.text("name"), From: f.quantity("from", 0), Quota: f.quantity("quota", 0)}
	b.Code, _ = f.scalar("code", "a code such as A")
	for i, one := range f.list("measures") {
		m := r.fields(one, fmt.Sprintf("measure %d of band %s", i+1, b.Code), []string{"kind", "text"}, []string{"owner", "days"})
		measure := park.BandMeasure{Kind: word(m, "kind", park.MeasureKinds...), Text: m.text("text"), Owner: m.text("owner")}
		if m.nodes["days"] != nil {
			measure.Days = m.whole("days", 1, 3660)
		}
		b.Measures = append(b.Measures, measure)
	}
	return b
}
