package sample

// place is what is invented about one park. Amounts are those of a year.
type place struct {
	code    string
	name    string
	full    string   // the name its older workbooks use
	output  [3]int64 // 亿元 in 2021, 2022 and the pace of 2023
	season  int64    // ‰ by which the first half is stronger than the second
	value   int64    // value added, ‰ of output
	tax     int64    // ‰ of output
	revenue int64    // ‰ of output
	rd      int64    // per 10,000 of revenue
	invest  int64    // fixed-asset investment of 2023, 亿元
	funds   int64    // out-of-region funds, ‰ of investment
	stock   int64    // invested fixed assets at mid-2023, 亿元
	energy  int64    // 吨标准煤 per 亿元 of output
	power   int64    // 万千瓦时 per 亿元 of output
	firms   int64    // above-scale enterprises at the end of 2020
	joining int64    // enterprises that join the roll in a year
	people  int64    // employees at the end of 2020
	starts  int64    // projects ≥ 1亿元 started in a year
	land    area
}

// area is a park's land at the start: mu of industrial land, and hundredths of
// a hectare built up and approved.
type area struct{ industrial, built, approved int64 }

// Positions in places, for the story.
const (
	rareEarth = iota
	equipment
	metals
	aluminium
	jiuyuan
	tuyou
	jinshan
)

// places are the parks in the order of the city's tables.
var places = [...]place{
	rareEarth: {
		code: "rare-earth", name: "稀土高新区", full: "包头稀土高新技术产业开发区",
		output: [3]int64{822, 933, 1064}, season: 2, value: 222, tax: 32, revenue: 968, rd: 291,
		invest: 112, funds: 720, stock: 1238, energy: 1120, power: 302, firms: 142, joining: 17, people: 41_600, starts: 26,
		land: area{30_580, 262_400, 318_000},
	},
	equipment: {
		code: "equipment", name: "青山装备制造园区", full: "包头装备制造产业园区",
		output: [3]int64{839, 914, 993}, season: -1, value: 216, tax: 29, revenue: 981, rd: 338,
		invest: 84, funds: 640, stock: 1141, energy: 860, power: 171, firms: 118, joining: 12, people: 37_900, starts: 21,
		land: area{29_640, 241_800, 286_500},
	},
	metals: {
		code: "metals", name: "昆区金属深加工园区", full: "包头金属深加工园区",
		output: [3]int64{936, 1023, 1108}, season: 14, value: 203, tax: 24, revenue: 1013, rd: 163,
		invest: 76, funds: 580, stock: 998, energy: 4180, power: 815, firms: 96, joining: 9, people: 30_700, starts: 17,
		land: area{27_350, 221_300, 254_000},
	},
	aluminium: {
		code: "aluminium", name: "包头铝业园区", full: "包头铝业产业园区",
		output: [3]int64{437, 474, 515}, season: 18, value: 209, tax: 31, revenue: 1006, rd: 92,
		invest: 49, funds: 610, stock: 702, energy: 11_900, power: 4060, firms: 41, joining: 5, people: 14_300, starts: 12,
		land: area{18_960, 150_700, 183_200},
	},
	jiuyuan: {
		code: "jiuyuan", name: "九原工业园区", full: "包头九原工业园区",
		output: [3]int64{444, 433, 420}, season: 1, value: 214, tax: 31, revenue: 974, rd: 108,
		invest: 45, funds: 560, stock: 686, energy: 8920, power: 1130, firms: 67, joining: 6, people: 16_200, starts: 11,
		land: area{22_140, 166_900, 228_600},
	},
	tuyou: {
		code: "tuyou", name: "土右新型工业园区", full: "包头土右新型工业园区",
		output: [3]int64{224, 261, 306}, season: 12, value: 226, tax: 30, revenue: 957, rd: 81,
		invest: 67, funds: 830, stock: 437, energy: 8470, power: 2030, firms: 28, joining: 5, people: 7_700, starts: 13,
		land: area{14_870, 104_500, 161_400},
	},
	jinshan: {
		code: "jinshan", name: "固阳金山工业园区", full: "包头金山工业园区",
		output: [3]int64{151, 167, 186}, season: -8, value: 219, tax: 28, revenue: 949, rd: 54,
		invest: 31, funds: 690, stock: 289, energy: 8060, power: 1660, firms: 33, joining: 4, people: 5_100, starts: 9,
		land: area{11_260, 72_400, 118_900},
	},
}
