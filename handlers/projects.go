package handlers

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/labstack/echo/v4"

	"parkboard/internal/park"
	"parkboard/internal/project"
	"parkboard/views"
)

// ledgerOfProjects keeps the ledger of projects of one data version: every page of
// projects, the overview and the parks' pages read the same one.
type ledgerOfProjects struct {
	mu      sync.Mutex
	version int64
	known   bool
	last    *park.ProjectLedger
	orders  map[ordered][]*park.Project // as they were asked for
	counts  map[park.Period]map[string]int
}

// ordered is an order of the ledger.
type ordered struct {
	by   project.Order
	down bool
}

// projects is the ledger behind a page, as known when the page's data was.
func (s *site) projects(ctx context.Context, v visit) (*park.ProjectLedger, error) {
	if !v.Known.AsOf.IsZero() {
		l, err := s.DB.Projects(ctx, v.Known.AsOf)
		return &l, err
	}
	k := &s.ledger
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.known && k.version == v.Known.Version {
		return k.last, nil
	}
	l, err := s.DB.Projects(ctx, park.Moment{})
	if err != nil {
		return nil, err
	}
	k.version, k.known, k.last = v.Known.Version, true, &l
	k.orders, k.counts = map[ordered][]*park.Project{}, map[park.Period]map[string]int{}
	return k.last, nil
}

// newProjects counts the new projects of a period by park; those of the ledger
// in memory are counted once.
func (s *site) newProjects(l *park.ProjectLedger, period park.Period) map[string]int {
	k := &s.ledger
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.last != l {
		return project.CountNew(l, period)
	}
	if k.counts[period] == nil {
		k.counts[period] = project.CountNew(l, period)
	}
	return k.counts[period]
}

// inOrder lists the projects of a ledger in the order asked for; that of the
// ledger in memory is sorted once.
func (s *site) inOrder(v visit, l *park.ProjectLedger, ask views.ProjectAsk) []*park.Project {
	codes := make([]string, len(v.Known.Catalogue.Parks))
	for i, one := range v.Known.Catalogue.Parks {
		codes[i] = one.Code
	}
	k := &s.ledger
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.last != l {
		return project.Sorted(l.Projects, ask.Sort, ask.Down, codes)
	}
	as := ordered{ask.Sort, ask.Down}
	if k.orders[as] == nil {
		k.orders[as] = project.Sorted(l.Projects, ask.Sort, ask.Down, codes)
	}
	return k.orders[as]
}

// projectsSeen loads the ledger and reads what of it is asked for.
func (s *site) projectsSeen(c echo.Context) (visit, views.ProjectsFacts, error) {
	v, err := s.visit(c, views.RoomProjects)
	f := views.ProjectsFacts{Board: v.Board, Catalogue: v.Known.Catalogue, Today: v.Today}
	if err != nil {
		return v, f, err
	}
	if f.Ask, err = readProjects(c); err != nil {
		return v, f, err
	}
	if f.Ledger, err = s.projects(c.Request().Context(), v); err != nil {
		return v, f, err
	}
	f.Sorted, f.New = s.inOrder(v, f.Ledger, f.Ask), s.newProjects(f.Ledger, v.Board.Latest())
	return v, f, nil
}

