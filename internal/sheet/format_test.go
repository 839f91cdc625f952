package sheet

import (
	"strings"
	"testing"
	"time"
)

// shown is what a number shows under a format.
func shown(code, raw string) string {
	b := &Book{formats: []format{parseFormat(code)}}
	kind := Number
	if b.formats[0].date {
		kind = Date
	}
	return b.Shown(&Cell{Kind: kind, Raw: raw})
}

func TestNumbersShowAsTheirFormatSays(t *testing.T) {
	for _, c := range []struct{ code, raw, want string }{
		{"General", "161.70160000000001", "161.7016"},
		{"General", "-0.5", "-0.5"},
		{"General", "0", "0"},
		{"General", "1E+25", "1E+25"},
		{"General", "1.25E-12", "1.25E-12"},
		{"G/通用格式", "12.5", "12.5"},
		{`General"万元"`, "12.5", "12.5万元"},
		{"0", "12.5", "13"},
		{"0", "-12.5", "-13"},
		{"0", "-0.4", "0"},
		{"0.00", "1.005", "1.01"},
		{"0.0", "99.95", "100.0"},
		{"0.0", "0.04", "0.0"},
		{"0.00", "0.004", "0.00"},
		{"0.00", "0.005", "0.01"},
		{"#.##", "0.5", ".5"},
		{"0.0#", "12.30", "12.3"},
		{"0.0##", "12", "12.0"},
		{"#,##0", "1234567", "1,234,567"},
		{"#,##0", "999", "999"},
		{"#,##0.00", "-1234.5", "-1,234.50"},
		{"000000", "42", "000042"},
		{"#,##0,", "1234567", "1,235"},
		{"0!.0,", "12345", "1.2"},
		{`0\.0,"万"`, "123456", "12.3万"},
		{"0.0%", "0.123", "12.3%"},
		{"0%", "-0.005", "-1%"},
		{"0.00E+00", "12345", "1.23E+04"},
		{`#,##0;[Red]\(#,##0\)`, "-1234", "(1,234)"},
		{"0.00_);(0.00)", "-3", "(3.00)"},
		{`0;-0;"无"`, "0", "无"},
		{`0;-0;"—"`, "5", "5"},
		{";;;", "5", ""},
		{`[>=10000]0.0,"千";0`, "12345", "12.3千"},
		{`[>=10000]0.0,"千";0`, "12", "12"},
		{`[<0]"负"0;[>100]"大"0;"常"0`, "-5", "-负5"},
		{`[<0]"负"0;[>100]"大"0;"常"0`, "500", "大500"},
		{`[<0]"负"0;[>100]"大"0;"常"0`, "50", "常50"},
		{`[<=1]"低";[<>3]"中";"三"`, "1", "低"},
		{`[<=1]"低";[<>3]"中";"三"`, "2", "中"},
		{`[=3]"三";0`, "3", "三"},
		{"[$¥-804]#,##0.00", "1234.5", "¥1,234.50"},
		{"# ?/?", "0.5", "0.5"},
		{"00-00-00", "123456", "12-34-56"},
	} {
		if got := shown(c.code, c.raw); got != c.want {
			t.Errorf("%s under %s shows %q, want %q", c.raw, c.code, got, c.want)
		}
	}
}

func TestDatesShowAsTheirFormatSays(t *testing.T) {
	for _, c := range []struct{ code, raw, want string }{
		{"yyyy-mm-dd", "45107", "2023-06-30"},
		{"yyyy/m/d", "45107", "2023/6/30"},
		{`yyyy"年"m"月"`, "45107", "2023年6月"},
		{"[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", "45107", "二〇二三年六月三十日"},
		{"[DBNum1]d", "45098", "二十一"},
		{"[DBNum1]d", "45092", "十五"},
		{"[$-804]aaaa", "45107", "星期五"},
		{"aaa", "45107", "五"},
		{"d-mmm-yy", "45107", "30-Jun-23"},
		{"dddd, mmmm d", "45107", "Friday, June 30"},
		{"ddd", "45107", "Fri"},
		{"mmmmm", "45107", "J"},
		{"e", "45107", "2023"},
		{"h:mm", "0.5", "12:00"},
		{"hh:mm:ss", "45107.75", "18:00:00"},
		{"h:mm AM/PM", "0.75", "6:00 PM"},
		{"上午/下午h\"时\"", "0.25", "上午6时"},
		{"mm:ss.0", "0.000012", "00:01.0"},
		{"[h]:mm", "1.5", "36:00"},
		{"yyyy-mm-dd", "60", "1900-02-28"},
		{"yyyy-mm-dd", "59", "1900-02-28"},
		{"yyyy-mm-dd", "1", "1900-01-01"},
		{"yyyy-mm-dd", "61", "1900-03-01"},
		{"yyyy-mm-dd", "-1", "-1"},
		{"yyyy-mm-dd", "2958466", "2958466"},
	} {
		if got := shown(c.code, c.raw); got != c.want {
			t.Errorf("%s under %s shows %q, want %q", c.raw, c.code, got, c.want)
		}
	}
}

