package store_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/store/storetest"
)

// later is a moment after everything in these tests: names known then are read
// from the revisions themselves, without the index.
func later() park.Moment { return storetest.Act(1_000_000).At }

func named(code, name string) park.Project {
	p := projectOf(code, 10_000)
	p.Name = name
	return p
}

func foundCodes(t *testing.T, db *store.DB, words string, asof park.Moment) []string {
	t.Helper()
	found, err := db.FindProjects(t.Context(), words, 20, asof)
	if err != nil {
		t.Fatalf("%.40q: %v", words, err)
	}
	var codes []string
	for _, p := range found.Projects {
		codes = append(codes, p.Code)
	}
	return codes
}

func TestTheCodeItselfIsFoundFirstThenWhatBeginsWithTheWords(t *testing.T) {
	db := storetest.New(t)
	loadSample(t, db, 0)
	publishProjects(t, db, 1, "一.xlsx", named("A-1", "接A-12的线"), named("A-12", "甲"), named("A-120", "乙"), named("B-1", "a-12号"), named("C-1", "稀土永磁"))
	for words, want := range map[string]string{
		"A-12": "A-12 A-120 A-1 B-1", "a-12": "A-12 A-120 A-1 B-1", "稀土": "C-1", "土永磁": "C-1", "土": "C-1", "1": "A-1 A-12 A-120 B-1 C-1", "": "", "稀土磁": "",
	} {
		if got := strings.Join(foundCodes(t, db, words, park.Moment{}), " "); got != want {
			t.Errorf("%q found %s, want %s", words, got, want)
		}
	}
	found, err := db.FindProjects(t.Context(), "-1", 2, park.Moment{})
	must(t, err)
	if len(found.Projects) != 2 || found.Count != 5 || found.Projects[0].Park != "jiuyuan" || found.Projects[0].State != park.ProjectBuilding {
		t.Errorf("two of five are %+v", found)
	}
}

func TestASearchOfAnEarlierMomentFindsTheNamesKnownThen(t *testing.T) {
	db := storetest.New(t)
	loadSample(t, db, 0)
	publishProjects(t, db, 1, "一.xlsx", named("P-1", "旧名厂房"))
	second := publishProjects(t, db, 3, "二.xlsx", named("P-1", "新名厂房"))
	for words, want := range map[string][3]string{"旧名厂": {"P-1", "", "P-1"}, "新名厂": {"", "P-1", ""}} {
		if got := foundCodes(t, db, words, on("", 2).At); strings.Join(got, "") != want[0] {
			t.Errorf("%s before the revision: %v", words, got)
		}
		if got := foundCodes(t, db, words, park.Moment{}); strings.Join(got, "") != want[1] {
			t.Errorf("%s after it: %v", words, got)
		}
	}
	must(t, db.WithdrawProjects(t.Context(), on("admin", 5), second, "重复"))
	if got := foundCodes(t, db, "旧名厂", park.Moment{}); strings.Join(got, "") != "P-1" {
		t.Errorf("after withdrawing: %v", got)
	}
}

