package views

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// SearchMost is how many finds of a kind a page shows. The field takes words as
// long as any name; an address may bring longer ones, which fit nothing.
const (
	SearchMost    = 20
	searchLongest = 200
)

// SearchFacts is what the page of a search is made from.
type SearchFacts struct {
	Words       string // as they are looked for; "" for none
	Catalogue   *park.Catalogue
	Projects    park.FoundProjects
	Candidacies []park.Candidacy // all of them
	Today       park.Date
}

// Search is the page of what some words fit, by kind. Enterprises are not among
// it: their data is confidential.
type Search struct {
	Page
	Lead   string
	Groups []FoundGroup
	Ways   []Link // where else to look
}

// FoundGroup is what was found of one kind.
type FoundGroup struct {
	Kind  string
	Name  string
	Count string
	Rows  []FoundRow
	More  string // how many are left out, and what narrows; "" for none
	All   *Link  // the list that holds them all; nil where there is none
}

// FoundRow is one find.
type FoundRow struct {
	Name  []Stretch
	Href  string
	Also  []Stretch // another of its names, where only that fits; none otherwise
	Code  []Stretch // none where the kind has no codes to be read
	Park  *Link     // the park it belongs to; nil where there is none
	Where []Stretch // the part of the park it is for, or the park's county
	State MeasureMark
}

// Stretch is a part of a text; marked where it is what was looked for.
type Stretch struct {
	Text   string
	Marked bool
}

// SearchPath is the address of a search.
func SearchPath(words string) string { return "/search?" + url.Values{"q": {words}}.Encode() }

// NewSearch makes the page for its reader.
func NewSearch(page Page, f SearchFacts) Search {
	p := page.Say
	page.Title, page.Find = p.T("search.title"), f.Words
	m := Search{Page: page}
	if f.Words == "" {
		m.Lead = p.T("search.empty")
		m.Ways = searchWays(p)
		return m
	}
	total := 0
	for _, g := range []struct {
		kind  string
		rows  []FoundRow
		count int
		all   string
	}{
		{"parks", nil, 0, "/parks"},
		{"projects", foundProjects(p, f), f.Projects.Count, ProjectAsk{Words: f.Words}.Path()},
		{"designations", nil, 0, "/designations"},
		{"indicators", nil, 0, ""},
	} {
		switch g.kind {
		case "parks":
			g.rows, g.count = nearest(foundParks(p, f))
		case "designations":
			g.rows, g.count = nearest(foundCandidacies(p, f))
		case "indicators":
			g.rows, g.count = nearest(foundIndicators(p, f))
		}
		if g.count == 0 {
			continue
		}
		total += g.count
		m.Groups = append(m.Groups, foundGroup(p, g.kind, g.rows, g.count, g.all, g.kind == "projects" && f.Projects.Beyond))
	}
	m.Lead = p.T("search.found", counted(p, total, f.Projects.Beyond))
	if total == 0 {
		m.Lead, m.Ways = p.T("search.none"), searchWays(p)
	}
	return m
}

// counted is how many were found; beyond where they were not counted to the end.
func counted(p locale.Printer, count int, beyond bool) string {
	if beyond {
		return p.T("search.beyond", Count(count))
	}
	return Count(count)
}

func foundGroup(p locale.Printer, kind string, rows []FoundRow, count int, all string, beyond bool) FoundGroup {
	g := FoundGroup{Kind: kind, Name: p.T("search.kind." + kind), Count: counted(p, count, beyond), Rows: rows}
	if left := count - len(rows); left > 0 {
		g.More = p.T("search.more", counted(p, left, beyond))
		if all != "" {
			g.All = &Link{Text: p.T("search.all." + kind), Href: all}
		}
	}
	return g
}

func searchWays(p locale.Printer) []Link {
	return []Link{{Text: p.T("search.way.parks"), Href: "/parks"}, {Text: p.T("search.way.projects"), Href: "/projects"}}
}

// found is a find with how near it is: 0 where its code is the words, 1 where
// its code begins with them, 2 where they stand elsewhere.
type found struct {
	place int
	row   FoundRow
}

// nearest lists the nearest finds, of equals the first, and counts them all.
func nearest(all []found) (rows []FoundRow, count int) {
	slices.SortStableFunc(all, func(a, b found) int { return cmp.Compare(a.place, b.place) })
	for _, one := range all[:min(len(all), SearchMost)] {
		rows = append(rows, one.row)
	}
	return rows, len(all)
}

// fits tells how near words are to a thing of a code and names; also is the
// first name that fits where neither the code nor the names shown do.
func fits(words, code string, shown, others []string) (place int, also string, ok bool) {
	words, low := lowered(words), lowered(code)
	seen := strings.Contains(low, words)
	for i, name := range slices.Concat(shown, others) {
		if !strings.Contains(lowered(name), words) {
			continue
		}
		ok = true
		if i < len(shown) {
			seen = true
		} else if !seen && also == "" {
			also = name
		}
	}
	switch {
	case low == words && code != "":
		return 0, also, true
	case strings.HasPrefix(low, words):
		return 1, also, true
	}
	return 2, also, ok || seen
}

// lowered is a text with its Latin letters lower, byte by byte as long as it
// was; the store compares the same way.
func lowered(text string) string {
	low := []byte(text)
	for i, c := range low {
		if 'A' <= c && c <= 'Z' {
			low[i] = c + 'a' - 'A'
		}
	}
	return string(low)
}

// stretches marks words wherever they stand in a text.
func stretches(text, words string) (all []Stretch) {
	if !strings.Contains(lowered(text), lowered(words)) || words == "" {
		return unmarked(text)
	}
	low, words := lowered(text), lowered(words)
	for {
		at := strings.Index(low, words)
		if at < 0 {
			return append(all, unmarked(text)...)
		}
		all = append(append(all, unmarked(text[:at])...), Stretch{text[at : at+len(words)], true})
		text, low = text[at+len(words):], low[at+len(words):]
	}
}

func unmarked(text string) []Stretch {
	if text == "" {
		return nil
	}
	return []Stretch{{Text: text}}
}
