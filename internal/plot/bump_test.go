package plot

import (
	"strings"
	"testing"
)

// sampleBump is three parks over four periods: a tie, a gap, and one that has
// no rank in the end.
func sampleBump() Bump {
	b := Bump{
		Label: Label{ID: "ranks", Title: "位次", Desc: "稀土高新 1、1、2、1"},
		Steps: []string{"11", "12", "1—2", "3"}, Years: []Tick{{0, "2022年"}, {2, "2023年"}}, Rows: 3,
	}
	for _, one := range []struct {
		name   string
		marked bool
		ranks  []int
		why    string
	}{
		{"稀土高新", true, []int{1, 1, 2, 1}, ""}, {"青山装备", false, []int{2, 0, 2, 2}, ""}, {"固阳金山", false, []int{3, 2, 1, 0}, "未报送"},
	} {
		line := BumpLine{Name: one.name, Marked: one.marked, Why: one.why}
		for _, rank := range one.ranks {
			line.Places = append(line.Places, BumpPlace{Rank: rank, Tip: one.name, Href: "/receipts/a"})
		}
		b.Lines = append(b.Lines, line)
	}
	return b
}

func TestRanksOverTheYear(t *testing.T) {
	golden(t, "bump", sampleBump().Draw())
}

func TestTheFirstPlaceStandsAtTheTopAndTiesSideBySide(t *testing.T) {
	b := sampleBump()
	first, _ := b.Levels(2)[2].Float()
	one, _ := b.Levels(0)[2].Float()
	other, _ := b.Levels(1)[2].Float()
	if first != 1 || one == other || one < 1.5 || other > 2.5 || one+other != 4 {
		t.Errorf("first at %v, the tied at %v and %v", first, one, other)
	}
	up := b.rise()
	top, _ := up.of(-1)
	bottom, _ := up.of(-3)
	if top >= bottom {
		t.Errorf("the first place is at %v, the last at %v", top, bottom)
	}
}

func TestAPeriodWithoutARankIsAGapAndTheLastSaysWhy(t *testing.T) {
	b := sampleBump()
	if _, ok := b.Levels(1)[1].Float(); ok {
		t.Error("a rank stands where there is none")
	}
	svg := b.Draw().String()
	if n := strings.Count(svg, "<polyline"); n != 3 { // 1, 1 and 1: a rank alone before a gap is a dot
		t.Errorf("%d pieces of line", n)
	}
	if !strings.Contains(svg, "—  固阳金山") || !strings.Contains(svg, "未报送") {
		t.Error("the end does not say who is missing and why")
	}
}

func TestRanksBeyondTheLastRowShareOneAndKeepTheirNumber(t *testing.T) {
	b := sampleBump()
	b.Rows, b.Beyond = 2, "第2位以后"
	b.Lines[0].Places[3].Rank = 1284
	if at, _ := b.Levels(0)[3].Float(); at != 3 {
		t.Errorf("stands in row %v", at)
	}
	if svg := b.Draw().String(); !strings.Contains(svg, "1284  稀土高新") || !strings.Contains(svg, "第2位以后") {
		t.Error("the number or the row's name is lost")
	}
}
