package park

import (
	"math/big"
	"testing"
)

func TestAnObjectiveIsMetByItsVerb(t *testing.T) {
	for _, c := range []struct {
		says  string
		o     Objective
		value int64
		met   bool
	}{
		{"达到 is met at the target", Objective{Target: 50_0000}, 50, true},
		{"达到 is not met below it", Objective{Target: 50_0000}, 49, false},
		{"超过 is not met at the target", Objective{Target: 50_0000, Strict: true}, 50, false},
		{"超过 is met above it", Objective{Target: 50_0000, Strict: true}, 51, true},
		{"50强 is met at the fiftieth place", Objective{Target: 50_0000, Most: true}, 50, true},
		{"50强 is not met at the fifty-first", Objective{Target: 50_0000, Most: true}, 51, false},
		{"without a target nothing is met", Objective{}, 1, false},
	} {
		if got := c.o.Met(big.NewRat(c.value, 1)); got != c.met {
			t.Errorf("%s: %v", c.says, got)
		}
	}
}

func TestTheMonthsOfAPaceAreThoseThatHaveEnded(t *testing.T) {
	o := Objective{By: "2023-12-31"}
	for day, want := range map[Date]int{
		"2022-12-31": 0, "2023-01-30": 0, "2023-01-31": 1, "2023-02-28": 2, "2023-06-29": 5, "2023-06-30": 6, "2023-12-30": 11, "2023-12-31": 12, "2024-01-01": 12,
	} {
		if got := o.MonthsBy(day); got != want {
			t.Errorf("%s: %d months, want %d", day, got, want)
		}
	}
	if o.Ahead(big.NewRat(1, 1), "2023-06-30") != nil {
		t.Error("an objective without a pace has one")
	}
	o.Pace, o.Target = true, 600_0000
	if got := o.Ahead(big.NewRat(330, 1), "2023-06-30"); got.Cmp(big.NewRat(5, 1)) != 0 {
		t.Errorf("330 of 600 by the end of June is %s points ahead", got)
	}
}

func TestOfTheEntriesTheLatestDayCountsAndOfADayTheLatestEntered(t *testing.T) {
	all := []ObjectiveEntry{
		{ID: 1, Objective: "a", Day: "2023-06-30", Unit: "个"}, {ID: 2, Objective: "a", Day: "2023-09-30", Unit: "个"},
		{ID: 3, Objective: "a", Day: "2023-03-31", Unit: "个"}, {ID: 4, Objective: "b", Day: "2023-12-31", Unit: "个"},
		{ID: 5, Objective: "a", Day: "2023-09-30", Unit: "个"}, {ID: 6, Objective: "a", Day: "2023-10-31", Unit: "户"},
	}
	if got := CountingEntry(all, Objective{Code: "a", Unit: "个"}); got == nil || got.ID != 5 {
		t.Errorf("%+v counts", got)
	}
	if got := CountingEntry(all, Objective{Code: "c", Unit: "个"}); got != nil {
		t.Errorf("%+v counts for nothing", got)
	}
	if got := EntriesOf(all, "a"); len(got) != 5 || got[0].ID != 6 || got[4].ID != 1 {
		t.Errorf("the history is %+v", got)
	}
}
