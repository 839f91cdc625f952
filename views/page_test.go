package views

import (
	"strings"
	"testing"
	"time"

	"parkboard/internal/locale"
	"parkboard/internal/park"
)

var testCity = &park.Catalogue{
	Code: "baotou", City: park.Text{ZH: "包头市", EN: "Baotou"},
	Parks: []park.Park{
		{Code: "rare-earth", Name: park.Text{ZH: "稀土高新区", EN: "Rare Earth High-tech Zone"}},
		{Code: "jiuyuan", Name: park.Text{ZH: "九原工业园区", EN: "Jiuyuan Industrial Park"}},
	},
}

var testPeople = []park.User{
	{Name: "leader", Display: "查阅", Role: park.Leader, Sample: true},
	{Name: "park", Display: "周宁", Role: park.Keeper, Parks: []string{"rare-earth"}, Sample: true},
	{Name: "clerk", Display: "韩雪", Role: park.Clerk, Sample: true},
	{Name: "admin", Display: "王敏", Role: park.Admin, Sample: true},
	{Name: "real", Display: "真实", Role: park.Admin},
}

// testPage is the frame of a page as a person reads it.
func testPage(lang string, u *park.User) Page {
	return Page{
		Say: locale.For(lang), City: testCity.City.In(lang), Path: "/signin?next=%2F", User: u,
		Home: HomePark(u, testCity), Sample: true, Version: 58,
		AsOf: time.Date(2023, 7, 21, 2, 5, 0, 0, time.UTC),
	}
}

func TestTheSignInPage(t *testing.T) {
	for _, lang := range []string{locale.Chinese, locale.English} {
		page := testPage(lang, nil)
		page.Version = 0
		m := NewSignIn(page, testCity, testPeople)
		m.Password, m.Next = "sample", "/rankings"
		golden(t, "signin-"+lang, SignInPage(m))
	}
}

func TestTheSignInPageWithoutTheSampleAndWithAMistake(t *testing.T) {
	page := testPage(locale.Chinese, nil)
	page.Sample = false
	m := NewSignIn(page, testCity, nil)
	m.Name, m.Message = `"><script>alert(1)</script>`, page.Say.T("signin.wrong", 4, 15)
	golden(t, "signin-wrong", SignInPage(m))
}

func TestTheSetUpPage(t *testing.T) {
	golden(t, "setup", SetupPage(NewSetup(testPage(locale.English, nil), "")))
}

func TestErrorPages(t *testing.T) {
	u := &testPeople[0]
	for _, status := range []int{400, 403, 404, 405, 409, 413, 422, 429, 500, 503} {
		for _, lang := range []string{locale.Chinese, locale.English} {
			m := NewTrouble(testPage(lang, u), status, "", "7c1e9a2f00112233")
			if strings.Contains(m.Head+m.Says, "[trouble") {
				t.Errorf("%d in %s has no words", status, lang)
			}
		}
	}
	page := testPage(locale.Chinese, u)
	noRight := NoRight(page, []park.Role{park.Clerk, park.Admin})
	golden(t, "trouble-403", TroublePage(NewTrouble(page, 403, noRight, "7c1e9a2f")))
	golden(t, "trouble-500-en", TroublePage(NewTrouble(testPage(locale.English, u), 500, "", "7c1e9a2f")))
}

func TestTheWaitingPage(t *testing.T) {
	page := testPage(locale.Chinese, nil)
	page.Sample, page.Version = false, 0
	golden(t, "waiting", WaitingPage(NewWaiting(page, 12, 33)))
}

func TestTheNavigationLeadsOnlyWhereTheReaderMayGo(t *testing.T) {
	hrefs := func(u *park.User) string {
		var all []string
		for _, item := range testPage(locale.Chinese, u).Nav() {
			all = append(all, item.Href)
		}
		return strings.Join(all, " ")
	}
	for want, u := range map[string]*park.User{
		"": nil,
		"/ /rankings /parks /compare /assessments /measures /projects /designations":                       {Role: park.Leader},
		"/ /rankings /parks/jiuyuan /compare /uploads /assessments /measures /projects /designations":      {Role: park.Clerk, Parks: []string{"jiuyuan"}},
		"/ /rankings /parks /compare /uploads /assessments /measures /projects /designations /admin/parks": {Role: park.Admin},
	} {
		if got := hrefs(u); got != want {
			t.Errorf("%v: %q, want %q", u, got, want)
		}
	}
}

func TestTheLanguageLinkKeepsTheAddress(t *testing.T) {
	page := Page{Say: zh, Path: "/rankings?sort=tax&window=ttm"}
	text, lang, href := page.OtherLanguage()
	if text != "English" || lang != "en" || href != "/rankings?lang=en&sort=tax&window=ttm" {
		t.Error(text, lang, href)
	}
	if _, _, href := (Page{Say: en}).OtherLanguage(); href != "/?lang=zh-CN" {
		t.Error(href)
	}
}
