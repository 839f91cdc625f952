package store_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/store/storetest"
)

func TestAnUploadTakesItsStepsInOrderOnly(t *testing.T) {
	steps := map[park.State]func(t *testing.T, db *store.DB, id int64) error{
		park.Submitted: func(t *testing.T, db *store.DB, id int64) error {
			return db.Submit(t.Context(), storetest.Act(1), id)
		},
		park.PublishedState: func(t *testing.T, db *store.DB, id int64) error {
			return db.Publish(t.Context(), storetest.Act(1), id, []park.Figure{output("2023-06", "5")}, 1000)
		},
		park.Returned: func(t *testing.T, db *store.DB, id int64) error {
			return db.Return(t.Context(), storetest.Act(1), id, "单位有误")
		},
		park.Withdrawn: func(t *testing.T, db *store.DB, id int64) error {
			return db.Withdraw(t.Context(), storetest.Act(1), id, "重复报送", 1000)
		},
	}
	allowed := map[park.State][]park.State{
		park.Checked:        {park.Submitted},
		park.Submitted:      {park.PublishedState, park.Returned},
		park.PublishedState: {park.Withdrawn},
		park.Returned:       nil,
		park.Withdrawn:      nil,
	}
	for from, onward := range allowed {
		for to, take := range steps {
			t.Run(string(from)+" to "+string(to), func(t *testing.T) {
				db := storetest.New(t)
				id := uploadIn(t, db, from)
				err := take(t, db, id)
				up, upErr := db.Upload(t.Context(), id)
				must(t, upErr)
				if slices.Contains(onward, to) {
					must(t, err)
					if last := up.Steps[len(up.Steps)-1]; up.State != to || last.State != to || !last.At.Equal(storetest.Act(1).At) {
						t.Errorf("the upload stands at %s after %+v", up.State, last)
					}
					return
				}
				refused(t, err, park.Conflict, "upload_state")
				if up.State != from {
					t.Errorf("the refused step left it %s", up.State)
				}
			})
		}
	}
}

func TestReturningAndWithdrawingNeedAReason(t *testing.T) {
	db := storetest.New(t)
	back, out := uploadIn(t, db, park.Submitted), uploadIn(t, db, park.PublishedState)
	for _, blank := range []string{"", "  ", "\u3000\n"} {
		refused(t, db.Return(t.Context(), storetest.Act(1), back, blank), park.Invalid, "reason_required")
		refused(t, db.Withdraw(t.Context(), storetest.Act(1), out, blank, 1000), park.Invalid, "reason_required")
		refused(t, db.AnswerIssue(t.Context(), storetest.Act(1), park.Answer{Upload: back, Code: park.Jump, Reason: blank}),
			park.Invalid, "reason_required")
	}
	must(t, db.Return(t.Context(), storetest.Act(2), back, " 单位有误 "))
	up, err := db.Upload(t.Context(), back)
	must(t, err)
	if got := up.Steps[2]; got.Reason != "单位有误" || got.Actor != store.FirstAdministrator {
		t.Errorf("kept %+v", got)
	}
}

func TestTheOriginalIsKeptByteForByteAndKnownAgain(t *testing.T) {
	db := storetest.New(t)
	ctx := t.Context()
	june := park.Period{Year: 2023, Month: 6}
	sent := store.Received{
		FileName: "2023年6月园区月报.xlsx", Bytes: []byte{0, 1, 2, 0xff, 0}, Format: "xlsx", Encoding: "", Hint: june,
		Parks: []string{"jiuyuan", "metals"}, Periods: []park.Period{june, june.Next()}, Figures: 4, Errors: 3, Questions: 2, Notes: 1,
	}
	up, err := db.Receive(ctx, storetest.Act(0), sent)
	must(t, err)
	want := park.Upload{
		ID: up.ID, FileName: sent.FileName, Size: 5, Format: "xlsx", Hint: june, SentBy: "admin", SentAt: storetest.Start,
		SHA256: fmt.Sprintf("%x", sha256.Sum256(sent.Bytes)), State: park.Checked,
		Steps: []park.Step{{State: park.Checked, Actor: "admin", At: storetest.Start}},
		Parks: sent.Parks, Periods: sent.Periods, Figures: 4, Errors: 3, Questions: 2, Notes: 1,
	}
	if !reflect.DeepEqual(up, want) {
		t.Errorf("received\n%+v, want\n%+v", up, want)
	}
	again, err := db.Receive(ctx, storetest.Act(1), sent)
	must(t, err)
	raw, err := db.Bytes(ctx, again.ID)
	must(t, err)
	if !bytes.Equal(raw, sent.Bytes) {
		t.Errorf("got back % x", raw)
	}
	same, err := db.SameBytes(ctx, up.SHA256)
	must(t, err)
	if len(same) != 2 || same[0].ID != again.ID || same[1].ID != up.ID {
		t.Errorf("the same bytes: %+v, want the newest first", same)
	}
	sent.SHA256 = "00" + up.SHA256[2:]
	if _, err := db.Receive(ctx, storetest.Act(2), sent); err == nil {
		t.Error("a file was kept under a hash that is not its own")
	}
}

