package board_test

import (
	"fmt"
	"strings"
	"testing"

	"parkboard/internal/board"
	"parkboard/internal/board/boardtest"
	"parkboard/internal/park"
)

// places writes a ranking as "1 metals, 2= jiuyuan, 2= tuyou, – jinshan".
func places(r board.Ranking) string {
	var out []string
	for _, row := range r.Rows {
		rank := "–"
		if row.Rank > 0 {
			rank = fmt.Sprint(row.Rank)
		}
		if row.Tied {
			rank += "="
		}
		out = append(out, rank+" "+row.Park.Code)
	}
	return strings.Join(out, ", ")
}

func TestEqualValuesShareARankAndTheMissingComeLast(t *testing.T) {
	b := board.New(facts(
		cum("rare-earth", "2023-06", "tax", "50"), cum("equipment", "2023-06", "tax", "70"), cum("aluminium", "2023-06", "tax", "50"),
		cum("tuyou", "2023-06", "tax", "0"), cum("jinshan", "2023-06", "tax", "-3"),
	))
	r := b.Ranking(ask("", "2023-06", "tax", board.OfValue), "")
	want := "1 equipment, 2= rare-earth, 2= aluminium, 4 tuyou, 5 jinshan, – metals, – jiuyuan"
	if got := places(r); got != want {
		t.Errorf("ranked %s\n  want %s", got, want)
	}
	for _, row := range r.Rows[5:] {
		check(t, row.Value, "—not_reported")
		check(t, row.Move, "—not_ranked")
	}
	check(t, r.Pooled, "167")
}

// 11.051 and 11.054 both print 11.05.
func TestRanksAreOfUnroundedValues(t *testing.T) {
	b := board.New(withLand(facts(cum("metals", "2022-12", "tax", "11.051"), cum("jinshan", "2022-12", "tax", "11.054")),
		boardtest.Area(1, "metals", "2021-01-01", "1", ""), boardtest.Area(2, "jinshan", "2021-01-01", "1", "")))
	if got := places(b.Ranking(ask("", "2022-12", "tax_per_mu", board.OfValue), "")); !strings.HasPrefix(got, "1 jinshan, 2 metals, –") {
		t.Errorf("ranked %s", got)
	}
}

func TestThePooledRowIsNeverRanked(t *testing.T) {
	b := boardtest.Board()
	r := b.Ranking(ask("", "2023-06", "output", board.OfValue), "")
	for _, row := range r.Rows {
		if row.Park.Code == park.CityCode {
			t.Error("the pooled row stands among the parks")
		}
	}
	check(t, b.Value(ask(park.CityCode, "2023-06", "output", board.OfRank)), "—not_ranked")
	if r.Pooled.Query.Park != park.CityCode || r.Pooled.Num == nil {
		t.Errorf("pooled: %+v", r.Pooled)
	}
}

func TestATierRanksItsOwnParks(t *testing.T) {
	b := boardtest.Board()
	r := b.Ranking(ask("", "2023-05", "output", board.OfValue), "300")
	if got := places(r); got != "1 tuyou, 2 jinshan" {
		t.Errorf("ranked %s", got)
	}
	if r.Pooled.Query.Among != "tuyou,jinshan" || len(r.Pooled.Covered) != 2 {
		t.Errorf("the tier's total is over %v", r.Pooled.Covered)
	}
	rank := ask("tuyou", "2023-05", "output", board.OfRank)
	check(t, b.Value(rank), "6")
	rank.Among = "jinshan,tuyou"
	check(t, b.Value(rank), "1")
	rank.Among = "metals"
	check(t, b.Value(rank), "—not_ranked")
	if got := b.Ranking(ask("", "2023-05", "output", board.OfValue), "900"); len(got.Rows) != 0 || got.Pooled.Num != nil {
		t.Errorf("a tier that does not exist ranks %s", places(got))
	}
}

