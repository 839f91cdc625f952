package store_test

import (
	"testing"

	"parkboard/internal/catalog"
	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/store/storetest"
)

// wind is a value of the wind equipment output.
func wind(value park.Quantity, on park.Date) park.ObjectiveEntry {
	return park.ObjectiveEntry{Objective: "wind_output", Value: value, Unit: "亿元", Source: "市工信局〔2023〕7号", Day: on}
}

func TestAValueOfAnObjectiveIsAddedAndEarlierOnesStay(t *testing.T) {
	db, ctx := storetest.New(t), t.Context()
	must(t, db.EnterObjective(ctx, storetest.Act(16), 0, wind(120_0000, "2023-05-31")))
	first := storetest.Act(17).At
	must(t, db.EnterObjective(ctx, storetest.Act(18), 1, wind(150_0000, "2023-06-30")))
	all, err := db.ObjectiveEntries(ctx, park.Moment{})
	must(t, err)
	o, _ := catalog.Default().Objective("wind_output")
	if len(all) != 2 || park.CountingEntry(all, o).Value != 150_0000 || all[1].Actor != storetest.Act(0).Actor {
		t.Errorf("entries %+v", all)
	}
	if then, err := db.ObjectiveEntries(ctx, first); err != nil || len(then) != 1 {
		t.Errorf("known then: %+v, %v", then, err)
	}
	rows, err := db.Audit(ctx, 1)
	must(t, err)
	if rows[0].Verb != store.VerbObjective || rows[0].Subject != "objectives/wind_output" {
		t.Errorf("the audit says %+v", rows[0])
	}
}

func TestAValueWithoutItsSourceItsUnitOrItsObjectiveIsRefused(t *testing.T) {
	db, ctx := storetest.New(t), t.Context()
	for want, change := range map[string]func(*park.ObjectiveEntry){
		"objective_source":  func(e *park.ObjectiveEntry) { e.Source = " " },
		"objective_unit":    func(e *park.ObjectiveEntry) { e.Unit = "万元" },
		"objective_day":     func(e *park.ObjectiveEntry) { e.Day = "2024-12-31" },
		"objective_entered": func(e *park.ObjectiveEntry) { e.Objective = "low_carbon" },
	} {
		e := wind(1, "2023-05-31")
		change(&e)
		key(t, db.EnterObjective(ctx, storetest.Act(16), 0, e), want)
	}
	must(t, db.EnterObjective(ctx, storetest.Act(16), 0, wind(1, "2023-05-31")))
	key(t, db.EnterObjective(ctx, storetest.Act(17), 0, wind(2, "2023-05-31")), "objective_moved")
	if all, err := db.ObjectiveEntries(ctx, park.Moment{}); err != nil || len(all) != 1 {
		t.Errorf("kept %+v, %v", all, err)
	}
}
