package intake

import (
	"errors"
	"fmt"
	"strings"

	"parkboard/internal/park"
	"parkboard/internal/sheet"
)

// text is one wording in both languages.
func text(zh, en string) park.Text { return park.Text{ZH: zh, EN: en} }

// textf fills the same arguments into both wordings.
func textf(zh, en string, args ...any) park.Text {
	return park.Text{ZH: fmt.Sprintf(zh, args...), EN: fmt.Sprintf(en, args...)}
}

// issue is a finding without its place.
func issue(s park.Severity, code park.Code, found string, title, expected, do park.Text) park.Issue {
	return park.Issue{Severity: s, Code: code, Text: found, Title: title, Expected: expected, Do: do}
}

// refused turns the refusal of a file into its issue.
func refused(err error) park.Issue {
	var r *sheet.Refusal
	if !errors.As(err, &r) {
		r = &sheet.Refusal{Kind: sheet.Damaged, What: sheet.Wording{ZH: "无法读取", EN: "it cannot be read"}, Err: err}
	}
	what := text(r.What.ZH, r.What.EN)
	readable := text("xlsx、xls（97—2003）、csv、tsv 或 txt 表格", "a spreadsheet in .xlsx, .xls (97–2003), .csv, .tsv or .txt")
	saveAs := text("请在 WPS 或 Excel 中打开，另存为 .xlsx 后再上报", "Open it in WPS or Excel, save it as .xlsx and send that")
	var none park.Text
	switch r.Kind {
	case sheet.Unsupported:
		return issue(park.Err, park.UnsupportedFormat, "", textf2("不支持的文件：%s", "Unsupported file: %s", what), readable, saveAs)
	case sheet.Legacy:
		return issue(park.Err, park.LegacyFormat, "", textf2("旧版 Excel 文件：%s", "An old Excel file: %s", what), readable, saveAs)
	case sheet.EncryptedFile:
		return issue(park.Err, park.EncryptedFile, "", text("文件有密码，无法打开", "The file is locked by a password"), none,
			text("请在 WPS 或 Excel 中去掉打开密码，保存后再上报", "Remove the password in WPS or Excel, save and send it again"))
	case sheet.EmptyFile:
		return emptyFile()
	case sheet.TooLarge:
		return issue(park.Err, park.TooLarge, "", textf2("文件太大：%s", "The file is too large: %s", what),
			text("不超过 20 MiB、200 万个有内容的单元格", "at most 20 MiB and 2 million cells that hold something"),
			text("请只保留要上报的工作表，或按月份分成几个文件", "Keep only the sheets to be reported, or split the file by month"))
	}
	return issue(park.Err, park.DamagedFile, "", textf2("文件已损坏：%s", "The file is damaged: %s", what), none,
		text("请从原来的电脑重新发送；仍打不开时，在 WPS 或 Excel 中修复并另存为 .xlsx",
			"Send it again from where it was made; if it still fails, repair it in WPS or Excel and save it as .xlsx"))
}

// textf2 fills a text of both languages into both wordings.
func textf2(zh, en string, arg park.Text) park.Text {
	return park.Text{ZH: fmt.Sprintf(zh, arg.ZH), EN: fmt.Sprintf(en, arg.EN)}
}

func emptyFile() park.Issue {
	return issue(park.Err, park.EmptyFile, "", text("文件是空的", "The file is empty"), text("至少一张有数的表", "at least one table with numbers"),
		text("请检查是否选错了文件，或保存后再上报", "Check that this is the right file, or save it first and send it again"))
}

// andMore stands for the findings of a code beyond those listed.
func andMore(of park.Issue, n int) park.Issue {
	return issue(of.Severity, of.Code, "", textf("另有 %d 处同类情况未逐一列出", "%d more of the same are not listed one by one", n), park.Text{}, of.Do)
}

// nothingRead is for a table whose every cell is blank.
func nothingRead() park.Issue {
	return issue(park.Err, park.EmptyFile, "", text("没有读到任何数", "No number was found"), text("至少一个园区的一个指标有数", "a number for at least one indicator of one park"),
		text("请检查表里是否已填数，或是否发成了空表样", "Check that the table is filled in and is not the blank form"))
}

