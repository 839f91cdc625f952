package views

import (
	"slices"
	"strings"
	"testing"

	"parkboard/internal/board/boardtest"
	"parkboard/internal/park"
)

// sentFor is an upload of these parks for these periods, in a state.
func sentFor(id int64, state park.State, parks []string, periods ...string) park.Upload {
	up := sentOn(id, "2023-07-18", state, periods[0])
	up.Parks, up.Periods = parks, nil
	for _, period := range periods {
		up.Periods = append(up.Periods, boardtest.Period(period))
	}
	return up
}

func duesOf(u *park.User, today park.Date, ups ...park.Upload) (dues []string) {
	f := UploadsFacts{Catalogue: boardtest.City().Catalogue, Year: 2023, Today: today, All: ups, Names: bothNames}
	for _, due := range NewUploads(testPage("zh-CN", u), f).Dues {
		dues = append(dues, strings.TrimSpace(due.Class+" "+due.Says.Plain()))
	}
	return dues
}

func TestAClerkSeesWhatIsDueFirst(t *testing.T) {
	jiuyuan := &park.User{Name: "batu", Role: park.Clerk, Parks: []string{"jiuyuan"}}
	var codes, others []string
	for _, one := range boardtest.City().Catalogue.Parks {
		codes = append(codes, one.Code)
		if one.Code != "jiuyuan" {
			others = append(others, one.Code)
		}
	}
	all := func(id int64, state park.State, periods ...string) park.Upload {
		return sentFor(id, state, codes, periods...)
	}
	for name, c := range map[string]struct {
		reader *park.User
		today  park.Date
		ups    []park.Upload // newest first
		want   []string
	}{
		"the days left": {clerkUser, "2023-08-17", []park.Upload{sentFor(2, park.PublishedState, others, "2023-07"), all(1, park.PublishedState, "2023-06")},
			[]string{"soon 1—7月：还差 九原工业园区，限 2023年8月20日，还有 3 天。"}},
		"the last day":                {jiuyuan, "2023-08-20", []park.Upload{all(1, park.PublishedState, "2023-06")}, []string{"soon 1—7月：还差 九原工业园区，今天到限。"}},
		"the day after":               {jiuyuan, "2023-08-21", []park.Upload{all(1, park.PublishedState, "2023-06")}, []string{"over 1—7月：还差 九原工业园区，限 2023年8月20日，已逾期 1 天。"}},
		"submitted is off one's desk": {jiuyuan, "2023-08-15", []park.Upload{all(1, park.Submitted, "2023-07")}, []string{"没有欠报。下一期 1—8月，2023年8月31日结束后可报，限 2023年9月20日。"}},
		"checked is not":              {jiuyuan, "2023-08-15", []park.Upload{all(1, park.Checked, "2023-07")}, []string{"soon 1—7月：还差 九原工业园区（已传未提交），限 2023年8月20日，还有 5 天。"}},
		"nor is what was returned":    {jiuyuan, "2023-08-15", []park.Upload{all(1, park.Returned, "2023-07")}, []string{"soon 1—7月：还差 九原工业园区（被退回），限 2023年8月20日，还有 5 天。"}},
		"withdrawn is not there":      {jiuyuan, "2023-08-15", []park.Upload{all(1, park.Withdrawn, "2023-07")}, []string{"soon 1—7月：还差 九原工业园区，限 2023年8月20日，还有 5 天。"}},
		"published stays published":   {jiuyuan, "2023-08-15", []park.Upload{all(2, park.Checked, "2023-07"), all(1, park.PublishedState, "2023-07")}, []string{"没有欠报。下一期 1—8月，2023年8月31日结束后可报，限 2023年9月20日。"}},
		"overdue first, runs as one": {clerkUser, "2023-08-17", []park.Upload{all(1, park.PublishedState, "2023-03")}, []string{
			"over 1—4月 至 1—6月 共 3 期：还差 全部 7 个园区，最早的已逾期 89 天。", "soon 1—7月：还差 全部 7 个园区，限 2023年8月20日，还有 3 天。",
		}},
		"another park's is not mine": {jiuyuan, "2023-08-17", []park.Upload{sentFor(2, park.PublishedState, []string{"jiuyuan"}, "2023-07")}, []string{"没有欠报。下一期 1—8月，2023年8月31日结束后可报，限 2023年9月20日。"}},
		"a year gone by is counted":  {jiuyuan, "2024-03-15", []park.Upload{all(2, park.PublishedState, "2023-12", "2024-02"), all(1, park.PublishedState, "2023-09")}, []string{"没有欠报。下一期 1—3月，2024年3月31日结束后可报，限 2024年4月20日。", "over 往年还缺：2023年 2 份。"}},
		"nothing was ever sent":      {jiuyuan, "2023-08-17", nil, []string{"soon 1—7月：还差 九原工业园区，限 2023年8月20日，还有 3 天。"}},
		"December is due in January": {jiuyuan, "2024-01-10", nil, []string{"soon 2023年1—12月：还差 九原工业园区，限 2024年1月20日，还有 10 天。"}},
	} {
		if got := duesOf(c.reader, c.today, c.ups...); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n%q\nwant\n%q", name, got, c.want)
		}
	}
}

