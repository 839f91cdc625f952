package handlers

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

func TestEveryReaderFindsProjectsParksAndIndicators(t *testing.T) {
	b := ledgered(t)
	for _, who := range []string{"leader", "park", "clerk-jiuyuan", "admin"} {
		for words, want := range map[string]string{
			"BT-2023-036": `href="/projects/BT-2023-036"`, "bt-2023-036": `<mark>BT-2023-036</mark>`, "九原": `href="/parks/jiuyuan"`, "tax_per_mu": `href="/rankings?indicator=tax_per_mu"`,
		} {
			page := b.as(who).get("/search?"+url.Values{"q": {words}}.Encode()).want(t, http.StatusOK).body
			if !strings.Contains(page, want) {
				t.Errorf("%s does not find %s", who, words)
			}
		}
	}
	b.as("").get("/search?q=1").want(t, http.StatusSeeOther)
	if page := b.as("leader").get("/search?q=BT-2023-036&asof=2023-01-01").want(t, http.StatusOK).body; strings.Contains(page, "/projects/BT-2023-036") {
		t.Error("a project is found before it was known")
	}
	if page := b.as("leader").get("/parks?asof=2023-07-01").want(t, http.StatusOK).body; !strings.Contains(page, `action="/search"><input type="hidden" name="asof" value="2023-07-01">`) {
		t.Error("the search field leaves the moment")
	}
}

func TestNothingThatIsSearchedForIsAnErrorOrMarkup(t *testing.T) {
	b := ledgered(t)
	for _, words := range []string{
		`"`, `""`, "*", "NEAR(", "NEAR(a b, 2)", "%", "_", "'", `\`, "</script><img src=x>", "😀😀😀", "\x00", "P\x00P", "\xff\xfe\xfd", "AND OR NOT", "code:x",
		strings.Repeat("稀", 1_000), strings.Repeat("a", 20_000), "   ", "",
	} {
		page := b.as("leader").get("/search?"+url.Values{"q": {words}}.Encode()).want(t, http.StatusOK).body
		if strings.Contains(page, "<mark>") != (words == "_") || strings.Contains(page, "<img") {
			t.Errorf("%.20q finds something", words)
		}
	}
}

func TestAnEnterpriseIsNeverFound(t *testing.T) {
	b := listed(t)
	for _, words := range []string{"91150200MA0EX00014", "91150200", "有限公司", "（示例）有限"} {
		page := b.as("admin").get("/search?"+url.Values{"q": {words}}.Encode()).want(t, http.StatusOK).body
		if strings.Contains(page, "<mark>") || strings.Contains(page, `class="found"`) {
			t.Errorf("%s is found", words)
		}
	}
}
