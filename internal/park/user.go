package park

import "slices"

// Role is what a person may do (docs/domain.md#roles).
type Role string

// The four roles.
const (
	Leader Role = "leader" // 领导: reads
	Keeper Role = "park"   // 园区管理员: a park's administrator, answers for its parks
	Clerk  Role = "clerk"  // 数据员: sends workbooks for its parks, or for all
	Admin  Role = "admin"  // 市级管理员: publishes, returns, withdraws, keeps the ledgers
)

// Roles lists the roles from the fewest rights to the most.
var Roles = []Role{Leader, Keeper, Clerk, Admin}

// User is a person who can sign in.
type User struct {
	ID      int64
	Name    string // sign-in name
	Display string // 王敏
	Role    Role
	Parks   []string // Keeper and Clerk: the codes they answer for; empty means all parks for a Clerk
	Sample  bool     // shipped with the sample and listed on the sign-in page
}

// CityWide reports whether the person's work covers every park.
func (u User) CityWide() bool {
	return u.Role == Admin || u.Role == Clerk && len(u.Parks) == 0
}

// MaySend reports whether the person may send figures for a park: clerks only,
// so that nobody publishes what they sent.
func (u User) MaySend(parkCode string) bool {
	return u.Role == Clerk && (u.CityWide() || slices.Contains(u.Parks, parkCode))
}

// MaySee reports whether an upload and its original file are open to the
// person: its sender, everyone city-wide, and those whose parks cover every
// park in the file.
func (u User) MaySee(up Upload) bool {
	if u.CityWide() || up.SentBy == u.Name {
		return true
	}
	if u.Role == Leader || len(up.Parks) == 0 {
		return false
	}
	for _, code := range up.Parks {
		if !slices.Contains(u.Parks, code) {
			return false
		}
	}
	return true
}

// Act is who does something and when: every writing act of the store carries one.
type Act struct {
	Actor string // user name
	At    Moment
}
