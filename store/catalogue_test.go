package store_test

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"parkboard/internal/catalog"
	"parkboard/internal/park"
	"parkboard/store/storetest"
)

func entries(t *testing.T, count interface{ Scan(...any) error }) (n int) {
	t.Helper()
	must(t, count.Scan(&n))
	return n
}

func TestTheCatalogueComesBackAsItWasGiven(t *testing.T) {
	got := snapshot(t, storetest.New(t), park.Moment{}).Catalogue
	if want := catalog.Default(); !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%+v, want\n%+v", got, want)
	}
}

func TestARevisionRecordsWhatDiffersAndNothingElse(t *testing.T) {
	db := storetest.New(t)
	ctx := t.Context()
	rows := func() int { return entries(t, db.Writer().QueryRow(`SELECT count(*) FROM catalogue_entries`)) }
	was := rows()
	must(t, db.ReviseCatalogue(ctx, storetest.Act(0), catalog.Default(), day, ""))
	if got := rows() - was; got != 0 {
		t.Errorf("an equal catalogue added %d entries", got)
	}
	c := *catalog.Default()
	c.Parks = slices.Clone(c.Parks)
	c.Parks[0].Name.ZH = "稀土高新区（新）"
	last := len(c.Parks) - 1
	gone := c.Parks[last].Code
	c.Parks = append(c.Parks[:last], park.Park{Code: "bayan", Name: park.Text{ZH: "白云园区", EN: "Bayan Park"}})
	must(t, db.ReviseCatalogue(ctx, storetest.Act(1), &c, day, "包府发〔2023〕1号"))
	if got := rows() - was; got != 3 {
		t.Errorf("one changed, one new, one gone: %d entries", got)
	}
	s := snapshot(t, db, park.Moment{})
	if !reflect.DeepEqual(s.Catalogue, &c) {
		t.Errorf("now\n%+v, want\n%+v", s.Catalogue, c)
	}
	if _, still := s.Catalogue.Park(gone); still {
		t.Errorf("%s is still listed", gone)
	}
	if before := snapshot(t, db, storetest.Act(0).At); !reflect.DeepEqual(before.Catalogue, catalog.Default()) {
		t.Error("the catalogue of a moment gone by has changed")
	}
}

func TestTheLatestInEffectWinsNotTheLatestRecorded(t *testing.T) {
	db := storetest.New(t)
	due := func(day int) *park.Catalogue {
		c := *catalog.Default()
		c.DueDay = day
		return &c
	}
	must(t, db.ReviseCatalogue(t.Context(), storetest.Act(0), due(18), "2023-07-01", ""))
	must(t, db.ReviseCatalogue(t.Context(), storetest.Act(1), due(15), "2023-01-01", "补录"))
	if got := snapshot(t, db, park.Moment{}).Catalogue.DueDay; got != 18 {
		t.Errorf("due day %d, want the one in effect since July", got)
	}
	must(t, db.ReviseCatalogue(t.Context(), storetest.Act(2), due(12), "2023-07-01", "更正"))
	if got := snapshot(t, db, park.Moment{}).Catalogue.DueDay; got != 12 {
		t.Errorf("due day %d, want the later record for the same day", got)
	}
}

func TestARevisionIsRefusedAheadOfTimeForAnotherCityOrWithACodeTwice(t *testing.T) {
	db := storetest.New(t)
	ctx := t.Context()
	ahead := park.DateOf(storetest.Start.Add(24 * time.Hour))
	refused(t, db.ReviseCatalogue(ctx, storetest.Act(0), changedCatalogue(), ahead, ""), park.Invalid, "effective_ahead")
	refused(t, db.ReviseCatalogue(ctx, storetest.Act(0), changedCatalogue(), "2023-02-30", ""), park.Invalid, "date")
	elsewhere := *catalog.Default()
	elsewhere.Code = "ordos"
	refused(t, db.ReviseCatalogue(ctx, storetest.Act(0), &elsewhere, day, ""), park.Conflict, "other_city")
	twice := *catalog.Default()
	twice.Tiers = append(slices.Clone(twice.Tiers), twice.Tiers[0])
	refused(t, db.ReviseCatalogue(ctx, storetest.Act(0), &twice, day, ""), park.Invalid, "catalogue_code")
}
