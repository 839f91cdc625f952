package sample

import (
	"math/big"

	"parkboard/internal/park"
)

// Year is an invented assessment with what was done to it, act by act.
type Year struct {
	Scheme    park.Scheme
	Incidents []park.Incident
	Opened    park.Act
	Noticed   park.Act // zero for a draft, here and below
	From, To  park.Date
	Proposed  park.Act
	Sealed    park.Act
	Steps     []FollowUpStep
}

// FollowUpStep is one act on the measure of a kind of a park.
type FollowUpStep struct {
	Park string
	Kind park.MeasureKind
	By   park.Act
	Act  park.FollowUpAct
	File string // the text of a file handed in; "" for none
	Name string
}

// Assessments are the invented years, made from the scheme the city ships:
// 2022 over the whole year against fixed numbers, sealed, with its measures
// under way; 2023 as a draft over the last twelve months.
func Assessments(shipped park.Scheme) []Year {
	return []Year{sealed2022(shipped), draft2023(shipped)}
}

func sealed2022(s park.Scheme) Year {
	s.Year, s.Version, s.Window = 2022, 1, park.SpanYear
	items := make([]park.Item, len(s.Items))
	for k, item := range s.Items {
		item.Benchmark = park.Benchmark{Kind: park.Fixed, Value: big.NewRat(fixed[item.Code], 1)}
		items[k] = item
	}
	s.Items = items
	admin, second := "admin", "admin2"
	y := Year{
		Scheme: s,
		Incidents: []park.Incident{{
			Park: places[jiuyuan].code, Year: 2022, Penalty: "environment", Document: "示例〔2022〕88号", Date: "2022-09-14",
			Note: "超标排放，已整改",
		}},
		Opened:  park.Act{Actor: admin, At: moment(2023, 2, 6, 9, 10)},
		Noticed: park.Act{Actor: admin, At: moment(2023, 2, 15, 15, 0)}, From: "2023-02-16", To: "2023-02-28",
		Proposed: park.Act{Actor: admin, At: moment(2023, 3, 1, 10, 20)},
		Sealed:   park.Act{Actor: second, At: moment(2023, 3, 3, 10, 20)},
	}
	say := func(code string, kind park.MeasureKind, by string, at park.Moment, verb park.FollowUpVerb, text string) {
		y.Steps = append(y.Steps, FollowUpStep{Park: code, Kind: kind, By: park.Act{Actor: by, At: at}, Act: park.FollowUpAct{Verb: verb, Text: text}})
	}
	rare, metal, jiu, jin := places[rareEarth].code, places[metals].code, places[jiuyuan].code, places[jinshan].code
	say(rare, park.LandQuota, "park", moment(2023, 4, 18, 9, 0), park.FollowUpProgress, "已下达 420 亩")
	say(rare, park.Funds, "park", moment(2023, 4, 24, 16, 30), park.FollowUpReport, "资金到位 800 万元")
	y.Steps[len(y.Steps)-1].Name, y.Steps[len(y.Steps)-1].File = "资金下达通知（示例）.txt", "示例〔2023〕12号：园区建设资金 800 万元。\n"
	say(rare, park.Funds, admin, moment(2023, 4, 26, 9, 30), park.FollowUpConfirm, "")
	say(metal, park.EnergyQuota, admin, moment(2023, 5, 12, 11, 0), park.FollowUpProgress, "受理 3 项")
	say(jiu, park.Interview, admin, moment(2023, 3, 28, 17, 0), park.FollowUpReport, "3月28日约谈园区管委会主要负责人")
	say(jiu, park.Interview, second, moment(2023, 3, 29, 9, 0), park.FollowUpConfirm, "")
	say(jin, park.Rectify, admin, moment(2023, 7, 5, 10, 0), park.FollowUpProgress, "处置方案已报 1 稿")
	return y
}

// fixed are the benchmarks of 2022, 万元/亩.
var fixed = map[string]int64{"value_added_per_mu": 60, "tax_per_mu": 8, "investment_intensity": 350}

func draft2023(s park.Scheme) Year {
	s.Year, s.Version, s.Window = 2023, 1, park.SpanTTM
	return Year{
		Scheme: s,
		Opened: park.Act{Actor: "admin", At: moment(2023, 11, 20, 14, 0)},
	}
}
