package intake

import (
	"path"
	"strings"

	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

// said is what stands around a table: its title lines, the sheet's name, the
// file's name and the form say the period, the unit and — for a sheet per
// park — the park.
type said struct {
	period verdict
	units  []unitLineWord // the 单位: line, the table's own before the sheet's
	park   spokenPark
}

// unitLineWord is a unit of a 单位: line and where it stands.
type unitLineWord struct {
	unitWord
	at   place
	text string
}

// spokenPark is whom a sheet is about.
type spokenPark struct {
	park    int
	total   total
	at      place
	text    string
	clash   string // another park named beside it
	unknown bool   // a name stands after 园区名称： that is not known
}

// surroundings collects the said for each table of a sheet.
type surroundings struct {
	rd    *reader
	g     *grid
	title []line // of the sheet's first table, which later tables fall back on
	units []unitLineWord
	park  spokenPark
}

// around reads the lines before a table.
func (s *surroundings) around(lines []line) *said {
	out := &said{}
	voices := lineVoices(lines)
	if len(voices) == 0 {
		voices = lineVoices(s.title)
	} else {
		s.title = lines
	}
	out.period = agree(append(voices, s.rd.voicesOf(s.g)...))
	if units := unitWords(lines); len(units) > 0 {
		s.units = append(units, s.units...)
	}
	out.units = s.units
	if p := s.rd.parkIn(s.g, lines); p.park > 0 || p.total != noTotal || p.unknown {
		s.park = p
	} else if s.park == (spokenPark{}) {
		s.park = s.rd.parkOfSheet(s.g, lines)
	}
	out.park = s.park
	return out
}

func lineVoices(lines []line) []voice {
	var out []voice
	for _, l := range lines {
		for _, sp := range l.spans() {
			out = append(out, voice{park.Text{ZH: "标题", EN: "the title"}, l.text, l.at, sp})
		}
	}
	return out
}

// voicesOf is what the sheet's name, the file's name and the form say of the period.
func (rd *reader) voicesOf(g *grid) []voice {
	var out []voice
	for _, sp := range spansIn(g.Name) {
		out = append(out, voice{park.Text{ZH: "工作表名", EN: "the sheet's name"}, g.Name, place{sheet: g.index}, sp})
	}
	return append(out, rd.fileVoices...)
}

// fileVoices is what the file's name and the form say of the period. A range
// in a file's name that does not start the year says only the year.
func fileVoices(r Request) []voice {
	var out []voice
	whole := place{sheet: -1}
	for _, sp := range spansIn(baseName(r.Name)) {
		if sp.From > 1 {
			sp = span{Year: sp.Year}
		}
		out = append(out, voice{park.Text{ZH: "文件名", EN: "the file's name"}, path.Base(r.Name), whole, sp})
	}
	if !r.Period.IsZero() {
		sp := span{Year: r.Period.Year, From: 1, To: r.Period.Month}
		out = append(out, voice{park.Text{ZH: "上报时选择的期间", EN: "the period chosen"}, r.Period.String(), whole, sp})
	}
	return out
}

// baseName is a file's name without folders and extension.
func baseName(name string) string {
	name = strings.ReplaceAll(name, "\\", "/")
	name = path.Base(name)
	switch ext := strings.ToLower(path.Ext(name)); ext {
	case ".xlsx", ".xls", ".csv", ".tsv", ".txt", ".et", ".xlsm":
		return name[:len(name)-len(ext)]
	}
	return name
}

func unitWords(lines []line) []unitLineWord {
	var out []unitLineWord
	for _, l := range lines {
		words, _ := l.unitLine()
		for _, w := range words {
			out = append(out, unitLineWord{w, l.at, l.text})
		}
	}
	return out
}

// parkIn finds the park a table is about in the lines before it: after
// 园区名称：, else named in a title.
func (rd *reader) parkIn(g *grid, lines []line) spokenPark {
	for _, l := range lines {
		if name, ok := l.labelled(parkLabels); ok {
			return rd.parkNamed(name, l, true)
		}
	}
	var found spokenPark
	for _, l := range lines {
		if name, ok := l.labelled(filerLabels); ok {
			if p := rd.parkNamed(name, l, false); p.park > 0 && found.park == 0 {
				found = p
			}
			continue
		}
		if isAside(fold(l.text)) || len(l.text) > longestHeading {
			continue
		}
		found = found.with(rd.parksWithin(l.text, l.at))
	}
	sheetName := rd.parksWithin(g.Name, place{sheet: g.index})
	if found.park > 0 {
		return found.with(sheetName)
	}
	return found
}

// parkOfSheet falls back on the sheet's name, then the file's.
func (rd *reader) parkOfSheet(g *grid, lines []line) spokenPark {
	if p := rd.parksWithin(g.Name, place{sheet: g.index}); p.park > 0 {
		return p
	}
	for _, name := range append([]string{g.Name}, texts(lines)...) {
		if total := totalOf(fold(name), rd.lex.city); total == sumTotal || total == cityTotal {
			return spokenPark{total: total, text: name, at: place{sheet: g.index}}
		}
	}
	return rd.parksWithin(baseName(rd.req.Name), place{sheet: g.index})
}

func texts(lines []line) []string {
	var out []string
	for _, l := range lines {
		out = append(out, l.text)
	}
	return out
}

// parkNamed reads a name that stands after a label.
func (rd *reader) parkNamed(name string, l line, must bool) spokenPark {
	lab := rd.lex.label(name)
	switch {
	case lab.Park > 0 && lab.Ind == 0:
		return spokenPark{park: lab.Park, at: l.at, text: name}
	case lab.Total == sumTotal || lab.Total == cityTotal:
		return spokenPark{total: lab.Total, at: l.at, text: name}
	case must:
		return spokenPark{unknown: true, at: l.at, text: name}
	}
	return spokenPark{}
}

// with joins another naming; two parks clash.
func (p spokenPark) with(q spokenPark) spokenPark {
	switch {
	case p.park == 0:
		return q
	case q.park > 0 && q.park != p.park && p.clash == "":
		p.clash = q.text
	}
	return p
}

// parksWithin finds the park named inside a longer text, the longest name at
// each place. Two different parks clash.
func (rd *reader) parksWithin(text string, at place) spokenPark {
	runes := []rune(unbracket(fold(text)))
	var found spokenPark
	for i := 0; i < len(runes); {
		step := 1
		for n := min(rd.lex.longest, len(runes)-i); n > 1; n-- {
			w, ok := rd.lex.entries[string(runes[i:i+n])]
			if ok && w.park > 0 {
				found = found.with(spokenPark{park: w.park, at: at, text: text})
				step = n
				break
			}
		}
		i += step
	}
	return found
}

// lines are the cells of a row that is no row of a table.
func (g *grid) lines(row *sheet.Row) []line {
	const most = 24
	var out []line
	for i := range row.Cells {
		if len(out) == most {
			break
		}
		c := &row.Cells[i]
		text := g.text(c)
		if c.Kind == sheet.Date || blankText(text) {
			continue
		}
		l := line{at: g.place(int(row.N), int(c.Col)), text: text}
		l.dated = g.dated(row, i)
		if i+1 < len(row.Cells) {
			l.value = g.text(&row.Cells[i+1])
		}
		out = append(out, l)
	}
	return out
}

func blankText(s string) bool { return strings.TrimFunc(s, blank) == "" }
