package park

import "math/big"

// Scheme says how a year is scored (docs/domain.md#schemes). It is pure data:
// whether a version is a draft, under notice or sealed is kept beside it, and
// a sealed version never changes. Points, weights, caps and quotas are exact
// quantities; benchmarks are exact fractions, because a pooled mean is one.
type Scheme struct {
	ID         int64     `json:"id,omitempty"` // 0 before it is kept
	Code       string    `json:"code"`         // baotou-2023: the same through its versions
	Year       int       `json:"year"`
	Version    int       `json:"version"` // from 1
	Name       Text      `json:"name"`
	Note       Text      `json:"note"` // stands beside every score: 试行权重
	Window     Span      `json:"window"`
	Basis      Basis     `json:"basis"` // the land a value per mu divides by
	Items      []Item    `json:"items"`
	Missing    Missing   `json:"missing"`
	Deductions []Penalty `json:"deductions,omitempty"`
	Vetoes     []Penalty `json:"vetoes,omitempty"` // Points are not used
	BandsBy    BandRule  `json:"bands_by"`
	Bands      []Band    `json:"bands"`     // best first; the last takes the rest
	Exempt     Text      `json:"exempt"`    // quotas only: the class that takes no place of them, "" when there is none
	TieBreak   []string  `json:"tie_break"` // codes of indicators or ratios, higher is better
}

// Span is the window a scheme reads: the words of board.Window that may be
// held against a yearly threshold (docs/domain.md#windows).
type Span string

// The two spans; 累计 of part of a year is not among them.
const (
	SpanYear Span = "year" // 全年
	SpanTTM  Span = "ttm"  // 近12个月
)

// Item is one indicator of a scheme with its weight.
type Item struct {
	Code      string    `json:"code"`               // of an indicator or a ratio
	Name      Text      `json:"name"`               // for an Excluded item that the catalogue does not know; else empty
	Weight    Quantity  `json:"weight"`             // points of the 100
	Method    Method    `json:"method"`             //
	Lower     bool      `json:"lower,omitempty"`    // the lower value is the better one
	Benchmark Benchmark `json:"benchmark"`          // not used by MinMax
	Cap       Quantity  `json:"cap"`                // most, as a multiple of the weight; not used by MinMax
	Floor     Quantity  `json:"floor"`              // least, as a share of the weight
	Excluded  bool      `json:"excluded,omitempty"` // published with the scheme but not scored here: the others are rescaled
}

// Method is how a value becomes a share of its item's weight.
type Method string

// The methods (docs/domain.md#item-scores).
const (
	Proportion Method = "ratio"  // value ÷ benchmark
	MinMax     Method = "minmax" // the place between the least and the greatest value
	OwnGrowth  Method = "growth" // value ÷ own value of the year before ÷ benchmark
)

// DefaultCap is one and a half times the weight; the default floor is zero.
const DefaultCap Quantity = 15_000

// Benchmark is what earns the full weight.
type Benchmark struct {
	Kind  BenchmarkKind `json:"kind"`
	Value *big.Rat      `json:"value,omitempty"` // Fixed: the number, in the item's unit. Pooled: as stored with a kept scheme, nil until then
}

// BenchmarkKind says where a benchmark comes from.
type BenchmarkKind string

// The kinds. A pooled mean is Σ numerators ÷ Σ denominators of the year
// before, never the mean of ratios; for OwnGrowth it is Σ values ÷ Σ bases.
const (
	Fixed  BenchmarkKind = "fixed"
	Pooled BenchmarkKind = "pooled"
)

// Missing is what a scheme does about a value that is not there; never a
// silent zero (docs/domain.md#missing-items).
type Missing string

// The rules.
const (
	Rescale  Missing = "rescale" // leave the item out and rescale the others
	MeanItem Missing = "mean"    // the mean score of that item
	ZeroItem Missing = "zero"    // zero, and say so
)

