package store_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/alexedwards/scs/v2"

	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/store/storetest"
)

const strong = "corn-lamp-velvet-ridge"

func TestOnlyTheRightPasswordSignsIn(t *testing.T) {
	db := storetest.New(t)
	ctx := t.Context()
	wang := park.User{Name: "wang", Display: "王敏", Role: park.Clerk, Parks: []string{"jiuyuan"}}
	must(t, db.AddUser(ctx, storetest.Act(0), wang, strong))
	got, err := db.CheckPassword(ctx, "wang", strong)
	must(t, err)
	if got.Display != "王敏" || got.Role != park.Clerk || !slices.Equal(got.Parks, wang.Parks) {
		t.Errorf("signed in as %+v", got)
	}
	for name, c := range map[string][2]string{
		"a wrong password":        {"wang", strong + "x"},
		"no password":             {"wang", ""},
		"a very long one":         {"wang", strings.Repeat("x", 1<<20)},
		"an unknown name":         {"zhang", strong},
		"an account without one":  {store.FirstAdministrator, ""},
		"another writing of name": {"Wang", strong},
	} {
		_, err := db.CheckPassword(ctx, c[0], c[1])
		if t.Run(name, func(t *testing.T) { refused(t, err, park.Forbidden, "signin") }); err == nil {
			t.Fatal("signed in")
		}
	}
}

func TestAnUnknownNameCostsAsMuchAsAKnownOne(t *testing.T) {
	db := storetest.New(t)
	must(t, db.AddUser(t.Context(), storetest.Act(0), park.User{Name: "wang", Role: park.Leader}, strong))
	took := func(name string) time.Duration {
		best := time.Hour
		for range 5 {
			start := time.Now()
			_, err := db.CheckPassword(t.Context(), name, "guess")
			refused(t, err, park.Forbidden, "signin")
			best = min(best, time.Since(start))
		}
		return best
	}
	if known, unknown := took("wang"), took("nobody"); unknown < known/3 {
		t.Errorf("an unknown name is answered in %v, a known one in %v", unknown, known)
	}
}

func TestGuessablePasswordsAreRefused(t *testing.T) {
	db := storetest.New(t)
	ctx := t.Context()
	wang := park.User{Name: "wangmin", Display: "王敏", Role: park.Leader}
	must(t, db.AddUser(ctx, storetest.Act(0), wang, ""))
	for _, weak := range []string{"", "sample", "password1", "12345678", "jiuyuan2023", "rare-earth", "Baotou2023", "wangmin1", "parkboard!", "九原工业园区", "包头2023"} {
		refused(t, db.SetPassword(ctx, storetest.Act(1), "wangmin", weak), park.Invalid, "weak_password")
	}
	refused(t, db.SetPassword(ctx, storetest.Act(1), "wangmin", strings.Repeat(strong, 20)), park.Invalid, "long_password")
	refused(t, db.AddUser(ctx, storetest.Act(1), park.User{Name: "li", Role: park.Leader}, "sample"), park.Invalid, "weak_password")
	refused(t, db.SetPassword(ctx, storetest.Act(1), "nobody", strong), park.NotFound, "user")
	must(t, db.SetPassword(ctx, storetest.Act(2), "wangmin", strong))
	_, err := db.CheckPassword(ctx, "wangmin", strong)
	must(t, err)
}

func TestAccountsThatMakeNoSenseAreRefused(t *testing.T) {
	db := storetest.New(t)
	for name, c := range map[string]struct {
		user park.User
		kind park.Kind
		key  string
	}{
		"no name":                   {park.User{Role: park.Leader}, park.Invalid, "user_name"},
		"a name with a space":       {park.User{Name: "wang min", Role: park.Leader}, park.Invalid, "user_name"},
		"no role":                   {park.User{Name: "wang"}, park.Invalid, "role"},
		"a keeper of no park":       {park.User{Name: "wang", Role: park.Keeper}, park.Invalid, "user_parks"},
		"a leader of one park":      {park.User{Name: "wang", Role: park.Leader, Parks: []string{"jiuyuan"}}, park.Invalid, "user_parks"},
		"a clerk of no known park":  {park.User{Name: "wang", Role: park.Clerk, Parks: []string{"atlantis"}}, park.Invalid, "park_not_listed"},
		"a clerk of the city's row": {park.User{Name: "wang", Role: park.Clerk, Parks: []string{park.CityCode}}, park.Invalid, "park_not_listed"},
		"a name that is taken":      {park.User{Name: store.FirstAdministrator, Role: park.Admin}, park.Conflict, "user_exists"},
		"a sample of another role":  {park.User{Name: store.FirstAdministrator, Role: park.Leader, Sample: true}, park.Conflict, "user_exists"},
	} {
		t.Run(name, func(t *testing.T) {
			refused(t, db.AddUser(t.Context(), storetest.Act(0), c.user, ""), c.kind, c.key)
		})
	}
}

