package e2e

import (
	"context"
	"fmt"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// drop drags a file from the desktop onto an element.
func (b *tab) drop(selector, file string) {
	b.t.Helper()
	b.must(chromedp.QueryAfter(chromedp.CSS(selector), func(ctx context.Context, t *chromedp.Target, nodes []*chromedp.Node) (chromedp.Void, error) {
		var none chromedp.Void
		box, err := chromedp.Dimensions(chromedp.NodeIDs{nodes[0].NodeID})(ctx, t)
		if err != nil {
			return none, err
		}
		x, y := box.Content[0]+float64(box.Width)/2, box.Content[1]+float64(box.Height)/2
		data := &input.DragData{Items: []*input.DragDataItem{}, Files: []string{file}, DragOperationsMask: 1}
		for _, kind := range []input.DispatchDragEventType{
			input.DispatchDragEventTypeDragEnter, input.DispatchDragEventTypeDragOver, input.DispatchDragEventTypeDrop,
		} {
			_, err := cdp.Call(ctx, t, input.DispatchDragEvent, input.DispatchDragEventParams{Type: kind, X: x, Y: y, Data: data})
			if err != nil {
				return none, err
			}
		}
		return none, nil
	}))
}

// send opens the form for a workbook, sends a file and lands on its review.
func (b *tab) send(file string, dragging bool) {
	b.t.Helper()
	b.see("/uploads")
	b.press(textSend)
	if dragging {
		b.drop(dropZone, file)
		b.must(chromedp.WaitVisible(chromedp.CSS(dropZone + " .chosen:not(:empty)")))
	} else {
		b.choose(fileField, file)
	}
	if status := b.press(textCheck); status != 200 {
		b.t.Fatalf("sending %s answers %d:\n%s", path.Base(file), status, b.text("main"))
	}
	if at := b.where(); !strings.HasPrefix(at, "/uploads/") {
		b.t.Fatalf("sending %s leads to %s:\n%s", path.Base(file), at, b.text("main"))
	}
}

// The whole way of a workbook: sent with a mistake, mended, submitted, returned,
// sent again, published, read by the leader, followed to its cell.
func TestAWorkbookBecomesARankingAndAReceipt(t *testing.T) {
	t.Parallel()
	for name, how := range map[string]struct {
		options  []option
		dragging bool
	}{
		"with scripts":    {nil, true},
		"without scripts": {[]option{withoutScripts}, false},
	} {
		t.Run(name, func(t *testing.T) {
			b := writing(t)
			person := func() *tab { return open(t, b.base, how.options...) }
			sent := clerkSends(t, person(), how.dragging)
			administratorPublishes(t, person(), sent)
			leaderReads(t, person(), sent)
		})
	}
}

// sent is an upload on its way, and what it says.
type sent struct {
	path  string // of its page
	file  string
	month monthly
}

func clerkSends(t *testing.T, b *tab, dragging bool) sent {
	t.Helper()
	b.see("/signin")
	for _, account := range accounts {
		b.reads(account[1])
	}
	b.signIn("clerk")
	b.reads(textSample)

	wrong := november(t)
	wrong.cells[1][0] = "12.3.4"
	wrong.parks[2] = "钢铁冶金开发区"
	b.send(wrong.write(t, "园区月报（初稿）.xlsx", "包头市2023年1—11月园区主要指标"), dragging)
	b.reads("number_invalid", "12.3.4", wrong.at(1, 0), "park_unknown", "钢铁冶金开发区", fmt.Sprintf("B%d", firstRow+2))
	if b.count(`form[action$="/submit"]`) > 0 {
		t.Error("a workbook with mistakes can be submitted")
	}

	s := sent{month: november(t), file: "包头市2023年11月园区月报.xlsx"}
	b.send(s.month.write(t, s.file, "包头市2023年1—11月园区主要指标"), dragging)
	s.path = b.where()
	b.settleQuestions()
	b.reads(s.file)
	if status := b.press(textSubmit); status != 200 {
		t.Fatalf("submitting answers %d:\n%s", status, b.text("main"))
	}
	b.reads("已提交")
	return s
}

// settleQuestions gives every question of an upload a reason.
func (b *tab) settleQuestions() {
	b.t.Helper()
	for n := 0; b.count("form.reason") > 0; n++ {
		if n > 40 {
			b.t.Fatalf("%s still asks after 40 answers:\n%s", b.where(), b.text("main"))
		}
		b.write("form.reason input:not([type=hidden]), form.reason textarea", "已与园区核实")
		b.follow("form.reason button")
	}
}

func administratorPublishes(t *testing.T, b *tab, s sent) {
	t.Helper()
	b.signIn("admin")
	b.see("/uploads")
	if b.count(fmt.Sprintf("a[href=%q]", s.path)) == 0 {
		t.Errorf("the submitted upload %s is not listed", s.path)
	}
	b.see(s.path)
	b.press(textPublish)
	if status := b.press(textSure); status != 200 {
		t.Fatalf("publishing answers %d:\n%s", status, b.text("main"))
	}
	b.reads("已发布")
}

func leaderReads(t *testing.T, b *tab, s sent) {
	t.Helper()
	output := yi(s.month.cells[0][0]) // 稀土高新区
	b.signIn("leader")
	b.see("/")
	b.reads("2023年1—11月", output, "稀土高新区", "季节进度", textSample)
	b.press(textRankings)
	b.reads("排行")
	for _, indicator := range []string{"output", "value_added_per_mu", "tax_per_mu", "investment_intensity"} {
		b.see("/rankings?indicator=" + indicator)
		if n := b.count("table.rank tbody tr"); n < 7 {
			t.Errorf("the ranking of %s has %d rows", indicator, n)
		}
	}
	b.see("/rankings?indicator=output&by=growth")
	b.see("/rankings?indicator=output&by=completion")
	b.see("/parks/rare-earth")
	b.reads("1—11月", output, "1000亿元")
	b.see("/briefs/" + nextPeriod + "/rare-earth")
	b.reads(textSample)
	if pages := b.printed().pages(); pages != 1 {
		t.Errorf("the summary prints on %d sheets", pages)
	}

	b.see("/")
	status := b.follow(fmt.Sprintf(`main a.n[href^="/receipts/rare-earth/%s/output"]`, nextPeriod))
	if status != 200 {
		t.Fatalf("the receipt answers %d", status)
	}
	b.reads(s.file, "月报", s.month.at(0, 0), s.month.cells[0][0], "韩雪", "王敏")
}

func TestAReturnedUploadSaysWhyAndStoresNothing(t *testing.T) {
	t.Parallel()
	board := writing(t)
	clerk := open(t, board.base)
	clerk.signIn("clerk")
	clerk.send(november(t).write(t, "月报.xlsx", "包头市2023年1—11月园区主要指标"), false)
	clerk.settleQuestions()
	at := clerk.where()
	clerk.press(textSubmit)

	admin := open(t, board.base)
	admin.signIn("admin2")
	admin.see(at)
	admin.press(textReturn)
	admin.write("#reason", "青山装备的产值请再核一次")
	admin.press(textSureBack)
	admin.reads("已退回", "青山装备的产值请再核一次")

	clerk.see(at)
	clerk.reads("已退回", "青山装备的产值请再核一次")
	leader := open(t, board.base)
	leader.signIn("leader")
	leader.see("/")
	if strings.Contains(leader.text("h1"), "1—11月") {
		t.Error("a returned upload reached the overview")
	}
}

func TestAWithdrawnUploadLeavesTheStateBefore(t *testing.T) {
	t.Parallel()
	board := writing(t)
	leader := open(t, board.base)
	leader.signIn("leader")
	leader.see("/rankings?indicator=output")
	before := leader.text("table.rank")

	clerk, admin := open(t, board.base), open(t, board.base)
	clerk.signIn("clerk")
	clerk.send(november(t).write(t, "月报.xlsx", "包头市2023年1—11月园区主要指标"), false)
	clerk.settleQuestions()
	at := clerk.where()
	clerk.press(textSubmit)
	admin.signIn("admin")
	admin.see(at)
	admin.press(textPublish)
	admin.press(textSure)
	leader.see("/rankings?indicator=output")
	if leader.text("table.rank") == before {
		t.Fatal("publishing changed nothing")
	}
	admin.press(textWithdraw)
	admin.write("#reason", "报错了期间")
	admin.press(textSureOut)
	admin.reads("已撤回", "报错了期间")
	leader.see("/rankings?indicator=output")
	if after := leader.text("table.rank"); after != before {
		t.Errorf("after withdrawing, the ranking reads\n%s\nbefore it read\n%s", after, before)
	}
}

func TestAClerkOfOneParkCannotSendForAnotherAndSeesWhy(t *testing.T) {
	t.Parallel()
	board := writing(t)
	clerk := open(t, board.base)
	clerk.signIn("clerk-jiuyuan")
	clerk.send(november(t, "tuyou").write(t, "土右.xlsx", "包头市2023年1—11月园区主要指标"), true)
	clerk.reads("park_forbidden", "土右新型工业园区")
	if clerk.count(`form[action$="/submit"]`) > 0 {
		t.Error("a file for another park can be submitted")
	}
	clerk.send(november(t, "jiuyuan").write(t, "九原.xlsx", "包头市2023年1—11月园区主要指标"), true)
	clerk.settleQuestions()
	clerk.press(textSubmit)
	clerk.reads("已提交")
}

func TestAFileThatIsNoWorkbookIsAnsweredWithASentence(t *testing.T) {
	t.Parallel()
	board := writing(t)
	clerk := open(t, board.base)
	clerk.signIn("clerk")
	sound, err := os.ReadFile(november(t).write(t, "好.xlsx", "包头市2023年1—11月园区主要指标"))
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string]struct {
		bytes []byte
		code  string
	}{
		"一张图.png":   {[]byte("\x89PNG\r\n\x1a\n0000000000000000"), "unsupported_format"},
		"空.xlsx":    {nil, "empty_file"},
		"断了.xlsx":   {sound[:len(sound)/2], "damaged_file"},
		"没有表.csv":   {[]byte("你好,再见\r\n一,二\r\n"), "header_not_found"},
		"不写期间.csv":  {[]byte("园区,产值(亿元)\r\n稀土高新区,1.5\r\n"), "period_missing"},
		"不写单位.csv":  {[]byte("2023年1—11月园区指标\r\n园区,产值\r\n稀土高新区,1.5\r\n"), "unit_missing"},
		"只有一月.csv":  {[]byte("2023年1月园区指标\r\n园区,产值(亿元)\r\n稀土高新区,1.5\r\n"), "period_invalid"},
		"加号公式.csv":  {[]byte("2023年1—11月园区指标\r\n园区,产值(亿元)\r\n=HYPERLINK(),1.5\r\n"), "park_unknown"},
		"脚本的名字.csv": {[]byte("2023年1—11月园区指标\r\n园区,产值(亿元)\r\n</script><script>alert(1)</script>,1.5\r\n"), "park_unknown"},
	} {
		t.Run(name, func(t *testing.T) {
			clerk.t = t
			clerk.send(put(t, name, file.bytes), false)
			clerk.reads(file.code)
			if clerk.count(`form[action$="/submit"]`) > 0 {
				t.Error("it can be submitted")
			}
		})
	}
	clerk.t = t
	clerk.see("/uploads")
}
