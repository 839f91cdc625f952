package intake

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// span is what one text says of a period: a year, months, or both.
type span struct {
	Year   int  // 0: not said
	From   int  // first month; 0 for a month alone (6月) and where no month is said
	To     int  // last month; 0: not said
	Single bool // 6月, as against 1-6月 and the named spans
	Soft   bool // 年度: the whole year, or only the year where others name months
}

// valid reports whether the months are a cumulative period: from January
// through 02 to 12 (docs/domain.md#periods).
func (s span) valid() bool { return s.From <= 1 && s.To >= 2 && s.To <= 12 }

var (
	cnYear  = regexp.MustCompile(`[二一][〇零九][〇零一二三四五六七八九]{2}年`)
	cnMonth = regexp.MustCompile(`[统唯同每第单逐]?[一二三四五六七八九十]{1,2}(月|-[一二三四五六七八九十\d]{1,2}月|月份)`)
	cnNum   = regexp.MustCompile(`[一二三四五六七八九十]{1,2}`)
	dashes  = strings.NewReplacer("—", "-", "–", "-", "―", "-", "─", "-", "−", "-", "－", "-", "~", "-", "～", "-", "〜", "-", "∼", "-", "至", "-", "到", "-")

	fullDate  = regexp.MustCompile(`(截[止-]*)?(\d{4})([年./_-])(\d{1,2})([月./_-])(\d{1,2})(日|号|月)?|\d{1,2}月\d{1,2}[日号]`)
	mentioned = regexp.MustCompile(`[较比](?:\d{4}年)?(?:\d{1,2}-)?\d{1,2}月|(?:\d{4}年)?\d{1,2}月份?(?:起|以来|开始|以后|之后|以前|之前)`)
	yearRange = regexp.MustCompile(`(^|\D)\d{4}年?度?-\d{4}年?度?(\D|$)`)

	named = regexp.MustCompile(`^(?:上半年|下半年|前[一二两三四1-4]个?季度|第?[一二三四1-4]季度|1-[1-4]季度|一-[二三四]季度|q[1-4]|h[12]|全年|年度|度|[年]?[末底]|年终)`)

	withYear  = regexp.MustCompile(`(\d{4}|\d{2})年`)
	dotted    = regexp.MustCompile(`(\d{4})[./_-](\d{1,2})`)
	packed    = regexp.MustCompile(`\d+`)
	rangeOf   = regexp.MustCompile(`^(\d{1,2})(?:月份?)?-(\d{1,2})月份?`)
	monthOf   = regexp.MustCompile(`^(\d{1,2})月份?`)
	monthAny  = regexp.MustCompile(`(\d{1,2})(?:月份?)?-(\d{1,2})月|(\d{1,2})月|上半年|下半年|前[一二两三四1-4]个?季度|第?[一二三四1-4]季度|1-[1-4]季度|一-[二三四]季度|全年`)
	ordinalOf = map[rune]int{'一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '1': 1, '2': 2, '3': 3, '4': 4}
)

// arabic writes the Chinese numerals of years and months in figures.
func arabic(s string) string {
	s = cnYear.ReplaceAllStringFunc(s, func(y string) string {
		var b strings.Builder
		for _, r := range strings.TrimSuffix(y, "年") {
			b.WriteString(cnDigit(r))
		}
		return b.String() + "年"
	})
	return cnMonth.ReplaceAllStringFunc(s, func(m string) string {
		if strings.ContainsAny(m, "统唯同每第单逐") {
			return m // 统一月报 names no month
		}
		return cnNum.ReplaceAllStringFunc(m, func(n string) string { return strconv.Itoa(cnNumber(n)) })
	})
}

func cnDigit(r rune) string {
	if r == '〇' {
		r = '零'
	}
	return strconv.Itoa(strings.Index("零一二三四五六七八九", string(r)) / len("零"))
}

// cnNumber reads 一 to 十九; 0 for anything else.
func cnNumber(s string) int {
	n := 0
	for i, r := range []rune(s) {
		switch d := strings.Index("一二三四五六七八九", string(r))/len("一") + 1; {
		case r == '十' && i == 0:
			n = 10
		case r == '十':
			n *= 10
		case d > 0:
			n += d
		}
	}
	return n
}

// spansIn lists what a text says of periods. Full dates, 2023年5月起, 较2022年6月, eight-digit dates
// and ranges of years say nothing, but 截至2023年6月30日 is 2023年6月; where a
// year stands with its months, what else the text says is left out, and a year
// and a month apart from each other are put together (docs/domain.md#periods).
func spansIn(text string) []span {
	if len(text) > 2*longestHeading {
		return nil
	}
	s := arabic(dashes.Replace(fold(text)))
	s = mentioned.ReplaceAllString(s, " ")
	s, full := dropDates(s)
	s = yearRange.ReplaceAllString(s, " ")
	full, s = takeYears(s, full)
	complete := slices.DeleteFunc(slices.Clone(full), func(f span) bool { return f.To == 0 })
	if len(complete) > 0 {
		return complete
	}
	return join(full, monthsIn(s))
}

// dropDates blanks out days; the month of a day behind 截至 is kept.
func dropDates(s string) (string, []span) {
	var asOf []span
	s = fullDate.ReplaceAllStringFunc(s, func(d string) string {
		m := fullDate.FindStringSubmatch(d)
		written := m[3] == m[5] || m[3] == "年" && m[5] == "月"
		switch {
		case m[2] != "" && (m[7] == "月" || !written):
			return d // 2023.1-6月 is no day
		case m[1] != "":
			if year, ok := century(m[2]); ok {
				asOf = append(asOf, span{Year: year, To: number(m[4]), Single: true})
			}
		}
		return " "
	})
	return s, asOf
}

// join puts a year named once and the months named apart from it together.
func join(years, months []span) []span {
	if len(months) == 0 {
		return years
	}
	year := 0
	for _, y := range years {
		if year != 0 && y.Year != year {
			return months
		}
		year = y.Year
	}
	for i := range months {
		months[i].Year = year
	}
	return months
}

// takeYears reads every year of a text with the months that follow it, and
// gives the text back without them.
func takeYears(s string, found []span) ([]span, string) {
	var rest strings.Builder
	for s != "" {
		at, sp, n := nextYear(s)
		if n == 0 {
			break
		}
		rest.WriteString(s[:at])
		rest.WriteByte(' ')
		found = append(found, sp)
		s = s[at+n:]
	}
	rest.WriteString(s)
	return found, rest.String()
}

// nextYear finds the first year of a text: where it starts, what it says with
// the months behind it, and the length of that; 0 where there is none.
func nextYear(s string) (at int, sp span, n int) {
	best := -1
	for _, read := range []func(string) (int, span, int){yearWord, yearDotted, yearPacked} {
		i, found, length := read(s)
		if length > 0 && (best < 0 || i < best) {
			best, at, sp, n = i, i, found, length
		}
	}
	return at, sp, n
}

// yearWord reads 2023年 and what follows it.
func yearWord(s string) (int, span, int) {
	for from := 0; ; {
		m := withYear.FindStringSubmatchIndex(s[from:])
		if m == nil {
			return 0, span{}, 0
		}
		at, end := from+m[0], from+m[1]
		year, ok := century(s[from+m[2] : from+m[3]])
		sp, n := monthsAt(s[end:])
		short := m[3]-m[2] == 2
		if !ok || digitBefore(s, at) || short && n == 0 {
			from = end
			continue
		}
		sp.Year = year
		return at, sp, end - at + n
	}
}

// yearDotted reads 2023-06, 2023.6, 2023/06 and 2023.1-6月.
func yearDotted(s string) (int, span, int) {
	for from := 0; ; {
		m := dotted.FindStringSubmatchIndex(s[from:])
		if m == nil {
			return 0, span{}, 0
		}
		at, end := from+m[0], from+m[1]
		year, okY := century(s[from+m[2] : from+m[3]])
		after := s[from+m[4]:]
		if r := rangeOf.FindStringSubmatch(after); okY && r != nil && !digitBefore(s, at) {
			return at, span{Year: year, From: number(r[1]), To: number(r[2])}, from + m[4] + len(r[0]) - at
		}
		month := number(s[from+m[4] : from+m[5]])
		bounded := !digitBefore(s, at) && (end == len(s) || !isDigit(s[end]))
		if okY && bounded && month >= 1 && month <= 12 {
			n := end - at
			if strings.HasPrefix(s[end:], "月") {
				n += len("月")
			}
			return at, span{Year: year, To: month, Single: true}, n
		}
		from = end
	}
}

// yearPacked reads 202306, q and h forms, and a year that stands alone.
func yearPacked(s string) (int, span, int) {
	for _, m := range packed.FindAllStringIndex(s, -1) {
		word := s[m[0]:m[1]]
		switch {
		case len(word) == 6:
			if sp, n := packedMonths(s[m[0]:]); n > 0 {
				return m[0], sp, n
			}
		case len(word) == 4:
			year, ok := century(word)
			after := s[m[1]:]
			if q := named.FindString(after); ok && q != "" && !strings.HasPrefix(q, "度") {
				sp := namedSpan(q)
				sp.Year = year
				return m[0], sp, len(word) + len(q)
			}
			if ok && len(s) == 4 {
				return 0, span{Year: year}, 4
			}
		}
	}
	return 0, span{}, 0
}

var packedRange = regexp.MustCompile(`^(\d{4})(\d{2})-(?:(\d{4}))?(\d{2})(?:\D|$)`)

// packedMonths reads 202306 and 202301-202306 at the start of a text.
func packedMonths(s string) (span, int) {
	year, ok := century(s[:4])
	month := number(s[4:6])
	if !ok || month < 1 || month > 12 {
		return span{}, 0
	}
	if m := packedRange.FindStringSubmatchIndex(s); m != nil && (m[6] < 0 || s[m[6]:m[7]] == s[:4]) {
		return span{Year: year, From: month, To: number(s[m[8]:m[9]])}, m[9]
	}
	return span{Year: year, To: month, Single: true}, 6
}

// monthsAt reads the months directly behind a year.
func monthsAt(s string) (span, int) {
	if m := rangeOf.FindStringSubmatch(s); m != nil {
		return span{From: number(m[1]), To: number(m[2])}, len(m[0])
	}
	if m := monthOf.FindStringSubmatch(s); m != nil {
		return span{To: number(m[1]), Single: true}, len(m[0])
	}
	if m := named.FindString(s); m != "" {
		return namedSpan(m), len(m)
	}
	return span{}, 0
}

// namedSpan is the span of a word: 上半年, 前三季度, 全年, 年度, q2.
func namedSpan(word string) span {
	switch {
	case word == "上半年" || word == "h1":
		return span{From: 1, To: 6}
	case word == "下半年" || word == "h2":
		return span{From: 7, To: 12}
	case word == "度" || word == "年度":
		return span{From: 1, To: 12, Soft: true}
	case strings.Contains(word, "季度") || strings.HasPrefix(word, "q"):
		n := 0
		for _, r := range word {
			if k, ok := ordinalOf[r]; ok {
				n = k
			}
		}
		return span{From: 1, To: 3 * n}
	}
	return span{From: 1, To: 12}
}

// monthsIn lists the months a text names without a year.
func monthsIn(s string) []span {
	var out []span
	for _, m := range monthAny.FindAllStringSubmatchIndex(s, -1) {
		if digitBefore(s, m[0]) {
			continue
		}
		word := s[m[0]:m[1]]
		switch {
		case m[2] >= 0:
			out = append(out, span{From: number(s[m[2]:m[3]]), To: number(s[m[4]:m[5]])})
		case m[6] >= 0:
			out = append(out, span{To: number(s[m[6]:m[7]]), Single: true})
		default:
			out = append(out, namedSpan(word))
		}
	}
	return out
}

// century reads a year of four figures in this age, or of two in this century.
func century(s string) (int, bool) {
	n := number(s)
	if len(s) == 2 {
		return 2000 + n, n >= 10
	}
	return n, n >= 1949 && n <= 2100
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

func digitBefore(s string, at int) bool { return at > 0 && isDigit(s[at-1]) }

// spanAt reads a period at the start of a folded heading: 2023年1-6月, 1-6月, 6月末;
// n is its length in runes, 0 where there is none.
func spanAt(s string) (sp span, n int) {
	if s == "" || !isDigit(s[0]) && !strings.HasPrefix(s, "上半年") && !strings.HasPrefix(s, "前") && !strings.HasPrefix(s, "第") &&
		!strings.ContainsAny(s[:min(3, len(s))], "一二三四") {
		return span{}, 0
	}
	t := dashes.Replace(s)
	length := 0
	if m := withYear.FindStringSubmatchIndex(t); m != nil && m[0] == 0 {
		if year, ok := century(t[m[2]:m[3]]); ok {
			sp.Year, length = year, m[1]
		}
	}
	months, used := monthsAt(t[length:])
	if used == 0 && length == 0 {
		return span{}, 0
	}
	months.Year = sp.Year
	length += used
	return months, utf8.RuneCountInString(t[:length])
}
