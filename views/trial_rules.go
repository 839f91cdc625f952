package views

import (
	"math/big"
	"slices"
	"strings"

	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/internal/score"
)

// ruleChangesText says what of each item's rule is another.
func ruleChangesText(p locale.Printer, c *park.Catalogue, t *score.Trial) []string {
	var out []string
	for _, change := range t.Rules {
		if len(change.Changed) == 0 {
			continue
		}
		was, is := ruleOf(t.Before, change.Item), ruleOf(t.After, change.Item)
		var says []string
		for _, one := range change.Changed {
			says = append(says, changeText(p, one, was, is))
		}
		out = append(out, ruleName(p, c, t, change.Item)+p.T("page.colon")+strings.Join(says, p.T("trial.sep")))
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

func changeText(p locale.Printer, change score.Change, was, is *score.Rule) string {
	key := "change." + string(change)
	switch change {
	case score.WeightChanged:
		return p.T(key, was.Item.Weight.String(), is.Item.Weight.String())
	case score.BenchmarkChanged:
		return p.T(key, benchmarkText(was.Benchmark), benchmarkText(is.Benchmark))
	case score.LimitsChanged:
		return p.T(key, was.Item.Floor.String(), was.Item.Cap.String(), is.Item.Floor.String(), is.Item.Cap.String())
	case score.MethodChanged:
		return p.T(key, schemeFormula(p, was.Item), schemeFormula(p, is.Item))
	case score.Added:
		return p.T(key, is.Item.Weight.String())
	case score.Removed:
		return p.T(key, was.Item.Weight.String())
	}
	return p.T(key)
}

func benchmarkText(r *big.Rat) string {
	if r == nil {
		return "—"
	}
	return trimmed(number(r, 4, false))
}

// schemeChangesText says what differs between two schemes beside their items.
func schemeChangesText(p locale.Printer, c *park.Catalogue, was, is *park.Scheme) []string {
	var out []string
	say := func(name, before, after string) {
		if before != after {
			out = append(out, p.T(name)+p.T("page.colon")+before+" → "+after)
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
