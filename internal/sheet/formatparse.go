package sheet

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// sectionParser turns the code of one section into pieces.
type sectionParser struct {
	section
	code    string
	pointed bool // behind the decimal point
	clock   bool // the last date part was hours or seconds: m means minutes
}

func parseSection(code string) section {
	p := &sectionParser{code: code}
	for p.code != "" {
		p.step()
	}
	p.settle()
	return p.section
}

// take cuts n bytes off the code and adds them as a piece.
func (p *sectionParser) take(kind pieceKind, n int) {
	p.pieces = append(p.pieces, piece{kind, p.code[:n]})
	p.code = p.code[n:]
}

// literal adds text and drops n bytes of the code.
func (p *sectionParser) literal(text string, n int) {
	p.pieces = append(p.pieces, piece{literal, text})
	p.code = p.code[n:]
}

// step reads the next piece.
func (p *sectionParser) step() {
	switch c := p.code[0]; c {
	case '"':
		p.quoted()
	case '\\', '!':
		_, n := utf8.DecodeRuneInString(p.code[1:])
		p.literal(p.code[1:1+n], 1+n)
	case '_', '*': // a gap as wide as the next character; a fill with it
		_, n := utf8.DecodeRuneInString(p.code[1:])
		p.code = p.code[1+n:]
	case '[':
		p.bracket()
	case '0', '#', '?':
		p.digit()
	case '.':
		p.dot()
	case ',':
		p.comma()
	case '%':
		p.percents++
		p.take(literal, 1)
	case '@':
		p.at = true
		p.take(textPlace, 1)
	default:
		p.word()
	}
}

func (p *sectionParser) quoted() {
	n := strings.IndexByte(p.code[1:], '"')
	if n < 0 {
		p.literal(p.code[1:], len(p.code))
		return
	}
	p.literal(p.code[1:1+n], n+2)
}

// bracket reads [Red], [>=100], [h], [DBNum1] or [$¥-804].
func (p *sectionParser) bracket() {
	n := strings.IndexByte(p.code, ']')
	if n < 0 {
		p.literal(p.code, len(p.code))
		return
	}
	in := p.code[1:n]
	lower := strings.ToLower(in)
	switch {
	case in == "":
	case strings.Trim(lower, "h") == "" || strings.Trim(lower, "m") == "" || strings.Trim(lower, "s") == "":
		p.date, p.clock = true, lower[0] != 's'
		p.pieces = append(p.pieces, piece{elapsed, lower})
	case lower == "dbnum1":
		p.chinese = true
	case in[0] == '$':
		symbol, _, _ := strings.Cut(in[1:], "-")
		p.pieces = append(p.pieces, piece{literal, symbol})
	case strings.IndexByte("<>=", in[0]) >= 0:
		value := strings.TrimLeft(in, "<>=")
		if bound, err := strconv.ParseFloat(value, 64); err == nil {
			p.op, p.bound = in[:len(in)-len(value)], bound
		}
	}
	p.code = p.code[n+1:]
}

func (p *sectionParser) digit() {
	switch {
	case p.exponent:
		p.pieces[len(p.pieces)-1].text += p.code[:1]
		p.code = p.code[1:]
	case p.pointed:
		p.decimals++
		p.optional++
		if p.code[0] == '0' {
			p.optional = 0
		}
		p.take(decimalPlace, 1)
	default:
		p.whole++
		p.take(wholePlace, 1)
	}
}

func (p *sectionParser) dot() {
	if p.date {
		n := 1
		for n < len(p.code) && p.code[n] == '0' {
			n++
		}
		if n > 1 {
			p.take(subsecond, n)
			return
		}
	}
	if p.date || p.pointed {
		p.take(literal, 1)
		return
	}
	p.pointed = true
	p.take(point, 1)
}

// comma groups thousands between digit places and divides behind the last.
func (p *sectionParser) comma() {
	switch {
	case p.date || p.whole+p.decimals == 0:
		p.take(literal, 1)
		return
	case strings.ContainsAny(p.code[:min(len(p.code), 2)], "0#?"):
		p.grouped = true
	default:
		p.thirds++
	}
	p.code = p.code[1:]
}

// word reads General, an exponent, a date part or a literal character.
func (p *sectionParser) word() {
	c := p.code[0] | 0x20
	switch {
	case p.generalWord("General"), p.generalWord("G/通用格式"):
	case c == 'e' && p.whole > 0 && len(p.code) > 1 && (p.code[1] == '+' || p.code[1] == '-'):
		p.exponent = true
		p.take(exponentMark, 2)
	case p.halfDay():
	case strings.IndexByte("ymdhsaeg", c) >= 0:
		p.letters(c)
	default:
		_, n := utf8.DecodeRuneInString(p.code)
		p.take(literal, n)
	}
}

// generalWord reads the word General, or its name in Chinese files.
func (p *sectionParser) generalWord(word string) bool {
	if len(p.code) < len(word) || !strings.EqualFold(p.code[:len(word)], word) {
		return false
	}
	p.general = true
	p.take(generalPlace, len(word))
	return true
}

// halfDay reads a mark of morning and afternoon.
func (p *sectionParser) halfDay() bool {
	for _, mark := range []string{"AM/PM", "A/P", "上午/下午"} {
		if len(p.code) >= len(mark) && strings.EqualFold(p.code[:len(mark)], mark) {
			p.hours12, p.date = true, true
			p.take(datePart, len(mark))
			return true
		}
	}
	return false
}

// letters reads a run of one date letter. Between hours and seconds m is
// minutes, written n here.
func (p *sectionParser) letters(c byte) {
	n := 1
	for n < len(p.code) && p.code[n]|0x20 == c {
		n++
	}
	run := strings.ToLower(p.code[:n])
	p.date = true
	switch {
	case c == 'm' && p.clock && n <= 2:
		run = strings.Repeat("n", n)
	case c == 's':
		p.minutesBefore()
		p.clock = false
	default:
		p.clock = c == 'h'
	}
	p.pieces = append(p.pieces, piece{datePart, run})
	p.code = p.code[n:]
}

// minutesBefore makes the last m before seconds minutes.
func (p *sectionParser) minutesBefore() {
	for i := len(p.pieces) - 1; i >= 0; i-- {
		if p.pieces[i].kind != datePart {
			continue
		}
		if run := p.pieces[i].text; run == "m" || run == "mm" {
			p.pieces[i].text = strings.Repeat("n", len(run))
		}
		return
	}
}

// settle decides what the section shows once all of it is read: one with
// places for digits is no date.
func (p *sectionParser) settle() {
	if p.fraction() {
		p.pieces, p.general = []piece{{generalPlace, ""}}, true
	}
	if p.general || p.whole+p.decimals > 0 {
		p.date = false
	}
}

// fraction tells formats such as "# ?/?", which are shown as plain numbers.
func (p *sectionParser) fraction() bool {
	for i := 1; i+1 < len(p.pieces); i++ {
		if p.pieces[i] == (piece{literal, "/"}) && p.pieces[i-1].kind == wholePlace {
			return true
		}
	}
	return false
}
