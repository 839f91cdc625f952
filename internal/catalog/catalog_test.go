package catalog

import (
	"errors"
	"strings"
	"testing"

	"parkboard/internal/park"
)

func TestTheShippedCatalogueIsTheCitysPlan(t *testing.T) {
	c := Default()
	if c.Code != "baotou" || c.City.ZH != "包头市" || c.DueDay != 20 {
		t.Errorf("city %q %q, due day %d", c.Code, c.City.ZH, c.DueDay)
	}
	want := []struct{ code, name, full, en, tier, verb, county, aliases string }{
		{"rare-earth", "稀土高新区", "包头稀土高新技术产业开发区", "Rare Earth High-tech Zone", "1000亿元档", "surpass", "稀土高新区", "高新区, 包头高新区, 稀土园区, 稀土高新技术产业开发区"},
		{"equipment", "青山装备制造园区", "包头装备制造产业园区", "Qingshan Equipment Manufacturing Park", "1000亿元档", "surpass", "青山区", "青山装备园区, 装备园区, 装备制造园区, 装备制造产业园区"},
		{"metals", "昆区金属深加工园区", "包头金属深加工园区", "Kundulun Metal Processing Park", "1000亿元档", "surpass", "昆都仑区", "金属深加工园区, 昆区园区, 昆区金属园区"},
		{"aluminium", "包头铝业园区", "包头铝业产业园区", "Baotou Aluminium Park", "500亿元档", "reach", "东河区", "铝业园区, 东河铝业园区, 铝业产业园区"},
		{"jiuyuan", "九原工业园区", "包头九原工业园区", "Jiuyuan Industrial Park", "500亿元档", "reach", "九原区", "九原园区"},
		{"tuyou", "土右新型工业园区", "包头土右新型工业园区", "Tuyou New-type Industrial Park", "300亿元档", "reach", "土默特右旗", "土右园区, 新型工业园区"},
		{"jinshan", "固阳金山工业园区", "包头金山工业园区", "Guyang Jinshan Industrial Park", "300亿元档", "reach", "固阳县", "金山园区, 金山工业园区, 金山经济开发区, 固阳园区"},
	}
	if len(c.Parks) != len(want) {
		t.Fatalf("%d parks, want %d", len(c.Parks), len(want))
	}
	for i, w := range want {
		p := c.Parks[i]
		tier, _ := c.TierOf(p.Code)
		got := []string{p.Code, p.Name.ZH, p.Full.ZH, p.Name.EN, tier.Name.ZH, string(tier.Verb), p.County.ZH, strings.Join(p.Aliases, ", ")}
		for j, g := range []string{w.code, w.name, w.full, w.en, w.tier, w.verb, w.county, w.aliases} {
			if got[j] != g {
				t.Errorf("park %s: %q, want %q", w.code, got[j], g)
			}
		}
		if n := len([]rune(p.Short.ZH)); n != 4 || p.Short.EN == "" || p.Full.EN == "" || p.County.EN == "" {
			t.Errorf("park %s: short %q, want four characters and all English names", p.Code, p.Short.ZH)
		}
	}
}

func TestATierOf1000YiYuanIs100BillionYuan(t *testing.T) {
	const yuan = park.QuantityScale / 10_000
	for code, want := range map[string]park.Quantity{"1000": 100_000_000_000 * yuan, "500": 50_000_000_000 * yuan, "300": 30_000_000_000 * yuan} {
		tier, ok := Default().Tier(code)
		if !ok || tier.Amount != want || tier.Since != 2023 {
			t.Errorf("tier %s: %s 万元 since %d, want %s since 2023", code, tier.Amount, tier.Since, want)
		}
	}
}

