package handlers

import (
	"fmt"
	"math/big"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"parkboard/internal/park"
	"parkboard/store"
)

// taxScheme is a scheme of 2022 that rests on tax alone; the first band brings
// a measure whose office is not named yet.
func taxScheme() park.Scheme {
	s := park.Scheme{
		Code: "tax", Year: 2022, Version: 1, Name: park.Text{ZH: "税收", EN: "Tax"}, Window: park.SpanYear, Basis: park.Industrial,
		Missing: park.Rescale, BandsBy: park.ByScore, Bands: park.DefaultBands(),
		Items: []park.Item{{
			Code: "tax_per_mu", Weight: 100 * park.QuantityScale, Method: park.Proportion, Cap: park.DefaultCap,
			Benchmark: park.Benchmark{Kind: park.Fixed, Value: big.NewRat(8, 1)},
		}},
	}
	s.Bands[0].Measures = []park.BandMeasure{{Kind: park.Interview, Text: park.Text{ZH: "约谈", EN: "An interview"}, Days: 30}}
	return s
}

// assessing is a board with the assessment of 2022 as a draft.
func assessing(t *testing.T) (b *testBoard, id int64) {
	t.Helper()
	b = newBoard(t)
	b.now = now.AddDate(0, 0, -1)
	b.halfYear()
	act := park.Act{Actor: "admin", At: b.now.Add(-time.Hour)}
	scheme, err := b.db.SaveScheme(t.Context(), act, taxScheme(), 0)
	if err != nil {
		t.Fatal(err)
	}
	if id, err = b.db.Assess(t.Context(), act, 2022, scheme); err != nil {
		t.Fatal(err)
	}
	return b, id
}

// onNotice is the board while parks may object, until the end of the day.
func onNotice(t *testing.T) (b *testBoard, id int64) {
	t.Helper()
	b, id = assessing(t)
	b.takes("admin", "notice", http.StatusSeeOther, "from", "2023-07-11", "to", "2023-07-11")
	return b, id
}

// takes posts the form of a step: name, value, name, value …
func (b *testBoard) takes(person, step string, status int, typed ...string) answer {
	b.t.Helper()
	form := url.Values{}
	for i := 0; i < len(typed); i += 2 {
		form.Set(typed[i], typed[i+1])
	}
	return b.as(person).post("/assessments/2022/"+step, form).want(b.t, status)
}

const aboutTax = "value:/receipts/rare-earth/2022-12/tax_per_mu?basis=industrial&of=value&window=year"

// objects hands an objection in, with a file.
func (b *testBoard) objects(about, text string, status int) answer {
	b.t.Helper()
	form := url.Values{"about": {about}, "text": {text}}
	return b.as("park").send("/assessments/2022/object", "file", `证据=1"<.pdf`, []byte("%PDF"), form).want(b.t, status)
}

// later moves the clock on to the day after the notice.
func (b *testBoard) later() { b.now = now }

func (b *testBoard) stage(id int64) park.Assessment {
	b.t.Helper()
	a, err := b.db.Assessment(b.t.Context(), id)
	if err != nil {
		b.t.Fatal(err)
	}
	return a
}

// sealForm is what a browser would post from the seal's page.
func (b *testBoard) sealForm(person string) url.Values {
	b.t.Helper()
	page := b.as(person).get("/assessments/2022/seal").want(b.t, http.StatusOK)
	form := url.Values{}
	for _, n := range elements(b.t, page.body, func(n *html.Node) bool {
		return n.Data == "input" && attribute(n, "name") != "" && attribute(n, "name") != "lang"
	}) {
		form.Set(attribute(n, "name"), attribute(n, "value"))
	}
	return form
}

func (a answer) says(t *testing.T, words ...string) answer {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(a.body, w) {
			t.Errorf("the page does not say %q", w)
		}
	}
	return a
}

func TestANoticeKeepsWhatWasTypedAndRefusesDaysThatAreNone(t *testing.T) {
	b, id := assessing(t)
	b.as("admin").get("/assessments/2022/notice").want(t, http.StatusOK).says(t, "2023-07-11", "2023-07-18", "得分")
	b.takes("admin", "notice", http.StatusUnprocessableEntity, "from", "昨天", "to", "2023-07-14").says(t, "不是日期", "昨天")
	b.takes("admin", "notice", http.StatusUnprocessableEntity, "from", "2023-07-10", "to", "2023-07-14").says(t, "不成立", "2023-07-10")
	if got := b.stage(id).Stage; got != park.Drafted {
		t.Errorf("a refused notice leaves the stage %s", got)
	}
	b.takes("admin", "notice", http.StatusSeeOther, "from", "2023-07-12", "to", "2023-07-14")
	b.takes("admin", "notice", http.StatusConflict, "from", "2023-07-12", "to", "2023-07-14")
	if a := b.stage(id); a.Stage != park.OnNotice || a.From != "2023-07-12" || a.To != "2023-07-14" {
		t.Errorf("on notice: %+v", a)
	}
}

