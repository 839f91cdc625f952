package arch

import (
	"slices"
	"strings"
	"testing"
)

// anything stands in a room's list for every room but cmd.
const anything = "anything"

// rooms says which of our packages may import which others of ours, and why.
// A package that is not here is argued for in docs/decisions first.
var rooms = map[string]struct {
	may []string
	why string
}{
	"internal/park":   {nil, "the nouns: every room speaks in them, so they know no room"},
	"internal/sheet":  {nil, "bytes to cells: what a cell means is not its business"},
	"internal/locale": {nil, "words only; how numbers are written is the views' work"},
	"internal/plot":   {nil, "marks from plain numbers, for any page"},
	"static":          {nil, "files in the binary"},
	"internal/catalog": {[]string{"internal/park"},
		"a city's data, read into the nouns"},
	"internal/board": {[]string{"internal/park"},
		"sums over figures; where they are kept and how they are printed is unknown to it"},
	"internal/score": {[]string{"internal/park"},
		"schemes to scores on values it is given; where they come from and how they are printed is unknown to it"},
	"internal/assess": {[]string{"internal/park", "internal/board", "internal/score"},
		"puts the board's numbers before a scheme; it stores nothing and prints nothing"},
	"internal/intake": {[]string{"internal/park", "internal/sheet"},
		"cells to figures; it stores nothing"},
	"internal/enterprise": {[]string{"internal/park", "internal/sheet", "internal/intake", "internal/score"},
		"single enterprises from cells to scores; it reads by the intake's rules, stores nothing and prints nothing"},
	"internal/project": {[]string{"internal/park", "internal/sheet", "internal/intake"},
		"key projects from cells to counts; it reads by the intake's rules, stores nothing and prints nothing"},
	"internal/form": {[]string{"internal/park", "internal/sheet"},
		"names and headings to a blank workbook; it holds no value, and the reader is only its test"},
	"internal/export": {[]string{"internal/park", "internal/sheet"},
		"a table to the bytes other programs read; what it says is the views' work"},
	"internal/scorebook": {[]string{"internal/park", "internal/sheet", "internal/score", "internal/locale"},
		"a result to a workbook that computes itself; its formulas are half its words, and it scores nothing"},
	"internal/sample": {[]string{"internal/park", "internal/sheet", "internal/form"},
		"writes workbooks as an office would; they are read and published by the ordinary way"},
	"store": {[]string{"internal/park"},
		"remembers the nouns; computes nothing, prints nothing"},
	"views": {[]string{"internal/park", "internal/board", "internal/score", "internal/assess", "internal/enterprise", "internal/project", "internal/plot", "internal/export", "internal/scorebook", "internal/locale", "static"},
		"prints what it is given: a page can then be tested without a database"},
	"handlers":      {[]string{anything}, "the browser's side brings the rooms together"},
	"cmd/parkboard": {[]string{anything}, "the one place that reads arguments and the clock"},
	"internal/arch": {nil, "reads the code, runs none of it"},
	"internal/e2e":  {nil, "drives the built binary from outside, as a browser does"},
	"internal/bench": {nil,
		"measures the built binary from outside"},
}

// testMay is what every test may import beside its room's own list: real
// workbooks and real data instead of invented ones. Packages ending in test
// are helpers of tests and come on top.
var testMay = []string{
	"internal/board", "internal/catalog", "internal/intake", "internal/park", "internal/sample", "internal/sheet",
}

func TestAPackageImportsOnlyWhatItsRoomMay(t *testing.T) {
	for _, s := range sources(t) {
		helper := helperOf(s.room)
		rule, known := rooms[s.room]
		if helper != "" {
			rule, known = rooms[helper]
		}
		if !known {
			t.Errorf("%s: package %s is in no room; argue for it in docs/decisions and add it here", s.path, s.room)
			continue
		}
		for _, imported := range s.ours() {
			testing := s.test || helper != ""
			switch {
			case mayImport(rule.may, imported):
			case imported == s.room || imported == helper: // an external test, a helper of its own room
			case testing && (slices.Contains(testMay, imported) || helperOf(imported) != ""):
			default:
				t.Errorf("%s imports %s; %s is: %s", s.path, imported, s.room, rule.why)
			}
		}
	}
}

func mayImport(may []string, room string) bool {
	if slices.Contains(may, anything) {
		return helperOf(room) == "" && !strings.HasPrefix(room, "cmd/")
	}
	return slices.Contains(may, room)
}

// helperOf is the room that a package of test helpers serves: store for
// store/storetest, "" for a package that is none.
func helperOf(room string) string {
	dir, base, ok := cutLast(room)
	if !ok || !strings.HasSuffix(base, "test") {
		return ""
	}
	return dir
}

