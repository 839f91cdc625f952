package store_test

import (
	"slices"
	"testing"

	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/store/storetest"
)

func ledgerBook(name string, projects int) store.ReceivedProjects {
	return store.ReceivedProjects{FileName: name, Bytes: []byte(name), Year: 2023, Month: 6, Parks: []string{"jiuyuan"}, Projects: projects}
}

func projectOf(code string, total park.Quantity) park.Project {
	p := park.Project{
		Code: code, Name: "“铝”项目", Park: "jiuyuan", Year: 2023, Month: 6, Industry: park.IndustryYes, Start: "2023-01-09",
		State: park.ProjectBuilding, Leaders: [3]string{"张三", "", "李四"}, Sheet: "台账", Row: 4, Cells: map[string]string{"total": "D4"},
		Blocks: []park.Block{{Kind: park.BlockPower, Text: "110kV", Promised: "2023-06-30"}},
	}
	p.Set(park.ProjectTotal, total)
	return p
}

func publishProjects(t *testing.T, db *store.DB, minute int, name string, rows ...park.Project) int64 {
	t.Helper()
	id, err := db.ReceiveProjects(t.Context(), on("clerk", minute), ledgerBook(name, len(rows)))
	must(t, err)
	must(t, db.PublishProjects(t.Context(), on("admin", minute+1), id, rows, ""))
	return id
}

func totals(t *testing.T, db *store.DB, asof park.Moment) []string {
	t.Helper()
	l, err := db.Projects(t.Context(), asof)
	must(t, err)
	var out []string
	for _, p := range l.Projects {
		out = append(out, p.Code+" "+p.Values[park.ProjectTotal].String())
	}
	return out
}

func TestALaterLedgerRevisesAProjectAndWithdrawingItRestoresTheOneBefore(t *testing.T) {
	db, ctx := storetest.New(t), t.Context()
	loadSample(t, db, 0)
	publishProjects(t, db, 1, "一.xlsx", projectOf("P-1", 10_000), projectOf("P-2", 20_000))
	second := publishProjects(t, db, 3, "二.xlsx", projectOf("P-1", 30_000))
	if got := totals(t, db, park.Moment{}); !slices.Equal(got, []string{"P-1 3", "P-2 2"}) {
		t.Errorf("after the second: %v", got)
	}
	if got := totals(t, db, on("", 3).At); !slices.Equal(got, []string{"P-1 1", "P-2 2"}) {
		t.Errorf("as known before it: %v", got)
	}
	must(t, db.WithdrawProjects(ctx, on("admin", 5), second, "重复"))
	if got := totals(t, db, park.Moment{}); !slices.Equal(got, []string{"P-1 1", "P-2 2"}) {
		t.Errorf("after withdrawing: %v", got)
	}
	if got := totals(t, db, on("", 4).At); !slices.Equal(got, []string{"P-1 3", "P-2 2"}) {
		t.Errorf("as known in between: %v", got)
	}
	history, err := db.ProjectHistory(ctx, "P-1", park.Moment{})
	must(t, err)
	if len(history) != 2 || history[0].Gone.IsZero() || !history[1].Gone.IsZero() || history[1].Actor != "admin" {
		t.Errorf("history %+v", history)
	}
	p := history[1]
	if p.Name != "“铝”项目" || p.Leaders[park.ParkLevel] != "李四" || p.Blocks[0].Promised != "2023-06-30" || p.Cells["total"] != "D4" || p.Row != 4 {
		t.Errorf("kept as %+v", p)
	}
	if _, ok := p.Value(park.ProjectPlan); ok {
		t.Error("a missing amount came back as a number")
	}
	rows, err := db.Audit(ctx, 1)
	must(t, err)
	if rows[0].Verb != store.VerbProjectWithdraw || rows[0].Subject != "projects/book/2" {
		t.Errorf("the audit ends with %+v", rows[0])
	}
}

func TestALedgerIsPublishedWholeOnceAndOnlyWithoutErrors(t *testing.T) {
	db, ctx := storetest.New(t), t.Context()
	loadSample(t, db, 0)
	one := []park.Project{projectOf("P-1", 1)}
	for name, c := range map[string]struct {
		change func(*store.ReceivedProjects)
		reason string
		key    string
	}{
		"errors":                    {func(r *store.ReceivedProjects) { r.Errors = 1 }, "", "projects_flawed"},
		"half of the rows":          {func(r *store.ReceivedProjects) { r.Projects = 2 }, "", "projects_flawed"},
		"questions without reason":  {func(r *store.ReceivedProjects) { r.Questions = 1 }, " ", "reason_required"},
		"questions with their word": {func(r *store.ReceivedProjects) { r.Questions = 1 }, "已核", ""},
	} {
		r := ledgerBook(name, 1)
		c.change(&r)
		id, err := db.ReceiveProjects(ctx, on("clerk", 1), r)
		must(t, err)
		if err := db.PublishProjects(ctx, on("admin", 2), id, one, c.reason); keyOf(err) != c.key {
			t.Errorf("%s: %v", name, err)
		}
	}
	id, err := db.ReceiveProjects(ctx, on("clerk", 1), ledgerBook("退.xlsx", 1))
	must(t, err)
	if err := db.ReturnProjects(ctx, on("admin", 2), id, " "); keyOf(err) != "reason_required" {
		t.Error(err)
	}
	must(t, db.ReturnProjects(ctx, on("admin", 2), id, "单位不对"))
	if err := db.PublishProjects(ctx, on("admin", 3), id, one, ""); keyOf(err) != "upload_state" {
		t.Error(err)
	}
	up, raw, err := db.ProjectUpload(ctx, id, park.Moment{})
	must(t, err)
	if string(raw) != "退.xlsx" || up.State != park.Returned || up.Month != 6 || up.SentBy != "clerk" {
		t.Errorf("%+v %q", up, raw)
	}
	if up, _, err = db.ProjectUpload(ctx, id, on("", 1).At); err != nil || up.State != park.Checked || len(up.Steps) != 1 {
		t.Errorf("before it was returned it is %+v, %v", up, err)
	}
	if _, _, err = db.ProjectUpload(ctx, id, on("", 0).At); keyOf(err) != "upload" {
		t.Errorf("before it came: %v", err)
	}
}

