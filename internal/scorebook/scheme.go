package scorebook

import (
	"math/big"
	"slices"
	"strconv"

	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

// The columns of the scheme's items.
const (
	itemNumber = 1 + iota
	itemName
	itemUnit
	itemWeight
	itemMethod
	itemBenchmark
	itemCap
	itemFloor
	itemMin
	itemMax
	itemMean
	itemReceipt
)

// The columns of its bands and penalties.
const (
	bandCode  = 2
	bandLimit = 4 // the threshold, or the quota
	bandName  = 5
	bandEnd   = 6 // by quota: the last place
	points    = 4
)

// schemePlaces says where things stand on the sheet of the scheme.
type schemePlaces struct {
	missing int // the row of the rule for missing values
	items   int // the first item's row
	sum     int
	counted int // by quota: how many take a place
	bands   int
	penalty int // the first deduction's row, the vetoes follow
	end     int
}

func (w *writer) placeScheme(from int) {
	s := w.scheme
	w.at.missing = from
	w.at.items = from + 3
	w.at.sum = w.at.items + len(s.Items)
	w.at.bands = w.at.sum + 3
	after := w.at.bands + len(s.Bands)
	if s.BandsBy == park.ByQuota {
		w.at.counted = after
		after++
	}
	w.at.penalty = after + 2
	w.at.end = w.at.penalty + len(s.Deductions) + len(s.Vetoes)
}

func (w *writer) onScheme(row, col int) string { return on(w.names.scheme, cell(row, col)) }

func (w *writer) ofItem(k, col int) string { return w.onScheme(w.at.items+k, col) }

// weights is the sum of all weights, those of excluded items too.
func (w *writer) weights() string { return w.onScheme(w.at.sum, itemWeight) }

func (w *writer) rule() string { return w.onScheme(w.at.missing, itemWeight) }

// The numbers that stand for the rules of missing values.
var missingRules = []park.Missing{park.Rescale, park.MeanItem, park.ZeroItem}

func (w *writer) writeScheme(p *sheet.Page) {
	say := w.Say.T
	w.head(p, w.names.scheme, itemReceipt, say("scorebook.scheme.hint"))
	at, s := w.at, w.scheme
	p.Text(at.missing, itemName, sheet.Head, say("assessment.foot.missing"))
	rule := 1 + slices.Index(missingRules, s.Missing)
	p.Number(at.missing, itemWeight, sheet.Input, strconv.Itoa(rule))
	words := make([]string, len(missingRules))
	for i, one := range missingRules {
		words[i] = say("missingrule." + string(one))
	}
	here := cell(at.missing, itemWeight)
	p.ComputedText(at.missing, itemMethod, sheet.Plain,
		when(here+"=1", quoted(words[0]), when(here+"=2", quoted(words[1]), quoted(words[2]))), words[rule-1])
	for i, key := range []string{"number", "item", "unit", "weight", "method", "benchmark", "cap", "floor", "min", "max", "mean", "receipt"} {
		p.Text(at.items-1, i+1, sheet.Head, say("scorebook.col."+key))
	}
	for k := range s.Items {
		w.writeItem(p, k)
	}
	w.writeSum(p)
	w.writeBands(p)
	w.writePenalties(p)
	p.Height(at.items-1, 32)
	var names, receipts []string
	for _, item := range w.Items {
		names, receipts = append(names, item.Name), append(receipts, item.Benchmark)
	}
	p.Width(itemNumber, itemNumber, 6)
	p.Width(itemName, itemName, wide(20, 36, names...))
	p.Width(itemUnit, itemUnit, 16)
	p.Width(itemWeight, itemWeight, 14)
	p.Width(itemMethod, itemMethod, 24)
	p.Width(itemBenchmark, itemMean, 14)
	p.Width(itemReceipt, itemReceipt, wide(20, 60, receipts...))
	p.Freeze(1, itemName)
	p.Print(1, 0)
}

func (w *writer) writeItem(p *sheet.Page, k int) {
	row, item, rule := w.at.items+k, w.scheme.Items[k], w.Result.Rules[k]
	words := w.Items[k]
	method := w.Say.T("method." + string(item.Method))
	if item.Lower {
		method += w.Say.T("scorebook.lower")
	}
	if item.Excluded {
		method = w.Say.T("barrier.excluded")
	}
	p.Number(row, itemNumber, sheet.Whole, strconv.Itoa(k+1))
	p.Text(row, itemName, sheet.Body, words.Name)
	p.Text(row, itemUnit, sheet.Centred, words.Unit)
	p.Number(row, itemWeight, sheet.Input, exact(item.Weight.Rat()))
	p.Text(row, itemMethod, sheet.Body, method)
	for col := itemBenchmark; col <= itemMean; col++ {
		p.Text(row, col, sheet.Centred, none)
	}
	p.Text(row, itemReceipt, sheet.Body, words.Benchmark)
	p.Height(row, 15*lines(24, method))
	if item.Excluded {
		return
	}
	p.Number(row, itemFloor, sheet.Input, exact(item.Floor.Rat()))
	if item.Method == park.MinMax {
		computed(p, row, itemMin, sheet.TwoDecimals, "MIN("+w.column(k, partValue)+")", rule.Min)
		computed(p, row, itemMax, sheet.TwoDecimals, "MAX("+w.column(k, partValue)+")", rule.Max)
	} else {
		p.Number(row, itemBenchmark, sheet.Input, exact(rule.Benchmark))
		p.Number(row, itemCap, sheet.Input, exact(item.Cap.Rat()))
	}
	own := w.column(k, partOwn)
	computed(p, row, itemMean, sheet.FourDecimals, when("COUNT("+own+")=0", quoted(none), "AVERAGE("+own+")"), w.mean(k))
}

// mean is the mean share of those who have a value, whatever the scheme does
// with it.
func (w *writer) mean(k int) *big.Rat {
	sum, n := new(big.Rat), int64(0)
	for _, row := range w.rows {
		if one := &row.Items[k]; one.Missing == "" && one.Treatment == "" {
			sum.Add(sum, one.Share)
			n++
		}
	}
	if n == 0 {
		return nil
	}
	return sum.Quo(sum, big.NewRat(n, 1))
}

// writeSum is the line under the items, and the check that they sum to 100.
func (w *writer) writeSum(p *sheet.Page) {
	row, sum := w.at.sum, w.scheme.Weights().Rat()
	p.Text(row, itemName, sheet.Body|sheet.Total, w.Say.T("scorebook.sum"))
	computed(p, row, itemWeight, sheet.Sum, "SUM("+span(w.at.items, row-1, itemWeight)+")", sum)
	good, bad := w.Say.T("scorebook.sum.good"), w.Say.T("scorebook.sum.bad")
	p.ComputedText(row, itemMethod, sheet.Body|sheet.Total,
		when("ABS("+cell(row, itemWeight)+"-100)<"+near, quoted(good), quoted(bad)), w.checkSays())
	p.Height(row, 15*lines(24, good, bad))
}

// checkSays is what the check of the sum comes to.
func (w *writer) checkSays() string {
	if w.scheme.Weights() == 100*park.QuantityScale {
		return w.Say.T("scorebook.sum.good")
	}
	return w.Say.T("scorebook.sum.bad")
}

func (w *writer) writeBands(p *sheet.Page) {
	say, s, at := w.Say.T, w.scheme, w.at
	limit := say("scorebook.from")
	if s.BandsBy == park.ByQuota {
		limit = say("scorebook.quota")
		p.Text(at.bands-1, bandEnd, sheet.Head, say("scorebook.end"))
	}
	p.Text(at.bands-1, bandCode, sheet.Head, say("assessment.col.band"))
	p.Text(at.bands-1, bandLimit, sheet.Head, limit)
	p.Text(at.bands-1, bandName, sheet.Head, say("scorebook.name"))
	n := w.places()
	var share park.Quantity
	for i, band := range s.Bands {
		row := at.bands + i
		p.Text(row, bandCode, sheet.Centred, band.Code)
		p.Text(row, bandName, sheet.Body, band.Name.In(w.Say.Lang()))
		switch {
		case i == len(s.Bands)-1:
			p.Text(row, bandLimit, sheet.Centred, say("scorebook.rest"))
		case s.BandsBy == park.ByQuota:
			share += band.Quota
			p.Number(row, bandLimit, sheet.Input, exact(band.Quota.Rat()))
			counted(p, row, bandEnd, sheet.Whole, "INT(SUM("+cell(at.bands, bandLimit)+":"+cell(row, bandLimit)+")*"+
				cell(at.counted, bandLimit)+"/100+"+near+")", park.Places(share, n))
		default:
			p.Number(row, bandLimit, sheet.Input, exact(band.From.Rat()))
		}
	}
	if s.BandsBy == park.ByQuota {
		p.Text(at.counted, bandCode, sheet.Body|sheet.Total, say("scorebook.counted"))
		counted(p, at.counted, bandLimit, sheet.Sum, "SUMPRODUCT(("+w.tail(tailGroup)+"=1)*("+w.exempt()+"=0))", n)
	}
}

// places is how many take a place of a quota.
func (w *writer) places() (n int) {
	for _, row := range w.rows {
		if row.Total != nil && !row.Vetoed() && !row.Exempt {
			n++
		}
	}
	return n
}

func (w *writer) writePenalties(p *sheet.Page) {
	say, row := w.Say.T, w.at.penalty
	p.Text(row-1, itemName, sheet.Head, say("assessment.foot.deducted")+" · "+say("assessment.foot.veto"))
	p.Text(row-1, points, sheet.Head, say("scorebook.each"))
	for _, one := range w.scheme.Deductions {
		p.Text(row, itemName, sheet.Body, one.Name.In(w.Say.Lang()))
		p.Number(row, points, sheet.Input, exact(one.Points.Rat()))
		row++
	}
	for _, one := range w.scheme.Vetoes {
		p.Text(row, itemName, sheet.Body, one.Name.In(w.Say.Lang()))
		p.Text(row, points, sheet.Centred, say("assessment.veto"))
		row++
	}
}
