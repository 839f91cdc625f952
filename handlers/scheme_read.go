package handlers

import (
	"fmt"
	"regexp"
	"strings"

	"parkboard/internal/intake"
	"parkboard/internal/park"
	"parkboard/views"
)

// schemeField is the name of any field of a scheme's form. Two digits bound how
// many rows a form may bring.
var schemeField = regexp.MustCompile(`^(?:(?:name|note|exempt)_(?:zh|en)|window|basis|missing|bands_by|tie_break\.\d|` +
	`(?:items|deductions|vetoes)\.\d\d?\.[a-z_]+|bands\.\d\d?\.(?:[a-z_]+|measures\.\d\d?\.[a-z_]+))$`)

// mostPoints bounds every number of a scheme but its benchmarks, so that sums
// stay exact.
const mostPoints = 1_000_000 * park.QuantityScale

// schemeReader makes a scheme of what was typed. Numbers are read by the rules
// of cells; what is no certain number is refused at its field.
type schemeReader struct{ fields }

func (r *schemeReader) scheme(was park.Scheme) park.Scheme {
	s := park.Scheme{
		ID: was.ID, Code: was.Code, Year: was.Year, Version: was.Version, Name: r.both("name", views.MostLetters), Note: r.both("note", views.MostLetters),
		Window: park.Span(r.typed["window"]), Basis: park.Basis(r.typed["basis"]), Missing: park.Missing(r.typed["missing"]),
		BandsBy: park.BandRule(r.typed["bands_by"]), Exempt: r.both("exempt", views.MostLetters),
	}
	for i := range r.typed.Rows("items") {
		s.Items = append(s.Items, r.item(fmt.Sprintf("items.%d.", i)))
	}
	for i := range r.typed.Rows("deductions") {
		at := fmt.Sprintf("deductions.%d.", i)
		p := r.penalty(at)
		p.Points = r.points(at+"points", 0)
		s.Deductions = append(s.Deductions, p)
	}
	for i := range r.typed.Rows("vetoes") {
		s.Vetoes = append(s.Vetoes, r.penalty(fmt.Sprintf("vetoes.%d.", i)))
	}
	for i := range r.typed.Rows("bands") {
		s.Bands = append(s.Bands, r.band(fmt.Sprintf("bands.%d", i)))
	}
	for i := range r.typed.Rows("tie_break") {
		s.TieBreak = append(s.TieBreak, r.typed[fmt.Sprintf("tie_break.%d", i)])
	}
	return s
}

func (r *schemeReader) both(name string, most int) park.Text {
	return park.Text{ZH: r.line(name+"_zh", most, false), EN: r.line(name+"_en", most, false)}
}

func (r *schemeReader) item(at string) park.Item {
	i := park.Item{
		Code: r.typed[at+"code"], Weight: r.points(at+"weight", 0), Method: park.Method(r.typed[at+"method"]), Name: r.both(at+"name", views.MostLetters),
		Lower: r.typed[at+"way"] == "lower", Excluded: r.typed[at+"scored"] == "no",
		Cap: r.points(at+"cap", park.DefaultCap), Floor: r.points(at+"floor", 0),
		Benchmark: park.Benchmark{Kind: park.BenchmarkKind(r.typed[at+"kind"])},
	}
	text := r.typed[at+"benchmark"]
	if i.Benchmark.Kind != park.Fixed || strings.TrimSpace(text) == "" {
		return i
	}
	n, ok := intake.Typed(text)
	if !ok || len(text) > views.MostLetters {
		r.refuse(at+"benchmark", "number")
		return i
	}
	i.Benchmark.Value = n
	return i
}

func (r *schemeReader) penalty(at string) park.Penalty {
	return park.Penalty{Code: r.line(at+"code", views.MostLetters, false), Name: r.both(at+"name", views.MostLetters)}
}

func (r *schemeReader) band(at string) park.Band {
	b := park.Band{
		Code: r.line(at+".code", views.MostLetters, false), Name: r.both(at+".name", views.MostLetters),
		From: r.points(at+".from", 0), Quota: r.points(at+".quota", 0),
	}
	for j := range r.typed.Rows(at + ".measures") {
		in := fmt.Sprintf("%s.measures.%d.", at, j)
		b.Measures = append(b.Measures, park.BandMeasure{
			Kind: park.MeasureKind(r.typed[in+"kind"]), Text: r.both(in+"text", views.MostNote), Owner: r.both(in+"owner", views.MostLetters),
			Days: r.days(in + "days"),
		})
	}
	return b
}

// points is an exact quantity; blank takes what the rules say of one left out.
func (r *schemeReader) points(name string, blank park.Quantity) park.Quantity {
	text := r.typed[name]
	if strings.TrimSpace(text) == "" {
		return blank
	}
	n, ok := intake.Typed(text)
	if !ok {
		r.refuse(name, "number")
		return blank
	}
	q, fits := park.QuantityOf(n)
	switch {
	case !fits || q > mostPoints || q < -mostPoints:
		r.refuse(name, "large")
		return blank
	case q.Rat().Cmp(n) != 0:
		r.refuse(name, "digits")
	}
	return q
}

// mostDays bounds how long after sealing a measure may be due.
const mostDays = 3650

func (r *schemeReader) days(name string) int {
	q := r.points(name, 0)
	if r.wrong[name] == "" && (q%park.QuantityScale != 0 || q < 0 || q > mostDays*park.QuantityScale) {
		r.refuse(name, "range", mostDays)
		return 0
	}
	return int(q / park.QuantityScale)
}