func TestFormatsAreToldApart(t *testing.T) {
	for code, want := range map[string]string{
		"0.00%": "percent", `0.0"%"`: "number", "General": "number", "@": "number", "": "number",
		"yyyy-mm": "date", `0"年"`: "number", "[Red]0.0": "number", "[$USD-409]0": "number",
		"m/d/yy": "date", "[h]:mm": "date", `"yyyy"0`: "number", "h:mm": "date", `\d0`: "number",
		"0.0%;[Red]-0.0%": "percent", "#,##0.00_ ": "number", "0.00E+00": "number", "General\"月\"": "number",
	} {
		f := parseFormat(code)
		got := "number"
		switch {
		case f.date:
			got = "date"
		case f.percent:
			got = "percent"
		}
		if got != want {
			t.Errorf("%s is a %s, want %s", code, got, want)
		}
	}
}

func TestTextShowsThroughItsSection(t *testing.T) {
	for _, c := range []struct{ code, raw, want string }{
		{"General", "园区", "园区"}, {"@", "园区", "园区"}, {`@"园区"`, "铝业", "铝业园区"},
		{`0;-0;0;"<"@">"`, "甲", "<甲>"}, {";;;", "甲", ""}, {"0.00", "约12", "约12"},
	} {
		b := &Book{formats: []format{parseFormat(c.code)}}
		if got := b.Shown(&Cell{Kind: Text, Raw: c.raw}); got != c.want {
			t.Errorf("%s under %s shows %q, want %q", c.raw, c.code, got, c.want)
		}
	}
}

func TestAnyFormatCodeParses(_ *testing.T) {
	for _, code := range []string{`"`, `\`, `!`, `_`, `*`, `[`, `[]`, `[h`, `[>]0`, `[$]`, `0.`, `.`, `E+`, `0E+`, `;;;;;`, "\xff", "AM/PM", "0" + strings.Repeat(",", 400), "?/?", "/", strings.Repeat("%", 300) + "0"} {
		b := &Book{formats: []format{parseFormat(code)}}
		for _, raw := range []string{"0", "-1.5", "45107.5", "1E+300", "1E-300"} {
			b.Shown(&Cell{Kind: Number, Raw: raw})
		}
		b.Shown(&Cell{Kind: Text, Raw: "甲"})
	}
}

func TestADateCellIsItsDay(t *testing.T) {
	b := &Book{}
	for raw, want := range map[string]time.Time{
		"45107":               time.Date(2023, 6, 30, 0, 0, 0, 0, time.UTC),
		"45107.5":             time.Date(2023, 6, 30, 12, 0, 0, 0, time.UTC),
		"2023-06-30":          time.Date(2023, 6, 30, 0, 0, 0, 0, time.UTC),
		"2023-06-30T08:00:00": time.Date(2023, 6, 30, 8, 0, 0, 0, time.UTC),
	} {
		if got, ok := b.Date(&Cell{Kind: Date, Raw: raw}); !ok || !got.Equal(want) {
			t.Errorf("%s is %v, %v", raw, got, ok)
		}
	}
	for _, c := range []Cell{{Kind: Number, Raw: "45107"}, {Kind: Text, Raw: "2023-06-30"}, {Kind: Date, Raw: "-3"}} {
		if got, ok := b.Date(&c); ok {
			t.Errorf("%+v is the day %v", c, got)
		}
	}
}

func TestAddressesReadBackAsWritten(t *testing.T) {
	for addr, want := range map[string][2]int{
		"A1": {1, 1}, "Z9": {9, 26}, "AA10": {10, 27}, "XFD1048576": {MaxRows, MaxCols}, "C5": {5, 3},
	} {
		if got := Addr(want[0], want[1]); got != addr {
			t.Errorf("%v is %s, want %s", want, got, addr)
		}
		if row, col, ok := Parse(addr); !ok || row != want[0] || col != want[1] {
			t.Errorf("%s is %d, %d, %v", addr, row, col, ok)
		}
	}
	if row, col, ok := Parse("$c$5"); !ok || row != 5 || col != 3 {
		t.Errorf("$c$5 is %d, %d, %v", row, col, ok)
	}
	for _, addr := range []string{"", "A", "5", "A0", "A01", "XFE1", "A1048577", "A1B", "A-1", "Ａ1", "A1:B2", " A1"} {
		if _, _, ok := Parse(addr); ok {
			t.Errorf("%q is an address", addr)
		}
	}
}
