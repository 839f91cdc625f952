package views

import (
	"fmt"
	"math/big"
	"net/url"
	"strconv"
	"strings"

	"parkboard/internal/board"
	"parkboard/internal/enterprise"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// EnterprisesFacts is a year of enterprises as one reader may see it.
type EnterprisesFacts struct {
	Board     *board.Board
	Catalogue *park.Catalogue
	Parks     []park.Park // whose enterprises the reader may see
	CityWide  bool        // those are all
	Years     []int       // with enterprises, newest first
	Year      int         // 0 when there are none
	Park      string      // chosen; "" for all the reader may see
	Keys      []string    // of the schemes, for addresses
	Schemes   []park.Scheme
	Scheme    string // key of the chosen one
	Standing  enterprise.Standing
	Seen      []int // places in the standing, in order
	Sort      enterprise.Order
	Below     *big.Rat // 万元/亩; nil for half of each park's mean
	BelowText string
	Page      int // from 0
	PageSize  int
	Uploads   []park.EnterpriseUpload
	Names     map[string]string
}

// Enterprises is the list of a year.
type Enterprises struct {
	Page
	Form    EnterpriseForm
	Problem string // why nothing is scored; "" when it is
	Empty   bool
	Lead    string
	Caption string
	Heads   []RankingHead
	Rows    []EnterpriseRow
	Paging  []Link
	Sums    EnterpriseSums
	Uploads []EnterpriseSent
	Low     string // address of the low-yield list
	MaySend bool
}

// EnterpriseForm chooses year, park and scheme.
type EnterpriseForm struct {
	Action  string
	Years   []Choice
	Parks   []Choice
	Schemes []Choice
	Below   string // the threshold typed; only where Asks
	Asks    bool
}

// EnterpriseRow is one enterprise.
type EnterpriseRow struct {
	Rank   Figure
	Name   Link
	Code   string
	Park   string
	Band   BandMark // zero while nothing is scored
	Exempt string
	Cells  []Figure // score, tax per mu, then the amounts
}

// EnterpriseSent is one workbook.
type EnterpriseSent struct {
	Name  Link
	Says  string
	State string
}

// EnterpriseUploadPath is the address of a workbook.
func EnterpriseUploadPath(id int64) string { return "/enterprises/" + strconv.FormatInt(id, 10) }

// path is the address of the list with what is chosen, and one thing changed.
func (f *EnterprisesFacts) path(to, key, value string) string {
	q := url.Values{}
	set := func(k, v string) {
		if k == key {
			v = value
		}
		if v != "" {
			q.Set(k, v)
		}
	}
	if f.Year > 0 {
		set("year", strconv.Itoa(f.Year))
	}
	set("park", f.Park)
	set("scheme", f.Scheme)
	set("below", f.BelowText)
	set("page", "")
	if f.Sort != enterprise.ByRank || key == "sort" {
		set("sort", string(f.Sort))
	}
	return to + "?" + q.Encode()
}

// onePath is the page of one enterprise: the receipt of its numbers.
func (f *EnterprisesFacts) onePath(code park.CreditCode) string {
	q := url.Values{"year": {strconv.Itoa(f.Year)}}
	if f.Scheme != "" {
		q.Set("scheme", f.Scheme)
	}
	return "/enterprises/of/" + url.PathEscape(string(code)) + "?" + q.Encode()
}

// NewEnterprises makes the list for its reader.
func NewEnterprises(page Page, f EnterprisesFacts) Enterprises {
	p := page.Say
	page.Title = p.T("enterprises.title")
	m := Enterprises{Page: page, Form: newEnterpriseForm(p, &f, "/enterprises", false), Empty: len(f.Standing.Enterprises) == 0}
	m.MaySend = page.User != nil && page.User.Role == park.Clerk && page.Then.IsZero()
	m.Uploads = enterprisesSent(p, &f)
	if m.Empty {
		return m
	}
	for _, flaw := range f.Standing.Flaws {
		if !flaw.Warning {
			m.Problem = flawText(p, f.Catalogue, flaw)
			break
		}
	}
	m.Lead = p.T("enterprises.lead", strconv.Itoa(f.Year), enterprisesScope(p, &f), Count(len(f.Seen)))
	if bands := enterpriseBands(&f); bands != "" {
		m.Lead += p.T("enterprises.lead.bands", bands)
	}
	m.Caption = p.T("enterprises.caption", strconv.Itoa(f.Year), enterprisesScope(p, &f))
	m.Heads = enterpriseHeads(p, &f)
	from, to := min(f.Page*f.PageSize, len(f.Seen)), min((f.Page+1)*f.PageSize, len(f.Seen))
	for _, i := range f.Seen[from:to] {
		m.Rows = append(m.Rows, enterpriseRow(p, &f, i))
	}
	for n := 0; n*f.PageSize < len(f.Seen) && len(f.Seen) > f.PageSize; n++ {
		link := Link{Text: Count(n + 1)}
		if n != f.Page {
			link.Href = f.path("/enterprises", "page", strconv.Itoa(n))
		}
		m.Paging = append(m.Paging, link)
	}
	m.Sums = newEnterpriseSums(p, &f)
	m.Low = f.path("/enterprises/low", "", "")
	return m
}

// enterpriseBands counts the enterprises of each band, best first: A 1 · B 5.
func enterpriseBands(f *EnterprisesFacts) string {
	if f.Standing.Roll == nil {
		return ""
	}
	in := map[string]int{}
	for _, i := range f.Seen {
		_, band := f.Standing.Roll.Place(i)
		in[band]++
	}
	var parts []string
	for _, band := range f.Standing.Scheme.Bands {
		parts = append(parts, band.Code+" "+Count(in[band.Code]))
	}
	return strings.Join(parts, " · ")
}

func enterprisesScope(p locale.Printer, f *EnterprisesFacts) string {
	switch {
	case f.Park != "":
		return ParkName(p, f.Catalogue, f.Park)
	case f.CityWide:
		return f.Catalogue.City.In(p.Lang())
	}
	return p.T("enterprises.yours")
}

func newEnterpriseForm(p locale.Printer, f *EnterprisesFacts, action string, asks bool) EnterpriseForm {
	form := EnterpriseForm{Action: action, Asks: asks, Below: f.BelowText}
	for _, y := range f.Years {
		form.Years = append(form.Years, Choice{Value: strconv.Itoa(y), Text: strconv.Itoa(y), Selected: y == f.Year})
	}
	if f.CityWide {
		form.Parks = append(form.Parks, Choice{Text: p.T("enterprises.all"), Selected: f.Park == ""})
	}
	for _, one := range f.Parks {
		form.Parks = append(form.Parks, Choice{Value: one.Code, Text: one.Name.In(p.Lang()), Selected: one.Code == f.Park})
	}
	for i := range f.Schemes {
		form.Schemes = append(form.Schemes, Choice{
			Value: f.Keys[i], Text: p.T("assessment.scheme", f.Schemes[i].Name.In(p.Lang()), f.Schemes[i].Version), Selected: f.Keys[i] == f.Scheme,
		})
	}
	return form
}

func enterpriseHeads(p locale.Printer, f *EnterprisesFacts) []RankingHead {
	head := func(text, unit string, by enterprise.Order, right bool) RankingHead {
		h := RankingHead{Text: text, Unit: unit, Right: right}
		if by != "" {
			h.Href = f.path("/enterprises", "sort", string(by))
		}
		if by == f.Sort {
			h.Sort = "descending"
			if by == enterprise.ByRank || by == enterprise.ByName {
				h.Sort = "ascending"
			}
		}
		return h
	}
	heads := []RankingHead{head(p.T("enterprises.rank"), "", enterprise.ByRank, true), head(p.T("enterprises.name"), "", enterprise.ByName, false)}
	heads[1].Pin = true
	heads = append(heads,
		head(p.T("enterprises.park"), "", "", false), head(p.T("assessment.col.band"), "", "", false),
		head(p.T("assessment.col.total"), "", "", true),
		head(enterpriseRatio(p, f.Catalogue, "tax_per_mu"), UnitText(p, "万元/亩", InTable), enterprise.ByMu, true))
	for v := range park.EnterpriseValues {
		ind := enterprise.AmountOf(park.EnterpriseValue(v))
		heads = append(heads, head(ind.Name.In(p.Lang()), UnitText(p, ind.Unit, InTable), enterprise.Order(ind.Code), true))
	}
	return heads
}

// enterpriseRatio is the name of a ratio of the catalogue, or its code.
func enterpriseRatio(p locale.Printer, c *park.Catalogue, code string) string {
	if r, ok := c.Ratio(code); ok {
		return r.Name.In(p.Lang())
	}
	return code
}

// ownFigure prints a number of an enterprise in its canonical unit: amounts of
// one enterprise are small, 亿元 would round them away.
func ownFigure(p locale.Printer, r *big.Rat, digits int, receipt string) Figure {
	if r == nil {
		f := NewAbsent(p, board.NotReported)
		f.Receipt = receipt
		return f
	}
	return Figure{Text: number(r, digits, false), Receipt: receipt}
}

func amountFigure(p locale.Printer, e *park.Enterprise, v park.EnterpriseValue, receipt string) Figure {
	q, ok := e.Value(v)
	if !ok {
		return ownFigure(p, nil, 0, receipt)
	}
	f := ownFigure(p, q.Rat(), 2, receipt)
	f.Text = trimmed(f.Text)
	return f
}

func enterpriseRow(p locale.Printer, f *EnterprisesFacts, i int) EnterpriseRow {
	e := &f.Standing.Enterprises[i]
	at := f.onePath(e.Code)
	row := EnterpriseRow{Name: Link{Text: e.Name, Href: at}, Code: string(e.Code), Park: ParkName(p, f.Catalogue, e.Park)}
	row.Rank = Figure{Text: "—", State: Absent, Note: p.T("missing." + string(board.NotRanked)), Receipt: at}
	var total *big.Rat
	if f.Standing.Roll != nil {
		rank, band := f.Standing.Roll.Place(i)
		row.Band = bandMark(p, f.Standing.Scheme, band, e.Exempt)
		if e.Exempt && band != "" {
			row.Exempt = p.T("enterprises.exempt")
		}
		if rank > 0 {
			row.Rank = Figure{Text: fmt.Sprint(rank), Receipt: at}
			total = f.Standing.Roll.Total(i)
		}
	}
	row.Cells = append(row.Cells, ownFigure(p, total, 2, at), ownFigure(p, enterprise.Amount(e, "tax_per_mu").Rat(), 2, at))
	for v := range park.EnterpriseValues {
		row.Cells = append(row.Cells, amountFigure(p, e, park.EnterpriseValue(v), at))
	}
	return row
}

func enterprisesSent(p locale.Printer, f *EnterprisesFacts) []EnterpriseSent {
	var out []EnterpriseSent
	for _, up := range f.Uploads {
		out = append(out, EnterpriseSent{
			Name:  Link{Text: up.FileName, Href: EnterpriseUploadPath(up.ID)},
			Says:  p.T("enterprises.sent", nameOf(f.Names, up.SentBy), MomentText(up.SentAt), Count(up.Enterprises)),
			State: p.T("state." + string(up.State)),
		})
	}
	return out
}
