package handlers

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"parkboard/internal/intake"
	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/views"
)

// showHeadings lists the headings the office maps to indicators.
func (s *site) showHeadings(c echo.Context) error {
	v, err := s.visit(c, views.RoomUploads)
	if err != nil {
		return err
	}
	names, err := s.DB.PeopleNames(c.Request().Context())
	if err != nil {
		return err
	}
	return render(c, http.StatusOK, views.HeadingsPage(views.NewHeadings(v.Page, v.Known.Catalogue, v.Known.Headings, names)))
}

// mapHeading keeps which indicator a heading of an upload is, for all tables
// of its shape, and reads the file again by it. The form names the heading by
// its place and text.
func (s *site) mapHeading(c echo.Context) error {
	r, err := s.review(c)
	if err != nil {
		return err
	}
	if err := s.mayWorkOn(r); err != nil {
		return err
	}
	place, heading := c.FormValue("place"), c.FormValue("heading")
	at := slices.IndexFunc(r.draft.Unmapped, func(u intake.Unmapped) bool {
		return views.PlaceText(u.Sheet, u.Cell) == place && u.Heading == heading
	})
	if at < 0 {
		return park.Conflictf("heading_settled", "no heading %q to map at %s", heading, place)
	}
	if c.FormValue("indicator") == "" {
		r.unchosen = place
		return s.renderReview(c, http.StatusUnprocessableEntity, r)
	}
	u := r.draft.Unmapped[at]
	m := park.HeadingMapping{Shape: u.Shape, Heading: u.Heading, Indicator: c.FormValue("indicator"), Table: u.Table}
	known := r.against
	known.Headings = append(slices.Clone(known.Headings), m)
	if err := s.DB.MapHeading(c.Request().Context(), s.act(c), m, reading(r.upload.ID, s.check(c, known, r.work))); err != nil {
		return err
	}
	return seeOther(c, uploadPath(r.upload.ID)+"#findings")
}

// reading is what an upload says by a draft of it.
func reading(upload int64, d intake.Draft) store.Reading {
	errs, questions, notes := d.Counts()
	return store.Reading{
		Upload: upload, Parks: d.Parks, Periods: d.Periods, Figures: len(d.Figures),
		Errors: errs, Questions: questions, Notes: notes,
	}
}

// removeHeading takes a mapping back.
func (s *site) removeHeading(c echo.Context) error {
	id, err := strconv.ParseInt(c.Param("id"), 10, 64)
	if err != nil {
		return park.NotFoundf("heading_gone", "no mapping %q", c.Param("id"))
	}
	ctx := c.Request().Context()
	all, err := s.DB.Headings(ctx, asof(ctx))
	if err != nil {
		return err
	}
	at := slices.IndexFunc(all, func(m park.HeadingMapping) bool { return m.ID == id })
	if at >= 0 && !user(c).MayUnmap(all[at]) {
		return park.Forbiddenf("heading_not_yours", "mapping %d", id)
	}
	if err := s.DB.UnmapHeading(ctx, s.act(c), id); err != nil {
		return err
	}
	return seeOther(c, "/uploads/headings")
}

// unmappedPlaces are the headings of a draft that can be mapped.
func unmappedPlaces(d intake.Draft) []views.HeadingPlace {
	var places []views.HeadingPlace
	for _, u := range d.Unmapped {
		places = append(places, views.HeadingPlace{Heading: u.Heading, Sheet: u.Sheet, Cell: u.Cell})
	}
	return places
}

// mappedPlaces are the headings of a draft that were read by a mapping.
func mappedPlaces(d intake.Draft) []views.HeadingPlace {
	var places []views.HeadingPlace
	for _, m := range d.Mapped {
		places = append(places, views.HeadingPlace{Heading: m.Heading, Sheet: m.Sheet, Cell: m.Cell, Mapping: m.HeadingMapping})
	}
	return places
}
