package handlers

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/views"
)

// showLedgers lists the parks with what is recorded of each.
func (s *site) showLedgers(c echo.Context) error {
	v, err := s.visit(c, views.RoomAdmin)
	if err != nil {
		return err
	}
	page, err := readPage(c)
	if err != nil {
		return err
	}
	entries, err := s.DB.ParkEntries(c.Request().Context(), "", v.At)
	if err != nil {
		return err
	}
	names, err := s.DB.PeopleNames(c.Request().Context())
	if err != nil {
		return err
	}
	f := views.LedgersFacts{Today: v.Today, Page: page, Acts: lastActs(v.Known, entries, names)}
	f.Closed = closedParks(entries)
	return render(c, http.StatusOK, views.LedgersPage(views.NewLedgers(v.Page, v.Board, f)))
}

// closedParks are the parks that the catalogue had once, as they were last.
func closedParks(entries []store.ParkEntry) []park.Park {
	last := make(map[string]park.Park)
	closed := make(map[string]bool)
	var order []string
	for _, e := range entries {
		if closed[e.Code] = e.Closed; e.Closed {
			order = append(slices.DeleteFunc(order, func(code string) bool { return code == e.Code }), e.Code)
			continue
		}
		last[e.Code] = e.Park
	}
	var out []park.Park
	for _, code := range order {
		if closed[code] {
			out = append(out, last[code])
		}
	}
	return out
}

// lastActs is the latest record in any ledger of each park and of the city.
func lastActs(known store.Snapshot, entries []store.ParkEntry, names map[string]string) map[string]views.LastAct {
	acts := make(map[string]views.LastAct)
	note := func(code, actor string, at park.Moment) {
		if at.After(acts[code].When) {
			acts[code] = views.LastAct{Who: cmp.Or(names[actor], actor), When: at}
		}
	}
	for _, l := range known.Land {
		note(l.Park, l.Actor, l.RecordedAt)
	}
	for _, t := range known.Targets {
		note(t.Park, t.Actor, t.RecordedAt)
	}
	for _, n := range known.Notes {
		note(n.Park, n.Actor, n.RecordedAt)
	}
	for _, e := range entries {
		note(e.Code, e.Actor, e.RecordedAt)
	}
	return acts
}

// showLedger is everything recorded of one park, or of the city.
func (s *site) showLedger(c echo.Context) error {
	v, err := s.visit(c, views.RoomAdmin)
	if err != nil {
		return err
	}
	one, err := s.subject(c.Request().Context(), v, c.Param("code"))
	if err != nil {
		return err
	}
	f, err := s.ledgerFacts(c.Request().Context(), v, one)
	if err != nil {
		return err
	}
	if kept := c.QueryParam("kept"); slices.Contains(ledgers, kept) {
		f.Kept = kept
	}
	return render(c, http.StatusOK, views.LedgerPage(views.NewLedger(v.Page, v.Board, f)))
}

// ledgers are all that can be added to.
var ledgers = append(views.LedgersOf(true, false), views.LedgersOf(false, false)...)

// subject is what a ledger speaks of: a park, now or once, or the city.
type subject struct {
	code    string
	park    park.Park // zero for the city
	closed  bool
	entries []store.ParkEntry
}

func (s *site) subject(ctx context.Context, v visit, code string) (subject, error) {
	one := subject{code: code}
	if code == park.CityCode {
		return one, nil
	}
	var err error
	if one.entries, err = s.DB.ParkEntries(ctx, code, asof(ctx)); err != nil {
		return one, err
	}
	if len(one.entries) == 0 || code == "" {
		return one, park.NotFoundf("park", "%s", code)
	}
	for _, e := range one.entries {
		if one.closed = e.Closed; !e.Closed {
			one.park = e.Park
		}
	}
	if now, ok := v.Known.Catalogue.Park(code); ok {
		one.park = now
	}
	return one, nil
}

