package catalog

import (
	"math/big"
	"strings"

	"parkboard/internal/park"
)

// entry names an item of a list in messages by its code, or by its kind when
// even the code is missing.
func entry(kind string, n *node) string {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == "code" && n.Content[i+1].Value != "" {
			return kind + " " + n.Content[i+1].Value
		}
	}
	return "one " + kind
}

func (r *reader) tier(n *node) park.Tier {
	f := r.fields(n, entry("tier", n), []string{"code", "name", "amount", "verb", "since"}, nil)
	t := park.Tier{
		Code: f.code(), Name: f.text("name"), Amount: f.amount("amount"),
		Since: f.whole("since", 1949, 9999),
	}
	switch word(f, "verb", "突破", "达到") {
	case "突破":
		t.Verb = park.Surpass
	case "达到":
		t.Verb = park.Reach
	}
	return t
}

// amount reads 1000亿元, 5000000万元 or a bare number of 万元, above zero.
func (f fields) amount(key string) park.Quantity {
	const expected = "an amount of money above zero such as 1000亿元, or a number of 万元"
	s, n := f.scalar(key, expected)
	if n == nil {
		return 0
	}
	digits := strings.TrimRight(strings.ReplaceAll(s, " ", ""), "百千万亿元")
	unit := strings.TrimPrefix(strings.ReplaceAll(s, " ", ""), digits)
	if unit == "" {
		unit = "万元"
	}
	u, known := park.UnitNamed(unit)
	value, err := park.ParseQuantity(digits)
	if !known || u.Kind != park.Money || err != nil || value <= 0 {
		f.r.wrong(n, "%s %q of %s; expected %s", key, s, f.what, expected)
		return 0
	}
	q, fits := park.QuantityOf(new(big.Rat).Mul(value.Rat(), u.Factor))
	if !fits {
		f.r.wrong(n, "%s %q of %s is too large", key, s, f.what)
	}
	return q
}

func (r *reader) park(n *node) park.Park {
	f := r.fields(n, entry("park", n), []string{"code", "name", "full", "short", "county"}, []string{"tier", "aliases"})
	p := park.Park{
		Code: f.code(), Name: f.text("name"), Full: f.text("full"), Short: f.text("short"),
		County: f.text("county"), Tier: f.reference("tier"), Aliases: f.texts("aliases"),
	}
	if p.Code == park.CityCode {
		r.wrong(f.nodes["code"], "code %q is kept for the city's totals; expected another code for the park", p.Code)
	}
	return p
}

func (r *reader) indicator(n *node) park.Indicator {
	f := r.fields(n, entry("indicator", n), []string{"code", "name", "unit", "nature", "growth"},
		[]string{"integer", "signed", "non_decreasing", "lumpy", "below", "apart", "land", "aliases"})
	i := park.Indicator{
		Code: f.code(), Name: f.text("name"), Unit: f.reference("unit"),
		Nature:  word(f, "nature", park.Flow, park.Stock),
		Growth:  word(f, "growth", park.Nominal, park.Real, park.None),
		Integer: f.flag("integer"), Signed: f.flag("signed"), NonDecreasing: f.flag("non_decreasing"),
		Lumpy: f.flag("lumpy"), Below: f.reference("below"), Apart: f.flag("apart"), Land: word(f, "land", park.Bases...),
		Aliases: f.texts("aliases"),
	}
	if i.Unit != "" && !canonical(i.Unit) {
		r.wrong(f.nodes["unit"], "unit %q of %s; expected one of %s", i.Unit, f.what, canonicalUnits())
	}
	if i.Land == "" {
		return i
	}
	if i.Code != i.Land.Indicator() {
		r.wrong(f.nodes["land"], "%s is the %s area; expected the code %s", f.what, i.Land, i.Land.Indicator())
	}
	if i.Unit != "亩" || i.Nature != park.Stock {
		r.wrong(f.nodes["land"], "%s is an area; expected unit 亩 and nature stock", f.what)
	}
	return i
}

// canonical reports whether figures may be kept in the unit: those of other
// units are converted when they are read.
func canonical(name string) bool {
	u, known := park.UnitNamed(name)
	return known && u.Factor.Cmp(big.NewRat(1, 1)) == 0
}

func canonicalUnits() string {
	var names []string
	for _, u := range park.Units {
		if canonical(u.Name) {
			names = append(names, u.Name)
		}
	}
	return strings.Join(names, ", ")
}

func (r *reader) ratio(n *node) park.Ratio {
	f := r.fields(n, entry("ratio", n), []string{"code", "name", "numerator", "unit"},
		[]string{"denominator", "per_mu", "mean_stock", "percent", "apart"})
	q := park.Ratio{
		Code: f.code(), Name: f.text("name"), Numerator: f.reference("numerator"),
		Denominator: f.reference("denominator"), PerMu: f.flag("per_mu"),
		MeanStock: f.flag("mean_stock"), Percent: f.flag("percent"), Apart: f.flag("apart"), Unit: f.reference("unit"),
	}
	if q.PerMu == (f.nodes["denominator"] != nil) {
		r.wrong(n, "%s; expected either a denominator or per_mu: true", f.what)
	}
	return q
}
