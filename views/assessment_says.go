package views

import (
	"fmt"
	"math/big"
	"strings"

	"parkboard/internal/assess"
	"parkboard/internal/park"
	"parkboard/internal/score"
)

// lead says how many parks are in each band, who is first and by how much, and
// whether other weights could turn that.
func (w *assessmentWriter) lead() Sentence {
	counts := make(map[string]int)
	var ranked []*score.Row
	for i := range w.f.Result.Rows {
		row := &w.f.Result.Rows[i]
		if row.Rank > 0 {
			counts[row.Band]++
			ranked = append(ranked, row)
		}
	}
	if len(ranked) == 0 {
		return Say(w.p, "assessment.lead.none")
	}
	var bands []string
	for _, band := range w.scheme().Bands {
		if n := counts[band.Code]; n > 0 {
			bands = append(bands, w.p.T("assessment.lead.band", band.Code, n))
		}
	}
	parts := []Sentence{Say(w.p, "assessment.lead", parkCount(w.p, len(ranked)), strings.Join(bands, w.p.T("page.listsep")))}
	if len(ranked) > 1 && ranked[1].Rank > 1 {
		gap := new(big.Rat).Sub(ranked[0].Total, ranked[1].Total)
		parts = append(parts, Say(w.p, "assessment.lead.first", w.short(ranked[0].Code), w.short(ranked[1].Code),
			Figure{Text: pointsText(gap, 2), Receipt: w.f.receipt(ranked[0].Code, assess.Total, assess.OfLead)}))
		if firm, ok := w.firm(ranked[0].Code); ok && firm.Worst > 1 {
			parts = append(parts, Say(w.p, "assessment.lead.soft", firm.Worst).Strong())
		} else if ok {
			parts = append(parts, Say(w.p, "assessment.lead.firm"))
		}
	}
	return Join(w.p, append(parts, w.fallen()...)...)
}

// fallen names the parks whose band a deduction lowered.
func (w *assessmentWriter) fallen() []Sentence {
	var out []Sentence
	for i := range w.f.Result.Rows {
		row := &w.f.Result.Rows[i]
		switch {
		case row.Total == nil:
			out = append(out, Say(w.p, "assessment.lead.unranked", w.short(row.Code), w.p.T("missing."+row.Reason)))
		case row.Vetoed():
			out = append(out, Say(w.p, "assessment.lead.veto", w.short(row.Code), row.Band))
		case w.scheme().BandsBy == park.ByScore && len(row.Deducted) > 0:
			without := new(big.Rat).Add(row.Total, takenOff(row))
			if band := w.bandAt(without); band != row.Band {
				off := Figure{Text: pointsText(takenOff(row), 1), Receipt: w.f.receipt(row.Code, assess.Deductions, assess.OfItself)}
				out = append(out, Say(w.p, "assessment.lead.fell", w.short(row.Code), off, band, row.Band))
			}
		}
	}
	return out
}

// bandAt is the band by score of a total.
func (w *assessmentWriter) bandAt(total *big.Rat) string {
	for i, band := range w.scheme().Bands {
		if i == len(w.scheme().Bands)-1 || total.Cmp(band.From.Rat()) >= 0 {
			return band.Code
		}
	}
	return ""
}

func (w *assessmentWriter) short(code string) string {
	one, _ := w.catalogue().Park(code)
	return one.Short.In(w.p.Lang())
}

// hint is the formula of an item, in words.
func (w *assessmentWriter) hint() string {
	same := w.scheme().Items[0]
	for _, item := range w.scheme().Items {
		if item.Excluded || item.Method != park.Proportion || item.Lower || item.Cap != same.Cap || item.Floor != same.Floor {
			return w.p.T("assessment.hint.mixed")
		}
	}
	return w.p.T("assessment.hint", trimmed(number(same.Floor.Rat(), 2, false)), trimmed(number(same.Cap.Rat(), 2, false)))
}

