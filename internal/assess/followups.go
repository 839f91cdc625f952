package assess

import (
	"fmt"

	"parkboard/internal/park"
	"parkboard/internal/score"
)

// FollowUps are the measures a result brings when it is sealed on a day: those
// of each ranked park's band (docs/domain.md#follow-ups), in the result's order.
// A measure without days is due at the end of the year of sealing. One without
// an office in charge has an empty Owner, which the store refuses.
func FollowUps(r *score.Result, on park.Date) []park.FollowUp {
	var out []park.FollowUp
	for i := range r.Rows {
		row := &r.Rows[i]
		band, ok := r.Case.Scheme.Band(row.Band)
		if !ok {
			continue
		}
		for _, m := range band.Measures {
			out = append(out, park.FollowUp{
				Park: row.Code, Band: band.Code, Kind: m.Kind, Text: m.Text, Owner: m.Owner.ZH, Due: due(on, m.Days),
			})
		}
	}
	return out
}

func due(on park.Date, days int) park.Date {
	if days > 0 {
		return park.DateOf(on.Time().AddDate(0, 0, days))
	}
	return park.Date(fmt.Sprintf("%04d-12-31", on.Time().Year()))
}