func TestAnEmptyFileIsKeptToo(t *testing.T) {
	db := storetest.New(t)
	up, err := db.Receive(t.Context(), storetest.Act(0), store.Received{FileName: "空.xlsx", Errors: 1})
	must(t, err)
	raw, err := db.Bytes(t.Context(), up.ID)
	must(t, err)
	if len(raw) != 0 || up.Size != 0 {
		t.Errorf("kept %d bytes of an empty file", len(raw))
	}
}

func TestWhatIsNotThereIsNotFound(t *testing.T) {
	db := storetest.New(t)
	ctx := t.Context()
	_, err := db.Upload(ctx, 99)
	refused(t, err, park.NotFound, "upload")
	_, err = db.Bytes(ctx, 99)
	refused(t, err, park.NotFound, "upload")
	refused(t, db.Submit(ctx, storetest.Act(0), 99), park.NotFound, "upload")
	refused(t, db.Publish(ctx, storetest.Act(0), 99, []park.Figure{output("2023-06", "1")}, 1000), park.NotFound, "upload")
	refused(t, db.AnswerIssue(ctx, storetest.Act(0), park.Answer{Upload: 99, Code: park.Jump, Reason: "核对"}), park.NotFound, "upload")
}

func TestUploadsAreListedNewestFirstByWhatIsAsked(t *testing.T) {
	db := storetest.New(t)
	ctx := t.Context()
	must(t, db.AddUser(ctx, storetest.Act(0), park.User{Name: "clerk", Role: park.Clerk}, ""))
	may := submitted(t, db, "may.csv", output("2023-05", "1"))
	june := storetest.Publish(t, db, storetest.Act(2), output("2023-06", "2"))
	other, err := db.Receive(ctx, park.Act{Actor: "clerk", At: storetest.Start},
		storetest.Workbook("metals.csv", storetest.Figure("metals", "2023-06", "tax", "1", "D5")))
	must(t, err)
	for name, c := range map[string]struct {
		filter store.UploadFilter
		want   []int64
	}{
		"all":            {store.UploadFilter{}, []int64{other.ID, june, may}},
		"the newest two": {store.UploadFilter{Limit: 2}, []int64{other.ID, june}},
		"by state":       {store.UploadFilter{State: park.Submitted}, []int64{may}},
		"by park":        {store.UploadFilter{Park: "jiuyuan"}, []int64{june, may}},
		"by period":      {store.UploadFilter{Period: park.Period{Year: 2023, Month: 6}}, []int64{other.ID, june}},
		"by sender":      {store.UploadFilter{SentBy: "clerk"}, []int64{other.ID}},
		"by two at once": {store.UploadFilter{Park: "jiuyuan", State: park.PublishedState}, []int64{june}},
		"by what is not": {store.UploadFilter{Park: "jin"}, nil},
	} {
		found, err := db.Uploads(ctx, c.filter)
		must(t, err)
		var got []int64
		for _, up := range found {
			got = append(got, up.ID)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestAnswersAreKeptWithWhoAndWhenWhileTheUploadIsOpen(t *testing.T) {
	db := storetest.New(t)
	ctx := t.Context()
	id := uploadIn(t, db, park.Submitted)
	given := park.Answer{Upload: id, Code: park.Jump, Sheet: "月报", Cell: "C5", Text: "9", Reason: "新厂投产"}
	must(t, db.AnswerIssue(ctx, storetest.Act(1), given))
	must(t, db.Return(ctx, storetest.Act(2), id, "另有错误"))
	refused(t, db.AnswerIssue(ctx, storetest.Act(3), given), park.Conflict, "upload_state")
	kept, err := db.Answers(ctx, id)
	must(t, err)
	given.ID, given.Actor, given.At = kept[0].ID, store.FirstAdministrator, storetest.Act(1).At
	if len(kept) != 1 || kept[0] != given {
		t.Errorf("kept %+v, want %+v", kept, given)
	}
}