// ledgerFacts gathers the rows of every ledger of a park or the city.
func (s *site) ledgerFacts(ctx context.Context, v visit, one subject) (views.LedgerFacts, error) {
	f := views.LedgerFacts{Code: one.code, Park: one.park, Closed: one.closed, Today: v.Today}
	var err error
	if f.Names, err = s.DB.PeopleNames(ctx); err != nil {
		return f, err
	}
	for _, e := range one.entries {
		f.Entries = append(f.Entries, views.ParkState{
			Park: e.Park, Closed: e.Closed, Effective: e.Effective, Document: e.Document, RecordedAt: e.RecordedAt, Actor: e.Actor,
		})
	}
	if one.code == park.CityCode {
		dues, err := s.DB.CityEntries(ctx, asof(ctx))
		if err != nil {
			return f, err
		}
		for _, e := range dues {
			f.Dues = append(f.Dues, views.CityState{
				DueDay: e.DueDay, Effective: e.Effective, Document: e.Document, RecordedAt: e.RecordedAt, Actor: e.Actor,
			})
		}
	}
	f.Land = slices.DeleteFunc(slices.Clone(v.Known.Land), func(l park.Land) bool { return l.Park != one.code })
	f.Targets = slices.DeleteFunc(slices.Clone(v.Known.Targets), func(t park.Target) bool { return t.Park != one.code })
	f.Notes = slices.DeleteFunc(slices.Clone(v.Known.Notes), func(n park.Note) bool { return n.Park != one.code })
	acts, err := s.actsOn(ctx, f)
	if err != nil {
		return f, err
	}
	for _, a := range acts {
		f.Acts = append(f.Acts, views.NewAuditLine(v.Say, f.Names, auditAct(v.Known, a)))
	}
	return f, nil
}

// actsAPage is how many acts a page lists.
const actsAPage = 50

// actsOn lists the latest acts on the ledgers of a park or the city. A change
// of the catalogue does not name its parks; it is the one recorded by the same
// person in the same second.
func (s *site) actsOn(ctx context.Context, f views.LedgerFacts) ([]store.AuditRow, error) {
	subjects := []string{}
	for _, l := range f.Land {
		subjects = append(subjects, fmt.Sprintf("%s/%d", store.VerbLand, l.ID))
	}
	for _, t := range f.Targets {
		subjects = append(subjects, fmt.Sprintf("%s/%d", store.VerbTarget, t.ID))
	}
	for _, n := range f.Notes {
		subjects = append(subjects, fmt.Sprintf("%s/%d", store.VerbNote, n.ID))
	}
	acts, err := s.DB.Acts(ctx, store.AuditFilter{Subjects: subjects, Limit: actsAPage, By: asof(ctx)})
	if err != nil {
		return nil, err
	}
	revisions, err := s.DB.Acts(ctx, store.AuditFilter{Verb: store.VerbCatalogue, By: asof(ctx)})
	if err != nil {
		return nil, err
	}
	for _, a := range revisions {
		ofPark := slices.ContainsFunc(f.Entries, func(e views.ParkState) bool { return e.RecordedAt.Equal(a.At) && e.Actor == a.Actor })
		ofCity := slices.ContainsFunc(f.Dues, func(e views.CityState) bool { return e.RecordedAt.Equal(a.At) && e.Actor == a.Actor })
		if ofPark || ofCity {
			acts = append(acts, a)
		}
	}
	slices.SortFunc(acts, func(x, y store.AuditRow) int { return cmp.Compare(y.ID, x.ID) })
	return acts[:min(len(acts), actsAPage)], nil
}

// auditAct is a row of the audit with the park whose ledger it added to.
func auditAct(known store.Snapshot, a store.AuditRow) views.AuditAct {
	act := views.AuditAct{At: a.At, Actor: a.Actor, Verb: string(a.Verb), Subject: a.Subject, Version: a.Version}
	var id int64
	if _, err := fmt.Sscanf(a.Subject, string(a.Verb)+"/%d", &id); err != nil {
		return act
	}
	switch a.Verb {
	case store.VerbLand:
		if i := slices.IndexFunc(known.Land, func(l park.Land) bool { return l.ID == id }); i >= 0 {
			act.Of = known.Land[i].Park
		}
	case store.VerbTarget:
		if i := slices.IndexFunc(known.Targets, func(t park.Target) bool { return t.ID == id }); i >= 0 {
			act.Of = known.Targets[i].Park
		}
	case store.VerbNote:
		if i := slices.IndexFunc(known.Notes, func(n park.Note) bool { return n.ID == id }); i >= 0 {
			act.Of = known.Notes[i].Park
		}
	}
	return act
}
