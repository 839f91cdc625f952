package views

import (
	"cmp"
	"slices"
	"strings"

	"parkboard/internal/board"
	"parkboard/internal/locale"
	"parkboard/internal/park"
)

// Since is what changed since the reader last looked: acts first, then the
// standings, places and numbers that are not what they were.
type Since struct {
	Hint  string
	Says  string // instead of lines: that nothing changed, or that this is the first visit
	Lines []SinceLine
	More  string // how many changes are not printed
	All   Link   // the page of all changes; Href "" where there are none
}

// SinceLine is one act or change. When is empty on changes, which have no
// moment of their own.
type SinceLine struct {
	When string
	Says Sentence
}

// SinceFacts is what the reader last saw and what was recorded after it.
type SinceFacts struct {
	First bool         // the reader has not looked before
	At    park.Moment  // the end of the previous visit
	Was   *board.Board // the board as known then; nil when the data is still the same
	Land  []park.Land  // the ledgers as they are now
	Goals []park.Target
}

// How much is printed: the page tells the news, it is no log.
const (
	sinceActs    = 6
	sinceChanges = 8
	sincePeriods = 3
	sinceRanked  = 60 // parks up to which every place is compared
)

func newSince(page Page, b *board.Board, f OverviewFacts) Since {
	p := page.Say
	acts := actsOf(page, b.Catalogue(), f.Uploads, f.Since.Land, f.Since.Goals)
	if f.Since.First {
		return Since{Hint: p.T("overview.since.first"), Lines: sinceLines(acts, sinceActs)}
	}
	m := Since{Hint: p.T("overview.since.hint", MomentText(f.Since.At))}
	acts = slices.DeleteFunc(acts, func(a sinceAct) bool { return !a.at.After(f.Since.At) })
	if len(acts) == 0 && f.Since.Was == nil {
		m.Says = p.T("overview.since.nothing", MomentText(f.Since.At))
		return m
	}
	changes, rest := changesSince(p, b, f, acts)
	if len(acts) == 0 && len(changes) == 0 && rest == 0 {
		m.Says = p.T("overview.since.nothing", MomentText(f.Since.At))
		return m
	}
	m.All = Link{Text: p.T("overview.since.all"), Href: BetweenAsk{From: park.AsOfText(f.Since.At)}.Path()}
	m.Lines = sinceLines(acts, sinceActs)
	for _, one := range changes[:min(len(changes), sinceChanges)] {
		m.Lines = append(m.Lines, SinceLine{Says: one})
	}
	if more := max(len(acts)-sinceActs, 0) + max(len(changes)-sinceChanges, 0) + rest; more > 0 {
		m.More = p.T("overview.since.more", Count(more))
	}
	return m
}

// sinceAct is one publishing, withdrawal or entry of a ledger.
type sinceAct struct {
	at      park.Moment
	kind    string // published, corrected, withdrawn, land, goal; "" for steps of others
	who     string // as named
	says    Sentence
	parks   []string
	periods []park.Period
}

func sinceLines(acts []sinceAct, most int) []SinceLine {
	var lines []SinceLine
	for _, act := range acts[:min(len(acts), most)] {
		lines = append(lines, SinceLine{When: MomentText(act.at)[5:], Says: act.says})
	}
	return lines
}

// actsOf are the acts that changed what pages show, newest first.
func actsOf(page Page, c *park.Catalogue, up UploadsFacts, land []park.Land, goals []park.Target) []sinceAct {
	p := page.Say
	var acts []sinceAct
	for i, one := range up.All {
		for _, step := range one.Steps {
			if step.State == park.PublishedState || step.State == park.Withdrawn {
				acts = append(acts, uploadAct(page, c, up, i, step))
			}
		}
	}
	for _, one := range land {
		if one.Figure == nil {
			who := nameOf(up.Names, one.Actor)
			acts = append(acts, sinceAct{at: one.RecordedAt, kind: "land", who: who, parks: []string{one.Park}, says: Say(p, "overview.since.land",
				who, ParkName(p, c, one.Park), p.T("basis."+string(one.Basis)), DateText(p, one.Effective), documentText(p, one.Document))})
		}
	}
	for _, one := range goals {
		who := nameOf(up.Names, one.Actor)
		acts = append(acts, sinceAct{at: one.RecordedAt, kind: "goal", who: who, parks: []string{one.Park}, says: Say(p, "overview.since.goal",
			who, ParkName(p, c, one.Park), YearText(p, one.Year), SubjectName(p, c, one.Indicator), documentText(p, one.Document))})
	}
	slices.SortStableFunc(acts, func(x, y sinceAct) int { return y.at.Compare(x.at) })
	return acts
}

// uploadAct tells that a file was published, that it corrected an earlier one,
// or that it was withdrawn, by whom and why.
func uploadAct(page Page, c *park.Catalogue, f UploadsFacts, i int, step park.Step) sinceAct {
	p, up := page.Say, f.All[i]
	var names []string
	for _, code := range up.Parks {
		names = append(names, shortName(p, c, code))
	}
	scope := strings.Join(names, p.T("page.listsep"))
	if len(up.Parks) == len(c.Parks) {
		scope = p.T("overview.since.allparks", parkCount(p, len(c.Parks)))
	}
	what := Link{Text: scope + p.T("overview.since.period") + periodsText(p, up.Periods)}
	if page.User != nil && page.User.MaySee(up) {
		what.Href = uploadPath(up.ID)
	}
	key := "published"
	switch {
	case step.State == park.Withdrawn:
		key = "withdrawn"
	case corrects(f.All[i+1:], up):
		key = "corrected"
	}
	who := nameOf(f.Names, step.Actor)
	return sinceAct{at: step.At, kind: key, who: who, parks: up.Parks, periods: up.Periods,
		says: Say(p, "overview.since."+key, who, what, step.Reason)}
}

