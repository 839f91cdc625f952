package views

import (
	"slices"
	"strings"
	"testing"

	"parkboard/internal/board/boardtest"
	"parkboard/internal/park"
)

func searchFacts(words string) SearchFacts {
	f := SearchFacts{Words: words, Catalogue: boardtest.City().Catalogue, Candidacies: testCandidacies(), Today: "2023-07-21"}
	for i, name := range hostile {
		f.Projects.Projects = append(f.Projects.Projects, park.FoundProject{
			Code: "P-" + string(rune('1'+i)), Name: "园" + name, Park: "jiuyuan", State: park.ProjectStates[i],
		})
	}
	f.Projects.Count = 45
	return f
}

func TestTheSearchPages(t *testing.T) {
	for _, lang := range []string{"zh-CN", "en"} {
		for name, f := range map[string]SearchFacts{
			"search": searchFacts("园"), "search-none": {Words: `"没有"`, Catalogue: testCity, Today: "2023-07-21"}, "search-empty": {Catalogue: testCity},
		} {
			golden(t, name+"-"+lang, SearchPage(NewSearch(testPage(lang, &testPeople[0]), f)))
		}
		for _, words := range append(slices.Clone(hostile), "<", `\`, "😀", strings.Repeat("%", 1_000)) {
			f := searchFacts(words)
			f.Catalogue = hostileFacts().Catalogue
			sound(t, rendered(t, SearchPage(NewSearch(testPage(lang, &testPeople[0]), f))))
		}
	}
}

// rowsOf is what a search shows of a kind, marks in brackets.
func rowsOf(words, lang, kind string) (all []string) {
	say := func(all []Stretch) string {
		var b strings.Builder
		for _, one := range all {
			if one.Marked {
				b.WriteString("[" + one.Text + "]")
			} else {
				b.WriteString(one.Text)
			}
		}
		return b.String()
	}
	f := SearchFacts{Words: words, Catalogue: boardtest.City().Catalogue, Today: "2023-07-21"}
	for _, g := range NewSearch(testPage(lang, &testPeople[0]), f).Groups {
		for _, row := range g.Rows {
			if g.Kind == kind {
				all = append(all, strings.Join([]string{say(row.Name), say(row.Code), say(row.Also)}, "|"))
			}
		}
	}
	return all
}

func TestAParkIsFoundByEveryNameItHas(t *testing.T) {
	for words, want := range map[string]string{
		"稀土高新":       "[稀土高新]区|rare-earth|",
		"RARE-EARTH": "稀土高新区|[rare-earth]|",
		"技术产业开发区":    "稀土高新区|rare-earth|包头稀土高新[技术产业开发区]",
		"Rare Earth": "稀土高新区|rare-earth|Baotou [Rare Earth] High-tech Industrial Development Zone",
	} {
		got := rowsOf(words, "zh-CN", "parks")
		if len(got) == 0 || got[0] != want {
			t.Errorf("%s: %q, want first %q", words, got, want)
		}
	}
	for _, words := range []string{"%", "_", "*", `"`, "'", "NEAR(", "</script>", "😀", strings.Repeat("园", 1_000), "稀土 高新"} {
		if got := rowsOf(words, "zh-CN", "parks"); got != nil {
			t.Errorf("%.20q: %q", words, got)
		}
	}
}

func TestTheIndicatorOfTheCodeComesFirst(t *testing.T) {
	got := rowsOf("tax", "zh-CN", "indicators")
	if len(got) < 2 || !strings.HasSuffix(got[0], "|[tax]|") || !strings.Contains(got[1], "|[tax]_") {
		t.Errorf("tax: %q", got)
	}
	if got := rowsOf("land_industrial", "zh-CN", "indicators"); got != nil {
		t.Errorf("land is no ranking: %q", got)
	}
}

func TestFindsLeftOutAreCountedAndNarrowed(t *testing.T) {
	m := NewSearch(testPage("zh-CN", &testPeople[0]), searchFacts("园"))
	at := slices.IndexFunc(m.Groups, func(g FoundGroup) bool { return g.Kind == "projects" })
	g := m.Groups[at]
	if g.Count != "45" || !strings.Contains(g.More, "41") || g.All.Href != "/projects?q=%E5%9B%AD" {
		t.Errorf("projects %s, %s %+v", g.Count, g.More, g.All)
	}
}
