package views

import (
	"net/url"
	"slices"
	"strings"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/internal/plot"
)

// How many parks stand side by side: more than four lines cannot be told apart
// on grey paper.
const (
	CompareLeast = 2
	CompareMost  = 4
)

// CompareAsk is what the address of a comparison asks for.
type CompareAsk struct {
	Codes   []string // as asked, each once; unknown ones among them
	Period  park.Period
	Chosen  bool // the address names parks: their number counts
	Unknown []string
}

// Path is the address of the comparison.
func (a CompareAsk) Path() string { return comparePath(a.Period, a.Codes...) }

// comparePath writes the parks as one list, as links have it; the form names
// each, and both are read.
func comparePath(period park.Period, codes ...string) string {
	q := url.Values{}
	if len(codes) > 0 {
		q.Set("parks", strings.Join(codes, ","))
	}
	if !period.IsZero() {
		q.Set("period", period.String())
	}
	if len(q) == 0 {
		return "/compare"
	}
	return "/compare?" + strings.ReplaceAll(q.Encode(), "%2C", ",")
}

// compareWith compares a park with another of its tier, the first of the
// catalogue: the form on the page adds the rest.
func compareWith(b *board.Board, one park.Park, period park.Period) string {
	for _, other := range b.Catalogue().Parks {
		if other.Code != one.Code && other.Tier == one.Tier {
			return comparePath(period, one.Code, other.Code)
		}
	}
	for _, other := range b.Catalogue().Parks {
		if other.Code != one.Code {
			return comparePath(period, one.Code, other.Code)
		}
	}
	return comparePath(period)
}

// compareFirst compares the first parks of a ranking; "" where fewer than two
// are ranked.
func compareFirst(ranking board.Ranking) string {
	var codes []string
	for _, row := range ranking.Rows {
		if row.Rank > 0 && len(codes) < CompareMost {
			codes = append(codes, row.Park.Code)
		}
	}
	if len(codes) < CompareLeast {
		return ""
	}
	return comparePath(ranking.Query.Period, codes...)
}

// Right reports whether the parks asked for can be compared.
func (a CompareAsk) Right() bool {
	return len(a.Unknown) == 0 && len(a.Codes) >= CompareLeast && len(a.Codes) <= CompareMost
}

// Wrong reports whether the address asks for what cannot be compared; without
// parks it only has not asked yet.
func (a CompareAsk) Wrong() bool { return a.Chosen && !a.Right() }

// Compare is the page of two to four parks side by side.
type Compare struct {
	Page
	Heading string
	Span    string
	Lead    Sentence
	Empty   bool   // nothing is published yet
	Trouble string // why there is no comparison
	Picks   []Choice
	Periods []Choice
	Parks   []ComparePark
	Amount  Chart // cumulative output in 亿元
	Share   Chart // and in % of the tier
	Hints   CompareHints
	Ratios  []CompareRatio
	Table   CompareTable
	ready   bool
}

// CompareHints stand beside the headings of the charts.
type CompareHints struct{ Amount, Share, Ratios, Table, Missing string }

// ComparePark is one column: its mark, its name and its standing.
type ComparePark struct {
	Sign     plot.SVG
	Link     Link
	Tier     string
	Standing Standing
}

// CompareRatio is one small chart of the row.
type CompareRatio struct {
	Name  Link
	Unit  string
	Chart Chart
	Why   string // instead of the chart
}

// withFiles gives every chart of the page the address of its file.
func (m *Compare) withFiles() {
	m.Amount, m.Share = m.saved(m.Amount, m.Hints.Amount), m.saved(m.Share, m.Hints.Share)
	for i, one := range m.Ratios {
		m.Ratios[i].Chart = m.saved(one.Chart, one.Unit)
	}
}

// Charts lists the stand-alone charts of the page.
func (m Compare) Charts() []Chart {
	var all []Chart
	for _, c := range []Chart{m.Amount, m.Share} {
		if c.ID != "" {
			all = append(all, c)
		}
	}
	for _, one := range m.Ratios {
		if one.Chart.ID != "" {
			all = append(all, one.Chart)
		}
	}
	return all
}

// sideBySide is what the parts of the page are written from.
type sideBySide struct {
	p       locale.Printer
	b       *board.Board
	period  park.Period
	parks   []park.Park
	courses []course
}

