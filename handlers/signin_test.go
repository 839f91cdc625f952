package handlers

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"parkboard/internal/park"
	"parkboard/store/storetest"
)

func credentials(name, password string) url.Values {
	return url.Values{"name": {name}, "password": {password}}
}

func TestSigningInLeadsToThePageThatWasAskedFor(t *testing.T) {
	b := newBoard(t)
	b.also(route{http.MethodGet, "/inside", everyone, b.core.alive, false, 0})
	c := b.as("")
	asked := c.get("/inside?sort=tax").want(t, http.StatusSeeOther).location()
	if asked != "/signin?next=%2Finside%3Fsort%3Dtax" {
		t.Fatalf("sent to %q", asked)
	}
	page := c.get(asked).want(t, http.StatusOK)
	if !strings.Contains(page.body, `name="next" value="/inside?sort=tax"`) {
		t.Error("the form forgot where to go")
	}
	form := credentials("clerk", samplePassword)
	form.Set("next", "/inside?sort=tax")
	if to := c.post("/signin", form).want(t, http.StatusSeeOther).location(); to != "/inside?sort=tax" {
		t.Errorf("went to %q", to)
	}
	c.get("/inside").want(t, http.StatusOK)
}

func TestTheNextPageIsAlwaysOneOfOurs(t *testing.T) {
	for hostile, want := range map[string]string{
		"/rankings?window=ttm":          "/rankings?window=ttm",
		"/parks/rare-earth":             "/parks/rare-earth",
		"":                              "",
		"https://evil.example":          "",
		"//evil.example/x":              "",
		"/\\evil.example":               "",
		"/\t/evil.example":              "",
		"///evil.example":               "",
		"javascript:alert(1)":           "",
		"rankings":                      "",
		"/%2f/evil.example":             "",
		"/x\r\nSet-Cookie: a=b":         "",
		"/" + strings.Repeat("a", 3000): "",
	} {
		if got := safeNext(hostile); got != want {
			t.Errorf("%q leads to %q, want %q", hostile, got, want)
		}
	}
}

func TestAWrongPasswordKeepsTheNameAndTellsNothingElse(t *testing.T) {
	c := newBoard(t).as("")
	wrong := c.post("/signin", credentials("clerk", "guess")).want(t, http.StatusUnprocessableEntity)
	if !strings.Contains(wrong.body, `value="clerk"`) || !strings.Contains(wrong.body, "账号或密码不对。还可再试 4 次") {
		t.Error("the page does not keep the name and say what is wrong")
	}
	unknown := c.post("/signin", credentials("nobody-here", "guess")).want(t, http.StatusUnprocessableEntity)
	if strings.ReplaceAll(unknown.body, "nobody-here", "clerk") != wrong.body {
		t.Error("an unknown name is told apart from a wrong password")
	}
}

func TestAfterFiveWrongPasswordsTheNameWaits(t *testing.T) {
	b := newBoard(t)
	c := b.as("")
	for range allowedTries {
		c.post("/signin", credentials("clerk", "guess")).want(t, http.StatusUnprocessableEntity)
	}
	c.post("/signin", credentials("clerk", samplePassword)).want(t, http.StatusTooManyRequests)
	c.post("/signin", credentials("admin", samplePassword)).want(t, http.StatusSeeOther)
	b.now = b.now.Add(waitMinutes * time.Minute)
	c.post("/signin", credentials("clerk", samplePassword)).want(t, http.StatusSeeOther)
}

func TestASignInThatWorksForgetsTheFailures(t *testing.T) {
	c := newBoard(t).as("")
	for range 2 {
		for range allowedTries - 1 {
			c.post("/signin", credentials("clerk", "guess")).want(t, http.StatusUnprocessableEntity)
		}
		c.post("/signin", credentials("clerk", samplePassword)).want(t, http.StatusSeeOther)
	}
}

func TestTheSessionIsANewOneAfterSigningIn(t *testing.T) {
	c := newBoard(t).as("clerk")
	before := c.cookies["parkboard"].Value
	c.post("/signin", credentials("admin", samplePassword)).want(t, http.StatusSeeOther)
	cookie := c.cookies["parkboard"]
	if cookie.Value == before {
		t.Error("the token known before signing in still works")
	}
	if !cookie.HttpOnly || cookie.SameSite != http.SameSiteLaxMode || cookie.Secure {
		t.Errorf("cookie %+v", cookie)
	}
	behindTLS := newBoard(t, func(cfg *Config) { cfg.HTTPS = true }).as("")
	behindTLS.post("/signin", credentials("admin", samplePassword)).want(t, http.StatusSeeOther)
	if !behindTLS.cookies["parkboard"].Secure {
		t.Error("behind HTTPS the cookie is not Secure")
	}
}