func cutLast(room string) (dir, base string, ok bool) {
	i := strings.LastIndexByte(room, '/')
	if i < 0 {
		return "", room, false
	}
	return room[:i], room[i+1:], true
}

func TestEveryRoomOfTheTableExistsAndSaysWhy(t *testing.T) {
	there := make(map[string]bool)
	for _, s := range sources(t) {
		there[s.room] = true
	}
	for room, rule := range rooms {
		if !there[room] {
			t.Errorf("the table speaks of %s, which does not exist", room)
		}
		if rule.why == "" {
			t.Errorf("%s has no reason", room)
		}
	}
}

// owners says which rooms may import a library from outside; the longest
// prefix of the import path decides. Tests count like the rest unless a room
// is marked "(tests)".
var owners = []struct {
	module string
	rooms  []string
	why    string
}{
	{"github.com/labstack/echo/v4", []string{"handlers", "internal/bench"},
		"HTTP is the handlers' business: a later major is a change of one package; bench measures against a bare one"},
	{"github.com/alexedwards/scs/v2", []string{"handlers", "store"}, "sessions travel in cookies and rest in the store"},
	{"github.com/a-h/templ", []string{"views", "handlers"}, "markup"},
	{"github.com/go-echarts/go-echarts/v2", []string{"views"}, "builds chart options as data; its own renderers print markup"},
	{"github.com/piglig/go-qr", []string{"internal/plot"}, "a code is a drawing like the others; its own renderers are not used"},
	{"database/sql", []string{"store"}, "SQL is the store's business"},
	{"modernc.org/sqlite", []string{"store"}, "SQL is the store's business"},
	{"github.com/pressly/goose/v3", []string{"store"}, "migrations"},
	{"github.com/ccojocar/zxcvbn-go", []string{"store"}, "passwords are judged where they are kept"},
	{"golang.org/x/crypto/argon2", []string{"store"}, "passwords are hashed where they are kept"},
	{"github.com/xuri/excelize/v2", []string{"internal/sheet", "internal/intake (tests)"}, "workbooks become cells in one place; its bare walk is what reading is measured against"},
	{"github.com/richardlehane/mscfb", []string{"internal/sheet"}, "the container of .xls"},
	{"golang.org/x/text/encoding", []string{"internal/sheet"}, "GB18030 and UTF-16 of csv files"},
	{"golang.org/x/text/unicode/norm", []string{"internal/intake", "internal/catalog"}, "names are compared in NFKC"},
	{"golang.org/x/text/language", []string{"handlers"}, "Accept-Language"},
	{"go.yaml.in/yaml/v3", []string{"internal/catalog", "internal/locale", "internal/arch (tests)"}, "files that people write"},
	{"github.com/chromedp", []string{"internal/e2e (tests)"}, "the browser"},
	{"pgregory.net/rapid", []string{"(tests)"}, "properties"},
	{"golang.org/x/net/html", []string{"(tests)"}, "pages are read as a browser reads them"},
}

func TestALibraryIsImportedByItsOwnersOnly(t *testing.T) {
	for _, s := range sources(t) {
		for _, imported := range s.imports() {
			first, _, _ := strings.Cut(imported, "/")
			foreign := strings.Contains(first, ".") || imported == "database/sql" || strings.HasPrefix(imported, "database/sql/")
			if !foreign {
				continue
			}
			owner, found := ownersOf(imported)
			switch {
			case !found:
				t.Errorf("%s imports %s, which has no owner; a new library is argued for in docs/decisions", s.path, imported)
			case slices.Contains(owner, s.room), slices.Contains(owner, helperOf(s.room)):
			case s.test && (slices.Contains(owner, s.room+" (tests)") || slices.Contains(owner, "(tests)")):
			default:
				t.Errorf("%s imports %s, which belongs to %v", s.path, imported, owner)
			}
		}
	}
}

func ownersOf(imported string) (owner []string, found bool) {
	longest := -1
	for _, o := range owners {
		if len(o.module) > longest && (imported == o.module || strings.HasPrefix(imported, o.module+"/")) {
			owner, found, longest = o.rooms, true, len(o.module)
		}
	}
	return owner, found
}

func TestChartLibraryStaysInTheChartFiles(t *testing.T) {
	for _, s := range sources(t) {
		for _, imported := range s.imports() {
			if strings.HasPrefix(imported, "github.com/go-echarts/") && !strings.HasPrefix(s.path, "views/chart") {
				t.Errorf("%s imports %s; only views/chart*.go may", s.path, imported)
			}
		}
	}
}
