package views

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"parkboard/internal/board"
	"parkboard/internal/board/boardtest"
	"parkboard/internal/park"
)

// aheadFacts is 固阳金山 reporting June, which it had not, and correcting May.
func aheadFacts(step ConfirmStep, change func(rows []park.Published) []park.Published) AheadFacts {
	f := boardtest.City()
	was := board.New(f)
	f.Figures = change(slices.Clone(f.Figures))
	up := uploadIn(park.Submitted)
	up.Parks, up.Periods = []string{"jinshan"}, []park.Period{boardtest.Period("2023-05"), boardtest.Last}
	return AheadFacts{Step: step, Upload: up, Outcome: NewOutcome(was, board.New(f), up.Periods), All: up.Periods}
}

func arriving(rows []park.Published) []park.Published {
	return append(rows,
		boardtest.Row(9000, "jinshan", "2023-06", "output", park.Cumulative, "1100000"),
		boardtest.Row(9000, "jinshan", "2023-06", "tax", park.Cumulative, "61000"),
		boardtest.Row(9000, "jinshan", "2023-05", "output", park.Cumulative, "990000"))
}

// replaceFacts is that upload in the place of an earlier one.
func replaceFacts() ReplaceFacts {
	earlier := uploadIn(park.PublishedState)
	earlier.ID, earlier.FileName = 3, hostile[0]
	other := earlier
	other.ID = 2
	f := aheadFacts(ConfirmReplace, arriving)
	f.Earlier = 3
	return ReplaceFacts{Upload: f.Upload, Figures: 3, Earlier: earlier, Others: []park.Upload{earlier, other}, AsRead: 57, Ahead: f}
}

func TestTheConsequencesOfAStepOfAnUpload(t *testing.T) {
	for _, lang := range bothLanguages {
		page := testPage(lang, adminUser)
		f := aheadFacts(ConfirmPublish, arriving)
		c := NewConfirm(page, ConfirmPublish, f.Upload, 3, "")
		c.Ahead = NewAhead(page.Say, f)
		golden(t, "confirm-publish-"+lang, ConfirmPage(c))
		golden(t, "confirm-replace-"+lang, ConfirmPage(NewConfirmReplace(page, replaceFacts())))
		back := aheadFacts(ConfirmWithdraw, func(rows []park.Published) []park.Published {
			return slices.DeleteFunc(rows, func(r park.Published) bool { return r.Park == "metals" && r.Period == boardtest.Last })
		})
		later := uploadIn(park.PublishedState)
		later.ID = 50
		w := NewConfirm(page, ConfirmWithdraw, f.Upload, 3, "").Building(f.Upload, []park.Upload{later},
			[]park.Dependant{{Upload: 50, Corrects: 2, Rests: 11}, {Upload: 51}}, []park.Replacement{{Upload: f.Upload.ID, Of: 3}})
		w.Ahead = NewAhead(page.Say, back)
		golden(t, "confirm-withdraw-"+lang, ConfirmPage(w))
		one := f
		one.Outcome = f.in(boardtest.Last)
		golden(t, "upload-changes-"+lang, UploadChangesPage(NewUploadChanges(page, one)))
		for _, c := range []Confirm{c, w, NewConfirmReplace(page, replaceFacts())} {
			sound(t, rendered(t, ConfirmPage(c)))
		}
		sound(t, rendered(t, UploadChangesPage(NewUploadChanges(page, one))))
	}
}

func TestWhatIsToComeHasNoReceiptAndWhatIsHas(t *testing.T) {
	page := testPage("zh-CN", adminUser)
	c := NewConfirm(page, ConfirmPublish, uploadIn(park.Submitted), 3, "")
	c.Ahead = NewAhead(page.Say, aheadFacts(ConfirmPublish, arriving))
	if len(c.Ahead.Own.Rows) == 0 || len(c.Ahead.Ranks.Rows) == 0 || len(c.Ahead.States) == 0 || len(c.Ahead.City.Rows) == 0 {
		t.Fatalf("too little is told: %+v", c.Ahead)
	}
	root := sound(t, rendered(t, ConfirmPage(c)))
	for _, b := range all(root, func(n *html.Node) bool { return n.Data == "b" && inside(n, named("tbody")) }) {
		if len(all(b, opensReceipt)) > 0 {
			t.Errorf("a number that is not there yet has a receipt: %s", textOf(b))
		}
	}
	if len(all(root, opensReceipt)) == 0 {
		t.Error("no number of now opens its receipt")
	}
}

func TestEveryChangeIsToldOrCounted(t *testing.T) {
	page := testPage("zh-CN", adminUser)
	f := aheadFacts(ConfirmPublish, arriving)
	a := NewAhead(page.Say, f)
	told := len(a.Own.Rows) + len(a.City.Rows) + len(a.States)
	for _, r := range a.Ranks.Rows {
		told += len(r.Moves)
	}
	if rest := len(f.Changes) + len(f.Standings) - told; !strings.Contains(a.Rest.Plain(), "另有 "+Count(rest)+" 处变动") {
		t.Errorf("%d are not told, and the page says %q", rest, a.Rest.Plain())
	}
}

func TestAStepThatChangesNothingSaysSo(t *testing.T) {
	page := testPage("zh-CN", adminUser)
	f := aheadFacts(ConfirmPublish, func(rows []park.Published) []park.Published { return rows })
	if a := NewAhead(page.Say, f); len(a.Rest) > 0 || !strings.Contains(a.Says.Plain(), "没有一个数会变") {
		t.Errorf("%+v", a)
	}
	f.Periods, f.All = nil, nil
	sound(t, rendered(t, UploadChangesPage(NewUploadChanges(page, f))))
}

func TestAReplacementThatCannotBeMadeHasNoButton(t *testing.T) {
	f := replaceFacts()
	f.Open = 2
	root := sound(t, rendered(t, ConfirmPage(NewConfirmReplace(testPage("zh-CN", adminUser), f))))
	if n := all(root, func(n *html.Node) bool { return n.Data == "button" && inside(n, named("main")) }); len(n) > 0 {
		t.Errorf("%d buttons", len(n))
	}
	if !strings.Contains(textOf(root), "还有 2 处没有解决") {
		t.Error("why is not said")
	}
}

func TestAnUploadSaysWhatItReplacedAndWhatReplacedIt(t *testing.T) {
	f := reviewFacts(park.PublishedState)
	f.Replaced = []park.Replacement{{Upload: f.Upload.ID, Of: 3}, {Upload: 90, Of: f.Upload.ID}, {Upload: 8, Of: 7}}
	says := reviewOf("zh-CN", adminUser, f).Banner.Says.Plain()
	if !strings.Contains(says, "代替了 #3") || !strings.Contains(says, "已由 #90 代替") || strings.Contains(says, "#7") {
		t.Error(says)
	}
	f = reviewFacts(park.Submitted)
	f.Open, f.Replaces = 0, []park.Upload{{ID: 3}, {ID: 2}}
	actions := reviewOf("zh-CN", adminUser, f).Actions
	if len(actions) != 3 || actions[1].Text != "代替 #3 发布…" || actions[1].Href != "/uploads/12/replace?earlier=3" && !strings.HasSuffix(actions[1].Href, "/replace?earlier=3") {
		t.Errorf("%+v", actions)
	}
}
