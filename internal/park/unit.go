package park

import "math/big"

// UnitKind groups the units that measure the same thing.
type UnitKind string

// The kinds of units, each with one canonical unit (docs/domain.md#quantities).
const (
	Money       UnitKind = "money"       // 万元
	Area        UnitKind = "area"        // 亩
	Energy      UnitKind = "energy"      // 吨标准煤
	Electricity UnitKind = "electricity" // 万千瓦时
	Carbon      UnitKind = "carbon"      // 吨CO₂
	People      UnitKind = "people"      // 人
	Enterprises UnitKind = "enterprises" // 户
	Projects    UnitKind = "projects"    // 个
	Rate        UnitKind = "rate"        // %
)

// Unit is a unit as written in workbooks.
type Unit struct {
	Name   string
	Kind   UnitKind
	Factor *big.Rat // canonical units in one of this unit; read only
	EN     string   // how an English page writes it
}

// Units lists every unit the board understands, canonical units first within
// their kind. 1 公顷 = 15 亩, 1 平方公里 = 1500 亩, 1 亩 = 10000/15 m².
var Units = []Unit{
	{"万元", Money, big.NewRat(1, 1), "¥10k"},
	{"亿元", Money, big.NewRat(10_000, 1), "¥100m"},
	{"元", Money, big.NewRat(1, 10_000), "yuan"},
	{"千元", Money, big.NewRat(1, 10), "¥1k"},
	{"百万元", Money, big.NewRat(100, 1), "¥1m"},
	{"亩", Area, big.NewRat(1, 1), "mu"},
	{"公顷", Area, big.NewRat(15, 1), "ha"},
	{"平方公里", Area, big.NewRat(1500, 1), "km²"},
	{"平方米", Area, big.NewRat(15, 10_000), "m²"},
	{"吨标准煤", Energy, big.NewRat(1, 1), "tce"},
	{"万吨标准煤", Energy, big.NewRat(10_000, 1), "10k tce"},
	{"万千瓦时", Electricity, big.NewRat(1, 1), "10 MWh"},
	{"亿千瓦时", Electricity, big.NewRat(10_000, 1), "100 GWh"},
	{"千瓦时", Electricity, big.NewRat(1, 10_000), "kWh"},
	{"吨CO₂", Carbon, big.NewRat(1, 1), "tCO₂"},
	{"万吨CO₂", Carbon, big.NewRat(10_000, 1), "10k tCO₂"},
	{"人", People, big.NewRat(1, 1), "people"},
	{"万人", People, big.NewRat(10_000, 1), "10k people"},
	{"户", Enterprises, big.NewRat(1, 1), "enterprises"},
	{"个", Projects, big.NewRat(1, 1), "projects"},
	{"%", Rate, big.NewRat(1, 1), "%"},
}

// UnitNamed finds a unit by its exact name. Spellings met in files (㎡, 家,
// 千瓦·时, 项 …) are the intake's to fold.
func UnitNamed(name string) (Unit, bool) {
	return find(Units, func(u *Unit) bool { return u.Name == name })
}
