package intake

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"parkboard/internal/park"
)

// place is a cell of the file; the zero place is the file as a whole.
type place struct {
	sheet    int // index in the book, −1: the whole file
	row, col int // 0: the whole sheet
}

// voice is one thing that names a period, and where.
type voice struct {
	who  park.Text // 标题, 工作表名 …
	text string    // as found
	at   place
	span span
}

// verdict is the period all voices agree on, or why there is none.
type verdict struct {
	period park.Period
	code   park.Code // "" when there is a period
	at     place
	text   string
	voices []voice
	months span // of period_invalid: the months that are no period
}

// agree finds the one period that all voices name (docs/domain.md#periods):
// each may leave out the year or the months, none may contradict another.
func agree(voices []voice) verdict {
	v := verdict{voices: voices}
	year, months := span{}, span{}
	var first, yearBy *voice
	for pass := range 2 { // 年度 names months only where nothing else does
		for i := range voices {
			w := &voices[i]
			if w.span.Soft != (pass == 1) {
				continue
			}
			if w.span.Year != 0 && year.Year != 0 && w.span.Year != year.Year {
				return v.fail(park.PeriodConflict, disputed(yearBy, w))
			}
			if w.span.Year != 0 && year.Year == 0 {
				year.Year, yearBy = w.span.Year, w
			}
			if w.span.To == 0 || w.span.Soft && months.To != 0 && w.yields() {
				continue
			}
			if months.To != 0 && w.span.To != months.To {
				return v.fail(park.PeriodConflict, disputed(first, w))
			}
			if months.To == 0 || months.valid() && !w.span.valid() {
				months, first = w.span, w
			}
		}
	}
	switch {
	case months.To != 0 && !months.valid():
		v.months = months
		v.months.Year = year.Year
		return v.fail(park.PeriodInvalid, first)
	case months.To == 0 || year.Year == 0:
		return v.fail(park.PeriodMissing, first)
	}
	v.period = park.Period{Year: year.Year, Month: months.To}
	return v
}

// yields reports whether a voice may mean only the year by 年度: a file's name.
func (w *voice) yields() bool { return w.at.sheet < 0 }

// disputed picks the voice a conflict is shown at: the one inside the sheet.
func disputed(a, b *voice) *voice {
	if a != nil && (b.at.row == 0 && a.at.row > 0 || b.at.sheet < 0) {
		return a
	}
	return b
}

func (v verdict) fail(code park.Code, w *voice) verdict {
	v.code = code
	if w != nil {
		v.at, v.text = w.at, w.text
	}
	return v
}

// line is one cell above, between or below tables.
type line struct {
	at    place
	text  string
	value string // the cell to the right of a label such as 园区名称：
	dated bool   // it stands right of 填报日期 and is no period
}

// periodLabels may stand before a period in a line; any other label with a
// colon (填报日期, 制表时间) names no period.
var periodLabels = strings.Fields("报告期 期间 期别 所属期 统计期 统计期间 统计月份 月份 时间 时期 报表期 报告期间 数据期 统计时间 数据时间 所属时期 报告时期")

var parkLabels = strings.Fields("园区名称 园区 工业园区名称 工业园区 开发区名称 开发区 填报园区 报送园区 园区名")

// filerLabels name who filled the table in: a park only if it is one we know.
var filerLabels = strings.Fields("填报单位 报送单位 单位名称 名称 填表单位 填报部门 编报单位")

// labelled splits 园区名称：九原园区 into label and value; a label cell without a value takes
// the cell to its right.
func (l line) labelled(labels []string) (value string, ok bool) {
	s := strings.TrimSpace(strings.ReplaceAll(l.text, "：", ":"))
	head, tail, colon := strings.Cut(s, ":")
	name := fold(head)
	for _, want := range labels {
		if name != want {
			continue
		}
		if tail = strings.TrimSpace(tail); colon && tail != "" {
			return tail, true
		}
		return l.value, l.value != ""
	}
	return "", false
}

// spans is what a line of the title says of the period.
func (l line) spans() []span {
	if v, ok := l.labelled(periodLabels); ok {
		if day, ok := spansOfDay(v); ok {
			return []span{day}
		}
		return spansIn(v)
	}
	folded := fold(l.text)
	if isAside(folded) || len(l.text) > longestHeading {
		return nil
	}
	head, _, colon := strings.Cut(folded, ":")
	if colon && len(spansIn(head)) == 0 {
		return nil
	}
	if l.dated {
		return nil
	}
	outer, dates := undated(folded)
	outer = beforeDate(outer)
	found := spansIn(outer)
	for _, m := range listed.FindAllStringSubmatch(outer, -1) {
		found = append(found, span{To: number(m[1]), Single: true}) // 2023年5月、6月 says two things
	}
	for _, p := range pieces(folded) {
		if sp, n := spanAt(p.text); p.in && !dates && n == utf8.RuneCountInString(p.text) && sp.To > 0 &&
			!slices.ContainsFunc(found, func(f span) bool { return f.To == sp.To }) {
			found = append(found, sp) // 2023年上半年(1-5月) says two things
		}
	}
	return found
}

// beforeDate is what a line says before the label of such a day: a title may
// carry it behind, 2023年6月园区指标 填报日期：2023年7月5日.
func beforeDate(folded string) string {
	for _, label := range dateLabels {
		if i := strings.Index(folded, label); i >= 0 {
			folded = folded[:i]
		}
	}
	return folded
}

// listed is a month behind another: 5月、6月. 1月、2月 is a way to write the two
// as one period, and 1月 alone is refused anyway.
var listed = regexp.MustCompile(`(?:[2-9]|1[0-2])月份?[、和及与](\d{1,2})月`)

var dateLabels = []string{"日期", "填报时间", "制表时间"}

// isDated tells the labels of days on which something was done.
func isDated(folded string) bool {
	return slices.ContainsFunc(dateLabels, func(label string) bool { return strings.Contains(folded, label) })
}

// undated drops brackets that hold such a day: (填报日期:2023年7月12日).
func undated(folded string) (outer string, dropped bool) {
	var b strings.Builder
	for _, p := range pieces(folded) {
		switch {
		case p.in && isDated(p.text):
			dropped = true
		case p.in:
			b.WriteString("(" + p.text + ")")
		default:
			b.WriteString(p.text)
		}
	}
	return b.String(), dropped
}

// unitLine is what a line says of units: 单位：亿元、%. The unit may stand in
// brackets within a title, alone in a cell, or in the cell to the right.
func (l line) unitLine() (words []unitWord, strange string) {
	folded := fold(l.text)
	if folded == "" || len(l.text) > longestHeading {
		return nil, ""
	}
	if strings.HasSuffix(strings.TrimRight(folded, ":"), "单位") && l.value != "" && unitPrefix.MatchString(folded) {
		words, strange, _ = parseUnits(fold(l.value))
		return words, strange
	}
	candidates := []string{folded}
	for _, p := range pieces(folded) {
		if p.in {
			candidates = append(candidates, p.text)
		}
	}
	for _, part := range strings.FieldsFunc(l.text, func(r rune) bool { return r == ' ' || r == '\u3000' || r == '\n' || r == '\t' }) {
		candidates = append(candidates, fold(part))
	}
	for _, c := range candidates {
		c = strings.Trim(c, opening+closing)
		prefixed := unitPrefix.MatchString(c)
		if words, strange, ok := parseUnits(c); ok && (prefixed || strange == "") {
			return words, strange
		}
	}
	return nil, ""
}
