package e2e

import (
	"fmt"
	"math/big"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// The days of the notice these tests hold, after the sample's last act.
const (
	firstDay = "2023-11-23"
	lastDay  = "2023-11-25"
	dayAfter = "2023-11-26"
)

// on is a board of the test's own whose sample starts on a day.
func on(t *testing.T, data, day string) *board {
	t.Helper()
	return own(t, data, "--sample", "--day", day)
}

// pick chooses in a select by the value of the choice, as arrow keys would.
func (b *tab) pick(selector, value string) {
	b.t.Helper()
	b.must(chromedp.SetValue(chromedp.CSS(selector), value))
}

// refuses opens the page of a step that cannot be taken: it says why, and has
// no button.
func (b *tab) refuses(step string, why ...string) {
	b.t.Helper()
	b.see("/assessments/2023")
	b.press(step)
	b.reads(why...)
	if b.count("form.settle button") > 0 {
		b.t.Errorf("%s can be pressed at %s", step, b.where())
	}
}

// October's tax of the rare-earth zone, a tenth more.
func correctedTax(t *testing.T) monthly {
	t.Helper()
	tax, ok := new(big.Rat).SetString(october(t)["rare-earth tax"])
	if !ok {
		t.Fatal("the sample's October has no tax of the rare-earth zone")
	}
	more := tax.Mul(tax, big.NewRat(11, 10)).FloatString(0)
	return monthly{parks: []string{"稀土高新区"}, columns: []string{"税收(万元)"}, cells: [][]string{{more}}}
}

// The way of a year to its seal: put on notice, objected to by a park, one
// objection accepted for a correction and one refused, proposed after the
// notice, sealed by another person, with its measures. Plain forms throughout.
func TestAYearGoesFromItsNoticeThroughObjectionsToTheSeal(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	if err := loaded(data); err != nil {
		t.Fatal(err)
	}
	site := on(t, data, firstDay)
	person := func(account string) *tab {
		b := open(t, site.base, withoutScripts)
		b.signIn(account)
		return b
	}
	admin, keeper := person("admin"), person("park")
	noticed(admin)
	objected(keeper)
	upload := corrected(t, person("clerk"), admin)
	answered(admin, upload)
	admin.refuses("提请封存", "公示到 "+lastDay+" 为止", "--day "+dayAfter)
	keeper.see("/assessments/2023/rare-earth")
	keeper.reads("不采纳", "档线按方案", "采纳", "更正报表 #", "改为")

	site.stop()
	site = on(t, data, dayAfter)
	admin, second := person("admin"), person("admin2")
	admin.see("/assessments/2023")
	admin.reads("公示已于 "+lastDay+" 期满", "2 件", "都已答复")
	admin.press("提请封存")
	admin.press("提请封存")
	admin.reads("已提请封存。请另一位市级管理员登录", "王敏已提请封存")
	admin.refuses("封存", "结果是您提请的", "高云")

	second.see("/assessments/2023")
	second.press("封存")
	second.reads("封存后结果不能再改")
	measures := second.count("table.sealing tbody tr")
	if status := second.press("封存"); status != 200 || measures == 0 {
		t.Fatalf("sealing %d measures answers %d:\n%s", measures, status, second.text("main"))
	}
	second.reads("已封存", fmt.Sprintf("%d 条措施已生成", measures), "王敏 提请，高云 批准", "考核结果运用")
	leader := person("leader")
	leader.see("/measures?year=2023")
	if n := leader.count("table.measures tbody tr"); n != measures {
		t.Errorf("%d measures of 2023 are listed, sealing made %d", n, measures)
	}
}

// noticed puts 2023 on notice, after a day that is none.
func noticed(admin *tab) {
	admin.t.Helper()
	admin.see("/assessments/2023")
	admin.press("开始公示")
	admin.retype("#to", "月底")
	admin.press("开始公示")
	admin.watch.expects("the server responded with a status of 422")
	admin.reads("不是日期")
	admin.retype("#to", lastDay)
	admin.press("开始公示")
	admin.reads("已公示，"+firstDay+" 至 "+lastDay, "没有收到异议")
}

// objected objects to a value, reached from the page of the park's score, with
// a file; then to a rule.
func objected(keeper *tab) {
	keeper.t.Helper()
	keeper.see("/assessments/2023/rare-earth")
	keeper.follow(`table.working a[href*="tax_per_mu"][href*="/object"]`)
	if keeper.count(`#about option[selected][value*="tax_per_mu"]`) != 1 {
		keeper.t.Error("the value is not chosen")
	}
	keeper.press("提出异议") // without a reason
	keeper.watch.expects("the server responded with a status of 422")
	keeper.reads("请填写")
	keeper.write("#text", "税收漏报一户，见证明")
	keeper.choose("#file", put(keeper.t, "税收证明 \"终稿\".pdf", []byte("%PDF-1.4 示例")))
	keeper.press("提出异议")
	keeper.reads("异议已提出", "亩均税收", "税收漏报一户", "税收证明", "1 件待答复")
	keeper.press("提出异议")
	keeper.pick("#about", "rule:bands")
	keeper.write("#text", "分档线偏高")
	keeper.press("提出异议")
	keeper.reads("异议 2 件", "2 件待答复", "分档线偏高")
}

// corrected sends and publishes the workbook that an objection asked for.
func corrected(t *testing.T, clerk, admin *tab) (upload string) {
	t.Helper()
	clerk.send(correctedTax(t).write(t, "10月税收更正.xlsx", "包头市2023年1—10月园区主要指标"), false)
	clerk.settleQuestions()
	clerk.press(textSubmit)
	upload, _, _ = strings.Cut(clerk.where(), "?")
	admin.see(upload)
	admin.press(textPublish)
	if status := admin.press(textSure); status != 200 {
		t.Fatalf("publishing answers %d:\n%s", status, admin.text("main"))
	}
	return upload
}

// answered accepts the first objection for the correction and refuses the
// second; in between nothing can be proposed.
func answered(admin *tab, upload string) {
	admin.t.Helper()
	admin.see("/assessments/2023")
	admin.press("答复")
	admin.reads("税收漏报一户", "提出时", "现在", "10月税收更正.xlsx")
	admin.pick("#verdict", "accept")
	admin.write("#text", "核实无误，已更正")
	admin.press("答复") // without saying what was changed
	admin.reads("采纳的异议要注明改了什么")
	admin.pick("#remedy", strings.TrimPrefix(upload, "/"))
	admin.press("答复")
	admin.reads("答复已公开", "还有 1 件待答复", "更正报表 #", "改为")
	admin.refuses("提请封存", "还有 1 件异议没有答复")
	admin.press("去看异议")
	admin.press("答复")
	admin.reads("分档线偏高", "先退回草稿，再改方案")
	admin.pick("#verdict", "refuse")
	admin.write("#text", "档线按方案")
	admin.press("答复")
	admin.reads("异议都已答复", "档线按方案")
}

// looks holds a page against what every page is held against: axe, no
// scrolling sideways, its language. It leaves the page open at its widest.
func (b *tab) looks(path string) {
	b.t.Helper()
	for _, lang := range []string{"zh-CN", "en"} {
		b.see(path + "?lang=" + lang)
		if at := b.where(); !strings.HasPrefix(at, path) {
			b.t.Fatalf("%s leads to %s", path, at)
		}
		speaks(b, lang)
		b.accessible(light, everyRule)
		b.accessible(dark, colourRules)
		b.accessible(viewport(390, 844), phoneRules)
		b.must(viewport(320, 844))
		for _, over := range b.sideways() {
			b.t.Errorf("%s in %s scrolls sideways: %s", path, lang, over)
		}
		b.must(light, viewport(1440, 900))
	}
	b.see(path)
}

// The forms that only stand open at a stage, held against what the list of
// pages is held against.
func TestTheFormsOfEveryStageAreAccessible(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	if err := loaded(data); err != nil {
		t.Fatal(err)
	}
	site := on(t, data, firstDay)
	post := func(account, path string, typed ...string) {
		t.Helper()
		form := url.Values{}
		for i := 0; i < len(typed); i += 2 {
			form.Set(typed[i], typed[i+1])
		}
		answer, err := signed(t, site.base, account).PostForm(site.base+path, form)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if to := answer.Header.Get("Location"); answer.StatusCode != http.StatusSeeOther || !strings.Contains(to, "done=") {
			t.Fatalf("%s answers %d, leading to %q", path, answer.StatusCode, to)
		}
	}
	post("admin", "/assessments/2023/notice", "from", firstDay, "to", lastDay)
	s := tabsOf(t, site)
	s.as("park").looks("/assessments/2023/object")
	reachedByKeyboard(s.as("park"), "")
	post("park", "/assessments/2023/object", "about", "rule:bands", "text", strings.Repeat("</script>=HYPERLINK(\"a\")档线偏高", 4))
	s.as("park").looks("/assessments/2023/rare-earth")
	for _, path := range []string{"/assessments/2023", "/objections/1/answer", "/assessments/2023/propose", "/assessments/2023/redraft"} {
		s.as("admin").looks(path)
	}
	reachedByKeyboard(s.as("admin"), "") // the form to redraft
	post("admin", "/objections/1/answer", "verdict", "refuse", "text", "档线按方案")
	site.stop()
	site = on(t, data, dayAfter)
	post("admin", "/assessments/2023/propose")
	s = tabsOf(t, site)
	s.as("admin").looks("/assessments/2023/seal")
	s.as("admin2").looks("/assessments/2023/seal")
	reachedByKeyboard(s.as("admin2"), "")
}
