package views

import (
	"fmt"
	"net/url"
	"strings"

	"parkboard/internal/locale"
	"parkboard/internal/plot"
	"parkboard/static"
)

// chartMargins are the pixels beside a plot of a class, as its padding in the
// style sheets: left, right, over, under.
var chartMargins = map[string][4]float64{
	"cum":  {44, 106, 16, 30},
	"sm":   {40, 54, 8, 24},
	"lone": {0, 24, 4, 8},
}

// saved gives a chart of a page the address of its file: ?svg=ID on the page's
// own address, so that the file shows what the page shows. Unit says what is
// drawn, in which unit.
func (p Page) saved(c Chart, unit string) Chart {
	c.Unit = unit
	c.File = p.Address(map[string]string{"svg": c.ID})
	c.Save, c.SavePNG = p.Say.T("chart.save.svg"), p.Say.T("chart.save.png")
	title, _ := c.said()
	c.Of = p.Say.T("chart.save.of", title)
	return c
}

// Address is the page's own address with parts of its query set.
func (p Page) Address(set map[string]string) string {
	u, err := url.Parse(p.Path)
	if err != nil {
		u = &url.URL{Path: "/"}
	}
	q := u.Query()
	for key, value := range set {
		q.Set(key, value)
	}
	u.RawQuery = q.Encode()
	return u.RequestURI()
}

// said is what the chart says to a reader who does not see it.
func (c Chart) said() (title, desc string) {
	for _, d := range c.Drawings {
		if title, desc = d.Said(); title != "" {
			return title, desc
		}
	}
	return c.Title, ""
}

// SVGFile is the chart as a file of its own.
func (c Chart) SVGFile(p Page) ([]byte, error) {
	title, desc := c.said()
	f := plot.File{Title: title, Desc: desc, Unit: c.Unit, Source: sourceLine(p), Style: static.MarkRules(), Parts: c.Parts, Legend: c.Legend}
	if len(f.Parts) == 0 {
		m := chartMargins[c.Class]
		for i, d := range c.Drawings {
			part := plot.FilePart{Drawing: d, Left: m[0], Right: m[1]}
			if i == 0 {
				part.Over = m[2]
			}
			if i == len(c.Drawings)-1 {
				part.Under = m[3]
			}
			f.Parts = append(f.Parts, part)
		}
	}
	return f.Draw()
}

// FileName is the name the file is saved under: what it shows, in the reader's
// language, without what file systems refuse.
func (c Chart) FileName(p Page) string {
	title, _ := c.said()
	name := strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '_'
		}
		return r
	}, title)
	if runes := []rune(name); len(runes) > 60 {
		name = string(runes[:60])
	}
	return fmt.Sprintf("%s-v%d.svg", strings.Trim(name, ". "), p.Version)
}

// sourceLine is the state of the data behind a file, and that it is invented.
func sourceLine(p Page) string {
	parts := append([]string{p.Say.T("brand") + " · " + p.City}, p.Stamp()...)
	if p.Sample {
		parts = append(parts, p.Say.T("page.sample"))
	}
	return strings.Join(parts, "　")
}

// withFiles gives every chart of the page the address of its file.
func (m *Park) withFiles(p locale.Printer) {
	money := p.T("chart.unit", HeadUnit(p, tenThousandYuan))
	m.Course.Chart = m.saved(m.Course.Chart, money)
	m.Year.Chart = m.saved(m.Year.Chart, m.Year.Hint)
	m.Year.Months = m.saved(m.Year.Months, m.Year.Hint)
	for i, one := range m.Ratios.Ratios {
		m.Ratios.Ratios[i].Chart = m.saved(one.Chart, one.Unit)
	}
}

// Charts is the tier chart of all parks, as one picture.
func (o Overview) Charts() []Chart {
	if o.Empty {
		return nil
	}
	return []Chart{o.TierChart}
}

// barValue is what stands at the end of a park's bar in the picture: its output
// and the share of the tier, or that nothing was reported.
func barValue(row TierRow) string {
	if row.Output.State == Absent {
		return row.Output.Note
	}
	value := plainFigure(row.Output)
	if row.Completion.State == Known && row.Completion.Text != "" {
		value += "　" + row.Completion.Text
	}
	return value
}

// tierChart is the whole table of bars as one picture: the bars stay in their
// rows on the page, and leave it together.
func tierChart(o Overview) Chart {
	c := Chart{ID: "tiers", Title: o.Heading + " " + o.Span}
	for _, group := range o.Groups {
		c.Parts = append(c.Parts, plot.FilePart{Drawing: group.Axis, Name: group.Name + " " + group.Verb, Strong: true, Left: 210, Right: 150, Over: 16, Under: 8})
		for _, row := range group.Rows {
			c.Parts = append(c.Parts, plot.FilePart{Drawing: row.Bar, Name: row.Name, Value: barValue(row), Left: 210, Right: 150, Under: 8})
		}
	}
	for _, sign := range o.Legend {
		c.Legend = append(c.Legend, plot.FileSign{Drawing: sign.Drawing, Word: sign.Word})
	}
	return o.saved(c, o.Say.T("overview.tiers.hint"))
}
