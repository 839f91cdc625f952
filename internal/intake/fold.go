package intake

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold is a text as names are compared: compatibility forms unified (NFKC),
// lower case, without blanks, line breaks or footnote marks
// (docs/domain.md#names).
func fold(s string) string {
	s = strings.Map(dropMark, s)
	return strings.Map(dropBlank, strings.ToLower(norm.NFKC.String(s)))
}

// dropMark removes footnote marks while they can be told from digits.
func dropMark(r rune) rune {
	if r >= '①' && r <= '⓿' || r == '※' || r == '★' || r == '☆' || r == '*' || r == '＊' {
		return -1
	}
	return r
}

func dropBlank(r rune) rune {
	if unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u2060' {
		return -1
	}
	return r
}

// piece is a stretch of a folded text, inside brackets or outside of them.
type piece struct {
	text string
	in   bool
}

const opening, closing = "([{【〔〈《「『", ")]}】〕〉》」』"

// pieces splits a folded text at its outermost brackets; an opening bracket
// that is never closed ends with the text.
func pieces(s string) []piece {
	var out []piece
	depth, from := 0, 0
	add := func(to int, in bool) {
		if to > from {
			out = append(out, piece{s[from:to], in})
		}
	}
	for i, r := range s {
		switch {
		case strings.ContainsRune(opening, r):
			if depth == 0 {
				add(i, false)
				from = i + len(string(r))
			}
			depth++
		case strings.ContainsRune(closing, r) && depth > 0:
			depth--
			if depth == 0 {
				add(i, true)
				from = i + len(string(r))
			}
		}
	}
	add(len(s), depth > 0)
	return out
}

// unbracket keeps what stands in brackets and drops the brackets themselves:
// 国内(区外)到位资金 is compared as 国内区外到位资金.
func unbracket(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(opening+closing, r) {
			return -1
		}
		return r
	}, s)
}

var ordinal = regexp.MustCompile(`^(?:\((?:[一二三四五六七八九十]+|\d{1,2})\)[、.．,:]?|(?:[一二三四五六七八九十]+|\d{1,2})[、.．,:)])`)

// unnumbered drops the number before a heading: 一、 (二) 3. 4、
func unnumbered(folded string) (rest string, numbered bool) {
	at := ordinal.FindStringIndex(folded)
	if at == nil || at[1] == len(folded) {
		return folded, false
	}
	return folded[at[1]:], true
}

// brief is a text as a message shows it: one line, not too long.
func brief(s string) string {
	const most = 60
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
