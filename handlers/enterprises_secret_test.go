package handlers

import (
	"archive/zip"
	"bytes"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"parkboard/internal/park"
	"parkboard/internal/sample"
)

// listed is a board with the enterprises of the sample published.
func listed(t *testing.T) *testBoard {
	t.Helper()
	b := newBoard(t)
	f, err := sample.Enterprises()
	if err != nil {
		t.Fatal(err)
	}
	sendEnterprises(t, b.as("clerk"), f.Name, f.Bytes).want(t, http.StatusSeeOther)
	b.as("admin").post("/enterprises/1/publish", url.Values{}).want(t, http.StatusSeeOther)
	return b
}

// unpacked is what an answer says, also inside a workbook.
func unpacked(body string) string {
	z, err := zip.NewReader(strings.NewReader(body), int64(len(body)))
	if err != nil {
		return body
	}
	var all bytes.Buffer
	for _, f := range z.File {
		if r, err := f.Open(); err == nil {
			_, _ = io.Copy(&all, r)
			_ = r.Close()
		}
	}
	return all.String()
}

func TestALeaderIsNeverToldAnEnterprise(t *testing.T) {
	b := listed(t)
	b.as("admin").get("/enterprises").want(t, http.StatusOK) // what was made for another is not kept for a leader
	for _, r := range b.core.routes() {
		if r.method != http.MethodGet {
			continue
		}
		path := example.Replace(r.path)
		got := b.as("leader").get(path)
		for _, secret := range []string{"（示例）有限", "有限公司（示例）", "91150200MA0EX"} {
			if strings.Contains(unpacked(got.body), secret) {
				t.Errorf("%s tells a leader of %s", path, secret)
			}
		}
		if strings.HasPrefix(path, "/enterprises") && got.status != http.StatusForbidden {
			t.Errorf("%s answers a leader with %d", path, got.status)
		}
	}
}

func TestPagesOfEnterprisesAreKeptForNobody(t *testing.T) {
	b := listed(t)
	for _, path := range []string{"/enterprises", "/enterprises/1", "/enterprises/low", "/enterprises/of/91150200MA0EX00014?year=2022"} {
		got := b.as("admin").get(path).want(t, http.StatusOK)
		if got.header.Get("ETag") != "" || b.core.pages.counted().Pages != 0 {
			t.Errorf("%s is kept", path)
		}
		if cache := got.header.Get("Cache-Control"); !strings.Contains(cache, "private") && !strings.Contains(cache, "no-store") {
			t.Errorf("%s may be kept on the way: %q", path, cache)
		}
	}
}

func TestSumsOfFewerThanThreeEnterprisesAreWithheldOnEveryPage(t *testing.T) {
	b := newBoard(t)
	two := enterpriseHead + "甲公司,91150200MA0N4C5X3E,九原园区,10,70,41,90,8,1,1\n乙公司,91150200MA0N4C5X4H,九原园区,10,63,36,90,9,1,1\n"
	sendEnterprises(t, b.as("clerk"), "2022.csv", []byte(two)).want(t, http.StatusSeeOther)
	b.as("admin").post("/enterprises/1/publish", url.Values{"reason": {"已核"}}).want(t, http.StatusSeeOther)
	for _, path := range []string{"/enterprises?park=jiuyuan", "/enterprises", "/enterprises/low?below=50&park=jiuyuan"} {
		page := b.as("admin").get(path).want(t, http.StatusOK).body
		for _, sum := range []string{">77<", ">133<", ">20<"} { // of tax, value added and land
			if strings.Contains(page, sum) {
				t.Errorf("%s prints the sum %s of two", path, sum)
			}
		}
		if !strings.Contains(page, "不足 3 户") {
			t.Errorf("%s does not say that it withholds", path)
		}
	}
}

func TestANegativeValueAddedOfAnEnterpriseTakesTheFloorAndSaysSo(t *testing.T) {
	b := newBoard(t)
	loss := enterpriseHead + "甲公司,91150200MA0N4C5X3E,九原园区,10,-70,41,90,8,1,1\n"
	sendEnterprises(t, b.as("clerk"), "2022.csv", []byte(loss)).want(t, http.StatusSeeOther)
	b.as("admin").post("/enterprises/1/publish", url.Values{"reason": {"已核"}}).want(t, http.StatusSeeOther)
	page := b.as("admin").get("/enterprises/of/91150200MA0N4C5X3E?year=2022").want(t, http.StatusOK).body
	if !strings.Contains(page, "负值，取保底") || !strings.Contains(page, "−7.0000") {
		t.Error("the negative value added is not said to take the floor")
	}
}

func TestEnterprisesAreReadAsKnownOnAnEarlierDay(t *testing.T) {
	b := listed(t)
	before := string(park.DateOf(now.Add(-48 * time.Hour)))
	page := b.as("clerk").get("/enterprises?asof="+before).want(t, http.StatusOK).body
	if !strings.Contains(page, "当时所见：") || strings.Contains(page, "91150200MA0EX") || strings.Contains(page, `href="/enterprises/new"`) {
		t.Error("the list of a day before they came shows them, or what can be done now")
	}
	b.as("admin").get("/enterprises/of/91150200MA0EX00014?year=2022&asof="+before).want(t, http.StatusNotFound)
	b.as("admin").get("/enterprises?asof=2999-01-01").want(t, http.StatusUnprocessableEntity)
	b.as("admin").get("/enterprises?asof=yesterday").want(t, http.StatusUnprocessableEntity)
}
