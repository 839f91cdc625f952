package park

import (
	"fmt"
	"slices"
	"strings"
)

// FewForQuota is the number of ranked below which a quota in percent says
// little: one of them is then more than a twentieth of the whole.
const FewForQuota = 20

const whole Quantity = 100 * QuantityScale

// Check finds everything wrong with the scheme, each at its field, so that an
// editor can show it there. ranked is how many it would rank: a quota in
// percent over few of them is explained as meaningless, a warning that refuses
// nothing (docs/domain.md#schemes).
func (s *Scheme) Check(c *Catalogue, ranked int) Flaws {
	var f Flaws
	if strings.TrimSpace(s.Name.ZH) == "" {
		f.add("name", "no_name")
	}
	if s.Year < 1949 || s.Year > 9999 {
		f.add("year", "no_year")
	}
	if s.Window != SpanYear && s.Window != SpanTTM {
		f.add("window", "no_window", string(s.Window))
	}
	if !slices.Contains(Bases, s.Basis) {
		f.add("basis", "no_basis", string(s.Basis))
	}
	s.checkItems(c, &f)
	if s.Missing != Rescale && s.Missing != MeanItem && s.Missing != ZeroItem {
		f.add("missing", "no_missing_rule", string(s.Missing))
	}
	s.checkPenalties(&f)
	s.checkBands(ranked, &f)
	s.checkTieBreak(c, &f)
	return f
}

func (s *Scheme) checkItems(c *Catalogue, f *Flaws) {
	scored := 0
	for i, item := range s.Items {
		at := fmt.Sprintf("items.%d.", i)
		if j := slices.IndexFunc(s.Items, func(o Item) bool { return o.Code == item.Code }); j < i {
			f.add(at+"code", "item_twice", item.Code, j+1)
		}
		if item.Weight <= 0 {
			f.add(at+"weight", "weight_not_above0", item.Weight.String())
		}
		if item.Excluded {
			continue
		}
		scored++
		item.check(c, at, f)
	}
	sum := s.Weights()
	switch {
	case scored == 0:
		f.add("items", "no_items")
	case sum > whole:
		f.add("weights", "weights_above", sum.String(), (sum - whole).String())
	case sum < whole:
		f.add("weights", "weights_below", sum.String(), (whole - sum).String())
	}
}

func (i *Item) check(c *Catalogue, at string, f *Flaws) {
	ind, isIndicator := c.Indicator(i.Code)
	_, isRatio := c.Ratio(i.Code)
	if !isIndicator && !isRatio {
		f.add(at+"code", "item_unknown", i.Code)
	}
	switch i.Method {
	case Proportion, OwnGrowth:
		if i.Benchmark.Kind == Pooled && i.Method == Proportion && isIndicator {
			f.add(at+"benchmark", "pooled_needs_ratio", i.Code)
		}
		i.checkBenchmark(at, f)
		if i.Floor < 0 || i.Cap <= i.Floor || i.Cap > whole {
			f.add(at+"cap", "cap_and_floor", i.Cap.String(), i.Floor.String())
		}
	case MinMax:
		if i.Floor < 0 || i.Floor >= QuantityScale {
			f.add(at+"floor", "minmax_floor", i.Floor.String())
		}
	default:
		f.add(at+"method", "no_method", string(i.Method))
	}
	if i.Method == OwnGrowth && ind.Growth == Real {
		f.warn(at+"method", "growth_nominal", i.Code)
	}
}

func (i *Item) checkBenchmark(at string, f *Flaws) {
	value := i.Benchmark.Value
	switch {
	case i.Benchmark.Kind != Fixed && i.Benchmark.Kind != Pooled:
		f.add(at+"benchmark", "no_benchmark_kind", string(i.Benchmark.Kind))
	case value == nil && i.Benchmark.Kind == Fixed:
		f.add(at+"benchmark", "no_benchmark", i.Code)
	case value != nil && value.Sign() <= 0:
		f.add(at+"benchmark", "benchmark_not_above0", i.Code, Decimal(value, 4))
	}
}

