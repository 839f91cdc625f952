package handlers

import (
	"mime"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parkboard/internal/catalog"
	"parkboard/internal/intake"
	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

// sent sends a sample workbook as a clerk and gives the upload's path.
func sent(t *testing.T, c *client, name string) (path string, raw []byte) {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("..", "internal", "intake", "testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return c.send("/uploads", "file", name, raw, nil).want(t, http.StatusSeeOther).location(), raw
}

func opened(t *testing.T, body string) *sheet.Book {
	t.Helper()
	book, err := sheet.Open("marked.xlsx", []byte(body), sheet.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return book
}

func TestAClerkTakesTheWorkbookBackMarked(t *testing.T) {
	b := newBoard(t)
	clerk := b.as("clerk")
	for name, c := range map[string]struct {
		file, sheets string
		clean        bool // nothing to mark
	}{
		"an .xlsx": {"2023年6月快报(待核).xlsx", "Sheet1 问题清单", false},
		"an .xls":  {"2023年6月园区月报.xls", "Sheet1 问题清单", true},
		"a .csv":   {"2023年7月园区主要指标.csv", "Sheet1 问题清单", false},
	} {
		at, _ := sent(t, clerk, c.file)
		got := clerk.get(at+"/marked.xlsx").want(t, http.StatusOK)
		_, params, err := mime.ParseMediaType(got.header.Get("Content-Disposition"))
		want := strings.TrimSuffix(c.file, filepath.Ext(c.file)) + "（标注）.xlsx"
		if err != nil || params["filename"] != want || got.header.Get("Content-Type") != xlsxType {
			t.Errorf("%s: %q %q, %v", name, params["filename"], got.header.Get("Content-Type"), err)
		}
		var tabs []string
		book := opened(t, got.body)
		for _, s := range book.Sheets {
			tabs = append(tabs, s.Name)
		}
		if strings.Join(tabs, " ") != c.sheets {
			t.Errorf("%s: sheets %q", name, tabs)
		}
		list := &book.Sheets[len(book.Sheets)-1]
		if (list.RowCount > 3) == c.clean || list.Cell(3, 1).Raw != "级别" {
			t.Errorf("%s: the list has %d rows", name, list.RowCount)
		}
		if page := clerk.get(at).want(t, http.StatusOK); strings.Contains(page.body, `href="`+at+`/marked.xlsx"`) == c.clean {
			t.Errorf("%s: the page offers it: %v", name, !c.clean)
		}
	}
}

func TestTheListSpeaksTheReadersLanguage(t *testing.T) {
	clerk := newBoard(t).as("clerk")
	at, _ := sent(t, clerk, "2023年6月快报(待核).xlsx")
	for lang, words := range map[string][]string{
		"zh-CN": {"级别", "单元格", "读到", "应为", "错误"},
		"en":    {"Severity", "Cell", "Found", "Expected", "error"},
	} {
		book := opened(t, clerk.in(lang).get(at+"/marked.xlsx").want(t, http.StatusOK).body)
		list := &book.Sheets[len(book.Sheets)-1]
		heads := []string{list.Cell(3, 1).Raw, list.Cell(3, 5).Raw, list.Cell(3, 6).Raw, list.Cell(3, 7).Raw, list.Cell(4, 1).Raw}
		if !slices.Equal(heads, words) {
			t.Errorf("%s: %q", lang, heads)
		}
	}
}

func TestAFileThatCannotBeReadGivesTheListAndSaysSo(t *testing.T) {
	clerk := newBoard(t).as("clerk")
	at, _ := sent(t, clerk, "2023年6月园区月报(加密).xlsx")
	got := clerk.get(at+"/marked.xlsx").want(t, http.StatusOK)
	if _, params, _ := mime.ParseMediaType(got.header.Get("Content-Disposition")); !strings.HasSuffix(params["filename"], "（问题清单）.xlsx") {
		t.Errorf("it is called %q", params["filename"])
	}
	list := &opened(t, got.body).Sheets[0]
	if list.Name != "问题清单" || !strings.Contains(list.Cell(2, 1).Raw, "只能给出问题清单") || list.Cell(4, 3).Raw != "encrypted_file" {
		t.Errorf("the list %q has %d rows", list.Name, list.RowCount)
	}
	if page := clerk.get(at); !strings.Contains(page.body, "只能给出问题清单") {
		t.Error("the page does not say so")
	}
}

func TestAWorkbookOfOthersIsNotGivenBackToAnyone(t *testing.T) {
	b := newBoard(t)
	at, _ := sent(t, b.as("clerk"), "2023年6月快报(待核).xlsx")
	b.as("clerk-jiuyuan").get(at+"/marked.xlsx").want(t, http.StatusForbidden)
	b.as("admin").get(at+"/marked.xlsx").want(t, http.StatusOK)
}

// A clerk mends the marked workbook and sends that: the marks say nothing new.
func TestAMarkedWorkbookReadsToTheSameFiguresAndFindings(t *testing.T) {
	clerk := newBoard(t).as("clerk")
	for _, name := range []string{"2023年6月快报(待核).xlsx", "2023年6月园区主要指标(汇总).xlsx", "2023年6月报表-新园区.xlsx", "园区月报2023-04.txt"} {
		at, raw := sent(t, clerk, name)
		marked := clerk.get(at+"/marked.xlsx").want(t, http.StatusOK).body
		read := func(b []byte) (figures, findings []string) {
			d := intake.Read(t.Context(), intake.Request{Name: name, Bytes: b, Catalogue: catalog.Default()})
			for _, f := range d.Figures {
				figures = append(figures, f.Park+" "+f.Indicator+" "+f.Cell+" "+f.Value.String())
			}
			for _, i := range d.Issues {
				if i.Code != park.EncodingGuessed && i.Code != park.HiddenCells {
					findings = append(findings, string(i.Code)+" "+i.Cell+" "+i.Text)
				}
			}
			return figures, findings
		}
		figures, findings := read(raw)
		again, found := read([]byte(marked))
		if !slices.Equal(figures, again) || !slices.Equal(findings, found) {
			t.Errorf("%s:\nfigures %d, then %d\nfindings %q\nthen %q", name, len(figures), len(again), findings, found)
		}
	}
}
