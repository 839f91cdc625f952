package views

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"parkboard/internal/board/boardtest"
	"parkboard/internal/park"
)

// offered makes the page of a new upload with the blank form on it.
func offered(t *testing.T, lang string, u *park.User, c *park.Catalogue) *html.Node {
	t.Helper()
	page := testPage(lang, u)
	n := NewUploadForm(page, c, boardtest.Last, park.Period{}, nil)
	n.Blank = NewBlankForm(page.Say, *u, c, boardtest.Last, boardtest.Last.Prev())
	return sound(t, rendered(t, NewUploadPage(n)))
}

func TestTheBlankFormIsOfferedForThePeriodDueAndEveryParkOfTheClerk(t *testing.T) {
	c := boardtest.City().Catalogue
	for _, lang := range bothLanguages {
		root := offered(t, lang, clerkUser, c)
		chosen := all(root, func(n *html.Node) bool {
			return n.Data == "option" && hasAttr(n, "selected") && attr(n.Parent, "id") == "blank-period"
		})
		if len(chosen) != 1 || attr(chosen[0], "value") != boardtest.Last.Prev().String() {
			t.Errorf("%s: the period due is not chosen", lang)
		}
		parks := all(root, func(n *html.Node) bool { return n.Data == "option" && attr(n.Parent, "id") == "blank-park" })
		if len(parks) != len(c.Parks)+1 || attr(parks[0], "value") != "" {
			t.Errorf("%s: %d parks are offered", lang, len(parks))
		}
	}
}

func TestAClerkOfOneParkIsNotAskedForIt(t *testing.T) {
	c := boardtest.City().Catalogue
	u := &park.User{Name: "c", Role: park.Clerk, Parks: []string{c.Parks[0].Code}}
	page := rendered(t, NewUploadPage(NewUpload{Page: testPage("zh-CN", u), Blank: NewBlankForm(testPage("zh-CN", u).Say, *u, c, boardtest.Last, boardtest.Last)}))
	if strings.Contains(page, `id="blank-park"`) || !strings.Contains(page, `id="blank-period"`) {
		t.Error("the park is asked for, or the period is not")
	}
}

func TestHostileNamesAreOfferedAsTheyAre(t *testing.T) {
	c := *boardtest.City().Catalogue
	c.Parks = nil
	for i, name := range hostile {
		c.Parks = append(c.Parks, park.Park{Code: fmt.Sprint("p", i), Name: park.Text{ZH: name}})
	}
	text := textOf(offered(t, "zh-CN", clerkUser, &c))
	for _, name := range hostile {
		if !strings.Contains(text, name) {
			t.Errorf("%q is not offered as it is", name)
		}
	}
}