func TestFlawsOfTheSchemeKeepAnAssessmentOffTheNotice(t *testing.T) {
	b := newBoard(t)
	act := park.Act{Actor: "admin", At: b.now.Add(-time.Hour)}
	s := taxScheme()
	s.Items[0].Benchmark = park.Benchmark{Kind: park.Pooled} // of a year nobody reported
	scheme, err := b.db.SaveScheme(t.Context(), act, s, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.db.Assess(t.Context(), act, 2022, scheme); err != nil {
		t.Fatal(err)
	}
	page := b.as("admin").get("/assessments/2022/notice").want(t, http.StatusOK)
	if strings.Contains(page.body, `class="btn do"`) {
		t.Error("the form has a button although nothing can be computed")
	}
	b.takes("admin", "notice", http.StatusConflict, "from", "2023-07-12", "to", "2023-07-14").says(t, "算不出来")
}

func TestResultsAreNotProposedWhileTheNoticeRunsOrAnObjectionIsOpen(t *testing.T) {
	b, id := onNotice(t)
	b.objects(aboutTax, "税收应为 40 亿元", http.StatusSeeOther)
	b.takes("admin", "propose", http.StatusConflict).says(t, "1 件异议没有答复")
	b.later()
	b.as("admin").get("/assessments/2022/propose").want(t, http.StatusOK).says(t, "1 件异议没有答复")
	b.takes("admin", "propose", http.StatusConflict)
	b.as("admin").post("/objections/1/answer", url.Values{"verdict": {"refuse"}, "text": {"与报表一致"}}).want(t, http.StatusSeeOther)
	b.takes("admin", "propose", http.StatusSeeOther)
	if got := b.stage(id).Stage; got != park.Proposed {
		t.Errorf("the stage is %s", got)
	}
}

func TestAnotherPersonSealsWhatWasProposedWithAnOfficeForEveryMeasure(t *testing.T) {
	b, id := onNotice(t)
	b.later()
	b.takes("admin", "propose", http.StatusSeeOther)
	b.as("admin").get("/assessments/2022/seal").want(t, http.StatusOK).says(t, "李航", "另一人批准")
	form := b.sealForm("admin2")
	form.Set("due.0", "2023-08-31")
	b.as("admin2").post("/assessments/2022/seal", form).want(t, http.StatusUnprocessableEntity).says(t, "2023-08-31", "请填写")
	form.Set("owner.0", "工信局")
	form.Set("owner.1", "=HYPERLINK(\"x\")")
	b.as("admin").post("/assessments/2022/seal", form).want(t, http.StatusForbidden)
	to := b.as("admin2").post("/assessments/2022/seal", form).want(t, http.StatusSeeOther).location()
	b.as("leader").get(to).want(t, http.StatusOK).says(t, "王敏 提请，李航 批准", "工信局", "2023-08-31")
	if got := b.stage(id).Stage; got != park.Sealed {
		t.Errorf("the stage is %s", got)
	}
	b.as("admin2").post("/assessments/2022/seal", form).want(t, http.StatusConflict)
}

func TestResultsThatMovedAreNotSealedAndAreTakenBackWithAReason(t *testing.T) {
	b, id := onNotice(t)
	b.later()
	b.takes("admin", "propose", http.StatusSeeOther)
	form := b.sealForm("admin2")
	b.publish(60, figure("rare-earth", "2022-12", "tax", "310000", "万元"))
	b.as("admin2").get("/assessments/2022/seal").want(t, http.StatusOK).says(t, "结果有变动")
	b.as("admin2").post("/assessments/2022/seal", form).want(t, http.StatusConflict).says(t, "结果有变动")
	b.takes("admin2", "redraft", http.StatusUnprocessableEntity, "reason", " ")
	b.takes("admin2", "redraft", http.StatusSeeOther, "reason", "数据更正")
	if a := b.stage(id); a.Stage != park.Drafted || a.Step().Reason != "数据更正" {
		t.Errorf("taken back: %+v", a)
	}
}

func TestAParkObjectsToItsOwnValuesOnlyAndWithinTheNotice(t *testing.T) {
	b, _ := onNotice(t)
	b.as("park").get("/assessments/2022/object").want(t, http.StatusOK).says(t, "稀土高新区", "/receipts/rare-earth/2022-12/tax_per_mu")
	b.as("park").get("/assessments/2022/object?park=jiuyuan").want(t, http.StatusForbidden)
	b.objects(strings.Replace(aboutTax, "rare-earth", "jiuyuan", 1), "别人的数", http.StatusUnprocessableEntity).says(t, "别人的数")
	b.objects(aboutTax, " ", http.StatusUnprocessableEntity)
	b.objects("rule:bands", "</script><b>档线偏高", http.StatusSeeOther)
	b.as("leader").get("/assessments/2022").want(t, http.StatusOK).says(t, "&lt;/script&gt;&lt;b&gt;档线偏高", "待答复")
	b.as("leader").get("/assessments/2022/rare-earth").want(t, http.StatusOK).says(t, "档线偏高")
	if strings.Contains(b.as("leader").get("/assessments/2022/jiuyuan").body, "档线偏高") {
		t.Error("another park's page lists the objection")
	}
	b.later()
	b.as("park").get("/assessments/2022/object").want(t, http.StatusConflict)
	b.objects(aboutTax, "过了期", http.StatusConflict)
}

func TestTheFileOfAnObjectionIsForTheCityAndTheParkAlone(t *testing.T) {
	b, _ := onNotice(t)
	b.objects(aboutTax, "见附件", http.StatusSeeOther)
	for person, status := range map[string]int{
		"park": http.StatusOK, "clerk": http.StatusOK, "admin": http.StatusOK,
		"clerk-jiuyuan": http.StatusForbidden, "leader": http.StatusForbidden,
	} {
		got := b.as(person).get("/objections/1/file").want(t, status)
		if status == http.StatusOK && (got.body != "%PDF" || !strings.HasPrefix(got.header.Get("Content-Disposition"), "attachment")) {
			t.Errorf("%s gets %q as %q", person, got.body, got.header.Get("Content-Disposition"))
		}
	}
	b.as("admin").get("/objections/2/file").want(t, http.StatusNotFound)
}

func TestAFileAboveTheLimitComesBackWithTheForm(t *testing.T) {
	b, _ := onNotice(t)
	for _, size := range []int{fileBody + 1, uploadBody + 1<<20} { // also where the whole form is above what a workbook's may be
		form := url.Values{"about": {aboutTax}, "text": {"见附件第 3 页"}}
		got := b.as("park").send("/assessments/2022/object", "file", "a.pdf", make([]byte, size), form)
		got.want(t, http.StatusRequestEntityTooLarge).says(t, "20 MB", "什么也没有存", "见附件第 3 页")
		if chosen := `<option value="` + strings.ReplaceAll(aboutTax, "&", "&amp;") + `" selected`; !strings.Contains(got.body, chosen) {
			t.Error("what the objection is to was lost")
		}
	}
	if strings.Contains(b.as("admin").get("/assessments/2022").body, "见附件第 3 页") {
		t.Error("the refused objection was kept")
	}
}

func TestAnObjectionIsToTheValueItWasReachedFrom(t *testing.T) {
	b, _ := onNotice(t)
	page := b.as("park").get("/assessments/2022/rare-earth").want(t, http.StatusOK).says(t, "提异议")
	to := "/assessments/2022/object?park=rare-earth&" + url.Values{"about": {aboutTax}}.Encode()
	if linksTo(t, page, to) != 1 {
		t.Errorf("the page of the park's score has no link to %s", to)
	}
	if got := b.as("park").get(to).want(t, http.StatusOK); !strings.Contains(got.body, `tax_per_mu?basis=industrial&amp;of=value&amp;window=year" selected`) {
		t.Error("the value is not chosen")
	}
	for person, path := range map[string]string{"park": "/assessments/2022/jiuyuan", "leader": "/assessments/2022/rare-earth"} {
		if strings.Contains(b.as(person).get(path).body, "/object") {
			t.Errorf("%s may object from %s", person, path)
		}
	}
}

func TestEveryStepSaysWhatWasDoneAndWhatComesNext(t *testing.T) {
	b, _ := assessing(t)
	led := func(a answer) answer {
		to, _, _ := strings.Cut(a.location(), "#") // a browser keeps the place in the page to itself
		return b.as("park").get(to).want(t, http.StatusOK)
	}
	led(b.takes("admin", "notice", http.StatusSeeOther, "from", "2023-07-11", "to", "2023-07-11")).says(t, "已公示，2023-07-11", "没有收到异议")
	led(b.objects(aboutTax, "税收应为 40 亿元", http.StatusSeeOther)).says(t, "异议已提出", "异议 1 件", "1 件待答复", ">亩均税收<")
	b.later()
	b.as("admin").get("/assessments/2022/propose").want(t, http.StatusOK).says(t, `href="/assessments/2022#objections"`, "回去")
	refuse := url.Values{"verdict": {"refuse"}, "text": {"不改"}}
	led(b.as("admin").post("/objections/1/answer", refuse).want(t, http.StatusSeeOther)).says(t, "答复已公开", "异议都已答复", "期满")
	led(b.takes("admin", "propose", http.StatusSeeOther)).says(t, "已提请封存", "等另一位市级管理员批准")
	kept := "/assessments/2022?done=notice"
	if strings.Contains(b.as("park").get(kept).want(t, http.StatusOK).body, "已公示，") {
		t.Error("an address that was kept says again what is over")
	}
	led(b.takes("admin", "redraft", http.StatusSeeOther, "reason", "再核")).says(t, "已退回草稿")
	b.as("admin").get("/assessments/2022/seal").want(t, http.StatusConflict).says(t, `href="/assessments/2022"`)
}

func TestAnAcceptedObjectionNamesWhatWasChangedAndShowsBoth(t *testing.T) {
	b, _ := onNotice(t)
	b.objects(aboutTax, "税收应为 40 亿元", http.StatusSeeOther)
	b.as("admin").get("/objections/1/answer").want(t, http.StatusOK).says(t, "只能不采纳", "8.33")
	accept := url.Values{"verdict": {"accept"}, "text": {"已更正"}, "remedy": {"uploads/1"}}
	b.as("admin").post("/objections/1/answer", accept).want(t, http.StatusUnprocessableEntity).says(t, "已更正") // published before it came
	version, err := b.db.Version(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	act := park.Act{Actor: "admin", At: b.now.Add(time.Minute)}
	fixed := figure("rare-earth", "2022-12", "tax", "400000", "万元")
	up, err := b.db.File(t.Context(), store.Filing{
		Received: store.Received{FileName: "更正.xlsx", Bytes: []byte("x"), Format: "xlsx", Parks: []string{"rare-earth"}, Figures: 1},
		Figures:  []park.Figure{fixed}, AsRead: version, Sent: act, Submitted: act, Published: act,
	})
	if err != nil {
		t.Fatal(err)
	}
	b.later()
	b.as("admin").get("/objections/1/answer").want(t, http.StatusOK).says(t, "8.33", "11.11", "更正.xlsx")
	refuse := url.Values{"verdict": {"refuse"}, "text": {"不改"}, "remedy": {fmt.Sprintf("uploads/%d", up)}}
	b.as("admin").post("/objections/1/answer", refuse).want(t, http.StatusUnprocessableEntity)
	accept.Set("remedy", fmt.Sprintf("uploads/%d", up))
	b.as("admin").post("/objections/1/answer", accept).want(t, http.StatusSeeOther)
	b.as("park").get("/assessments/2022").want(t, http.StatusOK).says(t, "采纳", "由 8.33 万元/亩 改为 11.11 万元/亩")
	b.as("admin").post("/objections/1/answer", accept).want(t, http.StatusConflict)
}

func TestASealedValueThatWasChangedSinceSaysTheValueOfNow(t *testing.T) {
	b, _ := onNotice(t)
	b.later()
	b.takes("admin", "propose", http.StatusSeeOther)
	form := b.sealForm("admin2")
	for name := range form {
		if strings.HasPrefix(name, "owner.") {
			form.Set(name, "工信局")
		}
	}
	b.as("admin2").post("/assessments/2022/seal", form).want(t, http.StatusSeeOther)
	b.publish(60*24*30, figure("rare-earth", "2022-12", "tax", "400000", "万元"))
	b.as("leader").get("/assessments/2022").want(t, http.StatusOK).says(t, "封存以后", "11.11")
	b.as("leader").get("/assessments/2022/rare-earth").want(t, http.StatusOK).says(t, "8.33", "现为", "11.11")
}

func TestEveryRoundOfAYearHasItsAddress(t *testing.T) {
	b, _ := onNotice(t)
	b.later()
	b.takes("admin", "propose", http.StatusSeeOther)
	form := b.sealForm("admin2")
	for name := range form {
		if strings.HasPrefix(name, "owner.") {
			form.Set(name, "工信局")
		}
	}
	b.as("admin2").post("/assessments/2022/seal", form).want(t, http.StatusSeeOther)
	schemes, err := b.db.Schemes(t.Context(), park.Moment{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.db.Assess(t.Context(), park.Act{Actor: "admin", At: b.now.Add(time.Hour)}, 2022, schemes[0].ID); err != nil {
		t.Fatal(err)
	}
	b.as("leader").get("/assessments/2022").want(t, http.StatusOK).says(t, "/assessments/2022?round=1", "2022年第2次")
	b.as("leader").get("/assessments/2022?round=1").want(t, http.StatusOK).says(t, "王敏 提请，李航 批准", "/assessments/2022/rare-earth?round=1")
	b.as("leader").get("/assessments/2022?round=3").want(t, http.StatusNotFound)
}
