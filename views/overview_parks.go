package views

import (
	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// ParkSays is one park in a sentence a leader could read aloud: the sentence
// of its printed summary.
type ParkSays struct {
	Name     Link
	Standing Standing
	Says     Sentence
}

// mostSaid is how many parks the overview has a sentence for; of more, each
// park's own page has it.
const mostSaid = 60

func newParkSays(p locale.Printer, b *board.Board, period park.Period) []ParkSays {
	c := b.Catalogue()
	if len(c.Parks) > mostSaid {
		return nil
	}
	var all []ParkSays
	for _, one := range c.Parks {
		tier, _ := c.Tier(one.Tier)
		course := newCourse(b, one, tier, period)
		all = append(all, ParkSays{
			Name: parkLink(p, c, one.Code, period), Standing: NewStanding(p, course.status),
			Says: briefLead(p, b, course, period),
		})
	}
	return all
}
