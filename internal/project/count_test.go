package project_test

import (
	"strings"
	"testing"

	"parkboard/internal/park"
	"parkboard/internal/project"
)

func of(code, where string, total string, start park.Date, state park.ProjectState) park.Project {
	p := park.Project{Code: code, Name: code, Park: where, Year: 2023, Month: 6, Start: start, State: state}
	if q, err := park.ParseQuantity(total); err == nil {
		p.Set(park.ProjectTotal, q)
	}
	return p
}

func TestTwoNewCountsStartsOfTheYearFromExactlyOneYiWithoutContinuedOnes(t *testing.T) {
	june, february := park.Period{Year: 2023, Month: 6}, park.Period{Year: 2023, Month: 2}
	for name, c := range map[string]struct {
		total   string
		start   park.Date
		state   park.ProjectState
		resumed bool
		period  park.Period
		counts  bool
	}{
		"exactly 1亿元":                    {"10000", "2023-03-01", park.ProjectBuilding, false, june, true},
		"a yuan less":                    {"9999.9999", "2023-03-01", park.ProjectBuilding, false, june, false},
		"no total known":                 {"", "2023-03-01", park.ProjectBuilding, false, june, false},
		"in January, within 1—2月":        {"10000", "2023-01-01", park.ProjectBuilding, false, february, true},
		"on New Year's Eve":              {"10000", "2022-12-31", park.ProjectBuilding, false, june, false},
		"that one in its own year":       {"10000", "2022-12-31", park.ProjectBuilding, false, park.Period{Year: 2022, Month: 12}, true},
		"on the period's last day":       {"10000", "2023-06-30", park.ProjectBuilding, false, june, true},
		"the day after":                  {"10000", "2023-07-01", park.ProjectBuilding, false, june, false},
		"called continued in its year":   {"10000", "2023-03-01", park.ProjectContinued, true, june, false},
		"called continued the year on":   {"10000", "2023-03-01", park.ProjectContinued, false, june, true},
		"a planned start":                {"10000", "2023-03-01", park.ProjectPlanned, false, june, false},
		"dropped":                        {"10000", "2023-03-01", park.ProjectDropped, false, june, false},
		"begun and paused":               {"10000", "2023-03-01", park.ProjectPaused, false, june, true},
		"begun and finished in the year": {"10000", "2023-03-01", park.ProjectFinished, false, june, true},
		"no start":                       {"10000", "", park.ProjectBuilding, false, june, false},
	} {
		p := of("P-1", "jiuyuan", c.total, c.start, c.state)
		p.Resumed = c.resumed
		if got := project.IsNew(&p, c.period); got != c.counts {
			t.Errorf("%s: counts is %v", name, got)
		}
	}
}

func TestACountWithoutALedgerOfTheYearIsMissingAndNotZero(t *testing.T) {
	l := park.ProjectLedger{Projects: []park.Project{
		of("P-1", "jiuyuan", "10000", "2023-01-31", park.ProjectBuilding), of("P-2", "tuyou", "10000", "2023-04-01", park.ProjectBuilding),
	}, Years: map[string][]int{"jiuyuan": {2023}, "tuyou": {2023}, "jinshan": {2023}}}
	for name, c := range map[string]struct {
		park   string
		period park.Period
		n      int
		ok     bool
	}{
		"one": {"jiuyuan", park.Period{Year: 2023, Month: 6}, 1, true}, "the city": {park.CityCode, park.Period{Year: 2023, Month: 6}, 2, true},
		"in 1—2月": {park.CityCode, park.Period{Year: 2023, Month: 2}, 1, true}, "none yet": {"jinshan", park.Period{Year: 2023, Month: 6}, 0, true},
		"no ledger": {"metals", park.Period{Year: 2023, Month: 6}, 0, false}, "another year": {"jiuyuan", park.Period{Year: 2022, Month: 6}, 0, false},
	} {
		if n, ok := project.CountNew(&l, c.period)[c.park]; n != c.n || ok != c.ok {
			t.Errorf("%s: %d %v", name, n, ok)
		}
	}
}