func TestMovementIsAgainstThePeriodBeforeOfTheSameWindow(t *testing.T) {
	b := board.New(facts(
		cum("metals", "2021-12", "output", "10"), cum("jinshan", "2021-12", "output", "20"),
		cum("metals", "2022-02", "output", "1"), cum("jinshan", "2022-02", "output", "4"),
		cum("metals", "2022-12", "output", "30"), cum("jinshan", "2022-12", "output", "20"),
		cum("metals", "2023-02", "output", "1"), cum("jinshan", "2023-02", "output", "20"), cum("tuyou", "2023-02", "output", "5"),
		cum("metals", "2023-03", "output", "50"), cum("jinshan", "2023-03", "output", "25"), cum("tuyou", "2023-03", "output", "50"),
		cum("metals", "2023-02", "employees", "3"), cum("jinshan", "2023-02", "employees", "4"),
		cum("metals", "2022-12", "employees", "4"), cum("jinshan", "2022-12", "employees", "3"),
	))
	cases := map[string]struct {
		code, period, subject string
		w                     board.Window
		want                  string
	}{
		"risen to a shared first place":    {"metals", "2023-03", "output", board.YTD, "2"},
		"fallen":                           {"jinshan", "2023-03", "output", board.YTD, "-2"},
		"the first cumulative of a year":   {"metals", "2023-02", "output", board.YTD, "—no_previous"},
		"近12个月 of 1—2月 against December":   {"jinshan", "2023-02", "output", board.TTM, "1"},
		"全年 against the year before":       {"metals", "2022-12", "output", board.Year, "1"},
		"a stock of 1—2月 against December": {"jinshan", "2023-02", "employees", "", "1"},
		"no rank now":                      {"aluminium", "2023-03", "output", board.YTD, "—not_ranked"},
		"no rank before":                   {"metals", "2021-12", "output", board.Year, "—no_previous"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			v := b.Value(window(ask(c.code, c.period, c.subject, board.OfMove), c.w))
			check(t, v, c.want)
			if v.Unit != "位" {
				t.Errorf("moved by %s", v.Unit)
			}
		})
	}
}

func TestParksAreRankedByGrowthAndByCompletion(t *testing.T) {
	b := boardtest.Board()
	if got := places(b.Ranking(ask("", "2023-06", "output", board.OfGrowth), "")); got !=
		"1 rare-earth, 2 aluminium, 3 tuyou, 4= equipment, 4= metals, 6 jiuyuan, – jinshan" {
		t.Errorf("by growth: %s", got)
	}
	if got := places(b.Ranking(ask("", "2023-06", "output", board.OfCompletion), "")); !strings.HasPrefix(got, "1 metals, 2 aluminium, 3 rare-earth") {
		t.Errorf("by 完成率: %s", got)
	}
	if got := places(b.Ranking(ask("", "2022-06", "output", board.OfCompletion), "")); strings.Contains(got, "1 ") {
		t.Errorf("by 完成率 before the tiers: %s", got)
	}
	loss := b.Ranking(ask("", "2023-06", "tax", board.OfGrowth), "")
	for _, row := range loss.Rows {
		if row.Park.Code == "aluminium" && (row.Rank != 0 || row.Value.Word != board.TurnedProfit) {
			t.Errorf("a growth in words is ranked %d: %+v", row.Rank, row.Value)
		}
	}
}

func TestARanksWorkingNamesTheParksItIsAmong(t *testing.T) {
	v := boardtest.Board().Value(ask("equipment", "2023-06", "tax_per_mu", board.OfRank))
	if len(v.Terms) != 5 || len(v.Covered) != 5 || strings.Join(v.Absent, ",") != "tuyou,jinshan" {
		t.Errorf("%d terms, among %v, without %v", len(v.Terms), v.Covered, v.Absent)
	}
	if v.Terms[0].Role != board.RoleOwn || v.Terms[0].Value.Query.Park != "equipment" {
		t.Errorf("its own value is %+v", v.Terms[0])
	}
}

func TestARankingsRanksAndMovementsAreThoseOfTheirReceipts(t *testing.T) {
	b, full := boardtest.Board(), boardtest.Board()
	for _, tier := range []string{"", b.Catalogue().Tiers[0].Code} {
		for _, subject := range []string{"output", "value_added", "tax_per_mu", "investment_intensity", "new_projects"} {
			for _, of := range []board.Of{board.OfValue, board.OfGrowth, board.OfCompletion} {
				for _, period := range []string{"2023-06", "2023-02", "2022-12"} {
					for _, row := range b.Ranking(ask("", period, subject, of), tier).Rows {
						move := full.Value(row.Move.Query)
						if fmt.Sprint(move.Num, move.Missing, move.Query, move.Unit) != fmt.Sprint(row.Move.Num, row.Move.Missing, row.Move.Query, row.Move.Unit) {
							t.Errorf("%s %s %s %s: moved %v %s, its receipt says %v %s", period, subject, of, row.Park.Code, row.Move.Num, row.Move.Missing, move.Num, move.Missing)
						}
						q := row.Move.Query
						q.Of = board.OfRank
						rank := "<nil>"
						if row.Rank > 0 {
							rank = fmt.Sprintf("%d/1", row.Rank)
						}
						if got := fmt.Sprint(full.Value(q).Num); got != rank {
							t.Errorf("%s %s %s %s: ranked %s, its receipt says %s", period, subject, of, row.Park.Code, rank, got)
						}
					}
				}
			}
		}
	}
}
