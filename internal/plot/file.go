package plot

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
)

// File is a drawing that leaves the page: a whole SVG document with its title,
// unit and source, concrete colours and plain coordinates. What a browser
// stretches — shares of the width, nested drawings, halos — is resolved, so
// that office programs draw it the same.
type File struct {
	Title  string
	Desc   string
	Unit   string // under the title: what is drawn, in which unit
	Source string // at the foot: data version, date, whether it is invented
	Style  string // the rules of the marks, without custom properties
	Width  float64
	Parts  []FilePart
	Legend []FileSign
}

// FilePart is one drawing of a file, below the one before.
type FilePart struct {
	Drawing     SVG
	Name        string  // at the left edge, for the rows of a table of bars
	Strong      bool    // the name heads the rows below it
	Value       string  // at the right edge
	Left, Right float64 // pixels beside the plot, for its words
	Over, Under float64 // pixels above and below it
}

// FileSign is a mark and its word.
type FileSign struct {
	Drawing SVG
	Word    string
}

const (
	fileEdge  = 24.0 // pixels around everything
	fileWidth = 960.0
)

// Draw is the document. It fails only on a drawing that is not well-formed,
// which package plot does not make.
func (f File) Draw() ([]byte, error) {
	if f.Width == 0 {
		f.Width = fileWidth
	}
	s := &sheet{}
	y := fileEdge
	heading := func(words, class string, size float64) {
		for _, line := range wrapped(words, f.Width-2*fileEdge, size) {
			y += size * 1.4
			s.text("text", line, "class", class, "x", px(fileEdge), "y", px(y))
		}
	}
	heading(f.Title, "f-title", 18)
	heading(f.Unit, "f-note", 12)
	for _, part := range f.Parts {
		y += part.Over
		if part.Name != "" {
			class := "f-name"
			if part.Strong {
				class = "f-head"
			}
			s.text("text", part.Name, "class", class, "x", px(fileEdge), "y", px(y+22))
		}
		if part.Value != "" {
			s.text("text", part.Value, "class", "f-name", "x", px(f.Width-fileEdge), "y", px(y+22), "text-anchor", "end")
		}
		height, err := s.flatten(part.Drawing, fileEdge+part.Left, y, f.Width-2*fileEdge-part.Left-part.Right)
		if err != nil {
			return nil, fmt.Errorf("drawing a file: %w", err)
		}
		y += height + part.Under
	}
	y, err := s.legend(f.Legend, y, f.Width)
	if err != nil {
		return nil, fmt.Errorf("drawing a file: %w", err)
	}
	y += 8
	heading(f.Source, "f-note", 12)
	return []byte(f.whole(s, y+fileEdge)), nil
}

// whole puts the document around what was drawn.
func (f File) whole(s *sheet, height float64) string {
	d := &sheet{}
	d.b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n")
	d.open("svg", "xmlns", "http://www.w3.org/2000/svg", "width", px(f.Width), "height", px(height),
		"viewBox", "0 0 "+px(f.Width)+" "+px(height), "role", "img")
	d.text("title", f.Title)
	d.text("desc", f.Desc)
	d.text("style", f.Style)
	d.leaf("rect", "class", "f-paper", "width", px(f.Width), "height", px(height))
	d.b.WriteString(s.b.String())
	d.shut("svg")
	return d.b.String()
}

// legend sets the signs one after the other, in as many lines as they need.
func (s *sheet) legend(signs []FileSign, y, width float64) (float64, error) {
	if len(signs) == 0 {
		return y, nil
	}
	x := fileEdge
	y += 12
	for _, sign := range signs {
		need := 40 + ems(sign.Word)*12 + 18
		if x > fileEdge && x+need > width-fileEdge {
			x, y = fileEdge, y+22
		}
		if _, err := s.flatten(sign.Drawing, x, y, 34); err != nil {
			return y, err
		}
		s.text("text", sign.Word, "class", "f-note", "x", px(x+40), "y", px(y+12))
		x += need
	}
	return y + 22, nil
}

// ems is about how wide words are: a Chinese character is one em, a Latin one
// a little over half.
func ems(words string) float64 {
	wide := 0.0
	for _, r := range words {
		if r < 0x2000 {
			wide += 0.56
		} else {
			wide++
		}
	}
	return wide
}

