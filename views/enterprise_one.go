package views

import (
	"fmt"
	"math/big"
	"strconv"

	"parkboard/internal/enterprise"
	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/internal/score"
)

// Enterprise is one enterprise's year: the receipt of its numbers.
type Enterprise struct {
	Page
	Back    Link
	Stamp   string
	Source  Sentence
	Amounts []EnterpriseAmount
	Items   []EnterpriseItem
	Scheme  string
	Result  Sentence
	// Rescaled says that items count for more than their weight, because others
	// do not count; "" where none does.
	Rescaled string
}

// EnterpriseAmount is one reported amount.
type EnterpriseAmount struct {
	Name   string
	Figure Figure
}

// EnterpriseItem is one item of the scheme with its working.
type EnterpriseItem struct {
	Name      string
	Value     Figure
	Unit      string
	Benchmark Figure
	Weight    Figure
	Points    Figure
	Limit     string // the limit the points ran into; "" for none
}

// NewEnterprise makes the page; at is its place in the standing, up its
// workbook.
func NewEnterprise(page Page, f EnterprisesFacts, at int, up park.EnterpriseUpload) Enterprise {
	p := page.Say
	e := &f.Standing.Enterprises[at]
	page.Title = e.Name
	m := Enterprise{Page: page, Back: Link{Text: p.T("enterprises.title"), Href: f.path("/enterprises", "park", e.Park)}}
	m.Stamp = p.T("enterprises.stamp", string(e.Code), ParkName(p, f.Catalogue, e.Park), strconv.Itoa(e.Year))
	book := EnterpriseUploadPath(up.ID)
	m.Source = Say(p, "enterprises.source", Link{Text: up.FileName, Href: book}, PlaceText(e.Sheet, strconv.Itoa(e.Row)),
		nameOf(f.Names, up.SentBy), MomentText(up.SentAt))
	for v := range park.EnterpriseValues {
		ind := enterprise.AmountOf(park.EnterpriseValue(v))
		one := EnterpriseAmount{Name: ind.Name.In(p.Lang()), Figure: Figure{Text: "—", State: Absent, Note: p.T("missing.not_reported")}}
		if q, ok := e.Value(park.EnterpriseValue(v)); ok {
			one.Figure = Figure{Text: trimmed(number(q.Rat(), 4, false)), Unit: UnitText(p, ind.Unit, InTable), Receipt: book}
		}
		m.Amounts = append(m.Amounts, one)
	}
	if f.Standing.Roll == nil {
		return m
	}
	s := f.Standing.Scheme
	m.Scheme = p.T("assessment.scheme", s.Name.In(p.Lang()), s.Version)
	row := f.Standing.Roll.Row(at)
	for k := range row.Items {
		m.Items = append(m.Items, enterpriseItem(p, &f, s.Items[k], &row.Items[k]))
		if s.Items[k].Excluded || s.Missing == park.Rescale && row.Items[k].Value == nil {
			m.Rescaled = p.T("enterprises.rescaled")
		}
	}
	m.Result = enterpriseResult(p, &row, f.Standing.Roll.Ranked(), e.Exempt)
	return m
}

func enterpriseItem(p locale.Printer, f *EnterprisesFacts, item park.Item, w *score.Working) EnterpriseItem {
	one := EnterpriseItem{Name: enterpriseRatio(p, f.Catalogue, item.Code), Weight: Figure{Text: trimmed(number(item.Weight.Rat(), 2, false))}}
	if name := item.Name.In(p.Lang()); name != "" {
		one.Name = name
	}
	if r, ok := f.Catalogue.Ratio(item.Code); ok {
		one.Unit = UnitText(p, r.Unit, InTable)
	}
	written := func(r *big.Rat, digits int) Figure {
		if r == nil || item.Excluded {
			key := "missing.not_reported"
			if item.Excluded {
				key = "enterprises.excluded"
			}
			return Figure{Text: "—", State: Absent, Note: p.T(key)}
		}
		return Figure{Text: number(r, digits, false)}
	}
	one.Value, one.Points = written(w.Value, 4), written(w.Points, 3)
	one.Benchmark = written(w.Benchmark, 4)
	switch {
	case item.Excluded || w.Value == nil:
	case w.Negative:
		one.Limit = p.T("assessed.negative")
	case w.Clamp != "":
		one.Limit = p.T("clamp." + string(w.Clamp))
	}
	return one
}

func enterpriseResult(p locale.Printer, row *score.Row, ranked int, exempt bool) Sentence {
	if row.Total == nil || row.Rank == 0 {
		return Say(p, "enterprises.unranked")
	}
	band := row.Band
	if band == "" && exempt {
		band = p.T("enterprises.exempt")
	}
	return Say(p, "enterprises.result", Figure{Text: number(row.Total, 3, false)}, fmt.Sprint(row.Rank), Count(ranked), band)
}
