package views

import (
	"testing"
	"time"

	"parkboard/internal/park"
)

// taskFacts are the facts of a page between whose moments projects, tours,
// candidacies, smart levels and objectives changed, under names as bad as they
// come.
func taskFacts() BetweenFacts {
	f := betweenFacts()
	at := f.From.Add(time.Hour)
	was, is := testProjects().Projects, testProjects().Projects
	is[0].ID, is[0].At, is[0].State, is[0].Blocks = 11, at, park.ProjectPaused, nil
	is[0].Set(park.ProjectDone, 4_200*park.QuantityScale)
	is[1].At = at
	was[2].ID, was[2].Upload, was[2].State, is[2].At = 12, 4, park.ProjectBuilding, f.From.Add(-time.Hour)
	f.Tasks.ProjectsWas, f.Tasks.ProjectsIs = append(was[:1:1], was[2:]...), is[:3]
	f.Tasks.Books = []park.ProjectUpload{{ID: 4, State: park.Withdrawn, Steps: []park.Step{{State: park.Withdrawn, Actor: "admin", At: at}}}}
	tour := park.TourScore{ID: 1, Park: "jiuyuan", Year: 2023, Quarter: 2, Score: 90 * park.QuantityScale, Actor: "admin", At: f.From.Add(-time.Hour)}
	f.Tasks.Tours = append(f.Tasks.Tours, tour)
	tour.ID, tour.Score, tour.At = 2, 915_000, at
	f.Tasks.Tours = append(f.Tasks.Tours, tour)
	f.Tasks.Candidacies = testCandidacies()
	one := &f.Tasks.Candidacies[0]
	one.Steps[0].At, one.Steps[1].At = f.From.Add(-time.Hour), at
	one.Milestones[0].Acts[0].At, one.Milestones[1].At, one.Evidence[0].At = at, at, at
	one.Entered = append(one.Entered, one.Entered[2])
	one.Entered[3].Value, one.Entered[3].At = 915_000, at
	f.Tasks.SmartWas, f.Tasks.SmartIs = testSmart().All, testSmart().All
	f.Tasks.SmartIs[2].At, f.Tasks.SmartIs[2].Levels = at, testSmart().All[3].Levels
	entry := park.ObjectiveEntry{ID: 1, Objective: "wind_output", Value: 150 * park.QuantityScale, Unit: "亿元", Day: "2023-05-31", Actor: "admin", At: f.From.Add(-time.Hour)}
	f.Tasks.Entries = append(f.Tasks.Entries, entry)
	entry.ID, entry.Value, entry.Day, entry.At = 2, 1_805_000, "2023-06-30", at
	f.Tasks.Entries = append(f.Tasks.Entries, entry)
	f.Ask.Park = ""
	return f
}

func TestTheChangesBesideFiguresOnThePage(t *testing.T) {
	for _, lang := range bothLanguages {
		page := testPage(lang, &testPeople[0])
		m := NewBetween(page, taskFacts())
		m.Acts, m.Standings, m.Places, m.Numbers = nil, nil, nil, nil
		c := BetweenPage(m)
		golden(t, "between-tasks-"+lang, c)
		sound(t, rendered(t, c))
	}
}

func TestAChangeBesideFiguresIsARowOfTheFileAndAloneEnoughToTell(t *testing.T) {
	f := taskFacts()
	page := testPage("zh-CN", &testPeople[0])
	with, _ := BetweenExport(page, f)
	f.Tasks = BetweenTasks{}
	without, _ := BetweenExport(page, f)
	projects, others := tasksBetween(page, taskFacts())
	want := 0
	for _, l := range append(projects, others...) {
		want += len(l.changes)
	}
	if got := len(with.Rows) - len(without.Rows); got != want || want == 0 {
		t.Errorf("%d rows of %d changes", got, want)
	}
	if _, err := with.Workbook(); err != nil {
		t.Error(err)
	}
	f = taskFacts()
	f.Was, f.Touched, f.Steps, f.Uploads.All = f.Is, nil, nil, nil
	if m := NewBetween(page, f); m.Nothing != "" {
		t.Errorf("it is said that %s", m.Nothing)
	}
}
