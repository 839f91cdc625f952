package views

import (
	"strings"
	"testing"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// stageFacts is the assessment of 2023 at a stage, on a day of its notice.
func stageFacts(t *testing.T, stage park.Stage) AssessmentFacts {
	t.Helper()
	trial := testTrial(t, testScheme(t))
	f := AssessmentFacts{
		Assessment: park.Assessment{
			ID: 1, Year: 2023, Round: 1, Scheme: 3, Stage: stage, From: "2023-07-17", To: "2023-07-24",
			Steps: []park.StageStep{{Stage: park.Drafted, Actor: "admin", At: sentAt}, {Stage: stage, Actor: "admin", At: sentAt}},
		},
		State: trial.State, Result: trial.Result, Firmness: trial.Result.Firmness(),
		Names: bothNames, Today: "2023-07-21", Day: "2023-07-21",
	}
	if stage == park.Drafted {
		f.Assessment.From, f.Assessment.To = "", ""
	}
	f.All = []park.Assessment{f.Assessment}
	return f
}

// stageObjections are one that waits, with a file, one refused and one accepted.
func stageObjections(f AssessmentFacts) []park.Objection {
	one := func(id int64, kind park.ObjectionKind, subject, text string, a *park.ObjectionAnswer) park.Objection {
		return park.Objection{ID: id, Assessment: 1, Park: "rare-earth", Kind: kind, Subject: subject, Text: text, Actor: "park", At: sentAt, Answer: a}
	}
	value := f.State.Query("rare-earth", f.State.Scheme.Items[1].Code).Path()
	all := []park.Objection{
		one(1, park.ToValue, value, "应为 40 亿元\n"+hostile[0], nil),
		one(2, park.ToRule, "items.0.weight", hostile[3], &park.ObjectionAnswer{Text: "按方案\n" + hostile[2], Actor: "admin", At: sentAt}),
		one(3, park.ToValue, value, hostile[1], &park.ObjectionAnswer{
			Accepted: true, Text: "已更正", Remedy: "uploads/12", Before: "7.32 万元/亩", After: "8.11 万元/亩", Actor: "admin", At: sentAt,
		}),
	}
	all[0].File = &park.Attachment{ID: 7, Name: hostile[2] + ".pdf"}
	return all
}

func TestTheFormsOfAnAssessmentsSteps(t *testing.T) {
	keeper := &park.User{Name: "park", Display: "周宁", Role: park.Keeper, Parks: []string{"rare-earth", "jiuyuan"}}
	for _, lang := range bothLanguages {
		show := func(name string, page Page, f AssessmentFacts, in StageInput) {
			if in.Problems == nil {
				in.Typed, in.Problems = Typed{}, Problems{}
			}
			form := StageFormPage(NewStageForm(page, f, in))
			golden(t, "stage-"+name+"-"+lang, form)
			sound(t, rendered(t, form))
		}
		page := testPage(lang, adminUser)
		typed := StageInput{Step: StepNotice, Typed: Typed{"from": hostile[0], "to": "2023-07-28"}, Problems: Problems{"from": "x"}}
		show("notice", page, stageFacts(t, park.Drafted), typed)
		open := stageFacts(t, park.OnNotice)
		open.Objections, open.Assessment.Open = stageObjections(open), 1
		show("propose", page, open, StageInput{Step: StepPropose})
		show("redraft", page, open, StageInput{Step: StepRedraft})
		sealing := StageInput{Step: StepSeal, Follow: []park.FollowUp{
			{Park: "rare-earth", Band: "A", Kind: park.LandQuota, Text: park.Text{ZH: hostile[3], EN: hostile[0]}, Owner: hostile[2], Due: "2023-12-31"},
		}}
		second := *adminUser
		second.Name = "admin2"
		show("seal", testPage(lang, &second), stageFacts(t, park.Proposed), sealing)
		sealing.Sealers = []park.User{second}
		sound(t, rendered(t, StageFormPage(NewStageForm(page, stageFacts(t, park.Proposed), sealing)))) // by the one who proposed

		object := ObjectPage(NewObjectForm(testPage(lang, keeper), open, ObjectInput{
			Park: testCity.Parks[0], Typed: Typed{"about": aboutValue(open.State.Query("rare-earth", open.State.Scheme.Items[0].Code)), "text": hostile[1]},
			Problems: Problems{"file": "y"},
		}))
		golden(t, "object-"+lang, object)
		sound(t, rendered(t, object))
		v := open.State.Board.Value(open.State.Query("rare-earth", open.State.Scheme.Items[1].Code))
		answer := AnswerPage(NewAnswerForm(page, AnswerFacts{
			Facts: open, Objection: open.Objections[0], Then: v, Now: v, Typed: Typed{"text": hostile[0]}, Problems: Problems{"remedy": "z"},
			Remedies: []Remedy{{Upload: &park.Upload{ID: 12, FileName: hostile[1]}}},
		}))
		golden(t, "answer-"+lang, answer)
		sound(t, rendered(t, answer))
		open.Done = StepAnswer
		golden(t, "assessment-notice-"+lang, AssessmentPage(NewAssessment(page, open)))
	}
}

func TestAStageSaysWhatItWaitsFor(t *testing.T) {
	p := locale.For(locale.Chinese)
	for name, c := range map[string]struct {
		day  park.Date
		open int
		all  int
		want string
	}{
		"before the notice":   {"2023-07-16", 0, 0, "2023-07-17 起公示，到 2023-07-24 为止。没有收到异议。"},
		"on its last day":     {"2023-07-24", 1, 3, "公示到 2023-07-24 为止，园区管理员可以提出异议。异议 3 件，1 件待答复。"},
		"on the day after":    {"2023-07-25", 0, 1, "公示已于 2023-07-24 期满。异议 1 件，都已答复。"},
		"over, with one open": {"2023-07-25", 1, 1, "公示已于 2023-07-24 期满。异议 1 件，1 件待答复。"},
		"over, without any":   {"2023-07-25", 0, 0, "公示已于 2023-07-24 期满。没有收到异议。"},
	} {
		t.Run(name, func(t *testing.T) {
			f := stageFacts(t, park.OnNotice)
			f.Day, f.Assessment.Open, f.Objections = c.day, c.open, stageObjections(f)[:c.all]
			if got := stageNext(p, f).Plain(); got != c.want {
				t.Errorf("it reads\n%s, want\n%s", got, c.want)
			}
		})
	}
}

func TestWhereACorrectionIsMadeDependsOnWhatIsObjectedTo(t *testing.T) {
	f := stageFacts(t, park.OnNotice)
	way := func(o park.Objection) string {
		return rendered(t, Prose(NewAnswerForm(testPage("zh-CN", adminUser), AnswerFacts{Facts: f, Objection: o, Then: firstValue(f), Now: firstValue(f)}).Ways))
	}
	all := stageObjections(f)
	if got := way(all[0]); !strings.Contains(got, `href="/uploads"`) || strings.Contains(got, "redraft") {
		t.Errorf("a value leads to %s", got)
	}
	if got := way(all[1]); !strings.Contains(got, `href="/assessments/2023/redraft"`) || !strings.Contains(got, `href="/incidents?year=2023"`) {
		t.Errorf("a rule of a settled scheme leads to %s", got)
	}
	f.Assessment.Stage = park.Drafted
	if got := way(all[1]); !strings.Contains(got, `href="/schemes/3"`) {
		t.Errorf("a rule of a draft leads to %s", got)
	}
}

func firstValue(f AssessmentFacts) *board.Value {
	return f.State.Board.Value(f.State.Query("rare-earth", f.State.Scheme.Items[0].Code))
}
