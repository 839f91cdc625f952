package enterprise_test

import (
	"fmt"
	"math/big"
	"runtime"
	"testing"

	"parkboard/internal/catalog"
	"parkboard/internal/enterprise"
	"parkboard/internal/park"
)

func huangyan(t testing.TB) *park.Scheme {
	t.Helper()
	all, err := catalog.Schemes(catalog.Default())
	if err != nil {
		t.Fatal(err)
	}
	for i := range all {
		if enterprise.Scores(&all[i]) {
			return &all[i]
		}
	}
	t.Fatal("no shipped scheme scores enterprises")
	return nil
}

func of(values ...int64) park.Enterprise {
	e := park.Enterprise{Park: "jiuyuan"}
	for v, n := range values {
		if n >= 0 {
			e.Set(park.EnterpriseValue(v), park.Quantity(n*park.QuantityScale))
		}
	}
	return e
}

func TestAnEnterpriseIsScoredByThePublishedFormulaAndTheFirstBands(t *testing.T) {
	// 亩均税收 24.097, 亩均增加值 136.16, 单位能耗增加值 2.694, 劳动生产率 18.14 and
	// R&D 3.02 % are the benchmarks: each exactly met gives 100.
	e := park.Enterprise{}
	for v, text := range map[park.EnterpriseValue]string{
		park.LandUsed: "1000", park.TaxPaid: "24097", park.AddedValue: "136160", park.RevenueEarned: "1000000", park.RDSpent: "30200",
	} {
		q, err := park.ParseQuantity(text)
		if err != nil {
			t.Fatal(err)
		}
		e.Set(v, q)
	}
	st := enterprise.Stand(huangyan(t), []park.Enterprise{e, {}, of(10, 1, 10, 90, 1, 1, 1)}, nil)
	if st.Roll == nil {
		t.Fatal(st.Flaws)
	}
	if total := st.Roll.Total(0); total == nil || total.Cmp(big.NewRat(100, 1)) != 0 {
		t.Errorf("total %v: energy and people are missing and the others rescaled", total)
	}
	if rank, band := st.Roll.Place(0); rank != 1 || band != "A" {
		t.Errorf("rank %d band %s", rank, band)
	}
	if rank, band := st.Roll.Place(1); rank != 0 || band != "" {
		t.Errorf("one without any value has rank %d band %s", rank, band)
	}
}

func TestQuotasTakeNoPlaceForTheExempt(t *testing.T) {
	s := *huangyan(t)
	s.BandsBy = park.ByQuota
	s.Exempt = park.Text{ZH: "豁免", EN: "exempt"}
	s.Bands = []park.Band{{Code: "A", Quota: 50 * park.QuantityScale}, {Code: "B"}}
	all := []park.Enterprise{of(10, 90, 90, 900, 10, 1, 5), of(10, 80, 80, 900, 10, 1, 5), of(10, 70, 70, 900, 10, 1, 5)}
	all[0].Exempt = true
	st := enterprise.Stand(&s, all, nil)
	for i, want := range []string{"", "A", "B"} {
		if _, band := st.Roll.Place(i); band != want {
			t.Errorf("%d is in band %q, want %q", i, band, want)
		}
	}
}

func TestSumsAndMeansOfFewerThanThreeAreWithheld(t *testing.T) {
	two := []park.Enterprise{of(10, -1, 100), of(10, -1, 10), of(10)}
	s := enterprise.SumOf(two, park.TaxPaid, big.NewRat(200, 1))
	if !s.Withheld || s.Total != nil || s.Excess != nil || s.Of != 2 {
		t.Errorf("%+v", s)
	}
	if l := enterprise.LowYieldOf("jiuyuan", two, nil); l.Mean != nil || l.Threshold != nil || len(l.Rows) != 0 {
		t.Errorf("%+v", l)
	}
	if l := enterprise.LowYieldOf("jiuyuan", two, big.NewRat(5, 1)); len(l.Rows) != 1 || !l.Withheld || l.Land != nil || l.Rows[0].Gain != nil {
		t.Errorf("%+v", l)
	}
	if s := enterprise.SumOf(append(two, of(10, -1, 90)), park.TaxPaid, big.NewRat(150, 1)); s.Excess == nil || s.Excess.Cmp(big.NewRat(50, 1)) != 0 {
		t.Errorf("the difference is hidden: %+v", s)
	}
}

func TestLiftingLowYieldLandToTheMeanBringsTheDifferenceTimesItsLand(t *testing.T) {
	all := []park.Enterprise{of(100, -1, 1000), of(100, -1, 100), of(200, -1, 100), of(-1, -1, 5)}
	l := enterprise.LowYieldOf("jiuyuan", all, nil)
	if l.Mean.Cmp(big.NewRat(3, 1)) != 0 || l.Threshold.Cmp(big.NewRat(3, 2)) != 0 || len(l.Rows) != 2 {
		t.Fatalf("%+v", l)
	}
	for i, want := range []int64{200, 500} {
		if l.Rows[i].Gain.Cmp(big.NewRat(want, 1)) != 0 {
			t.Errorf("row %d brings %v, want %d", i, l.Rows[i].Gain, want)
		}
	}
}

func TestASortPutsWhatHasNoValueLast(t *testing.T) {
	all := []park.Enterprise{of(10, 1, 10, 90, 1, 1, 1), of(-1), of(3, 1, 10, 90, 1, 1, 1), of(0, 1, 5)}
	st := enterprise.Stand(huangyan(t), all, nil)
	for _, by := range enterprise.Orders() {
		places := []int{1, 0, 2, 3}
		st.Sort(places, by)
		if by == enterprise.ByMu && fmt.Sprint(places[:2]) != "[2 0]" {
			t.Errorf("by %s: %v", by, places)
		}
	}
}

// BenchmarkEnterprisesReadScoredAndBanded is a workbook of a hundred thousand
// enterprises from its bytes to ranks and bands. live-MiB is what is held when
// all of it is there.
func BenchmarkEnterprisesReadScoredAndBanded(b *testing.B) {
	raw := manyRows(100_000)
	s := huangyan(b)
	b.ReportAllocs()
	for b.Loop() {
		d := enterprise.Read(b.Context(), enterprise.Request{Name: "2022年度.csv", Bytes: raw, Catalogue: catalog.Default()})
		st := enterprise.Stand(s, d.Enterprises, nil)
		if st.Roll == nil || st.Roll.Ranked() != 100_000 {
			b.Fatalf("%d enterprises, %v %v", len(d.Enterprises), d.Issues, st.Flaws)
		}
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		b.ReportMetric(float64(m.HeapInuse+m.StackInuse)/(1<<20), "heap-MiB")
		b.ReportMetric(float64(m.Sys)/(1<<20), "sys-MiB")
		runtime.KeepAlive(d)
	}
}

func manyRows(n int) []byte {
	out := []byte("2022年度\n" + heading)
	for i := range n {
		body := fmt.Sprintf("91150200M%08d", i)
		for _, check := range "0123456789ABCDEFGHJKLMNPQRTUWXY" {
			if code, err := park.ParseCreditCode(body + string(check)); err == nil {
				out = fmt.Appendf(out, "企业%d,%s,九原园区,%d,%d,%d,9,%d,%d,%d\n", i, code, 10+i%900, 100+i%7919, 10+i%4001, 100+i%997, i%331, 5+i%613)
			}
		}
	}
	return out
}