func TestHostileWordsMeanOnlyThemselves(t *testing.T) {
	db := storetest.New(t)
	loadSample(t, db, 0)
	publishProjects(t, db, 1, "一.xlsx", named("P-1", `稀土 "一期" NEAR(a b)`), named("P-2", "增长100%_二期"), named("P-3", `O'Brien\厂 </script> 😀😀😀`))
	for words, want := range map[string]string{
		`"`: "P-1", `"一期"`: "P-1", `NEAR(`: "P-1", `NEAR(a`: "P-1", "near(A B)": "P-1", `*`: "", `P*`: "", `P-1*`: "", "%": "P-2", "_": "P-2", "0%_": "P-2", "___": "", "%%%": "",
		"'": "P-3", `\`: "P-3", `n\厂`: "P-3", "</script>": "P-3", "😀": "P-3", "😀😀😀": "P-3", "😀😀😀😀": "", "AND": "", "P-1 OR P-2": "", "name:稀土": "", "-稀土稀土": "", "^稀土 ": "",
		"P-1\x00": "", "\xff\xfe稀土": "", strings.Repeat("稀", 1_000): "", strings.Repeat("%", 60_000): "", `""""`: "", `稀土"; DROP TABLE project_names`: "",
	} {
		for _, asof := range []park.Moment{{}, later()} {
			if got := strings.Join(foundCodes(t, db, words, asof), " "); got != want {
				t.Errorf("%.40q found %q, want %q", words, got, want)
			}
		}
	}
}

// After any acts the index answers as the revisions themselves do.
func TestTheIndexNeverDisagreesWithTheTables(t *testing.T) {
	for seed := range uint64(4) {
		r := rand.New(rand.NewPCG(seed, 6))
		db := storetest.New(t)
		loadSample(t, db, 0)
		name := func() string {
			parts := []string{"稀土", "永磁", "项目", "二期", "%", "_", `"`, "Al", "aL", " ", "é", "É", "😀"}
			var b strings.Builder
			for range 2 + r.IntN(5) {
				b.WriteString(parts[r.IntN(len(parts))])
			}
			return "项" + b.String()
		}
		var live []int64
		for step := range 14 {
			minute := 10 * (step + 1)
			switch code := fmt.Sprintf("P-%d", r.IntN(8)); {
			case r.IntN(3) == 0 && len(live) > 0:
				at := r.IntN(len(live))
				must(t, db.WithdrawProjects(t.Context(), on("admin", minute), live[at], "错"))
				live = slices.Delete(live, at, at+1)
			case r.IntN(2) == 0:
				history, err := db.ProjectHistory(t.Context(), code, park.Moment{})
				must(t, err)
				upon := int64(0)
				for _, p := range slices.Backward(history) {
					if p.Gone.IsZero() {
						upon = p.ID
					}
				}
				must(t, db.RecordProject(t.Context(), on("admin", minute), named(code, name()), upon))
			default:
				book := fmt.Sprintf("%d-%d.xlsx", seed, step)
				live = append(live, publishProjects(t, db, minute, book, named(code, name()), named("Q-"+code, name())))
			}
			for range 6 {
				words := []rune(name())
				from := r.IntN(len(words))
				part := string(words[from:min(len(words), from+1+r.IntN(4))])
				if got, want := foundCodes(t, db, part, park.Moment{}), foundCodes(t, db, part, later()); !slices.Equal(got, want) {
					t.Fatalf("seed %d, step %d: %q found %v by the index, %v in the tables", seed, step, part, got, want)
				}
			}
		}
		if _, err := db.Writer().Exec(`INSERT INTO project_index (project_index, rank) VALUES ('integrity-check', 1)`); err != nil {
			t.Errorf("seed %d: %v", seed, err)
		}
	}
}

func TestClearingTheSampleClearsItsNames(t *testing.T) {
	db := storetest.New(t)
	loadSample(t, db, 0)
	r := ledgerBook("样.xlsx", 1)
	r.Sample = true
	id, err := db.ReceiveProjects(t.Context(), on("clerk", 1), r)
	must(t, err)
	must(t, db.PublishProjects(t.Context(), on("admin", 2), id, []park.Project{named("P-1", "示例厂房")}, ""))
	publishProjects(t, db, 3, "真.xlsx", named("P-2", "真的厂房"))
	must(t, db.ClearSample(t.Context(), storetest.Act(5)))
	if got := foundCodes(t, db, "厂房", park.Moment{}); !slices.Equal(got, []string{"P-2"}) {
		t.Errorf("found %v", got)
	}
	if got := foundCodes(t, db, "的厂房", park.Moment{}); !slices.Equal(got, []string{"P-2"}) {
		t.Errorf("the index found %v", got)
	}
}
