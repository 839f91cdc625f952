package views

import (
	"fmt"
	"math/big"

	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// ObjectiveView is the page of one objective: its clause, and what its value
// rests on.
type ObjectiveView struct {
	Page
	Row     ObjectiveRow
	Notice  string
	About   []Note
	Sum     []Sentence // how 完成率 and pace come about; none without a pace
	Entries []ObjectiveEntryRow
	Enters  bool   // its value is entered
	Enter   string // where the reader may enter one; "" where not
}

// ObjectiveEntryRow is one entered value.
type ObjectiveEntryRow struct {
	Day    string
	Value  Figure
	Source string
	Who    string
	When   string
	Counts string // "" for one that no longer counts
}

// NewObjective makes the page of an objective; done is what the reader just did.
func NewObjective(page Page, f ObjectivesFacts, o park.Objective, done string) ObjectiveView {
	p := page.Say
	page.Title, page.Room = o.Name.In(p.Lang()), Nowhere
	m := ObjectiveView{Page: page, Row: objectiveRow(p, f, o), Enters: o.Gauge == park.ByEntry}
	if done != "" {
		m.Notice = p.T("objectives.done." + done)
	}
	if m.Enters && acting(page) && page.User.Role == park.Admin {
		m.Enter = ObjectivePath(o.Code) + "/enter"
	}
	about := func(key string, says Sentence) {
		m.About = append(m.About, Note{p.T("objectives.about." + key), says})
	}
	about("group", Sentence{{Text: o.Group.In(p.Lang())}})
	about("owner", Say(p, "objectives.owner", o.Owner.In(p.Lang())))
	about("by", Sentence{{Text: DateText(p, o.By)}})
	about("gauge", Say(p, "objectives.gauge."+string(o.Gauge)))
	if m.Row.Note != "" {
		about("note", Sentence{{Text: m.Row.Note}})
	}
	counting := park.CountingEntry(f.Entries, o)
	for _, e := range park.EntriesOf(f.Entries, o.Code) {
		given := o
		given.Unit = e.Unit
		row := ObjectiveEntryRow{
			Day: string(e.Day), Value: objectiveFigure(p, given, e.Value), Source: e.Source, Who: nameOf(f.Names, e.Actor), When: MomentText(e.At),
		}
		row.Value.Receipt = ""
		if counting != nil && counting.ID == e.ID {
			row.Counts = p.T("objectives.counts")
		}
		m.Entries = append(m.Entries, row)
	}
	if counting != nil && o.Pace {
		m.Sum = objectiveSum(p, o, counting)
	}
	return m
}

// objectiveSum writes out 完成率 and pace, unrounded where they are carried on.
func objectiveSum(p locale.Printer, o park.Objective, e *park.ObjectiveEntry) []Sentence {
	done, ahead := o.Completion(e.Value.Rat()), o.Ahead(e.Value.Rat(), e.Day)
	months := o.MonthsBy(e.Day)
	even := big.NewRat(int64(months)*100, 12)
	return []Sentence{
		Say(p, "objectives.sum.done", objectiveFigure(p, o, e.Value).Text, objectiveFigure(p, o, o.Target).Text, unrounded(done)),
		Say(p, "objectives.sum.even", DateText(p, e.Day), Count(months), unrounded(even)),
		Say(p, "objectives.sum.ahead", unrounded(done), unrounded(even), unrounded(ahead)),
	}
}

// NewObjectiveForm is the form that enters a value.
func NewObjectiveForm(page Page, o park.Objective, in TaskInput) TaskForm {
	p := page.Say
	name := o.Name.In(p.Lang())
	page.Title, page.Room = p.T("objectives.enter")+" · "+name, Nowhere
	value := in.field(p, "value", LineField, MostLetters, true)
	value.Digits, value.Hint = true, p.T("objectives.hint.value")
	day := in.field(p, "day", LineField, MostLetters, true)
	day.Label = p.T("designation.field.day.value")
	source := in.field(p, "source", LineField, MostNote, true)
	source.Hint = p.T("objectives.hint.source")
	return TaskForm{
		Page: page, Crumb: Link{Text: name, Href: ObjectivePath(o.Code)}, Heading: p.T("objectives.enter"), Where: name,
		Says: p.T("objectives.form.says", o.Clause), Problem: in.Problems[""], Post: ObjectivePath(o.Code) + "/enter",
		Button: p.T("objectives.enter"), Hidden: []Choice{{Text: "seen", Value: fmt.Sprint(in.Seen)}},
		Fields: []Field{value, in.choice(p, "unit", true, []Choice{{Value: o.Unit, Text: objectiveUnit(p, o)}}), source, day},
	}
}

// objectiveUnit is the unit as a form offers it.
func objectiveUnit(p locale.Printer, o park.Objective) string {
	if p.English() && o.Unit != percent {
		if u := UnitText(p, o.Unit, InTable); u != o.Unit {
			return u + " (" + o.Unit + ")"
		}
	}
	return o.Unit
}