// foot states the rules under the table: how firm, what is done about missing
// values, ties, deductions and vetoes.
func (w *assessmentWriter) foot() []Note {
	note := func(key string, says Sentence) Note { return Note{w.p.T("assessment.foot." + key), says} }
	firm := w.f.Firmness
	foot := []Note{
		note("firm", Say(w.p, "firmness."+string(firm.Method), w.weightings())),
		note("missing", Say(w.p, "missingrule."+string(w.scheme().Missing))),
	}
	if len(w.scheme().TieBreak) > 0 {
		names := make([]string, len(w.scheme().TieBreak))
		for i, code := range w.scheme().TieBreak {
			names[i] = SubjectName(w.p, w.catalogue(), code)
		}
		foot = append(foot, note("ties", Say(w.p, "assessment.ties", strings.Join(names, w.p.T("assessment.then")))))
	}
	var took, vetoed []Sentence
	for i := range w.f.Result.Rows {
		row := &w.f.Result.Rows[i]
		for _, d := range row.Deducted {
			took = append(took, w.incident(row, d.Incident, Figure{Text: pointsText(negated(d.Points), 2), Receipt: w.incidentReceipt(row.Code, d.Incident.ID)}))
		}
		for _, v := range row.Vetoes {
			vetoed = append(vetoed, w.incident(row, v, Figure{}))
		}
	}
	return append(foot, note("deducted", w.orNone(took)), note("veto", w.orNone(vetoed)))
}

// weightings is how many weightings were tried.
func (w *assessmentWriter) weightings() Figure {
	return Figure{Text: Count(w.f.Firmness.Weightings), Receipt: w.f.receipt(park.CityCode, assess.Firmness, assess.OfWeightings)}
}

func (w *assessmentWriter) orNone(all []Sentence) Sentence {
	if len(all) == 0 {
		return Say(w.p, "assessment.none")
	}
	return Join(w.p, all...)
}

func (w *assessmentWriter) incident(row *score.Row, i park.Incident, took Figure) Sentence {
	penalty, _, _ := w.scheme().Penalty(i.Penalty)
	key := "assessment.incident"
	if took.Text == "" {
		key = "assessment.incident.veto"
	}
	return Say(w.p, key, w.short(row.Code), penalty.Name.In(w.p.Lang()), i.Document, string(i.Date), took)
}

// AssessmentTips is what each park lacks to the next rank and band, one
// indicator at a time.
type AssessmentTips struct {
	Heads []string
	Units []string
	Rows  []TipRow
}

// TipRow is one goal of one park.
type TipRow struct {
	Park  Link
	Goal  string
	Gap   Figure // points
	Needs []Figure
}

func (w *assessmentWriter) tips() AssessmentTips {
	var t AssessmentTips
	for _, item := range w.scheme().Items {
		if !item.Excluded {
			t.Heads = append(t.Heads, itemName(w.p, w.catalogue(), item))
			t.Units = append(t.Units, HeadUnit(w.p, itemUnit(w.catalogue(), item.Code)))
		}
	}
	for i := range w.f.Result.Rows {
		row := &w.f.Result.Rows[i]
		if row.Rank == 0 {
			continue
		}
		levers := w.f.Result.Levers(row.Code)
		if line, ok := w.tipRow(row, levers, assess.OfToRank); ok {
			t.Rows = append(t.Rows, line)
		}
		if line, ok := w.tipRow(row, levers, assess.OfToBand); ok {
			t.Rows = append(t.Rows, line)
		}
	}
	return t
}

// tipRow is one goal; ok is false where there is none left, as for the first.
func (w *assessmentWriter) tipRow(row *score.Row, levers []score.Lever, of assess.Of) (TipRow, bool) {
	one, _ := w.catalogue().Park(row.Code)
	line := TipRow{Park: Link{Text: one.Name.In(w.p.Lang()), Href: w.f.path(row.Code)}}
	for k, lever := range levers {
		item := w.scheme().Items[k]
		tip := tipTo(lever, of)
		switch {
		case item.Excluded:
			continue
		case tip.Why == score.BarTop || tip.Why == score.BarExempt:
			return line, false
		case tip.Rank > 0:
			line.Goal = w.p.T("assessment.goal.rank", tip.Rank)
		case tip.Band != "":
			line.Goal = w.p.T("assessment.goal.band", tip.Band)
		}
		line.Needs = append(line.Needs, w.need(row, item, tip, of))
	}
	if line.Goal == "" {
		return line, false
	}
	line.Gap = w.gap(row, levers, of)
	return line, true
}