func TestManyOverduePeriodsAreCountedNotListed(t *testing.T) {
	var ups []park.Upload
	for i, code := range []string{"jiuyuan", "metals", "tuyou", "jinshan", "aluminium", "equipment"} { // each of another period: no two alike
		ups = append(ups, sentFor(int64(i), park.PublishedState, []string{code}, park.YearPeriods(2023)[i].String()))
	}
	dues := duesOf(clerkUser, "2023-11-02", ups...)
	if len(dues) != dueLines+2 || !strings.HasPrefix(dues[dueLines], "soon") || dues[dueLines+1] != "over 另有 4 期逾期未报，见日历。" {
		t.Errorf("%q", dues)
	}
}

func TestTheParkMostBehindComesFirstWhenAsked(t *testing.T) {
	f := UploadsFacts{Catalogue: boardtest.City().Catalogue, Year: 2023, Today: "2023-04-21", Years: []int{2023}, Names: bothNames}
	late := sentFor(2, park.PublishedState, []string{f.Catalogue.Parks[1].Code}, "2023-02", "2023-03")
	late.SentAt = late.SentAt.AddDate(1, 0, 0)
	f.OfYear = []park.Upload{sentFor(3, park.PublishedState, []string{f.Catalogue.Parks[0].Code}, "2023-06"), late}
	f.All = f.OfYear
	first := map[CalendarSort]string{ByPark: "", ByComplete: "", ByTimely: ""}
	for sort := range first {
		f.Sort = sort
		c := NewUploads(testPage("zh-CN", adminUser), f).Calendar
		names := make([]string, 0, len(c.Rows))
		for _, row := range c.Rows {
			names = append(names, row.Park)
		}
		first[sort] = names[0]
		if len(names) != 7 || c.City.Complete != "3/15" || c.City.Timely != "1/15" {
			t.Errorf("%s: %q, city %s %s", sort, names, c.City.Complete, c.City.Timely)
		}
		sorted := 0
		for _, order := range c.Orders {
			if order.Sorted != "" && order.Href == "" {
				sorted++
			}
		}
		if sorted != 1 {
			t.Errorf("%s: %+v", sort, c.Orders)
		}
	}
	if parks := f.Catalogue.Parks; first[ByPark] != parks[0].Name.ZH || first[ByComplete] != parks[2].Name.ZH || first[ByTimely] != parks[1].Name.ZH {
		t.Errorf("%v", first)
	}
}

func TestTheUploadsPage(t *testing.T) {
	f := UploadsFacts{Catalogue: boardtest.City().Catalogue, Year: 2023, Years: []int{2023, 2022}, Today: "2023-08-25", Names: bothNames}
	newer := sentFor(9, park.Checked, []string{"jiuyuan"}, "2023-07")
	f.All = []park.Upload{
		newer, sentFor(8, park.Checked, []string{"jiuyuan"}, "2023-07"), sentFor(7, park.Returned, []string{"metals"}, "2023-07"),
		sentFor(6, park.Submitted, []string{"rare-earth"}, "2023-07"), sentFor(5, park.PublishedState, []string{"rare-earth"}, "2023-06"),
		sentFor(4, park.PublishedState, []string{"rare-earth", "jiuyuan"}, "2023-06"),
	}
	f.OfYear, f.Uploads, f.Waiting = f.All, f.All, []park.Upload{newer}
	for _, lang := range bothLanguages {
		golden(t, "uploads-"+lang, UploadsPage(NewUploads(testPage(lang, clerkUser), f)))
	}
}
