package views

import (
	"fmt"
	"net/http"

	"parkboard/internal/park"
)

// Trouble is the model of an error page: what happened, what was not changed,
// where to go, and a short code to give to whoever keeps the log.
type Trouble struct {
	Page
	Head  string
	Says  string
	Links []Link
	Code  string
}

// NewTrouble says an error of an HTTP status; detail is a sentence of its own
// where there is one, else the status' own sentence stands.
func NewTrouble(page Page, status int, detail, requestID string) Trouble {
	key := fmt.Sprintf("trouble.%d", status)
	page.Title = page.Say.T(key)
	m := Trouble{Page: page, Head: page.Title, Says: detail, Code: shortCode(status, requestID)}
	if m.Says == "" {
		m.Says = page.Say.T(key + ".says")
	}
	if page.User != nil {
		m.Links = []Link{{Text: page.Say.T("page.home"), Href: "/"}}
		if year, ok := assessedYear(page.Path); ok && status == http.StatusConflict {
			title := page.Say.T("assessment.title", YearText(page.Say, year))
			m.Links = append(m.Links, Link{Text: page.Say.T("trouble.assessment", title), Href: fmt.Sprintf("/assessments/%d", year)})
		}
	} else {
		m.Links = []Link{{Text: page.Say.T("page.tosignin"), Href: "/signin"}}
	}
	return m
}

// assessedYear is the year of an assessment's step.
func assessedYear(path string) (year int, ok bool) {
	_, err := fmt.Sscanf(path, "/assessments/%d/", &year)
	return year, err == nil
}

// NoRight is the sentence of a refused page: the roles that may.
func NoRight(page Page, may []park.Role) string {
	names := ""
	for i, role := range may {
		if i > 0 {
			names += page.Say.T("page.listsep")
		}
		names += page.Say.T("role." + string(role))
	}
	return page.Say.T("trouble.403.role", names)
}

// shortCode is what a person reads out on the phone: 404-7c1e.
func shortCode(status int, requestID string) string {
	return fmt.Sprintf("%d-%s", status, requestID[:min(len(requestID), 6)])
}

// Waiting is the model of the page shown while the data is being loaded.
type Waiting struct {
	Page
	Says string
}

// NewWaiting says how many of the sample's workbooks are in; total is 0 before
// the count is known.
func NewWaiting(page Page, done, total int) Waiting {
	page.Title = page.Say.T("waiting.title")
	m := Waiting{Page: page, Says: page.Say.T("waiting.says")}
	if total > 0 {
		m.Says = page.Say.T("waiting.count", Count(done), Count(total))
	}
	return m
}
