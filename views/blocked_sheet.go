package views

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/internal/project"
)

// BlockedSheet is the bottlenecks for the weekly meeting: a sheet of A4 for each
// county, more where a county has more than fit.
type BlockedSheet struct {
	Page
	Back   string // the list it was made from
	Sheets []SheetOfBlocks
	None   string // why there is no sheet
	Stamp  string
}

// SheetOfBlocks is one sheet with the rows that fit on it.
type SheetOfBlocks struct {
	Heading string
	Size    string // class of a long heading
	States  string // how many, and how many overdue
	Number  string // — 1 —
	Rows    []BlockedRow
	First   bool // of its county
}

// The columns of the sheet in ems of its type, without padding, as
// static/css/projects.css draws them: project, park, bottleneck, promised,
// state, and who answers for it.
var blockedWidths = [...]float64{13.5, 6.5, 9, 4.7, 5.2, 7}

// blockedLines is the room of a sheet in lines of type, blockedTitle what the
// heading takes of the first.
const (
	blockedLines = 46.0
	blockedTitle = 8.0
)

// NewBlockedSheet fills the sheets, county by county in the parks' order.
func NewBlockedSheet(page Page, f BlockedFacts) BlockedSheet {
	p := page.Say
	page.Title = p.T("projects.sheet.title", page.City, DateText(p, f.Today))
	m := BlockedSheet{Page: page, Back: f.Ask.Path()}
	chosen := f.chosen()
	if len(chosen) == 0 {
		m.None = p.T("projects.blocked.fits")
	}
	of := map[string][]project.Stuck{}
	var counties []string
	for _, one := range f.Catalogue.Parks {
		if !slices.Contains(counties, one.County.ZH) {
			counties = append(counties, one.County.ZH)
		}
	}
	for _, s := range chosen {
		county := countyOf(f.Catalogue, s.Project.Park)
		if !slices.Contains(counties, county) {
			counties = append(counties, county)
		}
		of[county] = append(of[county], s)
	}
	for _, county := range counties {
		if len(of[county]) > 0 {
			m.county(p, f, countyName(p, f, county), of[county])
		}
	}
	m.Stamp = p.T("brief.stamp", fmt.Sprintf("v%d", page.Version), MomentText(page.AsOf), m.fingerprint())
	return m
}

func countyName(p locale.Printer, f BlockedFacts, county string) string {
	for _, one := range f.Catalogue.Parks {
		if one.County.ZH == county {
			return one.County.In(p.Lang())
		}
	}
	return p.T("projects.sheet.nocounty")
}

// county fills the sheets of one county.
func (m *BlockedSheet) county(p locale.Printer, f BlockedFacts, name string, all []project.Stuck) {
	late := 0
	for _, s := range all {
		if s.Block.Overdue(f.Today) {
			late++
		}
	}
	heading := p.T("projects.sheet.heading", name)
	sheet := SheetOfBlocks{
		Heading: heading, Size: headingSize(heading), First: true,
		States: p.T("projects.sheet.states", DateText(p, f.Today), Count(len(all)), Count(late)),
	}
	room := blockedLines - blockedTitle
	end := func() {
		sheet.Number = fmt.Sprintf("— %d —", len(m.Sheets)+1)
		m.Sheets = append(m.Sheets, sheet)
		sheet, room = SheetOfBlocks{Heading: heading}, blockedLines
	}
	for _, s := range all {
		row := blockedRow(p, f, s)
		needs := blockedRowLines(p, row)
		if needs > room && len(sheet.Rows) > 0 {
			end()
		}
		sheet.Rows = append(sheet.Rows, row)
		room -= needs
	}
	end()
}

// blockedRowLines is how many lines of type a row takes at most.
func blockedRowLines(p locale.Printer, row BlockedRow) float64 {
	kind := wrapped(row.Kind, blockedWidths[2])
	if row.Text != "" {
		kind += wrapped(row.Text, blockedWidths[2])
	}
	who := 0
	for level, name := range row.Leaders {
		if name != "" {
			who += wrapped(leaderOnPaper(p, level, name), blockedWidths[5])
		}
	}
	most := max(1, kind, who, wrapped(row.Project.Text, blockedWidths[0])+wrapped(row.Code, blockedWidths[0]),
		wrapped(row.Park, blockedWidths[1]), wrapped("　"+row.Mark.Word, blockedWidths[4]))
	return float64(most) + sheetPadding
}

// leaderOnPaper is a person with the level they answer on.
func leaderOnPaper(p locale.Printer, level int, name string) string {
	return p.T([]string{"projects.sheet.leader.0", "projects.sheet.leader.1", "projects.sheet.leader.2"}[level], name)
}

// people is who answers for the row's project, level by level.
func (r BlockedRow) people(p locale.Printer) []string {
	var out []string
	for level := range park.ParkLevel + 1 {
		if r.Leaders[level] != "" {
			out = append(out, leaderOnPaper(p, level, r.Leaders[level]))
		}
	}
	return out
}

// fingerprint is a short hash of what the sheets say.
func (m BlockedSheet) fingerprint() string {
	var b strings.Builder
	for _, sheet := range m.Sheets {
		b.WriteString(sheet.Heading + sheet.States)
		for _, r := range sheet.Rows {
			b.WriteString(strings.Join([]string{r.Project.Text, r.Code, r.Park, r.Kind, r.Text, r.Promised, r.Mark.Word, strings.Join(r.Leaders[:], "\x00")}, "\x00"))
		}
	}
	sum := fmt.Sprintf("%x", sha256.Sum256([]byte(b.String())))
	return sum[:4] + " " + sum[4:8]
}
