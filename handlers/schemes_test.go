package handlers

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"parkboard/internal/catalog"
	"parkboard/internal/park"
	"parkboard/store/storetest"
	"parkboard/views"
)

// schemed is a board with the shipped scheme of a year kept, fixed benchmarks
// and figures of two parks.
func schemed(t *testing.T, year int) (b *testBoard, id int64) {
	t.Helper()
	b = newBoard(t)
	b.publish(1,
		figure("rare-earth", fmt.Sprintf("%d-12", year), "tax", "500000", "万元"), figure("jiuyuan", fmt.Sprintf("%d-12", year), "tax", "300000", "万元"),
		figure("rare-earth", fmt.Sprintf("%d-12", year), "revenue", "9000000", "万元"), figure("jiuyuan", fmt.Sprintf("%d-12", year), "revenue", "2000000", "万元"),
	)
	all, err := catalog.Schemes(catalog.Default())
	if err != nil {
		t.Fatal(err)
	}
	s := all[0]
	s.Year, s.Version = year, 1
	s.Items = []park.Item{
		{Code: "tax", Weight: 60 * park.QuantityScale, Method: park.MinMax, Floor: 2000},
		{Code: "revenue", Weight: 40 * park.QuantityScale, Method: park.MinMax, Floor: 2000},
	}
	if id, err = b.db.SaveScheme(t.Context(), storetest.Act(2), s, 0); err != nil {
		t.Fatal(err)
	}
	return b, id
}

