package views

import (
	"strings"
	"testing"

	"parkboard/internal/board"
	"parkboard/internal/board/boardtest"
	"parkboard/internal/catalog"
	"parkboard/internal/park"
)

// testCandidacies are candidacies in every stage on 2023-07-21, with names that
// pages and files must stand.
func testCandidacies() []park.Candidacy {
	watched, _ := catalog.Default().Checklist("watched-2023")
	national, _ := catalog.Default().Checklist("national-2025")
	file := park.Attachment{ID: 7, Name: hostile[2] + ".pdf"}
	steps := func(stages ...park.CandidacyStage) (all []park.CandidacyStep) {
		for i, s := range stages {
			all = append(all, park.CandidacyStep{
				Stage: s, Day: park.Date("2023-0" + string(rune('2'+i)) + "-10"), Expected: "2023-12-20", Reason: hostile[i%4], Actor: "admin", At: sentAt,
			})
		}
		return all
	}
	one := func(id int64, kind, code string, list park.Checklist, stages ...park.CandidacyStage) park.Candidacy {
		return park.Candidacy{
			ID: id, Designation: kind, Park: code, Begun: "2023-02-10", Expected: "2023-12-20", Checklist: list,
			Stage: stages[len(stages)-1], Steps: steps(stages...), Acts: 4,
		}
	}
	all := []park.Candidacy{
		one(1, "zero_carbon", "rare-earth", national, park.Applied, park.Building),
		one(2, "low_carbon", "jiuyuan", watched, park.Applied, park.Building, park.Evaluating, park.Recognised),
		one(3, "low_carbon", "tuyou", park.Checklist{}, park.Applied, park.Revoked),
		one(4, "green", "closed-park", watched, park.Applied),
		one(5, "gone-kind", "jinshan", watched, park.Applied, park.Building),
	}
	all[0].Within, all[0].Boundary = hostile[1], hostile[0]
	all[0].Milestones = []park.Milestone{
		{ID: 1, Name: hostile[2], Begin: "2023-03-01", Planned: "2023-08-31", First: "2023-07-31", Acts: []park.MilestoneAct{{Verb: park.MilestoneMove, Day: "2023-08-31", Text: hostile[3]}}},
		{ID: 2, Name: "储能投运", Begin: "2023-03-01", Planned: "2023-06-30", First: "2023-06-30"},
		{ID: 3, Name: "光伏并网", Begin: "2023-03-01", Planned: "2023-05-31", First: "2023-05-31", Done: "2023-06-02", Acts: []park.MilestoneAct{{Verb: park.MilestoneDone, Day: "2023-06-02", File: &file}}},
		{ID: 4, Name: "不做了", Begin: "2023-03-01", Planned: "2023-05-31", First: "2023-05-31", Dropped: true},
		{ID: 5, Name: "还早", Begin: "2023-09-01", Planned: "2023-11-30", First: "2023-11-30"},
	}
	all[0].Evidence = []park.Evidence{{ID: 1, Text: hostile[0], File: file, Actor: "park", At: sentAt}}
	all[0].Entered = []park.EnteredValue{
		{Criterion: "energy", Value: 300_000 * park.QuantityScale, Unit: "吨标准煤", Source: hostile[1], Day: "2023-06-30", Actor: "admin", File: &file},
		{Criterion: "carbon_per_energy", Value: 2001, Unit: "吨CO₂/吨标准煤", Source: "核算报告", Day: "2023-06-30", Actor: "admin"},
		{Criterion: "clean_energy_share", Value: 90 * park.QuantityScale, Unit: "%", Source: "能源审计", Day: "2023-06-30", Actor: "admin"},
	}
	all[3].Expected = "2024-02-01"
	return all
}

func designationsFacts(ask DesignationAsk) DesignationsFacts {
	return DesignationsFacts{Ask: ask, All: testCandidacies(), Catalogue: boardtest.City().Catalogue, Today: "2023-07-21"}
}

func candidacyFacts(n int) CandidacyFacts {
	return CandidacyFacts{One: testCandidacies()[n], Board: boardtest.Board(), Names: bothNames, Today: "2023-07-21"}
}

func testSmart() SmartFacts {
	level := func(code string, year, at int) park.SmartAssessment {
		s := park.SmartAssessment{ID: int64(year), Park: code, Year: year, Actor: "park", At: sentAt, Levels: map[park.SmartDimension]park.SmartLevel{}}
		for i, d := range park.SmartDimensions {
			s.Levels[d] = park.SmartLevel{Level: 1 + (at+i*(year-2020))%5, Evidence: hostile[i%4]}
		}
		return s
	}
	return SmartFacts{
		All:       []park.SmartAssessment{level("rare-earth", 2021, 2), level("jiuyuan", 2021, 1), level("rare-earth", 2022, 3), level("jiuyuan", 2023, 4)},
		Catalogue: boardtest.City().Catalogue, Names: bothNames, Park: "rare-earth", Year: 2022,
	}
}

