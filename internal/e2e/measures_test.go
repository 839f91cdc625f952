package e2e

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// onPaper shows a page as it prints.
var onPaper = call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})

// clipped lists what does not fit on its sheet: blocks that end below the type
// area, and cells whose words run out of them.
func (b *tab) clipped() []string {
	b.t.Helper()
	b.must(onPaper)
	return ask(b, chromedp.Evaluate[[]string](`[...document.querySelectorAll(".sheet")].flatMap((sheet, n) => {
		const box = sheet.getBoundingClientRect(), mm = box.width / 210, end = box.bottom - 34.5 * mm;
		const low = [...sheet.querySelectorAll("table, .signs")].filter(e => e.getBoundingClientRect().bottom > end)
			.map(e => "sheet " + (n + 1) + ": " + e.className + " ends " + ((e.getBoundingClientRect().bottom - end) / mm).toFixed(1) + " mm too low");
		const wide = [...sheet.querySelectorAll("th, td, h1")].filter(e => e.scrollWidth > e.clientWidth + 1)
			.map(e => "sheet " + (n + 1) + ": " + e.textContent.slice(0, 30) + " is " + (e.scrollWidth - e.clientWidth) + " px too wide");
		return low.concat(wide);
	})`))
}

// printsWhole holds the sheets of measures against their print.
func (b *tab) printsWhole() (sheets int) {
	b.t.Helper()
	sheets = b.count(".sheet")
	for _, one := range b.clipped() {
		b.t.Errorf("%s: %s", b.where(), one)
	}
	rows := ask(b, chromedp.Evaluate[[]string](`[...document.querySelectorAll(".sheet tbody tr")].map(r => [...r.cells].slice(0, 5).map(c => c.textContent.trim()).join("|"))`))
	p := b.printed()
	if n := p.pages(); n != sheets {
		b.t.Errorf("%d sheets print on %d pages", sheets, n)
	}
	if size := p.info("Page size"); !a4(size) {
		b.t.Errorf("the sheet is %s, not A4", size)
	}
	if len(rows) != 19 {
		b.t.Errorf("%d measures on the sheets, the sample has 19", len(rows))
	}
	text := p.text()
	for _, row := range rows {
		if due := strings.Split(row, "|")[4]; !strings.Contains(text, due) {
			b.t.Errorf("the day %s of %q is not found in the print", due, row)
		}
	}
	return sheets
}

// The way of a measure: the park hands in evidence, the city confirms, the
// yearly sheet prints. Without scripts: plain forms.
func TestAMeasureIsReportedConfirmedAndPrinted(t *testing.T) {
	t.Parallel()
	site := writing(t)
	keeper := open(t, site.base, withoutScripts)
	keeper.signIn("park")
	keeper.see("/measures?park=rare-earth")
	keeper.press("优先保障用能指标")
	at := keeper.where()
	keeper.press("报完成")
	keeper.write("#text", "已保障 3.2 万吨标准煤")
	keeper.choose("#file", put(t, "用能批复 \"终稿\".pdf", []byte("%PDF-1.4 示例")))
	if status := keeper.follow("form.send button"); status != 200 {
		t.Fatalf("reporting answers %d:\n%s", status, keeper.text("main"))
	}
	keeper.reads("已报完成", "用能批复", "等市级管理员确认", "已保障 3.2 万吨标准煤")

	leader := open(t, site.base)
	leader.signIn("leader")
	leader.see(at)
	leader.reads("用能批复", "仅本园区和市级可打开")
	if leader.count(`a[href*="/files/"]`) > 0 || leader.count("form.send") > 0 {
		t.Error("a leader is offered the evidence or a form")
	}

	admin := open(t, site.base)
	admin.signIn("admin")
	admin.see(at)
	admin.reads("用能批复")
	admin.press("退回")
	admin.follow("form.send button") // without a reason
	admin.watch.expects("the server responded with a status of 422")
	admin.reads("请填写")
	admin.press("确认完成")
	if status := admin.follow("form.send button"); status != 200 {
		t.Fatalf("confirming answers %d:\n%s", status, admin.text("main"))
	}
	admin.reads("已确认完成", "到此为止")

	leader.see("/measures/sheet/2022")
	leader.reads("考核结果运用措施表", "已完成 3", textSample)
	leader.printsWhole()
}

// The sheets of the sample, and those of offices with the longest names, in both
// languages: as many pages as sheets, nothing clipped.
func TestTheSheetOfMeasuresPrintsWhateverItsNames(t *testing.T) {
	t.Parallel()
	site := writing(t)
	leader := open(t, site.base)
	leader.signIn("leader")
	both := func(name string, least int) {
		for _, lang := range []string{"zh-CN", "en"} {
			t.Run(name+" "+lang, func(t *testing.T) {
				leader.t = t
				leader.must(light)
				leader.see("/measures/sheet/2022?lang=" + lang)
				if n := leader.printsWhole(); n < least {
					t.Errorf("only %d sheets", n)
				}
			})
		}
		leader.t = t
	}
	both("sample", 1)
	admin := signed(t, site.base, "admin")
	for id := 1; id <= 19; id++ {
		owner := strings.Repeat("包头稀土高新技术产业", 6)
		if id%2 == 0 {
			owner = "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW Municipal Bureau of Industry"[:60]
		}
		form := url.Values{"verb": {"amend"}, "text": {"改名"}, "owner": {owner}, "due": {"2024-06-30"}}
		_, page := fetch(t, admin, fmt.Sprintf("%s/measures/%d?act=amend", site.base, id))
		_, after, ok := strings.Cut(page, `name="seen" value="`)
		if !ok {
			continue // settled: its office stays
		}
		form.Set("seen", after[:strings.Index(after, `"`)])
		answer, err := admin.PostForm(fmt.Sprintf("%s/measures/%d/acts", site.base, id), form)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.StatusCode != http.StatusSeeOther {
			t.Fatalf("amending measure %d answers %d", id, answer.StatusCode)
		}
	}
	both("longest offices", 3)
}
