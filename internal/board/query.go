// Package board holds the sums of the pages: windows, growth, per-mu values on
// the land in force, pace against the tiers, forecasts and rankings. Every
// number is asked for by a Query and answered by a Value that carries its
// working, so a page and the receipt behind its number are the same sum. It
// does no input or output, knows no language and never rounds.
package board

import (
	"net/url"
	"strings"

	"parkboard/internal/park"
)

// Window is the span a flow is summed over; it is always named beside the
// number (docs/domain.md#windows).
type Window string

// The three windows, and the instant at which stocks, land and stocks over
// land are read whatever window is asked for.
const (
	YTD   Window = "ytd"  // 累计 1—N月
	TTM   Window = "ttm"  // 近12个月 = YTD(t) + year(t−1) − YTD(t−1, same N)
	Year  Window = "year" // 全年: the year's 12th period
	AtEnd Window = "end"  // 期末时点
)

// Of says what is asked about a subject.
type Of string

// What can be asked. Amounts are in the subject's canonical unit, shares and
// growth in %, differences of rates in 个百分点.
const (
	OfValue        Of = "value"
	OfMonth        Of = "month"         // the single month: reported, or derived and marked
	OfBase         Of = "base"          // the same period of last year, as growth compares with
	OfGrowth       Of = "growth"        // %, by the order of docs/domain.md#growth
	OfChange       Of = "change"        // value minus the previous period's value, same window
	OfTarget       Of = "target"        // the tier (output) or the recorded target
	OfCompletion   Of = "completion"    // 完成率 %, YTD ÷ tier; other subjects ÷ recorded target
	OfPace         Of = "pace"          // 完成率 − 序时进度, 个百分点
	OfSeason       Of = "season"        // 季节进度 %
	OfSeasonPace   Of = "season_pace"   // 完成率 − 季节进度, 个百分点
	OfGap          Of = "gap"           // 还差
	OfNeed         Of = "need"          // 月均还需
	OfForecast     Of = "forecast"      // 年末预计
	OfForecastLow  Of = "forecast_low"  // its range
	OfForecastHigh Of = "forecast_high" //
	OfRank         Of = "rank"          // 位次 among the parks, by Ranked
	OfMove         Of = "move"          // previous rank − rank: positive is a rise

	OfToNext          Of = "to_next"           // what Ranked must rise by to share the next higher rank
	OfToNextNumerator Of = "to_next_numerator" // the same as numerator, at the land in force; per-mu values only
	OfLead            Of = "lead"              // what Ranked is ahead of the next lower park

	OfMean             Of = "mean"              // mean of a stock's period-ends in the window
	OfAnnualTarget     Of = "annual_target"     // 年度目标: a recorded target, beside the tier
	OfAnnualCompletion Of = "annual_completion" // YTD ÷ 年度目标, %
	OfSupplied         Of = "supplied"          // park.CityCode only: the city figure as supplied
	OfSuppliedGrowth   Of = "supplied_growth"   // park.CityCode only: its growth as supplied, %
	OfExcess           Of = "excess"            // park.CityCode only: Σ parks − the supplied city figure

	OfLag       Of = "lag"        // Ranked, minus the highest of Among: 0 or less
	OfPart      Of = "part"       // the amount of Query.Part within 1—N月
	OfPartShare Of = "part_share" // 占比: Query.Part in 1—N月, %
)

// Query names one number. Its zero fields mean the defaults: OfValue, the
// subject's own window (YTD for reported flows, TTM for ratios, AtEnd for
// stocks), the industrial basis, all parks. Query is comparable.
type Query struct {
	Park    string // park code, or park.CityCode for the pooled parks
	Period  park.Period
	Subject string // code of an indicator, a ratio or a land area (land_industrial)
	Of      Of
	Window  Window
	Basis   park.Basis
	Ranked  Of     // for what asks about a place: what is ranked; OfValue when empty
	Among   string // pooled numbers and ranks: park codes joined by commas; "" for all parks
	Part    Part   // for OfPart and OfPartShare: a month or a quarter of the year
}

// Path is the address of the query's receipt:
// /receipts/rare-earth/2023-06/tax_per_mu?basis=industrial&of=value&window=ttm.
// Fields that are empty are left out; ParseQuery is its inverse.
func (q Query) Path() string { return q.pathIn("receipts") }

// MovementPath is the address of the page that explains why the park moved in
// the query's ranking: /movements/jiuyuan/2023-06/tax_per_mu?ranked=value&window=ttm.
func (q Query) MovementPath() string {
	q.Of = ""
	return q.pathIn("movements")
}

func (q Query) pathIn(shelf string) string {
	v := url.Values{}
	set := func(key, val string) {
		if val != "" {
			v.Set(key, val)
		}
	}
	set("of", string(q.Of))
	set("window", string(q.Window))
	set("basis", string(q.Basis))
	set("ranked", string(q.Ranked))
	set("among", q.Among)
	set("part", string(q.Part))
	path := "/" + shelf + "/" + url.PathEscape(q.Park) + "/" + q.Period.String() + "/" + url.PathEscape(q.Subject)
	if len(v) == 0 {
		return path
	}
	return path + "?" + v.Encode()
}

// ParseQuery reads the parts of a receipt's address. Unknown words are
// refused with park.Invalid; whether the park and subject exist is asked of
// the Board.
func ParseQuery(parkCode, period, subject string, v url.Values) (Query, error) {
	p, err := park.ParsePeriod(period)
	if err != nil {
		return Query{}, err
	}
	q := Query{
		Park: parkCode, Period: p, Subject: subject,
		Of: Of(v.Get("of")), Window: Window(v.Get("window")),
		Basis: park.Basis(v.Get("basis")), Ranked: Of(v.Get("ranked")),
		Among: v.Get("among"), Part: Part(v.Get("part")),
	}
	switch {
	case !known(Ofs, q.Of) || !known(Ofs, q.Ranked):
		return Query{}, park.Invalidf("query", "unknown question %q", strings.TrimSpace(v.Get("of")+" "+v.Get("ranked")))
	case !known(Windows, q.Window):
		return Query{}, park.Invalidf("query", "unknown window %q", q.Window)
	case !known(park.Bases, q.Basis):
		return Query{}, park.Invalidf("query", "unknown basis %q", q.Basis)
	case !known(Parts, q.Part):
		return Query{}, park.Invalidf("query", "unknown part of a year %q", q.Part)
	}
	return q, nil
}

// Windows lists the windows, Ofs the questions, in the order of their constants.
var (
	Windows = []Window{YTD, TTM, Year, AtEnd}
	Ofs     = []Of{
		OfValue, OfMonth, OfBase, OfGrowth, OfChange, OfTarget, OfCompletion, OfPace, OfSeason,
		OfSeasonPace, OfGap, OfNeed, OfForecast, OfForecastLow, OfForecastHigh, OfRank, OfMove,
		OfToNext, OfToNextNumerator, OfLead,
		OfMean, OfAnnualTarget, OfAnnualCompletion, OfSupplied, OfSuppliedGrowth, OfExcess,
		OfLag, OfPart, OfPartShare,
	}
)

func known[T ~string](all []T, one T) bool {
	if one == "" {
		return true
	}
	for _, a := range all {
		if a == one {
			return true
		}
	}
	return false
}
