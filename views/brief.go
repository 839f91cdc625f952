package views

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/internal/plot"
)

// Brief is the one-page summary of a park: exactly one sheet of A4.
type Brief struct {
	Page
	Heading string
	Size    string // class of a long heading: long, longer
	Back    Link
	Lead    Sentence
	Bar     plot.SVG
	Axis    plot.SVG
	BarKey  string
	NoTier  string // instead of the bar
	Lines   plot.SVG
	LineKey Sentence
	Yield   plot.SVG
	YieldBy string
	YieldNo string // instead of the drawing
	TableBy Sentence
	Pooled  string
	Rows    []BriefRow
	Remarks []BriefRemark
	Stamp   string
	Again   *Reprint
	Issue   string // where it is issued, "" for those who may not and on a page of a moment gone by
	Style   string // of an issued sheet: its own style sheet, kept with it
}

// BriefRow is one indicator of the summary's table.
type BriefRow struct {
	Name   string
	Unit   string
	Value  Figure
	Growth Sentence
	Pooled Figure
	Lacks  string // a star where more parks than the head says are not in the pooled number
	Rank   Figure
	Move   Sentence
}

// BriefRemark is a line below the table: what is met or short, what is
// missing, how the numbers are meant.
type BriefRemark struct {
	Name string
	Says Sentence
}

// briefSubjects are the nine rows of the table, which fill its place exactly.
var briefSubjects = []string{
	"output", "value_added", "tax", "investment",
	"value_added_per_mu", "tax_per_mu", "investment_intensity", "new_projects", "new_enterprises",
}

// NewBrief makes the summary of a park.
func NewBrief(page Page, b *board.Board, one park.Park, period park.Period) Brief {
	p := page.Say
	name := one.Name.In(p.Lang())
	f := Brief{Page: page, Heading: p.T("brief.heading", name, PeriodText(p, period)), Back: Link{Text: name, Href: parkPath(one.Code, period)}}
	f.Page.Title = p.T("brief.title", name, PeriodText(p, period))
	f.Size = headingSize(f.Heading)
	tier, hasTier := b.Catalogue().Tier(one.Tier)
	c := newCourse(b, one, tier, period)
	f.Lead = briefLead(p, b, c, period)
	if hasTier {
		f.drawTier(c, period)
	} else {
		f.NoTier = p.T("standing." + string(board.NoTier))
	}
	lines := courseLines(p, b, c, period)
	lines.Height, lines.NowText, lines.BaseText = 122, "", "" // the sentence and the table say them
	f.LineKey = Say(p, "brief.lines.key", period.Year, period.Year-1)
	if full := b.Value(board.Query{Park: one.Code, Period: period.YearAgo().YearEnd(), Subject: "output"}); full.Num != nil {
		lines.Past.Name = YearText(p, period.Year-1) // its number is the key's, with its receipt
		number := NewFigure(p, full, InTable)
		number.Unit = ""
		f.LineKey = Say(p, "brief.lines.key.full", period.Year, period.Year-1, number)
	}
	f.Lines = lines.Draw()
	f.drawYield(b, one, period)
	f.TableBy = Say(p, "brief.table.by", MonthsText(p, period), landFigure(p, b, one, period))
	f.Pooled = p.T("brief.col.pooled", parkCount(p, len(b.Catalogue().Parks)-len(b.Missing(period))))
	for _, code := range briefSubjects {
		if row, ok := briefRow(p, b, one, code, period); ok {
			f.Rows = append(f.Rows, row)
		}
	}
	if slices.ContainsFunc(f.Rows, func(r BriefRow) bool { return r.Lacks != "" }) {
		f.TableBy = append(f.TableBy, Piece{Text: p.T("brief.lacks")})
	}
	f.Remarks = briefRemarks(p, b, c, period)
	f.Again = page.reprint()
	if page.User != nil && page.User.Role == park.Admin && page.Then.IsZero() {
		f.Issue = BriefPath(period, one.Code) + "/issue"
	}
	f.Stamp = p.T("brief.stamp", fmt.Sprintf("v%d", page.Version), MomentText(page.AsOf), f.Fingerprint())
	return f
}

// headingSize keeps any heading within its two lines: it grows smaller with
// its width in ems, a Latin letter counting half.
func headingSize(heading string) string {
	ems := 0.0
	for _, r := range heading {
		ems++
		if r < 0x2000 {
			ems -= 0.5
		}
	}
	switch {
	case ems > 42:
		return "longer"
	case ems > 20:
		return "long"
	}
	return ""
}

