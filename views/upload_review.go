package views

import (
	"fmt"
	"math/big"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// Review is the page of one upload: what was read, what is wrong at which
// cell, and what can be done next.
type Review struct {
	Page
	Heading  string
	Scope    string // parks and periods read
	Stamp    Sentence
	Steps    []ReviewStep
	Banner   ReviewBanner
	Tally    string // 误 2 疑 3 注 3
	Findings []Finding
	Groups   []QuestionGroup
	Notes    []Finding // folded away below: they inform and stop nothing
	Sheets   []Grid
	Tables   []ReadTable
	Actions  []Action
	Marked   *MarkedLink // nil without findings
	Compared *Comparison // nil where nothing was sent before
	Answers  string      // where reasons are posted
	Agreed   []Sentence  // what was read by the office's own word
	Mappable int         // notes that ask which indicator a heading is
	Ahead    *Ahead      // what publishing it now would change; nil where that is not asked
}

// ReviewStep is one stage of an upload: done, current or to come.
type ReviewStep struct {
	Name string
	Says string
	Done bool
	Now  bool
}

// ReviewBanner is the one sentence on what stands in the way.
type ReviewBanner struct {
	Kind string // "", ask, err
	Seal string
	Says Sentence
}

// Action is something the reader may do, or may not and why.
type Action struct {
	Text    string
	Href    string // a page of its own
	Post    string // or a form post
	Strong  bool
	Refused string // why it cannot be done now; it is then shown disabled
}

// ReadTable is what was read for one period: indicators by parks, cumulative.
type ReadTable struct {
	Caption string
	Parks   []string
	Rows    []ReadRow
}

// ReadRow is one indicator of a ReadTable.
type ReadRow struct {
	Name  string
	Unit  string
	Cells []Figure
}

// ReviewFacts is what the page of an upload is made from.
type ReviewFacts struct {
	Upload    park.Upload
	Catalogue *park.Catalogue
	Figures   []park.Figure
	Issues    []park.Issue
	Answers   []park.Answer
	Sheets    []GridSheet
	Names     map[string]string // user name → displayed name
	Open      int               // what still stops it: errors and unanswered questions
	Unread    bool              // the file could not be read at all
	OnlyList  string            // why the workbook cannot be given back marked; "" when it can
	Unsaid    *park.Issue       // a question whose reason came back empty
	Unmapped  []HeadingPlace    // headings that can be mapped
	Mapped    []HeadingPlace    // headings that were read by a mapping
	Unchosen  string            // the place of a heading whose indicator came back empty
	City      []park.Figure     // supplied city figures
	Last      *LastUpload       // the upload this one corrects; nil without
	By        *park.Upload      // the upload that superseded this one; nil without
	Ahead     *AheadFacts       // what publishing it now would change
	Replaces  []park.Upload     // published ones it may be published in the place of
	Replaced  []park.Replacement
}

// NewReview makes the page of an upload for its reader.
func NewReview(page Page, f ReviewFacts) Review {
	p := page.Say
	page.Title, page.Room = p.T("review.title", f.Upload.ID), RoomUploads
	mayAnswer := f.Upload.State == park.Checked && MayWorkOn(page.User, f.Upload)
	all := NewFindings(p, f.Issues, f.Answers, f.Names, mayAnswer)
	for i := range all {
		if f.Unsaid != nil && f.Issues[all[i].issue] == *f.Unsaid {
			all[i].Problem = p.T("error.reason_required")
		}
	}
	if mayAnswer {
		newHeadingForms(p, f, all)
	}
	r := Review{
		Page: page, Heading: p.T("review.title", f.Upload.ID), Scope: scopeOf(p, f),
		Stamp: stampOf(p, f), Steps: stepsOf(p, f), Banner: bannerOf(p, f),
		Answers: uploadPath(f.Upload.ID) + "/answers", Actions: actionsFor(p, page.User, f), Marked: newMarkedLink(p, f),
		Compared: newComparison(p, f), Agreed: agreedSays(p, f),
	}
	if f.By != nil {
		r.Banner = ReviewBanner{"ask", p.T("seal.superseded"), Join(p, supersededSays(p, page.User, *f.By), Say(p, "resend.banner"))}
	}
	errs, questions, notes := tally(f.Issues)
	r.Tally = p.T("review.tally", errs, questions, notes)
	r.Sheets = drawSheets(p, f, all)
	for _, one := range all {
		if one.Seal.Class == "inf" {
			r.Notes = append(r.Notes, one)
			if one.Map != nil {
				r.Mappable++
			}
		} else {
			r.Findings = append(r.Findings, one)
		}
	}
	r.Groups = questionGroups(p, r.Findings)
	r.Tables = readTables(p, f)
	r.Banner.Says = Join(p, r.Banner.Says, replacedSays(p, f))
	if f.Ahead != nil {
		r.Ahead = NewAhead(p, *f.Ahead)
	}
	return r
}

func tally(issues []park.Issue) (errs, questions, notes int) {
	for _, i := range issues {
		switch i.Severity {
		case park.Err:
			errs++
		case park.Question:
			questions++
		default:
			notes++
		}
	}
	return errs, questions, notes
}

// MayWorkOn reports whether the reader may answer, submit or replace: clerks
// who may send for every park in the file, and its sender.
func MayWorkOn(u *park.User, up park.Upload) bool {
	if u == nil || u.Role != park.Clerk {
		return false
	}
	if up.SentBy == u.Name {
		return true
	}
	for _, code := range up.Parks {
		if !u.MaySend(code) {
			return false
		}
	}
	return len(up.Parks) > 0
}

func uploadPath(id int64) string { return fmt.Sprintf("/uploads/%d", id) }

func scopeOf(p locale.Printer, f ReviewFacts) string {
	if len(f.Upload.Periods) == 0 || len(f.Upload.Parks) == 0 {
		return p.T("review.scope.none")
	}
	periods := ""
	for i, period := range f.Upload.Periods {
		if i > 0 {
			periods += p.T("page.listsep")
		}
		periods += PeriodText(p, period)
	}
	parks := p.T("review.scope.parks", Count(len(f.Upload.Parks)))
	if len(f.Upload.Parks) == 1 {
		parks = ParkName(p, f.Catalogue, f.Upload.Parks[0])
	}
	return parks + " · " + periods
}

func stampOf(p locale.Printer, f ReviewFacts) Sentence {
	up := f.Upload
	kind := up.Format
	if up.Encoding != "" {
		kind += " · " + up.Encoding
	}
	return Say(p, "review.stamp", up.FileName, SizeText(up.Size), kind,
		nameOf(f.Names, up.SentBy), MomentText(up.SentAt), ShortHash(up.SHA256),
		Link{Text: p.T("review.original"), Href: uploadPath(up.ID) + "/file"})
}

// SizeText is a file's size: 28.6 KB.
func SizeText(bytes int64) string {
	switch {
	case bytes >= 1<<20:
		return number(big.NewRat(bytes, 1<<20), 1, false) + " MiB"
	case bytes >= 1<<10:
		return number(big.NewRat(bytes, 1<<10), 1, false) + " KiB"
	}
	return Count(int(bytes)) + " B"
}

// ShortHash is a SHA-256 as people compare it: its first and last four digits.
func ShortHash(sha string) string {
	if len(sha) < 12 {
		return sha
	}
	return sha[:4] + "…" + sha[len(sha)-4:]
}

// stepsOf is the way of an upload: what happened, with who and when, where it
// stands, and what is to come.
func stepsOf(p locale.Printer, f ReviewFacts) []ReviewStep {
	way := []park.State{park.Checked, park.Submitted, park.PublishedState}
	switch f.Upload.State {
	case park.Returned:
		way[2] = park.Returned
	case park.Withdrawn:
		way = append(way, park.Withdrawn)
	}
	at := make(map[park.State]park.Step, len(f.Upload.Steps))
	for _, s := range f.Upload.Steps {
		at[s.State] = s
	}
	steps := make([]ReviewStep, len(way))
	for i, state := range way {
		steps[i] = ReviewStep{Name: p.T("state." + string(state)), Says: p.T("review.step." + string(state))}
		if s, ok := at[state]; ok {
			steps[i].Done, steps[i].Now = true, state == f.Upload.State
			steps[i].Says = MomentText(s.At) + " " + nameOf(f.Names, s.Actor)
		}
	}
	return steps
}

func bannerOf(p locale.Printer, f ReviewFacts) ReviewBanner {
	errs, questions, _ := tally(f.Issues)
	openQuestions := f.Open - errs
	last := park.Step{}
	if n := len(f.Upload.Steps); n > 0 {
		last = f.Upload.Steps[n-1]
	}
	switch f.Upload.State {
	case park.Returned:
		return ReviewBanner{"err", p.T("seal.returned"), Say(p, "review.banner.returned", nameOf(f.Names, last.Actor), last.Reason)}
	case park.Withdrawn:
		return ReviewBanner{"ask", p.T("seal.withdrawn"), Say(p, "review.banner.withdrawn", nameOf(f.Names, last.Actor), last.Reason)}
	case park.PublishedState:
		return ReviewBanner{"", p.T("severity.note.seal"), Say(p, "review.banner.published", Count(f.Upload.Figures))}
	}
	switch {
	case f.Unread:
		return ReviewBanner{"err", p.T("severity.error.seal"), Say(p, "review.banner.unread")}
	case f.Upload.State == park.Submitted && f.Open > 0:
		return ReviewBanner{"ask", p.T("severity.question.seal"), Say(p, "review.banner.moved", Count(f.Open))}
	case errs > 0:
		return ReviewBanner{"err", p.T("severity.error.seal"), Say(p, "review.banner.errors", Count(errs), Count(openQuestions), Count(len(f.Figures)))}
	case openQuestions > 0:
		return ReviewBanner{"ask", p.T("severity.question.seal"), Say(p, "review.banner.questions", Count(openQuestions), Count(len(f.Figures)))}
	case f.Upload.State == park.Submitted:
		return ReviewBanner{"", p.T("severity.note.seal"), Say(p, "review.banner.submitted", Count(len(f.Figures)), Count(questions))}
	}
	return ReviewBanner{"", p.T("severity.note.seal"), Say(p, "review.banner.clean", Count(len(f.Figures)))}
}

// actionsFor lists what this reader can do with this upload in its state.
func actionsFor(p locale.Printer, u *park.User, f ReviewFacts) []Action {
	if u == nil {
		return nil
	}
	at := uploadPath(f.Upload.ID)
	var actions []Action
	switch {
	case f.Upload.State == park.Checked && MayWorkOn(u, f.Upload):
		submit := Action{Text: p.T("review.do.submit"), Post: at + "/submit", Strong: true}
		if f.By != nil {
			submit = Action{Text: p.T("resend.submit.do"), Href: at + "/submit"}
		}
		if f.Open > 0 {
			submit.Refused = p.T("review.do.submit.refused", Count(f.Open))
		}
		actions = append(actions, submit, Action{Text: p.T("review.do.again"), Href: "/uploads/new"})
	case f.Upload.State == park.Submitted && u.Role == park.Admin:
		publish := Action{Text: p.T("review.do.publish"), Href: at + "/publish", Strong: true}
		if f.Open > 0 {
			publish.Refused = p.T("review.do.publish.refused", Count(f.Open))
		}
		actions = append(actions, publish)
		actions = append(actions, replaceActions(p, f)...)
		actions = append(actions, Action{Text: p.T("review.do.return"), Href: at + "/return"})
	case f.Upload.State == park.PublishedState && u.Role == park.Admin:
		actions = append(actions, Action{Text: p.T("review.do.withdraw"), Href: at + "/withdraw"})
	case f.Upload.State == park.PublishedState && MayWorkOn(u, f.Upload):
		actions = append(actions, Action{Text: p.T("replace.correct"), Href: correctPath(f.Upload.ID)})
	case f.Upload.State == park.Returned && u.Role == park.Clerk:
		actions = append(actions, Action{Text: p.T("review.do.again"), Href: "/uploads/new", Strong: true})
	}
	return actions
}

// drawSheets draws each sheet with the seals of the findings and a title on
// every cell a figure was read from.
func drawSheets(p locale.Printer, f ReviewFacts, findings []Finding) []Grid {
	marks := make(map[string]map[[2]int]GridMark, len(f.Sheets))
	for _, s := range f.Sheets {
		marks[s.Name] = make(map[[2]int]GridMark)
	}
	for _, fig := range f.Figures {
		at, ok := cellAt(fig.Cell)
		if on := marks[fig.Sheet]; ok && on != nil {
			on[at] = GridMark{ID: cellID(fig.Sheet, fig.Cell), Class: "fig", Note: readAs(p, f.Catalogue, fig)}
		}
	}
	markAgreed(p, f, marks)
	for n := range findings {
		one := &findings[len(findings)-1-n] // what stops is drawn over what informs
		issue := f.Issues[one.issue]
		at, ok := cellAt(issue.Cell)
		on := marks[issue.Sheet]
		if !ok || on == nil || !drawn(issue.Cell) {
			continue
		}
		one.Cell = cellID(issue.Sheet, issue.Cell)
		class := map[string]string{"err": "bad", "ask": "q", "inf": "i"}[one.Seal.Class]
		on[at] = GridMark{ID: one.Cell, Class: class, Seal: &one.Seal, Href: "#" + one.ID, Note: on[at].Note}
	}
	grids := make([]Grid, 0, len(f.Sheets))
	for _, s := range f.Sheets {
		grids = append(grids, NewGrid(p, s, marks[s.Name], nil))
	}
	return grids
}

// readAs is how a cell was understood: 稀土高新区 · 2023年1—6月 · 税收 · 累计 161,700 万元.
func readAs(p locale.Printer, c *park.Catalogue, f park.Figure) string {
	text, unit := Write(p, f.Value.Rat(), f.Unit, Exact)
	return p.T("review.readas", ParkName(p, c, f.Park), PeriodText(p, f.Period),
		SubjectName(p, c, f.Indicator), p.T("measure."+string(f.Measure)), text+" "+unit)
}

// readTables lays out the cumulative figures period by period, indicators by
// parks, each linked to its cell in the drawn sheet.
func readTables(p locale.Printer, f ReviewFacts) []ReadTable {
	at := make(map[park.Key]park.Figure, len(f.Figures))
	for _, fig := range f.Figures {
		at[fig.Key()] = fig
	}
	var tables []ReadTable
	for _, period := range f.Upload.Periods {
		t := ReadTable{Caption: p.T("review.read.caption", PeriodText(p, period))}
		for _, code := range f.Upload.Parks {
			t.Parks = append(t.Parks, ParkName(p, f.Catalogue, code))
		}
		for _, ind := range f.Catalogue.Indicators {
			if row, any := readRow(p, f, at, period, ind); any {
				t.Rows = append(t.Rows, row)
			}
		}
		tables = append(tables, t)
	}
	return tables
}

func readRow(p locale.Printer, f ReviewFacts, at map[park.Key]park.Figure, period park.Period, ind park.Indicator) (row ReadRow, any bool) {
	row = ReadRow{Name: ind.Name.In(p.Lang()), Unit: HeadUnit(p, ind.Unit)}
	for _, code := range f.Upload.Parks {
		fig, ok := at[park.Key{Park: code, Period: period, Indicator: ind.Code, Measure: park.Cumulative}]
		if !ok {
			row.Cells = append(row.Cells, NewAbsent(p, board.NotReported))
			continue
		}
		any = true
		cell := NewQuantity(p, fig.Value, ind.Unit, InTable, "")
		if drawn(fig.Cell) {
			cell.Receipt = "#" + cellID(fig.Sheet, fig.Cell)
		}
		cell.Note = PlaceText(fig.Sheet, fig.Cell) + " " + fig.Text
		row.Cells = append(row.Cells, cell)
	}
	return row, any
}
