package views

import (
	"math/big"
	"slices"

	"parkboard/internal/board"
	"parkboard/internal/export"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// BetweenTasks is what was recorded beside figures: key projects, tours,
// candidacies, smart levels and entered values of objectives.
type BetweenTasks struct {
	ProjectsWas, ProjectsIs []park.Project       // as known at either moment, by code
	Books                   []park.ProjectUpload // as they stood at the later one
	Tours                   []park.TourScore     // all entered by then, as they were entered
	Candidacies             []park.Candidacy     // as they stood then
	SmartWas, SmartIs       []park.SmartAssessment
	Entries                 []park.ObjectiveEntry // all entered by then, as they were entered
}

// BetweenSection is what changed in one room beside the figures.
type BetweenSection struct {
	ID, Title, Hint, None string
	Lines                 []BetweenTask
	More                  Link
}

// BetweenTask is one thing that is not what it was: who changed it when, and
// each part of it old → new.
type BetweenTask struct {
	When    string
	Says    Sentence
	Changes []Sentence
}

// taskLine is what a BetweenTask and the rows of its files are made from.
type taskLine struct {
	at      park.Moment
	who     string // as named
	park    string // code; "" for what is the city's
	name    Link
	changes []taskChange
}

// taskChange is one part old → new.
type taskChange struct {
	what    string
	was, is taskSide
}

// taskSide is a word, or a number as the page prints it and as a file holds it.
type taskSide struct {
	figure Figure
	number *big.Rat // in the figure's unit; nil for a word
	digits int
}

func word(text string) taskSide { return taskSide{figure: Figure{Text: orDash(text)}} }

// amountSide is an amount with where it is explained.
func amountSide(p locale.Printer, q park.Quantity, unit, receipt string) taskSide {
	side := taskSide{figure: NewQuantity(p, q, unit, InTable, receipt), number: q.Rat(), digits: decimals(unit, InTable, board.OfValue)}
	if unit == tenThousandYuan {
		side.number = new(big.Rat).Quo(side.number, tenThousand)
		side.digits = decimals(hundredMillionYuan, InTable, board.OfValue)
	}
	return side
}

// exactSide is a number with every decimal that was typed; its unit is % or a
// word beside it.
func exactSide(p locale.Printer, q park.Quantity, unit, receipt string) taskSide {
	text, printed := Write(p, q.Rat(), unit, Exact)
	return taskSide{figure: Figure{Text: text, Unit: printed, Receipt: receipt}, number: q.Rat()}
}

// change notes a part whose sides read differently.
func (l *taskLine) change(what string, was, is taskSide) {
	if was.figure.Text != is.figure.Text || was.figure.Unit != is.figure.Unit {
		l.changes = append(l.changes, taskChange{what, was, is})
	}
}

func (s taskSide) piece() any {
	if s.figure.Receipt == "" && s.figure.Unit == "" {
		return s.figure.Text
	}
	return s.figure
}

// tasksBetween are the changes beside figures, those of projects and the
// others, each the newest first.
func tasksBetween(page Page, f BetweenFacts) (projects, others []taskLine) {
	p := page.Say
	projects = append(projectLines(p, f), tourLines(p, f)...)
	for _, one := range f.Tasks.Candidacies {
		others = append(others, candidacyLines(p, f, one)...)
	}
	others = slices.Concat(others, smartLines(p, f), enteredLines(p, f))
	for _, lines := range []*[]taskLine{&projects, &others} {
		*lines = slices.DeleteFunc(*lines, func(l taskLine) bool {
			return len(l.changes) == 0 || f.Ask.Park != "" && l.park != f.Ask.Park
		})
		slices.SortStableFunc(*lines, func(x, y taskLine) int { return y.at.Compare(x.at) })
	}
	return projects, others
}

// since reports whether something was recorded between the moments; the facts
// hold nothing that came after the later one.
func (f BetweenFacts) since(at park.Moment) bool { return at.After(f.From) }

// section prints the changes of one room.
func (m *Between) section(p locale.Printer, f BetweenFacts, id string, lines []taskLine) BetweenSection {
	s := BetweenSection{ID: id, Title: p.T("between.tasks." + id), Hint: p.T("between.tasks." + id + ".hint")}
	if len(lines) == 0 {
		s.None = p.T("between.tasks." + id + ".none")
	}
	most := changeTasks
	if f.Ask.Whole || f.Ask.Park != "" {
		most = len(lines)
	}
	for _, l := range lines[:min(len(lines), most)] {
		s.Lines = append(s.Lines, l.task(p, f))
	}
	s.More = m.more(p, f, len(lines)-most)
	return s
}

func (l taskLine) task(p locale.Printer, f BetweenFacts) BetweenTask {
	t := BetweenTask{When: MomentText(l.at), Says: Say(p, "between.task", l.name, l.who)}
	if l.park != "" {
		t.Says = Say(p, "between.task.of", l.name, ParkName(p, f.Is.Catalogue(), l.park), l.who)
	}
	for _, c := range l.changes {
		t.Changes = append(t.Changes, Say(p, "between.task.change", c.what, c.was.piece(), c.is.piece()))
	}
	return t
}

// rows are the changes as rows of the file of changes.
func (l taskLine) rows(p locale.Printer, f BetweenFacts) (rows [][]export.Cell) {
	name := p.T("overview.since.city")
	if l.park != "" {
		name = ParkName(p, f.Is.Catalogue(), l.park)
	}
	for _, c := range l.changes {
		unit := c.is.figure.Unit
		if c.is.number == nil {
			unit = c.was.figure.Unit
		}
		rows = append(rows, []export.Cell{
			export.Words(name), export.Words(l.park), export.Words(p.T("between.place", l.name.Text, c.what)), export.Words(""), export.Words(unit),
			c.was.cell(name), c.is.cell(name), export.Words(p.T("between.task.why", MomentText(l.at), l.who)), export.Words(""),
		})
	}
	return rows
}

func (s taskSide) cell(of string) export.Cell {
	if s.number == nil {
		return export.Words(s.figure.Text)
	}
	return export.Cell{Number: s.number, Digits: s.digits, Receipt: s.figure.Receipt, Of: of}
}

// smartLines are the self-assessments made between the moments, against what
// counted for the park and year before.
func smartLines(p locale.Printer, f BetweenFacts) (lines []taskLine) {
	for _, is := range f.Tasks.SmartIs {
		if !f.since(is.At) {
			continue
		}
		path := smartPath(is.Park, is.Year)
		l := taskLine{at: is.At, who: nameOf(f.Uploads.Names, is.Actor), park: is.Park, name: Link{
			Text: p.T("between.task.smart", YearText(p, is.Year)), Href: receiptAt(path, f.To),
		}}
		at := slices.IndexFunc(f.Tasks.SmartWas, func(s park.SmartAssessment) bool { return s.Park == is.Park && s.Year == is.Year })
		for _, d := range park.SmartDimensions {
			was := word("")
			if at >= 0 {
				was = word(p.T("smart.level", f.Tasks.SmartWas[at].Levels[d].Level))
				was.figure.Receipt = receiptAt(path+"#said", f.From)
			}
			now := word(p.T("smart.level", is.Levels[d].Level))
			now.figure.Receipt = receiptAt(path+"#said", f.To)
			l.change(p.T("smart.dim."+string(d)), was, now)
		}
		lines = append(lines, l)
	}
	return lines
}

// enteredLines are the values entered between the moments, against the one
// that counted before.
func enteredLines(p locale.Printer, f BetweenFacts) (lines []taskLine) {
	for i, e := range f.Tasks.Entries {
		o, ok := f.Is.Catalogue().Objective(e.Objective)
		if !ok || !f.since(e.At) {
			continue
		}
		side := func(e *park.ObjectiveEntry, at park.Moment) taskSide {
			if e == nil {
				return word("")
			}
			given := o
			given.Unit = e.Unit
			s := taskSide{figure: objectiveFigure(p, given, e.Value), number: e.Value.Rat()}
			s.figure.Receipt = receiptAt(s.figure.Receipt, at)
			return s
		}
		l := taskLine{at: e.At, who: nameOf(f.Uploads.Names, e.Actor), name: Link{
			Text: p.T("between.place", o.Group.In(p.Lang()), o.Name.In(p.Lang())), Href: receiptAt(ObjectivePath(o.Code), f.To), // many names lean on their group
		}}
		l.change(p.T("between.task.value", DateText(p, e.Day)), side(park.CountingEntry(f.Tasks.Entries[:i], o), f.From), side(&e, f.To))
		lines = append(lines, l)
	}
	return lines
}
