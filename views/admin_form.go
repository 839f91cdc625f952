package views

import (
	"strings"

	"github.com/a-h/templ"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// Typed is what was typed into a form, by the names of its fields.
type Typed map[string]string

// Problems are the sentences that say what is wrong, by the names of fields;
// "" is the form as a whole.
type Problems map[string]string

// FieldKind is how a field is filled in.
type FieldKind string

// The kinds of fields.
const (
	LineField   FieldKind = "line"
	TextField   FieldKind = "text"
	ChoiceField FieldKind = "choice"
)

// Field is one field of a form with what was typed into it and what is wrong.
type Field struct {
	Name     string
	Label    string
	Hint     string
	Kind     FieldKind
	Value    string
	Choices  []Choice
	Groups   []ChoiceGroup // choices under headings, after Choices
	Required bool
	Digits   bool // numbers are typed
	Most     int  // characters
	Problem  string
}

// EntryForm is the page on which something is added to a ledger.
type EntryForm struct {
	Page
	Tabs    []NavItem
	Name    string // of the park or the city; "" for a new park
	Back    string
	Heading string
	Lead    string
	Now     []Sentence // what is in force
	Rules   []string   // what recording means
	Problem string
	Post    string
	Hidden  []Choice
	Fields  []Field
}

// MostLetters is how many characters a name, an alias or a document number may
// have; MostNote is that of a note.
const (
	MostLetters = 60
	MostNote    = 500
)

// EntryFacts is what a form is made from.
type EntryFacts struct {
	Ledger   string
	Code     string    // park code, park.CityCode, or "" for a new park
	Park     park.Park // as it is, or was last when it is closed
	Closed   bool
	Today    park.Date
	Was      string // the state of the catalogue the form starts from
	Typed    Typed
	Problems Problems
}

// NewEntryForm makes the form of a ledger.
func NewEntryForm(page Page, b *board.Board, f EntryFacts) EntryForm {
	p := page.Say
	m := EntryForm{Tabs: adminTabs(p, TabLedgers), Back: "/admin/parks", Post: "/admin/parks/new", Problem: f.Problems[""]}
	heading := "admin.add." + f.Ledger
	switch {
	case f.Code == "":
		heading = "admin.add.new"
	case f.Closed:
		heading = "admin.add.reopen"
	}
	m.Heading = p.T(heading)
	if f.Code != "" {
		m.Name = f.Park.Name.In(p.Lang())
		if f.Code == park.CityCode {
			m.Name = b.Catalogue().City.In(p.Lang())
		}
		m.Back, m.Post = LedgerPath(f.Code), LedgerPath(f.Code)+"/"+f.Ledger
	}
	page.Title, page.Room = strings.TrimSpace(m.Heading+" "+m.Name), RoomAdmin
	m.Page = page
	if f.Was != "" {
		m.Hidden = []Choice{{Value: f.Was, Text: "was"}}
	}
	m.Lead = p.T("admin.lead." + f.Ledger)
	w := formWriter{p: p, b: b, f: f}
	w.fields()
	m.Fields, m.Now = w.out, w.now()
	m.Rules = []string{p.T("admin.rule.append")}
	if f.Ledger != LedgerNotes && f.Ledger != LedgerClose {
		m.Rules = append(m.Rules, p.T("admin.rule.correct"))
	}
	m.Rules = append(m.Rules, p.T("admin.rule.check"))
	return m
}

// formWriter writes the fields of a form.
type formWriter struct {
	p   locale.Printer
	b   *board.Board
	f   EntryFacts
	out []Field
}

func (w *formWriter) add(f Field) {
	if f.Kind == "" {
		f.Kind = LineField
	}
	if f.Most == 0 {
		f.Most = MostLetters
	}
	f.Label, f.Value, f.Problem = w.p.T("admin.field."+f.Name), w.f.Typed[f.Name], w.f.Problems[f.Name]
	if key := "admin.hint." + f.Name; f.Hint == "" && locale.Has(key) {
		f.Hint = w.p.T(key)
	}
	for i := range f.Choices {
		f.Choices[i].Selected = f.Choices[i].Value == f.Value
	}
	for _, g := range f.Groups {
		for i := range g.Choices {
			g.Choices[i].Selected = g.Choices[i].Value == f.Value
		}
	}
	w.out = append(w.out, f)
}

func (w *formWriter) fields() {
	p := w.p
	switch w.f.Ledger {
	case LedgerLand:
		w.add(Field{Name: "basis", Kind: ChoiceField, Required: true, Choices: basisChoices(p)})
		w.add(Field{Name: "amount", Required: true, Digits: true})
		w.add(Field{Name: "unit", Kind: ChoiceField, Required: true, Choices: unitChoices(p, park.Area)})
	case LedgerTargets:
		w.add(Field{Name: "indicator", Kind: ChoiceField, Required: true, Choices: targetChoices(p, w.b.Catalogue())})
		w.add(Field{Name: "year", Required: true, Digits: true})
		w.add(Field{Name: "amount", Required: true, Digits: true})
		w.add(Field{Name: "unit", Kind: ChoiceField, Required: true, Groups: unitGroups(p, w.b.Catalogue())})
	case LedgerNotes:
		w.add(Field{Name: "text", Kind: TextField, Required: true, Most: MostNote})
	case LedgerPark:
		w.parkFields()
	case LedgerDue:
		w.add(Field{Name: "due", Required: true, Digits: true})
	}
	w.add(Field{Name: "effective", Required: true, Digits: true, Hint: p.T(effectiveHint(w.f.Ledger))})
	w.add(Field{Name: "document"})
}

func (w *formWriter) parkFields() {
	if w.f.Code == "" {
		w.add(Field{Name: "code", Required: true, Most: 40})
	}
	for _, name := range ParkNames {
		w.add(Field{Name: name, Required: true})
	}
	tiers := []Choice{{Text: w.p.T("standing.no_tier")}}
	for _, t := range w.b.Catalogue().Tiers {
		tiers = append(tiers, Choice{Value: t.Code, Text: tierChoice(w.p, w.b.Catalogue(), t.Code)})
	}
	w.add(Field{Name: "tier", Kind: ChoiceField, Choices: tiers})
	w.add(Field{Name: "aliases", Kind: TextField, Most: 4000})
}

// ParkNames are the fields of a park's names.
var ParkNames = []string{"name_zh", "name_en", "full_zh", "full_en", "short_zh", "short_en", "county_zh", "county_en"}

// effectiveHint says what the day means: the catalogue changes at once, the
// other ledgers by their day.
func effectiveHint(ledger string) string {
	switch ledger {
	case LedgerPark, LedgerClose, LedgerDue:
		return "admin.hint.effective.past"
	}
	return "admin.hint.effective.any"
}

// now says what is in force before anything is added.
func (w *formWriter) now() []Sentence {
	var says []Sentence
	switch w.f.Ledger {
	case LedgerLand:
		for _, basis := range park.Bases {
			name := w.p.T("basis." + string(basis))
			in := w.b.LandAt(w.f.Code, basis, w.f.Today)
			if in == nil {
				says = append(says, Say(w.p, "admin.now.noland", name))
				continue
			}
			area := areaFigure(w.p, w.b, *in)
			area.Unit = UnitText(w.p, "亩", InProse)
			says = append(says, Say(w.p, "admin.now.land", name, area, in.Effective, documentText(w.p, in.Document)))
		}
	case LedgerDue:
		says = append(says, Say(w.p, "admin.due.says", w.b.Catalogue().DueDay))
	case LedgerTargets:
		for _, one := range currentTargets(w.p, w.b, LedgersFacts{Today: w.f.Today}, w.f.Code) {
			says = append(says, Say(w.p, "admin.now.target", one.Note, one.Label, one.Figure))
		}
	}
	return says
}

func basisChoices(p locale.Printer) []Choice {
	var out []Choice
	for _, basis := range park.Bases {
		out = append(out, Choice{Value: string(basis), Text: p.T("basis." + string(basis))})
	}
	return out
}

func unitChoices(p locale.Printer, kind park.UnitKind) []Choice {
	var out []Choice
	for _, u := range park.Units {
		if u.Kind == kind {
			out = append(out, Choice{Value: u.Name, Text: unitName(p, u)})
		}
	}
	return out
}

func unitName(p locale.Printer, u park.Unit) string {
	if p.English() {
		return u.EN
	}
	return u.Name
}

// TargetIndicators are the indicators a yearly target can be recorded for: not
// the areas, which are no result.
func TargetIndicators(c *park.Catalogue) []park.Indicator {
	var out []park.Indicator
	for _, ind := range c.Monthly() {
		if ind.Land == "" {
			out = append(out, ind)
		}
	}
	return out
}

func targetChoices(p locale.Printer, c *park.Catalogue) []Choice {
	out := []Choice{{Text: p.T("admin.choose")}}
	for _, ind := range TargetIndicators(c) {
		out = append(out, Choice{Value: ind.Code, Text: SubjectName(p, c, ind.Code)})
	}
	return out
}

// unitGroups lists the units of every kind that a target can be in.
func unitGroups(p locale.Printer, c *park.Catalogue) []ChoiceGroup {
	var out []ChoiceGroup
	seen := map[park.UnitKind]bool{}
	for _, ind := range TargetIndicators(c) {
		u, ok := park.UnitNamed(ind.Unit)
		if !ok || seen[u.Kind] {
			continue
		}
		seen[u.Kind] = true
		out = append(out, ChoiceGroup{Name: p.T("admin.kind." + string(u.Kind)), Choices: unitChoices(p, u.Kind)})
	}
	return out
}

// UnitList names the units of a kind: 万元、亿元、元.
func UnitList(p locale.Printer, kind park.UnitKind) string {
	var names []string
	for _, one := range unitChoices(p, kind) {
		names = append(names, one.Text)
	}
	return listed(p, names)
}

// TypedPark is a park as its form shows it.
func TypedPark(one park.Park) Typed {
	return Typed{
		"code": one.Code, "tier": one.Tier, "aliases": strings.Join(one.Aliases, "\n"),
		"name_zh": one.Name.ZH, "name_en": one.Name.EN, "full_zh": one.Full.ZH, "full_en": one.Full.EN,
		"short_zh": one.Short.ZH, "short_en": one.Short.EN, "county_zh": one.County.ZH, "county_en": one.County.EN,
	}
}

// fieldAttrs marks a field that was found wanting, and points at what is said
// about it.
func fieldAttrs(f Field) templ.Attributes {
	attrs := templ.Attributes{}
	if f.Required {
		attrs["required"] = true
	}
	if f.Digits {
		attrs["inputmode"] = "decimal"
	}
	described := ""
	if f.Hint != "" {
		described = "hint-" + f.Name
	}
	if f.Problem != "" {
		attrs["aria-invalid"] = "true"
		described = strings.TrimSpace(described + " problem-" + f.Name)
	}
	if described != "" {
		attrs["aria-describedby"] = described
	}
	return attrs
}

// orShipped is who changed something and when, or that nobody did since the
// program came.
func orShipped(p locale.Printer, changed string) string {
	if changed == "" {
		return p.T("admin.shipped")
	}
	return changed
}
