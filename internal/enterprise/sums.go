package enterprise

import (
	"math/big"

	"parkboard/internal/park"
)

// Few is the number of enterprises below which a sum or a mean gives single
// ones away and is withheld (统计法, docs/domain.md#single-enterprises).
const Few = 3

// Sum is an amount summed over the enterprises of a park that report it, beside
// the park's own figure.
type Sum struct {
	Value    park.EnterpriseValue
	Of       int      // how many report it
	Total    *big.Rat // canonical unit; nil while Withheld or Of is 0
	Figure   *big.Rat // the park's; nil where there is none
	Excess   *big.Rat // Total − Figure; nil without both
	Withheld bool     // fewer than Few
}

// SumOf adds an amount up and holds it against the park's figure, nil for none.
func SumOf(all []park.Enterprise, v park.EnterpriseValue, figure *big.Rat) Sum {
	s := Sum{Value: v, Figure: figure}
	total := new(big.Int)
	for i := range all {
		if q, ok := all[i].Value(v); ok {
			total.Add(total, big.NewInt(int64(q)))
			s.Of++
		}
	}
	s.Withheld = s.Of > 0 && s.Of < Few
	if s.Of == 0 || s.Withheld {
		return s
	}
	s.Total = new(big.Rat).SetFrac(total, big.NewInt(park.QuantityScale))
	if figure != nil {
		s.Excess = new(big.Rat).Sub(s.Total, figure)
	}
	return s
}

// LowYield is the land of a park's enterprises whose 亩均税收 is below a
// threshold, and what lifting each to the park's mean would bring.
type LowYield struct {
	Park      string
	Mean      *big.Rat // 万元/亩, pooled; nil where withheld or unknown
	Threshold *big.Rat // 万元/亩; nil where neither given nor half of a mean
	Rows      []LowRow
	Land      *big.Rat // mu held by the rows; nil where withheld or none
	Gain      *big.Rat // 万元 of tax; nil where withheld or without a mean
	Withheld  bool     // the sums are over fewer than Few
}

// LowRow is one enterprise with low-yield land.
type LowRow struct {
	*park.Enterprise
	Yield *big.Rat // 万元/亩
	Land  *big.Rat // 亩
	Gain  *big.Rat // 万元: (mean − yield) × land; nil without a mean, 0 for one above it
}

// LowYieldOf lists the low-yield land of one park. below is the threshold in
// 万元/亩; nil takes half of the park's mean.
func LowYieldOf(code string, all []park.Enterprise, below *big.Rat) LowYield {
	l := LowYield{Park: code, Threshold: below}
	if m := Pooled(all, "tax_per_mu"); m.Of >= Few {
		l.Mean = m.Mean
	}
	if l.Threshold == nil && l.Mean != nil {
		l.Threshold = new(big.Rat).Quo(l.Mean, big.NewRat(2, 1))
	}
	if l.Threshold == nil {
		return l
	}
	land, gain := new(big.Rat), new(big.Rat)
	for i := range all {
		yield := Amount(&all[i], "tax_per_mu").Rat()
		if yield == nil || yield.Cmp(l.Threshold) >= 0 {
			continue
		}
		row := LowRow{Enterprise: &all[i], Yield: yield, Land: all[i].Values[park.LandUsed].Rat()}
		if l.Mean != nil {
			row.Gain = new(big.Rat)
			if yield.Cmp(l.Mean) < 0 {
				row.Gain.Mul(new(big.Rat).Sub(l.Mean, yield), row.Land)
			}
			gain.Add(gain, row.Gain)
		}
		land.Add(land, row.Land)
		l.Rows = append(l.Rows, row)
	}
	l.Withheld = len(l.Rows) > 0 && len(l.Rows) < Few
	if len(l.Rows) > 0 && !l.Withheld {
		l.Land = land
		if l.Mean != nil {
			l.Gain = gain
		}
	}
	return l
}
