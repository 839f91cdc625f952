package store_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"parkboard/internal/catalog"
	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/store/storetest"
)

// writing is an act a test can perform; before prepares what it needs.
type writing struct {
	verb store.Verb
	do   func(ctx context.Context, db *store.DB, act park.Act, id int64) error
	from park.State // the state of upload id before it
}

func changedCatalogue() *park.Catalogue {
	c := *catalog.Default()
	c.DueDay = 18
	return &c
}

var day = park.Date("2023-07-01")

var writings = []writing{
	{store.VerbReceive, func(ctx context.Context, db *store.DB, act park.Act, _ int64) error {
		_, err := db.Receive(ctx, act, storetest.Workbook("new.csv"))
		return err
	}, ""},
	{store.VerbAnswer, func(ctx context.Context, db *store.DB, act park.Act, id int64) error {
		return db.AnswerIssue(ctx, act, park.Answer{Upload: id, Code: park.Jump, Cell: "C5", Text: "1", Reason: "核对无误"})
	}, park.Checked},
	{store.VerbSubmit, func(ctx context.Context, db *store.DB, act park.Act, id int64) error {
		return db.Submit(ctx, act, id)
	}, park.Checked},
	{store.VerbReturn, func(ctx context.Context, db *store.DB, act park.Act, id int64) error {
		return db.Return(ctx, act, id, "单位有误")
	}, park.Submitted},
	{store.VerbPublish, func(ctx context.Context, db *store.DB, act park.Act, id int64) error {
		return db.Publish(ctx, act, id, []park.Figure{output("2023-06", "5")}, 1000)
	}, park.Submitted},
	{store.VerbWithdraw, func(ctx context.Context, db *store.DB, act park.Act, id int64) error {
		return db.Withdraw(ctx, act, id, "重复报送", 1000)
	}, park.PublishedState},
	{store.VerbReplace, func(ctx context.Context, db *store.DB, act park.Act, earlier int64) error {
		waiting, err := db.Uploads(ctx, store.UploadFilter{State: park.Submitted})
		if err != nil {
			return err
		}
		return db.Replace(ctx, act, park.Replacement{Upload: waiting[len(waiting)-1].ID, Of: earlier, Reason: "更正"}, []park.Figure{output("2023-05", "6")}, 1000)
	}, replaceable},
	{store.VerbLand, func(ctx context.Context, db *store.DB, act park.Act, _ int64) error {
		return db.AddLand(ctx, act, park.Land{Park: "jiuyuan", Basis: park.Built, Area: 1, Effective: day})
	}, ""},
	{store.VerbTarget, func(ctx context.Context, db *store.DB, act park.Act, _ int64) error {
		return db.AddTarget(ctx, act, park.Target{Park: "jiuyuan", Indicator: "tax", Year: 2023, Value: 1, Effective: day})
	}, ""},
	{store.VerbNote, func(ctx context.Context, db *store.DB, act park.Act, _ int64) error {
		return db.AddNote(ctx, act, park.Note{Park: "jiuyuan", Text: "一区多园", Effective: day})
	}, ""},
	{store.VerbCatalogue, func(ctx context.Context, db *store.DB, act park.Act, _ int64) error {
		return db.ReviseCatalogue(ctx, act, changedCatalogue(), day, "包府发〔2023〕1号")
	}, ""},
	{store.VerbMap, func(ctx context.Context, db *store.DB, act park.Act, id int64) error {
		return db.MapHeading(ctx, act, heading("园区规模", "output"), store.Reading{Upload: id})
	}, park.Checked},
	{store.VerbUnmap, func(ctx context.Context, db *store.DB, act park.Act, _ int64) error {
		return db.UnmapHeading(ctx, act, 1)
	}, mappedHeading},
	{store.VerbUser, func(ctx context.Context, db *store.DB, act park.Act, _ int64) error {
		return db.AddUser(ctx, act, park.User{Name: "wang", Role: park.Leader}, "")
	}, ""},
	{store.VerbPassword, func(ctx context.Context, db *store.DB, act park.Act, _ int64) error {
		return db.SetPassword(ctx, act, store.FirstAdministrator, strong)
	}, ""},
	{store.VerbSetup, func(ctx context.Context, db *store.DB, act park.Act, _ int64) error {
		_, err := db.SetupToken(ctx, act, store.FirstAdministrator)
		return err
	}, ""},
	{store.VerbClearSample, func(ctx context.Context, db *store.DB, act park.Act, _ int64) error {
		return db.ClearSample(ctx, act)
	}, park.PublishedState},
}

// mappedHeading is a checked upload in which a heading is mapped.
const mappedHeading park.State = "mapped"

// replaceable is a published upload beside a submitted one for the same figures.
const replaceable park.State = "replaceable"

