package views

import (
	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// ParkProjects is what a park's page says of its key projects.
type ParkProjects struct {
	Says    Sentence // how many there are; none for none
	Overdue Sentence
	Differs Sentence // the ledger's count of new projects against the reported one
}

func newParkProjects(p locale.Printer, b *board.Board, f ParkFacts) ParkProjects {
	if f.Projects == nil {
		return ParkProjects{}
	}
	n := 0
	for i := range f.Projects.Projects {
		if one := &f.Projects.Projects[i]; one.Park == f.Park.Code && one.State != park.ProjectDropped {
			n++
		}
	}
	if n == 0 {
		return ParkProjects{}
	}
	return ParkProjects{
		Says:    Say(p, "projects.park.says", countFigure(n, ProjectAsk{Park: f.Park.Code}.Path())),
		Overdue: overdueBlocks(p, f.Projects, f.Park.Code, f.Today),
		Differs: twoNewBeside(p, b, f.Projects, f.Park.Code, f.Period),
	}
}