func TestTheDesignationPages(t *testing.T) {
	for _, lang := range bothLanguages {
		list := DesignationsPage(NewDesignations(testPage(lang, adminUser), designationsFacts(DesignationAsk{})))
		golden(t, "designations-"+lang, list)
		sound(t, rendered(t, list))
		golden(t, "designations-none-"+lang, DesignationsPage(NewDesignations(testPage(lang, &testPeople[0]), DesignationsFacts{Catalogue: testCity, Today: "2023-07-21"})))
		golden(t, "designation-"+lang, CandidacyPage(NewCandidacy(testPage(lang, &testPeople[1]), candidacyFacts(0))))
		golden(t, "smart-"+lang, SmartPage(NewSmart(testPage(lang, &testPeople[1]), testSmart())))
		for n, u := range testPeople {
			sound(t, rendered(t, CandidacyPage(NewCandidacy(testPage(lang, &u), candidacyFacts(n)))))
			sound(t, rendered(t, SmartPage(NewSmart(testPage(lang, &u), SmartFacts{Catalogue: testCity}))))
		}
		in := TaskInput{
			Typed:    Typed{"criterion": "energy", "value": hostile[0], "source": hostile[1], "day": "x"},
			Problems: Problems{"": "a", "value": "b", "unit": "c", "file": "d"}, Seen: 4,
		}
		page, f := testPage(lang, adminUser), candidacyFacts(0)
		golden(t, "designation-value-"+lang, TaskFormPage(NewValueForm(page, f, in)))
		for _, form := range []TaskForm{
			NewCandidacyForm(page, f.Board.Catalogue(), in), NewStageChangeForm(page, f, in), NewMilestoneForm(page, f, in), NewEvidenceForm(page, f, in),
			NewMilestoneActForm(page, f, f.One.Milestones[0], park.MilestoneMove, in), NewSmartForm(page, f.Board.Catalogue(), "jiuyuan", in),
		} {
			sound(t, rendered(t, TaskFormPage(form)))
		}
	}
}

func TestTheListCountsWhatIsAtRiskAsUnderWayToo(t *testing.T) {
	m := NewDesignations(testPage("zh-CN", adminUser), designationsFacts(DesignationAsk{}))
	for i, want := range []string{"零碳园区 2 0 1 1 还缺 1 个任务", "低碳园区 6 1 0 0 还缺 5 个任务", "绿色园区（新增） 1 0 1 1 "} {
		r := m.Targets[i]
		if got := strings.Join([]string{r.Name, r.Aim, r.Recognised.Text, r.UnderWay.Text, r.AtRisk.Text, r.Lacking}, " "); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	for state, want := range map[string]int{"": 5, TaskUnderWay: 3, TaskAtRisk: 2, TaskRecognised: 1, TaskRevoked: 1} {
		n := 0
		for _, kind := range NewDesignations(testPage("zh-CN", adminUser), designationsFacts(DesignationAsk{State: state})).Kinds {
			n += len(kind.Rows)
		}
		if n != want {
			t.Errorf("%q shows %d, want %d", state, n, want)
		}
	}
}

func TestOverdueMilestonesStandFirstAndTheParkReportsOnlyWhatIsDone(t *testing.T) {
	m := NewCandidacy(testPage("zh-CN", &testPeople[1]), candidacyFacts(0))
	var names []string
	for _, row := range m.Milestones {
		names = append(names, row.Name+":"+row.State.Shape)
	}
	if got := strings.Join(names, " "); got != "储能投运:late "+hostile[2]+":half 还早:open 光伏并网:done 不做了:none" {
		t.Errorf("they stand as %s", got)
	}
	if len(m.Milestones[0].Acts) != 1 || !strings.Contains(m.Milestones[0].Acts[0].Href, "act=done") {
		t.Errorf("the park is offered %+v", m.Milestones[0].Acts)
	}
}

// A part of a park is not judged by the figures of the whole.
func TestAPartIsJudgedByEnteredValuesAlone(t *testing.T) {
	f := candidacyFacts(0)
	verdicts := func(f CandidacyFacts) string {
		var all []string
		for _, row := range newCriterionTable(testPage("zh-CN", adminUser), f).Rows {
			all = append(all, row.Value.Text+" "+row.Verdict.Word)
		}
		return strings.Join(all, "；")
	}
	if got := verdicts(f); got != "300,000 未设门槛；0.2001 未达到；90% 达到；— 没有数；— 没有数；— 没有数；— 没有数" {
		t.Errorf("the part reads %s", got)
	}
	f.One.Within, f.One.Entered = "", nil
	if got := verdicts(f); !strings.Contains(got, " 未设门槛；— 没有数") || strings.HasPrefix(got, "—") {
		t.Errorf("the whole park reads %s", got)
	}
}

// What the board measures is read where it was reported last, and its scale of
// the same period.
func TestAConditionIsReadWhereItWasReportedLastWithItsOwnScale(t *testing.T) {
	facts := boardtest.City()
	facts.Figures = append(facts.Figures,
		boardtest.Row(900, "rare-earth", "2022-12", "carbon", park.Cumulative, "190000"),
		boardtest.Row(90_000, "rare-earth", "2022-12", "energy", park.Cumulative, "950000"))
	f := candidacyFacts(0)
	f.Board, f.One.Within, f.One.Entered = board.New(facts), "", nil
	row := newCriterionTable(testPage("zh-CN", adminUser), f).Rows[1]
	if row.Value.Text != "0.200" || row.Verdict.Word != "达到" || !strings.Contains(row.Source, "2022年1—12月") || row.Value.Receipt == "" {
		t.Errorf("it reads %+v", row)
	}
}

func TestTheExportHoldsEveryShownCandidacyOnce(t *testing.T) {
	table, name := DesignationsExport(testPage("zh-CN", adminUser), designationsFacts(DesignationAsk{}))
	if len(table.Rows) != 5 || name != "示例数据-园区创建-2023-07-21" {
		t.Errorf("%d rows in %s", len(table.Rows), name)
	}
	for _, row := range table.Rows {
		if len(row) != len(table.Columns) {
			t.Errorf("%d cells under %d heads", len(row), len(table.Columns))
		}
	}
}