// uploadIn is an upload of the sample in a state.
func uploadIn(t *testing.T, db *store.DB, state park.State) int64 {
	t.Helper()
	r := storetest.Workbook("before.csv")
	r.Sample = true
	up, err := db.Receive(t.Context(), storetest.Act(-9), r)
	must(t, err)
	if state == mappedHeading {
		must(t, db.MapHeading(t.Context(), storetest.Act(-8), heading("园区规模", "output"), store.Reading{Upload: up.ID}))
		return up.ID
	}
	if state == park.Checked || state == "" {
		return up.ID
	}
	must(t, db.Submit(t.Context(), storetest.Act(-8), up.ID))
	switch state {
	case park.PublishedState, park.Withdrawn, replaceable:
		must(t, db.Publish(t.Context(), storetest.Act(-7), up.ID, []park.Figure{output("2023-05", "4")}, 1000))
		if state == park.Withdrawn {
			must(t, db.Withdraw(t.Context(), storetest.Act(-6), up.ID, "试报", 1000))
		}
		if state == replaceable {
			instead, err := db.Receive(t.Context(), storetest.Act(-5), storetest.Workbook("instead.csv", output("2023-05", "6")))
			must(t, err)
			must(t, db.Submit(t.Context(), storetest.Act(-4), instead.ID))
		}
	case park.Returned:
		must(t, db.Return(t.Context(), storetest.Act(-7), up.ID, "试报"))
	}
	return up.ID
}

func TestEveryWritingActIsAuditedAndRaisesTheDataVersion(t *testing.T) {
	for _, w := range writings {
		t.Run(string(w.verb), func(t *testing.T) {
			db := storetest.New(t)
			id := uploadIn(t, db, w.from)
			before := snapshot(t, db, park.Moment{}).Version
			must(t, w.do(t.Context(), db, storetest.Act(3), id))
			rows, err := db.Audit(t.Context(), 1)
			must(t, err)
			got := rows[0]
			if got.Verb != w.verb || got.Actor != store.FirstAdministrator || !got.At.Equal(storetest.Act(3).At) || got.Subject == "" {
				t.Errorf("audited %+v", got)
			}
			if after := snapshot(t, db, park.Moment{}).Version; after <= before || got.Version <= before || got.Version > after {
				t.Errorf("data version %d before, %d in the audit, %d after", before, got.Version, after)
			}
		})
	}
}

func TestAnActOfNobodyOrAtNoMomentChangesNothing(t *testing.T) {
	for _, w := range writings {
		t.Run(string(w.verb), func(t *testing.T) {
			db := storetest.New(t)
			id := uploadIn(t, db, w.from)
			before := snapshot(t, db, park.Moment{})
			nobody := park.Act{Actor: "nobody", At: storetest.Start}
			refused(t, w.do(t.Context(), db, nobody, id), park.Forbidden, "actor_unknown")
			if err := w.do(t.Context(), db, park.Act{Actor: store.FirstAdministrator}, id); err == nil {
				t.Error("an act without a moment was done")
			}
			if after := snapshot(t, db, park.Moment{}); after.Version != before.Version {
				t.Errorf("data version %d, was %d", after.Version, before.Version)
			}
		})
	}
}

func TestSessionsAndSignInsLeaveTheDataVersionAlone(t *testing.T) {
	db := storetest.New(t)
	before := snapshot(t, db, park.Moment{}).Version
	sessions := db.Sessions(func() time.Time { return storetest.Start })
	must(t, sessions.CommitCtx(t.Context(), "token", []byte("data"), storetest.Start.Add(time.Hour)))
	_, err := db.CheckPassword(t.Context(), store.FirstAdministrator, "guess")
	refused(t, err, park.Forbidden, "signin")
	must(t, sessions.DeleteCtx(t.Context(), "token"))
	must(t, db.ExpireSessions(t.Context(), storetest.Start))
	if after := snapshot(t, db, park.Moment{}).Version; after != before {
		t.Errorf("data version %d, was %d", after, before)
	}
}

// TestTheSchemaItselfKeepsWhatWasWritten goes past the store's methods: rows
// of the ledgers can be neither changed nor deleted.
func TestTheSchemaItselfKeepsWhatWasWritten(t *testing.T) {
	db := storetest.New(t)
	ctx := t.Context()
	id := storetest.Publish(t, db, storetest.Act(0), output("2023-06", "5"))
	for i, w := range writings {
		if w.from == "" && w.verb != store.VerbReceive {
			must(t, w.do(ctx, db, storetest.Act(i), id))
		}
	}
	up, err := db.Receive(ctx, storetest.Act(1), storetest.Workbook("asked.csv"))
	must(t, err)
	must(t, db.AnswerIssue(ctx, storetest.Act(2), park.Answer{Upload: up.ID, Code: park.Jump, Reason: "核对无误"}))
	must(t, db.MapHeading(ctx, storetest.Act(2), heading("园区规模", "output"), store.Reading{Upload: up.ID}))
	for table, column := range map[string]string{
		"figures": "value", "upload_states": "at", "answers": "reason", "uploads": "size", "originals": "bytes",
		"heading_mappings": "outline", "readings": "notes",
		"land": "area", "targets": "value", "notes": "text", "catalogue_entries": "position", "audit": "at",
	} {
		var rows int
		must(t, db.Writer().QueryRow(`SELECT count(*) FROM `+table).Scan(&rows))
		if rows == 0 {
			t.Errorf("%s is empty: nothing is shown", table)
		}
		for _, tampering := range []string{"UPDATE " + table + " SET " + column + " = " + column, "DELETE FROM " + table} {
			if _, err := db.Writer().Exec(tampering); err == nil {
				t.Errorf("%s was let through", tampering)
			} else if !strings.Contains(err.Error(), "append-only") && !strings.Contains(err.Error(), "FOREIGN KEY") {
				t.Errorf("%s failed for another reason: %v", tampering, err)
			}
		}
	}
	if _, err := db.Writer().Exec(`UPDATE board SET version = version - 1`); err == nil {
		t.Error("the data version fell")
	}
}
