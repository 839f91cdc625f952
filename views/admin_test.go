package views

import (
	"math/big"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"parkboard/internal/board"
	"parkboard/internal/board/boardtest"
	"parkboard/internal/park"
)

// correctedLedgers is the test city with an area recorded wrongly and corrected for
// the same day, a target replaced in the year, and a note.
func correctedLedgers() (board.Facts, []park.Note) {
	f := boardtest.City()
	at := sentAt
	f.Land = append(slices.Clone(f.Land),
		park.Land{ID: 91, Park: "rare-earth", Basis: park.Built, Area: 2_500_0000, Effective: "2023-03-01", Document: hostile[1], RecordedAt: at, Actor: "admin"},
		park.Land{ID: 92, Park: "rare-earth", Basis: park.Built, Area: 37_500_0000, Effective: "2023-03-01", RecordedAt: at.AddDate(0, 0, 1), Actor: "admin"},
		park.Land{ID: 93, Park: "rare-earth", Basis: park.Built, Area: 38_000_0000, Effective: "2024-01-01", RecordedAt: at.AddDate(0, 0, 1), Actor: "admin"},
	)
	f.Targets = append(slices.Clone(f.Targets),
		park.Target{ID: 93, Park: "rare-earth", Indicator: "tax", Year: 2023, Value: boardtest.Quantity("400000"), Effective: "2023-07-01", RecordedAt: at, Actor: "admin"},
		park.Target{ID: 94, Park: park.CityCode, Indicator: "output", Year: 2023, Value: boardtest.Quantity("40000000"), Effective: "2023-01-01", RecordedAt: at, Actor: "admin"},
	)
	return f, []park.Note{
		{ID: 1, Park: "rare-earth", Text: "与昆区园区有一处交叉\n" + hostile[0], Effective: "2023-01-01", RecordedAt: at, Actor: "admin"},
		{ID: 2, Park: park.CityCode, Text: "两区合署", Effective: "2023-01-01", RecordedAt: at, Actor: "admin"},
	}
}

func ledgerOf(lang, code string) Ledger {
	facts, notes := correctedLedgers()
	b := board.New(facts)
	f := LedgerFacts{Code: code, Today: "2023-07-21", Names: bothNames, Kept: LedgerLand}
	if code == park.CityCode {
		f.Kept = LedgerDue
		f.Dues = []CityState{{DueDay: 18}, {DueDay: 20, Effective: "2023-07-01", Document: "甲", RecordedAt: sentAt, Actor: "admin"}}
	} else {
		f.Park, _ = facts.Catalogue.Park(code)
		was := f.Park
		was.Aliases, was.Tier = nil, "500"
		f.Entries = []ParkState{
			{Park: was},
			{Park: f.Park, Effective: "2023-07-01", Document: hostile[2], RecordedAt: sentAt, Actor: "admin"},
		}
	}
	for _, l := range facts.Land {
		if l.Park == code {
			f.Land = append(f.Land, l)
		}
	}
	for _, t := range facts.Targets {
		if t.Park == code {
			f.Targets = append(f.Targets, t)
		}
	}
	for _, n := range notes {
		if n.Park == code {
			f.Notes = append(f.Notes, n)
		}
	}
	page := testPage(lang, adminUser)
	for _, act := range []AuditAct{
		{At: sentAt, Actor: "admin", Verb: "land", Subject: "land/92", Version: 61, Of: code},
		{At: sentAt, Actor: "admin", Verb: "catalogue", Subject: "catalogue", Version: 60},
		{At: sentAt, Actor: "admin", Verb: "publish", Subject: "uploads/12", Version: 59},
	} {
		f.Acts = append(f.Acts, NewAuditLine(page.Say, bothNames, act))
	}
	return NewLedger(page, b, f)
}

func TestTheLedgers(t *testing.T) {
	facts, _ := correctedLedgers()
	for _, lang := range bothLanguages {
		m := NewLedgers(testPage(lang, adminUser), board.New(facts), LedgersFacts{
			Today: "2023-07-21", Closed: []park.Park{{Code: "old", Name: park.Text{ZH: hostile[0], EN: hostile[1]}}},
			Acts: map[string]LastAct{"rare-earth": {Who: "王敏", When: sentAt}},
		})
		golden(t, "admin-parks-"+lang, LedgersPage(m))
		everyNumberIsADoorBut(t, sound(t, rendered(t, LedgersPage(m))), "4000")
		golden(t, "admin-park-"+lang, LedgerPage(ledgerOf(lang, "rare-earth")))
		sound(t, rendered(t, LedgerPage(ledgerOf(lang, "rare-earth"))))
		golden(t, "admin-city-"+lang, LedgerPage(ledgerOf(lang, park.CityCode)))
		sound(t, rendered(t, LedgerPage(ledgerOf(lang, park.CityCode))))
	}
}

