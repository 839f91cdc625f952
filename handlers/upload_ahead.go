package handlers

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"parkboard/internal/board"
	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/views"
)

// stepAhead is a step of an upload that is looked at beforehand: the board it
// would lead to, and every period in which that may differ.
type stepAhead struct {
	step    views.ConfirmStep
	upload  park.Upload
	earlier int64
	was, is *board.Board
	all     []park.Period // oldest first
}

// mostOwn is how many of an upload's own periods are compared on its page,
// beside the newest of each year; the others have pages of their own.
const mostOwn = 3

// lookAhead makes the board as it would be with other figures. What is shown
// for a period rests on figures of that period and of earlier ones, so that
// nothing changes before the first period a step touches.
func (v visit) lookAhead(step views.ConfirmStep, up park.Upload, then store.Snapshot, touched []park.Period) stepAhead {
	a := stepAhead{step: step, upload: up, was: v.Board, is: board.New(factsOf(then))}
	if len(touched) == 0 {
		return a
	}
	first := slices.MinFunc(touched, park.Period.Compare)
	all := slices.DeleteFunc(slices.Concat(a.was.Periods(), a.is.Periods(), touched), func(p park.Period) bool { return p.Before(first) })
	slices.SortFunc(all, park.Period.Compare)
	a.all = slices.Compact(all)
	return a
}

// publishing is what publishing figures of an upload would lead to.
func (v visit) publishing(up park.Upload, figures []park.Figure, at park.Moment) stepAhead {
	return v.lookAhead(views.ConfirmPublish, up, v.Known.Publishing(up.ID, figures, at), periodsOf(figures))
}

// withdrawing is what withdrawing an upload would lead to.
func (v visit) withdrawing(up park.Upload) stepAhead {
	return v.lookAhead(views.ConfirmWithdraw, up, v.Known.Without(up.ID), periodsOf(v.live(up.ID)))
}

// replacing is what publishing figures of an upload in the place of another
// would lead to.
func (v visit) replacing(up, earlier park.Upload, figures []park.Figure, at park.Moment) stepAhead {
	then := v.Known.Without(earlier.ID).Publishing(up.ID, figures, at)
	a := v.lookAhead(views.ConfirmReplace, up, then, periodsOf(slices.Concat(figures, v.live(earlier.ID))))
	a.earlier = earlier.ID
	return a
}

// live are the figures of an upload that is published.
func (v visit) live(id int64) (figures []park.Figure) {
	for i := range v.Known.Figures {
		if f := &v.Known.Figures[i]; f.Upload == id {
			figures = append(figures, f.Figure)
		}
	}
	return figures
}

// periodsOf lists the periods of figures, oldest first.
func periodsOf(figures []park.Figure) []park.Period {
	seen := make(map[park.Period]bool)
	for i := range figures {
		seen[figures[i].Period] = true
	}
	periods := make([]park.Period, 0, len(seen))
	for p := range seen {
		periods = append(periods, p)
	}
	slices.SortFunc(periods, park.Period.Compare)
	return periods
}

// told compares the periods a page of the upload tells of: its newest own ones,
// and the newest of each year.
func (a stepAhead) told() views.AheadFacts {
	own := slices.DeleteFunc(slices.Clone(a.all), func(p park.Period) bool { return !slices.Contains(a.upload.Periods, p) })
	periods := slices.Concat(own[max(0, len(own)-mostOwn):], newestOfYears(a.all, park.Period{}, park.Period{}))
	slices.SortFunc(periods, park.Period.Compare)
	return a.facts(slices.Compact(periods))
}

func (a stepAhead) facts(periods []park.Period) views.AheadFacts {
	return views.AheadFacts{
		Step: a.step, Upload: a.upload, Earlier: a.earlier, All: a.all, Outcome: views.NewOutcome(a.was, a.is, periods),
	}
}

// figuresRead are all figures of a draft, those of the city last.
func (r review) figuresRead() []park.Figure { return slices.Concat(r.draft.Figures, r.draft.City) }

// reviewAhead is what publishing an upload on its way would change; nil where it
// is not on its way any more, or was superseded, or nothing could be read.
func (s *site) reviewAhead(r review, superseded bool) *views.AheadFacts {
	onItsWay := r.upload.State == park.Checked || r.upload.State == park.Submitted
	figures := r.figuresRead()
	if !onItsWay || superseded || len(figures) == 0 {
		return nil
	}
	f := r.publishing(r.upload, figures, s.momentOf(r.visit)).told()
	return &f
}

// momentOf is the moment a page is of.
func (s *site) momentOf(v visit) park.Moment {
	if !v.At.IsZero() {
		return v.At
	}
	return s.Clock()
}

// showUploadChanges is all that a step of an upload changes in one period:
// /uploads/12/changes?step=publish&period=2023-06.
func (s *site) showUploadChanges(c echo.Context) error {
	r, err := s.review(c)
	if err != nil {
		return err
	}
	a, err := s.stepAhead(c, r)
	if err != nil {
		return err
	}
	period := a.newest()
	if text := c.QueryParam("period"); text != "" {
		if period, err = park.ParsePeriod(text); err != nil {
			return err
		}
		if !slices.Contains(a.all, period) {
			return park.NotFoundf("period_empty", "%s", period)
		}
	}
	return render(c, http.StatusOK, views.UploadChangesPage(views.NewUploadChanges(r.Page, a.facts([]park.Period{period}))))
}

// newest is the newest of the upload's own periods; of all, where it has none.
func (a stepAhead) newest() (newest park.Period) {
	for _, p := range a.all {
		if slices.Contains(a.upload.Periods, p) || len(a.upload.Periods) == 0 {
			newest = p
		}
	}
	return newest
}

// stepAhead is the step an address names, where the upload can take it; without
// a name, the one that comes next.
func (s *site) stepAhead(c echo.Context, r review) (stepAhead, error) {
	step := views.ConfirmStep(c.QueryParam("step"))
	published := r.upload.State == park.PublishedState
	onItsWay := r.upload.State == park.Checked || r.upload.State == park.Submitted
	switch {
	case (step == "" || step == views.ConfirmWithdraw) && published:
		return r.withdrawing(r.upload), nil
	case (step == "" || step == views.ConfirmPublish) && onItsWay:
		return r.publishing(r.upload, r.figuresRead(), s.momentOf(r.visit)), nil
	case step == views.ConfirmReplace && onItsWay:
		p, err := s.inPlaceOf(c, r)
		if err != nil {
			return stepAhead{}, err
		}
		return p.replacing(p.upload, p.earlier, p.figuresRead(), s.momentOf(p.visit)), nil
	}
	return stepAhead{}, park.Conflictf("upload_state", "upload %d is %s: it cannot be %q", r.upload.ID, r.upload.State, step)
}

// shownVersion is the data version whose consequences a form showed; the
// version that was read where it showed none.
func shownVersion(c echo.Context, asRead int64) int64 {
	if shown, err := strconv.ParseInt(c.FormValue("version"), 10, 64); err == nil {
		return min(shown, asRead)
	}
	return asRead
}
