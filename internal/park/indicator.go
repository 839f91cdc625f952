package park

// Nature says whether an indicator adds up through the year or is a level.
type Nature string

// Flows are reported cumulatively (1—N月); stocks are read at the period's end.
const (
	Flow  Nature = "flow"
	Stock Nature = "stock"
)

// GrowthKind says what growth of an indicator means (docs/domain.md#growth).
type GrowthKind string

// Nominal growth compares amounts; real growth is at comparable prices and
// only ever reported; None has no growth rate.
const (
	Nominal GrowthKind = "nominal"
	Real    GrowthKind = "real"
	None    GrowthKind = "none"
)

// Indicator is something parks report, in one canonical unit.
type Indicator struct {
	Code          string
	Name          Text
	Unit          string // canonical unit, a Name of Units
	Nature        Nature
	Growth        GrowthKind
	Integer       bool   // counts: a fraction is an error
	Signed        bool   // may be negative
	NonDecreasing bool   // the cumulative is expected not to fall within a year
	Below         string // code of an indicator this one must not exceed
	Lumpy         bool   // arrives in batches: a linear pace misleads
	Apart         bool   // reported for a task of some parks: no part of the monthly form and of tables of all parks
	Land          Basis  // set for the three areas: land_industrial …
	Aliases       []string
}

// Ratio is a derived indicator: never uploaded, always recomputed with its
// working shown (docs/domain.md#derived).
type Ratio struct {
	Code        string
	Name        Text
	Numerator   string // indicator code
	Denominator string // indicator code; "" when PerMu
	PerMu       bool   // divides by the land in force on the chosen basis
	MeanStock   bool   // the denominator is the mean of its period-ends in the window
	Percent     bool   // printed as a percentage: the quotient × 100
	Apart       bool   // of indicators that stand apart
	Unit        string
}

// Share reports whether the indicator is a share in %: between 0 and 100, never
// a sum of parks.
func (i *Indicator) Share() bool { return i.Unit == "%" }

// Catalogue is the city's data that is not figures: parks, tiers, indicators,
// aliases. It is shipped as one file and kept append-only in the store.
type Catalogue struct {
	City       Text   // 包头市
	Code       string // baotou
	DueDay     int    // the day of the next month until which an upload is on time
	Tiers      []Tier
	Parks      []Park // in the order every table uses by default
	Indicators []Indicator
	Ratios     []Ratio

	Designations []Designation // what the plan counts beside figures; none in most cities
	Checklists   []Checklist
	Objectives   []Objective // what the plan counts in industry; none in most cities
}

// Monthly lists the indicators that every park reports every month, in order.
func (c *Catalogue) Monthly() []Indicator {
	return without(c.Indicators, func(i *Indicator) bool { return i.Apart })
}

// MonthlyRatios lists the ratios of monthly indicators, in order.
func (c *Catalogue) MonthlyRatios() []Ratio {
	return without(c.Ratios, func(r *Ratio) bool { return r.Apart })
}

func without[T any](all []T, leave func(*T) bool) []T {
	kept := make([]T, 0, len(all))
	for i := range all {
		if !leave(&all[i]) {
			kept = append(kept, all[i])
		}
	}
	return kept
}

// Park finds a park by code.
func (c *Catalogue) Park(code string) (Park, bool) {
	return find(c.Parks, func(p *Park) bool { return p.Code == code })
}

// Tier finds a tier by code; "" is never found.
func (c *Catalogue) Tier(code string) (Tier, bool) {
	return find(c.Tiers, func(t *Tier) bool { return t.Code == code })
}

// TierOf finds the tier of a park by the park's code.
func (c *Catalogue) TierOf(parkCode string) (Tier, bool) {
	p, ok := c.Park(parkCode)
	if !ok {
		return Tier{}, false
	}
	return c.Tier(p.Tier)
}

// Indicator finds a reported indicator by code.
func (c *Catalogue) Indicator(code string) (Indicator, bool) {
	return find(c.Indicators, func(i *Indicator) bool { return i.Code == code })
}

// Ratio finds a derived indicator by code.
func (c *Catalogue) Ratio(code string) (Ratio, bool) {
	return find(c.Ratios, func(r *Ratio) bool { return r.Code == code })
}

func find[T any](all []T, match func(*T) bool) (T, bool) {
	for i := range all {
		if match(&all[i]) {
			return all[i], true
		}
	}
	var none T
	return none, false
}
