package form

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"testing"

	"parkboard/internal/catalog"
	"parkboard/internal/intake"
	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

var june, july = park.Period{Year: 2023, Month: 6}, park.Period{Year: 2023, Month: 7}

// codes lists the parks of a catalogue.
func codes(c *park.Catalogue) (all []string) {
	for _, p := range c.Parks {
		all = append(all, p.Code)
	}
	return all
}

func made(t testing.TB, r Request) []byte {
	t.Helper()
	b, err := Workbook(r)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func opened(t testing.TB, b []byte) *sheet.Book {
	t.Helper()
	book, err := sheet.Open("form.xlsx", b, sheet.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// parts reads a workbook's parts; changed writes them anew.
func parts(t testing.TB, b []byte, change func(name, text string) string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	out := zip.NewWriter(&buf)
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		w, err := out.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, change(f.Name, string(text))); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

var blankCell = regexp.MustCompile(`<c r="([A-Z]+)(\d+)"( s="\d+")(?:/>|></c>)`)

// filled writes a number into every blank cell a park's row has in the form,
// as the value of the figure that stands there.
func filled(t testing.TB, b []byte, r Request, value func(c column, code string) string) []byte {
	t.Helper()
	flows, land := split(r.Catalogue)
	var sheets [][]column
	for _, inds := range append(flows, land) {
		var columns []column
		for _, ind := range inds {
			_, own := (&table{r: &r}).group(ind)
			columns = append(columns, own...)
		}
		sheets = append(sheets, columns)
	}
	return parts(t, b, func(name, text string) string {
		var n int
		if _, err := fmt.Sscanf(name, "xl/worksheets/sheet%d.xml", &n); err != nil || n > len(sheets) {
			return text
		}
		return blankCell.ReplaceAllStringFunc(text, func(cell string) string {
			m := blankCell.FindStringSubmatch(cell)
			row, col, _ := sheet.Parse(m[1] + m[2])
			if row < firstRow || row >= firstRow+len(r.Parks) || col <= keys {
				return cell
			}
			v := value(sheets[n-1][col-keys-1], r.Parks[row-firstRow])
			if v == "" {
				return cell
			}
			return fmt.Sprintf(`<c r="%s%s"%s><v>%s</v></c>`, m[1], m[2], m[3], v)
		})
	})
}

// value is a number for a figure that agrees with all others: counts and
// amounts grow through the year by so much a month, and by a tenth a year.
func value(at park.Period, ind *park.Indicator, m park.Measure, index int) park.Quantity {
	step := park.Quantity((1000 + 100*index) * park.QuantityScale)
	if ind.Below != "" {
		step /= 4
	}
	grown := func(year, months int) park.Quantity {
		if ind.Nature == park.Stock {
			return step * 100
		}
		return step * park.Quantity(months) * park.Quantity(100+10*(year-2020))
	}
	switch m {
	case park.Cumulative:
		return grown(at.Year, at.Month)
	case park.Month:
		return grown(at.Year, at.Month) - grown(at.Year, at.Month-1)
	case park.Base:
		return grown(at.Year-1, at.Month)
	}
	rate := new(big.Rat).Quo(grown(at.Year, at.Month).Rat(), grown(at.Year-1, at.Month).Rat())
	rate.Sub(rate, big.NewRat(1, 1)).Mul(rate, big.NewRat(100, 1))
	q, _ := park.QuantityOf(rate)
	return q
}

// history is everything published for the year before and up to a period, in
// the units it was written in.
func history(c *park.Catalogue, until park.Period, found map[string]string) *park.Ledger {
	var live []park.Published
	for _, at := range append(park.YearPeriods(until.Year-1), park.YearPeriods(until.Year)...) {
		if until.Before(at) {
			break
		}
		monthly := c.Monthly()
		for i := range monthly {
			ind := &monthly[i]
			for n, p := range c.Parks {
				for _, m := range Shown(asked(ind), at) {
					f := park.Figure{Park: p.Code, Period: at, Indicator: ind.Code, Measure: m, Value: value(at, ind, m, n), Unit: ind.Unit}
					f.Found = found[ind.Code]
					live = append(live, park.Published{Figure: f, ID: int64(len(live) + 1), PublishedAt: at.End().Time()})
				}
			}
		}
	}
	return park.NewLedger(live)
}

// consistent fills a form with the values of its period.
func consistent(r Request) func(c column, code string) string {
	return func(c column, code string) string {
		q := value(r.Period, c.ind, c.measure, slices.Index(r.Parks, code))
		if c.measure == park.Growth {
			return q.String()
		}
		return strings.Fields(c.amount(q))[0]
	}
}

func read(t testing.TB, r Request, b []byte) intake.Draft {
	t.Helper()
	return intake.Read(t.Context(), intake.Request{
		Name: FileName(r.Period), Bytes: b, Catalogue: r.Catalogue, Period: r.Period, History: r.History,
		SentAt: r.Period.Due(r.Catalogue.DueDay).Time(), MaySend: func(code string) bool { return slices.Contains(r.Parks, code) },
	})
}

func TestAFilledFormReadsBackWholeAndWithoutAFinding(t *testing.T) {
	c := catalog.Default()
	for name, r := range map[string]Request{
		"all parks, with history":   {Parks: codes(c), Period: july, History: history(c, june, map[string]string{"output": "亿元", "energy": "万吨标准煤"})},
		"all parks, first of all":   {Parks: codes(c), Period: july},
		"one park":                  {Parks: []string{"jiuyuan"}, Period: july},
		"two parks":                 {Parks: []string{"metals", "jinshan"}, Period: june},
		"1—2月":                      {Parks: codes(c), Period: park.Period{Year: 2023, Month: 2}},
		"1—2月 of one park":          {Parks: []string{"tuyou"}, Period: park.Period{Year: 2024, Month: 2}},
		"the quarter":               {Parks: codes(c), Period: park.Period{Year: 2023, Month: 3}},
		"the whole year":            {Parks: codes(c), Period: park.Period{Year: 2023, Month: 12}},
		"a month of two characters": {Parks: codes(c), Period: park.Period{Year: 2023, Month: 10}},
	} {
		r.Catalogue = c
		d := read(t, r, filled(t, made(t, r), r, consistent(r)))
		for _, i := range d.Issues {
			t.Errorf("%s: %s %s!%s %q: %s", name, i.Code, i.Sheet, i.Cell, i.Text, i.Message().ZH)
		}
		want := map[park.Key]park.Quantity{}
		monthly := c.Monthly()
		for i := range monthly {
			ind := &monthly[i]
			for n, code := range r.Parks {
				for _, m := range Shown(asked(ind), r.Period) {
					want[park.Key{Park: code, Period: r.Period, Indicator: ind.Code, Measure: m}] = value(r.Period, ind, m, n)
				}
			}
		}
		for _, f := range d.Figures {
			if v, ok := want[f.Key()]; !ok || v != f.Value {
				t.Errorf("%s: %v reads %s, want %s", name, f.Key(), f.Value, v)
			}
			delete(want, f.Key())
		}
		if len(want) > 0 {
			t.Errorf("%s: %d figures are lost: %v", name, len(want), want)
		}
	}
}

func TestTheLandSheetMayStayBlank(t *testing.T) {
	c := catalog.Default()
	r := Request{Catalogue: c, Parks: codes(c), Period: july}
	all := consistent(r)
	d := read(t, r, filled(t, made(t, r), r, func(c column, code string) string {
		if c.ind.Land != "" {
			return ""
		}
		return all(c, code)
	}))
	if len(d.Issues) > 0 || len(d.Figures) == 0 {
		t.Errorf("%d figures, %v", len(d.Figures), d.Issues)
	}
}

func TestABlankFormHoldsNoFigureAndNoErrorButThat(t *testing.T) {
	c := catalog.Default()
	r := Request{Catalogue: c, Parks: codes(c), Period: july, History: history(c, june, nil)}
	d := read(t, r, made(t, r))
	if errs, questions, _ := d.Counts(); len(d.Figures) != 0 || errs != 1 || questions != 0 {
		t.Errorf("%d figures, %d errors, %d questions", len(d.Figures), errs, questions)
	}
}

// hostile is a catalogue of another city whose names try to be more.
func hostile() *park.Catalogue {
	c := *catalog.Default()
	c.Parks = nil
	for i, name := range []string{
		strings.Repeat("边境经济合作与综合保税及高新技术产业", 3) + "园区开发区园区",
		`=HYPERLINK("http://example.invalid","园")`, `"引号"'园区'`, `<b>园</b>&amp;`, "+1园_x000D_", "@SUM(A1)园",
	} {
		text := park.Text{ZH: name}
		c.Parks = append(c.Parks, park.Park{Code: fmt.Sprintf("p%d", i), Name: text, Full: text, Short: text})
	}
	return &c
}

func TestNamesOfAnotherCityStandAsTextAndReadBack(t *testing.T) {
	c := hostile()
	r := Request{Catalogue: c, Parks: codes(c), Period: july}
	b := made(t, r)
	for i, p := range c.Parks {
		got := opened(t, b).Sheets[0].Cell(firstRow+i, 2)
		if got.Kind != sheet.Text || got.Has(sheet.Formula) || got.Raw != p.Name.ZH {
			t.Errorf("%q stands as %+v", p.Name.ZH, got)
		}
	}
	if n := len([]rune(c.Parks[0].Name.ZH)); n < 60 {
		t.Fatalf("the longest name has %d characters", n)
	}
	d := read(t, r, filled(t, b, r, consistent(r)))
	for _, i := range d.Issues {
		t.Errorf("%s %s!%s %q: %s", i.Code, i.Sheet, i.Cell, i.Text, i.Message().ZH)
	}
	if !slices.Equal(d.Parks, codes(c)) {
		t.Errorf("read %v", d.Parks)
	}
}

func TestTheSameRequestMakesTheSameBytes(t *testing.T) {
	c := catalog.Default()
	r := Request{Catalogue: c, Parks: codes(c), Period: july, History: history(c, june, nil)}
	if !bytes.Equal(made(t, r), made(t, r)) {
		t.Error("two runs differ")
	}
}

// rule is a validation as the file holds it.
type rule struct {
	At      string `xml:"sqref,attr"`
	Type    string `xml:"type,attr"`
	Prompt  string `xml:"prompt,attr"`
	Refusal string `xml:"error,attr"`
	Least   string `xml:"formula1"`
}

// rules are the validations of a sheet, by their first cell.
func rules(t testing.TB, b []byte, n int) map[string]rule {
	t.Helper()
	all := map[string]rule{}
	parts(t, b, func(name, text string) string {
		if name == fmt.Sprintf("xl/worksheets/sheet%d.xml", n) {
			var doc struct {
				Rules []rule `xml:"dataValidations>dataValidation"`
			}
			if err := xml.Unmarshal([]byte(text), &doc); err != nil {
				t.Fatal(err)
			}
			for _, r := range doc.Rules {
				at, _, _ := strings.Cut(r.At, ":")
				all[at] = r
			}
		}
		return text
	})
	return all
}

func TestACellSaysWhatWasPublishedLastAndHoldsNothing(t *testing.T) {
	c := catalog.Default()
	r := Request{Catalogue: c, Parks: codes(c), Period: july, History: history(c, june, map[string]string{"output": "亿元"})}
	b := made(t, r)
	book := opened(t, b)
	if got := book.Sheets[0].Cell(headRow, 3).Raw; got != "规上工业总产值（亿元）" {
		t.Errorf("output is headed %q, want the unit it was last reported in", got)
	}
	all := rules(t, b, 1)
	for at, want := range map[string]string{
		"C4": "上期（2023年1—6月累计）：78 亿元",
		"D4": "上期（2023年6月）：13 亿元",
		"E4": "上年同期（2022年1—7月累计）：84 亿元",
		"F4": "上期（2023年1—6月同比）：8.3333%",
	} {
		if all[at].Prompt != want {
			t.Errorf("%s says %q, want %q", at, all[at].Prompt, want)
		}
		row, col, _ := sheet.Parse(at)
		if got := book.Sheets[0].Cell(row, col); got != nil {
			t.Errorf("%s holds %+v", at, got)
		}
	}
}

func TestAHintOfTheFormSpeaksOfLandInForceAndOfACorrection(t *testing.T) {
	c := catalog.Default()
	area := func(code string, basis park.Basis) *park.Land {
		if code != "metals" || basis != park.Built {
			return nil
		}
		return &park.Land{Area: 12_345 * park.QuantityScale, Effective: "2021-05-01"}
	}
	r := Request{Catalogue: c, Parks: codes(c), Period: june, History: history(c, june, nil), Area: area}
	b := made(t, r)
	if got := rules(t, b, 1)["C4"].Prompt; !strings.HasPrefix(got, "上期（2023年1—5月累计）：") || !strings.Contains(got, "\n本期已发布：780000 万元") {
		t.Errorf("a correction says %q", got)
	}
	land := rules(t, b, 4)
	if got := land["D6"].Prompt; got != "现行面积（2021-05-01起）：12345 亩" {
		t.Errorf("land says %q", got)
	}
	if got := land["D5"].Prompt; got != "" {
		t.Errorf("land without a record says %q", got)
	}
}

func TestWhatACellAcceptsFollowsItsIndicator(t *testing.T) {
	c := catalog.Default()
	r := Request{Catalogue: c, Parks: codes(c), Period: july, History: history(c, june, map[string]string{"employees": "万人"})}
	b := made(t, r)
	all := map[string]rule{}
	for n := range 4 {
		for at, rule := range rules(t, b, n+1) {
			all[fmt.Sprintf("%d!%s", n+1, at)] = rule
		}
	}
	for at, want := range map[string]string{
		"1!C4": "decimal 0",    // output
		"1!F4": "decimal -100", // its growth
		"1!J4": "decimal -1000000000000000",
		"3!G4": "whole 0",   // new projects
		"3!L4": "decimal 0", // employees, reported in 万人
		"4!C4": "decimal 0", // land
	} {
		got := all[at]
		if got.Type+" "+got.Least != want || !strings.Contains(got.Refusal, "没有数就留空") {
			t.Errorf("%s accepts %s %s (%s), want %s", at, got.Type, got.Least, got.Refusal, want)
		}
	}
}

func TestNoMonthIsAskedForInFebruaryAndNoSumOfOnePark(t *testing.T) {
	c := catalog.Default()
	text := func(r Request) string {
		var b strings.Builder
		for _, s := range opened(t, made(t, r)).Sheets {
			if s.Name == "填表说明" {
				continue
			}
			for _, row := range s.Rows {
				for _, c := range row.Cells {
					b.WriteString(strings.ReplaceAll(c.Raw, "\n", "") + "\n")
				}
			}
		}
		return b.String()
	}
	all := text(Request{Catalogue: c, Parks: codes(c), Period: july})
	if !strings.Contains(all, "本月") || !strings.Contains(all, "合计") || !strings.Contains(all, "2023年1—7月工业园区主要指标月报表（表1）") {
		t.Errorf("the form of July lacks something:\n%s", all)
	}
	for _, ind := range c.Indicators {
		if ind.Apart == strings.Contains(all, ind.Name.ZH) {
			t.Errorf("apart %v: %s", ind.Apart, ind.Name.ZH)
		}
	}
	for _, ind := range c.Monthly() {
		if !strings.Contains(all, ind.Name.ZH+"（"+ind.Unit+"）") {
			t.Errorf("the form lacks %s", ind.Name.ZH)
		}
	}
	if one := text(Request{Catalogue: c, Parks: []string{"metals"}, Period: park.Period{Year: 2023, Month: 2}}); strings.Contains(one, "本月") || strings.Contains(one, "合计") {
		t.Errorf("the form of one park in February has too much:\n%s", one)
	}
}
