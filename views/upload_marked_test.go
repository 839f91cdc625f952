package views

import (
	"strings"
	"testing"

	"parkboard/internal/park"
)

func TestTheReviewOffersTheWorkbookBackMarkedOrSaysWhyOnlyTheList(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*ReviewFacts)
		words  map[string]string // "" when nothing is offered
	}{
		"an .xlsx":          {func(*ReviewFacts) {}, map[string]string{"zh-CN": "下载标注后的原表 原表照旧", "en": "Your workbook, marked Your workbook as it is"}},
		"a .csv":            {func(f *ReviewFacts) { f.Upload.Format = "csv" }, map[string]string{"zh-CN": "下载标注后的原表 按原表的行列另存", "en": "Your workbook, marked The same grid"}},
		"one not marked":    {func(f *ReviewFacts) { f.OnlyList = "此文件含宏" }, map[string]string{"zh-CN": "下载问题清单 此文件含宏", "en": "List of findings 此文件含宏"}},
		"one without fault": {func(f *ReviewFacts) { f.Issues = nil }, map[string]string{"zh-CN": "", "en": ""}},
	} {
		for lang, words := range c.words {
			f := reviewFacts(park.Checked)
			c.change(&f)
			r := reviewOf(lang, clerkUser, f)
			if words == "" {
				if r.Marked != nil {
					t.Errorf("%s: %+v", name, r.Marked)
				}
				continue
			}
			if r.Marked == nil || !strings.HasPrefix(r.Marked.Text+" "+r.Marked.Says, words) || r.Marked.Href != "/uploads/42/marked.xlsx" {
				t.Errorf("%s: %+v", name, r.Marked)
			}
			if page := rendered(t, ReviewPage(r)); strings.Count(page, `href="/uploads/42/marked.xlsx"`) != 1 {
				t.Errorf("%s: the page does not lead there", name)
			}
		}
	}
}
