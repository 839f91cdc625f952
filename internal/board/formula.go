package board

import "math/big"

var hundred = big.NewRat(100, 1)

// Recompute works a value out again from the figures, areas, tiers, targets
// and bare numbers at the ends of its working, trusting no number in between.
// It is nil where the value is absent. Receipts check themselves by it.
func Recompute(v *Value) *big.Rat {
	num, _ := evaluate(v, func(t *Term) *big.Rat {
		if t.Value != nil {
			return Recompute(t.Value)
		}
		return t.leaf()
	})
	return num
}

// Num is the exact number of a term; nil when its value is absent.
func (t *Term) Num() *big.Rat {
	if t.Value != nil {
		return t.Value.Num
	}
	return t.leaf()
}

func (t *Term) leaf() *big.Rat {
	switch {
	case t.Figure != nil:
		return t.Figure.Value.Rat()
	case t.Land != nil:
		return t.Land.Area.Rat()
	case t.Tier != nil:
		return t.Tier.Amount.Rat()
	case t.Target != nil:
		return t.Target.Value.Rat()
	}
	return t.Number
}

// inputs are the numbers of a value's terms, by role.
type inputs struct {
	terms []Term
	nums  []*big.Rat
}

func (in inputs) one(role Role) *big.Rat {
	for i := range in.terms {
		if in.terms[i].Role == role {
			return in.nums[i]
		}
	}
	return nil
}

func (in inputs) all(role Role) []*big.Rat {
	var out []*big.Rat
	for i := range in.terms {
		if in.terms[i].Role == role {
			out = append(out, in.nums[i])
		}
	}
	return out
}

// evaluate applies a value's formula to its terms. Without a number it gives
// the reason; a reason "" then means that an input is absent.
func evaluate(v *Value, num func(*Term) *big.Rat) (*big.Rat, Reason) {
	if len(v.Terms) == 0 {
		return nil, ""
	}
	in := inputs{v.Terms, make([]*big.Rat, len(v.Terms))}
	for i := range v.Terms {
		if in.nums[i] = num(&v.Terms[i]); in.nums[i] == nil {
			return nil, ""
		}
	}
	switch v.Formula {
	case FReported, FLand, FTier, FTarget:
		return in.nums[0], ""
	case FTTM:
		sum := new(big.Rat).Add(in.one(RoleYTD), in.one(RoleYear))
		return sum.Sub(sum, in.one(RoleYTDAgo)), ""
	case FPooled:
		return sumOf(in.all(RolePark)), ""
	case FMean:
		all := in.all(RoleReading)
		return new(big.Rat).Quo(sumOf(all), big.NewRat(int64(len(all)), 1)), ""
	case FDifference, FToNext, FLead:
		return new(big.Rat).Sub(in.nums[0], in.nums[1]), ""
	case FToNextNum:
		level := new(big.Rat).Quo(in.one(RoleAbove), in.one(RoleAboveLand))
		return level.Sub(level.Mul(level, in.one(RoleDenominator)), in.one(RoleNumerator)), ""
	case FMove:
		return new(big.Rat).Sub(in.one(RoleRankBefore), in.one(RoleRank)), ""
	case FQuotient:
		return quotient(in.one(RoleNumerator), in.one(RoleDenominator), v.Unit)
	case FShare:
		return quotient(in.one(RoleValue), in.one(RoleTarget), v.Unit)
	case FRank:
		return rankOf(in.one(RoleOwn), in.all(RoleOther)), ""
	case FGrowth:
		return growthOf(in.one(RoleCurrent), in.one(RoleBase))
	}
	return evaluateCourse(v.Formula, in)
}

// evaluateCourse applies the formulas of a year's course: pace, gap, need,
// season and forecast.
func evaluateCourse(f Formula, in inputs) (*big.Rat, Reason) {
	switch f {
	case FPace:
		elapsed := new(big.Rat).Quo(in.one(RoleMonths), in.one(RoleYearMonths))
		return new(big.Rat).Sub(in.one(RoleCompletion), elapsed.Mul(elapsed, hundred)), ""
	case FGap:
		return gapOf(in.one(RoleTarget), in.one(RoleValue)), ""
	case FNeed:
		left := new(big.Rat).Sub(in.one(RoleYearMonths), in.one(RoleMonths))
		return quotient(gapOf(in.one(RoleTarget), in.one(RoleValue)), left, "")
	case FLinear:
		elapsed := new(big.Rat).Quo(in.one(RoleMonths), in.one(RoleYearMonths))
		return new(big.Rat).Quo(in.one(RoleValue), elapsed), ""
	case FSeason:
		return seasonOf(in.all(RolePart), in.all(RoleWhole)), ""
	case FForecast:
		share := in.one(RoleSeason)
		if share == nil {
			share = seasonOf(in.all(RolePart), in.all(RoleWhole))
		}
		if share.Sign() <= 0 {
			return nil, ZeroDivisor
		}
		full := new(big.Rat).Mul(in.one(RoleValue), hundred)
		return full.Quo(full, share), ""
	}
	return nil, ""
}

func sumOf(all []*big.Rat) *big.Rat {
	sum := new(big.Rat)
	for _, r := range all {
		sum.Add(sum, r)
	}
	return sum
}

// quotient is a ÷ b, × 100 where the unit is %.
func quotient(a, b *big.Rat, unit string) (*big.Rat, Reason) {
	if b.Sign() == 0 {
		return nil, ZeroDivisor
	}
	q := new(big.Rat).Quo(a, b)
	if unit == percent {
		q.Mul(q, hundred)
	}
	return q, ""
}

// growthOf is (current ÷ base − 1) × 100; a base that is not above zero gives
// no percentage (docs/domain.md#growth).
func growthOf(current, base *big.Rat) (*big.Rat, Reason) {
	if base.Sign() <= 0 {
		return nil, BaseNotAbove0
	}
	g := new(big.Rat).Sub(current, base)
	g.Quo(g, base)
	return g.Mul(g, hundred), ""
}

func gapOf(target, value *big.Rat) *big.Rat {
	gap := new(big.Rat).Sub(target, value)
	if gap.Sign() < 0 {
		return new(big.Rat)
	}
	return gap
}

// seasonOf is the mean of part ÷ whole over the years, in %. Only years whose
// whole is above zero are full years.
func seasonOf(parts, wholes []*big.Rat) *big.Rat {
	sum := new(big.Rat)
	for i, part := range parts {
		sum.Add(sum, new(big.Rat).Quo(part, wholes[i]))
	}
	sum.Mul(sum, hundred)
	return sum.Quo(sum, big.NewRat(int64(len(parts)), 1))
}

func rankOf(own *big.Rat, others []*big.Rat) *big.Rat {
	rank := int64(1)
	for _, other := range others {
		if other.Cmp(own) > 0 {
			rank++
		}
	}
	return big.NewRat(rank, 1)
}
