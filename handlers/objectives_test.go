package handlers

import (
	"net/http"
	"strings"
	"testing"
)

func TestAValueOfAnObjectiveIsEnteredShownAndKnownAsOfItsMoment(t *testing.T) {
	b := newBoard(t)
	b.halfYear()
	contains(t, b.as("leader").get("/objectives"), "年内风电装备产业产值达到300亿元以上", "提速建设2个零碳园区、6个低碳园区", "让每一寸土地都产出最大效益", "突破", "待录入", "无法计量")
	for _, path := range []string{"/", "/designations", "/projects"} {
		contains(t, b.as("leader").get(path), "目标清单")
	}
	before := b.version()
	for _, c := range []struct {
		code, says string
		typed      []string
	}{
		{"wind_output", "这个目标的单位是亿元", []string{"value", "150", "source", "月报", "day", "2023-06-30"}},
		{"wind_output", "这个目标的单位是亿元", []string{"value", "150", "unit", "万元", "source", "月报", "day", "2023-06-30"}},
		{"wind_output", "请填写", []string{"value", "150", "unit", "亿元", "day", "2023-06-30"}},
		{"wind_output", "不能是负数", []string{"value", "-1", "unit", "亿元", "source", "月报", "day", "2023-06-30"}},
		{"wind_output", "不能早于 2023-01-01", []string{"value", "1", "unit", "亿元", "source", "月报", "day", "2022-12-31"}},
		{"digital", "按整数计", []string{"value", "7.5", "unit", "个", "source", "月报", "day", "2023-06-30"}},
	} {
		contains(t, b.tasked("admin", "/objectives/"+c.code+"/enter", "", c.typed...).want(t, http.StatusUnprocessableEntity), c.says)
	}
	if got := b.version(); got != before {
		t.Errorf("the data version went from %d to %d", before, got)
	}
	to := b.tasked("admin", "/objectives/wind_output/enter", "", "value", "150.5", "unit", "亿元", "source", hostileName, "day", "2023年6月30日").
		want(t, http.StatusSeeOther).location()
	page := b.as("leader").get(to).want(t, http.StatusOK)
	contains(t, page, "数值已经录入", "150.5", "50.2%", "2023-06-30", "计入")
	if strings.Contains(page.body, "<b onmouseover") {
		t.Error("a source is markup")
	}
	b.tasked("admin", "/objectives/value_added/enter", "", "value", "-1.5", "unit", "%", "source", "月报", "day", "2023-06-30").want(t, http.StatusSeeOther)
	contains(t, b.as("leader").get("/objectives"), "−1.5%")
	if got := b.as("leader").get("/objectives/wind_output?asof=2023-01-31"); strings.Contains(got.body, "150.5") {
		t.Error("what was entered later is known in January")
	}
	contains(t, b.as("admin").get("/admin/audit"), "录入目标数值")
}

func TestWhatIsNotEnteredHasNoFormAndAnUnknownObjectiveNoPage(t *testing.T) {
	b := newBoard(t)
	b.halfYear()
	b.as("admin").get("/objectives/low_carbon/enter").want(t, http.StatusNotFound)
	b.as("admin").get("/objectives/nothing").want(t, http.StatusNotFound)
	contains(t, b.as("leader").get("/objectives.csv").want(t, http.StatusOK), "tier_1000", "年内风电装备产业产值达到300亿元以上")
	b.as("leader").get("/objectives.xlsx").want(t, http.StatusOK)
}
