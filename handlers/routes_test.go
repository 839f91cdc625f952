package handlers

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
)

const (
	anyone    = "nobody leader park clerk clerk-jiuyuan admin admin2"
	allRoles  = "leader park clerk clerk-jiuyuan admin admin2"
	allStaff  = "park clerk clerk-jiuyuan admin admin2"
	ownStaff  = "park clerk admin admin2" // those whose parks the upload is within
	allClerks = "clerk clerk-jiuyuan"
	ownClerks = "clerk"
	allAdmins = "admin admin2"
)

// matrix is who gets in where, written out by person so that rights within a
// park show too: upload 1 is rare-earth's. It is compared with the table of
// routes in both directions.
var matrix = map[string]string{
	"GET /healthz":       anyone,
	"GET /readyz":        anyone,
	"GET /static/*":      anyone,
	"GET /signin":        anyone,
	"POST /signin":       anyone,
	"POST /signout":      anyone,
	"GET /setup/:token":  anyone,
	"POST /setup/:token": anyone,

	"GET /":                                 allRoles,
	"GET /rankings":                         allRoles,
	"GET /parks":                            allRoles,
	"GET /rankings.xlsx":                    allRoles,
	"GET /rankings.csv":                     allRoles,
	"GET /parks/:code":                      allRoles,
	"GET /compare":                          allRoles,
	"GET /search":                           allRoles,
	"GET /receipts/:park/:period/:subject":  allRoles,
	"GET /receipts/score/:year/:park/:what": allRoles,
	"GET /changes":                          allRoles,
	"GET /changes.xlsx":                     allRoles,
	"GET /changes.csv":                      allRoles,
	"GET /briefs/:period/:code":             allRoles,
	"GET /briefs":                           allRoles,
	"GET /briefs/:period/:code/issue":       allAdmins,
	"POST /briefs/:period/:code/issue":      allAdmins,
	"GET /measures/sheet/:year/issue":       allAdmins,
	"POST /measures/sheet/:year/issue":      allAdmins,
	"GET /briefs/issued/:id":                allRoles,
	"GET /briefs/issued/style/:hash":        allRoles,
	"GET /movements/:park/:period/:subject": allRoles,

	"GET /assessments":                   allRoles,
	"GET /assessments/:year":             allRoles,
	"GET /assessments/:year/scores.xlsx": allRoles,
	"GET /assessments/:year/:park":       allRoles,

	"GET /measures":                 allRoles,
	"GET /measures.xlsx":            allRoles,
	"GET /measures.csv":             allRoles,
	"GET /measures/sheet/:year":     allRoles,
	"GET /measures/:id":             allRoles,
	"POST /measures/:id/acts":       "park admin admin2",
	"GET /measures/:id/files/:file": allStaff,

	"GET /objectives":              allRoles,
	"GET /objectives.xlsx":         allRoles,
	"GET /objectives.csv":          allRoles,
	"GET /objectives/:code":        allRoles,
	"GET /objectives/:code/enter":  allAdmins,
	"POST /objectives/:code/enter": allAdmins,

	"GET /designations":                            allRoles,
	"GET /designations.xlsx":                       allRoles,
	"GET /designations.csv":                        allRoles,
	"GET /designations/new":                        allAdmins,
	"POST /designations/new":                       allAdmins,
	"GET /designations/:id":                        allRoles,
	"GET /designations/:id/stage":                  allAdmins,
	"POST /designations/:id/stage":                 allAdmins,
	"GET /designations/:id/milestones":             allAdmins,
	"POST /designations/:id/milestones":            allAdmins,
	"GET /designations/:id/milestones/:milestone":  "park admin admin2",
	"POST /designations/:id/milestones/:milestone": "park admin admin2",
	"GET /designations/:id/evidence":               "park admin admin2",
	"POST /designations/:id/evidence":              "park admin admin2",
	"GET /designations/:id/values":                 allAdmins,
	"POST /designations/:id/values":                allAdmins,
	"GET /designations/:id/files/:file":            allStaff,
	"GET /smart":                                   allRoles,
	"GET /smart/assess":                            "park admin admin2",
	"POST /smart/assess":                           "park admin admin2",

	"POST /assessments":      allAdmins,
	"GET /schemes":           allRoles,
	"POST /schemes":          allAdmins,
	"GET /schemes/:id":       allRoles,
	"GET /schemes/:id/trial": allRoles,
	"GET /schemes/:id/edit":  allAdmins,
	"POST /schemes/:id/edit": allAdmins,
	"POST /schemes/:id/use":  allAdmins,

	"GET /incidents":             allRoles,
	"POST /incidents":            allAdmins,
	"GET /incidents/:id/revoke":  allAdmins,
	"POST /incidents/:id/revoke": allAdmins,

	"GET /assessments/:year/notice":   allAdmins,
	"POST /assessments/:year/notice":  allAdmins,
	"GET /assessments/:year/propose":  allAdmins,
	"POST /assessments/:year/propose": allAdmins,
	"GET /assessments/:year/seal":     allAdmins,
	"POST /assessments/:year/seal":    allAdmins,
	"GET /assessments/:year/redraft":  allAdmins,
	"POST /assessments/:year/redraft": allAdmins,
	"GET /assessments/:year/object":   "park",
	"POST /assessments/:year/object":  "park",
	"GET /objections/:id/answer":      allAdmins,
	"POST /objections/:id/answer":     allAdmins,
	"GET /objections/:id/file":        allStaff,

	"GET /uploads":                      allStaff,
	"GET /uploads/new":                  allClerks,
	"GET /uploads/template.xlsx":        allClerks,
	"GET /uploads/headings":             allStaff,
	"POST /uploads/headings/:id/remove": "clerk clerk-jiuyuan admin admin2",
	"POST /uploads":                     allClerks,
	"GET /uploads/:id":                  ownStaff,
	"GET /uploads/:id/file":             ownStaff,
	"GET /uploads/:id/marked.xlsx":      ownStaff,
	"GET /uploads/:id/changes":          ownStaff,
	"GET /uploads/:id/replace":          allAdmins,
	"POST /uploads/:id/replace":         allAdmins,
	"POST /uploads/:id/answers":         ownClerks,
	"POST /uploads/:id/headings":        ownClerks,
	"GET /uploads/:id/submit":           ownClerks,
	"POST /uploads/:id/submit":          ownClerks,
	"GET /uploads/:id/publish":          allAdmins,
	"POST /uploads/:id/publish":         allAdmins,
	"GET /uploads/:id/return":           allAdmins,
	"POST /uploads/:id/return":          allAdmins,
	"GET /uploads/:id/withdraw":         allAdmins,
	"POST /uploads/:id/withdraw":        allAdmins,

	"GET /enterprises":               allStaff,
	"GET /enterprises/new":           allClerks,
	"GET /enterprises/low":           allStaff,
	"POST /enterprises":              allClerks,
	"GET /enterprises/of/:code":      allStaff,
	"GET /enterprises/:id":           allStaff, // there is none yet; whose it is, is tested with the pages
	"GET /enterprises/:id/file":      allStaff,
	"GET /enterprises/:id/publish":   allAdmins,
	"GET /enterprises/:id/return":    allAdmins,
	"GET /enterprises/:id/withdraw":  allAdmins,
	"POST /enterprises/:id/publish":  allAdmins,
	"POST /enterprises/:id/return":   allAdmins,
	"POST /enterprises/:id/withdraw": allAdmins,

	"GET /projects":                     allRoles,
	"GET /projects.xlsx":                allRoles,
	"GET /projects.csv":                 allRoles,
	"GET /projects/blocked":             allRoles,
	"GET /projects/blocked/sheet":       allRoles,
	"GET /projects/quarters":            allRoles,
	"GET /projects/quarters/score":      allAdmins,
	"POST /projects/quarters/score":     allAdmins,
	"GET /projects/new":                 "clerk clerk-jiuyuan admin admin2",
	"POST /projects/new":                "clerk clerk-jiuyuan admin admin2",
	"GET /projects/books/new":           allClerks,
	"POST /projects/books":              allClerks,
	"GET /projects/books/:id":           allStaff, // there is none yet; whose it is, is tested with the pages
	"GET /projects/books/:id/file":      allStaff,
	"POST /projects/books/:id/publish":  allAdmins,
	"POST /projects/books/:id/return":   allAdmins,
	"POST /projects/books/:id/withdraw": allAdmins,
	"GET /projects/:code":               allRoles,
	"GET /projects/:code/edit":          "clerk clerk-jiuyuan admin admin2",
	"POST /projects/:code/edit":         "clerk clerk-jiuyuan admin admin2",

	"GET /admin/parks":                allAdmins,
	"GET /admin/parks/new":            allAdmins,
	"POST /admin/parks/new":           allAdmins,
	"GET /admin/parks/:code":          allAdmins,
	"GET /admin/parks/:code/:ledger":  allAdmins,
	"POST /admin/parks/:code/:ledger": allAdmins,
	"GET /admin/audit":                allAdmins,
}

