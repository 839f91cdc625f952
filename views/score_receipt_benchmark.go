package views

import (
	"fmt"
	"math/big"

	"parkboard/internal/board"
	"parkboard/internal/park"
	"parkboard/internal/score"
)

// benchmarkOf writes what earns the full weight: the scheme's number, or the
// pooled mean of the year before with the parks behind it.
func (w *scoreWriter) benchmarkOf(k int, item park.Item) {
	rule := w.f.Result.Rules[k]
	if rule.Benchmark == nil {
		w.none(w.p.T("method." + string(item.Method)))
		return
	}
	w.head(w.benchmarkText(item, rule), rule.Benchmark, benchmarkText(rule.Benchmark))
	w.rule("score.benchmark." + string(item.Benchmark.Kind))
	if item.Benchmark.Kind == park.Pooled {
		if item.Method == park.OwnGrowth {
			w.pooledGrowth(item, rule)
		} else {
			w.pooledMean(item, rule)
		}
	}
	w.input(w.schemeOf())
}

// pooledMean is Σ ÷ Σ over the parks of the year before.
func (w *scoreWriter) pooledMean(item park.Item, rule score.Rule) {
	q := w.f.State.BenchmarkQuery(item.Code)
	v := w.f.State.Board.Value(q)
	w.input(Input{Name: w.p.T("score.in.mean"), Value: NewFigure(w.p, v, Exact), Plain: whereText(w.p, w.catalogue(), q)})
	same := func(one *board.Value) bool { return one.Num != nil && one.Num.Cmp(rule.Benchmark) == 0 }
	moved := !same(v)
	if moved {
		w.rule("score.rule.benchmark.moved")
		if w.facts.Then == nil {
			return
		}
		if v = w.facts.Then.Value(q); !same(v) {
			return
		}
	}
	inner := receiptWriter{p: w.p, f: ReceiptFacts{Value: v, Catalogue: w.catalogue()}}
	e := inner.equation(v, "")
	numbers := map[string]string{} // among the terms → among the inputs
	for i, t := range v.Terms {
		if t.Value != nil {
			in := Input{Name: inner.name(t), Value: inner.exact(t), Plain: w.p.T("receipt.opened")}
			if moved {
				in.Value.Receipt, in.Plain = "", w.p.T("score.then")
			}
			numbers[fmt.Sprint(i+1)] = w.input(in)
		}
	}
	for j, token := range e.Tokens {
		e.Tokens[j].No = numbers[token.No]
	}
	w.step("", e)
	w.pooledParks(inner, v, moved)
}

// pooledParks lists each park's part of a pooled mean: the terms of its two
// sums.
func (w *scoreWriter) pooledParks(inner receiptWriter, v *board.Value, moved bool) {
	t := ScoreTable{ID: "parks", Head: w.p.T("receipt.parks.pooled"), Columns: []ScoreColumn{{Text: w.p.T("uploads.col.park")}}}
	lines := map[string]int{}
	for n, sum := range v.Terms {
		if sum.Value == nil {
			return
		}
		t.Columns = append(t.Columns, ScoreColumn{Text: w.p.T("score.unit", inner.name(sum), inner.exact(sum).Unit), Right: true})
		for _, part := range sum.Value.Terms {
			if part.Value == nil {
				continue
			}
			code := part.Value.Query.Park
			at, ok := lines[code]
			if !ok {
				at = len(t.Rows)
				lines[code] = at
				t.Rows = append(t.Rows, ScoreLine{Name: ParkName(w.p, w.catalogue(), code), Cells: make([]Sentence, len(v.Terms))})
			}
			f := inner.exact(part)
			f.Unit = ""
			if moved {
				f.Receipt = ""
			}
			t.Rows[at].Cells[n] = shown(f)
		}
	}
	w.m.Tables = append(w.m.Tables, t)
	w.m.Absent = absentText(w.p, w.catalogue(), v.Absent)
}

// pooledGrowth is Σ values ÷ Σ bases over the parks that have both.
func (w *scoreWriter) pooledGrowth(item park.Item, rule score.Rule) {
	now, base := w.f.State.PooledSums(item.Code)
	if base.Sign() <= 0 || new(big.Rat).Quo(now, base).Cmp(rule.Benchmark) != 0 {
		w.rule("score.rule.benchmark.moved")
		return
	}
	w.step("", equationOf(exactly(rule.Benchmark, "", ""),
		w.term(Input{Name: w.p.T("score.in.sum.now"), Value: exactly(now, "", "")}), "÷",
		w.term(Input{Name: w.p.T("score.in.sum.base"), Value: exactly(base, "", "")})))
	t := ScoreTable{ID: "parks", Head: w.p.T("receipt.parks.pooled"), Columns: []ScoreColumn{
		{Text: w.p.T("uploads.col.park")}, {Text: w.p.T("assessed.value"), Right: true}, {Text: w.p.T("score.in.base"), Right: true},
	}}
	for _, one := range w.catalogue().Parks {
		line := ScoreLine{Name: one.Name.In(w.p.Lang())}
		for _, q := range []board.Query{w.f.State.Query(one.Code, item.Code), w.f.State.BaseQuery(one.Code, item.Code)} {
			f := NewFigure(w.p, w.f.State.Board.Value(q), Exact)
			f.Flags, f.Unit = nil, ""
			line.Cells = append(line.Cells, shown(f))
		}
		t.Rows = append(t.Rows, line)
	}
	w.m.Tables = append(w.m.Tables, t)
}
