package park

import (
	"math/rand/v2"
	"testing"
	"time"
)

var noon = time.Date(2023, 7, 20, 4, 0, 0, 0, time.UTC)

// row is a figure of metals' output in 2023-06, published the given hours
// after noon.
func row(id int64, hours int, m Measure, value Quantity) Published {
	return Published{
		Figure: Figure{Park: "metals", Period: Period{2023, 6}, Indicator: "output", Measure: m, Value: value},
		ID:     id, Upload: id / 10, PublishedAt: noon.Add(time.Duration(hours) * time.Hour),
	}
}

// TestTheCurrentFigure holds docs/domain.md#correction. An id of 10–19 belongs
// to upload 1, 20–29 to upload 2, and so on.
func TestTheCurrentFigure(t *testing.T) {
	const none = Quantity(-1)
	cases := map[string]struct {
		live               []Published
		cumulative, growth Quantity
	}{
		"nothing reported":     {nil, none, none},
		"one upload with both": {[]Published{row(10, 0, Cumulative, 100), row(11, 0, Growth, 5)}, 100, 5},
		"the newest cumulative wins": {
			[]Published{row(20, 1, Cumulative, 110), row(10, 0, Cumulative, 100)}, 110, none,
		},
		"a rate of the old cumulative falls with it": {
			[]Published{row(10, 0, Cumulative, 100), row(11, 0, Growth, 5), row(20, 1, Cumulative, 110)}, 110, none,
		},
		"a rate published with the new one stands": {
			[]Published{row(10, 0, Cumulative, 100), row(11, 0, Growth, 5), row(20, 1, Cumulative, 110), row(21, 1, Growth, 6)}, 110, 6,
		},
		"a rate published after the new one stands": {
			[]Published{row(10, 0, Cumulative, 100), row(20, 1, Cumulative, 110), row(30, 2, Growth, 7)}, 110, 7,
		},
		"the same cumulative again keeps the rate": {
			[]Published{row(10, 0, Cumulative, 100), row(11, 0, Growth, 5), row(20, 1, Cumulative, 100)}, 100, 5,
		},
		"a blank rate beside the same cumulative removes nothing, a new one replaces": {
			[]Published{row(10, 0, Cumulative, 100), row(11, 0, Growth, 5), row(20, 1, Cumulative, 100), row(30, 2, Growth, 8)}, 100, 8,
		},
		"there and back again: the rate of the first does not return": {
			[]Published{row(10, 0, Cumulative, 100), row(11, 0, Growth, 5), row(20, 1, Cumulative, 110), row(30, 2, Cumulative, 100)}, 100, none,
		},
		"the correction withdrawn: the rate of the first is back": {
			[]Published{row(10, 0, Cumulative, 100), row(11, 0, Growth, 5)}, 100, 5,
		},
		"a rate alone":                    {[]Published{row(11, 0, Growth, 5)}, none, 5},
		"a rate before its cumulative":    {[]Published{row(11, 0, Growth, 5), row(20, 1, Cumulative, 100)}, 100, none},
		"a rate earlier in the same file": {[]Published{row(11, 0, Growth, 5), row(12, 0, Cumulative, 100)}, 100, 5},
		"two uploads in the same second":  {[]Published{row(10, 0, Cumulative, 100), row(11, 0, Growth, 5), row(20, 0, Cumulative, 110)}, 110, none},
		"zero is a value":                 {[]Published{row(10, 0, Cumulative, 100), row(20, 1, Cumulative, 0), row(21, 1, Growth, 0)}, 0, 0},
	}
	value := func(p *Published) Quantity {
		if p == nil {
			return none
		}
		return p.Value
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			for range 4 { // in any order
				rand.Shuffle(len(c.live), func(i, j int) { c.live[i], c.live[j] = c.live[j], c.live[i] })
				l := NewLedger(c.live)
				key := row(0, 0, Cumulative, 0).Key()
				if got := value(l.Current(key)); got != c.cumulative {
					t.Errorf("cumulative %d, want %d", got, c.cumulative)
				}
				key.Measure = Growth
				if got := value(l.Current(key)); got != c.growth {
					t.Errorf("growth %d, want %d", got, c.growth)
				}
			}
		})
	}
}

func TestACorrectionOfOneFigureLeavesItsNeighbours(t *testing.T) {
	other := row(12, 0, Growth, 9)
	other.Indicator = "tax"
	sum := row(13, 0, Cumulative, 70)
	sum.Indicator = "tax"
	l := NewLedger([]Published{row(10, 0, Cumulative, 100), row(11, 0, Base, 90), other, sum, row(20, 1, Cumulative, 110)})
	if got := l.Current(other.Key()); got == nil || got.Value != 9 {
		t.Errorf("tax growth is %v", got)
	}
	if got := l.Current(row(0, 0, Base, 0).Key()); got != nil {
		t.Errorf("the base of the old output still stands: %v", got.Value)
	}
}

func TestPeriodsOfTheLedgerAreInOrderOnceEach(t *testing.T) {
	at := func(y, m int, measure Measure) Published {
		p := row(10, 0, measure, 1)
		p.Period = Period{y, m}
		return p
	}
	l := NewLedger([]Published{at(2023, 2, Cumulative), at(2022, 12, Cumulative), at(2023, 2, Cumulative), at(2023, 5, Growth)})
	want := []Period{{2022, 12}, {2023, 2}}
	got := l.Periods()
	if len(got) != len(want) || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("periods %v, want %v", got, want)
	}
}

func TestNoLedgerHoldsNothing(t *testing.T) {
	var l *Ledger
	if l.Current(Key{}) != nil || l.Periods() != nil {
		t.Error("a ledger that is not there answers")
	}
}
