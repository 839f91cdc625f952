package project

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"parkboard/internal/park"
)

// Ask chooses projects of the ledger; its zero fields choose all.
type Ask struct {
	Park     string
	Parks    []string // of a county; nil for all
	State    park.ProjectState
	Block    park.BlockKind // an open bottleneck of the kind
	Overdue  bool           // a bottleneck past its promised day; of the kind, where one is asked
	Industry park.Industry
	New      park.Period // one of 新开工亿元以上 of the period
	Started  Quarter
	Finished Quarter
	Words    string // in the name or the code, whatever the case
}

// Choose lists the projects that are asked for, in their order.
func (a Ask) Choose(all []*park.Project, today park.Date) []*park.Project {
	if a.all() {
		return all
	}
	var out []*park.Project
	words := strings.ToUpper(a.Words)
	for _, p := range all {
		if a.plain(p) && a.dated(p, today) && (words == "" || strings.Contains(strings.ToUpper(p.Name), words) || strings.Contains(p.Code, words)) {
			out = append(out, p)
		}
	}
	return out
}

// all reports whether nothing is left out.
func (a Ask) all() bool {
	return a.Park == "" && a.Parks == nil && a.State == "" && a.Block == "" && !a.Overdue && a.Industry == "" &&
		a.New.IsZero() && a.Started.N == 0 && a.Finished.N == 0 && a.Words == ""
}

func (a Ask) plain(p *park.Project) bool {
	return (a.Park == "" || p.Park == a.Park) && (a.Parks == nil || slices.Contains(a.Parks, p.Park)) &&
		(a.State == "" || p.State == a.State) && (a.Industry == "" || p.Industry == a.Industry)
}

func (a Ask) dated(p *park.Project, today park.Date) bool {
	if !a.New.IsZero() && !IsNew(p, a.New) ||
		a.Started.N != 0 && !Started(p, a.Started.Start(), min(a.Started.End(), today)) ||
		a.Finished.N != 0 && !Finished(p, a.Finished.Start(), min(a.Finished.End(), today)) {
		return false
	}
	if a.Block == "" && !a.Overdue {
		return true
	}
	return p.State != park.ProjectDropped && slices.ContainsFunc(p.Blocks, func(b park.Block) bool {
		return (a.Block == "" || b.Kind == a.Block) && b.Open(today) && (!a.Overdue || b.Overdue(today))
	})
}

// Order is what the ledger is sorted by.
type Order string

// The orders; ByCode is the ledger's own.
const (
	ByCode   Order = "code"
	ByName   Order = "name"
	ByPark   Order = "park"
	ByTotal  Order = "total"
	ByPlan   Order = "plan"
	ByDone   Order = "done"
	ByRate   Order = "rate"
	ByStart  Order = "start"
	ByFinish Order = "finish"
	ByState  Order = "state"
)

// Orders lists the orders.
var Orders = []Order{ByCode, ByName, ByPark, ByState, ByTotal, ByPlan, ByDone, ByRate, ByStart, ByFinish}

// Rate is how much of the year's plan is done; nil where either is missing or
// nothing is planned.
func Rate(p *park.Project) *big.Rat {
	plan, okP := p.Value(park.ProjectPlan)
	done, okD := p.Value(park.ProjectDone)
	if !okP || !okD || plan <= 0 {
		return nil
	}
	return big.NewRat(int64(done), int64(plan))
}

// Sorted lists the projects of a ledger in order; what has no value comes last,
// whichever way, and equal ones by code. parks is the order of the parks.
func Sorted(ledger []park.Project, by Order, down bool, parks []string) []*park.Project {
	all := make([]*park.Project, len(ledger))
	for i := range ledger {
		all[i] = &ledger[i]
	}
	if by == "" || by == ByCode && !down { // it comes by code
		return all
	}
	way := 1
	if down {
		way = -1
	}
	places := map[string]int{}
	for i, code := range parks {
		places[code] = i
	}
	slices.SortFunc(all, func(a, b *park.Project) int {
		if order := compare(a, b, by, way, places); order != 0 {
			return order
		}
		return cmp.Compare(a.Code, b.Code)
	})
	return all
}

func compare(a, b *park.Project, by Order, way int, places map[string]int) int {
	switch by {
	case ByCode:
		return way * cmp.Compare(a.Code, b.Code)
	case ByName:
		return way * cmp.Compare(a.Name, b.Name)
	case ByPark:
		return way * cmp.Compare(places[a.Park], places[b.Park])
	case ByState:
		return way * cmp.Compare(slices.Index(park.ProjectStates, a.State), slices.Index(park.ProjectStates, b.State))
	case ByTotal:
		return amountOrder(a, b, park.ProjectTotal, way)
	case ByPlan:
		return amountOrder(a, b, park.ProjectPlan, way)
	case ByDone:
		return amountOrder(a, b, park.ProjectDone, way)
	case ByStart:
		return dayOrder(a.Start, b.Start, way)
	case ByFinish:
		return dayOrder(a.Finish, b.Finish, way)
	case ByRate:
		x, y := Rate(a), Rate(b)
		if x == nil || y == nil {
			return lacking(x == nil, y == nil)
		}
		return way * x.Cmp(y)
	}
	return 0
}

func amountOrder(a, b *park.Project, of park.ProjectAmount, way int) int {
	x, okX := a.Value(of)
	y, okY := b.Value(of)
	if !okX || !okY {
		return lacking(!okX, !okY)
	}
	return way * cmp.Compare(x, y)
}

func dayOrder(a, b park.Date, way int) int {
	if a == "" || b == "" {
		return lacking(a == "", b == "")
	}
	return way * cmp.Compare(a, b)
}

// lacking puts what has no value behind what has one.
func lacking(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}