// Penalty is a kind of incident a scheme deducts for, or vetoes on.
type Penalty struct {
	Code   string   `json:"code"`
	Name   Text     `json:"name"`
	Points Quantity `json:"points,omitempty"` // per incident, above zero
}

// Incident is one recorded event that a scheme deducts for or vetoes on.
type Incident struct {
	ID         int64
	Park       string
	Year       int
	Penalty    string   // code of a Penalty
	Points     Quantity // deducted; 0 takes the penalty's own
	Document   string   // number of the document that found it, always there
	Date       Date     // when it was found, always there
	Note       string
	RecordedAt Moment
	Actor      string
}

// BandRule is how bands are given.
type BandRule string

// By score: a band holds totals from its threshold up. By quota: a band holds
// a share of the ranked.
const (
	ByScore BandRule = "score"
	ByQuota BandRule = "quota"
)

// Band is one class of results, with what follows from it.
type Band struct {
	Code     string        `json:"code"` // A
	Name     Text          `json:"name"`
	From     Quantity      `json:"from,omitempty"`  // ByScore: the least total; not used in the last band
	Quota    Quantity      `json:"quota,omitempty"` // ByQuota: % of those counted; not used in the last band
	Measures []BandMeasure `json:"measures,omitempty"`
}

// BandMeasure is what a sealed result brings to each park of its band
// (考核结果运用, docs/domain.md#bands).
type BandMeasure struct {
	Kind  MeasureKind `json:"kind"`
	Text  Text        `json:"text"`
	Owner Text        `json:"owner"`          // the office in charge, "" when named at sealing
	Days  int         `json:"days,omitempty"` // due so many days after sealing, 0 for the year's end
}

// MeasureKind groups measures. Its words are locale keys: measure.KIND.
type MeasureKind string

// The kinds the plan and published schemes know.
const (
	LandQuota   MeasureKind = "land_quota"   // 用地指标
	EnergyQuota MeasureKind = "energy_quota" // 用能指标
	Funds       MeasureKind = "funds"        // 资金
	Prices      MeasureKind = "prices"       // 差别化水电气价
	Interview   MeasureKind = "interview"    // 约谈
	Rectify     MeasureKind = "rectify"      // 限期整改
	Remove      MeasureKind = "remove"       // 调出
)

// MeasureKinds lists the kinds in the order pages offer them.
var MeasureKinds = []MeasureKind{LandQuota, EnergyQuota, Funds, Prices, Interview, Rectify, Remove}

// DefaultBands are A from 90, B from 75, C from 60, D below, without measures.
func DefaultBands() []Band {
	points := func(n int64) Quantity { return Quantity(n * QuantityScale) }
	return []Band{
		{Code: "A", Name: Text{ZH: "A类", EN: "A"}, From: points(90)},
		{Code: "B", Name: Text{ZH: "B类", EN: "B"}, From: points(75)},
		{Code: "C", Name: Text{ZH: "C类", EN: "C"}, From: points(60)},
		{Code: "D", Name: Text{ZH: "D类", EN: "D"}},
	}
}

// Penalty finds a deduction or a veto by code.
func (s *Scheme) Penalty(code string) (p Penalty, veto, ok bool) {
	same := func(p *Penalty) bool { return p.Code == code }
	if p, ok = find(s.Deductions, same); ok {
		return p, false, true
	}
	p, ok = find(s.Vetoes, same)
	return p, ok, ok
}

// Item finds an item by code.
func (s *Scheme) Item(code string) (Item, bool) {
	return find(s.Items, func(i *Item) bool { return i.Code == code })
}

// Band finds a band by code.
func (s *Scheme) Band(code string) (Band, bool) {
	return find(s.Bands, func(b *Band) bool { return b.Code == code })
}

// Weights is the sum of all weights, those of excluded items too: 100 in a
// scheme that passes Check.
func (s *Scheme) Weights() Quantity {
	var sum Quantity
	for _, i := range s.Items {
		sum += i.Weight
	}
	return sum
}
