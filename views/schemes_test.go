package views

import (
	"strings"
	"testing"
	"time"

	"parkboard/internal/assess"
	"parkboard/internal/board/boardtest"
	"parkboard/internal/catalog"
	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/internal/score"
)

// testScheme is the shipped scheme of the test city, kept as a draft.
func testScheme(t *testing.T) SchemeState {
	t.Helper()
	all, err := catalog.Schemes(catalog.Default())
	if err != nil {
		t.Fatal(err)
	}
	s := all[0]
	s.ID, s.Version = 3, 1
	return SchemeState{Scheme: s, Revision: 2, By: "admin", At: time.Date(2023, 7, 20, 2, 0, 0, 0, time.UTC)}
}

func schemeFacts(t *testing.T, one SchemeState) SchemeFacts {
	t.Helper()
	b := boardtest.Board()
	shipped, err := catalog.Schemes(catalog.Default())
	if err != nil {
		t.Fatal(err)
	}
	all := SchemesFacts{
		Kept: []SchemeState{one}, Shipped: shipped, Names: map[string]string{"admin": "王敏"}, Typed: Typed{"year": "2023"},
		Assessments: []park.Assessment{{ID: 1, Year: 2023, Round: 1, Scheme: 3, Stage: park.Drafted}},
	}
	return SchemeFacts{
		SchemesFacts: all, Scheme: one, Newest: one.ID, Revisions: []SchemeState{one},
		State: assess.State{Board: b, Scheme: &one.Scheme, Period: boardtest.Last}, Flaws: one.Check(catalog.Default(), len(catalog.Default().Parks)),
	}
}

// testTrial is the scheme beside one of other weights and fixed benchmarks.
func testTrial(t *testing.T, one SchemeState) TrialFacts {
	t.Helper()
	b := boardtest.Board()
	now, was := one.Scheme, one.Scheme
	now.Window = park.SpanTTM
	for _, s := range []*park.Scheme{&now, &was} {
		s.Items = append([]park.Item{}, s.Items[:2]...)
		for i := range s.Items {
			s.Items[i].Method, s.Items[i].Floor, s.Items[i].Weight = park.MinMax, 2000, 50*park.QuantityScale
		}
	}
	was.Items[0].Weight, was.Items[1].Weight = 20*park.QuantityScale, 80*park.QuantityScale
	was.Window = park.SpanTTM
	f := TrialFacts{State: assess.State{Board: b, Scheme: &now, Period: boardtest.Last}, Was: &was}
	var flaws park.Flaws
	if f.Result, flaws = f.State.Result(); flaws.Stop() {
		t.Fatal(flaws)
	}
	var before *score.Result
	if before, flaws = (assess.State{Board: b, Scheme: &was, Period: boardtest.Last}).Result(); flaws.Stop() {
		t.Fatal(flaws)
	}
	f.Before = before
	return f
}

func TestThePagesOfSchemes(t *testing.T) {
	one := testScheme(t)
	admin := &park.User{Name: "admin", Display: "王敏", Role: park.Admin}
	for _, lang := range bothLanguages {
		page := testPage(lang, admin)
		f, trial := schemeFacts(t, one), testTrial(t, one)
		golden(t, "schemes-"+lang, SchemesPage(NewSchemes(page, f.SchemesFacts)))
		golden(t, "scheme-"+lang, SchemePage(NewScheme(page, f)))
		golden(t, "trial-"+lang, TrialPage(NewTrial(page, TrialAsk{Scheme: one, Year: 2023, Years: []int{2023, 2022}, Others: f.Kept, Beside: trial.Was}, trial)))
		golden(t, "scheme-form-"+lang, SchemeFormPage(NewSchemeForm(page, catalog.Default(), SchemeFormFacts{
			Scheme: one, Based: 3, Before: 3, Typed: TypedScheme(&one.Scheme), Problems: Problems{}, Effect: &trial,
		})))
		golden(t, "incidents-"+lang, IncidentsPage(NewIncidents(page, IncidentsFacts{
			Year: 2023, Years: []int{2023, 2022}, Scheme: &one.Scheme, Catalogue: catalog.Default(), Names: f.Names, Typed: Typed{}, Problems: Problems{},
			Incidents: []park.Incident{{ID: 4, Park: "jiuyuan", Year: 2023, Penalty: "environment", Document: "包环罚〔2023〕7号", Date: "2023-05-04", Note: "</script>", Actor: "admin"}},
		})))
	}
}

func TestTheListOfSchemesSaysThatThereIsNoneAndOnlyAnAdministratorMakesOne(t *testing.T) {
	html := rendered(t, SchemesPage(NewSchemes(testPage(locale.Chinese, &testPeople[0]), SchemesFacts{Typed: Typed{}})))
	if !strings.Contains(html, "还没有保存过方案") || strings.Contains(html, "<form class=\"send\"") {
		t.Error("the empty list does not say so, or offers a form to everyone")
	}
}

func TestTheDifferencesOfATrialSumToTheDifferenceOfThePrintedScores(t *testing.T) {
	f := testTrial(t, testScheme(t))
	trial := score.Compare(f.Before, f.Result)
	for i := range trial.Shifts {
		s := &trial.Shifts[i]
		if s.Change == nil {
			continue
		}
		row := trialRow(locale.For(locale.Chinese), catalog.Default(), f, s)
		sum := park.Quantity(0)
		for _, part := range append(row.Items, row.Off) {
			sum += printedPoints(t, part)
		}
		was, _ := park.ParseQuantity(park.Decimal(s.Before.Total, 3))
		is, _ := park.ParseQuantity(park.Decimal(s.After.Total, 3))
		if sum != is-was || printedPoints(t, row.Change) != sum {
			t.Errorf("%s: %v and %s sum to %s, printed change %s", s.Code, row.Items, row.Off.Say.Plain(), sum, row.Change.Say.Plain())
		}
	}
}

func printedPoints(t *testing.T, d Delta) park.Quantity {
	t.Helper()
	sign := park.Quantity(1)
	text, down := strings.CutPrefix(d.Say.Plain(), "减 ")
	if down != (d.Direction == Down) {
		t.Errorf("%q points %q", d.Say.Plain(), d.Direction)
	}
	if down {
		sign = -1
	}
	text = strings.TrimPrefix(text, "增 ")
	if text == "持平" {
		return 0
	}
	q, err := park.ParseQuantity(text)
	if err != nil {
		t.Fatal(err)
	}
	return sign * q
}

func TestRemovingARowMovesTheOthersUpAndLeavesOtherListsAlone(t *testing.T) {
	typed := Typed{"items.0.code": "a", "items.1.code": "b", "items.2.code": "c", "bands.1.code": "B", "tie_break.0": "tax", "tie_break.1": "revenue"}
	typed.Remove("items", 1)
	typed.Remove("tie_break", 0)
	if typed["items.0.code"] != "a" || typed["items.1.code"] != "c" || typed.Rows("items") != 2 || typed["bands.1.code"] != "B" || typed["tie_break.0"] != "revenue" || typed.Rows("tie_break") != 1 {
		t.Errorf("%v", typed)
	}
}
