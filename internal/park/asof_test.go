package park_test

import (
	"testing"

	"parkboard/internal/park"
)

func TestAsOfADayMeansItsEndInBeijing(t *testing.T) {
	for text, want := range map[string]string{
		"2023-07-20":          "2023-07-20T15:59:59Z",
		"2023-07-20T09:30:00": "2023-07-20T01:30:00Z",
		"2023-07-20T23:59:59": "2023-07-20T15:59:59Z",
	} {
		at, err := park.ParseAsOf(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := at.UTC().Truncate(1e9).Format("2006-01-02T15:04:05Z"); got != want {
			t.Errorf("%s is %s, want %s", text, got, want)
		}
		again, err := park.ParseAsOf(park.AsOfText(at))
		if err != nil || again.Unix() != at.Unix() {
			t.Errorf("%s is written as %s and read as %v (%v)", text, park.AsOfText(at), again, err)
		}
	}
}

func TestWhatIsNoMomentIsRefused(t *testing.T) {
	for _, text := range []string{"", "gestern", "2023-02-30", "2023-07-20T25:00:00", "2023-07-20T09:30:00Z", "20230720", "2023-7-2"} {
		if at, err := park.ParseAsOf(text); park.KindOf(err) != park.Invalid {
			t.Errorf("%q is read as %v (%v)", text, at, err)
		}
	}
}
