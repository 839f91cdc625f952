package views

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"parkboard/internal/assess"
	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/internal/plot"
	"parkboard/internal/score"
)

// assessmentWriter writes the rows of one result on one scale.
type assessmentWriter struct {
	p    locale.Printer
	f    AssessmentFacts
	user *park.User
}

func (w *assessmentWriter) scheme() *park.Scheme { return w.f.State.Scheme }

func (w *assessmentWriter) catalogue() *park.Catalogue { return w.f.State.Board.Catalogue() }

// full is the points at the right edge: above every score and every threshold.
func (w *assessmentWriter) full() float64 {
	most := 100.0
	for i := range w.f.Result.Rows {
		sum := 0.0
		for _, item := range w.f.Result.Rows[i].Items {
			sum += max(pointsAt(item.Points), 0)
		}
		most = max(most, sum)
	}
	return most * 1.12
}

// pointsAt is a place in a drawing.
func pointsAt(r *big.Rat) float64 {
	if r == nil {
		return 0
	}
	at, _ := r.Float64()
	return at
}

// thresholds are where bands by score begin, in points.
func (w *assessmentWriter) thresholds() []park.Band {
	if w.scheme().BandsBy != park.ByScore || len(w.scheme().Bands) == 0 {
		return nil
	}
	return w.scheme().Bands[:len(w.scheme().Bands)-1]
}

func (w *assessmentWriter) row(r *score.Row) AssessmentRow {
	one, _ := w.catalogue().Park(r.Code)
	path := w.f.path(r.Code)
	line := AssessmentRow{
		Park: Link{Text: one.Name.In(w.p.Lang()), Href: path}, Bar: w.bar(r, one), Move: w.move(r),
		Band: w.bandMark(r), Chip: w.chip(r),
	}
	if w.user != nil && w.user.Role != park.Admin {
		line.Mine = slices.Contains(w.user.Parks, r.Code)
	}
	line.Total = Figure{Text: "—", State: Absent, Note: w.p.T("missing." + r.Reason)}
	if r.Total != nil {
		line.Total = Figure{Text: pointsText(r.Total, 2), Receipt: w.f.receipt(r.Code, assess.Total, assess.OfItself)}
	} else {
		line.Why = line.Total.Note
	}
	if !w.many() {
		for k, item := range w.scheme().Items {
			if !item.Excluded {
				line.Values = append(line.Values, w.valueOf(r, k, item))
			}
		}
	}
	line.Deducted = w.deducted(r)
	line.Span, line.SpanText = w.span(r, one)
	return line
}

// bandMark is a row's band; it opens its receipt.
func (w *assessmentWriter) bandMark(r *score.Row) BandMark {
	mark := bandMark(w.p, w.scheme(), r.Band, r.Exempt)
	if r.Band != "" {
		mark.Receipt = w.f.receipt(r.Code, assess.Band, assess.OfItself)
	}
	return mark
}

// valueOf is an item's value with the receipt of the very number that was
// scored: of the sealed one where the board says another since.
func (w *assessmentWriter) valueOf(r *score.Row, k int, item park.Item) Figure {
	f := valueFigure(w.p, w.f.State, r.Code, item, r.Items[k])
	if _, moved := w.changed(r.Code, item, r.Items[k]); moved {
		f.Receipt = w.f.receipt(r.Code, item.Code, assess.OfValue)
	}
	return f
}

func (w *assessmentWriter) many() bool { return len(w.scheme().Items) > assessmentColumns }

func (w *assessmentWriter) chip(r *score.Row) Chip {
	rank := Figure{Text: fmt.Sprint(r.Rank), Receipt: w.f.receipt(r.Code, assess.Rank, assess.OfItself), Note: w.p.T("rank.say", r.Rank)}
	chip := Chip{Figure: rank, First: r.Rank == 1}
	if r.Rank == 0 {
		chip.Figure = Figure{Text: "—", State: Absent, Note: w.p.T("missing." + r.Reason)}
	}
	if r.Tied {
		chip.Tied = w.p.T("rank.tied")
	}
	return chip
}

// move is the change of rank against the year before.
func (w *assessmentWriter) move(r *score.Row) Delta {
	v := &board.Value{Query: board.Query{Of: board.OfMove}, Unit: places, Missing: board.NoPrevious}
	if w.f.Before != nil && r.Rank > 0 {
		if was := w.f.Before.Row(r.Code); was != nil && was.Rank > 0 {
			v.Num, v.Missing = big.NewRat(int64(was.Rank-r.Rank), 1), ""
		}
	}
	return opening(NewDelta(w.p, v, InTable), w.f.receipt(r.Code, assess.Rank, assess.OfMove))
}

func (w *assessmentWriter) deducted(r *score.Row) Figure {
	receipt := w.f.receipt(r.Code, assess.Deductions, assess.OfItself)
	if r.Vetoed() {
		return Figure{Text: w.p.T("assessment.veto"), State: Worded, Receipt: receipt}
	}
	if len(r.Deducted) == 0 {
		return Figure{Text: "0", Receipt: receipt}
	}
	return Figure{Text: pointsText(negated(takenOff(r)), 2), Receipt: receipt}
}

func takenOff(r *score.Row) *big.Rat {
	sum := new(big.Rat)
	for _, d := range r.Deducted {
		sum.Add(sum, d.Points)
	}
	return sum
}

