package intake

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"
	"time"

	"parkboard/internal/catalog"
	"parkboard/internal/park"
)

// expectation files stand beside the sample workbooks of testdata; what their
// fields mean is told in testdata/README.md.
type expected struct {
	Args    []string
	Exit    int
	Figures *[]map[string]any
	Ignore  []map[string]string `json:"figures_ignore"`
	Include []map[string]any    `json:"issues_include"`
	Allow   []any               `json:"issues_allow"`
	Exclude []string            `json:"issues_exclude_severity"`
}

func TestEverySampleWorkbookIsReadAsItsExpectationSays(t *testing.T) {
	files, err := filepath.Glob("testdata/*.expect.json")
	if err != nil || len(files) < 20 {
		t.Fatalf("the sample workbooks are not there: %d, %v", len(files), err)
	}
	for _, f := range files {
		name := strings.TrimSuffix(filepath.Base(f), ".expect.json")
		t.Run(name, func(t *testing.T) {
			var want expected
			load(t, f, &want)
			if len(want.Args) > 0 {
				t.Fatalf("arguments %v are not understood by this test", want.Args)
			}
			verify(t, readSample(t, filepath.Join("testdata", name), nil), want)
		})
	}
}

func TestEveryStoryOfSampleWorkbooksIsToldAsWritten(t *testing.T) {
	stories, err := filepath.Glob("testdata/*/scenario.json")
	if err != nil || len(stories) < 3 {
		t.Fatalf("the stories are not there: %d, %v", len(stories), err)
	}
	for _, s := range stories {
		dir := filepath.Dir(s)
		t.Run(filepath.Base(dir), func(t *testing.T) {
			var story struct {
				Steps []struct {
					Run, File, As string
					Files, Accept []string
					Exit          int
					Expect        expected
				}
			}
			load(t, s, &story)
			var live []park.Published
			for _, step := range story.Steps {
				if step.Run == "read" {
					verify(t, readSample(t, filepath.Join(dir, step.File), park.NewLedger(live)), step.Expect)
					continue
				}
				exit := 0
				for _, file := range step.Files {
					d := readSample(t, filepath.Join(dir, file), park.NewLedger(live))
					stopped := slices.ContainsFunc(d.Open(nil), func(i park.Issue) bool {
						return i.Severity == park.Err || !slices.Contains(step.Accept, string(i.Code))
					})
					if stopped {
						exit = 1
						continue
					}
					live = publish(live, d.Figures)
				}
				if exit != step.Exit {
					t.Errorf("import %v ends with %d, want %d", step.Files, exit, step.Exit)
				}
			}
		})
	}
}

func publish(live []park.Published, figures []park.Figure) []park.Published {
	upload := int64(1)
	if len(live) > 0 {
		upload = live[len(live)-1].Upload + 1
	}
	at := time.Date(2023, 7, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(upload))
	for _, f := range figures {
		live = append(live, park.Published{Figure: f, ID: int64(len(live) + 1), Upload: upload, PublishedAt: at})
	}
	return live
}

func readSample(t *testing.T, path string, history *park.Ledger) Draft {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return Read(t.Context(), Request{Name: filepath.Base(path), Bytes: b, Catalogue: catalog.Default(), History: history})
}

func load(t *testing.T, path string, into any) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(b, into)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// verify holds a draft against its expectation: figures exactly, every issue
// that must be there, and no error or question beyond those named.
func verify(t *testing.T, d Draft, want expected) {
	t.Helper()
	exit := 0
	if len(d.Open(nil)) > 0 {
		exit = 1
	}
	if exit != want.Exit {
		t.Errorf("ends with %d, want %d", exit, want.Exit)
	}
	if want.Figures != nil {
		verifyFigures(t, d, want)
	}
	for _, w := range want.Include {
		if !slices.ContainsFunc(d.Issues, func(i park.Issue) bool { return matches(i, w) }) {
			t.Errorf("missing issue %v", w)
		}
	}
	for _, i := range d.Issues {
		verifyIssue(t, i, want)
	}
	if t.Failed() {
		for _, i := range d.Issues {
			t.Logf("%s %s %s!%s: %s", i.Severity, i.Code, i.Sheet, i.Cell, i.Message().ZH)
		}
	}
}

func verifyFigures(t *testing.T, d Draft, want expected) {
	t.Helper()
	ignored := func(sheet, cell string) bool {
		return slices.ContainsFunc(want.Ignore, func(m map[string]string) bool { return m["sheet"] == sheet && m["cell"] == cell })
	}
	var got, wanted []string
	for _, f := range d.Figures {
		if !ignored(f.Sheet, f.Cell) {
			got = append(got, fmt.Sprint(f.Sheet, "!", f.Cell, " ", f.Park, " ", f.Period, " ", f.Indicator, " ", f.Measure, " ", f.Value, " ", f.Unit))
		}
	}
	for _, f := range *want.Figures {
		if f["sheet"] == nil || f["cell"] == nil {
			t.Fatalf("a figure without its cell: %v", f)
		}
		if !ignored(f["sheet"].(string), f["cell"].(string)) {
			wanted = append(wanted, fmt.Sprint(f["sheet"], "!", f["cell"], " ", f["park"], " ", f["period"], " ", f["indicator"], " ", f["measure"], " ", f["value"], " ", f["unit"]))
		}
	}
	sort.Strings(got)
	sort.Strings(wanted)
	for _, g := range got {
		if !slices.Contains(wanted, g) {
			t.Errorf("unexpected figure %s", g)
		}
	}
	for _, w := range wanted {
		if !slices.Contains(got, w) {
			t.Errorf("missing figure %s", w)
		}
	}
}

// verifyIssue refuses errors and questions nobody expects, severities that
// must not appear, and issues that do not say enough.
func verifyIssue(t *testing.T, i park.Issue, want expected) {
	t.Helper()
	if slices.Contains(want.Exclude, string(i.Severity)) {
		t.Errorf("%s must not appear: %s at %s!%s", i.Severity, i.Code, i.Sheet, i.Cell)
	}
	if i.Title.ZH == "" || i.Title.EN == "" || i.Do.ZH == "" || i.Do.EN == "" {
		t.Errorf("%s says too little: %+v", i.Code, i)
	}
	if i.Severity == park.Remark {
		return
	}
	expected := slices.ContainsFunc(want.Include, func(w map[string]any) bool { return matches(i, w) }) ||
		slices.Contains(want.Allow, any(string(i.Code)))
	if !expected {
		t.Errorf("a false stop: %s %s at %s!%s: %s", i.Severity, i.Code, i.Sheet, i.Cell, i.Message().EN)
	}
}

// matches reports whether an issue is the one described; a list means any of
// its words.
func matches(i park.Issue, w map[string]any) bool {
	is := map[string]string{"severity": string(i.Severity), "code": string(i.Code), "sheet": i.Sheet, "cell": i.Cell}
	for field, value := range w {
		switch v := value.(type) {
		case string:
			if is[field] != v {
				return false
			}
		case []any:
			if !slices.Contains(v, any(is[field])) {
				return false
			}
		default:
			return false
		}
	}
	return true
}
