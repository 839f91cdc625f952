package store_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/store/storetest"
)

// schemeOf is a scheme of a year, good enough to be kept.
func schemeOf(year, version int) park.Scheme {
	return park.Scheme{
		Code: fmt.Sprintf("baotou-%d", year), Year: year, Version: version, Name: park.Text{ZH: "亩均效益", EN: "By the mu"},
		Window: park.SpanYear, Basis: park.Industrial, Missing: park.Rescale, BandsBy: park.ByScore, Bands: park.DefaultBands(),
		Items: []park.Item{{Code: "tax_per_mu", Weight: 100 * park.QuantityScale, Method: park.Proportion, Cap: park.DefaultCap,
			Benchmark: park.Benchmark{Kind: park.Pooled}}},
	}
}

// on is an act of a person, so many days after storetest.Start.
func on(who string, day int) park.Act {
	return park.Act{Actor: who, At: storetest.Start.AddDate(0, 0, day)}
}

func dayOf(n int) park.Date { return park.DateOf(storetest.Start.AddDate(0, 0, n)) }

// peopled is a board with a second administrator and a park's keeper.
func peopled(t *testing.T) *store.DB {
	t.Helper()
	db := storetest.New(t)
	must(t, db.AddUser(t.Context(), storetest.Act(0), park.User{Name: "second", Display: "高云", Role: park.Admin}, strong))
	must(t, db.AddUser(t.Context(), storetest.Act(0), park.User{Name: "keeper", Display: "周宁", Role: park.Keeper, Parks: []string{"jiuyuan"}}, strong))
	return db
}

// drafted is the assessment of 2022 as a draft.
func drafted(t *testing.T, db *store.DB) (assessment, scheme int64) {
	t.Helper()
	scheme, err := db.SaveScheme(t.Context(), on("admin", 0), schemeOf(2022, 1), 0)
	must(t, err)
	assessment, err = db.Assess(t.Context(), on("admin", 0), 2022, scheme)
	must(t, err)
	return assessment, scheme
}

// proposed is an assessment that waits for the seal, on its results.
func proposed(t *testing.T, db *store.DB) (id int64, results []byte) {
	t.Helper()
	id, _ = drafted(t, db)
	must(t, db.Notice(t.Context(), on("admin", 1), id, dayOf(1), dayOf(5)))
	results = []byte(`{"parks":[]}`)
	must(t, db.Propose(t.Context(), on("admin", 6), id, results, version(t, db)))
	return id, results
}

func version(t *testing.T, db *store.DB) int64 {
	t.Helper()
	v, err := db.Version(t.Context())
	must(t, err)
	return v
}

func stage(t *testing.T, db *store.DB, id int64) park.Assessment {
	t.Helper()
	a, err := db.Assessment(t.Context(), id)
	must(t, err)
	return a
}

func TestADraftSchemeIsKeptRevisionByRevisionAndTheLaterEditorIsTold(t *testing.T) {
	db, ctx := peopled(t), t.Context()
	s := schemeOf(2023, 1)
	first, err := db.SaveScheme(ctx, on("admin", 0), s, 0)
	must(t, err)
	s.Note.ZH = "试行权重"
	second, err := db.SaveScheme(ctx, on("second", 1), s, first)
	must(t, err)
	_, err = db.SaveScheme(ctx, on("admin", 2), s, first)
	refused(t, err, park.Conflict, "scheme_moved")
	_, err = db.SaveScheme(ctx, on("admin", 2), s, 0)
	refused(t, err, park.Conflict, "scheme_moved")
	_, err = db.SaveScheme(ctx, on("admin", 2), schemeOf(2024, 1), 7)
	refused(t, err, park.NotFound, "scheme")
	all, err := db.Schemes(ctx, park.Moment{})
	must(t, err)
	if len(all) != 1 || all[0].ID != second || all[0].Revision != 2 || all[0].Note.ZH != "试行权重" || all[0].Actor != "second" || all[0].Settled {
		t.Errorf("kept %+v", all)
	}
	then, err := db.Schemes(ctx, on("", 0).At)
	must(t, err)
	if len(then) != 1 || then[0].ID != first {
		t.Errorf("as known then %+v", then)
	}
	one, err := db.Scheme(ctx, first)
	must(t, err)
	if one.Note.ZH != "" || len(one.Items) != 1 || one.Items[0].Benchmark.Kind != park.Pooled {
		t.Errorf("the first revision is %+v", one)
	}
}

