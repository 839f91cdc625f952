package views

import (
	"fmt"
	"strings"
	"testing"

	"parkboard/internal/board/boardtest"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// testMeasures are measures in every state, two of them overdue on 2023-07-21.
func testMeasures() []park.FollowUp {
	file := &park.Attachment{ID: 7, Name: hostile[2] + ".pdf"}
	acts := []park.FollowUpAct{
		{ID: 1, Verb: park.FollowUpProgress, Text: "已下达\n420 亩", Actor: "park", At: sentAt},
		{ID: 2, Verb: park.FollowUpAmend, Text: hostile[0], Owner: "市自然资源局", Due: "2023-12-31", Actor: "admin", At: sentAt},
		{ID: 3, Verb: park.FollowUpReport, Text: "全部下达", File: file, Actor: "park", At: sentAt},
		{ID: 4, Verb: park.FollowUpConfirm, Actor: "admin", At: sentAt},
	}
	one := func(id int64, code, band string, kind park.MeasureKind, owner string, due park.Date, state park.FollowUpState, n int) park.FollowUp {
		return park.FollowUp{
			ID: id, Assessment: 1, Year: 2022, Park: code, Band: band, Kind: kind, Text: park.Text{ZH: "优先安排用地", EN: "land first"},
			Owner: owner, Due: due, FirstOwner: owner, FirstDue: due, State: state, Acts: acts[:n],
		}
	}
	all := []park.FollowUp{
		one(1, "rare-earth", "A", park.LandQuota, "市自然资源局", "2023-12-31", park.FollowUpReported, 3),
		one(2, "rare-earth", "A", park.Funds, "市财政局", "2023-06-30", park.FollowUpOpen, 0),
		one(3, "jiuyuan", "C", park.Rectify, "市财政局", "2023-07-20", park.FollowUpRunning, 1),
		one(4, "tuyou", "D", park.Interview, hostile[1], "2023-05-01", park.FollowUpDone, 4),
		one(5, "closed-park", "D", park.Remove, "市工业和信息化局", "2023-05-01", park.FollowUpDropped, 0),
	}
	all[0].FirstOwner, all[0].FirstDue = "市财政局", "2023-06-30"
	all[3].Text = park.Text{ZH: hostile[0], EN: hostile[3]}
	return all
}

func measuresFacts(ask MeasureAsk) MeasuresFacts {
	return MeasuresFacts{Ask: ask, All: testMeasures(), Catalogue: boardtest.City().Catalogue, Today: "2023-07-21"}
}

func measureFacts(n int) MeasureFacts {
	return MeasureFacts{
		Measure: testMeasures()[n], Assessment: park.Assessment{ID: 1, Year: 2022, Round: 1},
		Seal: park.Seal{SealedBy: "admin", SealedAt: sentAt}, Catalogue: boardtest.City().Catalogue, Names: bothNames, Today: "2023-07-21",
	}
}

func TestTheMeasurePages(t *testing.T) {
	for _, lang := range bothLanguages {
		list := MeasuresPage(NewMeasures(testPage(lang, &testPeople[0]), measuresFacts(MeasureAsk{})))
		golden(t, "measures-"+lang, list)
		sound(t, rendered(t, list))
		golden(t, "measures-none-"+lang, MeasuresPage(NewMeasures(testPage(lang, &testPeople[0]), MeasuresFacts{Catalogue: testCity, Today: "2023-07-21"})))
		golden(t, "measure-leader-"+lang, MeasurePage(NewMeasure(testPage(lang, &testPeople[0]), measureFacts(0))))
		f := measureFacts(0)
		f.Asked, f.Problems = park.FollowUpAmend, Problems{"": "x", "due": "y"}
		f.Typed = Typed{"owner": hostile[2], "due": hostile[0], "text": hostile[1]}
		golden(t, "measure-admin-"+lang, MeasurePage(NewMeasure(testPage(lang, adminUser), f)))
		for n, u := range testPeople {
			sound(t, rendered(t, MeasurePage(NewMeasure(testPage(lang, &u), measureFacts(n)))))
		}
		sheet := MeasureSheetPage(NewMeasureSheet(testPage(lang, &testPeople[0]), measuresFacts(MeasureAsk{}), 2022))
		golden(t, "measure-sheet-"+lang, sheet)
		sound(t, rendered(t, sheet))
	}
}

func TestTheLeadNamesTheOfficeWithMostOverdueMeasures(t *testing.T) {
	p := locale.For(locale.Chinese)
	for name, c := range map[string]struct {
		change func([]park.FollowUp)
		want   string
	}{
		"one office":  {func([]park.FollowUp) {}, "考核结果共形成措施 5 条，已完成 1 条，在办 3 条，撤销 1 条。逾期 2 条，责任单位是市财政局。"},
		"none":        {func(all []park.FollowUp) { all[1].Due, all[2].Due = "2023-07-21", "" }, "考核结果共形成措施 5 条，已完成 1 条，在办 3 条，撤销 1 条。没有逾期。"},
		"two offices": {func(all []park.FollowUp) { all[0].Due = "2023-07-01" }, "考核结果共形成措施 5 条，已完成 1 条，在办 3 条，撤销 1 条。逾期 3 条，市财政局最多，为 2 条。"},
		"as many each": {func(all []park.FollowUp) { all[2].Owner = "市自然资源局" },
			"考核结果共形成措施 5 条，已完成 1 条，在办 3 条，撤销 1 条。逾期 2 条，市自然资源局、市财政局各 1 条，最多。"},
	} {
		t.Run(name, func(t *testing.T) {
			f := measuresFacts(MeasureAsk{})
			c.change(f.All)
			if got := measuresLead(p, f, f.All).Plain(); got != c.want {
				t.Errorf("it reads\n%s, want\n%s", got, c.want)
			}
		})
	}
	chosen := measuresFacts(MeasureAsk{Year: 2021})
	if got := NewMeasures(testPage("zh-CN", adminUser), chosen).Lead.Plain(); got != "没有符合所选条件的措施。" {
		t.Errorf("nothing chosen reads %s", got)
	}
}

// However many measures and however long their words, every one stands on
// exactly one sheet, in order, and no sheet is given more than its lines.
func TestTheSheetsHoldEveryMeasureOnce(t *testing.T) {
	p := locale.For(locale.Chinese)
	for _, n := range []int{1, 5, 19, 20, 21, 57, 200} {
		f := measuresFacts(MeasureAsk{})
		f.All = nil
		for i := range n {
			one := testMeasures()[i%5]
			one.ID = int64(i + 1)
			one.Text.ZH = strings.Repeat(hostile[i%4], 1+i%5)
			one.Owner = strings.Repeat("局", 1+i%60)
			f.All = append(f.All, one)
		}
		m := NewMeasureSheet(testPage("zh-CN", adminUser), f, 2022)
		seen := map[string]bool{}
		for i, sheet := range m.Sheets {
			lines := 0.0
			for _, row := range sheet.Rows {
				seen[row.Href] = true
				lines += rowLines(p, row)
			}
			if sheet.First {
				lines += sheetTitle
			}
			if sheet.Last {
				lines += sheetSignature
			}
			if lines > sheetLines && len(sheet.Rows) > 1 || lines > sheetLines+4 {
				t.Errorf("%d measures: sheet %d takes %.1f lines", n, i+1, lines)
			}
			if len(sheet.Rows) == 0 || sheet.Last != (i == len(m.Sheets)-1) {
				t.Errorf("%d measures: sheet %d has %d rows, last %v", n, i+1, len(sheet.Rows), sheet.Last)
			}
		}
		if len(seen) != n {
			t.Errorf("%d of %d measures are on the sheets", len(seen), n)
		}
	}
}

func TestATextIsNeverThoughtShorterThanItIs(t *testing.T) {
	for text, want := range map[string]int{
		"": 1, "九个汉字正好一行呀": 1, "十个汉字要占两行的了吧": 2, strings.Repeat("长", 60): 8, "two words": 1, strings.Repeat("W", 30): 4,
		"a word and averyveryverylongone": 3,
	} {
		if got := wrapped(text, 9.5); got < want || got > want+1 {
			t.Errorf("%q takes %d lines, want %d or one more", text, got, want)
		}
	}
}

func TestAParksRecordCountsItsMeasuresByState(t *testing.T) {
	p := locale.For(locale.Chinese)
	row := RecordRow{}
	f := ParkFacts{Park: park.Park{Code: "rare-earth"}, Today: "2023-07-21"}
	for _, one := range testMeasures() {
		if one.Park == "rare-earth" {
			f.Follow = append(f.Follow, one)
		}
	}
	row.follow(p, f, park.Assessment{Year: 2022})
	if got := fmt.Sprint(row.Measures.Text, " ", row.States, " ", row.Late); got != "2 条措施 未开始 1、待确认 1 逾期 1" {
		t.Errorf("it reads %q", got)
	}
	other := RecordRow{}
	if other.follow(p, f, park.Assessment{Year: 2021}); other.Measures.Text != "" {
		t.Errorf("another year has %s", other.Measures.Text)
	}
}
