// Package park holds the nouns of the board: parks, periods, indicators,
// units, quantities, figures and where they came from, land, targets, uploads,
// issues, people and errors. It knows no HTTP, no SQL and no file format, and
// imports nothing but the standard library; every other room speaks in its words.
package park

// Text is a word or a sentence in the two languages of the board.
type Text struct {
	ZH string `json:"zh" yaml:"zh"`
	EN string `json:"en" yaml:"en"`
}

// In returns the text in lang ("en" or "zh-CN"); a missing English text falls
// back to the Chinese one, which is always there.
func (t Text) In(lang string) string {
	if lang == "en" && t.EN != "" {
		return t.EN
	}
	return t.ZH
}

// Verb is how a tier is met (docs/domain.md#tiers): 突破 means strictly more
// than the amount, 达到 at least the amount. Every sentence keeps the verb.
type Verb string

// The two verbs of the city's plan.
const (
	Surpass Verb = "surpass" // 突破
	Reach   Verb = "reach"   // 达到
)

// Tier is the yearly output the plan sets for a park.
type Tier struct {
	Code   string
	Name   Text     // 1000亿元档
	Amount Quantity // 万元
	Verb   Verb
	Since  int // the first year the tier counts for; earlier years show it without 完成率
}

// Met reports whether a cumulative output satisfies the tier's verb.
func (t Tier) Met(output Quantity) bool {
	if t.Verb == Surpass {
		return output > t.Amount
	}
	return output >= t.Amount
}

// Park is one industrial park of the city.
type Park struct {
	Code    string // stable identifier in addresses and files: rare-earth
	Name    Text   // 稀土高新区
	Full    Text   // 包头稀土高新技术产业开发区
	Short   Text   // the four-character form, for charts and pickers only
	County  Text
	Tier    string // code of its tier; "" when the plan sets none
	Aliases []string
}

// Basis is which area a per-mu value divides by (docs/domain.md#land).
type Basis string

// The three bases; Industrial is the default.
const (
	Approved   Basis = "approved"   // 批准
	Built      Basis = "built"      // 已建成
	Industrial Basis = "industrial" // 工业用地
)

// Bases lists the bases in the order pages offer them.
var Bases = []Basis{Industrial, Built, Approved}

// Indicator is the code of the land indicator by which an area of this basis
// travels in workbooks: land_industrial.
func (b Basis) Indicator() string { return "land_" + string(b) }

// Land is one recorded area of a park on one basis, from the day it takes
// effect. Rows are only ever added; the one in force is the latest effective
// on the day asked for, and of several for that day the latest recorded.
type Land struct {
	ID         int64 // 0 when it came as a figure of a workbook
	Park       string
	Basis      Basis
	Area       Quantity // 亩
	Effective  Date
	Document   string // "" reads 无文号
	RecordedAt Moment
	Actor      string     // user name
	Figure     *Published // where it was read, nil for a ledger entry
}

// Target is a yearly target recorded for one indicator of a park. It adds a
// row of its own beside the tier and never replaces it.
type Target struct {
	ID         int64
	Park       string
	Indicator  string
	Year       int
	Value      Quantity // canonical unit of the indicator
	Document   string
	Effective  Date
	RecordedAt Moment
	Actor      string
}

// Note is a sentence kept on a park, such as an overlap between parks
// (一区多园, 飞地) that explains a total.
type Note struct {
	ID         int64
	Park       string
	Text       string
	Effective  Date
	Document   string
	RecordedAt Moment
	Actor      string
}
