package views

import (
	"strings"
	"testing"

	"parkboard/internal/board"
	"parkboard/internal/board/boardtest"
	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/internal/project"
)

// testProjects are projects with names as bad as they come, bottlenecks in
// every standing on 2023-07-21, and one without any number.
func testProjects() *park.ProjectLedger {
	one := func(n int, code, where string, state park.ProjectState, blocks ...park.Block) park.Project {
		p := park.Project{
			ID: int64(n + 1), Code: code, Name: hostile[n%len(hostile)], Park: where, Year: 2023, Month: 6, State: state, Blocks: blocks, Industry: park.IndustryYes,
			Start: "2023-01-09", Finish: "2024-10-31", Leaders: [3]string{"张三", "", hostile[0]}, Upload: 1, Sheet: "台账", Row: 4 + n, Actor: "admin", At: sentAt,
			Cells: map[string]string{"total": "E4"},
		}
		p.Set(park.ProjectTotal, 10_000*park.QuantityScale)
		p.Set(park.ProjectPlan, 6_000*park.QuantityScale)
		p.Set(park.ProjectDone, 3_100*park.QuantityScale)
		return p
	}
	all := []park.Project{
		one(0, "P-1", "jiuyuan", park.ProjectBuilding, park.Block{Kind: park.BlockPower, Text: hostile[1], Promised: "2023-07-20"}, park.Block{Kind: park.BlockOther}),
		one(1, "P-2", "jiuyuan", park.ProjectFinished, park.Block{Kind: park.BlockWater, Promised: "2023-05-01", Cleared: "2023-05-03"}),
		one(2, "P-3", "closed-park", park.ProjectContinued, park.Block{Kind: park.BlockLand, Promised: "2023-07-21"}),
		one(3, "P-4", "tuyou", park.ProjectDropped, park.Block{Kind: park.BlockEnvironment, Promised: "2023-01-01"}),
		{ID: 9, Code: "P-5", Name: "空", Park: "tuyou", Year: 2023, Month: 1, State: park.ProjectPlanned, Actor: "clerk", At: sentAt, Reason: "已核"},
	}
	return &park.ProjectLedger{Projects: all, Years: map[string][]int{"jiuyuan": {2023}, "tuyou": {2023}}}
}

func testProjectsFacts(ask ProjectAsk) ProjectsFacts {
	l, b := testProjects(), board.New(boardtest.City())
	return ProjectsFacts{
		Ask: ask, Ledger: l, New: project.CountNew(l, b.Latest()), Sorted: project.Sorted(l.Projects, ask.Sort, ask.Down, nil), Board: b,
		Catalogue: boardtest.City().Catalogue, Today: "2023-07-21", Names: bothNames,
	}
}

func TestTheProjectPages(t *testing.T) {
	c := boardtest.City().Catalogue
	for _, lang := range bothLanguages {
		page := testPage(lang, adminUser)
		l := testProjects()
		list := ProjectsPage(NewProjects(page, testProjectsFacts(ProjectAsk{})))
		golden(t, "projects-"+lang, list)
		blocked := BlockedFacts{Ledger: l, Catalogue: c, Today: "2023-07-21"}
		golden(t, "projects-blocked-"+lang, BlockedPage(NewBlocked(page, blocked)))
		golden(t, "projects-sheet-"+lang, BlockedSheetPage(NewBlockedSheet(page, blocked)))
		history := []park.Project{l.Projects[0], l.Projects[0]}
		history[1].Set(park.ProjectDone, 0)
		history[1].Blocks, history[1].Upload = nil, 0
		one := ProjectPage(NewProject(page, ProjectFacts{
			History: history, Catalogue: c, Today: "2023-07-21", Names: bothNames, Uploads: map[int64]park.ProjectUpload{1: {ID: 1, FileName: hostile[2], SentBy: "clerk", SentAt: sentAt}},
		}))
		golden(t, "project-"+lang, one)
		form := ProjectFormPage(NewProjectForm(page, ProjectFormFacts{
			Catalogue: c, Parks: c.Parks, Upon: &l.Projects[0], Typed: TypedProject(&l.Projects[0]), Problems: Problems{"": "x", "start": "y"}, Asks: []string{hostile[0]},
		}))
		golden(t, "project-form-"+lang, form)
		quarter := QuartersPage(NewQuarters(page, QuarterFacts{
			Quarter: project.Quarter{Year: 2023, N: 2}, Ledger: l, Through: l.Projects, Catalogue: c, Today: "2023-07-21", Names: bothNames,
			Tours: []park.TourScore{{ID: 3, Park: "jiuyuan", Year: 2023, Quarter: 2, Score: 912_500, Source: hostile[3], Actor: "admin", At: sentAt}},
		}))
		golden(t, "projects-quarters-"+lang, quarter)
		for _, one := range []string{rendered(t, list), rendered(t, one), rendered(t, form), rendered(t, quarter)} {
			sound(t, one)
		}
		none := ProjectsFacts{Ledger: &park.ProjectLedger{}, Catalogue: c, Board: board.New(boardtest.City()), Today: "2023-07-21"}
		golden(t, "projects-none-"+lang, ProjectsPage(NewProjects(testPage(lang, &testPeople[0]), none)))
	}
}

// However many bottlenecks a county has and however long their words, every one
// stands on exactly one sheet, and no sheet is given more than its lines.
func TestTheWeeklySheetsHoldEveryBottleneckOnce(t *testing.T) {
	p := locale.For(locale.Chinese)
	for _, n := range []int{1, 7, 40, 120} {
		l := &park.ProjectLedger{}
		for i := range n {
			one := testProjects().Projects[0]
			one.Code, one.Park, one.Blocks = strings.Repeat("长", i%30)+"P-"+Count(i), []string{"jiuyuan", "tuyou"}[i%2], one.Blocks[:1]
			one.Name = strings.Repeat(hostile[i%4], 1+i%4)
			l.Projects = append(l.Projects, one)
		}
		m := NewBlockedSheet(testPage("zh-CN", adminUser), BlockedFacts{Ledger: l, Catalogue: boardtest.City().Catalogue, Today: "2023-07-21"})
		seen := 0
		for i, sheet := range m.Sheets {
			lines := 0.0
			for _, row := range sheet.Rows {
				lines += blockedRowLines(p, row)
			}
			if sheet.First {
				lines += blockedTitle
			}
			if seen += len(sheet.Rows); len(sheet.Rows) == 0 || lines > blockedLines && len(sheet.Rows) > 1 {
				t.Errorf("%d bottlenecks: sheet %d has %d rows in %.1f lines", n, i+1, len(sheet.Rows), lines)
			}
		}
		if seen != n {
			t.Errorf("%d of %d bottlenecks are on the sheets", seen, n)
		}
	}
}

func TestTheLeadCountsWhatWaitsBeyondItsDayAndLeavesDroppedProjectsOut(t *testing.T) {
	m := NewProjects(testPage("zh-CN", adminUser), testProjectsFacts(ProjectAsk{}))
	if got := m.Lead.Plain(); got != "共 5 个项目，总投资 4.0 亿元。1 个没有总投资，未计入。1 个项目的堵点超过承诺日仍未办结。" {
		t.Error(got)
	}
}