// readProjects reads the address. A park without projects gives an empty list; a
// state, an order or a span that there is not is a mistake.
func readProjects(c echo.Context) (ask views.ProjectAsk, err error) {
	ask = views.ProjectAsk{
		Park: c.QueryParam("park"), County: c.QueryParam("county"), State: park.ProjectState(c.QueryParam("state")),
		Block: park.BlockKind(c.QueryParam("block")), Overdue: c.QueryParam("overdue") != "", Industry: park.Industry(c.QueryParam("industry")),
		Words: strings.Join(strings.Fields(c.QueryParam("q")), " "), Sort: project.Order(c.QueryParam("sort")), Down: c.QueryParam("dir") == "desc",
	}
	wrong := ask.State != "" && !slices.Contains(park.ProjectStates, ask.State) ||
		ask.Block != "" && !slices.Contains(park.BlockKinds, ask.Block) ||
		ask.Sort != "" && !slices.Contains(project.Orders, ask.Sort) ||
		ask.Industry != "" && ask.Industry != park.IndustryYes && ask.Industry != park.IndustryNo
	if text := c.QueryParam("new"); text != "" {
		if ask.New, err = park.ParsePeriod(text); err != nil {
			return ask, err
		}
	}
	var okS, okF bool
	ask.Started, okS = readQuarter(c.QueryParam("started"))
	ask.Finished, okF = readQuarter(c.QueryParam("finished"))
	if wrong || !okS || !okF {
		return ask, park.Invalidf("project_filter", "query %q", c.QueryString())
	}
	ask.Page, err = readPage(c)
	return ask, err
}

// readQuarter reads 2023-2; the zero Quarter for "".
func readQuarter(text string) (q project.Quarter, ok bool) {
	if text == "" {
		return q, true
	}
	year, n, _ := strings.Cut(text, "-")
	y, errY := strconv.Atoi(year)
	m, errN := strconv.Atoi(n)
	if errY != nil || errN != nil || y < 1949 || y > 9999 || m < 1 || m > 4 {
		return q, false
	}
	return project.Quarter{Year: y, N: m}, true
}

// showProjects is the ledger: /projects?park=jiuyuan&state=building.
func (s *site) showProjects(c echo.Context) error {
	v, f, err := s.projectsSeen(c)
	if err != nil {
		return err
	}
	if f.Names, err = s.DB.PeopleNames(c.Request().Context()); err != nil {
		return err
	}
	uploads, err := s.DB.ProjectUploads(c.Request().Context(), v.At)
	if err != nil {
		return err
	}
	for _, up := range uploads {
		if v.User.Role != park.Leader && v.User.MaySeeProjectUpload(up) {
			f.Uploads = append(f.Uploads, up)
		}
	}
	return render(c, http.StatusOK, views.ProjectsPage(views.NewProjects(v.Page, f)))
}

// exportProjects hands out all that is asked for, whatever page of it is shown.
func (s *site) exportProjects(c echo.Context) error {
	v, f, err := s.projectsSeen(c)
	if err != nil {
		return err
	}
	table, name := views.ProjectsExport(v.Page, f)
	return s.handOutTable(c, v, table, name)
}

// showProject is one project with its history: /projects/BT-2023-001.
func (s *site) showProject(c echo.Context) error {
	v, err := s.visit(c, views.RoomProjects)
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	f := views.ProjectFacts{Catalogue: v.Known.Catalogue, Today: v.Today, Done: c.QueryParam("kept") != "", Uploads: map[int64]park.ProjectUpload{}}
	if f.History, err = s.DB.ProjectHistory(ctx, c.Param("code"), v.Known.AsOf); err != nil {
		return err
	}
	if !slices.ContainsFunc(f.History, func(p park.Project) bool { return p.Gone.IsZero() }) {
		return park.NotFoundf("project", "no project %q", c.Param("code"))
	}
	l, err := s.projects(ctx, v)
	if err != nil {
		return err
	}
	f.Resumed = slices.ContainsFunc(l.Projects, func(p park.Project) bool { return p.Code == c.Param("code") && p.Resumed })
	for _, one := range f.History {
		if _, had := f.Uploads[one.Upload]; one.Upload == 0 || had {
			continue
		}
		if f.Uploads[one.Upload], _, err = s.DB.ProjectUpload(ctx, one.Upload, v.At); err != nil {
			return err
		}
	}
	if f.Names, err = s.DB.PeopleNames(ctx); err != nil {
		return err
	}
	return render(c, http.StatusOK, views.ProjectPage(views.NewProject(v.Page, f)))
}
