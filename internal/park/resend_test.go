package park

import (
	"testing"
	"time"
)

// day is a moment on a day of July 2023.
func day(n int) Moment { return time.Date(2023, 7, n, 2, 0, 0, 0, time.UTC) }

// sentBy is an upload of one park for June, sent on the day of its number and
// moved on to the states on the days after.
func sentBy(id int64, sender, code string, states ...State) Upload {
	up := Upload{ID: id, FileName: "月报.xlsx", SentBy: sender, SentAt: day(int(id)), Parks: []string{code}, Periods: []Period{{2023, 6}}}
	for i, state := range append([]State{Checked}, states...) {
		up.Steps, up.State = append(up.Steps, Step{State: state, At: day(int(id) + i)}), state
	}
	return up
}

func TestTheLastUploadIsTheNewestEarlierOneNotYetPublished(t *testing.T) {
	up := sentBy(9, "hanxue", "jiuyuan")
	elsewhere, other := sentBy(5, "hanxue", "metals"), sentBy(5, "hanxue", "jiuyuan")
	other.Periods = []Period{{2023, 5}}
	everyone, ofMetals := User{Role: Admin}, User{Name: "li", Role: Clerk, Parks: []string{"metals"}}
	for name, c := range map[string]struct {
		reader User
		all    []Upload
		want   int64
	}{
		"nothing before":                      {everyone, []Upload{up}, 0},
		"a later one":                         {everyone, []Upload{sentBy(10, "hanxue", "jiuyuan"), up}, 0},
		"checked":                             {everyone, []Upload{up, sentBy(4, "hanxue", "jiuyuan"), sentBy(3, "hanxue", "jiuyuan")}, 4},
		"of another clerk":                    {everyone, []Upload{up, sentBy(4, "li", "jiuyuan")}, 4},
		"submitted":                           {everyone, []Upload{up, sentBy(4, "hanxue", "jiuyuan", Submitted)}, 4},
		"returned":                            {everyone, []Upload{up, sentBy(4, "hanxue", "jiuyuan", Submitted, Returned)}, 4},
		"published by then":                   {everyone, []Upload{up, sentBy(4, "hanxue", "jiuyuan", Submitted, PublishedState)}, 0},
		"published later":                     {everyone, []Upload{up, sentBy(8, "hanxue", "jiuyuan", Submitted, PublishedState)}, 8},
		"withdrawn by then":                   {everyone, []Upload{up, sentBy(4, "hanxue", "jiuyuan", Submitted, PublishedState, Withdrawn)}, 0},
		"another park":                        {everyone, []Upload{up, elsewhere}, 0},
		"another period":                      {everyone, []Upload{up, other}, 0},
		"one the reader may not see":          {ofMetals, []Upload{up, sentBy(4, "hanxue", "jiuyuan")}, 0},
		"the newest the reader may see":       {User{Name: "li", Role: Leader}, []Upload{up, sentBy(4, "hanxue", "jiuyuan"), sentBy(3, "li", "jiuyuan")}, 3},
		"published between two that were not": {everyone, []Upload{up, sentBy(5, "hanxue", "jiuyuan", Submitted, PublishedState), sentBy(2, "hanxue", "jiuyuan")}, 2},
	} {
		if last, ok := LastBefore(up, c.all, c.reader); last.ID != c.want || ok != (c.want > 0) {
			t.Errorf("%s: #%d, want #%d", name, last.ID, c.want)
		}
	}
}

func TestACheckedUploadIsSupersededByANewerOneThatCoversIt(t *testing.T) {
	up := sentBy(3, "hanxue", "jiuyuan")
	both := sentBy(4, "hanxue", "jiuyuan")
	both.Parks = []string{"metals", "jiuyuan"}
	unread := sentBy(3, "hanxue", "jiuyuan")
	unread.Parks, unread.Periods = nil, nil
	renamed := sentBy(4, "hanxue", "jiuyuan")
	renamed.FileName = "别的.xlsx"
	for name, c := range map[string]struct {
		up   Upload
		all  []Upload
		want int64
	}{
		"the same scope":           {up, []Upload{sentBy(4, "hanxue", "jiuyuan"), up}, 4},
		"the newest of several":    {up, []Upload{sentBy(4, "hanxue", "jiuyuan"), sentBy(7, "hanxue", "jiuyuan")}, 7},
		"more than its parks":      {up, []Upload{both}, 4},
		"fewer of its parks":       {both, []Upload{sentBy(5, "hanxue", "jiuyuan")}, 0},
		"an older one":             {up, []Upload{sentBy(2, "hanxue", "jiuyuan")}, 0},
		"another sender's":         {up, []Upload{sentBy(4, "li", "jiuyuan")}, 0},
		"a submitted one stands":   {sentBy(3, "hanxue", "jiuyuan", Submitted), []Upload{sentBy(4, "hanxue", "jiuyuan")}, 0},
		"unread, sent again":       {unread, []Upload{sentBy(4, "hanxue", "jiuyuan")}, 4},
		"unread, another file":     {unread, []Upload{renamed}, 0},
		"a newer one that is void": {up, []Upload{{ID: 4, SentBy: "hanxue", FileName: "别的.xlsx"}}, 0},
	} {
		if by, ok := SupersededBy(c.up, c.all); by.ID != c.want || ok != (c.want > 0) {
			t.Errorf("%s: #%d, want #%d", name, by.ID, c.want)
		}
	}
}

func TestAStateIsThatOfItsMoment(t *testing.T) {
	up := sentBy(3, "hanxue", "jiuyuan", Submitted, Returned)
	for n, want := range map[int]State{2: "", 3: Checked, 4: Submitted, 5: Returned, 9: Returned} {
		if got := up.StateAt(day(n)); got != want {
			t.Errorf("on day %d: %q, want %q", n, got, want)
		}
	}
}
