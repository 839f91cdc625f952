package store_test

import (
	"errors"
	"testing"

	"parkboard/internal/park"
	"parkboard/store/storetest"
)

func issuedBrief(version int64) park.IssuedBrief {
	return park.IssuedBrief{
		Period: park.Period{Year: 2023, Month: 6}, Park: "jiuyuan", Lang: "zh-CN",
		AsOf: storetest.Act(18).At, Version: version, Hash: "3c90 b1f7",
	}
}

func TestAnIssuedBriefIsItsBytesFromThenOn(t *testing.T) {
	db, ctx := storetest.New(t), t.Context()
	version, err := db.Version(ctx)
	must(t, err)
	id, err := db.IssueBrief(ctx, storetest.Act(1), issuedBrief(version), []byte("<p>一</p>"), []byte("p {}"))
	must(t, err)
	storetest.Publish(t, db, storetest.Act(2), output("2023-06", "12"))
	page, err := db.IssuedPage(ctx, id, park.Moment{})
	must(t, err)
	all, err := db.IssuedBriefs(ctx, park.Moment{})
	must(t, err)
	if string(page) != "<p>一</p>" || len(all) != 1 || all[0].Version != version || !all[0].At.Equal(storetest.Act(1).At) {
		t.Errorf("%s %+v", page, all)
	}
	style, err := db.IssuedStyle(ctx, all[0].Style)
	must(t, err)
	if string(style) != "p {}" {
		t.Errorf("style %s", style)
	}
	// Nothing but style sheets is handed out by checksum, and nothing before it was.
	if _, err := db.IssuedStyle(ctx, all[0].Page); !notFound(err) {
		t.Errorf("a page is handed out as a style sheet: %v", err)
	}
	before := storetest.Act(0).At
	if _, err := db.IssuedPage(ctx, id, before); !notFound(err) {
		t.Errorf("it was there before it was issued: %v", err)
	}
	if early, err := db.IssuedBriefs(ctx, before); err != nil || len(early) != 0 {
		t.Errorf("%+v %v", early, err)
	}
}

func TestABriefOfDataThatMovedOnIsNotIssued(t *testing.T) {
	db, ctx := storetest.New(t), t.Context()
	version, err := db.Version(ctx)
	must(t, err)
	storetest.Publish(t, db, storetest.Act(2), output("2023-06", "12"))
	_, err = db.IssueBrief(ctx, storetest.Act(3), issuedBrief(version), []byte("x"), []byte("y"))
	var e *park.Error
	if !errors.As(err, &e) || e.Key != "brief_moved" {
		t.Errorf("%v", err)
	}
}

func notFound(err error) bool {
	var e *park.Error
	return errors.As(err, &e) && e.Kind == park.NotFound
}
