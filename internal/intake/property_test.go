package intake

import (
	"fmt"
	"math/big"
	"slices"
	"sort"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parkboard/internal/catalog"
	"parkboard/internal/park"
)

// sample is a random set of figures and the way they are to be written.
type sample struct {
	period   park.Period
	parks    []park.Park
	inds     []park.Indicator
	units    map[string]park.Unit // by indicator
	measures []park.Measure
	values   map[park.Key]string // as written in the file's unit
	want     map[park.Key]park.Quantity
	heads    map[park.Measure]string
	names    map[string]string // spelling of parks and indicators
}

var spellings = map[park.Measure][]string{
	park.Cumulative: {"累计", "本月止累计", "本年累计", "1-%d月累计", "1—%d月"},
	park.Month:      {"本月", "当月"},
	park.Base:       {"上年同期", "去年同期", "同期累计"},
	park.Growth:     {"同比(%)", "增长%", "同比增长", "增速（%）"},
}

func drawSample(t *rapid.T) *sample {
	c := catalog.Default()
	s := &sample{
		period: park.Period{Year: rapid.IntRange(2015, 2030).Draw(t, "year"), Month: rapid.IntRange(3, 12).Draw(t, "month")},
		units:  map[string]park.Unit{}, values: map[park.Key]string{}, want: map[park.Key]park.Quantity{},
		heads: map[park.Measure]string{}, names: map[string]string{},
	}
	s.parks = rapid.Permutation(c.Parks).Draw(t, "parks")[:rapid.IntRange(1, len(c.Parks)).Draw(t, "number of parks")]
	for _, i := range rapid.Permutation(c.Indicators).Draw(t, "indicators")[:rapid.IntRange(1, 5).Draw(t, "number of indicators")] {
		if i.Below == "" && !i.Share() { // what must stay below another, or below 100 %
			s.inds = append(s.inds, i)
		}
	}
	if len(s.inds) == 0 {
		s.inds = c.Indicators[:1]
	}
	s.measures = rapid.SampledFrom([][]park.Measure{
		{park.Cumulative}, {park.Cumulative, park.Growth}, {park.Cumulative, park.Base, park.Growth},
		{park.Month, park.Cumulative}, {park.Cumulative, park.Month, park.Base, park.Growth},
	}).Draw(t, "measures")
	for _, m := range s.measures {
		head := rapid.SampledFrom(spellings[m]).Draw(t, "heading")
		if strings.Contains(head, "%d") {
			head = fmt.Sprintf(head, s.period.Month)
		}
		s.heads[m] = head
	}
	for i := range s.parks {
		p := &s.parks[i]
		s.names[p.Code] = rapid.SampledFrom(append([]string{p.Name.ZH, p.Full.ZH}, p.Aliases...)).Draw(t, "name")
	}
	for i := range s.inds {
		s.drawIndicator(t, &s.inds[i])
	}
	return s
}

func (s *sample) drawIndicator(t *rapid.T, ind *park.Indicator) {
	s.names[ind.Code] = rapid.SampledFrom(append([]string{ind.Name.ZH}, ind.Aliases...)).Draw(t, "alias")
	canonical, _ := park.UnitNamed(ind.Unit)
	var like []park.Unit
	for _, u := range park.Units {
		if u.Kind == canonical.Kind && !(ind.Integer && u.Name != ind.Unit) {
			like = append(like, u)
		}
	}
	u := rapid.SampledFrom(like).Draw(t, "unit")
	s.units[ind.Code] = u
	for i := range s.parks {
		key := park.Key{Park: s.parks[i].Code, Period: s.period, Indicator: ind.Code}
		cur := rapid.Int64Range(100_000, 9_999_999).Draw(t, "value")
		if u.Factor.Cmp(big.NewRat(1, 1)) < 0 {
			cur *= 10_000
		}
		base := rapid.Int64Range(cur*8/10, cur*12/10).Draw(t, "base")
		places := 2
		if ind.Integer {
			places = 0
		}
		for _, m := range s.measures {
			key.Measure = m
			switch {
			case m == park.Growth:
				r := new(big.Rat).Sub(big.NewRat(100*cur, base), big.NewRat(100, 1))
				s.values[key] = park.Decimal(r, 1)
				s.want[key], _ = park.ParseQuantity(s.values[key])
				continue
			case ind.Nature == park.Stock && m == park.Month:
				s.values[key] = "—"
				continue
			case m == park.Base:
				s.put(key, base, places, u)
			case m == park.Month:
				s.put(key, cur/10, places, u)
			default:
				s.put(key, cur, places, u)
			}
		}
	}
}

