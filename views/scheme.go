package views

import (
	"fmt"
	"math/big"
	"strings"

	"parkboard/internal/assess"
	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// SchemeFacts is what the page of one scheme is made from.
type SchemeFacts struct {
	SchemesFacts
	Scheme    SchemeState
	Done      SchemeAct // what was just done; "" otherwise
	Newest    int64     // the newest revision of its version
	Revisions []SchemeState
	State     assess.State
	Flaws     park.Flaws
}

// Scheme is a scheme as a page to read.
type Scheme struct {
	Page
	Heading   string
	Where     string
	Says      string // state, who and when
	Done      string // what was just done
	Older     Link   // to the newest revision where this is not it
	Flaws     []string
	Warnings  []string
	Items     []SchemeItem
	Rules     []Note
	Penalties []SchemePenalty
	Bands     []SchemeBand
	Revisions []Link
	Uses      []Link
	Trial     string
	Edit      string
	Assess    string // the year to open an assessment of; "" when not possible
	Use       string // the year whose draft may take this scheme; "" when none
	Again     bool   // a new version may be made
	ID        string
	Year      string
}

// SchemeItem is one item with its rule in words.
type SchemeItem struct {
	Name      string
	Unit      string
	Weight    string
	Benchmark Figure
	Kind      string
	Formula   string
	Limits    string
}

// SchemePenalty is a deduction or a veto.
type SchemePenalty struct {
	Name   string
	Code   string
	Points string
}

// SchemeBand is a band with what follows from it.
type SchemeBand struct {
	Mark     BandMark
	Name     string
	From     string
	Measures []string
}

// NewScheme makes the page for its reader.
func NewScheme(page Page, f SchemeFacts) Scheme {
	p, s := page.Say, &f.Scheme.Scheme
	page.Room, page.Title = RoomAssessments, YearText(p, s.Year)+" "+SchemeName(p, s)
	m := Scheme{
		Page: page, Heading: SchemeName(p, s), Uses: schemeUses(p, f.SchemesFacts, s.ID), Trial: SchemePath(s.ID) + "/trial",
		ID: fmt.Sprint(s.ID), Year: fmt.Sprint(s.Year), Rules: schemeRules(p, f.State.Board.Catalogue(), s), Bands: schemeBands(p, s),
	}
	m.Where = strings.Join([]string{YearText(p, s.Year), p.T("window." + string(s.Window)), p.T("receipt.basis", p.T("basis."+string(s.Basis)))}, " · ")
	if note := s.Note.In(p.Lang()); note != "" {
		m.Where += " · " + note
	}
	m.Says = schemeState(p, f.Scheme) + " · " + p.T("schemes.by", nameOf(f.Names, f.Scheme.By), MomentText(f.Scheme.At))
	if f.Done != "" {
		m.Done = p.T("schemes.done."+string(f.Done), f.Scheme.Revision)
	}
	m.Flaws, m.Warnings = flawTexts(p, f.State.Board.Catalogue(), f.Flaws)
	for _, item := range s.Items {
		m.Items = append(m.Items, schemeItem(p, f.State, item))
	}
	for _, d := range s.Deductions {
		m.Penalties = append(m.Penalties, SchemePenalty{d.Name.In(p.Lang()), d.Code, p.T("schemes.points", d.Points.String())})
	}
	for _, v := range s.Vetoes {
		m.Penalties = append(m.Penalties, SchemePenalty{v.Name.In(p.Lang()), v.Code, p.T("assessment.veto")})
	}
	for _, r := range f.Revisions {
		m.Revisions = append(m.Revisions, Link{
			Text: p.T("schemes.revision", r.Revision, MomentText(r.At), nameOf(f.Names, r.By)), Href: SchemePath(r.ID),
		})
	}
	if f.Newest != s.ID {
		m.Older = Link{Text: p.T("schemes.tonewest"), Href: SchemePath(f.Newest)}
		return m
	}
	m.acts(f)
	return m
}

// acts are what an administrator may do with the newest revision.
func (m *Scheme) acts(f SchemeFacts) {
	if m.User == nil || m.User.Role != park.Admin {
		return
	}
	m.Again = true
	if !f.Scheme.Settled {
		m.Edit = SchemePath(f.Scheme.ID) + "/edit"
	}
	newest := park.Assessment{Stage: park.Sealed}
	for _, a := range f.Assessments { // newest round first
		if a.Year == f.Scheme.Year {
			newest = a
			break
		}
	}
	switch {
	case f.Flaws.Stop():
	case newest.Stage == park.Sealed:
		m.Assess = fmt.Sprint(f.Scheme.Year)
	case newest.Stage == park.Drafted && newest.Scheme != f.Scheme.ID:
		m.Use = fmt.Sprint(f.Scheme.Year)
	}
}

// flawTexts are the sentences of flaws and of warnings.
func flawTexts(p locale.Printer, c *park.Catalogue, flaws park.Flaws) (stop, warn []string) {
	for _, flaw := range flaws {
		text := flawText(p, c, flaw)
		if where := flawPlace(p, flaw.Field); where != "" {
			text = where + p.T("page.colon") + text
		}
		if flaw.Warning {
			warn = append(warn, text)
		} else {
			stop = append(stop, text)
		}
	}
	return stop, warn
}

// flawPlace names the rule that a flaw's field belongs to, "" for the whole.
func flawPlace(p locale.Printer, field string) string {
	parts := strings.Split(field, ".")
	if len(parts) < 2 {
		return ""
	}
	var at int
	if _, err := fmt.Sscan(parts[1], &at); err != nil {
		return ""
	}
	key := "schemes.place." + parts[0]
	if !locale.Has(key) {
		return ""
	}
	return p.T(key, at+1)
}

func schemeItem(p locale.Printer, state assess.State, item park.Item) SchemeItem {
	c := state.Board.Catalogue()
	line := SchemeItem{
		Name: itemName(p, c, item), Unit: HeadUnit(p, itemUnit(c, item.Code)), Weight: item.Weight.String(),
		Formula: schemeFormula(p, item),
	}
	if item.Excluded {
		line.Kind, line.Benchmark = p.T("barrier.excluded"), NewAbsent(p, board.NotApplicable)
		if v := item.Benchmark.Value; v != nil {
			line.Benchmark = Figure{Text: exactText(v)}
		}
		return line
	}
	if item.Method == park.MinMax {
		line.Kind, line.Benchmark = p.T("schemes.kind.minmax"), NewAbsent(p, board.NotApplicable)
		line.Limits = p.T("schemes.floor", item.Floor.String())
		return line
	}
	line.Limits = p.T("schemes.limits", item.Floor.String(), item.Cap.String())
	line.Kind = p.T("schemes.kind." + string(item.Benchmark.Kind))
	switch {
	case item.Benchmark.Kind == park.Fixed && item.Benchmark.Value != nil:
		line.Benchmark = Figure{Text: exactText(item.Benchmark.Value)}
	case item.Method == park.OwnGrowth:
		line.Benchmark = NewAbsent(p, board.NotReported)
		for k, one := range state.Scheme.Items {
			if mean := state.Benchmarks()[k]; one.Code == item.Code && mean != nil {
				line.Benchmark = Figure{Text: number(mean, 4, false)}
			}
		}
	default:
		line.Benchmark = NewFigure(p, state.Board.Value(state.BenchmarkQuery(item.Code)), InParts)
		line.Kind = p.T("schemes.kind.pooled.year", YearText(p, state.Scheme.Year-1))
	}
	return line
}

// exactText writes a number of the scheme with all its digits.
func exactText(r *big.Rat) string { return trimmed(number(r, 8, false)) }

// schemeFormula is how an item scores, with its own numbers.
func schemeFormula(p locale.Printer, item park.Item) string {
	key := "schemes.formula." + string(item.Method)
	if item.Lower {
		key += ".lower"
	}
	if !locale.Has(key) {
		return string(item.Method)
	}
	hundred := big.NewRat(100, 1)
	least := new(big.Rat).Mul(item.Floor.Rat(), hundred)
	return p.T(key, item.Weight.String(), exactText(least), exactText(new(big.Rat).Sub(hundred, least)))
}

// schemeRules are the rules that hold for the whole scheme.
func schemeRules(p locale.Printer, c *park.Catalogue, s *park.Scheme) []Note {
	note := func(name, says string) Note { return Note{p.T(name), Sentence{{Text: says}}} }
	out := []Note{note("assessment.foot.missing", p.T("missingrule."+string(s.Missing)))}
	ties := make([]string, len(s.TieBreak))
	for i, code := range s.TieBreak {
		ties[i] = SubjectName(p, c, code)
	}
	says := p.T("assessment.none")
	if len(ties) > 0 {
		says = p.T("assessment.ties", strings.Join(ties, p.T("assessment.then")))
	}
	out = append(out, note("assessment.foot.ties", says), note("schemes.bandsby", p.T("schemes.bandsby."+string(s.BandsBy))))
	if exempt := s.Exempt.In(p.Lang()); exempt != "" {
		out = append(out, note("schemes.exempt", exempt))
	}
	return out
}

func schemeBands(p locale.Printer, s *park.Scheme) []SchemeBand {
	out := make([]SchemeBand, len(s.Bands))
	for i, b := range s.Bands {
		out[i] = SchemeBand{Mark: bandMark(p, s, b.Code, false), Name: b.Name.In(p.Lang())}
		switch {
		case i == len(s.Bands)-1:
			out[i].From = p.T("schemes.band.rest")
		case s.BandsBy == park.ByQuota:
			out[i].From = p.T("schemes.band.quota", b.Quota.String())
		default:
			out[i].From = p.T("schemes.band.from", b.From.String())
		}
		for _, m := range b.Measures {
			out[i].Measures = append(out[i].Measures, measureSays(p, m))
		}
	}
	return out
}

func measureSays(p locale.Printer, m park.BandMeasure) string {
	due := p.T("schemes.due.year")
	if m.Days > 0 {
		due = p.T("schemes.due.days", m.Days)
	}
	parts := []string{p.T("measure." + string(m.Kind)), m.Text.In(p.Lang())}
	if owner := m.Owner.In(p.Lang()); owner != "" {
		parts = append(parts, owner)
	}
	return strings.Join(append(parts, due), " · ")
}
