package board

import (
	"math/big"

	"parkboard/internal/park"
)

// Slip names what may have gone wrong with an amount that is to be recorded.
// Its words are locale keys: slip.SLIP.
type Slip string

// The slips. A unit that was mixed up shows in the factor: 1 公顷 = 15 亩,
// 1 平方公里 = 1500 亩.
const (
	HectaresAsMu   Slip = "hectares_as_mu"   // about a fifteenth of what is in force
	KilometresAsMu Slip = "kilometres_as_mu" // about a fifteen-hundredth
	MuAsHectares   Slip = "mu_as_hectares"   // about fifteen times
	MuAsKilometres Slip = "mu_as_kilometres" // about fifteen hundred times
	FarOff         Slip = "far_off"          // many times more or less
)

// Slips lists them.
var Slips = []Slip{HectaresAsMu, KilometresAsMu, MuAsHectares, MuAsKilometres, FarOff}

// Doubt is why an amount is asked about before it is recorded
// (docs/domain.md#recording).
type Doubt struct {
	Slip    Slip
	Against *big.Rat // what it is held against, canonical unit
	Factor  *big.Rat // the new amount ÷ Against
}

// How many times more or less than before an area, and a target than last
// year's result, is asked about.
const (
	farArea   = 5
	farTarget = 10
)

// DoubtArea holds an area that is to be recorded against the one in force on
// its day: else the first on its basis, else any other basis'. nil where
// nothing is odd about it, or nothing is there to hold it against.
func (b *Board) DoubtArea(l park.Land) *Doubt {
	was := b.comparable(l)
	if was == nil {
		return nil
	}
	d := doubtBeyond(l.Area.Rat(), was.Area.Rat(), farArea)
	if d == nil {
		return nil
	}
	for slip, factor := range map[Slip]*big.Rat{
		HectaresAsMu: big.NewRat(1, 15), KilometresAsMu: big.NewRat(1, 1500),
		MuAsHectares: big.NewRat(15, 1), MuAsKilometres: big.NewRat(1500, 1),
	} {
		if near(d.Factor, factor) {
			d.Slip = slip
		}
	}
	return d
}

// comparable is the area an area is held against.
func (b *Board) comparable(l park.Land) *park.Land {
	bases := []park.Basis{l.Basis}
	for _, other := range park.Bases {
		if other != l.Basis {
			bases = append(bases, other)
		}
	}
	for _, basis := range bases {
		if in := b.LandAt(l.Park, basis, l.Effective); in != nil {
			return in
		}
		if rows := b.land[landKey{l.Park, basis}]; len(rows) > 0 {
			return &rows[0]
		}
	}
	return nil
}

// DoubtTarget holds a target that is to be recorded against the year before's
// result; nil where nothing is odd or that year is not closed.
func (b *Board) DoubtTarget(t park.Target) *Doubt {
	before := park.Period{Year: t.Year - 1, Month: monthsOfYear}
	was := b.Value(Query{Park: t.Park, Period: before, Subject: t.Indicator})
	if was.Num == nil || was.Num.Sign() <= 0 {
		return nil
	}
	return doubtBeyond(t.Value.Rat(), was.Num, farTarget)
}

// doubtBeyond is a doubt where an amount is the given times more or less.
func doubtBeyond(now, was *big.Rat, times int64) *Doubt {
	factor := new(big.Rat).Quo(now, was)
	if factor.Cmp(big.NewRat(times, 1)) < 0 && factor.Cmp(big.NewRat(1, times)) > 0 {
		return nil
	}
	return &Doubt{Slip: FarOff, Against: was, Factor: factor}
}

// near holds within a tenth.
func near(r, of *big.Rat) bool {
	ratio := new(big.Rat).Quo(r, of)
	return ratio.Cmp(big.NewRat(9, 10)) > 0 && ratio.Cmp(big.NewRat(11, 10)) < 0
}
