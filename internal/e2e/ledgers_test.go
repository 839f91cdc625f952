package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// What the pages of the ledgers are called.
const (
	textAdmin = "管理"
	textArea  = "登记面积"
	textWhat  = "看会变什么"
	textKeep  = "保留"
	textEdit  = "返回修改"
)

// retype replaces what stands in a field.
func (b *tab) retype(selector, text string) {
	b.t.Helper()
	b.must(chromedp.Clear(chromedp.CSS(selector)))
	b.write(selector, text)
}

// An area is typed, found wanting, mended, asked about, seen and kept; the
// park's page and its receipt then stand on it.
func TestAnAreaIsRecordedAndTheBoardStandsOnIt(t *testing.T) {
	t.Parallel()
	for name, how := range map[string][]option{"with scripts": nil, "without scripts": {withoutScripts}} {
		t.Run(name, func(t *testing.T) {
			site := writing(t)
			b := open(t, site.base, how...)
			b.watch.expects("the server responded with a status of 422")
			b.signIn("admin")
			b.press(textAdmin)
			b.press("稀土高新区")
			b.press(textArea)
			b.retype("#amount", "约3万")
			b.retype("#effective", "2023-10-01")
			if status := b.press(textWhat); status != 422 {
				t.Fatalf("a wrong number answers %d", status)
			}
			b.reads("不是确定的数", "有 1 处要改")
			b.retype("#amount", "2100")
			b.write("#document", "示例〔2023〕88号")
			b.press(textWhat)
			b.reads("像是把公顷当成了亩", "保留以后有")
			if status := b.press(textKeep); status != 422 {
				t.Fatalf("without a tick it answers %d", status)
			}
			b.reads("还有没确认的")
			b.press(textEdit)
			b.write("#unit", kb.ArrowDown) // 亩 → 公顷
			b.press(textWhat)
			b.reads("2100 公顷 = 31,500 亩", "亩均税收", "位次")
			if how == nil { // axe is a script
				for _, f := range b.inaccessible(everyRule) {
					t.Errorf("the consequences: %s", f)
				}
			}
			b.fits()
			if status := b.press(textKeep); status != 200 {
				t.Fatalf("keeping answers %d:\n%s", status, b.text("main"))
			}
			b.reads("面积已经登记", "31,500", "示例〔2023〕88号", "王敏", "现行")
			leader := open(t, site.base, how...)
			leader.signIn("leader")
			leader.see("/parks/rare-earth")
			leader.reads("31,500", "示例〔2023〕88号")
		})
	}
}
