package views

import (
	"fmt"
	"slices"

	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// ComparedRows is how many changed figures, and how many findings of a kind, a
// comparison prints; the rest is counted.
const ComparedRows = 60

// LastUpload is the upload that a newer one corrects, read again against the
// same published figures (docs/intake.md#resending).
type LastUpload struct {
	Upload  park.Upload
	Figures []park.Figure // those of the parks and the supplied city figures
	Issues  []park.Issue
}

// Comparison is what a corrected file changed against the last one: nothing
// that stayed is printed.
type Comparison struct {
	Heading string
	Which   Sentence // which upload it is and how far it came
	Figures Sentence // how many figures changed, came, went and stayed
	Issues  Sentence // how many findings went, stayed and came
	Scope   Sentence // parks and periods in one of the two only; empty without
	Carried string   // how many answers were carried over; "" without
	Changed []ChangedFigure
	Cut     string // how many changed figures are not printed; "" when all are
	Gone    []ComparedFinding
	Added   []ComparedFinding
}

// ChangedFigure is a figure that is not what it was.
type ChangedFigure struct {
	Park    string
	Subject string
	Unit    string
	Kind    string // 改, 增, 去
	Was     Link   // the number, or what its cell said where none was read
	Now     Link
}

// ComparedFinding is a finding in one of the two files only.
type ComparedFinding struct {
	Seal  Seal
	Title string
	Place Link
	Found string
}

// newComparison compares an upload with the last one; nil where there is none.
func newComparison(p locale.Printer, f ReviewFacts) *Comparison {
	if f.Last == nil {
		return nil
	}
	last := f.Last.Upload
	link := Link{Text: fmt.Sprintf("#%d", last.ID), Href: uploadPath(last.ID)}
	c := &Comparison{
		Heading: p.T("resend.title", last.ID),
		Which: Say(p, "resend.which", link, last.FileName, nameOf(f.Names, last.SentBy), MomentText(last.SentAt),
			p.T("state."+string(last.State))),
		Scope: scopeChange(p, f),
	}
	c.compareFigures(p, f)
	c.compareIssues(p, f)
	if n := carried(f); n > 0 {
		c.Carried = p.T("resend.carried", Count(n))
	}
	return c
}

// carried counts the questions that an earlier upload's answer settles.
func carried(f ReviewFacts) int {
	n := 0
	for _, i := range f.Issues {
		if a, ok := answerTo(i, f.Answers); ok && a.From != 0 && i.Severity == park.Question {
			n++
		}
	}
	return n
}

// shared reports whether both uploads speak of a figure's park and period:
// what only one of them was to hold is no change of a figure.
func (f ReviewFacts) shared(fig park.Figure) bool {
	inBoth := func(code string) bool {
		return code == park.CityCode || slices.Contains(f.Upload.Parks, code) && slices.Contains(f.Last.Upload.Parks, code)
	}
	return inBoth(fig.Park) && slices.Contains(f.Upload.Periods, fig.Period) && slices.Contains(f.Last.Upload.Periods, fig.Period)
}

func (c *Comparison) compareFigures(p locale.Printer, f ReviewFacts) {
	was := make(map[park.Key]park.Figure, len(f.Last.Figures))
	for _, fig := range f.Last.Figures {
		was[fig.Key()] = fig
	}
	changed, added, gone, same := 0, 0, 0, 0
	now := make(map[park.Key]bool, len(f.Figures)+len(f.City))
	for _, fig := range slices.Concat(f.Figures, f.City) {
		now[fig.Key()] = true
		old, before := was[fig.Key()]
		switch {
		case !f.shared(fig):
		case !before:
			added++
			c.add(p, f, nil, &fig)
		case old.Value != fig.Value:
			changed++
			c.add(p, f, &old, &fig)
		default:
			same++
		}
	}
	for _, fig := range f.Last.Figures {
		if f.shared(fig) && !now[fig.Key()] {
			gone++
			c.add(p, f, &fig, nil)
		}
	}
	c.Figures = Say(p, "resend.figures", Count(changed), Count(added), Count(gone), Count(same))
	if changed+added+gone == 0 {
		c.Figures = Say(p, "resend.figures.same", Count(same))
	}
	if rest := changed + added + gone - len(c.Changed); rest > 0 {
		c.Cut = p.T("resend.cut", Count(rest))
	}
}

// add prints a change of a figure while there is room.
func (c *Comparison) add(p locale.Printer, f ReviewFacts, was, now *park.Figure) {
	if len(c.Changed) == ComparedRows {
		return
	}
	one, kind := now, "changed"
	switch {
	case now == nil:
		one, kind = was, "gone"
	case was == nil:
		kind = "added"
	}
	_, unit := Write(p, one.Value.Rat(), one.Unit, Exact)
	row := ChangedFigure{Park: ParkName(p, f.Catalogue, one.Park), Unit: unit, Kind: p.T("resend.kind." + kind)}
	if len(f.Upload.Periods) > 1 {
		row.Park += " · " + PeriodText(p, one.Period)
	}
	row.Subject = p.T("resend.subject", SubjectName(p, f.Catalogue, one.Indicator), p.T("measure."+string(one.Measure)))
	row.Was = comparedCell(p, uploadPath(f.Last.Upload.ID), was, one, f.Last.Issues)
	row.Now = comparedCell(p, "", now, one, f.Issues)
	c.Changed = append(c.Changed, row)
}

// comparedCell is a figure as read from its cell in one of the files; where
// none was read, what stands in the other's cell when something is wrong there.
func comparedCell(p locale.Printer, page string, fig, other *park.Figure, issues []park.Issue) Link {
	if fig != nil {
		text, _ := Write(p, fig.Value.Rat(), fig.Unit, Exact)
		link := placeLink(page, fig.Sheet, fig.Cell)
		link.Note, link.Text = link.Text, text
		return link
	}
	for _, i := range issues {
		if i.Severity == park.Err && i.Sheet == other.Sheet && i.Cell == other.Cell && i.Text != "" {
			link := placeLink(page, i.Sheet, i.Cell)
			link.Note, link.Text = link.Text, p.T("resend.unread", i.Text)
			return link
		}
	}
	return Link{Text: "—", Note: p.T("resend.nothing")}
}

// placeLink leads to a cell in the drawn sheet of an upload's page, "" for the
// page itself; without address where the cell is not drawn.
func placeLink(page, sheet, cell string) Link {
	link := Link{Text: PlaceText(sheet, cell)}
	if drawn(cell) {
		link.Href = page + "#" + cellID(sheet, cell)
	}
	return link
}

// findingKeys tell how a finding is known again, the surest first: the same
// text at the same cell; the same text in another cell, as when a row was put
// in above; another text at the same cell.
var findingKeys = []func(park.Issue) [4]string{
	func(i park.Issue) [4]string { return [4]string{string(i.Code), i.Sheet, i.Cell, i.Text} },
	func(i park.Issue) [4]string { return [4]string{string(i.Code), i.Text} },
	func(i park.Issue) [4]string { return [4]string{string(i.Code), i.Sheet, i.Cell} },
}

// knownAgain pairs the findings of two files: which of was went, which of now
// came, by their places. Notes inform only and are left out.
func knownAgain(was, now []park.Issue) (gone, added []int, still int) {
	gone, added = stopping(was), stopping(now)
	for _, key := range findingKeys {
		at := make(map[[4]string][]int, len(gone))
		for _, n := range gone {
			at[key(was[n])] = append(at[key(was[n])], n)
		}
		paired := make(map[int]bool)
		added = slices.DeleteFunc(added, func(n int) bool {
			free := at[key(now[n])]
			if len(free) == 0 {
				return false
			}
			paired[free[0]], at[key(now[n])] = true, free[1:]
			return true
		})
		gone = slices.DeleteFunc(gone, func(n int) bool { return paired[n] })
		still += len(paired)
	}
	return gone, added, still
}

func stopping(issues []park.Issue) (places []int) {
	for n, i := range issues {
		if i.Severity != park.Remark {
			places = append(places, n)
		}
	}
	return places
}

func (c *Comparison) compareIssues(p locale.Printer, f ReviewFacts) {
	gone, added, still := knownAgain(f.Last.Issues, f.Issues)
	c.Issues = Say(p, "resend.issues", Count(len(gone)), Count(still), Count(len(added)))
	if len(gone)+len(added)+still == 0 {
		c.Issues = Say(p, "resend.issues.none")
	}
	for _, n := range gone[:min(len(gone), ComparedRows)] {
		c.Gone = append(c.Gone, comparedFinding(p, uploadPath(f.Last.Upload.ID), f.Last.Issues[n]))
	}
	for _, n := range added[:min(len(added), ComparedRows)] {
		one := comparedFinding(p, "", f.Issues[n])
		one.Place.Href = "#" + findingID(n)
		c.Added = append(c.Added, one)
	}
}

func comparedFinding(p locale.Printer, page string, i park.Issue) ComparedFinding {
	return ComparedFinding{
		Seal: NewSeal(p, i.Severity), Title: i.Title.In(p.Lang()), Place: placeLink(page, i.Sheet, i.Cell), Found: i.Text,
	}
}

// scopeChange names the parks and periods that one of the two files lacks.
func scopeChange(p locale.Printer, f ReviewFacts) Sentence {
	only := func(a, b park.Upload) string {
		var names []string
		for _, code := range a.Parks {
			if !slices.Contains(b.Parks, code) {
				names = append(names, ParkName(p, f.Catalogue, code))
			}
		}
		for _, period := range a.Periods {
			if !slices.Contains(b.Periods, period) {
				names = append(names, PeriodText(p, period))
			}
		}
		return listed(p, names)
	}
	var says []Sentence
	if lost := only(f.Last.Upload, f.Upload); lost != "" {
		says = append(says, Say(p, "resend.scope.gone", lost))
	}
	if fresh := only(f.Upload, f.Last.Upload); fresh != "" {
		says = append(says, Say(p, "resend.scope.added", fresh))
	}
	return Join(p, says...)
}

// listed joins names as the language lists them.
func listed(p locale.Printer, names []string) string {
	text := ""
	for i, name := range names {
		if i > 0 {
			text += p.T("page.listsep")
		}
		text += name
	}
	return text
}

// supersededSays tells that the sender went on with a newer upload.
func supersededSays(p locale.Printer, u *park.User, by park.Upload) Sentence {
	link := Link{Text: fmt.Sprintf("#%d", by.ID)}
	if u != nil && u.MaySee(by) {
		link.Href = uploadPath(by.ID)
	}
	return Say(p, "resend.superseded", link)
}

// NewSubmitAnyway makes the page that asks before a superseded upload is
// submitted: what came after it is said first.
func NewSubmitAnyway(page Page, up, by park.Upload) Confirm {
	p := page.Say
	page.Title, page.Room = p.T("resend.submit", up.ID), RoomUploads
	return Confirm{
		Page: page, Heading: page.Title, Post: uploadPath(up.ID) + "/submit", Button: p.T("resend.submit.button", up.ID),
		Says:    Join(p, supersededSays(p, page.User, by), Say(p, "resend.submit.says", up.ID, up.FileName, MomentText(by.SentAt), by.FileName)),
		Instead: fmt.Sprint(by.ID), Back: uploadPath(up.ID),
	}
}
