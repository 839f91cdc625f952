package park

// Severity is how much an issue weighs.
type Severity string

// An Err stops; a Question stops until a person confirms it with a reason,
// which is kept; a Remark informs.
const (
	Err      Severity = "error"
	Question Severity = "question"
	Remark   Severity = "note"
)

// Code names a finding of the intake; the words are a contract with the people
// who script against `parkboard read`.
type Code string

// Errors.
const (
	UnsupportedFormat Code = "unsupported_format"
	LegacyFormat      Code = "legacy_format"
	EncryptedFile     Code = "encrypted_file"
	EmptyFile         Code = "empty_file"
	DamagedFile       Code = "damaged_file"
	TooLarge          Code = "too_large"
	HeaderNotFound    Code = "header_not_found"
	PeriodMissing     Code = "period_missing"
	PeriodConflict    Code = "period_conflict"
	PeriodInvalid     Code = "period_invalid"
	ParkUnknown       Code = "park_unknown"
	ParkForbidden     Code = "park_forbidden"
	UnitMissing       Code = "unit_missing"
	UnitUnknown       Code = "unit_unknown"
	UnitConflict      Code = "unit_conflict"
	NumberInvalid     Code = "number_invalid"
	NumberAmbiguous   Code = "number_ambiguous"
	FormulaError      Code = "formula_error"
	DuplicateValue    Code = "duplicate_value"
	NegativeValue     Code = "negative_value"
	NotInteger        Code = "not_integer"
	AboveWhole        Code = "above_whole" // a share above 100 %
)

// Questions.
const (
	Jump                  Code = "jump"
	UnitSlip              Code = "unit_slip"
	CumulativeFell        Code = "cumulative_fell"
	MonthAsCumulative     Code = "month_as_cumulative"
	SameAsLastPeriod      Code = "same_as_last_period"
	TotalMismatch         Code = "total_mismatch"
	GrowthMismatch        Code = "growth_mismatch"
	PercentScale          Code = "percent_scale"
	ValueAddedAboveOutput Code = "value_added_above_output"
	AboveCityTotal        Code = "above_city_total"
	ReplacesPublished     Code = "replaces_published"
)

// Notes.
const (
	ColumnUnmapped  Code = "column_unmapped"
	RowIgnored      Code = "row_ignored"
	HiddenCells     Code = "hidden_cells"
	MonthGap        Code = "month_gap"
	Late            Code = "late"
	MissingValue    Code = "missing_value"
	EncodingGuessed Code = "encoding_guessed"
)

// Questions lists the codes that `import --accept` may name.
var Questions = []Code{
	Jump, UnitSlip, CumulativeFell, MonthAsCumulative, SameAsLastPeriod, TotalMismatch,
	GrowthMismatch, PercentScale, ValueAddedAboveOutput, AboveCityTotal, ReplacesPublished,
}

// Issue is one finding at one cell, in both languages. A mistake in someone's
// workbook is data, never a Go error.
type Issue struct {
	Severity Severity
	Code     Code
	Sheet    string // "" for csv and for findings on the whole file
	Cell     string // A1 address, "" for the whole file or sheet
	Text     string // found: what the cell shows or holds
	Title    Text   // what it is: 不是确定的数
	Expected Text   // what was expected there
	Do       Text   // what to do about it
}

// Message is the whole finding as one sentence group — what, found, expected,
// do — for places without columns: JSON, logs, comments.
func (i Issue) Message() Text {
	zh, en := i.Title.ZH, i.Title.EN
	if i.Text != "" {
		zh += "；读到「" + i.Text + "」"
		en += "; found “" + i.Text + "”"
	}
	if i.Expected.ZH != "" {
		zh += "；应为" + i.Expected.ZH
		en += "; expected " + i.Expected.EN
	}
	if i.Do.ZH != "" {
		zh += "。" + i.Do.ZH
		en += ". " + i.Do.EN
	}
	return Text{ZH: zh + "。", EN: en + "."}
}
