// Package intake turns a clerk's workbook into a draft: every figure with the
// cell it was read from, and every finding with its own.
//
// All layouts are read the same way. A table is a block of key columns and
// value columns; a value's coordinate — park, period, indicator, measure,
// unit — is what its column's headings, its row's keys, the lines above the
// table, the sheet's name and the file's name say together (docs/domain.md#intake).
// A row per park, a row per indicator, a sheet per park and the tidy form
// differ only in who says what.
//
// The package never guesses: where two readings are possible it asks, and
// where none is it says which cell it does not understand, why, and what to
// do. A mistake in a workbook is a park.Issue, never a Go error. It stores
// nothing, decides nothing about publishing, and marks no workbook.
package intake

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

// Request is one file to be read, and what it is to be checked against.
type Request struct {
	Name      string // the file's name; its period and park speak
	Bytes     []byte
	Catalogue *park.Catalogue
	Period    park.Period                // the form's or the flag's; zero when none was chosen
	History   *park.Ledger               // published figures; nil for none
	MaySend   func(parkCode string) bool // nil: every park
	SentAt    park.Moment                // zero: lateness is not judged
	Answers   []park.Answer              // given before to questions of this file
	Headings  []park.HeadingMapping      // in force; of two for one heading and shape the last counts
}

// Draft is a file as it was understood.
type Draft struct {
	SHA256   string // hex, of the bytes as sent
	Format   string // xlsx, xls, csv; "" when it could not be told
	Encoding string // csv only
	Size     int    // bytes
	Figures  []park.Figure
	City     []park.Figure // supplied city figures, Park is park.CityCode
	Issues   []park.Issue
	Book     *sheet.Book   // nil when the file was refused
	Parks    []string      // codes with a figure, in catalogue order
	Periods  []park.Period // with a figure, in time
	Unmapped []Unmapped    // headings that could be mapped by hand, in reading order
	Mapped   []Mapped      // headings that were read by a mapping

	answers []park.Answer
}

// Read reads a file and checks it. There is no error: everything wrong with
// the file is an Issue. A cancelled context leaves the draft unfinished, and
// the caller is expected to look at the context.
func Read(ctx context.Context, r Request) Draft {
	sum := sha256.Sum256(r.Bytes)
	d := Draft{SHA256: hex.EncodeToString(sum[:]), Size: len(r.Bytes), answers: r.Answers}
	book, err := sheet.Open(r.Name, r.Bytes, sheet.Limits{})
	if err != nil {
		d.Issues = []park.Issue{refused(err)}
		return d
	}
	r.Bytes = nil // the book holds what was in them
	d.Format, d.Encoding, d.Book = book.Format, book.Encoding, book
	rd := newReader(r, book)
	rd.read(ctx)
	rd.check()
	d.Figures, d.City, d.Issues = rd.figures, rd.city, rd.findings()
	d.Unmapped, d.Mapped = rd.unmapped, rd.mapped
	d.Parks, d.Periods = spoken(r.Catalogue, d.Figures)
	return d
}

// spoken lists the parks, in catalogue order, and the periods of the figures.
func spoken(c *park.Catalogue, figures []park.Figure) ([]string, []park.Period) {
	parks, periods := map[string]bool{}, map[park.Period]bool{}
	for i := range figures {
		parks[figures[i].Park] = true
		periods[figures[i].Period] = true
	}
	var codes []string
	for i := range c.Parks {
		if parks[c.Parks[i].Code] {
			codes = append(codes, c.Parks[i].Code)
		}
	}
	var when []park.Period
	for p := range periods {
		when = append(when, p)
	}
	slices.SortFunc(when, park.Period.Compare)
	return codes, when
}

// Counts is how many errors, questions (answered or not) and notes there are.
func (d Draft) Counts() (errors, questions, notes int) {
	for i := range d.Issues {
		switch d.Issues[i].Severity {
		case park.Err:
			errors++
		case park.Question:
			questions++
		default:
			notes++
		}
	}
	return errors, questions, notes
}

// Open is what still stops the draft: its errors, and the questions that
// neither these answers nor those of the request answer.
func (d Draft) Open(answers []park.Answer) []park.Issue {
	var open []park.Issue
	for _, i := range d.Issues {
		answered := func(a park.Answer) bool { return a.Answers(i) }
		switch {
		case i.Severity == park.Err:
			open = append(open, i)
		case i.Severity == park.Question && !slices.ContainsFunc(answers, answered) && !slices.ContainsFunc(d.answers, answered):
			open = append(open, i)
		}
	}
	return open
}
