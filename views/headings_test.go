package views

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"parkboard/internal/board/boardtest"
	"parkboard/internal/park"
)

// mappedHeadings are two mappings of the clerk, the second of an indicator
// that has left the catalogue.
func mappedHeadings() []park.HeadingMapping {
	return []park.HeadingMapping{
		{ID: 3, Heading: "园区工业规模", Indicator: "output", Table: "园区名称 | 园区工业规模 | 税收", RecordedAt: sentAt, Actor: "clerk"},
		{ID: 5, Heading: hostile[2], Indicator: "joy", Table: hostile[0], RecordedAt: sentAt, Actor: "somebody"},
	}
}

// headingFacts is an upload in which one heading can be mapped and one is.
func headingFacts(state park.State) ReviewFacts {
	f := reviewFacts(state)
	f.Issues[0].Text = "园区收入（亿元）"
	f.Unmapped = []HeadingPlace{{Heading: "园区收入", Sheet: "月报 (一)", Cell: "A1"}}
	f.Mapped = []HeadingPlace{{Heading: "园区工业规模", Sheet: "月报 (一)", Cell: "A2", Mapping: mappedHeadings()[0]}}
	return f
}

// mapForms are the forms of a page that ask which indicator a heading is.
func mapForms(root *html.Node) []*html.Node {
	return all(root, func(n *html.Node) bool { return n.Data == "form" && strings.HasSuffix(attr(n, "action"), "/headings") })
}

func TestTheMappedHeadings(t *testing.T) {
	for _, lang := range bothLanguages {
		page := NewHeadings(testPage(lang, clerkUser), boardtest.City().Catalogue, mappedHeadings(), bothNames)
		golden(t, "headings-"+lang, HeadingsPage(page))
		sound(t, rendered(t, HeadingsPage(page)))
	}
}

func TestTheMappedHeadingsAreSoundForEveryReaderAndWhenThereAreNone(t *testing.T) {
	for i := range testPeople {
		for _, lang := range bothLanguages {
			page := testPage(lang, &testPeople[i])
			c := boardtest.City().Catalogue
			sound(t, rendered(t, HeadingsPage(NewHeadings(page, c, mappedHeadings(), bothNames))))
			sound(t, rendered(t, HeadingsPage(NewHeadings(page, c, nil, nil))))
		}
	}
}

func TestOnlyThoseWhoMayTakeAMappingBackAreOfferedIt(t *testing.T) {
	parkClerk := park.User{Name: "clerk", Role: park.Clerk, Parks: []string{"jiuyuan"}}
	for what, c := range map[string]struct {
		who  *park.User
		want int
	}{
		"a city-wide clerk":           {clerkUser, 2},
		"a city administrator":        {adminUser, 2},
		"the park's clerk of one":     {&parkClerk, 1},
		"a park's administrator":      {&testPeople[1], 0},
		"a reader who is not sent to": {nil, 0},
	} {
		page := NewHeadings(testPage("zh-CN", c.who), boardtest.City().Catalogue, mappedHeadings(), bothNames)
		offered := 0
		for _, row := range page.Rows {
			if row.Remove != "" {
				offered++
			}
		}
		if offered != c.want {
			t.Errorf("%s: %d", what, offered)
		}
	}
}

func TestAnUnknownHeadingIsMappedWhereItIsNoted(t *testing.T) {
	for what, c := range map[string]struct {
		who   *park.User
		state park.State
		want  int
	}{
		"clerk, checked":   {clerkUser, park.Checked, 1},
		"clerk, submitted": {clerkUser, park.Submitted, 0},
		"administrator":    {adminUser, park.Checked, 0},
	} {
		for _, lang := range bothLanguages {
			root := sound(t, rendered(t, ReviewPage(reviewOf(lang, c.who, headingFacts(c.state)))))
			forms := mapForms(root)
			if len(forms) != c.want {
				t.Errorf("%s: %d forms", what, len(forms))
				continue
			}
			if c.want == 1 {
				holdsEveryIndicator(t, forms[0])
			}
		}
	}
}

func holdsEveryIndicator(t *testing.T, form *html.Node) {
	t.Helper()
	offered := map[string]bool{}
	for _, one := range all(form, func(n *html.Node) bool { return n.Data == "option" }) {
		offered[attr(one, "value")] = true
	}
	for _, ind := range boardtest.City().Catalogue.Indicators {
		if !offered[ind.Code] {
			t.Errorf("%s is not offered", ind.Code)
		}
	}
}

func TestAMappedHeadingIsSaidWithWhoAndWhen(t *testing.T) {
	r := reviewOf("zh-CN", adminUser, headingFacts(park.PublishedState))
	if len(r.Agreed) != 1 || r.Agreed[0].Plain() != "按本办公室的约定，月报 (一)!A2「园区工业规模」读作规上工业总产值（韩雪，2023-07-18 15:12）。" {
		t.Errorf("%+v", r.Agreed)
	}
	root := sound(t, rendered(t, ReviewPage(r)))
	if len(all(root, func(n *html.Node) bool { return attr(n, "href") == "/uploads/headings" })) != 1 {
		t.Error("the page does not lead to the mapped headings")
	}
	cells := all(root, func(n *html.Node) bool { return n.Data == "td" && attr(n, "title") == r.Agreed[0].Plain() })
	links := all(root, func(n *html.Node) bool { return len(cells) == 1 && attr(n, "href") == "#"+attr(cells[0], "id") })
	if len(cells) != 1 || len(links) != 1 {
		t.Errorf("%d cells say so, %d links lead there", len(cells), len(links))
	}
}

func TestAnIndicatorThatWasNotChosenComesBackAtItsHeading(t *testing.T) {
	f := headingFacts(park.Checked)
	f.Unchosen = "月报 (一)!A1"
	root := sound(t, rendered(t, ReviewPage(reviewOf("zh-CN", clerkUser, f))))
	wrong := all(root, func(n *html.Node) bool { return attr(n, "aria-invalid") == "true" })
	if len(wrong) != 1 || attr(wrong[0], "id") != "indicator-i-0" || attr(wrong[0], "aria-describedby") != "problem-i-0" {
		t.Errorf("%d fields are marked", len(wrong))
	}
}
