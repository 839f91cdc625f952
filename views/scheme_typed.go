package views

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"parkboard/internal/park"
)

// TypedScheme is a scheme as the fields of its form show it.
func TypedScheme(s *park.Scheme) Typed {
	t := Typed{
		"window": string(s.Window), "basis": string(s.Basis), "missing": string(s.Missing), "bands_by": string(s.BandsBy),
	}
	t.text("name", s.Name)
	t.text("note", s.Note)
	t.text("exempt", s.Exempt)
	for i, code := range s.TieBreak {
		t[fmt.Sprintf("tie_break.%d", i)] = code
	}
	for i, item := range s.Items {
		t.item(fmt.Sprintf("items.%d.", i), item)
	}
	for i, one := range s.Deductions {
		t.penalty(fmt.Sprintf("deductions.%d.", i), one)
		t[fmt.Sprintf("deductions.%d.points", i)] = one.Points.String()
	}
	for i, one := range s.Vetoes {
		t.penalty(fmt.Sprintf("vetoes.%d.", i), one)
	}
	for i, band := range s.Bands {
		t.band(fmt.Sprintf("bands.%d.", i), band)
	}
	return t
}

func (t Typed) text(name string, text park.Text) { t[name+"_zh"], t[name+"_en"] = text.ZH, text.EN }

func (t Typed) item(at string, i park.Item) {
	t[at+"code"], t[at+"weight"], t[at+"method"], t[at+"kind"] = i.Code, i.Weight.String(), string(i.Method), string(i.Benchmark.Kind)
	t[at+"cap"], t[at+"floor"] = i.Cap.String(), i.Floor.String()
	t.text(at+"name", i.Name)
	t[at+"benchmark"], t[at+"way"], t[at+"scored"] = "", "higher", "yes"
	if i.Benchmark.Kind == park.Fixed && i.Benchmark.Value != nil {
		t[at+"benchmark"] = strings.ReplaceAll(exactText(i.Benchmark.Value), "−", "-")
	}
	if i.Lower {
		t[at+"way"] = "lower"
	}
	if i.Excluded {
		t[at+"scored"] = "no"
	}
}

func (t Typed) penalty(at string, one park.Penalty) {
	t[at+"code"] = one.Code
	t.text(at+"name", one.Name)
}

func (t Typed) band(at string, b park.Band) {
	t[at+"code"], t[at+"from"], t[at+"quota"] = b.Code, b.From.String(), b.Quota.String()
	t.text(at+"name", b.Name)
	for j, m := range b.Measures {
		in := fmt.Sprintf("%smeasures.%d.", at, j)
		t[in+"kind"], t[in+"days"] = string(m.Kind), fmt.Sprint(m.Days)
		t.text(in+"text", m.Text)
		t.text(in+"owner", m.Owner)
	}
}

// Rows is how many rows of a list the form has.
func (t Typed) Rows(list string) int {
	n := 0
	for name := range t {
		if at, _, ok := placeIn(name, list); ok {
			n = max(n, at+1)
		}
	}
	return n
}

// placeIn splits a field's name in a list: its row, and what it is there.
func placeIn(name, list string) (at int, rest string, ok bool) {
	tail, ok := strings.CutPrefix(name, list+".")
	if !ok {
		return 0, "", false
	}
	number, rest, _ := strings.Cut(tail, ".")
	at, err := strconv.Atoi(number)
	return at, rest, err == nil
}

// Remove takes a row out of a list; those after it move up.
func (t Typed) Remove(list string, row int) {
	rows := t.Rows(list)
	moved := Typed{}
	for name, value := range t {
		at, rest, ok := placeIn(name, list)
		if !ok || at < row {
			continue
		}
		delete(t, name)
		if at > row && at < rows {
			moved[strings.TrimSuffix(fmt.Sprintf("%s.%d.%s", list, at-1, rest), ".")] = value
		}
	}
	for name, value := range moved {
		t[name] = value
	}
}

// Differences is what another form says where it is not what this one says:
// by field, "" for what it does not have.
func (t Typed) Differences(from, other Typed) Typed {
	out := Typed{}
	for _, side := range []Typed{from, other} {
		for name := range side {
			if other[name] != from[name] && other[name] != t[name] {
				out[name] = other[name]
			}
		}
	}
	return out
}

func sortedNames(t Typed) []string { return slices.Sorted(maps.Keys(t)) }
