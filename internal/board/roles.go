package board

// Role is what a term is in its formula; locale keys term.ROLE.
type Role string

// The roles, by the formulas that take them.
const (
	RoleReported    Role = "reported"    // FReported: the figure itself
	RoleComputed    Role = "computed"    // beside a reported growth: what the base gives, %
	RoleYTD         Role = "ytd"         // FTTM: YTD(t)
	RoleYear        Role = "year"        // FTTM: year(t−1)
	RoleYTDAgo      Role = "ytd_ago"     // FTTM: YTD(t−1, same N)
	RolePark        Role = "park"        // FPooled: one park's part
	RoleNumerator   Role = "numerator"   // FQuotient
	RoleDenominator Role = "denominator" // FQuotient
	RoleReading     Role = "reading"     // FMean: one period-end
	RoleCurrent     Role = "current"     // FGrowth, FDifference: this period
	RoleBase        Role = "base"        // FGrowth: the same period of last year
	RolePrevious    Role = "previous"    // FDifference: the period before
	RoleValue       Role = "value"       // FShare, FGap, FNeed, FForecast, FLinear: the cumulative
	RoleTarget      Role = "target"      // FTarget, FShare, FGap, FNeed
	RoleTier        Role = "tier"        // FTier
	RoleCompletion  Role = "completion"  // FPace, FDifference: 完成率
	RoleMonths      Role = "months"      // N, the months elapsed
	RoleYearMonths  Role = "year_months" // the 12 of N ÷ 12
	RoleSeason      Role = "season"      // FForecast, FDifference: 季节进度
	RolePart        Role = "part"        // FSeason, FForecast: Y(y, N) of an earlier year
	RoleWhole       Role = "whole"       // FSeason, FForecast: Y(y, 12) of that year
	RoleArea        Role = "area"        // FLand
	RoleOwn         Role = "own"         // FRank: the park's own value
	RoleOther       Role = "other"       // FRank: another park's value
	RoleRank        Role = "rank"        // FMove: the rank now
	RoleRankBefore  Role = "rank_before" // FMove: the rank of the period before
	RoleParks       Role = "parks"       // FDifference: Σ parks
	RoleSupplied    Role = "supplied"    // FDifference: the supplied city figure
	RoleAbove       Role = "above"       // FToNext, FToNextNum: the nearest higher value, or its numerator
	RoleBehind      Role = "behind"      // FLead: the nearest lower value
	RoleAboveLand   Role = "above_land"  // FToNextNum: the land of the nearest higher
)

// Roles, Formulas, Reasons, Marks, Words and Standings list the keys that the
// locale catalogue must have words for.
var (
	Roles = []Role{
		RoleReported, RoleComputed, RoleYTD, RoleYear, RoleYTDAgo, RolePark, RoleNumerator,
		RoleDenominator, RoleReading, RoleCurrent, RoleBase, RolePrevious, RoleValue, RoleTarget,
		RoleTier, RoleCompletion, RoleMonths, RoleYearMonths, RoleSeason, RolePart, RoleWhole,
		RoleArea, RoleOwn, RoleOther, RoleRank, RoleRankBefore, RoleParks, RoleSupplied,
		RoleAbove, RoleBehind, RoleAboveLand,
	}
	Formulas = []Formula{
		FReported, FTTM, FPooled, FQuotient, FMean, FDifference, FGrowth, FShare, FPace, FGap,
		FNeed, FSeason, FForecast, FLinear, FLand, FTier, FTarget, FRank, FMove,
		FToNext, FToNextNum, FLead,
	}
	Reasons = []Reason{
		NotReported, NoBase, BaseNotAbove0, NoLand, NoTarget, BeforeTier, NoWindow, NoMonth,
		YearOpen, YearClosed, NoHistory, NoGrowth, NoPooled, NotRanked, NoPrevious, ZeroDivisor,
		NotApplicable, FirstPlace, LastPlace,
	}
	Marks     = []Mark{Unadjusted, BasisChange, Derived, Linear, LandChange, NominalOnly, PartOfCity}
	Words     = []Word{TurnedProfit, LessLoss, MoreLoss}
	Standings = []Standing{Met, Likely, Short, Absent, NoTier}
)
