package views

import (
	"math/big"
	"strings"
	"testing"

	"parkboard/internal/board"
	"parkboard/internal/board/boardtest"
	"parkboard/internal/export"
	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

// exported is the workbook of a ranking, read again.
func exported(t *testing.T, lang string, b *board.Board, ask RankingAsk) (export.Table, *sheet.Book) {
	t.Helper()
	table, name := RankingExport(testPage(lang, &testPeople[0]), b, ask)
	if strings.ContainsAny(name, `\/:*?"<>|`) {
		t.Errorf("the file is named %q", name)
	}
	raw, err := table.Workbook()
	if err != nil {
		t.Fatalf("%s: %v", ask.Path(), err)
	}
	book, err := sheet.Open("x.xlsx", raw, sheet.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return table, book
}

// rowOf finds the row of a park in the workbook.
func rowOf(t *testing.T, s *sheet.Sheet, name string) int {
	t.Helper()
	for row := 1; row < 40; row++ {
		if c := s.Cell(row, 2); c != nil && c.Raw == name {
			return row
		}
	}
	t.Fatalf("%s is not in the workbook", name)
	return 0
}

// printedAs is a cell's number as the page prints it in a column, without its
// sign of per cent.
func printedAs(t *testing.T, c *sheet.Cell, digits int) string {
	t.Helper()
	r, ok := new(big.Rat).SetString(c.Raw)
	if !ok || c.Kind != sheet.Number {
		t.Fatalf("%+v is no number", c)
	}
	return number(r, digits, false)
}

func TestEveryNumberOfTheWorkbookIsThePagesNumber(t *testing.T) {
	b := boardtest.Board()
	for _, lang := range bothLanguages {
		for _, ask := range everyRanking(b) {
			table, book := exported(t, lang, b, ask)
			s := &book.Sheets[0]
			m := rankingsOf(lang, &testPeople[0], b, ask)
			if len(table.Rows) != len(m.Rows) {
				t.Fatalf("%s: %d rows, the page has %d", ask.Path(), len(table.Rows), len(m.Rows))
			}
			for i, row := range m.Rows {
				at := rowOf(t, s, row.Park.Text)
				figures := []Figure{row.Chip.Figure, row.Value}
				for j, column := range []int{0, exportFirst} {
					f, cell := figures[j], table.Rows[i][column]
					c := s.Cell(at, column+1)
					if cell.Receipt != f.Receipt {
						t.Errorf("%s %s: the receipt is %s, on the page %s", ask.Path(), row.Park.Text, cell.Receipt, f.Receipt)
					}
					if f.State != Known {
						continue
					}
					want := strings.TrimSuffix(f.Text, "%")
					if got := printedAs(t, c, cell.Digits); got != want && trimmed(got) != want {
						t.Errorf("%s %s: the workbook says %s, the page %s", ask.Path(), row.Park.Text, got, want)
					}
				}
				if row.Chip.Figure.State == Absent && s.Cell(at, len(table.Columns)).Raw == "" {
					t.Errorf("%s %s: no reason", ask.Path(), row.Park.Text)
				}
			}
		}
	}
}

func TestTheExportSaysWindowBasisUnitSourceAndThatItIsASample(t *testing.T) {
	page := testPage("zh-CN", &testPeople[0])
	page.Sample, page.Version = true, 58
	table, name := RankingExport(page, boardtest.Board(), rankingAsk("tax_per_mu", board.OfValue))
	said := table.Title + strings.Join(table.Lines, "|") + strings.Join(table.Notes, "|") + name
	for _, want := range []string{"示例数据 · 亩均税收排行", "近12个月", "2023年1—6月", "工业用地", "单位见表头", "v58", "均为虚构", "示例数据-亩均税收-数值-近12个月-2023年1—6月"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not said in %s", want, said)
		}
	}
	if u := table.Columns[exportFirst].Unit; u != "万元/亩" {
		t.Errorf("the unit of the value is %q", u)
	}
}

func TestHostileNamesAreTextInTheExports(t *testing.T) {
	b := board.New(hostileFacts())
	table, book := exported(t, "zh-CN", b, rankingAsk("tax_per_mu", board.OfValue))
	for _, name := range hostile {
		c := book.Sheets[0].Cell(rowOf(t, &book.Sheets[0], name), 2)
		if c.Kind != sheet.Text || c.Flags&sheet.Formula != 0 {
			t.Errorf("%q is %+v", name, c)
		}
	}
	raw, err := table.CSV()
	if err != nil {
		t.Fatal(err)
	}
	for _, begin := range []string{"\n=", ",=", "\n+", ",+", ",@", "\n@", `,"=`} {
		if strings.Contains(string(raw), begin) {
			t.Errorf("a cell of the csv begins with %q", begin)
		}
	}
}

// manyParks is a city of n parks with one figure each, in two periods.
func manyParks(n int) *board.Board {
	f := boardtest.City()
	cat := *f.Catalogue
	cat.Parks = nil
	f.Figures, f.Land, f.Targets = nil, nil, nil
	for i := range n {
		one := f.Catalogue.Parks[0]
		one.Code = "p" + Count(i)
		one.Name = park.Text{ZH: "园区" + Count(i), EN: "Park " + Count(i)}
		one.Short = one.Name
		cat.Parks = append(cat.Parks, one)
		f.Figures = append(f.Figures,
			boardtest.Row(1, one.Code, "2023-05", "output", park.Cumulative, Count(i+1)),
			boardtest.Row(2, one.Code, "2023-06", "output", park.Cumulative, Count((i*7)%n+1)))
	}
	f.Catalogue = &cat
	return board.New(f)
}

func TestALongRankingComesInPagesAndIsExportedWhole(t *testing.T) {
	const parks = 450
	b := manyParks(parks)
	ask := rankingAsk("output", board.OfValue)
	seen := make(map[string]bool)
	for page := 1; page <= RankingPages(parks); page++ {
		ask.Page = page
		m := rankingsOf("zh-CN", &testPeople[0], b, ask)
		if len(m.Rows) > RowsPerPage || len(m.Pages) != 3 {
			t.Errorf("page %d: %d rows, %d pages", page, len(m.Rows), len(m.Pages))
		}
		for _, row := range m.Rows {
			seen[row.Park.Text] = true
		}
		if len(m.Year.Rows) != MostLines || len(m.Heat.Rows) != MostLines || m.Year.Limited == "" || m.Heat.Limited == "" {
			t.Errorf("page %d: %d lines, %d rows of ratios", page, len(m.Year.Rows), len(m.Heat.Rows))
		}
		if n := len([]rune(m.Lead.Plain())); n > 400 {
			t.Errorf("the opening sentence has %d letters", n)
		}
		sound(t, rendered(t, RankingsPage(m)))
	}
	if len(seen) != parks {
		t.Errorf("%d parks on all pages", len(seen))
	}
	if table, _ := RankingExport(testPage("zh-CN", &testPeople[0]), b, ask); len(table.Rows) != parks {
		t.Errorf("%d parks exported", len(table.Rows))
	}
}

func TestTheMarkedParkIsDrawnWhereverItStands(t *testing.T) {
	b := manyParks(40)
	ask := rankingAsk("output", board.OfValue)
	ranking := b.Ranking(board.Query{Period: ask.Period, Subject: "output"}, "")
	last := ranking.Rows[len(ranking.Rows)-1].Park
	ask.Mark = last.Code
	m := rankingsOf("zh-CN", &testPeople[0], b, ask)
	own := m.Year.Rows[len(m.Year.Rows)-1]
	if own.Park.Text != last.Name.ZH || !own.Marked || own.Chips[len(own.Chips)-1].Figure.Text != "40" {
		t.Errorf("the last row is %+v", own)
	}
}
