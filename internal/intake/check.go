package intake

import (
	"fmt"
	"slices"
	"strings"

	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

// check raises what only the figures together, the published ones and the day
// of sending can tell (docs/domain.md#intake).
func (rd *reader) check() {
	rd.checkFile()
	rd.checkTotals()
	rd.checkPairs()
	rd.checkGrowth()
	rd.checkHistory()
}

// checkFile notes a guessed encoding, hidden cells and lateness.
func (rd *reader) checkFile() {
	if rd.book.Guessed {
		rd.raise(place{sheet: -1}, encodingGuessed(rd.book.Encoding))
	}
	for i := range rd.book.Sheets {
		if h := rd.hidden[i]; h != nil {
			rd.raise(h.first, hiddenFound(h))
		}
	}
	if rd.req.SentAt.IsZero() {
		return
	}
	seen := map[park.Period]bool{}
	for i := range rd.figures {
		p := rd.figures[i].Period
		if seen[p] {
			continue
		}
		seen[p] = true
		due := p.Due(rd.req.Catalogue.DueDay)
		sent := park.DateOf(rd.req.SentAt)
		backfill := sent.Time().Year() > due.Time().Year()
		if sent > due && !backfill {
			rd.raise(place{sheet: -1}, late(p, due, sent))
		}
	}
}

func encodingGuessed(encoding string) park.Issue {
	return issue(park.Remark, park.EncodingGuessed, "", textf("文字编码按 %s 读取", "The text was read as %s", encoding), park.Text{},
		text("如果园区名或指标名是乱码，请另存为 .xlsx 或 UTF-8 后再上报", "If names look garbled, save the file as .xlsx or UTF-8 and send it again"))
}

func hiddenFound(h *hiddenCells) park.Issue {
	var zh, en []string
	if h.sheet {
		zh, en = append(zh, "整张工作表"), append(en, "the whole sheet")
	}
	if len(h.rows) > 0 {
		list := numbers(h.rows, func(n int) string { return fmt.Sprint(n) })
		zh, en = append(zh, "第"+list+"行"), append(en, "rows "+list)
	}
	if len(h.cols) > 0 {
		list := numbers(h.cols, sheet.ColName)
		zh, en = append(zh, list+"列"), append(en, "columns "+list)
	}
	return issue(park.Remark, park.HiddenCells, "",
		text("表中有隐藏的内容："+strings.Join(zh, "，"), "Part of the table is hidden: "+strings.Join(en, ", ")), park.Text{},
		text("隐藏的行列同样读取；不该上报的请删去", "Hidden rows and columns are read as well; delete what should not be reported"))
}

// numbers lists the first few of a set.
func numbers(set map[int]bool, name func(int) string) string {
	const most = 10
	var all []int
	for n := range set {
		all = append(all, n)
	}
	slices.Sort(all)
	var out []string
	for i, n := range all {
		if i == most {
			out = append(out, "…")
			break
		}
		out = append(out, name(n))
	}
	return strings.Join(out, "、")
}

func late(p park.Period, due, sent park.Date) park.Issue {
	return issue(park.Remark, park.Late, "", textf("%s 的数应在 %s 前上报，收到是 %s", "Figures of %s were due by %s and came on %s", p, due, sent), park.Text{},
		text("照常处理，记为迟报", "They are taken as usual and counted as late"))
}

// checkPairs asks where an indicator exceeds the one it is part of: 增加值 above
// 产值.
func (rd *reader) checkPairs() {
	for i := range rd.records {
		rec := &rd.records[i]
		if rec.figure < 0 || rec.key.Measure != park.Cumulative {
			continue
		}
		ind := rd.indicator(rec.ind)
		if ind.Below == "" {
			continue
		}
		above := rec.key
		above.Indicator = ind.Below
		limit, where, ok := rd.valueOf(above)
		if ok && rec.value > limit {
			of, _ := rd.req.Catalogue.Indicator(ind.Below)
			rd.raise(rec.at, aboveOutput(rec, ind, &of, limit, where))
		}
	}
}

// valueOf is a figure of the file, else the published one; where says which
// cell it stands in.
func (rd *reader) valueOf(k park.Key) (park.Quantity, park.Text, bool) {
	if i, ok := rd.taken.find(k); ok {
		at := rd.where(rd.records[i].at)
		return rd.records[i].value, text(at, at), true
	}
	if p := rd.req.History.Current(k); p != nil {
		return p.Value, text("已发布", "published"), true
	}
	return 0, park.Text{}, false
}

func aboveOutput(rec *record, ind, of *park.Indicator, limit park.Quantity, where park.Text) park.Issue {
	this, other := sayAmount(rec.value, ind.Unit), sayAmount(limit, of.Unit)
	return issue(park.Question, park.ValueAddedAboveOutput, rec.text,
		text(fmt.Sprintf("%s %s大于%s %s", ind.Name.ZH, this.ZH, of.Name.ZH, other.ZH),
			fmt.Sprintf("“%s” %s exceeds “%s” %s", ind.Name.In("en"), this.EN, of.Name.In("en"), other.EN)),
		text(fmt.Sprintf("不大于%s（%s，%s）", of.Name.ZH, other.ZH, where.ZH), fmt.Sprintf("at most “%s” (%s, %s)", of.Name.In("en"), other.EN, where.EN)),
		text("请核对两个数和各自的单位；确实如此，请说明理由", "Check both numbers and their units; if it is so, say why"))
}
