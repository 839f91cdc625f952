package views

import (
	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/internal/project"
)

// tierLines are the parks of a tier, each against it as on the overview.
func tierLines(p locale.Printer, f ObjectivesFacts, o park.Objective) []ObjectiveLine {
	period := planPeriod(f.Board, o)
	var lines []ObjectiveLine
	for _, one := range f.Board.Catalogue().Parks {
		if one.Tier != o.Subjects[0] {
			continue
		}
		line := noPeriod(p, o)
		line.State.Word, line.stands = p.T("objectives.state.waiting"), waiting
		if !period.IsZero() {
			line = tierLine(p, f, o, one, period)
		}
		line.What = one.Name.In(p.Lang())
		lines = append(lines, line)
	}
	return lines
}

func tierLine(p locale.Printer, f ObjectivesFacts, o park.Objective, one park.Park, period park.Period) ObjectiveLine {
	ask := func(of board.Of) *board.Value {
		return f.Board.Value(board.Query{Park: one.Code, Period: period, Subject: "output", Of: of})
	}
	line := objectiveLine(p, o)
	aim := NewFigure(p, ask(board.OfTarget), InTable)
	if tier, ok := f.Board.Catalogue().Tier(one.Tier); ok && aim.State == Known {
		aim.Text, aim.Unit = TierText(p, tier), ""
	}
	line.Aim = Say(p, "objectives.aim", o.Verb.In(p.Lang()), aim)
	value := ask(board.OfValue)
	line.num, line.unit = value.Num, value.Unit
	line.Value, line.At = NewFigure(p, value, InTable), Sentence{{Text: MonthsText(p, period)}}
	line.Done, line.Pace = NewFigure(p, ask(board.OfCompletion), InTable), NewDelta(p, ask(board.OfPace), InTable)
	status := f.Board.Status(one.Code, period)
	stands := NewStanding(p, status)
	line.State, line.Lately = MeasureMark{Shape: "open", Class: stands.class(), Word: stands.Word}, stands.LastYear
	switch status.Standing {
	case board.Met:
		line.State.Shape, line.stands = "done", reached
	case board.Likely:
		line.State.Shape, line.stands = "half", underway
	case board.Short:
		line.stands = underway
		if ended(o, f.Today) && period.Month == 12 {
			line.stands = lapsed
		}
	default:
		line.State.Shape, line.stands = "none", waiting
	}
	return line
}

// boardLines are the parks' totals of the indicators an objective is seen by.
func boardLines(p locale.Printer, f ObjectivesFacts, o park.Objective) []ObjectiveLine {
	period := planPeriod(f.Board, o)
	var lines []ObjectiveLine
	for _, code := range o.Subjects {
		line := noPeriod(p, o)
		if !period.IsZero() {
			line = boardLine(p, f, o, code, period)
		}
		if len(o.Subjects) > 1 {
			line.What = SubjectName(p, f.Board.Catalogue(), code)
		}
		lines = append(lines, line)
	}
	return lines
}

func boardLine(p locale.Printer, f ObjectivesFacts, o park.Objective, code string, period park.Period) ObjectiveLine {
	line := objectiveLine(p, o)
	v := f.Board.Value(board.Query{Park: park.CityCode, Period: period, Subject: code})
	line.Value, line.num, line.unit = NewFigure(p, v, InTable), v.Num, v.Unit
	if p.English() && line.Value.Unit == UnitText(p, o.Unit, InTable) {
		line.Value.Unit = "" // the name says what is counted
	}
	line.At = Say(p, "objectives.total", PeriodText(p, period), spanText(p, v.Query))
	if v.Num != nil {
		line = line.judged(p, o, o.Met(v.Num), f.Today)
	}
	return line
}

// designationLine counts what is recognised of a kind.
func designationLine(p locale.Printer, f ObjectivesFacts, o park.Objective) ObjectiveLine {
	line := objectiveLine(p, o)
	d, _ := f.Board.Catalogue().Designation(o.Subjects[0])
	counts := taskCounts(DesignationsFacts{All: f.Candidacies, Catalogue: f.Board.Catalogue(), Today: f.Today}, d)
	at := func(state string) Figure {
		return Figure{Text: Count(counts[state]), Receipt: DesignationAsk{Kind: d.Code, State: state}.Path()}
	}
	line.Value, line.num, line.unit = at(TaskRecognised), whole(counts[TaskRecognised]), o.Unit
	line.Value.Note = p.T("designations.state." + TaskRecognised)
	line.At = Say(p, "objectives.tasks", at(TaskUnderWay), at(TaskAtRisk))
	line = line.judged(p, o, o.Met(whole(counts[TaskRecognised])), f.Today)
	if line.stands == underway && counts[TaskAtRisk] > 0 {
		line.State = MeasureMark{Shape: "late", Class: "st late", Word: p.T("designations.state." + TaskAtRisk)}
	}
	return line
}

// ledgerLine counts 新开工亿元以上 by the ledger of projects.
func ledgerLine(p locale.Printer, f ObjectivesFacts, o park.Objective) ObjectiveLine {
	line := objectiveLine(p, o)
	period := planPeriod(f.Board, o)
	if f.Projects != nil && !period.IsZero() {
		if n, ok := project.CountNew(f.Projects, period)[park.CityCode]; ok {
			line.Value, line.num, line.unit = countFigure(n, ProjectAsk{New: period}.Path()), whole(n), o.Unit
			if !p.English() {
				line.Value.Unit = UnitText(p, o.Unit, InTable)
			}
			line.At = Say(p, "objectives.ledger", PeriodText(p, period))
			return line.judged(p, o, o.Met(whole(n)), f.Today)
		}
	}
	line.Value = Figure{Text: "—", State: Absent, Note: p.T("projects.noledger")}
	return line
}

// smartLine counts the parks that assessed themselves in the plan's year. No
// scale is in force: levels are neither averaged nor judged.
func smartLine(p locale.Printer, f ObjectivesFacts, o park.Objective) ObjectiveLine {
	line := objectiveLine(p, o)
	n, year := 0, o.By.Time().Year()
	for _, one := range f.Smart {
		if _, ok := f.Board.Catalogue().Park(one.Park); ok && one.Year == year {
			n++
		}
	}
	line.Value, line.num = Figure{Text: Count(n), Receipt: "/smart"}, whole(n)
	line.At = Say(p, "objectives.smart", YearText(p, year), Count(len(f.Board.Catalogue().Parks)))
	return line
}
