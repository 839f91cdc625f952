package views

import (
	"math/big"
	"strconv"

	"parkboard/internal/board"
	"parkboard/internal/enterprise"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// EnterpriseSums is what the enterprises of a park, or of the city, add up to
// beside the published figures.
type EnterpriseSums struct {
	Scope string
	Rows  []EnterpriseSumRow
}

// EnterpriseSumRow is one amount.
type EnterpriseSumRow struct {
	Name   string
	Unit   string
	Of     string
	Total  Figure
	Figure Figure
	Excess Figure
	Share  Figure // Total ÷ Figure, %
}

// beside is the subject of the board an amount is held against: by code for
// what parks report under the same one, the recorded industrial land for land.
var beside = map[park.EnterpriseValue]string{
	park.LandUsed: "land_industrial", park.AddedValue: "value_added", park.TaxPaid: "tax", park.RevenueEarned: "revenue",
	park.EnergyUsed: "energy", park.RDSpent: "rd", park.PeopleEmployed: "employees",
}

func newEnterpriseSums(p locale.Printer, f *EnterprisesFacts) EnterpriseSums {
	if f.Park == "" && !f.CityWide {
		return EnterpriseSums{}
	}
	code := f.Park
	if code == "" {
		code = park.CityCode
	}
	var all []park.Enterprise
	for _, i := range f.Seen {
		all = append(all, f.Standing.Enterprises[i])
	}
	sums := EnterpriseSums{Scope: enterprisesScope(p, f)}
	for v := range park.EnterpriseValues {
		value := park.EnterpriseValue(v)
		q := board.Query{Park: code, Period: park.Period{Year: f.Year, Month: 12}, Subject: beside[value]}
		if ind, ok := f.Catalogue.Indicator(q.Subject); ok && ind.Nature == park.Flow {
			q.Window = board.Year
		}
		figure := f.Board.Value(q)
		sums.Rows = append(sums.Rows, enterpriseSumRow(p, f, enterprise.SumOf(all, value, figure.Num), figure))
	}
	return sums
}

func enterpriseSumRow(p locale.Printer, f *EnterprisesFacts, s enterprise.Sum, figure *board.Value) EnterpriseSumRow {
	ind := enterprise.AmountOf(s.Value)
	list := f.path("/enterprises", "", "")
	row := EnterpriseSumRow{Name: ind.Name.In(p.Lang()), Unit: UnitText(p, ind.Unit, InTable), Of: Count(s.Of)}
	written := func(r *big.Rat) Figure {
		if r == nil && s.Withheld {
			return Figure{Text: "—", State: Absent, Note: p.T("enterprises.withheld", enterprise.Few)}
		}
		one := ownFigure(p, r, 2, "")
		if r != nil {
			one.Text, one.Receipt = trimmed(one.Text), list
		}
		return one
	}
	row.Total, row.Excess = written(s.Total), written(s.Excess)
	row.Figure = NewFigure(p, figure, Exact)
	row.Share = written(nil)
	if s.Excess != nil && s.Figure.Sign() > 0 {
		share := new(big.Rat).Quo(s.Total, s.Figure)
		row.Share = Figure{Text: number(share.Mul(share, big.NewRat(100, 1)), 1, false) + percent, Receipt: list}
	}
	return row
}

// LowYield is the list of land that yields little.
type LowYield struct {
	Page
	Form   EnterpriseForm
	Back   string
	Empty  bool
	Parks  []LowYieldPark
	Others []LowYieldPark // without land below the threshold
}

// LowYieldPark is one park's part of it.
type LowYieldPark struct {
	ID   string
	Name string
	Says Sentence // mean and threshold
	Rows []LowYieldRow
	Sums []Figure // land, gain
}

// LowYieldRow is one enterprise.
type LowYieldRow struct {
	Name  Link
	Code  string
	Cells []Figure // 亩均税收, land, gain
}

// NewLowYield makes the page for its reader.
func NewLowYield(page Page, f EnterprisesFacts, all []enterprise.LowYield) LowYield {
	p := page.Say
	page.Title = p.T("enterprises.low")
	m := LowYield{Page: page, Form: newEnterpriseForm(p, &f, "/enterprises/low", true), Back: f.path("/enterprises", "", ""), Empty: len(all) == 0}
	for n, l := range all {
		one := LowYieldPark{ID: "low-" + strconv.Itoa(n), Name: ParkName(p, f.Catalogue, l.Park), Says: lowYieldSays(p, &f, l)}
		for _, row := range l.Rows {
			at := f.onePath(row.Code)
			line := LowYieldRow{Name: Link{Text: row.Name, Href: at}, Code: string(row.Code)}
			line.Cells = []Figure{ownFigure(p, row.Yield, 2, at), ownFigure(p, row.Land, 2, at), lowYieldGain(p, row.Gain, at)}
			line.Cells[1].Text = trimmed(line.Cells[1].Text)
			one.Rows = append(one.Rows, line)
		}
		if len(l.Rows) == 0 {
			m.Others = append(m.Others, one)
			continue
		}
		list := f.path("/enterprises", "park", l.Park)
		one.Sums = []Figure{withheld(p, l.Land, list), withheld(p, l.Gain, list)}
		m.Parks = append(m.Parks, one)
	}
	return m
}

func lowYieldGain(p locale.Printer, gain *big.Rat, at string) Figure {
	if gain == nil {
		return Figure{Text: "—", State: Absent, Note: p.T("enterprises.withheld", enterprise.Few)}
	}
	if gain.Sign() == 0 {
		return ownFigure(p, gain, 0, at)
	}
	return ownFigure(p, gain, 1, at)
}

func withheld(p locale.Printer, sum *big.Rat, at string) Figure {
	if sum == nil {
		return Figure{Text: "—", State: Absent, Note: p.T("enterprises.withheld", enterprise.Few)}
	}
	return ownFigure(p, sum, 1, at)
}

// lowYieldSays names the mean and the threshold, with how many are below it.
func lowYieldSays(p locale.Printer, f *EnterprisesFacts, l enterprise.LowYield) Sentence {
	unit := UnitText(p, "万元/亩", InTable)
	list := f.path("/enterprises", "park", l.Park)
	threshold := Figure{}
	if l.Threshold != nil {
		threshold = ownFigure(p, l.Threshold, 2, list)
		threshold.Unit = unit
	}
	switch {
	case l.Mean == nil && l.Threshold == nil:
		return Say(p, "enterprises.low.none", enterprise.Few)
	case l.Mean == nil:
		return Say(p, "enterprises.low.few", enterprise.Few, threshold, Count(len(l.Rows)))
	}
	mean := ownFigure(p, l.Mean, 2, list)
	mean.Unit = unit
	return Say(p, "enterprises.low.says", mean, threshold, Count(len(l.Rows)))
}
