package views

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// MeasureSheet is the measures of one year on sheets of A4.
type MeasureSheet struct {
	Page
	Year    int
	Heading string
	Size    string // class of a long heading
	States  Sentence
	Sheets  []SheetOfMeasures
	Stamp   string
	Again   *Reprint // on the first sheet
	Issue   string   // where it is issued, "" for those who may not and on a page of a moment gone by
	Style   string   // of an issued sheet: its own style sheet, kept with it
}

// SheetOfMeasures is one sheet with the rows that fit on it.
type SheetOfMeasures struct {
	Number string // — 1 —
	Rows   []MeasureRow
	First  bool
	Last   bool
}

// The room on a sheet, in lines of type: the rows of a table that has the type
// area's height less its head, on the first sheet less title and tally, on the
// last less the line for signatures. A row adds its padding to its lines.
const (
	sheetLines     = 47.0
	sheetTop       = 4.5  // the line above the title, and what is left blank
	sheetTitle     = 2.15 // a line of the title
	sheetTally     = 1.25 // a line of the tally
	sheetSignature = 4.0
	sheetPadding   = 0.55
)

// The width of the type area in ems of the title and of the tally.
const (
	titleWidth = 20.0
	tallyWidth = 42.0
)

// sheetWidths are the columns in ems of the table's type, without padding, as
// static/css/measures.css draws them: park, band, measure, office, due, state.
var sheetWidths = [...]float64{9.5, 2.5, 15.5, 9, 4.7, 4.7}

// Most characters of a text on paper: beyond it stands where the whole is.
const mostOnPaper = 160

// NewMeasureSheet fills as many sheets as the measures of a year need; all are
// of that year.
func NewMeasureSheet(page Page, f MeasuresFacts, year int) MeasureSheet {
	p := page.Say
	m := MeasureSheet{Page: page, Year: year, Heading: p.T("measure.sheet.title", page.City, YearText(p, year))}
	m.Page.Title, m.Size = m.Heading, headingSize(m.Heading)
	all := slices.Clone(f.All)
	slices.SortStableFunc(all, func(a, b park.FollowUp) int {
		return cmp.Or(cmp.Compare(parkOrder(f.Catalogue, a.Park), parkOrder(f.Catalogue, b.Park)), cmp.Compare(a.Due, b.Due), cmp.Compare(a.ID, b.ID))
	})
	table := newMeasureTable(p, f.Catalogue, all, f.Today)
	m.States = Say(p, "measure.sheet.states", DateText(p, f.Today), table.Tally)
	if table.Late != "" {
		m.States = append(m.States, Piece{Text: p.T("page.listsep") + table.Late})
	}
	for i, one := range all {
		table.Rows[i].Text = onPaper(p, table.Rows[i].Text, one.ID)
	}
	m.fill(p, table.Rows)
	m.Again = page.reprint()
	if page.User != nil && page.User.Role == park.Admin && page.Then.IsZero() {
		m.Issue = MeasureSheetPath(year) + "/issue"
	}
	m.Stamp = p.T("brief.stamp", fmt.Sprintf("v%d", page.Version), MomentText(page.AsOf), m.Fingerprint())
	return m
}

// onPaper cuts a text that would fill a sheet by itself, and says where the
// whole of it stands.
func onPaper(p locale.Printer, text string, id int64) string {
	letters := []rune(text)
	if len(letters) <= mostOnPaper {
		return text
	}
	return string(letters[:mostOnPaper]) + p.T("measure.sheet.cut", measurePath(id))
}

// fill breaks the rows over sheets. The signatures stand below the last row:
// where they do not fit, the last row goes with them to a sheet of their own.
func (m *MeasureSheet) fill(p locale.Printer, rows []MeasureRow) {
	head := sheetTop + sheetTitle*float64(wrapped(m.Heading, titleWidth)) + sheetTally*float64(wrapped(m.States.Plain(), tallyWidth))
	sheet, room := SheetOfMeasures{First: true}, sheetLines-head
	end := func() {
		sheet.Number = fmt.Sprintf("— %d —", len(m.Sheets)+1)
		m.Sheets = append(m.Sheets, sheet)
		sheet, room = SheetOfMeasures{}, sheetLines
	}
	for i, row := range rows {
		needs := rowLines(p, row)
		if i == len(rows)-1 {
			needs += sheetSignature
		}
		if needs > room && len(sheet.Rows) > 0 {
			end()
		}
		sheet.Rows = append(sheet.Rows, row)
		room -= needs
	}
	sheet.Last = true
	end()
}

// rowLines is how many lines of type a row takes at most.
func rowLines(p locale.Printer, row MeasureRow) float64 {
	most := 1
	cells := [len(sheetWidths)]string{
		0: row.Park.Text, 1: row.Band, 2: row.Kind + p.T("measure.sheet.sep") + row.Text, 3: row.Owner, 5: "　" + row.State.Word,
	} // a day never breaks
	for i, text := range cells {
		most = max(most, wrapped(text, sheetWidths[i]))
	}
	return float64(most) + sheetPadding
}

// wrapped is how many lines a text takes at most in a column of so many ems.
// Words stay whole where they fit on a line; a line may lose an em and a half
// to a mark that must not begin the next one.
func wrapped(text string, ems float64) int {
	whole := 0.0
	for _, r := range text {
		whole += letterEms(r)
	}
	if whole <= ems {
		return 1
	}
	room, lines, at := ems-1.5, 1, 0.0
	put := func(width float64) {
		if at+width > room && at > 0 {
			lines, at = lines+1, 0
		}
		for at += width; at > room; at -= room { // a word that no line holds
			lines++
		}
	}
	word := 0.0
	for _, r := range text {
		switch {
		case r >= 0x2000:
			put(word)
			put(1)
			word = 0
		case r == ' ' || r == '-':
			put(word + letterEms(r))
			word = 0
		default:
			word += letterEms(r)
		}
	}
	put(word)
	return lines
}

// letterEms bounds the width of a letter in any of the fonts that may be at hand.
func letterEms(r rune) float64 {
	switch {
	case r >= 0x2000:
		return 1
	case strings.ContainsRune("mwMW@%—", r):
		return 1
	case r >= 'A' && r <= 'Z', r == '&', r == '=', r == '+', r == '<', r == '>':
		return 0.8
	case strings.ContainsRune("iljtfI .,;:'!|-()[]/", r):
		return 0.4
	}
	return 0.6
}

// MeasureSheetPath is where the sheet of a year stands.
func MeasureSheetPath(year int) string { return fmt.Sprintf("/measures/sheet/%d", year) }

// Fingerprint is a short hash of what the sheets say.
func (m MeasureSheet) Fingerprint() string {
	var b strings.Builder
	b.WriteString(m.Heading + m.States.Plain())
	for _, sheet := range m.Sheets {
		for _, r := range sheet.Rows {
			b.WriteString(strings.Join([]string{r.Park.Text, r.Band, r.Kind, r.Text, r.Owner, r.Due, r.State.Word}, "\x00"))
		}
	}
	sum := fmt.Sprintf("%x", sha256.Sum256([]byte(b.String())))
	return sum[:4] + " " + sum[4:8]
}
