package e2e

import "testing"

// The way of a milestone: what is overdue is seen on the overview, the park
// reports it done with evidence. Without scripts.
func TestAnOverdueMilestoneIsSeenAndReportedDone(t *testing.T) {
	t.Parallel()
	site := writing(t)
	keeper := open(t, site.base, withoutScripts)
	keeper.signIn("park")
	keeper.see("/")
	keeper.press("逾期节点 3 个")
	keeper.press("稀土高新区")
	keeper.reads("储能电站投运", "逾期 23 天", "没有数", "填报：园中园能源审计报告")
	keeper.press("报完成")
	keeper.retype("#day", "2023-05-31")
	keeper.watch.expects("the server responded with a status of 422")
	if status := keeper.follow("form.send button"); status != 422 {
		t.Fatalf("done before it began answers %d", status)
	}
	keeper.reads("完成日早于起始日 2023-06-01")
	keeper.retype("#day", "2023-11-20")
	keeper.choose("#file", put(t, "投运证明.pdf", []byte("%PDF-1.4 示例")))
	if status := keeper.follow("form.send button"); status != 200 {
		t.Fatalf("reporting answers %d:\n%s", status, keeper.text("main"))
	}
	keeper.reads("节点已经记下", "已完成，晚 20 天", "投运证明.pdf") // somebody acted: the board's today is now the clock's
}
