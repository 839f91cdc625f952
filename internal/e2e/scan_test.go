package e2e

import (
	"fmt"
	"strings"
	"testing"
)

// A printed summary in the hand, the clerk is two clicks from the cell: the
// code opens the sheet as it was, a click on a number its receipt with the cell
// drawn, the second the workbook with the cell marked.
func TestFromTheCodeOnAPrintedSummaryToTheCellInTwoClicks(t *testing.T) {
	t.Parallel()
	const public = "https://board.example"
	data := t.TempDir()
	if err := loaded(data); err != nil {
		t.Fatal(err)
	}
	b := open(t, own(t, data, "--sample", "--public-url", public).base)
	b.signIn("clerk")
	summary := "/briefs/" + lastSample + "/rare-earth"
	b.see(summary)
	if b.count(".again svg.qr") != 1 {
		t.Fatal("no code is printed")
	}
	scanned, ok := strings.CutPrefix(b.text(".again a"), public)
	if !ok || !strings.HasPrefix(scanned, summary+"?asof=") {
		t.Fatalf("the code leads to %s", b.text(".again a"))
	}
	for subject, inputs := range map[string]int{"output": 1, "tax_per_mu": 4} {
		b.see(scanned)
		number := fmt.Sprintf(`.grid td a.n[href^="/receipts/rare-earth/%s/%s?"]`, lastSample, subject)
		printed := b.text(number)
		b.follow(number)
		b.reads(printed, "当时所见")
		if n := b.count(".near td.src"); n != inputs {
			t.Errorf("the receipt of %s marks %d cells, want %d", subject, n, inputs)
		}
		cell := b.text(".near td.src")
		b.follow(`main a[href^="/uploads/"][href*="#c-"]`)
		if marked := b.text("td:target"); marked != cell || !strings.ContainsAny(cell, "0123456789") {
			t.Errorf("the workbook marks %q, the receipt of %s %q", marked, subject, cell)
		}
	}
}