func TestASchemeOnNoticeIsNeverTouchedAgainUntilTheAssessmentIsADraft(t *testing.T) {
	db, ctx := peopled(t), t.Context()
	id, scheme := drafted(t, db)
	must(t, db.Notice(ctx, on("admin", 1), id, dayOf(1), dayOf(3)))
	_, err := db.SaveScheme(ctx, on("admin", 2), schemeOf(2022, 1), scheme)
	refused(t, err, park.Conflict, "scheme_settled")
	must(t, db.Redraft(ctx, on("admin", 2), id, "异议成立"))
	next, err := db.SaveScheme(ctx, on("admin", 2), schemeOf(2022, 1), scheme)
	must(t, err)
	if got := stage(t, db, id); got.Scheme != next || got.Stage != park.Drafted || got.Step().Reason != "异议成立" {
		t.Errorf("the draft rests on %+v", got)
	}
}

func TestAnAssessmentIsSealedByASecondPersonOnTheSameResults(t *testing.T) {
	db, ctx := peopled(t), t.Context()
	id, results := proposed(t, db)
	follow := []park.FollowUp{{Park: "jiuyuan", Band: "C", Kind: park.Interview, Text: park.Text{ZH: "约谈"}, Owner: "市政府办", Due: dayOf(60)}}
	refused(t, db.Seal(ctx, on("admin", 7), id, results, version(t, db), follow), park.Forbidden, "seal_second_person")
	refused(t, db.Seal(ctx, on("second", 7), id, []byte(`{}`), version(t, db), follow), park.Conflict, "results_moved")
	ownerless := slices.Clone(follow)
	ownerless[0].Owner = " "
	refused(t, db.Seal(ctx, on("second", 7), id, results, version(t, db), ownerless), park.Invalid, "follow_up_owner")
	must(t, db.Seal(ctx, on("second", 7), id, results, version(t, db), follow))
	seal, err := db.SealOf(ctx, id)
	must(t, err)
	if string(seal.Results) != string(results) || seal.Checksum != store.Checksum(results) || seal.ProposedBy != "admin" || seal.SealedBy != "second" {
		t.Errorf("sealed %+v", seal)
	}
	all, err := db.FollowUps(ctx, park.Moment{})
	must(t, err)
	if len(all) != 1 || all[0].Year != 2022 || all[0].State != park.FollowUpOpen || all[0].Overdue(dayOf(60)) || !all[0].Overdue(dayOf(61)) {
		t.Errorf("follow-ups %+v", all)
	}
	refused(t, db.Redraft(ctx, on("admin", 8), id, "x"), park.Conflict, "assessment_stage")
	_, err = db.AddIncident(ctx, on("admin", 8), incident(2022))
	refused(t, err, park.Conflict, "assessment_settled")
	next, err := db.SaveScheme(ctx, on("admin", 8), schemeOf(2022, 2), 0)
	must(t, err)
	again, err := db.Assess(ctx, on("admin", 8), 2022, next)
	must(t, err)
	if got := stage(t, db, again); got.Round != 2 || stage(t, db, id).Stage != park.Sealed {
		t.Errorf("the next round is %+v", got)
	}
}

