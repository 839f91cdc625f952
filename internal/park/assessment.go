package park

import "slices"

// Stage is where the assessment of a year stands (docs/domain.md#assessment).
type Stage string

// The stages: draft → notice → proposed → sealed. From notice and proposed the
// way back to a draft is open, with a reason; what is sealed stays sealed, and
// a correction is a new round.
const (
	Drafted  Stage = "draft"    // 草稿
	OnNotice Stage = "notice"   // 公示
	Proposed Stage = "proposed" // 提请封存
	Sealed   Stage = "sealed"   // 封存
)

// StageStep is one change of stage: who, when, and for a way back why.
type StageStep struct {
	Stage  Stage
	Actor  string // user name
	At     Moment
	Reason string
	From   Date // OnNotice: the first and the last day of the notice
	To     Date

	Checksum string // Proposed and Sealed: SHA-256 of the results, hex
	Version  int64  // Proposed and Sealed: the data version they were computed on
}

// Assessment is the assessment of one year, as it stands now.
type Assessment struct {
	ID      int64
	Year    int
	Round   int   // from 1; a later one corrects a sealed one
	Scheme  int64 // ID of the kept scheme it is scored by: the newest while a draft, then fixed
	Stage   Stage
	Steps   []StageStep // in order, the first is Drafted
	From    Date        // of the notice now or last running; "" before the first
	To      Date
	Open    int // objections without an answer
	Version int64
	Sample  bool
}

// Step is the latest step to the assessment's stage.
func (a Assessment) Step() StageStep {
	if len(a.Steps) == 0 {
		return StageStep{}
	}
	return a.Steps[len(a.Steps)-1]
}

// Noticed reports whether objections are taken on a day.
func (a Assessment) Noticed(on Date) bool { return a.Stage == OnNotice && a.From <= on && on <= a.To }

// Seal is what a sealed assessment is: its results as bytes, which never change.
type Seal struct {
	Results    []byte // as written by the program that sealed them
	Checksum   string // SHA-256 of Results, hex
	Version    int64  // data version they were computed on
	ProposedBy string
	ProposedAt Moment
	SealedBy   string // another person than ProposedBy
	SealedAt   Moment
}

// ObjectionKind is what an objection is to.
type ObjectionKind string

// An objection is to a value, named by its receipt, or to a rule of the scheme.
const (
	ToValue ObjectionKind = "value"
	ToRule  ObjectionKind = "rule"
)

// Objection is a park's word against a value or a rule, during a notice.
type Objection struct {
	ID         int64
	Assessment int64
	Park       string
	Kind       ObjectionKind
	Subject    string // ToValue: the path of the receipt; ToRule: the field of the scheme, "items.0.weight"
	Text       string
	File       *Attachment // nil without one
	Actor      string
	At         Moment
	Answer     *ObjectionAnswer // nil while open
}

// ObjectionAnswer ends an objection. An accepted one names the remedy: the
// upload that corrected the value, or the scheme version that changed the rule.
type ObjectionAnswer struct {
	Accepted bool
	Text     string
	Remedy   string // "uploads/12", "schemes/4", "incidents/3"; "" when not accepted
	Before   string // as printed
	After    string
	Actor    string
	At       Moment
}

// Attachment is a file somebody handed in: evidence, or what an objection rests
// on. Its bytes are kept as they came.
type Attachment struct {
	ID     int64
	Name   string
	SHA256 string // hex
	Size   int64
}

// FollowUpState is where a follow-up measure stands. Overdue is no state: it is asked of
// the day (FollowUp.Overdue).
type FollowUpState string

// The states: open → reported → done; a report can be sent back, and a measure
// that no longer applies is dropped with a reason.
const (
	FollowUpOpen     FollowUpState = "open"     // 未开始
	FollowUpRunning  FollowUpState = "running"  // 进行中
	FollowUpReported FollowUpState = "reported" // 待确认
	FollowUpDone     FollowUpState = "done"     // 已完成
	FollowUpDropped  FollowUpState = "dropped"  // 已撤销
)

// FollowUpStates lists the states in the order pages show them.
var FollowUpStates = []FollowUpState{FollowUpOpen, FollowUpRunning, FollowUpReported, FollowUpDone, FollowUpDropped}