func (s *sample) put(key park.Key, n int64, places int, u park.Unit) {
	v := big.NewRat(n, 1)
	if places > 0 {
		v.Quo(v, big.NewRat(100, 1))
	}
	s.values[key] = park.Decimal(v, places)
	s.want[key], _ = park.QuantityOf(v.Mul(v, u.Factor))
}

func (s *sample) value(p park.Park, i park.Indicator, m park.Measure) string {
	return s.values[park.Key{Park: p.Code, Period: s.period, Indicator: i.Code, Measure: m}]
}

// rows of cells, and the pages they make.
type rows [][]string

func (r rows) grid() string {
	var b strings.Builder
	for _, row := range r {
		b.WriteString(strings.Join(row, "|") + "\n")
	}
	return b.String()
}

func (s *sample) title() string {
	return fmt.Sprintf("%d年1-%d月园区指标", s.period.Year, s.period.Month)
}

func (s *sample) unit(i park.Indicator, m park.Measure) string {
	if m == park.Growth {
		return "%"
	}
	return s.units[i.Code].Name
}

func (s *sample) wide() []page {
	top, sub := []string{"序号", "园区"}, []string{"^", "^"}
	for _, i := range s.inds {
		for k, m := range s.measures {
			name := "<"
			if k == 0 {
				name = s.names[i.Code] + "（" + s.units[i.Code].Name + "）"
			}
			top, sub = append(top, name), append(sub, s.heads[m])
		}
	}
	out := rows{{s.title()}, top, sub}
	for n, p := range s.parks {
		row := []string{fmt.Sprint(n + 1), s.names[p.Code]}
		for _, i := range s.inds {
			for _, m := range s.measures {
				row = append(row, s.value(p, i, m))
			}
		}
		out = append(out, row)
	}
	return []page{{"Sheet1", out.grid()}}
}

func (s *sample) turned() []page {
	top, sub := []string{"指标", "计量单位"}, []string{"^", "^"}
	for _, p := range s.parks {
		for k, m := range s.measures {
			name := "<"
			if k == 0 {
				name = s.names[p.Code]
			}
			top, sub = append(top, name), append(sub, s.heads[m])
		}
	}
	out := rows{{s.title()}, {}, top, sub}
	for _, i := range s.inds {
		row := []string{s.names[i.Code], s.units[i.Code].Name}
		for _, p := range s.parks {
			for _, m := range s.measures {
				row = append(row, s.value(p, i, m))
			}
		}
		out = append(out, row)
	}
	return []page{{"Sheet1", out.grid()}}
}

func (s *sample) long() []page {
	var out []page
	for n, p := range s.parks {
		head := []string{"指标名称", "计量单位"}
		for _, m := range s.measures {
			head = append(head, s.heads[m])
		}
		sheet := rows{{s.title()}, {"园区名称：" + s.names[p.Code]}, head}
		for _, i := range s.inds {
			row := []string{s.names[i.Code], s.units[i.Code].Name}
			for _, m := range s.measures {
				row = append(row, s.value(p, i, m))
			}
			sheet = append(sheet, row)
		}
		out = append(out, page{fmt.Sprintf("表%d", n+1), sheet.grid()})
	}
	return out
}

func (s *sample) flat() []page {
	words := map[park.Measure]string{park.Cumulative: "累计", park.Month: "本月", park.Base: "同期", park.Growth: "同比"}
	out := rows{{"园区", "期间", "指标", "口径", "数值", "单位"}}
	for _, p := range s.parks {
		for _, i := range s.inds {
			for _, m := range s.measures {
				out = append(out, []string{s.names[p.Code], s.period.String(), s.names[i.Code], words[m], s.value(p, i, m), s.unit(i, m)})
			}
		}
	}
	return []page{{"Sheet1", out.grid()}}
}

