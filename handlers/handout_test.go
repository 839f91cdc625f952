package handlers

import (
	"encoding/csv"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"parkboard/internal/sheet"
)

// exported are the tables that are handed out, as both kinds of file, and the
// board that holds something of each.
var exported = map[string]func(*testing.T) *testBoard{
	"/rankings%?indicator=tax_per_mu&window=ytd&period=2023-06": sealed,
	"/changes%?from=2023-01-01":                                 sealed,
	"/measures%":                                                sealed,
	"/objectives%":                                              sealed,
	"/projects%":                                                ledgered,
	"/designations%":                                            candidate,
}

// number is a cell of a file that a program counts with.
var number = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

// receiptsOf checks that every number of a csv has its receipt beside it, and
// gives them.
func receiptsOf(t *testing.T, name, body string) (all []string) {
	t.Helper()
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(body, "\ufeff")))
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var heads []string
	for _, row := range rows {
		if heads == nil {
			if strings.HasSuffix(row[len(row)-1], "来源页") {
				heads = row
			}
			continue
		}
		if len(row) != len(heads) {
			continue // a note
		}
		for i, cell := range row {
			at := -1
			for j, head := range heads {
				if head == heads[i]+" · 来源页" {
					at = j
				}
			}
			switch {
			case at >= 0 && row[at] != "":
				all = append(all, row[at])
			case number.MatchString(cell):
				t.Errorf("%s: %s %s has no receipt", name, heads[i], cell)
			}
		}
	}
	if heads == nil {
		t.Errorf("%s has no receipts", name)
	}
	return all
}

func TestEveryNumberOfEveryExportLeadsToItsReceiptAsOfTheFile(t *testing.T) {
	for path, board := range exported {
		b := board(t)
		b.core.Public = "https://board.example"
		leader := b.as("leader")
		table := leader.get(strings.Replace(path, "%", ".csv", 1)).want(t, http.StatusOK)
		receipts := receiptsOf(t, path, table.body)
		seen := map[string]bool{}
		for _, address := range receipts {
			rest, ok := strings.CutPrefix(address, "https://board.example/")
			if !ok || !strings.Contains(rest, "asof=") {
				t.Fatalf("%s leads to %s", path, address)
			}
			if kind, _, _ := strings.Cut(rest, "?"); !seen[kind] && len(seen) < 4 {
				seen[kind] = true
				rest, _, _ := strings.Cut(rest, "#")
				if got := leader.get("/" + rest); got.status != http.StatusOK {
					t.Errorf("%s leads to %s, which answers %d", path, address, got.status)
				}
			}
		}
		file := leader.get(strings.Replace(path, "%", ".xlsx", 1)).want(t, http.StatusOK)
		book, err := sheet.Open("t.xlsx", []byte(file.body), sheet.Limits{})
		if err != nil || len(book.Sheets) != 2 {
			t.Fatalf("%s: %v", path, err)
		}
		for i := range receipts {
			if c := book.Sheets[1].Cell(2+i, 4); c == nil || !strings.HasPrefix(c.Raw, "https://board.example/") {
				t.Fatalf("%s: the receipt of the workbook's number %d is %+v", path, i+1, c)
			}
		}
	}
}

func TestWithoutAPublicAddressAnExportLeadsToThePath(t *testing.T) {
	b := newBoard(t)
	b.publish(1, figure("rare-earth", "2023-06", "output", "5123600", "万元"))
	body := b.as("leader").get("/rankings.csv?indicator=output&period=2023-06&asof=2023-07-12").want(t, http.StatusOK).body
	if !strings.Contains(body, "接在看板网址之后") || !strings.Contains(body, ",/receipts/rare-earth/2023-06/output?") || !strings.Contains(body, "asof=2023-07-12") {
		t.Errorf("it reads %.1200s", body)
	}
}
