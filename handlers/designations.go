package handlers

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"parkboard/internal/park"
	"parkboard/views"
)

// designationRoutes are the pages of what the plan counts beside figures.
func (s *site) designationRoutes() []route {
	get, post := http.MethodGet, http.MethodPost
	return []route{
		{get, "/designations", everyone, s.kept(s.showDesignations), false, 0},
		{get, "/designations.xlsx", everyone, s.exportDesignations, false, 0},
		{get, "/designations.csv", everyone, s.exportDesignations, false, 0},
		{get, "/designations/new", admins, s.showNewCandidacy, false, 0},
		{post, "/designations/new", admins, s.openCandidacy, false, 0},
		{get, "/designations/:id", everyone, s.kept(s.showCandidacy), false, 0},
		{get, "/designations/:id/stage", admins, s.showStageChange, false, 0},
		{post, "/designations/:id/stage", admins, s.changeStage, false, 0},
		{get, "/designations/:id/milestones", admins, s.showNewMilestone, false, 0},
		{post, "/designations/:id/milestones", admins, s.addMilestone, false, 0},
		{get, "/designations/:id/milestones/:milestone", pursuers, s.showMilestone, false, 0},
		{post, "/designations/:id/milestones/:milestone", pursuers, s.actOnMilestone, false, handedBody},
		{get, "/designations/:id/evidence", pursuers, s.showNewEvidence, false, 0},
		{post, "/designations/:id/evidence", pursuers, s.handInEvidence, false, handedBody},
		{get, "/designations/:id/values", admins, s.showNewValue, false, 0},
		{post, "/designations/:id/values", admins, s.enterValue, false, handedBody},
		{get, "/designations/:id/files/:file", staff, s.showCandidacyFile, false, 0},

		{get, "/smart", everyone, s.kept(s.showSmart), false, 0},
		{get, "/smart/assess", pursuers, s.showSmartForm, false, 0},
		{post, "/smart/assess", pursuers, s.assessSmart, false, 0},
	}
}

func (s *site) designations(c echo.Context) (visit, views.DesignationsFacts, error) {
	v, err := s.visit(c, views.RoomDesignations)
	if err != nil {
		return v, views.DesignationsFacts{}, err
	}
	f := views.DesignationsFacts{Catalogue: v.Known.Catalogue, Today: v.Today}
	f.Ask = views.DesignationAsk{Kind: c.QueryParam("kind"), State: c.QueryParam("state"), Park: c.QueryParam("park")}
	if f.Ask.State != "" && !slices.Contains(views.TaskStates, f.Ask.State) {
		return v, f, park.Invalidf("designations_filter", "state %q", f.Ask.State)
	}
	f.All, err = s.DB.Candidacies(c.Request().Context(), asof(c.Request().Context()))
	return v, f, err
}

// showDesignations is all candidacies: /designations?kind=green&state=at_risk.
func (s *site) showDesignations(c echo.Context) error {
	v, f, err := s.designations(c)
	if err != nil {
		return err
	}
	return render(c, http.StatusOK, views.DesignationsPage(views.NewDesignations(v.Page, f)))
}

// exportDesignations hands out the candidacies of the same address as a file.
func (s *site) exportDesignations(c echo.Context) error {
	v, f, err := s.designations(c)
	if err != nil {
		return err
	}
	table, name := views.DesignationsExport(v.Page, f)
	return s.handOutTable(c, v, table, name)
}

// candidacy loads the candidacy of the address.
func (s *site) candidacy(c echo.Context) (v visit, f views.CandidacyFacts, err error) {
	if v, err = s.visit(c, views.RoomDesignations); err != nil {
		return v, f, err
	}
	ctx := c.Request().Context()
	f.Board, f.Today = v.Board, v.Today
	all, err := s.DB.Candidacies(ctx, asof(c.Request().Context()))
	if err != nil {
		return v, f, err
	}
	id, _ := strconv.ParseInt(c.Param("id"), 10, 64)
	at := slices.IndexFunc(all, func(one park.Candidacy) bool { return one.ID == id })
	if at < 0 {
		return v, f, park.NotFoundf("candidacy", "no candidacy %q", c.Param("id"))
	}
	f.One = all[at]
	f.Names, err = s.DB.PeopleNames(ctx)
	return v, f, err
}

// doneWords are what a reader may just have done.
var doneWords = []string{"new", "stage", "milestones", "values", "evidence"}

// showCandidacy is one candidacy: /designations/3.
func (s *site) showCandidacy(c echo.Context) error {
	v, f, err := s.candidacy(c)
	if err != nil {
		return err
	}
	if done := c.QueryParam("done"); slices.Contains(doneWords, done) {
		f.Done = done
	}
	return render(c, http.StatusOK, views.CandidacyPage(views.NewCandidacy(v.Page, f)))
}

// showCandidacyFile hands out a file of the candidacy, byte for byte, to the
// park and the city.
func (s *site) showCandidacyFile(c echo.Context) error {
	v, f, err := s.candidacy(c)
	if err != nil {
		return err
	}
	if !v.User.MayReadEvidence(f.One.Park) {
		return park.Forbiddenf("measure_evidence", "evidence of %s", f.One.Park)
	}
	id, _ := strconv.ParseInt(c.Param("file"), 10, 64)
	if _, ok := f.One.Files()[id]; !ok {
		return park.NotFoundf("attachment", "no file %q on candidacy %d", c.Param("file"), f.One.ID)
	}
	file, raw, err := s.DB.Attachment(c.Request().Context(), id)
	if err != nil {
		return err
	}
	return handOut(c, file.Name, echo.MIMEOctetStream, raw)
}
