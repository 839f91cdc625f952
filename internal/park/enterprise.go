package park

import "slices"

// EnterpriseValue is one of the amounts an enterprise reports for a year
// (docs/domain.md#single-enterprises).
type EnterpriseValue uint8

// The amounts, in the order of the workbook. Revenue less than zero does not
// exist; value added and tax may be negative (losses, refunds).
const (
	LandUsed EnterpriseValue = iota
	AddedValue
	TaxPaid
	RevenueEarned
	EnergyUsed
	RDSpent
	PeopleEmployed
	EnterpriseValues int = iota
)

// Enterprise is one row of an annual enterprise workbook. It is confidential:
// MaySeeEnterprise says to whom it is open.
type Enterprise struct {
	Code   CreditCode
	Name   string
	Park   string // park code
	Year   int
	Exempt bool // of the class a scheme by quotas takes no place for
	Values [EnterpriseValues]Quantity
	Given  uint8 // bit v: the value was reported; a missing one is never zero

	Upload int64 // the enterprise workbook it was published with; 0 before
	Sheet  string
	Row    int // 1-based, in the sheet
}

// Value is a reported amount in its canonical unit; ok is false where none was.
func (e *Enterprise) Value(v EnterpriseValue) (q Quantity, ok bool) {
	return e.Values[v], e.Given&(1<<v) != 0
}

// Set keeps a reported amount.
func (e *Enterprise) Set(v EnterpriseValue, q Quantity) {
	e.Values[v] = q
	e.Given |= 1 << v
}

// MaySeeEnterprises reports whether the person may see the single enterprises
// of a park (统计法: unpublished data of a single enterprise is confidential):
// city administrators, the park's own administrator, and the clerks who send
// for it. Leaders never may.
func (u User) MaySeeEnterprises(parkCode string) bool {
	switch u.Role {
	case Admin:
		return true
	case Clerk:
		return u.MaySend(parkCode)
	case Keeper:
		return slices.Contains(u.Parks, parkCode)
	}
	return false
}

// EnterpriseUpload is an annual workbook of single enterprises that was sent,
// as it stands now: checked → published by a city administrator, or returned;
// a published one can be withdrawn.
type EnterpriseUpload struct {
	ID          int64
	FileName    string
	SHA256      string // hex
	Size        int64
	SentBy      string // user name
	SentAt      Moment
	State       State
	Steps       []Step   // in order, the first is Checked
	Year        int      // 0 when the file does not say it
	Parks       []string // codes named in the file
	Enterprises int      // rows read
	Errors      int
	Questions   int
	Sample      bool
}

// MaySeeEnterpriseUpload reports whether the workbook is open to the person:
// to its sender, to everyone city-wide, and, once nothing in it is in doubt, to
// those whose parks cover every park in it. A row of an unknown park may be
// anybody's.
func (u User) MaySeeEnterpriseUpload(up EnterpriseUpload) bool {
	if u.Role == Leader {
		return false
	}
	if u.CityWide() || up.SentBy == u.Name {
		return true
	}
	if up.Errors > 0 || len(up.Parks) == 0 {
		return false
	}
	return !slices.ContainsFunc(up.Parks, func(code string) bool { return !u.MaySeeEnterprises(code) })
}