// FollowUp is what a sealed result brings to one park (考核结果运用,
// docs/domain.md#follow-ups), followed to its end.
type FollowUp struct {
	ID         int64
	Assessment int64
	Year       int // of the assessment
	Park       string
	Band       string
	Kind       MeasureKind
	Text       Text
	Owner      string // the office in charge
	Due        Date
	FirstOwner string // office and day as the seal gave them, before any amendment
	FirstDue   Date
	State      FollowUpState
	Acts       []FollowUpAct // in order
	Sample     bool
}

// Overdue reports whether the measure is late on a day: not done, and its day
// is past.
func (m FollowUp) Overdue(on Date) bool {
	return m.State != FollowUpDone && m.State != FollowUpDropped && m.Due != "" && on > m.Due
}

// FollowUpVerb is one act on a follow-up.
type FollowUpVerb string

// The acts: the park reports progress and, at its end, reports it done, with
// evidence; the city confirms or sends back, changes owner or day, or drops it.
const (
	FollowUpProgress FollowUpVerb = "progress"
	FollowUpReport   FollowUpVerb = "report"
	FollowUpConfirm  FollowUpVerb = "confirm"
	FollowUpSendBack FollowUpVerb = "send_back"
	FollowUpAmend    FollowUpVerb = "amend"
	FollowUpDrop     FollowUpVerb = "drop"
)

// FollowUpVerbs lists the acts in the order pages offer them.
var FollowUpVerbs = []FollowUpVerb{
	FollowUpConfirm, FollowUpSendBack, FollowUpProgress, FollowUpReport, FollowUpAmend, FollowUpDrop,
}

// followUpSteps says from which states an act is possible and where it leads;
// "" leaves the state.
var followUpSteps = map[FollowUpVerb]struct {
	from []FollowUpState
	to   FollowUpState
}{
	FollowUpProgress: {[]FollowUpState{FollowUpOpen, FollowUpRunning}, FollowUpRunning},
	FollowUpReport:   {[]FollowUpState{FollowUpOpen, FollowUpRunning}, FollowUpReported},
	FollowUpConfirm:  {[]FollowUpState{FollowUpReported}, FollowUpDone},
	FollowUpSendBack: {[]FollowUpState{FollowUpReported}, FollowUpRunning},
	FollowUpAmend:    {[]FollowUpState{FollowUpOpen, FollowUpRunning, FollowUpReported}, ""},
	FollowUpDrop:     {[]FollowUpState{FollowUpOpen, FollowUpRunning, FollowUpReported}, FollowUpDropped},
}

// After is the state an act leads to; ok is false where it is not possible.
func (s FollowUpState) After(v FollowUpVerb) (to FollowUpState, ok bool) {
	step, known := followUpSteps[v]
	if !known || !slices.Contains(step.from, s) {
		return s, false
	}
	if step.to == "" {
		return s, true
	}
	return step.to, true
}

// FollowUpAct is one act on a follow-up: who, when, what was said and handed in.
type FollowUpAct struct {
	ID    int64
	Verb  FollowUpVerb
	Text  string
	File  *Attachment
	Owner string // FollowUpAmend: the new one, "" keeps it
	Due   Date   // FollowUpAmend: the new day, "" keeps it
	Actor string
	At    Moment
}

// MayReadEvidence reports whether files handed in for a park are open to the
// person: the park's own administrators and clerks, and everyone city-wide.
func (u User) MayReadEvidence(parkCode string) bool {
	return u.CityWide() || u.MayAnswerFor(parkCode) || u.MaySend(parkCode)
}

// MayTake reports whether the person may do an act on a park's follow-up: the
// park's own administrators report, the city's do everything, also for the
// offices in charge, which have no accounts.
func (u User) MayTake(verb FollowUpVerb, parkCode string) bool {
	return u.Role == Admin || u.MayAnswerFor(parkCode) && (verb == FollowUpProgress || verb == FollowUpReport)
}

// MayAnswerFor reports whether the person speaks for a park: its own
// administrators do.
func (u User) MayAnswerFor(parkCode string) bool {
	return u.Role == Keeper && slices.Contains(u.Parks, parkCode)
}