// tipTo is the tip of a lever to the next rank or band.
func tipTo(l score.Lever, of assess.Of) score.Tip {
	if of == assess.OfToBand {
		return l.ToBand
	}
	return l.ToRank
}

// need prints what is needed of one indicator.
func (w *assessmentWriter) need(row *score.Row, item park.Item, tip score.Tip, of assess.Of) Figure {
	receipt := w.f.receipt(row.Code, item.Code, of)
	if tip.Need == nil {
		return Figure{Text: "—", State: Absent, Note: w.p.T("barrier." + string(tip.Why)), Receipt: receipt}
	}
	text, _ := needText(itemUnit(w.catalogue(), item.Code), tip)
	return Figure{Text: text, Receipt: receipt}
}

// needText writes a need in the unit of its column's head, away from zero so
// that what is printed suffices; a bare limit must be passed, so it is raised
// by one unit of the last place where it prints exactly. printed is the amount
// it comes to, in the canonical unit.
func needText(unit string, tip score.Tip) (text string, printed *big.Rat) {
	shown, scale := new(big.Rat).Set(tip.Need), big.NewRat(1, 1)
	if unit == tenThousandYuan {
		unit, scale = hundredMillionYuan, tenThousand
	}
	shown.Quo(shown, scale)
	digits := decimals(unit, InTable, "")
	if tip.Beyond {
		shown = beyond(shown, digits)
	}
	text = number(shown, digits, true)
	if shown.Sign() > 0 {
		text = "+" + text
	}
	step := new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(digits)), nil))
	printed = step.Mul(step, new(big.Rat).SetInt(park.RoundRatUp(shown, digits)))
	return text, printed.Mul(printed, scale)
}

// beyond is the next printable amount past a limit that is itself printable.
func beyond(r *big.Rat, digits int) *big.Rat {
	step := new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(digits)), nil))
	printed := new(big.Rat).Mul(new(big.Rat).SetInt(park.RoundRatUp(r, digits)), step)
	if printed.Cmp(r) != 0 {
		return r
	}
	if r.Sign() < 0 {
		return printed.Sub(printed, step)
	}
	return printed.Add(printed, step)
}

// gap is the points to the goal: to the total of the next better rank, or to
// the band's threshold. A quota has none.
func (w *assessmentWriter) gap(row *score.Row, levers []score.Lever, of assess.Of) Figure {
	none := Figure{Text: "—", State: Absent, Note: w.p.T("assessment.gap.none"), Receipt: w.f.receipt(row.Code, assess.Total, of)}
	goal, _ := w.goal(levers, of)
	if goal == nil || goal.Cmp(row.Total) < 0 {
		return none // a tie-break, a veto or a quota stands between, not points
	}
	return Figure{Text: number(new(big.Rat).Sub(goal, row.Total), 2, true), Receipt: none.Receipt}
}

// goal is the total to reach, with the tip that names it; nil where none is
// reached by points.
func (w *assessmentWriter) goal(levers []score.Lever, of assess.Of) (*big.Rat, score.Tip) {
	for _, lever := range levers {
		tip := tipTo(lever, of)
		switch {
		case tip.Rank > 0:
			for i := range w.f.Result.Rows {
				if other := &w.f.Result.Rows[i]; other.Rank == tip.Rank && other.Total != nil {
					return other.Total, tip
				}
			}
			return nil, tip
		case tip.Band != "" && w.scheme().BandsBy == park.ByScore:
			band, _ := w.scheme().Band(tip.Band)
			return band.From.Rat(), tip
		}
	}
	return nil, score.Tip{}
}

// assessmentLinks lead to what the results rest on and what can be done with
// them.
func assessmentLinks(p interface{ T(string, ...any) string }, f AssessmentFacts) []Link {
	query := ""
	if f.Assessment.Round > 1 {
		query = fmt.Sprintf("?round=%d", f.Assessment.Round)
	}
	links := []Link{{Text: p.T("assessment.schemetext"), Href: fmt.Sprintf("/schemes/%d", f.Assessment.Scheme)}}
	if f.Result == nil {
		return links
	}
	return append([]Link{{Text: p.T("assessment.workbook"), Href: fmt.Sprintf("/assessments/%d/scores.xlsx%s", f.Assessment.Year, query)}}, links...)
}
