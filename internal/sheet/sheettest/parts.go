package sheettest

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"testing"
)

// Rewritten is an .xlsx with the text of each part changed.
func Rewritten(t testing.TB, raw []byte, change func(part, text string) string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, file := range in.File {
		r, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		part, err := w.Create(file.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(part, change(file.Name, string(text))); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

var results = regexp.MustCompile(`(<f>[^<]*</f>)<v>[^<]*</v>`)

// WithoutResults takes the results of formulas out, so that what a program then
// shows is what it computed.
func WithoutResults(t testing.TB, raw []byte) []byte {
	t.Helper()
	return Rewritten(t, raw, func(_, text string) string { return results.ReplaceAllString(text, "$1") })
}

// WithNumber puts another number into a cell of a part that holds one.
func WithNumber(t testing.TB, raw []byte, part, at, decimal string) []byte {
	t.Helper()
	cell := regexp.MustCompile(`(<c r="` + at + `"[^>]*><v>)[^<]*(</v>)`)
	found := false
	out := Rewritten(t, raw, func(name, text string) string {
		if name != part {
			return text
		}
		found = cell.MatchString(text)
		return cell.ReplaceAllString(text, "${1}"+decimal+"${2}")
	})
	if !found {
		t.Fatalf("%s holds no number at %s", part, at)
	}
	return out
}
