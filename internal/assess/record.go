package assess

import (
	"encoding/json"
	"fmt"

	"parkboard/internal/park"
	"parkboard/internal/score"
)

// Record is a result as it is sealed: everything it was computed from, and what
// came out. It is written once and read for ever.
type Record struct {
	Format  int         `json:"format"` // 1
	Period  park.Period `json:"period"`
	Version int64       `json:"version"` // data version
	Case    score.Case  `json:"case"`
	Places  []Placed    `json:"places"`
}

// Placed is what came out for one subject.
type Placed struct {
	Code  string `json:"code"`
	Total string `json:"total"` // exact fraction; "" when unranked
	Rank  int    `json:"rank"`
	Band  string `json:"band"`
}

// recordFormat is raised when Record changes; older ones stay readable.
const recordFormat = 1

func placed(r *score.Result) []Placed {
	out := make([]Placed, len(r.Rows))
	for i := range r.Rows {
		row := &r.Rows[i]
		out[i] = Placed{Code: row.Code, Rank: row.Rank, Band: row.Band}
		if row.Total != nil {
			out[i].Total = row.Total.RatString()
		}
	}
	return out
}

// Write puts a result into bytes: the same result gives the same bytes.
func Write(r *score.Result, period park.Period, version int64) ([]byte, error) {
	raw, err := json.Marshal(Record{
		Format: recordFormat, Period: period, Version: version, Case: r.Case, Places: placed(r),
	})
	if err != nil {
		return nil, fmt.Errorf("writing a result: %w", err)
	}
	return raw, nil
}

// Read scores a sealed record again. A record that this program does not
// score as it was sealed is an error: a sealed result is never shown otherwise.
func Read(raw []byte) (*score.Result, Record, error) {
	var rec Record
	if err := json.Unmarshal(raw, &rec); err != nil {
		return nil, rec, fmt.Errorf("reading a sealed result: %w", err)
	}
	if rec.Format != recordFormat {
		return nil, rec, fmt.Errorf("reading a sealed result: its format is %d", rec.Format)
	}
	r, flaws := score.Score(rec.Case)
	if err := flaws.Err(); err != nil {
		return nil, rec, fmt.Errorf("scoring a sealed result: %w", err)
	}
	for i, now := range placed(r) {
		if len(rec.Places) != len(r.Rows) || rec.Places[i] != now {
			return nil, rec, fmt.Errorf("scoring a sealed result: %s does not come out as it was sealed", now.Code)
		}
	}
	return r, rec, nil
}