// example fills the places of a route's path.
var example = strings.NewReplacer(
	":period", "2023-06", ":code", "rare-earth", ":park", "rare-earth", ":subject", "output", ":year", "2022",
	":indicator", "output", ":ledger", "land", ":id", "1", ":milestone", "1", ":file", "1", ":token", "unknown", ":hash", "unknown", "*", "favicon.svg",
)

func TestEveryRouteAdmitsExactlyThePeopleOfTheMatrix(t *testing.T) {
	routes := (&site{}).routes()
	for _, r := range routes {
		name := r.method + " " + r.path
		want, listed := matrix[name]
		if !listed {
			t.Errorf("%s is not in the matrix", name)
			continue
		}
		t.Run(strings.ReplaceAll(name, "/", "∕"), func(t *testing.T) { t.Parallel(); admits(t, r, strings.Fields(want)) })
	}
	for name := range matrix {
		if !slices.ContainsFunc(routes, func(r route) bool { return r.method+" "+r.path == name }) {
			t.Errorf("%s is in the matrix but not in the table", name)
		}
	}
}

// admits tries a route as every person. Who may not is sent to sign in or gets
// 403; everything else counts as being let in, also a form found wanting.
func admits(t *testing.T, r route, want []string) {
	b := newBoard(t)
	b.publish(1, figure("rare-earth", "2023-06", "output", "5123600", "万元"))
	for _, name := range strings.Fields(anyone) {
		person := name
		if name == "nobody" {
			person = ""
		}
		got := b.as(person).do(httptest.NewRequest(r.method, example.Replace(r.path), nil))
		toSignIn := got.status == http.StatusSeeOther && strings.HasPrefix(got.location(), "/signin")
		in := got.status != http.StatusForbidden && (r.who.open || !toSignIn)
		if in != slices.Contains(want, name) {
			t.Errorf("%s: let in: %v (status %d, to %q)", name, in, got.status, got.location())
		}
		if !in && name == "nobody" && !toSignIn {
			t.Errorf("nobody gets status %d instead of the sign-in page", got.status)
		}
		if got.status >= 500 {
			t.Errorf("%s: status %d: %s", name, got.status, b.log)
		}
	}
}

