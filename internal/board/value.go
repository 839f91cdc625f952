package board

import (
	"math/big"

	"parkboard/internal/park"
)

// Reason says why a number is absent. Its words are locale keys: missing.REASON.
type Reason string

// The reasons; a page prints — with the reason as note and accessible name.
const (
	NotReported   Reason = "not_reported"    // 未报送
	NoBase        Reason = "no_base"         // 无同期数
	BaseNotAbove0 Reason = "base_not_above0" // 基数非正
	NoLand        Reason = "no_land"         // 无土地面积
	NoTarget      Reason = "no_target"       // 无目标
	BeforeTier    Reason = "before_tier"     // 2023年档: earlier years have no 完成率
	NoWindow      Reason = "no_window"       // 近12个月缺一期
	NoMonth       Reason = "no_month"        // 1—2月无单月
	YearOpen      Reason = "year_open"       // 全年未完
	YearClosed    Reason = "year_closed"     // 12月后无月均还需
	NoHistory     Reason = "no_history"      // 往年不足两年
	NoGrowth      Reason = "no_growth"       // this indicator has no growth rate
	NoPooled      Reason = "no_pooled"       // 无可比价合计: real growth is never averaged
	NotRanked     Reason = "not_ranked"      // missing, or the pooled row
	NoPrevious    Reason = "no_previous"     // first period of the window has no movement
	FirstPlace    Reason = "first_place"     // 已居首位: nobody is above
	LastPlace     Reason = "last_place"      // 已居末位: nobody is below
	ZeroDivisor   Reason = "zero_divisor"    // 分母为零
	NotApplicable Reason = "not_applicable"  // 不适用: the question makes no sense for the subject
)

// Mark is a flag that stands beside a number and links to why. Its words are
// locale keys: mark.MARK.
type Mark string

// The marks.
const (
	Unadjusted  Mark = "unadjusted"   // 未调整口径: computed from the stored value of last year
	BasisChange Mark = "basis_change" // 口径调整?: computed and reported differ by > 1 point
	Derived     Mark = "derived"      // 推算: a month from the difference of two cumulatives
	Linear      Mark = "linear"       // 线性推算
	LandChange  Mark = "land_change"  // 面积变动 inside the compared window
	NominalOnly Mark = "nominal"      // 名义: growth of value added that is not real
	PartOfCity  Mark = "partial"      // a pooled number that lacks some parks
)

// Word is a growth told in words because its base is not above zero.
type Word string

// The words (docs/domain.md#growth): locale keys word.WORD.
const (
	TurnedProfit Word = "turned_profit" // 扭亏
	LessLoss     Word = "less_loss"     // 减亏
	MoreLoss     Word = "more_loss"     // 增亏
)

// Formula names how a value was made; locale keys formula.FORMULA hold the
// sentence, Terms the inputs in the order the sentence takes them.
type Formula string

// The formulas.
const (
	FReported   Formula = "reported"          // one cell
	FTTM        Formula = "ttm"               // ytd + year − ytd
	FPooled     Formula = "pooled"            // Σ over parks
	FQuotient   Formula = "quotient"          // numerator ÷ denominator (× 100 for %)
	FMean       Formula = "mean"              // mean of period-ends
	FDifference Formula = "difference"        // a − b
	FGrowth     Formula = "growth"            // current ÷ base − 1
	FShare      Formula = "share"             // value ÷ target
	FPace       Formula = "pace"              // 完成率 − N ÷ 12
	FGap        Formula = "gap"               // max(T − Y, 0)
	FNeed       Formula = "need"              // max(T − Y, 0) ÷ (12 − N)
	FSeason     Formula = "season"            // mean of Y(y,N) ÷ Y(y,12)
	FForecast   Formula = "forecast"          // Y ÷ 季节进度
	FLinear     Formula = "linear"            // Y ÷ (N ÷ 12)
	FLand       Formula = "land"              // the area in force on the period's last day
	FTier       Formula = "tier"              // the plan's tier
	FTarget     Formula = "target"            // a recorded target
	FRank       Formula = "rank"              // 1 + the parks that are higher
	FMove       Formula = "move"              // previous rank − rank
	FToNext     Formula = "to_next"           // the nearest higher value − own
	FToNextNum  Formula = "to_next_numerator" // the nearest higher numerator ÷ its land × own land − own numerator
	FLead       Formula = "lead"              // own − the nearest lower value
)

// Value is the answer to a Query: an exact number with its working, or the
// reason why there is none.
type Value struct {
	Query   Query
	Num     *big.Rat // nil when absent; never changed after it is made
	Unit    string   // 万元, 亩, 万元/亩, 万元/人, %, 个百分点, 位, …
	Missing Reason   // set exactly when Num is nil and Word is empty
	Word    Word     // growth told in words; Num is then nil
	Marks   []Mark
	Formula Formula
	Terms   []Term
	Covered []string // pooled: codes of the parks inside
	Absent  []string // pooled: codes of the parks that lack a value
}

// Term is one input of a Value: exactly one of its pointers is set. A nested
// Value has terms of its own, down to figures, land, tiers, targets and bare
// numbers (the 12 of N ÷ 12).
type Term struct {
	Role   Role
	Value  *Value
	Figure *park.Published
	Land   *park.Land
	Tier   *park.Tier
	Target *park.Target
	Number *big.Rat
}

// Has reports whether the mark stands beside the value.
func (v *Value) Has(m Mark) bool {
	for _, have := range v.Marks {
		if have == m {
			return true
		}
	}
	return false
}

// Standing is the state of a park's year against its tier
// (docs/domain.md#tiers): a state of a year, not a badge.
type Standing string

// The standings; locale keys standing.STANDING.
const (
	Met    Standing = "met"     // 已达标
	Likely Standing = "likely"  // 有望: the forecast satisfies the verb
	Short  Standing = "short"   // 有差距
	Absent Standing = "absent"  // 未报送
	NoTier Standing = "no_tier" // the plan sets none, or the year is before it
)

// Status is a park's standing in the year of a period.
type Status struct {
	Standing    Standing
	MetLastYear bool // 上年已达标, stands beside, small and never red
}

// Row is one park in a Ranking.
type Row struct {
	Park  park.Park
	Value *Value
	Rank  int  // 0 when unranked
	Tied  bool // 并列
	Move  *Value
}

// Ranking is the parks by one question, best first; those without a value
// come last in catalogue order with their reasons. Ties share a rank.
type Ranking struct {
	Query  Query // Park is empty
	Rows   []Row
	Pooled *Value // Σ ÷ Σ over the parks that have a value: never ranked
}
