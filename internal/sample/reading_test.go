package sample_test

import (
	"fmt"
	"slices"
	"testing"

	"parkboard/internal/board"
	"parkboard/internal/catalog"
	"parkboard/internal/intake"
	"parkboard/internal/park"
	"parkboard/internal/sample"
)

// published reads and publishes the files in order, each checked against what
// those before it published, and reports every issue.
func published(t *testing.T, years int, issue func(sample.File, park.Issue)) []park.Published {
	t.Helper()
	files, err := sample.Files(sample.Options{Years: years})
	if err != nil {
		t.Fatal(err)
	}
	return publishedOf(t, files, issue)
}

func publishedOf(t *testing.T, files []sample.File, issue func(sample.File, park.Issue)) []park.Published {
	t.Helper()
	var live []park.Published
	for n, f := range files {
		d := intake.Read(t.Context(), intake.Request{
			Name: f.Name, Bytes: f.Bytes, SentAt: f.SentAt,
			Catalogue: catalog.Default(), History: park.NewLedger(live),
		})
		for _, i := range d.Issues {
			issue(f, i)
		}
		if len(d.Figures) == 0 {
			t.Errorf("%s gives no figure", f.Name)
		}
		for _, figure := range slices.Concat(d.Figures, d.City) {
			live = append(live, park.Published{
				Figure: figure, ID: int64(len(live) + 1), Upload: int64(n + 1), PublishedAt: f.PublishedAt,
			})
		}
	}
	return live
}

func TestTheFilesRaiseNoQuestionButThoseTheyAnswer(t *testing.T) {
	t.Parallel()
	want := map[string]int{
		"包头市工业园区月报2022年8月.xlsx cumulative_fell":          1, // Jiuyuan's output
		"九原工业园区产值追溯更正表.xlsx replaces_published":          17,
		"包头铝业园区综合能源消费量更正2023年5月.xlsx replaces_published": 2,
	}
	got, late := map[string]int{}, map[string]bool{}
	published(t, 3, func(f sample.File, i park.Issue) {
		if i.Severity == park.Question {
			got[f.Name+" "+string(i.Code)]++
		}
		if i.Code == park.Late {
			late[f.Name] = true
		}
		if i.Severity == park.Err || i.Severity == park.Question && f.Reason == "" {
			t.Errorf("%s %s %s: %s", f.Name, i.Sheet, i.Cell, i.Message().EN)
		}
	})
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("questions %v, want %v", got, want)
	}
	// Ten files of parks that were late, and two corrections of earlier periods.
	if len(late) != 10+2 || !late["固阳金山工业园区月报2023年10月.xlsx"] || late["包头市工业园区月报2023年10月.xlsx"] {
		t.Errorf("%d files are late: %v", len(late), late)
	}
}

func TestTheYearsBeforeAreReadAsWell(t *testing.T) {
	t.Parallel()
	open := func(f sample.File, i park.Issue) {
		if i.Severity == park.Err || i.Severity == park.Question && f.Reason == "" {
			t.Errorf("%s %s %s: %s", f.Name, i.Sheet, i.Cell, i.Message().EN)
		}
	}
	published(t, 12, open)
	// The history of 30 years makes each file slower to check: the first two
	// years, and those around where the model begins.
	all, err := sample.Files(sample.Options{Years: sample.MaxYears})
	if err != nil {
		t.Fatal(err)
	}
	publishedOf(t, all[:23], open)
	began := slices.IndexFunc(all, func(f sample.File) bool { return f.Name == "包头市工业园区月报2010年1-2月.xlsx" })
	publishedOf(t, all[began:began+22], open)
}

func TestEveryColumnOfTheFilesIsRead(t *testing.T) {
	t.Parallel()
	const parks, columns = 7, 38
	seen, july := map[string]bool{}, 0
	for _, f := range published(t, 3, func(f sample.File, i park.Issue) {
		if i.Code == park.ColumnUnmapped {
			t.Errorf("%s %s %s is not read: %q", f.Name, i.Sheet, i.Cell, i.Text)
		}
	}) {
		seen[f.Indicator] = true
		if f.Park != park.CityCode && f.Period == (park.Period{Year: 2021, Month: 7}) {
			july++
		}
	}
	for _, i := range catalog.Default().Monthly() {
		if !seen[i.Code] {
			t.Errorf("no file gives %s", i.Code)
		}
	}
	if july != parks*columns {
		t.Errorf("%d figures of July 2021, want %d", july, parks*columns)
	}
}

func TestTheBoardTellsTheStory(t *testing.T) {
	t.Parallel()
	live := published(t, 3, func(sample.File, park.Issue) {})
	b := board.New(board.Facts{Catalogue: catalog.Default(), Figures: live})
	now := park.Period{Year: 2023, Month: 10}
	if b.Latest() != now || len(b.Missing(now)) != 0 {
		t.Errorf("latest %s, missing %v", b.Latest(), b.Missing(now))
	}
	for code, want := range map[string]board.Status{
		"rare-earth": {Standing: board.Likely}, "equipment": {Standing: board.Short},
		"metals": {Standing: board.Likely, MetLastYear: true}, "aluminium": {Standing: board.Likely},
		"jiuyuan": {Standing: board.Short}, "tuyou": {Standing: board.Met}, "jinshan": {Standing: board.Short},
	} {
		if got := b.Status(code, now); got != want {
			t.Errorf("%s stands %+v, want %+v", code, got, want)
		}
	}
	for _, c := range []struct {
		name string
		q    board.Query
		want string
	}{
		{"rare-earth's land before the change", board.Query{Park: "rare-earth", Period: park.Period{Year: 2023, Month: 5}, Subject: "land_industrial"}, "30580"},
		{"rare-earth's land after it", board.Query{Park: "rare-earth", Period: park.Period{Year: 2023, Month: 6}, Subject: "land_industrial"}, "31200"},
		{"rare-earth's built-up land, 2624 hectares", board.Query{Park: "rare-earth", Period: now, Subject: "land_built"}, "39360"},
		{"Tuyou's output of 305.16亿元", board.Query{Park: "tuyou", Period: now, Subject: "output"}, "3051600"},
		{"Jiuyuan's corrected output of July 2022", board.Query{Park: "jiuyuan", Period: park.Period{Year: 2022, Month: 7}, Subject: "output"}, "2407400"},
	} {
		v := b.Value(c.q)
		if v.Num == nil {
			t.Errorf("%s is missing: %s", c.name, v.Missing)
		} else if got := park.Decimal(v.Num, 0); got != c.want {
			t.Errorf("%s is %s, want %s", c.name, got, c.want)
		}
	}
	if v := b.Value(board.Query{Park: "jinshan", Period: park.Period{Year: 2023, Month: 8}, Subject: "rd"}); v.Missing != board.NotReported {
		t.Errorf("Jinshan's R&D of August 2023 is %v, want it not reported", v)
	}
	for _, p := range catalog.Default().Parks {
		for _, r := range catalog.Default().MonthlyRatios() {
			v := b.Value(board.Query{Park: p.Code, Period: now, Subject: r.Code})
			if v.Num == nil {
				t.Errorf("%s of %s is missing: %s", r.Code, p.Code, v.Missing)
			}
		}
	}
}
