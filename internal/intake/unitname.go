package intake

import (
	"regexp"
	"strings"

	"parkboard/internal/park"
)

// spelled are the folded spellings of units met in workbooks, beside the names
// of park.Units themselves (docs/domain.md#units).
var spelled = map[string]string{
	"亿": "亿元", "亿元人民币": "亿元", "人民币亿元": "亿元", "亿人民币": "亿元",
	"万": "万元", "万元人民币": "万元", "人民币万元": "万元",
	"人民币元": "元", "百万": "百万元",
	"ha": "公顷", "hm2": "公顷", "公顷面积": "公顷",
	"km2": "平方公里", "平方千米": "平方公里",
	"m2": "平方米", "平米": "平方米",
	"吨标煤": "吨标准煤", "tce": "吨标准煤", "万吨标煤": "万吨标准煤", "万tce": "万吨标准煤",
	"万千瓦·时": "万千瓦时", "万千瓦小时": "万千瓦时", "万度": "万千瓦时", "万kwh": "万千瓦时", "万kw·h": "万千瓦时",
	"亿千瓦·时": "亿千瓦时", "亿千瓦小时": "亿千瓦时", "亿度": "亿千瓦时", "亿kwh": "亿千瓦时",
	"千瓦·时": "千瓦时", "千瓦小时": "千瓦时", "度": "千瓦时", "kwh": "千瓦时", "kw·h": "千瓦时",
	"吨二氧化碳": "吨CO₂", "吨co2": "吨CO₂", "tco2": "吨CO₂", "万吨二氧化碳": "万吨CO₂", "万吨co2": "万吨CO₂", "万tco2": "万吨CO₂",
	"名": "人", "家": "户", "项": "个", "百分比": "%", "百分数": "%",
}

// units maps every folded spelling to its unit.
var units = func() map[string]park.Unit {
	all := map[string]park.Unit{}
	for _, u := range park.Units {
		all[fold(u.Name)] = u
	}
	for spelling, name := range spelled {
		u, ok := park.UnitNamed(name)
		if !ok {
			panic("intake: spelling of an unknown unit " + name)
		}
		all[fold(spelling)] = u
	}
	return all
}()

// unitLike tells texts that can only be meant as a unit, though not one known.
var unitLike = regexp.MustCompile(`^(?:[十百千万亿]*(?:元|美元|欧元|港元|港币|日元|美金|亩|米|里|顷|吨|标煤|煤|千瓦|瓦时|度|户|家|人|个|项|次|件|台|套|辆|座|条|倍|个百分点|百分点|千分点)|‰|‱|usd|rmb|cny|mw|gw|kw|mwh|gwh|平方[十百千万]?米|[十百千万亿]*平方(?:米|公里|千米))$`)

// unitPrefix is what may stand before units in a heading or a line.
var unitPrefix = regexp.MustCompile(`^(?:计量|数量|金额|货币|数据|指标|面积)?单位(?:[:为是]|分别为)?|^(?:计量)单位`)

// unitWord is one unit as a file spells it.
type unitWord struct {
	park.Unit
	Text string // as found
}

// parseUnits reads a list of units: 亿元 · 亿元、% · 单位:万元,公顷. strange is the first
// word that can only be meant as a unit and is none; ok is false where the text
// is not a list of units at all.
func parseUnits(folded string) (words []unitWord, strange string, ok bool) {
	s := unitPrefix.ReplaceAllString(folded, "")
	if s == "" {
		return nil, "", false
	}
	if compound(s) {
		return nil, s, true
	}
	for _, w := range strings.FieldsFunc(s, isUnitSeparator) {
		u, known := units[w]
		switch {
		case known:
			words = append(words, unitWord{u, u.Name})
		case unitLike.MatchString(w):
			strange = w
		default:
			return nil, "", false
		}
	}
	return words, strange, len(words) > 0 || strange != ""
}

func isUnitSeparator(r rune) bool { return strings.ContainsRune("、,;/|和及或与", r) }

// compound tells a quotient of units, 万元/亩, from a list that uses the slash,
// 亿元/%: it is one unit, of no reported indicator.
func compound(s string) bool {
	left, right, slash := strings.Cut(s, "/")
	if !slash {
		return false
	}
	l, okL := units[left]
	r, okR := units[right]
	return okL && okR && l.Kind != park.Rate && r.Kind != park.Rate && l.Kind != r.Kind
}

// sameKind reports whether a unit can measure an indicator: counts of
// enterprises and of projects are written 个, 户, 家 alike.
func sameKind(u park.Unit, kind park.UnitKind) bool {
	if u.Kind == kind {
		return true
	}
	counts := func(k park.UnitKind) bool { return k == park.Enterprises || k == park.Projects }
	return counts(u.Kind) && counts(kind)
}
