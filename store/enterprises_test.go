package store_test

import (
	"slices"
	"testing"

	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/store/storetest"
)

func workbook(name string, enterprises int) store.ReceivedEnterprises {
	return store.ReceivedEnterprises{FileName: name, Bytes: []byte(name), Year: 2022, Parks: []string{"jiuyuan"}, Enterprises: enterprises}
}

func enterpriseOf(code park.CreditCode, name string, tax park.Quantity) park.Enterprise {
	e := park.Enterprise{Code: code, Name: name, Park: "jiuyuan", Year: 2022, Sheet: "企业", Row: 4}
	e.Set(park.TaxPaid, tax)
	return e
}

func taxes(t *testing.T, db *store.DB, asof park.Moment) []string {
	t.Helper()
	all, err := db.Enterprises(t.Context(), 2022, asof)
	must(t, err)
	var out []string
	for _, e := range all {
		out = append(out, e.Name+" "+e.Values[park.TaxPaid].String())
	}
	return out
}

const codeA, codeB = park.CreditCode("91150200MA0N4C5X3E"), park.CreditCode("91150200MA0N4C5X4H")

func TestOfOneEnterpriseTheRowPublishedLastCountsAndWithdrawingRestoresTheOneBefore(t *testing.T) {
	db, ctx := storetest.New(t), t.Context()
	loadSample(t, db, 0)
	first, err := db.ReceiveEnterprises(ctx, on("clerk", 1), workbook("一.xlsx", 2))
	must(t, err)
	must(t, db.PublishEnterprises(ctx, on("admin", 2), first, []park.Enterprise{enterpriseOf(codeA, "甲", 10_000), enterpriseOf(codeB, "乙", 20_000)}, ""))
	second, err := db.ReceiveEnterprises(ctx, on("clerk", 3), workbook("二.xlsx", 1))
	must(t, err)
	before := taxes(t, db, park.Moment{})
	must(t, db.PublishEnterprises(ctx, on("admin", 4), second, []park.Enterprise{enterpriseOf(codeA, "甲", 30_000)}, ""))
	if got := taxes(t, db, park.Moment{}); !slices.Equal(got, []string{"甲 3", "乙 2"}) {
		t.Errorf("after the second: %v", got)
	}
	if got := taxes(t, db, on("", 3).At); !slices.Equal(got, before) {
		t.Errorf("as known before it: %v", got)
	}
	for day, want := range map[int]int{1: 0, 2: 1} {
		if years, err := db.EnterpriseYears(ctx, on("", day).At); err != nil || len(years) != want {
			t.Errorf("years as known on day %d: %v, %v", day, years, err)
		}
	}
	must(t, db.WithdrawEnterprises(ctx, on("admin", 5), second, "重复"))
	if got := taxes(t, db, park.Moment{}); !slices.Equal(got, []string{"甲 1", "乙 2"}) {
		t.Errorf("after withdrawing: %v", got)
	}
	if got := taxes(t, db, on("", 4).At); !slices.Equal(got, []string{"甲 3", "乙 2"}) {
		t.Errorf("as known in between: %v", got)
	}
	rows, err := db.Audit(ctx, 1)
	must(t, err)
	if rows[0].Verb != store.VerbEnterpriseWithdraw || rows[0].Subject != "enterprises/2" {
		t.Errorf("the audit ends with %+v", rows[0])
	}
}

func TestAnEnterpriseWorkbookIsPublishedWholeOnceAndOnlyWithoutErrors(t *testing.T) {
	db, ctx := storetest.New(t), t.Context()
	loadSample(t, db, 0)
	one := []park.Enterprise{enterpriseOf(codeA, "甲", 1)}
	for name, c := range map[string]struct {
		change func(*store.ReceivedEnterprises)
		reason string
		key    string
	}{
		"errors":                    {func(r *store.ReceivedEnterprises) { r.Errors = 1 }, "", "enterprises_flawed"},
		"half of the rows":          {func(r *store.ReceivedEnterprises) { r.Enterprises = 2 }, "", "enterprises_flawed"},
		"questions without reason":  {func(r *store.ReceivedEnterprises) { r.Questions = 1 }, " ", "reason_required"},
		"questions with their word": {func(r *store.ReceivedEnterprises) { r.Questions = 1 }, "已核", ""},
	} {
		r := workbook(name, 1)
		c.change(&r)
		id, err := db.ReceiveEnterprises(ctx, on("clerk", 1), r)
		must(t, err)
		if err := db.PublishEnterprises(ctx, on("admin", 2), id, one, c.reason); keyOf(err) != c.key {
			t.Errorf("%s: %v", name, err)
		}
	}
	id, err := db.ReceiveEnterprises(ctx, on("clerk", 1), workbook("退.xlsx", 1))
	must(t, err)
	if err := db.ReturnEnterprises(ctx, on("admin", 2), id, " "); keyOf(err) != "reason_required" {
		t.Error(err)
	}
	must(t, db.ReturnEnterprises(ctx, on("admin", 2), id, "单位不对"))
	for _, err := range []error{db.PublishEnterprises(ctx, on("admin", 3), id, one, ""), db.WithdrawEnterprises(ctx, on("admin", 3), id, "x")} {
		if keyOf(err) != "upload_state" {
			t.Error(err)
		}
	}
	up, raw, err := db.EnterpriseUpload(ctx, id, park.Moment{})
	must(t, err)
	if string(raw) != "退.xlsx" || up.State != park.Returned || up.Steps[1].Reason != "单位不对" || up.SentBy != "clerk" {
		t.Errorf("%+v %q", up, raw)
	}
}

func TestClearingTheSampleTakesItsEnterprisesAndKeepsRealOnes(t *testing.T) {
	db, ctx := storetest.New(t), t.Context()
	loadSample(t, db, 0)
	for _, sample := range []bool{true, false} {
		r := workbook("企业.xlsx", 1)
		r.Sample = sample
		id, err := db.ReceiveEnterprises(ctx, on("clerk", 1), r)
		must(t, err)
		code := map[bool]park.CreditCode{true: codeA, false: codeB}[sample]
		must(t, db.PublishEnterprises(ctx, on("admin", 2), id, []park.Enterprise{enterpriseOf(code, "甲", 1)}, ""))
	}
	must(t, db.ClearSample(ctx, on("admin", 3)))
	all, err := db.EnterpriseUploads(ctx, park.Moment{})
	must(t, err)
	rows, err := db.Enterprises(ctx, 2022, park.Moment{})
	must(t, err)
	if len(all) != 1 || all[0].Sample || len(rows) != 1 || rows[0].Code != codeB {
		t.Errorf("left %+v, %+v", all, rows)
	}
	if holds, err := db.HoldsReal(ctx); err != nil || !holds {
		t.Errorf("holds real data: %v %v", holds, err)
	}
}
