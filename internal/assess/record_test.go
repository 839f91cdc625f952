package assess_test

import (
	"bytes"
	"strings"
	"testing"

	"parkboard/internal/assess"
	"parkboard/internal/board"
	"parkboard/internal/board/boardtest"
	"parkboard/internal/park"
)

func TestASealedResultIsReadBackAsItWasAndNeverOtherwise(t *testing.T) {
	b := board.New(boardtest.City())
	s := state(t, b, schemeOf(2022, park.SpanYear), park.Incident{ID: 1, Park: "metals", Year: 2022, Penalty: "environment"})
	r := result(t, s)
	raw, err := assess.Write(r, s.Period, 7)
	if err != nil {
		t.Fatal(err)
	}
	again, rec, err := assess.Read(raw)
	if err != nil {
		t.Fatal(err)
	}
	if rec.Period != s.Period || rec.Version != 7 {
		t.Errorf("read %+v", rec)
	}
	twice, err := assess.Write(again, rec.Period, rec.Version)
	if err != nil || !bytes.Equal(raw, twice) {
		t.Errorf("written again it differs, %v", err)
	}
	altered := strings.Replace(string(raw), `"rank":1`, `"rank":2`, 1)
	if _, _, err := assess.Read([]byte(altered)); err == nil {
		t.Error("an altered rank is shown")
	}
	altered = strings.Replace(string(raw), `"format":1`, `"format":9`, 1)
	if _, _, err := assess.Read([]byte(altered)); err == nil {
		t.Error("an unknown format is read")
	}
}
