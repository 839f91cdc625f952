package views

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"

	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// Room is a place of the navigation; its text is the locale key nav.ROOM.
type Room string

// The rooms a reader can be in.
const (
	Nowhere      Room = ""
	RoomOverview Room = "overview"
	RoomRankings Room = "rankings"
	RoomParks    Room = "parks"
	RoomCompare  Room = "compare"
	RoomUploads  Room = "uploads"

	RoomAssessments  Room = "assessments"
	RoomMeasures     Room = "measures"
	RoomProjects     Room = "projects"
	RoomDesignations Room = "designations"
)

// Page is the frame of every page: who reads it, in which language, as of
// which state of the data. Page models embed it.
type Page struct {
	Say     locale.Printer
	Title   string // without the board's name
	City    string
	Room    Room
	Path    string      // the page's own path and query: the language link keeps it
	User    *park.User  // nil when nobody is signed in
	Home    string      // code of the park the navigation opens; "" opens the list of parks
	Sample  bool        // invented figures are loaded
	Version int64       // data version; 0 when no data stands behind the page
	AsOf    park.Moment // the latest act on that data
	Then    park.Moment // the moment whose knowledge the page shows; zero is now
	Scripts []string    // by their name in static
	Reprint string      // address of a printed page as of its data; "" where none is known
	Find    string      // what the search field holds
}

// NavItem is one entry of the navigation.
type NavItem struct {
	Text    string
	Href    string
	Current bool
}

// Nav lists what exists and is open to the reader.
func (p Page) Nav() []NavItem {
	if p.User == nil {
		return nil
	}
	items := []NavItem{p.item(RoomOverview, "/"), p.item(RoomRankings, "/rankings")}
	parks := "/parks"
	if p.Home != "" {
		parks += "/" + url.PathEscape(p.Home)
	}
	items = append(items, p.item(RoomParks, parks), p.item(RoomCompare, "/compare"))
	if p.User.Role != park.Leader {
		items = append(items, p.item(RoomUploads, "/uploads"))
	}
	items = append(items, p.item(RoomAssessments, "/assessments"), p.item(RoomMeasures, "/measures"), p.item(RoomProjects, "/projects"),
		p.item(RoomDesignations, "/designations"))
	if p.User.Role == park.Admin {
		items = append(items, p.item(RoomAdmin, "/admin/parks"))
	}
	return items
}

func (p Page) item(r Room, href string) NavItem {
	return NavItem{Text: p.Say.T("nav." + string(r)), Href: href, Current: r == p.Room}
}

// Who is the reader as the masthead names them: 王敏 · 市级管理员.
func (p Page) Who() string {
	if p.User == nil {
		return ""
	}
	name := p.User.Display
	if name == "" {
		name = p.User.Name
	}
	return name + " · " + p.Say.T("role."+string(p.User.Role))
}

// OtherLanguage is the link to the same page in the other language.
func (p Page) OtherLanguage() (text, lang, href string) {
	text, lang = "English", locale.English
	if p.Say.English() {
		text, lang = "中文", locale.Chinese
	}
	u, err := url.Parse(p.Path)
	if err != nil || p.Path == "" {
		u = &url.URL{Path: "/"}
	}
	q := u.Query()
	q.Set("lang", lang)
	u.RawQuery = q.Encode()
	return text, lang, u.RequestURI()
}

// ThenStrip says on every page of a moment gone by that it is one, and leads
// back; empty on the pages of now.
type ThenStrip struct {
	Says, Back, BackHref, Changes, ChangesHref string
}

// ThenStrip is the page's; nil on a page of now (docs/domain.md#moments).
func (p Page) ThenStrip() *ThenStrip {
	if p.Then.IsZero() {
		return nil
	}
	u, err := url.Parse(p.Path)
	if err != nil || p.Path == "" {
		u = &url.URL{Path: "/"}
	}
	q := u.Query()
	q.Del("asof")
	u.RawQuery = q.Encode()
	return &ThenStrip{
		Says: p.Say.T("page.then", ThenText(p.Then)), Back: p.Say.T("page.then.back"), BackHref: u.RequestURI(),
		Changes: p.Say.T("page.then.changes"), ChangesHref: "/changes?" + url.Values{"from": {park.AsOfText(p.Then)}}.Encode(),
	}
}

// ThenForm asks for the same page as it was known on another day.
type ThenForm struct {
	Path string
	Day  string   // asked for now; "" on a page of now
	Keep []Typing // the rest of the page's address
}

// ThenForm is the page's; nil where no data stands behind the page.
func (p Page) ThenForm() *ThenForm {
	u, err := url.Parse(p.Path)
	if err != nil || p.Version == 0 {
		return nil
	}
	f := &ThenForm{Path: u.Path}
	if !p.Then.IsZero() {
		f.Day = string(park.DateOf(p.Then))
	}
	q := u.Query()
	for _, name := range slices.Sorted(maps.Keys(q)) {
		for _, value := range q[name] {
			if name != "asof" {
				f.Keep = append(f.Keep, Typing{name, value})
			}
		}
	}
	return f
}

// ThenText is a moment of an “as known on”: a day where it is the end of one.
func ThenText(at park.Moment) string {
	return strings.Replace(park.AsOfText(at), "T", " ", 1)
}

// FullTitle is what the browser's tab says.
func (p Page) FullTitle() string {
	if p.Title == "" {
		return p.Say.T("brand")
	}
	return p.Title + " · " + p.Say.T("brand")
}

// Stamp is the state of the data behind the page, for its foot.
func (p Page) Stamp() []string {
	if p.Version == 0 {
		return []string{p.Say.T("page.standalone"), p.Say.T("page.browsers")}
	}
	stamp := []string{p.Say.T("page.version", fmt.Sprintf("v%d", p.Version))}
	if !p.AsOf.IsZero() {
		stamp = append(stamp, p.Say.T("page.asof", MomentText(p.AsOf)))
	}
	return stamp
}

// HomePark is the park the navigation opens for a reader: the first they
// answer for, which is what they come to see. "" for those who answer for none
// or for the whole city: no park is more theirs than another.
func HomePark(u *park.User, c *park.Catalogue) string {
	for _, one := range c.Parks {
		if u != nil && slices.Contains(u.Parks, one.Code) {
			return one.Code
		}
	}
	return ""
}

// ScopeText names the parks a person answers for; 全市 for everyone city-wide.
func ScopeText(p locale.Printer, u park.User, c *park.Catalogue) string {
	if len(u.Parks) == 0 {
		return p.T("page.citywide")
	}
	text := ""
	for i, code := range u.Parks {
		if i > 0 {
			text += p.T("page.listsep")
		}
		text += ParkName(p, c, code)
	}
	return text
}

// bannerRole lets a screen reader speak an error at once.
func bannerRole(kind string) string {
	if kind == "err" {
		return "alert"
	}
	return "note"
}

func sealClass(kind string) string {
	if kind == "" {
		return "inf"
	}
	return kind
}
