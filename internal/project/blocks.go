package project

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"parkboard/internal/park"
)

// kinds are the words by which a bottleneck names its kind.
var kinds = []struct {
	word string
	kind park.BlockKind
}{
	{"供地", park.BlockLand}, {"用地", park.BlockLand}, {"土地", park.BlockLand},
	{"供电", park.BlockPower}, {"用电", park.BlockPower}, {"电力", park.BlockPower},
	{"供水", park.BlockWater}, {"用水", park.BlockWater},
	{"环评", park.BlockEnvironment}, {"环境影响评价", park.BlockEnvironment},
	{"其他", park.BlockOther},
}

// ParseBlocks reads what stands in the way of a project: kinds in a list
// (供地、供电), or sentences with ； between them, each of the kind it begins with
// or alone names. What names none, or several, is of the other kind, with its
// words kept.
func ParseBlocks(text string) []park.Block {
	var out []park.Block
	for _, piece := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(";；\n\r", r) }) {
		list := strings.FieldsFunc(piece, func(r rune) bool { return strings.ContainsRune("、,，/ ", r) })
		if len(list) > 0 && !slices.ContainsFunc(list, func(word string) bool { return kindNamed(word) == "" }) {
			for _, word := range list {
				out = append(out, park.Block{Kind: kindNamed(word)})
			}
			continue
		}
		if piece = strings.TrimSpace(piece); piece != "" {
			out = append(out, blockOf(piece))
		}
	}
	return out
}

// kindNamed is the kind of a word that is nothing but its name.
func kindNamed(word string) park.BlockKind {
	for _, k := range kinds {
		if strings.TrimSpace(word) == k.word {
			return k.kind
		}
	}
	return ""
}

func blockOf(piece string) park.Block {
	found := park.Block{Kind: park.BlockOther, Text: piece}
	several := false
	for _, k := range kinds {
		if rest, ok := strings.CutPrefix(piece, k.word); ok && strings.ContainsAny(firstLetter(rest), ":：(（ -—") {
			return park.Block{Kind: k.kind, Text: strings.Trim(rest, ":：()（） -—")}
		}
		if k.kind != park.BlockOther && strings.Contains(piece, k.word) {
			several = several || found.Kind != park.BlockOther && found.Kind != k.kind
			found.Kind = k.kind
		}
	}
	if several {
		found.Kind = park.BlockOther
	}
	return found
}

func firstLetter(text string) string {
	_, n := utf8.DecodeRuneInString(text)
	return text[:n]
}

// blocks reads the bottlenecks with their days.
func (l *line) blocks() {
	if l.at[block] == 0 {
		return
	}
	var all []park.Block
	if said := l.cells.Name(l.cell(block)); !l.cells.Blank(said) && said != "否" {
		all = ParseBlocks(said)
	}
	for i := range all {
		if utf8.RuneCountInString(all[i].Text) > longestText {
			l.refuse(block, words[TextLong].issue(TextLong, all[i].Text))
		}
		if slices.ContainsFunc(all[:i], func(b park.Block) bool { return b.Kind == all[i].Kind }) {
			l.refuse(block, words[BlockTwice].issue(BlockTwice, l.text(block)))
			return
		}
	}
	given := l.blockDays(promised, all, func(b *park.Block, d park.Date) { b.Promised = d })
	done := l.blockDays(cleared, all, func(b *park.Block, d park.Date) { b.Cleared = d })
	if !given || !done {
		return
	}
	slices.SortFunc(all, func(a, b park.Block) int {
		return cmp.Compare(slices.Index(park.BlockKinds, a.Kind), slices.Index(park.BlockKinds, b.Kind))
	})
	l.p.Blocks = all
}

// blockDays reads one day for all bottlenecks, or one for each; false where that
// cannot be.
func (l *line) blockDays(f field, all []park.Block, set func(*park.Block, park.Date)) bool {
	text := l.text(f)
	if l.at[f] == 0 || l.cells.Blank(text) {
		return true
	}
	if len(all) == 0 {
		l.refuse(f, words[BlockMissing].issue(BlockMissing, text))
		return false
	}
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(";；、,，\n", r) })
	if len(parts) <= 1 {
		before := l.good
		day := l.dayAt(f, true)
		for i := range all {
			set(&all[i], day)
		}
		return l.good || !before
	}
	if len(parts) != len(all) {
		l.refuse(f, words[BlockDates].issue(BlockDates, text))
		return false
	}
	for i, part := range parts {
		if part = strings.TrimSpace(part); l.cells.Blank(part) {
			continue
		}
		day, wrong := textDay(part, true)
		if wrong == DateInvalid {
			l.refuse(f, words[DateInvalid].issue(DateInvalid, part))
			return false
		}
		set(&all[i], day)
	}
	return true
}
