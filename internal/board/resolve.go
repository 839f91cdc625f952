package board

import (
	"slices"
	"strings"

	"parkboard/internal/park"
)

// Resolve fills in the defaults of a query and drops what does not bear on it,
// so that queries for the same number are equal: a stock is read at the
// period's end, 全年 speaks of the year's 12th period, a basis stands only
// where land divides, and pace and forecast are cumulative.
func (b *Board) Resolve(q Query) Query {
	if q.Of == "" {
		q.Of = OfValue
	}
	if !q.ranks() {
		q.Ranked = ""
	} else if q.Ranked == "" || q.of(q.Ranked).ranks() {
		q.Ranked = OfValue
	}
	q.Window = b.window(q)
	if q.Window == Year {
		q.Period = q.Period.YearEnd()
	}
	if r, ok := b.cat.Ratio(q.Subject); !ok || !r.PerMu {
		q.Basis = ""
	} else if q.Basis == "" {
		q.Basis = park.Industrial
	}
	if !q.parts() {
		q.Part = ""
	}
	if !q.ranks() && (q.Park != park.CityCode || q.supplied()) {
		q.Among = ""
	}
	q.Among = b.canonicalAmong(q.Among)
	return q
}

// Known reports whether the query speaks of a park, a subject and a period
// that exist.
func (b *Board) Known(q Query) bool {
	_, isPark := b.order[q.Park]
	city := q.Park == park.CityCode
	switch {
	case !isPark && !city, !q.Period.Valid(), !b.hasSubject(q.Subject):
		return false
	case !known(Ofs, q.Of), !known(Ofs, q.Ranked), !known(Windows, q.Window), !known(park.Bases, q.Basis), !known(Parts, q.Part):
		return false
	case q.supplied():
		return city
	}
	for _, code := range strings.Split(q.Among, ",") {
		if _, ok := b.order[code]; !ok && q.Among != "" {
			return false
		}
	}
	return true
}

// ranks reports whether the query asks about a place among the parks, or the
// distance to another's.
func (q Query) ranks() bool {
	switch q.Of {
	case OfRank, OfMove, OfToNext, OfToNextNumerator, OfLead, OfLag:
		return true
	}
	return false
}

// supplied reports whether the query is about the city figure as supplied.
func (q Query) supplied() bool {
	return q.Of == OfSupplied || q.Of == OfSuppliedGrowth || q.Of == OfExcess
}

// asked is what the query's window and unit are about: what is ranked, or what
// is asked.
func (q Query) asked() Of {
	if q.ranks() {
		return q.Ranked
	}
	return q.Of
}

func (q Query) of(o Of) Query {
	q.Of, q.Ranked = o, ""
	return q
}

func (q Query) at(p park.Period) Query {
	q.Period = p
	return q
}

func (q Query) in(parkCode string) Query {
	q.Park, q.Among = parkCode, ""
	return q
}

func (b *Board) window(q Query) Window {
	ask := q.asked()
	if ask == OfMean {
		return windowOr(q.Window, TTM)
	}
	if b.readAtEnd(q.Subject) {
		return AtEnd
	}
	switch ask {
	case OfValue, OfBase, OfGrowth, OfChange:
	default:
		if _, ratio := b.cat.Ratio(q.Subject); !ratio {
			return YTD // the year's course: month, target, pace, season, forecast
		}
	}
	if _, ratio := b.cat.Ratio(q.Subject); ratio {
		return windowOr(q.Window, TTM)
	}
	return windowOr(q.Window, YTD)
}

func windowOr(asked, standard Window) Window {
	if asked == "" || asked == AtEnd {
		return standard
	}
	return asked
}

// readAtEnd holds for stocks, land, and stocks over land: 投资强度 is a stock
// over land (docs/domain.md#derived).
func (b *Board) readAtEnd(subject string) bool {
	if r, ok := b.cat.Ratio(subject); ok {
		subject = r.Numerator
	}
	ind, ok := b.cat.Indicator(subject)
	return b.isLand(subject) || ok && ind.Nature == park.Stock
}

func (b *Board) isLand(subject string) bool {
	_, ok := basisOf(subject)
	return ok
}

// basisOf is the basis of a land indicator's code.
func basisOf(subject string) (park.Basis, bool) {
	for _, basis := range park.Bases {
		if basis.Indicator() == subject {
			return basis, true
		}
	}
	return "", false
}

func (b *Board) hasSubject(subject string) bool {
	if _, ok := b.cat.Indicator(subject); ok {
		return true
	}
	_, ok := b.cat.Ratio(subject)
	return ok || b.isLand(subject)
}

// among lists the parks a pooled number or a rank is taken over, in catalogue
// order.
func (b *Board) among(q Query) []string {
	if q.Among != "" {
		return strings.Split(q.Among, ",")
	}
	codes := make([]string, len(b.cat.Parks))
	for i, p := range b.cat.Parks {
		codes[i] = p.Code
	}
	return codes
}

// canonicalAmong puts the codes in catalogue order, once each; all parks are
// "". A list with an unknown code stays as it is, for Known to refuse.
func (b *Board) canonicalAmong(list string) string {
	if list == "" {
		return ""
	}
	key := Query{Among: list}
	if had, ok := b.lists.load(key); ok {
		return had
	}
	return b.lists.keep(key, b.inOrder(list))
}

func (b *Board) inOrder(list string) string {
	codes := strings.Split(list, ",")
	for _, code := range codes {
		if _, ok := b.order[code]; !ok {
			return list
		}
	}
	slices.SortFunc(codes, func(x, y string) int { return b.order[x] - b.order[y] })
	codes = slices.Compact(codes)
	if len(codes) == len(b.order) {
		return ""
	}
	return strings.Join(codes, ",")
}

// orderOf gives the places of the parks in the catalogue, by code: a table of
// thousands looks each of them up many times.
func orderOf(c *park.Catalogue) map[string]int {
	order := make(map[string]int, len(c.Parks))
	for i := range c.Parks {
		order[c.Parks[i].Code] = i
	}
	return order
}