func TestASetUpLinkWorksOnceWithinADayForItsOwner(t *testing.T) {
	db := storetest.New(t)
	ctx := t.Context()
	issued := storetest.Act(0)
	old, err := db.SetupToken(ctx, issued, store.FirstAdministrator)
	must(t, err)
	token, err := db.SetupToken(ctx, issued, store.FirstAdministrator)
	must(t, err)
	var kept string
	must(t, db.Writer().QueryRow(`SELECT group_concat(hash) FROM setup_tokens`).Scan(&kept))
	if strings.Contains(kept, token) {
		t.Error("the token itself is stored")
	}
	use := func(token, password string, after time.Duration) error {
		return db.UseSetupToken(ctx, park.Act{At: issued.At.Add(after)}, token, password)
	}
	refused(t, use("guess", strong, 0), park.NotFound, "setup_token")
	refused(t, use(old, strong, 0), park.NotFound, "setup_token")
	refused(t, use(token, strong, 24*time.Hour), park.NotFound, "setup_token")
	refused(t, use(token, "admin", time.Hour), park.Invalid, "weak_password")
	owner, err := db.SetupOwner(ctx, token, issued.At.Add(time.Hour))
	must(t, err)
	if owner.Name != store.FirstAdministrator {
		t.Errorf("the link is for %s", owner.Name)
	}
	must(t, use(token, strong, 24*time.Hour-time.Second))
	refused(t, use(token, strong+"!", 0), park.NotFound, "setup_token")
	_, err = db.CheckPassword(ctx, store.FirstAdministrator, strong)
	must(t, err)
	has, err := db.HasPassword(ctx, store.FirstAdministrator)
	must(t, err)
	rows, err := db.Audit(ctx, 1)
	must(t, err)
	if !has || rows[0].Actor != store.FirstAdministrator || rows[0].Verb != store.VerbPassword {
		t.Errorf("has a password %v, audited %+v", has, rows[0])
	}
}

func TestEveryoneWhoEverHadAnAccountIsNamed(t *testing.T) {
	db := storetest.New(t)
	must(t, db.AddUser(t.Context(), storetest.Act(0), park.User{Name: "clerk", Display: "王敏", Role: park.Clerk, Sample: true}, "sample"))
	must(t, db.ClearSample(t.Context(), storetest.Act(1)))
	names, err := db.PeopleNames(t.Context())
	must(t, err)
	if names["clerk"] != "王敏" || names[store.FirstAdministrator] != store.FirstAdministrator {
		t.Errorf("names %v", names)
	}
}

// The session library must find both of its interfaces.
var (
	_ scs.CtxStore         = (*store.SessionStore)(nil)
	_ scs.IterableStore    = (*store.SessionStore)(nil)
	_ scs.IterableCtxStore = (*store.SessionStore)(nil)
)

func TestASessionLivesUntilItsExpiry(t *testing.T) {
	db := storetest.New(t)
	now := storetest.Start
	sessions := db.Sessions(func() time.Time { return now })
	must(t, sessions.Commit("a", []byte("first"), now.Add(time.Hour)))
	must(t, sessions.Commit("a", []byte("second"), now.Add(time.Hour)))
	must(t, sessions.Commit("b", []byte("other"), now.Add(time.Minute)))
	find := func(token string) string {
		data, found, err := sessions.Find(token)
		must(t, err)
		if !found {
			return "none"
		}
		return string(data)
	}
	if find("a") != "second" || find("b") != "other" || find("c") != "none" {
		t.Errorf("found %s, %s, %s", find("a"), find("b"), find("c"))
	}
	now = now.Add(time.Minute)
	all, err := sessions.All()
	must(t, err)
	if find("b") != "none" || len(all) != 1 || string(all["a"]) != "second" {
		t.Errorf("after its expiry: %s, all %v", find("b"), all)
	}
	must(t, db.ExpireSessions(context.Background(), now))
	var left int
	must(t, db.Writer().QueryRow(`SELECT count(*) FROM sessions`).Scan(&left))
	if left != 1 {
		t.Errorf("%d sessions left, want the live one", left)
	}
	must(t, sessions.Delete("a"))
	must(t, sessions.Delete("a"))
	if find("a") != "none" {
		t.Error("a deleted session was found")
	}
}
