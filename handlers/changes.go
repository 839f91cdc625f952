package handlers

import (
	"context"
	"net/http"
	"slices"
	"time"

	"github.com/labstack/echo/v4"

	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/views"
)

// showChanges is what changed between two moments:
// /changes?from=2023-07-20&to=2023-08-20&period=2023-06&park=jiuyuan.
func (s *site) showChanges(c echo.Context) error {
	v, f, err := s.changes(c)
	if err != nil {
		return err
	}
	status := http.StatusOK
	if len(f.Problems) > 0 {
		status = http.StatusUnprocessableEntity
	}
	return render(c, status, views.BetweenPage(views.NewBetween(v.Page, f)))
}

// exportChanges hands out the changed numbers of the same address as a file.
func (s *site) exportChanges(c echo.Context) error {
	v, f, err := s.changes(c)
	if err != nil {
		return err
	}
	if f.Is == nil || f.Ask.Period.IsZero() {
		return park.Invalidf("asof", "%s", f.Ask.From)
	}
	table, name := views.BetweenExport(v.Page, f)
	return s.handOutTable(c, v, table, name)
}

// changes loads what an address asks for; without a sound pair of moments the
// form alone, with what was typed and what is wrong with it.
func (s *site) changes(c echo.Context) (v visit, f views.BetweenFacts, err error) {
	if v, err = s.visit(c, views.Nowhere); err != nil {
		return v, f, err
	}
	ctx := c.Request().Context()
	f.Ask = views.BetweenAsk{From: c.QueryParam("from"), To: c.QueryParam("to"), Park: c.QueryParam("park"), Whole: c.QueryParam("all") != ""}
	if f.Uploads.All, err = s.DB.Uploads(ctx, store.UploadFilter{AsOf: v.At}); err != nil {
		return v, f, err
	}
	f.Ways = waysToChanges(v, f.Uploads.All)
	s.readMoments(v, &f)
	if f.Ask.From == "" {
		f.Ask.From = park.AsOfText(monthEnd(v.Today))
		return v, f, nil
	}
	if len(f.Problems) > 0 {
		return v, f, nil
	}
	return v, f, s.compare(ctx, c, v, &f)
}

// readMoments reads both ends; a moment that is none, to come or in the wrong
// order is said at its field.
func (s *site) readMoments(v visit, f *views.BetweenFacts) {
	f.Problems, f.To = views.Problems{}, v.At
	last := v.At
	if last.IsZero() {
		last = park.DateOf(s.Clock()).End()
	}
	for name, one := range map[string]struct {
		typed string
		into  *park.Moment
	}{"from": {f.Ask.From, &f.From}, "to": {f.Ask.To, &f.To}} {
		if one.typed == "" {
			continue
		}
		at, err := park.ParseAsOf(one.typed)
		switch {
		case err != nil:
			f.Problems[name] = v.Say.T("error.asof", one.typed)
		case at.After(last):
			f.Problems[name] = v.Say.T("error.asof_future", one.typed)
		default:
			*one.into = at
		}
	}
	if len(f.Problems) == 0 && !f.To.IsZero() && f.From.After(f.To) {
		f.Problems["from"] = v.Say.T("between.wrong.order")
	}
}

// compare loads both boards and the acts between them.
func (s *site) compare(ctx context.Context, c echo.Context, v visit, f *views.BetweenFacts) error {
	is := v.Known
	f.Is = v.Board
	var err error
	if f.To != v.At {
		if f.Is, is, err = s.earlier.state(ctx, f.To, f.To.Unix()); err != nil {
			return err
		}
		if f.Uploads.All, err = s.DB.Uploads(ctx, store.UploadFilter{AsOf: f.To}); err != nil {
			return err
		}
	}
	var was store.Snapshot
	if f.Was, was, err = s.earlier.state(ctx, f.From, f.From.Unix()); err != nil {
		return err
	}
	if f.Uploads.Names, err = s.DB.PeopleNames(ctx); err != nil {
		return err
	}
	if f.Assessed, err = s.DB.Assessments(ctx, f.To); err != nil {
		return err
	}
	acts, err := s.DB.Acts(ctx, store.AuditFilter{Verbs: toldVerbs, After: f.From, By: f.To})
	if err != nil {
		return err
	}
	for _, a := range acts {
		f.Steps = append(f.Steps, auditAct(is, a))
	}
	if err := s.compareTasks(ctx, f); err != nil {
		return err
	}
	f.Land, f.Goals = is.Land, is.Targets
	f.Touched = touchedPeriods(was, is)
	f.Periods = differing(f, is)
	return readChangesOf(c, is, f)
}