// flags writes an indicator's properties as one line.
func flags(i park.Indicator) string {
	s := []string{i.Code, i.Name.ZH, i.Name.EN, i.Unit, string(i.Nature), string(i.Growth)}
	for _, f := range []struct {
		on   bool
		name string
	}{
		{i.Integer, "integer"}, {i.Signed, "signed"}, {i.NonDecreasing, "non-decreasing"}, {i.Lumpy, "lumpy"},
		{i.Below != "", "below " + i.Below}, {i.Apart, "apart"}, {i.Land != "", "land " + string(i.Land)},
	} {
		if f.on {
			s = append(s, f.name)
		}
	}
	return strings.Join(append(s, strings.Join(i.Aliases, " ")), "|")
}

func TestTheShippedIndicatorsAreThoseOfTheDomain(t *testing.T) {
	want := []string{
		"output|规上工业总产值|gross industrial output|万元|flow|nominal|non-decreasing|规模以上工业总产值 工业总产值 规上产值 总产值 产值",
		"value_added|规上工业增加值|industrial value added|万元|flow|real|below output|规模以上工业增加值 工业增加值 增加值",
		"tax|税收|tax revenue|万元|flow|nominal|signed|税收收入 税收总额 全口径税收 入库税收",
		"investment|固定资产投资|fixed-asset investment|万元|flow|nominal|固投 固定资产投资额 固定资产投资完成额",
		"invested|累计固定资产投入|invested fixed assets|万元|stock|none|non-decreasing|累计固定资产投资 固定资产累计投入",
		"revenue|营业收入|revenue|万元|flow|nominal|主营业务收入 营业收入合计",
		"funds|国内（区外）到位资金|out-of-region funds in place|万元|flow|nominal|国内区外到位资金 国内(区外)到位资金 到位资金",
		"energy|综合能源消费量|energy consumption|吨标准煤|flow|nominal|综合能耗 能源消费量",
		"electricity|工业用电量|industrial electricity|万千瓦时|flow|nominal|工业用电 用电量",
		"rd|研发经费支出|R&D expenditure|万元|flow|nominal|研发投入 R&D经费支出 研发经费",
		"new_projects|新开工亿元以上项目|newly started projects ≥ ¥100 m|个|flow|none|integer|新开工亿元以上项目数 新开工亿元项目",
		"new_enterprises|新增规上工业企业|newly above-scale enterprises|户|flow|none|integer|lumpy|新增规上企业 新增规上企业数 新增规上工业企业数",
		"enterprises|规上工业企业数|above-scale enterprises|户|stock|none|integer|规上企业数 规上企业个数 规模以上工业企业数",
		"employees|从业人员期末人数|employees|人|stock|none|integer|从业人员 从业人员数 期末从业人员",
		"land_industrial|工业用地面积|industrial land|亩|stock|none|land industrial|工业用地",
		"land_built|已建成面积|built-up land|亩|stock|none|land built|",
		"land_approved|批准面积|approved land|亩|stock|none|land approved|",
		"carbon|二氧化碳排放量|CO₂ emissions|吨CO₂|flow|nominal|apart|碳排放 碳排放量 碳排放总量 二氧化碳排放 二氧化碳排放总量",
		"clean_energy|清洁能源消费量|clean energy consumption|吨标准煤|flow|nominal|below energy|apart|清洁能源消费 清洁能源消费总量",
		"solid_waste_used_share|工业固废综合利用率|industrial solid waste used|%|stock|none|apart|工业固体废物综合利用率 工业固体废弃物综合利用率 一般工业固废综合利用率 一般工业固体废物综合利用率 固废综合利用率",
		"waste_heat_used_share|余热余冷余压综合利用率|waste heat cold and pressure used|%|stock|none|apart|余热/余冷/余压综合利用率 余热、余冷、余压综合利用率 余热余压综合利用率 余热余压利用率",
		"water_reused_share|工业用水重复利用率|industrial water reused|%|stock|none|apart|工业用水重复率 规上工业用水重复利用率 用水重复利用率 水重复利用率",
	}
	c := Default()
	if len(c.Indicators) != len(want) {
		t.Fatalf("%d indicators, want %d", len(c.Indicators), len(want))
	}
	for i, w := range want {
		if got := flags(c.Indicators[i]); got != w {
			t.Errorf("got  %s\nwant %s", got, w)
		}
	}
	for _, b := range park.Bases {
		if i, ok := c.Indicator(b.Indicator()); !ok || i.Land != b {
			t.Errorf("no indicator carries the %s area", b)
		}
	}
}

