package views

import (
	"slices"
	"strings"
	"testing"

	"parkboard/internal/board"
	"parkboard/internal/board/boardtest"
	"parkboard/internal/park"
)

func objectivesFacts() ObjectivesFacts {
	entry := func(id int64, objective string, value park.Quantity, unit string, day park.Date, source string) park.ObjectiveEntry {
		return park.ObjectiveEntry{ID: id, Objective: objective, Value: value, Unit: unit, Source: source, Day: day, Actor: "admin", At: sentAt}
	}
	return ObjectivesFacts{
		Board: boardtest.Board(), Candidacies: testCandidacies(), Smart: testSmart().All, Names: bothNames, Today: "2023-07-21",
		Entries: []park.ObjectiveEntry{
			entry(1, "wind_output", 150_0000, "亿元", "2023-06-30", hostile[0]), entry(2, "wind_output", 99_5000, "亿元", "2023-04-15", hostile[1]),
			entry(3, "energy_share", 50_0000, "%", "2023-06-30", hostile[2]), entry(4, "top_50", 50_0000, "位", "2023-06-30", hostile[3]),
			entry(5, "value_added", -1_2000, "%", "2023-06-30", "月报"), entry(6, "digital", 7_0000, "户", "2023-06-30", "另一单位"),
		},
	}
}

func lineOf(t *testing.T, f ObjectivesFacts, code string) ObjectiveLine {
	t.Helper()
	o, ok := f.Board.Catalogue().Objective(code)
	if !ok {
		t.Fatalf("no objective %s", code)
	}
	return objectiveRow(testPage("zh-CN", adminUser).Say, f, o).Lines[0]
}

func TestTheObjectivePages(t *testing.T) {
	for _, lang := range bothLanguages {
		f := objectivesFacts()
		list := ObjectivesPage(NewObjectives(testPage(lang, adminUser), f))
		golden(t, "objectives-"+lang, list)
		sound(t, rendered(t, list))
		none := f
		none.Board = board.New(board.Facts{Catalogue: &park.Catalogue{}})
		sound(t, rendered(t, ObjectivesPage(NewObjectives(testPage(lang, &testPeople[0]), none))))
		o, _ := f.Board.Catalogue().Objective("wind_output")
		golden(t, "objective-"+lang, ObjectivePage(NewObjective(testPage(lang, adminUser), f, o, "entered")))
		for _, one := range f.Board.Catalogue().Objectives {
			sound(t, rendered(t, ObjectivePage(NewObjective(testPage(lang, &testPeople[0]), f, one, ""))))
		}
		in := TaskInput{Typed: Typed{"value": hostile[0], "source": hostile[1]}, Problems: Problems{"": "a", "value": "b", "unit": "c"}, Seen: 4}
		sound(t, rendered(t, TaskFormPage(NewObjectiveForm(testPage(lang, adminUser), o, in))))
	}
}

func TestAnObjectiveSaysWhereItStands(t *testing.T) {
	f := objectivesFacts()
	for _, c := range []struct{ code, value, done, pace, state string }{
		{"wind_output", "150", "50.0%", "持平", "尚未达到"},
		{"energy_share", "50%", "—", "—", "尚未达到"}, // 超过: the number itself does not suffice
		{"top_50", "50", "—", "—", "已达到"},
		{"value_added", "−1.2%", "—", "—", "尚未达到"},
		{"digital", "—", "—", "—", "待录入"}, // entered in another unit: it does not count
		{"champions", "—", "—", "—", "无法计量"},
		{"smart", "1", "—", "—", "未定目标"},
		{"low_carbon", "1", "—", "—", "尚未达到"},
		{"zero_carbon", "0", "—", "—", "有风险"},
	} {
		line := lineOf(t, f, c.code)
		if got := []string{line.Value.Text, line.Done.Text, line.Pace.Say.Plain(), line.State.Word}; !slices.Equal(got, []string{c.value, c.done, c.pace, c.state}) {
			t.Errorf("%s reads %q", c.code, got)
		}
	}
	f.Today = "2024-01-01"
	if line := lineOf(t, f, "wind_output"); line.State.Word != "到期未达到" {
		t.Errorf("on New Year's Day it reads %s", line.State.Word)
	}
}

func TestTheParksStandAgainstTheirTiersAsOnTheOverview(t *testing.T) {
	f := objectivesFacts()
	p := testPage("zh-CN", adminUser).Say
	period, parks := f.Board.Latest(), 0
	for _, code := range []string{"tier_1000", "tier_500", "tier_300"} {
		o, _ := f.Board.Catalogue().Objective(code)
		for _, line := range objectiveRow(p, f, o).Lines {
			parks++
			at := slices.IndexFunc(f.Board.Catalogue().Parks, func(one park.Park) bool { return one.Name.ZH == line.What })
			one := f.Board.Catalogue().Parks[at]
			value := f.Board.Value(board.Query{Park: one.Code, Period: period, Subject: "output"})
			if want := NewStanding(p, f.Board.Status(one.Code, period)).Word; line.State.Word != want || line.Value.Text != NewFigure(p, value, InTable).Text {
				t.Errorf("%s: %s %s, the overview says %s", line.What, line.Value.Text, line.State.Word, want)
			}
			if line.Value.State == Known && line.Value.Receipt != value.Query.Path() {
				t.Errorf("%s has the receipt %s", line.What, line.Value.Receipt)
			}
		}
	}
	if parks != len(f.Board.Catalogue().Parks) {
		t.Errorf("%d parks", parks)
	}
}

func TestTheExportHoldsEveryLineAndHostileSourcesSurvive(t *testing.T) {
	f := objectivesFacts()
	page := testPage("zh-CN", adminUser)
	table, name := ObjectivesExport(page, f)
	lines := 0
	for _, g := range NewObjectives(page, f).Groups {
		for _, row := range g.Rows {
			lines += len(row.Lines)
		}
	}
	if len(table.Rows) != lines || !strings.Contains(name, "目标清单") {
		t.Errorf("%d rows of %d in %s", len(table.Rows), lines, name)
	}
	for _, row := range table.Rows {
		if len(row) != len(table.Columns) {
			t.Fatalf("%d cells under %d heads", len(row), len(table.Columns))
		}
	}
}
