package store_test

import (
	"reflect"
	"slices"
	"testing"

	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/store/storetest"
)

// replacing is a published upload and a submitted one that covers it.
func replacing(t *testing.T, db *store.DB) park.Replacement {
	t.Helper()
	earlier := storetest.Publish(t, db, storetest.Act(0), output("2023-05", "4"), output("2023-06", "5"))
	later := submitted(t, db, "instead.csv", output("2023-06", "6"), output("2023-05", "4.5"))
	return park.Replacement{Upload: later, Of: earlier, Reason: "统计局核定"}
}

func TestAReplacementIsOneActThatNamesBoth(t *testing.T) {
	db := storetest.New(t)
	ctx, r := t.Context(), replacing(t, db)
	before := snapshot(t, db, park.Moment{})
	figures := []park.Figure{output("2023-06", "6"), output("2023-05", "4.5")}
	must(t, db.Replace(ctx, storetest.Act(9), r, figures, before.Version))
	after := snapshot(t, db, park.Moment{})
	if after.Version != before.Version+1 {
		t.Errorf("the data version went from %d to %d", before.Version, after.Version)
	}
	if want := before.Without(r.Of).Publishing(r.Upload, figures, storetest.Act(9).At); !reflect.DeepEqual(values(after), values(want)) {
		t.Errorf("published %v, want %v", values(after), values(want))
	}
	if then := snapshot(t, db, storetest.Act(8).At); !slices.Equal(values(then), []string{"4", "5"}) {
		t.Errorf("a moment before, %v", values(then))
	}
	rows, err := db.Audit(ctx, 1)
	must(t, err)
	if rows[0].Verb != store.VerbReplace || rows[0].Subject != r.Subject() {
		t.Errorf("the audit says %+v", rows[0])
	}
	all, err := db.Replacements(ctx, park.Moment{})
	must(t, err)
	if want := (park.Replacement{Upload: r.Upload, Of: r.Of}); !slices.Equal(all, []park.Replacement{want}) {
		t.Errorf("replacements %+v", all)
	}
	earlier, err := db.Upload(ctx, r.Of)
	must(t, err)
	later, err := db.Upload(ctx, r.Upload)
	must(t, err)
	if last := earlier.Steps[len(earlier.Steps)-1]; earlier.State != park.Withdrawn || last.Reason != "统计局核定" || later.State != park.PublishedState {
		t.Errorf("%s (%q), %s", earlier.State, last.Reason, later.State)
	}
}

func TestARefusedReplacementLeavesNothing(t *testing.T) {
	good := []park.Figure{output("2023-06", "6")}
	for name, c := range map[string]struct {
		change  func(r *park.Replacement)
		figures []park.Figure
		asRead  int64
		kind    park.Kind
		key     string
	}{
		"no reason":                {func(r *park.Replacement) { r.Reason = " \n" }, good, 1000, park.Invalid, "reason_required"},
		"the same figure twice":    {nil, append(good, good...), 1000, park.Invalid, "figure_twice"},
		"no figures":               {nil, nil, 1000, park.Invalid, "no_figures"},
		"the data moved":           {nil, good, 0, park.Conflict, "data_moved"},
		"an earlier one not there": {func(r *park.Replacement) { r.Of = 99 }, good, 1000, park.NotFound, "upload"},
		"itself":                   {func(r *park.Replacement) { r.Of = r.Upload }, good, 1000, park.Conflict, "upload_state"},
		"turned round":             {func(r *park.Replacement) { r.Of, r.Upload = r.Upload, r.Of }, good, 1000, park.Conflict, "upload_state"},
	} {
		t.Run(name, func(t *testing.T) {
			db := storetest.New(t)
			r := replacing(t, db)
			before := snapshot(t, db, park.Moment{})
			if c.change != nil {
				c.change(&r)
			}
			refused(t, db.Replace(t.Context(), storetest.Act(9), r, c.figures, c.asRead), c.kind, c.key)
			if after := snapshot(t, db, park.Moment{}); !reflect.DeepEqual(after, before) {
				t.Errorf("left behind:\n%+v, before\n%+v", after, before)
			}
		})
	}
}

func TestAnUploadThatSaysLessReplacesNothing(t *testing.T) {
	db := storetest.New(t)
	earlier := storetest.Publish(t, db, storetest.Act(0), output("2023-05", "4"), output("2023-06", "5"))
	later := submitted(t, db, "less.csv", output("2023-06", "6"))
	r := park.Replacement{Upload: later, Of: earlier, Reason: "更正"}
	refused(t, db.Replace(t.Context(), storetest.Act(9), r, []park.Figure{output("2023-06", "6")}, 1000), park.Conflict, "replace_less")
}