func TestAYearIsNotSealedDuringItsNoticeOrWithAnObjectionOpen(t *testing.T) {
	db, ctx := peopled(t), t.Context()
	id, _ := drafted(t, db)
	refused(t, db.Notice(ctx, on("admin", 1), id, dayOf(0), dayOf(5)), park.Invalid, "notice_days")
	refused(t, db.Notice(ctx, on("admin", 1), id, dayOf(5), dayOf(2)), park.Invalid, "notice_days")
	must(t, db.Notice(ctx, on("admin", 1), id, dayOf(1), dayOf(5)))
	o := park.Objection{Assessment: id, Park: "jiuyuan", Kind: park.ToValue, Subject: "/receipts/jiuyuan/2022-12/tax", Text: "应为 12.3"}
	objection, err := db.Object(ctx, on("keeper", 3), o, &store.Handed{Name: "证明.pdf", Bytes: []byte("%PDF")})
	must(t, err)
	refused(t, db.Propose(ctx, on("admin", 5), id, nil, version(t, db)), park.Conflict, "objections_open")
	refused(t, db.AnswerObjection(ctx, on("admin", 5), objection, park.ObjectionAnswer{Accepted: true, Text: "属实"}), park.Invalid, "objection_remedy")
	refused(t, db.AnswerObjection(ctx, on("admin", 5), objection, park.ObjectionAnswer{Text: "不属实", Remedy: "uploads/1"}), park.Invalid, "objection_remedy")
	must(t, db.AnswerObjection(ctx, on("admin", 5), objection, park.ObjectionAnswer{
		Accepted: true, Text: "属实", Remedy: "uploads/1", Before: "12.1", After: "12.3",
	}))
	refused(t, db.AnswerObjection(ctx, on("admin", 5), objection, park.ObjectionAnswer{Text: "再答"}), park.Conflict, "objection_answered")
	refused(t, db.Propose(ctx, on("admin", 5), id, nil, version(t, db)), park.Conflict, "notice_running")
	_, err = db.Object(ctx, on("keeper", 6), o, nil)
	refused(t, err, park.Conflict, "notice_closed")
	before := version(t, db)
	storetest.Publish(t, db, on("admin", 6), output("2022-12", "9"))
	refused(t, db.Propose(ctx, on("admin", 6), id, nil, before), park.Conflict, "data_moved")
	must(t, db.Propose(ctx, on("admin", 6), id, nil, version(t, db)))
	got, err := db.Objections(ctx, id, park.Moment{})
	must(t, err)
	if len(got) != 1 || got[0].Answer == nil || got[0].Answer.After != "12.3" || got[0].File == nil {
		t.Fatalf("objections %+v", got)
	}
	file, raw, err := db.Attachment(ctx, got[0].File.ID)
	must(t, err)
	if file.Name != "证明.pdf" || string(raw) != "%PDF" {
		t.Errorf("handed in %+v %q", file, raw)
	}
	open, err := db.Objections(ctx, id, on("", 4).At)
	must(t, err)
	if len(open) != 1 || open[0].Answer != nil {
		t.Errorf("as known before the answer: %+v", open)
	}
}

func incident(year int) park.Incident {
	return park.Incident{Park: "jiuyuan", Year: year, Penalty: "environment", Document: "示例〔2023〕88号", Date: "2022-09-14"}
}

func TestAnIncidentNeedsItsDocumentAndIsTakenBackByARow(t *testing.T) {
	db, ctx := peopled(t), t.Context()
	bare := incident(2022)
	bare.Document = " "
	_, err := db.AddIncident(ctx, on("admin", 0), bare)
	refused(t, err, park.Invalid, "incident_document")
	id, err := db.AddIncident(ctx, on("admin", 0), incident(2022))
	must(t, err)
	refused(t, db.RevokeIncident(ctx, on("admin", 2), id, " "), park.Invalid, "reason_required")
	must(t, db.RevokeIncident(ctx, on("admin", 2), id, "复议撤销"))
	refused(t, db.RevokeIncident(ctx, on("admin", 3), id, "再次"), park.Conflict, "incident_revoked")
	for day, want := range map[int]int{0: 1, 1: 1, 2: 0} {
		if got, err := db.Incidents(ctx, on("", day).At); err != nil || len(got) != want {
			t.Errorf("on day %d %+v, %v", day, got, err)
		}
	}
}

