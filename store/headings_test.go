package store_test

import (
	"reflect"
	"strings"
	"testing"

	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/store/storetest"
)

// heading is a mapping in tables of one made-up shape.
func heading(name, indicator string) park.HeadingMapping {
	return park.HeadingMapping{
		Shape: strings.Repeat("0f", 32), Heading: name, Indicator: indicator, Table: "园区名称 | 工业总产值 | 园区规模",
	}
}

func mapped(t *testing.T, db *store.DB, asof park.Moment) map[string]string {
	t.Helper()
	all, err := db.Headings(t.Context(), asof)
	must(t, err)
	m := make(map[string]string, len(all))
	for _, one := range all {
		m[one.Heading] = one.Indicator
	}
	return m
}

func TestTheNewestMappingOfAHeadingCountsAtEveryMoment(t *testing.T) {
	db, ctx := storetest.New(t), t.Context()
	on := store.Reading{Upload: uploadIn(t, db, park.Checked)}
	must(t, db.MapHeading(ctx, storetest.Act(1), heading("园区规模", "output"), on))
	must(t, db.MapHeading(ctx, storetest.Act(2), heading("园区收入", "revenue"), on))
	must(t, db.MapHeading(ctx, storetest.Act(3), heading("园区规模", "revenue"), on))
	must(t, db.UnmapHeading(ctx, storetest.Act(4), 3))
	for minutes, want := range []map[string]string{
		{}, {"园区规模": "output"}, {"园区规模": "output", "园区收入": "revenue"},
		{"园区规模": "revenue", "园区收入": "revenue"}, {"园区收入": "revenue"},
	} {
		at := storetest.Act(minutes).At
		if got := mapped(t, db, at); !reflect.DeepEqual(got, want) {
			t.Errorf("after %d minutes %v, want %v", minutes, got, want)
		}
		if s := snapshot(t, db, at); len(s.Headings) != len(want) {
			t.Errorf("after %d minutes the snapshot has %+v", minutes, s.Headings)
		}
	}
	one := heading("园区收入", "revenue")
	one.ID, one.RecordedAt, one.Actor = 2, storetest.Act(2).At, store.FirstAdministrator
	if got := snapshot(t, db, park.Moment{}).Headings; len(got) != 1 || got[0] != one {
		t.Errorf("kept %+v", got)
	}
}

func TestTheSameHeadingInAnotherShapeIsAnother(t *testing.T) {
	db, ctx := storetest.New(t), t.Context()
	on := store.Reading{Upload: uploadIn(t, db, park.Checked)}
	other := heading("园区规模", "tax")
	other.Shape = strings.Repeat("a1", 32)
	must(t, db.MapHeading(ctx, storetest.Act(1), heading("园区规模", "output"), on))
	must(t, db.MapHeading(ctx, storetest.Act(2), other, on))
	must(t, db.UnmapHeading(ctx, storetest.Act(3), 1))
	if got := mapped(t, db, park.Moment{}); !reflect.DeepEqual(got, map[string]string{"园区规模": "tax"}) {
		t.Errorf("left %v", got)
	}
}

func TestAMappingThatCannotBeIsRefused(t *testing.T) {
	db, ctx := storetest.New(t), t.Context()
	checked, gone := uploadIn(t, db, park.Checked), uploadIn(t, db, park.Submitted)
	shapeless := heading("园区规模", "output")
	shapeless.Shape = "?"
	for name, c := range map[string]struct {
		m    park.HeadingMapping
		on   int64
		kind park.Kind
		key  string
	}{
		"to no indicator":      {heading("园区规模", ""), checked, park.Invalid, "indicator_not_listed"},
		"to an unknown one":    {heading("园区规模", "joy"), checked, park.Invalid, "indicator_not_listed"},
		"of nothing":           {heading("  ", "output"), checked, park.Invalid, "heading"},
		"of no shape":          {shapeless, checked, park.Invalid, "heading"},
		"in no upload":         {heading("园区规模", "output"), 99, park.NotFound, "upload"},
		"in what is submitted": {heading("园区规模", "output"), gone, park.Conflict, "upload_state"},
	} {
		t.Run(name, func(t *testing.T) {
			refused(t, db.MapHeading(ctx, storetest.Act(1), c.m, store.Reading{Upload: c.on}), c.kind, c.key)
		})
	}
	refused(t, db.UnmapHeading(ctx, storetest.Act(1), 1), park.NotFound, "heading_gone")
	if got := mapped(t, db, park.Moment{}); len(got) != 0 {
		t.Errorf("mapped %v", got)
	}
}

func TestAnUploadSaysWhatItsLastReadingSays(t *testing.T) {
	db, ctx := storetest.New(t), t.Context()
	up, err := db.Receive(ctx, storetest.Act(0), storetest.Workbook("六月.csv", output("2023-06", "1")))
	must(t, err)
	more := storetest.Figure("metals", "2023-05", "tax", "2", "D5")
	read := store.Reading{
		Upload: up.ID, Parks: []string{"metals", "jiuyuan"}, Periods: []park.Period{more.Period, up.Periods[0]},
		Figures: 2, Errors: 1, Questions: 2, Notes: 3,
	}
	must(t, db.MapHeading(ctx, storetest.Act(1), heading("园区规模", "output"), read))
	now, err := db.Upload(ctx, up.ID)
	must(t, err)
	if now.Figures != 2 || now.Errors != 1 || now.Questions != 2 || now.Notes != 3 ||
		!reflect.DeepEqual(now.Parks, read.Parks) || !reflect.DeepEqual(now.Periods, read.Periods) {
		t.Errorf("says %+v", now)
	}
	found, err := db.Uploads(ctx, store.UploadFilter{Park: "metals"})
	must(t, err)
	if len(found) != 1 {
		t.Error("it is not found by the park it says now")
	}
}

func TestAPublishedUploadSaysWhatWasPublished(t *testing.T) {
	db, ctx := storetest.New(t), t.Context()
	up := submitted(t, db, "六月.csv", output("2023-06", "1"))
	version, err := db.Version(ctx)
	must(t, err)
	must(t, db.Publish(ctx, storetest.Act(2), up, []park.Figure{
		output("2023-06", "1"), storetest.Figure("metals", "2023-05", "tax", "2", "D5"), storetest.Figure(park.CityCode, "2023-06", "tax", "9", "D9"),
	}, version))
	now, err := db.Upload(ctx, up)
	must(t, err)
	if now.Figures != 2 || strings.Join(now.Parks, " ") != "metals jiuyuan" || len(now.Periods) != 2 || now.Periods[0].Month != 5 {
		t.Errorf("says %+v", now)
	}
}

func TestAMappingMakesAnEarlierCheckStale(t *testing.T) {
	db, ctx := storetest.New(t), t.Context()
	up := submitted(t, db, "六月.csv", output("2023-06", "1"))
	version, err := db.Version(ctx)
	must(t, err)
	must(t, db.MapHeading(ctx, storetest.Act(2), heading("园区规模", "output"), store.Reading{Upload: uploadIn(t, db, park.Checked)}))
	refused(t, db.Publish(ctx, storetest.Act(3), up, []park.Figure{output("2023-06", "1")}, version), park.Conflict, "data_moved")
}
