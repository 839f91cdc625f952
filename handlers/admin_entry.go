package handlers

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"parkboard/internal/board"
	"parkboard/internal/park"
	"parkboard/store"
	"parkboard/views"
)

// entering is an entry on its way from what was typed to what is recorded.
type entering struct {
	visit
	subject
	ledger string
	act    park.Act
	last   park.Date // the day by the clock: the catalogue never changes ahead of it
	fields
	plan
}

// plan is what a sound form amounts to.
type plan struct {
	entry   store.Entry
	facts   board.Facts // with the entry recorded
	from    park.Period // the first period whose numbers may change
	to      park.Period // the last one; zero for the newest
	records []views.Fact
	remarks []string
	asks    []views.Ask
	upon    any // what the entry was made upon, beside the numbers it changes
}

// never is a period whose numbers nothing changes.
var never = park.Period{Year: math.MaxInt, Month: 12}

// newPark is the address of the form that adds a park; no park has this code.
const newPark = "new"

// enter opens the form of a ledger.
func (s *site) enter(c echo.Context, code, ledger string) (*entering, error) {
	v, err := s.visit(c, views.RoomAdmin)
	if err != nil {
		return nil, err
	}
	e := &entering{visit: v, ledger: ledger, act: s.act(c), last: s.day(v)}
	e.fields = fields{say: v.Say.T, typed: views.Typed{}, wrong: views.Problems{}}
	e.facts = factsOf(v.Known)
	if code == newPark {
		return e, nil
	}
	if e.subject, err = s.subject(c.Request().Context(), v, code); err != nil {
		return nil, err
	}
	if !slices.Contains(views.LedgersOf(code == park.CityCode, e.closed), ledger) {
		return nil, park.NotFoundf("ledger", "no ledger %q of %s", ledger, code)
	}
	return e, nil
}

func (s *site) showEntry(c echo.Context) error   { return s.blank(c, c.Param("code"), c.Param("ledger")) }
func (s *site) showNewPark(c echo.Context) error { return s.blank(c, newPark, views.LedgerPark) }
func (s *site) recordEntry(c echo.Context) error {
	return s.record(c, c.Param("code"), c.Param("ledger"))
}
func (s *site) addPark(c echo.Context) error { return s.record(c, newPark, views.LedgerPark) }

// blank is a form as it is opened.
func (s *site) blank(c echo.Context, code, ledger string) error {
	e, err := s.enter(c, code, ledger)
	if err != nil {
		return err
	}
	e.typed = views.Typed{"effective": string(e.Today)}
	switch ledger {
	case views.LedgerLand:
		e.typed["basis"], e.typed["unit"] = string(park.Industrial), "亩"
	case views.LedgerTargets:
		e.typed["year"], e.typed["unit"] = fmt.Sprint(e.Today.Time().Year()), "亿元"
	case views.LedgerDue:
		e.typed["due"] = fmt.Sprint(e.Known.Catalogue.DueDay)
	case views.LedgerPark:
		for name, text := range views.TypedPark(e.park) {
			e.typed[name] = text
		}
	}
	return e.form(c, http.StatusOK)
}

// form renders the form with what was typed and what is wrong with it.
func (e *entering) form(c echo.Context, status int) error {
	return render(c, status, views.EntryFormPage(views.NewEntryForm(e.Page, e.Board, e.entryFacts())))
}

func (e *entering) entryFacts() views.EntryFacts {
	return views.EntryFacts{
		Ledger: e.ledger, Code: e.code, Park: e.park, Closed: e.closed, Today: e.Today, Was: e.was(),
		Typed: e.typed, Problems: e.wrong,
	}
}

// was is the state of the catalogue that a form starts from, where what is
// typed replaces all of it; "" where rows are only added.
func (e *entering) was() string {
	switch {
	case e.code == "":
		return ""
	case e.ledger == views.LedgerPark, e.ledger == views.LedgerClose:
		return fingerprint(e.park, e.closed)
	case e.ledger == views.LedgerDue:
		return fingerprint(e.Known.Catalogue.DueDay)
	}
	return ""
}

// fingerprint is a short name of what was seen.
func fingerprint(seen ...any) string {
	raw, err := json.Marshal(seen)
	if err != nil {
		raw = fmt.Append(nil, err) // nothing that is asked for fails to be written
	}
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:12])
}

// typedNames are the fields of all forms.
var typedNames = append([]string{
	"basis", "amount", "unit", "indicator", "year", "text", "code", "tier", "aliases", "due", "effective", "document",
}, views.ParkNames...)

// mostTries bounds how often an entry is looked at anew because somebody
// recorded something that changes nothing of what was shown.
const mostTries = 5