func TestTheShippedRatiosAreThoseOfTheDomain(t *testing.T) {
	want := []park.Ratio{
		{Code: "value_added_per_mu", Numerator: "value_added", PerMu: true, Unit: "万元/亩"},
		{Code: "tax_per_mu", Numerator: "tax", PerMu: true, Unit: "万元/亩"},
		{Code: "investment_intensity", Numerator: "invested", PerMu: true, Unit: "万元/亩"},
		{Code: "output_per_mu", Numerator: "output", PerMu: true, Unit: "万元/亩"},
		{Code: "labour_productivity", Numerator: "value_added", Denominator: "employees", MeanStock: true, Unit: "万元/人"},
		{Code: "value_added_per_energy", Numerator: "value_added", Denominator: "energy", Unit: "万元/吨标准煤"},
		{Code: "rd_share", Numerator: "rd", Denominator: "revenue", Percent: true, Unit: "%"},
		{Code: "carbon_per_energy", Numerator: "carbon", Denominator: "energy", Unit: "吨CO₂/吨标准煤", Apart: true},
		{Code: "clean_energy_share", Numerator: "clean_energy", Denominator: "energy", Percent: true, Unit: "%", Apart: true},
	}
	names := []string{"亩均规上工业增加值", "亩均税收", "投资强度", "亩均产值", "全员劳动生产率", "单位能耗增加值", "研发经费占营业收入比重", "单位能耗碳排放", "清洁能源消费占比"}
	c := Default()
	if len(c.Ratios) != len(want) {
		t.Fatalf("%d ratios, want %d", len(c.Ratios), len(want))
	}
	for i, got := range c.Ratios {
		if got.Name.ZH != names[i] || got.Name.EN == "" {
			t.Errorf("ratio %s is named %q, want %q and an English name", got.Code, got.Name.ZH, names[i])
		}
		got.Name = park.Text{}
		if got != want[i] {
			t.Errorf("ratio %+v, want %+v", got, want[i])
		}
	}
}

func TestTheSourceShippedCannotBeChangedByItsReader(t *testing.T) {
	DefaultSource()[0] = 'x'
	if _, err := Read("again.yaml", DefaultSource()); err != nil {
		t.Error(err)
	}
}

// tiny is the least a city needs.
const tiny = `city: {code: here, name: {zh: 某市}}
due_day: 10
tiers: []
parks:
  - {code: one, name: {zh: 一园}, full: {zh: 第一园区}, short: {zh: 一园}, county: {zh: 某区}}
indicators:
  - {code: output, name: {zh: 产值}, unit: 万元, nature: flow, growth: nominal}
ratios: []
`

func TestACityWithOneParkAndNoTierIsRead(t *testing.T) {
	c, err := Read("tiny.yaml", []byte(tiny))
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Parks) != 1 || c.Parks[0].Tier != "" || c.Parks[0].Name.In("en") != "一园" {
		t.Errorf("read %+v", c.Parks)
	}
}

// mistakes are the lines an error names, with the name of the file checked.
func mistakes(t *testing.T, err error) []*Mistake {
	t.Helper()
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		t.Fatalf("%v is not a list of mistakes", err)
	}
	var all []*Mistake
	for _, one := range joined.Unwrap() {
		var m *Mistake
		if !errors.As(one, &m) || !strings.HasPrefix(one.Error(), "city.yaml:") {
			t.Fatalf("%q does not begin with the file and line", one)
		}
		all = append(all, m)
	}
	return all
}
