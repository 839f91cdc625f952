package handlers

import (
	"math/big"
	"mime"
	"net/http"
	"strings"
	"testing"

	"parkboard/internal/assess"
	"parkboard/internal/board"
	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

const hostileScheme = `=HYPERLINK("http://x","方案")</script>`

// assessedBoard has the assessment of 2022 as a draft under a scheme with a
// hostile name: two parks with output, one with a deduction.
func assessedBoard(t *testing.T) (*testBoard, int64) {
	t.Helper()
	b := newBoard(t)
	b.publish(1, figure("rare-earth", "2022-12", "output", "800", "万元"), figure("jiuyuan", "2022-12", "output", "900", "万元"))
	s := park.Scheme{
		Code: "test", Year: 2022, Version: 1, Name: park.Text{ZH: hostileScheme}, Window: park.SpanYear, Basis: park.Industrial,
		Items: []park.Item{{Code: "output", Weight: 100 * park.QuantityScale, Method: park.Proportion, Cap: park.DefaultCap,
			Benchmark: park.Benchmark{Kind: park.Fixed, Value: big.NewRat(1000, 1)}}},
		Missing: park.Rescale, BandsBy: park.ByScore, Bands: park.DefaultBands(),
		Deductions: []park.Penalty{{Code: "safety", Name: park.Text{ZH: "=1+1"}, Points: 20 * park.QuantityScale}},
	}
	id, err := b.db.SampleAssessment(t.Context(), park.Act{Actor: "admin", At: now}, s, park.Incident{
		Park: "jiuyuan", Year: 2022, Penalty: "safety", Document: "@SUM(A1)", Date: "2022-05-01", Note: "+1+1",
	})
	if err != nil {
		t.Fatal(err)
	}
	return b, id
}

// seal takes the assessment through its stages.
func seal(t *testing.T, b *testBoard, id int64) {
	t.Helper()
	known, err := b.db.Snapshot(t.Context(), park.Moment{})
	if err != nil {
		t.Fatal(err)
	}
	incidents, err := b.db.Incidents(t.Context(), park.Moment{})
	if err != nil {
		t.Fatal(err)
	}
	a, err := b.db.Assessment(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := b.db.Scheme(t.Context(), a.Scheme)
	if err != nil {
		t.Fatal(err)
	}
	state := assess.State{Scheme: &kept.Scheme, Period: park.Period{Year: 2022, Month: 12}, Incidents: incidents,
		Board: board.New(board.Facts{Catalogue: known.Catalogue, Figures: known.Figures, Land: known.Land, Targets: known.Targets})}
	r, flaws := state.Result()
	if r == nil {
		t.Fatal(flaws)
	}
	raw, err := assess.Write(r, state.Period, known.Version)
	if err != nil {
		t.Fatal(err)
	}
	later := now.AddDate(0, 0, 10)
	for _, err := range []error{
		b.db.Notice(t.Context(), park.Act{Actor: "admin", At: now}, id, "2023-07-12", "2023-07-13"),
		b.db.Propose(t.Context(), park.Act{Actor: "admin", At: later}, id, raw, known.Version),
		b.db.Seal(t.Context(), park.Act{Actor: "admin2", At: later}, id, raw, known.Version, nil),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestAYearsResultsAreHandedOutAsAWorkbookAtEveryStage(t *testing.T) {
	b, id := assessedBoard(t)
	for _, stage := range []string{"草稿", "封存"} {
		if stage == "封存" {
			seal(t, b, id)
		}
		for _, name := range []string{"leader", "park", "clerk-jiuyuan", "admin"} {
			got := b.as(name).get("/assessments/2022/scores.xlsx?round=1").want(t, http.StatusOK)
			_, params, err := mime.ParseMediaType(got.header.Get("Content-Disposition"))
			if err != nil || got.header.Get("Content-Type") != xlsxType || !strings.HasSuffix(params["filename"], "2022年亩均效益考核-得分-"+stage+".xlsx") {
				t.Errorf("%s: %v, %v", name, got.header, err)
			}
			twoParks(t, got.body)
		}
	}
}

// twoParks are 80 for the first, and 90 − 20 for the second.
func twoParks(t *testing.T, body string) {
	t.Helper()
	book, err := sheet.Open("t.xlsx", []byte(body), sheet.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][3]string{"rare-earth": {"1", "80", "B"}, "jiuyuan": {"2", "70", "C"}, "jinshan": {"—", "—", "—"}}
	hostile := 0
	for row := 1; row < 40; row++ {
		cell := func(col int) string {
			if c := book.Sheets[0].Cell(row, col); c != nil {
				return c.Raw
			}
			return ""
		}
		if line, ok := want[cell(3)]; ok {
			if got := [3]string{cell(1), cell(4), cell(5)}; got != line {
				t.Errorf("%s is %q, want %q", cell(3), got, line)
			}
			delete(want, cell(3))
		}
		for _, s := range book.Sheets {
			for col := 1; col < 12; col++ {
				c := s.Cell(row, col)
				if c == nil {
					continue
				}
				for _, name := range []string{hostileScheme, "=1+1", "@SUM(A1)", "+1+1"} {
					if strings.Contains(c.Raw, name) {
						hostile++
						if c.Kind != sheet.Text || c.Flags&sheet.Formula != 0 {
							t.Errorf("%q is %+v", name, c)
						}
					}
				}
			}
		}
	}
	if len(want) > 0 || hostile < 6 {
		t.Errorf("not listed: %v; %d hostile texts", want, hostile)
	}
}

func TestAWorkbookOfAnUnknownYearOrRoundIsNotFoundAndOneThatCannotBeScoredSaysSo(t *testing.T) {
	b, _ := assessedBoard(t)
	c := b.as("leader")
	for _, path := range []string{"/assessments/2021/scores.xlsx", "/assessments/x/scores.xlsx", "/assessments/2022/scores.xlsx?round=2"} {
		c.get(path).want(t, http.StatusNotFound)
	}
	empty := newBoard(t)
	s := park.Scheme{
		Code: "test", Year: 2022, Version: 1, Name: park.Text{ZH: "空"}, Window: park.SpanYear, Basis: park.Industrial,
		Items: []park.Item{{Code: "tax_per_mu", Weight: 100 * park.QuantityScale, Method: park.Proportion, Cap: park.DefaultCap,
			Benchmark: park.Benchmark{Kind: park.Pooled}}},
		Missing: park.Rescale, BandsBy: park.ByScore, Bands: park.DefaultBands(),
	}
	if _, err := empty.db.SampleAssessment(t.Context(), park.Act{Actor: "admin", At: now}, s); err != nil {
		t.Fatal(err)
	}
	got := empty.as("leader").get("/assessments/2022/scores.xlsx").want(t, http.StatusConflict)
	if !strings.Contains(got.body, "现在算不出得分") {
		t.Errorf("the answer is %.300s", got.body)
	}
}
