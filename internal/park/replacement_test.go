package park_test

import (
	"slices"
	"testing"

	"parkboard/internal/park"
)

func TestAReplacementIsReadBackAsItIsNamed(t *testing.T) {
	r := park.Replacement{Upload: 7, Of: 3}
	if got, ok := park.ReplacementNamed(r.Subject()); !ok || got != r {
		t.Errorf("%+v, %v", got, ok)
	}
	for _, other := range []string{"", "uploads/7", "uploads/7/", "uploads/7/3/1", "land/7/3", "uploads/07/3", "uploads/7/x"} {
		if got, ok := park.ReplacementNamed(other); ok {
			t.Errorf("%q is read as %+v", other, got)
		}
	}
}

func TestAnUploadReplacesPublishedOnesItCoversTheNewestFirst(t *testing.T) {
	june, may := park.Period{Year: 2023, Month: 6}, park.Period{Year: 2023, Month: 5}
	one := func(id int64, s park.State, parks []string, periods ...park.Period) park.Upload {
		return park.Upload{ID: id, State: s, Parks: parks, Periods: periods}
	}
	all := []park.Upload{
		one(1, park.PublishedState, []string{"a"}, june),
		one(2, park.PublishedState, []string{"a", "b"}, june, may),
		one(3, park.PublishedState, []string{"a"}, may, june),
		one(4, park.Withdrawn, []string{"a"}, june),
		one(9, park.PublishedState, []string{"a"}, june),
	}
	var ids []int64
	for _, up := range one(5, park.Submitted, []string{"a"}, june, may).Replaces(all) {
		ids = append(ids, up.ID)
	}
	if !slices.Equal(ids, []int64{3, 1}) {
		t.Errorf("replaces %v", ids)
	}
}

func TestWhatWasPublishedLaterAndBuildsOnAnUploadIsNamed(t *testing.T) {
	base := park.Moment{}.AddDate(2023, 0, 0)
	var live []park.Published
	put := func(upload int64, code, period, indicator string, m park.Measure) {
		p, err := park.ParsePeriod(period)
		if err != nil {
			t.Fatal(err)
		}
		live = append(live, park.Published{
			Figure: park.Figure{Park: code, Period: p, Indicator: indicator, Measure: m},
			ID:     int64(len(live) + 1), Upload: upload, PublishedAt: base.AddDate(0, 0, int(upload)),
		})
	}
	put(1, "a", "2023-05", "output", park.Cumulative) // earlier
	put(2, "a", "2023-05", "output", park.Cumulative) // the one asked about
	put(2, "a", "2022-12", "tax", park.Cumulative)
	put(2, "a", "2023-05", "land_industrial", park.Cumulative)
	put(3, "a", "2023-05", "output", park.Cumulative) // corrects it
	put(4, "a", "2023-05", "output", park.Growth)     // stands beside it
	put(5, "a", "2023-06", "output", park.Cumulative) // the month after
	put(6, "a", "2024-05", "output", park.Cumulative) // the year after
	put(7, "a", "2023-03", "tax", park.Cumulative)    // within twelve months of a year's end
	put(8, "b", "2023-05", "output", park.Cumulative) // another park
	put(9, "a", "2023-06", "land_industrial", park.Cumulative)
	put(10, "a", "2023-05", "tax", park.Base) // no cumulative of its own here
	want := []park.Dependant{{3, 1, 0}, {4, 0, 1}, {5, 0, 1}, {6, 0, 1}, {7, 0, 1}}
	if got := park.Dependants(live, 2); !slices.Equal(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
	if got := park.Dependants(live, 99); len(got) > 0 {
		t.Errorf("an upload without figures has %+v", got)
	}
}
