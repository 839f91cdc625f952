package views

import (
	"fmt"
	"slices"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// ParkLedger is what is kept of the park beside its figures: its land by
// basis, the year's uploads, and the notes on it.
type ParkLedger struct {
	Land        []ParkLand
	LandHint    string
	LandMissing string // bases without any area
	Uploads     []ParkUpload
	UploadsOf   string
	AllUploads  string // address; "" where the reader may not
	Notes       []ParkNote
}

// ParkLand is one recorded area.
type ParkLand struct {
	Basis     string
	Area      Figure
	InForce   bool // on the last day of the period
	Effective string
	Document  string
	Change    Sentence // against the area before
	Recorded  string   // who and when, or the workbook's cell
}

// ParkUpload is one workbook that speaks of the park.
type ParkUpload struct {
	When  string
	Link  Link // Href "" where the reader may not see it
	State string
	Class string
	Says  string
}

// ParkNote is a sentence kept on the park.
type ParkNote struct {
	From     string
	Text     string
	Document string
}

func newParkLedger(page Page, b *board.Board, f ParkFacts) ParkLedger {
	p := page.Say
	m := ParkLedger{LandHint: p.T("park.land.hint", p.T("basis."+string(park.Industrial)))}
	missing := ""
	for _, basis := range park.Bases {
		rows := b.LandHistory(f.Park.Code, basis)
		if len(rows) == 0 {
			if missing != "" {
				missing += p.T("page.listsep")
			}
			missing += p.T("basis." + string(basis))
		}
		for i, row := range slices.Backward(rows) { // the one in force first
			one := newParkLand(p, b, f, row)
			if i > 0 {
				one.Change = parkLandChange(p, b, row, rows[i-1])
			}
			m.Land = append(m.Land, one)
		}
	}
	if missing != "" {
		m.LandMissing = p.T("park.land.missing", missing)
	}
	m.UploadsOf = p.T("park.uploads.hint", YearText(p, f.Uploads.Year))
	if page.User != nil && page.User.Role != park.Leader {
		m.AllUploads = fmt.Sprintf("/uploads?year=%d", f.Uploads.Year)
	}
	for _, up := range f.Uploads.OfYear {
		if slices.Contains(up.Parks, f.Park.Code) {
			m.Uploads = append(m.Uploads, newParkUpload(page, f, up))
		}
	}
	for _, note := range f.Notes {
		if note.Park == f.Park.Code {
			m.Notes = append(m.Notes, ParkNote{From: string(note.Effective), Text: note.Text, Document: documentText(p, note.Document)})
		}
	}
	return m
}

// landPeriod is the period at whose end an area that takes effect on the day
// is first in force.
func landPeriod(effective park.Date) park.Period {
	t := effective.Time()
	at := park.Period{Year: t.Year(), Month: max(int(t.Month()), 2)}
	if at.End() < effective { // never: the last day of the month is the latest there is
		return at.Next()
	}
	return at
}

func newParkLand(p locale.Printer, b *board.Board, f ParkFacts, row park.Land) ParkLand {
	one := ParkLand{
		Basis: p.T("basis." + string(row.Basis)), Effective: string(row.Effective), Document: documentText(p, row.Document),
		Area: NewQuantity(p, row.Area, "亩", InTable, ""),
	}
	at := landPeriod(row.Effective)
	if in := b.LandAt(row.Park, row.Basis, at.End()); in != nil && in.Effective == row.Effective {
		one.Area = NewFigure(p, b.Value(board.Query{Park: row.Park, Period: at, Subject: row.Basis.Indicator()}), InTable)
	}
	if !f.Period.IsZero() {
		in := b.LandAt(row.Park, row.Basis, f.Period.End())
		one.InForce = in != nil && in.Effective == row.Effective
	}
	switch {
	case row.Figure != nil:
		one.Recorded = p.T("park.land.cell", row.Figure.Upload, PlaceText(row.Figure.Sheet, row.Figure.Cell))
	default:
		one.Recorded = p.T("park.land.recorded", nameOf(f.Uploads.Names, row.Actor), MomentText(row.RecordedAt))
	}
	return one
}

// parkLandChange is the change against the area before, where each of the two
// was in force at the end of a period of its own.
func parkLandChange(p locale.Printer, b *board.Board, row, before park.Land) Sentence {
	at := landPeriod(row.Effective)
	was := b.LandAt(row.Park, row.Basis, at.Prev().End())
	v := b.Value(board.Query{Park: row.Park, Period: at, Subject: row.Basis.Indicator(), Of: board.OfChange})
	if v.Num == nil || was == nil || was.Effective != before.Effective {
		return nil
	}
	f := NewFigure(p, v, InTable)
	f.Unit = ""
	if v.Num.Sign() > 0 {
		f.Text = "+" + f.Text
	}
	return Sentence{{Figure: f}}
}

// newParkUpload is one line: when it came and how far it is. Who sent a file
// that is not published, and the file itself, are for those who may see it.
func newParkUpload(page Page, f ParkFacts, up park.Upload) ParkUpload {
	p := page.Say
	one := ParkUpload{
		When: parkUploadPeriods(p, up, f.Uploads.Year), Link: Link{Text: fmt.Sprintf("#%d", up.ID)},
		State: p.T("state." + string(up.State)), Class: string(up.State),
	}
	may := page.User != nil && page.User.MaySee(up)
	if may {
		one.Link.Href = uploadPath(up.ID)
	}
	for _, step := range up.Steps {
		switch {
		case step.State == park.Checked:
			one.Says = p.T("park.uploads.sent", nameOf(f.Uploads.Names, up.SentBy), MomentText(up.SentAt))
		case step.State == park.PublishedState || step.State == park.Withdrawn || step.State == park.Returned:
			one.Says += p.T("park.uploads.step", nameOf(f.Uploads.Names, step.Actor), MomentText(step.At), p.T("state."+string(step.State)))
		}
	}
	if !may && up.State != park.PublishedState {
		one.Says = ""
	}
	return one
}

// parkUploadPeriods names the periods of the year an upload speaks of.
func parkUploadPeriods(p locale.Printer, up park.Upload, year int) string {
	var of []park.Period
	for _, period := range up.Periods {
		if period.Year == year {
			of = append(of, period)
		}
	}
	switch {
	case len(of) == 0:
		return ""
	case len(of) == 1:
		return MonthsText(p, of[0])
	}
	return p.T("park.uploads.periods", MonthText(p, of[0]), MonthText(p, of[len(of)-1]), len(of))
}