// toldVerbs are the acts told beside those of uploads, land and targets, which
// are told with what they were done to. Acts on single enterprises and on
// accounts are nobody's news.
var toldVerbs = []store.Verb{
	store.VerbNote, store.VerbCatalogue, store.VerbScheme, store.VerbIncident, store.VerbRevoke, store.VerbAssess,
	store.VerbNotice, store.VerbRedraft, store.VerbPropose, store.VerbSeal, store.VerbObject, store.VerbReply, store.VerbFollowUp,
	store.VerbClearSample,
}

// readChangesOf reads which period and park are told of: the newest period that
// figures came for or left without a word.
func readChangesOf(c echo.Context, is store.Snapshot, f *views.BetweenFacts) error {
	if _, ok := is.Catalogue.Park(f.Ask.Park); f.Ask.Park != "" && !ok {
		return park.NotFoundf("park", "%s", f.Ask.Park)
	}
	f.Ask.Period = f.Is.Latest()
	if len(f.Touched) > 0 {
		f.Ask.Period = f.Touched[0]
	}
	text := c.QueryParam("period")
	if text == "" {
		return nil
	}
	period, err := park.ParsePeriod(text)
	if err != nil {
		return err
	}
	if !slices.Contains(slices.Concat(f.Is.Periods(), f.Was.Periods()), period) {
		return park.NotFoundf("period_empty", "%s", period)
	}
	f.Ask.Period = period
	if !slices.Contains(f.Periods, period) {
		f.Periods = append(f.Periods, period)
	}
	return nil
}

// touchedPeriods are the periods that live figures came for or left, newest first.
func touchedPeriods(was, is store.Snapshot) []park.Period {
	live := make(map[int64]park.Period, len(was.Figures))
	for _, one := range was.Figures {
		live[one.ID] = one.Period
	}
	var touched []park.Period
	for _, one := range is.Figures {
		if _, ok := live[one.ID]; ok {
			delete(live, one.ID)
			continue
		}
		touched = append(touched, one.Period)
	}
	for _, period := range live {
		touched = append(touched, period)
	}
	return newestFirst(touched)
}

func newestFirst(periods []park.Period) []park.Period {
	slices.SortFunc(periods, func(x, y park.Period) int { return y.Compare(x) })
	return slices.Compact(periods)
}

// differing are the periods whose numbers may differ: a number rests on its own
// period and on earlier ones, on land in force by then, on the targets of its
// year; the catalogue speaks of all.
func differing(f *views.BetweenFacts, is store.Snapshot) []park.Period {
	all := newestFirst(slices.Concat(f.Is.Periods(), f.Was.Periods()))
	if slices.ContainsFunc(f.Steps, func(a views.AuditAct) bool { return a.Verb == string(store.VerbCatalogue) }) {
		return all
	}
	var days []park.Date
	for _, one := range f.Touched {
		days = append(days, one.Start())
	}
	for _, one := range is.Land {
		if one.RecordedAt.After(f.From) {
			days = append(days, one.Effective)
		}
	}
	for _, one := range is.Targets {
		if one.RecordedAt.After(f.From) {
			days = append(days, park.Period{Year: one.Year, Month: 2}.Start())
		}
	}
	if len(days) == 0 {
		return nil
	}
	first := slices.Min(days)
	return slices.DeleteFunc(all, func(one park.Period) bool { return one.End() < first })
}

// waysToChanges are the moments readers ask from: before the last publication,
// and the end of the month gone by.
func waysToChanges(v visit, uploads []park.Upload) (ways []views.BetweenWay) {
	var last park.Moment
	for _, up := range uploads {
		for _, step := range up.Steps {
			if step.State == park.PublishedState && step.At.After(last) {
				last = step.At
			}
		}
	}
	if !last.IsZero() {
		ways = append(ways, views.BetweenWay{Key: "publication", From: last.Add(-time.Second), At: last})
	}
	end := monthEnd(v.Today)
	return append(ways, views.BetweenWay{Key: "month", From: end, At: end})
}

// monthEnd is the end of the month before a day.
func monthEnd(day park.Date) park.Moment {
	t := day.Time()
	return park.DateOf(t.AddDate(0, 0, -t.In(park.Beijing).Day())).End()
}
