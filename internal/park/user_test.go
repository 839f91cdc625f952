package park

import "testing"

func TestWhoMaySendForWhom(t *testing.T) {
	cases := map[string]struct {
		user User
		own  bool // for jiuyuan
		all  bool // for metals
	}{
		"a leader reads":                {User{Role: Leader}, false, false},
		"a park's administrator":        {User{Role: Keeper, Parks: []string{"jiuyuan"}}, false, false},
		"a clerk of one park":           {User{Role: Clerk, Parks: []string{"jiuyuan"}}, true, false},
		"a city-wide clerk":             {User{Role: Clerk}, true, true},
		"an administrator publishes":    {User{Role: Admin}, false, false},
		"a keeper of no park is no one": {User{Role: Keeper}, false, false},
	}
	for name, c := range cases {
		if c.user.MaySend("jiuyuan") != c.own || c.user.MaySend("metals") != c.all {
			t.Errorf("%s: jiuyuan %v, metals %v", name, c.user.MaySend("jiuyuan"), c.user.MaySend("metals"))
		}
	}
}

func TestWhoMaySeeAnUpload(t *testing.T) {
	up := Upload{SentBy: "hanxue", Parks: []string{"jiuyuan", "metals"}}
	cases := map[string]struct {
		user User
		see  bool
	}{
		"its sender":              {User{Name: "hanxue", Role: Clerk, Parks: []string{"tuyou"}}, true},
		"a city-wide clerk":       {User{Role: Clerk}, true},
		"a city administrator":    {User{Role: Admin}, true},
		"a leader":                {User{Role: Leader}, false},
		"a leader given parks":    {User{Role: Leader, Parks: []string{"jiuyuan", "metals"}}, false},
		"all its parks":           {User{Role: Keeper, Parks: []string{"metals", "jiuyuan", "tuyou"}}, true},
		"one of its parks":        {User{Role: Keeper, Parks: []string{"jiuyuan"}}, false},
		"a clerk of another park": {User{Role: Clerk, Parks: []string{"tuyou"}}, false},
	}
	for name, c := range cases {
		if got := c.user.MaySee(up); got != c.see {
			t.Errorf("%s: %v", name, got)
		}
	}
	if (User{Role: Keeper, Parks: []string{"jiuyuan"}}).MaySee(Upload{SentBy: "x"}) {
		t.Error("a file in which no park was read is open to a park")
	}
}
