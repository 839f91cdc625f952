package views

import (
	"net/url"
	"strconv"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/internal/plot"
)

// RankingAsk is what a ranking's address asks for; its zero fields are the
// defaults and are left out of the address.
type RankingAsk struct {
	Subject string
	Of      board.Of // OfValue, OfGrowth or OfCompletion
	Window  board.Window
	Basis   park.Basis
	Period  park.Period
	Tier    string // tier code, "" for all parks
	Sort    string // one of RankingSorts, "" by rank
	Down    bool   // sorted downwards
	Mark    string // code of the park to mark, MarkNone, "" for the reader's own
	Page    int    // of a long table, from 1; 0 is the first
}

// MarkNone marks no park.
const MarkNone = "none"

// RowsPerPage is how many parks a page of the table holds.
const RowsPerPage = 200

// RankingPages is how many pages a ranking of parks takes.
func RankingPages(parks int) int { return max(1, (parks+RowsPerPage-1)/RowsPerPage) }

// The columns a ranking sorts by, beside the rank itself.
const (
	SortPark   = "park"
	SortChange = "change"
	SortGrowth = "growth"
	SortMove   = "move"
)

// RankingSorts lists the sorts an address may name.
var RankingSorts = []string{SortPark, SortChange, SortGrowth, SortMove}

// Path is the address of the ranking.
func (a RankingAsk) Path() string { return "/rankings?" + a.query().Encode() }

// FilePath is the address of the whole ranking as a file: xlsx or csv.
func (a RankingAsk) FilePath(kind string) string {
	a.Page = 0
	return "/rankings." + kind + "?" + a.query().Encode()
}

// basis is the land basis asked for, or the one meant when none is.
func (a RankingAsk) basis() park.Basis {
	if a.Basis == "" {
		return park.Industrial
	}
	return a.Basis
}

func (a RankingAsk) query() url.Values {
	v := url.Values{}
	set := func(key, value string) {
		if value != "" {
			v.Set(key, value)
		}
	}
	set("indicator", a.Subject)
	if a.Of != board.OfValue {
		set("by", string(a.Of))
	}
	set("window", string(a.Window))
	set("basis", string(a.Basis))
	set("period", a.Period.String())
	set("tier", a.Tier)
	set("sort", a.Sort)
	if a.Down {
		set("dir", "desc")
	}
	set("mark", a.Mark)
	if a.Page > 1 {
		set("page", strconv.Itoa(a.Page))
	}
	return v
}

// Rankings is the page of one ranking.
type Rankings struct {
	Page
	Heading    string
	Where      string
	Lead       Sentence
	Empty      bool
	Indicators []ChoiceGroup
	Windows    []Choice
	Bases      []Choice
	Periods    []Choice
	Tiers      []Choice
	Tabs       []NavItem
	By         string // kept by the form
	ByGrowth   bool   // the growth is the value: no second growth column
	Heads      []RankingHead
	Rows       []RankingRow
	Pooled     RankingRow
	Note       string // what the bars show
	Foot       Sentence
	Compare    string // address: the first few side by side; "" where none is ranked
	Marks      []Choice
	Exports    []Link
	Pages      []NavItem    // of a long table; none where it fits one
	PageOf     string       // which rows are shown
	Year       *RankingYear // nil before there is a second period
	Heat       *RankingHeat
}

// Charts are the stand-alone charts of the page.
func (r Rankings) Charts() []Chart {
	if r.Year == nil {
		return nil
	}
	return []Chart{r.Year.Chart}
}

// ChoiceGroup is a labelled group of options.
type ChoiceGroup struct {
	Name    string
	Choices []Choice
}

// RankingHead is a column's head; Href sorts by it.
type RankingHead struct {
	Text  string
	Unit  string
	Href  string
	Sort  string // aria-sort: ascending, descending, or ""
	Right bool
	Pin   bool
}

