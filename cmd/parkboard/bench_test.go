package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"parkboard/internal/catalog"
	"parkboard/internal/park"
)

// BenchmarkTheCommandReadsAFlatWorkbookOf100000Rows runs the built program;
// peak-MiB is the largest resident set the system saw of it.
func BenchmarkTheCommandReadsAFlatWorkbookOf100000Rows(b *testing.B) {
	dir := b.TempDir()
	program, file := builtProgram(b, dir), filepath.Join(dir, "flat.xlsx")
	flatFile(b, file, 100_000)
	peak := 0.0
	for b.Loop() {
		peak = max(peak, readPeak(b, program, file))
	}
	b.ReportMetric(peak, "peak-MiB")
}

// mostResident is what reading such a workbook may take, in MiB.
const mostResident = 150

func TestReadingALargeFlatWorkbookKeepsToItsMemory(t *testing.T) {
	dir := t.TempDir()
	program, file := builtProgram(t, dir), filepath.Join(dir, "flat.xlsx")
	flatFile(t, file, 100_000)
	if peak := readPeak(t, program, file); peak > mostResident {
		t.Errorf("reading took %.0f MiB; at most %d", peak, mostResident)
	}
}

// builtProgram is the program as users have it.
func builtProgram(tb testing.TB, dir string) string {
	program := filepath.Join(dir, "parkboard")
	build := exec.CommandContext(tb.Context(), "go", "build", "-trimpath", "-ldflags", "-s -w", "-o", program, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		tb.Fatalf("%v\n%s", err, out)
	}
	return program
}

// readPeak reads a file with the program and gives its largest resident set in
// MiB, as the system has it of the program while it runs: what wait reports
// would hold the peak of this process as well, from before the exec. That
// errors were found is the program's answer, not a failure.
func readPeak(tb testing.TB, program, file string) float64 {
	tb.Helper()
	read := exec.CommandContext(tb.Context(), program, "read", "--data", filepath.Join(filepath.Dir(file), "none"), file)
	read.Env = append(os.Environ(), "GOGC=", "GOMEMLIMIT=")
	if err := read.Start(); err != nil {
		tb.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- read.Wait() }()
	peak := 0.0
	for {
		select {
		case err := <-ended:
			if err != nil && read.ProcessState.ExitCode() != refused {
				tb.Fatal(err)
			}
			if peak == 0 {
				tb.Skip("the system does not tell")
			}
			return peak
		case <-time.After(2 * time.Millisecond):
			peak = max(peak, highWater(read.Process.Pid))
		}
	}
}

var highWaterLine = regexp.MustCompile(`(?m)^VmHWM:\s+(\d+) kB$`)

// highWater is the largest resident set of a process so far, 0 where the
// system does not tell.
func highWater(pid int) float64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	found := highWaterLine.FindSubmatch(status)
	if err != nil || found == nil {
		return 0
	}
	kib, _ := strconv.Atoi(string(found[1])) // digits
	return float64(kib) / 1024
}

// flatFile writes a workbook of the tidy form: so many different rows of six
// columns, and six columns more that are not loaded.
func flatFile(tb testing.TB, file string, rows int) {
	var page strings.Builder
	shared := &sharedTexts{number: map[string]int{}}
	row := func(cells ...string) {
		page.WriteString("<row>")
		for _, s := range cells {
			if _, err := strconv.ParseFloat(s, 64); err == nil {
				fmt.Fprintf(&page, "<c><v>%s</v></c>", s)
			} else {
				fmt.Fprintf(&page, `<c t="s"><v>%d</v></c>`, shared.of(s))
			}
		}
		page.WriteString("</row>")
	}
	row("园区", "期间", "指标", "口径", "数值", "单位", "附加1", "附加2", "附加3", "附加4", "附加5", "附加6")
	c, n := catalog.Default(), 0
	for year := 2025; n < rows; year-- {
		for _, p := range park.YearPeriods(year) {
			for i := range c.Parks {
				for j := range c.Monthly() {
					if n++; n > rows {
						break
					}
					cells := []string{c.Parks[i].Name.ZH, p.String(), c.Monthly()[j].Name.ZH, "累计", strconv.Itoa(100_000 + n), c.Monthly()[j].Unit}
					for k := range 6 {
						cells = append(cells, fmt.Sprintf("%.2f", float64(n*(k+3)%999_983)/100))
					}
					row(cells...)
				}
			}
		}
	}
	pack(tb, file, page.String(), shared.xml.String())
}

// sharedTexts are the shared strings of a workbook.
type sharedTexts struct {
	number map[string]int
	xml    strings.Builder
}

func (t *sharedTexts) of(s string) int {
	n, known := t.number[s]
	if !known {
		n = len(t.number)
		t.number[s] = n
		t.xml.WriteString("<si><t>" + s + "</t></si>")
	}
	return n
}

// pack writes a workbook of one sheet.
func pack(tb testing.TB, file, rows, shared string) {
	tb.Helper()
	const main, office = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	relation := func(id, kind, target string) string {
		return fmt.Sprintf(`<Relationship Id="%s" Type="%s/%s" Target="%s"/>`, id, office, kind, target)
	}
	var packed bytes.Buffer
	zw := zip.NewWriter(&packed)
	for _, part := range [][2]string{
		{"_rels/.rels", "<Relationships>" + relation("r1", "officeDocument", "xl/workbook.xml") + "</Relationships>"},
		{"xl/_rels/workbook.xml.rels", "<Relationships>" + relation("r1", "worksheet", "sheet1.xml") + relation("r2", "sharedStrings", "shared.xml") + "</Relationships>"},
		{"xl/workbook.xml", `<workbook xmlns="` + main + `" xmlns:r="` + office + `"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>`},
		{"xl/shared.xml", `<sst xmlns="` + main + `">` + shared + "</sst>"},
		{"xl/sheet1.xml", `<worksheet xmlns="` + main + `"><sheetData>` + rows + "</sheetData></worksheet>"},
	} {
		w, err := zw.Create(part[0])
		if err == nil {
			_, err = io.WriteString(w, part[1])
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	if err := errors.Join(zw.Close(), os.WriteFile(file, packed.Bytes(), 0o600)); err != nil {
		tb.Fatal(err)
	}
}