// bar draws what a score is made of, and says it.
func (w *assessmentWriter) bar(r *score.Row, one park.Park) plot.SVG {
	if r.Total == nil {
		return plot.SVG{}
	}
	bar := plot.ScoreBar{Full: w.full()}
	var says []string
	for k, item := range r.Items {
		if item.Points == nil {
			continue
		}
		text := pointsText(item.Points, 1)
		bar.Parts = append(bar.Parts, plot.ScorePart{Points: pointsAt(item.Points), Text: text})
		says = append(says, w.p.T("assessment.part", itemName(w.p, w.catalogue(), w.scheme().Items[k]), text))
	}
	if off := takenOff(r); off.Sign() > 0 {
		bar.Deducted, bar.Off = pointsAt(off), w.p.T("assessment.off", pointsText(off, 1))
		says = append(says, bar.Off)
	}
	for _, band := range w.thresholds() {
		bar.Bands = append(bar.Bands, pointsAt(band.From.Rat()))
	}
	bar.Label = plot.Label{ID: "score-" + r.Code, Title: w.p.T("assessment.bar", one.Name.In(w.p.Lang()), pointsText(r.Total, 2)),
		Desc: strings.Join(says, w.p.T("page.listsep"))}
	return bar.Draw()
}

// itemName is an item's own name where the catalogue has none.
func itemName(p locale.Printer, c *park.Catalogue, item park.Item) string {
	if name := item.Name.In(p.Lang()); name != "" {
		return name
	}
	return SubjectName(p, c, item.Code)
}

func (w *assessmentWriter) firm(code string) (score.Firm, bool) {
	for _, one := range w.f.Firmness.Firms {
		if one.Code == code {
			return one, true
		}
	}
	return score.Firm{}, false
}

// span is the rank with the interval seen under other weights.
func (w *assessmentWriter) span(r *score.Row, one park.Park) (plot.SVG, Figure) {
	firm, ok := w.firm(r.Code)
	if !ok || r.Rank == 0 {
		return plot.SVG{}, Figure{}
	}
	text := Figure{Text: w.spanText(firm), Receipt: w.f.receipt(r.Code, assess.Firmness, assess.OfItself)}
	return plot.RankSpan{
		Label: plot.Label{ID: "span-" + r.Code, Title: w.p.T("assessment.span", one.Name.In(w.p.Lang()), r.Rank, firm.Best, firm.Worst)},
		Of:    len(w.f.Firmness.Firms), Rank: r.Rank, Best: firm.Best, Worst: firm.Worst,
	}.Draw(), text
}

// spanText is the interval of ranks seen: 2—4, or that it is firm.
func (w *assessmentWriter) spanText(firm score.Firm) string {
	if firm.Best == firm.Worst {
		return w.p.T("assessment.firm")
	}
	return fmt.Sprintf("%d—%d", firm.Best, firm.Worst)
}

// axis writes the thresholds and the bands between them over the bars.
func (w *assessmentWriter) axis() plot.SVG {
	axis := plot.Axis{Full: w.full()}
	for _, band := range w.thresholds() {
		axis.Ticks = append(axis.Ticks, plot.Tick{At: pointsAt(band.From.Rat()), Text: band.Code + " " + trimmed(number(band.From.Rat(), 2, false))})
	}
	return axis.Draw()
}

func (w *assessmentWriter) heads() (names, units []string) {
	if w.many() {
		return nil, nil
	}
	for _, item := range w.scheme().Items {
		if !item.Excluded {
			names = append(names, itemName(w.p, w.catalogue(), item))
			units = append(units, HeadUnit(w.p, itemUnit(w.catalogue(), item.Code)))
		}
	}
	return names, units
}

// legend names each item with its weight and what it is measured by.
func (w *assessmentWriter) legend() []PartKey {
	var out []PartKey
	shade := 0
	for k, item := range w.scheme().Items {
		if item.Excluded {
			continue
		}
		key := PartKey{
			Shade: shade%3 + 1, Name: itemName(w.p, w.catalogue(), item),
			Weight: Say(w.p, "assessment.weight", Figure{Text: weightText(item), Receipt: w.f.receipt(park.CityCode, item.Code, assess.OfWeight)}),
		}
		shade++
		if rule := w.f.Result.Rules[k]; rule.Benchmark != nil {
			key.Benchmark = w.benchmark(item, rule)
		} else {
			key.Measured = w.p.T("method." + string(item.Method))
		}
		out = append(out, key)
	}
	return out
}

// benchmark prints what earns the full weight, with its receipt.
func (w *assessmentWriter) benchmark(item park.Item, rule score.Rule) Figure {
	f := w.benchmarkText(item, rule)
	f.Receipt = w.f.receipt(park.CityCode, item.Code, assess.OfBenchmark)
	return f
}

// benchmarkText is a benchmark as the pages print it; of growth it is a ratio.
func (w *assessmentWriter) benchmarkText(item park.Item, rule score.Rule) Figure {
	if item.Method == park.OwnGrowth {
		return Figure{Text: trimmed(number(rule.Benchmark, 4, false))}
	}
	return NewFigure(w.p, &board.Value{Num: rule.Benchmark, Unit: itemUnit(w.catalogue(), item.Code)}, InParts)
}
