package e2e

import (
	"bytes"
	"image"
	_ "image/png" // pdftoppm writes PNG
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// printout is a page printed to PDF.
type printout struct {
	t    *testing.T
	file string
}

// printing is how long a print may take: the Chinese fonts are cut and embedded,
// seconds of a processor that other tabs want too.
const printing = time.Minute

// printed prints the page by its own @page rules, as the browser's dialogue
// does by default.
func (b *tab) printed() printout {
	b.t.Helper()
	pdf := within(b, printing, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize(), chromedp.PDFPaper(chromedp.PaperA4)))
	file := filepath.Join(b.t.TempDir(), "page.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		b.t.Fatal(err)
	}
	return printout{b.t, file}
}

func (s printout) tool(name string, args ...string) []byte {
	s.t.Helper()
	run := exec.Command(name, args...)
	var complaint bytes.Buffer
	run.Stderr = &complaint
	said, err := run.Output()
	if err != nil {
		s.t.Fatalf("%s: %v\n%s", name, err, &complaint)
	}
	return said
}

// info is a line of pdfinfo: Pages, "Page size".
func (s printout) info(key string) string {
	s.t.Helper()
	found := regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(key) + `:\s+(.*)$`).FindSubmatch(s.tool("pdfinfo", s.file))
	if found == nil {
		s.t.Fatalf("pdfinfo says nothing of %s", key)
	}
	return strings.TrimSpace(string(found[1]))
}

func (s printout) pages() int {
	s.t.Helper()
	n, err := strconv.Atoi(s.info("Pages"))
	if err != nil {
		s.t.Fatal(err)
	}
	return n
}

// text is everything that a search in the PDF finds, without blanks and line
// breaks: a number broken over two lines would still be found.
func (s printout) text() string {
	s.t.Helper()
	return strings.Join(strings.Fields(string(s.tool("pdftotext", "-raw", s.file, "-"))), "")
}

// picture draws the first page in grey, a pixel for each of dpi parts of an inch.
func (s printout) picture(dpi int) image.Image {
	s.t.Helper()
	stem := strings.TrimSuffix(s.file, ".pdf")
	s.tool("pdftoppm", "-png", "-gray", "-singlefile", "-r", strconv.Itoa(dpi), s.file, stem)
	raw, err := os.ReadFile(stem + ".png")
	if err != nil {
		s.t.Fatal(err)
	}
	img, _, err := image.Decode(bytes.NewReader(raw))
	if err != nil {
		s.t.Fatal(err)
	}
	return img
}

// margins measures the white borders of the first page in millimetres.
func (s printout) margins() (top, right, bottom, left float64) {
	s.t.Helper()
	const dpi = 50
	img := s.picture(dpi)
	box := img.Bounds()
	ink := image.Rectangle{Min: box.Max, Max: box.Min}
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			if grey, _, _, _ := img.At(x, y).RGBA(); grey < 0xf000 {
				ink.Min.X, ink.Min.Y = min(ink.Min.X, x), min(ink.Min.Y, y)
				ink.Max.X, ink.Max.Y = max(ink.Max.X, x+1), max(ink.Max.Y, y+1)
			}
		}
	}
	mm := func(pixels int) float64 { return float64(pixels) / dpi * 25.4 }
	return mm(ink.Min.Y - box.Min.Y), mm(box.Max.X - ink.Max.X), mm(box.Max.Y - ink.Max.Y), mm(ink.Min.X - box.Min.X)
}
