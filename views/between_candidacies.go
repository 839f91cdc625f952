package views

import (
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// candidacyLines are what was recorded on a candidacy between the moments.
func candidacyLines(p locale.Printer, f BetweenFacts, one park.Candidacy) (lines []taskLine) {
	name := Link{Text: candidacyName(p, f, one), Href: receiptAt(CandidacyPath(one.ID), f.To)}
	note := func(at park.Moment, actor string, changes ...taskChange) {
		if !f.since(at) {
			return
		}
		l := taskLine{at: at, who: nameOf(f.Uploads.Names, actor), park: one.Park, name: name}
		for _, c := range changes {
			l.change(c.what, c.was, c.is)
		}
		lines = append(lines, l)
	}
	var stage, expected string
	for _, s := range one.Steps {
		now := p.T("designations.stage." + string(s.Stage))
		note(s.At, s.Actor, taskChange{p.T("designations.col.stage"), word(stage), word(now)},
			taskChange{p.T("between.task.expected"), word(expected), word(string(s.Expected))})
		stage, expected = now, string(s.Expected)
	}
	for _, m := range one.Milestones {
		milestoneLines(p, m, note)
	}
	for _, e := range one.Evidence {
		note(e.At, e.Actor, taskChange{p.T("designation.evidence"), word(""), word(e.Text)})
	}
	last := map[string]taskSide{}
	for _, v := range one.Entered {
		of := p.T("designation.col.value")
		if c, ok := one.Checklist.Criterion(v.Criterion); ok {
			of = c.Name.In(p.Lang())
		}
		is := exactSide(p, v.Value, v.Unit, receiptAt(CandidacyPath(one.ID), f.To))
		was, had := last[v.Criterion]
		if !had {
			was = word("")
		}
		note(v.At, v.Actor, taskChange{of, was, is})
		is.figure.Receipt = receiptAt(CandidacyPath(one.ID), v.At)
		last[v.Criterion] = is
	}
	return lines
}

// candidacyName names the park's part, where it is one, before the designation.
func candidacyName(p locale.Printer, f BetweenFacts, one park.Candidacy) string {
	name := CandidacyFacts{One: one, Board: f.Is}.designation().Name.In(p.Lang())
	if one.Within != "" {
		name = p.T("designation.heading", one.Within, name)
	}
	return name
}

// milestoneLines are the acts on one milestone, each from the state before it.
func milestoneLines(p locale.Printer, m park.Milestone, note func(park.Moment, string, ...taskChange)) {
	what := p.T("between.task.milestone", m.Name)
	was := word("")
	step := func(at park.Moment, actor, now string) {
		note(at, actor, taskChange{what, was, word(now)})
		was = word(now)
	}
	step(m.At, m.Actor, p.T("between.task.planned", string(m.First)))
	for _, a := range m.Acts {
		switch a.Verb {
		case park.MilestoneDone:
			step(a.At, a.Actor, p.T("between.task.done", string(a.Day)))
		case park.MilestoneMove:
			step(a.At, a.Actor, p.T("between.task.planned", string(a.Day)))
		case park.MilestoneDrop:
			step(a.At, a.Actor, p.T("designation.dropped"))
		}
	}
}
