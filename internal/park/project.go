package park

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ProjectState is where a key project stands (docs/domain.md#projects).
type ProjectState string

// The states. Continued says that work had begun before the year of the ledger
// that calls it so: such a project is no new start of that year.
const (
	ProjectPlanned   ProjectState = "planned"   // 前期
	ProjectBuilding  ProjectState = "building"  // 在建
	ProjectContinued ProjectState = "continued" // 续建
	ProjectPaused    ProjectState = "paused"    // 停工
	ProjectFinished  ProjectState = "finished"  // 竣工
	ProjectDropped   ProjectState = "dropped"   // 终止
)

// ProjectStates lists the states in the order of a project's life.
var ProjectStates = []ProjectState{
	ProjectPlanned, ProjectBuilding, ProjectContinued, ProjectPaused, ProjectFinished, ProjectDropped,
}

// ProjectAmount is one of the amounts of a project, in 万元.
type ProjectAmount uint8

// The amounts: of the whole project, planned for the year of the ledger, and
// done of it since 1 January through the ledger's month.
const (
	ProjectTotal ProjectAmount = iota
	ProjectPlan
	ProjectDone
	ProjectAmounts int = iota
)

// Names of the amounts, as addresses and cells name them.
var projectAmounts = [ProjectAmounts]string{"total", "plan", "done"}

// String is the amount's name: total, plan, done.
func (a ProjectAmount) String() string { return projectAmounts[a] }

// BlockKind is what a project waits for.
type BlockKind string

// The kinds the plan names, and everything else.
const (
	BlockLand        BlockKind = "land"        // 供地
	BlockPower       BlockKind = "power"       // 供电
	BlockWater       BlockKind = "water"       // 供水
	BlockEnvironment BlockKind = "environment" // 环评
	BlockOther       BlockKind = "other"       // 其他
)

// BlockKinds lists the kinds in the order pages print them.
var BlockKinds = []BlockKind{BlockLand, BlockPower, BlockWater, BlockEnvironment, BlockOther}

// Block is one bottleneck of a project (堵点); of each kind a project has at
// most one.
type Block struct {
	Kind     BlockKind
	Text     string // what was written beside the kind
	Promised Date   // 承诺办结日; "" where none was given
	Cleared  Date   // 办结日; "" while it is open
}

// Open reports whether the bottleneck is not cleared by the end of a day.
func (b Block) Open(today Date) bool { return b.Cleared == "" || b.Cleared > today }

// Overdue reports whether the promised day is past and the bottleneck still
// open. The promised day itself is in time, and without one nothing is overdue.
func (b Block) Overdue(today Date) bool {
	return b.Promised != "" && b.Promised < today && b.Open(today)
}

// DaysLate is how many days past its promised day an open bottleneck is, or a
// cleared one was; 0 when in time, and without a promised day.
func (b Block) DaysLate(today Date) int {
	end := today
	if !b.Open(today) {
		end = b.Cleared
	}
	if b.Promised == "" || end <= b.Promised {
		return 0
	}
	return end.DaysAfter(b.Promised)
}

// Industry answers whether a project is an industrial one (产业类).
type Industry string

// The answers; "" where nobody said.
const (
	IndustryYes Industry = "yes"
	IndustryNo  Industry = "no"
)

// Project is one revision of a project of the ledger: all that one row of a
// workbook or one form says of it. Of several revisions of one code the latest
// published counts.
type Project struct {
	ID    int64  // of the revision
	Code  string // as FoldProjectCode writes it: one code, one project
	Name  string
	Park  string // park code
	Year  int    // the year plan and done are of
	Month int    // the month through which done is counted, 1 to 12

	Values [ProjectAmounts]Quantity
	Given  uint8 // bit a: the amount is known; a missing one is never zero

	Industry Industry
	Start    Date // planned or actual, as the state says; "" where none was given
	Finish   Date
	State    ProjectState
	Leaders  [3]string // who answers for it in the city, the county and the park; "" for nobody
	Blocks   []Block   // in the order of BlockKinds

	// Resumed says that the ledger of the year it started in calls it 续建: it
	// is no new start of that year.
	Resumed bool

	Upload int64             // the workbook it came with; 0 for a form
	Sheet  string            // of the workbook
	Row    int               // 1-based
	Cells  map[string]string // address of each amount by its name
	Reason string            // why what was doubtful in a form is right; "" where nothing was
	Actor  string            // who filled in the form, or published the workbook
	At     Moment            // when it went live
	Gone   Moment            // when its workbook was withdrawn; zero while it counts
}

// Levels of the people who answer for a project: 三包一.
const (
	CityLevel = iota
	CountyLevel
	ParkLevel
)

// Value is an amount in 万元; ok is false where none was given.
func (p *Project) Value(a ProjectAmount) (q Quantity, ok bool) {
	return p.Values[a], p.Given&(1<<a) != 0
}

// Set keeps an amount.
func (p *Project) Set(a ProjectAmount, q Quantity) {
	p.Values[a] = q
	p.Given |= 1 << a
}

// Overdue counts the bottlenecks that are past their promised day; those of a
// dropped project press nobody.
func (p *Project) Overdue(today Date) (n int) {
	if p.State == ProjectDropped {
		return 0
	}
	for i := range p.Blocks {
		if p.Blocks[i].Overdue(today) {
			n++
		}
	}
	return n
}

// MostProjectCode is how many characters a code may have.
const MostProjectCode = 40

// FoldProjectCode is the code a text means: full-width forms made plain, blanks
// dropped, letters raised. Codes that differ in nothing else are one code. A
// code is 1 to 40 letters, digits and -_() with a digit among them; anything
// else is park.Invalid, key project_code.
func FoldProjectCode(text string) (string, error) {
	var b strings.Builder
	digit := false
	for _, r := range text {
		if r >= '！' && r <= '～' {
			r -= '！' - '!'
		}
		switch {
		case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u2060':
			continue
		case r == '—' || r == '–' || r == '−':
			r = '-'
		}
		if !unicode.IsLetter(r) && !(r >= '0' && r <= '9') && !strings.ContainsRune("-_()", r) {
			return "", Invalidf("project_code", "project code %q holds %q", text, string(r))
		}
		digit = digit || r >= '0' && r <= '9'
		b.WriteRune(unicode.ToUpper(r))
	}
	code := b.String()
	if !digit || utf8.RuneCountInString(code) > MostProjectCode {
		return "", Invalidf("project_code", "%q is no project code", text)
	}
	return code, nil
}

// MayKeepProjects reports whether the person may enter a project of a park by
// form: city administrators, and the clerks who send for it.
func (u User) MayKeepProjects(parkCode string) bool {
	return u.Role == Admin || u.MaySend(parkCode)
}

// ProjectUpload is a ledger of projects that was sent, as it stands now:
// checked → published by a city administrator, or returned; a published one can
// be withdrawn.
type ProjectUpload struct {
	ID        int64
	FileName  string
	SHA256    string // hex
	Size      int64
	SentBy    string // user name
	SentAt    Moment
	State     State
	Steps     []Step // in order, the first is Checked
	Year      int    // 0 when the file does not say it
	Month     int    // 0 with Year
	Parks     []string
	Projects  int // rows read
	Errors    int
	Questions int
	Sample    bool
}

// MaySeeProjectUpload reports whether the workbook and its file are open to the
// person: to its sender, to everyone city-wide, and to those whose parks cover
// every park in it. What was published of it is open to all.
func (u User) MaySeeProjectUpload(up ProjectUpload) bool {
	return u.MaySee(Upload{SentBy: up.SentBy, Parks: up.Parks})
}

// TourScore is what a park was given in the quarterly tour of projects
// (观摩测评). Of several for one park and quarter the latest recorded counts.
type TourScore struct {
	ID      int64
	Park    string
	Year    int
	Quarter int // 1 to 4
	Score   Quantity
	Source  string // the document it stands in
	Actor   string
	At      Moment
	Sample  bool
}

// ProjectLedger is the ledger of projects as known at one moment.
type ProjectLedger struct {
	Projects []Project        // the current revision of each, by code
	Years    map[string][]int // by park, the years of which there is a ledger, rising
}

// Covers reports whether there is a ledger of a year for a park: without one a
// count is missing, not zero.
func (l *ProjectLedger) Covers(parkCode string, year int) bool {
	return slices.Contains(l.Years[parkCode], year)
}
