package store_test

import (
	"testing"

	"parkboard/internal/park"
	"parkboard/store/storetest"
)

func TestAPeriodsFirstPublicationIsKeptThroughWithdrawalAndCorrection(t *testing.T) {
	db := storetest.New(t)
	ctx := t.Context()
	june := park.Period{Year: 2023, Month: 6}
	first := func(want park.Moment) {
		t.Helper()
		got, err := db.FirstPublished(ctx, june)
		must(t, err)
		if !got.Equal(want) {
			t.Errorf("first published %v, want %v", got, want)
		}
	}
	first(park.Moment{})
	storetest.Publish(t, db, storetest.Act(10), output("2023-05", "4"))
	land := output("2023-06", "900")
	land.Indicator, land.Unit = park.Industrial.Indicator(), "亩"
	city := output("2023-06", "900")
	city.Park = park.CityCode
	storetest.Publish(t, db, storetest.Act(20), land, city)
	first(park.Moment{})
	id := storetest.Publish(t, db, storetest.Act(30), output("2023-06", "5"))
	storetest.Publish(t, db, storetest.Act(40), output("2023-06", "6"))
	first(storetest.Act(30).At)
	must(t, db.Withdraw(ctx, storetest.Act(50), id, "重复报送", 1000))
	first(storetest.Act(30).At)
}