// wrapped breaks words into lines that fit.
func wrapped(words string, width, size float64) []string {
	var lines []string
	line, wide := "", 0.0
	for _, r := range words {
		w := ems(string(r)) * size
		if wide+w > width && line != "" {
			lines = append(lines, line)
			line, wide = "", 0
		}
		line, wide = line+string(r), wide+w
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// flattening is where a drawing's elements are placed: the width that a per
// cent is of, and the factor of a nested drawing that stretches.
type flattening struct {
	s      *sheet
	width  float64
	factor float64 // 1 outside a stretched drawing
	ends   []string
}

// flatten writes a drawing with its corner at x, y and answers its height.
func (s *sheet) flatten(drawing SVG, x, y, width float64) (height float64, err error) {
	if drawing.Empty() {
		return 0, nil
	}
	f := &flattening{s: s, width: width, factor: 1}
	d := xml.NewDecoder(strings.NewReader(drawing.markup))
	for {
		token, err := d.Token()
		if token == nil {
			if len(f.ends) == 0 {
				return height, nil
			}
			return height, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if len(f.ends) == 0 {
				height, _ = strconv.ParseFloat(attribute(t, "height"), 64)
				s.open("g", "transform", "translate("+px(x)+" "+px(y)+")")
				f.ends = append(f.ends, "g")
				continue
			}
			if err := f.start(d, t); err != nil {
				return height, err
			}
		case xml.EndElement:
			last := len(f.ends) - 1
			s.shut(strings.TrimPrefix(f.ends[last], "stretched "))
			if strings.HasPrefix(f.ends[last], "stretched ") {
				f.factor = 1
			}
			f.ends = f.ends[:last]
		case xml.CharData:
			s.b.WriteString(escape(string(t)))
		}
	}
}

// start writes an element. Nested drawings become groups; a text with a halo is
// written twice, the halo first, because not every program paints the edge of
// a letter under it.
func (f *flattening) start(d *xml.Decoder, t xml.StartElement) error {
	switch {
	case t.Name.Local == "title" && len(f.ends) == 1, t.Name.Local == "desc":
		return d.Skip()
	case t.Name.Local == "svg" && attribute(t, "viewBox") != "":
		f.factor = f.width / 100
		f.s.open("g")
		f.ends = append(f.ends, "stretched g")
		return nil
	case t.Name.Local == "svg":
		f.s.open("g", "transform", "translate("+f.length("x", attribute(t, "x"))+" "+f.length("y", attribute(t, "y"))+")")
		f.ends = append(f.ends, "g")
		return nil
	case t.Name.Local == "text" && strings.Contains(attribute(t, "class"), "hal"):
		var words string
		if err := d.DecodeElement(&words, &t); err != nil {
			return err
		}
		attrs := f.attributes(t)
		f.s.text("text", words, append([]string{"class", "f-halo"}, without(attrs, "class")...)...)
		f.s.text("text", words, attrs...)
		return nil
	}
	f.s.open(t.Name.Local, f.attributes(t)...)
	f.ends = append(f.ends, t.Name.Local)
	return nil
}

func (f *flattening) attributes(t xml.StartElement) []string {
	var out []string
	for _, a := range t.Attr {
		value := a.Value
		switch a.Name.Local {
		case "id", "role", "aria-labelledby", "aria-hidden":
			continue
		case "x", "x1", "x2", "cx", "width", "y", "y1", "y2":
			value = f.length(a.Name.Local, value)
		case "points":
			value = f.points(value)
		}
		out = append(out, a.Name.Local, value)
	}
	return out
}

// length is a coordinate in pixels: a share of the width, or of a stretched
// drawing, or pixels already.
func (f *flattening) length(name, value string) string {
	if share, ok := strings.CutSuffix(value, "%"); ok {
		at, err := strconv.ParseFloat(share, 64)
		if err != nil {
			return "0"
		}
		return px(at / 100 * f.width)
	}
	at, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return "0"
	}
	if strings.HasPrefix(name, "y") {
		return px(at)
	}
	return px(at * f.factor)
}

func (f *flattening) points(value string) string {
	pairs := strings.Fields(value)
	for i, pair := range pairs {
		x, y, _ := strings.Cut(pair, ",")
		pairs[i] = f.length("x", x) + "," + f.length("y", y)
	}
	return strings.Join(pairs, " ")
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func without(attrs []string, name string) []string {
	var out []string
	for i := 0; i+1 < len(attrs); i += 2 {
		if attrs[i] != name {
			out = append(out, attrs[i], attrs[i+1])
		}
	}
	return out
}

// Said is the title and description of a drawing.
func (s SVG) Said() (title, desc string) {
	d := xml.NewDecoder(strings.NewReader(s.markup))
	for {
		token, err := d.Token()
		if err != nil {
			return title, desc
		}
		t, ok := token.(xml.StartElement)
		if !ok || t.Name.Local != "title" && t.Name.Local != "desc" {
			continue
		}
		var words string
		if d.DecodeElement(&words, &t) != nil {
			return title, desc
		}
		if t.Name.Local == "desc" {
			return title, words
		}
		if title == "" {
			title = words
		}
	}
}