func (s *Scheme) checkPenalties(f *Flaws) {
	seen := make(map[string]bool)
	list := func(field string, all []Penalty, points bool) {
		for i, p := range all {
			at := fmt.Sprintf("%s.%d.", field, i)
			switch {
			case p.Code == "":
				f.add(at+"code", "no_code")
			case seen[p.Code]:
				f.add(at+"code", "code_twice", p.Code)
			}
			seen[p.Code] = true
			if strings.TrimSpace(p.Name.ZH) == "" {
				f.add(at+"name", "no_name")
			}
			if points && p.Points <= 0 {
				f.add(at+"points", "points_not_above0", p.Points.String())
			}
		}
	}
	list("deductions", s.Deductions, true)
	list("vetoes", s.Vetoes, false)
}

func (s *Scheme) checkBands(ranked int, f *Flaws) {
	if len(s.Bands) == 0 {
		f.add("bands", "no_bands")
	}
	for i, b := range s.Bands {
		at := fmt.Sprintf("bands.%d.", i)
		if b.Code == "" {
			f.add(at+"code", "no_code")
		} else if slices.IndexFunc(s.Bands, func(o Band) bool { return o.Code == b.Code }) < i {
			f.add(at+"code", "code_twice", b.Code)
		}
		for j, m := range b.Measures {
			m.check(fmt.Sprintf("%smeasures.%d.", at, j), f)
		}
	}
	switch s.BandsBy {
	case ByScore:
		s.checkThresholds(f)
	case ByQuota:
		s.checkQuotas(ranked, f)
	default:
		f.add("bands_by", "no_band_rule", string(s.BandsBy))
	}
}

func (m BandMeasure) check(at string, f *Flaws) {
	if !slices.Contains(MeasureKinds, m.Kind) {
		f.add(at+"kind", "no_measure_kind", string(m.Kind))
	}
	if strings.TrimSpace(m.Text.ZH) == "" {
		f.add(at+"text", "no_measure_text")
	}
	if m.Days < 0 {
		f.add(at+"days", "measure_days")
	}
}

func (s *Scheme) checkThresholds(f *Flaws) {
	for i := 1; i < len(s.Bands)-1; i++ {
		if above, b := s.Bands[i-1], s.Bands[i]; b.From >= above.From {
			f.add(fmt.Sprintf("bands.%d.from", i), "thresholds_fall", b.Code, b.From.String(), above.Code, above.From.String())
		}
	}
	if s.Exempt.ZH != "" {
		f.add("exempt", "exempt_needs_quota")
	}
}

func (s *Scheme) checkQuotas(ranked int, f *Flaws) {
	var sum Quantity
	for i, b := range s.Bands {
		if i == len(s.Bands)-1 {
			break
		}
		at := fmt.Sprintf("bands.%d.quota", i)
		if b.Quota <= 0 {
			f.add(at, "quota_not_above0", b.Code, b.Quota.String())
		} else if ranked < FewForQuota {
			from, to := Places(sum, ranked), Places(sum+b.Quota, ranked)
			f.warn(at, "quota_few", b.Code, b.Quota.String(), ranked, to-from)
		}
		sum += b.Quota
	}
	if sum > whole {
		f.add("bands", "quotas_sum", sum.String())
	}
}

// Places is how many of n the first share (in %) of them is, rounded down: the
// rank at which the bands up to that share end.
func Places(share Quantity, n int) int { return int(int64(share) * int64(n) / int64(whole)) }

func (s *Scheme) checkTieBreak(c *Catalogue, f *Flaws) {
	for i, code := range s.TieBreak {
		at := fmt.Sprintf("tie_break.%d", i)
		_, isIndicator := c.Indicator(code)
		_, isRatio := c.Ratio(code)
		if !isIndicator && !isRatio {
			f.add(at, "item_unknown", code)
		} else if slices.Index(s.TieBreak, code) < i {
			f.add(at, "code_twice", code)
		}
	}
}

// Check finds what is wrong with an incident under a scheme: an unknown
// penalty, no document number, no date, points that add.
func (i Incident) Check(s *Scheme) Flaws {
	var f Flaws
	if _, _, ok := s.Penalty(i.Penalty); !ok {
		f.add("penalty", "penalty_unknown", i.Penalty)
	}
	if strings.TrimSpace(i.Document) == "" {
		f.add("document", "no_document")
	}
	if _, err := ParseDate(string(i.Date)); err != nil {
		f.add("date", "no_date")
	}
	if i.Points < 0 {
		f.add("points", "points_not_above0", i.Points.String())
	}
	return f
}
