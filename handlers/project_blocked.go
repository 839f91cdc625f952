package handlers

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"parkboard/internal/park"
	"parkboard/internal/project"
	"parkboard/views"
)

// blockedSeen loads the bottlenecks and reads which are asked for.
func (s *site) blockedSeen(c echo.Context) (visit, views.BlockedFacts, error) {
	v, err := s.visit(c, views.RoomProjects)
	f := views.BlockedFacts{Catalogue: v.Known.Catalogue, Today: v.Today}
	if err != nil {
		return v, f, err
	}
	f.Ask = views.BlockedAsk{
		Park: c.QueryParam("park"), County: c.QueryParam("county"), Kind: park.BlockKind(c.QueryParam("block")),
		State: c.QueryParam("state"), Leader: strings.TrimSpace(c.QueryParam("leader")),
	}
	if f.Ask.Kind != "" && !slices.Contains(park.BlockKinds, f.Ask.Kind) || !slices.Contains(views.BlockedStates, f.Ask.State) {
		return v, f, park.Invalidf("project_filter", "query %q", c.QueryString())
	}
	f.Ledger, err = s.projects(c.Request().Context(), v)
	return v, f, err
}

// showBlocked is what stands in the way of projects: /projects/blocked?park=jiuyuan&block=power&state=overdue.
func (s *site) showBlocked(c echo.Context) error {
	v, f, err := s.blockedSeen(c)
	if err != nil {
		return err
	}
	return render(c, http.StatusOK, views.BlockedPage(views.NewBlocked(v.Page, f)))
}

// showBlockedSheet is the same, made to be printed for the weekly meeting.
func (s *site) showBlockedSheet(c echo.Context) error {
	v, f, err := s.blockedSeen(c)
	if err != nil {
		return err
	}
	return render(c, http.StatusOK, views.BlockedSheetPage(views.NewBlockedSheet(v.Page, f)))
}

// showQuarters is a quarter of every park: /projects/quarters?year=2023&quarter=2.
func (s *site) showQuarters(c echo.Context) error {
	v, f, err := s.quarter(c)
	if err != nil {
		return err
	}
	f.Kept = c.QueryParam("kept") != ""
	return render(c, http.StatusOK, views.QuartersPage(views.NewQuarters(v.Page, f)))
}

// quarter loads a quarter: that of the address, else the last one for which
// there is a ledger, else the one that runs.
func (s *site) quarter(c echo.Context) (visit, views.QuarterFacts, error) {
	v, err := s.visit(c, views.RoomProjects)
	f := views.QuarterFacts{Catalogue: v.Known.Catalogue, Today: v.Today}
	if err != nil {
		return v, f, err
	}
	ctx := c.Request().Context()
	if f.Ledger, err = s.projects(ctx, v); err != nil {
		return v, f, err
	}
	if f.Quarter, err = readQuarterOf(c, f); err != nil {
		return v, f, err
	}
	if f.Through, err = s.DB.ProjectsThrough(ctx, f.Quarter.Year, 3*f.Quarter.N, v.Known.AsOf); err != nil {
		return v, f, err
	}
	if f.Tours, err = s.DB.Tours(ctx, f.Quarter.Year, v.Known.AsOf); err != nil {
		return v, f, err
	}
	f.Names, err = s.DB.PeopleNames(ctx)
	return v, f, err
}

func readQuarterOf(c echo.Context, f views.QuarterFacts) (q project.Quarter, err error) {
	q = project.QuarterOf(f.Today)
	last := 0
	for _, p := range f.Ledger.Projects {
		last = max(last, p.Year*12+p.Month)
	}
	if last > 0 {
		q = project.Quarter{Year: (last - 1) / 12, N: ((last-1)%12)/3 + 1}
	}
	if text := c.QueryParam("year"); text != "" {
		if q.Year, err = strconv.Atoi(text); err != nil || q.Year < 1949 || q.Year > 9999 {
			return q, park.Invalidf("year", "year %q", text)
		}
	}
	if text := c.QueryParam("quarter"); text != "" {
		if q.N, err = strconv.Atoi(text); err != nil || q.N < 1 || q.N > 4 {
			return q, park.Invalidf("project_filter", "quarter %q", text)
		}
	}
	return q, nil
}