// corrects reports whether an earlier file that is still published spoke of the
// same park and period.
func corrects(earlier []park.Upload, up park.Upload) bool {
	return slices.ContainsFunc(earlier, func(had park.Upload) bool {
		if had.State != park.PublishedState {
			return false
		}
		same := slices.ContainsFunc(had.Periods, func(one park.Period) bool { return slices.Contains(up.Periods, one) })
		return same && slices.ContainsFunc(had.Parks, func(one string) bool { return slices.Contains(up.Parks, one) })
	})
}

// periodsText names a run of periods by its ends.
func periodsText(p locale.Printer, periods []park.Period) string {
	if len(periods) == 0 {
		return ""
	}
	first, last := slices.MinFunc(periods, park.Period.Compare), slices.MaxFunc(periods, park.Period.Compare)
	if first == last {
		return PeriodText(p, first)
	}
	return p.T("overview.since.run", PeriodText(p, first), PeriodText(p, last))
}

// changesSince compares the boards in the newest periods the acts speak of, or
// in the one shown: standings, the city's total, places, then the numbers of
// the parks the acts touched. What is new, but for output, is only counted: it
// has no number it was before.
func changesSince(p locale.Printer, b *board.Board, f OverviewFacts, acts []sinceAct) (told []Sentence, rest int) {
	if f.Since.Was == nil {
		return nil, 0
	}
	periods, parks := touchedBy(acts, f.Period)
	for _, period := range periods[:min(len(periods), sincePeriods)] {
		for _, one := range board.StandingChanges(f.Since.Was, b, period) {
			told = append(told, standingSentence(p, b, one, period))
		}
		for _, one := range board.Changes(f.Since.Was, b, sinceQueries(b, period, parks)) {
			output := one.Query.Subject == "output" && one.Query.Of == board.OfValue
			if output || one.Was.Missing == "" && one.Is.Missing == "" {
				told = append(told, changeSentence(p, b, one))
			} else {
				rest++
			}
		}
	}
	return told, rest
}

// standingSentence is a park whose state of the year is not what it was.
func standingSentence(p locale.Printer, b *board.Board, one board.StandingChange, period park.Period) Sentence {
	return Say(p, "overview.since.standing", parkLink(p, b.Catalogue(), one.Park.Code, period),
		MonthsText(p, period), p.T("standing."+string(one.Was)), p.T("standing."+string(one.Is)))
}

// touchedBy are the periods, newest first, and the parks that acts speak of;
// without any period, the one that is shown.
func touchedBy(acts []sinceAct, shown park.Period) (periods []park.Period, parks []string) {
	for _, act := range acts {
		parks = append(parks, act.parks...)
		periods = append(periods, act.periods...)
	}
	if len(periods) == 0 {
		periods = []park.Period{shown}
	}
	slices.SortFunc(periods, func(x, y park.Period) int { return y.Compare(x) })
	slices.SortFunc(parks, cmp.Compare)
	return slices.Compact(periods), slices.Compact(parks)
}

// sinceSubjects are what the plan names: their places are told first.
var sinceSubjects = []string{"output", "tax_per_mu", "value_added_per_mu", "investment_intensity"}

// sinceQueries are the numbers compared for a period, the most telling first.
func sinceQueries(b *board.Board, period park.Period, touched []string) []board.Query {
	codes := touched
	if all := b.Catalogue().Parks; len(all) <= sinceRanked {
		codes = nil
		for _, one := range all {
			codes = append(codes, one.Code)
		}
	}
	out := []board.Query{{Park: park.CityCode, Period: period, Subject: "output"}}
	for _, subject := range sinceSubjects {
		for _, code := range codes {
			out = append(out, board.Query{Park: code, Period: period, Subject: subject, Of: board.OfRank})
		}
	}
	for _, code := range touched {
		for _, q := range board.HeadlinesOf(b, code, period) {
			shown := q.Basis == "" || q.Basis == park.Industrial
			if shown && (q.Of == board.OfValue || q.Of == board.OfGrowth) && q.Window != board.YTD {
				out = append(out, q)
			}
		}
	}
	return out
}

// changeSentence is one number old → new: one link, because the receipt of the
// new number is where its revisions are told.
func changeSentence(p locale.Printer, b *board.Board, one board.Change) Sentence {
	was, is := NewFigure(p, one.Was, InTable), NewFigure(p, one.Is, InTable)
	f := is
	f.Note, f.State = p.T("overview.since.note"), Known
	f.Text = p.T("overview.since.pair", plainShort(was), plainShort(is))
	if is.State == Absent {
		f.Unit = was.Unit
	}
	name, subject := ParkName(p, b.Catalogue(), one.Query.Park), SubjectName(p, b.Catalogue(), one.Query.Subject)
	if one.Query.Park == park.CityCode {
		name = p.T("overview.since.city")
	}
	what := p.T("overview.since.of."+string(one.Query.Of), subject)
	return Say(p, "overview.since.change", name, MonthsText(p, one.Query.Period), what, f)
}

// plainShort is a figure's text; of an absent one its reason.
func plainShort(f Figure) string {
	if f.State == Absent {
		return f.Note
	}
	return f.Text
}
