package views

import (
	"math/big"
	"testing"
	"time"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

var (
	zh = locale.For(locale.Chinese)
	en = locale.For(locale.English)
)

func rat(s string) *big.Rat {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		panic("not a number: " + s)
	}
	return r
}

func TestNumbersAreWrittenAsTheFieldWritesThem(t *testing.T) {
	for name, c := range map[string]struct {
		num, unit string
		style     Style
		of        board.Of
		want      string
	}{
		"money in a table":                    {"5123642", "万元", InTable, "", "512.36 亿元"},
		"money in prose":                      {"5123642", "万元", InProse, "", "512.4 亿元"},
		"money in a receipt keeps its digits": {"5123642.1234", "万元", Exact, "", "5,123,642.1234 万元"},
		"a thousand 亿 has no separator":       {"10000000", "万元", InTable, "", "1000.00 亿元"},
		"from five digits there is a comma":   {"312000000", "万元", InTable, "", "31,200.00 亿元"},
		"money below zero":                    {"-123456", "万元", InTable, "", "−12.35 亿元"},
		"half away from zero":                 {"12345", "万元", InTable, "", "1.23 亿元"},
		"half away from zero, exactly half":   {"12350", "万元", InTable, "", "1.24 亿元"},
		"a trifle below zero has no sign":     {"-1", "万元", InTable, "", "0.00 亿元"},
		"zero is 0":                           {"0", "万元", InTable, "", "0 亿元"},
		"per mu":                              {"11.045", "万元/亩", InTable, "", "11.05 万元/亩"},
		"parts have a decimal more":           {"11.0454", "万元/亩", InParts, "", "11.045 万元/亩"},
		"a rate":                              {"14.35", "%", InTable, "", "14.4%"},
		"a difference of rates":               {"-2.35", "个百分点", InTable, "", "−2.4 个百分点"},
		"a count":                             {"56", "个", InTable, "", "56 个"},
		"people":                              {"31200", "人", InTable, "", "31,200 人"},
		"land without needless zeros":         {"30580", "亩", InTable, "", "30,580 亩"},
		"land with its decimals":              {"30580.5", "亩", InTable, "", "30,580.5 亩"},
		"a rank has no unit":                  {"3", "位", InTable, board.OfRank, "3"},
		"what is needed is rounded up":        {"812001", "万元", InTable, board.OfNeed, "81.3 亿元"},
		"a gap is rounded up":                 {"4876350.1", "万元", InTable, board.OfGap, "487.64 亿元"},
		"a forecast is a planning number":     {"10670000", "万元", InTable, board.OfForecast, "1067.0 亿元"},
		"a third, in a receipt":               {"1/3", "万元/亩", Exact, "", "0.333333 万元/亩"},
	} {
		text, unit := write(zh, rat(c.num), c.unit, c.style, c.of)
		if unit != "" {
			text += " " + unit
		}
		if text != c.want {
			t.Errorf("%s: %q, want %q", name, text, c.want)
		}
	}
}

func TestBothLanguagesPrintTheSameDigits(t *testing.T) {
	for _, style := range []Style{InTable, InProse, InParts, Exact} {
		for _, unit := range []string{"万元", "万元/亩", "亩", "%", "个百分点", "人", "吨标准煤", "万千瓦时"} {
			chinese, _ := Write(zh, rat("5123642.5"), unit, style)
			english, name := Write(en, rat("5123642.5"), unit, style)
			if chinese != english {
				t.Errorf("%s: %s in Chinese, %s in English", unit, chinese, english)
			}
			for _, r := range name {
				if r >= 0x4e00 && r <= 0x9fff {
					t.Errorf("%s is %q in English", unit, name)
				}
			}
		}
	}
}

func TestATierIsABillionOnlyWhereItIsOne(t *testing.T) {
	tier := park.Tier{Amount: 10_000_000 * park.QuantityScale, Verb: park.Surpass}
	if got := TierText(zh, tier) + " " + VerbText(zh, tier.Verb); got != "1000亿元 突破" {
		t.Error(got)
	}
	if got := TierText(en, tier); got != "¥100 bn (1000亿元)" {
		t.Error(got)
	}
}

func TestPeriodsDaysAndMoments(t *testing.T) {
	june, first := park.Period{Year: 2023, Month: 6}, park.Period{Year: 2023, Month: 2}
	moment := time.Date(2023, 7, 20, 16, 30, 0, 0, time.UTC) // after midnight in Beijing
	for want, got := range map[string]string{
		"2023年1—6月":        PeriodText(zh, june),
		"Jan–Jun 2023":     PeriodText(en, june),
		"1—6月":             MonthsText(zh, june),
		"1—2月":             MonthText(zh, first),
		"Jan–Feb":          MonthText(en, first),
		"6月":               MonthText(zh, june),
		"Jun":              MonthText(en, june),
		"2023年7月20日":       DateText(zh, "2023-07-20"),
		"20 Jul 2023":      DateText(en, "2023-07-20"),
		"2023-07-21 00:30": MomentText(moment),
		"":                 MomentText(time.Time{}),
		"近12个月":            WindowText(zh, board.TTM, false),
		"期末时点":             WindowText(zh, board.TTM, true),
		"累计":               WindowText(zh, "", false),
		"亿元":               HeadUnit(zh, "万元"),
		"¥100m":            HeadUnit(en, "万元"),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
