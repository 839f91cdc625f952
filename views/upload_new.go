package views

import (
	"parkboard/internal/park"
)

// NewUpload is the page on which a workbook is sent.
type NewUpload struct {
	Page
	Scope    string // the parks the reader may send for
	Periods  []Choice
	Problem  Sentence // why the last attempt did not go through; empty at first
	Blank    BlankForm
	Corrects Sentence // which published upload the file is to correct; empty without
}

// Choice is one option of a select.
type Choice struct {
	Value    string
	Text     string
	Selected bool
}

// NewUploadForm makes the page. hint is the period chosen before; latest the
// newest period that may be reported.
func NewUploadForm(page Page, c *park.Catalogue, latest, hint park.Period, problem Sentence) NewUpload {
	p := page.Say
	page.Title, page.Room = p.T("upload.title"), RoomUploads
	n := NewUpload{Page: page, Problem: problem}
	if page.User != nil {
		n.Scope = ScopeText(p, *page.User, c)
	}
	n.Periods = append(n.Periods, Choice{Text: p.T("upload.period.auto"), Selected: hint.IsZero()})
	for period, i := latest, 0; i < 24; period, i = period.Prev(), i+1 {
		n.Periods = append(n.Periods, Choice{Value: period.String(), Text: PeriodText(p, period), Selected: period == hint})
	}
	return n
}

// Confirm is a page that asks before a step that cannot be taken back lightly.
type Confirm struct {
	Page
	In      Link   // the list the subject stands in; zero for the uploads
	Of      string // the subject, in the crumb
	Heading string
	Says    Sentence
	Reason  bool   // the step needs a reason
	Why     string // the label of the reason; "" for the one a clerk reads
	Typed   string // the reason as it was typed, where it came back
	Problem string // why it came back
	Post    string
	Instead string // the newer upload the reader was told of, sent back with the form; "" without
	Button  string
	Back    string
	Hidden  []Choice   // sent back with the form
	Stop    Sentence   // why the step cannot be taken now; empty where it can
	Later   []Sentence // ConfirmWithdraw: what was published later and builds on it
	Or      Sentence   // the same step, done otherwise
	Ahead   *Ahead     // what the step changes; nil where that is not told
}

// ConfirmStep names the steps that ask on their own page.
type ConfirmStep string

// The steps.
const (
	ConfirmPublish  ConfirmStep = "publish"
	ConfirmReturn   ConfirmStep = "return"
	ConfirmWithdraw ConfirmStep = "withdraw"
	ConfirmReplace  ConfirmStep = "replace" // publish in the place of another
)

// MayStep reports whether an upload in a state can take the step.
func MayStep(step ConfirmStep, now park.State) bool {
	if step == ConfirmWithdraw {
		return now == park.PublishedState
	}
	return now == park.Submitted
}

// NewConfirm makes the page that asks for a step of an upload. figures is how
// many numbers the step makes live or takes back.
func NewConfirm(page Page, step ConfirmStep, up park.Upload, figures int, problem string) Confirm {
	p := page.Say
	key := "confirm." + string(step)
	page.Title, page.Room = p.T(key), RoomUploads
	return Confirm{
		Page: page, Heading: p.T(key), Says: Say(p, key+".says", up.ID, up.FileName, Count(figures)),
		Reason: step != ConfirmPublish, Problem: problem,
		Post: uploadPath(up.ID) + "/" + string(step), Button: p.T(key + ".button"), Back: uploadPath(up.ID),
	}
}