func TestAQuarterRanksDoneAndRateWithTiesSharingARank(t *testing.T) {
	with := func(code, where, plan, done string) park.Project {
		p := of(code, where, "20000", "2023-04-01", park.ProjectBuilding)
		for a, text := range map[park.ProjectAmount]string{park.ProjectPlan: plan, park.ProjectDone: done} {
			if q, err := park.ParseQuantity(text); err == nil {
				p.Set(a, q)
			}
		}
		return p
	}
	through := []park.Project{with("P-1", "a", "100", "50"), with("P-2", "b", "200", "100"), with("P-3", "c", "1000", "100"), with("P-4", "c", "100", ""), with("P-5", "d", "0", "0")}
	finished := of("P-6", "a", "1", "2022-01-01", park.ProjectFinished)
	finished.Finish = "2023-06-30"
	all := append(through, finished)
	got := project.Progresses([]string{"a", "b", "c", "d", "e"}, all, through, project.Quarter{Year: 2023, N: 2}, "2023-07-10")
	ranks := ""
	for _, p := range got[:5] {
		ranks += string(rune('0'+p.ByDone)) + string(rune('0'+p.ByRate)) + " "
	}
	if ranks != "31 11 13 40 00 " {
		t.Errorf("ranks by done and by rate: %s", ranks)
	}
	if got[0].Starts != 1 || got[0].New != 1 || got[0].Finishes != 1 || got[2].Lacking != 1 || got[4].Plan != nil {
		t.Errorf("%+v", got)
	}
	if city := got[5]; city.Rate.FloatString(4) != "0.1923" || city.Starts != 5 {
		t.Errorf("the city: %+v", city)
	}
	if early := project.Progresses([]string{"a"}, all, through, project.Quarter{Year: 2023, N: 2}, "2023-06-29"); early[0].Finishes != 0 {
		t.Error("a finish that has not come yet is counted")
	}
}

func TestBottlenecksComeOverdueFirst(t *testing.T) {
	with := func(code string, state park.ProjectState, blocks ...park.Block) park.Project {
		return park.Project{Code: code, State: state, Blocks: blocks}
	}
	all := []park.Project{
		with("cleared-early", park.ProjectBuilding, park.Block{Promised: "2022-01-01", Cleared: "2022-01-01"}),
		with("cleared-late", park.ProjectBuilding, park.Block{Promised: "2022-01-01", Cleared: "2023-01-01"}),
		with("no-day", park.ProjectBuilding, park.Block{}),
		with("soon", park.ProjectBuilding, park.Block{Promised: "2023-01-05"}),
		with("late", park.ProjectBuilding, park.Block{Promised: "2023-01-03"}),
		with("latest", park.ProjectPlanned, park.Block{Promised: "2022-12-31"}),
		with("void", park.ProjectDropped, park.Block{Promised: "2022-12-31"}),
	}
	var got []string
	for _, s := range project.Bottlenecks(all, "2023-01-04") {
		got = append(got, s.Project.Code)
	}
	if want := "latest late soon no-day cleared-late cleared-early"; strings.Join(got, " ") != want {
		t.Errorf("%v, want %s", got, want)
	}
}

func TestTheLedgerIsChosenAndSortedWithMissingValuesLast(t *testing.T) {
	all := []park.Project{
		of("P-1", "jiuyuan", "300", "2023-01-01", park.ProjectBuilding), of("P-2", "tuyou", "", "2023-04-01", park.ProjectPlanned),
		of("P-3", "jiuyuan", "20000", "", park.ProjectBuilding),
	}
	all[0].Blocks = []park.Block{{Kind: park.BlockPower, Promised: "2023-06-30"}, {Kind: park.BlockLand}}
	all[2].Blocks = []park.Block{{Kind: park.BlockPower, Promised: "2023-06-30", Cleared: "2023-07-01"}}
	for name, c := range map[string]struct {
		ask  project.Ask
		by   project.Order
		down bool
		want string
	}{
		"all":                    {project.Ask{}, project.ByCode, false, "P-1 P-2 P-3"},
		"by code, turned":        {project.Ask{}, project.ByCode, true, "P-3 P-2 P-1"},
		"by total":               {project.Ask{}, project.ByTotal, false, "P-1 P-3 P-2"},
		"by total, turned":       {project.Ask{}, project.ByTotal, true, "P-3 P-1 P-2"},
		"by start, turned":       {project.Ask{}, project.ByStart, true, "P-2 P-1 P-3"},
		"a park":                 {project.Ask{Park: "jiuyuan"}, project.ByCode, false, "P-1 P-3"},
		"waiting for power":      {project.Ask{Block: park.BlockPower}, project.ByCode, false, "P-1"},
		"overdue for power":      {project.Ask{Block: park.BlockPower, Overdue: true}, project.ByCode, false, "P-1"},
		"overdue for land":       {project.Ask{Block: park.BlockLand, Overdue: true}, project.ByCode, false, ""},
		"a state":                {project.Ask{State: park.ProjectPlanned}, project.ByCode, false, "P-2"},
		"words, whatever case":   {project.Ask{Words: "p-3"}, project.ByCode, false, "P-3"},
		"begun in first quarter": {project.Ask{Started: project.Quarter{Year: 2023, N: 1}}, project.ByCode, false, "P-1"},
	} {
		chosen := c.ask.Choose(project.Sorted(all, c.by, c.down, []string{"jiuyuan", "tuyou"}), "2023-07-10")
		var got []string
		for _, p := range chosen {
			got = append(got, p.Code)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %v, want %s", name, got, c.want)
		}
	}
}
