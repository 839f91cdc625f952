package intake

import (
	"slices"
	"strings"
	"testing"
	"time"

	"parkboard/internal/catalog"
	"parkboard/internal/park"
)

// past builds a ledger from lines "park period indicator measure value".
func past(t *testing.T, rows string) *park.Ledger {
	t.Helper()
	var live []park.Published
	for i, l := range lines(rows) {
		f := strings.Fields(l)
		p, err := park.ParsePeriod(f[1])
		if err != nil {
			t.Fatal(err)
		}
		q, err := park.ParseQuantity(f[4])
		if err != nil {
			t.Fatal(err)
		}
		live = append(live, park.Published{
			Figure: park.Figure{Park: f[0], Period: p, Indicator: f[2], Measure: park.Measure(f[3]), Value: q},
			ID:     int64(i + 1), Upload: 1, PublishedAt: time.Unix(1_700_000_000, 0),
		})
	}
	return park.NewLedger(live)
}

// june is a workbook of one figure of 九原园区 in June.
func june(heading, value string) string {
	return "2023年1-6月 单位：万元\n园区|" + heading + "\n九原园区|" + value
}

func TestChecksAgainstHistoryRaiseTheMostSpecificQuestion(t *testing.T) {
	for _, c := range historyCases {
		t.Run(c.name, func(t *testing.T) {
			d := Read(t.Context(), Request{
				Name: "园区.xlsx", Bytes: workbook(t, page{"Sheet1", c.grid}), Catalogue: catalog.Default(), History: past(t, c.history),
			})
			if got, want := codes(d), strings.Fields(c.issues); !slices.Equal(got, want) {
				t.Errorf("issues %v, want %v", got, want)
			}
			for _, i := range d.Issues {
				t.Log(i.Message().ZH)
				t.Log(i.Message().EN)
			}
		})
	}
}

var historyCases = []struct{ name, history, grid, issues string }{
	{"a value by months as expected", "jiuyuan 2023-05 output cumulative 1500000", june("产值", "1800000"), ""},
	{"no history", "", june("产值", "18"), ""},
	{"ten thousand times too small", "jiuyuan 2023-05 output cumulative 1500000", june("产值", "180.5"), "unit_slip@B3"},
	{"ten thousand times too large", "jiuyuan 2023-05 output cumulative 1500000", june("产值", "18050000000"), "unit_slip@B3"},
	{"a thousand times too small", "jiuyuan 2023-05 output cumulative 1500000", june("产值", "1805"), "unit_slip@B3"},
	{"a hundred times too small", "jiuyuan 2023-05 output cumulative 1500000", june("产值", "18050"), "unit_slip@B3"},
	{"ten times is a jump, not a slip", "jiuyuan 2023-05 output cumulative 1500000", june("产值", "18000000"), "jump@B3"},
	{"five times exactly is no jump", "jiuyuan 2023-05 output cumulative 1500000", june("产值", "9000000"), ""},
	{"a fall of output", "jiuyuan 2023-05 output cumulative 1500000", june("产值", "1499999"), "cumulative_fell@B3"},
	{"a fall of tax is a refund", "jiuyuan 2023-05 tax cumulative 150000", june("税收", "149999"), ""},
	{"a fall of a stock that does not fall", "jiuyuan 2023-05 invested cumulative 150000", june("累计固定资产投入", "149999"), "cumulative_fell@B3"},
	{"a single month as cumulative", "jiuyuan 2023-05 output cumulative 1500000", june("产值", "310000"), "month_as_cumulative@B3"},
	{"a single month of tax as cumulative", "jiuyuan 2023-05 tax cumulative 150000", june("税收", "31000"), "month_as_cumulative@B3"},
	{"a new year starts low", "jiuyuan 2023-12 output cumulative 3600000",
		"2024年1-2月 单位：万元\n园区|产值\n九原园区|600000", ""},
	{"last year's ratio before months", `
			jiuyuan 2022-05 output cumulative 1000000
			jiuyuan 2022-06 output cumulative 9000000
			jiuyuan 2023-05 output cumulative 1000000`, june("产值", "9000000"), ""},
	{"a skipped period", "jiuyuan 2023-03 output cumulative 900000", june("产值", "1800000"), ""},
	{"counts below 20 never jump", "jiuyuan 2023-05 new_enterprises cumulative 1", june("新增规上企业", "12"), ""},
	{"larger counts do", "jiuyuan 2023-05 new_enterprises cumulative 4", june("新增规上企业", "40"), "jump@B3"},
	{"a stock is expected to stay, not to grow by months", "jiuyuan 2023-02 enterprises cumulative 80", june("规上企业数", "81"), ""},
	{"a stock that leaps", "jiuyuan 2023-02 enterprises cumulative 80", june("规上企业数", "480"), "jump@B3"},
	{"a correction is measured by what is published", "jiuyuan 2023-06 output cumulative 1800000", june("产值", "180"), "replaces_published@B3 unit_slip@B3"},
	{"the same value again replaces nothing", "jiuyuan 2023-06 output cumulative 1800000", june("产值", "1800000"), ""},
	{"one park's money stands still", "jiuyuan 2023-05 output cumulative 1500000", june("产值", "1500000"), "same_as_last_period@B3"},
	{"one park's count stands still", "jiuyuan 2023-05 new_projects cumulative 3", june("新开工亿元项目", "3"), ""},
	{"a stock stands still", "jiuyuan 2023-05 enterprises cumulative 80", june("规上企业数", "80"), ""},
	{"a pasted column", `
			jiuyuan 2023-05 tax cumulative 1500
			tuyou 2023-05 tax cumulative 1600`, "2023年6月 单位：万元\n园区|税收\n九原园区|1500\n土右园区|1600", "same_as_last_period@B3"},
	{"a column where one park moved", `
			jiuyuan 2023-05 tax cumulative 1500
			tuyou 2023-05 tax cumulative 1600`, "2023年6月 单位：万元\n园区|税收\n九原园区|1500\n土右园区|1900", ""},
	{"a pasted column of zeros", `
			jiuyuan 2023-05 tax cumulative 0
			tuyou 2023-05 tax cumulative 0`, "2023年6月 单位：万元\n园区|税收\n九原园区|0\n土右园区|0", ""},
	{"last cumulative and month make the cumulative", "jiuyuan 2023-05 tax cumulative 1500",
		"2023年6月 单位：万元\n园区|税收|<\n|累计|本月\n九原园区|1800|300", ""},
	{"last cumulative and month do not", "jiuyuan 2023-05 tax cumulative 1500",
		"2023年6月 单位：万元\n园区|税收|<\n|累计|本月\n九原园区|1800|280", "month_gap@C4"},
	{"value added above published output", "jiuyuan 2023-06 output cumulative 1000", june("增加值", "1001"), "value_added_above_output@B3"},
	{"0.123 for 12.3 by last year's value", "jiuyuan 2022-06 tax cumulative 1000",
		"2023年6月 单位：万元\n园区|税收|同比\n九原园区|1123|0.12", "percent_scale@C3"},
}
