package views

import (
	"fmt"
	"strings"
	"testing"

	"parkboard/internal/board"
	"parkboard/internal/board/boardtest"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

func parksOf(lang string, u *park.User, b *board.Board, period park.Period) Parks {
	page := testPage(lang, u)
	page.Path = parksPath(period, "", false, 0)
	uploads := parkFacts(b, "rare-earth", period).Uploads
	return NewParks(page, b, ParksFacts{Period: period, Today: "2023-07-21", Uploads: uploads})
}

func TestTheListOfParks(t *testing.T) {
	b := boardtest.Board()
	for _, lang := range bothLanguages {
		m := parksOf(lang, &testPeople[0], b, boardtest.Last)
		golden(t, "parks-"+lang, ParksPage(m))
		root := sound(t, rendered(t, ParksPage(m)))
		everyNumberIsADoor(t, root)
		doorsLeadToTheirNumber(t, m.Say, b, root)
	}
	golden(t, "parks-empty", ParksPage(parksOf(locale.Chinese, &testPeople[0], emptyBoard(), park.Period{})))
	sound(t, rendered(t, ParksPage(parksOf(locale.English, &testPeople[0], board.New(hostileFacts()), boardtest.Last))))
}

func TestAParkThatHasNotReportedKeepsItsRowWithItsLastPeriod(t *testing.T) {
	for _, row := range parksOf(locale.Chinese, &testPeople[0], boardtest.Board(), boardtest.Last).Rows {
		if row.Code == "jinshan" && (row.Window == "" || row.Output.State == Absent || row.sortsBy[ParksSortOutput] != nil) {
			t.Errorf("%+v", row)
		}
	}
}

func TestTheListOfParksSortsByLinkAndTheMissingStayLast(t *testing.T) {
	b := boardtest.Board()
	for _, sort := range ParksSorts {
		for _, down := range []bool{false, true} {
			m := NewParks(testPage(locale.Chinese, &testPeople[0]), b, ParksFacts{
				Period: boardtest.Last, Sort: sort, Down: down, Uploads: parkFacts(b, "metals", boardtest.Last).Uploads,
			})
			left := false
			for _, row := range m.Rows {
				if row.sortsBy[sort] != nil && left {
					t.Errorf("%s %v: %s stands below a park without a number", sort, down, row.Name.Text)
				}
				left = left || row.sortsBy[sort] == nil
			}
		}
	}
}

func TestAListOfMoreThanTwoHundredParksIsPaged(t *testing.T) {
	cat := *boardtest.Board().Catalogue()
	cat.Parks = nil
	for i := range 450 {
		cat.Parks = append(cat.Parks, park.Park{Code: fmt.Sprintf("p%d", i), Name: park.Text{ZH: fmt.Sprintf("园区%d", i)}})
	}
	b := board.New(board.Facts{Catalogue: &cat})
	for page, want := range map[int]int{0: 200, 2: 50, 7: 0} {
		m := NewParks(testPage(locale.Chinese, &testPeople[0]), b, ParksFacts{Page: page})
		if len(m.Rows) != want || len(m.Paging) != 3 {
			t.Errorf("page %d holds %d parks of %d pages", page, len(m.Rows), len(m.Paging))
		}
	}
}

func TestTheNavigationOpensTheOwnParkOrTheList(t *testing.T) {
	cat := boardtest.Board().Catalogue()
	for name, c := range map[string]struct {
		parks []string
		want  string
	}{"a park's own people": {[]string{"metals"}, "metals"}, "city-wide": {nil, ""}} {
		if got := HomePark(&park.User{Parks: c.parks}, cat); got != c.want {
			t.Errorf("%s: %q", name, got)
		}
	}
	nav := ""
	for _, item := range (Page{Say: testPage(locale.Chinese, nil).Say, User: &testPeople[0]}).Nav() {
		nav += item.Href + " "
	}
	if !strings.Contains(nav, "/parks ") || !strings.Contains(nav, "/compare") {
		t.Error(nav)
	}
}
