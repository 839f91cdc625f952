package views

import (
	"testing"

	"parkboard/internal/board/boardtest"
	"parkboard/internal/catalog"
	"parkboard/internal/enterprise"
	"parkboard/internal/park"
)

// testEnterprises are three of Jiuyuan, one with a hostile name and a loss and
// one that lacks nearly everything, before the shipped scheme.
func testEnterprises(t *testing.T) EnterprisesFacts {
	t.Helper()
	schemes, err := catalog.Schemes(catalog.Default())
	if err != nil {
		t.Fatal(err)
	}
	f := EnterprisesFacts{
		Board: boardtest.Board(), Catalogue: catalog.Default(), Parks: catalog.Default().Parks, CityWide: true, Years: []int{2022}, Year: 2022,
		Sort: enterprise.ByRank, PageSize: 200, Names: bothNames, Seen: []int{0, 1, 2},
	}
	for _, s := range schemes {
		if enterprise.Scores(&s) {
			f.Schemes, f.Keys, f.Scheme = append(f.Schemes, s), append(f.Keys, "huangyan-2022-v1"), "huangyan-2022-v1"
		}
	}
	var all []park.Enterprise
	for i, one := range []struct {
		code   park.CreditCode
		name   string
		values [park.EnterpriseValues]int64
	}{
		{"91150200MA0N4C5X3E", "包头恒瑞永磁材料有限公司", [park.EnterpriseValues]int64{60, 4170, 720, 20880, 2120, 610, 160}},
		{"91150200MA0N4C5X4H", `</script>=HYPERLINK("x")<b>包头某某某某某某某某某某某某某某某某某某某某有限责任公司`, [park.EnterpriseValues]int64{400, -700, 90, 20880, 2120, 610, 160}},
		{"91150200MA0EX00014", "缺数的企业", [park.EnterpriseValues]int64{}},
	} {
		e := park.Enterprise{Code: one.code, Name: one.name, Park: "jiuyuan", Year: 2022, Upload: 1, Sheet: "企业", Row: 4 + i, Exempt: i == 0}
		for v, n := range one.values {
			if n != 0 {
				e.Set(park.EnterpriseValue(v), park.Quantity(n*park.QuantityScale))
			}
		}
		all = append(all, e)
	}
	f.Standing = enterprise.Stand(&f.Schemes[0], all, nil)
	f.Uploads = []park.EnterpriseUpload{testEnterpriseUpload(park.PublishedState)}
	return f
}

func testEnterpriseUpload(state park.State) park.EnterpriseUpload {
	at := park.Date("2023-04-10").End()
	return park.EnterpriseUpload{
		ID: 1, FileName: `</script>"2022".xlsx`, SentBy: "clerk", SentAt: at, State: state, Year: 2022, Parks: []string{"jiuyuan"}, Enterprises: 3,
		Steps: []park.Step{{State: park.Checked, Actor: "clerk", At: at}, {State: state, Actor: "admin", At: at, Reason: "<b>已核"}},
	}
}

func TestThePagesOfEnterprises(t *testing.T) {
	admin := &park.User{Name: "admin", Display: "王敏", Role: park.Admin}
	for _, lang := range bothLanguages {
		page, f := testPage(lang, admin), testEnterprises(t)
		page.Room = RoomUploads
		golden(t, "enterprises-"+lang, EnterprisesPage(NewEnterprises(page, f)))
		golden(t, "enterprise-"+lang, EnterprisePage(NewEnterprise(page, f, 1, f.Uploads[0])))
		low := enterprise.LowYieldOf("jiuyuan", f.Standing.Enterprises, boardtest.Quantity("5").Rat())
		golden(t, "low-yield-"+lang, LowYieldPage(NewLowYield(page, f, []enterprise.LowYield{low, {Park: "metals"}})))
		review := EnterpriseReviewFacts{Upload: f.Uploads[0], Catalogue: f.Catalogue, Names: bothNames, Done: park.PublishedState}
		golden(t, "enterprise-review-"+lang, EnterpriseReviewPage(NewEnterpriseReview(page, review)))
		golden(t, "enterprise-withdraw-"+lang, ConfirmPage(NewConfirmEnterprises(page, ConfirmWithdraw, f.Uploads[0], review.Draft, "")))
		golden(t, "enterprises-new-"+lang, NewEnterprisesPage(NewEnterprisesForm(page, f.Catalogue, nil)))
		golden(t, "enterprises-none-"+lang, EnterprisesPage(NewEnterprises(page, EnterprisesFacts{
			Board: f.Board, Catalogue: f.Catalogue, Parks: f.Parks, CityWide: true,
		})))
	}
}
