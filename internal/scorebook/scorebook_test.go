package scorebook_test

import (
	"bytes"
	"fmt"
	"math/big"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"parkboard/internal/locale"
	"parkboard/internal/park"
	"parkboard/internal/score"
	"parkboard/internal/scorebook"
	"parkboard/internal/sheet"
	"parkboard/internal/sheet/sheettest"
)

// hostile are names that a spreadsheet program could run.
var hostile = []string{
	`=HYPERLINK("http://x","y")`, "+1+1", "-2+3", "@SUM(A1)", "\t=1", `</script>"'&`, strings.Repeat("园", 60),
}

func points(n int) park.Quantity { return park.Quantity(n) * park.QuantityScale }

// anyScheme draws a scheme of every method, with every rule for missing values,
// bands by score and by quota.
func anyScheme(r *rand.Rand) *park.Scheme {
	s := &park.Scheme{
		Code: "test", Year: 2023, Version: 1, Name: park.Text{ZH: "试"}, Window: park.SpanYear, Basis: park.Industrial,
		Missing: missing[r.IntN(3)], BandsBy: park.ByScore, Bands: park.DefaultBands(), TieBreak: []string{"tax", "revenue"}[:r.IntN(3)],
		Deductions: []park.Penalty{{Code: "safety", Name: park.Text{ZH: hostile[0]}, Points: points(5)}, {Code: "water", Name: park.Text{ZH: "水"}, Points: 25_000}},
		Vetoes:     []park.Penalty{{Code: "veto", Name: park.Text{ZH: "否"}}},
	}
	left, k := 100, 1+r.IntN(6)
	for i := range k {
		weight := left
		if i < k-1 {
			weight = 1 + r.IntN(left-(k-1-i))
		}
		left -= weight
		s.Items = append(s.Items, park.Item{
			Code: fmt.Sprint("item", i), Weight: points(weight), Lower: r.IntN(3) == 0,
			Method:    []park.Method{park.Proportion, park.Proportion, park.MinMax, park.OwnGrowth}[r.IntN(4)],
			Cap:       []park.Quantity{10_000, 15_000, 20_000}[r.IntN(3)],
			Floor:     []park.Quantity{0, 0, 2_000}[r.IntN(3)],
			Benchmark: park.Benchmark{Kind: park.Fixed, Value: big.NewRat(1+r.Int64N(9), 3)},
			Excluded:  i > 0 && r.IntN(6) == 0,
		})
	}
	if r.IntN(2) == 0 {
		s.BandsBy = park.ByQuota
		s.Bands = []park.Band{{Code: "A", Quota: 300_000}, {Code: "B", Quota: 300_000}, {Code: "=C"}}
	}
	return s
}

var missing = []park.Missing{park.Rescale, park.MeanItem, park.ZeroItem}

// anyCase draws subjects with gaps, losses, ties, incidents and exemptions; the
// first has every value.
func anyCase(r *rand.Rand) score.Case {
	c := score.Case{Scheme: anyScheme(r)}
	value := func() *big.Rat { return big.NewRat(r.Int64N(15)-2, 2+r.Int64N(2)) }
	for n := range 1 + r.IntN(9) {
		one := score.Subject{Code: fmt.Sprint("p", n), Exempt: c.Scheme.BandsBy == park.ByQuota && r.IntN(5) == 0}
		for range c.Scheme.Items {
			in := score.Input{Base: value(), Missing: "not_reported"}
			if n == 0 {
				in.Base = big.NewRat(3, 1)
			}
			if n == 0 || n > 1 && r.IntN(6) > 0 || n == 1 && r.IntN(3) == 0 {
				in.Value, in.Missing = value(), ""
			}
			one.Inputs = append(one.Inputs, in)
		}
		for range c.Scheme.TieBreak {
			one.Ties = append(one.Ties, []*big.Rat{big.NewRat(1, 3), big.NewRat(1, 3), big.NewRat(2, 1), nil}[r.IntN(4)])
		}
		for _, code := range []string{"safety", "water", "veto", "unknown"} {
			if r.IntN(5) == 0 {
				one.Incidents = append(one.Incidents, park.Incident{Penalty: code, Document: "=1+1", Date: "2023-05-01", Points: []park.Quantity{0, 12_345}[r.IntN(2)]})
			}
		}
		c.Subjects = append(c.Subjects, one)
		if n > 1 && r.IntN(4) == 0 { // an equal of the one before
			twin := one
			twin.Code += "b"
			c.Subjects = append(c.Subjects, twin)
		}
	}
	return c
}

// cases are so many random ones.
func cases(n int) map[string]score.Case {
	all := make(map[string]score.Case)
	for i := range n {
		all[fmt.Sprintf("case%02d", i)] = anyCase(rand.New(rand.NewPCG(5, uint64(i))))
	}
	return all
}

func must(t testing.TB, c score.Case) *score.Result {
	t.Helper()
	r, flaws := score.Score(c)
	if r == nil {
		t.Fatalf("cannot be computed: %v", flaws)
	}
	return r
}

