package e2e

import (
	"fmt"
	"regexp"
	"testing"
	"time"
)

// The two pages a clerk needs: the form, and the review of what was sent.
var deskPages = regexp.MustCompile(`^/uploads/(new|\d+)(#[a-z-]+)?$`)

// trial counts what a clerk does, and holds them to the two pages.
type trial struct {
	*tab
	acts int
}

// act is one thing done: a click, a choice, a reason typed.
func (c *trial) act(do func()) {
	c.t.Helper()
	do()
	c.acts++
	if at := c.where(); !deskPages.MatchString(at) {
		c.t.Fatalf("act %d leads to %s", c.acts, at)
	}
}

func (c *trial) sends(file string) {
	c.t.Helper()
	c.act(func() { c.choose(fileField, file) })
	c.act(func() {
		if status := c.press(textCheck); status != 200 {
			c.t.Fatalf("sending answers %d:\n%s", status, c.text("main"))
		}
	})
}

// defective is a month with six different defects, and the same month with the
// five mistakes mended. The sixth is true, and asks for a reason.
func defective(t *testing.T) (wrong, mended monthly) {
	t.Helper()
	fall := "1.00" // 土右's output of eleven months, below that of ten
	mended = november(t)
	mended.cells[5][0] = fall
	wrong = november(t)
	wrong.cells[5][0] = fall
	wrong.cells[0][0] = "12.3.4"                // no number
	wrong.cells[1][2] = "约" + wrong.cells[1][2] // a word qualifies it
	wrong.parks[2] = "钢铁冶金开发区"                  // not in the catalogue
	wrong.cells[3][4] = "-5"                    // cannot be
	wrong.columns[3] = "固定资产投资"                 // without a unit
	return wrong, mended
}

func TestAClerkMendsSixDefectsWithoutLeavingTheTwoPages(t *testing.T) {
	t.Parallel()
	b := writing(t)
	clerk := &trial{tab: open(t, b.base)}
	clerk.see("/signin")
	clerk.signIn("clerk")
	wrong, mended := defective(t)
	first := wrong.write(t, "园区月报（初稿）.xlsx", "包头市2023年1—11月园区主要指标")
	second := mended.write(t, "园区月报（改）.xlsx", "包头市2023年1—11月园区主要指标")

	begun := time.Now()
	clerk.see("/uploads/new")
	clerk.sends(first)
	for code, cell := range map[string]string{
		"number_invalid": wrong.at(0, 0), "number_ambiguous": wrong.at(1, 2), "park_unknown": fmt.Sprintf("B%d", firstRow+2),
		"negative_value": wrong.at(3, 4), "unit_missing": "F3",
	} {
		clerk.reads(code, cell)
	}
	clerk.reads("1.00", wrong.at(5, 0)) // the question
	if clerk.count(`form[action$="/submit"]`) > 0 {
		t.Error("a workbook with mistakes can be submitted")
	}
	if n := clerk.count(`a[href$="/marked.xlsx"]`); n != 1 {
		t.Errorf("%d links to the marked workbook", n)
	}
	clerk.act(func() { clerk.press(textAgain) })
	clerk.sends(second)
	for clerk.count("form.reason") > 0 {
		clerk.act(func() { clerk.write("form.reason input:not([type=hidden])", "停产检修，已与园区核实") })
		clerk.act(func() { clerk.follow("form.reason button") })
	}
	clerk.act(func() {
		if status := clerk.press(textSubmit); status != 200 {
			t.Fatalf("submitting answers %d:\n%s", status, clerk.text("main"))
		}
	})
	clerk.reads("已提交")
	took := time.Since(begun)
	t.Logf("%d acts, %s of machine time", clerk.acts, took.Round(time.Millisecond))
	// The machine's own time depends on what else it does; at ten seconds an act
	// a person has three minutes for eighteen.
	if clerk.acts > 18 {
		t.Errorf("%d acts: a clerk needs more than three minutes", clerk.acts)
	}
}
