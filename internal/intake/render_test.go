package intake

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"parkboard/internal/catalog"
	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

// page is a sheet written as text: a line a row, cells between bars. "<" joins
// a cell to the one on its left and "^" to the one above, as merges do; a cell
// that starts with ' is text whatever it holds; "=" is a formula without a
// result, "@" a date; a trailing " %f" gives a number the percent format.
type page struct{ name, grid string }

var plainNumber = regexp.MustCompile(`^-?\d+(\.\d+)?$`)

// workbook writes pages as .xlsx.
func workbook(t testing.TB, pages ...page) []byte {
	t.Helper()
	w := sheet.NewWriter()
	for _, p := range pages {
		out := w.Page(p.name)
		cells := split(p.grid)
		for r, row := range cells {
			for c, cell := range row {
				put(out, r+1, c+1, cell)
			}
		}
		for _, m := range merges(cells) {
			out.Merge(m)
		}
	}
	b, err := w.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func put(out *sheet.Page, r, c int, cell string) {
	number, percent := strings.CutSuffix(cell, " %f")
	switch {
	case cell == "" || cell == "<" || cell == "^":
	case percent:
		out.Number(r, c, sheet.Percent, number)
	case cell[0] == '\'':
		out.Text(r, c, sheet.Plain, cell[1:])
	case cell[0] == '@':
		day, err := time.Parse(time.DateOnly, cell[1:])
		if err != nil {
			panic(err)
		}
		out.Date(r, c, sheet.Day, day)
	case cell == "=":
		out.Formula(r, c, sheet.Plain, "1+1")
	case plainNumber.MatchString(cell):
		out.Number(r, c, sheet.Plain, cell)
	default:
		out.Text(r, c, sheet.Plain, cell)
	}
}

// split cuts a grid into cells; the first and last line break are dropped.
func split(grid string) [][]string {
	var out [][]string
	for _, l := range strings.Split(strings.Trim(grid, "\n"), "\n") {
		var row []string
		for _, cell := range strings.Split(strings.TrimSpace(l), "|") {
			row = append(row, strings.ReplaceAll(strings.TrimSpace(cell), `\n`, "\n"))
		}
		out = append(out, row)
	}
	return out
}

// merges finds the ranges that "<" and "^" describe.
func merges(cells [][]string) []sheet.Range {
	at := func(r, c int) string {
		if r < len(cells) && c < len(cells[r]) {
			return cells[r][c]
		}
		return ""
	}
	var out []sheet.Range
	for r := range cells {
		for c := range cells[r] {
			if at(r, c) == "<" || at(r, c) == "^" {
				continue
			}
			r2, c2 := r, c
			for at(r, c2+1) == "<" {
				c2++
			}
			for at(r2+1, c) == "^" {
				r2++
			}
			if r2 > r || c2 > c {
				out = append(out, sheet.Range{R1: r + 1, C1: c + 1, R2: r2 + 1, C2: c2 + 1})
			}
		}
	}
	return out
}

// read reads pages as a workbook of a name.
func read(t testing.TB, name string, pages ...page) Draft {
	t.Helper()
	return Read(t.Context(), Request{Name: name, Bytes: workbook(t, pages...), Catalogue: catalog.Default()})
}

// readOne reads a single sheet.
func readOne(t testing.TB, name, grid string) Draft {
	t.Helper()
	return read(t, name, page{"Sheet1", grid})
}

// short writes a figure as "C5 rare-earth 2023-06 output cumulative 1.5".
func short(f park.Figure) string {
	return fmt.Sprintf("%s %s %s %s %s %s", f.Cell, f.Park, f.Period, f.Indicator, f.Measure, f.Value)
}

func shorts(d Draft) []string {
	var out []string
	for _, f := range d.Figures {
		out = append(out, short(f))
	}
	return out
}

// codes lists the issues as "code@cell", without the notes on missing values.
func codes(d Draft) []string {
	var out []string
	for _, i := range d.Issues {
		if i.Code != park.MissingValue {
			out = append(out, string(i.Code)+"@"+i.Cell)
		}
	}
	return out
}

// hold compares a draft's figures and findings with those wanted, each list
// as lines.
func hold(t *testing.T, d Draft, figures, issues string) {
	t.Helper()
	if got, want := shorts(d), lines(figures); !slices.Equal(got, want) {
		t.Errorf("figures\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
	if got, want := codes(d), strings.Fields(issues); !slices.Equal(got, want) {
		t.Errorf("issues %v, want %v", got, want)
	}
	if t.Failed() {
		for _, i := range d.Issues {
			t.Logf("%s %s %s!%s: %s", i.Severity, i.Code, i.Sheet, i.Cell, i.Message().ZH)
		}
	}
}

func lines(s string) []string {
	var out []string
	for _, l := range strings.Split(s, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}

func rowOf(cell string) int { row, _, _ := sheet.Parse(cell); return row }

func colOf(cell string) int { _, col, _ := sheet.Parse(cell); return col }
