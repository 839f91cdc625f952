package handlers

import (
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"parkboard/internal/park"
	"parkboard/static"
	"parkboard/store/storetest"
)

// issues issues the brief of rare-earth as a person sees it now.
func (b *testBoard) issues(person string) answer {
	b.t.Helper()
	path := "/briefs/2023-06/rare-earth/issue"
	page := b.as(person).get(path).want(b.t, http.StatusOK)
	seen := regexp.MustCompile(`name="seen" value="(\d+)"`).FindStringSubmatch(page.body)
	if seen == nil {
		b.t.Fatalf("the form does not say what it is about: %.600s", page.body)
	}
	return b.as(person).post(path, url.Values{"seen": {seen[1]}})
}

func TestAnIssuedBriefReprintsByteForByteWhateverComesLater(t *testing.T) {
	b := newBoard(t, func(c *Config) { c.Public = "https://board.example" })
	b.publishedAt(1, storetest.Figure("rare-earth", "2023-06", "output", "5123600", "B2"))
	b.as("leader").get("/briefs").want(t, http.StatusOK)
	if at := b.issues("admin").want(t, http.StatusSeeOther).location(); at != "/briefs?done=1" {
		t.Fatalf("it leads to %s", at)
	}
	for _, person := range strings.Fields(allRoles) {
		list := b.as(person).get("/briefs?done=1").want(t, http.StatusOK)
		contains(t, list, "王敏", "已印发")
		if !strings.Contains(list.body, `href="/briefs/issued/1"`) {
			t.Errorf("%s is not led to it", person)
		}
	}
	issued := b.as("leader").get("/briefs/issued/1").want(t, http.StatusOK)
	contains(t, issued, "512.36", "board.example/briefs/2023-06/rare-earth?asof=")
	link := regexp.MustCompile(`<link rel="stylesheet" href="([^"]+)"`).FindStringSubmatch(issued.body)
	if strings.Contains(issued.body, "/static/") || strings.Contains(issued.body, "<script") || link == nil {
		t.Error("the issued sheet needs files of the program that shows it")
	}
	style := b.as("park").get(link[1]).want(t, http.StatusOK)
	if now, _ := static.Lookup(static.Path("brief.css")); style.body != string(now.Content) {
		t.Error("its style sheet is not the one it was issued with")
	}

	// The data moves on, and the program with another style sheet issues another.
	b.publishedAt(9, storetest.Figure("rare-earth", "2023-06", "output", "5999900", "B2"))
	id, err := b.db.IssueBrief(t.Context(), storetest.Act(600), park.IssuedBrief{
		Period: park.Period{Year: 2023, Month: 6}, Park: "rare-earth", Lang: "zh-CN", AsOf: now, Version: b.version(), Hash: "0000 0000",
	}, []byte("<p>later</p>"), []byte("later {}"))
	if err != nil {
		t.Fatal(err)
	}
	contains(t, b.as("leader").get("/briefs/2023-06/rare-earth").want(t, http.StatusOK), "599.99")
	if again := b.as("park").in("en").get("/briefs/issued/1"); again.body != issued.body {
		t.Error("the issued brief is not what it was")
	}
	if again := b.as("admin").get(link[1]); again.body != style.body {
		t.Error("its style sheet is not what it was")
	}
	if other := b.as("leader").get("/briefs/issued/" + strconv.FormatInt(id, 10)); other.body != "<p>later</p>" {
		t.Errorf("the later one reads %.80s", other.body)
	}
	for _, path := range []string{"/briefs/issued/3", "/briefs/issued/x", "/briefs/issued/style/abc"} {
		b.as("leader").get(path).want(t, http.StatusNotFound)
	}
}