func headerNotFound(b *sheet.Book) park.Issue {
	var names []string
	for i := range b.Sheets {
		if n := b.Sheets[i].Name; n != "" && len(names) < 8 {
			names = append(names, n)
		}
	}
	return issue(park.Err, park.HeaderNotFound, strings.Join(names, "、"), text("没有找到表头", "No table heading was found"),
		text("一行表头，写有“园区”和指标名（如 规上工业总产值），或“指标”和园区名",
			"a heading row with 园区 and indicators (such as 规上工业总产值), or with 指标 and parks"),
		text("请补上表头；园区名和指标名按本系统目录填写", "Add the heading row; name parks and indicators as the catalogue does"))
}

func rowIgnored(found string) park.Issue {
	return issue(park.Remark, park.RowIgnored, found, text("这一行不入库", "This row is not loaded"), park.Text{},
		text("其中项、分组标题、平均数和重复的表头只供阅读，无需处理", "Parts (其中), group titles, averages and repeated headings are for reading only; nothing to do"))
}

// headingUnmapped is for the name of a row that is no known indicator.
func headingUnmapped(found string, mappable bool) park.Issue {
	do := text("要上报的话，请改成目录中的名称，或请管理员加一个别名", "To report it, use the catalogue's name or ask an administrator to add an alias")
	if mappable {
		do = mapByHand()
	}
	return issue(park.Remark, park.ColumnUnmapped, found, text("不认识的指标，这一行不入库", "An unknown indicator: this row is not loaded"),
		text("目录中的指标名或别名", "an indicator's name or alias in the catalogue"), do)
}

// mapByHand is what can be done about a heading that a clerk may map.
func mapByHand() park.Text {
	return text("要上报的话，请改成目录中的指标名，或在报送页面上选定它是哪个指标，以后同样的表都照此读",
		"To report it, use the catalogue's name, or choose its indicator on the upload's page: the same form is then read so from now on")
}

func measureUnmapped(found string) park.Issue {
	return issue(park.Remark, park.ColumnUnmapped, found, text("不认识的口径，不入库", "An unknown kind of figure: not loaded"),
		text("累计、本月、同期或同比", "累计 (cumulative), 本月 (month), 同期 (base) or 同比 (growth)"),
		text("要上报的话，请改用这四种口径之一", "To report it, use one of these four"))
}

// unmapped says why a column is not loaded.
type unmapped uint8

const (
	unknownHeading unmapped = iota
	mappableHeading
	noIndicator
	partOf
	otherMeasure
)

func columnUnmapped(found string, why unmapped) park.Issue {
	title := text("不认识的列，没有入库", "An unknown column: not loaded")
	do := text("要上报的话，请改成目录中的指标名，或请管理员加一个别名", "To report it, use the catalogue's name or ask an administrator to add an alias")
	switch why {
	case mappableHeading:
		do = mapByHand()
	case noIndicator:
		title = text("看不出这一列属于哪个指标，没有入库", "Nothing says which indicator this column belongs to: not loaded")
		do = text("要上报的话，请在表头写上指标名", "To report it, name the indicator in the heading")
	case partOf:
		title = text("其中项，没有入库", "A part of the column before: not loaded")
		do = text("无需处理", "Nothing to do")
	case otherMeasure:
		title = text("这一列不是本期的累计、本月、同期或同比，没有入库",
			"Not this period's cumulative, month, base or growth: not loaded")
		do = text("单月的同比、上年同月、环比、目标和其他期间的列不入库，无需处理",
			"Growth of the single month, the month a year ago, targets and other periods are not loaded; nothing to do")
	}
	return issue(park.Remark, park.ColumnUnmapped, found, title, park.Text{}, do)
}

func februaryMonth(found string) park.Issue {
	return issue(park.Remark, park.RowIgnored, found, text("1—2月没有单月数，不入库", "January–February has no single month: not loaded"), park.Text{},
		text("1、2月合并统计，只报累计，无需处理", "The two months are surveyed together; only the cumulative counts. Nothing to do"))
}

func stockMonth(found string, ind *park.Indicator) park.Issue {
	return issue(park.Remark, park.RowIgnored, found,
		textf2("%s是期末数，没有本月数，不入库", "“%s” is a level at the period's end and has no month: not loaded", ind.Name),
		park.Text{}, text("以累计（期末）一列为准，无需处理", "The cumulative column counts; nothing to do"))
}
