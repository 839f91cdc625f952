package intake

import (
	"reflect"
	"strings"
	"testing"

	"parkboard/internal/catalog"
	"parkboard/internal/park"
)

// FuzzACellIsReadExactlyOrNotAtAll holds that a number is never made up: what is
// read, written out and read again is the same, and needs a digit or 持平.
func FuzzACellIsReadExactlyOrNotAtAll(f *testing.F) {
	for _, s := range []string{"1,234.5", "－５．５", "12.3%", "持平", "约12", "7.08.36", "——", " 12\u00a0", "(12)", "1e5", "1,23", "#N/A", "++1"} {
		f.Add(s, true)
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, s string, rate bool) {
		r := readText(s, rate)
		switch {
		case r.missing && (r.value != nil || r.wrong != ""), r.value != nil && r.wrong != "", r.value == nil && !r.missing && r.wrong == "":
			t.Fatalf("%q is read as several things at once: %+v", s, r)
		case r.value == nil:
			return
		case !r.flat && !strings.ContainsAny(typed(s), "0123456789"):
			t.Fatalf("%q has no digit and reads as %s", s, r.value)
		}
		if places := min(r.stored, 60); places == r.stored {
			again := readText(park.Decimal(r.value, places), rate)
			if again.value == nil || again.value.Cmp(r.value) != 0 {
				t.Fatalf("%q reads as %s and then as %v", s, r.value, again.value)
			}
		}
	})
}

// FuzzAHeadingMeansTheSameHoweverItIsSpaced holds that blanks and line breaks
// do not change what a heading says, and that a name must be there to be read.
func FuzzAHeadingMeansTheSameHoweverItIsSpaced(f *testing.F) {
	for _, s := range []string{
		"规上工业总产值（亿元）", "国内（区外）到位资金", "1-6月累计", "同比增长(%)", "高新区累计", "其中：增值税", "合计", "一、产出", "位次",
		"累计固定资产投资", "产值/亿元", "R&D经费支出", "((", "）（", "2023年度目标",
	} {
		f.Add(s)
	}
	x := newLexicon(catalog.Default(), nil)
	f.Fuzz(func(t *testing.T, s string) {
		if strings.ContainsFunc(s, func(r rune) bool { return r < 0x80 || r == '\ufffd' }) {
			x.read(s) // digits and ASCII marks may join when blanks are put between them
			return
		}
		spaced := strings.Join(strings.Split(s, ""), " ")
		a, b := x.read(s), x.read(spaced)
		if len(spaced) <= longestHeading && !reflect.DeepEqual(a, b) {
			t.Fatalf("%q says %+v, and with blanks %+v", s, a, b)
		}
		if a.Ind > 0 && a.Folded == "" {
			t.Fatalf("%q names an indicator and says nothing", s)
		}
	})
}

// FuzzAPeriodIsReadTheSameInFullWidth holds that the width of figures does not
// matter and that what is read could be months and years at all.
func FuzzAPeriodIsReadTheSameInFullWidth(f *testing.F) {
	for _, s := range []string{
		"2023年1-6月", "2023年一季度", "202306", "2023-06", "截至2023年6月30日", "2021-2023年", "20230712", "二〇二三年六月", "1月", "23年6月", "2023.1-6月", "2023Q2", "截至2523年6月30日",
	} {
		f.Add(s)
	}
	wide := strings.NewReplacer("0", "０", "1", "１", "2", "２", "3", "３", "4", "４", "5", "５", "6", "６", "7", "７", "8", "８", "9", "９")
	f.Fuzz(func(t *testing.T, s string) {
		if len(wide.Replace(s)) > 2*longestHeading {
			return // too long to be a title
		}
		spans := spansIn(s)
		if !reflect.DeepEqual(spans, spansIn(wide.Replace(s))) {
			t.Fatalf("%q says %+v, in full width %+v", s, spans, spansIn(wide.Replace(s)))
		}
		for _, sp := range spans {
			if sp.To < 0 || sp.To > 99 || sp.From > 99 || sp.Year != 0 && (sp.Year < 1949 || sp.Year > 2100) {
				t.Fatalf("%q says %+v", s, sp)
			}
		}
	})
}

// FuzzATextFileIsReadWithoutHarm holds that any bytes give a draft whose
// figures stand in its book, in the catalogue and in a real period.
func FuzzATextFileIsReadWithoutHarm(f *testing.F) {
	f.Add([]byte("2023年6月,单位：亿元\n园区,产值,同比\n高新区,1.2,3\n合计,1.2,\n"))
	f.Add([]byte("园区,期间,指标,口径,数值,单位\n九原园区,2023-06,产值,累计,1,万元\n"))
	f.Add([]byte("高新区2023年上半年\n指标,单位,本月,累计\n产值,亿元,1,2\n其中：轻工业,亿元,1,2\n同比,%,1,2\n"))
	c := catalog.Default()
	f.Fuzz(func(t *testing.T, b []byte) {
		d := Read(t.Context(), Request{Name: "fuzz.csv", Bytes: b, Catalogue: c})
		for _, fig := range d.Figures {
			ind, okInd := c.Indicator(fig.Indicator)
			_, okPark := c.Park(fig.Park)
			if !okInd || !okPark || !fig.Period.Valid() || fig.Measure != park.Growth && fig.Unit != ind.Unit {
				t.Fatalf("a figure of nothing: %+v", fig)
			}
			if d.Book.Sheets[0].Cell(rowOf(fig.Cell), colOf(fig.Cell)) == nil {
				t.Fatalf("a figure of no cell: %+v", fig)
			}
		}
		for _, i := range d.Issues {
			if i.Title.ZH == "" || i.Title.EN == "" {
				t.Fatalf("an issue without words: %+v", i)
			}
		}
	})
}
