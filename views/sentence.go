package views

import (
	"fmt"
	"math/big"

	"parkboard/internal/locale"
)

// Sentence is prose whose numbers are linked figures: plain text, figures and
// links in the order the language puts them.
type Sentence []Piece

// Piece is plain Text, or a Figure, or a Link.
type Piece struct {
	Text   string
	Figure Figure
	Link   Link
	Strong bool
}

// Link is a place to go.
type Link struct {
	Text string
	Href string
	Note string // what a screen reader hears after the text; "" when the text suffices
}

// Say fills the places of a locale key. An argument is a Figure, a Delta, a
// Sentence, a Link, or anything that prints as plain text.
func Say(p locale.Printer, key string, args ...any) Sentence {
	var s Sentence
	for _, part := range p.Parts(key) {
		switch {
		case part.Slot < 0:
			s = append(s, Piece{Text: part.Text})
		case part.Slot < len(args):
			s = append(s, pieces(args[part.Slot])...)
		default:
			s = append(s, Piece{Text: fmt.Sprintf("{%d}", part.Slot)})
		}
	}
	return s
}

func pieces(arg any) Sentence {
	switch a := arg.(type) {
	case Figure:
		return Sentence{{Figure: a}}
	case Delta:
		return a.Say
	case Sentence:
		return a
	case Link:
		return Sentence{{Link: a}}
	}
	return Sentence{{Text: fmt.Sprint(arg)}}
}

// Strong is the sentence with every piece in bold.
func (s Sentence) Strong() Sentence {
	out := make(Sentence, len(s))
	for i, piece := range s {
		piece.Strong = true
		out[i] = piece
	}
	return out
}

// Join puts sentences one after the other, with a space between them where the
// language wants one.
func Join(p locale.Printer, sentences ...Sentence) Sentence {
	var all Sentence
	for _, s := range sentences {
		if len(s) == 0 {
			continue
		}
		if len(all) > 0 && p.English() {
			all = append(all, Piece{Text: " "})
		}
		all = append(all, s...)
	}
	return all
}

// Plain is the sentence without links, for titles and accessible names.
func (s Sentence) Plain() string {
	text := ""
	for _, piece := range s {
		text += piece.Text + piece.Figure.Text
		if piece.Figure.Unit != "" {
			text += " " + piece.Figure.Unit
		}
		text += piece.Link.Text
	}
	return text
}

func negated(r *big.Rat) *big.Rat { return new(big.Rat).Neg(r) }
