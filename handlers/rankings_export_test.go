package handlers

import (
	"mime"
	"net/http"
	"strings"
	"testing"

	"parkboard/internal/sheet"
)

func TestARankingIsHandedOutAsAFileWithItsNameAndItsNumbers(t *testing.T) {
	b := newBoard(t)
	b.publish(1, figure("rare-earth", "2023-06", "output", "5123600", "万元"))
	c := b.as("leader")
	for ending, kind := range map[string]string{".xlsx": xlsxType, ".csv": csvType} {
		got := c.get("/rankings"+ending+"?indicator=output&period=2023-06").want(t, http.StatusOK)
		if got.header.Get("Content-Type") != kind {
			t.Errorf("%s is of type %s", ending, got.header.Get("Content-Type"))
		}
		how, params, err := mime.ParseMediaType(got.header.Get("Content-Disposition"))
		if err != nil || how != "attachment" || !strings.HasSuffix(params["filename"], "规上工业总产值-数值-累计-2023年1—6月"+ending) {
			t.Errorf("%s: %s, %v", ending, got.header.Get("Content-Disposition"), err)
		}
		if ending == ".csv" {
			if !strings.HasPrefix(got.body, "\ufeff") || !strings.Contains(got.body, "512.36") {
				t.Errorf("the csv is %.400s", got.body)
			}
			continue
		}
		book, err := sheet.Open("r.xlsx", []byte(got.body), sheet.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for row := 1; row < 20; row++ {
			if c := book.Sheets[0].Cell(row, 7); c != nil && c.Kind == sheet.Number && c.Raw == "512.36" {
				found = true
			}
		}
		if !found {
			t.Error("the workbook lacks the number")
		}
	}
}

func TestAnExportOfNothingAndAPageBeyondTheLastAreNotFound(t *testing.T) {
	b := newBoard(t)
	c := b.as("leader")
	c.get("/rankings.xlsx").want(t, http.StatusNotFound)
	c.get("/rankings.csv").want(t, http.StatusNotFound)
	b.publish(1, figure("rare-earth", "2023-06", "output", "5123600", "万元"))
	c.get("/rankings?page=1").want(t, http.StatusOK)
	for _, page := range []string{"2", "0", "-1", "x"} {
		c.get("/rankings?page="+page).want(t, http.StatusNotFound)
	}
	for _, ask := range []string{"/rankings?mark=nobody", "/rankings.csv?indicator=nothing"} {
		if got := c.get(ask); got.status == http.StatusOK {
			t.Errorf("%s is answered", ask)
		}
	}
	c.get("/rankings?mark=none").want(t, http.StatusOK)
}