// NewCompare makes the page for its reader.
func NewCompare(page Page, b *board.Board, ask CompareAsk) Compare {
	p := page.Say
	page.Title, page.Room = p.T("compare.title"), RoomCompare
	m := Compare{Page: page, Heading: page.Title}
	for _, one := range b.Catalogue().Parks {
		m.Picks = append(m.Picks, Choice{one.Code, one.Name.In(p.Lang()), slices.Contains(ask.Codes, one.Code)})
	}
	if ask.Period.IsZero() {
		m.Empty = true
		return m
	}
	m.Periods = PeriodChoices(p, b, ask.Period)
	if m.Trouble = compareTrouble(p, ask); m.Trouble != "" {
		return m
	}
	c := sideBySide{p: p, b: b, period: ask.Period}
	for _, code := range ask.Codes {
		one, _ := b.Catalogue().Park(code)
		tier, _ := b.Catalogue().Tier(one.Tier)
		c.parks, c.courses = append(c.parks, one), append(c.courses, newCourse(b, one, tier, ask.Period))
	}
	m.ready = true
	m.Span = p.T("compare.span", PeriodText(p, ask.Period))
	m.Scripts = []string{"echarts.min.js", "chart.js"}
	m.Parks = c.heads()
	m.Lead = c.lead()
	m.Hints = CompareHints{
		Amount: p.T("compare.amount.hint", HeadUnit(p, tenThousandYuan)), Share: p.T("compare.share.hint"),
		Ratios: p.T("compare.mu.hint", p.T("basis."+string(park.Industrial))), Table: p.T("compare.table.hint", len(b.Catalogue().Parks)),
		Missing: c.lacks(),
	}
	m.Amount, m.Share = c.amounts(), c.shares()
	m.Ratios = c.ratios()
	m.Table = c.table()
	m.withFiles()
	return m
}

// Ready reports whether there is a comparison to print.
func (m Compare) Ready() bool { return m.ready }

// compareTrouble says what is wrong with the parks asked for.
func compareTrouble(p locale.Printer, ask CompareAsk) string {
	switch {
	case len(ask.Unknown) > 0:
		return p.T("compare.unknown", strings.Join(ask.Unknown, p.T("page.listsep")))
	case !ask.Chosen:
		return p.T("compare.choose", CompareLeast, CompareMost)
	case len(ask.Codes) < CompareLeast:
		return p.T("compare.few", CompareLeast, CompareMost, len(ask.Codes))
	case len(ask.Codes) > CompareMost:
		return p.T("compare.many", CompareMost, len(ask.Codes))
	}
	return ""
}

func (c sideBySide) heads() []ComparePark {
	heads := make([]ComparePark, len(c.parks))
	for i, one := range c.parks {
		heads[i] = ComparePark{
			Sign: plot.CatSign(i), Link: Link{Text: one.Name.In(c.p.Lang()), Href: parkPath(one.Code, c.period)},
			Tier: c.p.T("overview.notier"), Standing: NewStanding(c.p, c.courses[i].status),
		}
		if tier := c.courses[i].tier; tier.Amount != 0 {
			heads[i].Tier = tier.Name.In(c.p.Lang())
		}
	}
	return heads
}

// lead says each park's output, growth and completion, the largest first.
func (c sideBySide) lead() Sentence {
	order := make([]int, len(c.parks))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int {
		return byNumber(c.courses[x].now.Num, c.courses[y].now.Num, true, x, y)
	})
	says := []Sentence{Say(c.p, "compare.lead", PeriodText(c.p, c.period))}
	for n, i := range order {
		one := c.courses[i]
		end := "compare.lead.next"
		if n == len(order)-1 {
			end = "compare.lead.end"
		}
		name := one.park.Name.In(c.p.Lang())
		var clause Sentence
		switch {
		case one.now.Num == nil:
			clause = Say(c.p, "compare.lead.missing", name, c.p.T("missing."+string(one.now.Missing)))
		case one.completion.Num == nil:
			clause = Say(c.p, "compare.lead.output", name, NewFigure(c.p, one.now, InProse))
		default:
			clause = Say(c.p, "compare.lead.park", name, NewFigure(c.p, one.now, InProse), NewFigure(c.p, one.completion, InProse))
		}
		says = append(says, append(clause, Say(c.p, end)...))
	}
	return Join(c.p, says...)
}

// lacks names the parks of which the charts hold no line.
func (c sideBySide) lacks() string {
	var names []string
	for i, one := range c.parks {
		if c.courses[i].now.Num == nil {
			names = append(names, c.p.T("compare.lacks.park", one.Name.In(c.p.Lang()), c.p.T("missing."+string(c.courses[i].now.Missing))))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return c.p.T("compare.lacks", MonthsText(c.p, c.period), strings.Join(names, c.p.T("page.listsep")))
}
