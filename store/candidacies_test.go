package store_test

import (
	"errors"
	"testing"

	"parkboard/internal/catalog"
	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/store/storetest"
)

// candidacy is an application of Jiuyuan's from July 2023 on.
func candidacy() park.Candidacy {
	list, _ := catalog.Default().Checklist("watched-2023")
	return park.Candidacy{Designation: "zero_carbon", Park: "jiuyuan", Document: "九园发〔2023〕3号", Begun: day, Expected: "2023-12-20", Checklist: list}
}

func open(t *testing.T, db *store.DB, c park.Candidacy) int64 {
	t.Helper()
	id, err := db.OpenCandidacy(t.Context(), storetest.Act(16), c)
	must(t, err)
	return id
}

func only(t *testing.T, db *store.DB, asof park.Moment) park.Candidacy {
	t.Helper()
	all, err := db.Candidacies(t.Context(), asof)
	must(t, err)
	if len(all) != 1 {
		t.Fatalf("%d candidacies", len(all))
	}
	return all[0]
}

func smart(code string, year, level int) park.SmartAssessment {
	s := park.SmartAssessment{Park: code, Year: year, Levels: map[park.SmartDimension]park.SmartLevel{}}
	for _, d := range park.SmartDimensions {
		s.Levels[d] = park.SmartLevel{Level: level, Evidence: "已建成 " + string(d)}
	}
	return s
}

func key(t *testing.T, err error, want string) {
	t.Helper()
	var e *park.Error
	if !errors.As(err, &e) || e.Key != want {
		t.Errorf("it answers %v, want %s", err, want)
	}
}

func TestACandidacyGoesFromStageToStageAndNothingIsForgotten(t *testing.T) {
	db, ctx := storetest.New(t), t.Context()
	id := open(t, db, candidacy())
	move := func(minute, seen int, s park.CandidacyStep) error {
		return db.MoveCandidacy(ctx, storetest.Act(minute), id, seen, s)
	}
	key(t, move(20, 1, park.CandidacyStep{Stage: park.Evaluating, Day: "2023-07-05", Expected: "2023-12-20"}), "candidacy_stage")
	key(t, move(20, 1, park.CandidacyStep{Stage: park.Building, Day: "2023-06-30", Expected: "2023-12-20"}), "stage_early")
	key(t, move(20, 1, park.CandidacyStep{Stage: park.Building, Day: "2023-07-11", Expected: "2023-12-20"}), "day_ahead")
	key(t, move(20, 1, park.CandidacyStep{Stage: park.Applied, Day: "2023-07-05", Expected: "2024-03-01"}), "reason_required")
	key(t, move(20, 1, park.CandidacyStep{Stage: park.Revoked, Day: "2023-07-05", Expected: "2023-12-20"}), "reason_required")
	must(t, move(20, 1, park.CandidacyStep{Stage: park.Building, Day: "2023-07-05", Expected: "2023-12-20"}))
	key(t, move(21, 1, park.CandidacyStep{Stage: park.Evaluating, Day: "2023-07-06", Expected: "2023-12-20"}), "candidacy_moved")
	must(t, move(21, 2, park.CandidacyStep{Stage: park.Building, Day: "2023-07-06", Expected: "2024-03-01", Reason: "设备晚到"}))
	must(t, move(22, 3, park.CandidacyStep{Stage: park.Evaluating, Day: "2023-07-07", Expected: "2024-03-01"}))
	must(t, move(23, 4, park.CandidacyStep{Stage: park.Recognised, Day: "2023-07-08", Expected: "2024-03-01", Document: "内工信〔2023〕1号"}))
	key(t, db.AddMilestone(ctx, storetest.Act(24), id, 5, park.Milestone{Name: "迟到的", Begin: "2023-07-08", Planned: "2023-07-09"}), "candidacy_settled")
	now := only(t, db, park.Moment{})
	if now.Stage != park.Recognised || now.RecognisedOn() != "2023-07-08" || len(now.Steps) != 5 || now.Checklist.Code != "watched-2023" {
		t.Errorf("now it is %+v", now)
	}
	if then := only(t, db, storetest.Act(20).At); then.Stage != park.Building || then.Expected != "2023-12-20" || then.Acts != 2 {
		t.Errorf("then it was %+v", then)
	}
	rows, err := db.Audit(ctx, 1)
	must(t, err)
	if rows[0].Verb != store.VerbStage || rows[0].Subject != "designations/1" {
		t.Errorf("the audit says %+v", rows[0])
	}
}

func TestATaskIsNeverJudgedByALaterChecklistAndAPartHasABoundary(t *testing.T) {
	db, ctx := storetest.New(t), t.Context()
	national, _ := catalog.Default().Checklist("national-2025")
	for want, change := range map[string]func(c *park.Candidacy){
		"checklist_later":  func(c *park.Candidacy) { c.Checklist = national },
		"boundary_missing": func(c *park.Candidacy) { c.Within = "碳谷" },
		"day_ahead":        func(c *park.Candidacy) { c.Begun = "2023-07-11" },
		"expected_early":   func(c *park.Candidacy) { c.Expected = "2023-06-30" },
	} {
		c := candidacy()
		change(&c)
		_, err := db.OpenCandidacy(ctx, storetest.Act(16), c)
		key(t, err, want)
	}
	if !national.Fits("zero_carbon", "2025-06-30") || national.Fits("zero_carbon", "2025-06-29") || national.Fits("low_carbon", "2026-01-01") {
		t.Error("the national list fits the wrong tasks")
	}
}