func bookOf(t testing.TB, c score.Case, lang string) []byte {
	t.Helper()
	b := scorebook.Book{Say: locale.For(lang), Result: must(t, c), Title: hostile[0], Lines: []string{"全年 · 2023年", hostile[1]}}
	for i := range c.Scheme.Items {
		b.Items = append(b.Items, scorebook.Item{Name: hostile[i%len(hostile)], Unit: "万元/亩", Window: "全年", Benchmark: "/receipts/x"})
	}
	for range c.Scheme.TieBreak {
		b.Ties = append(b.Ties, scorebook.Item{Name: "税收", Unit: "万元"})
	}
	for i, one := range c.Subjects {
		b.Subjects = append(b.Subjects, scorebook.Subject{
			Name: hostile[i%len(hostile)], Values: make([]scorebook.Address, len(one.Inputs)), Ties: make([]scorebook.Address, len(one.Ties)),
		})
	}
	raw, err := b.Workbook()
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// same compares the sheet of scores with a result.
func same(t *testing.T, name string, raw []byte, r *score.Result) {
	t.Helper()
	book, err := sheet.Open("t.xlsx", raw, sheet.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	s := &book.Sheets[0]
	text := func(row, col int) string {
		if c := s.Cell(row, col); c != nil {
			return c.Raw
		}
		return ""
	}
	found := 0
	for at := 1; at < 60; at++ {
		row := r.Row(text(at, 3))
		if row == nil {
			continue
		}
		found++
		what := fmt.Sprintf("%s, %s", name, row.Code)
		near(t, what+": total", text(at, 4), row.Total)
		rank, band := "—", row.Band
		if row.Rank > 0 {
			rank = fmt.Sprint(row.Rank)
		}
		if band == "" {
			band = "—"
		}
		if text(at, 1) != rank || text(at, 5) != band {
			t.Errorf("%s: rank %s band %s, the board has %s %s", what, text(at, 1), text(at, 5), rank, band)
		}
		col := 6
		for k, item := range r.Case.Scheme.Items {
			if item.Excluded {
				continue
			}
			near(t, what+": "+item.Code, text(at, col), row.Items[k].Value)
			near(t, what+": points of "+item.Code, text(at, col+1), row.Items[k].Points)
			col += 2
		}
		if c := s.Cell(at, 2); c.Kind != sheet.Text {
			t.Errorf("%s: the name is %+v", what, c)
		}
	}
	if found != len(r.Rows) {
		t.Errorf("%s: %d of %d are listed", name, found, len(r.Rows))
	}
}

// near is equal to nine decimals, or both missing.
func near(t *testing.T, what, got string, want *big.Rat) {
	t.Helper()
	have, ok := new(big.Rat).SetString(got)
	if !ok || want == nil {
		if got != "—" || want != nil {
			t.Errorf("%s is %q, the board has %v", what, got, want)
		}
		return
	}
	off := new(big.Rat).Sub(have, want)
	if off.Abs(off).Cmp(big.NewRat(1, 1_000_000_000)) > 0 {
		t.Errorf("%s is %s, the board has %s", what, got, want.FloatString(12))
	}
}

func TestAViewerThatDoesNotComputeShowsTheBoardsNumbers(t *testing.T) {
	for name, c := range cases(60) {
		same(t, name, bookOf(t, c, locale.Chinese), must(t, c))
	}
}

func TestTheSameResultIsTheSameBytesInEitherLanguage(t *testing.T) {
	for _, lang := range []string{locale.Chinese, locale.English} {
		c := anyCase(rand.New(rand.NewPCG(5, 3)))
		if !bytes.Equal(bookOf(t, c, lang), bookOf(t, c, lang)) {
			t.Errorf("%s: two runs differ", lang)
		}
	}
}

func TestNoNameBecomesPartOfAFormula(t *testing.T) {
	c := anyCase(rand.New(rand.NewPCG(5, 7)))
	formulas := 0
	sheettest.Rewritten(t, bookOf(t, c, locale.English), func(part, text string) string {
		for _, formula := range strings.Split(text, "<f>")[1:] {
			formulas++
			formula, _, _ = strings.Cut(formula, "</f>")
			for _, name := range []string{"HYPERLINK", "+1+1", "-2+3", "SUM(A1)", "script", "园园"} {
				if strings.Contains(formula, name) {
					t.Errorf("%s: a formula holds %s: %s", part, name, formula)
				}
			}
		}
		return text
	})
	if formulas < 50 {
		t.Errorf("%d formulas", formulas)
	}
}

// Functions that WPS, Excel 2010 and LibreOffice all know.
func TestFormulasUseOldFunctionsOnly(t *testing.T) {
	known := map[string]bool{}
	for _, name := range strings.Fields("IF AND ISNUMBER COUNT COUNTIF SUM SUMPRODUCT AVERAGE MIN MAX ABS INT INDEX MATCH ROWS") {
		known[name] = true
	}
	function := regexp.MustCompile(`([A-Z][A-Z0-9.]*)\(`)
	for _, c := range cases(20) {
		sheettest.Rewritten(t, bookOf(t, c, locale.Chinese), func(_, text string) string {
			for _, formula := range strings.Split(text, "<f>")[1:] {
				formula, _, _ = strings.Cut(formula, "</f>")
				for _, call := range function.FindAllStringSubmatch(formula, -1) {
					if !known[call[1]] {
						t.Errorf("%s in %s", call[1], formula)
					}
				}
				if len(formula) > 8000 || strings.Contains(formula, "#REF") {
					t.Errorf("a formula of %d characters: %.200s", len(formula), formula)
				}
			}
			return text
		})
	}
}

func TestTheWeightsAreInputsWithACheckOfTheirSum(t *testing.T) {
	c := anyCase(rand.New(rand.NewPCG(5, 3)))
	said := func() string {
		book, err := sheet.Open("t.xlsx", bookOf(t, c, locale.Chinese), sheet.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		return book.Sheets[1].Cell(weightRow+len(c.Scheme.Items), 5).Raw
	}
	if got := said(); got != "权重合计=100，正确" {
		t.Errorf("the check says %q", got)
	}
	c.Scheme.Items[0].Weight++
	if got := said(); got != "权重合计≠100，看板不收这样的方案" {
		t.Errorf("a sum of 100.0001 is said to be %q", got)
	}
}

// weightRow is the row of the first item's weight on the sheet of the scheme,
// below a title, two lines, a hint, the rule for missing values and the heads.
const weightRow = 9