func TestSigningOutEndsTheSessionOnTheServer(t *testing.T) {
	b := newBoard(t)
	b.also(route{http.MethodGet, "/inside", everyone, b.core.alive, false, 0})
	c := b.as("clerk")
	stolen := *c.cookies["parkboard"]
	c.get("/inside").want(t, http.StatusOK)
	c.post("/signout", nil).want(t, http.StatusSeeOther)
	c.get("/inside").want(t, http.StatusSeeOther)
	c.cookies["parkboard"] = &stolen
	c.get("/inside").want(t, http.StatusSeeOther)
}

func TestASessionEndsWithItsDay(t *testing.T) {
	b := newBoard(t)
	b.also(route{http.MethodGet, "/inside", everyone, b.core.alive, false, 0})
	b.now = b.now.Add(15 * time.Hour)
	b.as("clerk").get("/inside").want(t, http.StatusSeeOther)
}

func TestARequestThatAnotherSiteSendsIsRefused(t *testing.T) {
	b := newBoard(t)
	for name, header := range map[string]http.Header{
		"by its origin":     {"Origin": {"https://evil.example"}},
		"by fetch metadata": {"Sec-Fetch-Site": {"cross-site"}},
	} {
		c := b.as("clerk")
		c.header = header
		page := c.post("/signout", nil).want(t, http.StatusForbidden)
		if !strings.Contains(page.body, "请求来自别的网站") {
			t.Errorf("%s: the page does not say so", name)
		}
		c.get("/signin").want(t, http.StatusOK)
	}
	own := b.as("clerk")
	own.header = http.Header{"Origin": {"http://example.com"}}
	own.post("/signout", nil).want(t, http.StatusSeeOther)
}

func TestSampleAccountsAreListedOnlyWithTheSample(t *testing.T) {
	b := newBoard(t)
	if page := b.as("").get("/signin").want(t, http.StatusOK); strings.Contains(page.body, `value="clerk-jiuyuan"`) {
		t.Error("accounts are listed without the sample")
	}
	b.sample(figure("rare-earth", "2023-06", "output", "5123600", "万元"))
	page := b.as("").get("/signin").want(t, http.StatusOK)
	for _, u := range people {
		if !strings.Contains(page.body, `name="name" value="`+u.Name+`"`) {
			t.Errorf("%s is not listed", u.Name)
		}
	}
	if !strings.Contains(page.body, "示例数据") {
		t.Error("the page does not say that the data is invented")
	}
}

func TestASetUpLinkSetsAPasswordOnce(t *testing.T) {
	b := newBoard(t)
	act := storetest.Act(1)
	newcomer := park.User{Name: "liu", Display: "刘畅", Role: park.Leader}
	if err := b.db.AddUser(t.Context(), act, newcomer, ""); err != nil {
		t.Fatal(err)
	}
	token, err := b.db.SetupToken(t.Context(), park.Act{Actor: "admin", At: b.now}, "liu")
	if err != nil {
		t.Fatal(err)
	}
	c, path, good := b.as(""), "/setup/"+token, "copper kettle 47 harbour"
	c.get(path).want(t, http.StatusOK)
	c.post(path, url.Values{"password": {good}, "again": {good + "!"}}).want(t, http.StatusUnprocessableEntity)
	weak := c.post(path, url.Values{"password": {"baotou2023"}, "again": {"baotou2023"}}).want(t, http.StatusUnprocessableEntity)
	if !strings.Contains(weak.body, "太容易猜到") {
		t.Error("a weak password is not explained")
	}
	c.post(path, url.Values{"password": {good}, "again": {good}}).want(t, http.StatusSeeOther)
	c.post(path, url.Values{"password": {good}, "again": {good}}).want(t, http.StatusNotFound)
	c.post("/signin", credentials("liu", good)).want(t, http.StatusSeeOther)
	if strings.Contains(b.log.String(), token) {
		t.Error("the token is in the log")
	}
}

func TestTheMemoryOfFailuresIsBounded(t *testing.T) {
	clock := now
	m := newTries(func() time.Time { return clock })
	for i := range 3 * rememberedTries {
		clock = clock.Add(time.Millisecond)
		m.take(tryFrom(strconv.Itoa(i), "192.0.2.1"))
	}
	if len(m.of) > rememberedTries {
		t.Errorf("%d keys are kept", len(m.of))
	}
}
