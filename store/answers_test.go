package store_test

import (
	"context"
	"testing"

	"parkboard/internal/park"
	"parkboard/store/storetest"
)

func TestAnAnswerIsCarriedOverWordForWord(t *testing.T) {
	db, ctx := storetest.New(t), context.Background()
	first, err := db.Receive(ctx, storetest.Act(1), storetest.Workbook("一.csv"))
	if err != nil {
		t.Fatal(err)
	}
	said := park.Answer{Upload: first.ID, Code: park.Jump, Sheet: "Sheet1", Cell: "C5", Text: "585", Reason: "新企业投产"}
	if err := db.AnswerIssue(ctx, storetest.Act(2), said); err != nil {
		t.Fatal(err)
	}
	given, err := db.Answers(ctx, first.ID)
	if err != nil || len(given) != 1 || given[0].From != 0 {
		t.Fatalf("given %+v, %v", given, err)
	}
	previous := given[0]
	for minutes := range 2 { // and on from there
		again := storetest.Workbook("再传.csv")
		again.Carried = []int64{previous.ID}
		up, err := db.Receive(ctx, storetest.Act(3+minutes), again)
		if err != nil {
			t.Fatal(err)
		}
		carried, err := db.Answers(ctx, up.ID)
		if err != nil || len(carried) != 1 {
			t.Fatalf("carried %+v, %v", carried, err)
		}
		want := previous
		want.ID, want.Upload, want.From = carried[0].ID, up.ID, previous.Upload
		if carried[0] != want {
			t.Errorf("carried %+v, want %+v", carried[0], want)
		}
		previous = carried[0]
	}
}

func TestOnlyAnAnswerOfAnEarlierUploadIsCarriedOver(t *testing.T) {
	db, ctx := storetest.New(t), context.Background()
	again := storetest.Workbook("再传.csv")
	again.Carried = []int64{99}
	if _, err := db.Receive(ctx, storetest.Act(1), again); err == nil {
		t.Fatal("an answer nobody gave was carried over")
	}
	if _, err := db.Upload(ctx, 1); err == nil {
		t.Error("the upload was kept without its answers")
	}
}