func TestAMilestoneIsNotDoneBeforeItBegan(t *testing.T) {
	db, ctx := storetest.New(t), t.Context()
	id := open(t, db, candidacy())
	add := func(seen int, begin, planned park.Date) error {
		return db.AddMilestone(ctx, storetest.Act(20), id, seen, park.Milestone{Name: "储能投运", Begin: begin, Planned: planned})
	}
	key(t, add(1, "2023-06-30", "2023-07-09"), "begin_early")
	key(t, add(1, "2023-07-05", "2023-07-04"), "planned_early")
	must(t, add(1, "2023-07-05", "2023-07-06"))
	act := func(seen int, a park.MilestoneAct) error {
		return db.ActOnMilestone(ctx, storetest.Act(21), id, seen, 1, a, nil)
	}
	key(t, act(2, park.MilestoneAct{Verb: park.MilestoneDone, Day: "2023-07-04"}), "done_early")
	key(t, act(2, park.MilestoneAct{Verb: park.MilestoneDone, Day: "2023-07-11"}), "day_ahead")
	key(t, act(2, park.MilestoneAct{Verb: park.MilestoneMove, Day: "2023-07-20"}), "reason_required")
	must(t, act(2, park.MilestoneAct{Verb: park.MilestoneDone, Day: "2023-07-05"}))
	key(t, act(3, park.MilestoneAct{Verb: park.MilestoneDrop, Text: "不再需要"}), "milestone_settled")
	if m := only(t, db, park.Moment{}).Milestones[0]; m.Done != "2023-07-05" || m.Open() {
		t.Errorf("it is %+v", m)
	}
}

func TestAnEnteredValueHasTheUnitAndTheSourceOfItsCondition(t *testing.T) {
	db, ctx := storetest.New(t), t.Context()
	id := open(t, db, candidacy())
	enter := func(v park.EnteredValue) error { return db.EnterValue(ctx, storetest.Act(20), id, 1, v, nil) }
	good := park.EnteredValue{Criterion: "clean_energy_share", Value: 91_0000, Unit: "%", Source: "能源审计报告", Day: day}
	for want, change := range map[string]func(v *park.EnteredValue){
		"value_unit":      func(v *park.EnteredValue) { v.Unit = "" },
		"value_share":     func(v *park.EnteredValue) { v.Value = 100_0001 },
		"reason_required": func(v *park.EnteredValue) { v.Source = " " },
		"criterion":       func(v *park.EnteredValue) { v.Criterion = "water_reused_share" },
		"day_ahead":       func(v *park.EnteredValue) { v.Day = "2023-08-01" },
	} {
		v := good
		change(&v)
		key(t, enter(v), want)
	}
	must(t, enter(good))
	if v := only(t, db, park.Moment{}).ValueOf("clean_energy_share"); v == nil || v.Value != 91_0000 || v.Source != "能源审计报告" {
		t.Errorf("it is %+v", v)
	}
}

func TestTheNewestSelfAssessmentOfAYearCountsAndTwoEditorsDoNotOverwriteEachOther(t *testing.T) {
	db, ctx := storetest.New(t), t.Context()
	must(t, db.AssessSmart(ctx, storetest.Act(1), 0, smart("jiuyuan", 2022, 2)))
	key(t, db.AssessSmart(ctx, storetest.Act(2), 0, smart("jiuyuan", 2022, 3)), "smart_moved")
	must(t, db.AssessSmart(ctx, storetest.Act(2), 1, smart("jiuyuan", 2022, 3)))
	half := smart("jiuyuan", 2023, 3)
	half.Levels[park.SmartSafety] = park.SmartLevel{Level: 3}
	key(t, db.AssessSmart(ctx, storetest.Act(3), 0, half), "smart_level")
	key(t, db.AssessSmart(ctx, storetest.Act(3), 0, smart("jiuyuan", 2024, 3)), "smart_year")
	for moment, want := range map[park.Moment]int{{}: 3, storetest.Act(1).At: 2} {
		all, err := db.SmartAssessments(ctx, moment)
		must(t, err)
		if len(all) != 1 || all[0].Levels[park.SmartSafety].Level != want {
			t.Errorf("at %v: %+v", moment, all)
		}
	}
}

func TestClearingTheSampleTakesItsCandidaciesAndLeavesRealOnes(t *testing.T) {
	db, ctx := storetest.New(t), t.Context()
	loadSample(t, db, 0)
	invented := candidacy()
	invented.Sample = true
	gone := open(t, db, invented)
	must(t, db.HandInEvidence(ctx, storetest.Act(17), gone, 1, "方案", &store.Handed{Name: "方案.txt", Bytes: []byte("示例")}))
	must(t, db.AddMilestone(ctx, storetest.Act(17), gone, 2, park.Milestone{Name: "一", Begin: day, Planned: day}))
	must(t, db.ActOnMilestone(ctx, storetest.Act(17), gone, 3, 1, park.MilestoneAct{Verb: park.MilestoneDone, Day: day}, &store.Handed{Name: "照片.txt", Bytes: []byte("照片")}))
	real := open(t, db, candidacy())
	must(t, db.HandInEvidence(ctx, storetest.Act(18), real, 1, "方案", &store.Handed{Name: "真.txt", Bytes: []byte("真")}))
	s := smart("jiuyuan", 2022, 2)
	s.Sample = true
	must(t, db.AssessSmart(ctx, storetest.Act(18), 0, s))
	must(t, db.ClearSample(ctx, storetest.Act(20)))
	left := only(t, db, park.Moment{})
	if left.ID != real || len(left.Evidence) != 1 {
		t.Errorf("left is %+v", left)
	}
	if all, err := db.SmartAssessments(ctx, park.Moment{}); err != nil || len(all) != 0 {
		t.Errorf("left are %v %v", all, err)
	}
}
