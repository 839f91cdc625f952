package park

import (
	"slices"
	"testing"
)

func TestStagesFollowEachOtherAndEveryOneCanBeRevoked(t *testing.T) {
	for from, want := range map[CandidacyStage][]CandidacyStage{
		Applied: {Building, Revoked}, Building: {Evaluating, Revoked}, Evaluating: {Recognised, Revoked},
		Recognised: {Revoked}, Revoked: nil, "": nil,
	} {
		if got := from.Next(); !slices.Equal(got, want) {
			t.Errorf("%q leads to %v, want %v", from, got, want)
		}
	}
}

// The planned day itself is on time; the day after, be it in the next year, is not.
func TestAMilestoneIsOverdueFromTheDayAfterAlsoAcrossNewYear(t *testing.T) {
	m := Milestone{Begin: "2023-06-01", Planned: "2023-12-31"}
	done, dropped := m, m
	done.Done, dropped.Dropped = "2024-02-01", true
	for on, want := range map[Date]bool{"2023-12-30": false, "2023-12-31": false, "2024-01-01": true, "2025-01-01": true} {
		if m.Overdue(on) != want {
			t.Errorf("on %s overdue is %v", on, !want)
		}
		if done.Overdue(on) || dropped.Overdue(on) {
			t.Errorf("on %s what is settled is overdue", on)
		}
	}
}

func TestACandidacyIsAtRiskByAMilestoneOrItsEndAndNotOnceItIsSettled(t *testing.T) {
	late := Milestone{ID: 1, Begin: "2023-06-01", Planned: "2023-12-31"}
	later := Milestone{ID: 2, Begin: "2023-06-01", Planned: "2023-11-30"}
	for name, c := range map[string]struct {
		of   Candidacy
		on   Date
		want []Risk
	}{
		"on time":              {Candidacy{Stage: Building, Expected: "2023-12-31", Milestones: []Milestone{late}}, "2023-12-31", nil},
		"the day after":        {Candidacy{Stage: Building, Expected: "2024-06-30", Milestones: []Milestone{late}}, "2024-01-01", []Risk{RiskMilestone, RiskBeyond}},
		"beyond the target":    {Candidacy{Stage: Applied, Expected: "2024-01-01"}, "2023-03-01", []Risk{RiskBeyond}},
		"on the last day":      {Candidacy{Stage: Applied, Expected: "2023-12-31"}, "2023-03-01", nil},
		"expected by now":      {Candidacy{Stage: Evaluating, Expected: "2023-10-31"}, "2023-11-01", []Risk{RiskPast}},
		"recognised":           {Candidacy{Stage: Recognised, Expected: "2024-06-30", Milestones: []Milestone{late}}, "2024-01-01", nil},
		"revoked":              {Candidacy{Stage: Revoked, Expected: "2024-06-30", Milestones: []Milestone{late}}, "2024-01-01", nil},
		"two overdue, one why": {Candidacy{Stage: Building, Expected: "2023-12-31", Milestones: []Milestone{late, later}}, "2024-01-02", []Risk{RiskMilestone, RiskPast}},
	} {
		if got := c.of.Risks(c.on, "2023-12-31"); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
	both := Candidacy{Stage: Building, Milestones: []Milestone{late, later}}
	if got := both.Overdue("2024-01-02"); len(got) != 2 || got[0].ID != 2 {
		t.Errorf("the oldest is not first: %v", got)
	}
}

func TestTheDayOfRecognitionIsForgottenWhenItIsRevoked(t *testing.T) {
	c := Candidacy{Stage: Recognised, Steps: []CandidacyStep{{Stage: Applied, Day: "2023-01-01"}, {Stage: Recognised, Day: "2023-10-18"}}}
	if c.RecognisedOn() != "2023-10-18" {
		t.Error(c.RecognisedOn())
	}
	c.Stage = Revoked
	if c.RecognisedOn() != "" {
		t.Error(c.RecognisedOn())
	}
}

func TestOnlyAParksOwnAdministratorsAndTheCitysMayReport(t *testing.T) {
	for u, want := range map[*User]bool{
		{Role: Admin}: true, {Role: Keeper, Parks: []string{"jiuyuan"}}: true, {Role: Keeper, Parks: []string{"tuyou"}}: false,
		{Role: Clerk}: false, {Role: Leader}: false,
	} {
		if u.MayPursue("jiuyuan") != want {
			t.Errorf("%+v: %v", u, !want)
		}
	}
}
