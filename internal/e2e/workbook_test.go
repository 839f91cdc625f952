package e2e

import (
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"parkboard/internal/sheet"
)

// The period after the sample's last one, as a clerk would send it next.
const (
	lastSample = "2023-10"
	nextPeriod = "2023-11"
)

// said is what `parkboard read` prints, as far as the tests look at it.
type said struct {
	Figures []struct {
		Park, Indicator, Measure, Value, Period string
	} `json:"figures"`
	Issues []struct {
		Severity, Code, Cell string
	} `json:"issues"`
}

// monthly is a workbook of cumulative values: a row per park, a column per
// indicator, as offices keep them.
type monthly struct {
	parks   []string // names as written
	columns []string // headings with their units
	cells   [][]string
}

// shown are the indicators of the workbook: heading, how many canonical units
// one printed unit holds, and decimals printed.
var shown = []struct {
	code, heading string
	scale         int64
	places        int
}{
	{"output", "规上工业总产值(亿元)", 10_000, 2},
	{"value_added", "规上工业增加值(亿元)", 10_000, 2},
	{"tax", "税收(万元)", 1, 0},
	{"investment", "固定资产投资(亿元)", 10_000, 2},
	{"revenue", "营业收入(亿元)", 10_000, 2},
	{"energy", "综合能源消费量(吨标准煤)", 1, 0},
	{"invested", "累计固定资产投入(亿元)", 10_000, 2},
	{"employees", "从业人员期末人数(人)", 1, 0},
}

// parkNames are the parks in the catalogue's order with the names of a file.
var parkNames = [][2]string{
	{"rare-earth", "稀土高新区"}, {"equipment", "青山装备制造园区"}, {"metals", "昆区金属深加工园区"},
	{"aluminium", "包头铝业园区"}, {"jiuyuan", "九原工业园区"}, {"tuyou", "土右新型工业园区"}, {"jinshan", "固阳金山工业园区"},
}

// november is the month after the sample: what October's workbooks say, with
// one more month of the same pace. A park of none gives a workbook of all.
func november(t *testing.T, only ...string) monthly {
	t.Helper()
	before := october(t)
	m := monthly{columns: make([]string, len(shown))}
	for i, ind := range shown {
		m.columns[i] = ind.heading
	}
	for _, name := range parkNames {
		if len(only) > 0 && only[0] != name[0] {
			continue
		}
		m.parks = append(m.parks, name[1])
		row := make([]string, len(shown))
		for i, ind := range shown {
			value, ok := new(big.Rat).SetString(before[name[0]+" "+ind.code])
			if !ok {
				t.Fatalf("the sample's October has no %s of %s", ind.code, name[0])
			}
			stock := ind.code == "invested" || ind.code == "employees"
			if !stock {
				value.Mul(value, big.NewRat(11, 10))
			}
			row[i] = value.Quo(value, big.NewRat(ind.scale, 1)).FloatString(ind.places)
		}
		m.cells = append(m.cells, row)
	}
	return m
}

// octobers reads the sample's workbooks of its last period with the command
// line, once: park and indicator to the cumulative value.
var octobers = struct {
	once   sync.Once
	values map[string]string
}{}

func october(t *testing.T) map[string]string {
	t.Helper()
	octobers.once.Do(func() {
		dir := filepath.Join(scratch, "workbooks")
		command(t, "sample", dir)
		names, err := filepath.Glob(filepath.Join(dir, "*2023年10月*.xlsx"))
		if err != nil || len(names) == 0 {
			t.Fatalf("the sample wrote no workbook of October 2023: %v", err)
		}
		octobers.values = make(map[string]string)
		for _, name := range names {
			var printed said
			if err := json.Unmarshal(command(t, "read", "--data", filepath.Join(scratch, "nowhere"), name), &printed); err != nil {
				t.Fatal(err)
			}
			for _, f := range printed.Figures {
				if f.Measure == "cumulative" && f.Period == lastSample {
					octobers.values[f.Park+" "+f.Indicator] = f.Value
				}
			}
		}
	})
	return octobers.values
}

// firstRow and firstColumn are where the figures of a written workbook start.
const (
	firstRow    = 4
	firstColumn = 3
)

// at is the address of a figure: park and indicator count from zero.
func (m monthly) at(park, indicator int) string {
	return sheet.Addr(firstRow+park, firstColumn+indicator)
}

// write makes an .xlsx of the table under a title and gives its path.
func (m monthly) write(t *testing.T, name, title string) string {
	t.Helper()
	w := sheet.NewWriter()
	p := w.Page("月报")
	p.Text(1, 1, sheet.Title, title)
	p.Merge(sheet.Range{R1: 1, C1: 1, R2: 1, C2: firstColumn + len(m.columns) - 1})
	p.Text(3, 1, sheet.Head, "序号")
	p.Text(3, 2, sheet.Head, "园区")
	for c, heading := range m.columns {
		p.Text(3, firstColumn+c, sheet.Head, heading)
	}
	for r, park := range m.parks {
		p.Number(firstRow+r, 1, sheet.Centred, fmt.Sprint(r+1))
		p.Text(firstRow+r, 2, sheet.Body, park)
		for c, value := range m.cells[r] {
			if _, ok := new(big.Rat).SetString(value); ok {
				p.Number(firstRow+r, firstColumn+c, sheet.TwoDecimals, value)
			} else {
				p.Text(firstRow+r, firstColumn+c, sheet.Body, value)
			}
		}
	}
	raw, err := w.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return put(t, name, raw)
}

// put writes a file for the browser to send.
func put(t *testing.T, name string, raw []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// yi writes an amount of the workbook as pages print it: commas from five
// digits before the point.
func yi(decimal string) string {
	whole, rest, _ := strings.Cut(decimal, ".")
	if len(whole) > 4 {
		whole = whole[:len(whole)-3] + "," + whole[len(whole)-3:]
	}
	if rest == "" {
		return whole
	}
	return whole + "." + rest
}
