package views

import (
	"testing"
	"time"

	"parkboard/internal/board/boardtest"
	"parkboard/internal/park"
)

func TestTheIssuedBriefs(t *testing.T) {
	b := boardtest.Board()
	at := time.Date(2023, 7, 24, 1, 0, 0, 0, time.UTC)
	facts := IssuedFacts{Catalogue: b.Catalogue(), Names: map[string]string{"admin": "王敏"}, Newest: boardtest.Last, Done: 2}
	for _, lang := range bothLanguages {
		page := testPage(lang, &testPeople[3])
		page.Path = "/briefs"
		facts.All = nil
		golden(t, "issued-empty-"+lang, IssuedListPage(NewIssuedList(page, facts)))
		for id, code := range []string{"jiuyuan", "rare-earth"} {
			facts.All = append(facts.All, park.IssuedBrief{
				ID: int64(id + 1), Period: boardtest.Last, Park: code, Lang: "zh-CN", AsOf: at, Version: 61, Hash: "3c90 b1f7", Actor: "admin", At: at,
			})
		}
		facts.All = append(facts.All, park.IssuedBrief{
			ID: 3, Measures: true, Period: park.Period{Year: 2022, Month: 12}, Park: park.CityCode, Lang: "en", AsOf: at, Version: 61, Hash: "77aa 0c11", Actor: "admin", At: at,
		})
		golden(t, "issued-"+lang, IssuedListPage(NewIssuedList(page, facts)))
		page.Reprint = "https://board.example/briefs/2023-06/rare-earth?asof=2023-07-24"
		sheet := NewBrief(page, b, b.Catalogue().Parks[0], boardtest.Last)
		golden(t, "issue-"+lang, IssueFormPage(NewIssueForm(page, IssueFacts{Heading: sheet.Heading, Hash: sheet.Fingerprint(), AsOf: at, Back: "/briefs/2023-06/rare-earth"})))
		golden(t, "issued-sheet-"+lang, BriefPage(sheet.Issued(IssuedStylePath("ab"))))
	}
}