// everyNumberIsADoorBut passes over a figure that stands in no sum and so has
// no receipt: a target of the city.
func everyNumberIsADoorBut(t *testing.T, root *html.Node, but string) {
	t.Helper()
	each(root, func(n *html.Node) {
		if n.Type == html.TextNode && strings.HasPrefix(strings.TrimSpace(n.Data), but) {
			n.Data = ""
		}
	})
	everyNumberIsADoor(t, root)
}

func TestACorrectedEntryIsShownAsCorrectedAndOneThatEndedWithItsEnd(t *testing.T) {
	m := ledgerOf("zh-CN", "rare-earth")
	states := map[string]string{}
	for _, row := range append(slices.Clone(m.Land), m.Targets...) {
		states[row.What+row.Label+" "+row.Figure.Text] = row.State
	}
	for what, want := range map[string]string{
		"工业用地 37,400": "现行", "工业用地 36,000": "用到 2023-06-01 以前", "已建成 2500": "已被更正", "已建成 37,500": "现行",
		"已建成 38,000": "未到起用日", "2023年税收 38.00": "用到 2023-07-01 以前", "2023年税收 40.00": "现行",
	} {
		got, there := states[what]
		if !there && what == "工业用地 36,000" {
			continue // the first area of the test city is not this test's
		}
		if got != want {
			t.Errorf("%s: %q, want %q (of %v)", what, got, want, states)
		}
	}
}

func TestALongListOfParksIsPaged(t *testing.T) {
	f := boardtest.City()
	c := *f.Catalogue
	for len(c.Parks) < 250 {
		c.Parks = append(c.Parks, park.Park{Code: "p" + Count(len(c.Parks)), Name: park.Text{ZH: "园"}})
	}
	f.Catalogue = &c
	b := board.New(f)
	for page, want := range map[int]int{0: 100, 1: 100, 2: 50, 3: 0} {
		m := NewLedgers(testPage("zh-CN", adminUser), b, LedgersFacts{Today: "2023-07-21", Page: page})
		if len(m.Rows) != want || (m.Newer == "") != (page == 0) || (m.Older == "") != (page >= 2) {
			t.Errorf("page %d: %d rows, %q %q", page, len(m.Rows), m.Newer, m.Older)
		}
	}
}

// formOf is a form of a ledger with something wrong in every field.
func formOf(lang, ledger, code string) EntryForm {
	facts, _ := correctedLedgers()
	f := EntryFacts{Ledger: ledger, Code: code, Today: "2023-07-21", Was: "0af3", Typed: Typed{}, Problems: Problems{}}
	f.Park, _ = facts.Catalogue.Park(code)
	if ledger == LedgerPark {
		f.Typed = TypedPark(f.Park)
		f.Typed["name_zh"], f.Typed["aliases"] = hostile[0], hostile[1]+"\n"+hostile[2]
	}
	f.Typed["amount"], f.Typed["unit"], f.Typed["effective"], f.Typed["document"] = hostile[2], "公顷", "2023-02-30", hostile[3]
	f.Problems[""], f.Problems["amount"], f.Problems["effective"] = "有 2 处要改", "不是确定的数", "不是日期"
	return NewEntryForm(testPage(lang, adminUser), board.New(facts), f)
}

func TestTheFormsOfTheLedgers(t *testing.T) {
	for _, lang := range bothLanguages {
		golden(t, "admin-form-land-"+lang, EntryFormPage(formOf(lang, LedgerLand, "rare-earth")))
		golden(t, "admin-form-park-"+lang, EntryFormPage(formOf(lang, LedgerPark, "rare-earth")))
		for _, ledger := range append(LedgersOf(true, false), LedgersOf(false, false)...) {
			code := "rare-earth"
			if slices.Contains(LedgersOf(true, false), ledger) {
				code = park.CityCode
			}
			sound(t, rendered(t, EntryFormPage(formOf(lang, ledger, code))))
		}
		sound(t, rendered(t, EntryFormPage(formOf(lang, LedgerPark, ""))))
	}
}

