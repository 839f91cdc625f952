package intake

import (
	"strings"
	"unicode/utf8"

	"parkboard/internal/park"
)

// label is everything a heading or a key cell says.
type label struct {
	Folded  string
	Role    role
	Ind     int // 1-based in the catalogue's indicators; 0: none
	Park    int // 1-based in the catalogue's parks; 0: none
	Total   total
	Part    bool // 其中, #
	Aside   bool // 注, 填表人
	Ordered bool // 一、二、…
	Marks   mark
	Spans   []span
	Units   []unitWord
	Strange string // a unit that is none of ours
	Known   bool   // every word of it was understood
	Mapped  string // the heading in it that is mapped by hand; "" without
}

// names reports whether the label names a park, an indicator or a sum.
func (l *label) names() bool { return l.Ind > 0 || l.Park > 0 || l.Total != noTotal }

// heads reports whether a table's heading would say it.
func (l *label) heads() bool {
	return l.Known && (l.Role != noRole || l.Ind > 0 || l.Park > 0 || l.Marks != 0 || l.Total != noTotal || len(l.Spans) > 0)
}

// word is one entry of the vocabulary.
type word struct {
	ind, park int
	mark      mark
	unit      *unitWord
	rank      bool
	skip      bool
	mapped    string // the heading itself, where it is mapped by hand
}

// lexicon reads headings by the catalogue's names and aliases and by the
// vocabulary of measures and units, and remembers what it read.
type lexicon struct {
	entries map[string]word
	longest int // runes
	city    string
	seen    map[string]*label
}

// newLexicon knows a catalogue, and the headings a clerk mapped by hand.
func newLexicon(c *park.Catalogue, mapped map[string]string) *lexicon {
	x := &lexicon{entries: map[string]word{}, seen: map[string]*label{}, city: fold(c.City.ZH)}
	for _, skip := range []string{":", "/", ",", "、", "-", "_", "·", ";", "|", "—", "的", "\\", "=", "&"} {
		x.add(skip, word{skip: true})
	}
	for text, r := range roles {
		if r == rankRole {
			x.add(text, word{rank: true})
		}
	}
	for text, u := range units {
		x.add(text, word{unit: &unitWord{u, u.Name}})
	}
	for text, m := range words {
		x.add(text, word{mark: m})
	}
	for i := range c.Parks {
		p := &c.Parks[i]
		for _, name := range append([]string{p.Name.ZH, p.Name.EN, p.Full.ZH, p.Full.EN, p.Short.ZH, p.Short.EN}, p.Aliases...) {
			x.add(name, word{park: i + 1})
		}
	}
	for i := range c.Indicators {
		ind := &c.Indicators[i]
		for _, name := range append([]string{ind.Name.ZH, ind.Name.EN}, ind.Aliases...) {
			x.add(name, word{ind: i + 1})
		}
		for heading, code := range mapped {
			if code == ind.Code {
				x.add(heading, word{ind: i + 1, mapped: heading})
			}
		}
	}
	return x
}

func (x *lexicon) add(text string, w word) {
	key := unbracket(fold(text))
	if key == "" {
		return
	}
	x.entries[key] = w
	x.longest = max(x.longest, utf8.RuneCountInString(key))
}

// label reads a text; the same text gives the same label.
func (x *lexicon) label(text string) *label {
	if l, ok := x.seen[text]; ok {
		return l
	}
	l := x.read(text)
	if len(x.seen) < mostSeen {
		x.seen[text] = l
	}
	return l
}

// mostSeen bounds the texts that are remembered.
const mostSeen = 50_000

// longestHeading bounds, in bytes, what can be a heading: longer texts are notes.
const longestHeading = 240

func (x *lexicon) read(text string) *label {
	l := &label{}
	if len(text) > longestHeading {
		l.Aside = isAside(fold(text[:30]))
		return l
	}
	l.Folded = fold(text)
	if l.Folded == "" {
		return l
	}
	l.Part = isPart(l.Folded)
	l.Aside = isAside(l.Folded)
	bare, ordered := unnumbered(l.Folded)
	l.Ordered = ordered
	r, known := roles[unbracket(bare)]
	if !known {
		r, known = roles[unbracketed(bare)]
	}
	if known {
		l.Role, l.Known, l.Aside = r, true, l.Aside && r != remarkRole
	}
	if l.Part {
		return l
	}
	parsed := x.parse(l, arabic(bare))
	if l.Ind == 0 && l.Park == 0 {
		l.Total = totalOf(bare, x.city)
	}
	if l.Known = l.Known || parsed || l.Total != noTotal; known && !parsed {
		x.brackets(l, bare)
	}
	return l
}

