package intake

import "strings"

// mark is what a heading's words say of the measure.
type mark uint16

// The marks. Amount is a neutral word (完成额); lastYear (上年) is a base only
// below 累计; foreign words name what is not loaded: 环比, 目标, 上年同月.
const (
	cumulative mark = 1 << iota
	month
	base
	growth
	amount
	lastYear
	foreign
)

// words is the vocabulary of measures, folded (docs/domain.md#measures).
var words = func() map[string]mark {
	all := map[string]mark{}
	add := func(m mark, list string) {
		for _, w := range strings.Fields(list) {
			all[fold(w)] = m
		}
	}
	add(cumulative, `累计 本年累计 本月止累计 本月止 本月累计 自年初累计 自年初 年初累计 年初至今 年初以来累计 累计数 累计值
		累计完成 累计完成额 累计实现 本期累计 本年度累计 当年累计 年累计 期末 期末数 期末值 月末 月末数 期末时点 时点数 止累计 底累计 末累计 止 末 底`)
	add(month, `本月 当月 本月数 当月数 本月值 当月值 本月完成 当月完成 单月 单月值 本月实际 当月实际 本月发生 月度值`)
	add(base, `上年同期 去年同期 同期 上年同期累计 去年同期累计 同期累计 上年同期数 去年同期数 同期数 同期值 上年同期值
		去年同期值 同期完成 上年同期完成 上年同期完成额 上年同期累计数 基期 基期数 同期基数 上年同期基数 上年同期累计完成`)
	add(amount, `绝对量 绝对值 绝对额 总量 数值 实际 实际完成 完成 完成额 完成数 完成值 完成情况 实绩 实现 指标值 数额 本期 本年 今年 本年度 情况 合计数`)
	add(lastYear, `上年 去年`)
	add(foreign, `上年同月 去年同月 上年当月 去年当月 上月 上月数 上月累计 环比 较上月 比上月 上年全年 去年全年 增减额 增长额 增减量
		增量 增减数 增加额 增加值额 净增 净增额 目标 年度目标 全年目标 目标值 计划 年计划 年度计划 全年计划 任务 年度任务 完成率
		目标完成率 完成进度 进度 占比 比重 占全市比重 贡献率 拉动 拉动点 预计 全年预计 预计完成 预测 两年平均 两年平均增长
		两年平均增速 上年同期增速 去年同期增速 上年增速 去年增速 轻工业 重工业 国税 地税`)
	for _, before := range []string{
		"", "同比", "比上年同期", "较上年同期", "比去年同期", "较去年同期", "与上年同期比", "比上年", "较上年", "比去年", "较去年", "比同期", "较同期",
		"名义", "可比", "可比价", "可比价格", "现价", "按可比价", "按可比价计算", "实际",
	} {
		add(growth, before+"增长 "+before+"增速 "+before+"增幅 "+before+"增减 "+before+"增长率 "+before+"增减率 "+before+"升降 "+
			before+"± "+before+"+- "+before+"+/- "+before+"增减± "+before+"增长速度 "+before+"增长幅度 "+before+"增长± "+before+"增(减) "+before+"增减幅度")
	}
	add(growth, `同比 同比率 同比变化 累计同比 累计增长 累计增速`)
	return all
}()

// role is what a column of a table holds, told by its heading.
type role uint8

const (
	noRole role = iota
	serialRole
	parkRole
	placeRole // 名称, 单位名称: a park column only where parks stand in it
	indicatorRole
	periodRole
	measureRole
	valueRole
	unitRole
	rankRole
	remarkRole
)

var roles = func() map[string]role {
	all := map[string]role{}
	add := func(r role, list string) {
		for _, w := range strings.Fields(list) {
			all[fold(w)] = r
		}
	}
	add(serialRole, `序号 编号 序 行号 no no. 行次 代码 园区代码 指标代码`)
	add(parkRole, `园区 园区名称 工业园区 工业园区名称 开发区 开发区名称 各园区 所属园区 园区名 园区开发区 开发区园区 园区单位 park`)
	add(placeRole, `名称 单位名称 地区 县区 旗县区 区域 填报单位 报送单位`)
	add(indicatorRole, `指标 指标名称 主要指标 统计指标 项目 指标项 经济指标 主要经济指标 指标项目 项目名称 indicator`)
	add(periodRole, `期间 报告期 时期 月份 年月 统计期 所属期 期别 时间 统计月份 数据期 统计时间 period`)
	add(measureRole, `口径 统计口径 数据口径 指标口径 类型 数据类型 指标类型 measure`)
	add(valueRole, `数值 值 数据 指标值 数额 value`)
	add(unitRole, `计量单位 数量单位 指标单位 unit`)
	add(rankRole, `位次 排位 排名 名次 排序 全市位次 全市排名 增速位次 增速排名 总量位次 位次变化 排名变化`)
	add(remarkRole, `备注 说明 注 remark remarks note notes`)
	all["单位"] = unitRole // 单位 as an organisation is told by the column's cells
	return all
}()

// total says what a row or column of sums adds up.
type total uint8

const (
	noTotal  total = iota
	sumTotal       // 合计, 总计, 园区合计: Σ of all parks
	subTotal       // 小计: Σ of its own group
	cityTotal
	average // 平均, 占比: not a sum and not a park
)

// totalOf reads the label of a row or column of sums. city is the city's name,
// which stands for 全市.
func totalOf(folded, city string) total {
	s := strings.TrimRight(unbracketed(folded), ":")
	switch s {
	case "平均", "平均值", "均值", "平均数", "全市平均", "园区平均":
		return average
	case "全市", "全市合计", "全市总计", city, city + "合计", city + "总计":
		return cityTotal
	}
	for _, word := range []string{"合计", "总计", "共计", "总和", "合计数"} {
		if group, ok := strings.CutSuffix(s, word); ok {
			if everyPark[strings.TrimPrefix(strings.TrimPrefix(group, "全市"), city)] {
				return sumTotal
			}
			return subTotal
		}
	}
	if strings.HasSuffix(s, "小计") {
		return subTotal
	}
	return noTotal
}

var everyPark = map[string]bool{
	"": true, "园区": true, "各园区": true, "工业园区": true, "各工业园区": true, "全部园区": true, "所有园区": true, "全部": true,
	"七园区": true, "七个园区": true, "7个园区": true, "七大园区": true, "重点园区": true, "开发区": true, "各": true,
}

// unbracketed drops brackets together with what stands in them.
func unbracketed(s string) string {
	var b strings.Builder
	for _, p := range pieces(s) {
		if !p.in {
			b.WriteString(p.text)
		}
	}
	return b.String()
}

// asides start the lines below a table that are no rows of it.
var asides = strings.Fields(`注: 注1 注2 注一 注二 备注 说明 填表 填报 制表 审核 复核 单位负责人 负责人 统计负责人 分管领导 主管领导 联系人 联系电话 电话
	报送 报出 编制 数据来源 资料来源 来源: 附: 附注 附件 签字 签章 盖章 公章 打印 更新时间 更新日期 制单 经办 日期:`)

// isAside tells notes and signatures.
func isAside(folded string) bool {
	if folded == "注" {
		return true
	}
	for _, a := range asides {
		if strings.HasPrefix(folded, a) {
			return true
		}
	}
	return false
}

// isPart tells a heading of a part of what stands before it: 其中：… and #….
func isPart(folded string) bool {
	folded = strings.TrimLeft(folded, "([-—")
	return strings.HasPrefix(folded, "其中") || strings.HasPrefix(folded, "#") || strings.HasPrefix(folded, "其:")
}
