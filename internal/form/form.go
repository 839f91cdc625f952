// Package form makes the office's own blank monthly workbook: a row per park,
// a group of columns per indicator, to be filled in and sent back. Cells say
// what they accept, and on entering them what was published last.
//
// It writes what internal/intake reads and is tested through it, but neither
// knows the other: the form holds names, headings and units, and never a value.
// The words are the catalogue's Chinese ones in every language of the board,
// because the file goes back to the office's colleagues and to the reader. The
// words over columns are shared with the sample, whose files are the same form
// filled in.
package form

import (
	"fmt"
	"slices"

	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

// Request says what form is wanted.
type Request struct {
	Catalogue *park.Catalogue
	Parks     []string // codes of the rows, in this order
	Period    park.Period
	History   *park.Ledger // published figures, for hints and units; nil for none
	// Area is the area of a park in force on the period's last day, nil where
	// none is recorded.
	Area func(parkCode string, basis park.Basis) *park.Land
}

// FileName is the name the form is handed out under; the reader takes the
// period from it too.
func FileName(at park.Period) string { return year(at) + Span(at) + "园区月报.xlsx" }

// Workbook makes the form: as many sheets as keep its print legible, the land
// areas in one of their own, and a page on how to fill it in. The same request
// makes the same bytes.
func Workbook(r Request) ([]byte, error) {
	w := sheet.NewWriter()
	flows, land := split(r.Catalogue)
	for i, inds := range flows {
		t := table{r: &r, name: "月报", title: year(r.Period) + Span(r.Period) + "工业园区主要指标月报表"}
		if len(flows) > 1 {
			t.name = fmt.Sprintf("表%d", i+1)
			t.title += "（" + t.name + "）"
		}
		t.write(w, inds)
	}
	if len(land) > 0 {
		t := table{r: &r, name: "土地面积", title: fmt.Sprintf("%s%d月末工业园区土地面积", year(r.Period), r.Period.Month)}
		t.write(w, land)
	}
	explain(w, &r, len(land) > 0)
	return w.Bytes()
}

// widest is how many columns of figures a page across can hold legibly.
const widest = 16

// split deals the catalogue's indicators out to sheets, in its order; land
// areas stand by themselves.
func split(c *park.Catalogue) (sheets [][]*park.Indicator, land []*park.Indicator) {
	room := 0
	for i := range c.Indicators {
		ind := &c.Indicators[i]
		n := len(asked(ind))
		switch {
		case ind.Apart:
			continue
		case ind.Land != "":
			land = append(land, ind)
			continue
		case n > room:
			sheets, room = append(sheets, nil), widest
		}
		room -= n
		last := len(sheets) - 1
		sheets[last] = append(sheets[last], ind)
	}
	return sheets, land
}

// unit is the one in which the office last reported the indicator, so that its
// people go on writing what they are used to; else the canonical one.
func (r *Request) unit(ind *park.Indicator) park.Unit {
	own, _ := park.UnitNamed(ind.Unit)
	for _, at := range slices.Backward(r.History.Periods()) {
		for _, code := range r.Parks {
			f := r.History.Current(park.Key{Park: code, Period: at, Indicator: ind.Code, Measure: park.Cumulative})
			if f == nil {
				continue
			}
			if u, known := park.UnitNamed(f.Found); known && u.Kind == own.Kind {
				return u
			}
		}
	}
	return own
}
