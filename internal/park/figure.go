package park

// Measure says what a figure of an indicator is.
type Measure string

// The four measures a workbook carries (docs/domain.md#measures).
const (
	Cumulative Measure = "cumulative" // 1—N月累计; also stocks and areas
	Month      Measure = "month"      // 本月
	Base       Measure = "base"       // 上年同期累计, as restated this year
	Growth     Measure = "growth"     // 同比, in %
)

// CityCode is the code under which the figures of a 全市 row and all pooled
// totals stand where a park's code would; no park may have it.
const CityCode = "city"

// Figure is one number read from one cell.
type Figure struct {
	Park      string // park code, or CityCode for the supplied city figure
	Period    Period
	Indicator string
	Measure   Measure
	Value     Quantity // canonical unit of the indicator; % for Growth
	Unit      string   // canonical unit
	Source
}

// Source is the cell a figure was read from.
type Source struct {
	Sheet string // "" for csv
	Cell  string // A1 address
	Text  string // what the cell shows or holds, as found
	Found string // the unit as written in the file: 亿元
}

// Published is a figure that went live, in the order of publishing.
type Published struct {
	Figure
	ID          int64
	Upload      int64
	PublishedAt Moment
	Withdrawn   Moment // zero while live
}
