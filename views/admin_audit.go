package views

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// AuditLine is one writing act as it is listed.
type AuditLine struct {
	When    string
	Who     string
	Verb    string
	Subject Link // Href "" where it has no page
	Version string
}

// AuditAct is one writing act as it was recorded.
type AuditAct struct {
	At      park.Moment
	Actor   string
	Verb    string
	Subject string
	Version int64
	Of      string // code of the park whose ledger it added to; "" for others
}

// NewAuditLine prints an act.
func NewAuditLine(p locale.Printer, names map[string]string, a AuditAct) AuditLine {
	line := AuditLine{
		When: MomentText(a.At), Who: nameOf(names, a.Actor), Verb: p.T("verb." + a.Verb),
		Version: fmt.Sprintf("v%d", a.Version), Subject: Link{Text: a.Subject},
	}
	kind, id, _ := strings.Cut(a.Subject, "/")
	switch {
	case a.Of != "":
		line.Subject.Href = LedgerPath(a.Of)
	case a.Verb == "replace":
		if r, ok := park.ReplacementNamed(a.Subject); ok {
			line.Subject = Link{Text: p.T("audit.replaces", r.Upload, r.Of), Href: uploadPath(r.Upload)}
		}
	case kind == "uploads":
		line.Subject = Link{Text: "#" + id, Href: "/uploads/" + url.PathEscape(id)}
	}
	return line
}

// AuditFilter is what the list of acts is narrowed to.
type AuditFilter struct {
	Actor, Verb string
	From, To    string // as typed
	Page        int    // from 0
}

// path is the address of the list under a filter.
func (f AuditFilter) path() string {
	v := url.Values{}
	for key, value := range map[string]string{"actor": f.Actor, "verb": f.Verb, "from": f.From, "to": f.To} {
		if value != "" {
			v.Set(key, value)
		}
	}
	if f.Page > 0 {
		v.Set("page", strconv.Itoa(f.Page))
	}
	if len(v) == 0 {
		return "/admin/audit"
	}
	return "/admin/audit?" + v.Encode()
}

// AuditFacts is what the list of acts is made from.
type AuditFacts struct {
	Filter   AuditFilter
	Problems Problems
	Actors   []string
	Verbs    []string
	Acts     []AuditAct
	More     bool // there are older ones
	Names    map[string]string
}

// Audit is the page of everything anybody did.
type Audit struct {
	Page
	Tabs   []NavItem
	Actors []Choice
	Verbs  []Choice
	From   Field
	To     Field
	Lines  []AuditLine
	Newer  string // page links, "" at the ends
	Older  string
}

// NewAudit makes the page.
func NewAudit(page Page, f AuditFacts) Audit {
	p := page.Say
	page.Title, page.Room = p.T("admin.tab.audit"), RoomAdmin
	m := Audit{Page: page, Tabs: adminTabs(p, TabAudit)}
	m.Actors = append(m.Actors, Choice{Text: p.T("audit.everybody")})
	for _, actor := range f.Actors {
		m.Actors = append(m.Actors, Choice{Value: actor, Text: nameOf(f.Names, actor), Selected: actor == f.Filter.Actor})
	}
	m.Verbs = append(m.Verbs, Choice{Text: p.T("audit.everything")})
	for _, verb := range f.Verbs {
		m.Verbs = append(m.Verbs, Choice{Value: verb, Text: p.T("verb." + verb), Selected: verb == f.Filter.Verb})
	}
	m.From = Field{Name: "from", Label: p.T("audit.from"), Value: f.Filter.From, Problem: f.Problems["from"], Digits: true}
	m.To = Field{Name: "to", Label: p.T("audit.to"), Value: f.Filter.To, Problem: f.Problems["to"], Digits: true}
	for _, act := range f.Acts {
		m.Lines = append(m.Lines, NewAuditLine(p, f.Names, act))
	}
	to := f.Filter
	if to.Page > 0 {
		to.Page--
		m.Newer = to.path()
	}
	if f.More {
		to.Page = f.Filter.Page + 1
		m.Older = to.path()
	}
	return m
}
