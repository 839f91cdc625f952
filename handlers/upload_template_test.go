package handlers

import (
	"archive/zip"
	"io"
	"mime"
	"net/http"
	"strings"
	"testing"

	"parkboard/internal/park"
	"parkboard/internal/sheet"
	"parkboard/store/storetest"
)

// parksOn lists the names in the second column of a sheet, from its fourth row on.
func parksOn(s *sheet.Sheet) (names []string) {
	for i := range s.Rows {
		if c := s.Cell(int(s.Rows[i].N), 2); c != nil && s.Rows[i].N > 3 {
			names = append(names, c.Raw)
		}
	}
	return names
}

func TestAClerkTakesTheBlankFormOfTheirParks(t *testing.T) {
	b := newBoard(t)
	b.publish(1, figure("jiuyuan", "2023-05", "output", "5123600", "亿元"))
	for name, c := range map[string]struct {
		who, query, file, title, parks string
	}{
		"the period due, all parks": {"clerk", "", "2023年1—6月园区月报.xlsx", "2023年1—6月",
			"稀土高新区 青山装备制造园区 昆区金属深加工园区 包头铝业园区 九原工业园区 土右新型工业园区 固阳金山工业园区"},
		"a clerk of one park":             {"clerk-jiuyuan", "", "2023年1—6月园区月报.xlsx", "2023年1—6月", "九原工业园区"},
		"a period and a park":             {"clerk", "?period=2023-02&park=metals", "2023年1—2月园区月报.xlsx", "2023年1—2月", "昆区金属深加工园区"},
		"the fields of the form, unasked": {"clerk-jiuyuan", "?period=&park=", "2023年1—6月园区月报.xlsx", "2023年1—6月", "九原工业园区"},
	} {
		got := b.as(c.who).in("en").get("/uploads/template.xlsx"+c.query).want(t, http.StatusOK)
		_, params, err := mime.ParseMediaType(got.header.Get("Content-Disposition"))
		if err != nil || params["filename"] != c.file || got.header.Get("Content-Type") != xlsxType {
			t.Errorf("%s: %q %q, %v", name, params["filename"], got.header.Get("Content-Type"), err)
		}
		first := &opened(t, got.body).Sheets[0]
		if title := first.Cell(1, 1).Raw; !strings.HasPrefix(title, c.title) {
			t.Errorf("%s: the title is %q", name, title)
		}
		if names := strings.Join(parksOn(first), " "); names != c.parks {
			t.Errorf("%s: parks %q", name, names)
		}
		if unit := first.Cell(2, 3).Raw; strings.Contains(c.parks, "九原") && unit != "规上工业总产值（亿元）" {
			t.Errorf("%s: output is headed %q", name, unit)
		}
	}
}

func TestAFormThatCannotBeIsRefused(t *testing.T) {
	b := newBoard(t)
	for query, want := range map[string]struct {
		status int
		says   string
	}{
		"?period=2023-01":     {http.StatusUnprocessableEntity, "没有单独的1月"},
		"?period=2023-13":     {http.StatusUnprocessableEntity, "不是期间"},
		"?period=1023-05":     {http.StatusUnprocessableEntity, "不是期间"},
		"?period=2101-05":     {http.StatusUnprocessableEntity, "不是期间"},
		"?park=tuyou":         {http.StatusForbidden, "土右新型工业园区不归您报送"},
		"?park=nowhere":       {http.StatusNotFound, "nowhere"},
		"?park=%3Cb%3E%22%27": {http.StatusNotFound, `<b>"'`},
	} {
		page := b.as("clerk-jiuyuan").get("/uploads/template.xlsx"+query).want(t, want.status)
		contains(t, page, want.says)
	}
}

func TestTheFormHintsAtWhatIsRecorded(t *testing.T) {
	b := newBoard(t)
	b.publish(1, figure("jiuyuan", "2023-05", "output", "5123600", "亿元"))
	land := park.Land{Park: "jiuyuan", Basis: park.Industrial, Area: 12_345 * park.QuantityScale, Effective: "2021-05-01"}
	if err := b.db.AddLand(t.Context(), storetest.Act(1), land); err != nil {
		t.Fatal(err)
	}
	sheets := partsOf(t, b.as("clerk-jiuyuan").get("/uploads/template.xlsx").want(t, http.StatusOK).body)
	for _, want := range []string{"上期（2023年1—5月累计）：512.36 亿元", "现行面积（2021-05-01起）：12345 亩"} {
		if !strings.Contains(sheets, want) {
			t.Errorf("no cell says %q", want)
		}
	}
}

// partsOf is the text of all sheets of a workbook.
func partsOf(t *testing.T, body string) string {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(body), int64(len(body)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range z.File {
		if !strings.HasPrefix(f.Name, "xl/worksheets/") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, r); err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}

func TestTheBlankFormIsOffered(t *testing.T) {
	b := newBoard(t)
	clerk := b.as("clerk")
	if list := clerk.get("/uploads"); !strings.Contains(list.body, `href="/uploads/template.xlsx"`) {
		t.Error("the page of uploads does not lead to it")
	}
	page := clerk.get("/uploads/new")
	for _, want := range []string{`action="/uploads/template.xlsx"`, `<option value="2023-06" selected>`, `<option value="jinshan">`, "全部 7 个园区"} {
		if !strings.Contains(page.body, want) {
			t.Errorf("the page of a new upload lacks %s", want)
		}
	}
	if one := b.as("clerk-jiuyuan").get("/uploads/new"); strings.Contains(one.body, `id="blank-park"`) {
		t.Error("a clerk of one park is asked for it")
	}
	if other := b.as("admin").get("/uploads"); strings.Contains(other.body, "template.xlsx") {
		t.Error("an administrator is offered a form they may not send")
	}
}

// The form handed out, sent back as it is, holds nothing to publish and says so.
func TestABlankFormSentBackIsTakenAndNamed(t *testing.T) {
	b := newBoard(t)
	clerk := b.as("clerk")
	blank := clerk.get("/uploads/template.xlsx").want(t, http.StatusOK)
	at := clerk.send("/uploads", "file", "2023年1—6月园区月报.xlsx", []byte(blank.body), nil).want(t, http.StatusSeeOther).location()
	contains(t, clerk.get(at).want(t, http.StatusOK), "还不能提交")
}
