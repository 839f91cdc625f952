package plot

import (
	"image"
	"image/color"
	"regexp"
	"strconv"
	"strings"
	"testing"

	qr "github.com/piglig/go-qr"
)

// painted fills the bars of a drawn code, four pixels a module.
func painted(t *testing.T, markup string) *image.Gray {
	t.Helper()
	number := func(s string) int {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	side := number(regexp.MustCompile(`viewBox="0 0 (\d+) `).FindStringSubmatch(markup)[1])
	picture := image.NewGray(image.Rect(0, 0, side*4, side*4))
	for i := range picture.Pix {
		picture.Pix[i] = 255
	}
	for _, bar := range regexp.MustCompile(`M(\d+) (\d+)h(\d+)v1h-(\d+)z`).FindAllStringSubmatch(markup, -1) {
		if bar[3] != bar[4] {
			t.Fatalf("the bar %s is not closed", bar[0])
		}
		x, y, n := number(bar[1]), number(bar[2]), number(bar[3])
		if x < quiet || y < quiet || x+n > side-quiet || y >= side-quiet {
			t.Fatalf("the bar %s stands in the quiet zone", bar[0])
		}
		for py := y * 4; py < y*4+4; py++ {
			for px := x * 4; px < (x+n)*4; px++ {
				picture.SetGray(px, py, color.Gray{})
			}
		}
	}
	return picture
}

func TestACodeIsReadAsItsAddress(t *testing.T) {
	for _, address := range []string{
		"https://board.example/briefs/2023-06/rare-earth?asof=2023-07-20T09:30:00",
		"http://10.0.0.8:8080/measures/sheet/2022?asof=2023-07-20",
		"https://" + strings.Repeat("long.", 40) + "example/briefs/2023-06/a",
	} {
		read, err := qr.Decode(painted(t, Code{Address: address, Label: Label{ID: "qr", Title: "code"}}.Draw().String()))
		if err != nil || read != address {
			t.Errorf("%q is read as %q (%v)", address, read, err)
		}
	}
}

func TestACodeIsTheKnownOne(t *testing.T) {
	drawn := Code{Address: "HELLO WORLD", Label: Label{ID: "qr", Title: "code"}}.Draw().String()
	picture := painted(t, drawn)
	for y, want := range helloWorld {
		for x, module := range want {
			if dark := picture.GrayAt((x+quiet)*4, (y+quiet)*4).Y == 0; dark != (module == '#') {
				t.Fatalf("module %d of row %d is dark: %v", x, y, dark)
			}
		}
	}
}

func TestAnAddressBeyondACodeDrawsNothing(t *testing.T) {
	if s := (Code{Address: strings.Repeat("x", 5000), Label: Label{ID: "qr"}}).Draw(); !s.Empty() {
		t.Error("it draws something")
	}
}

// helloWorld is HELLO WORLD as another encoder of ISO/IEC 18004 gives it, at
// the highest level that fits the smallest code.
var helloWorld = []string{
	"#######.##....#######",
	"#.....#.#..#..#.....#",
	"#.###.#.#..##.#.###.#",
	"#.###.#.#.....#.###.#",
	"#.###.#.#.#...#.###.#",
	"#.....#...#...#.....#",
	"#######.#.#.#.#######",
	"........#............",
	".##.#.##....#.#.#####",
	".#......####....#...#",
	"..##.###.##...#.##...",
	".##.##.#..##.#.#.###.",
	"#...#.#.#.###.###.#.#",
	"........##.#..#...#.#",
	"#######.#.#....#.##..",
	"#.....#..#.##.##.#...",
	"#.###.#.#.#...#######",
	"#.###.#..#.#.#.#...#.",
	"#.###.#.#..#.###.#..#",
	"#.....#.#.####...#.##",
	"#######....#.###....#",
}
