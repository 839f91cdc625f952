package views

import (
	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// LedgerFacts is what the page of one park's ledgers is made from.
type LedgerFacts struct {
	Code    string
	Park    park.Park // as it is, or was last; zero for the city
	Closed  bool
	Entries []ParkState // in the order they take effect
	Dues    []CityState
	Land    []park.Land // ledger rows of the park
	Targets []park.Target
	Notes   []park.Note
	Acts    []AuditLine // newest first
	Today   park.Date
	Names   map[string]string
	Kept    string // the ledger that was just added to; "" otherwise
}

// ParkState is one recorded state of a park in the catalogue.
type ParkState struct {
	Park       park.Park
	Closed     bool
	Effective  park.Date // "" came with the program
	Document   string
	RecordedAt park.Moment
	Actor      string
}

// CityState is one recorded due day of the city.
type CityState struct {
	DueDay     int
	Effective  park.Date
	Document   string
	RecordedAt park.Moment
	Actor      string
}

// Ledger is the page of everything recorded of one park, or of the city.
type Ledger struct {
	Page
	Tabs    []NavItem
	Name    string
	Code    string
	City    bool
	Closed  bool
	Kept    string
	Facts   []Fact // what the catalogue says now
	Add     []LedgerLink
	States  []LedgerEntry
	Land    []LedgerEntry
	Targets []LedgerEntry
	Notes   []LedgerEntry
	Acts    []AuditLine
}

// Fact is a name and what it is.
type Fact struct{ Name, Text string }

// LedgerLink leads to the form of a ledger.
type LedgerLink struct{ Text, Href string }

// LedgerEntry is one recorded row: what, from when, by which document, when
// and by whom it was recorded, and whether it still stands.
type LedgerEntry struct {
	What      string
	Label     string // what a figure is of
	Figure    Figure
	Changes   []Fact // of a park: what differs from the entry before
	Effective string
	Document  string
	Recorded  string
	State     string // 现行, 已被更正 …
	Void      bool   // superseded: printed pale
}

// Ledgers that can be added to.
const (
	LedgerLand    = "land"
	LedgerTargets = "targets"
	LedgerNotes   = "notes"
	LedgerPark    = "park"
	LedgerClose   = "close"
	LedgerDue     = "due"
)

// LedgersOf lists the ledgers of a park, or of the city.
func LedgersOf(city, closed bool) []string {
	switch {
	case city:
		return []string{LedgerTargets, LedgerNotes, LedgerDue}
	case closed:
		return []string{LedgerPark}
	}
	return []string{LedgerLand, LedgerTargets, LedgerNotes, LedgerPark, LedgerClose}
}

// NewLedger makes the page.
func NewLedger(page Page, b *board.Board, f LedgerFacts) Ledger {
	p, c := page.Say, b.Catalogue()
	city := f.Code == park.CityCode
	m := Ledger{Tabs: adminTabs(p, TabLedgers), Code: f.Code, City: city, Closed: f.Closed, Kept: f.Kept, Acts: f.Acts}
	m.Name = f.Park.Name.In(p.Lang())
	if city {
		m.Name = c.City.In(p.Lang())
		m.Facts = []Fact{{p.T("admin.due"), p.T("admin.due.says", c.DueDay)}}
	} else {
		m.Facts = catalogueFacts(p, c, f.Park)
	}
	page.Title, page.Room = p.T("admin.of", m.Name), RoomAdmin
	m.Page = page
	for _, ledger := range LedgersOf(city, f.Closed) {
		text := p.T("admin.add." + ledger)
		if ledger == LedgerPark && f.Closed {
			text = p.T("admin.add.reopen")
		}
		m.Add = append(m.Add, LedgerLink{Text: text, Href: LedgerPath(f.Code) + "/" + ledger})
	}
	m.States = append(parkStates(p, c, f), cityStates(p, f)...)
	m.Land = landEntries(p, b, f)
	m.Targets = targetEntries(p, b, f)
	m.Notes = noteEntries(p, f)
	return m
}

// catalogueFacts is a park as the catalogue has it.
func catalogueFacts(p locale.Printer, c *park.Catalogue, one park.Park) []Fact {
	both := func(t park.Text) string { return p.T("admin.both", t.ZH, t.EN) }
	aliases := listed(p, one.Aliases)
	if aliases == "" {
		aliases = p.T("admin.none")
	}
	return []Fact{
		{p.T("admin.field.name"), both(one.Name)}, {p.T("admin.field.full"), both(one.Full)},
		{p.T("admin.field.short"), both(one.Short)}, {p.T("admin.field.county"), both(one.County)},
		{p.T("admin.field.tier"), tierChoice(p, c, one.Tier)}, {p.T("admin.field.aliases"), aliases},
	}
}

// ParkDifference lists what differs between two states of a park: old → new.
func ParkDifference(p locale.Printer, c *park.Catalogue, was, is park.Park) []Fact {
	before, after := catalogueFacts(p, c, was), catalogueFacts(p, c, is)
	var out []Fact
	for i := range after {
		if before[i] != after[i] {
			out = append(out, Fact{after[i].Name, p.T("admin.change", before[i].Text, after[i].Text)})
		}
	}
	return out
}

func parkStates(p locale.Printer, c *park.Catalogue, f LedgerFacts) []LedgerEntry {
	var out []LedgerEntry
	for i, s := range f.Entries {
		e := LedgerEntry{
			What: p.T("admin.state.is"), Effective: effectiveText(p, s.Effective), Document: documentText(p, s.Document),
			Recorded: recordedText(p, f.Names, s.Actor, s.RecordedAt), State: p.T("admin.row.inforce"),
		}
		switch {
		case s.RecordedAt.IsZero():
			e.What, e.Document = p.T("admin.state.shipped"), ""
		case s.Closed:
			e.What = p.T("admin.state.closed")
		case i == 0:
			e.What, e.Changes = p.T("admin.state.added"), catalogueFacts(p, c, s.Park)
		case f.Entries[i-1].Closed:
			e.What, e.Changes = p.T("admin.state.reopened"), catalogueFacts(p, c, s.Park)
		default:
			e.Changes = ParkDifference(p, c, f.Entries[i-1].Park, s.Park)
		}
		if i+1 < len(f.Entries) {
			supersede(p, &e, s.Effective, f.Entries[i+1].Effective)
		}
		out = append([]LedgerEntry{e}, out...)
	}
	return out
}

func cityStates(p locale.Printer, f LedgerFacts) []LedgerEntry {
	var out []LedgerEntry
	for i, s := range f.Dues {
		e := LedgerEntry{
			What: p.T("admin.due.says", s.DueDay), Effective: effectiveText(p, s.Effective), Document: documentText(p, s.Document),
			Recorded: recordedText(p, f.Names, s.Actor, s.RecordedAt), State: p.T("admin.row.inforce"),
		}
		if s.RecordedAt.IsZero() {
			e.Document = ""
		}
		if i+1 < len(f.Dues) {
			supersede(p, &e, s.Effective, f.Dues[i+1].Effective)
		}
		out = append([]LedgerEntry{e}, out...)
	}
	return out
}

// supersede says until when an entry stood: to the day of the next one, or not
// at all where the next is for the same day and corrects it.
func supersede(p locale.Printer, e *LedgerEntry, from, next park.Date) {
	e.Void, e.State = true, p.T("admin.row.until", next)
	if from == next {
		e.State = p.T("admin.row.corrected")
	}
}

// landEntries lists the areas that took effect, with those of workbooks among
// them, and the ledger rows that a later row for the same day corrects.
func landEntries(p locale.Printer, b *board.Board, f LedgerFacts) []LedgerEntry {
	var out []LedgerEntry
	for _, basis := range park.Bases {
		took := b.LandHistory(f.Code, basis)
		rows := took
		for _, row := range f.Land {
			if row.Basis == basis && !tookEffect(took, row) {
				rows = append(rows, row)
			}
		}
		newestFirst(rows, func(l *park.Land) (park.Date, park.Moment, int64) { return l.Effective, l.RecordedAt, l.ID })
		in := b.LandAt(f.Code, basis, f.Today)
		for _, row := range rows {
			out = append(out, newLandEntry(p, b, f, row, took, in))
		}
	}
	return out
}

func tookEffect(took []park.Land, row park.Land) bool {
	for _, one := range took {
		if one.Figure == nil && one.ID == row.ID {
			return true
		}
	}
	return false
}

func newLandEntry(p locale.Printer, b *board.Board, f LedgerFacts, row park.Land, took []park.Land, in *park.Land) LedgerEntry {
	e := LedgerEntry{
		What: p.T("basis." + string(row.Basis)), Figure: NewQuantity(p, row.Area, "亩", InTable, ""),
		Effective: string(row.Effective), Document: documentText(p, row.Document),
	}
	if row.Figure != nil {
		e.Recorded = p.T("park.land.cell", row.Figure.Upload, PlaceText(row.Figure.Sheet, row.Figure.Cell))
	} else {
		e.Recorded = recordedText(p, f.Names, row.Actor, row.RecordedAt)
	}
	if row.Figure == nil && !tookEffect(took, row) {
		e.State, e.Void = p.T("admin.row.corrected"), true
		return e
	}
	e.Figure = areaFigure(p, b, row)
	switch {
	case in != nil && in.Effective == row.Effective:
		e.State = p.T("admin.row.inforce")
	case row.Effective > f.Today:
		e.State = p.T("admin.row.ahead")
	default:
		e.Void = true
		for _, next := range took {
			if next.Effective > row.Effective {
				e.State = p.T("admin.row.until", next.Effective)
				break
			}
		}
	}
	return e
}

// targetEntries lists the targets, the newest year first.
func targetEntries(p locale.Printer, b *board.Board, f LedgerFacts) []LedgerEntry {
	var out []LedgerEntry
	rows := append(f.Targets[:0:0], f.Targets...)
	newestFirst(rows, func(t *park.Target) (park.Date, park.Moment, int64) { return t.Effective, t.RecordedAt, t.ID })
	newestYearFirst(rows, b.Catalogue())
	for _, t := range rows {
		e := LedgerEntry{
			What: YearText(p, t.Year), Label: SubjectName(p, b.Catalogue(), t.Indicator), Figure: targetFigure(p, b, t),
			Effective: string(t.Effective), Document: documentText(p, t.Document),
			Recorded: recordedText(p, f.Names, t.Actor, t.RecordedAt), State: p.T("admin.row.inforce"),
		}
		of := b.Targets(t.Park, t.Indicator, t.Year)
		for i := range of {
			if of[i].ID == t.ID && i+1 < len(of) {
				supersede(p, &e, t.Effective, of[i+1].Effective)
			}
		}
		if !e.Void && t.Effective > f.Today {
			e.State = p.T("admin.row.ahead")
		}
		out = append(out, e)
	}
	return out
}

func noteEntries(p locale.Printer, f LedgerFacts) []LedgerEntry {
	rows := append(f.Notes[:0:0], f.Notes...)
	newestFirst(rows, func(n *park.Note) (park.Date, park.Moment, int64) { return n.Effective, n.RecordedAt, n.ID })
	var out []LedgerEntry
	for _, n := range rows {
		out = append(out, LedgerEntry{
			What: n.Text, Effective: string(n.Effective), Document: documentText(p, n.Document),
			Recorded: recordedText(p, f.Names, n.Actor, n.RecordedAt),
		})
	}
	return out
}

func recordedText(p locale.Printer, names map[string]string, actor string, at park.Moment) string {
	if at.IsZero() {
		return p.T("admin.shipped")
	}
	return nameOf(names, actor) + " " + MomentText(at)
}

func effectiveText(p locale.Printer, d park.Date) string {
	if d == "" {
		return p.T("admin.always")
	}
	return string(d)
}
