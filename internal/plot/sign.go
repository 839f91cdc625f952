package plot

// Sign is a small drawing that stands for a mark in a legend.
type Sign uint8

// The signs of a legend.
const (
	SignNow Sign = iota
	SignPast
	SignSeason
	SignLinear
	SignForecast
	SignPass  // 突破: open circle
	SignReach // 达到: filled circle
	SignMissing
	SignMean
)

// legendWidth is the width of each sign of a legend, in pixels.
var legendWidth = map[Sign]float64{SignNow: 34, SignPast: 12, SignSeason: 14, SignLinear: 8,
	SignForecast: 30, SignPass: 12, SignReach: 12, SignMissing: 30, SignMean: 30}

// Draw is the drawing, hidden from ears: a word stands beside it.
func (g Sign) Draw() SVG {
	width := legendWidth[g]
	mid := px(width / 2)
	s := begin(Label{}, "", 16, "width", px(width))
	line := func(class, y1 string) {
		s.leaf("line", "class", class, "x1", mid, "x2", mid, "y1", y1, "y2", "16")
	}
	switch g {
	case SignNow:
		s.leaf("rect", "class", "k-track", "width", px(width), "height", "16")
		s.leaf("rect", "class", "k-now", "y", "3", "width", "30", "height", "10")
	case SignPast:
		line("k-past-tick", "0")
	case SignSeason:
		s.leaf("path", "class", "k-pace", "d", "M7 4l4.5 7h-9z")
	case SignLinear:
		line("k-linear", "0")
	case SignForecast:
		s.leaf("rect", "class", "k-fc", "x", "1", "y", "1", "width", "28", "height", "14")
		s.leaf("line", "class", "k-fc-mid", "x1", mid, "x2", mid, "y1", "1", "y2", "15")
	case SignPass, SignReach:
		line("k-tier", "5")
		s.leaf("circle", "class", circle(g == SignPass), "cx", mid, "cy", "3", "r", "3")
	case SignMissing:
		s.leaf("rect", "class", "k-ghost", "x", "1", "y", "3", "width", "28", "height", "10")
	case SignMean:
		s.leaf("line", "class", "k-line-mean", "x1", "0", "x2", px(width), "y1", "8", "y2", "8")
	}
	return s.end()
}
