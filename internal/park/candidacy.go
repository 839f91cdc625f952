package park

import "slices"

// CandidacyStage is where a candidacy stands.
type CandidacyStage string

// The stages: applied → building → evaluating → recognised; from each of them
// a candidacy can be revoked, with a reason.
const (
	Applied    CandidacyStage = "applied"    // 申报
	Building   CandidacyStage = "building"   // 建设
	Evaluating CandidacyStage = "evaluating" // 评估
	Recognised CandidacyStage = "recognised" // 认定
	Revoked    CandidacyStage = "revoked"    // 撤销
)

// CandidacyStages lists the stages in order; Revoked ends every one of them.
var CandidacyStages = []CandidacyStage{Applied, Building, Evaluating, Recognised, Revoked}

// Next lists where a stage can lead, the ordinary way first.
func (s CandidacyStage) Next() []CandidacyStage {
	at := slices.Index(CandidacyStages, s)
	switch {
	case at < 0 || s == Revoked:
		return nil
	case s == Recognised:
		return []CandidacyStage{Revoked}
	}
	return []CandidacyStage{CandidacyStages[at+1], Revoked}
}

// Settled reports whether nothing more is to come.
func (s CandidacyStage) Settled() bool { return s == Recognised || s == Revoked }

// Candidacy is one park, or a part of one (园中园), on its way to a designation
// (docs/domain.md#designations).
type Candidacy struct {
	ID          int64
	Designation string // code of the kind
	Park        string
	Within      string // the 园中园's name; "" for the whole park
	Boundary    string // its four sides; there wherever Within is
	Document    string // of the application; "" reads 无文号
	Begun       Date
	Expected    Date      // when recognition is expected, as last set
	Checklist   Checklist // the version it began under, as it was then; the zero one where none was chosen
	Stage       CandidacyStage
	Steps       []CandidacyStep // in order, the first is Applied
	Milestones  []Milestone     // in the order they were added
	Evidence    []Evidence
	Entered     []EnteredValue
	Acts        int // how much was recorded on it: what an editor saw is compared with it
	Sample      bool
}

// CandidacyStep is one change of stage, or of the expected day where the stage
// stays.
type CandidacyStep struct {
	Stage    CandidacyStage
	Day      Date
	Expected Date
	Document string
	Reason   string
	Actor    string
	At       Moment
}

// Milestone is one thing to be done for a candidacy.
type Milestone struct {
	ID      int64
	Name    string
	Begin   Date // the first day of work on it; it cannot be done before
	Planned Date // as last set
	First   Date // Planned as it was added
	Done    Date // "" while open
	Dropped bool
	Acts    []MilestoneAct
	Actor   string
	At      Moment
}

// MilestoneVerb is one act on a milestone.
type MilestoneVerb string

// The acts: done, moved to another planned day, dropped.
const (
	MilestoneDone MilestoneVerb = "done"
	MilestoneMove MilestoneVerb = "move"
	MilestoneDrop MilestoneVerb = "drop"
)

// MilestoneVerbs lists the acts in the order pages offer them.
var MilestoneVerbs = []MilestoneVerb{MilestoneDone, MilestoneMove, MilestoneDrop}

// MilestoneAct is one act on a milestone: who, when, what was said and handed in.
type MilestoneAct struct {
	Verb  MilestoneVerb
	Day   Date // done on, or planned for
	Text  string
	File  *Attachment
	Actor string
	At    Moment
}

// Open reports whether the milestone is still to be done.
func (m Milestone) Open() bool { return m.Done == "" && !m.Dropped }

// Overdue reports whether the planned day is past and the milestone open.
func (m Milestone) Overdue(on Date) bool { return m.Open() && on > m.Planned }

// Overdue lists a candidacy's milestones past their day, the oldest first;
// none once it is settled.
func (c Candidacy) Overdue(on Date) []Milestone {
	if c.Stage.Settled() {
		return nil
	}
	var late []Milestone
	for _, m := range c.Milestones {
		if m.Overdue(on) {
			late = append(late, m)
		}
	}
	slices.SortStableFunc(late, func(a, b Milestone) int { return a.Planned.DaysAfter(b.Planned) })
	return late
}

// Risk is why a candidacy that is under way may miss its target.
type Risk string

// The risks (docs/domain.md#designations).
const (
	RiskMilestone Risk = "milestone" // a milestone is overdue
	RiskBeyond    Risk = "beyond"    // recognition is expected after the target's last day
	RiskPast      Risk = "past"      // the expected day is past without recognition
)

// Risks lists what puts a candidacy at risk on a day; none once it is settled.
func (c Candidacy) Risks(on, by Date) []Risk {
	if c.Stage.Settled() {
		return nil
	}
	var all []Risk
	if len(c.Overdue(on)) > 0 {
		all = append(all, RiskMilestone)
	}
	if by != "" && c.Expected > by {
		all = append(all, RiskBeyond)
	}
	if on > c.Expected {
		all = append(all, RiskPast)
	}
	return all
}

// RecognisedOn is the day of recognition; "" for a candidacy that is not, or no
// longer, recognised.
func (c Candidacy) RecognisedOn() Date {
	if c.Stage != Recognised {
		return ""
	}
	for _, s := range slices.Backward(c.Steps) {
		if s.Stage == Recognised {
			return s.Day
		}
	}
	return ""
}

// ValueOf is the value last entered for a criterion; nil where none was.
func (c Candidacy) ValueOf(criterion string) *EnteredValue {
	for i := range slices.Backward(c.Entered) {
		if c.Entered[i].Criterion == criterion {
			return &c.Entered[i]
		}
	}
	return nil
}

// EnteredValue is a checklist value that somebody entered with its source,
// where the board does not measure it.
type EnteredValue struct {
	Criterion string
	Value     Quantity
	Unit      string
	Source    string // the document or report it stands in
	Day       Date   // the day it speaks of
	File      *Attachment
	Actor     string
	At        Moment
}

// Evidence is a file handed in for a candidacy.
type Evidence struct {
	ID    int64
	Text  string // what it shows
	File  Attachment
	Actor string
	At    Moment
}

// Files lists every file of a candidacy by its id.
func (c Candidacy) Files() map[int64]Attachment {
	all := make(map[int64]Attachment)
	for _, e := range c.Evidence {
		all[e.File.ID] = e.File
	}
	for _, v := range c.Entered {
		if v.File != nil {
			all[v.File.ID] = *v.File
		}
	}
	for _, m := range c.Milestones {
		for _, a := range m.Acts {
			if a.File != nil {
				all[a.File.ID] = *a.File
			}
		}
	}
	return all
}

// MayPursue reports whether the person may report on a candidacy or a smart
// level of a park: its own administrators, and the city's.
func (u User) MayPursue(parkCode string) bool { return u.Role == Admin || u.MayAnswerFor(parkCode) }
