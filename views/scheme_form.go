package views

import (
	"fmt"
	"strings"

	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// SchemeFormFacts is what the editor of a scheme is made from.
type SchemeFormFacts struct {
	Scheme   SchemeState // the revision the address names
	Based    int64       // the revision that saving builds on
	Before   int64       // the revision the editor began with
	Typed    Typed
	Problems Problems // what could not be read, by field; "" is the form
	Flaws    park.Flaws
	Theirs   Typed // what somebody else saved meanwhile, where it differs
	Who      string
	Settled  bool
	Made     bool        // the draft was made just now
	Effect   *TrialFacts // nil while the form cannot be read
}

// SchemeForm is the editor of a draft.
type SchemeForm struct {
	Page
	Heading string
	Scheme  Link
	Post    string
	Hidden  []Choice
	Problem string
	Told    string // what somebody else did
	Theirs  []string
	Settled string
	Done    string // what was just done
	Top     []Field
	Lists   []FormList
	Effect  TrialTable
	Tried   bool
}

// FormList is a list of rows that can be added to.
type FormList struct {
	Name    string
	Add     string // the button's value
	AddText string
	Problem string
	Hint    string
	Rows    []FormRow
}

// FormRow is one row of a list.
type FormRow struct {
	Name   string
	Hidden []Choice
	Fields []Field
	Remove string
	Inner  []FormList
}

// NewSchemeForm makes the editor for its reader.
func NewSchemeForm(page Page, c *park.Catalogue, f SchemeFormFacts) SchemeForm {
	p := page.Say
	name := SchemeName(p, &f.Scheme.Scheme)
	page.Room, page.Title = RoomAssessments, p.T("schemes.editing", YearText(p, f.Scheme.Year)+" "+name)
	w := schemeFormWriter{p: p, c: c, f: f, problems: schemeProblems(p, c, f), hints: schemeHints(p, c, f.Flaws), shown: map[string]bool{}}
	m := SchemeForm{
		Page: page, Heading: page.Title, Post: SchemePath(f.Scheme.ID) + "/edit", Problem: f.Problems[""],
		Scheme: Link{Text: name, Href: SchemePath(f.Scheme.ID)},
		Hidden: []Choice{{Text: "based", Value: fmt.Sprint(f.Based)}, {Text: "before", Value: fmt.Sprint(f.Before)}},
	}
	if f.Made {
		m.Done = p.T("schemes.done." + string(SchemeMade))
	}
	if f.Settled {
		m.Settled = p.T("schemes.edit.settled")
	}
	m.Top = w.top()
	m.Lists = []FormList{w.list("items", w.item), w.list("deductions", w.penalty), w.list("vetoes", w.penalty), w.list("bands", w.band), w.list("tie_break", w.tie)}
	m.Lists[0].Problem = strings.TrimSpace(m.Lists[0].Problem + " " + w.problems["weights"])
	if f.Who != "" {
		m.Told = p.T("error.scheme_moved", f.Who)
		m.Theirs = w.theirs()
	}
	if f.Effect != nil {
		m.Tried, m.Effect = true, NewTrialTable(p, *f.Effect)
		m.Effect.Heads = nil // beside the form there is room for who moves
	}
	return m
}

// flawField is the field of the form at which a flaw is shown.
func flawField(field string) string {
	for _, both := range []string{"name", "text", "exempt"} {
		if field == both || strings.HasSuffix(field, "."+both) {
			return field + "_zh"
		}
	}
	return field
}

func schemeProblems(p locale.Printer, c *park.Catalogue, f SchemeFormFacts) Problems {
	out := Problems{}
	for name, says := range f.Problems {
		out[name] = says
	}
	for _, flaw := range f.Flaws {
		if at := flawField(flaw.Field); !flaw.Warning && out[at] == "" {
			out[at] = flawText(p, c, flaw)
		}
	}
	return out
}

func schemeHints(p locale.Printer, c *park.Catalogue, flaws park.Flaws) Problems {
	out := Problems{}
	for _, flaw := range flaws {
		if flaw.Warning {
			out[flawField(flaw.Field)] = flawText(p, c, flaw)
		}
	}
	return out
}

// schemeFormWriter writes the fields with what is said at each.
type schemeFormWriter struct {
	p        locale.Printer
	c        *park.Catalogue
	f        SchemeFormFacts
	problems Problems
	hints    Problems
	shown    map[string]bool
}

// field is one field by name; kind is the key of its label.
func (w *schemeFormWriter) field(name, kind string, choices ...Choice) Field {
	w.shown[name] = true
	f := Field{Name: name, Label: w.p.T("schemes.field." + kind), Kind: LineField, Value: w.f.Typed[name], Most: MostLetters, Problem: w.problems[name], Hint: w.hints[name]}
	if len(choices) > 0 {
		f.Kind = ChoiceField
		f.Choices = chosen(choices, f.Value)
	}
	if theirs, ok := w.f.Theirs[name]; ok {
		for _, one := range choices {
			if one.Value == theirs {
				theirs = one.Text
			}
		}
		if theirs == "" {
			theirs = w.p.T("schemes.theirs.none")
		}
		f.Hint = strings.TrimSpace(f.Hint + " " + w.p.T("schemes.theirs", w.f.Who, theirs))
	}
	return f
}

func (w *schemeFormWriter) digits(name, kind string) Field {
	f := w.field(name, kind)
	f.Digits = true
	return f
}

func chosen(choices []Choice, value string) []Choice {
	found := false
	for i := range choices {
		choices[i].Selected = choices[i].Value == value
		found = found || choices[i].Selected
	}
	if !found {
		return append([]Choice{{Value: value, Text: value, Selected: true}}, choices...)
	}
	return choices
}

func (w *schemeFormWriter) words(prefix string, words ...string) []Choice {
	out := make([]Choice, len(words))
	for i, word := range words {
		out[i] = Choice{Value: word, Text: w.p.T(prefix + word)}
	}
	return out
}

func (w *schemeFormWriter) top() []Field {
	bases := make([]string, len(park.Bases))
	for i, b := range park.Bases {
		bases[i] = string(b)
	}
	return []Field{
		w.field("name_zh", "name_zh"), w.field("name_en", "name_en"), w.field("note_zh", "note_zh"), w.field("note_en", "note_en"),
		w.field("window", "window", w.words("window.", string(park.SpanYear), string(park.SpanTTM))...),
		w.field("basis", "basis", w.words("basis.", bases...)...),
		w.field("missing", "missing", w.words("missingrule.", string(park.Rescale), string(park.MeanItem), string(park.ZeroItem))...),
		w.field("bands_by", "bands_by", w.words("schemes.bandsby.", string(park.ByScore), string(park.ByQuota))...),
		w.field("exempt_zh", "exempt_zh"), w.field("exempt_en", "exempt_en"),
	}
}

func (w *schemeFormWriter) list(name string, row func(at string) FormRow) FormList {
	kind := name[strings.LastIndex(name, ".")+1:]
	l := FormList{Name: w.p.T("schemes.list." + kind), Add: "add." + name, AddText: w.p.T("schemes.add." + kind), Problem: w.problems[name], Hint: w.hints[name]}
	for i := range w.f.Typed.Rows(name) {
		at := fmt.Sprintf("%s.%d", name, i)
		r := row(at)
		r.Name, r.Remove = w.p.T("schemes.row."+kind, i+1), "remove."+at
		l.Rows = append(l.Rows, r)
	}
	return l
}

func (w *schemeFormWriter) codes() []Choice {
	var out []Choice
	for _, r := range w.c.MonthlyRatios() {
		out = append(out, Choice{Value: r.Code, Text: r.Name.In(w.p.Lang()) + "（" + UnitText(w.p, r.Unit, InTable) + "）"})
	}
	for _, i := range w.c.Monthly() {
		out = append(out, Choice{Value: i.Code, Text: i.Name.In(w.p.Lang()) + "（" + UnitText(w.p, i.Unit, InTable) + "）"})
	}
	return out
}

func (w *schemeFormWriter) item(at string) FormRow {
	at += "."
	return FormRow{
		Hidden: []Choice{{Text: at + "name_zh", Value: w.f.Typed[at+"name_zh"]}, {Text: at + "name_en", Value: w.f.Typed[at+"name_en"]}},
		Fields: []Field{
			w.field(at+"code", "code", w.codes()...), w.digits(at+"weight", "weight"),
			w.field(at+"method", "method", w.words("method.", string(park.Proportion), string(park.MinMax), string(park.OwnGrowth))...),
			w.field(at+"way", "way", w.words("schemes.way.", "higher", "lower")...),
			w.field(at+"kind", "kind", w.words("schemes.kind.", string(park.Pooled), string(park.Fixed))...), w.digits(at+"benchmark", "benchmark"),
			w.digits(at+"floor", "floor"), w.digits(at+"cap", "cap"),
			w.field(at+"scored", "scored", w.words("schemes.scored.", "yes", "no")...),
		},
	}
}

func (w *schemeFormWriter) penalty(at string) FormRow {
	r := FormRow{Fields: []Field{
		w.field(at+".name_zh", "name_zh"), w.field(at+".name_en", "name_en"), w.field(at+".code", "short"),
	}}
	if strings.HasPrefix(at, "deductions") {
		r.Fields = append(r.Fields, w.digits(at+".points", "points"))
	}
	return r
}

func (w *schemeFormWriter) band(at string) FormRow {
	limit := w.digits(at+".from", "from")
	hidden := Choice{Text: at + ".quota", Value: w.f.Typed[at+".quota"]}
	if w.f.Typed["bands_by"] == string(park.ByQuota) {
		limit = w.digits(at+".quota", "quota")
		hidden = Choice{Text: at + ".from", Value: w.f.Typed[at+".from"]}
	}
	return FormRow{
		Hidden: []Choice{hidden},
		Fields: []Field{w.field(at+".code", "letter"), limit, w.field(at+".name_zh", "name_zh"), w.field(at+".name_en", "name_en")},
		Inner:  []FormList{w.list(at+".measures", w.measure)},
	}
}

func (w *schemeFormWriter) measure(at string) FormRow {
	kinds := make([]string, len(park.MeasureKinds))
	for i, k := range park.MeasureKinds {
		kinds[i] = string(k)
	}
	return FormRow{Fields: []Field{
		w.field(at+".kind", "measure", w.words("measure.", kinds...)...), w.digits(at+".days", "days"),
		w.field(at+".text_zh", "text_zh"), w.field(at+".text_en", "text_en"),
		w.field(at+".owner_zh", "owner_zh"), w.field(at+".owner_en", "owner_en"),
	}}
}

func (w *schemeFormWriter) tie(at string) FormRow {
	return FormRow{Fields: []Field{w.field(at, "tie", w.codes()...)}}
}

// theirs are the changes of somebody else that no field of the form shows.
func (w *schemeFormWriter) theirs() []string {
	var out []string
	for _, name := range sortedNames(w.f.Theirs) {
		if !w.shown[name] && w.f.Theirs[name] != "" {
			out = append(out, flawPlace(w.p, name)+" "+w.p.T("schemes.theirs", w.f.Who, w.f.Theirs[name]))
		}
	}
	return out
}
