package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
)

// What any file up to 20 MiB may cost.
const (
	mostHeld = 512 << 20
	mostTime = 10 * time.Second
)

// bounded opens a file and fails where memory or time went beyond. The heap is
// looked at all the while, not only at the end.
func bounded(t *testing.T, b []byte) (book *Book, err error) {
	t.Helper()
	if len(b) > 20<<20 {
		t.Fatalf("%d bytes are refused unread", len(b))
	}
	runtime.GC()
	var before, now runtime.MemStats
	runtime.ReadMemStats(&before)
	done := make(chan struct{})
	begun := time.Now()
	go func() {
		book, err = Open("x", b, Limits{})
		close(done)
	}()
	peak := uint64(0)
	for open := true; open; {
		select {
		case <-done:
			open = false
		case <-time.After(20 * time.Millisecond):
		}
		runtime.ReadMemStats(&now)
		peak = max(peak, now.HeapInuse)
	}
	if held := int64(peak) - int64(before.HeapInuse); held > mostHeld {
		t.Errorf("%d MiB were held", held>>20)
	}
	if took := time.Since(begun); took > mostTime {
		t.Errorf("it took %s", took)
	}
	return book, err
}

// refusedAs opens a file within its bounds and wants a refusal of this kind.
func refusedAs(t *testing.T, b []byte, want RefusalKind) {
	t.Helper()
	_, err := bounded(t, b)
	var r *Refusal
	if !errors.As(err, &r) || r.Kind != want {
		t.Errorf("refused as %v, want kind %d", err, want)
	}
}

func TestATextOfAMillionColumnsIsTooLarge(t *testing.T) {
	for name, b := range map[string][]byte{
		"filled":  []byte("园区,产值" + strings.Repeat(",1", 1_000_000)),
		"blank":   []byte("园区,产值" + strings.Repeat(",", 1_000_000) + "1"),
		"in tabs": []byte("园区\t产值" + strings.Repeat("\t1", 1_000_000)),
	} {
		t.Run(name, func(t *testing.T) { refusedAs(t, b, TooLarge) })
	}
}

func TestABlankTailOfAMillionColumnsIsNoCell(t *testing.T) {
	book, err := bounded(t, []byte("园区,产值\n高新区,1"+strings.Repeat(",", 1_000_000)))
	if err != nil || len(book.Sheets[0].Rows[1].Cells) != 2 {
		t.Errorf("%v", err)
	}
}

func TestMoreThanTwoMillionCellsAreTooLarge(t *testing.T) {
	row := "<row>" + strings.Repeat("<c><v>1</v></c>", 1000) + "</row>"
	refusedAs(t, stored(t, simpleParts(strings.Repeat(row, 2001))), TooLarge)
	refusedAs(t, []byte(strings.Repeat(strings.Repeat("1,", 999)+"1\n", 2001)), TooLarge)
}

func TestTwoMillionCellsAreReadWithinTheBounds(t *testing.T) {
	row := "<row>" + strings.Repeat("<c><v>1</v></c>", 1000) + "</row>"
	book, err := bounded(t, stored(t, simpleParts(strings.Repeat(row, 2000))))
	if err != nil || len(book.Sheets[0].Rows) != 2000 {
		t.Errorf("%v", err)
	}
}

// stored packs like parts.zip; a run of equal cells shrinks to a bomb's ratio,
// so every second row carries noise a reader passes over.
func stored(t *testing.T, p parts) []byte {
	t.Helper()
	var noise strings.Builder
	n := uint32(1)
	for range 60_000 {
		n = n*1664525 + 1013904223
		fmt.Fprintf(&noise, "%08x", n)
	}
	return p.with("xl/worksheets/sheet1.xml", p["xl/worksheets/sheet1.xml"]+"<!--"+noise.String()+"-->").zip(t)
}

func TestABombIsTooLargeWhateverItDeclares(t *testing.T) {
	const size = 64 << 20
	refusedAs(t, bomb(t, size, size), TooLarge)
	refusedAs(t, bomb(t, size, 1000), Damaged)   // a lie: found where it is passed
	refusedAs(t, bomb(t, size, 15<<20), Damaged) // below what looks like a bomb
}