// RankingRow is one park, or the pooled parks.
type RankingRow struct {
	Chip   Chip
	Move   Delta
	Park   Link
	Value  Figure
	Bar    plot.SVG
	Change Delta
	Growth Delta
	ToNext Figure   // what is lacking to the next place; empty in the pooled row
	Parts  []Figure // per-mu: numerator and land
	Tier   string
	Why    string // why the park is unranked
	Mine   bool   // a park the reader answers for
}

// NewRankings makes the page for its reader.
func NewRankings(page Page, b *board.Board, ask RankingAsk) Rankings {
	p := page.Say
	page.Title, page.Room = p.T("rankings.title", SubjectName(p, b.Catalogue(), ask.Subject)), RoomRankings
	r := Rankings{Page: page, By: string(ask.Of), ByGrowth: ask.Of == board.OfGrowth}
	r.choices(b, ask)
	r.Heading = page.Title
	if ask.Period.IsZero() {
		r.Empty = true
		return r
	}
	w := newRankingWriter(p, b, ask, page.User)
	r.Where = w.where()
	w.scale()
	for _, row := range r.paged(w.sorted(), ask) {
		r.Rows = append(r.Rows, w.row(row))
	}
	r.Pooled = w.pooled()
	r.Heads = w.heads()
	r.Lead = w.lead()
	r.Note = w.note()
	r.Foot = w.foot()
	r.Compare = compareFirst(w.ranking)
	r.Marks = w.marks()
	for _, kind := range []string{"xlsx", "csv"} {
		r.Exports = append(r.Exports, Link{Text: p.T("export." + kind), Href: ask.FilePath(kind)})
	}
	r.Year, r.Heat = w.year(), w.heat()
	if r.Year != nil {
		r.Year.Chart = r.saved(r.Year.Chart, r.Where)
		r.Scripts = []string{"echarts.min.js", "chart.js"}
	}
	return r
}

func basisText(p locale.Printer, q board.Query) string {
	if q.Basis == "" {
		return ""
	}
	return p.T("receipt.basis", p.T("basis."+string(q.Basis)))
}

// choices fills the form: every indicator, window, basis, period and tier.
func (r *Rankings) choices(b *board.Board, ask RankingAsk) {
	p, c := r.Say, b.Catalogue()
	perMu, reported := ChoiceGroup{Name: p.T("rankings.derived")}, ChoiceGroup{Name: p.T("rankings.reported")}
	for _, one := range c.MonthlyRatios() {
		perMu.Choices = append(perMu.Choices, Choice{one.Code, one.Name.In(p.Lang()), one.Code == ask.Subject})
	}
	for _, one := range c.Monthly() {
		if one.Land == "" {
			reported.Choices = append(reported.Choices, Choice{one.Code, one.Name.In(p.Lang()), one.Code == ask.Subject})
		}
	}
	r.Indicators = []ChoiceGroup{reported, perMu}
	r.Windows = append(r.Windows, Choice{Text: p.T("rankings.window.own"), Selected: ask.Window == ""})
	for _, w := range []board.Window{board.YTD, board.TTM, board.Year} {
		r.Windows = append(r.Windows, Choice{string(w), p.T("window." + string(w)), w == ask.Window})
	}
	for _, one := range park.Bases {
		r.Bases = append(r.Bases, Choice{string(one), p.T("basis." + string(one)), one == ask.Basis})
	}
	r.Periods = PeriodChoices(p, b, ask.Period)
	r.Tiers = append(r.Tiers, Choice{Text: p.T("rankings.tier.all"), Selected: ask.Tier == ""})
	for _, t := range c.Tiers {
		r.Tiers = append(r.Tiers, Choice{t.Code, t.Name.In(p.Lang()), t.Code == ask.Tier})
	}
	for _, of := range []board.Of{board.OfValue, board.OfGrowth, board.OfCompletion} {
		tab := ask
		tab.Of, tab.Sort, tab.Down = of, "", false
		r.Tabs = append(r.Tabs, NavItem{Text: p.T("rankings.by." + string(of)), Href: tab.Path(), Current: of == ask.Of})
	}
}
