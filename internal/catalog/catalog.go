// Package catalog reads the file that says which parks, tiers and indicators a
// city has, and ships Baotou's.
//
// Read refuses a file with any mistake in it — an unknown field, a missing or
// repeated one, a reference to nothing, one name for two things — and names
// every mistake with its line, so that the clerk of another city can write such
// a file without knowing the program. It fills in nothing that is not written.
package catalog

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"slices"
	"sync"

	"parkboard/internal/park"
)

//go:embed baotou.yaml
var baotou []byte

// shipped is read once; the embedded file without a mistake is held by a test.
var shipped = sync.OnceValues(func() (*park.Catalogue, error) { return Read("baotou.yaml", baotou) })

// Default is the shipped catalogue, Baotou 2023 (docs/domain.md#parks). It is
// shared: callers read it only.
func Default() *park.Catalogue {
	c, err := shipped()
	if err != nil {
		panic(fmt.Errorf("the embedded catalogue: %w", err))
	}
	return c
}

// DefaultSource is the text of the shipped catalogue with its comments: what
// another city starts from.
func DefaultSource() []byte { return bytes.Clone(baotou) }

// Mistake is one thing wrong in a catalogue file.
type Mistake struct {
	File string
	Line int // 1-based
	Text string
}

// Error is the mistake as file:line: what is wrong, what is expected.
func (m *Mistake) Error() string { return fmt.Sprintf("%s:%d: %s", m.File, m.Line, m.Text) }

// Read reads a catalogue from src. The error joins a *Mistake for everything
// found wrong, in the order of the lines; name is the file named in them.
func Read(name string, src []byte) (*park.Catalogue, error) {
	r := &reader{file: name}
	if root := r.document(src); root != nil {
		c := r.catalogue(root)
		if len(r.mistakes) == 0 {
			return c, nil
		}
	}
	slices.SortStableFunc(r.mistakes, func(a, b *Mistake) int { return a.Line - b.Line })
	errs := make([]error, len(r.mistakes))
	for i, m := range r.mistakes {
		errs[i] = m
	}
	return nil, errors.Join(errs...)
}

func (r *reader) catalogue(root *node) *park.Catalogue {
	c := &park.Catalogue{}
	f := r.fields(root, "the catalogue", []string{"city", "due_day", "tiers", "parks", "indicators", "ratios"}, []string{"designations", "checklists", "objectives"})
	if city := f.nodes["city"]; city != nil {
		of := r.fields(city, "city", []string{"code", "name"}, nil)
		c.Code, c.City = of.code(), of.text("name")
	}
	c.DueDay = f.whole("due_day", 1, 28)
	for _, n := range f.list("tiers") {
		c.Tiers = append(c.Tiers, r.tier(n))
	}
	for _, n := range f.filled("parks") {
		c.Parks = append(c.Parks, r.park(n))
	}
	for _, n := range f.filled("indicators") {
		c.Indicators = append(c.Indicators, r.indicator(n))
	}
	for _, n := range f.list("ratios") {
		c.Ratios = append(c.Ratios, r.ratio(n))
	}
	for _, n := range f.list("designations") {
		c.Designations = append(c.Designations, r.designation(n))
	}
	for _, n := range f.list("checklists") {
		c.Checklists = append(c.Checklists, r.checklist(n))
	}
	for _, n := range f.list("objectives") {
		c.Objectives = append(c.Objectives, r.objective(n))
	}
	r.references(c, f)
	r.tasks(c, f)
	r.objectives(c, f)
	r.unique(f)
	return c
}