func TestAFollowUpIsReportedConfirmedAndItsEvidenceKept(t *testing.T) {
	db, ctx := peopled(t), t.Context()
	id, results := proposed(t, db)
	must(t, db.Seal(ctx, on("second", 7), id, results, version(t, db), []park.FollowUp{
		{Park: "jiuyuan", Band: "C", Kind: park.Rectify, Text: park.Text{ZH: "限期整改"}, Owner: "九原区", Due: dayOf(30)},
	}))
	do := func(who string, day int, verb park.FollowUpVerb, text string) error {
		return db.ActOnFollowUp(ctx, on(who, day), 1, park.FollowUpAct{Verb: verb, Text: text}, nil)
	}
	refused(t, do("admin", 8, park.FollowUpConfirm, ""), park.Conflict, "follow_up_state")
	refused(t, do("keeper", 8, park.FollowUpProgress, " "), park.Invalid, "reason_required")
	must(t, do("keeper", 8, park.FollowUpProgress, "已清理 100 亩"))
	must(t, db.ActOnFollowUp(ctx, on("keeper", 9), 1, park.FollowUpAct{Verb: park.FollowUpReport, Text: "完成"},
		&store.Handed{Name: "验收.pdf", Bytes: []byte("1")}))
	must(t, do("admin", 10, park.FollowUpSendBack, "缺图"))
	refused(t, db.ActOnFollowUp(ctx, on("admin", 10), 1, park.FollowUpAct{Verb: park.FollowUpAmend, Text: "展期", Due: dayOf(30)}, nil), park.Invalid, "follow_up_same")
	must(t, db.ActOnFollowUp(ctx, on("admin", 10), 1, park.FollowUpAct{Verb: park.FollowUpAmend, Text: "展期", Due: dayOf(40)}, nil))
	must(t, do("keeper", 11, park.FollowUpReport, "补图"))
	must(t, do("admin", 12, park.FollowUpConfirm, ""))
	refused(t, do("admin", 13, park.FollowUpDrop, "x"), park.Conflict, "follow_up_state")
	all, err := db.FollowUps(ctx, park.Moment{})
	must(t, err)
	if f := all[0]; f.State != park.FollowUpDone || f.Due != dayOf(40) || len(f.Acts) != 6 || f.Acts[1].File == nil || f.Overdue(dayOf(99)) {
		t.Errorf("it is %+v", f)
	}
	then, err := db.FollowUps(ctx, on("", 9).At)
	must(t, err)
	if f := then[0]; f.State != park.FollowUpReported || f.Due != dayOf(30) || !f.Overdue(dayOf(31)) {
		t.Errorf("as known then %+v", f)
	}
}

func TestClearingTheSampleTakesItsAssessmentsAndLeavesTheRest(t *testing.T) {
	db, ctx := peopled(t), t.Context()
	id, err := db.SampleAssessment(ctx, on("admin", 0), schemeOf(2021, 1), incident(2021))
	must(t, err)
	must(t, db.Notice(ctx, on("admin", 1), id, dayOf(1), dayOf(2)))
	_, err = db.Object(ctx, on("keeper", 1), park.Objection{Assessment: id, Park: "jiuyuan", Kind: park.ToRule, Subject: "items.0.weight", Text: "偏高"},
		&store.Handed{Name: "a", Bytes: []byte("sample's")})
	must(t, err)
	_, err = db.SampleScheme(ctx, on("admin", 1), schemeOf(2024, 1))
	must(t, err)
	if real, err := db.HoldsReal(ctx); err != nil || real {
		t.Fatalf("only the sample is there: %v, %v", real, err)
	}
	real, _ := drafted(t, db)
	must(t, db.ClearSample(ctx, on("admin", 3)))
	left, err := db.Assessments(ctx, park.Moment{})
	must(t, err)
	schemes, err := db.Schemes(ctx, park.Moment{})
	must(t, err)
	incidents, err := db.Incidents(ctx, park.Moment{})
	must(t, err)
	if len(left) != 1 || left[0].ID != real || len(schemes) != 1 || len(incidents) != 0 {
		t.Errorf("left %+v, %d schemes, %d incidents", left, len(schemes), len(incidents))
	}
	var kept int
	must(t, db.Writer().QueryRow(`SELECT (SELECT count(*) FROM originals) + (SELECT count(*) FROM attachments)`).Scan(&kept))
	if kept != 0 {
		t.Errorf("%d files of the sample are left", kept)
	}
}