func TestAFormMakesANewRevisionOnlyUponTheOneItWasFilledInFrom(t *testing.T) {
	db, ctx := storetest.New(t), t.Context()
	loadSample(t, db, 0)
	must(t, db.RecordProject(ctx, on("clerk", 1), projectOf("P-1", 10_000), 0))
	if err := db.RecordProject(ctx, on("clerk", 2), projectOf("P-1", 20_000), 0); keyOf(err) != "project_taken" {
		t.Errorf("a second P-1: %v", err)
	}
	history, err := db.ProjectHistory(ctx, "P-1", park.Moment{})
	must(t, err)
	must(t, db.RecordProject(ctx, on("admin", 3), projectOf("P-1", 20_000), history[0].ID))
	if err := db.RecordProject(ctx, on("admin", 4), projectOf("P-1", 30_000), history[0].ID); keyOf(err) != "project_moved" {
		t.Errorf("upon a revision gone by: %v", err)
	}
	if got := totals(t, db, park.Moment{}); !slices.Equal(got, []string{"P-1 2"}) {
		t.Errorf("it is %v", got)
	}
	rows, err := db.Audit(ctx, 1)
	must(t, err)
	if rows[0].Verb != store.VerbProject || rows[0].Subject != "projects/P-1" || rows[0].Actor != "admin" {
		t.Errorf("the audit ends with %+v", rows[0])
	}
}

func TestWhatTheLedgersOfItsOwnYearCallContinuedIsNoNewStart(t *testing.T) {
	db := storetest.New(t)
	loadSample(t, db, 0)
	own, later := projectOf("P-1", 1), projectOf("P-2", 1)
	own.State = park.ProjectContinued
	publishProjects(t, db, 1, "2023.xlsx", own, later)
	later.Year, later.State = 2024, park.ProjectContinued
	own.Year = 2024
	publishProjects(t, db, 3, "2024.xlsx", own, later)
	l, err := db.Projects(t.Context(), park.Moment{})
	must(t, err)
	if !l.Projects[0].Resumed || l.Projects[1].Resumed {
		t.Errorf("P-1 resumed %v, P-2 %v", l.Projects[0].Resumed, l.Projects[1].Resumed)
	}
	if !l.Covers("jiuyuan", 2023) || !l.Covers("jiuyuan", 2024) || l.Covers("jiuyuan", 2022) || l.Covers("tuyou", 2023) {
		t.Errorf("covers %v", l.Years)
	}
}

func TestAQuarterIsSeenAsItsOwnLedgersHaveIt(t *testing.T) {
	db := storetest.New(t)
	loadSample(t, db, 0)
	early, late := projectOf("P-1", 10_000), projectOf("P-1", 20_000)
	early.Month = 3
	publishProjects(t, db, 1, "3月.xlsx", early)
	publishProjects(t, db, 3, "6月.xlsx", late)
	for month, want := range map[int]string{2: "", 3: "1", 5: "1", 6: "2", 12: "2"} {
		all, err := db.ProjectsThrough(t.Context(), 2023, month, park.Moment{})
		must(t, err)
		got := ""
		for _, p := range all {
			got += p.Values[park.ProjectTotal].String()
		}
		if got != want {
			t.Errorf("through month %d it is %q, want %q", month, got, want)
		}
	}
}

func TestClearingTheSampleTakesItsProjectsAndKeepsRealOnes(t *testing.T) {
	db, ctx := storetest.New(t), t.Context()
	loadSample(t, db, 0)
	invented := ledgerBook("示例.xlsx", 1)
	invented.Sample = true
	id, err := db.ReceiveProjects(ctx, on("clerk", 1), invented)
	must(t, err)
	must(t, db.PublishProjects(ctx, on("admin", 2), id, []park.Project{projectOf("S-1", 1)}, ""))
	must(t, db.RecordTour(ctx, on("admin", 2), park.TourScore{Park: "jiuyuan", Year: 2023, Quarter: 1, Score: 900_000, Source: "示例", Sample: true}))
	if holds, err := db.HoldsReal(ctx); err != nil || holds {
		t.Errorf("the sample alone is taken for real data: %v %v", holds, err)
	}
	publishProjects(t, db, 1, "真.xlsx", projectOf("P-1", 1))
	must(t, db.RecordProject(ctx, on("admin", 3), projectOf("P-2", 1), 0))
	must(t, db.RecordTour(ctx, on("admin", 3), park.TourScore{Park: "jiuyuan", Year: 2023, Quarter: 2, Score: 910_000, Source: "3号"}))
	must(t, db.ClearSample(ctx, on("admin", 4)))
	if got := totals(t, db, park.Moment{}); !slices.Equal(got, []string{"P-1 0.0001", "P-2 0.0001"}) {
		t.Errorf("left %v", got)
	}
	tours, err := db.Tours(ctx, 2023, park.Moment{})
	must(t, err)
	if len(tours) != 1 || tours[0].Source != "3号" || tours[0].Score != 910_000 {
		t.Errorf("left tours %+v", tours)
	}
}
