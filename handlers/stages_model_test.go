package handlers

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"testing"

	"parkboard/internal/park"
	"parkboard/store"
)

// stageModel is all there is to know of an assessment on its way, in a few
// words: what the site may do is decided by these alone.
type stageModel struct {
	stage    park.Stage
	last     park.Date // of the notice
	open     []int64
	objected int64
	proposer string
}

// today is the day of the model's clock.
func (b *testBoard) today() park.Date { return park.DateOf(b.now) }

// modelAct is something a person can try: whether the model lets it through,
// how the site answered, and what the audit calls it.
type modelAct struct {
	name string
	may  func(m *stageModel, b *testBoard, who park.User) bool
	try  func(m *stageModel, b *testBoard, who string) int
	then func(m *stageModel, b *testBoard, who string)
	verb store.Verb
}

func is(u park.User, role park.Role) bool { return u.Role == role }

var modelActs = []modelAct{
	{
		"notice", func(m *stageModel, _ *testBoard, u park.User) bool {
			return is(u, park.Admin) && m.stage == park.Drafted
		},
		func(_ *stageModel, b *testBoard, who string) int {
			day := []string{string(b.today())}
			return b.as(who).post("/assessments/2022/notice", url.Values{"from": day, "to": day}).status
		},
		func(m *stageModel, b *testBoard, _ string) { m.stage, m.last = park.OnNotice, b.today() }, store.VerbNotice,
	},
	{
		"propose", func(m *stageModel, b *testBoard, u park.User) bool {
			return is(u, park.Admin) && m.stage == park.OnNotice && len(m.open) == 0 && b.today() > m.last
		},
		func(_ *stageModel, b *testBoard, who string) int {
			return b.as(who).post("/assessments/2022/propose", nil).status
		},
		func(m *stageModel, _ *testBoard, who string) { m.stage, m.proposer = park.Proposed, who }, store.VerbPropose,
	},
	{
		"redraft", func(m *stageModel, _ *testBoard, u park.User) bool {
			return is(u, park.Admin) && (m.stage == park.OnNotice || m.stage == park.Proposed)
		},
		func(_ *stageModel, b *testBoard, who string) int {
			return b.as(who).post("/assessments/2022/redraft", url.Values{"reason": {"再核"}}).status
		},
		func(m *stageModel, _ *testBoard, _ string) { m.stage = park.Drafted }, store.VerbRedraft,
	},
	{
		"object", func(m *stageModel, b *testBoard, u park.User) bool {
			return is(u, park.Keeper) && m.stage == park.OnNotice && b.today() <= m.last
		},
		func(_ *stageModel, b *testBoard, who string) int {
			form := url.Values{"about": {"rule:bands"}, "text": {"档线偏高"}}
			return b.as(who).send("/assessments/2022/object", "file", "a.pdf", []byte("x"), form).status
		},
		func(m *stageModel, _ *testBoard, _ string) { m.objected++; m.open = append(m.open, m.objected) }, store.VerbObject,
	},
	{
		"answer", func(m *stageModel, _ *testBoard, u park.User) bool { return is(u, park.Admin) && len(m.open) > 0 },
		func(m *stageModel, b *testBoard, who string) int {
			id := int64(1) // answered already, or none
			if len(m.open) > 0 {
				id = m.open[0]
			}
			return b.as(who).post(fmt.Sprintf("/objections/%d/answer", id), url.Values{"verdict": {"refuse"}, "text": {"不改"}}).status
		},
		func(m *stageModel, _ *testBoard, _ string) { m.open = m.open[1:] }, store.VerbReply,
	},
	{
		"seal", func(m *stageModel, _ *testBoard, u park.User) bool {
			return is(u, park.Admin) && m.stage == park.Proposed && u.Name != m.proposer
		},
		func(m *stageModel, b *testBoard, who string) int {
			form := url.Values{}
			if m.stage == park.Proposed {
				form = b.sealForm("admin")
			}
			for name := range form {
				if name != "seen" && name[0] == 'o' {
					form.Set(name, "工信局")
				}
			}
			return b.as(who).post("/assessments/2022/seal", form).status
		},
		func(m *stageModel, _ *testBoard, _ string) { m.stage = park.Sealed }, store.VerbSeal,
	},
}

// Random people try random steps. The site lets through what the model does
// and nothing else, stands where the model stands, and its audit holds one row
// for every step taken and none for the others.
func TestAnAssessmentMovesOnlyAsTheRulesSayWhoeverTries(t *testing.T) {
	sealed := 0
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			if walk(t, rand.New(rand.NewPCG(seed, 5)), 70) == park.Sealed {
				sealed++
			}
		})
	}
	if sealed == 0 {
		t.Error("no walk came to a seal: the test tries too little")
	}
}

func walk(t *testing.T, r *rand.Rand, steps int) park.Stage {
	b, id := assessing(t)
	b.now = now.AddDate(0, 0, -8)
	m := &stageModel{stage: park.Drafted}
	made := map[store.Verb]int{}
	for range steps {
		act, u := modelActs[r.IntN(len(modelActs))], people[r.IntN(len(people))]
		if r.IntN(2) == 0 { // half of the time somebody who may
			u = people[4]
		}
		if r.IntN(5) == 0 && b.today() <= m.last && b.now.Before(now) {
			b.now = b.now.AddDate(0, 0, 1) // past the notice
		}
		may := act.may(m, b, u)
		status := act.try(m, b, u.Name)
		if in := status == http.StatusSeeOther; in != may {
			t.Fatalf("%s by %s at %s, %d open: status %d, the model says %v", act.name, u.Name, m.stage, len(m.open), status, may)
		}
		if may {
			act.then(m, b, u.Name)
			made[act.verb]++
		}
		if a := b.stage(id); a.Stage != m.stage || a.Open != len(m.open) {
			t.Fatalf("after %s by %s: at %s with %d open, the model at %s with %d", act.name, u.Name, a.Stage, a.Open, m.stage, len(m.open))
		}
	}
	for _, act := range modelActs {
		rows, err := b.db.Acts(t.Context(), store.AuditFilter{Verb: act.verb})
		if err != nil {
			t.Fatal(err)
		}
		if len(rows) != made[act.verb] {
			t.Errorf("%d of %s in the audit, %d were done", len(rows), act.verb, made[act.verb])
		}
	}
	return m.stage
}
