package views

import (
	"parkboard/internal/board"
	"parkboard/internal/park"
	"parkboard/internal/score"
)

// changed is what the board says now of an item's value; ok is false where
// that is what was scored. Only a sealed value can have changed.
func (w *assessmentWriter) changed(parkCode string, item park.Item, work score.Working) (now *board.Value, ok bool) {
	if w.f.Seal == nil || item.Excluded {
		return nil, false
	}
	now = w.f.State.Board.Value(w.f.State.Query(parkCode, item.Code))
	if now.Num == nil || work.Value == nil {
		return now, (now.Num == nil) != (work.Value == nil)
	}
	return now, now.Num.Cmp(work.Value) != 0
}

// moved says the value of now beside a sealed one that was changed since.
func (w *assessmentWriter) moved(parkCode string, item park.Item, work score.Working) Sentence {
	now, ok := w.changed(parkCode, item, work)
	if !ok {
		return nil
	}
	return Say(w.p, "assessed.now", NewFigure(w.p, now, InTable))
}

// movedSince are the sealed values that were changed since, each in a sentence.
func (w *assessmentWriter) movedSince() []Sentence {
	var out []Sentence
	for i := range w.f.Result.Rows {
		row := &w.f.Result.Rows[i]
		for k, item := range w.scheme().Items {
			now, ok := w.changed(row.Code, item, row.Items[k])
			if !ok {
				continue
			}
			was := valueFigure(w.p, w.f.State, row.Code, item, row.Items[k])
			was.Receipt = ""
			out = append(out, Say(w.p, "assessment.moved", ParkName(w.p, w.catalogue(), row.Code),
				itemName(w.p, w.catalogue(), item), was, NewFigure(w.p, now, InTable)))
		}
	}
	return out
}