// record checks a form, shows its consequences, and keeps it once they were
// seen: each of the three is the same form posted again.
func (s *site) record(c echo.Context, code, ledger string) error {
	for range mostTries {
		e, err := s.filled(c, code, ledger)
		if err != nil {
			return err
		}
		err = s.take(c, e)
		if again, ok := refusal(err); ok && again.Key == "data_moved" {
			continue
		}
		return err
	}
	return park.Conflictf("data_moved", "the data moves faster than an entry can be recorded")
}

// filled is a form with what was typed into it.
func (s *site) filled(c echo.Context, code, ledger string) (*entering, error) {
	e, err := s.enter(c, code, ledger)
	if err != nil {
		return nil, err
	}
	values, err := c.FormParams()
	if err != nil {
		return nil, err
	}
	for _, name := range typedNames {
		if values.Has(name) {
			e.typed[name] = strings.ReplaceAll(values.Get(name), "\r\n", "\n")
		}
	}
	return e, nil
}

// take answers one posting of a form.
func (s *site) take(c echo.Context, e *entering) error {
	if c.FormValue("edit") != "" {
		return e.form(c, http.StatusOK)
	}
	if e.was() != c.FormValue("was") {
		e.wrong[""] = e.say("admin.wrong.changed")
		return e.form(c, http.StatusConflict)
	}
	if err := s.read(c.Request().Context(), e); err != nil {
		return err
	}
	if len(e.wrong) > 0 {
		e.wrong[""] = e.say("admin.wrong.form", len(e.wrong))
		return e.form(c, http.StatusUnprocessableEntity)
	}
	f := e.consequences()
	switch {
	case c.FormValue("keep") == "":
		return render(c, http.StatusOK, views.ConsequencesPage(views.NewConsequences(e.Page, f)))
	case c.FormValue("seen") != f.Seen:
		f.Moved = true
		return render(c, http.StatusConflict, views.ConsequencesPage(views.NewConsequences(e.Page, f)))
	case !sure(c, f.Asks):
		f.Unsure = true
		return render(c, http.StatusUnprocessableEntity, views.ConsequencesPage(views.NewConsequences(e.Page, f)))
	}
	if err := s.DB.Record(c.Request().Context(), e.act, e.entry, e.Known.Version); err != nil {
		return err
	}
	code := e.code
	if code == "" {
		code = e.typed["code"]
	}
	return seeOther(c, views.LedgerPath(code)+"?kept="+e.ledger)
}

// sure reports whether everything that was asked is confirmed.
func sure(c echo.Context, asks []views.Ask) bool {
	values, err := c.FormParams()
	return err == nil && !slices.ContainsFunc(asks, func(a views.Ask) bool { return !slices.Contains(values["sure"], a.Name) })
}

// read makes the entry of what was typed.
func (s *site) read(ctx context.Context, e *entering) error {
	e.from = never
	switch e.ledger {
	case views.LedgerLand:
		e.readLand()
	case views.LedgerTargets:
		e.readTarget()
	case views.LedgerNotes:
		e.readNote()
	case views.LedgerPark:
		return s.readPark(ctx, e)
	case views.LedgerClose:
		e.readClose()
	case views.LedgerDue:
		return s.readDue(ctx, e)
	}
	return nil
}

// consequences is what changes on the board when the entry is recorded: the
// same sums over the same facts and the one row more.
func (e *entering) consequences() views.ChangesFacts {
	f := views.ChangesFacts{
		EntryFacts: e.entryFacts(), Records: e.records, Remarks: e.remarks, Asks: e.asks,
		Outcome: views.Outcome{Was: e.Board, Is: e.Board},
	}
	if e.from != never {
		f.Outcome = views.NewOutcome(e.Board, board.New(e.facts), newestOfYears(e.Board.Periods(), e.from, e.to))
	}
	said := make([]string, 0, len(f.Changes))
	for _, one := range f.Changes {
		said = append(said, one.Query.Path()+" "+plain(one.Was)+" "+plain(one.Is))
	}
	f.Seen = fingerprint(e.ledger, e.code, e.typed, e.upon, said, f.Standings)
	return f
}

func plain(v *board.Value) string {
	if v.Num != nil {
		return v.Num.RatString()
	}
	return string(v.Word) + string(v.Missing)
}

// newestOfYears are the newest periods of each year from one period to another,
// oldest first; a zero end is open.
func newestOfYears(periods []park.Period, from, to park.Period) []park.Period {
	var out []park.Period
	for _, p := range periods {
		if p.Before(from) || !to.IsZero() && to.Before(p) {
			continue
		}
		if n := len(out); n > 0 && out[n-1].Year == p.Year {
			out[n-1] = p
			continue
		}
		out = append(out, p)
	}
	return out
}