func TestAPersonWithoutTheRightReadsWhoHasIt(t *testing.T) {
	b := newBoard(t)
	b.also(route{http.MethodGet, "/only", admins, b.core.alive, false, 0})
	for lang, words := range map[string]string{"zh-CN": "只对市级管理员开放", "en": "Open to: city administrator"} {
		page := b.as("leader").in(lang).get("/only").want(t, http.StatusForbidden)
		if !strings.Contains(page.body, words) {
			t.Errorf("%s: the page does not say %q", lang, words)
		}
	}
}

func TestARouteWithoutAccessIsOpenToNobody(t *testing.T) {
	for _, u := range people {
		if (access{}).allows(u.Role) {
			t.Errorf("%s is let in", u.Role)
		}
	}
}

func TestHeadIsAnsweredWhereGetIs(t *testing.T) {
	b := newBoard(t)
	got := b.as("").do(httptest.NewRequest(http.MethodHead, "/signin", nil)).want(t, http.StatusOK)
	if got.header.Get("Content-Type") != "text/html; charset=UTF-8" {
		t.Errorf("type %q", got.header.Get("Content-Type"))
	}
}

func TestAWrongMethodChangesNothingAndSaysSo(t *testing.T) {
	newBoard(t).as("admin").post("/healthz", url.Values{}).want(t, http.StatusMethodNotAllowed)
}
