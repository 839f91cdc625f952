package handlers

import (
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"parkboard/internal/park"
	"parkboard/store"
)

// replayAct is one thing done to a replay; a park.Error says that the board did
// not let it through.
type replayAct struct {
	name string
	do   func(h *replay) error
}

// taskActs are what is done to key projects, candidacies, smart levels and
// entered values of objectives.
var taskActs = []replayAct{
	{"projects", func(h *replay) error {
		c := h.b.as("clerk")
		to := sendProjects(h.t, c, fmt.Sprintf("台账%d.csv", h.b.now.Unix()), []byte(h.projectBook())).want(h.t, http.StatusSeeOther).location()
		if h.r.IntN(4) > 0 {
			h.b.as("admin").post(to+"/publish", url.Values{"reason": {"已核"}}).want(h.t, http.StatusSeeOther)
		}
		return nil
	}},
	{"projects back", func(h *replay) error {
		all, err := h.b.db.ProjectUploads(h.t.Context(), park.Moment{})
		if err != nil || len(all) == 0 {
			return cmp.Or(err, errNothing)
		}
		one := pick(h.r, all)
		switch one.State {
		case park.PublishedState:
			return h.b.db.WithdrawProjects(h.t.Context(), h.admin(), one.ID, "数据有误")
		case park.Checked:
			return h.b.db.ReturnProjects(h.t.Context(), h.admin(), one.ID, "请改正")
		}
		return errNothing
	}},
	{"project", func(h *replay) error {
		l, err := h.b.db.Projects(h.t.Context(), park.Moment{})
		if err != nil || len(l.Projects) == 0 {
			return cmp.Or(err, errNothing)
		}
		p := pick(h.r, l.Projects)
		upon := p.ID
		p.State, p.Upload = pick(h.r, park.ProjectStates), 0
		p.Set(park.ProjectDone, park.Quantity(h.r.IntN(9_000_000)))
		p.Blocks = []park.Block{{Kind: pick(h.r, park.BlockKinds), Text: "待核", Promised: pick(h.r, []park.Date{"", "2023-06-30", "2023-09-30"}),
			Cleared: pick(h.r, []park.Date{"", "2023-07-01"})}}
		return h.b.db.RecordProject(h.t.Context(), h.admin(), p, upon)
	}},
	{"tour", func(h *replay) error {
		return h.b.db.RecordTour(h.t.Context(), h.admin(), park.TourScore{Park: h.park(), Year: 2023, Quarter: 1 + h.r.IntN(2),
			Score: park.Quantity(h.r.IntN(100)) * park.QuantityScale, Source: "包府办发〔2023〕5号"})
	}},
	{"open candidacy", func(h *replay) error {
		if had, err := h.b.db.Candidacies(h.t.Context(), park.Moment{}); err != nil || len(had) > 2 {
			return cmp.Or(err, errNothing)
		}
		c := park.Candidacy{Designation: pick(h.r, []string{"zero_carbon", "low_carbon", "green"}), Park: h.park(), Begun: "2023-02-10", Expected: "2023-12-20"}
		known, err := h.b.db.Snapshot(h.t.Context(), park.Moment{})
		if err != nil {
			return err
		}
		for _, list := range known.Catalogue.Checklists {
			if list.Fits(c.Designation, c.Begun) {
				c.Checklist = list
			}
		}
		_, err = h.b.db.OpenCandidacy(h.t.Context(), h.admin(), c)
		return err
	}},
	{"candidacy", (*replay).onCandidacy},
	{"candidacy", (*replay).onCandidacy},
	{"candidacy", (*replay).onCandidacy},
	{"smart", func(h *replay) error {
		s := park.SmartAssessment{Park: h.park(), Year: 2022 + h.r.IntN(2), Levels: map[park.SmartDimension]park.SmartLevel{}}
		for _, d := range park.SmartDimensions {
			s.Levels[d] = park.SmartLevel{Level: 1 + h.r.IntN(park.SmartTop), Evidence: fmt.Sprintf("平台 %d", h.r.IntN(99))}
		}
		had, err := h.b.db.SmartAssessments(h.t.Context(), park.Moment{})
		seen := int64(0)
		for _, one := range had {
			if one.Park == s.Park && one.Year == s.Year {
				seen = one.ID
			}
		}
		return cmp.Or(err, h.b.db.AssessSmart(h.t.Context(), h.admin(), seen, s))
	}},
	{"objective", func(h *replay) error {
		e := park.ObjectiveEntry{Objective: "wind_output", Value: park.Quantity(h.r.IntN(300)) * park.QuantityScale, Unit: "亿元",
			Source: "统计月报", Day: pick(h.r, []park.Date{"2023-05-31", "2023-06-30"})}
		had, err := h.b.db.ObjectiveEntries(h.t.Context(), park.Moment{})
		seen := int64(0)
		for _, one := range had {
			seen = max(seen, one.ID)
		}
		return cmp.Or(err, h.b.db.EnterObjective(h.t.Context(), h.admin(), seen, e))
	}},
}