func (s *sample) draw(t *rapid.T) []page {
	return rapid.SampledFrom([]func() []page{s.wide, s.turned, s.long, s.flat}).Draw(t, "layout")()
}

func keyed(figures []park.Figure) map[park.Key]park.Quantity {
	out := map[park.Key]park.Quantity{}
	for _, f := range figures {
		out[f.Key()] = f.Value
	}
	return out
}

func TestAnyTableInAnyLayoutIsReadBackAsItWasWritten(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := drawSample(rt)
		pages := s.draw(rt)
		d := read(t, "园区.xlsx", pages...)
		if open := d.Open(nil); len(open) > 0 {
			rt.Fatalf("%v stops\n%s", open, pages[0].grid)
		}
		got := keyed(d.Figures)
		if len(got) != len(s.want) || len(got) != len(d.Figures) {
			rt.Fatalf("%d figures, want %d\n%s", len(d.Figures), len(s.want), pages[0].grid)
		}
		for k, v := range s.want {
			if got[k] != v {
				rt.Fatalf("%v is %s, want %s\n%s", k, got[k], v, pages[0].grid)
			}
		}
		if !slices.IsSortedFunc(d.Figures, readingOrder) {
			rt.Fatalf("figures are not in reading order\n%s", pages[0].grid)
		}
	})
}

func TestADefectIsFoundAtItsCellAndTheOthersAreStillRead(t *testing.T) {
	defects := map[string]park.Code{
		"约12": park.NumberAmbiguous, "▲12.1": park.NumberAmbiguous, "(12)": park.NumberAmbiguous, "12.3亿": park.NumberAmbiguous,
		"12.3.4": park.NumberInvalid, "未报": park.NumberInvalid, "#REF!": park.FormulaError, "12,34": park.NumberAmbiguous,
	}
	var texts []string
	for text := range defects {
		texts = append(texts, text)
	}
	sort.Strings(texts)
	rapid.Check(t, func(rt *rapid.T) {
		s := drawSample(rt)
		var keys []park.Key
		for k := range s.want {
			keys = append(keys, k)
		}
		slices.SortFunc(keys, func(a, b park.Key) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
		spoiled := rapid.SampledFrom(keys).Draw(rt, "spoiled")
		text := rapid.SampledFrom(texts).Draw(rt, "defect")
		layout := rapid.SampledFrom([]func() []page{s.wide, s.turned, s.long, s.flat}).Draw(rt, "layout")
		at := cellOf(t, layout, spoiled)
		s.values[spoiled] = text
		pages := layout()
		d := read(t, "园区.xlsx", pages...)
		open := d.Open(nil)
		if len(open) != 1 || open[0].Code != defects[text] || open[0].Sheet+"!"+open[0].Cell != at {
			rt.Fatalf("%v, want %s at %s\n%s", open, defects[text], at, pages[0].grid)
		}
		if len(d.Figures) != len(s.want)-1 {
			rt.Fatalf("%d figures beside the defect, want %d", len(d.Figures), len(s.want)-1)
		}
	})
}

// cellOf is the cell a figure is read from when nothing is wrong.
func cellOf(t *testing.T, layout func() []page, k park.Key) string {
	t.Helper()
	d := read(t, "园区.xlsx", layout()...)
	for _, f := range d.Figures {
		if f.Key() == k {
			return f.Sheet + "!" + f.Cell
		}
	}
	t.Fatalf("%v is not read at all", k)
	return ""
}

// readingOrder compares figures by row and column within a sheet; figures of
// two sheets stand as the sheets do.
func readingOrder(a, b park.Figure) int {
	if a.Sheet != b.Sheet {
		return 0
	}
	return place{row: rowOf(a.Cell), col: colOf(a.Cell)}.compare(place{row: rowOf(b.Cell), col: colOf(b.Cell)})
}