func TestABriefIsIssuedAsItWasSeenOrNotAtAll(t *testing.T) {
	b := newBoard(t)
	b.publishedAt(1, storetest.Figure("rare-earth", "2023-06", "output", "5123600", "B2"))
	page := b.as("admin").post("/briefs/2023-06/rare-earth/issue", url.Values{"seen": {"1"}}).want(t, http.StatusConflict)
	contains(t, page, "没有印发")
	b.issues("admin").want(t, http.StatusSeeOther)
	contains(t, b.as("leader").get("/briefs?park=jiuyuan"), "还没有印发过")
}

// The moment on the code gives the sheet again, whatever came later.
func TestTheAddressOnASheetGivesTheSheetAgain(t *testing.T) {
	b := newBoard(t, func(c *Config) { c.Public = "https://board.example" })
	b.publishedAt(1, storetest.Figure("rare-earth", "2023-06", "output", "5123600", "B2"))
	sheet := b.as("leader").get("/briefs/2023-06/rare-earth").want(t, http.StatusOK).body
	printed := regexp.MustCompile(`https://board\.example(/briefs[^<"]+)</a>`).FindStringSubmatch(sheet)
	if printed == nil || !strings.Contains(sheet, `class="qr"`) {
		t.Fatal("there is no code, or no address in words")
	}
	stamp := regexp.MustCompile(`校验 [0-9a-f ]{9}`).FindString(sheet)
	b.publishedAt(3*24*60, storetest.Figure("rare-earth", "2023-06", "output", "5999900", "B2"))
	again := b.as("park").get(printed[1]).want(t, http.StatusOK).body
	if stamp == "" || !strings.Contains(again, stamp) || !strings.Contains(again, printed[1]) {
		t.Errorf("%s is another sheet than %q: %q", printed[1], stamp, regexp.MustCompile(`校验 [0-9a-f ]{9}`).FindString(again))
	}
	if first := strings.Split(b.as("leader").get("/briefs/2023-06/rare-earth").body, stamp); len(first) > 1 {
		t.Error("the sheet of now has the fingerprint of the old one")
	}
}

func TestWithoutAPublicAddressNoCodeIsPrinted(t *testing.T) {
	b := newBoard(t)
	b.publishedAt(1, storetest.Figure("rare-earth", "2023-06", "output", "5123600", "B2"))
	if page := b.as("leader").get("/briefs/2023-06/rare-earth").want(t, http.StatusOK); strings.Contains(page.body, `class="qr"`) {
		t.Error("there is a code")
	}
}

func TestASheetOfMeasuresIsIssuedAsABriefIs(t *testing.T) {
	b := sealed(t)
	path := "/measures/sheet/2022"
	if page := b.as("admin").get(path).want(t, http.StatusOK); !strings.Contains(page.body, path+"/issue") {
		t.Error("an administrator is not offered to issue")
	}
	if page := b.as("leader").get(path); strings.Contains(page.body, path+"/issue") {
		t.Error("a leader is offered to issue")
	}
	form := stepForm(t, b.as("admin").get(path+"/issue").want(t, http.StatusOK))
	if at := b.does("admin", path+"/issue", form).want(t, http.StatusSeeOther).location(); at != "/briefs?done=1" {
		t.Fatalf("it leads to %s", at)
	}
	list := b.as("leader").get("/briefs")
	contains(t, list, "考核结果运用措施表", "2022年")
	if !strings.Contains(list.body, `href="/briefs/issued/1"`) {
		t.Error("nobody is led to it")
	}
	issued := b.as("leader").get("/briefs/issued/1").want(t, http.StatusOK)
	contains(t, issued, "措施表")
	if !strings.Contains(issued.body, "/measures/1?asof=") || strings.Contains(issued.body, "/static/") || strings.Contains(issued.body, "<script") {
		t.Error("the issued sheet leads to what is now, or needs files of the program that shows it")
	}
	b.acting("park", 1, park.FollowUpProgress, "", "text", "已部署").want(t, http.StatusSeeOther)
	if again := b.as("park").get("/briefs/issued/1"); again.body != issued.body {
		t.Error("the issued sheet is not what it was")
	}
	contains(t, b.does("admin", path+"/issue", form).want(t, http.StatusConflict), "没有印发")
}
