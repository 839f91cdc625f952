package views

import (
	"fmt"
	"math/big"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// CellPlace is a cell of an upload's file.
type CellPlace struct {
	Upload      int64
	Sheet, Cell string
}

// Near is what stands around a cell in its workbook, and what of it is drawn.
type Near struct {
	Sheet GridSheet
	Keep  GridKeep
}

// around draws the neighbours of a cell with the cell marked; nil where they are
// not to be drawn.
func (w *receiptWriter) around(f *park.Published) *Grid {
	near, ok := w.f.Near[CellPlace{f.Upload, f.Sheet, f.Cell}]
	at, known := cellAt(f.Cell)
	if !ok || !known {
		return nil
	}
	g := NewGrid(w.p, near.Sheet, map[[2]int]GridMark{at: {Class: "src", Note: w.p.T("near.cell", f.Cell)}}, &near.Keep)
	return &g
}

// unitText says in which unit a number stood in the file and how it became the
// canonical one: 原表单位 亿元，1 亿元 = 10,000 万元.
func unitText(p locale.Printer, f *park.Published) string {
	if f.Found == "" {
		return ""
	}
	found, ok := park.UnitNamed(f.Found)
	if !ok || f.Found == f.Unit {
		return p.T("receipt.unit", f.Found)
	}
	factor, unit := Write(p, found.Factor, f.Unit, Exact)
	return p.T("near.unit", f.Found, factor, unit)
}

// Meanwhile is what became of the number after the moment the receipt is of.
type Meanwhile struct {
	Says    string
	Now     Figure // its receipt is the one of now
	Changed []MeanwhileInput
}

// MeanwhileInput is an input that reads otherwise now.
type MeanwhileInput struct{ Name, Then, Now string }

// newMeanwhile compares the number of a moment with the one of now; nil on the
// receipts of now.
func (w *receiptWriter) newMeanwhile() *Meanwhile {
	then, now := w.f.Value, w.f.Now
	if now == nil {
		return nil
	}
	s := &Meanwhile{Now: NewFigure(w.p, now, InTable)}
	if sameNumber(then, now) {
		s.Says = w.p.T("near.since.same")
	} else {
		s.Says = w.p.T("near.since.changed", figureSays(NewFigure(w.p, then, InTable)), figureSays(s.Now))
	}
	before := make(map[string]string)
	w.leaves(then, func(name, says string) { before[name] = says })
	w.leaves(now, func(name, says string) {
		if had, ok := before[name]; ok && had != says {
			s.Changed = append(s.Changed, MeanwhileInput{name, had, says})
			delete(before, name) // an input may stand in several places
		}
	})
	return s
}

func sameNumber(a, b *board.Value) bool {
	if a.Num == nil || b.Num == nil {
		return a.Num == nil && b.Num == nil && a.Word == b.Word && a.Missing == b.Missing
	}
	return a.Num.Cmp(b.Num) == 0
}

func figureSays(f Figure) string {
	if f.Unit == "" || f.Unit == percent {
		return f.Text + f.Unit
	}
	return f.Text + " " + f.Unit
}

// leaves walks what a value rests on in the end: cells, areas, targets, and
// the parks' numbers behind a total or a rank.
func (w *receiptWriter) leaves(v *board.Value, each func(name, says string)) {
	for _, t := range v.Terms {
		switch {
		case t.Figure != nil:
			each(w.name(t), w.sinceText(t.Num(), w.exact(t))+" "+w.p.T("near.upload", fmt.Sprint(t.Figure.Upload)))
		case t.Land != nil:
			each(w.p.T("near.land", w.p.T("basis."+string(t.Land.Basis))), w.sinceText(t.Num(), w.exact(t)))
		case t.Target != nil:
			each(w.name(t), w.sinceText(t.Num(), w.exact(t)))
		case t.Value != nil && byPark(v.Formula):
			each(w.name(t), w.sinceText(t.Value.Num, w.exact(t)))
		case t.Value != nil:
			w.leaves(t.Value, each)
		}
	}
}

func (w *receiptWriter) sinceText(n *big.Rat, f Figure) string {
	if n == nil {
		return f.Text
	}
	return figureSays(f)
}
