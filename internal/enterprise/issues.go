package enterprise

import (
	"errors"
	"fmt"

	"parkboard/internal/park"
)

// The findings that only the enterprise workbook has; the others are the
// monthly intake's.
const (
	CreditCodeWrong    park.Code = "credit_code_wrong"
	EnterpriseTwice    park.Code = "enterprise_twice"
	EnterpriseUnnamed  park.Code = "enterprise_unnamed"
	ColumnTwice        park.Code = "column_twice"
	ClassUnknown       park.Code = "class_unknown"
	YearMissing        park.Code = "year_missing"
	TaxAboveRevenue    park.Code = "tax_above_revenue"
	AddedAboveRevenue  park.Code = "value_added_above_revenue"
	mostOfACode                  = 500
	longestName                  = 200 // runes
	shownOfAFoundValue           = 60
)

func both(zh, en string) park.Text { return park.Text{ZH: zh, EN: en} }

func bothf(zh, en string, args ...any) park.Text {
	return park.Text{ZH: fmt.Sprintf(zh, args...), EN: fmt.Sprintf(en, args...)}
}

func codeWrong(found string, err error) park.Issue {
	why := both("不是统一社会信用代码", "Not a unified social credit code")
	var e *park.Error
	if errors.As(err, &e) {
		switch e.Key {
		case "credit_length":
			why = both("统一社会信用代码不是18位", "A credit code has 18 characters")
		case "credit_character":
			why = both("统一社会信用代码里有不用的字符", "A character that credit codes do not use")
		case "credit_check":
			why = both("统一社会信用代码的校验位不对", "The check character of the credit code is wrong")
		}
	}
	return park.Issue{Severity: park.Err, Code: CreditCodeWrong, Text: found, Title: why,
		Expected: both("18位代码，不用 I、O、S、V、Z，末位是校验位", "18 characters without I, O, S, V and Z, the last of which checks the others"),
		Do:       both("请按营业执照核对；存成数字的请改为文本", "Compare it with the business licence; store it as text, not as a number")}
}

func twice(found, where string) park.Issue {
	return park.Issue{Severity: park.Err, Code: EnterpriseTwice, Text: found, Title: both("同一家企业出现两次", "The same enterprise twice"),
		Expected: bothf("每个代码一行；已在 %s", "one row for each code; it stands in %s", where),
		Do:       both("请合并或删去一行", "Join the rows or delete one")}
}

func unnamed(found string) park.Issue {
	return park.Issue{Severity: park.Err, Code: EnterpriseUnnamed, Text: found, Title: both("没有可用的企业名称", "No usable enterprise name"),
		Expected: bothf("1 至 %d 个字", "1 to %d characters", longestName), Do: both("请填写企业全称", "Write the enterprise's full name")}
}

func columnTwice(found, where string) park.Issue {
	return park.Issue{Severity: park.Err, Code: ColumnTwice, Text: found, Title: both("同一列出现两次", "The same column twice"),
		Expected: bothf("一列；已在 %s", "one column; it stands in %s", where), Do: both("请删去多余的一列", "Delete the one too many")}
}

func classUnknown(found string) park.Issue {
	return park.Issue{Severity: park.Err, Code: ClassUnknown, Text: found, Title: both("看不出是否豁免", "Neither exempt nor not"),
		Expected: both("是、否，或留空", "是 (yes), 否 (no) or nothing"), Do: both("请改为 是 或 否", "Write 是 or 否")}
}

func yearMissing(found string) park.Issue {
	return park.Issue{Severity: park.Err, Code: YearMissing, Text: found, Title: both("看不出是哪一年，或写了两个年份", "Nothing says which year this is, or two things do"),
		Expected: both("标题、工作表名或文件名写明一个年份，如 2022年度", "one year in the title, the sheet's name or the file's name, such as 2022年度"),
		Do:       both("请在标题里写明年份", "Name the year in the title")}
}

func noTable(found string) park.Issue {
	return park.Issue{Severity: park.Err, Code: park.HeaderNotFound, Text: found, Title: both("没有找到企业表的表头", "No heading of an enterprise table was found"),
		Expected: both("一行表头，写有 企业名称、统一社会信用代码、园区 和各项数", "a row with 企业名称, 统一社会信用代码, 园区 and the amounts"),
		Do:       both("请补上表头", "Add the heading row")}
}

func noRows() park.Issue {
	return park.Issue{Severity: park.Err, Code: park.EmptyFile, Title: both("没有读到任何企业", "No enterprise was found"),
		Expected: both("至少一家企业", "at least one enterprise"), Do: both("请检查是否发成了空表", "Check that this is not the blank form")}
}

func aboveRevenue(code park.Code, ind park.Indicator, found string, revenue park.Quantity) park.Issue {
	unit := both(revenue.String()+" 万元", revenue.String()+" × ¥10k")
	return park.Issue{Severity: park.Question, Code: code, Text: found,
		Title:    both(ind.Name.ZH+"大于营业收入", fmt.Sprintf("More %s than revenue", ind.Name.EN)),
		Expected: both("不大于 "+unit.ZH, "at most "+unit.EN),
		Do:       both("请核对这两格和单位；确实如此的，由发布的人写明理由", "Check both cells and the unit; if it is right, who publishes says why")}
}
