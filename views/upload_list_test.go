package views

import (
	"strings"
	"testing"
	"time"

	"parkboard/internal/board/boardtest"
	"parkboard/internal/park"
)

func sentOn(id int64, day string, state park.State, period string) park.Upload {
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		panic(err)
	}
	return park.Upload{
		ID: id, FileName: "x.xlsx", SentBy: "clerk", SentAt: at, State: state,
		Parks: []string{"rare-earth"}, Periods: []park.Period{boardtest.Period(period)},
	}
}

func calendarOf(u *park.User, today park.Date, year int, ups ...park.Upload) CalendarRow {
	f := UploadsFacts{Catalogue: boardtest.City().Catalogue, Year: year, Today: today, OfYear: ups, All: ups, Names: bothNames}
	return NewUploads(testPage("zh-CN", u), f).Calendar.Rows[0]
}

func TestACellTellsHowFarAPeriodIs(t *testing.T) {
	for want, c := range map[string]struct {
		today park.Date
		ups   []park.Upload // newest first
	}{
		"未到报送期": {"2023-06-15", nil},
		"待报":    {"2023-07-12", nil},
		"缺":     {"2023-07-21", nil},
		"已检查":   {"2023-07-21", []park.Upload{sentOn(1, "2023-07-18", park.Checked, "2023-06")}},
		"已退回":   {"2023-07-21", []park.Upload{sentOn(1, "2023-07-18", park.Returned, "2023-06")}},
		"已提交":   {"2023-07-21", []park.Upload{sentOn(2, "2023-07-19", park.Submitted, "2023-06"), sentOn(1, "2023-07-18", park.Returned, "2023-06")}},
		"按时":    {"2023-07-21", []park.Upload{sentOn(1, "2023-07-20", park.PublishedState, "2023-06")}},
		"迟2天":   {"2023-08-21", []park.Upload{sentOn(1, "2023-07-22", park.PublishedState, "2023-06")}},
		"按时·更":  {"2023-08-21", []park.Upload{sentOn(2, "2023-07-30", park.PublishedState, "2023-06"), sentOn(1, "2023-07-18", park.PublishedState, "2023-06")}},
		"迟10天":  {"2023-08-21", []park.Upload{sentOn(2, "2023-07-30", park.PublishedState, "2023-06"), sentOn(1, "2023-07-18", park.Withdrawn, "2023-06")}},
		"补录":    {"2024-08-21", []park.Upload{sentOn(1, "2024-07-30", park.PublishedState, "2023-06")}},
	} {
		got := calendarOf(adminUser, c.today, 2023, c.ups...).Cells[4] // 6月 is the fifth period
		if got.Text != want && (want != "未到报送期" || got.Note != want) {
			t.Errorf("%s: %q (%s), want %q", c.today, got.Text, got.Note, want)
		}
	}
}

func TestAPeriodThatIsNotDueYetIsNotCountedAgainstAPark(t *testing.T) {
	june := sentOn(1, "2023-07-10", park.PublishedState, "2023-06")
	for name, c := range map[string]struct {
		row                     CalendarRow
		complete, timely, after string
	}{
		"nothing sent, June not due":  {calendarOf(adminUser, "2023-07-12", 2023), "0/4", "0/4", ""},
		"June sent before it is due":  {calendarOf(adminUser, "2023-07-12", 2023, june), "1/5", "1/5", ""},
		"filed when the year is gone": {calendarOf(adminUser, "2025-01-12", 2023, sentOn(1, "2025-01-10", park.PublishedState, "2023-06")), "1/11", "0/11", "补录 1"},
		"before anything is due":      {calendarOf(adminUser, "2023-02-01", 2023), "0/0", "0/0", ""},
	} {
		if c.row.Complete != c.complete || c.row.Timely != c.timely || c.row.After != c.after {
			t.Errorf("%s: %s, %s, %q", name, c.row.Complete, c.row.Timely, c.row.After)
		}
	}
}

func TestThereIsNoJanuaryInTheCalendar(t *testing.T) {
	f := UploadsFacts{Catalogue: boardtest.City().Catalogue, Year: 2023, Today: "2023-07-21"}
	heads := NewUploads(testPage("zh-CN", adminUser), f).Calendar.Heads
	if len(heads) != 11 || heads[0].Name != "1—2月" || heads[0].Due != "限03-20" {
		t.Errorf("%+v", heads)
	}
}

func TestALeaderReadsTheCalendarButIsNotLedToTheFiles(t *testing.T) {
	up := sentOn(7, "2023-07-18", park.PublishedState, "2023-06")
	if got := calendarOf(&testPeople[0], "2023-07-21", 2023, up).Cells[4]; got.Href != "" || got.Text != "按时" {
		t.Errorf("%+v", got)
	}
	if got := calendarOf(adminUser, "2023-07-21", 2023, up).Cells[4]; got.Href != "/uploads/7" {
		t.Errorf("%+v", got)
	}
}

func TestTheUploadsPageIsSoundWithAndWithoutUploads(t *testing.T) {
	f := UploadsFacts{Catalogue: boardtest.City().Catalogue, Year: 2023, Years: []int{2023, 2022}, Today: "2023-07-21", Names: bothNames}
	for _, lang := range bothLanguages {
		for i := range testPeople[1:] {
			sound(t, rendered(t, UploadsPage(NewUploads(testPage(lang, &testPeople[i+1]), f))))
		}
		full := f
		up := uploadIn(park.Checked)
		up.FileName = hostile[0]
		full.Uploads, full.Waiting, full.OfYear, full.All = []park.Upload{up}, []park.Upload{up}, []park.Upload{up}, []park.Upload{up}
		full.Newer, full.Older = "/uploads?page=0", "/uploads?page=2"
		root := sound(t, rendered(t, UploadsPage(NewUploads(testPage(lang, clerkUser), full))))
		if !strings.Contains(textOf(root), hostile[0]) {
			t.Error("the file's name is not printed as it is")
		}
	}
}
