package sheet

import (
	"errors"
	"testing"
)

func mustOpen(t testing.TB, b []byte) *Book {
	t.Helper()
	book, err := Open("测试.xlsx", b, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// refusal opens bytes that must be refused.
func refusal(t testing.TB, b []byte) *Refusal {
	t.Helper()
	book, err := Open("测试.xlsx", b, Limits{})
	var r *Refusal
	if !errors.As(err, &r) || book != nil {
		t.Fatalf("not refused: %v", err)
	}
	return r
}

// checkCell compares kind, text and flags of the cell at an address.
func checkCell(t testing.TB, s *Sheet, addr string, want Cell) {
	t.Helper()
	row, col, ok := Parse(addr)
	if !ok {
		t.Fatalf("no address: %q", addr)
	}
	c := s.Cell(row, col)
	if c == nil {
		t.Errorf("%s holds nothing, want %+v", addr, want)
		return
	}
	if c.Kind != want.Kind || c.Raw != want.Raw || c.Flags != want.Flags || int(c.Col) != col {
		t.Errorf("%s = %d %q flags %d, want %d %q flags %d", addr, c.Kind, c.Raw, c.Flags, want.Kind, want.Raw, want.Flags)
	}
}
