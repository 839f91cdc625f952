package views

import (
	"strings"
	"testing"

	"parkboard/internal/board"
	"parkboard/internal/board/boardtest"
	"parkboard/internal/park"
)

// betweenFacts are the facts of a page on which one park's output was corrected
// between two moments of July 2023.
func betweenFacts() BetweenFacts {
	f := boardtest.City()
	f.Figures = append(f.Figures, boardtest.Row(30000, "jiuyuan", "2023-06", "output", park.Cumulative, "2900000"))
	is := board.New(f)
	news := newsFacts(is,
		filed(8, park.PublishedState, minute(20, 9), "jiuyuan"),
		filed(7, park.Withdrawn, minute(19, 18), "metals"),
		filed(6, park.PublishedState, minute(2, 9), "jiuyuan"))
	return BetweenFacts{
		Ask:  BetweenAsk{From: "2023-07-12", Period: boardtest.Last},
		From: park.Date("2023-07-12").End(), Was: boardtest.Board(), Is: is,
		Periods: []park.Period{boardtest.Last}, Touched: []park.Period{boardtest.Last}, Uploads: news.Uploads,
		Steps: []AuditAct{{At: minute(20, 10), Actor: "admin", Verb: "assess", Subject: "assessments/1"},
			{At: minute(20, 9), Actor: "admin", Verb: "scheme", Subject: "schemes/3"}},
		Assessed: []park.Assessment{{ID: 1, Year: 2022, Round: 1}},
		Ways:     []BetweenWay{{"month", park.Date("2023-06-30").End(), park.Date("2023-06-30").End()}},
	}
}

func TestTheChangesPage(t *testing.T) {
	for _, lang := range bothLanguages {
		c := BetweenPage(NewBetween(testPage(lang, &testPeople[0]), betweenFacts()))
		golden(t, "between-"+lang, c)
		everyNumberIsADoor(t, sound(t, rendered(t, c)))
		form := BetweenPage(NewBetween(testPage(lang, &testPeople[0]), BetweenFacts{
			Ask: BetweenAsk{From: `"><script>`, To: "2023-02-30"}, Problems: Problems{"from": "no day", "to": "no day"},
		}))
		golden(t, "between-form-"+lang, form)
	}
}

func TestEachSideOfAChangeLeadsToTheReceiptOfItsOwnMoment(t *testing.T) {
	f := betweenFacts()
	for _, to := range []park.Moment{{}, park.Date("2023-07-21").End()} {
		f.To = to
		m := NewBetween(testPage("zh-CN", &testPeople[0]), f)
		rows := 0
		for _, g := range m.Numbers {
			for _, row := range g.Rows {
				rows++
				if !strings.Contains(row.Was.Receipt, "asof=2023-07-12") {
					t.Errorf("%s %s: the old number leads to %q", g.ID, row.What, row.Was.Receipt)
				}
				if got := strings.Contains(row.Is.Receipt, "asof=2023-07-21"); got == to.IsZero() {
					t.Errorf("%s %s: until %v the new number leads to %q", g.ID, row.What, to, row.Is.Receipt)
				}
				if row.Was.Text == row.Is.Text && row.Was.Unit == row.Is.Unit && row.Was.State != Known {
					t.Errorf("%s %s has not changed", g.ID, row.What)
				}
			}
		}
		if rows == 0 {
			t.Error("no number changed")
		}
	}
}

func TestAnActExplainsTheNumbersOfItsParkAndPeriodOnly(t *testing.T) {
	m := NewBetween(testPage("zh-CN", &testPeople[0]), betweenFacts())
	for _, g := range m.Numbers {
		for _, row := range g.Rows {
			if want := "2023-07-20 09:00 王敏更正"; g.ID == "jiuyuan" && row.Why != want {
				t.Errorf("%s: %q, want %q", row.What, row.Why, want)
			}
			if g.ID == "rare-earth" && !strings.Contains(row.Why, "其他") {
				t.Errorf("%s of another park: %q", row.What, row.Why)
			}
		}
	}
	f := betweenFacts()
	f.Ask.Park = "jiuyuan"
	one := NewBetween(testPage("zh-CN", &testPeople[0]), f)
	if len(one.Numbers) != 1 || one.Numbers[0].More.Href != "" || len(one.Acts) != 1 {
		t.Errorf("asked of one park: %d groups, more %q, %d acts", len(one.Numbers), one.Numbers[0].More.Href, len(one.Acts))
	}
}

func TestThatNothingChangedBetweenTwoMomentsIsSaid(t *testing.T) {
	f := betweenFacts()
	f.Was, f.Touched, f.Steps, f.From = f.Is, nil, nil, minute(21, 0)
	if m := NewBetween(testPage("zh-CN", &testPeople[0]), f); !strings.Contains(m.Nothing, "没有任何变化") || len(m.Numbers) > 0 {
		t.Errorf("%q, %d groups", m.Nothing, len(m.Numbers))
	}
}

func TestTheFileOfChangesHoldsEveryChangeWithBothReceipts(t *testing.T) {
	f := betweenFacts()
	table, _ := BetweenExport(testPage("zh-CN", &testPeople[0]), f)
	if want := len(changesOf(f)); len(table.Rows) != want || want == 0 {
		t.Fatalf("%d rows of %d changes", len(table.Rows), want)
	}
	for _, row := range table.Rows {
		if !strings.Contains(row[5].Receipt, "asof=2023-07-12") || row[6].Receipt == "" {
			t.Errorf("%s %s: receipts %q and %q", row[0].Text, row[2].Text, row[5].Receipt, row[6].Receipt)
		}
	}
	if _, err := table.Workbook(); err != nil {
		t.Error(err)
	}
}