// consequencesOf are those of a larger area of rare-earth.
func consequencesOf(lang string, change func(*ChangesFacts)) Consequences {
	facts, _ := correctedLedgers()
	was := board.New(facts)
	l := park.Land{ID: 99, Park: "rare-earth", Basis: park.Industrial, Area: 42_000_0000, Effective: "2023-06-01", RecordedAt: sentAt.AddDate(0, 1, 0)}
	facts.Land = append(slices.Clone(facts.Land), l)
	page := testPage(lang, adminUser)
	ha, _ := park.UnitNamed("公顷")
	f := ChangesFacts{
		EntryFacts: EntryFacts{
			Ledger: LedgerLand, Code: "rare-earth", Today: "2023-07-21",
			Typed: Typed{"amount": "2,800", "unit": "公顷", "effective": "2023-06-01", "document": hostile[0]},
		},
		Records: LandRecord(page.Say, l, big.NewRat(2800, 1), ha), Remarks: []string{"备注"}, Seen: "77aa",
		Outcome: NewOutcome(was, board.New(facts), []park.Period{boardtest.Last}),
	}
	f.Park, _ = facts.Catalogue.Park("rare-earth")
	f.Standings = nil
	if change != nil {
		change(&f)
	}
	return NewConsequences(page, f)
}

func TestTheConsequencesOfAnEntry(t *testing.T) {
	for _, lang := range bothLanguages {
		m := consequencesOf(lang, func(f *ChangesFacts) {
			f.Asks = []Ask{AskDoubt(testPage(lang, nil).Say, &board.Doubt{
				Slip: board.HectaresAsMu, Against: big.NewRat(37_400, 1), Factor: big.NewRat(1, 15),
			}, 2_493_3333, "亩"), AskRound(testPage(lang, nil).Say, big.NewRat(249_333_333, 100_000), 2_493_3333, "亩")}
			f.Unsure, f.Moved = true, true
			f.Standings = []PeriodStanding{{boardtest.Last, board.StandingChange{Park: f.Park, Was: board.Short, Is: board.Met}}}
		})
		golden(t, "admin-changes-"+lang, ConsequencesPage(m))
		root := sound(t, rendered(t, ConsequencesPage(m)))
		for _, row := range all(root, func(n *html.Node) bool { return n.Data == "tr" && inside(n, named("tbody")) }) {
			cells := all(row, named("td"))
			if len(all(cells[3], opensReceipt)) > 0 {
				t.Errorf("a number that is not kept yet has a receipt: %s", textOf(row))
			}
		}
	}
}

func TestNoConsequencesAreSaidPlainly(t *testing.T) {
	m := consequencesOf("zh-CN", func(f *ChangesFacts) { f.Changes = nil })
	page := rendered(t, ConsequencesPage(m))
	if !strings.Contains(page, "没有一个数会变") || strings.Contains(page, "<table") {
		t.Error("no change is not said, or drawn as a table")
	}
	sound(t, page)
}

func TestVeryManyConsequencesAreCutAndCounted(t *testing.T) {
	m := consequencesOf("zh-CN", func(f *ChangesFacts) {
		for len(f.Changes) < mostChanges+7 {
			f.Changes = append(f.Changes, f.Changes[0])
		}
		f.Changes = f.Changes[:mostChanges+7]
	})
	rows := 0
	for _, g := range m.Groups {
		rows += len(g.Rows)
	}
	if rows != mostChanges || !strings.Contains(m.More, "7") {
		t.Errorf("%d rows, then %q", rows, m.More)
	}
}

func TestTheAudit(t *testing.T) {
	f := AuditFacts{
		Filter: AuditFilter{Actor: "admin", Verb: "land", From: hostile[2], Page: 1}, Problems: Problems{"from": "不是日期"},
		Actors: []string{"admin", "clerk"}, Verbs: []string{"land", "publish"}, More: true, Names: bothNames,
		Acts: []AuditAct{{At: sentAt, Actor: "admin", Verb: "land", Subject: "land/92", Version: 61, Of: "rare-earth"}},
	}
	for _, lang := range bothLanguages {
		m := NewAudit(testPage(lang, adminUser), f)
		golden(t, "admin-audit-"+lang, AuditPage(m))
		sound(t, rendered(t, AuditPage(m)))
		if !strings.Contains(m.Older, "page=2") || strings.Contains(m.Newer, "page=") || !strings.Contains(m.Newer, "verb=land") {
			t.Errorf("%q %q", m.Newer, m.Older)
		}
	}
}