// Fingerprint is a short hash of what the sheet says, so that two prints can be
// told to be the same.
func (f Brief) Fingerprint() string {
	var b strings.Builder
	b.WriteString(f.Heading + f.Lead.Plain() + f.Bar.String() + f.Lines.String() + f.Yield.String())
	for _, r := range f.Rows {
		b.WriteString(r.Name + r.Value.Text + r.Growth.Plain() + r.Pooled.Text + r.Rank.Text + r.Move.Plain())
	}
	for _, r := range f.Remarks {
		b.WriteString(r.Name + r.Says.Plain())
	}
	sum := fmt.Sprintf("%x", sha256.Sum256([]byte(b.String())))
	return sum[:4] + " " + sum[4:8]
}

func (f *Brief) drawTier(c course, period park.Period) {
	p := f.Say
	reach := plot.Reach(c.inTier(c.now), c.inTier(c.forecastHigh), c.inTier(c.base))
	bar := c.bar(p, period, reach)
	bar.Height = 30
	f.Bar, f.Axis = bar.Draw(), tierAxis(p, c.tier, reach)
	f.BarKey = p.T("brief.bar.key."+string(c.tier.Verb), HeadUnit(p, tenThousandYuan))
}

// drawYield draws tax per mu, the tightest of the three, where there is any.
func (f *Brief) drawYield(b *board.Board, one park.Park, period park.Period) {
	f.YieldBy = f.Say.T("brief.yield.by")
	v := b.Value(board.Query{Park: one.Code, Period: period, Subject: "tax_per_mu"})
	if v.Num == nil {
		f.YieldNo = f.Say.T("missing." + string(v.Missing))
		return
	}
	m := perMuMultiple(f.Say, b, one, "tax_per_mu", period)
	m.Height = 122
	f.Yield = m.Draw()
}

// landFigure is the area the per-mu rows rest on; on paper a missing one is
// told in words, not by a dash.
func landFigure(p locale.Printer, b *board.Board, one park.Park, period park.Period) any {
	v := b.Value(board.Query{Park: one.Code, Period: period, Subject: park.Industrial.Indicator()})
	if v.Num == nil {
		return p.T("missing." + string(v.Missing))
	}
	return NewFigure(p, v, InTable)
}

func briefRow(p locale.Printer, b *board.Board, one park.Park, code string, period park.Period) (BriefRow, bool) {
	ask := func(parkCode string, of board.Of) *board.Value {
		return b.Value(board.Query{Park: parkCode, Period: period, Subject: code, Of: of})
	}
	value, pooled := ask(one.Code, board.OfValue), ask(park.CityCode, board.OfValue)
	row := BriefRow{
		Name: SubjectName(p, b.Catalogue(), code), Value: NewFigure(p, value, InTable),
		Pooled: NewFigure(p, pooled, InTable), Rank: NewFigure(p, ask(one.Code, board.OfRank), InTable),
		Move: NewDelta(p, ask(one.Code, board.OfMove), InTable).Say,
	}
	ind, reported := b.Catalogue().Indicator(code)
	ratio, derived := b.Catalogue().Ratio(code)
	switch {
	case reported && ind.Growth == park.None:
		row.Unit, row.Growth = HeadUnit(p, ind.Unit), Say(p, "brief.base", NewFigure(p, ask(one.Code, board.OfBase), InTable))
		row.Growth = withoutUnits(row.Growth)
	case reported:
		row.Unit, row.Growth = HeadUnit(p, ind.Unit), growthOnPaper(p, ask(one.Code, board.OfGrowth), ind.Growth)
	case derived:
		row.Unit, row.Growth = HeadUnit(p, ratio.Unit), growthOnPaper(p, ask(one.Code, board.OfGrowth), park.Nominal)
	}
	if beyond := len(pooled.Absent) - len(b.Missing(period)); pooled.Num != nil && beyond > 0 {
		row.Lacks = "*"
	}
	return row, reported || derived
}

// growthOnPaper writes a growth with what must be known beside it on paper,
// where nothing can be hovered: real growth, a change of land, and growth on a
// base that was not restated.
func growthOnPaper(p locale.Printer, v *board.Value, kind park.GrowthKind) Sentence {
	says := NewDelta(p, v, InTable).Say
	if v.Num == nil {
		return says
	}
	var notes []string
	switch {
	case v.Has(board.NominalOnly):
		notes = append(notes, p.T("brief.nominal"))
	case kind == park.Real:
		notes = append(notes, p.T("brief.real"))
	}
	switch {
	case v.Has(board.LandChange):
		notes = append(notes, p.T("brief.land"))
	case v.Has(board.Unadjusted) && len(notes) == 0:
		notes = append(notes, p.T("brief.unadjusted"))
	}
	if len(notes) == 0 {
		return says
	}
	return append(says, Piece{Text: p.T("brief.aside", strings.Join(notes, p.T("page.listsep")))})
}

func withoutUnits(s Sentence) Sentence {
	for i := range s {
		s[i].Figure.Unit = ""
	}
	return s
}
