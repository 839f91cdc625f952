package views

import (
	"strings"
	"testing"

	"parkboard/internal/board"
	"parkboard/internal/park"
)

var june = park.Period{Year: 2023, Month: 6}

func value(of board.Of, num, unit string, marks ...board.Mark) *board.Value {
	v := &board.Value{
		Query: board.Query{Park: "rare-earth", Period: june, Subject: "output", Of: of},
		Unit:  unit, Marks: marks,
	}
	if num != "" {
		v.Num = rat(num)
	}
	return v
}

func absent(of board.Of, why board.Reason) *board.Value {
	v := value(of, "", "%")
	v.Missing = why
	return v
}

func TestEveryNumberOpensItsReceipt(t *testing.T) {
	html := rendered(t, Num(NewFigure(zh, value(board.OfValue, "5123642", "万元"), InTable)))
	if html != `<a class="n" href="/receipts/rare-earth/2023-06/output?of=value">512.36</a>` {
		t.Error(html)
	}
}

func TestAValueMissingIsADashWithItsReason(t *testing.T) {
	html := rendered(t, Num(NewFigure(zh, absent(board.OfGrowth, board.NoBase), InTable)))
	for _, want := range []string{`href="/receipts/`, `title="无同期数"`, `<span aria-hidden="true">—</span>`, `<span class="vh">无同期数</span>`} {
		if !strings.Contains(html, want) {
			t.Errorf("%s is missing in %s", want, html)
		}
	}
}

func TestChangesAreToldByGlyphWordAndNumber(t *testing.T) {
	for name, c := range map[string]struct {
		v     *board.Value
		style Style
		want  string // glyph and plain text
	}{
		"a rise":                     {value(board.OfGrowth, "14.4", "%"), InTable, "▲ 增 14.4%"},
		"a fall has no minus":        {value(board.OfGrowth, "-1.8", "%"), InTable, "▼ 降 1.8%"},
		"a fall in a sentence":       {value(board.OfGrowth, "-5", "%"), InProse, "▼ 下降 5.0%"},
		"no change":                  {value(board.OfGrowth, "0", "%"), InTable, "— 持平"},
		"a change too small to show": {value(board.OfGrowth, "0.04", "%"), InTable, "— 持平"},
		"ahead of the calendar":      {value(board.OfPace, "1.2", "个百分点"), InTable, "▲ 快 1.2"},
		"behind it, in a sentence":   {value(board.OfSeasonPace, "-2.4", "个百分点"), InProse, "▼ 慢 2.4 个百分点"},
		"two places up":              {value(board.OfMove, "2", "位"), InTable, "▲ 升2位"},
		"one place down":             {value(board.OfMove, "-1", "位"), InTable, "▼ 降1位"},
		"the first of a window":      {absent(board.OfMove, board.NoPrevious), InTable, " —"},
		"a change of an amount":      {value(board.OfChange, "-0.26", "万元/亩"), InTable, "▼ 降 0.26"},
	} {
		d := NewDelta(zh, c.v, c.style)
		if got := d.Direction.Glyph() + " " + d.Say.Plain(); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestAGrowthFromALossIsAWord(t *testing.T) {
	v := value(board.OfGrowth, "", "%")
	v.Word = board.TurnedProfit
	d := NewDelta(zh, v, InTable)
	if d.Say.Plain() != "扭亏" || d.Direction != Flat {
		t.Errorf("%+v", d)
	}
}

func TestMarksStandBesideTheNumberAndLeadToWhy(t *testing.T) {
	html := rendered(t, Change(NewDelta(en, value(board.OfGrowth, "3", "%", board.Unadjusted), InTable)))
	if strings.Count(html, `class="flag" href="/receipts/`) != 1 || !strings.Contains(html, ">unadjusted</a>") {
		t.Error(html)
	}
}

func TestRanksAreDoorsToo(t *testing.T) {
	row := board.Row{Value: value(board.OfGrowth, "14.4", "%"), Rank: 1, Tied: true}
	html := rendered(t, Rank(NewChip(zh, row)))
	if html != `<span class="rk one"><a class="n" href="/receipts/rare-earth/2023-06/output?of=rank&amp;ranked=growth" title="第1位">1</a></span> <small>并列</small>` {
		t.Error(html)
	}
	unranked := rendered(t, Rank(NewChip(zh, board.Row{Value: absent(board.OfValue, board.NotReported)})))
	if !strings.Contains(unranked, `class="rk none"`) || !strings.Contains(unranked, `<span class="vh">未报送</span>`) {
		t.Error(unranked)
	}
}

func TestLastYearsStandingNeverReplacesThisYears(t *testing.T) {
	html := rendered(t, Tier(NewStanding(zh, board.Status{Standing: board.Short, MetLastYear: true})))
	if !strings.Contains(html, `class="st gap"`) || !strings.Contains(html, `<span class="st">上年已达标</span>`) {
		t.Error(html)
	}
}

func TestASentenceLinksItsNumbersAndSaysTheirUnits(t *testing.T) {
	f := NewFigure(zh, value(board.OfValue, "5123642", "万元"), InProse)
	d := NewDelta(zh, value(board.OfGrowth, "14.4", "%"), InProse)
	s := Join(zh, Say(zh, "missing.not_reported"), Say(zh, "delta.prose.growth.up", f), Sentence{{Figure: NewAbsent(zh, board.NoLand)}}, d.Say)
	if got := s.Plain(); got != "未报送增长 512.4 亿元—增长 14.4%" {
		t.Error(got)
	}
	if html := rendered(t, Prose(s.Strong())); strings.Count(html, "<a class=\"n\"") != 2 || !strings.HasPrefix(html, "<b>未报送</b>") {
		t.Error(html)
	}
}

func TestHostileTextIsPrintedAsText(t *testing.T) {
	hostile := `</script><script>alert(1)</script>`
	html := rendered(t, Prose(Sentence{
		{Text: hostile}, {Link: Link{Text: hostile, Href: "javascript:alert(1)"}},
		{Figure: Figure{Text: hostile, Note: hostile, Receipt: "/receipts/" + hostile}},
	}))
	if strings.Contains(html, "<script") {
		t.Error(html)
	}
}
