package views

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"parkboard/internal/board"
	"parkboard/internal/board/boardtest"
)

// filesOf are the charts of the pages of a board, as files.
func filesOf(t *testing.T, lang string, b *board.Board) map[string]string {
	t.Helper()
	files := make(map[string]string)
	page := testPage(lang, &testPeople[0])
	page.Path = "/parks/rare-earth?period=2023-06"
	one, _ := b.Catalogue().Park("rare-earth")
	m := NewPark(page, b, ParkFacts{Park: one, Period: boardtest.Last, Today: "2023-07-21", Uploads: UploadsFacts{Catalogue: b.Catalogue(), Year: 2023, Today: "2023-07-21"}})
	for _, c := range append(m.Charts(), overviewOf(lang, &testPeople[0], b, boardtest.Last).Charts()...) {
		raw, err := c.SVGFile(page)
		if err != nil {
			t.Fatal(err)
		}
		files[c.ID] = string(raw)
		if !strings.Contains(c.File, "svg="+c.ID) || !strings.HasSuffix(c.FileName(page), ".svg") {
			t.Errorf("%s is saved from %q as %q", c.ID, c.File, c.FileName(page))
		}
	}
	return files
}

func TestEveryChartLeavesAsAWholeFile(t *testing.T) {
	for _, lang := range bothLanguages {
		files := filesOf(t, lang, boardtest.Board())
		if len(files) < 4 {
			t.Errorf("only %d charts can be saved", len(files))
		}
		for id, file := range files {
			d := xml.NewDecoder(strings.NewReader(file))
			for {
				if _, err := d.Token(); errors.Is(err, io.EOF) {
					break
				} else if err != nil {
					t.Fatalf("%s: %v", id, err)
				}
			}
			for _, forbidden := range []string{"var(--", "url(", "http://" + "x", "@import"} {
				if strings.Contains(file, forbidden) {
					t.Errorf("%s holds %q", id, forbidden)
				}
			}
			says := testPage(lang, nil).Say
			for _, want := range []string{".k-now { fill: #1d4f7c; }", says.T("brand"), says.T("page.version", "v")} {
				if !strings.Contains(file, want) {
					t.Errorf("%s (%s) does not hold %q", id, lang, want)
				}
			}
		}
	}
}

func TestHostileNamesAreWordsInAChartFile(t *testing.T) {
	for id, file := range filesOf(t, "zh-CN", board.New(hostileFacts())) {
		for _, forbidden := range []string{"<script", "<img", "<b "} {
			if strings.Contains(file, forbidden) {
				t.Errorf("%s holds %q", id, forbidden)
			}
		}
	}
	c := Chart{Title: "a/b\\c:\"\x01" + strings.Repeat("长", 90)}
	if name := c.FileName(testPage("zh-CN", nil)); strings.ContainsAny(name, "/\\:\"\x01") || len([]rune(name)) > 75 {
		t.Errorf("the file is called %q", name)
	}
}
