package views

import (
	"slices"
	"strconv"

	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/internal/project"
)

// projectLines are the projects of which something else counts at the later
// moment than at the earlier one.
func projectLines(p locale.Printer, f BetweenFacts) (lines []taskLine) {
	was := make(map[string]*park.Project, len(f.Tasks.ProjectsWas))
	for i := range f.Tasks.ProjectsWas {
		was[f.Tasks.ProjectsWas[i].Code] = &f.Tasks.ProjectsWas[i]
	}
	for i := range f.Tasks.ProjectsIs {
		is := &f.Tasks.ProjectsIs[i]
		had := was[is.Code]
		delete(was, is.Code)
		switch {
		case had == nil:
			lines = append(lines, projectLine(p, f, &park.Project{Code: is.Code}, is))
		case had.ID != is.ID:
			lines = append(lines, projectLine(p, f, had, is))
		}
	}
	for i := range f.Tasks.ProjectsWas {
		if gone := was[f.Tasks.ProjectsWas[i].Code]; gone != nil {
			l := f.lineOf(gone, gone, f.From)
			l.change(p.T("projects.ledger"), word(p.T("between.task.kept")), word(p.T("between.task.gone")))
			lines = append(lines, l)
		}
	}
	return lines
}

// lineOf begins the line of a project: an earlier revision counts again
// when the ledger of the one that had counted was withdrawn.
func (f BetweenFacts) lineOf(had, shown *park.Project, at park.Moment) taskLine {
	l := taskLine{at: shown.At, who: nameOf(f.Uploads.Names, shown.Actor), park: shown.Park, name: Link{Text: shown.Name, Href: receiptAt(ProjectPath(shown.Code), at)}}
	if f.since(shown.At) {
		return l
	}
	for _, up := range f.Tasks.Books {
		if last := up.Steps[len(up.Steps)-1]; up.ID == had.Upload && up.State == park.Withdrawn {
			l.at, l.who = last.At, nameOf(f.Uploads.Names, last.Actor)
		}
	}
	return l
}

// projectLine tells what differs between two revisions; the zero project stands
// for one that was not in the ledger.
func projectLine(p locale.Printer, f BetweenFacts, was, is *park.Project) taskLine {
	l := f.lineOf(was, is, f.To)
	l.change(p.T("projects.col.state"), word(stateText(p, was.State)), word(stateText(p, is.State)))
	for a := range park.ProjectAmounts {
		kind := park.ProjectAmount(a)
		l.change(p.T("projects."+kind.String()), amountOf(p, was, kind, f.From), amountOf(p, is, kind, f.To))
	}
	l.change(p.T("projects.col.blocks"), word(blocksText(p, was.Blocks)), word(blocksText(p, is.Blocks)))
	for _, one := range []struct{ key, was, is string }{
		{"projects.col.name", was.Name, is.Name}, {"uploads.col.park", parkNamed(p, f, was.Park), parkNamed(p, f, is.Park)},
		{"projects.field.industry", industryText(p, was.Industry), industryText(p, is.Industry)},
		{"projects.start", string(was.Start), string(is.Start)}, {"projects.finish", string(was.Finish), string(is.Finish)},
	} {
		if one.key != "projects.col.name" && one.key != "uploads.col.park" || was.Name != "" {
			l.change(p.T(one.key), word(one.was), word(one.is))
		}
	}
	for level := range is.Leaders {
		l.change(p.T("projects.leader."+strconv.Itoa(level)), word(was.Leaders[level]), word(is.Leaders[level]))
	}
	if was.Name != "" {
		l.change(p.T("projects.col.through"), word(throughText(p, was)), word(throughText(p, is)))
	}
	return l
}

func stateText(p locale.Printer, s park.ProjectState) string {
	if s == "" {
		return ""
	}
	return p.T("projects.state." + string(s))
}

func parkNamed(p locale.Printer, f BetweenFacts, code string) string {
	if code == "" {
		return ""
	}
	return ParkName(p, f.Is.Catalogue(), code)
}

func amountOf(p locale.Printer, one *park.Project, a park.ProjectAmount, at park.Moment) taskSide {
	q, ok := one.Value(a)
	if !ok {
		return word("")
	}
	return amountSide(p, q, tenThousandYuan, receiptAt(ProjectPath(one.Code)+"#"+a.String(), at))
}

// tourLines are the scores entered between the moments, each against the one
// that counted before.
func tourLines(p locale.Printer, f BetweenFacts) (lines []taskLine) {
	for i, t := range f.Tasks.Tours {
		if !f.since(t.At) {
			continue
		}
		q := project.Quarter{Year: t.Year, N: t.Quarter}
		side := func(t park.TourScore, at park.Moment) taskSide {
			return taskSide{figure: Figure{Text: scoreText(t), Receipt: receiptAt(quarterPath(q)+"#"+tourID(t), at)}, number: t.Score.Rat(), digits: 2}
		}
		l := taskLine{at: t.At, who: nameOf(f.Uploads.Names, t.Actor), park: t.Park,
			name: Link{Text: p.T("projects.quarter", strconv.Itoa(t.Year), p.T("projects.quarter."+strconv.Itoa(t.Quarter))), Href: receiptAt(quarterPath(q), f.To)}}
		was := word("")
		for _, had := range slices.Backward(f.Tasks.Tours[:i]) {
			if had.Park == t.Park && had.Year == t.Year && had.Quarter == t.Quarter {
				was = side(had, f.From)
				break
			}
		}
		l.change(p.T("projects.tour"), was, side(t, f.To))
		lines = append(lines, l)
	}
	return lines
}