// bomb is a workbook whose sheet inflates to size and declares another.
func bomb(t *testing.T, size, declared int) []byte {
	t.Helper()
	var out bytes.Buffer
	zw := zip.NewWriter(&out)
	for name, content := range simpleParts(oneRow) {
		if name == "xl/worksheets/sheet1.xml" {
			continue
		}
		w, err := zw.Create(name)
		if err == nil {
			_, err = w.Write([]byte(content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	w, err := zw.Create("xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	head := simpleParts("")["xl/worksheets/sheet1.xml"]
	head = head[:strings.Index(head, "</sheetData>")]
	spaces := bytes.Repeat([]byte(" "), 1<<20)
	if _, err := w.Write([]byte(head)); err != nil {
		t.Fatal(err)
	}
	for range size >> 20 {
		if _, err := w.Write(spaces); err != nil {
			t.Fatal(err)
		}
	}
	if err := zw.Close(); err != nil {
		t.Fatal(err)
	}
	file := out.Bytes()
	entry := bytes.LastIndex(file, []byte("xl/worksheets/sheet1.xml")) - 46
	binary.LittleEndian.PutUint32(file[entry+24:], uint32(declared))
	return file
}

func TestStrictWorkbooksHoldDatesAndSharedTexts(t *testing.T) {
	p := simpleParts(`<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="d" s="2"><v>2023-06-30</v></c><c r="C1" s="1"><v>0.123</v></c></row>`).
		replace(transitional, strict).replace(relTypes, "http://purl.oclc.org/ooxml/officeDocument/relationships").
		replace("<workbook ", `<workbook conformance="strict" `)
	book, err := bounded(t, p.zip(t))
	if err != nil {
		t.Fatal(err)
	}
	s := &book.Sheets[0]
	checkCell(t, s, "A1", Cell{Kind: Text, Raw: "稀土 高新区"})
	day, ok := book.Date(s.Cell(1, 2))
	if !ok || day.Format(time.DateOnly) != "2023-06-30" || !s.Cell(1, 3).Has(PercentFormat) {
		t.Errorf("%v, %+v", day, s.Cell(1, 3))
	}
}

func TestEverySheetOutOfSightIsKeptAndSaidToBe(t *testing.T) {
	p := simpleParts(oneRow)
	var tabs, rels strings.Builder
	for n, state := range []string{"visible", "hidden", "veryHidden", "hidden"} {
		fmt.Fprintf(&tabs, `<sheet name="表%d" sheetId="%d" r:id="h%d" state="%s"/>`, n, n+1, n, state)
		fmt.Fprintf(&rels, `<Relationship Id="h%d" Type="%s/worksheet" Target="worksheets/h%d.xml"/>`, n, relTypes, n)
		p = p.with(fmt.Sprintf("xl/worksheets/h%d.xml", n), p["xl/worksheets/sheet1.xml"])
	}
	p = p.with("xl/workbook.xml", `<workbook xmlns="`+transitional+`" xmlns:r="`+relTypes+`"><sheets>`+tabs.String()+`</sheets></workbook>`).
		with("xl/_rels/workbook.xml.rels", "<Relationships>"+rels.String()+"</Relationships>")
	book := mustOpen(t, p.zip(t))
	var hidden []bool
	for i := range book.Sheets {
		hidden = append(hidden, book.Sheets[i].Hidden)
	}
	if fmt.Sprint(hidden) != "[false true true true]" {
		t.Errorf("hidden: %v", hidden)
	}
}

func TestExternalLinksAreNeitherFollowedNorInTheWay(t *testing.T) {
	p := simpleParts(`<row r="1"><c r="A1"><f>[1]表!A1</f><v>7</v></c><c r="B1"><f>WEBSERVICE("http://example.com")</f></c></row>`).
		with("xl/externalLinks/externalLink1.xml", `<externalLink xmlns="`+transitional+`"/>`).
		with("xl/externalLinks/_rels/externalLink1.xml.rels", `<Relationships><Relationship Id="rId1" Type="`+relTypes+`/externalLinkPath" Target="file:///etc/passwd" TargetMode="External"/></Relationships>`)
	p["xl/_rels/workbook.xml.rels"] = strings.Replace(p["xl/_rels/workbook.xml.rels"], "</Relationships>",
		`<Relationship Id="rId7" Type="`+relTypes+`/externalLink" Target="externalLinks/externalLink1.xml"/>`+
			`<Relationship Id="rId8" Type="`+relTypes+`/worksheet" Target="http://example.com/sheet.xml" TargetMode="External"/></Relationships>`, 1)
	book, err := bounded(t, p.zip(t))
	if err != nil {
		t.Fatal(err)
	}
	checkCell(t, &book.Sheets[0], "A1", Cell{Kind: Number, Flags: Formula, Raw: "7"})
	checkCell(t, &book.Sheets[0], "B1", Cell{Flags: Formula | NoCache})
}

func TestASheetThatLiesOutsideTheFileIsDamaged(t *testing.T) {
	p := simpleParts(oneRow)
	for name, q := range map[string]parts{
		"on a server":      p.replace(`Target="worksheets/sheet1.xml"`, `Target="http://example.com/s.xml" TargetMode="External"`),
		"above the folder": p.replace(`Target="worksheets/sheet1.xml"`, `Target="../../../etc/passwd"`),
	} {
		t.Run(name, func(t *testing.T) { refusedAs(t, q.zip(t), Damaged) })
	}
}