func schemeForm(t *testing.T, b *testBoard, id int64) url.Values {
	t.Helper()
	kept, err := b.db.Scheme(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	form := url.Values{"based": {fmt.Sprint(id)}, "before": {fmt.Sprint(id)}, "do": {"save"}}
	for name, value := range views.TypedScheme(&kept.Scheme) {
		form.Set(name, value)
	}
	return form
}

func edit(id int64) string { return views.SchemePath(id) + "/edit" }

func TestASchemeInItsFormIsTheSameSchemeWhenSaved(t *testing.T) {
	b, id := schemed(t, 2022)
	b.as("admin").post(edit(id), schemeForm(t, b, id)).want(t, http.StatusSeeOther)
	was, err := b.db.Scheme(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	is, err := b.db.Scheme(t.Context(), id+1)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := views.TypedScheme(&is.Scheme), views.TypedScheme(&was.Scheme); fmt.Sprint(got) != fmt.Sprint(want) || is.Revision != 2 {
		t.Errorf("revision %d\n%v\nwant\n%v", is.Revision, got, want)
	}
}

func TestTheLaterOfTwoAdministratorsIsToldAndLosesNothing(t *testing.T) {
	b, id := schemed(t, 2022)
	first, second := schemeForm(t, b, id), schemeForm(t, b, id)
	first.Set("items.0.weight", "55")
	first.Set("items.1.weight", "45")
	b.as("admin").post(edit(id), first).want(t, http.StatusSeeOther)

	second.Set("items.0.weight", "70")
	second.Set("items.1.weight", "30")
	second.Set("note_zh", "我的备注")
	page := b.as("admin2").post(edit(id), second).want(t, http.StatusConflict)
	for _, words := range []string{`name="items.0.weight" value="70"`, `value="我的备注"`, "王敏改为：55", "王敏改为：45", "先保存了这个草稿"} {
		if !strings.Contains(page.body, words) {
			t.Errorf("the page does not say %q", words)
		}
	}
	second.Set("based", regexp.MustCompile(`name="based" value="(\d+)"`).FindStringSubmatch(page.body)[1])
	second.Set("do", "check")
	if again := b.as("admin2").post(edit(id), second).want(t, http.StatusOK); !strings.Contains(again.body, "王敏改为：55") {
		t.Error("what the other changed is not beside the field any more")
	}
	second.Set("do", "save")
	b.as("admin2").post(edit(id), second).want(t, http.StatusSeeOther)
	kept, err := b.db.SchemeRevisions(t.Context(), id, park.Moment{})
	if err != nil || len(kept) != 3 || kept[0].Items[0].Weight != 70*park.QuantityScale || kept[1].Items[0].Weight != 55*park.QuantityScale {
		t.Errorf("kept %+v, %v", kept, err)
	}
}

func TestASettledSchemeIsNeverTouchedAndANewVersionIsOffered(t *testing.T) {
	b, id := schemed(t, 2022)
	b.as("admin").post("/assessments", url.Values{"scheme": {fmt.Sprint(id)}}).want(t, http.StatusSeeOther)
	all, err := b.db.Assessments(t.Context(), park.Moment{})
	if err != nil {
		t.Fatal(err)
	}
	today := park.DateOf(now)
	if err := b.db.Notice(t.Context(), park.Act{Actor: "admin", At: now}, all[0].ID, today, today); err != nil {
		t.Fatal(err)
	}
	form := schemeForm(t, b, id)
	form.Set("items.0.weight", "50")
	form.Set("items.1.weight", "50")
	page := b.as("admin").post(edit(id), form).want(t, http.StatusConflict)
	if !strings.Contains(page.body, "另存为新版") || !strings.Contains(page.body, `name="items.0.weight" value="50"`) {
		t.Error("what was typed, or the way on, is gone")
	}
	form.Set("do", "version")
	to := b.as("admin").post(edit(id), form).want(t, http.StatusSeeOther).location()
	kept, err := b.db.Schemes(t.Context(), park.Moment{})
	if err != nil || len(kept) != 2 || kept[0].ID != id || kept[0].Items[0].Weight != 60*park.QuantityScale || kept[1].Version != 2 {
		t.Errorf("kept %+v, %v", kept, err)
	}
	if page := b.as("leader").get(to).want(t, http.StatusOK); !strings.Contains(page.body, "已另存为这一新版") {
		t.Error("that it was saved is not said")
	}
}

func TestWhatIsWrongWithASchemeStandsAtItsFieldAndNothingIsKept(t *testing.T) {
	for name, c := range map[string]struct{ field, value, says string }{
		"weights of 99":      {"items.0.weight", "59", "权重合计 99，应为 100，少 1"},
		"no certain number":  {"items.0.weight", "约60", "不是确定的数"},
		"five decimals":      {"items.0.weight", "60.00001", "最多四位小数"},
		"a name too long":    {"name_zh", strings.Repeat("长", 61), "最多 60 个字"},
		"no name":            {"name_zh", " ", "请填写名称"},
		"an item of nothing": {"items.1.code", "nonesuch", "不是目录中的指标"},
	} {
		t.Run(name, func(t *testing.T) {
			b, id := schemed(t, 2022)
			form := schemeForm(t, b, id)
			form.Set(c.field, c.value)
			page := b.as("admin").post(edit(id), form).want(t, http.StatusUnprocessableEntity)
			if !strings.Contains(page.body, c.says) {
				t.Errorf("the page does not say %q", c.says)
			}
			if kept, err := b.db.SchemeRevisions(t.Context(), id, park.Moment{}); err != nil || len(kept) != 1 {
				t.Errorf("%d revisions, %v", len(kept), err)
			}
		})
	}
}

func TestFullWidthDigitsAreReadAndRowsComeAndGoByButtons(t *testing.T) {
	b, id := schemed(t, 2022)
	form := schemeForm(t, b, id)
	form.Set("items.0.weight", "６０．０")
	form.Set("do", "add.items")
	page := b.as("admin").post(edit(id), form).want(t, http.StatusOK)
	if !strings.Contains(page.body, `name="items.2.weight"`) {
		t.Error("no third indicator")
	}
	form.Set("do", "remove.items.0")
	page = b.as("admin").post(edit(id), form).want(t, http.StatusOK)
	if strings.Contains(page.body, `name="items.1.weight"`) || !strings.Contains(page.body, `name="items.0.weight" value="40"`) {
		t.Error("the second indicator did not move up")
	}
	form.Set("do", "check")
	page = b.as("admin").post(edit(id), form).want(t, http.StatusOK)
	if !strings.Contains(page.body, "没有园区的位次或档变动") {
		t.Error("no effect is shown")
	}
}

func TestAQuotaOverSevenParksIsExplainedAndDoesNotRefuse(t *testing.T) {
	b, id := schemed(t, 2022)
	form := schemeForm(t, b, id)
	form.Set("bands_by", "quota")
	for i := range 3 {
		form.Set(fmt.Sprintf("bands.%d.quota", i), "20")
	}
	form.Set("do", "check")
	if page := b.as("admin").post(edit(id), form).want(t, http.StatusOK); !strings.Contains(page.body, "按比例分档没有意义") {
		t.Error("the quota is not explained")
	}
}

func TestATrialThatCannotBeComputedNamesTheRule(t *testing.T) {
	b, id := schemed(t, 2022)
	kept, err := b.db.Scheme(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	s := kept.Scheme
	s.Version, s.Items = 2, []park.Item{{Code: "tax_per_mu", Weight: 100 * park.QuantityScale, Method: park.Proportion, Cap: park.DefaultCap, Benchmark: park.Benchmark{Kind: park.Pooled}}}
	id, err = b.db.SaveScheme(t.Context(), storetest.Act(3), s, 0)
	if err != nil {
		t.Fatal(err)
	}
	page := b.as("leader").get(views.SchemePath(id)+"/trial").want(t, http.StatusOK)
	if !strings.Contains(page.body, "第 1 项指标：「亩均税收」上年没有合并平均值") {
		t.Error("the cell of the rule is not named")
	}
}

func TestHostileNamesSurviveEveryPageOfASchemeAndOfIncidents(t *testing.T) {
	b, id := schemed(t, 2022)
	hostile := `</script><b>=HYPERLINK("x")'`
	form := schemeForm(t, b, id)
	for _, name := range []string{"name_zh", "note_zh", "bands.0.name_zh", "deductions.0.name_zh", "bands.0.measures.0.text_zh"} {
		form.Set(name, hostile)
	}
	to, _, _ := strings.Cut(b.as("admin").post(edit(id), form).want(t, http.StatusSeeOther).location(), "?")
	b.as("admin").post("/incidents", url.Values{
		"year": {"2022"}, "park": {"jiuyuan"}, "penalty": {"environment"}, "document": {hostile}, "date": {"2022-06-01"}, "note": {hostile},
	}).want(t, http.StatusSeeOther)
	for _, path := range []string{"/schemes", to, to + "/edit", to + "/trial", fmt.Sprintf("%s/trial?against=%d", to, id), "/incidents?year=2022", "/incidents/1/revoke"} {
		page := b.as("admin").get(path).want(t, http.StatusOK)
		if strings.Contains(page.body, "</script><b>") || !strings.Contains(page.body, "&lt;/script&gt;") {
			t.Errorf("%s: the name is not shown as text", path)
		}
	}
}

func TestAnIncidentNeedsItsDocumentAndIsTakenBackWithAReason(t *testing.T) {
	b, _ := schemed(t, 2022)
	form := url.Values{"year": {"2022"}, "park": {"jiuyuan"}, "penalty": {"safety"}, "date": {"2022年6月1日"}}
	page := b.as("admin").post("/incidents", form).want(t, http.StatusUnprocessableEntity)
	if !strings.Contains(page.body, `id="problem-document"`) {
		t.Error("the missing document is not said at its field")
	}
	form.Set("document", "包应急〔2022〕8号")
	to := b.as("admin").post("/incidents", form).want(t, http.StatusSeeOther).location()
	if page := b.as("admin").get(to).want(t, http.StatusOK); !strings.Contains(page.body, "已记下") || strings.Contains(page.body, `name="reason"`) {
		t.Error("what was recorded is not said, or taking back asks in the row")
	}
	if page := b.as("admin").get("/incidents/1/revoke").want(t, http.StatusOK); !strings.Contains(page.body, "包应急〔2022〕8号") {
		t.Error("the question does not say what would be taken back")
	}
	page = b.as("admin").post("/incidents/1/revoke", url.Values{"reason": {" "}}).want(t, http.StatusUnprocessableEntity)
	if !strings.Contains(page.body, `id="problem"`) || !strings.Contains(page.body, "包应急〔2022〕8号") {
		t.Error("the question does not come back with a word at the reason")
	}
	if page := b.as("leader").get("/incidents?year=2022").want(t, http.StatusOK); !strings.Contains(page.body, "包应急〔2022〕8号") {
		t.Error("the incident is not listed")
	}
	to = b.as("admin").post("/incidents/1/revoke", url.Values{"reason": {"认定有误"}}).want(t, http.StatusSeeOther).location()
	if page := b.as("admin").get(to).want(t, http.StatusOK); !strings.Contains(page.body, "已撤销") {
		t.Error("that it is taken back is not said")
	}
	b.as("admin2").post("/incidents/1/revoke", url.Values{"reason": {"重复"}}).want(t, http.StatusConflict)
	b.as("admin").get("/incidents/1/revoke").want(t, http.StatusNotFound)
	if page := b.as("leader").get("/incidents?year=2022").want(t, http.StatusOK); strings.Contains(page.body, "包应急〔2022〕8号") {
		t.Error("the incident is still in force")
	}
}

func TestANewSchemeTakesTheNextVersionOfItsYearOrTheFirstOfAnother(t *testing.T) {
	b, id := schemed(t, 2022)
	for _, c := range []struct{ from, year string }{{fmt.Sprint(id), "2022"}, {fmt.Sprint(id), "2023"}, {"shipped:huangyan", "2022"}} {
		b.as("admin").post("/schemes", url.Values{"from": {c.from}, "year": {c.year}}).want(t, http.StatusSeeOther)
	}
	b.as("admin").post("/schemes", url.Values{"from": {"shipped:none"}, "year": {"twenty"}}).want(t, http.StatusUnprocessableEntity)
	kept, err := b.db.Schemes(t.Context(), park.Moment{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, k := range kept {
		got = append(got, fmt.Sprint(k.Code, " ", k.Year, " ", k.Version))
	}
	if want := "[baotou 2022 1 baotou 2022 2 baotou 2023 1 huangyan 2022 1]"; fmt.Sprint(got) != want {
		t.Errorf("%v, want %s", got, want)
	}
}
