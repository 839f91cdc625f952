package views

import (
	"math/big"
	"slices"
	"strings"

	"parkboard/internal/assess"
	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/internal/score"
)

// ruleChanges says what of each item's rule is another.
func ruleChanges(p locale.Printer, c *park.Catalogue, f TrialFacts, t *score.Trial) []Sentence {
	var out []Sentence
	for _, change := range t.Rules {
		if len(change.Changed) == 0 {
			continue
		}
		was, is := ruleOf(t.Before, change.Item), ruleOf(t.After, change.Item)
		line := says(ruleName(p, c, t, change.Item) + p.T("page.colon"))
		for i, one := range change.Changed {
			if i > 0 {
				line = append(line, Piece{Text: p.T("trial.sep")})
			}
			line = append(line, changeSays(p, f, one, was, is)...)
		}
		out = append(out, line)
	}
	return out
}

func ruleOf(r *score.Result, code string) *score.Rule {
	for i := range r.Rules {
		if r.Rules[i].Item.Code == code {
			return &r.Rules[i]
		}
	}
	return nil
}

// changeSays is one difference between two rules; its weights and benchmarks
// open their receipts.
func changeSays(p locale.Printer, f TrialFacts, change score.Change, was, is *score.Rule) Sentence {
	key := "change." + string(change)
	before := func(text string, of assess.Of) Figure {
		return Figure{Text: text, Receipt: f.before(park.CityCode, was.Item.Code, of)}
	}
	now := func(text string, of assess.Of) Figure {
		return Figure{Text: text, Receipt: f.kept(park.CityCode, is.Item.Code, of)}
	}
	switch change {
	case score.WeightChanged:
		return Say(p, key, before(weightText(was.Item), assess.OfWeight), now(weightText(is.Item), assess.OfWeight))
	case score.BenchmarkChanged:
		return Say(p, key, before(benchmarkText(was.Benchmark), assess.OfBenchmark), now(benchmarkText(is.Benchmark), assess.OfBenchmark))
	case score.LimitsChanged:
		return Say(p, key, was.Item.Floor.String(), was.Item.Cap.String(), is.Item.Floor.String(), is.Item.Cap.String())
	case score.MethodChanged:
		return Say(p, key, schemeFormula(p, was.Item), schemeFormula(p, is.Item))
	case score.Added:
		return Say(p, key, now(weightText(is.Item), assess.OfWeight))
	case score.Removed:
		return Say(p, key, before(weightText(was.Item), assess.OfWeight))
	}
	return Say(p, key)
}

// weightText is a scheme's own weight.
func weightText(item park.Item) string { return trimmed(number(item.Weight.Rat(), 3, false)) }

func benchmarkText(r *big.Rat) string {
	if r == nil {
		return "—"
	}
	return trimmed(number(r, 4, false))
}

// schemeChanges says what differs between two schemes beside their items.
func schemeChanges(p locale.Printer, c *park.Catalogue, was, is *park.Scheme) []Sentence {
	var out []Sentence
	say := func(name, before, after string) {
		if before != after {
			out = append(out, says(p.T(name)+p.T("page.colon")+before+" → "+after))
		}
	}
	say("schemes.field.window", p.T("window."+string(was.Window)), p.T("window."+string(is.Window)))
	say("schemes.field.basis", p.T("basis."+string(was.Basis)), p.T("basis."+string(is.Basis)))
	say("assessment.foot.missing", p.T("missingrule."+string(was.Missing)), p.T("missingrule."+string(is.Missing)))
	say("schemes.bands", bandsText(p, was), bandsText(p, is))
	say("assessment.foot.deducted", penaltiesText(p, was.Deductions), penaltiesText(p, is.Deductions))
	say("assessment.foot.veto", penaltiesText(p, was.Vetoes), penaltiesText(p, is.Vetoes))
	say("assessment.foot.ties", namesText(p, c, was.TieBreak), namesText(p, c, is.TieBreak))
	return out
}

func bandsText(p locale.Printer, s *park.Scheme) string {
	var parts []string
	for _, b := range schemeBands(p, s) {
		parts = append(parts, b.Mark.Code+" "+b.From)
	}
	return strings.Join(parts, p.T("page.listsep"))
}

func penaltiesText(p locale.Printer, all []park.Penalty) string {
	if len(all) == 0 {
		return p.T("admin.none")
	}
	parts := make([]string, len(all))
	for i, one := range all {
		parts[i] = one.Name.In(p.Lang())
		if one.Points != 0 {
			parts[i] += " " + one.Points.String()
		}
	}
	return strings.Join(parts, p.T("page.listsep"))
}

func namesText(p locale.Printer, c *park.Catalogue, codes []string) string {
	if len(codes) == 0 {
		return p.T("admin.none")
	}
	names := slices.Clone(codes)
	for i, code := range codes {
		names[i] = SubjectName(p, c, code)
	}
	return strings.Join(names, p.T("page.listsep"))
}
