package park

import "testing"

func TestAMappingIsTakenBackByItsClerkAndTheCity(t *testing.T) {
	m := HeadingMapping{Actor: "batu"}
	for name, c := range map[string]struct {
		user User
		may  bool
	}{
		"the clerk who made it":      {User{Name: "batu", Role: Clerk, Parks: []string{"jiuyuan"}}, true},
		"another park's clerk":       {User{Name: "wang", Role: Clerk, Parks: []string{"jiuyuan"}}, false},
		"a city-wide clerk":          {User{Name: "hanxue", Role: Clerk}, true},
		"a city administrator":       {User{Name: "admin", Role: Admin}, true},
		"a park's administrator":     {User{Name: "zhou", Role: Keeper, Parks: []string{"jiuyuan"}}, false},
		"a leader of the same name":  {User{Name: "batu", Role: Leader}, false},
		"a keeper who made it once":  {User{Name: "batu", Role: Keeper}, false},
		"a clerk without a mapping":  {User{Name: "", Role: Clerk, Parks: []string{"jiuyuan"}}, false},
		"a reader without a session": {User{}, false},
	} {
		if c.user.MayUnmap(m) != c.may {
			t.Errorf("%s: %v", name, !c.may)
		}
	}
}
