package park

// State is the stage of an upload.
type State string

// The stages: checked → submitted → published, or returned with a reason; a
// published upload can be withdrawn.
const (
	Checked        State = "checked"
	Submitted      State = "submitted"
	PublishedState State = "published"
	Returned       State = "returned"
	Withdrawn      State = "withdrawn"
)

// Step is one change of state of an upload: who, when and why.
type Step struct {
	State  State
	Actor  string // user name
	At     Moment
	Reason string // required for Returned and Withdrawn
}

// Upload is a workbook that was sent, as it stands now.
type Upload struct {
	ID        int64
	FileName  string
	SHA256    string // hex
	Size      int64
	Format    string // xlsx, xls, csv; "" when it could not be told
	Encoding  string // csv only: UTF-8, UTF-16LE, GB18030
	Hint      Period // the period chosen in the form or by --period; zero when none
	SentBy    string // user name
	SentAt    Moment
	State     State
	Steps     []Step   // in order, the first is Checked
	Parks     []string // codes, in catalogue order, as read at the last check
	Periods   []Period
	Figures   int
	Errors    int
	Questions int // open and answered
	Notes     int
}

// Answer is a person's word that a questioned cell is right.
type Answer struct {
	ID     int64
	Upload int64
	Code   Code
	Sheet  string
	Cell   string
	Text   string // the cell's text when it was answered
	Reason string
	Actor  string
	At     Moment
	From   int64 // the earlier upload whose answer it is, word for word; 0 when given to this one
}

// Answers reports whether the answer is to this issue: same code and cell,
// and the cell still says the same.
func (a Answer) Answers(i Issue) bool {
	return a.Code == i.Code && a.Sheet == i.Sheet && a.Cell == i.Cell && a.Text == i.Text
}
