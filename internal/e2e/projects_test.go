package e2e

import (
	"strings"
	"testing"
)

// Which projects in Jiuyuan wait for power beyond the day that was promised, and
// the list for the meeting: three clicks from the overview, without scripts.
func TestWhatWaitsForPowerInJiuyuanIsPrintedInThreeClicks(t *testing.T) {
	t.Parallel()
	b := open(t, reading(t).base, withoutScripts)
	b.signIn("leader")
	b.see("/")
	b.press("看三包一堵点")
	b.follow(`.tally a[href="/projects/blocked?block=power&park=jiuyuan&state=overdue"]`)
	b.reads("包头金岳碳纤维一体化项目（示例）", "110kV线路未通", "逾期 39 天")
	b.press("打印例会清单")
	b.reads("九原区重点项目堵点清单", "堵点 3 个，其中逾期 3 个", "供电", "逾期 39 天")
	if strings.Contains(b.text("main"), "供水") {
		t.Error("the list has what was not asked for")
	}
	for _, one := range b.clipped() {
		t.Error(one)
	}
	if n := b.printed().pages(); n != 1 {
		t.Errorf("the list of one county prints on %d pages", n)
	}
}

// All counties print on a sheet each, none with anything cut off, in both
// languages.
func TestTheWeeklyListPrintsASheetACounty(t *testing.T) {
	t.Parallel()
	b := open(t, reading(t).base)
	b.signIn("leader")
	for _, lang := range []string{"zh-CN", "en"} {
		b.see("/projects/blocked/sheet?state=all&lang=" + lang)
		for _, one := range b.clipped() {
			t.Errorf("%s: %s", lang, one)
		}
		if n, sheets := b.printed().pages(), b.count(".sheet"); n != 7 || sheets != 7 {
			t.Errorf("%s: %d sheets on %d pages, the sample has seven counties", lang, sheets, n)
		}
	}
}
