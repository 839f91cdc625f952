package views

import (
	"fmt"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// receiptWriter walks the working of a value and writes its inputs.
type receiptWriter struct {
	p    locale.Printer
	page Page
	f    ReceiptFacts
	out  []Input
}

// byPark reports whether a value's terms are the parks': they are then listed
// with links to their own receipts instead of being opened one by one.
func byPark(f board.Formula) bool { return f == board.FPooled || f == board.FRank }

// parks lists the parks behind a pooled number or a rank.
func (w *receiptWriter) parks(v *board.Value) ([]ReceiptPark, string) {
	if !byPark(v.Formula) {
		return nil, ""
	}
	rows := make([]ReceiptPark, 0, len(v.Terms))
	for _, t := range v.Terms {
		if t.Value == nil {
			continue
		}
		rows = append(rows, ReceiptPark{
			Name:  ParkName(w.p, w.f.Catalogue, t.Value.Query.Park),
			Value: w.exact(t), Own: t.Role == board.RoleOwn,
		})
	}
	return rows, w.p.T("receipt.parks." + string(v.Formula))
}

// inputs writes the terms of a value and what stands behind them, depth first.
func (w *receiptWriter) inputs(v *board.Value, prefix string, depth int) {
	if byPark(v.Formula) && depth > 0 {
		return
	}
	numbers := w.numbered(v, prefix)
	for i, t := range v.Terms {
		if t.Number == nil && !byPark(v.Formula) {
			w.input(t, numbers[i], depth)
		}
	}
}

func (w *receiptWriter) input(t board.Term, no string, depth int) {
	in := Input{No: no, Depth: depth, Name: w.name(t), Value: w.exact(t)}
	switch {
	case t.Figure != nil:
		in.Cell = w.cell(t.Figure)
	case t.Land != nil:
		in.Land = w.land(t.Land)
		if t.Land.Figure != nil {
			in.Cell = w.cell(t.Land.Figure)
		}
	case t.Tier != nil:
		in.Plain = w.p.T("receipt.tier", t.Tier.Since)
	case t.Target != nil:
		in.Plain = w.p.T("receipt.target", documentText(w.p, t.Target.Document), nameOf(w.f.Names, t.Target.Actor), MomentText(t.Target.RecordedAt))
	}
	v := t.Value
	if v == nil {
		w.out = append(w.out, in)
		return
	}
	if one := soleFigure(v); one != nil { // a figure read from one cell: no step between
		in.Cell = w.cell(one)
		w.out = append(w.out, in)
		return
	}
	if v.Formula != "" {
		in.Rule = w.p.T("formula." + string(v.Formula))
		in.Equation = w.equation(v, no+".")
	}
	if byPark(v.Formula) {
		in.Plain = w.p.T("receipt.opened")
	}
	w.out = append(w.out, in)
	w.inputs(v, no+".", depth+1)
}

func soleFigure(v *board.Value) *park.Published {
	if v.Formula == board.FReported && len(v.Terms) > 0 {
		return v.Terms[0].Figure
	}
	return nil
}

// name says what a term is: 税收，2023年1—6月累计.
func (w *receiptWriter) name(t board.Term) string {
	switch {
	case t.Value != nil:
		return w.valueName(t.Value.Query)
	case t.Figure != nil:
		f := t.Figure
		return w.p.T("receipt.figure", SubjectName(w.p, w.f.Catalogue, f.Indicator), PeriodText(w.p, f.Period), w.p.T("measure."+string(f.Measure)))
	case t.Land != nil:
		return w.p.T("receipt.land", w.p.T("basis."+string(t.Land.Basis)), DateText(w.p, t.Land.Effective))
	case t.Tier != nil:
		return VerbText(w.p, t.Tier.Verb) + " " + TierText(w.p, *t.Tier)
	}
	return w.p.T("term." + string(t.Role))
}

func (w *receiptWriter) valueName(q board.Query) string {
	subject := SubjectName(w.p, w.f.Catalogue, q.Subject)
	what := w.p.T("window." + string(q.Window))
	if q.Window == "" {
		what = w.p.T("of." + string(q.Of))
	} else if q.Of != board.OfValue {
		what = askedText(w.p, q)
	}
	if q.Park != w.f.Value.Query.Park {
		subject = ParkName(w.p, w.f.Catalogue, q.Park) + w.p.T("page.listsep") + subject
	}
	return w.p.T("receipt.figure", subject, PeriodText(w.p, q.Period), what)
}

// exact prints a term in its canonical unit with all its digits.
func (w *receiptWriter) exact(t board.Term) Figure {
	switch {
	case t.Value != nil:
		return NewFigure(w.p, t.Value, Exact)
	case t.Number != nil:
		text, _ := Write(w.p, t.Number, "", Exact)
		return Figure{Text: text}
	}
	unit := "万元"
	switch {
	case t.Figure != nil:
		unit = t.Figure.Unit
	case t.Land != nil:
		unit = "亩"
	case t.Target != nil:
		if ind, ok := w.f.Catalogue.Indicator(t.Target.Indicator); ok {
			unit = ind.Unit
		}
	}
	text, printed := Write(w.p, t.Num(), unit, Exact)
	return Figure{Text: text, Unit: printed}
}

func (w *receiptWriter) land(l *park.Land) *LandSource {
	return &LandSource{
		Effective: DateText(w.p, l.Effective), Document: documentText(w.p, l.Document),
		Recorded: w.p.T("receipt.recorded", nameOf(w.f.Names, l.Actor), MomentText(l.RecordedAt)),
	}
}

func documentText(p locale.Printer, document string) string {
	if document == "" {
		return p.T("receipt.nodocument")
	}
	return document
}

func (w *receiptWriter) cell(f *park.Published) *CellSource {
	up := w.f.Uploads[f.Upload]
	src := &CellSource{
		File: up.FileName, Place: PlaceText(f.Sheet, f.Cell), Text: f.Text, Unit: unitText(w.p, f), Hash: up.SHA256,
		Upload: Link{Text: fmt.Sprintf("#%d", f.Upload)},
		Sent:   w.p.T("receipt.sent", nameOf(w.f.Names, up.SentBy), MomentText(up.SentAt)),
	}
	if w.page.User != nil && w.page.User.MaySee(up) {
		src.Upload.Href = uploadPath(up.ID) + "#" + cellID(f.Sheet, f.Cell)
		src.Original = Link{Text: w.p.T("near.original"), Href: uploadPath(up.ID) + "/file"}
		src.Around = w.around(f)
	}
	for _, s := range up.Steps {
		if s.State == park.PublishedState {
			src.Publish = w.p.T("receipt.published", nameOf(w.f.Names, s.Actor), MomentText(s.At))
		}
	}
	for _, a := range w.f.Answers[f.Upload] {
		if a.Sheet == f.Sheet && a.Cell == f.Cell {
			src.Answers = append(src.Answers, w.p.T("receipt.answer", string(a.Code), a.Reason, nameOf(w.f.Names, a.Actor), MomentText(a.At)))
		}
	}
	return src
}