// parse reads a heading as names, measures, months and units; whether all of
// it was understood. Where it was not, the label keeps nothing of it.
func (x *lexicon) parse(l *label, s string) bool {
	with, outside := *l, unbracketed(s)
	if inline := x.inline(s); inline != outside && x.segment(&with, inline) && x.brackets(&with, s) {
		*l = with
		return true
	}
	with = *l
	if x.segment(&with, outside) && x.brackets(&with, s) {
		*l = with
		return true
	}
	return false
}

// inline is the text with the brackets dropped whose content is no unit,
// measure or month by itself: 国内(区外)到位资金.
func (x *lexicon) inline(s string) string {
	var b strings.Builder
	for _, p := range pieces(s) {
		if p.in {
			var alone label
			if _, _, isUnit := parseUnits(p.text); isUnit || x.segment(&alone, p.text) {
				continue
			}
		}
		b.WriteString(p.text)
	}
	return unbracket(b.String())
}

// brackets reads what stands in brackets: units, measures and months speak;
// other words are dropped, unless they narrow the heading to something else.
func (x *lexicon) brackets(l *label, s string) bool {
	for _, p := range pieces(s) {
		if !p.in {
			continue
		}
		if narrows(p.text) {
			return false
		}
		if x.aside(l, p.text) {
			continue
		}
		for _, part := range strings.FieldsFunc(p.text, isUnitSeparator) { // (现价,亿元)
			x.aside(l, part)
		}
	}
	return true
}

// aside adds what words in brackets say; false where they are not understood.
func (x *lexicon) aside(l *label, s string) bool {
	if words, strange, ok := parseUnits(s); ok {
		l.Units, l.Strange = append(l.Units, words...), l.Strange+strange
		return true
	}
	var inside label
	if !x.segment(&inside, unbracket(s)) || inside.Ind > 0 || inside.Park > 0 {
		return false
	}
	l.Marks |= inside.Marks
	l.Spans = append(l.Spans, inside.Spans...)
	l.Units = append(l.Units, inside.Units...)
	return true
}

// narrows tells words in brackets that make a heading mean only a part of what
// it says, or something wished for.
func narrows(s string) bool {
	for _, w := range []string{
		"其中", "#", "轻工业", "重工业", "国税", "地税", "目标", "计划", "任务", "预计", "预测", "预期", "上月", "环比", "占比", "比重",
		"完成率", "两年平均", "上年全年", "去年全年", "位次", "排名", "亩均", "人均",
	} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// segment splits a text into known words, the longest first, and adds what
// they say to the label; false where any of it stays unknown.
func (x *lexicon) segment(l *label, s string) bool {
	runes := []rune(s)
	const most = 48 // unless the catalogue has a longer name
	if len(runes) == 0 || len(runes) > max(most, x.longest) {
		return false
	}
	dead := make([]bool, len(runes)+1)
	var split func(at int) []cut
	split = func(at int) []cut {
		if at == len(runes) {
			return []cut{}
		}
		if dead[at] {
			return nil
		}
		for _, c := range x.cuts(runes[at:]) {
			if rest := split(at + c.n); rest != nil {
				return append(rest, c)
			}
		}
		dead[at] = true
		return nil
	}
	found := split(0)
	if found == nil {
		return false
	}
	return l.take(found)
}

// cut is a known word at the start of a text, n runes long.
type cut struct {
	n int
	word
	span *span
}

// cuts lists the words a text may start with, the longest first.
func (x *lexicon) cuts(runes []rune) []cut {
	var out []cut
	for n := min(x.longest, len(runes)); n > 0; n-- {
		if w, ok := x.entries[string(runes[:n])]; ok {
			out = append(out, cut{n: n, word: w})
		}
	}
	sp, n := spanAt(string(runes))
	if n == 0 {
		return out
	}
	out = append([]cut{{n: n, span: &sp}}, out...)
	if rest := string(runes[n:]); strings.HasPrefix(rest, "累计") { // 1-6月累计 before 累计固定资产投资
		out = append([]cut{{n: n + 2, span: &sp, word: word{mark: cumulative}}}, out...)
	}
	return out
}

// take adds words, last one first, to the label. Two parks, or two indicators,
// in one heading are not understood.
func (l *label) take(found []cut) bool {
	for i := len(found) - 1; i >= 0; i-- {
		c := found[i]
		if c.ind > 0 && l.Ind > 0 && c.ind != l.Ind || c.park > 0 && l.Park > 0 && c.park != l.Park {
			return false
		}
		l.Ind, l.Park = max(l.Ind, c.ind), max(l.Park, c.park)
		l.Marks |= c.mark
		if c.unit != nil {
			l.Units = append(l.Units, *c.unit)
		}
		if c.span != nil {
			l.Spans = append(l.Spans, *c.span)
		}
		if c.mapped != "" {
			l.Mapped = c.mapped
		}
		if c.rank {
			l.Role = rankRole
		}
	}
	return true
}
