package views

import (
	"fmt"
	"math/big"
	"strings"

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
			Figure{Text: pointsText(gap, 2), Receipt: w.f.path(ranked[0].Code) + "#working"}))
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
				off := Figure{Text: pointsText(takenOff(row), 1), Receipt: w.f.path(row.Code) + "#incidents"}
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
		note("firm", Say(w.p, "firmness."+string(firm.Method), Count(firm.Weightings))),
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
			took = append(took, w.incident(row, d.Incident, pointsText(negated(d.Points), 2)))
		}
		for _, v := range row.Vetoes {
			vetoed = append(vetoed, w.incident(row, v, ""))
		}
	}
	return append(foot, note("deducted", w.orNone(took)), note("veto", w.orNone(vetoed)))
}

func (w *assessmentWriter) orNone(all []Sentence) Sentence {
	if len(all) == 0 {
		return Say(w.p, "assessment.none")
	}
	return Join(w.p, all...)
}

func (w *assessmentWriter) incident(row *score.Row, i park.Incident, took string) Sentence {
	penalty, _, _ := w.scheme().Penalty(i.Penalty)
	key := "assessment.incident"
	if took == "" {
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
		if line, ok := w.tipRow(row, levers, func(l score.Lever) score.Tip { return l.ToRank }); ok {
			t.Rows = append(t.Rows, line)
		}
		if line, ok := w.tipRow(row, levers, func(l score.Lever) score.Tip { return l.ToBand }); ok {
			t.Rows = append(t.Rows, line)
		}
	}
	return t
}

// tipRow is one goal; ok is false where there is none left, as for the first.
func (w *assessmentWriter) tipRow(row *score.Row, levers []score.Lever, of func(score.Lever) score.Tip) (TipRow, bool) {
	one, _ := w.catalogue().Park(row.Code)
	path := w.f.path(row.Code)
	line := TipRow{Park: Link{Text: one.Name.In(w.p.Lang()), Href: path}}
	for k, lever := range levers {
		item := w.scheme().Items[k]
		tip := of(lever)
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
		line.Needs = append(line.Needs, w.need(item, tip, path))
	}
	if line.Goal == "" {
		return line, false
	}
	line.Gap = w.gap(row, levers, of, path)
	return line, true
}

// need prints what is needed of one indicator, away from zero so that what is
// printed suffices; a bare limit must be passed, so it is raised by one unit of
// the last place where it prints exactly.
func (w *assessmentWriter) need(item park.Item, tip score.Tip, path string) Figure {
	if tip.Need == nil {
		return Figure{Text: "—", State: Absent, Note: w.p.T("barrier." + string(tip.Why))}
	}
	digits := decimals(itemUnit(w.catalogue(), item.Code), InTable, "")
	shown := new(big.Rat).Set(tip.Need)
	if tip.Beyond {
		shown = beyond(shown, digits)
	}
	text := number(shown, digits, true)
	if shown.Sign() > 0 {
		text = "+" + text
	}
	return Figure{Text: text, Receipt: path + "#levers"}
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
func (w *assessmentWriter) gap(row *score.Row, levers []score.Lever, of func(score.Lever) score.Tip, path string) Figure {
	none := Figure{Text: "—", State: Absent, Note: w.p.T("assessment.gap.none")}
	for _, lever := range levers {
		tip := of(lever)
		goal := new(big.Rat)
		switch {
		case tip.Rank > 0:
			for i := range w.f.Result.Rows {
				if other := &w.f.Result.Rows[i]; other.Rank == tip.Rank && other.Total != nil {
					goal = other.Total
				}
			}
		case tip.Band != "" && w.scheme().BandsBy == park.ByScore:
			band, _ := w.scheme().Band(tip.Band)
			goal = band.From.Rat()
		default:
			continue
		}
		gap := new(big.Rat).Sub(goal, row.Total)
		if gap.Sign() < 0 {
			return none // a tie-break or a veto stands between, not points
		}
		return Figure{Text: number(gap, 2, true), Receipt: path + "#levers"}
	}
	return none
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