// TestTheStagesFollowTheirModelWhateverIsTried walks random acts by random
// people and holds the store against a model of a few lines.
func TestTheStagesFollowTheirModelWhateverIsTried(t *testing.T) {
	for seed := uint64(1); seed <= 6; seed++ {
		random := rand.New(rand.NewPCG(seed, 2023))
		db, ctx := peopled(t), t.Context()
		id, _ := drafted(t, db)
		m := model{stage: park.Drafted}
		audited := len(audit(t, db))
		for day := 1; day <= 40 && m.stage != park.Sealed; day++ {
			who := []string{"admin", "second"}[random.IntN(2)]
			verb := random.IntN(6)
			want := m.may(verb, who, dayOf(day))
			var err error
			switch verb {
			case tryNotice:
				err = db.Notice(ctx, on(who, day), id, dayOf(day), dayOf(day+2))
			case tryRedraft:
				err = db.Redraft(ctx, on(who, day), id, "重来")
			case tryPropose:
				err = db.Propose(ctx, on(who, day), id, []byte("r"), version(t, db))
			case trySeal:
				err = db.Seal(ctx, on(who, day), id, []byte("r"), version(t, db), nil)
			case tryObject:
				m.last, err = db.Object(ctx, on("keeper", day), park.Objection{Assessment: id, Park: "jiuyuan", Kind: park.ToRule, Subject: "bands", Text: "x"}, nil)
			case tryAnswer:
				err = db.AnswerObjection(ctx, on(who, day), m.open(), park.ObjectionAnswer{Text: "不采纳"})
			}
			if (err == nil) != want {
				t.Fatalf("seed %d day %d: act %d by %s in %+v: %v", seed, day, verb, who, m, err)
			}
			if err == nil {
				m.do(verb, who, day)
				audited++
			}
			if got := stage(t, db, id); got.Stage != m.stage || got.Open != len(m.opened) {
				t.Fatalf("seed %d day %d: %+v, the model is %+v", seed, day, got, m)
			}
		}
		if got := len(audit(t, db)); got != audited {
			t.Errorf("seed %d: %d acts are audited, %d were done", seed, got, audited)
		}
	}
}

const (
	tryNotice = iota
	tryRedraft
	tryPropose
	trySeal
	tryObject
	tryAnswer
)

type model struct {
	stage  park.Stage
	to     park.Date
	by     string
	last   int64
	opened []int64
}

func (m *model) open() int64 {
	if len(m.opened) == 0 {
		return 0
	}
	return m.opened[0]
}

func (m *model) may(verb int, who string, day park.Date) bool {
	switch verb {
	case tryNotice:
		return m.stage == park.Drafted
	case tryRedraft:
		return m.stage == park.OnNotice || m.stage == park.Proposed
	case tryPropose:
		return m.stage == park.OnNotice && len(m.opened) == 0 && day > m.to
	case trySeal:
		return m.stage == park.Proposed && who != m.by
	case tryObject:
		return m.stage == park.OnNotice && day <= m.to
	}
	return len(m.opened) > 0
}

func (m *model) do(verb int, who string, day int) {
	switch verb {
	case tryNotice:
		m.stage, m.to = park.OnNotice, dayOf(day+2)
	case tryRedraft:
		m.stage = park.Drafted
	case tryPropose:
		m.stage, m.by = park.Proposed, who
	case trySeal:
		m.stage = park.Sealed
	case tryObject:
		m.opened = append(m.opened, m.last)
	case tryAnswer:
		m.opened = m.opened[1:]
	}
}

func audit(t *testing.T, db *store.DB) []store.AuditRow {
	t.Helper()
	rows, err := db.Audit(t.Context(), 1000)
	must(t, err)
	return rows
}

func TestStagesAreReadAsOfAMoment(t *testing.T) {
	db, ctx := peopled(t), t.Context()
	id, results := proposed(t, db)
	must(t, db.Seal(ctx, on("second", 7), id, results, version(t, db), nil))
	for day, want := range map[int]park.Stage{0: park.Drafted, 1: park.OnNotice, 5: park.OnNotice, 6: park.Proposed, 7: park.Sealed} {
		all, err := db.Assessments(ctx, on("", day).At)
		must(t, err)
		if len(all) != 1 || all[0].Stage != want {
			t.Errorf("on day %d %+v, want %s", day, all, want)
		}
	}
	none, err := db.Assessments(ctx, storetest.Start.Add(-time.Hour))
	must(t, err)
	if len(none) != 0 {
		t.Errorf("before all: %+v", none)
	}
}
