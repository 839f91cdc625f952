package e2e

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io/fs"
	"math/big"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// Workbooks read by nothing of the board's: a zip of XML, whose cells are
// understood by the labels the sample's office writes around them. What is not
// understood is an error, never passed over.

// month is a period: the cumulative of a year through a month.
type month struct{ year, month int }

func (m month) String() string { return fmt.Sprintf("%d-%02d", m.year, m.month) }

func (m month) before(other month) bool {
	return m.year < other.year || m.year == other.year && m.month < other.month
}

// place is where a number stands: an upload, a sheet, a cell.
type place struct {
	upload      int
	sheet, cell string
}

// told is what a cell says of a park: an indicator (or land), and of it the
// cumulative, the month, the base or the growth.
type told struct {
	park      string
	at        month
	indicator string
	measure   string
}

// reading is one cell that was understood, in canonical units.
type cellRead struct {
	told
	value *big.Rat
	place place
}

// grid is a sheet: texts by row and column, a merged range holding its text in
// every cell.
type grid struct {
	cells      map[[2]int]string
	rows, cols int
}

func (g *grid) at(row, col int) string { return strings.TrimSpace(g.cells[[2]int{row, col}]) }

// The parts of a workbook that are looked at.
type (
	bookXML struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	relsXML struct {
		Relations []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	textXML struct {
		T    string   `xml:"t"`
		Runs []string `xml:"r>t"`
	}
	stringsXML struct {
		Items []textXML `xml:"si"`
	}
	sheetXML struct {
		Cells []struct {
			Ref    string  `xml:"r,attr"`
			Kind   string  `xml:"t,attr"`
			Value  string  `xml:"v"`
			Inline textXML `xml:"is"`
		} `xml:"sheetData>row>c"`
		Merges []struct {
			Ref string `xml:"ref,attr"`
		} `xml:"mergeCells>mergeCell"`
	}
)

func (t textXML) String() string { return t.T + strings.Join(t.Runs, "") }

// opened unzips a workbook into its sheets by name.
func opened(raw []byte) (map[string]*grid, error) {
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, err
	}
	part := func(name string, into any) error {
		text, err := fs.ReadFile(z, name)
		if err != nil {
			return err
		}
		return xml.Unmarshal(text, into)
	}
	var book bookXML
	var rels relsXML
	var shared stringsXML
	for name, into := range map[string]any{"xl/workbook.xml": &book, "xl/_rels/workbook.xml.rels": &rels, "xl/sharedStrings.xml": &shared} {
		if err := part(name, into); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	sheets := make(map[string]*grid)
	for _, s := range book.Sheets {
		for _, r := range rels.Relations {
			if r.ID != s.ID {
				continue
			}
			var found sheetXML
			if err := part(path.Join("xl", strings.TrimPrefix(r.Target, "/xl/")), &found); err != nil {
				return nil, err
			}
			sheets[s.Name] = gridOf(found, shared)
		}
	}
	return sheets, nil
}

func gridOf(found sheetXML, shared stringsXML) *grid {
	g := &grid{cells: make(map[[2]int]string)}
	for _, c := range found.Cells {
		row, col := cellAt(c.Ref)
		text := c.Value + c.Inline.String()
		if c.Kind == "s" {
			n, _ := strconv.Atoi(c.Value)
			text = shared.Items[n].String()
		}
		g.cells[[2]int{row, col}] = text
		g.rows, g.cols = max(g.rows, row), max(g.cols, col)
	}
	for _, m := range found.Merges {
		from, to, _ := strings.Cut(m.Ref, ":")
		top, left := cellAt(from)
		bottom, right := cellAt(to)
		for row := top; row <= bottom; row++ {
			for col := left; col <= right; col++ {
				g.cells[[2]int{row, col}] = g.cells[[2]int{top, left}]
			}
		}
	}
	return g
}

// cellAt reads B12 as row 12, column 2.
func cellAt(ref string) (row, col int) {
	for i, r := range ref {
		if r < 'A' || r > 'Z' {
			row, _ = strconv.Atoi(ref[i:])
			return row, col
		}
		col = col*26 + int(r-'A') + 1
	}
	return 0, col
}

func cellName(row, col int) string {
	name := ""
	for ; col > 0; col = (col - 1) / 26 {
		name = string(rune('A'+(col-1)%26)) + name
	}
	return name + strconv.Itoa(row)
}

// The words of the office's workbooks, after docs/domain.md#parks, #indicators
// and #units.
var (
	namesOfParks = map[string]string{
		"稀土高新区": "rare-earth", "包头稀土高新技术产业开发区": "rare-earth",
		"青山装备制造园区": "equipment", "包头装备制造产业园区": "equipment",
		"昆区金属深加工园区": "metals", "包头金属深加工园区": "metals",
		"包头铝业园区": "aluminium", "包头铝业产业园区": "aluminium",
		"九原工业园区": "jiuyuan", "包头九原工业园区": "jiuyuan",
		"土右新型工业园区": "tuyou", "包头土右新型工业园区": "tuyou",
		"固阳金山工业园区": "jinshan", "包头金山工业园区": "jinshan",
	}
	namesOfIndicators = map[string]string{
		"规上工业总产值": "output", "规上工业增加值": "value_added", "税收": "tax", "固定资产投资": "investment",
		"累计固定资产投入": "invested", "营业收入": "revenue", "国内（区外）到位资金": "funds",
		"综合能源消费量": "energy", "工业用电量": "electricity", "研发经费支出": "rd",
		"新开工亿元以上项目": "new_projects", "新增规上工业企业": "new_enterprises", "规上工业企业数": "enterprises",
		"从业人员期末人数": "employees",
		"碳排放量":     "carbon", "清洁能源消费量": "clean_energy", "工业固废综合利用率": "solid_waste_used_share",
		"余热余冷余压综合利用率": "waste_heat_used_share", "工业用水重复利用率": "water_reused_share",
		"工业用地面积": "land_industrial", "已建成面积": "land_built", "批准面积": "land_approved",
	}
	canonical = map[string]*big.Rat{ // how many canonical units one holds
		"亿元": whole(10_000), "万元": whole(1), "万吨标准煤": whole(10_000), "吨标准煤": whole(1), "万千瓦时": whole(1),
		"个": whole(1), "户": whole(1), "人": whole(1), "%": whole(1), "亩": whole(1), "公顷": whole(15),
		"万吨CO₂": whole(10_000),
	}
	spoken  = regexp.MustCompile(`(\d{4})年(?:(?:1—)?(\d{1,2})月|全年)`)
	unitOf  = regexp.MustCompile(`[(（]([^()（）]+)[)）]$`)
	unitFor = regexp.MustCompile(`^单位：(.+)$`)
)

func whole(n int64) *big.Rat { return big.NewRat(n, 1) }

// understood reads every number of a workbook.
func understood(upload int, raw []byte) ([]cellRead, error) {
	sheets, err := opened(raw)
	if err != nil {
		return nil, err
	}
	var all []cellRead
	for name, g := range sheets {
		title := spoken.FindStringSubmatch(g.at(1, 1))
		if title == nil {
			return nil, fmt.Errorf("sheet %s: the title %q names no period", name, g.at(1, 1))
		}
		var at month
		at.year, _ = strconv.Atoi(title[1])
		if at.month, _ = strconv.Atoi(title[2]); at.month == 0 {
			at.month = 12
		}
		found, err := g.numbers(at)
		if err != nil {
			return nil, fmt.Errorf("sheet %s: %w", name, err)
		}
		for i := range found {
			found[i].place.upload, found[i].place.sheet = upload, name
		}
		all = append(all, found...)
	}
	return all, nil
}

// numbers reads the table whose heading says 园区名称 in the second column.
func (g *grid) numbers(at month) (all []cellRead, err error) {
	head, sheetUnit := 0, ""
	for row := 1; row <= g.rows; row++ {
		for col := 1; col <= g.cols && head == 0; col++ {
			if found := unitFor.FindStringSubmatch(g.at(row, col)); found != nil {
				sheetUnit = found[1]
			}
		}
		if head == 0 && g.at(row, 2) == "园区名称" {
			head = row
		}
		park, isPark := namesOfParks[g.at(row, 2)]
		sum := g.at(row, 2) == "合计" // of it only the growth is kept, as supplied by the city
		if sum {
			park, isPark = cityCode, true
		}
		if !isPark {
			continue
		}
		if head == 0 {
			return nil, fmt.Errorf("a park stands in row %d before any heading", row)
		}
		for col := 3; col <= g.cols; col++ {
			number, ok := new(big.Rat).SetString(g.at(row, col))
			if !ok {
				continue // a blank or a dash: not reported
			}
			indicator, measure, unit, err := g.heading(head, row, col, sheetUnit)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", cellName(row, col), err)
			}
			if sum && measure != "growth" {
				continue
			}
			all = append(all, cellRead{told{park, at, indicator, measure}, number.Mul(number, unit), place{cell: cellName(row, col)}})
		}
	}
	return all, nil
}

// heading says what a column is about: the nearest texts above a row count.
func (g *grid) heading(head, row, col int, sheetUnit string) (indicator, measure string, unit *big.Rat, err error) {
	measure = "cumulative"
	for up := row - 1; up >= head; up-- {
		text := g.at(up, col)
		switch {
		case strings.HasSuffix(text, "累计"):
		case text == "本月":
			measure = "month"
		case text == "上年同期":
			measure = "base"
		case text == "同比(%)":
			measure, unit = "growth", canonical["%"]
		case indicator == "":
			if found := unitOf.FindStringSubmatch(text); found != nil && unit == nil {
				unit, text = canonical[found[1]], strings.TrimSuffix(text, found[0])
			} else if canonical[text] != nil && unit == nil {
				unit = canonical[text]
				continue
			} else if found != nil {
				text = strings.TrimSuffix(text, found[0])
			}
			indicator = namesOfIndicators[text]
		}
	}
	if unit == nil {
		unit = canonical[sheetUnit]
	}
	if indicator == "" || unit == nil {
		return "", "", nil, fmt.Errorf("its heading or unit is not understood")
	}
	return indicator, measure, unit, nil
}