// projectBook is a ledger of some of a few projects, as a clerk might type it.
func (h *replay) projectBook() string {
	var out strings.Builder
	out.WriteString(projectHead)
	for n := range 3 {
		if n > 0 && h.r.IntN(3) == 0 {
			continue
		}
		total := 9000 + h.r.IntN(9000)
		fmt.Fprintf(&out, "P-%d,项目%d,%s,%d,6000,%d,是,2023-0%d-09,2024-10-31,%s,张三,李四,王五,供电,2023-0%d-30,%s\n", n+1, n+1,
			pick(h.r, []string{"九原工业园区", "金山工业园区"}), total, h.r.IntN(6000), 1+h.r.IntN(6), pick(h.r, []string{"在建", "续建", "停工"}), 4+h.r.IntN(5),
			pick(h.r, []string{"", "2023-07-02"}))
	}
	return out.String()
}

// onCandidacy does one of the things that can be done to a candidacy.
func (h *replay) onCandidacy() error {
	ctx, db, act := h.t.Context(), h.b.db, h.admin()
	all, err := db.Candidacies(ctx, park.Moment{})
	if err != nil || len(all) == 0 {
		return cmp.Or(err, errNothing)
	}
	c := pick(h.r, all)
	file := &store.Handed{Name: "证明.pdf", Bytes: fmt.Append(nil, "pdf", h.b.now.Unix())}
	switch today := park.DateOf(h.b.now); h.r.IntN(6) {
	case 0:
		step := park.CandidacyStep{Stage: c.Stage, Day: today, Expected: "2024-01-20", Reason: "审批延后"}
		if next := c.Stage.Next(); len(next) > 0 {
			step.Stage, step.Expected = next[0], c.Expected
		}
		return db.MoveCandidacy(ctx, act, c.ID, c.Acts, step)
	case 1:
		step := park.CandidacyStep{Stage: c.Stage, Day: today, Expected: pick(h.r, []park.Date{"2023-11-20", "2024-02-20"}), Reason: "审批延后"}
		return db.MoveCandidacy(ctx, act, c.ID, c.Acts, step)
	case 2:
		return db.AddMilestone(ctx, act, c.ID, c.Acts, park.Milestone{Name: "储能投运", Begin: "2023-03-01", Planned: pick(h.r, []park.Date{"2023-06-30", "2023-10-31"})})
	case 3:
		return db.HandInEvidence(ctx, act, c.ID, c.Acts, "创建方案", file)
	case 4:
		if len(c.Milestones) == 0 {
			return errNothing
		}
		one := pick(h.r, c.Milestones)
		return db.ActOnMilestone(ctx, act, c.ID, c.Acts, one.ID, pick(h.r, []park.MilestoneAct{
			{Verb: park.MilestoneDone, Day: today, Text: "已投运"}, {Verb: park.MilestoneMove, Day: "2023-12-01", Text: "设备未到"}, {Verb: park.MilestoneDrop, Text: "不再做"},
		}), file)
	}
	for _, one := range c.Checklist.Criteria {
		if one.Subject == "" {
			return db.EnterValue(ctx, act, c.ID, c.Acts, park.EnteredValue{Criterion: one.Code, Value: park.Quantity(h.r.IntN(100)) * park.QuantityScale,
				Unit: one.Unit, Source: "审计报告", Day: "2023-06-30"}, file)
		}
	}
	return errNothing
}

// taskPages are the pages of projects and candidacies that the table of routes
// names by a code or an id of their own.
func (h *replay) taskPages() []string {
	pages := []string{"/projects/P-1", "/projects/P-2", "/projects?state=building&sort=rate", "/projects/blocked?state=all", "/projects/quarters?year=2023&quarter=1",
		"/designations?state=at_risk", "/smart?park=jiuyuan&year=2023", "/objectives/wind_output", "/objectives/low_carbon"}
	all, err := h.b.db.ProjectUploads(h.t.Context(), park.Moment{})
	candidacies, err2 := h.b.db.Candidacies(h.t.Context(), park.Moment{})
	if err := cmp.Or(err, err2); err != nil {
		h.t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, one := range all {
		ids[fmt.Sprintf("/projects/books/%d", one.ID)] = true
	}
	for _, one := range candidacies {
		ids[fmt.Sprintf("/designations/%d", one.ID)] = true
	}
	return append(pages, slices.Sorted(maps.Keys(ids))...)
}
