package views

import (
	"cmp"
	"fmt"
	"math/big"
	"net/url"
	"slices"
	"strconv"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// AheadFacts is what a step of an upload would change.
type AheadFacts struct {
	Step    ConfirmStep
	Upload  park.Upload
	Earlier int64 // ConfirmReplace: the upload that is replaced
	Outcome
	All []park.Period // every period in which something may change; Periods are those compared
}

// path is the page of all changes in a period, the newest for the zero one.
func (f AheadFacts) path(period park.Period) string {
	v := url.Values{"step": {string(f.Step)}}
	if f.Earlier != 0 {
		v.Set("earlier", strconv.FormatInt(f.Earlier, 10))
	}
	if !period.IsZero() {
		v.Set("period", period.String())
	}
	return uploadPath(f.Upload.ID) + "/changes?" + v.Encode()
}

// Ahead tells what a step changes: the most telling changes of one period, the
// standings of all, and where the rest is.
type Ahead struct {
	Heading string
	Hint    string
	Says    Sentence
	Own     AheadTable
	Ranks   AheadRanks
	States  []AheadState
	City    AheadTable
	Rest    Sentence
}

// AheadTable is numbers before and after.
type AheadTable struct {
	Caption string
	Rows    []ChangeRow
}

// AheadRanks is the rankings in which somebody moves.
type AheadRanks struct {
	Caption string
	Rows    []AheadRank
}

// AheadRank is one ranking and the parks that move in it.
type AheadRank struct {
	Name   string
	Basis  string
	Moves  []AheadMove
	Others string // how many more parks move; "" for none
	key    board.Query
}

// AheadMove is the place of a park before and after.
type AheadMove struct {
	Park    string
	Was, Is Figure
	By      Delta
}

// AheadState is a park whose state of the year changes.
type AheadState struct {
	Park    string
	Period  string
	Was, Is Standing
}

// How much is told: the rest is a page of its own.
const (
	aheadRows   = 12
	aheadCity   = 6
	aheadRanks  = 7
	aheadMoves  = 5
	aheadStates = 8
)

// The subjects and questions that are told first.
var (
	aheadSubjects = []string{"output", "value_added", "tax", "value_added_per_mu", "tax_per_mu", "investment_intensity"}
	aheadOfs      = []board.Of{board.OfValue, board.OfGrowth, board.OfCompletion, board.OfForecast}
)

// NewAhead tells the outcome of a step.
func NewAhead(p locale.Printer, f AheadFacts) *Ahead {
	w := aheadWriter{p: p, f: f, told: f.tells()}
	a := &Ahead{
		Heading: p.T("consequences.title." + string(f.Step)), Hint: p.T("consequences.hint." + string(f.Step)),
		Says: w.says(),
	}
	if f.none() {
		return a
	}
	caption := func(key string) string { return p.T(key, PeriodText(p, w.told)) }
	a.Own = AheadTable{caption("consequences.own"), w.rows(aheadRows, func(q board.Query) bool { return slices.Contains(f.Upload.Parks, q.Park) })}
	a.City = AheadTable{caption("consequences.city"), w.rows(aheadCity, func(q board.Query) bool { return q.Park == park.CityCode })}
	a.Ranks = AheadRanks{caption("consequences.ranks"), w.ranks()}
	a.States = w.states()
	a.Rest = w.rest(len(a.Own.Rows) + len(a.City.Rows) + len(a.States))
	return a
}

// tells is the period that is told: the newest of the upload's own in which
// anything changes, else the newest of all.
func (f AheadFacts) tells() (told park.Period) {
	for _, own := range []bool{true, false} {
		for _, c := range f.Changes {
			if p := c.Query.Period; told.Before(p) && (!own || slices.Contains(f.Upload.Periods, p)) {
				told = p
			}
		}
		if !told.IsZero() {
			return told
		}
	}
	if len(f.Periods) > 0 {
		told = f.Periods[len(f.Periods)-1]
	}
	return told
}

// aheadWriter writes what is told of an outcome.
type aheadWriter struct {
	p      locale.Printer
	f      AheadFacts
	told   park.Period
	places int // places told so far
}

func (w *aheadWriter) says() Sentence {
	var names []string
	for _, period := range w.f.Periods {
		names = append(names, PeriodText(w.p, period))
	}
	compared := Say(w.p, "consequences.compared", listed(w.p, names))
	if rest := len(w.f.All) - len(w.f.Periods); rest > 0 {
		compared = Say(w.p, "consequences.compared.rest", listed(w.p, names), Count(rest))
	}
	if w.f.none() {
		return Join(w.p, Say(w.p, "consequences.none"), compared)
	}
	return Join(w.p, Say(w.p, "consequences.some", Count(len(w.f.Changes)), Count(ranksAmong(w.f.Changes)), Count(len(w.f.Standings))), compared)
}

// telling leaves out what says the same on another basis or in another window.
func (w *aheadWriter) telling(q board.Query) bool {
	_, ratio := w.f.Is.Catalogue().Ratio(q.Subject)
	return q.Period == w.told && (q.Basis == "" || q.Basis == park.Industrial) && (!ratio || q.Window != board.YTD)
}

// rows are the most telling numbers of those asked for.
func (w *aheadWriter) rows(most int, of func(board.Query) bool) (rows []ChangeRow) {
	var found []board.Change
	for _, c := range w.f.Changes {
		if w.telling(c.Query) && slices.Contains(aheadOfs, c.Query.Of) && of(c.Query) {
			found = append(found, c)
		}
	}
	slices.SortStableFunc(found, func(a, b board.Change) int {
		return cmp.Or(cmp.Compare(firstAt(aheadSubjects, a.Query.Subject), firstAt(aheadSubjects, b.Query.Subject)),
			cmp.Compare(firstAt(aheadOfs, a.Query.Of), firstAt(aheadOfs, b.Query.Of)))
	})
	for _, c := range found {
		row := newChangeRow(w.p, w.f.Outcome, c)
		if row.Was.Text != row.Is.Text && len(rows) < most { // else it changes beyond what is printed
			rows = append(rows, row)
		}
	}
	return rows
}

// firstAt is the place of a word in a list; what is not in it comes last.
func firstAt[T comparable](list []T, one T) int {
	if i := slices.Index(list, one); i >= 0 {
		return i
	}
	return len(list)
}

// ranks are the rankings of the period told, in each the upload's parks first.
func (w *aheadWriter) ranks() (rows []AheadRank) {
	found := slices.DeleteFunc(slices.Clone(w.f.Changes), func(c board.Change) bool {
		return c.Query.Of != board.OfRank || !w.telling(c.Query)
	})
	slices.SortStableFunc(found, func(a, b board.Change) int {
		return cmp.Or(cmp.Compare(firstAt(aheadSubjects, a.Query.Subject), firstAt(aheadSubjects, b.Query.Subject)),
			cmp.Compare(firstAt([]bool{true}, slices.Contains(w.f.Upload.Parks, a.Query.Park)), firstAt([]bool{true}, slices.Contains(w.f.Upload.Parks, b.Query.Park))))
	})
	for _, c := range found {
		key := c.Query
		key.Park = ""
		i := slices.IndexFunc(rows, func(r AheadRank) bool { return r.key == key })
		if i < 0 {
			if len(rows) == aheadRanks {
				continue
			}
			i = len(rows)
			rows = append(rows, w.ranking(key))
		}
		if len(rows[i].Moves) < aheadMoves {
			rows[i].Moves = append(rows[i].Moves, w.move(c))
			w.places++
		} else {
			rows[i].Others = w.p.T("consequences.others", Count(w.movers(found, key)-aheadMoves))
		}
	}
	return rows
}

// movers counts the parks that move in a ranking.
func (w *aheadWriter) movers(found []board.Change, key board.Query) (n int) {
	for _, c := range found {
		c.Query.Park = ""
		if c.Query == key {
			n++
		}
	}
	return n
}

func (w *aheadWriter) ranking(key board.Query) AheadRank {
	c := w.f.Is.Catalogue()
	name := SubjectName(w.p, c, key.Subject)
	if key.Ranked != board.OfValue {
		name = w.p.T("consequences.ranking", name, w.p.T("of."+string(key.Ranked)))
	}
	return AheadRank{Name: name, Basis: changeBasis(w.p, key), key: key}
}

func (w *aheadWriter) move(c board.Change) AheadMove {
	m := AheadMove{
		Park: ParkName(w.p, w.f.Is.Catalogue(), c.Query.Park),
		Was:  NewFigure(w.p, c.Was, InTable), Is: NewFigure(w.p, c.Is, InTable),
	}
	m.Is.Receipt, m.Was.Flags, m.Is.Flags = "", nil, nil
	switch {
	case c.Was.Num != nil && c.Is.Num != nil:
		by := new(big.Rat).Sub(c.Was.Num, c.Is.Num)
		m.By = NewDelta(w.p, &board.Value{Query: board.Query{Of: board.OfMove}, Num: by, Unit: places}, InTable)
	case c.Is.Num != nil:
		m.By.Say = Say(w.p, "consequences.enters")
	default:
		m.By.Say = Say(w.p, "consequences.leaves")
	}
	return m
}

func (w *aheadWriter) states() (rows []AheadState) {
	for _, s := range slices.Backward(w.f.Standings) {
		if len(rows) == aheadStates {
			break
		}
		standing := func(is board.Standing) Standing { return Standing{State: is, Word: w.p.T("standing." + string(is))} }
		rows = append(rows, AheadState{
			Park: s.Park.Name.In(w.p.Lang()), Period: PeriodText(w.p, s.Period), Was: standing(s.Was), Is: standing(s.Is),
		})
	}
	return rows
}

// rest counts what is not told, and leads to all of it, period by period.
func (w *aheadWriter) rest(told int) Sentence {
	says := Say(w.p, "consequences.all")
	if n := len(w.f.Changes) + len(w.f.Standings) - told - w.places; n > 0 {
		says = Say(w.p, "consequences.rest", Count(n))
	}
	var links []Link
	for _, period := range slices.Backward(w.f.Periods) {
		of := w.f.in(period)
		if n := len(of.Changes) + len(of.Standings); n > 0 {
			links = append(links, Link{Text: w.p.T("consequences.all.period", PeriodText(w.p, period), Count(n)), Href: w.f.path(period)})
		}
	}
	return append(says, linked(w.p, links)...)
}

// UploadChanges is all that a step of an upload changes in one period.
type UploadChanges struct {
	Page
	Heading string
	Back    Link
	Hint    string
	Says    Sentence
	Periods []NavItem
	Groups  []ChangeGroup
	None    string
}

// NewUploadChanges makes the page; the outcome compares one period.
func NewUploadChanges(page Page, f AheadFacts) UploadChanges {
	p := page.Say
	what := p.T("consequences.title." + string(f.Step))
	page.Title, page.Room = p.T("consequences.page", f.Upload.ID, what), RoomUploads
	m := UploadChanges{
		Page: page, Heading: page.Title, Hint: p.T("consequences.hint." + string(f.Step)),
		Back: Link{Text: fmt.Sprintf("#%d", f.Upload.ID), Href: uploadPath(f.Upload.ID)},
		Says: Say(p, "consequences.none"),
	}
	if !f.none() {
		m.Says = Say(p, "consequences.some", Count(len(f.Changes)), Count(ranksAmong(f.Changes)), Count(len(f.Standings)))
	}
	for _, period := range slices.Backward(f.All) {
		m.Periods = append(m.Periods, NavItem{Text: PeriodText(p, period), Href: f.path(period), Current: slices.Contains(f.Periods, period)})
	}
	m.Groups, _ = changeGroups(p, f.Outcome, p.T("consequences.page.hint"), len(f.Changes))
	if len(m.Groups) == 0 && len(f.Periods) > 0 {
		m.None = p.T("consequences.page.none", PeriodText(p, f.Periods[0]))
	}
	return m
}
