package form

import (
	"fmt"

	"parkboard/internal/sheet"
)

// widthProse is the width of the page of explanations: a page across.
const widthProse = 110

// explain adds the page on how to fill the form in. It holds sentences only,
// so that the reader passes it over.
func explain(w *sheet.Writer, r *Request, land bool) {
	due := r.Period.Due(r.Catalogue.DueDay).Time()
	lines := []string{
		"只填空白格。园区名、指标名、表头和表的位置请不要改；用不上的行可以删去。",
		"累计是年初到本期末的数，不是当月数；时点指标填期末数。",
	}
	if r.Period.FirstOfYear() {
		lines = append(lines, "1—2月合并为一期，没有单独的本月数，所以表里没有“本月”。")
	}
	lines = append(lines,
		"同比填百分数，如 12.3 表示 12.3%，下降填负数；上年同期按今年的口径填，与去年发布的数不同也可以。",
		"单位在表头的括号里，是贵单位上次报送用的单位；要换单位，请连同表头一起改。",
		"没有数就留空，不要填 0，也不要写文字。合计自动求和，不必填。",
		"点中一个空白格，会显示已发布的上期数，只供参照，不会上报。",
	)
	if land {
		lines = append(lines, "土地面积没有变化的，整张表留空即可。")
	}
	lines = append(lines, fmt.Sprintf("填好后保存，在看板“报送”页上传。请在%d年%d月%d日（含）以前报送。", due.Year(), due.Month(), due.Day()))

	p := w.Page("填表说明")
	p.Text(1, 1, sheet.Title, "填表说明")
	for i, line := range lines {
		p.Text(i+2, 1, sheet.Note, fmt.Sprintf("%d. %s", i+1, line))
	}
	p.Width(1, 1, widthProse)
	p.Height(1, titleHigh)
	p.Print(0, 0)
}
