package intake

import (
	"slices"
	"strings"
	"testing"

	"parkboard/internal/catalog"
	"parkboard/internal/park"
)

func TestASumThatNoProgramHasWorkedOutIsNotHeldAgainstTheParks(t *testing.T) {
	d := readOne(t, "2023年6月.xlsx", `
园区|产值累计(亿元)|同比
稀土高新区|10|5
九原工业园区|20|5
合计|=|`)
	hold(t, d, "B2 rare-earth 2023-06 output cumulative 100000\nC2 rare-earth 2023-06 output growth 5\nB3 jiuyuan 2023-06 output cumulative 200000\nC3 jiuyuan 2023-06 output growth 5", "")
}

// What the city's own row says is kept as a figure, and a rate of all parks too.
func TestAFormulaWithoutAResultIsAnErrorWhereItWouldBeAFigure(t *testing.T) {
	for name, c := range map[string]struct{ grid, want string }{
		"a park's value":     {"园区|产值累计(亿元)|同比\n稀土高新区|=|5", "formula_error@B2"},
		"the city's value":   {"园区|产值累计(亿元)|同比\n稀土高新区|10|5\n全市|=|", "formula_error@B3"},
		"a rate of all":      {"园区|产值累计(亿元)|同比\n稀土高新区|10|5\n合计|10|=", "formula_error@C3"},
		"a sum of one group": {"园区|产值累计(亿元)|同比\n稀土高新区|10|5\n小计|=|", ""},
	} {
		if got := strings.Join(codes(readOne(t, "2023年6月.xlsx", c.grid)), " "); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestAreasLeftBlankAsAWholeLackNothing(t *testing.T) {
	missing := func(grid string) (cells []string) {
		d := read(t, "2023年6月.xlsx", page{"表1", "园区|产值累计(亿元)\n稀土高新区|10"}, page{"土地", grid})
		for _, i := range d.Issues {
			if i.Code == park.MissingValue {
				cells = append(cells, i.Cell)
			}
		}
		return cells
	}
	for name, c := range map[string]struct {
		grid string
		want []string
	}{
		"all blank":           {"园区|工业用地(亩)|批准面积(亩)\n稀土高新区||\n九原工业园区||", nil},
		"one given":           {"园区|工业用地(亩)|批准面积(亩)\n稀土高新区||\n九原工业园区|100|", []string{"B2", "C2", "C3"}},
		"one said to be none": {"园区|工业用地(亩)|批准面积(亩)\n稀土高新区||\n九原工业园区|—|", []string{"B2", "C2", "B3", "C3"}},
		"other figures blank": {"园区|税收(万元)\n稀土高新区|\n九原工业园区|", []string{"B2", "B3"}},
	} {
		if got := missing(c.grid); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v are missing, want %v", name, got, c.want)
		}
	}
}

func TestANameOfSixtyCharactersIsRead(t *testing.T) {
	c := *catalog.Default()
	long := park.Text{ZH: strings.Repeat("边境经济合作与综合保税", 6) + "区"}
	c.Parks = append(slices.Clone(c.Parks), park.Park{Code: "long", Name: long, Full: long, Short: long})
	b := workbook(t, page{"Sheet1", "园区|产值累计(亿元)\n" + long.ZH + "|10"})
	d := Read(t.Context(), Request{Name: "2023年6月.xlsx", Bytes: b, Catalogue: &c})
	hold(t, d, "B2 long 2023-06 output cumulative 100000", "")
}
