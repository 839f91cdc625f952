package park

import (
	"testing"
)

func TestCodesThatDifferOnlyBySpacesAreOneCode(t *testing.T) {
	for text, want := range map[string]string{
		"BT-2023-001": "BT-2023-001", " bt-2023- 001　": "BT-2023-001", "ＢＴ－２０２３－００１": "BT-2023-001", "九原（2023）7": "九原(2023)7",
		"": "", "——": "", "new": "", "a/1": "", "1<b>": "", "=1": "", "12345678901234567890123456789012345678901": "",
	} {
		got, err := FoldProjectCode(text)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q is %q, %v, want %q", text, got, err, want)
		}
	}
}

func TestABottleneckIsOverdueFromTheDayAfterItsPromiseAlsoAcrossNewYear(t *testing.T) {
	for name, c := range map[string]struct {
		block   Block
		today   Date
		overdue bool
		days    int
	}{
		"on the promised day":         {Block{Promised: "2022-12-31"}, "2022-12-31", false, 0},
		"the day after, in new year":  {Block{Promised: "2022-12-31"}, "2023-01-01", true, 1},
		"two years on":                {Block{Promised: "2022-12-31"}, "2024-12-31", true, 731},
		"no promise":                  {Block{}, "2023-01-01", false, 0},
		"cleared in time":             {Block{Promised: "2022-12-31", Cleared: "2022-12-31"}, "2023-01-05", false, 0},
		"cleared late":                {Block{Promised: "2022-12-31", Cleared: "2023-01-03"}, "2023-01-05", false, 3},
		"cleared after the day asked": {Block{Promised: "2022-12-31", Cleared: "2023-01-03"}, "2023-01-02", true, 2},
	} {
		if got := c.block.Overdue(c.today); got != c.overdue {
			t.Errorf("%s: overdue is %v", name, got)
		}
		if got := c.block.DaysLate(c.today); got != c.days {
			t.Errorf("%s: %d days late, want %d", name, got, c.days)
		}
	}
}
