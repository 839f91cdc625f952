package intake

import (
	"slices"
	"strings"
	"testing"

	"parkboard/internal/catalog"
	"parkboard/internal/park"
)

// tasked reads a csv with a title that speaks of the whole of 2022.
func tasked(t *testing.T, rows ...string) Draft {
	t.Helper()
	csv := "2022年全年园区能源与碳排放情况\n" + strings.Join(rows, "\n") + "\n"
	return Read(t.Context(), Request{Name: "2022年全年.csv", Bytes: []byte(csv), Catalogue: catalog.Default()})
}

func stops(d Draft) []park.Code {
	var all []park.Code
	for _, i := range d.Issues {
		if i.Severity != park.Remark {
			all = append(all, i.Code)
		}
	}
	return all
}

func TestTheFiguresOfATaskAreReadLikeAnyOther(t *testing.T) {
	d := tasked(t,
		"园区,综合能源消费量（万吨标准煤）,碳排放量（万吨CO₂）,清洁能源消费量（万吨标准煤）,工业固废综合利用率（%）,余热、余冷、余压综合利用率（%）,工业用水重复利用率",
		"九原工业园区,200,300,90,81.5,52,93%",
		"固阳金山工业园区,100,180,40,—,50.25,100",
		"合计,300,480,130,—,—,—")
	if got := stops(d); len(got) > 0 {
		t.Fatalf("it asks %v: %s", got, d.Issues[0].Message().ZH)
	}
	got := map[string]string{}
	for _, f := range d.Figures {
		if f.Measure != park.Cumulative || f.Period != (park.Period{Year: 2022, Month: 12}) {
			t.Errorf("%s is read as %s of %s", f.Indicator, f.Measure, f.Period)
		}
		got[f.Park+" "+f.Indicator] = f.Value.String() + f.Unit
	}
	for key, want := range map[string]string{
		"jiuyuan carbon": "3000000吨CO₂", "jiuyuan clean_energy": "900000吨标准煤", "jiuyuan solid_waste_used_share": "81.5%",
		"jiuyuan waste_heat_used_share": "52%", "jiuyuan water_reused_share": "93%", "jinshan waste_heat_used_share": "50.25%",
		"jinshan water_reused_share": "100%", "jinshan solid_waste_used_share": "",
	} {
		if got[key] != want {
			t.Errorf("%s reads %q, want %q", key, got[key], want)
		}
	}
}

func TestAShareLiesBetween0And100AndIsNotWrittenAsAFraction(t *testing.T) {
	for text, want := range map[string][]park.Code{
		"0": nil, "100": nil, "1.01": nil, "0.82%": nil, "82%": nil,
		"100.1": {park.AboveWhole}, "8250": {park.AboveWhole}, "-3": {park.NegativeValue},
		"0.82": {park.PercentScale}, "1": {park.PercentScale}, "持平": {park.NumberInvalid}, "约80": {park.NumberAmbiguous},
	} {
		d := tasked(t, "园区,工业固废综合利用率（%）,工业用电量（万千瓦时）", "九原工业园区,"+text+",5")
		if got := stops(d); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}

func TestSharesAreNeverSummed(t *testing.T) {
	d := tasked(t, "园区,工业固废综合利用率（%）", "九原工业园区,80", "固阳金山工业园区,90", "合计,85")
	if got := stops(d); len(got) > 0 || len(d.Figures) != 2 {
		t.Errorf("it asks %v and reads %d figures", got, len(d.Figures))
	}
}

func TestCleanEnergyAboveAllEnergyIsAskedAbout(t *testing.T) {
	d := tasked(t, "园区,综合能源消费量（吨标准煤）,清洁能源消费量（吨标准煤）", "九原工业园区,200,201")
	if got := stops(d); !slices.Equal(got, []park.Code{park.ValueAddedAboveOutput}) {
		t.Errorf("it asks %v", got)
	}
}
